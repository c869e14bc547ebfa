// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
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

/// The annotations of a data set: of few rows, or of hundreds of thousands that were given the same one. A value type
/// whose copies share what they have in common, so that keeping an old state costs little.
class Annotations {
 public:
  struct Entry {
    Row row;
    const Annotation& annotation;  ///< rows that were changed together mostly share the object
  };
  class Iterator;
  class Entries;

  /// An empty one for rows without.
  const Annotation& at(Row row) const;
  void set(Row row, Annotation annotation);
  /// Changes what is written beside each row; called once for rows of the same object that follow each other.
  void change(const std::vector<Row>& rows, const std::function<void(Annotation&)>& change);
  /// Those that are not empty, by ascending row.
  Entries all() const;
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  bool operator==(const Annotations& other) const;

 private:
  using Shared = std::shared_ptr<const Annotation>;
  using Chunk = std::vector<std::pair<Row, Shared>>;  ///< by ascending row

  Shared find(Row row) const;
  void put(Row row, Shared annotation);

  std::map<Row, std::shared_ptr<Chunk>> chunks_;  ///< by row / kRowsPerChunk; none is empty
  std::size_t size_ = 0;
};

class Annotations::Iterator {
 public:
  using Place = std::map<Row, std::shared_ptr<Chunk>>::const_iterator;
  Iterator(Place chunk, std::size_t index) : chunk_(chunk), index_(index) {}
  Entry operator*() const {
    const auto& [row, annotation] = (*chunk_->second)[index_];
    return {row, *annotation};
  }
  Iterator& operator++() {
    if (++index_ == chunk_->second->size()) {
      ++chunk_;
      index_ = 0;
    }
    return *this;
  }
  bool operator==(const Iterator&) const = default;

 private:
  Place chunk_;
  std::size_t index_;
};

/// Valid while the annotations stay as they are.
class Annotations::Entries {
 public:
  explicit Entries(const Annotations& of) : of_(&of) {}
  Iterator begin() const { return {of_->chunks_.begin(), 0}; }
  Iterator end() const { return {of_->chunks_.end(), 0}; }
  std::size_t size() const { return of_->size_; }

 private:
  const Annotations* of_;
};

inline Annotations::Entries Annotations::all() const { return Entries(*this); }

/// The classes that people may give: those of the data, or single, blend and binary where the data have none.
ClassNames classesToGive(const CutoutSet& original);

/// The same annotations where classes are numbered otherwise: labels follow their names. Where there are no binaries
/// they count as blends; labels of other classes that are gone are left out.
Annotations renumbered(const Annotations& annotations, const ClassNames& from, const ClassNames& to);

/// `original` with the labels that were given since, numbered as `classesToGive`. Labels that these do not know are
/// left out.
std::shared_ptr<const CutoutSet> withGivenLabels(const std::shared_ptr<const CutoutSet>& original,
                                                 const Annotations& annotations);

/// As columns of the whole set, for tables, filters and exports: flag (0 or 1), note, original_class, label_origin,
/// label_by, label_when (UTC, ISO 8601). Rows without an annotation have no value, and flag 0.
std::vector<MetadataColumn> annotationColumns(const CutoutSet& original, const Annotations& annotations);

}  // namespace blendscope
