// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <optional>

#include "base/parallel.h"
#include "imaging/image_normalizer.h"

namespace blendscope {

namespace {

enum class Scale { Linear, Logarithm, Root, LogarithmOfRoot };
enum class Offset { None, ImageMinimum, AllMinimum };
enum class Divisor { None, ImageMaximum, ImageRange, AllMaximum, AllRange };

/// (g(x) − offset) / divisor: what all normalizers of this family are. A divisor that is not positive counts as 1.
struct RangeRule {
  Scale scale = Scale::Linear;
  Offset offset = Offset::None;
  Divisor divisor = Divisor::None;
  double exponent = 1;  ///< r of the root

  bool usesAll() const {
    return offset == Offset::AllMinimum || divisor == Divisor::AllMaximum || divisor == Divisor::AllRange;
  }
};

struct Range {
  double low = std::numeric_limits<double>::infinity();
  double high = -std::numeric_limits<double>::infinity();

  void include(double value) {
    low = std::min(low, value);
    high = std::max(high, value);
  }
  void include(const Range& other) {
    low = std::min(low, other.low);
    high = std::max(high, other.high);
  }
};

/// The smallest magnitude other than zero, which stands for zero under a logarithm; 1 if there is none.
double smallestMagnitude(std::span<const float> image) {
  double smallest = std::numeric_limits<double>::infinity();
  for (const float x : image) {
    if (x != 0 && std::isfinite(x)) smallest = std::min(smallest, std::abs(static_cast<double>(x)));
  }
  return std::isfinite(smallest) ? smallest : 1.0;
}

/// g for the pixels of one image.
class ScaledPixel {
 public:
  ScaledPixel(const RangeRule& rule, std::span<const float> image)
      : rule_(rule), floor_(rule.scale == Scale::Logarithm ? smallestMagnitude(image) : 0) {}

  double operator()(double x) const {
    switch (rule_.scale) {
      case Scale::Linear:
        return x;
      case Scale::Logarithm:
        return std::log10(std::max(std::abs(x), floor_));
      case Scale::Root:
        return std::pow(std::abs(x), rule_.exponent);
      case Scale::LogarithmOfRoot:
        return std::log10(1 + std::pow(std::abs(x), rule_.exponent));
    }
    return x;
  }

