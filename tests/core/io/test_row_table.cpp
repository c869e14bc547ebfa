// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>

#include "base/error.h"
#include "io/row_table.h"
#include "support/temporary_folder.h"

using namespace blendscope;

namespace {

RowTable threeRows() {
  CutoutSetParts parts;
  parts.pixels = Matrix<float>(3, 1);
  parts.shape = {1, 1};
  parts.classNames = ClassNames({"single", "blend"});
  parts.labels = {1, kUnlabelled, 0};
  parts.ids = {"a", "b, c", "d"};
  parts.metadata.add({"SNR", "", ColumnRole::Measured, std::vector<double>{0.1, NAN, 25}});
  auto marks = std::make_shared<MetadataTable>();
  marks->add({"marks: note", "", ColumnRole::Measured, TextValues{{"two\twords", "a \"quote\""}, {0, 1, -1}}});
  return {{CutoutSet::make(std::move(parts)), {marks}}, {"id", "class", "snr", "marks: note"}, {2, 0, 1}};
}

}  // namespace

TEST_CASE("rows come in the order asked for, with tabs in between and none within") {
  CHECK(tabbedText(threeRows(), Progress()) ==
        "id\tclass\tsnr\tmarks: note\nd\tsingle\t25\t\na\tblend\t0.1\ttwo words\nb, c\t\t\ta \"quote\"\n");
}

TEST_CASE("as CSV they are quoted where they need it") {
  const testing::TemporaryFolder folder;
  const std::filesystem::path path(folder / "table.csv");
  writeRowTable(threeRows(), path, Progress());
  CHECK(testing::contentsOf(path) ==
        "id,class,snr,marks: note\nd,single,25,\na,blend,0.1,two\twords\n\"b, c\",,,\"a \"\"quote\"\"\"\n");
}

TEST_CASE("an unknown column is refused by name and a stopped export leaves no file") {
  RowTable table = threeRows();
  table.columns.emplace_back("nope");
  CHECK_THROWS_WITH_AS(tabbedText(table, Progress()), doctest::Contains("nope"), UsageError);
  const testing::TemporaryFolder folder;
  const std::filesystem::path path(folder / "table.csv");
  const Progress progress;
  progress.requestCancel();
  CHECK_THROWS_AS(writeRowTable(threeRows(), path, progress), Cancelled);
  CHECK_FALSE(std::filesystem::exists(path));
}
