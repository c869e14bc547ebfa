// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/progress.h"

namespace blendscope {

/// A new file that is written front to back. Every failure is an Error with the system's reason ("No space left on
/// device").
class OutputFile {
 public:
  explicit OutputFile(const std::filesystem::path& path);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  void write(std::string_view bytes);
  void close();

 private:
  [[noreturn]] void fail() const;
  std::filesystem::path path_;
  int descriptor_ = -1;
};

/// Writes `rows` lines made by `line(row, text)`, which appends the text of a row with its line end. Lines are made on
/// several threads and written in order.
void writeLines(OutputFile& file, std::size_t rows, const std::function<void(std::size_t, std::string&)>& line,
                const Progress& progress);

/// One of several files that belong together.
struct FileToWrite {
  std::filesystem::path path;
  std::function<void(const std::filesystem::path& temporary)> write;
};

/// Writes all of them completely before the first one takes its place: if one fails, none is changed.
void writeTogether(const std::vector<FileToWrite>& files);

}  // namespace blendscope
