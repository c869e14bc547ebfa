// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/gallery_layout.h"

#include <algorithm>

namespace blendscope::ui {

GalleryLayout::GalleryLayout(int width, const Metrics& metrics, const std::vector<RowSection>& sections)
    : metrics_(metrics), columns_(std::max(1, (width + metrics.gap) / (metrics.cell.width() + metrics.gap))) {
  int top = 0;
  for (const RowSection& section : sections) {
    const auto cells = static_cast<int>(section.end - section.begin);
    const int lineCount = (cells + columns_ - 1) / columns_;
    sections_.push_back({section.begin, section.end, top, lines_, lineCount});
    lines_ += lineCount;
    height_ = top + metrics_.headerHeight + lineCount * lineHeight() - metrics_.gap;
    top = height_ + metrics_.gap + metrics_.sectionGap;
  }
}

const GalleryLayout::Section& GalleryLayout::sectionOf(std::size_t place) const {
  const auto after = std::upper_bound(sections_.begin(), sections_.end(), place,
                                      [](std::size_t p, const Section& section) { return p < section.begin; });
  return *std::prev(after);
}

QRect GalleryLayout::cell(std::size_t place) const {
  const Section& section = sectionOf(place);
  const auto within = static_cast<int>(place - section.begin);
  return {QPoint(within % columns_ * (metrics_.cell.width() + metrics_.gap),
                 cellsTop(section) + within / columns_ * lineHeight()),
          metrics_.cell};
}

QRect GalleryLayout::header(std::size_t section) const {
  return {0, sections_[section].top, columns_ * (metrics_.cell.width() + metrics_.gap) - metrics_.gap,
          metrics_.headerHeight};
}

std::pair<std::size_t, std::size_t> GalleryLayout::sectionsBetween(int top, int bottom) const {
  const auto bottomOf = [this](const Section& section) { return cellsTop(section) + section.lineCount * lineHeight(); };
  const auto first = std::partition_point(sections_.begin(), sections_.end(),
                                          [&](const Section& section) { return bottomOf(section) <= top; });
  const auto last =
      std::partition_point(first, sections_.end(), [&](const Section& section) { return section.top < bottom; });
  return {static_cast<std::size_t>(first - sections_.begin()), static_cast<std::size_t>(last - sections_.begin())};
}

std::pair<int, int> GalleryLayout::columnsBetween(int left, int right) const {
  const int step = metrics_.cell.width() + metrics_.gap;
  // A cell [c·step, c·step + width) is touched when its right end lies beyond `left` and its left end before `right`.
  const int first = std::max(0, (left - metrics_.cell.width()) >= 0 ? (left - metrics_.cell.width()) / step + 1 : 0);
  const int last = right <= 0 ? 0 : std::min(columns_, (right - 1) / step + 1);
  return {first, last};
}

std::pair<std::size_t, std::size_t> GalleryLayout::linesBetween(const Section& section, int top, int bottom) const {
  const int from = top - cellsTop(section) - metrics_.cell.height();
  const int to = bottom - cellsTop(section);
  const int first = from >= 0 ? from / lineHeight() + 1 : 0;
  const int last = to <= 0 ? 0 : std::min(section.lineCount, (to - 1) / lineHeight() + 1);
  return {static_cast<std::size_t>(first), static_cast<std::size_t>(std::max(first, last))};
}

std::pair<std::size_t, std::size_t> GalleryLayout::placesBetween(int top, int bottom) const {
  std::size_t begin = count();
  std::size_t end = 0;
  const auto [firstSection, lastSection] = sectionsBetween(top, bottom);
  for (std::size_t s = firstSection; s < lastSection; ++s) {
    const Section& section = sections_[s];
    const auto [firstLine, lastLine] = linesBetween(section, top, bottom);
    if (firstLine >= lastLine) continue;
    begin = std::min(begin, section.begin + firstLine * static_cast<std::size_t>(columns_));
    end = std::max(end, std::min(section.end, section.begin + lastLine * static_cast<std::size_t>(columns_)));
  }
  return begin < end ? std::pair{begin, end} : std::pair<std::size_t, std::size_t>{0, 0};
}

std::optional<std::size_t> GalleryLayout::placeAt(QPoint point) const {
  std::optional<std::size_t> found;
  forEachRunIn(QRect(point, QSize(1, 1)), [&found](std::size_t begin, std::size_t) { found = begin; });
  return found;
}

std::optional<std::size_t> GalleryLayout::headerAt(QPoint point) const {
  const auto [first, last] = sectionsBetween(point.y(), point.y() + 1);
  for (std::size_t s = first; s < last; ++s) {
    if (header(s).contains(point)) return s;
  }
  return std::nullopt;
}

std::size_t GalleryLayout::moveByLines(std::size_t place, int lines) const {
  const Section& section = sectionOf(place);
  const auto within = static_cast<int>(place - section.begin);
  const int column = within % columns_;
  const int line = std::clamp(section.firstLine + within / columns_ + lines, 0, lines_ - 1);
  const auto after = std::upper_bound(sections_.begin(), sections_.end(), line,
                                      [](int l, const Section& s) { return l < s.firstLine; });
  const Section& target = *std::prev(after);
  const std::size_t wanted = target.begin +
                             static_cast<std::size_t>(line - target.firstLine) * static_cast<std::size_t>(columns_) +
                             static_cast<std::size_t>(column);
  return std::min(wanted, target.end - 1);
}

std::pair<std::size_t, std::size_t> GalleryLayout::lineOf(std::size_t place) const {
  const Section& section = sectionOf(place);
  const std::size_t start = place - (place - section.begin) % static_cast<std::size_t>(columns_);
  return {start, std::min(start + static_cast<std::size_t>(columns_), section.end) - 1};
}

}  // namespace blendscope::ui
