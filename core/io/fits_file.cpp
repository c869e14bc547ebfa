// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/fits_file.h"

#include <fmt/format.h>
#include <array>
#include <utility>

#include "base/error.h"

namespace blendscope {

namespace {

std::mutex fitsMutex;

locale_t pointLocale() {
  static const locale_t locale = newlocale(LC_ALL_MASK, "C", nullptr);
  return locale;
}

/// CFITSIO takes a leading ~ for a home folder and limits the length; an absolute path has no such ~.
std::string nameForCfitsio(const std::filesystem::path& path) {
  std::string name = std::filesystem::absolute(path).string();
  if (name.size() >= FLEN_FILENAME - 32)
    throw Error("the path is too long", path.string(), "Move the file to a shorter one.");
  return name;
}

}  // namespace

PointLocale::PointLocale() : previous_(uselocale(pointLocale())) {}

PointLocale::~PointLocale() { uselocale(previous_); }

std::unique_lock<std::mutex> fitsLock() {
  std::unique_lock<std::mutex> lock(fitsMutex, std::defer_lock);
  if (!fits_is_reentrant()) lock.lock();
  return lock;
}

std::string fitsErrorText(int status) {
  std::array<char, FLEN_STATUS> text{};
  fits_get_errstatus(status, text.data());
  fits_clear_errmsg();
  return text.data();
}

FitsFile::FitsFile(std::string name, fitsfile* handle, std::unique_lock<std::mutex> lock)
    : name_(std::move(name)), handle_(handle), lock_(std::move(lock)) {}

FitsFile FitsFile::open(const std::filesystem::path& path) {
  std::unique_lock<std::mutex> lock = fitsLock();
  const std::string name = nameForCfitsio(path);
  fitsfile* handle = nullptr;
  int status = 0;
  if (fits_open_diskfile(&handle, name.c_str(), READONLY, &status) != 0) {
    throw Error(fmt::format("cannot be opened as FITS: {}", fitsErrorText(status)), path.string(),
                "Fetch the file again; it may be damaged.");
  }
  return FitsFile(path.string(), handle, std::move(lock));
}

FitsFile FitsFile::create(const std::filesystem::path& path) {
  std::unique_lock<std::mutex> lock = fitsLock();
  const std::string name = nameForCfitsio(path);
  fitsfile* handle = nullptr;
  int status = 0;
  if (fits_create_diskfile(&handle, name.c_str(), &status) != 0) {
    throw Error(fmt::format("cannot be written: {}", fitsErrorText(status)), path.string(),
                "Check the free space and the permissions of the folder.");
  }
  return FitsFile(path.string(), handle, std::move(lock));
}

FitsFile::FitsFile(FitsFile&& other) noexcept
    : name_(std::move(other.name_)), handle_(std::exchange(other.handle_, nullptr)), lock_(std::move(other.lock_)) {}

FitsFile::~FitsFile() {
  if (!handle_) return;
  int status = 0;
  fits_close_file(handle_, &status);
  if (status != 0) fits_clear_errmsg();
}

void FitsFile::check(int status, const std::string& what) const {
  if (status != 0) throw Error(fmt::format("{}: {}", what, fitsErrorText(status)), name_);
}

std::string FitsFile::header() const {
  char* cards = nullptr;
  int count = 0;
  int status = 0;
  fits_convert_hdr2str(handle_, 0, nullptr, 0, &cards, &count, &status);
  std::string text = status == 0 && cards ? std::string(cards) : std::string();
  int ignored = 0;
  if (cards) fits_free_memory(cards, &ignored);
  check(status, "the header cannot be read");
  return text;
}

void FitsFile::close() {
  int status = 0;
  fits_close_file(std::exchange(handle_, nullptr), &status);
  check(status, "cannot be finished");
}

}  // namespace blendscope
