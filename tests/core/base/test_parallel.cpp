// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <atomic>
#include <numeric>
#include <stdexcept>
#include <vector>

#include "base/archive.h"
#include "base/error.h"
#include "base/parallel.h"
#include "base/progress.h"
#include "base/random.h"

using namespace blendscope;

TEST_CASE("every index is visited once, in blocks that do not depend on the thread count") {
  for (const std::size_t threads : {1UL, 2UL, 3UL}) {
    setThreadCount(threads);
    std::vector<int> visits(1003, 0);
    std::vector<std::size_t> ends(11, 0);
    parallelFor(visits.size(), 100, [&](std::size_t begin, std::size_t end) {
      ends[begin / 100] = end;
      for (std::size_t i = begin; i < end; ++i) ++visits[i];
    });
    CHECK(std::accumulate(visits.begin(), visits.end(), 0) == 1003);
    CHECK(ends.back() == 1003);
    CHECK(ends.front() == 100);
  }
  setThreadCount(0);
}

TEST_CASE("an exception of a block reaches the caller") {
  CHECK_THROWS_AS(parallelFor(100, 1, [](std::size_t i, std::size_t) { if (i == 50) throw std::runtime_error("x"); }),
                  std::runtime_error);
  parallelFor(0, 10, [](std::size_t, std::size_t) { FAIL("nothing to do"); });
}

TEST_CASE("streams repeat, differ from each other, and are uniform and normal") {
  RandomStream a(7, 1), b(7, 1), c(7, 2);
  CHECK(a() == b());
  CHECK(a() != c());
  RandomStream random(1);
  double sum = 0, sum2 = 0, normalSum = 0, normalSum2 = 0;
  constexpr int n = 100000;
  for (int i = 0; i < n; ++i) {
    const double u = random.uniform();
    const double z = random.normal();
    REQUIRE((u >= 0 && u < 1));
    sum += u, sum2 += u * u, normalSum += z, normalSum2 += z * z;
  }
  CHECK(sum / n == doctest::Approx(0.5).epsilon(0.01));
  CHECK(sum2 / n == doctest::Approx(1.0 / 3).epsilon(0.01));
  CHECK(std::abs(normalSum / n) < 0.01);
  CHECK(normalSum2 / n == doctest::Approx(1).epsilon(0.02));
}

TEST_CASE("parts of a progress land in the whole, and a cancel reaches all copies") {
  double last = 0;
  const Progress progress(ProgressListener{[&](double f, const std::string&) { last = f; }, {}});
  progress.part(0.5, 1).part(0, 0.5).report(1);
  CHECK(last == doctest::Approx(0.75));
  progress.requestCancel();
  CHECK_THROWS_AS(progress.part(0, 1).throwIfCancelled(), Cancelled);
}

TEST_CASE("archives give back what was written and refuse what does not fit") {
  ArchiveWriter writer;
  writer.text("λ");
  writer.integer(-5);
  writer.number(0.1);
  writer.floats(std::vector<float>{1, 2});
  writer.table(Matrix<double>(2, 3, 4.5));
  ArchiveReader reader(writer.bytes());
  CHECK(reader.text() == "λ");
  CHECK(reader.integer() == -5);
  CHECK(reader.number() == 0.1);
  CHECK(reader.floats() == std::vector<float>{1, 2});
  CHECK(reader.doubleTable() == Matrix<double>(2, 3, 4.5));
  CHECK(reader.atEnd());
  CHECK_THROWS_AS(reader.number(), Error);
  ArchiveReader wrongType(writer.bytes());
  CHECK_THROWS_AS(wrongType.number(), Error);
  for (std::size_t size = 0; size < writer.bytes().size(); ++size) {
    ArchiveReader cut(std::span(writer.bytes()).first(size));
    CHECK_THROWS_AS((cut.text(), cut.integer(), cut.number(), cut.floats(), cut.doubleTable()), Error);
  }
}
