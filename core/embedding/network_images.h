// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "data/steps.h"
#include "embedding/psf_knowledge.h"

namespace blendscope {

/// What of the cutouts a residual network is shown.
struct NetworkImageSettings {
  int crop = 20;     ///< px, side of the central square
  bool psf = false;  ///< with a channel of what one star leaves unexplained
  int single = 0;    ///< class of the single stars that teach the PSF
};

struct LearnedNetworkImages;

/// How cutouts look to a residual network: the central square with its sky taken off, once over its total flux and
/// once as asinh in units of the sky noise. With a PSF learned from single training stars there is a third channel:
/// what the best single star with the PSF of the cutout's exposure leaves over, over the total flux. Each channel is in
/// units of its standard deviation among training rows.
struct NetworkImages {
  ImageShape shape;  ///< of the cutouts
  int side = 0;      ///< px, of the square
  std::vector<double> scale{1, 1};
  std::shared_ptr<const PsfKnowledge> psf;  ///< null where there are two channels

  /// Learns scales, and the PSF where it is wanted. Throws Error in the name of `step` if the rows are no images, or if
  /// the PSF is wanted and there are no single stars.
  static LearnedNetworkImages learn(const TrainingBatch& batch, const NetworkImageSettings& settings,
                                    const std::string& step, const Progress& progress);

  std::size_t channels() const { return scale.size(); }
  /// n × channels · side², channel by channel.
  Matrix<float> images(const FeatureBatch& batch, const Progress& progress) const;

  void save(ArchiveWriter& archive) const;
  static NetworkImages load(ArchiveReader& archive);

 private:
  template <class StarOf>
  Matrix<float> draw(const FeatureBatch& batch, const Progress& progress, StarOf&& starOf) const;
};

struct LearnedNetworkImages {
  NetworkImages how;
  Matrix<float> training;  ///< of the rows it learned from; the PSF of each is what other objects say of it
};

/// Mirrored and turned copy number `copy` in [0, 8) of one image of as many channels as fit.
void mirrorNetworkImage(std::span<const float> in, int side, int copy, std::span<float> out);
inline constexpr int kNetworkCopies = 8;

}  // namespace blendscope
