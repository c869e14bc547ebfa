// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/posterior_view.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "models/number_words.h"
#include "theme/text_size.h"
#include "theme/theme.h"
#include "views/chart_theme.h"

namespace blendscope::ui {

namespace {

/// Where a band's words and bar lie in its share of the height.
struct BandLayout {
  int height;
  int words;   ///< height of the words above
  int middle;  ///< of the bar
  int half;    ///< of its thickness
};

constexpr BandLayout kAlone{44, 18, 31, 8};
constexpr BandLayout kOneOfSeveral{28, 15, 21, 5};
constexpr int kAxisHeight = 20;
constexpr double kSmallestReach = 1.25;  // the codes −1 and +1 are always in view

BandLayout layoutOf(std::size_t bands) {
  const BandLayout& usual = bands > 1 ? kOneOfSeveral : kAlone;
  return {scaled(usual.height), scaled(usual.words), scaled(usual.middle), usual.half};
}

}  // namespace

bool PosteriorView::Band::holdsBoundary() const { return std::abs(posterior.mean) <= cutoff * posterior.sigma; }

std::vector<PosteriorView::Band> bandsOf(const Verdicts& verdicts, const Verdict& verdict) {
  const ClassNames& names = verdicts.run().testSet().classNames();
  const auto name = [&](int c) { return QString::fromStdString(names.name(c)); };
  std::vector<PosteriorView::Band> bands;
  for (int c = 0; c < names.count(); ++c) {
    if (names.count() == 2 && c != verdicts.run().positive) continue;
    const auto posterior = verdicts.posterior(verdict, c);
    if (!posterior) return {};
    const QString below = names.count() == 2 ? name(1 - c) : PosteriorView::tr("not %1").arg(name(c));
    bands.push_back({.posterior = *posterior, .below = below, .above = name(c), .aboveClass = c});
  }
  return bands;
}

PosteriorView::PosteriorView(QWidget* parent) : QWidget(parent) {
  describe(
      this, QStringLiteral("posterior"), tr("Posterior mean with its band"),
      tr("Mean of the latent function and its band. How many standard deviations wide the band must be is learned from "
         "training cutouts predicted without their own object, so that wrong decisions seldom look certain. The "
         "variance is that of the latent function: it depends on where the neighbours lie, not on their labels, and "
         "leaves out the noise of a new label."));
}

void PosteriorView::setBands(std::vector<Band> bands) {
  bands_ = std::move(bands);
  setAccessibleDescription(words());
  updateGeometry();
  update();
}

QString PosteriorView::words() const {
  QStringList lines;
  for (const Band& band : bands_) {
    const Posterior& p = band.posterior;
    const QString width = band.trained ? tr("trained band, %1 σ").arg(scoreText(band.cutoff)) : tr("2σ");
    const QString value =
        tr("μ = %1 ± %2 (%3, latent function)").arg(scoreText(p.mean), scoreText(band.cutoff * p.sigma), width);
    const QString meaning = band.holdsBoundary()
                                ? tr("the band holds the boundary 0: undecided at this level")
                                : tr("the band stays on the side of %1").arg(p.mean > 0 ? band.above : band.below);
    lines << (bands_.size() > 1 ? band.above + QStringLiteral(": ") : QString()) + value + QStringLiteral("; ") +
                 meaning;
  }
  return lines.join(QLatin1Char('\n'));
}

QSize PosteriorView::sizeHint() const {
  return {kDockWidth, static_cast<int>(bands_.size()) * layoutOf(bands_.size()).height + scaled(kAxisHeight)};
}

QSize PosteriorView::minimumSizeHint() const { return {160, sizeHint().height()}; }

double PosteriorView::reach() const {
  double reach = kSmallestReach;
  for (const Band& band : bands_) {
    reach = std::max(reach, std::abs(band.posterior.mean) + band.cutoff * band.posterior.sigma);
  }
  return reach * 1.04;
}

void PosteriorView::paintEvent(QPaintEvent*) {
  if (bands_.empty()) return;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF axis(kGap, height() - scaled(kAxisHeight), width() - 2 * kGap, scaled(kAxisHeight));
  double top = 0;
  for (const Band& band : bands_) {
    const int height = layoutOf(bands_.size()).height;
    paintBand(painter, band, QRectF(axis.left(), top, axis.width(), height));
    top += height;
  }
  paintAxis(painter, axis);
}

void PosteriorView::paintBand(QPainter& painter, const Band& band, const QRectF& area) const {
  const ThemeColours& colours = coloursOf(palette());
  const double scale = area.width() / (2 * reach());
  const auto x = [&](double value) { return area.center().x() + value * scale; };
  const Posterior& p = band.posterior;
  painter.setFont(captionFont());
  painter.setPen(colours.muted);
  const BandLayout layout = layoutOf(bands_.size());
  const QRectF words(area.left(), area.top(), area.width(), layout.words);
  painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("← ") + band.below);
  painter.drawText(words, Qt::AlignRight | Qt::AlignVCenter, band.above + QStringLiteral(" →"));

  const double middle = area.top() + layout.middle;
  painter.setPen(QPen(colours.line, 1));
  painter.drawLine(QPointF(area.left(), middle), QPointF(area.right(), middle));
  QColor fill = colours.accent;
  fill.setAlphaF(0.35F);
  painter.setPen(Qt::NoPen);
  painter.setBrush(fill);
  const double low = x(p.mean - band.cutoff * p.sigma);
  const double high = x(p.mean + band.cutoff * p.sigma);
  painter.drawRoundedRect(QRectF(low, middle - layout.half, std::max(1.0, high - low), 2 * layout.half), 2, 2);
  painter.setPen(QPen(colours.text, 1));
  painter.drawLine(QPointF(x(0), middle - layout.half - 2), QPointF(x(0), middle + layout.half + 2));
  painter.setPen(QPen(colours.panel, 1));
  painter.setBrush(colours.accent);
  painter.drawEllipse(QPointF(x(p.mean), middle), 5, 5);
}

void PosteriorView::paintAxis(QPainter& painter, const QRectF& area) const {
  painter.setFont(captionFont());
  painter.setPen(coloursOf(palette()).muted);
  const double scale = area.width() / (2 * reach());
  const double tick = roundRange(-reach(), reach(), 4).tick;
  for (int i = -8; i <= 8; ++i) {
    const double value = i * tick;
    if (std::abs(value) > reach()) continue;
    const double x = area.center().x() + value * scale;
    const QRectF box(x - 24, area.top() + 2, 48, area.height() - 2);
    if (box.left() < area.left() - kGap || box.right() > area.right() + kGap) continue;
    painter.drawText(box, Qt::AlignHCenter | Qt::AlignTop, valueText(value));
  }
}

}  // namespace blendscope::ui
