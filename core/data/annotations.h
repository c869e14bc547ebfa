// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "data/cutout_set.h"

namespace blendscope {

/// Who or what gave a label that is not the data's own.
enum class LabelOrigin { Person, Rule, File };

/// "person", "rule", "file"; the reverse gives nothing for other words.
std::string_view toText(LabelOrigin origin);
std::optional<LabelOrigin> parseLabelOrigin(std::string_view text);

/// A label given after the data were read, and where it comes from.
struct GivenLabel {
  int label = kUnlabelled;  ///< class, or kUnlabelled: taken away
  LabelOrigin origin = LabelOrigin::Person;
  std::string by;         ///< name of the person, the rule or the file
  std::int64_t when = 0;  ///< seconds since 1970-01-01 UTC
  bool operator==(const GivenLabel&) const = default;
};

/// What somebody wrote beside one cutout.
struct Annotation {
  std::optional<GivenLabel> label = {};  ///< nothing: the label of the data holds
  bool flagged = false;
  std::string note = {};
  bool empty() const { return !label && !flagged && note.empty(); }
  bool operator==(const Annotation&) const = default;
};

/// The annotations of a data set: few rows have one. A value type.
class Annotations {
 public:
  /// An empty one for rows without.
  const Annotation& at(Row row) const;
  void set(Row row, Annotation annotation);
  const std::map<Row, Annotation>& all() const { return all_; }
  bool empty() const { return all_.empty(); }
  bool operator==(const Annotations&) const = default;

 private:
  std::map<Row, Annotation> all_;
};

/// The classes that people may give: those of the data, or single, blend and binary where the data have none.
ClassNames classesToGive(const CutoutSet& original);

/// The same annotations where classes are numbered otherwise: labels follow their names. Where there are no binaries
/// they count as blends; labels of other classes that are gone are left out.
Annotations renumbered(const Annotations& annotations, const ClassNames& from, const ClassNames& to);

/// `original` with the labels that were given since, numbered as `classesToGive`. Labels that these do not know are left
/// out.
std::shared_ptr<const CutoutSet> withGivenLabels(const std::shared_ptr<const CutoutSet>& original,
                                                 const Annotations& annotations);

/// As columns of the whole set, for tables, filters and exports: flag (0 or 1), note, original_class, label_origin,
/// label_by, label_when (UTC, ISO 8601). Rows without an annotation have no value, and flag 0.
std::vector<MetadataColumn> annotationColumns(const CutoutSet& original, const Annotations& annotations);

/// Seconds since 1970 as 2026-11-28T12:30:00Z.
std::string utcText(std::int64_t seconds);
/// The reverse; nothing for other texts.
std::optional<std::int64_t> parseUtc(std::string_view text);

}  // namespace blendscope
