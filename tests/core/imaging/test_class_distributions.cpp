// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/class_distributions.h"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>

#include "base/error.h"
#include "base/parallel.h"
#include "base/random.h"
#include "imaging/class_images.h"
#include "imaging/moments.h"
#include "support/tiny_survey.h"

using namespace blendscope;

namespace {

using Source = ClassDistribution::Source;

/// No images: two classes, 300 rows each and three unlabelled ones; NEAR parts them by 1 σ, FAR by 3 σ.
std::shared_ptr<const CutoutSet> tableOnly() {
  constexpr std::size_t kRows = 603;
  CutoutSetParts parts;
  parts.pixels = Matrix<float>(kRows, 0);
  parts.classNames = ClassNames({"single", "blend"});
  RandomStream random(5);
  std::vector<double> near, far, same, truth;
  TextValues band, wordy, label;
  for (std::size_t i = 0; i < kRows; ++i) {
    const int c = i >= 600 ? kUnlabelled : static_cast<int>(i % 2);
    parts.labels.push_back(c);
    near.push_back(random.normal() + std::max(0, c));
    far.push_back(i == 7 ? std::nan("") : 10 - 3 * std::max(0, c) + random.normal());
    same.push_back(4);
    truth.push_back(100 * std::max(0, c) + random.normal());
    band.append(i % 4 < 2 ? "g" : "r");
    wordy.append("w" + std::to_string(i % 40));
    label.append(c == 1 ? "two" : "one");
  }
  const auto add = [&](const char* name, const char* unit, ColumnRole role, auto values) {
    parts.metadata.add({name, unit, role, std::move(values)});
  };
  add("NEAR", "px", ColumnRole::Measured, near);
  add("FAR", "mag", ColumnRole::Measured, far);
  add("SAME", "", ColumnRole::Measured, same);
  add("separation_px", "px", ColumnRole::Truth, truth);
  add("BAND", "", ColumnRole::Measured, band);
  add("WORDY", "", ColumnRole::Measured, wordy);
  add("LABEL", "", ColumnRole::Measured, label);
  return CutoutSet::make(std::move(parts));
}

std::vector<std::string> namesOf(const std::vector<ClassDistribution>& distributions) {
  std::vector<std::string> names;
  for (const auto& distribution : distributions) names.push_back(distribution.name);
  return names;
}

const ClassDistribution& find(const std::vector<ClassDistribution>& distributions, const std::string& name) {
  const auto at =
      std::find_if(distributions.begin(), distributions.end(), [&](const auto& d) { return d.name == name; });
  REQUIRE(at != distributions.end());
  return *at;
}

}  // namespace

TEST_CASE(
    "quantities are sorted by how far apart they hold the classes, truth last, constants and long lists left out") {
  const auto all = classDistributions(*tableOnly(), Progress());
  CHECK(namesOf(all) == std::vector<std::string>{"LABEL", "FAR", "NEAR", "BAND", "separation_px"});
  CHECK(all.back().source == Source::Truth);
  CHECK(find(all, "FAR").unit == "mag");
}

TEST_CASE("the effect of numbers is Cohen's d with the interval of its standard error") {
  const auto set = tableOnly();
  const auto all = classDistributions(*set, Progress());
  const ClassDistribution& far = find(all, "FAR");
  REQUIRE(far.separations.size() == 1);
  const Separation& s = far.separations.front();
  std::vector<double> singles, blends;
  for (Row row = 0; row < 600; ++row) {
    (set->label(row) == 0 ? singles : blends).push_back(set->metadata().find("FAR")->number(row));
  }
  CHECK(s.from == 0);
  CHECK(s.to == 1);
  CHECK(s.effect == doctest::Approx(effectSize(singles, blends)));
  CHECK(s.effect == doctest::Approx(-3).epsilon(0.1));
  const double n1 = 300, n2 = 299;  // row 7 has no value
  const double error = std::sqrt((n1 + n2) / (n1 * n2) + s.effect * s.effect / (2 * (n1 + n2)));
  CHECK(s.high - s.low == doctest::Approx(2 * 1.959964 * error).epsilon(1e-6));
  CHECK((s.high + s.low) / 2 == doctest::Approx(s.effect));
}

TEST_CASE("the interval of an effect covers the truth as often as it says") {
  int covered = 0;
  constexpr int kTrials = 400;
  for (int trial = 0; trial < kTrials; ++trial) {
    CutoutSetParts parts;
    parts.pixels = Matrix<float>(80, 0);
    parts.classNames = ClassNames({"a", "b"});
    RandomStream random(100, static_cast<std::uint64_t>(trial));
    std::vector<double> values;
    for (int i = 0; i < 80; ++i) {
      parts.labels.push_back(i % 2);
      values.push_back(random.normal(0.8 * (i % 2), 1));
    }
    parts.metadata.add({"X", "", ColumnRole::Measured, values});
    const auto all = classDistributions(*CutoutSet::make(std::move(parts)), Progress());
    const Separation& s = all.front().separations.front();
    covered += s.low <= 0.8 && 0.8 <= s.high ? 1 : 0;
  }
  // 95 % of 400 trials ± 4 standard errors of a binomial.
  CHECK(covered >= 380 - 18);
  CHECK(covered <= 380 + 18);
}

