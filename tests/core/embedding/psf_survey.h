// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <vector>

#include "base/random.h"
#include "data/steps.h"
#include "imaging/star_fit.h"
#include "survey/moffat.h"

/// Stars drawn from the model that the PSF fits believe in.
namespace blendscope::testing {

inline constexpr ImageShape kShape{10, 10};
inline constexpr double kSkyNoise = 8;

/// Single stars and, every `pairEvery`-th, pairs 1.5 px apart of flux ratio 0.5; every pixel's noise is that of sky,
/// photons and η = 0.05 of the light. Exposures 1 and 2 differ in their PSF.
struct Survey {
  Matrix<float> values;
  std::vector<int> labels;
  std::vector<Row> rows;
  MetadataTable metadata;

  Survey(std::size_t n, std::size_t pairEvery, std::uint64_t seed, bool twoExposures = false)
      : values(n, kShape.pixelCount()) {
    RandomStream random(seed);
    std::vector<double> time;
    const PixelNoise noise{kSkyNoise, 6.2, 0.05};
    for (std::size_t i = 0; i < n; ++i) {
      const bool pair = pairEvery > 0 && i % pairEvery == 0;
      const std::size_t exposure = twoExposures ? 1 + i / 2 % 2 : 1;
      const MoffatPsf psf{exposure == 1 ? 1.3 : 1.7, 2.4, 0, 0};
      const double flux = std::exp(random.uniform(std::log(3e3), std::log(1e5)));
      const double x = random.uniform(3.6, 4.6);
      const double y = random.uniform(3.6, 4.6);
      std::vector<double> light(kShape.pixelCount(), 0);
      addPointSource(psf, x, y, flux, kShape, light);
      if (pair) {
        const double angle = random.uniform(0, 6.28);
        addPointSource(psf, x + 1.5 * std::cos(angle), y + 1.5 * std::sin(angle), 0.5 * flux, kShape, light);
      }
      for (std::size_t p = 0; p < light.size(); ++p) {
        values(i, p) = static_cast<float>(300 + light[p] + random.normal() * std::sqrt(noise.variance(light[p])));
      }
      labels.push_back(pair ? 1 : 0);
      rows.push_back(static_cast<Row>(i));
      time.push_back(58000 + static_cast<double>(exposure));
    }
    metadata.add({"OBSMJD", "d", ColumnRole::Measured, time});
  }

  TrainingBatch batch() const {
    TrainingBatch batch;
    batch.values = values;
    batch.shape = kShape;
    batch.labels = labels;
    batch.classCount = 2;
    batch.rows = rows;
    batch.metadata = &metadata;
    return batch;
  }
};

}  // namespace blendscope::testing
