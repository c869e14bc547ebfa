// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/confusion_matrix_view.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "models/number_words.h"
#include "theme/text_size.h"
#include "theme/theme.h"
#include "views/chart_menu.h"

namespace blendscope::ui {

namespace {

constexpr int kNameHeight = 44;  // "predicted" and the class names above the grid
constexpr int kLargestCell = 148;
constexpr int kSmallestCell = 56;
constexpr int kMatrixCellGap = 2;

QString matrixClassName(const ClassNames& names, int c) { return QString::fromStdString(names.name(c)); }

}  // namespace

ConfusionMatrixView::ConfusionMatrixView(QWidget* parent) : QWidget(parent) {
  describe(this, QStringLiteral("confusionMatrix"), tr("Confusion matrix"));
  addPictureMenu(this);
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
}

void ConfusionMatrixView::setMatrix(const Matrix<int>& counts, const ClassNames& names) {
  counts_ = counts;
  names_ = names;
  hovered_.reset();
  current_ = {0, 0};
  if (classes() > 0) setAccessibleDescription(words(current_));
  updateGeometry();
  update();
}

void ConfusionMatrixView::clear() { setMatrix({}, {}); }

double ConfusionMatrixView::share(Cell cell) const {
  double total = 0;
  for (const int count : counts_.row(static_cast<std::size_t>(cell.first))) total += count;
  const int count = counts_(static_cast<std::size_t>(cell.first), static_cast<std::size_t>(cell.second));
  return total > 0 ? count / total : std::nan("");
}

QString ConfusionMatrixView::words(Cell cell) const {
  const int count = counts_(static_cast<std::size_t>(cell.first), static_cast<std::size_t>(cell.second));
  return tr("%1 of class %2 predicted as %3: %4 of that class. Click to select them.")
      .arg(countText(static_cast<std::size_t>(count), tr("cutout"), tr("cutouts")), matrixClassName(names_, cell.first),
           matrixClassName(names_, cell.second), percentText(share(cell)));
}

int ConfusionMatrixView::widestName() const {
  const QFontMetrics metrics(captionFont());
  int widest = 0;
  for (const std::string& name : names_.names()) {
    widest = std::max(widest, metrics.horizontalAdvance(QString::fromStdString(name)));
  }
  return widest;
}

QRect ConfusionMatrixView::gridRect() const {
  const int heading = QFontMetrics(captionFont()).horizontalAdvance(tr("true class"));
  const int nameWidth = std::min(std::max(heading, widestName()) + 2 * kGap, width() / 3);
  const int n = std::max(1, classes());
  const int side =
      std::clamp(std::min((width() - nameWidth) / n, (height() - scaled(kNameHeight)) / n), 24, kLargestCell);
  const int column = std::max(side, std::min(widestName() + kMatrixCellGap + kGap / 2, (width() - nameWidth) / n));
  return QRect(nameWidth, scaled(kNameHeight), n * column, n * side);
}

QRect ConfusionMatrixView::cellRect(int truth, int predicted) const {
  const QRect grid = gridRect();
  const int n = std::max(1, classes());
  const QSize cell(grid.width() / n, grid.height() / n);
  return {grid.left() + predicted * cell.width(), grid.top() + truth * cell.height(), cell.width() - kMatrixCellGap,
          cell.height() - kMatrixCellGap};
}

std::optional<ConfusionMatrixView::Cell> ConfusionMatrixView::cellAt(QPoint at) const {
  for (int truth = 0; truth < classes(); ++truth) {
    for (int predicted = 0; predicted < classes(); ++predicted) {
      if (cellRect(truth, predicted).contains(at)) return Cell{truth, predicted};
    }
  }
  return std::nullopt;
}

QSize ConfusionMatrixView::sizeHint() const {
  const int n = std::max(2, classes());
  return {96 + n * 112, scaled(kNameHeight) + n * 112};
}

QSize ConfusionMatrixView::minimumSizeHint() const {
  const int n = std::max(2, classes());
  return {72 + n * kSmallestCell, scaled(kNameHeight) + n * kSmallestCell};
}

void ConfusionMatrixView::paintEvent(QPaintEvent*) {
  if (classes() == 0) return;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  paintNames(painter);
  for (int truth = 0; truth < classes(); ++truth) {
    for (int predicted = 0; predicted < classes(); ++predicted) paintCell(painter, {truth, predicted});
  }
}

void ConfusionMatrixView::paintNames(QPainter& painter) const {
  const ThemeColours& colours = coloursOf(palette());
  const QRect grid = gridRect();
  painter.setFont(captionFont());
  painter.setPen(colours.muted);
  painter.drawText(QRect(grid.left(), 0, grid.width(), scaled(kNameHeight) / 2), Qt::AlignCenter,
                   tr("predicted class"));
  painter.drawText(QRect(0, scaled(kNameHeight) / 2, grid.left() - kGap, scaled(kNameHeight) / 2),
                   Qt::AlignRight | Qt::AlignVCenter, tr("true class"));
  painter.setPen(colours.text);
  for (int c = 0; c < classes(); ++c) {
    const QRect cell = cellRect(c, c);
    const QFontMetrics metrics(painter.font());
    const QString above = metrics.elidedText(matrixClassName(names_, c), Qt::ElideRight, cell.width());
    const QString beside = metrics.elidedText(matrixClassName(names_, c), Qt::ElideRight, grid.left() - kGap);
    painter.drawText(QRect(cell.left(), scaled(kNameHeight) / 2, cell.width(), scaled(kNameHeight) / 2),
                     Qt::AlignCenter, above);
    painter.drawText(QRect(0, cell.top(), grid.left() - kGap, cell.height()), Qt::AlignRight | Qt::AlignVCenter,
                     beside);
  }
}

void ConfusionMatrixView::paintCell(QPainter& painter, Cell cell) const {
  const ThemeColours& colours = coloursOf(palette());
  const QRectF rect = cellRect(cell.first, cell.second);
  const double part = std::isnan(share(cell)) ? 0 : share(cell);
  QColor fill = cell.first == cell.second ? colours.correct : colours.wrong;
  fill.setAlphaF(static_cast<float>(0.06 + 0.44 * part));
  painter.setPen(Qt::NoPen);
  painter.setBrush(colours.raised);
  painter.drawRoundedRect(rect, kCornerRadius, kCornerRadius);
  painter.setBrush(fill);
  painter.drawRoundedRect(rect, kCornerRadius, kCornerRadius);
  if (hovered_ == cell || (hasFocus() && current_ == cell)) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colours.accent, 2));
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), kCornerRadius, kCornerRadius);
  }
  const int count = counts_(static_cast<std::size_t>(cell.first), static_cast<std::size_t>(cell.second));
  const QFont large = std::min(rect.width(), rect.height()) >= 72 ? pageTitleFont() : font();
  const double upper = QFontMetricsF(large).height();
  const double lower = rect.height() >= 48 ? QFontMetricsF(captionFont()).height() : 0;
  const double top = rect.center().y() - (upper + lower) / 2;
  painter.setPen(colours.text);
  painter.setFont(large);
  painter.drawText(QRectF(rect.left(), top, rect.width(), upper), Qt::AlignCenter,
                   countText(static_cast<std::size_t>(count)));
  if (lower == 0) return;
  painter.setFont(captionFont());
  painter.drawText(QRectF(rect.left(), top + upper, rect.width(), lower), Qt::AlignCenter, percentText(share(cell)));
}

