// SPDX-License-Identifier: GPL-3.0-or-later
#include "embedding/tsne.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/random.h"
#include "embedding/pca.h"
#include "embedding/tsne_forces.h"
#include "embedding/tsne_run.h"

namespace blendscope {

namespace {

constexpr double kNeighborsPerPerplexity = 3;  // beyond, the probabilities are negligible
constexpr double kStartSpread = 1e-4;          // standard deviation along the first axis
constexpr int kPlacingSteps = 60;
constexpr double kPlacingTolerance = 1e-3;  // step relative to the unit of the layout, where forces fall off

std::size_t neighborsFor(double perplexity, std::size_t others) {
  return std::min(others, static_cast<std::size_t>(std::ceil(kNeighborsPerPerplexity * perplexity)));
}

std::variant<PointTree<2>, PointTree<3>> treeOf(const Matrix<float>& positions) {
  if (positions.cols() == 2) return PointTree<2>(positions);
  return PointTree<3>(positions);
}

/// Leading principal components, shrunk; noise along axes that the rows do not have.
Matrix<float> principalStart(const Matrix<float>& points, std::size_t dimensions, std::uint64_t seed,
                             const Progress& progress) {
  const std::size_t axes = std::min({dimensions, points.cols(), points.rows()});
  const auto pca = Pca({.components = static_cast<int>(axes)}).fitModel(points, seed, progress);
  FeatureBatch batch;
  batch.values = points;
  const Matrix<float> scores = pca->transform(batch, progress);
  const double spread = std::sqrt(pca->explainedVariance()[0]);
  const auto scale = static_cast<float>(spread > 0 ? kStartSpread / spread : 0);
  RandomStream random(seed);
  Matrix<float> start(points.rows(), dimensions);
  for (float& value : start.values()) value = static_cast<float>(kStartSpread * random.normal());
  for (std::size_t i = 0; i < start.rows(); ++i) {
    for (std::size_t c = 0; c < axes; ++c) start(i, c) = scale * scores(i, c);
  }
  return start;
}

/// One new point among fixed ones. Its objective is that of t-SNE with all else held: Σ_j p_j log(1 + d_j²) + Σ_j
/// w_j/W, W the mean weight of a training point.
template <std::size_t Dimensions>
class Placement {
 public:
  Placement(const PointTree<Dimensions>& tree, const Matrix<float>& fixed, std::span<const std::uint32_t> rows,
            std::span<const double> probabilities, double angle, double meanWeight)
      : tree_(tree),
        fixed_(fixed),
        rows_(rows),
        probabilities_(probabilities),
        angle_(angle),
        meanWeight_(meanWeight) {}

  void settle(std::span<float> position) const {
    std::array<double, Dimensions> x{};
    for (std::size_t j = 0; j < rows_.size(); ++j) {
      for (std::size_t c = 0; c < Dimensions; ++c) {
        x[c] += probabilities_[j] * static_cast<double>(fixed_(rows_[j], c));
      }
    }
    State state = evaluate(x);
    double length = 1;
    for (int step = 0; step < kPlacingSteps && length > 1e-3; ++step) {
      std::array<double, Dimensions> trial = x;
      double squared = 0;
      for (std::size_t c = 0; c < Dimensions; ++c) {
        trial[c] -= length * state.slope[c] / state.curvature;
        squared += (trial[c] - x[c]) * (trial[c] - x[c]);
      }
      const State there = evaluate(trial);
      if (there.objective > state.objective) {
        length /= 2;
        continue;
      }
      x = trial;
      state = there;
      if (squared < kPlacingTolerance * kPlacingTolerance) break;
      length = std::min(1.0, 1.5 * length);
    }
    for (std::size_t c = 0; c < Dimensions; ++c) position[c] = static_cast<float>(x[c]);
  }

 private:
  struct State {
    double objective = 0;
    std::array<double, Dimensions> slope{};
    double curvature = 0;  // of the attraction: dividing by it is a step to the weighted mean of the neighbours
  };

  State evaluate(const std::array<double, Dimensions>& x) const {
    State state;
    std::array<float, Dimensions> at;
    for (std::size_t c = 0; c < Dimensions; ++c) at[c] = static_cast<float>(x[c]);
    const StudentForce<Dimensions> push = tree_.forceOn(at.data(), angle_);
    state.objective = push.weight / meanWeight_;
    for (std::size_t c = 0; c < Dimensions; ++c) state.slope[c] = -2 * push.force[c] / meanWeight_;
    for (std::size_t j = 0; j < rows_.size(); ++j) {
      double squared = 0;
      std::array<double, Dimensions> difference;
      for (std::size_t c = 0; c < Dimensions; ++c) {
        difference[c] = x[c] - static_cast<double>(fixed_(rows_[j], c));
        squared += difference[c] * difference[c];
      }
      const double strength = 2 * probabilities_[j] / (1 + squared);
      state.objective += probabilities_[j] * std::log1p(squared);
      state.curvature += strength;
      for (std::size_t c = 0; c < Dimensions; ++c) state.slope[c] += strength * difference[c];
    }
    return state;
  }

