// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/data_origin.h"

#include <fmt/format.h>
#include <algorithm>
#include <system_error>

#include "base/error.h"
#include "data/join_classes.h"
#include "io/load.h"
#include "survey/simulator.h"

namespace blendscope {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostEntries = 100'000;  ///< looked at below the folder
constexpr std::size_t kMostCandidates = 16;    ///< read, since each takes its time
constexpr int kDeepest = 8;

/// A file that was given beside the data, now that these lie at `path`: beside them again, else where it was.
std::string companion(const std::string& given, const fs::path& path) {
  if (given.empty() || given == "none") return given;
  const fs::path beside = path.parent_path() / fs::path(given).filename();
  std::error_code ignored;
  return fs::exists(beside, ignored) ? beside.string() : given;
}

/// The same data, were they at `path`.
DataOrigin movedTo(const DataOrigin& origin, const fs::path& path) {
  DataOrigin moved = origin;
  moved.files = {path.string(), companion(origin.files.binaries, path), companion(origin.files.labels, path)};
  return moved;
}

/// Files and folders in and below a folder that are called `name`, those nearest to its top first.
std::vector<fs::path> calledSo(const fs::path& name, const fs::path& folder, const Progress& progress) {
  std::vector<std::pair<int, fs::path>> found;
  std::error_code failed;
  fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, failed);
  for (std::size_t seen = 0; !failed && at != fs::end(at) && seen < kMostEntries; at.increment(failed), ++seen) {
    progress.throwIfCancelled();
    if (at->path().filename() == name) found.emplace_back(at.depth(), at->path());
    if (at.depth() >= kDeepest) at.disable_recursion_pending();
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<fs::path> paths;
  for (auto& [depth, path] : found) paths.push_back(std::move(path));
  return paths;
}

/// Tries one place after the other.
class Search {
 public:
  Search(std::string fingerprint, const Progress& progress)
      : fingerprint_(std::move(fingerprint)), progress_(progress) {}

  /// True if the data are there.
  bool tryAt(const DataOrigin& origin) {
    if (!origin.isKnown() || std::find(tried_.begin(), tried_.end(), origin) != tried_.end()) return false;
    tried_.push_back(origin);
    try {
      const std::shared_ptr<const CutoutSet> set = loadData(origin, progress_);
      const bool same = set->fingerprint() == fingerprint_;
      if (same || !result_.set) {
        result_.set = set;
        result_.origin = origin;
        result_.same = same;
      }
      if (!same) note(origin.files.path + ": these are other data");
    } catch (const Error& error) {
      note(error.what());
    }
    return result_.same;
  }

  std::size_t triedCount() const { return tried_.size(); }
  FoundData take() { return std::move(result_); }

 private:
  void note(const std::string& problem) {
    result_.problem += (result_.problem.empty() ? "" : "; ") + problem;
  }

  std::string fingerprint_;
  const Progress& progress_;
  std::vector<DataOrigin> tried_;
  FoundData result_;
};

}  // namespace

std::shared_ptr<const CutoutSet> loadData(const DataOrigin& origin, const Progress& progress) {
  std::shared_ptr<const CutoutSet> set;
  if (!origin.preset.empty()) {
    set = simulateSurvey(parsePreset(origin.preset), std::nullopt, origin.seed, progress);
  } else {
    LoadRequest request;
    request.path = origin.files.path;
    request.joinSiblingBinaries = origin.files.binaries != "none";
    if (request.joinSiblingBinaries && !origin.files.binaries.empty()) request.binaries = origin.files.binaries;
    if (!origin.files.labels.empty()) request.labels = origin.files.labels;
    set = loadCutouts(request, progress);
  }
  return origin.joinedBinaries ? joinClasses(*set, "binary", "blend") : set;
}

FoundData findData(const std::vector<DataOrigin>& places, const std::string& fingerprint, const fs::path& folder,
                   const Progress& progress) {
  Search search(fingerprint, progress);
  for (const DataOrigin& place : places) {
    if (search.tryAt(place)) return search.take();
  }
  if (!places.empty() && !places.front().files.path.empty()) {
    const fs::path name = fs::path(places.front().files.path).filename();
    for (const fs::path& path : calledSo(name, folder, progress)) {
      if (search.triedCount() >= kMostCandidates || search.tryAt(movedTo(places.front(), path))) break;
    }
  }
  return search.take();
}

}  // namespace blendscope
