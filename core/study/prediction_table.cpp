// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/prediction_table.h"

#include <algorithm>
#include <cmath>

#include "evaluate/metrics.h"

namespace blendscope {

namespace {

void appendIdentity(PredictionTable& table, const CutoutSet& set, Row row) {
  const int label = set.label(row);
  table.ids.push_back(set.id(row));
  table.trueClasses.push_back(label == kUnlabelled ? "" : set.classNames().name(label));
}

void addColumns(PredictionTable& table, const Prediction& prediction, std::size_t length) {
  for (std::size_t c = table.columns.size(); c < prediction.columns.size(); ++c) {
    table.columns.push_back({prediction.columns[c].name, std::vector<double>(length, std::nan(""))});
  }
}

}  // namespace

PredictionTable emptyTable(const ClassNames& classes) {
  PredictionTable table;
  table.classNames = classes.names();
  table.probability = Matrix<double>(0, classes.names().size());
  return table;
}

void append(PredictionTable& table, const CutoutSet& set, std::span<const Row> rows, const Prediction& prediction) {
  addColumns(table, prediction, table.ids.size());
  for (std::size_t c = 0; c < prediction.columns.size(); ++c) {
    const std::vector<double>& more = prediction.columns[c].values;
    table.columns[c].values.insert(table.columns[c].values.end(), more.begin(), more.end());
  }
  std::vector<double> values = std::move(table.probability.values());
  values.insert(values.end(), prediction.probability.values().begin(), prediction.probability.values().end());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    appendIdentity(table, set, rows[i]);
    table.predicted.push_back(predictedClass(prediction.probability.row(i)));
    table.uncertainty.push_back(prediction.uncertainty[i]);
  }
  table.probability = Matrix<double>(table.ids.size(), table.classNames.size(), std::move(values));
}

PredictionTable tableOfAll(const ClassNames& classes, const CutoutSet& set, std::span<const Row> rows,
                           const Prediction& prediction) {
  PredictionTable table = emptyTable(classes);
  table.predicted.assign(set.size(), -1);
  table.probability = Matrix<double>(set.size(), table.classNames.size(), std::nan(""));
  table.uncertainty.assign(set.size(), std::nan(""));
  addColumns(table, prediction, set.size());
  for (Row row = 0; row < set.size(); ++row) appendIdentity(table, set, row);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::span<const double> probability = prediction.probability.row(i);
    std::copy(probability.begin(), probability.end(), table.probability.row(rows[i]).begin());
    table.predicted[rows[i]] = predictedClass(probability);
    table.uncertainty[rows[i]] = prediction.uncertainty[i];
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      table.columns[c].values[rows[i]] = prediction.columns[c].values[i];
    }
  }
  return table;
}

}  // namespace blendscope
