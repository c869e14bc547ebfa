// SPDX-License-Identifier: GPL-3.0-or-later
#include "embedding/umap.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "base/error.h"
#include "base/parallel.h"
#include "embedding/spectral_start.h"

namespace blendscope {

namespace {

constexpr std::size_t kManyRows = 10000;
constexpr int kEpochsForFew = 500, kEpochsForMany = 200;
constexpr int kPlacingEpochsForFew = 100, kPlacingEpochsForMany = 30;
constexpr std::size_t kPlacingGrain = 64;

class UmapRun final : public EmbeddingRun {
 public:
  UmapRun(std::shared_ptr<const NeighborSpace> space, UmapLayout layout, const UmapForces& forces, int neighbors,
          std::uint64_t seed, bool supervised)
      : space_(std::move(space)),
        layout_(std::move(layout)),
        forces_(forces),
        neighbors_(neighbors),
        seed_(seed),
        supervised_(supervised) {}

  int epoch() const override { return layout_.epoch(); }
  int epochCount() const override { return layout_.epochCount(); }
  void run(int untilEpoch, const Progress& progress) override { layout_.run(untilEpoch, progress); }
  Matrix<float> positions() const override { return layout_.positions(); }
  std::shared_ptr<const FittedTransform> finish() const override {
    return std::make_shared<const UmapModel>(space_, layout_.positions(), forces_, neighbors_, seed_, supervised_);
  }

