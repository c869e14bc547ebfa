// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/atomic_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <fstream>
#include <system_error>

#include "base/error.h"

namespace blendscope {

namespace {

namespace fs = std::filesystem;

/// Removes a file at the end of its life.
class TemporaryFile {
 public:
  explicit TemporaryFile(const fs::path& target) {
    static std::atomic<unsigned> number{0};
    path_ = target.parent_path() / (fmt::format(".partial-{}-{}-", ::getpid(), ++number) + target.filename().string());
  }
  ~TemporaryFile() {
    std::error_code ignored;
    fs::remove(path_, ignored);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

[[noreturn]] void failToWrite(const fs::path& path, const std::string& reason) {
  throw Error("cannot write the file: " + reason, path.string(),
              "Check the folder, its permissions and the free space.");
}

std::string reasonOf(int error) { return std::generic_category().message(error); }

/// Rename must not overtake the contents on their way to the disk, and some disks only now say that they are full.
void flushToDisk(const fs::path& path, const fs::path& target) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) failToWrite(target, reasonOf(errno));
  const int failed = ::fsync(file) == 0 ? 0 : errno;
  ::close(file);
  if (failed != 0 && failed != EINVAL) failToWrite(target, reasonOf(failed));
}

/// Who may read the old file may read the new one.
void keepPermissions(const fs::path& from, const fs::path& to) {
  std::error_code ignored;
  const fs::file_status old = fs::status(from, ignored);
  if (fs::exists(old)) fs::permissions(to, old.permissions(), ignored);
}

}  // namespace

void writeAtomically(const fs::path& path, const std::function<void(const fs::path&)>& write) {
  std::error_code failure;
  const fs::file_status status = fs::status(path, failure);
  if (fs::is_directory(status)) failToWrite(path, "it is a folder");
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    write(path);
    return;
  }
  const fs::path target = fs::weakly_canonical(fs::absolute(path), failure);
  if (failure) failToWrite(path, failure.message());
  if (!fs::is_directory(target.parent_path(), failure)) failToWrite(path, "its folder does not exist");
  const TemporaryFile temporary(target);
  try {
    write(temporary.path());
  } catch (const Error& error) {
    if (error.where() != temporary.path().string()) throw;
    throw Error(error.problem(), path.string(), error.remedy());  // people know the file by its own name
  }
  flushToDisk(temporary.path(), path);
  keepPermissions(target, temporary.path());
  fs::rename(temporary.path(), target, failure);
  if (failure) failToWrite(path, failure.message());
}

void writeAtomically(const fs::path& path, std::string_view contents) {
  writeAtomically(path, [&](const fs::path& temporary) {
    errno = 0;
    std::ofstream file(temporary, std::ios::binary);
    file.write(contents.data(), static_cast<std::streamsize>(contents.size()));
    file.close();
    if (!file) failToWrite(path, errno != 0 ? reasonOf(errno) : "not everything could be written");
  });
}

void writeAtomically(const fs::path& path, std::span<const std::byte> contents) {
  writeAtomically(path, std::string_view(reinterpret_cast<const char*>(contents.data()), contents.size()));
}

}  // namespace blendscope
