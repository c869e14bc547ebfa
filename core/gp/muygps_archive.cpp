// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "base/error.h"
#include "gp/muygps.h"

namespace blendscope {

namespace {

constexpr std::int64_t kVersion = 1;

std::vector<std::int32_t> asIntegers(std::span<const std::uint32_t> values) { return {values.begin(), values.end()}; }

[[noreturn]] void damaged(const char* what) {
  throw Error(fmt::format("the saved MuyGPs model is damaged: {}", what), {}, "Train and save it again.");
}

void write(ArchiveWriter& archive, const GpParameters& p) {
  archive.integer(p.kernel.family == KernelFamily::Rbf ? 0 : 1);
  archive.number(p.kernel.smoothness);
  archive.numbers(p.lengthScales);
  archive.number(p.noise);
  archive.number(p.noiseSlope);
}

GpParameters readParameters(ArchiveReader& archive, std::size_t dimension) {
  GpParameters p;
  p.kernel.family = archive.integer() == 0 ? KernelFamily::Rbf : KernelFamily::Matern;
  p.kernel.smoothness = archive.number();
  p.lengthScales = archive.numbers();
  p.noise = archive.number();
  p.noiseSlope = archive.number();
  if (p.lengthScales.size() != 1 && p.lengthScales.size() != dimension) damaged("its length scales do not fit");
  return p;
}

void write(ArchiveWriter& archive, const MuyGpsOptions& o) {
  archive.integer(static_cast<std::int64_t>(o.k));
  archive.integer(o.search == SearchKind::Hnsw ? 1 : 0);
  archive.integers(std::vector<std::int32_t>{o.hnsw.links, o.hnsw.constructionEffort, o.hnsw.searchEffort});
  archive.integer(o.mean == MeanKind::Fast ? 1 : 0);
}

MuyGpsOptions readOptions(ArchiveReader& archive) {
  MuyGpsOptions o;
  o.k = static_cast<std::size_t>(archive.integer());
  o.search = archive.integer() == 1 ? SearchKind::Hnsw : SearchKind::Exact;
  const std::vector<std::int32_t> hnsw = archive.integers();
  if (hnsw.size() != 3) damaged("its search settings do not fit");
  o.hnsw = {hnsw[0], hnsw[1], hnsw[2]};
  o.mean = archive.integer() == 1 ? MeanKind::Fast : MeanKind::Exact;
  return o;
}

}  // namespace

void MuyGps::save(ArchiveWriter& archive) const {
  archive.text("muygps");
  archive.integer(kVersion);
  write(archive, options_);
  archive.table(*data_.features);
  archive.table(data_.responses.values);
  archive.integer(data_.responses.mirrored ? 1 : 0);
  archive.numbers(data_.responses.noiseColumn);
  archive.integers(data_.groups);
  write(archive, training_.parameters);
  archive.numbers(training_.scales);
  archive.number(training_.loss);
  archive.integer(static_cast<std::int64_t>(training_.warnings.size()));
  for (const std::string& warning : training_.warnings) archive.text(warning);
  archive.number(recall_.value_or(-1));
  archive.table(fastCoefficients_);
  archive.integers(asIntegers(fastRows_.values()));
}

std::shared_ptr<const MuyGps> MuyGps::load(ArchiveReader& archive) {
  if (archive.text() != "muygps") damaged("it holds something else");
  if (const std::int64_t version = archive.integer(); version != kVersion) {
    throw Error(fmt::format("the saved MuyGPs model has version {}, this program reads {}", version, kVersion), {},
                "Use the program that wrote it, or train it again.");
  }
  std::shared_ptr<MuyGps> model(new MuyGps());
  model->options_ = readOptions(archive);
  model->data_.features = std::make_shared<const Matrix<float>>(archive.floatTable());
  model->data_.responses.values = archive.doubleTable();
  model->data_.responses.mirrored = archive.integer() == 1;
  model->data_.responses.noiseColumn = archive.numbers();
  model->data_.groups = archive.integers();
  model->training_.parameters = readParameters(archive, model->data_.features->cols());
  model->training_.scales = archive.numbers();
  model->training_.loss = archive.number();
  for (std::int64_t left = archive.integer(); left > 0; --left) model->training_.warnings.push_back(archive.text());
  if (const double recall = archive.number(); recall >= 0) model->recall_ = recall;
  model->fastCoefficients_ = archive.doubleTable();
  const std::vector<std::int32_t> fastRows = archive.integers();

  const std::size_t n = model->data_.features->rows();
  const std::size_t k = model->options_.k;
  const std::size_t columns = model->data_.responses.columns();
  const auto fits = [&](std::size_t size) { return size == 0 || size == n; };
  if (n == 0 || model->data_.responses.size() != n || columns == 0 || model->training_.scales.size() != columns ||
      !fits(model->data_.responses.noiseColumn.size()) || !fits(model->data_.groups.size()) || k < 1 || k >= n) {
    damaged("its tables do not fit each other");
  }
  if (model->options_.mean == MeanKind::Fast) {
    if (fastRows.size() != n * k || model->fastCoefficients_.rows() != n ||
        model->fastCoefficients_.cols() != columns * k) {
      damaged("its coefficients do not fit");
    }
    for (const std::int32_t row : fastRows) {
      if (row < 0 || static_cast<std::size_t>(row) >= n) damaged("a neighbour is out of range");
    }
    model->fastRows_ = Matrix<std::uint32_t>(n, k, std::vector<std::uint32_t>(fastRows.begin(), fastRows.end()));
  }
  model->buildSearch(archive.progress());
  return model;
}

}  // namespace blendscope
