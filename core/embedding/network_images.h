// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

#include "data/steps.h"

namespace blendscope {

/// How cutouts look to a residual network: the central square with its sky taken off, once over its total flux and
/// once as asinh in units of the sky noise; each of the two in units of its standard deviation among training rows.
struct NetworkImages {
  ImageShape shape;  ///< of the cutouts
  int side = 0;      ///< px, of the square
  std::array<double, 2> scale{1, 1};

  /// Square of at most `crop` px; scales from the rows. Throws Error in the name of `step` if they are no images.
  static NetworkImages of(const FeatureBatch& batch, int crop, std::string_view step, const Progress& progress);

  /// n × 2·side²: first all of the one channel, then of the other.
  Matrix<float> images(MatrixView<const float> cutouts, const Progress& progress) const;

  void save(ArchiveWriter& archive) const;
  static NetworkImages load(ArchiveReader& archive);
};

/// Mirrored and turned copy number `copy` in [0, 8) of one image of two channels.
void mirrorNetworkImage(std::span<const float> in, int side, int copy, std::span<float> out);
inline constexpr int kNetworkCopies = 8;

}  // namespace blendscope
