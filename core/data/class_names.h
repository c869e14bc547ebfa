// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace blendscope {

/// Class of a row that nobody has labelled.
inline constexpr int kUnlabelled = -1;

/// The classes of a data set in their order: class c of a label, a probability column or a confusion matrix is `name(c)`.
class ClassNames {
 public:
  ClassNames() = default;
  explicit ClassNames(std::vector<std::string> names) : names_(std::move(names)) {}

  /// Distinct names sorted: by value where every one is a number, else by name.
  static ClassNames fromLabels(std::span<const std::string> labels);
  /// "single", "blend" and, with a list of binaries, "binary": what 0, 1 and 2 mean in the challenge layout.
  static ClassNames challenge(bool withBinaries);

  int count() const { return static_cast<int>(names_.size()); }
  const std::string& name(int c) const { return names_[static_cast<std::size_t>(c)]; }
  const std::vector<std::string>& names() const { return names_; }
  std::optional<int> find(std::string_view name) const;

  /// The class whose probability ROC curves, F1 and MuyGPs' decision value speak of: `wanted` if given (a name, or the
  /// number of a challenge class), else "blend" in the challenge layout, "1" among numbers, else the last one.
  /// Throws UsageError when `wanted` is unknown.
  int positive(const std::optional<std::string>& wanted = std::nullopt) const;

  bool operator==(const ClassNames&) const = default;

 private:
  std::vector<std::string> names_;
};

}  // namespace blendscope
