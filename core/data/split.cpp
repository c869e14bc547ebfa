// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/split.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

#include "base/error.h"
#include "base/number_text.h"
#include "base/random.h"

namespace blendscope {

namespace {

[[noreturn]] void fail(const std::string& problem) {
  throw UsageError(problem, "split", "Write e.g. fraction=0.2,seed=42,stratify or folds=5,group=COLUMN.");
}

double numberOf(std::string_view key, std::string_view text) {
  const auto value = parseDouble(text);
  if (!value) fail(fmt::format("{}={} is not a number", key, text));
  return *value;
}

int countOf(std::string_view key, std::string_view text) {
  const auto value = parseInteger(text);
  if (!value || *value < 0 || *value > 100000) fail(fmt::format("{}={} is not a whole number in 0…100000", key, text));
  return static_cast<int>(*value);
}

std::uint64_t seedOf(std::string_view text) {
  const auto value = parseInteger(text);
  if (!value || *value < 0) fail(fmt::format("seed={} is not a whole number of at least 0", text));
  return static_cast<std::uint64_t>(*value);
}

/// Rows that may not be parted, and the class they are drawn under.
struct Unit {
  std::vector<Row> rows;
  int stratum = 0;
};

std::vector<Unit> unitsOf(const SplitSpec& spec, const CutoutSet& set, const std::vector<Row>& rows,
                          std::span<const int> groups) {
  std::vector<Unit> units;
  if (groups.empty()) {
    for (const Row row : rows) units.push_back({{row}, 0});
  } else {
    std::map<int, std::size_t> unitOfGroup;
    for (const Row row : rows) {
      const auto [at, isNew] = unitOfGroup.emplace(groups[row], units.size());
      if (isNew) units.emplace_back();
      units[at->second].rows.push_back(row);
    }
  }
  if (spec.stratify) {
    // A group of several classes is drawn under its commonest one.
    for (Unit& unit : units) {
      std::map<int, int> counts;
      for (const Row row : unit.rows) ++counts[set.label(row)];
      unit.stratum =
          std::max_element(counts.begin(), counts.end(), [](auto& a, auto& b) { return a.second < b.second; })->first;
    }
  }
  return units;
}

/// Units by stratum, each stratum in random order.
std::vector<std::vector<const Unit*>> shuffledStrata(const std::vector<Unit>& units, std::uint64_t seed, int repeat) {
  std::map<int, std::vector<const Unit*>> byStratum;
  for (const Unit& unit : units) byStratum[unit.stratum].push_back(&unit);
  std::vector<std::vector<const Unit*>> strata;
  for (auto& [stratum, members] : byStratum) {
    RandomStream random(seed, static_cast<std::uint64_t>(repeat) * 4096 + strata.size());
    random.shuffle(std::span(members));
    strata.push_back(std::move(members));
  }
  return strata;
}

Split splitBy(const std::vector<Row>& rows, std::vector<Row> test) {
  std::sort(test.begin(), test.end());
  Split split;
  std::set_difference(rows.begin(), rows.end(), test.begin(), test.end(), std::back_inserter(split.train));
  split.test = std::move(test);
  if (split.train.empty() || split.test.empty()) {
    throw Error(fmt::format("{} labelled rows leave {} to train and {} to test", rows.size(), split.train.size(),
                            split.test.size()),
                "split", "Use more data, another fraction or fewer folds.");
  }
  return split;
}

std::size_t rowCount(const std::vector<const Unit*>& units) {
  std::size_t n = 0;
  for (const Unit* unit : units) n += unit->rows.size();
  return n;
}

Split drawFraction(const std::vector<Row>& rows, const std::vector<std::vector<const Unit*>>& strata, double fraction) {
  std::vector<Row> test;
  for (const auto& units : strata) {
    const auto wanted = static_cast<std::size_t>(std::llround(fraction * static_cast<double>(rowCount(units))));
    std::size_t taken = 0;
    for (std::size_t u = 0; u < units.size() && taken < wanted; ++u) {
      test.insert(test.end(), units[u]->rows.begin(), units[u]->rows.end());
      taken += units[u]->rows.size();
    }
  }
  return splitBy(rows, std::move(test));
}

/// Each unit goes to the fold that holds fewest rows of its stratum so far.
std::vector<Split> drawFolds(const std::vector<Row>& rows, const std::vector<std::vector<const Unit*>>& strata,
                             int folds) {
  std::vector<std::vector<Row>> parts(static_cast<std::size_t>(folds));
  for (const auto& units : strata) {
    std::vector<std::size_t> filled(parts.size(), 0);
    for (const Unit* unit : units) {
      const auto fold = static_cast<std::size_t>(std::min_element(filled.begin(), filled.end()) - filled.begin());
      filled[fold] += unit->rows.size();
      parts[fold].insert(parts[fold].end(), unit->rows.begin(), unit->rows.end());
    }
  }
  std::vector<Split> splits;
  for (std::vector<Row>& part : parts) splits.push_back(splitBy(rows, std::move(part)));
  return splits;
}

}  // namespace

void SplitSpec::validate() const {
  if (folds == 1) fail("folds=1 leaves nothing to train on: it must be 0 (none) or at least 2");
  if (folds == 0 && !(fraction > 0 && fraction < 1))
    fail(fmt::format("fraction={} must lie between 0 and 1", fraction));
  if (repeats < 1) fail(fmt::format("repeats={} must be at least 1", repeats));
}

SplitSpec parseSplit(std::string_view text) {
  SplitSpec spec;
  bool fractionGiven = false;
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    const std::string_view item = trimmed(text.substr(0, comma));
    text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
    const std::size_t equals = item.find('=');
    const std::string_view key = trimmed(item.substr(0, equals));
    const std::string_view value =
        equals == std::string_view::npos ? std::string_view() : trimmed(item.substr(equals + 1));
    if (key == "fraction") {
      spec.fraction = numberOf(key, value);
      fractionGiven = true;
    } else if (key == "folds") {
      spec.folds = countOf(key, value);
    } else if (key == "repeats") {
      spec.repeats = countOf(key, value);
    } else if (key == "seed") {
      spec.seed = seedOf(value);
    } else if (key == "stratify") {
      spec.stratify = value.empty() || value == "true" || value == "1";
    } else if (key == "group" && !value.empty()) {
      spec.group = value;
    } else {
      fail(fmt::format("'{}' is not understood", item));
    }
  }
  if (fractionGiven && spec.folds > 0) fail("fraction and folds exclude each other");
  spec.validate();
  return spec;
}

