// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/histogram_panel.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "models/number_words.h"
#include "theme/theme.h"

namespace blendscope::ui {

namespace {

constexpr std::size_t kHistogramBins = 64;
constexpr double kFarthest = 1e12;

QDoubleSpinBox* makeLimit(const QString& name, const QString& accessibleName, const QString& tip) {
  auto* box = new QDoubleSpinBox;
  box->setRange(-kFarthest, kFarthest);
  box->setDecimals(2);
  box->setKeyboardTracking(false);
  box->setMinimumWidth(72);
  describe(box, name, accessibleName, tip);
  return box;
}

}  // namespace

HistogramPanel::HistogramPanel(QWidget* parent)
    : QWidget(parent),
      view_(new HistogramView),
      low_(makeLimit(QStringLiteral("limitLow"), tr("Value drawn black"),
                     tr("Values up to this one are drawn black, in DN. Drag the left handle, or type."))),
      high_(makeLimit(QStringLiteral("limitHigh"), tr("Value drawn white"),
                      tr("Values from this one on are drawn white, in DN. Drag the right handle, or type."))),
      whole_(new QCheckBox(tr("All values"))),
      outside_(makeMutedLabel({})) {
  view_->setToolTip(tr("Drag the handles to choose the limits for all cutouts. The wheel zooms, 0 shows everything."));
  describe(whole_, QStringLiteral("wholeRange"), tr("Show all values"),
           tr("Let the axis run from the smallest value to the largest, rather than about the limits."));
  outside_->setFont(captionFont());
  outside_->setObjectName(QStringLiteral("histogramOutside"));
  auto* numbers = new QHBoxLayout;
  numbers->setContentsMargins(0, 0, 0, 0);
  numbers->addWidget(low_, 1);
  auto* to = makeMutedLabel(tr("to"));
  to->setWordWrap(false);
  numbers->addWidget(to);
  numbers->addWidget(high_, 1);
  auto* unit = makeMutedLabel(tr("DN"));
  unit->setWordWrap(false);
  numbers->addWidget(unit);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, kGap, 0, 0);
  layout->addWidget(view_, 1);
  layout->addLayout(numbers);
  auto* below = new QHBoxLayout;
  below->addWidget(outside_, 1);
  below->addWidget(whole_);
  layout->addLayout(below);

  connect(whole_, &QCheckBox::toggled, this, &HistogramPanel::refresh);
  connect(view_, &HistogramView::limitsDragged, this, [this](const Limits& limits, bool done) {
    showLimits(limits);
    Q_EMIT limitsChosen(limits, done);
  });
  for (QDoubleSpinBox* box : {low_, high_}) {
    connect(box, &QDoubleSpinBox::valueChanged, this, &HistogramPanel::takeNumbers);
  }
}

void HistogramPanel::showPlane(const ImagePlane& plane, bool fixed) {
  plane_ = plane;
  view_->setFixed(fixed);
  low_->setEnabled(!fixed);
  high_->setEnabled(!fixed);
  refresh();
}

void HistogramPanel::clear() {
  plane_ = {};
  view_->clear();
  outside_->clear();
}

void HistogramPanel::refresh() {
  if (plane_.values.empty()) return;
  Limits range = rangeAround(plane_.values, plane_.limits);
  if (whole_->isChecked()) {
    const Limits all = findLimits(plane_.values, LimitsMode::MinMax);
    range = {std::min(all.low, plane_.limits.low), std::max(all.high, plane_.limits.high)};
  }
  const ValueHistogram histogram = valueHistogram(plane_.values, range, kHistogramBins);
  QStringList outside;
  if (histogram.below > 0) outside << tr("%1 below").arg(countText(histogram.below));
  if (histogram.above > 0) outside << tr("%1 above").arg(countText(histogram.above));
  if (histogram.missing > 0) outside << tr("%1 without a value").arg(countText(histogram.missing));
  outside_->setText(outside.isEmpty() ? tr("All pixels are in the histogram.")
                                      : tr("Pixels not in the histogram: %1").arg(outside.join(QStringLiteral(", "))));
  view_->setValues(histogram, plane_.limits, plane_.stretch, plane_.colours);
  showLimits(plane_.limits);
}

void HistogramPanel::showLimits(Limits limits) {
  const QSignalBlocker quietLow(low_), quietHigh(high_);
  const double step = (limits.high - limits.low) / 50;
  const int decimals = std::clamp(2 - static_cast<int>(std::floor(std::log10(std::max(step, 1e-9)))), 0, 9);
  for (QDoubleSpinBox* box : {low_, high_}) {
    box->setDecimals(decimals);
    box->setSingleStep(step);
  }
  low_->setValue(limits.low);
  high_->setValue(limits.high);
}

void HistogramPanel::takeNumbers() {
  const Limits limits{low_->value(), high_->value()};
  if (limits.high > limits.low) {
    Q_EMIT limitsChosen(limits, true);
  } else {
    showLimits(plane_.limits);
  }
}

}  // namespace blendscope::ui
