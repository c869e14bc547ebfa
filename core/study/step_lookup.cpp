// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/step_lookup.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <numeric>

#include "base/error.h"
#include "embedding/embeddings.h"
#include "imaging/normalizers.h"
#include "study/all_classifiers.h"

namespace blendscope {

namespace {

constexpr StepKind kKinds[] = {StepKind::Normalizer, StepKind::Augmentation, StepKind::Embedding, StepKind::Classifier};

template <class R>
std::vector<const StepInfo*> infosOf(const R& registry) {
  std::vector<const StepInfo*> infos;
  for (const auto& entry : registry.entries()) infos.push_back(&entry.info);
  return infos;
}

/// Insertions, deletions and replacements that turn `a` into `b` (Levenshtein 1966).
std::size_t editDistance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

bool looksLike(std::string_view written, std::string_view known) {
  return editDistance(written, known) <= std::max<std::size_t>(1, known.size() / 3) ||
         (written.size() >= 3 && known.find(written) != std::string_view::npos);
}

[[noreturn]] void failUnknown(std::string_view name) {
  std::vector<std::string> alike;
  std::string known;
  for (const StepKind kind : kKinds) {
    std::vector<std::string> names;
    for (const StepInfo* info : stepsOfKind(kind)) {
      names.push_back(info->name);
      if (looksLike(name, info->name)) alike.push_back("'" + info->name + "'");
    }
    if (!names.empty()) known += fmt::format(" {}s: {}.", toText(kind), fmt::join(names, ", "));
  }
  const std::string question = alike.empty() ? "" : fmt::format("Did you mean {}? ", fmt::join(alike, " or "));
  throw UsageError(fmt::format("there is no step '{}'", name), "pipeline", question + "Known steps –" + known);
}

}  // namespace

std::vector<const StepInfo*> stepsOfKind(StepKind kind) {
  switch (kind) {
    case StepKind::Normalizer:
      return infosOf(normalizers());
    case StepKind::Augmentation:
      return infosOf(augmentations());
    case StepKind::Embedding:
      return infosOf(embeddings());
    case StepKind::Classifier:
      return infosOf(allClassifiers());
  }
  return {};
}

const StepInfo& stepNamed(std::string_view name) {
  for (const StepKind kind : kKinds) {
    for (const StepInfo* info : stepsOfKind(kind)) {
      if (info->name == name) return *info;
    }
  }
  failUnknown(name);
}

}  // namespace blendscope
