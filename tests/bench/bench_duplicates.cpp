// SPDX-License-Identifier: GPL-3.0-or-later
// How well and how fast near-duplicates are found among as many cutouts as the challenge has: copies, mirrored copies
// and repeats at one place on the sky that were planted; and by images alone, how many pairs of epochs of one star
// stand out at one false pair in a million.
#include <fmt/core.h>

#include <chrono>
#include <map>
#include <set>

#include "base/parallel.h"
#include "base/random.h"
#include "evaluate/duplicates.h"
#include "evaluate/same_star_hints.h"
#include "imaging/symmetry.h"
#include "processor_time.h"
#include "survey/simulator.h"

using namespace blendscope;

namespace {

using Pairs = std::set<std::pair<Row, Row>>;

constexpr std::size_t kPlanted = 1000;  // of each kind

Pairs pairsOf(const std::vector<int>& objects) {
  std::map<int, std::vector<Row>> members;
  for (Row row = 0; row < objects.size(); ++row) members[objects[row]].push_back(row);
  Pairs pairs;
  for (const auto& [object, rows] : members) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      for (std::size_t j = i + 1; j < rows.size(); ++j) pairs.emplace(rows[i], rows[j]);
    }
  }
  return pairs;
}

struct Planted {
  std::shared_ptr<const CutoutSet> set;
  std::vector<int> objects;
};

/// The challenge's survey in which rows 0…1,999 are overwritten with copies of later ones, and so their object. With
/// `sky` the positions stay, off by up to 0.3″, so that repeats of one star can be found; else only the planted copies.
Planted plant(const CutoutSet& survey, bool sky) {
  CutoutSetParts parts;
  parts.pixels = survey.pixels();
  parts.shape = survey.shape();
  parts.classNames = survey.classNames();
  parts.labels.assign(survey.labels().begin(), survey.labels().end());
  const auto column = [&](const char* name) {
    std::vector<double> values;
    for (Row row = 0; row < survey.size(); ++row) values.push_back(survey.metadata().find(name)->number(row));
    return values;
  };
  std::vector<double> ra = column("RA");
  std::vector<double> dec = column("DEC");
  std::vector<int> objects;
  for (Row row = 0; row < survey.size(); ++row) {
    const auto object = static_cast<int>(survey.metadata().find("object")->number(row));
    objects.push_back(sky ? object : static_cast<int>(row));
  }
  RandomStream random(4);
  for (std::size_t to = 0; to < 2 * kPlanted; ++to) {
    const std::size_t from = 2 * kPlanted + to;
    const int mirror = to < kPlanted ? 0 : static_cast<int>(1 + random.below(7));
    mirrorCopy(survey.image(static_cast<Row>(from)), survey.shape(), mirror, parts.pixels.row(to));
    objects[to] = objects[from];
    ra[to] = ra[from];
    dec[to] = dec[from];
    parts.labels[to] = parts.labels[from];
  }
  if (sky) {
    for (std::size_t i = 0; i < ra.size(); ++i) {
      dec[i] += random.uniform(-0.3, 0.3) / 3600;
      ra[i] += random.uniform(-0.3, 0.3) / 3600;
    }
    parts.metadata.add({"RA", "deg", ColumnRole::Measured, ra});
    parts.metadata.add({"DEC", "deg", ColumnRole::Measured, dec});
    parts.metadata.add({"OBSMJD", "d", ColumnRole::Measured, column("OBSMJD")});
  }
  return {CutoutSet::make(std::move(parts)), objects};
}

void measure(const char* what, const Planted& planted) {
  const auto start = std::chrono::steady_clock::now();
  const double before = processorSeconds();
  const Duplicates found = findDuplicates(*planted.set, {}, Progress());
  const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  const Pairs truth = pairsOf(planted.objects);
  const Pairs joined = pairsOf(found.objects);
  std::size_t right = 0;
  for (const auto& pair : joined) right += truth.count(pair);
  fmt::print(
      "{:28} {} cutouts, {} threads: {:.3f} s ({:.3f} s of processors), {} true pairs, recall {:.4f}, precision "
      "{:.4f}\n",
      what, planted.set->size(), threadCount(), wall, processorSeconds() - before, truth.size(),
      static_cast<double>(right) / static_cast<double>(truth.size()),
      static_cast<double>(right) / static_cast<double>(std::max<std::size_t>(1, joined.size())));
}

/// Without any column, so that the images alone speak.
std::shared_ptr<const CutoutSet> imagesAlone(const CutoutSet& survey) {
  CutoutSetParts parts;
  parts.pixels = survey.pixels();
  parts.shape = survey.shape();
  return CutoutSet::make(std::move(parts));
}

void measureHints(const CutoutSet& survey) {
  const MetadataColumn& object = *survey.metadata().find("object");
  std::vector<int> objects;
  for (Row row = 0; row < survey.size(); ++row) objects.push_back(static_cast<int>(object.number(row)));
  const auto truePairs = static_cast<double>(pairsOf(objects).size());
  const double n = static_cast<double>(survey.size());
  const double falsePairs = n * (n - 1) / 2 - truePairs;
  const auto alone = imagesAlone(survey);
  const auto start = std::chrono::steady_clock::now();
  const SameStarHints hints = findSameStarHints(*alone, {.falsePerPair = 1e-5, .mostHints = 1'000'000}, Progress());
  const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::size_t right = 0;
  std::size_t wrong = 0;
  std::size_t rightAtMillion = 0;
  for (const SameStarHint& hint : hints.pairs) {
    (objects[hint.first] == objects[hint.second] ? right : wrong) += 1;
    if (static_cast<double>(wrong) <= 1e-6 * falsePairs) rightAtMillion = right;
  }
  fmt::print(
      "by images alone: {:.1f} s; asked 1e-5 false per pair, got {:.2g} at recall {:.4f}; at 1e-6 recall {:.4f}\n",
      wall, static_cast<double>(wrong) / falsePairs, static_cast<double>(right) / truePairs,
      static_cast<double>(rightAtMillion) / truePairs);
}

}  // namespace

int main() {
  const auto survey = simulateSurvey(SurveyPreset::Challenge, std::nullopt, 1, Progress());
  measure("copies, no positions", plant(*survey, false));
  measure("copies and sky positions", plant(*survey, true));
  measureHints(*survey);
}