 private:
  std::shared_ptr<const NeighborSpace> space_;
  UmapLayout layout_;
  UmapForces forces_;
  int neighbors_;
  std::uint64_t seed_;
  bool supervised_;
};

/// Most rows of one object that are looked past for neighbours of others: mirror copies, and a few epochs of each.
constexpr std::size_t kMostOfObject = 48;

/// The largest number of rows that share a group, at most kMostOfObject.
std::size_t largestGroup(std::span<const int> groups) {
  std::unordered_map<int, std::size_t> counts;
  std::size_t largest = 1;
  for (const int group : groups) largest = std::max(largest, ++counts[group]);
  return std::min(largest, kMostOfObject);
}

}  // namespace

UmapModel::UmapModel(std::shared_ptr<const NeighborSpace> space, Matrix<float> positions, const UmapForces& forces,
                     int neighbors, std::uint64_t seed, bool supervised)
    : space_(std::move(space)),
      positions_(std::move(positions)),
      forces_(forces),
      neighbors_(neighbors),
      seed_(seed),
      supervised_(supervised) {}

Matrix<float> UmapModel::transform(const FeatureBatch& batch, const Progress& progress) const {
  const std::size_t k = std::min(static_cast<std::size_t>(neighbors_), space_->size());
  return placeRows(batch.values, *space_, positions_, k, progress,
                   [this](auto row, auto neighbors, auto distances, auto position) {
                     placeOne(row, neighbors, distances, position);
                   });
}

void UmapModel::placeOne(std::span<const float> row, std::span<const std::uint32_t> neighbors,
                         std::span<const double> distances, std::span<float> position) const {
  const int epochs = space_->size() <= kManyRows ? kPlacingEpochsForFew : kPlacingEpochsForMany;
  const LocalScale scale = localScale(distances, 0, distances[0]);
  std::vector<float> weight(distances.size());
  for (std::size_t j = 0; j < weight.size(); ++j) weight[j] = static_cast<float>(scale.membership(distances[j]));
  placeAmong(positions_, neighbors, weight, forces_, epochs, seedOfRow(row, seed_), position);
}

Matrix<float> UmapModel::transformHeldOut(const TrainingBatch& training, const Progress& progress) const {
  if (!supervised_) return transform(training, progress);
  space_->requireWidth(training.values);
  const auto groupOf = [&](std::size_t row) {
    return training.groups.empty() ? static_cast<int>(row) : training.groups[row];
  };
  const auto wanted = static_cast<std::size_t>(neighbors_);
  const std::size_t k = std::min(wanted + largestGroup(training.groups), space_->size() - 1);
  const NeighborLists lists = space_->ofTrainingRows(k, progress.part(0, 0.5));
  Matrix<float> positions(training.size(), positions_.cols());
  parallelFor(training.size(), kPlacingGrain, [&](std::size_t begin, std::size_t end) {
    progress.throwIfCancelled();
    for (std::size_t i = begin; i < end; ++i) {
      std::vector<std::uint32_t> neighbors;
      std::vector<double> distances;
      for (std::size_t j = 0; j < k && neighbors.size() < wanted; ++j) {
        if (groupOf(lists.row(i, j)) == groupOf(i)) continue;
        neighbors.push_back(lists.row(i, j));
        distances.push_back(lists.distance(i, j));
      }
      if (neighbors.empty()) {  // nothing but its own object about
        std::ranges::copy(positions_.row(i), positions.row(i).begin());
      } else {
        placeOne(training.values.row(i), neighbors, distances, positions.row(i));
      }
    }
  });
  return positions;
}

std::vector<FeatureName> UmapModel::outputNames() const { return axisNames("UMAP", positions_.cols()); }

void UmapModel::save(ArchiveWriter& archive) const {
  space_->save(archive);
  archive.table(positions_);
  archive.number(forces_.curve.a);
  archive.number(forces_.curve.b);
  archive.integer(forces_.negativeSamples);
  archive.number(forces_.learningRate);
  archive.integer(neighbors_);
  archive.integer(static_cast<std::int64_t>(seed_));
}

std::shared_ptr<const UmapModel> UmapModel::load(ArchiveReader& archive) {
  std::shared_ptr<const NeighborSpace> space = NeighborSpace::load(archive, "umap");
  Matrix<float> positions = archive.floatTable();
  UmapForces forces;
  forces.curve.a = archive.number();
  forces.curve.b = archive.number();
  forces.negativeSamples = static_cast<int>(archive.integer());
  forces.learningRate = archive.number();
  const int neighbors = static_cast<int>(archive.integer());
  const auto seed = static_cast<std::uint64_t>(archive.integer());
  if (positions.rows() != space->size() || neighbors < 1) {
    throw Error("the saved embedding does not fit together", "step 'umap'",
                "The file is damaged; train and save the model again.");
  }
  return std::make_shared<const UmapModel>(std::move(space), std::move(positions), forces, neighbors, seed);
}

Umap::Umap(const Parameters& p)
    : settings_{.dimensions = p.integer("n"),
                .neighbors = p.integer("n_neighbors"),
                .minDist = p.number("min_dist"),
                .spread = p.number("spread"),
                .metric = metricFrom(p),
                .epochs = p.isWord("epochs") ? 0 : p.integer("epochs"),
                .supervised = p.flag("supervised"),
                .targetWeight = p.number("target_weight"),
                .negativeSamples = p.integer("negative_samples"),
                .learningRate = p.number("learning_rate"),
                .method = neighborMethodFrom(p)} {}

StepInfo Umap::info() {
  return {"umap",
          "UMAP",
          StepKind::Embedding,
          "Lays cutouts out so that look-alikes stay neighbours; shows groups and filaments, distorts distances",
          "",
          {{.name = "n",
            .label = "Dimensions",
            .kind = ParameterKind::Integer,
            .defaultValue = 2.0,
            .minimum = 2,
            .maximum = 500,
            .help = "2 to look at, about 10 to feed a classifier"},
           {.name = "n_neighbors",
            .label = "Neighbours",
            .kind = ParameterKind::Integer,
            .defaultValue = 15.0,
            .minimum = 3,
            .maximum = 1000,
            .help = "Few show fine structure and tear it apart, many show the large picture and take longer"},
           {.name = "min_dist",
            .label = "Smallest distance",
            .kind = ParameterKind::Number,
            .defaultValue = 0.1,
            .minimum = 0,
            .maximum = 10,
            .help = "Small packs look-alikes tightly, large spreads them evenly; at most spread"},
           metricParameter(),
           {.name = "supervised",
            .label = "Use the classes",
            .kind = ParameterKind::Flag,
            .defaultValue = false,
            .help = "Draws training cutouts of one class together; judge the result on test cutouts only"},
           {.name = "target_weight",
            .label = "Weight of the classes",
            .kind = ParameterKind::Number,
            .defaultValue = 0.5,
            .minimum = 0,
            .maximum = 1,
            .help = "0 listens mostly to the pixels, 1 cuts the classes apart; only with supervised"},
           {.name = "epochs",
            .label = "Epochs",
            .kind = ParameterKind::Integer,
            .defaultValue = std::string("auto"),
            .minimum = 1,
            .maximum = 100000,
            .choices = {"auto"},
            .help = "More settle the points better; auto takes 500 up to 10,000 cutouts and 200 beyond"},
           {.name = "spread",
            .label = "Spread",
            .kind = ParameterKind::Number,
            .defaultValue = 1.0,
            .minimum = 0.01,
            .maximum = 100,
            .help = "Scale of the picture against which min_dist is measured",
            .advanced = true},
           {.name = "negative_samples",
            .label = "Negative samples",
            .kind = ParameterKind::Integer,
            .defaultValue = 5.0,
            .minimum = 1,
            .maximum = 100,
            .help = "More push strangers apart more evenly and take longer",
            .advanced = true},
           {.name = "learning_rate",
            .label = "Learning rate",
            .kind = ParameterKind::Number,
            .defaultValue = 1.0,
            .minimum = 0.001,
            .maximum = 10,
            .help = "Smaller keeps closer to the starting positions",
            .advanced = true},
           neighborMethodParameter()}};
}

void Umap::validate(const TrainingBatch& batch) const {
  if (settings_.minDist > settings_.spread) {
    throw Error(fmt::format("min_dist={} exceeds spread={}", settings_.minDist, settings_.spread), "step 'umap'",
                "Choose a smaller min_dist or a larger spread.");
  }
  if (batch.size() <= static_cast<std::size_t>(settings_.neighbors)) {
    throw Error(fmt::format("{} neighbours were asked for, but there are only {} training rows", settings_.neighbors,
                            batch.size()),
                "step 'umap', parameter n_neighbors",
                "Choose fewer neighbours than training rows, or load more cutouts.");
  }
  if (batch.size() <= static_cast<std::size_t>(settings_.dimensions)) {
    throw Error(fmt::format("{} dimensions were asked for, but there are only {} training rows", settings_.dimensions,
                            batch.size()),
                "step 'umap', parameter n", "Choose fewer dimensions than training rows.");
  }
  if (settings_.supervised && batch.labels.size() != batch.size()) {
    throw Error("the training rows carry no classes", "step 'umap', parameter supervised",
                "Leave supervised out, or load labelled cutouts.");
  }
}

std::unique_ptr<EmbeddingRun> Umap::start(const TrainingBatch& batch, const Progress& progress) const {
  validate(batch);
  progress.report(0, "finding neighbours");
  const auto space = std::make_shared<const NeighborSpace>(batch.values, settings_.metric, settings_.method, "umap",
                                                           progress.part(0, 0.1));
  const auto others = static_cast<std::size_t>(settings_.neighbors - 1);
  SparseGraph graph = fuzzySimplicialSet(space->ofTrainingRows(others, progress.part(0.1, 0.7)));
  if (settings_.supervised) graph = intersectWithLabels(graph, batch.labels, settings_.targetWeight);
  progress.report(0.7, "laying out the start");
  const Matrix<float> begin = spectralStart(graph, space->points(), static_cast<std::size_t>(settings_.dimensions),
                                            batch.seed, progress.part(0.7, 1));
  const UmapForces forces{fitUmapCurve(settings_.minDist, settings_.spread), settings_.negativeSamples,
                          settings_.learningRate};
  const int automatic = batch.size() <= kManyRows ? kEpochsForFew : kEpochsForMany;
  const int epochs = settings_.epochs > 0 ? settings_.epochs : automatic;
  return std::make_unique<UmapRun>(space, UmapLayout(graph, begin, forces, epochs, batch.seed), forces,
                                   settings_.neighbors, batch.seed, settings_.supervised);
}

}  // namespace blendscope
