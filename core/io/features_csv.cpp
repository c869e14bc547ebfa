// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/features_csv.h"

#include <fmt/format.h>

#include <iterator>

#include "base/atomic_file.h"
#include "io/csv_table.h"

namespace blendscope {

void writeFeatures(const CutoutSet& set, std::span<const Row> rows, const Matrix<float>& features,
                   const std::vector<FeatureName>& names, const std::filesystem::path& path) {
  std::string text = "id,class";
  for (const FeatureName& name : names) text += "," + csvField(name.name);
  text += "\n";
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const int label = set.label(rows[i]);
    text += csvField(set.id(rows[i])) + "," + (label == kUnlabelled ? "" : csvField(set.classNames().name(label)));
    for (const float value : features.row(i)) fmt::format_to(std::back_inserter(text), ",{}", value);
    text += "\n";
  }
  writeAtomically(path, text);
}

}  // namespace blendscope
