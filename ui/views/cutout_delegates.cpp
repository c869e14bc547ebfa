// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/cutout_delegates.h"

#include <QPainter>
#include <algorithm>
#include <utility>

#include "models/mistake_model.h"
#include "models/neighbor_model.h"
#include "models/number_words.h"
#include "models/review_model.h"
#include "theme/theme.h"
#include "views/cutout_image.h"

namespace blendscope::ui {

namespace {

constexpr int kThumbnail = 48;
constexpr int kTile = 72;
constexpr int kBarHeight = 6;
constexpr int kMarkerSize = 9;
constexpr double kFaint = 0.4;  // of a list that waits for its new content

void paintGround(QPainter& painter, const QStyleOptionViewItem& option) {
  const ThemeColours& colours = coloursOf(option.palette);
  if (option.state.testFlag(QStyle::State_Selected)) {
    QColor tint = colours.accent;
    tint.setAlpha(60);
    painter.fillRect(option.rect, tint);
  } else if (option.state.testFlag(QStyle::State_MouseOver)) {
    painter.fillRect(option.rect, colours.raised);
  }
}

/// "s17 is blend", "s17 was blend, now single"; a long id gives way.
QString labelLine(const QFontMetrics& metrics, const QString& id, const QString& truth, const QString& now, int width) {
  const QString rest =
      truth == now ? VerdictDelegate::tr(" is %1").arg(truth) : VerdictDelegate::tr(" was %1, now %2").arg(truth, now);
  const int room = std::max(width / 4, width - metrics.horizontalAdvance(rest));
  return metrics.elidedText(metrics.elidedText(id, Qt::ElideMiddle, room) + rest, Qt::ElideRight, width);
}

/// "said blend, 89 %", "3 models: blend, 58 %".
QString saidLine(const QModelIndex& index, const QString& predicted) {
  const QString percent = percentText(index.data(MistakeModel::ProbabilityRole).toDouble());
  const int voices = index.data(ReviewModel::VoicesRole).toInt();
  if (voices > 1) return VerdictDelegate::tr("%1 models: %2, %3").arg(voices).arg(predicted, percent);
  const int round = index.data(MistakeModel::SplitRole).toInt();
  const QString said = VerdictDelegate::tr("said %1, %2").arg(predicted, percent);
  return round < 0 ? said : said + VerdictDelegate::tr(", round %1").arg(round + 1);
}

QString distanceText(double distance) { return distance < 10 ? scoreText(distance) : valueText(distance); }

void paintFocus(QPainter& painter, const QStyleOptionViewItem& option) {
  if (!option.state.testFlag(QStyle::State_HasFocus)) return;
  painter.setPen(QPen(coloursOf(option.palette).accent, 1));
  painter.drawRect(option.rect.adjusted(0, 0, -1, -1));
}

void paintCutout(QPainter& painter, const QRect& area, const CutoutSource& source, Row row) {
  const auto set = source.set();
  if (!set || row >= set->size()) return;
  painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
  painter.drawImage(area, cutoutImage(*set, row, source.display()));
}

/// In the upper right corner: somebody has looked at it.
void paintTick(QPainter& painter, const QRect& area, const QColor& colour) {
  const QPointF foot(area.right() - 14.0, area.top() + 17.0);
  painter.setPen(QPen(colour, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.drawPolyline(QPolygonF{foot + QPointF(-4, -4), foot, foot + QPointF(7, -8)});
}

}  // namespace

VerdictDelegate::VerdictDelegate(CutoutSource source, QObject* parent)
    : QStyledItemDelegate(parent), source_(std::move(source)) {}

QSize VerdictDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
  return {200, kThumbnail + kGap};
}

void VerdictDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const auto set = source_.set();
  if (!set) return;
  const ThemeColours& colours = coloursOf(option.palette);
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  paintGround(*painter, option);
  const QRect thumbnail(option.rect.left() + kGap / 2, option.rect.top() + kGap / 2, kThumbnail, kThumbnail);
  paintCutout(*painter, thumbnail, source_, index.data(MistakeModel::RowRole).toUInt());
  const int truth = index.data(MistakeModel::TruthRole).toInt();
  const int now = index.data(MistakeModel::LabelRole).toInt();
  const int predicted = index.data(MistakeModel::PredictedRole).toInt();
  const bool wrong = index.data(MistakeModel::WrongRole).toBool();
  const int left = thumbnail.right() + kGap;
  const int line = painter->fontMetrics().height();
  const int top = option.rect.center().y() - line;
  const int width = option.rect.right() - left - kMarkerSize - kGap;
  const auto writeLine = [&](int y, int c, const QString& text, const QColor& colour) {
    drawMarker(*painter, QPointF(left + kMarkerSize / 2.0, y + line / 2.0), kMarkerSize, classMarker(c),
               classColour(c));
    const QRect area(left + kMarkerSize + kGap / 2, y, width, line);
    painter->setPen(colour);
    painter->drawText(area, Qt::AlignVCenter, painter->fontMetrics().elidedText(text, Qt::ElideRight, width));
  };
  writeLine(
      top, now,
      labelLine(painter->fontMetrics(), index.data().toString(), className(*set, truth), className(*set, now), width),
      colours.text);
  const QString said = predicted < 0 ? tr("no prediction") : saidLine(index, className(*set, predicted));
  if (index.data(ReviewModel::DoneRole).toBool()) paintTick(*painter, option.rect, colours.correct);
  writeLine(top + line, predicted, said, wrong ? colours.text : colours.muted);
  paintFocus(*painter, option);
  painter->restore();
}

NeighborDelegate::NeighborDelegate(CutoutSource source, QObject* parent)
    : QStyledItemDelegate(parent), source_(std::move(source)) {}

QSize NeighborDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
  return {kTile + kGap, kTile + kBarHeight + 2 * option.fontMetrics.height() + 2 * kGap};
}

