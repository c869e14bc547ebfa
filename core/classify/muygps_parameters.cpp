// SPDX-License-Identifier: GPL-3.0-or-later
#include "classify/muygps.h"
#include "classify/muygps_noise.h"

namespace blendscope {

namespace {

using Kind = ParameterKind;

MuyGpsOptions optionsFrom(const Parameters& parameters) {
  MuyGpsOptions options;
  options.k = static_cast<std::size_t>(parameters.integer("k"));
  options.batchSize = static_cast<std::size_t>(parameters.integer("batch"));
  options.sampling = parseSampling(parameters.word("sampling"));
  options.search = parameters.word("search") == "hnsw" ? SearchKind::Hnsw : SearchKind::Exact;
  options.hnsw = {parameters.integer("M"), parameters.integer("ef_construction"), parameters.integer("ef")};
  options.mean = parameters.word("mean") == "fast" ? MeanKind::Fast : MeanKind::Exact;

  TrainingOptions& training = options.training;
  training.loss = parseLoss(parameters.word("loss"));
  training.optimizer = parameters.word("optimizer") == "bayes" ? OptimizerKind::Bayes : OptimizerKind::Gradient;
  training.starts = parameters.integer("starts");
  training.anisotropic = parameters.flag("anisotropic");
  KernelShape& kernel = training.initial.kernel;
  kernel.family = parameters.word("kernel") == "rbf" ? KernelFamily::Rbf : KernelFamily::Matern;
  if (!parameters.isWord("nu")) {
    kernel.smoothness = parameters.number("nu");
  } else if (parameters.word("nu") == "inf") {
    kernel.smoothness = kInfiniteSmoothness;
  } else {
    training.free.smoothness = kernel.family == KernelFamily::Matern;
  }
  training.free.lengthScales = parameters.isWord("length");
  if (!parameters.isWord("length")) training.initial.lengthScales = {parameters.number("length")};
  training.free.noise = parameters.isWord("noise");
  if (!parameters.isWord("noise")) training.initial.noise = parameters.number("noise");
  return options;
}

std::vector<std::string> bandNames() {
  std::vector<std::string> names;
  for (const BandObjective objective : kBandObjectives) names.emplace_back(toText(objective));
  return names;
}

std::vector<ParameterInfo> parameterInfos() {
  const std::string matern = "matern";
  return {
      {.name = "kernel",
       .label = "Kernel",
       .kind = Kind::Choice,
       .defaultValue = matern,
       .choices = {"matern", "rbf"},
       .help = "How the likeness of two cutouts falls with their distance."},
      {.name = "nu",
       .label = "Smoothness ν",
       .kind = Kind::Number,
       .defaultValue = 1.5,
       .minimum = 0.05,
       .maximum = 30,
       .choices = {"auto", "inf"},
       .help = "Matérn only: ½ trusts the nearest neighbours most, large values expect a smooth decision.",
       .logarithmic = true},
      {.name = "k",
       .label = "Neighbours",
       .kind = Kind::Integer,
       .defaultValue = 50.0,
       .minimum = 1,
       .maximum = 200,
       .help =
           "How many of the most similar training cutouts each prediction listens to; fewer by itself in small sets.",
       .logarithmic = true},
      {.name = "length",
       .label = "Length scale",
       .kind = Kind::Number,
       .defaultValue = std::string("auto"),
       .minimum = 1e-9,
       .maximum = 1e9,
       .choices = {"auto"},
       .help = "Distance over which cutouts count as alike; auto finds it from the training rows.",
       .logarithmic = true},
      {.name = "noise",
       .label = "Label noise ε",
       .kind = Kind::Number,
       .defaultValue = std::string("auto"),
       .minimum = 0,
       .maximum = 100,
       .choices = {"auto"},
       .help = "Doubt in every label: 0 believes them all, larger values average over more neighbours.",
       .logarithmic = true},
      {.name = "loss",
       .label = "Loss",
       .kind = Kind::Choice,
       .defaultValue = std::string("cross-entropy"),
       .choices = lossNames(),
       .help = "What training makes small, on points predicted without their own object."},
      {.name = "anisotropic",
       .label = "One length scale per feature",
       .kind = Kind::Flag,
       .defaultValue = false,
       .help = "Lets features that do not matter count less; for few features.",
       .advanced = true},
      {.name = "batch",
       .label = "Batch size",
       .kind = Kind::Integer,
       .defaultValue = 500.0,
       .minimum = 2,
       .maximum = 1e7,
       .help = "How many training points the loss is measured on.",
       .advanced = true,
       .logarithmic = true},
      {.name = "sampling",
       .label = "Batch",
       .kind = Kind::Choice,
       .defaultValue = std::string("balanced"),
       .choices = {"balanced", "random", "all"},
       .help = "Balanced: equally many of each class, near the border between classes.",
       .advanced = true},
      {.name = "optimizer",
       .label = "Optimiser",
       .kind = Kind::Choice,
       .defaultValue = std::string("lbfgs"),
       .choices = {"lbfgs", "bayes"},
       .help = "lbfgs follows the gradient from several starts; bayes suits rough losses.",
       .advanced = true},
      {.name = "starts",
       .label = "Starts",
       .kind = Kind::Integer,
       .defaultValue = 3.0,
       .minimum = 1,
       .maximum = 50,
       .help = "Local searches of lbfgs, from the best points of a coarse scan.",
       .advanced = true},
      {.name = "mean",
       .label = "Posterior mean",
       .kind = Kind::Choice,
       .defaultValue = std::string("exact"),
       .choices = {"exact", "fast"},
       .help = "Fast: coefficients of the nearest training cutout, without variances.",
       .advanced = true},
      {.name = "band",
       .label = "Confidence band",
       .kind = Kind::Choice,
       .defaultValue = std::string(toText(BandObjective::FourTimesAlphaPlusBeta)),
       .choices = bandNames(),
       .help =
           "What makes a decision ambiguous: α is the share of mistakes that look sure, β that of right answers that "
           "look unsure; counts weighs both by their numbers.",
       .advanced = true},
      {.name = "search",
       .label = "Neighbour search",
       .kind = Kind::Choice,
       .defaultValue = std::string("exact"),
       .choices = {"exact", "hnsw"},
       .help = "hnsw is approximate and pays off above about a hundred thousand rows.",
       .advanced = true},
      {.name = "M",
       .label = "HNSW links",
       .kind = Kind::Integer,
       .defaultValue = 16.0,
       .minimum = 2,
       .maximum = 128,
       .help = "Links of each node of the search graph: more find better and need more memory.",
       .advanced = true},
      {.name = "ef_construction",
       .label = "HNSW building effort",
       .kind = Kind::Integer,
       .defaultValue = 100.0,
       .minimum = 4,
       .maximum = 2000,
       .help = "Candidates looked at for each new node.",
       .advanced = true},
      {.name = "ef",
       .label = "HNSW search effort",
       .kind = Kind::Integer,
       .defaultValue = 60.0,
       .minimum = 1,
       .maximum = 5000,
       .help = "Candidates looked at for each search; at least k are.",
       .advanced = true},
      {.name = "noise_column",
       .label = "Noise column",
       .kind = Kind::Text,
       .defaultValue = std::string(),
       .help = "Measured column with each training cutout's own label noise, instead of the one above.",
       .advanced = true},
      {.name = "sky_noise",
       .label = "More noise for faint cutouts",
       .kind = Kind::Flag,
       .defaultValue = false,
       .help = "A heuristic: label noise grows with (sky noise / peak)², by how much is trained.",
       .advanced = true},
  };
}

}  // namespace

ClassifierRegistry::Entry muygpsEntry() {
  ClassifierRegistry::Entry entry;
  entry.info = {
      .name = "muygps",
      .label = "MuyGPs",
      .kind = StepKind::Classifier,
      .help = "Gaussian process on each cutout's most similar training cutouts: a class with its uncertainty.",
      .parameters = parameterInfos(),
      .calibratesOnRealRows = true};
  entry.make = [](const Parameters& parameters) {
    return makeMuyGpsClassifier(optionsFrom(parameters),
                                {parameters.word("noise_column"), parameters.flag("sky_noise")}, !parameters.given("k"),
                                parseBandObjective(parameters.word("band")));
  };
  entry.load = [](const Parameters& parameters, ArchiveReader& archive) -> std::shared_ptr<const FittedClassifier> {
    return FittedMuyGps::load(archive, parseBandObjective(parameters.word("band")));
  };
  return entry;
}

}  // namespace blendscope
