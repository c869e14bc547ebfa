// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/review_queue.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <set>

#include "base/error.h"
#include "base/parallel.h"
#include "sample_set.h"
#include "support/trained_run.h"

using namespace blendscope;
using namespace blendscope::testing;

namespace {

const double kNan = std::numeric_limits<double>::quiet_NaN();

ModelVoice voice(std::vector<Row> rows, std::vector<double> probability) {
  ModelVoice made{"model", std::move(rows), {}};
  made.probability = Matrix<double>(made.rows.size(), 2, std::move(probability));
  return made;
}

std::vector<Row> rowsOf(const ReviewQueue& queue) {
  std::vector<Row> rows;
  for (const ReviewItem& item : queue.items) rows.push_back(item.row);
  return rows;
}

double entropy(double p) { return p <= 0 || p >= 1 ? 0 : -p * std::log2(p) - (1 - p) * std::log2(1 - p); }

ReviewRequest requestOf(const std::shared_ptr<const CutoutSet>& data, ReviewOrder by) {
  ReviewRequest request;
  request.by = by;
  request.data = data;
  return request;
}

}  // namespace

TEST_CASE("the most uncertain rows come first, equal ones by row; rows without a prediction stay out") {
  ReviewRequest request = requestOf(sampleSet(8), ReviewOrder::Uncertainty);
  request.voices = {voice({0, 1, 2, 4, 5, 7}, {1, 0, 0.4, 0.6, 0.6, 0.4, 0.5, 0.5, kNan, kNan, 0, 1})};
  const ReviewQueue queue = rankForReview(request, Progress());
  CHECK(rowsOf(queue) == std::vector<Row>{4, 1, 2, 0, 7});
  CHECK(queue.items[0].score == doctest::Approx(1));
  CHECK(queue.items[1].score == doctest::Approx(entropy(0.4)));
  CHECK(queue.items[3].score == 0);
  CHECK(queue.candidates == 5);
  request.count = 2;
  request.among = RowSet::of(8, {0, 2, 7});
  CHECK(rowsOf(rankForReview(request, Progress())) == std::vector<Row>{2, 0});
}

TEST_CASE("mistakes are rows whose label the models contradict, the surest first") {
  CutoutSetParts parts = sampleParts(5);
  parts.labels = {0, 0, 1, kUnlabelled, 1};
  ReviewRequest request = requestOf(CutoutSet::make(std::move(parts)), ReviewOrder::Mistakes);
  request.voices = {voice({0, 1, 2, 3, 4}, {0.2, 0.8, 0.9, 0.1, 1, 0, 0.1, 0.9, 0.5, 0.5})};
  const ReviewQueue queue = rankForReview(request, Progress());
  CHECK(rowsOf(queue) == std::vector<Row>{2, 0, 4});
  CHECK(queue.items[0].score == doctest::Approx(1));
  CHECK(queue.items[1].score == doctest::Approx(0.6));
  CHECK(queue.items[2].score == 0);
}

TEST_CASE("disagreement is the Jensen-Shannon divergence of those who speak") {
  ReviewRequest request = requestOf(sampleSet(4), ReviewOrder::Disagreement);
  request.voices = {voice({0, 1, 2}, {1, 0, 0.5, 0.5, 0.9, 0.1}), voice({0, 1, 2, 3}, {0, 1, 0.5, 0.5, 0.3, 0.7, 1, 0})};
  const ReviewQueue queue = rankForReview(request, Progress());
  CHECK(rowsOf(queue) == std::vector<Row>{0, 2, 1});
  CHECK(queue.items[0].score == doctest::Approx(1));  // certain and opposed: one bit
  CHECK(queue.items[1].score == doctest::Approx(entropy(0.6) - (entropy(0.9) + entropy(0.3)) / 2));
  CHECK(queue.items[2].score == 0);
  request.voices.pop_back();
  CHECK(rankForReview(request, Progress()).items.empty());
}