 private:
  const RangeRule& rule_;
  double floor_;
};

Range rangeOf(std::span<const float> image, const ScaledPixel& scaled) {
  Range range;
  for (const float x : image) {
    if (std::isfinite(x)) range.include(scaled(x));
  }
  return range;
}

/// {minimum, maximum} of g over all finite pixels of the training rows.
Statistics learnRange(const RangeRule& rule, const TrainingBatch& batch) {
  constexpr std::size_t kRows = 512;
  std::vector<Range> parts((batch.size() + kRows - 1) / kRows);
  parallelFor(batch.size(), kRows, [&](std::size_t begin, std::size_t end) {
    for (std::size_t row = begin; row < end; ++row) {
      const std::span<const float> image = batch.values.row(row);
      parts[begin / kRows].include(rangeOf(image, ScaledPixel(rule, image)));
    }
  });
  Range all;
  for (const Range& part : parts) all.include(part);
  if (all.low > all.high) all = {0, 0};  // not one finite pixel
  return {all.low, all.high};
}

double offsetOf(const RangeRule& rule, const Range& image, const Range& all) {
  switch (rule.offset) {
    case Offset::None:
      return 0;
    case Offset::ImageMinimum:
      return image.low;
    case Offset::AllMinimum:
      return all.low;
  }
  return 0;
}

double divisorOf(const RangeRule& rule, const Range& image, const Range& all) {
  switch (rule.divisor) {
    case Divisor::None:
      return 1;
    case Divisor::ImageMaximum:
      return image.high;
    case Divisor::ImageRange:
      return image.high - image.low;
    case Divisor::AllMaximum:
      return all.high;
    case Divisor::AllRange:
      return all.high - all.low;
  }
  return 1;
}

ImageNormalizer rangeNormalizer(const RangeRule& rule) {
  ImageNormalizer normalizer;
  if (rule.usesAll()) normalizer.learn = [rule](const TrainingBatch& batch) { return learnRange(rule, batch); };
  normalizer.prepare = [rule](const FeatureBatch&, const Statistics& statistics) -> RowFunction {
    const Range all = statistics.size() == 2 ? Range{statistics[0], statistics[1]} : Range{};
    return [rule, all](std::size_t, std::span<const float> in, std::span<float> out) {
      const ScaledPixel scaled(rule, in);
      const bool usesImage = rule.offset == Offset::ImageMinimum || rule.divisor == Divisor::ImageMaximum ||
                             rule.divisor == Divisor::ImageRange;
      const Range image = usesImage ? rangeOf(in, scaled) : Range{};
      const double offset = offsetOf(rule, image, all);
      const double wanted = divisorOf(rule, image, all);
      const double divisor = wanted > 0 ? wanted : 1;
      mapFinite(in, out, [&](double x) { return (scaled(x) - offset) / divisor; });
    };
  };
  return normalizer;
}

ParameterInfo rootParameter() {
  return {.name = "r",
          .label = "Root exponent r",
          .kind = ParameterKind::Number,
          .defaultValue = 0.3103,
          .minimum = 0.001,
          .maximum = 1,
          .help = "Smaller values lift faint pixels; 1 leaves the image linear."};
}

ParameterInfo scopeParameter(std::string help) {
  return {.name = "scope",
          .label = "Scope",
          .kind = ParameterKind::Choice,
          .defaultValue = std::string("image"),
          .choices = {"image", "all"},
          .help = std::move(help)};
}

TransformRegistry::Entry fixedRule(std::string name, std::string label, std::string help, std::string formula,
                                   RangeRule rule) {
  return normalizerEntry({.name = std::move(name),
                          .label = std::move(label),
                          .kind = StepKind::Normalizer,
                          .help = std::move(help),
                          .formula = std::move(formula)},
                         [rule](const Parameters&) { return rangeNormalizer(rule); });
}

TransformRegistry::Entry minmax() {
  return normalizerEntry(
      {.name = "minmax",
       .label = "Min–max",
       .kind = StepKind::Normalizer,
       .help = "Stretches every image, or all of them together, to 0…1. Constant images become 0; NaN stay NaN.",
       .formula = "(x − min x) / (max x − min x)",
       .parameters = {scopeParameter("Minimum and maximum of each image, or of all training images.")}},
      [](const Parameters& parameters) {
        const bool all = parameters.word("scope") == "all";
        return rangeNormalizer({Scale::Linear, all ? Offset::AllMinimum : Offset::ImageMinimum,
                                all ? Divisor::AllRange : Divisor::ImageRange});
      });
}

TransformRegistry::Entry rootMinmax() {
  return normalizerEntry(
      {.name = "rroot-minmax",
       .label = "Root min–max",
       .kind = StepKind::Normalizer,
       .help =
           "r-th power of the absolute pixel, minimum subtracted, divided by the maximum. An image of zeros stays 0; "
           "NaN stay NaN.",
       .formula = "(z − min z) / max z, z = |x|^r",
       .parameters = {rootParameter(), scopeParameter("Maximum of each image, or of all training images.")}},
      [](const Parameters& parameters) {
        const bool all = parameters.word("scope") == "all";
        return rangeNormalizer({Scale::Root, Offset::ImageMinimum, all ? Divisor::AllMaximum : Divisor::ImageMaximum,
                                parameters.number("r")});
      });
}

TransformRegistry::Entry rooted(std::string name, std::string label, std::string help, std::string formula,
                                Scale scale) {
  return normalizerEntry({.name = std::move(name),
                          .label = std::move(label),
                          .kind = StepKind::Normalizer,
                          .help = std::move(help),
                          .formula = std::move(formula),
                          .parameters = {rootParameter()}},
                         [scale](const Parameters& parameters) {
                           return rangeNormalizer({scale, Offset::None, Divisor::None, parameters.number("r")});
                         });
}

TransformRegistry::Entry raw() {
  return normalizerEntry({.name = "raw",
                          .label = "Raw",
                          .kind = StepKind::Normalizer,
                          .help = "Pixels as they are, whatever they are.",
                          .formula = "x"},
                         [](const Parameters&) {
                           return ImageNormalizer{[](const FeatureBatch&, const Statistics&) -> RowFunction {
                             return [](std::size_t, std::span<const float> in, std::span<float> out) {
                               std::copy(in.begin(), in.end(), out.begin());
                             };
                           }};
                         });
}

}  // namespace

std::vector<TransformRegistry::Entry> rangeNormalizers() {
  return {
      raw(),
      fixedRule("log-min", "Logarithm",
                "Logarithm above the image's faintest pixel. Zero counts as the smallest |x| > 0 "
                "of the image; NaN stay NaN.",
                "L − min L, L = log₁₀|x|", {Scale::Logarithm, Offset::ImageMinimum, Divisor::None}),
      fixedRule(
          "log-min-max", "Logarithmic min–max",
          "Logarithm stretched to 0…1 for every image. Zero counts as the smallest |x| > 0 of the image; constant "
          "images become 0; NaN stay NaN.",
          "(L − min L) / (max L − min L), L = log₁₀|x|", {Scale::Logarithm, Offset::ImageMinimum, Divisor::ImageRange}),
      minmax(),
      fixedRule(
          "min-over-max", "Minimum of image over maximum of all",
          "Keeps how bright the image is beside the others. A maximum that is not positive counts as 1; NaN stay NaN.",
          "(x − min x) / max over all training pixels", {Scale::Linear, Offset::ImageMinimum, Divisor::AllMaximum}),
      fixedRule(
          "log-min-over-max", "Logarithm over maximum of all",
          "As min-over-max, of the logarithm. Zero counts as the smallest |x| > 0 of the image; a maximum that is not "
          "positive counts as 1; NaN stay NaN.",
          "(L − min L) / max L over all training pixels, L = log₁₀|x|",
          {Scale::Logarithm, Offset::ImageMinimum, Divisor::AllMaximum}),
      rooted("rroot", "Root", "r-th power of the absolute pixel; 0 stays 0 and NaN stay NaN.", "|x|^r", Scale::Root),
      rootMinmax(),
      rooted("log-rroot", "Logarithm of root", "Logarithm of the r-th power; 0 stays 0 and NaN stay NaN.",
             "log₁₀(1 + |x|^r)", Scale::LogarithmOfRoot),
  };
}

}  // namespace blendscope