void NeighborDelegate::paintWeight(QPainter& painter, const QRect& area, double share, const QPalette& palette) const {
  const ThemeColours& colours = coloursOf(palette);
  painter.fillRect(area, colours.raised);
  const int middle = area.center().x();
  const int length = static_cast<int>(share * (area.width() / 2.0));
  if (length >= 0) {
    painter.fillRect(QRect(middle, area.top(), length, area.height()), colours.accent);
  } else {
    const QRect bar(middle + length, area.top(), -length, area.height() - 1);
    painter.setPen(QPen(colours.text, 1));
    painter.setBrush(QBrush(colours.text, Qt::BDiagPattern));
    painter.drawRect(bar);
    painter.setBrush(Qt::NoBrush);
  }
  painter.setPen(colours.muted);
  painter.drawLine(middle, area.top() - 1, middle, area.bottom() + 1);
}

void NeighborDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const ThemeColours& colours = coloursOf(option.palette);
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  if (!option.state.testFlag(QStyle::State_Enabled)) painter->setOpacity(kFaint);
  paintGround(*painter, option);
  const QRect thumbnail(option.rect.left() + kGap / 2, option.rect.top() + kGap / 2, kTile, kTile);
  paintCutout(*painter, thumbnail, source_, index.data(NeighborModel::RowRole).toUInt());
  const int c = index.data(NeighborModel::ClassRole).toInt();
  painter->setPen(QPen(classColour(c), 2));
  painter->drawRect(thumbnail.adjusted(1, 1, -1, -1));
  const QRect bar(thumbnail.left(), thumbnail.bottom() + kGap / 2, kTile, kBarHeight);
  paintWeight(*painter, bar, index.data(NeighborModel::ShareRole).toDouble(), option.palette);
  const int line = option.fontMetrics.height();
  const QRect text(thumbnail.left(), bar.bottom() + kGap / 2, kTile, line);
  drawMarker(*painter, QPointF(text.left() + kMarkerSize / 2.0, text.center().y()), kMarkerSize, classMarker(c),
             classColour(c));
  painter->setFont(captionFont());
  painter->setPen(colours.muted);
  painter->drawText(text.adjusted(kMarkerSize, 0, 0, 0), Qt::AlignRight | Qt::AlignVCenter,
                    scoreText(index.data(NeighborModel::WeightRole).toDouble()));
  painter->drawText(text.translated(0, line), Qt::AlignRight | Qt::AlignVCenter,
                    tr("d %1").arg(distanceText(index.data(NeighborModel::DistanceRole).toDouble())));
  paintFocus(*painter, option);
  painter->restore();
}

}  // namespace blendscope::ui