TEST_CASE("words that have nothing to do with the class have no effect, words that name it a huge finite one") {
  const auto all = classDistributions(*tableOnly(), Progress());
  CHECK(find(all, "BAND").separations.front().effect == doctest::Approx(0).scale(1));
  CHECK(find(all, "LABEL").separations.front().effect > 50);
  CHECK(std::isfinite(find(all, "LABEL").separations.front().effect));
  CHECK(find(all, "BAND").words == std::vector<std::string>{"g", "r"});
  CHECK(find(all, "BAND").edges.empty());
}

TEST_CASE("every labelled row with a value is counted once, in the bin that holds it") {
  const auto set = tableOnly();
  for (const ClassDistribution& distribution : classDistributions(*set, Progress())) {
    CAPTURE(distribution.name);
    const bool lacksOne = distribution.name == "FAR";
    for (int c = 0; c < 2; ++c) {
      const auto& counts = distribution.counts[static_cast<std::size_t>(c)];
      CHECK(counts.size() == distribution.binCount());
      CHECK(std::accumulate(counts.begin(), counts.end(), std::size_t{0}) == (lacksOne && c == 1 ? 299 : 300));
      for (std::size_t bin = 0; bin < counts.size(); ++bin) {
        CHECK(rowsInBin(*set, distribution, c, bin).count() == counts[bin]);
      }
    }
    if (distribution.edges.empty()) continue;
    const MetadataColumn& column = *set->metadata().find(distribution.name);
    for (Row row = 0; row < set->size(); ++row) {
      const std::uint8_t bin = distribution.binOf[row];
      if (std::isnan(column.number(row))) {
        CHECK(bin == ClassDistribution::kNoBin);
        continue;
      }
      const bool first = bin == 0, last = bin + 1U == distribution.binCount();
      const double tolerance = 1e-9 * (distribution.edges.back() - distribution.edges.front());
      CHECK((first || column.number(row) >= distribution.edges[bin] - tolerance));
      CHECK((last || column.number(row) <= distribution.edges[bin + 1U] + tolerance));
    }
  }
}

TEST_CASE("moments are compared too, and find what makes the blends of a survey") {
  const auto set = testing::tinySurvey(200);
  const auto all = classDistributions(*set, Progress());
  CHECK(find(all, "size").source == Source::Moment);
  CHECK(find(all, "size").unit == "px");
  CHECK(!find(all, "size").help.empty());
  CHECK(find(all, "ellipticity").separations.front().effect > 0.5);
  CHECK(find(all, "FIELD").source == Source::Measured);
  CHECK(std::abs(find(all, "FIELD").separations.front().effect) < 0.2);
}

TEST_CASE("distributions and profiles do not depend on the number of threads") {
  const auto set = testing::tinySurvey(150);
  setThreadCount(1);
  const auto one = classDistributions(*set, Progress());
  const auto oneProfiles = classProfiles(*set, Progress());
  setThreadCount(3);
  const auto three = classDistributions(*set, Progress());
  const auto threeProfiles = classProfiles(*set, Progress());
  setThreadCount(0);
  CHECK(namesOf(one) == namesOf(three));
  for (std::size_t i = 0; i < one.size(); ++i) {
    CHECK(one[i].binOf == three[i].binOf);
    CHECK(one[i].separations.front().effect == three[i].separations.front().effect);
  }
  for (std::size_t c = 0; c < oneProfiles.size(); ++c) {
    CHECK(oneProfiles[c].profile.mean == threeProfiles[c].profile.mean);
    CHECK(oneProfiles[c].profile.spread == threeProfiles[c].profile.spread);
  }
}

TEST_CASE("stars drawn out sideways fall off more slowly") {
  const auto profiles = classProfiles(*testing::tinySurvey(200), Progress());
  REQUIRE(profiles.size() == 2);
  CHECK(profiles[0].classIndex == 0);
  CHECK(profiles[0].profile.mean.front() > profiles[1].profile.mean.front());
  for (const ClassProfile& profile : profiles) {
    CHECK(profile.profile.mean.front() > 10 * std::abs(profile.profile.mean.back()));
    CHECK(profile.profile.radius.size() == profile.profile.mean.size());
  }
}

TEST_CASE("a cancelled comparison stops") {
  const Progress progress;
  progress.requestCancel();
  CHECK_THROWS_AS(classDistributions(*testing::tinySurvey(50), progress), Cancelled);
}