std::string toText(const SplitSpec& spec) {
  std::string text = spec.folds > 0 ? fmt::format("folds={}", spec.folds) : std::string();
  if (spec.folds == 0) {
    text = spec.repeats > 1 ? fmt::format("repeats={},fraction={}", spec.repeats, spec.fraction)
                            : fmt::format("fraction={}", spec.fraction);
  } else if (spec.repeats > 1) {
    text += fmt::format(",repeats={}", spec.repeats);
  }
  if (spec.seed) text += fmt::format(",seed={}", *spec.seed);
  if (spec.stratify) text += ",stratify";
  if (!spec.group.empty()) text += fmt::format(",group={}", spec.group);
  return text;
}

std::vector<int> groupsOf(const CutoutSet& set, const std::string& column) {
  const MetadataColumn* found = set.metadata().find(column);
  if (!found) {
    std::string known;
    for (const MetadataColumn& c : set.metadata().columns()) known += (known.empty() ? "" : ", ") + c.name;
    throw UsageError(fmt::format("there is no column '{}' to group by", column), "split",
                     (known.empty() ? "This data set has no columns" : "The columns are: " + known) +
                         "; objects stands for those found among the cutouts.");
  }
  std::unordered_map<std::string, int> numbers;
  std::vector<int> groups(set.size());
  int next = 0;
  for (std::size_t row = 0; row < groups.size(); ++row) {
    const std::string value = found->text(row);
    if (value.empty()) {
      groups[row] = next++;
      continue;
    }
    const auto [at, isNew] = numbers.emplace(value, next);
    if (isNew) ++next;
    groups[row] = at->second;
  }
  return groups;
}

std::vector<Split> makeSplits(const SplitSpec& spec, const CutoutSet& set, const std::vector<Row>& rows,
                              std::uint64_t defaultSeed) {
  return makeSplits(spec, set, rows, spec.group.empty() ? std::vector<int>() : groupsOf(set, spec.group), defaultSeed);
}

std::vector<Split> makeSplits(const SplitSpec& spec, const CutoutSet& set, const std::vector<Row>& rows,
                              std::span<const int> objects, std::uint64_t defaultSeed) {
  spec.validate();
  const std::vector<Unit> units = unitsOf(spec, set, rows, objects);
  std::vector<Split> splits;
  for (int repeat = 0; repeat < spec.repeats; ++repeat) {
    const auto strata = shuffledStrata(units, spec.seed.value_or(defaultSeed), repeat);
    if (spec.folds > 0) {
      std::vector<Split> folds = drawFolds(rows, strata, spec.folds);
      std::move(folds.begin(), folds.end(), std::back_inserter(splits));
    } else {
      splits.push_back(drawFraction(rows, strata, spec.fraction));
    }
  }
  return splits;
}

std::vector<Split> innerSplits(const SplitSpec& spec, const CutoutSet& set, const std::vector<Row>& trainRows,
                               std::span<const int> objects, std::uint64_t seed) {
  constexpr std::uint64_t kInnerStream = 0x696e6e6572;
  SplitSpec inner = spec;
  inner.seed = RandomStream(spec.seed.value_or(seed), kInnerStream)();
  return makeSplits(inner, set, trainRows, objects, seed);
}

}  // namespace blendscope
