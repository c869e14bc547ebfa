// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "base/archive.h"
#include "base/matrix.h"
#include "base/random.h"

namespace blendscope {

/// A small residual network (He et al. 2016) for square images of a few channels: a convolution, three residual blocks
/// of two 3×3 convolutions each, the mean over all pixels, dropout, and one linear layer with softmax. The image is
/// halved before the second and the third block while it is at least 8 px wide; from the second block on there are
/// twice as many channels. Single precision. Own code rather than dlib's networks: those draw from the C library's one
/// generator and train in one thread, these repeat exactly on any number of threads and need no lock.
class ResidualNetwork {
 public:
  struct Shape {
    std::size_t side = 10;      ///< px
    std::size_t channels = 16;  ///< of the first block
    std::size_t classes = 2;
    std::size_t inputs = 2;  ///< channels of the images
  };

  /// Memory for the passes of one thread; may be used again for any images.
  class Workspace;
  struct WorkspaceDeleter {
    void operator()(Workspace* workspace) const;
  };
  using WorkspacePointer = std::unique_ptr<Workspace, WorkspaceDeleter>;
  static WorkspacePointer makeWorkspace();

  ResidualNetwork(Shape shape, RandomStream& random);
  ~ResidualNetwork();
  ResidualNetwork(ResidualNetwork&&) noexcept;

  const Shape& shape() const;
  std::size_t inputSize() const { return shape().inputs * shape().side * shape().side; }
  /// Numbers that the last layer sees.
  std::size_t features() const;
  std::span<float> parameters();
  std::span<const float> parameters() const;
  /// Whether a parameter is a weight (and so decays) rather than a gain or an offset.
  bool isWeight(std::size_t parameter) const;
  /// Means and variances by which predictions are normalised.
  std::span<float> statistics();
  std::span<const float> statistics() const;

  /// Adds the slopes of the summed log loss of some images to `slopes`; gives that loss. Images are rows of
  /// `inputSize()` values, channel by channel. Normalises by the images themselves, whose statistics go to `measured`.
  /// Features are dropped with probability `dropout`.
  double addSlopes(MatrixView<const float> images, std::span<const int> labels, double dropout, RandomStream& random,
                   std::span<float> slopes, std::span<float> measured, Workspace& workspace) const;

  /// What the last layer sees of each image: n × features().
  Matrix<float> featuresOf(MatrixView<const float> images, Workspace& workspace) const;
  /// Class probabilities from such features.
  Matrix<double> probabilitiesOf(const Matrix<float>& features) const;
  /// Multiplies what softmax sees: below 1 makes every probability less sure.
  void sharpen(double factor);

  void save(ArchiveWriter& archive) const;
  /// For images of `inputs` channels. Throws Error if what it reads contradicts itself.
  static ResidualNetwork load(ArchiveReader& archive, std::size_t inputs);

 private:
  struct Parts;
  explicit ResidualNetwork(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace blendscope
