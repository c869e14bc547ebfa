// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <algorithm>
#include <cmath>

#include "imaging/class_comparison.h"
#include "imaging/class_distributions.h"
#include "report/plot.h"
#include "report/report_material.h"

namespace blendscope {

namespace {

constexpr std::size_t kColumnsShown = 10;
constexpr double kImageSide = 150;
constexpr double kImageGap = 18;

Figure portraitFigure(const ClassComparison& comparison, const ClassNames& names) {
  Figure figure;
  const auto columns = static_cast<double>(std::max(comparison.portraits.size(), comparison.differences.size() + 1));
  figure.width = std::max(520.0, columns * (kImageSide + kImageGap));
  figure.height = 2 * (kImageSide + 36);
  figure.caption =
      "Mean image of each class (above; sky taken off, divided by flux, one grey scale) and where the others differ "
      "from "
      "the first (below; Cohen's d of every pixel, orange brighter, blue fainter).";
  figure.draw = [comparison, names](Canvas& canvas) {
    const auto height = static_cast<std::size_t>(comparison.shape.height);
    const auto width = static_cast<std::size_t>(comparison.shape.width);
    const auto view = [&](const std::vector<float>& pixels) {
      return MatrixView<const float>(pixels.data(), height, width);
    };
    float brightest = 0;
    for (const ClassPortrait& portrait : comparison.portraits) {
      brightest = std::max(brightest, *std::ranges::max_element(portrait.mean));
    }
    for (std::size_t i = 0; i < comparison.portraits.size(); ++i) {
      const ClassPortrait& portrait = comparison.portraits[i];
      const double left = static_cast<double>(i) * (kImageSide + kImageGap);
      canvas.text({left, 14}, fmt::format("{} ({})", names.name(portrait.classIndex), portrait.count),
                  {11, palette::kInk, Anchor::Start, true});
      drawGreyImage(canvas, {left, 22, kImageSide, kImageSide}, view(portrait.mean), 0, brightest);
    }
    for (std::size_t i = 0; i < comparison.differences.size(); ++i) {
      const ClassDifference& difference = comparison.differences[i];
      const double left = static_cast<double>(i + 1) * (kImageSide + kImageGap);
      const double top = kImageSide + 36;
      float largest = 0;
      for (const float d : difference.effectSize) largest = std::max(largest, std::abs(d));
      canvas.text({left, top + 14},
                  fmt::format("{} − {}: |d| ≤ {:.2f}", names.name(difference.to), names.name(difference.from), largest),
                  {10, palette::kInk, Anchor::Start, true});
      drawSignedImage(canvas, {left, top + 22, kImageSide, kImageSide}, view(difference.effectSize), largest);
    }
  };
  return figure;
}

Figure profileFigure(const std::vector<ClassProfile>& profiles, const ClassNames& names) {
  Figure figure;
  figure.width = 560;
  figure.height = 300;
  figure.caption =
      "How the light falls off with the distance from the centre: mean of each class with the spread between its "
      "images "
      "(one standard deviation).";
  figure.draw = [profiles, names](Canvas& canvas) {
    std::vector<double> radii{0};
    std::vector<double> values{0};
    for (const ClassProfile& one : profiles) {
      radii.insert(radii.end(), one.profile.radius.begin(), one.profile.radius.end());
      for (std::size_t i = 0; i < one.profile.mean.size(); ++i) {
        values.push_back(one.profile.mean[i] + one.profile.spread[i]);
      }
    }
    Plot plot(canvas, {70, 14, 380, 240}, Axis::around("Distance from the centre [px]", radii),
              Axis::around("Share of the flux per pixel", values));
    for (std::size_t c = 0; c < profiles.size(); ++c) {
      const RadialProfile& profile = profiles[c].profile;
      std::vector<double> low, high;
      for (std::size_t i = 0; i < profile.mean.size(); ++i) {
        low.push_back(profile.mean[i] - profile.spread[i]);
        high.push_back(profile.mean[i] + profile.spread[i]);
      }
      const Colour colour = palette::series(c);
      plot.band(profile.radius, low, high, colour);
      plot.line(profile.radius, profile.mean, colour);
      const double y = 26 + 18 * static_cast<double>(c);
      canvas.segment({462, y - 4}, {482, y - 4}, colour, 2.5);
      canvas.text({488, y}, names.name(profiles[c].classIndex), {11});
    }
  };
  return figure;
}

Table distributionTable(const std::vector<ClassDistribution>& distributions, const ClassNames& names) {
  Table table;
  table.caption = "What sets the classes apart most: Cohen's d of the widest pair with its 95 % interval.";
  table.header = {"Quantity", "Kind", "Pair", "Effect d", "95 % interval"};
  table.textColumns = 3;
  for (const ClassDistribution& one : distributions) {
    const Separation* widest = one.widest();
    if (!widest || table.rows.size() == kColumnsShown) continue;
    if (one.source == ClassDistribution::Source::Truth) continue;
    const std::string unit = one.unit.empty() ? "" : fmt::format(" [{}]", one.unit);
    table.rows.push_back({one.label + unit, one.source == ClassDistribution::Source::Moment ? "moment" : "measured",
                          fmt::format("{} – {}", names.name(widest->from), names.name(widest->to)),
                          fmt::format("{:.2f}", widest->effect),
                          fmt::format("{:.2f} to {:.2f}", widest->low, widest->high)});
  }
  return table;
}

/// The pixels of the class that differ most, in words.
std::string answerOf(const ClassComparison& comparison, const std::vector<ClassDistribution>& distributions,
                     const ClassNames& names) {
  std::string text;
  for (const ClassDifference& difference : comparison.differences) {
    float largest = 0;
    for (const float d : difference.effectSize) largest = std::max(largest, std::abs(d));
    text += fmt::format("On average {} differs from {} by up to {:.2f} standard deviations in a single pixel. ",
                        names.name(difference.to), names.name(difference.from), largest);
  }
  const auto moment = std::ranges::find_if(distributions, [](const ClassDistribution& one) {
    return one.source == ClassDistribution::Source::Moment && one.widest();
  });
  if (moment != distributions.end()) {
    text += fmt::format("Of the shapes measured, “{}” holds {} and {} furthest apart: d = {:.2f} ({:.2f} to {:.2f}).",
                        moment->label, names.name(moment->widest()->from), names.name(moment->widest()->to),
                        moment->widest()->effect, moment->widest()->low, moment->widest()->high);
  }
  return text;
}

}  // namespace

Section looksSection(const ReportMaterial& material, const Progress& progress) {
  const CutoutSet& data = *material.request.data;
  const ClassNames& names = data.classNames();
  const ClassComparison comparison = compareClasses(data, progress.part(0, 0.3));
  const auto distributions = classDistributions(data, progress.part(0.3, 0.8));
  Section section{"What do blended stars look like?", {}};
  section.blocks.push_back(Paragraph{answerOf(comparison, distributions, names), Paragraph::Kind::Answer});
  if (!comparison.portraits.empty()) section.blocks.push_back(portraitFigure(comparison, names));
  section.blocks.push_back(profileFigure(classProfiles(data, progress.part(0.8, 1)), names));
  section.blocks.push_back(distributionTable(distributions, names));
  section.blocks.push_back(
      Paragraph{"Differences of averages are not differences of single stars: where d is below about 0.8 the classes "
                "overlap widely, and a single cutout of either class may look like the other."});
  return section;
}

}  // namespace blendscope