TEST_CASE("information is what brute force says, and copies of a row do not fill the queue") {
  CutoutSetParts parts = sampleParts(40, 3);
  for (const std::size_t copy : {5U, 9U, 20U}) {
    std::ranges::copy(parts.pixels.row(1), parts.pixels.row(copy).begin());
  }
  const auto data = CutoutSet::make(std::move(parts));
  std::vector<double> probability;
  for (Row row = 0; row < 40; ++row) {
    const bool copied = row == 1 || row == 5 || row == 9 || row == 20;
    const double p = copied ? 0.5 : 0.02 + 0.45 * row / 40.0;
    probability.insert(probability.end(), {p, 1 - p});
  }
  ReviewRequest request = requestOf(data, ReviewOrder::Information);
  request.voices = {voice(rowsFrom(0, 40), probability)};
  const ReviewQueue queue = rankForReview(request, Progress());
  REQUIRE(queue.items.size() == 40);
  const std::vector<Row> order = rowsOf(queue);
  CHECK(std::set<Row>(order.end() - 3, order.end()).size() == 3);
  CHECK(std::vector<Row>(order.end() - 3, order.end()) == std::vector<Row>{5, 9, 20});
  CHECK(queue.items.back().score == 0);

  // The formulas of the header, in the plainest way.
  const auto scaled = [&](Row row) {
    std::vector<double> image(data->image(row).begin(), data->image(row).end());
    const auto [low, high] = std::ranges::minmax(image);
    for (double& pixel : image) pixel = (pixel - low) / (high - low);
    return image;
  };
  const auto distance = [&](Row a, Row b) {
    const auto x = scaled(a), y = scaled(b);
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i) sum += (x[i] - y[i]) * (x[i] - y[i]);
    return sum;
  };
  std::vector<double> all, nearest;
  for (Row a = 0; a < 40; ++a) {
    double least = std::numeric_limits<double>::infinity();
    for (Row b = 0; b < 40; ++b) {
      const double d = distance(a, b);
      if (d > 0 && b > a) all.push_back(d);
      if (d > 0) least = std::min(least, d);
    }
    nearest.push_back(least);
  }
  std::ranges::sort(all);
  std::ranges::sort(nearest);
  const double l2 = all[all.size() / 2];
  const double h2 = nearest[nearest.size() / 2] / 4;
  std::vector<Row> taken;
  for (std::size_t place = 0; place < 40; ++place) {
    double best = -1;
    Row bestRow = 0;
    for (Row row = 0; row < 40; ++row) {
      if (std::ranges::count(taken, row) > 0) continue;
      double density = 0, redundancy = 0;
      for (Row other = 0; other < 40; ++other) density += std::exp(-distance(row, other) / (2 * l2)) / 40;
      for (const Row before : taken) redundancy = std::max(redundancy, std::exp(-distance(row, before) / (2 * h2)));
      const double score = entropy(probability[2 * row]) * density * (1 - redundancy);
      if (score > best) {
        best = score;
        bestRow = row;
      }
    }
    CAPTURE(place);
    CHECK(order[place] == bestRow);
    CHECK(queue.items[place].score == doctest::Approx(best).epsilon(1e-4));
    taken.push_back(order[place]);
  }
}

TEST_CASE("with several models information starts from their divergence") {
  ReviewRequest request = requestOf(sampleSet(30, 5), ReviewOrder::Information);
  std::vector<double> agreed, opposed;
  for (Row row = 0; row < 30; ++row) {
    agreed.insert(agreed.end(), {0.5, 0.5});
    opposed.insert(opposed.end(), {row == 17 ? 0.95 : 0.5, row == 17 ? 0.05 : 0.5});
  }
  request.voices = {voice(rowsFrom(0, 30), agreed), voice(rowsFrom(0, 30), opposed)};
  const ReviewQueue queue = rankForReview(request, Progress());
  CHECK(queue.items[0].row == 17);
  CHECK(queue.items[1].score == 0);  // doubt that all models share tells none from the others
}

TEST_CASE("a random queue is a draw of its seed over all rows, whoever speaks") {
  ReviewRequest request = requestOf(sampleSet(500), ReviewOrder::Random);
  request.count = 100;
  const auto first = rowsOf(rankForReview(request, Progress()));
  CHECK(first.size() == 100);
  CHECK(first == rowsOf(rankForReview(request, Progress())));
  request.seed = 2;
  const auto second = rowsOf(rankForReview(request, Progress()));
  CHECK(first != second);
  // Each row has the same chance: over many seeds the mean row is the middle one.
  double sum = 0;
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    request.seed = seed;
    for (const Row row : rowsOf(rankForReview(request, Progress()))) sum += row;
  }
  const double standardError = 500 / std::sqrt(12.0 * 5000);
  CHECK(std::abs(sum / 5000 - 249.5) < 5 * standardError);
}

