// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/study_heat_map.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "models/number_words.h"
#include "theme/style_parts.h"
#include "theme/theme.h"
#include "views/chart_theme.h"

namespace blendscope::ui {

namespace {

constexpr int kCellWidth = 104;
constexpr int kSmallestCellWidth = 52;
constexpr int kHeatMapLine = 26;
constexpr int kWidestHead = 200;
constexpr double kPale = 0.08;
constexpr double kDeep = 0.92;

}  // namespace

StudyHeatMap::StudyHeatMap(QWidget* parent) : QWidget(parent) {
  describe(this, QStringLiteral("studyHeatMap"), tr("Accuracy by normalisation and embedding"));
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void StudyHeatMap::setGrid(std::shared_ptr<const StudyTable> table, StudyGrid grid) {
  table_ = std::move(table);
  grid_ = std::move(grid);
  current_.reset();
  low_ = 1;
  high_ = 0;
  for (std::size_t cell = 0; cell < grid_.size(); ++cell) {
    if (const StudyLine* line = lineOf(cell)) {
      low_ = std::min(low_, line->pooled->accuracy);
      high_ = std::max(high_, line->pooled->accuracy);
    }
  }
  updateGeometry();
  update();
}

void StudyHeatMap::setCurrentLine(std::optional<std::size_t> line) {
  const auto& lines = grid_.line.values();
  const auto found = line ? std::ranges::find(lines, static_cast<int>(*line)) : lines.end();
  current_ = found == lines.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - lines.begin()));
  update();
}

int StudyHeatMap::headWidth() const {
  int widest = 0;
  const QFontMetrics metrics(captionFont());
  for (const std::string& name : grid_.normalizers) {
    widest = std::max(widest, metrics.horizontalAdvance(QString::fromStdString(name)));
  }
  return std::min(widest, kWidestHead) + kGap;
}

QSize StudyHeatMap::sizeHint() const {
  const int rows = static_cast<int>(grid_.line.rows());
  const int columns = static_cast<int>(grid_.line.cols());
  return {headWidth() + columns * kCellWidth, (rows + 1) * kHeatMapLine};
}

QSize StudyHeatMap::minimumSizeHint() const {
  return {headWidth() + static_cast<int>(grid_.line.cols()) * kSmallestCellWidth, sizeHint().height()};
}

QRect StudyHeatMap::cellRect(std::size_t cell) const {
  const auto columns = static_cast<int>(grid_.line.cols());
  if (columns == 0) return {};
  const int width = std::min(kCellWidth, (this->width() - headWidth()) / columns);
  const int row = static_cast<int>(cell) / columns;
  const int column = static_cast<int>(cell) % columns;
  return {headWidth() + column * width, (row + 1) * kHeatMapLine, width - 2, kHeatMapLine - 2};
}

std::optional<std::size_t> StudyHeatMap::cellAt(QPoint point) const {
  for (std::size_t cell = 0; cell < grid_.size(); ++cell) {
    if (cellRect(cell).contains(point)) return cell;
  }
  return std::nullopt;
}

const StudyLine* StudyHeatMap::lineOf(std::size_t cell) const {
  const int line = grid_.line.values()[cell];
  return line < 0 ? nullptr : &table_->lines[static_cast<std::size_t>(line)];
}

void StudyHeatMap::choose(std::size_t cell) {
  if (!lineOf(cell)) return;
  current_ = cell;
  setAccessibleDescription(QString::fromStdString(lineOf(cell)->spec.text()) + QStringLiteral(": ") +
                           scoreText(lineOf(cell)->pooled->accuracy));
  update();
  Q_EMIT lineChosen(static_cast<std::size_t>(grid_.line.values()[cell]));
}

bool StudyHeatMap::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const auto cell = cellAt(help->pos());
  const StudyLine* line = cell ? lineOf(*cell) : nullptr;
  if (line) {
    QToolTip::showText(help->globalPos(),
                       tr("%1\nAccuracy %2, 95 % interval %3")
                           .arg(QString::fromStdString(line->spec.text()), scoreText(line->pooled->accuracy),
                                intervalText(line->pooled->accuracyInterval)),
                       this);
  } else {
    QToolTip::hideText();
  }
  return true;
}

void StudyHeatMap::mousePressEvent(QMouseEvent* event) {
  if (const auto cell = cellAt(event->pos())) choose(*cell);
}

void StudyHeatMap::keyPressEvent(QKeyEvent* event) {
  const auto columns = static_cast<int>(grid_.line.cols());
  const std::map<int, int> steps{
      {Qt::Key_Left, -1}, {Qt::Key_Right, 1}, {Qt::Key_Up, -columns}, {Qt::Key_Down, columns}};
  const auto step = steps.find(event->key());
  if (step == steps.end() || grid_.size() == 0) return QWidget::keyPressEvent(event);
  const int next = current_ ? static_cast<int>(*current_) + step->second : 0;
  if (next >= 0 && next < static_cast<int>(grid_.size())) choose(static_cast<std::size_t>(next));
}

void StudyHeatMap::paintCell(QPainter& painter, std::size_t cell) const {
  const QRect rect = cellRect(cell);
  const StudyLine* line = lineOf(cell);
  if (!line) {
    painter.fillRect(rect, QBrush(coloursOf(palette()).line, Qt::BDiagPattern));
    return;
  }
  const double part = high_ > low_ ? (line->pooled->accuracy - low_) / (high_ - low_) : 0.5;
  const QColor fill = mixed(coloursOf(palette()).panel, seriesColour(0, palette()), kPale + (kDeep - kPale) * part);
  painter.fillRect(rect, fill);
  painter.setPen(fill.lightnessF() > 0.5F ? QColor(Qt::black) : QColor(Qt::white));
  painter.drawText(rect, Qt::AlignCenter, scoreText(line->pooled->accuracy));
  if (current_ != cell) return;
  painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
  painter.drawRect(rect.adjusted(1, 1, -1, -1));
}

void StudyHeatMap::paintEvent(QPaintEvent*) {
  if (grid_.size() == 0) return;
  QPainter painter(this);
  painter.setFont(captionFont());
  const QFontMetrics metrics(captionFont());
  const auto write = [&](const QRect& place, const std::string& name, Qt::Alignment alignment) {
    painter.setPen(coloursOf(palette()).muted);
    painter.drawText(place, alignment | Qt::AlignVCenter,
                     metrics.elidedText(QString::fromStdString(name), Qt::ElideRight, place.width()));
  };
  for (std::size_t column = 0; column < grid_.embeddings.size(); ++column) {
    const QRect below = cellRect(column);
    write({below.left(), 0, below.width(), kHeatMapLine}, grid_.embeddings[column], Qt::AlignHCenter);
  }
  for (std::size_t row = 0; row < grid_.normalizers.size(); ++row) {
    const QRect beside = cellRect(row * grid_.line.cols());
    write({0, beside.top(), headWidth() - kGap, beside.height()}, grid_.normalizers[row], Qt::AlignRight);
  }
  for (std::size_t cell = 0; cell < grid_.size(); ++cell) paintCell(painter, cell);
  if (hasFocus()) {
    painter.setPen(QPen(palette().color(QPalette::Highlight), 1));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
  }
}

}  // namespace blendscope::ui
