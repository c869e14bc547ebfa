// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/image_normalizer.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/parallel.h"

namespace blendscope {

namespace {

constexpr std::size_t kPixelsPerBlock = 25'600;

class FittedImageNormalizer : public FittedTransform {
 public:
  FittedImageNormalizer(std::string name, ImageNormalizer normalizer, std::size_t width, ImageShape shape,
                        Statistics statistics)
      : name_(std::move(name)),
        normalizer_(std::move(normalizer)),
        width_(width),
        shape_(shape),
        statistics_(std::move(statistics)) {}

  Matrix<float> transform(const FeatureBatch& batch, const Progress& progress) const override {
    check(batch);
    Matrix<float> out(batch.size(), width_);
    const RowFunction normalize = normalizer_.prepare(batch, statistics_);
    const std::size_t grain = std::max<std::size_t>(1, kPixelsPerBlock / std::max<std::size_t>(1, width_));
    parallelFor(batch.size(), grain, [&](std::size_t begin, std::size_t end) {
      progress.throwIfCancelled();
      for (std::size_t row = begin; row < end; ++row) normalize(row, batch.values.row(row), out.row(row));
    });
    return out;
  }

  ImageShape outputShape() const override { return shape_; }

  void save(ArchiveWriter& archive) const override {
    archive.integer(static_cast<std::int64_t>(width_));
    archive.integer(shape_.height);
    archive.integer(shape_.width);
    archive.numbers(statistics_);
  }

 private:
  void check(const FeatureBatch& batch) const {
    if (batch.values.cols() == width_ && batch.shape == shape_) return;
    throw Error(
        fmt::format("images of {}×{} pixels ({} values) come where {}×{} ({} values) were fitted", batch.shape.height,
                    batch.shape.width, batch.values.cols(), shape_.height, shape_.width, width_),
        fmt::format("normalizer '{}'", name_), "Use cutouts of the size that the pipeline was trained with.");
  }

  std::string name_;
  ImageNormalizer normalizer_;
  std::size_t width_;
  ImageShape shape_;
  Statistics statistics_;
};

class UnfittedImageNormalizer : public Transform {
 public:
  UnfittedImageNormalizer(std::string name, ImageNormalizer normalizer)
      : name_(std::move(name)), normalizer_(std::move(normalizer)) {}

  std::shared_ptr<const FittedTransform> fit(const TrainingBatch& batch, const Progress& progress) const override {
    progress.throwIfCancelled();
    if (normalizer_.needsImage && batch.shape.pixelCount() == 0) {
      throw Error("it needs images, but gets features that are none", fmt::format("normalizer '{}'", name_),
                  "Put it before every step that turns images into other features.");
    }
    if (normalizer_.learn && batch.size() == 0) {
      throw Error("there are no training rows to learn from", fmt::format("normalizer '{}'", name_),
                  "Leave some rows to train on.");
    }
    Statistics statistics = normalizer_.learn ? normalizer_.learn(batch) : Statistics();
    return std::make_shared<FittedImageNormalizer>(name_, normalizer_, batch.values.cols(), batch.shape,
                                                   std::move(statistics));
  }

 private:
  std::string name_;
  ImageNormalizer normalizer_;
};

}  // namespace

TransformRegistry::Entry normalizerEntry(StepInfo info, std::function<ImageNormalizer(const Parameters&)> make) {
  const std::string name = info.name;
  return {std::move(info),
          [name, make](const Parameters& parameters) {
            return std::make_shared<UnfittedImageNormalizer>(name, make(parameters));
          },
          [name, make](const Parameters& parameters, ArchiveReader& archive) {
            const auto width = static_cast<std::size_t>(archive.integer());
            ImageShape shape;
            shape.height = static_cast<int>(archive.integer());
            shape.width = static_cast<int>(archive.integer());
            return std::make_shared<FittedImageNormalizer>(name, make(parameters), width, shape, archive.numbers());
          }};
}

}  // namespace blendscope
