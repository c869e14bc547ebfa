// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hyperparameter_words.h"

#include <QCoreApplication>
#include <cmath>
#include <string_view>

#include "base/number_text.h"
#include "models/number_words.h"
#include "study/all_classifiers.h"

namespace blendscope::ui {

namespace {

struct HyperparameterWords {
  Q_DECLARE_TR_FUNCTIONS(HyperparameterWords)
};

/// ℓ against the distance over which it has to bridge.
QString lengthScaleMeaning(double scale, std::optional<double> distance) {
  if (!distance || *distance <= 0) {
    return HyperparameterWords::tr(
        "How far apart in normalised pixels two cutouts may be and still share their class.");
  }
  const double ratio = scale / *distance;
  const QString against =
      HyperparameterWords::tr("%1 times the usual distance to a neighbour (%2): ")
          .arg(valueText(ratio < 10 ? std::round(10 * ratio) / 10 : std::round(ratio)), valueText(*distance));
  if (ratio < 0.5)
    return against +
           HyperparameterWords::tr("small. Only near twins are trusted; without one the model shrugs (mean near 0).");
  if (ratio < 3)
    return against + HyperparameterWords::tr("moderate. The nearest neighbours count clearly more than the far ones.");
  return against + HyperparameterWords::tr(
                       "large. The classes change slowly over the space of images, so all neighbours have a say; "
                       "making it larger still would change little.");
}

QString smoothnessMeaning(double nu) {
  if (nu <= 0.5) return HyperparameterWords::tr("Rough: the class may change abruptly from one cutout to the next.");
  if (nu <= 1.5) return HyperparameterWords::tr("Fairly rough: once differentiable in the pixels.");
  return HyperparameterWords::tr("Smooth: the class score changes gently, neighbours further out bend the estimate.");
}

QString noiseMeaning(double noise) {
  if (noise < 1e-3)
    return HyperparameterWords::tr("Small: labels are taken at their word, the nearest neighbour weighs most.");
  if (noise < 0.1)
    return HyperparameterWords::tr(
        "Moderate: some labels or pixels are expected to mislead, so neighbours are averaged.");
  return HyperparameterWords::tr(
      "Large: single labels are hardly trusted, the model averages over the whole neighbourhood.");
}

/// Names without a meaning that depends on the value.
struct Plain {
  const char* name;
  const char* label;
  const char* meaning;
};
constexpr Plain kPlain[] = {
    {"k", QT_TRANSLATE_NOOP("HyperparameterWords", "Neighbours k"),
     QT_TRANSLATE_NOOP("HyperparameterWords", "Training cutouts that decide each prediction.")},
    {"sigma2", QT_TRANSLATE_NOOP("HyperparameterWords", "Variance σ²"),
     QT_TRANSLATE_NOOP("HyperparameterWords",
                       "Scale of the posterior variance: how far scores spread where no neighbour is near.")},
    {"length_scale_shortest", QT_TRANSLATE_NOOP("HyperparameterWords", "Shortest ℓ"),
     QT_TRANSLATE_NOOP("HyperparameterWords", "Along the feature that matters most.")},
    {"length_scale_longest", QT_TRANSLATE_NOOP("HyperparameterWords", "Longest ℓ"),
     QT_TRANSLATE_NOOP("HyperparameterWords", "Along the feature that matters least.")},
    {"noise_slope", QT_TRANSLATE_NOOP("HyperparameterWords", "Noise slope ε₁"),
     QT_TRANSLATE_NOOP("HyperparameterWords", "How much the doubt in a label grows with its noise column.")},
    {"loss_value", QT_TRANSLATE_NOOP("HyperparameterWords", "Loss"),
     QT_TRANSLATE_NOOP("HyperparameterWords",
                       "Leave-one-out loss at these values; compare it between runs of the same loss only.")},
    {"hnsw_recall", QT_TRANSLATE_NOOP("HyperparameterWords", "Recall of the search"),
     QT_TRANSLATE_NOOP("HyperparameterWords", "Share of the true nearest neighbours that the fast search finds.")},
    {"kernel", QT_TRANSLATE_NOOP("HyperparameterWords", "Kernel"), ""},
};

/// "sigma2_1" → the class that the column speaks of.
std::optional<int> varianceClass(const std::string& name) {
  constexpr std::string_view kPrefix = "sigma2_";
  if (!name.starts_with(kPrefix)) return std::nullopt;
  const auto number = parseInteger(std::string_view(name).substr(kPrefix.size()));
  return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

/// Words of the step's own description where there is nothing better.
FoundParameter inWords(const StepInfo* step, const std::string& name, const QString& value) {
  for (const Plain& plain : kPlain) {
    if (name == plain.name)
      return {HyperparameterWords::tr(plain.label), value,
              plain.meaning[0] == 0 ? QString() : HyperparameterWords::tr(plain.meaning)};
  }
  if (const ParameterInfo* known = step ? step->find(name) : nullptr) {
    return {QString::fromStdString(known->label), value, QString::fromStdString(known->help)};
  }
  QString words = QString::fromStdString(name).replace(QLatin1Char('_'), QLatin1Char(' '));
  words[0] = words[0].toUpper();
  return {words, value, {}};
}

FoundParameter inWords(const StepInfo* step, const std::string& name, double value, std::optional<double> distance) {
  const QString text = valueText(value);
  if (name == "length_scale")
    return {HyperparameterWords::tr("Length scale ℓ"), text, lengthScaleMeaning(value, distance)};
  if (name == "nu") return {HyperparameterWords::tr("Smoothness ν"), text, smoothnessMeaning(value)};
  if (name == "noise") return {HyperparameterWords::tr("Label noise ε"), text, noiseMeaning(value)};
  return inWords(step, name, text);
}

}  // namespace

std::vector<FoundParameter> foundParameters(const Run& run, std::optional<double> neighborDistance) {
  std::vector<FoundParameter> found;
  const auto& classifier = run.spec.classifier;
  const auto* entry = classifier ? allClassifiers().find(classifier->name) : nullptr;
  const StepInfo* step = entry ? &entry->info : nullptr;
  const ClassNames& names = run.data->classNames();
  for (const auto& [name, value] : run.splits.front().hyperparameters) {
    const auto c = varianceClass(name);
    if (c && *c >= 0 && *c < names.count() && std::holds_alternative<double>(value)) {
      found.push_back({HyperparameterWords::tr("Variance σ², %1").arg(QString::fromStdString(names.name(*c))),
                       valueText(std::get<double>(value)),
                       {}});
      continue;
    }
    if (const double* number = std::get_if<double>(&value)) {
      found.push_back(inWords(step, name, *number, neighborDistance));
    } else {
      found.push_back(inWords(step, name, QString::fromStdString(std::get<std::string>(value))));
    }
  }
  return found;
}

}  // namespace blendscope::ui
