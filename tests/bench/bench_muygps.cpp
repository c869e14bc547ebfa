// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <exception>
#include <fstream>
#include <string>

#include "base/number_text.h"
#include "base/parallel.h"
#include "base/random.h"
#include "gp/muygps.h"
#include "imaging/normalizers.h"
#include "naive_muygps.h"
#include "neighbors/matrix_product.h"
#include "processor_time.h"
#include "survey/simulator.h"

/// Stage times of MuyGPs on the challenge-sized survey, beside a naive reference and the machine's own limits:
///   bench_muygps [--threads N] [--skip-million]
using namespace blendscope;

namespace {

const Progress silent;

double wallSeconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Wall clock and time of all processors together. On a busy machine the second says more.
struct Spent {
  double wall = 1e9;
  double processors = 1e9;

  Spent& operator+=(const Spent& other) {
    wall += other.wall;
    processors += other.processors;
    return *this;
  }
};

/// The least that `work` took in some repeats.
template <class Work>
Spent timeOf(int repeats, Work work) {
  Spent least;
  for (int repeat = 0; repeat < repeats; ++repeat) {
    const double wall = wallSeconds();
    const double processors = processorSeconds();
    work();
    least.wall = std::min(least.wall, wallSeconds() - wall);
    least.processors = std::min(least.processors, processorSeconds() - processors);
  }
  return least;
}

/// The same, printed as one line.
template <class Work>
Spent timed(const std::string& stage, int repeats, Work work) {
  const Spent spent = timeOf(repeats, work);
  fmt::print("  {:<52} {:8.3f} s   {:8.3f} s of processors\n", stage, spent.wall, spent.processors);
  std::fflush(stdout);
  return spent;
}

/// Largest memory in MB since the last reset.
double peakMemory() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) return parseDouble(line.substr(6, line.find("kB") - 6)).value_or(0) / 1024;
  }
  return 0;
}

void resetPeakMemory() { std::ofstream("/proc/self/clear_refs") << "5"; }

struct Survey {
  std::shared_ptr<const Matrix<float>> train;
  Matrix<float> test;
  std::vector<int> trainLabels;
  std::vector<int> testLabels;
};

/// Cutouts of the challenge preset, min–max for each.
Matrix<float> normalised(const CutoutSet& set) {
  TrainingBatch batch;
  batch.values = set.pixels();
  batch.shape = set.shape();
  batch.metadata = &set.metadata();
  batch.labels = set.labels();
  batch.classCount = set.classNames().count();
  return normalizers().make(parseStep("minmax"))->fit(batch, silent)->transform(batch, silent);
}

/// Every fifth row tested; classes single and blend.
Survey challengeSurvey() {
  const auto set = simulateSurvey(SurveyPreset::Challenge, {}, 1, silent);
  const Matrix<float> all = normalised(*set);
  std::vector<float> train, test;
  Survey survey;
  for (std::size_t i = 0; i < all.rows(); ++i) {
    const bool tested = i % 5 == 4;
    auto& to = tested ? test : train;
    to.insert(to.end(), all.row(i).begin(), all.row(i).end());
    (tested ? survey.testLabels : survey.trainLabels).push_back(set->label(static_cast<Row>(i)) > 0 ? 1 : 0);
  }
  survey.train = std::make_shared<const Matrix<float>>(survey.trainLabels.size(), all.cols(), std::move(train));
  survey.test = Matrix<float>(survey.testLabels.size(), all.cols(), std::move(test));
  return survey;
}

/// n rows to search and m to ask for, of one simulated survey.
std::pair<std::shared_ptr<const Matrix<float>>, Matrix<float>> rowsAndQueries(std::size_t n, std::size_t m) {
  const Matrix<float> all = normalised(*simulateSurvey(SurveyPreset::Challenge, n + m, 1, silent));
  const auto between = all.data() + n * all.cols();
  return {std::make_shared<const Matrix<float>>(n, all.cols(), std::vector<float>(all.data(), between)),
          Matrix<float>(m, all.cols(), std::vector<float>(between, between + m * all.cols()))};
}

MuyGpsData dataOf(const Survey& survey) {
  MuyGpsData data;
  data.features = survey.train;
  data.labels = survey.trainLabels;
  data.classCount = 2;
  data.responses.values = Matrix<double>(survey.trainLabels.size(), 1);
  data.responses.mirrored = true;
  for (std::size_t i = 0; i < survey.trainLabels.size(); ++i) {
    data.responses.values(i, 0) = survey.trainLabels[i] == 1 ? 1 : -1;
  }
  return data;
}

