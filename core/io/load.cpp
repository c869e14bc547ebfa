// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/load.h"

#include <system_error>

#include "base/error.h"
#include "io/challenge_csv.h"
#include "io/fits_folder.h"
#include "io/fits_set.h"
#include "io/joined_columns.h"
#include "io/memory_limit.h"
#include "io/problem_list.h"
#include "io/text_file.h"

namespace blendscope {

namespace {

bool isThere(const std::filesystem::path& path) {
  std::error_code unknown;
  return std::filesystem::exists(path, unknown);
}

CutoutSetParts readCsv(const LoadRequest& request, std::uint64_t limit, ProblemList& problems,
                       const Progress& progress) {
  constexpr double kPixelsRead = 0.9;
  auto [parts, hasIds] = readChallengeCsv(request.path, limit, problems, progress.part(0, kPixelsRead));
  const auto truth = siblingOf(request.path, "_truth");
  const auto measured = siblingOf(request.path, "_metadata");
  const auto binaries = siblingOf(request.path, "_binaries");
  if (isThere(measured)) joinColumns(measured, ColumnRole::Measured, limit, parts, problems, progress.part(0.9, 0.95));
  if (isThere(truth)) joinColumns(truth, ColumnRole::Truth, limit, parts, problems, progress.part(0.95, 1));
  if (!request.binaries && request.joinSiblingBinaries && isThere(binaries)) {
    try {
      joinBinaries(binaries, limit, parts, problems, progress.part(1, 1));
    } catch (const Error& error) {
      problems.add(error.where(), error.problem() + "; not joined");
    }
  }
  const bool joins =
      request.binaries || isThere(measured) || isThere(truth) || (request.joinSiblingBinaries && isThere(binaries));
  if (joins && !hasIds) {
    problems.add(request.path.string(), "names no idx, so what was joined was joined by row number, counted from 0");
  }
  return std::move(parts);
}

CutoutSetParts readAnything(const LoadRequest& request, std::uint64_t limit, ProblemList& problems,
                            const Progress& progress) {
  const FileKind kind = fileKind(request.path);
  if (request.labels && kind != FileKind::Folder) {
    throw UsageError("labels belong to a folder of FITS files, and this is none", request.path.string());
  }
  switch (kind) {
    case FileKind::Missing:
      throw Error("there is no such file or folder", request.path.string(), "Check the name.");
    case FileKind::Folder:
      return readFitsFolder(request.path, request.labels, limit, problems, progress);
    case FileKind::Fits:
      return readFitsFile(request.path, limit, problems, progress);
    case FileKind::Text:
      return readCsv(request, limit, problems, progress);
    case FileKind::Empty:
      throw Error("the file is empty", request.path.string(), "Fetch or write it again.");
    case FileKind::Other:
      break;
  }
  throw Error("is neither FITS nor CSV nor a folder", request.path.string(), "Convert it to one of them.");
}

}  // namespace

std::shared_ptr<const CutoutSet> loadCutouts(const LoadRequest& request, const Progress& progress) {
  const std::uint64_t limit = request.memoryLimit.value_or(defaultMemoryLimit());
  ProblemList problems;
  CutoutSetParts parts = readAnything(request, limit, problems, progress);
  if (request.binaries) joinBinaries(*request.binaries, limit, parts, problems, progress.part(1, 1));
  parts.provenance.source = request.path.string();
  parts.provenance.problems = std::move(problems).take(parts.provenance.source);
  progress.throwIfCancelled();
  return CutoutSet::make(std::move(parts));
}

}  // namespace blendscope
