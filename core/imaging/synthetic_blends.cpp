// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/synthetic_blends.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/error.h"
#include "base/random.h"
#include "imaging/sky.h"
#include "imaging/symmetry.h"

namespace blendscope {

namespace {

constexpr const char* kWhere = "augmentation 'synthetic-blends'";
constexpr int kSmallestSide = 5;
constexpr int kPartnersTried = 32;
constexpr std::size_t kFewestOfField = 10;  // smaller groups are epochs of one star, which is no companion of itself
constexpr std::size_t kRowsBetweenReports = 1024;

/// A training row that shows one star.
struct Single {
  std::size_t row = 0;
  double sky = 0;
  double flux = 0;  ///< over the sky, of all but the two outermost rings of pixels
};

double fluxOf(std::span<const float> image, ImageShape shape, double sky) {
  double flux = 0;
  for (int y = 2; y < shape.height - 2; ++y) {
    for (int x = 2; x < shape.width - 2; ++x) {
      flux += static_cast<double>(image[static_cast<std::size_t>(y * shape.width + x)]) - sky;
    }
  }
  return flux;
}

class BlendMaker {
 public:
  BlendMaker(const TrainingBatch& batch, const SyntheticBlendsSettings& settings)
      : batch_(batch), settings_(settings), random_(batch.seed, 0x626c656e64) {
    for (std::size_t row = 0; row < batch.size(); ++row) {
      if (batch.labels[row] == batch.positive) continue;
      const auto image = batch.values.row(row);
      const double sky = borderSky(image, batch.shape).level;
      const double flux = fluxOf(image, batch.shape, sky);
      if (!(flux > 0)) continue;
      byGroup_[groupOf(row)].push_back(singles_.size());
      singles_.push_back({row, sky, flux});
    }
    if (singles_.size() < 2) {
      throw Error("there are fewer than two singles to make blends of", kWhere,
                  "Train on more singles, or without it.");
    }
  }

  AddedRows make(const Progress& progress) {
    const auto positives =
        static_cast<std::size_t>(std::count(batch_.labels.begin(), batch_.labels.end(), batch_.positive));
    const auto blends = static_cast<std::size_t>(std::llround(settings_.times * static_cast<double>(positives)));
    const auto copies =
        static_cast<std::size_t>(std::llround(settings_.times * static_cast<double>(batch_.size() - positives)));
    AddedRows added{Matrix<float>(blends + copies, batch_.values.cols()), {}, {}};
    for (std::size_t i = 0; i < blends + copies; ++i) {
      if (i % kRowsBetweenReports == 0) progress.throwIfCancelled();
      const bool isBlend = i < blends;
      const Single& single = singles_[random_.below(singles_.size())];
      isBlend ? blend(single, added.values.row(i)) : turned(single, added.values.row(i));
      added.labels.push_back(isBlend ? batch_.positive : batch_.labels[single.row]);
      added.origin.push_back(single.row);
    }
    return added;
  }

 private:
  void turned(const Single& single, std::span<float> out) {
    const auto symmetry = random_.below(static_cast<std::uint64_t>(mirrorCopies(batch_.shape)));
    mirrorCopy(batch_.values.row(single.row), batch_.shape, static_cast<int>(symmetry), out);
  }

  void blend(const Single& primary, std::span<float> out) {
    const auto image = batch_.values.row(primary.row);
    std::copy(image.begin(), image.end(), out.begin());
    const double ratio = std::exp(random_.uniform(std::log(settings_.faintest), 0));
    const Single& secondary = partnerOf(primary, ratio);
    const double dimming = std::min(1.0, ratio * primary.flux / secondary.flux);
    const int reach = random_.uniform() < settings_.closeShare ? 1 : settings_.farthest;
    const int dy = offset(reach, batch_.shape.height);
    const int dx = offset(reach, batch_.shape.width);
    const auto other = batch_.values.row(secondary.row);
    for (int y = std::max(0, dy); y < batch_.shape.height + std::min(0, dy); ++y) {
      for (int x = std::max(0, dx); x < batch_.shape.width + std::min(0, dx); ++x) {
        const double light = static_cast<double>(other[at(y - dy, x - dx)]) - secondary.sky;
        out[at(y, x)] += static_cast<float>(dimming * light);
      }
    }
  }

  /// Another single that need not be brightened, where one is found in a few draws; of the same group where that is a
  /// field of many.
  const Single& partnerOf(const Single& primary, double ratio) {
    const auto& near = byGroup_.at(groupOf(primary.row));
    const bool isField = near.size() >= kFewestOfField;
    const Single* brightest = nullptr;
    for (int i = 0; i < kPartnersTried; ++i) {
      const Single& drawn =
          isField ? singles_[near[random_.below(near.size())]] : singles_[random_.below(singles_.size())];
      if (drawn.row == primary.row) continue;
      if (!brightest || drawn.flux > brightest->flux) brightest = &drawn;
      if (drawn.flux >= ratio * primary.flux) return drawn;
    }
    return brightest ? *brightest : singles_[singles_.front().row == primary.row ? 1 : 0];
  }

  int groupOf(std::size_t row) const { return batch_.groups.empty() ? 0 : batch_.groups[row]; }

  int offset(int reach, int side) {
    const int most = std::min(reach, side / 2 - 1);
    return static_cast<int>(random_.below(static_cast<std::uint64_t>(2 * most + 1))) - most;
  }

  std::size_t at(int y, int x) const { return static_cast<std::size_t>(y * batch_.shape.width + x); }

  const TrainingBatch& batch_;
  const SyntheticBlendsSettings& settings_;
  RandomStream random_;
  std::vector<Single> singles_;
  std::map<int, std::vector<std::size_t>> byGroup_;  ///< places in singles_
};

}  // namespace

AddedRows syntheticBlends(const TrainingBatch& batch, const SyntheticBlendsSettings& settings,
                          const Progress& progress) {
  if (batch.shape.pixelCount() != batch.values.cols() || batch.shape.height < kSmallestSide ||
      batch.shape.width < kSmallestSide) {
    throw Error("blends are made of images of at least 5×5 pixels", kWhere,
                "Put it before every step that turns images into other features.");
  }
  if (batch.labels.empty() || batch.classCount != 2) {
    throw Error("blends can be made up where there are two classes, single stars and blends", kWhere,
                "Join binaries with blends, or leave the step out.");
  }
  return BlendMaker(batch, settings).make(progress);
}

}  // namespace blendscope
