// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <vector>

#include "base/error.h"
#include "base/parallel.h"
#include "survey/simulator.h"

using namespace blendscope;

namespace {

/// Probability that a random member of `b` exceeds one of `a`.
double areaUnderCurve(const std::vector<double>& a, const std::vector<double>& b) {
  std::vector<std::pair<double, int>> all;
  for (const double v : a) all.emplace_back(v, 0);
  for (const double v : b) all.emplace_back(v, 1);
  std::sort(all.begin(), all.end());
  double rankSum = 0;
  for (std::size_t i = 0; i < all.size();) {
    std::size_t end = i;
    while (end < all.size() && all[end].first == all[i].first) ++end;
    const double meanRank = 0.5 * static_cast<double>(i + 1 + end);  // ties share their ranks
    for (; i < end; ++i) rankSum += all[i].second * meanRank;
  }
  const auto n = static_cast<double>(b.size());
  return (rankSum - n * (n + 1) / 2) / (n * static_cast<double>(a.size()));
}

std::vector<double> border(const CutoutSet& set, Row row) {
  std::vector<double> values;
  const auto image = set.image(row);
  for (std::size_t i = 0; i < image.size(); ++i) {
    const std::size_t r = i / 10, c = i % 10;
    if (r == 0 || r == 9 || c == 0 || c == 9) values.push_back(image[i]);
  }
  std::sort(values.begin(), values.end());
  return values;
}

std::shared_ptr<const CutoutSet> simulated(SurveyPreset preset, std::optional<std::size_t> count, std::uint64_t seed) {
  return simulateSurvey(preset, count, seed, Progress());
}

double number(const CutoutSet& set, std::string_view column, Row row) {
  return set.metadata().find(column)->number(row);
}

}  // namespace

TEST_CASE("the presets have the counts and shapes they promise") {
  const auto challenge = simulated(SurveyPreset::Challenge, std::nullopt, 1);
  CHECK(challenge->size() == 27253);
  CHECK(challenge->shape() == ImageShape{10, 10});
  CHECK(challenge->classNames() == ClassNames::challenge(true));
  CHECK(challenge->countOfClass(0) == 15110);
  CHECK(challenge->countOfClass(1) == 7414);
  CHECK(challenge->countOfClass(2) == 4729);
  CHECK(challenge->id(0) == "0");
  CHECK(challenge->id(27252) == "27252");
  CHECK(challenge->nonFiniteRows().empty());

  const auto demo = simulated(SurveyPreset::Demo, std::nullopt, 1);
  CHECK(demo->size() == 2000);
  CHECK(demo->countOfClass(0) == 1109);
  CHECK(demo->countOfClass(1) == 544);
  CHECK(demo->countOfClass(2) == 347);

  const auto alert = simulated(SurveyPreset::Alert, 20, 1);
  CHECK(alert->size() == 20);
  CHECK(alert->shape() == ImageShape{63, 63});
  CHECK(simulated(SurveyPreset::Demo, 1, 1)->countOfClass(0) == 1);
}

TEST_CASE("presets are found by name and impossible counts are refused") {
  CHECK(parsePreset("challenge") == SurveyPreset::Challenge);
  CHECK_THROWS_AS(parsePreset("tiny"), UsageError);
  CHECK_THROWS_AS(simulated(SurveyPreset::Demo, 0, 1), UsageError);
  CHECK_THROWS_AS(simulated(SurveyPreset::Alert, std::size_t{1} << 60, 1), UsageError);
}

TEST_CASE("a seed gives the same bits on any number of threads, another seed other bits") {
  setThreadCount(1);
  const auto one = simulated(SurveyPreset::Demo, 700, 5);
  setThreadCount(2);
  const auto two = simulated(SurveyPreset::Demo, 700, 5);
  setThreadCount(0);
  CHECK(one->fingerprint() == two->fingerprint());
  CHECK(one->pixels() == two->pixels());
  for (const MetadataColumn& column : one->metadata().columns()) {
    const MetadataColumn& other = *two->metadata().find(column.name);
    bool same = true;
    for (std::size_t row = 0; row < one->size(); ++row) same = same && column.text(row) == other.text(row);
    CHECK_MESSAGE(same, column.name);
  }
  CHECK(simulated(SurveyPreset::Demo, 700, 6)->fingerprint() != one->fingerprint());
}

TEST_CASE("pixels are whole DN between nothing and saturation") {
  const auto set = simulated(SurveyPreset::Demo, std::nullopt, 2);
  const auto& values = set->pixels().values();
  CHECK(std::all_of(values.begin(), values.end(), [](float v) { return v >= 0 && v <= 48000 && v == std::round(v); }));
}

