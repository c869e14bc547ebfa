// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>

#include "data/cutout_set.h"
#include "io/fits_file.h"

namespace blendscope {

/// The image of a FITS file: its first image HDU that is 2-D (axes of length 1 behind do not count) or, in Blendscope's
/// own layout, the cube named CUTOUTS. To be used under a PointLocale.
class FitsImage {
 public:
  /// Throws Error if the file is not readable FITS. A file without an image is no error: see `hasImage`.
  explicit FitsImage(const std::filesystem::path& path);

  bool hasImage() const { return shape_.height > 0; }
  bool isCube() const { return isCube_; }
  /// Of one cutout.
  ImageShape shape() const { return shape_; }
  /// Images in the cube, else 1.
  std::size_t count() const { return count_; }

  std::string header() const { return file_.header(); }
  /// Pixels [first, first + into.size()) of the HDU in file order as DN: BSCALE and BZERO applied, BLANK and nulls NaN.
  void readPixels(std::size_t first, std::span<float> into) const;

  const FitsFile& file() const { return file_; }

 private:
  void findImage(const std::filesystem::path& path);
  bool takeImage(std::span<const long long> axes);
  FitsFile file_;
  ImageShape shape_;
  std::size_t count_ = 0;
  bool isCube_ = false;
};

}  // namespace blendscope
