// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/row_order.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/error.h"

namespace blendscope {

namespace {

constexpr std::size_t kComparisonsBetweenChecks = 4096;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// The run of digits at the front of `text` without leading zeros; moves `text` behind it.
std::string_view takeNumber(std::string_view& text) {
  std::size_t end = 0;
  while (end < text.size() && isDigit(text[end])) ++end;
  std::string_view digits = text.substr(0, end);
  text.remove_prefix(end);
  while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
  return digits;
}

/// Stable sort by `before` that stops when asked to.
template <class Before>
void sortRows(std::vector<Row>& rows, const Progress& progress, Before before) {
  std::size_t comparisons = 0;
  std::stable_sort(rows.begin(), rows.end(), [&](Row a, Row b) {
    if (++comparisons % kComparisonsBetweenChecks == 0) progress.throwIfCancelled();
    return before(a, b);
  });
}

void sortByNumber(std::vector<Row>& rows, const std::vector<double>& values, bool descending,
                  const Progress& progress) {
  sortRows(rows, progress, [&](Row a, Row b) {
    const double x = values[a];
    const double y = values[b];
    if (std::isnan(x) || std::isnan(y)) return !std::isnan(x) && std::isnan(y);
    return descending ? y < x : x < y;
  });
}

void sortByWord(std::vector<Row>& rows, const TextValues& values, bool descending, const Progress& progress) {
  std::vector<std::int32_t> codes(values.dictionary.size());
  std::iota(codes.begin(), codes.end(), 0);
  const auto word = [&](std::int32_t code) -> const std::string& {
    return values.dictionary[static_cast<std::size_t>(code)];
  };
  std::sort(codes.begin(), codes.end(),
            [&](std::int32_t a, std::int32_t b) { return naturallyBefore(word(a), word(b)); });
  std::vector<std::int32_t> rank(codes.size());
  for (std::size_t i = 0; i < codes.size(); ++i)
    rank[static_cast<std::size_t>(codes[i])] = static_cast<std::int32_t>(i);
  sortRows(rows, progress, [&](Row a, Row b) {
    const std::int32_t x = values.codes[a];
    const std::int32_t y = values.codes[b];
    if (x < 0 || y < 0) return x >= 0 && y < 0;
    const std::int32_t rankX = rank[static_cast<std::size_t>(x)];
    const std::int32_t rankY = rank[static_cast<std::size_t>(y)];
    return descending ? rankY < rankX : rankX < rankY;
  });
}

/// The set and what else is known of its rows.
struct Ordered {
  const CutoutSet& set;
  std::vector<const MetadataTable*> beside;
};

const MetadataColumn& columnOf(const Ordered& ordered, const std::string& name) {
  if (const MetadataColumn* column = ordered.set.metadata().find(name)) return *column;
  for (const MetadataTable* table : ordered.beside) {
    if (const MetadataColumn* column = table->find(name)) return *column;
  }
  throw UsageError("there is no column '" + name + "' to order by");
}

void sortByKey(std::vector<Row>& rows, const Ordered& ordered, const RowOrderSpec& spec, const Progress& progress) {
  const CutoutSet& set = ordered.set;
  switch (spec.key) {
    case RowOrderSpec::Key::File:
      if (spec.descending) std::reverse(rows.begin(), rows.end());
      return;
    case RowOrderSpec::Key::Id:
      sortRows(rows, progress, [&](Row a, Row b) {
        return spec.descending ? naturallyBefore(set.id(b), set.id(a)) : naturallyBefore(set.id(a), set.id(b));
      });
      return;
    case RowOrderSpec::Key::Class:
      sortRows(rows, progress, [&](Row a, Row b) {
        const int x = set.label(a);
        const int y = set.label(b);
        if (x == kUnlabelled || y == kUnlabelled) return x != kUnlabelled && y == kUnlabelled;
        return spec.descending ? y < x : x < y;
      });
      return;
    case RowOrderSpec::Key::Column: {
      const MetadataColumn& column = columnOf(ordered, spec.column);
      if (const auto* numbers = std::get_if<std::vector<double>>(&column.values)) {
        sortByNumber(rows, *numbers, spec.descending, progress);
      } else {
        sortByWord(rows, std::get<TextValues>(column.values), spec.descending, progress);
      }
      return;
    }
  }
}

/// Parts `rows` by `numberOf(row)` in [0, classes) or kUnlabelled, keeping the order within each.
std::vector<RowSection> groupRows(std::vector<Row>& rows, std::size_t classes, auto numberOf) {
  const auto slot = [&](Row row) {
    const int number = numberOf(row);
    return number == kUnlabelled ? classes : static_cast<std::size_t>(number);
  };
  std::vector<std::size_t> next(classes + 2, 0);
  for (const Row row : rows) ++next[slot(row) + 1];
  std::partial_sum(next.begin(), next.end(), next.begin());
  std::vector<RowSection> sections;
  for (std::size_t c = 0; c <= classes; ++c) {
    if (next[c] == next[c + 1]) continue;
    sections.push_back({c == classes ? kUnlabelled : static_cast<int>(c), next[c], next[c + 1]});
  }
  std::vector<Row> grouped(rows.size());
  for (const Row row : rows) grouped[next[slot(row)]++] = row;
  rows = std::move(grouped);
  return sections;
}

const TextValues& wordsOf(const Ordered& ordered, const std::string& name) {
  const auto* words = std::get_if<TextValues>(&columnOf(ordered, name).values);
  if (!words) throw UsageError("the column '" + name + "' holds numbers, which make no groups");
  return *words;
}

RowOrder inOrder(const Ordered& ordered, const RowOrderSpec& spec, const RowSet* only, const Progress& progress) {
  const CutoutSet& set = ordered.set;
  RowOrder order;
  order.shown = only ? *only : RowSet(set.size(), true);
  if (only) {
    order.rows = only->rows();
  } else {
    order.rows.resize(set.size());
    std::iota(order.rows.begin(), order.rows.end(), Row{0});
  }
  sortByKey(order.rows, ordered, spec, progress);
  progress.throwIfCancelled();
  if (!spec.byWords.empty()) {
    const TextValues& words = wordsOf(ordered, spec.byWords);
    order.words = words.dictionary;
    order.sections = groupRows(order.rows, words.dictionary.size(), [&](Row row) { return words.codes[row]; });
  } else if (spec.byClass) {
    order.sections = groupRows(order.rows, static_cast<std::size_t>(set.classNames().count()),
                               [&](Row row) { return set.label(row); });
  } else if (!order.rows.empty()) {
    order.sections = {{kUnlabelled, 0, order.rows.size()}};
  }
  order.placeOf.assign(set.size(), RowOrder::kNowhere);
  for (std::size_t place = 0; place < order.rows.size(); ++place) {
    order.placeOf[order.rows[place]] = static_cast<std::uint32_t>(place);
  }
  return order;
}

}  // namespace

bool naturallyBefore(std::string_view a, std::string_view b) {
  const std::string_view wholeA = a;
  const std::string_view wholeB = b;
  while (!a.empty() && !b.empty()) {
    if (isDigit(a.front()) && isDigit(b.front())) {
      const std::string_view x = takeNumber(a);
      const std::string_view y = takeNumber(b);
      if (x.size() != y.size()) return x.size() < y.size();
      if (x != y) return x < y;
    } else {
      if (a.front() != b.front()) return a.front() < b.front();
      a.remove_prefix(1);
      b.remove_prefix(1);
    }
  }
  if (a.empty() != b.empty()) return a.empty();
  return wholeA < wholeB;  // they differ at most in leading zeros
}

RowOrder orderRows(const CutoutSet& set, const RowOrderSpec& spec, const RowSet* only, const Progress& progress,
                   const MetadataTable* derived) {
  Ordered ordered{set, {}};
  if (derived) ordered.beside.push_back(derived);
  return inOrder(ordered, spec, only, progress);
}

RowOrder orderRows(const KnownColumns& known, const RowOrderSpec& spec, const RowSet* only, const Progress& progress) {
  Ordered ordered{*known.set, {}};
  for (const auto& table : known.beside) ordered.beside.push_back(table.get());
  return inOrder(ordered, spec, only, progress);
}

}  // namespace blendscope