void ConfusionMatrixView::mouseMoveEvent(QMouseEvent* event) {
  const auto cell = cellAt(event->position().toPoint());
  if (cell == hovered_) return;
  hovered_ = cell;
  setCursor(cell ? Qt::PointingHandCursor : Qt::ArrowCursor);
  update();
}

void ConfusionMatrixView::mousePressEvent(QMouseEvent* event) {
  const auto cell = cellAt(event->position().toPoint());
  if (!cell || event->button() != Qt::LeftButton) return;
  setCurrent(*cell);
  Q_EMIT cellActivated(cell->first, cell->second);
}

void ConfusionMatrixView::leaveEvent(QEvent*) {
  hovered_.reset();
  update();
}

void ConfusionMatrixView::setCurrent(Cell cell) {
  current_ = {std::clamp(cell.first, 0, classes() - 1), std::clamp(cell.second, 0, classes() - 1)};
  setAccessibleDescription(words(current_));
  update();
}

void ConfusionMatrixView::keyPressEvent(QKeyEvent* event) {
  if (classes() == 0) return QWidget::keyPressEvent(event);
  const auto [truth, predicted] = current_;
  switch (event->key()) {
    case Qt::Key_Up:
      return setCurrent({truth - 1, predicted});
    case Qt::Key_Down:
      return setCurrent({truth + 1, predicted});
    case Qt::Key_Left:
      return setCurrent({truth, predicted - 1});
    case Qt::Key_Right:
      return setCurrent({truth, predicted + 1});
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
      Q_EMIT cellActivated(truth, predicted);
      return;
    default:
      QWidget::keyPressEvent(event);
  }
}

bool ConfusionMatrixView::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto cell = cellAt(help->pos());
    if (cell) {
      QToolTip::showText(help->globalPos(), words(*cell), this);
    } else {
      QToolTip::hideText();
    }
    return true;
  }
  return QWidget::event(event);
}

}  // namespace blendscope::ui