  const PointTree<Dimensions>& tree_;
  const Matrix<float>& fixed_;
  std::span<const std::uint32_t> rows_;
  std::span<const double> probabilities_;
  double angle_;
  double meanWeight_;
};

}  // namespace

TsneModel::TsneModel(std::shared_ptr<const NeighborSpace> space, Matrix<float> positions, double perplexity,
                     double angle, double meanWeight)
    : space_(std::move(space)),
      positions_(std::move(positions)),
      perplexity_(perplexity),
      angle_(angle),
      meanWeight_(meanWeight),
      tree_(treeOf(positions_)) {}

Matrix<float> TsneModel::transform(const FeatureBatch& batch, const Progress& progress) const {
  return placeRows(
      batch.values, *space_, positions_, neighborsFor(perplexity_, space_->size()), progress,
      [this](auto, auto neighbors, auto distances, auto position) {
        const std::vector<double> weights = perplexityWeights(distances, perplexity_);
        std::visit(
            [&]<std::size_t Dimensions>(const PointTree<Dimensions>& tree) {
              Placement<Dimensions>(tree, positions_, neighbors, weights, angle_, meanWeight_).settle(position);
            },
            tree_);
      });
}

std::vector<FeatureName> TsneModel::outputNames() const { return axisNames("t-SNE", positions_.cols()); }

void TsneModel::save(ArchiveWriter& archive) const {
  space_->save(archive);
  archive.table(positions_);
  archive.number(perplexity_);
  archive.number(angle_);
  archive.number(meanWeight_);
}

std::shared_ptr<const TsneModel> TsneModel::load(ArchiveReader& archive) {
  std::shared_ptr<const NeighborSpace> space = NeighborSpace::load(archive, "tsne");
  Matrix<float> positions = archive.floatTable();
  const double perplexity = archive.number(), angle = archive.number(), meanWeight = archive.number();
  const bool flat = positions.cols() == 2 || positions.cols() == 3;
  if (positions.rows() != space->size() || !flat || !(perplexity >= 1) || !(meanWeight > 0)) {
    throw Error("the saved embedding does not fit together", "step 'tsne'",
                "The file is damaged; train and save the model again.");
  }
  return std::make_shared<const TsneModel>(std::move(space), std::move(positions), perplexity, angle, meanWeight);
}

Tsne::Tsne(const Parameters& p)
    : settings_{.dimensions = p.integer("n"),
                .perplexity = p.number("perplexity"),
                .iterations = p.integer("iterations"),
                .earlyExaggeration = p.number("early_exaggeration"),
                .learningRate = p.isWord("learning_rate") ? 0 : p.number("learning_rate"),
                .angle = p.number("angle"),
                .metric = metricFrom(p),
                .method = neighborMethodFrom(p)} {}

StepInfo Tsne::info() {
  return {
      "tsne",
      "t-SNE",
      StepKind::Embedding,
      "Lays cutouts out so that close look-alikes stay together; shows small groups, says little of what lies between",
      "",
      {{.name = "n",
        .label = "Dimensions",
        .kind = ParameterKind::Integer,
        .defaultValue = 2.0,
        .minimum = 2,
        .maximum = 3,
        .help = "2 to look at, 3 to turn around"},
       {.name = "perplexity",
        .label = "Perplexity",
        .kind = ParameterKind::Number,
        .defaultValue = 30.0,
        .minimum = 2,
        .maximum = 1000,
        .help = "About the number of look-alikes each cutout keeps close; small shows detail, large the whole"},
       {.name = "iterations",
        .label = "Iterations",
        .kind = ParameterKind::Integer,
        .defaultValue = 1000.0,
        .minimum = 10,
        .maximum = 100000,
        .help = "More let groups come apart further and take longer"},
       metricParameter(),
       {.name = "early_exaggeration",
        .label = "Early exaggeration",
        .kind = ParameterKind::Number,
        .defaultValue = 12.0,
        .minimum = 1,
        .maximum = 100,
        .help = "Draws look-alikes together harder at first, so that groups form before they spread",
        .advanced = true},
       {.name = "learning_rate",
        .label = "Learning rate",
        .kind = ParameterKind::Number,
        .defaultValue = std::string("auto"),
        .minimum = 1,
        .maximum = 1e6,
        .choices = {"auto"},
        .help = "Too small leaves a ball, too large scatters; auto grows with the number of cutouts",
        .advanced = true},
       {.name = "angle",
        .label = "Opening angle",
        .kind = ParameterKind::Number,
        .defaultValue = 0.5,
        .minimum = 0,
        .maximum = 1,
        .help = "0 computes every force exactly and slowly; larger treats far groups as one point",
        .advanced = true},
       neighborMethodParameter()}};
}

std::unique_ptr<EmbeddingRun> Tsne::start(const TrainingBatch& batch, const Progress& progress) const {
  if (static_cast<double>(batch.size()) <= settings_.perplexity + 1) {
    throw Error(fmt::format("a perplexity of {} needs more than {} training rows, there are {}", settings_.perplexity,
                            std::ceil(settings_.perplexity) + 1, batch.size()),
                "step 'tsne', parameter perplexity", "Choose a smaller perplexity, or load more cutouts.");
  }
  progress.report(0, "finding neighbours");
  auto space = std::make_shared<const NeighborSpace>(batch.values, settings_.metric, settings_.method, "tsne",
                                                     progress.part(0, 0.1));
  const std::size_t k = neighborsFor(settings_.perplexity, batch.size() - 1);
  SparseGraph probabilities =
      jointProbabilities(space->ofTrainingRows(k, progress.part(0.1, 0.9)), settings_.perplexity);
  Matrix<float> begin = principalStart(space->points(), static_cast<std::size_t>(settings_.dimensions), batch.seed,
                                       progress.part(0.9, 1));
  return std::make_unique<TsneRun>(std::move(space), std::move(probabilities), std::move(begin), settings_);
}

}  // namespace blendscope
