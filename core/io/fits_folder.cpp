// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/fits_folder.h"

#include <fmt/format.h>
#include <algorithm>
#include <map>
#include <set>
#include <system_error>
#include <unordered_map>

#include "base/error.h"
#include "base/parallel.h"
#include "io/class_labels.h"
#include "io/csv_table.h"
#include "io/fits_images.h"
#include "io/text_file.h"

namespace blendscope {

namespace {

using FolderFiles = std::vector<std::filesystem::path>;

constexpr std::size_t kFitsFolderFilesPerBlock = 64;
constexpr std::size_t kFewestClasses = 2;
constexpr std::size_t kFitsFolderMostClasses = 20;
constexpr std::size_t kFewestFiles = 2;

FolderFiles visibleFiles(const std::filesystem::path& folder, const Progress& progress) {
  std::error_code failure;
  FolderFiles files;
  for (std::filesystem::directory_iterator at(folder, failure), end; !failure && at != end; at.increment(failure)) {
    progress.throwIfCancelled();
    std::error_code unknown;
    if (!at->is_directory(unknown) && !at->path().filename().string().starts_with('.')) files.push_back(at->path());
  }
  if (failure)
    throw Error("the folder cannot be read: " + failure.message(), folder.string(), "Check its permissions.");
  std::sort(files.begin(), files.end());
  return files;
}

/// Kind of each file; for files that cannot be opened the reason.
struct Sniffed {
  FileKind kind = FileKind::Other;
  std::string problem;
};

Sniffed sniff(const std::filesystem::path& file) {
  try {
    return {fileKind(file), {}};
  } catch (const Error& error) {
    return {FileKind::Other, error.problem()};
  }
}

FolderFiles fitsFiles(const std::filesystem::path& folder, const std::optional<std::filesystem::path>& labels,
                ProblemList& problems, const Progress& progress) {
  const FolderFiles files = visibleFiles(folder, progress);
  std::vector<Sniffed> sniffed(files.size());
  parallelFor(files.size(), kFitsFolderFilesPerBlock, [&](std::size_t begin, std::size_t end) {
    for (std::size_t f = begin; f < end; ++f) {
      progress.throwIfCancelled();
      sniffed[f] = sniff(files[f]);
    }
  });
  FolderFiles fits;
  std::vector<std::string> others;
  for (std::size_t f = 0; f < files.size(); ++f) {
    const std::string name = files[f].filename().string();
    if (sniffed[f].kind == FileKind::Fits) {
      fits.push_back(files[f]);
    } else if (!sniffed[f].problem.empty()) {
      problems.add(files[f].string(), sniffed[f].problem + "; left out");
    } else if (hasFitsName(name)) {
      problems.add(files[f].string(),
                   sniffed[f].kind == FileKind::Empty ? "is empty; left out" : "is not FITS; left out");
    } else if (!labels || files[f].filename() != labels->filename()) {
      others.push_back(name);
    }
  }
  if (!others.empty()) {
    problems.add(folder.string(), fmt::format("{} {} not FITS and not read: {}", countText(others.size()),
                                              others.size() == 1 ? "file is" : "files are", shortList(others)));
  }
  return fits;
}

/// The part of a name before its last `_`; empty if there is none.
std::string classPart(const std::filesystem::path& file) {
  const std::string stem = fitsStem(file.filename().string());
  const std::size_t underscore = stem.rfind('_');
  return underscore == std::string::npos ? std::string() : stem.substr(0, underscore);
}

bool namesGiveClasses(const FolderFiles& files) {
  std::map<std::string, std::size_t> counts;
  for (const std::filesystem::path& file : files) {
    if (const std::string part = classPart(file); !part.empty()) ++counts[part];
  }
  return counts.size() >= kFewestClasses && counts.size() <= kFitsFolderMostClasses &&
         std::all_of(counts.begin(), counts.end(), [](const auto& entry) { return entry.second >= kFewestFiles; });
}

const MetadataColumn& fileColumn(const CutoutSetParts& parts) { return *parts.metadata.find("file"); }

void labelByNames(const std::filesystem::path& folder, const FolderFiles& files, CutoutSetParts& parts,
                  ProblemList& problems) {
  if (!namesGiveClasses(files)) {
    problems.add(folder.string(),
                 "unlabelled: the file names do not give 2 to 20 classes of at least two files (class_number.fits)");
    return;
  }
  std::vector<std::string> words;
  std::vector<std::string> unlabelled;
  for (std::size_t i = 0; i < parts.ids.size(); ++i) {
    words.push_back(classPart(fileColumn(parts).text(i)));
    if (words.back().empty()) unlabelled.push_back(fileColumn(parts).text(i));
  }
  labelByWords(words, false, parts);
  if (!unlabelled.empty()) {
    problems.add(folder.string(), "unlabelled, since the name has no class before a '_': " + shortList(unlabelled));
  }
}

void labelByList(const std::filesystem::path& list, std::uint64_t memoryLimit, CutoutSetParts& parts,
                 ProblemList& problems, const Progress& progress) {
  const CsvTable table(list, memoryLimit, problems, progress);
  const auto fileAt = table.findColumn("file");
  const auto classAt = table.findColumn("class");
  if (!fileAt || !classAt)
    throw Error("the labels need the header file,class", list.string(), "Add it as the first line.");
  std::unordered_map<std::string, std::size_t> rowOfFile;
  std::unordered_map<std::string, std::size_t> rowOfId;
  for (std::size_t i = 0; i < parts.ids.size(); ++i) {
    rowOfFile.emplace(fileColumn(parts).text(i), i);
    rowOfId.emplace(parts.ids[i], i);
  }
  std::vector<std::string> words(parts.ids.size());
  std::vector<std::string> unknown;
  for (std::size_t t = 0; t < table.rowCount(); ++t) {
    const std::string name = std::filesystem::path(table.field(t, *fileAt).text).filename().string();
    const auto byFile = rowOfFile.find(name);
    const auto byId = rowOfId.find(name);
    if (byFile == rowOfFile.end() && byId == rowOfId.end()) {
      unknown.push_back(name);
      continue;
    }
    std::string& word = words[byFile != rowOfFile.end() ? byFile->second : byId->second];
    std::string wanted = canonicalWord(table.field(t, *classAt).text);
    if (!word.empty() && word != wanted) {
      problems.add(table.where(t), fmt::format("'{}' is of class '{}' above already; left out", name, word));
    } else {
      word = std::move(wanted);
    }
  }
  if (!unknown.empty()) problems.add(list.string(), "labels for files that are not there: " + shortList(unknown));
  std::vector<std::string> unlabelled;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].empty()) unlabelled.push_back(fileColumn(parts).text(i));
  }
  if (!unlabelled.empty()) problems.add(list.string(), "names no class for: " + shortList(unlabelled));
  labelByWords(words, false, parts);
}

}  // namespace

CutoutSetParts readFitsFolder(const std::filesystem::path& folder, const std::optional<std::filesystem::path>& labels,
                              std::uint64_t memoryLimit, ProblemList& problems, const Progress& progress) {
  constexpr double kListed = 0.05;
  const FolderFiles files = fitsFiles(folder, labels, problems, progress);
  if (files.empty()) {
    throw Error("the folder holds no FITS file", folder.string(), "Name the folder that holds the files themselves.");
  }
  CutoutSetParts parts = readFitsImages(files, memoryLimit, problems, progress.part(kListed, 1));
  parts.provenance.source = folder.string();
  parts.provenance.format = "folder of FITS files";
  if (labels) {
    labelByList(*labels, memoryLimit, parts, problems, progress);
  } else {
    labelByNames(folder, files, parts, problems);
  }
  return parts;
}

}  // namespace blendscope