TEST_CASE("measured columns are measured, truth is truth, and truth agrees with the classes") {
  const auto set = simulated(SurveyPreset::Demo, std::nullopt, 3);
  for (const char* name : {"SEEING", "MAGZP", "FILTER", "OBSMJD", "FIELDID", "CCDID", "QID", "GAIN", "READNOI",
                           "SATURATE", "RA", "DEC", "exposure", "object"}) {
    REQUIRE_MESSAGE(set->metadata().find(name) != nullptr, name);
    CHECK(set->metadata().find(name)->role == ColumnRole::Measured);
  }
  for (const char* name :
       {"separation_px", "flux_ratio", "peak_snr", "fwhm_px", "magnitude", "n_sources", "p_binary", "artefact"}) {
    REQUIRE_MESSAGE(set->metadata().find(name) != nullptr, name);
    CHECK(set->metadata().find(name)->role == ColumnRole::Truth);
  }
  for (Row row = 0; row < set->size(); ++row) {
    const bool single = set->label(row) == 0;
    REQUIRE(single == (number(*set, "n_sources", row) == 1));
    REQUIRE(single == std::isnan(number(*set, "separation_px", row)));
    if (single) continue;
    REQUIRE((number(*set, "flux_ratio", row) > 0 && number(*set, "flux_ratio", row) <= 1));
    REQUIRE((number(*set, "p_binary", row) > 0 && number(*set, "p_binary", row) < 1));
  }
}

TEST_CASE("the sky, the seeing and the brightness are those of the survey") {
  const auto set = simulated(SurveyPreset::Challenge, 6000, 4);
  std::vector<double> snr, seeing, sky;
  for (Row row = 0; row < set->size(); ++row) {
    snr.push_back(number(*set, "peak_snr", row));
    seeing.push_back(number(*set, "SEEING", row));
    sky.push_back(border(*set, row)[18]);
  }
  for (auto* values : {&snr, &seeing, &sky}) std::sort(values->begin(), values->end());
  CHECK(snr[3000] > 55);
  CHECK(snr[3000] < 110);
  CHECK(snr[60] > 4);
  CHECK(snr.back() < 8000);
  CHECK(seeing[3000] == doctest::Approx(1.75).epsilon(0.04));
  CHECK(sky[3000] == doctest::Approx(257).epsilon(0.25));
  CHECK(sky.front() > 110);
}

TEST_CASE("epochs of one object share position, class and field, and lie in different exposures") {
  const auto set = simulated(SurveyPreset::Demo, std::nullopt, 7);
  std::map<double, std::vector<Row>> epochs;
  for (Row row = 0; row < set->size(); ++row) epochs[number(*set, "object", row)].push_back(row);
  std::size_t most = 0;
  for (const auto& [object, rows] : epochs) {
    std::set<double> exposures;
    for (const Row row : rows) {
      exposures.insert(number(*set, "exposure", row));
      REQUIRE(set->label(row) == set->label(rows[0]));
      REQUIRE(number(*set, "RA", row) == number(*set, "RA", rows[0]));
      REQUIRE(number(*set, "FIELDID", row) == number(*set, "FIELDID", rows[0]));
    }
    REQUIRE(exposures.size() == rows.size());
    most = std::max(most, rows.size());
  }
  CHECK(most == 7);
  CHECK(epochs.size() > 400);
}

TEST_CASE("nothing but the object tells the classes apart: border, order, numbers and headers do not") {
  const auto set = simulated(SurveyPreset::Challenge, 12000, 8);
  std::map<std::string, std::vector<double>> ofClass[2];
  for (Row row = 0; row < set->size(); ++row) {
    auto& values = ofClass[set->label(row) == 0 ? 0 : 1];
    const std::vector<double> edge = border(*set, row);
    const double mean = std::accumulate(edge.begin(), edge.end(), 0.0) / static_cast<double>(edge.size());
    double variance = 0;
    for (const double v : edge) variance += (v - mean) * (v - mean);
    values["border median"].push_back(edge[edge.size() / 2]);
    values["border mean"].push_back(mean);
    values["border noise"].push_back(std::sqrt(variance));
    values["border maximum"].push_back(edge.back());
    values["border noise over median"].push_back(std::sqrt(variance / edge[edge.size() / 2]));
    values["row"].push_back(row);
    for (const MetadataColumn& column : set->metadata().columns()) {
      if (column.role == ColumnRole::Measured && column.isNumeric()) values[column.name].push_back(column.number(row));
    }
    values["magnitude"].push_back(number(*set, "magnitude", row));
  }
  for (const auto& [name, singles] : ofClass[0]) {
    if (singles.front() == *std::max_element(singles.begin(), singles.end()) &&
        singles.front() == *std::min_element(singles.begin(), singles.end())) {
      continue;  // constants of the camera
    }
    CAPTURE(name);
    CHECK(std::abs(areaUnderCurve(singles, ofClass[1].at(name)) - 0.5) < 0.05);
  }
}

TEST_CASE("a cancelled simulation stops") {
  const Progress progress;
  progress.requestCancel();
  CHECK_THROWS_AS(simulateSurvey(SurveyPreset::Demo, std::nullopt, 1, progress), Cancelled);
}
