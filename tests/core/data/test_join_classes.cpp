// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "base/error.h"
#include "data/join_classes.h"

using namespace blendscope;

namespace {

std::shared_ptr<const CutoutSet> setOf(std::vector<std::string> names, std::vector<int> labels) {
  CutoutSetParts parts;
  parts.shape = {1, 1};
  parts.pixels = Matrix<float>(labels.size(), 1, 2.0F);
  parts.classNames = ClassNames(std::move(names));
  parts.metadata.add({"SEEING", "px", ColumnRole::Measured, std::vector<double>(labels.size(), 1.5)});
  parts.labels = std::move(labels);
  return CutoutSet::make(std::move(parts));
}

}  // namespace

TEST_CASE("joined classes share one number and the classes behind them move up") {
  const auto set = setOf({"single", "binary", "blend"}, {0, 1, 2, kUnlabelled, 1});
  const auto joined = joinClasses(*set, "binary", "blend");
  CHECK(joined->classNames().names() == std::vector<std::string>{"single", "blend"});
  CHECK(std::vector<int>(joined->labels().begin(), joined->labels().end()) ==
        std::vector<int>{0, 1, 1, kUnlabelled, 1});
  CHECK(joined->pixels() == set->pixels());
  CHECK(joined->metadata().find("SEEING") != nullptr);
}

TEST_CASE("a joined set is the one that is read without its list of binaries") {
  const auto three = setOf({"single", "blend", "binary"}, {0, 1, 2, 2});
  const auto two = setOf({"single", "blend"}, {0, 1, 1, 1});
  CHECK(joinClasses(*three, "binary", "blend")->fingerprint() == two->fingerprint());
}

TEST_CASE("only classes that exist can be joined") {
  const auto set = setOf({"single", "blend"}, {0, 1});
  CHECK_THROWS_WITH_AS(joinClasses(*set, "binary", "blend"), doctest::Contains("no class 'binary'"), UsageError);
  CHECK_THROWS_WITH_AS(joinClasses(*set, "blend", "quasar"), doctest::Contains("no class 'quasar'"), UsageError);
}
