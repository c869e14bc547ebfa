// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/fits_image.h"

#include <array>
#include <limits>

#include "io/compressed_image.h"
#include "io/header.h"

namespace blendscope {

namespace {

constexpr int kFitsImageMostAxes = 9;
constexpr long long kLongestAxis = 1'000'000;
constexpr long long kMostPixels = 1LL << 40;

/// Axes of the current HDU; none if it is not an image.
std::span<const long long> imageAxes(fitsfile* file, std::array<long long, kFitsImageMostAxes>& axes) {
  int type = 0;
  int bitsPerPixel = 0;
  int axisCount = 0;
  int status = 0;
  fits_get_hdu_type(file, &type, &status);
  if (status != 0 || type != IMAGE_HDU) return {};
  fits_get_img_paramll(file, kFitsImageMostAxes, &bitsPerPixel, &axisCount, axes.data(), &status);
  if (status != 0 || axisCount < 0 || axisCount > kFitsImageMostAxes) return {};
  return std::span(axes).first(static_cast<std::size_t>(axisCount));
}

bool isNamedCutouts(const FitsFile& file) {
  std::array<char, FLEN_VALUE> name{};
  int status = 0;
  fits_read_key(file.handle(), TSTRING, "EXTNAME", name.data(), nullptr, &status);
  if (status != 0) fits_clear_errmsg();
  return status == 0 && std::string_view(name.data()) == "CUTOUTS";
}

}  // namespace

FitsImage::FitsImage(const std::filesystem::path& path) : file_(FitsFile::open(path)) {
  findImage(path);
  int status = 0;
  if (hasImage() && fits_is_compressed_image(file_.handle(), &status)) checkCompressedTiles(file_);
}

void FitsImage::findImage(const std::filesystem::path& path) {
  std::array<long long, kFitsImageMostAxes> axes{};
  if (takeImage(imageAxes(file_.handle(), axes))) return;
  checkCompressedHeaders(path);  // the first HDU is never compressed
  int status = 0;
  for (int hdu = 2; fits_movabs_hdu(file_.handle(), hdu, nullptr, &status) == 0; ++hdu) {
    if (takeImage(imageAxes(file_.handle(), axes))) return;
  }
  fits_clear_errmsg();
  status = 0;
  fits_movabs_hdu(file_.handle(), 1, nullptr, &status);
}

bool FitsImage::takeImage(std::span<const long long> axes) {
  long long pixels = 1;
  for (const long long length : axes) {
    if (length < 1 || length > kLongestAxis || pixels > kMostPixels / length) return false;
    pixels *= length;
  }
  if (axes.size() < 2) return false;
  isCube_ = axes.size() == 3 && isNamedCutouts(file_);
  const bool isPlane = pixels == axes[0] * axes[1];
  if (!isCube_ && !isPlane) return false;
  shape_ = {static_cast<int>(axes[1]), static_cast<int>(axes[0])};
  count_ = isCube_ ? static_cast<std::size_t>(axes[2]) : 1;
  return true;
}

void FitsImage::readPixels(std::size_t first, std::span<float> into) const {
  int status = 0;
  int bitsPerPixel = 0;
  fits_get_img_type(file_.handle(), &bitsPerPixel, &status);
  // Uncompressed floating-point images hold NaN themselves; asking for a substitute would also replace infinities.
  const bool needsSubstitute = bitsPerPixel > 0 || fits_is_compressed_image(file_.handle(), &status) != 0;
  float nan = std::numeric_limits<float>::quiet_NaN();
  int anyNull = 0;
  fits_read_img(file_.handle(), TFLOAT, static_cast<LONGLONG>(first) + 1, static_cast<LONGLONG>(into.size()),
                needsSubstitute ? &nan : nullptr, into.data(), &anyNull, &status);
  file_.check(status, "the pixels cannot be read");
}

}  // namespace blendscope
