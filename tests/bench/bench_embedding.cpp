// SPDX-License-Identifier: GPL-3.0-or-later
// Time and trustworthiness of the embeddings on the simulated challenge survey (27,253 cutouts of 10×10 pixels, each
// scaled to 0…1), and of umap-learn and scikit-learn on the same rows in the same run where Python can import them.
//   bench_embedding [pca] [umap] [tsne] [moments] [rows=27253] [peers=no]
#include <fmt/format.h>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "base/number_text.h"
#include "base/parallel.h"
#include "embedding/embeddings.h"
#include "embedding/iterative_embedding.h"
#include "embedding/quality.h"
#include "processor_time.h"
#include "survey/simulator.h"

using namespace blendscope;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kNeighbors = 15;
constexpr std::size_t kSample = 5000;

constexpr const char* kPeerScript = R"(
import sys, time, warnings
import numpy as np
warnings.filterwarnings("ignore")
what, source, target, columns = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
rows = np.fromfile(source, dtype=np.float32).reshape(-1, columns)
def umap_twice():
    import umap
    make = lambda: umap.UMAP(n_neighbors=15, min_dist=0.1, random_state=1)
    first = once(make)
    return first[:3] + (once(make)[1],)
def once(make):
    start, cpu = time.time(), time.process_time()
    result = make().fit_transform(rows)
    seconds = time.time() - start
    return result, seconds, time.process_time() - cpu, seconds
def pca():
    from sklearn.decomposition import PCA
    return once(lambda: PCA(n_components=20, svd_solver="full"))
def tsne():
    from sklearn.manifold import TSNE
    return once(lambda: TSNE(random_state=1, n_jobs=-1))
result, first, cpu, again = {"umap": umap_twice, "pca": pca, "tsne": tsne}[what]()
result.astype(np.float32).tofile(target)
print("%s %.2f %.2f %.2f" % (what, first, cpu, again))
)";

/// Wall time, and processor time over all threads: on a busy machine the second tells more.
struct Seconds {
  double wall = 0;
  double cpu = 0;
};

Seconds secondsOf(const auto& work) {
  const auto start = std::chrono::steady_clock::now();
  const double processors = processorSeconds();
  work();
  return {std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(),
          processorSeconds() - processors};
}

std::string text(const Seconds& seconds) { return fmt::format("{:.2f} s (cpu {:.2f})", seconds.wall, seconds.cpu); }

struct Rows {
  std::shared_ptr<const CutoutSet> survey;
  Matrix<float> values;
  std::vector<int> labels;

  TrainingBatch batch() const {
    TrainingBatch result;
    result.values = values;
    result.shape = survey->shape();
    result.labels = labels;
    result.classCount = survey->classNames().count();
    return result;
  }
};

Rows challengeRows(std::size_t count) {
  Rows rows;
  rows.survey = simulateSurvey(SurveyPreset::Challenge, count, 1, Progress());
  rows.values = rows.survey->pixels();
  rows.labels.assign(rows.survey->labels().begin(), rows.survey->labels().end());
  for (std::size_t i = 0; i < rows.values.rows(); ++i) {
    const auto row = rows.values.row(i);
    const auto [low, high] = std::ranges::minmax(row);
    for (float& value : row) value = (value - low) / std::max(high - low, 1e-20F);
  }
  return rows;
}

double quality(const Rows& rows, const Matrix<float>& embedding) {
  return trustworthiness(rows.values, embedding, kNeighbors, kSample, Progress());
}

