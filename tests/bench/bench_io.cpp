// SPDX-License-Identifier: GPL-3.0-or-later
// How fast data sets come in and go out, and how long a cancel takes. Prints one line per measurement.
#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <thread>

#include "base/error.h"
#include "base/parallel.h"
#include "base/random.h"
#include "io/load.h"
#include "io/write.h"
#include "support/temporary_folder.h"
#include "support/test_data.h"

using namespace blendscope;

namespace {

constexpr std::size_t kChallengeRows = 27253;
constexpr std::size_t kManyRows = 200'000;
constexpr int kRepeats = 5;

double seconds(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double best(const std::function<void()>& work) {
  double least = seconds(work);
  for (int i = 1; i < kRepeats; ++i) least = std::min(least, seconds(work));
  return least;
}

std::shared_ptr<const CutoutSet> noise(std::size_t rows) {
  RandomStream random(1);
  CutoutSetParts parts;
  parts.shape = {10, 10};
  parts.pixels = Matrix<float>(rows, 100);
  // Two decimals, as calibrated survey pixels are written.
  for (float& value : parts.pixels.values()) {
    value = static_cast<float>(static_cast<double>(20000 + random.below(100000)) / 100);
  }
  for (std::size_t i = 0; i < rows; ++i) parts.labels.push_back(static_cast<int>(i % 2));
  parts.classNames = ClassNames::challenge(false);
  return CutoutSet::make(std::move(parts));
}

void report(const char* what, std::size_t rows, double time) {
  fmt::print("{:44} {:8.3f} s {:12.0f} cutouts/s\n", what, time, static_cast<double>(rows) / time);
}

void measure(const testing::TemporaryFolder& folder, std::size_t rows) {
  const auto set = noise(rows);
  const auto csv = folder / "set.csv";
  const auto fits = folder / "set.fits";
  fmt::print("{} cutouts of 10×10 pixels, {} threads\n", rows, threadCount());
  report("  write CSV", rows, best([&] { writeCsv(*set, csv, Progress()); }));
  report("  read CSV", rows, best([&] { loadCutouts({csv}, Progress()); }));
  report("  write FITS", rows, best([&] { writeFits(*set, fits, Progress()); }));
  report("  read FITS", rows, best([&] { loadCutouts({fits}, Progress()); }));
}

/// Longest time from a cancel to its end, over cancels at several moments of a load.
double cancelSeconds(const std::filesystem::path& path, double whole) {
  double longest = 0;
  for (int step = 1; step < 10; ++step) {
    const Progress progress;
    std::chrono::steady_clock::time_point asked;
    std::thread canceller([&] {
      std::this_thread::sleep_for(std::chrono::duration<double>(whole * step / 10));
      asked = std::chrono::steady_clock::now();
      progress.requestCancel();
    });
    try {
      loadCutouts({path}, progress);
    } catch (const Cancelled&) {
    }
    const auto end = std::chrono::steady_clock::now();
    canceller.join();
    longest = std::max(longest, std::chrono::duration<double>(end - asked).count());
  }
  return longest;
}

}  // namespace

int main() {
  const testing::TemporaryFolder folder;
  for (const std::size_t threads : {std::size_t{1}, std::size_t{0}}) {
    setThreadCount(threads);
    measure(folder, kChallengeRows);
  }
  measure(folder, kManyRows);
  const double whole = best([&] { loadCutouts({folder / "set.csv"}, Progress()); });
  fmt::print("  longest time from cancel to stopped {:14.1f} ms\n", 1e3 * cancelSeconds(folder / "set.csv", whole));
  if (testing::testDataMissing()) {
    fmt::print("no external test data: the real folder is not measured\n");
    return 0;
  }
  report("real folder of FITS files", 1000,
         best([] { loadCutouts({testing::testData("data/ztf_star_galaxy")}, Progress()); }));
}