double accuracy(const GpPosterior& posterior, const std::vector<int>& labels) {
  std::size_t right = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) right += (posterior.mean(i, 0) > 0) == (labels[i] == 1) ? 1 : 0;
  return static_cast<double>(right) / static_cast<double>(labels.size());
}

/// Time of a GFLOP of float products on all threads, each large enough to stream.
Spent productTime() {
  constexpr std::size_t n = 1536;
  Matrix<float> a(n, n);
  RandomStream random(1);
  for (float& v : a.values()) v = static_cast<float>(random.uniform());
  Spent spent = timeOf(4, [&] {
    parallelFor(4, 1, [&](std::size_t, std::size_t) {
      Matrix<float> product(n, n);
      multiplyByTransposed(a, a, product);
    });
  });
  const double operations = 4 * 2e-9 * static_cast<double>(n * n * n);
  return {spent.wall / operations, spent.processors / operations};
}

void benchSearch(const Survey& survey) {
  const Spent product = productTime();
  fmt::print("matrix products of {}: {:.1f} GFLOP/s on {} threads, {:.1f} per processor\n", matrixProductLibrary(),
             1 / product.wall, threadCount(), 1 / product.processors);
  const Spent search = timeOf(5, [&] { makeExactSearch(survey.train, silent)->find(survey.test, 30, {}, silent); });
  const double operations = 2e-9 * static_cast<double>(survey.train->rows() * survey.test.rows() * survey.test.cols());
  fmt::print(
      "exact search, index included: {:.3f} s ({:.3f} s of processors), {:.1f} GFLOP/s on {} threads, {:.1f} per "
      "processor = {:.0f} % of the products\n\n",
      search.wall, search.processors, operations / search.wall, threadCount(), operations / search.processors,
      100 * operations * product.processors / search.processors);
}

MuyGpsOptions challengeOptions(SearchKind search) {
  MuyGpsOptions options;
  options.search = search;
  options.training.loss = Loss::CrossEntropy;
  return options;
}

Spent benchModel(const std::string& title, const Survey& survey, const MuyGpsOptions& options, int repeats) {
  fmt::print("{}\n", title);
  resetPeakMemory();
  const double before = peakMemory();
  std::shared_ptr<const MuyGps> model;
  GpPosterior posterior;
  Spent total = timed("index, draw, train", repeats, [&] { model = MuyGps::fit(dataOf(survey), options, silent); });
  total += timed("predict means and variances", repeats, [&] { posterior = model->predict(survey.test, silent); });
  fmt::print(
      "  total {:.3f} s ({:.3f} s of processors); {} evaluations of the loss, ℓ = {:.3g}, accuracy {:.4f}, +{:.0f} "
      "MB at most\n",
      total.wall, total.processors, model->training().evaluations, model->parameters().lengthScales[0],
      accuracy(posterior, survey.testLabels), peakMemory() - before);
  if (model->recall()) {
    fmt::print("  HNSW: M {}, ef_construction {}, ef {}, recall@{} {:.4f}\n", options.hnsw.links,
               options.hnsw.constructionEffort, options.hnsw.searchEffort, options.k, *model->recall());
  }
  fmt::print("\n");
  return total;
}

/// Times of a sample, scaled up to all points: the naive way takes minutes.
void benchNaive(const Survey& survey, const Spent& ours) {
  constexpr std::size_t kSample = 150;
  const MuyGpsData data = dataOf(survey);
  const std::vector<double>& responses = data.responses.values.values();
  std::vector<std::vector<std::uint32_t>> neighbors;
  double start = processorSeconds();
  for (std::size_t q = 0; q < kSample; ++q) {
    neighbors.push_back(naive::nearest(*survey.train, survey.test.row(q * 7), 30));
  }
  const double search = (processorSeconds() - start) / kSample;
  double sum = 0;
  start = processorSeconds();
  for (std::size_t q = 0; q < kSample; ++q) {
    sum += naive::posterior(*survey.train, responses, survey.test.row(q * 7), neighbors[q], 3, 1e-4).variance;
  }
  const double solve = (processorSeconds() - start) / kSample;
  constexpr double kBatch = 200;
  constexpr double kEvaluations = 25;
  const double points = static_cast<double>(survey.test.rows());
  const double total = (points + kBatch) * search + (points + kBatch * kEvaluations) * solve;
  fmt::print("naive reference, one thread (from {} points): search {:.2f} ms and posterior {:.3f} ms a point\n",
             kSample, 1e3 * search, 1e3 * solve);
  fmt::print(
      "  total for the same task with 25 evaluations: {:.1f} s of processor = {:.0f} times ours  (mean variance "
      "{:.3f})\n\n",
      total, total / ours.processors, sum / kSample);
}

