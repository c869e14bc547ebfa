// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fitsio.h>
#include <locale.h>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <string>

namespace blendscope {

/// While it lives, the calling thread's C library writes and reads numbers with a point. CFITSIO and WCSLIB convert
/// numbers through the C library (and CFITSIO remembers the decimal sign it met first), so every call to them is made
/// under this guard.
class PointLocale {
 public:
  PointLocale();
  ~PointLocale();
  PointLocale(const PointLocale&) = delete;
  PointLocale& operator=(const PointLocale&) = delete;

 private:
  locale_t previous_;
};

/// Locked where CFITSIO was built without support for threads; free otherwise.
std::unique_lock<std::mutex> fitsLock();

/// An open FITS file. Names never reach CFITSIO's extended file name syntax, so that brackets, pipes and URLs in them
/// are letters like others. One object belongs to one thread, and no more than one lives per thread at a time.
class FitsFile {
 public:
  /// Throws Error if the file is not readable FITS.
  static FitsFile open(const std::filesystem::path& path);
  /// `path` must not exist.
  static FitsFile create(const std::filesystem::path& path);

  FitsFile(FitsFile&& other) noexcept;
  FitsFile& operator=(FitsFile&&) = delete;
  ~FitsFile();

  fitsfile* handle() const { return handle_; }
  const std::string& name() const { return name_; }

  /// Throws Error with CFITSIO's words for `status` unless it is 0.
  void check(int status, const std::string& what) const;
  /// The cards of the current HDU, 80 characters each, END included; those of the image where it is tile-compressed.
  std::string header() const;
  /// Writes what is buffered and closes; a destructor could not report that the disk is full.
  void close();

 private:
  FitsFile(std::string name, fitsfile* handle, std::unique_lock<std::mutex> lock);
  std::string name_;
  fitsfile* handle_ = nullptr;
  std::unique_lock<std::mutex> lock_;
};

/// "CFITSIO's short words for a status".
std::string fitsErrorText(int status);

}  // namespace blendscope
