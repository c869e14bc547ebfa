// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/class_distributions.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "imaging/class_comparison.h"
#include "imaging/class_images.h"
#include "imaging/moments.h"

namespace blendscope {

namespace {

constexpr std::size_t kBins = 24;
constexpr std::size_t kMostWords = 20;
constexpr double kTail = 0.005;
constexpr double kNormal95 = 1.959963984540054;

std::vector<Row> finiteRowsOf(const CutoutSet& set) {
  const auto nonFinite = set.nonFiniteRows();
  std::vector<Row> rows;
  for (Row row = 0; row < set.size(); ++row) {
    if (!std::binary_search(nonFinite.begin(), nonFinite.end(), row)) rows.push_back(row);
  }
  return rows;
}

/// Standard error of a standardised difference d between samples of a and b.
double errorOf(double d, double a, double b) { return std::sqrt((a + b) / (a * b) + d * d / (2 * (a + b))); }

Separation separation(int from, int to, double d, std::size_t a, std::size_t b) {
  const double half = kNormal95 * errorOf(d, static_cast<double>(a), static_cast<double>(b));
  return {from, to, d, d - half, d + half};
}

double quantile(std::vector<double>& values, double part) {
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(part * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

/// Bins over the bulk of the finite values; none if there are fewer than two different ones.
std::vector<double> edgesOf(const std::vector<double>& values) {
  std::vector<double> finite;
  for (const double value : values) {
    if (std::isfinite(value)) finite.push_back(value);
  }
  if (finite.size() < 2) return {};
  double low = quantile(finite, kTail);
  double high = quantile(finite, 1 - kTail);
  if (!(high > low)) {
    const auto [least, most] = std::minmax_element(finite.begin(), finite.end());
    low = *least;
    high = *most;
    if (!(high > low)) return {};
  }
  std::vector<double> edges(kBins + 1);
  for (std::size_t i = 0; i <= kBins; ++i) edges[i] = low + (high - low) * static_cast<double>(i) / kBins;
  return edges;
}

std::uint8_t binOf(double value, const std::vector<double>& edges) {
  if (!std::isfinite(value)) return ClassDistribution::kNoBin;
  const double part = (value - edges.front()) / (edges.back() - edges.front());
  return static_cast<std::uint8_t>(std::clamp(std::floor(part * kBins), 0.0, kBins - 1.0));
}

void count(ClassDistribution& distribution, const CutoutSet& set) {
  distribution.counts.assign(static_cast<std::size_t>(set.classNames().count()),
                             std::vector<std::size_t>(distribution.binCount()));
  for (Row row = 0; row < set.size(); ++row) {
    const std::uint8_t bin = distribution.binOf[row];
    if (bin == ClassDistribution::kNoBin || set.label(row) == kUnlabelled) continue;
    ++distribution.counts[static_cast<std::size_t>(set.label(row))][bin];
  }
}

std::vector<std::vector<double>> byClass(const std::vector<double>& values, const CutoutSet& set) {
  std::vector<std::vector<double>> samples(static_cast<std::size_t>(set.classNames().count()));
  for (Row row = 0; row < set.size(); ++row) {
    if (set.label(row) != kUnlabelled && std::isfinite(values[row])) {
      samples[static_cast<std::size_t>(set.label(row))].push_back(values[row]);
    }
  }
  return samples;
}

/// Bins, counts and separations of a quantity with one value per row. False if all values are alike.
bool describeNumbers(ClassDistribution& distribution, const std::vector<double>& values, const CutoutSet& set) {
  distribution.edges = edgesOf(values);
  if (distribution.edges.empty()) return false;
  distribution.binOf.resize(set.size());
  for (Row row = 0; row < set.size(); ++row) distribution.binOf[row] = binOf(values[row], distribution.edges);
  count(distribution, set);
  const auto samples = byClass(values, set);
  for (std::size_t a = 0; a < samples.size(); ++a) {
    for (std::size_t b = a + 1; b < samples.size(); ++b) {
      if (samples[a].size() < 2 || samples[b].size() < 2) continue;
      const double d = effectSize(samples[a], samples[b]);
      distribution.separations.push_back(
          separation(static_cast<int>(a), static_cast<int>(b), d, samples[a].size(), samples[b].size()));
    }
  }
  return true;
}

/// Cramér's V of a table of two lines: √(χ²/n), since the smaller side of the table is two.
double cramersV(const std::vector<std::size_t>& a, const std::vector<std::size_t>& b) {
  const double sumA = static_cast<double>(std::accumulate(a.begin(), a.end(), std::size_t{0}));
  const double sumB = static_cast<double>(std::accumulate(b.begin(), b.end(), std::size_t{0}));
  double chiSquare = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double both = static_cast<double>(a[i] + b[i]);
    if (both == 0) continue;
    const double expectedA = both * sumA / (sumA + sumB), expectedB = both * sumB / (sumA + sumB);
    chiSquare += std::pow(static_cast<double>(a[i]) - expectedA, 2) / expectedA +
                 std::pow(static_cast<double>(b[i]) - expectedB, 2) / expectedB;
  }
  return std::sqrt(chiSquare / (sumA + sumB));
}

bool describeWords(ClassDistribution& distribution, const TextValues& values, const CutoutSet& set) {
  if (values.dictionary.size() < 2 || values.dictionary.size() > kMostWords) return false;
  constexpr double kNearlyOne = 0.9999;  // words that name the class alone would lie infinitely far apart
  distribution.words = values.dictionary;
  distribution.binOf.resize(set.size());
  for (Row row = 0; row < set.size(); ++row) {
    distribution.binOf[row] =
        values.codes[row] < 0 ? ClassDistribution::kNoBin : static_cast<std::uint8_t>(values.codes[row]);
  }
  count(distribution, set);
  for (std::size_t a = 0; a < distribution.counts.size(); ++a) {
    for (std::size_t b = a + 1; b < distribution.counts.size(); ++b) {
      const auto& first = distribution.counts[a];
      const auto& second = distribution.counts[b];
      const std::size_t sizeA = std::accumulate(first.begin(), first.end(), std::size_t{0});
      const std::size_t sizeB = std::accumulate(second.begin(), second.end(), std::size_t{0});
      if (sizeA < 2 || sizeB < 2) continue;
      const double v = std::min(kNearlyOne, cramersV(first, second));
      distribution.separations.push_back(
          separation(static_cast<int>(a), static_cast<int>(b), 2 * v / std::sqrt(1 - v * v), sizeA, sizeB));
    }
  }
  return true;
}

std::vector<ClassDistribution> momentDistributions(const CutoutSet& set, const Progress& progress) {
  std::vector<ClassDistribution> distributions;
  const std::vector<Row> rows = finiteRowsOf(set);
  if (set.shape().pixelCount() == 0 || rows.empty()) return distributions;
  // Blocks of rows: the pixels of a million cutouts need not be copied at once.
  constexpr std::size_t kRows = 8192;
  const std::size_t columns = momentInfos().size();
  std::vector<std::vector<double>> values(columns, std::vector<double>(set.size(), std::nan("")));
  for (std::size_t begin = 0; begin < rows.size(); begin += kRows) {
    const std::span<const Row> block = std::span(rows).subspan(begin, std::min(kRows, rows.size() - begin));
    Matrix<float> images(block.size(), set.pixels().cols());
    for (std::size_t i = 0; i < block.size(); ++i) {
      std::copy(set.image(block[i]).begin(), set.image(block[i]).end(), images.row(i).begin());
    }
    const FeatureBatch batch{images, set.shape(), &set.metadata(), block};
    const auto share = [&](std::size_t row) { return static_cast<double>(row) / static_cast<double>(rows.size()); };
    const Matrix<float> moments = computeMoments(batch, progress.part(share(begin), share(begin + block.size())));
    for (std::size_t i = 0; i < block.size(); ++i) {
      for (std::size_t c = 0; c < columns; ++c) values[c][block[i]] = moments(i, c);
    }
  }
  for (std::size_t c = 0; c < columns; ++c) {
    progress.throwIfCancelled();
    const MomentInfo& info = momentInfos()[c];
    ClassDistribution distribution;
    distribution.name = info.name.name;
    distribution.label = info.label;
    distribution.help = info.help;
    distribution.unit = info.name.unit;
    if (describeNumbers(distribution, values[c], set)) distributions.push_back(std::move(distribution));
  }
  return distributions;
}

bool comesFirst(const ClassDistribution& a, const ClassDistribution& b) {
  using Source = ClassDistribution::Source;
  const bool truthA = a.source == Source::Truth, truthB = b.source == Source::Truth;
  if (truthA != truthB) return truthB;
  const auto size = [](const ClassDistribution& d) { return d.widest() ? std::abs(d.widest()->effect) : -1.0; };
  return size(a) > size(b);
}

}  // namespace

const Separation* ClassDistribution::widest() const {
  const auto at = std::max_element(separations.begin(), separations.end(), [](const auto& a, const auto& b) {
    return std::abs(a.effect) < std::abs(b.effect);
  });
  return at == separations.end() ? nullptr : &*at;
}

std::vector<ClassDistribution> classDistributions(const CutoutSet& set, const Progress& progress) {
  constexpr double kMomentShare = 0.8;
  std::vector<ClassDistribution> distributions = momentDistributions(set, progress.part(0, kMomentShare));
  const MetadataColumns columns = set.metadata().columns();
  for (std::size_t c = 0; c < columns.size(); ++c) {
    progress.throwIfCancelled();
    progress.report(kMomentShare + (1 - kMomentShare) * static_cast<double>(c) / static_cast<double>(columns.size()),
                    "Comparing columns");
    const MetadataColumn& column = columns[c];
    ClassDistribution distribution;
    distribution.name = distribution.label = column.name;
    distribution.unit = column.unit;
    distribution.source =
        column.role == ColumnRole::Truth ? ClassDistribution::Source::Truth : ClassDistribution::Source::Measured;
    const bool described = column.isNumeric()
                               ? describeNumbers(distribution, std::get<std::vector<double>>(column.values), set)
                               : describeWords(distribution, std::get<TextValues>(column.values), set);
    if (described) distributions.push_back(std::move(distribution));
  }
  std::stable_sort(distributions.begin(), distributions.end(), comesFirst);
  return distributions;
}

RowSet rowsInBin(const CutoutSet& set, const ClassDistribution& distribution, int c, std::size_t bin) {
  RowSet rows(set.size());
  for (Row row = 0; row < set.size(); ++row) {
    if (set.label(row) == c && distribution.binOf[row] == bin) rows.insert(row);
  }
  return rows;
}

std::vector<ClassProfile> classProfiles(const CutoutSet& set, const Progress& progress) {
  std::vector<ClassProfile> profiles;
  if (set.shape().pixelCount() == 0) return profiles;
  const int classes = set.classNames().count();
  for (int c = 0; c < classes; ++c) {
    const Progress part = progress.part(static_cast<double>(c) / classes, static_cast<double>(c + 1) / classes);
    const std::vector<Row> rows = portraitRows(set, c);
    if (rows.empty()) continue;
    const Matrix<float> images = portraitImages(set, rows);
    FeatureBatch batch;
    batch.values = images;
    batch.shape = set.shape();
    profiles.push_back({c, stackedProfile(batch, part)});
    part.report(1);
  }
  return profiles;
}

}  // namespace blendscope