TEST_CASE("runs and applied models speak of the rows they predicted, repeats by their mean") {
  const auto data = sampleSet(120);
  const auto run = trainedRun(data, "flux | knn:k=5", "repeats=6,fraction=0.3");
  const auto spoken = voiceOf(*run, *data);
  REQUIRE(spoken);
  std::set<Row> tested;
  double sum = 0;
  int times = 0;
  const Row row = run->splits[0].split.test[0];
  for (const SplitResult& result : run->splits) {
    for (std::size_t i = 0; i < result.split.test.size(); ++i) {
      tested.insert(result.split.test[i]);
      if (result.split.test[i] != row) continue;
      sum += result.prediction.probability(i, 1);
      ++times;
    }
  }
  CHECK(spoken->rows == std::vector<Row>(tested.begin(), tested.end()));
  const auto at = std::ranges::lower_bound(spoken->rows, row) - spoken->rows.begin();
  CHECK(spoken->probability(static_cast<std::size_t>(at), 1) == doctest::Approx(sum / times));
  CHECK_FALSE(voiceOf(*run, *sampleSet(120)));

  // Unlabelled cutouts take the model's classes where they have those names.
  CutoutSetParts parts = sampleParts(30, 9);
  parts.labels.clear();
  parts.classNames = {};
  const auto unlabelled = CutoutSet::make(std::move(parts));
  const auto applied = applyModel("knn", run->splits[0].pipeline, unlabelled, Progress());
  const auto voices = voiceOf(applied, *unlabelled);
  REQUIRE(voices);
  CHECK(voices->rows.size() == 30);
  CHECK(voices->probability.cols() == 3);
  CHECK(voices->probability(4, 1) == applied.prediction.probability(4, 1));
}

TEST_CASE("a model trained on these very labels speaks only of cutouts that had none") {
  CutoutSetParts parts = sampleParts(60);
  for (const std::size_t i : {3U, 40U}) parts.labels[i] = kUnlabelled;
  const auto data = CutoutSet::make(std::move(parts));
  const auto run = trainedRun(data, "flux | knn:k=3", "fraction=0.3");
  const auto own = std::make_shared<const AppliedModel>(
      applyModel("own", run->splits[0].pipeline, data, Progress()));
  const auto voices = voicesOf({run}, {own}, *data);
  REQUIRE(voices.size() == 2);
  CHECK(voices[0].rows.size() == run->splits[0].split.test.size());
  CHECK(voices[1].rows == std::vector<Row>{3, 40});
  CHECK(voices[1].probability(1, 0) == own->prediction.probability(40, 0));
  const auto foreign = trainedRun(sampleSet(60, 8), "flux | knn:k=3", "fraction=0.3")->splits[0].pipeline;
  const auto other = std::make_shared<const AppliedModel>(applyModel("other", foreign, data, Progress()));
  CHECK(voicesOf({}, {other}, *data).at(0).rows.size() == 60);
}

TEST_CASE("the agreement of a queue counts the labels given since") {
  ReviewRequest request = requestOf(sampleSet(6), ReviewOrder::Random);
  request.voices = {voice({0, 1, 2, 3}, {0.9, 0.1, 0.9, 0.1, 0.2, 0.8, 0.2, 0.8})};
  const ReviewQueue queue = rankForReview(request, Progress());
  REQUIRE(queue.items.size() == 6);
  Annotations annotations;
  CHECK(std::isnan(agreementOf(queue, annotations).interval.low));
  const auto give = [&](Row row, int c) {
    Annotation annotation;
    annotation.label.emplace().label = c;
    annotations.set(row, std::move(annotation));
  };
  give(0, 0);
  give(1, 1);
  give(2, 1);
  give(3, kUnlabelled);
  give(5, 1);  // nobody has predicted it
  const ReviewAgreement agreement = agreementOf(queue, annotations);
  CHECK(agreement.reviewed == 5);
  CHECK(agreement.judged == 3);
  CHECK(agreement.agreed == 2);
  CHECK(agreement.interval.low == wilsonInterval(2, 3).low);
}

TEST_CASE("the queue does not depend on the number of threads, and stops when asked") {
  const auto data = sampleSet(300);
  const auto run = trainedRun(data, "flux | knn:k=5", "folds=3");
  ReviewRequest request = requestOf(data, ReviewOrder::Information);
  request.voices = {*voiceOf(*run, *data)};
  const ReviewQueue many = rankForReview(request, Progress());
  setThreadCount(1);
  const ReviewQueue one = rankForReview(request, Progress());
  setThreadCount(0);
  CHECK(rowsOf(many) == rowsOf(one));
  CHECK(many.items.front().score == one.items.front().score);
  const Progress progress;
  progress.requestCancel();
  CHECK_THROWS_AS(rankForReview(request, progress), Cancelled);
}
