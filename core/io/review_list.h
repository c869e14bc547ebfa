// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "data/annotations.h"

/// Cutouts that people review outside: a table of ids with what is known of each and room for a label, a flag and a
/// note, out to a spreadsheet or TOPCAT and back in.
namespace blendscope {

/// One cutout of a review list. Empty texts where nothing is known.
struct ReviewEntry {
  std::string id;
  std::string dataClass;  ///< column `class`: as the data have it
  std::string label;      ///< column `label`: class given since; empty with an origin: taken away
  std::optional<LabelOrigin> origin;
  std::string by;
  std::optional<std::int64_t> when;  ///< seconds since 1970-01-01 UTC, in files as 2026-11-28T12:30:00Z
  std::optional<bool> flag;
  std::string note;
  bool operator==(const ReviewEntry&) const = default;
};

/// Entries in the order in which they are to be looked at.
struct ReviewList {
  std::vector<ReviewEntry> entries;
  std::vector<MetadataColumn> columns;  ///< what else is told, e.g. predictions: a value per entry

  // Of lists that were read:
  std::string source;                ///< path of the file
  std::vector<std::size_t> places;   ///< of each entry: line of a text file, row of a FITS table, from 1
  bool placesAreRows = false;        ///< the places are rows, not lines
  std::vector<DataProblem> problems;  ///< what was left out on reading

  /// "FILE:12" or "FILE row 12".
  std::string where(std::size_t entry) const;
};

/// Writes `id,class,label,origin,by,when,flag,note` and the further columns, in the format that the name asks for: .csv
/// (RFC 4180: notes may hold commas, quotes and line breaks), .fits, .fit or .fts (binary table REVIEW; blanks at the
/// end of a text do not count in FITS), .xml, .vot or .votable (VOTable 1.4, TABLEDATA). The file is replaced as a
/// whole or not at all. Throws UsageError for other names, Error where it cannot be written.
void writeReviewList(const ReviewList& list, const std::filesystem::path& path, const Progress& progress);

/// Reads any of the three, whatever the file is called. Only the column `id` is needed; names ignore case, further
/// columns are kept. Lines that cannot be read are left out and named in `problems`. Throws Error, with file and where
/// possible line, if it is none of the three, has no ids, or is a VOTable whose table is not TABLEDATA.
ReviewList readReviewList(const std::filesystem::path& path, const Progress& progress);

/// The entries of these rows, in their order: what the data say, and what people added.
ReviewList reviewListOf(const CutoutSet& original, const Annotations& annotations, const std::vector<Row>& rows);

/// What a review list changes.
struct ReviewedRows {
  std::vector<std::pair<Row, Annotation>> annotations;  ///< of rows that differ from before, ascending
  std::size_t labelsChanged = 0;      ///< rows whose class is another one than before
  std::size_t entriesUsed = 0;        ///< entries whose id is known
  std::vector<DataProblem> problems;  ///< unknown ids and classes, with those met on reading
};

/// What `annotations` become if the list is taken over. Empty fields take nothing away; a flag of 0 does. A label that
/// says where it comes from keeps that, except where the list changed the label of that very origin; it and any other
/// come from the file, by its name, at `now` (seconds since 1970 UTC). The last entry of an id counts.
ReviewedRows takeOver(const ReviewList& list, const CutoutSet& original, const Annotations& annotations,
                      std::int64_t now);

/// `annotations` with those of `reviewed`.
Annotations withReview(Annotations annotations, const ReviewedRows& reviewed);

}  // namespace blendscope
