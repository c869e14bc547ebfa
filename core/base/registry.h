// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/archive.h"
#include "base/error.h"
#include "base/parameter_info.h"

namespace blendscope {

/// The steps of one kind, by name. Filled once by a function that lists every entry; read-only afterwards, so safe to
/// read from any thread. `Product` is the interface of the unfitted step, `Fitted` that of what its `fit` gives.
template <class Product, class Fitted>
class Registry {
 public:
  struct Entry {
    StepInfo info;
    std::function<std::shared_ptr<const Product>(const Parameters&)> make;
    /// Reads back what `Fitted::save` wrote.
    std::function<std::shared_ptr<const Fitted>(const Parameters&, ArchiveReader&)> load;
  };

  explicit Registry(std::vector<Entry> entries) : entries_(std::move(entries)) {}

  const std::vector<Entry>& entries() const { return entries_; }

  const Entry* find(std::string_view name) const {
    for (const Entry& entry : entries_) {
      if (entry.info.name == name) return &entry;
    }
    return nullptr;
  }

  /// Throws UsageError if the name is unknown or an argument is out of range.
  std::shared_ptr<const Product> make(const StepSpec& spec) const {
    const Entry& entry = get(spec.name);
    return entry.make(Parameters(entry.info, spec));
  }

  std::shared_ptr<const Fitted> load(const StepSpec& spec, ArchiveReader& archive) const {
    const Entry& entry = get(spec.name);
    return entry.load(Parameters(entry.info, spec), archive);
  }

 private:
  const Entry& get(const std::string& name) const {
    if (const Entry* entry = find(name)) return *entry;
    std::string known;
    for (const Entry& e : entries_) known += (known.empty() ? "" : ", ") + e.info.name;
    throw UsageError("unknown step '" + name + "'", {}, "Known here: " + known + ".");
  }

  std::vector<Entry> entries_;
};

}  // namespace blendscope
