// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QSize>
#include <optional>
#include <utility>
#include <vector>

#include "data/row_order.h"

namespace blendscope::ui {

/// Where a million cells lie, by arithmetic: rows of equal cells in sections with an optional header each. Places are
/// those of a RowOrder; coordinates are those of the whole content, y downwards from 0. Nothing here is O(number of
/// cells); finding a section is O(log sections).
class GalleryLayout {
 public:
  struct Metrics {
    QSize cell{96, 96};
    int gap = 1;
    int headerHeight = 0;  ///< 0: sections have no header
    int sectionGap = 0;    ///< below each section but the last
  };

  GalleryLayout() = default;
  /// `width` is the room for cells; at least one column always stands.
  GalleryLayout(int width, const Metrics& metrics, const std::vector<RowSection>& sections);

  int columns() const { return columns_; }
  int contentHeight() const { return height_; }
  std::size_t count() const { return sections_.empty() ? 0 : sections_.back().end; }
  std::size_t sectionCount() const { return sections_.size(); }
  const Metrics& metrics() const { return metrics_; }

  QRect cell(std::size_t place) const;
  QRect header(std::size_t section) const;
  /// The cell at a point; nothing in gaps, headers and behind the last cell.
  std::optional<std::size_t> placeAt(QPoint point) const;
  std::optional<std::size_t> headerAt(QPoint point) const;

  /// Smallest range of places [first, second) that holds every cell touching y in [top, bottom).
  std::pair<std::size_t, std::size_t> placesBetween(int top, int bottom) const;
  /// Sections [first, second) that touch y in [top, bottom).
  std::pair<std::size_t, std::size_t> sectionsBetween(int top, int bottom) const;

  /// Calls `visit(begin, end)` for every run of places whose cells intersect the rectangle, ascending.
  template <class Visit>
  void forEachRunIn(const QRect& area, Visit visit) const {
    const auto [firstColumn, lastColumn] = columnsBetween(area.left(), area.right() + 1);
    if (firstColumn >= lastColumn) return;
    const auto [firstSection, lastSection] = sectionsBetween(area.top(), area.bottom() + 1);
    for (std::size_t s = firstSection; s < lastSection; ++s) {
      const auto [firstLine, lastLine] = linesBetween(sections_[s], area.top(), area.bottom() + 1);
      for (std::size_t line = firstLine; line < lastLine; ++line) {
        const std::size_t start = sections_[s].begin + line * static_cast<std::size_t>(columns_);
        const std::size_t begin = start + static_cast<std::size_t>(firstColumn);
        const std::size_t end = std::min(start + static_cast<std::size_t>(lastColumn), sections_[s].end);
        if (begin < end) visit(begin, end);
      }
    }
  }

  /// The place `lines` lines above (negative) or below in the same column, across sections; the nearest there is
  /// where a line is too short, the first or last line where there are no more.
  std::size_t moveByLines(std::size_t place, int lines) const;
  /// First and last place of the line that holds `place`.
  std::pair<std::size_t, std::size_t> lineOf(std::size_t place) const;

 private:
  struct Section {
    std::size_t begin;
    std::size_t end;
    int top;        ///< of the header
    int firstLine;  ///< number of this section's first line among all lines
    int lineCount;
  };
  const Section& sectionOf(std::size_t place) const;
  int lineHeight() const { return metrics_.cell.height() + metrics_.gap; }
  int cellsTop(const Section& section) const { return section.top + metrics_.headerHeight; }
  std::pair<int, int> columnsBetween(int left, int right) const;
  std::pair<std::size_t, std::size_t> linesBetween(const Section& section, int top, int bottom) const;

  Metrics metrics_;
  int columns_ = 1;
  int height_ = 0;
  int lines_ = 0;
  std::vector<Section> sections_;
};

}  // namespace blendscope::ui