/// Where the approximate search, its index included, overtakes the exact one.
void benchCrossover() {
  constexpr std::size_t kLargest = 320000;
  fmt::print("search of n rows by n/4 queries, d = 100, k = 30, seconds of processors (HNSW: build + search)\n");
  for (std::size_t n = 5000; n <= kLargest; n *= 2) {
    const auto [part, queries] = rowsAndQueries(n, n / 4);
    NeighborLists exact;
    const Spent exactly = timeOf(1, [&] { exact = makeExactSearch(part, silent)->find(queries, 30, {}, silent); });
    std::unique_ptr<NeighborSearch> graph;
    const Spent build = timeOf(1, [&] { graph = makeHnswSearch(part, {}, silent); });
    NeighborLists found;
    const Spent search = timeOf(1, [&] { found = graph->find(queries, 30, {}, silent); });
    fmt::print("  n {:>7}: exact {:.3f} s, HNSW {:.3f} + {:.3f} s, recall {:.4f}\n", n, exactly.processors,
               build.processors, search.processors, recallOf(found, exact));
    std::fflush(stdout);
    if (build.processors + search.processors < exactly.processors) break;
  }
  fmt::print("\n");
}

/// A smooth function on a curved sheet of four dimensions in twenty.
Matrix<float> sheet(std::size_t n, std::uint64_t seed) {
  Matrix<float> points(n, 20);
  RandomStream random(seed);
  for (std::size_t i = 0; i < n; ++i) {
    double t[4];
    for (double& v : t) v = random.uniform(0, 3);
    for (std::size_t f = 0; f < 20; ++f) {
      const double phase = static_cast<double>(f);
      points(i, f) = static_cast<float>(std::sin(t[f % 4] + phase) + 0.5 * t[(f + 1) % 4] + 0.02 * random.normal());
    }
  }
  return points;
}

void benchMillion() {
  fmt::print("1,000,000 training rows, d = 20, 100,000 predictions\n");
  MuyGpsData data;
  auto features = std::make_shared<Matrix<float>>(sheet(1000000, 1));
  data.responses.values = Matrix<double>(features->rows(), 1);
  for (std::size_t i = 0; i < features->rows(); ++i) {
    data.responses.values(i, 0) = std::sin(3 * static_cast<double>((*features)(i, 0)));
  }
  data.features = features;
  const Matrix<float> test = sheet(100000, 2);
  MuyGpsOptions options;
  options.search = SearchKind::Hnsw;
  options.sampling = BatchSampling::Random;
  options.training.loss = Loss::Lool;
  resetPeakMemory();
  const double before = peakMemory();
  std::shared_ptr<const MuyGps> model;
  timed("build and train", 1, [&] { model = MuyGps::fit(std::move(data), options, silent); });
  GpPosterior posterior;
  timed("predict", 1, [&] { posterior = model->predict(test, silent); });
  double sum = 0;
  for (std::size_t i = 0; i < test.rows(); ++i) {
    const double residual = posterior.mean(i, 0) - std::sin(3 * static_cast<double>(test(i, 0)));
    sum += residual * residual;
  }
  fmt::print("  RMSE {:.4f}, recall {:.4f}, +{:.0f} MB at most over the data\n", std::sqrt(sum / 1e5),
             model->recall().value_or(1), peakMemory() - before);
}

int work(const std::vector<std::string>& arguments) {
  bool million = true;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--skip-million") million = false;
    if (arguments[i] == "--threads" && i + 1 < arguments.size()) {
      setThreadCount(static_cast<std::size_t>(parseInteger(arguments[++i]).value_or(0)));
    }
  }
  const Survey survey = challengeSurvey();
  fmt::print("challenge survey: {} training rows, {} test rows, d = {}\n", survey.train->rows(), survey.test.rows(),
             survey.train->cols());
  benchSearch(survey);
  MuyGpsOptions options = challengeOptions(SearchKind::Exact);
  const Spent ours = benchModel("exact neighbours, k = 30, batch 200, Matérn ½, ℓ trained", survey, options, 5);
  options.mean = MeanKind::Fast;
  benchModel("the same with fast means (coefficients of all training rows)", survey, options, 1);
  benchModel("HNSW neighbours", survey, challengeOptions(SearchKind::Hnsw), 2);
  options = challengeOptions(SearchKind::Exact);
  options.sampling = BatchSampling::All;
  benchModel("the whole training set as batch", survey, options, 2);
  benchNaive(survey, ours);
  benchCrossover();
  if (million) benchMillion();
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return work({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
}
