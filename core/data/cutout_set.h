// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/matrix.h"
#include "data/class_names.h"
#include "data/metadata_table.h"

namespace blendscope {

/// Number of a cutout in its set: the identity that selections, predictions, flags and exports speak of.
using Row = std::uint32_t;

struct ImageShape {
  int height = 0;  ///< pixels; 0 = the features are not an image
  int width = 0;
  std::size_t pixelCount() const { return static_cast<std::size_t>(height) * static_cast<std::size_t>(width); }
  bool operator==(const ImageShape&) const = default;
};

/// Something that a reader left out or noticed, for a list that people read.
struct DataProblem {
  std::string where;    ///< file, or file and line
  std::string problem;  ///< what was wrong and what became of it
};

/// Where a set comes from.
struct Provenance {
  std::string source;                  ///< path as given, or "simulated: demo, seed 1"
  std::string format;                  ///< "folder of FITS files", "challenge CSV", "simulator"
  bool firstRowAtBottom = false;       ///< FITS: row 0 of an image is its lowest; CSV: unknown, taken as top
  std::vector<DataProblem> problems;
};

/// Raw material of a CutoutSet; every per-row vector is as long as `pixels` has rows, or empty where said so.
struct CutoutSetParts {
  Matrix<float> pixels;          ///< N × (H·W), row-major images, DN
  ImageShape shape;
  ClassNames classNames;         ///< empty: unlabelled set
  std::vector<int> labels;       ///< class or kUnlabelled; may be empty: all unlabelled
  std::vector<std::string> ids;  ///< may be empty: row numbers
  MetadataTable metadata;
  Provenance provenance;
};

/// N cutouts of one shape with class, id and metadata per row. Immutable; shared between threads by
/// `std::shared_ptr<const CutoutSet>`; every function may be called from any thread.
class CutoutSet {
 public:
  /// Throws Error where lengths disagree, a label is out of range or an id occurs twice.
  static std::shared_ptr<const CutoutSet> make(CutoutSetParts parts);

  /// The same cutouts with other labels (one per row, in [0, classes) or kUnlabelled) and, if given, other classes.
  /// Shares everything else: no pixel is copied. Throws Error as `make` does.
  std::shared_ptr<const CutoutSet> relabelled(std::vector<int> labels) const;
  std::shared_ptr<const CutoutSet> relabelled(std::vector<int> labels, ClassNames classNames) const;
  /// Whether rows of the one are rows of the other: both came from the same set by `relabelled`.
  bool sameCutouts(const CutoutSet& other) const { return contents_ == other.contents_; }

  std::size_t size() const { return contents_->pixels.rows(); }
  ImageShape shape() const { return contents_->shape; }
  std::span<const float> image(Row row) const { return contents_->pixels.row(row); }
  const Matrix<float>& pixels() const { return contents_->pixels; }

  const ClassNames& classNames() const { return classNames_; }
  int label(Row row) const { return labels_[row]; }
  std::span<const int> labels() const { return labels_; }
  std::size_t countOfClass(int c) const;

  const std::string& id(Row row) const { return contents_->ids[row]; }
  std::optional<Row> rowOfId(std::string_view id) const;

  const MetadataTable& metadata() const { return contents_->metadata; }
  const Provenance& provenance() const { return contents_->provenance; }

  /// Rows with at least one pixel that is NaN or infinite, ascending. They are shown but never fitted.
  std::span<const Row> nonFiniteRows() const { return contents_->nonFiniteRows; }
  /// 64-bit hash over shape, pixels, labels and ids, as 16 hexadecimal digits: the same data, the same fingerprint.
  const std::string& fingerprint() const { return fingerprint_; }
  /// Groups of two and more rows with byte-identical pixels, each ascending, in order of their first row.
  std::vector<std::vector<Row>> exactDuplicates() const;

 private:
  /// What stays when labels change.
  struct Contents {
    Matrix<float> pixels;
    ImageShape shape;
    std::vector<std::string> ids;
    MetadataTable metadata;
    Provenance provenance;
    std::unordered_map<std::string_view, Row> rowById;
    std::vector<std::uint64_t> imageHashes;
    std::vector<std::uint64_t> idHashes;
    std::vector<Row> nonFiniteRows;
  };
  static std::shared_ptr<const Contents> contentsOf(CutoutSetParts parts);
  CutoutSet(std::shared_ptr<const Contents> contents, std::vector<int> labels, ClassNames classNames);

  std::shared_ptr<const Contents> contents_;
  std::vector<int> labels_;
  ClassNames classNames_;
  std::string fingerprint_;
};

}  // namespace blendscope