/// Fits on all rows; every tenth row, shifted a little so that it is new, is then placed by `transform`.
void measure(const Rows& rows, const std::string& spec) {
  const auto step = embeddings().make(parseStep(spec));
  std::shared_ptr<const FittedTransform> fitted;
  Matrix<float> result;
  std::string detail;
  Seconds start, epochs;
  if (const auto* iterative = dynamic_cast<const IterativeTransform*>(step.get())) {
    std::unique_ptr<EmbeddingRun> run;
    start = secondsOf([&] { run = iterative->start(rows.batch(), Progress()); });
    epochs = secondsOf([&] { run->run(run->epochCount(), Progress()); });
    detail = fmt::format("; start {}, {} epochs {}", text(start), run->epochCount(), text(epochs));
    result = run->positions();
    fitted = run->finish();
  } else {
    epochs = secondsOf([&] {
      fitted = step->fit(rows.batch(), Progress());
      result = fitted->transform(rows.batch(), Progress());
    });
  }
  fmt::print("{:24} trustworthiness {:.4f}  {}{}\n", spec, quality(rows, result),
             text({start.wall + epochs.wall, start.cpu + epochs.cpu}), detail);
  Matrix<float> fresh(rows.values.rows() / 10, rows.values.cols());
  for (std::size_t i = 0; i < fresh.rows(); ++i) {
    std::ranges::transform(rows.values.row(10 * i), fresh.row(i).begin(), [](float v) { return v + 1e-4F; });
  }
  FeatureBatch batch = rows.batch();
  batch.values = fresh;
  const Seconds placing = secondsOf([&] { fitted->transform(batch, Progress()); });
  fmt::print("{:24} {} new rows placed in {}\n", "", fresh.rows(), text(placing));
  std::fflush(stdout);
}

/// The first Python that can import the module; empty if there is none.
std::string pythonWith(const std::string& module) {
  for (const std::string python : {"python3", "/usr/bin/python3"}) {
    if (std::system(fmt::format("{} -c 'import {}' >/dev/null 2>&1", python, module).c_str()) == 0) return python;
  }
  return {};
}

void measurePeer(const Rows& rows, const std::string& what, const std::string& module, std::size_t columns) {
  const std::string python = pythonWith(module);
  if (python.empty()) {
    fmt::print("{:24} not installed\n", module);
    return;
  }
  const fs::path folder = fs::temp_directory_path() / fmt::format("blendscope-bench-{}", what);
  fs::create_directories(folder);
  std::ofstream(folder / "peer.py") << kPeerScript;
  std::ofstream(folder / "rows")
      .write(reinterpret_cast<const char*>(rows.values.data()),
             static_cast<std::streamsize>(rows.values.values().size() * sizeof(float)));
  const std::string command = fmt::format("{0} {1}/peer.py {2} {1}/rows {1}/embedding {3} > {1}/times", python,
                                          folder.string(), what, rows.values.cols());
  if (std::system(command.c_str()) == 0) {
    std::string name, first, cpu, again;
    std::ifstream(folder / "times") >> name >> first >> cpu >> again;
    Matrix<float> embedding(rows.values.rows(), columns);
    std::ifstream(folder / "embedding")
        .read(reinterpret_cast<char*>(embedding.data()),
              static_cast<std::streamsize>(embedding.values().size() * sizeof(float)));
    fmt::print("{:24} trustworthiness {:.4f}  {} s (cpu {}), again {} s\n", fmt::format("{} {}", module, what),
               quality(rows, embedding), first, cpu, again);
  }
  fs::remove_all(folder);
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> wanted;
  std::size_t count = 27253;
  bool peers = true;
  for (const std::string& argument : std::vector<std::string>(argv + 1, argv + argc)) {
    if (argument.starts_with("rows="))
      count = static_cast<std::size_t>(parseInteger(argument.substr(5)).value_or(0));
    else if (argument == "peers=no")
      peers = false;
    else
      wanted.push_back(argument);
  }
  const auto asked = [&](const char* name) { return wanted.empty() || std::ranges::count(wanted, name) > 0; };
  const Rows rows = challengeRows(count);
  fmt::print("{} rows of {} features, {} threads; trustworthiness of {} neighbours over {} rows\n", rows.values.rows(),
             rows.values.cols(), threadCount(), kNeighbors, std::min(kSample, rows.values.rows()));
  if (asked("pca")) {
    measure(rows, "pca:n=20");
    if (peers) measurePeer(rows, "pca", "sklearn", 20);
  }
  if (asked("umap")) {
    measure(rows, "umap:n=2");
    measure(rows, "umap:n=10,supervised");
    if (peers) measurePeer(rows, "umap", "umap", 2);
  }
  if (asked("tsne")) {
    measure(rows, "tsne");
    if (peers) measurePeer(rows, "tsne", "sklearn", 2);
  }
  if (asked("moments")) measure(rows, "moments");
  return 0;
}
