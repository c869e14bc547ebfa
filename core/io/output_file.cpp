// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/output_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <span>
#include <system_error>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/parallel.h"

namespace blendscope {

namespace {

constexpr std::size_t kRowsPerBlock = 256;
constexpr std::size_t kBlocksPerWrite = 16;

void writeRest(std::span<const FileToWrite> files) {
  if (files.empty()) return;
  writeAtomically(files.front().path, [&](const std::filesystem::path& temporary) {
    files.front().write(temporary);
    writeRest(files.subspan(1));
  });
}

}  // namespace

OutputFile::OutputFile(const std::filesystem::path& path)
    : path_(path), descriptor_(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)) {
  if (descriptor_ < 0) fail();
}

OutputFile::~OutputFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void OutputFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail();
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void OutputFile::close() {
  const int closed = ::close(descriptor_);
  descriptor_ = -1;
  if (closed != 0) fail();
}

void OutputFile::fail() const {
  throw Error("cannot be written: " + std::generic_category().message(errno), path_.string(),
              "Check the folder, its permissions and the free space.");
}

void writeLines(OutputFile& file, std::size_t rows, const std::function<void(std::size_t, std::string&)>& line,
                const Progress& progress) {
  constexpr std::size_t kRowsPerWrite = kRowsPerBlock * kBlocksPerWrite;
  std::vector<std::string> blocks(kBlocksPerWrite);
  for (std::size_t first = 0; first < rows; first += kRowsPerWrite) {
    const std::size_t count = std::min(kRowsPerWrite, rows - first);
    for (std::string& block : blocks) block.clear();
    parallelFor(count, kRowsPerBlock, [&](std::size_t begin, std::size_t end) {
      progress.throwIfCancelled();
      for (std::size_t i = begin; i < end; ++i) line(first + i, blocks[begin / kRowsPerBlock]);
    });
    for (const std::string& block : blocks) file.write(block);
    progress.report(static_cast<double>(first + count) / static_cast<double>(rows), "writing");
  }
}

void writeTogether(const std::vector<FileToWrite>& files) { writeRest(files); }

}  // namespace blendscope
