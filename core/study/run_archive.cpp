// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/run_archive.h"

#include <algorithm>

#include "base/error.h"

namespace blendscope {

namespace {

constexpr std::int64_t kMostParts = 10'000'000;  ///< of a list whose length a file announces

std::size_t loadCount(ArchiveReader& archive) {
  const std::int64_t count = archive.integer();
  if (count < 0 || count > kMostParts) throw Error("a list of this length cannot be");
  return static_cast<std::size_t>(count);
}

void saveCount(std::size_t count, ArchiveWriter& archive) { archive.integer(static_cast<std::int64_t>(count)); }

bool sameLabels(const CutoutSet& a, const CutoutSet& b) {
  return a.classNames() == b.classNames() && std::ranges::equal(a.labels(), b.labels());
}

void saveLabels(const CutoutSet& set, const CutoutSet& original, ArchiveWriter& archive) {
  const bool sameClasses = set.classNames() == original.classNames();
  saveTexts(set.classNames().names(), archive);
  std::vector<Row> rows;
  std::vector<std::int32_t> labels;
  for (Row row = 0; row < set.size(); ++row) {
    if (sameClasses && set.label(row) == original.label(row)) continue;
    rows.push_back(row);
    labels.push_back(set.label(row));
  }
  saveRows(rows, archive);
  archive.integers(labels);
}

std::shared_ptr<const CutoutSet> loadLabels(ArchiveReader& archive, const std::shared_ptr<const CutoutSet>& original,
                                            const std::shared_ptr<const CutoutSet>& current) {
  ClassNames classes(loadTexts(archive));
  const std::vector<Row> rows = loadRows(archive);
  const std::vector<std::int32_t> given = archive.integers();
  if (given.size() != rows.size()) throw Error("labels and rows of a run differ in number");
  std::vector<int> labels(original->labels().begin(), original->labels().end());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i] >= labels.size()) throw Error("a run speaks of a cutout that is not there");
    labels[rows[i]] = given[i];
  }
  const auto set = original->relabelled(std::move(labels), std::move(classes));
  for (const auto& known : {original, current}) {
    if (sameLabels(*set, *known)) return known;
  }
  return set;
}

void saveMetrics(const Metrics& m, ArchiveWriter& archive) {
  saveCount(m.count, archive);
  archive.numbers(std::vector<double>{m.accuracy, m.accuracyInterval.low, m.accuracyInterval.high, m.balancedAccuracy,
                                      m.auc, m.f1, m.mcc, m.brier, m.logLoss, m.ece});
  saveCount(m.confusion.rows(), archive);
  archive.integers(m.confusion.values());
}

Metrics loadMetrics(ArchiveReader& archive) {
  Metrics m;
  m.count = loadCount(archive);
  const std::vector<double> figures = archive.numbers();
  if (figures.size() != 10) throw Error("the figures of a run are not those that are known here");
  double* const places[] = {&m.accuracy,
                            &m.accuracyInterval.low,
                            &m.accuracyInterval.high,
                            &m.balancedAccuracy,
                            &m.auc,
                            &m.f1,
                            &m.mcc,
                            &m.brier,
                            &m.logLoss,
                            &m.ece};
  for (std::size_t i = 0; i < figures.size(); ++i) *places[i] = figures[i];
  const std::size_t classes = loadCount(archive);
  std::vector<std::int32_t> confusion = archive.integers();
  if (confusion.size() != classes * classes) throw Error("a confusion matrix is not square");
  m.confusion = Matrix<int>(classes, classes, std::move(confusion));
  return m;
}

void saveFigures(const std::vector<MetricEstimate>& figures, ArchiveWriter& archive) {
  saveCount(figures.size(), archive);
  for (const MetricEstimate& figure : figures) {
    archive.text(figure.metric->name);
    archive.numbers(std::vector<double>{figure.value, figure.interval.low, figure.interval.high});
    archive.integer(static_cast<std::int64_t>(figure.method));
  }
}

/// Figures that this version does not know are left out.
std::vector<MetricEstimate> loadFigures(ArchiveReader& archive) {
  std::vector<MetricEstimate> figures;
  for (std::size_t left = loadCount(archive); left > 0; --left) {
    const std::string name = archive.text();
    const std::vector<double> values = archive.numbers();
    const std::int64_t method = archive.integer();
    if (values.size() != 3) throw Error("a figure of a run is not whole");
    const auto& known = metricList();
    const auto metric = std::ranges::find_if(known, [&](const MetricInfo& info) { return info.name == name; });
    if (metric == known.end()) continue;
    figures.push_back({&*metric, values[0], {values[1], values[2]}, static_cast<IntervalMethod>(method)});
  }
  return figures;
}

void saveHyperparameters(const std::vector<std::pair<std::string, HyperparameterValue>>& values,
                         ArchiveWriter& archive) {
  saveCount(values.size(), archive);
  for (const auto& [name, value] : values) {
    const auto* number = std::get_if<double>(&value);
    archive.text(name);
    archive.integer(number ? 1 : 0);
    number ? archive.number(*number) : archive.text(std::get<std::string>(value));
  }
}

std::vector<std::pair<std::string, HyperparameterValue>> loadHyperparameters(ArchiveReader& archive) {
  std::vector<std::pair<std::string, HyperparameterValue>> values;
  for (std::size_t left = loadCount(archive); left > 0; --left) {
    std::string name = archive.text();
    const bool isNumber = archive.integer() == 1;
    HyperparameterValue value;
    isNumber ? static_cast<void>(value = archive.number()) : static_cast<void>(value = archive.text());
    values.emplace_back(std::move(name), std::move(value));
  }
  return values;
}

void saveLeak(const Leak& leak, ArchiveWriter& archive) {
  saveCount(leak.affected, archive);
  saveCount(leak.unaffected, archive);
  saveRows(leak.rows, archive);
  archive.numbers(std::vector<double>{leak.affectedAccuracy, leak.unaffectedAccuracy, leak.gap, leak.gapInterval.low,
                                      leak.gapInterval.high});
}

Leak loadLeak(ArchiveReader& archive) {
  Leak leak;
  leak.affected = loadCount(archive);
  leak.unaffected = loadCount(archive);
  leak.rows = loadRows(archive);
  const std::vector<double> figures = archive.numbers();
  if (figures.size() != 5) throw Error("the leak of a run has other figures than those that are known here");
  leak.affectedAccuracy = figures[0];
  leak.unaffectedAccuracy = figures[1];
  leak.gap = figures[2];
  leak.gapInterval = {figures[3], figures[4]};
  return leak;
}

void saveSplit(const SplitResult& result, ArchiveWriter& archive) {
  saveRows(result.split.train, archive);
  saveRows(result.split.test, archive);
  saveHyperparameters(result.hyperparameters, archive);
  savePrediction(result.prediction, archive);
  saveMetrics(result.metrics, archive);
  saveSeconds(result.seconds, archive);
}

SplitResult loadSplit(ArchiveReader& archive) {
  SplitResult result;
  result.split.train = loadRows(archive);
  result.split.test = loadRows(archive);
  result.hyperparameters = loadHyperparameters(archive);
  result.prediction = loadPrediction(archive);
  result.metrics = loadMetrics(archive);
  result.seconds = loadSeconds(archive);
  return result;
}

/// Rows and classes of a run that its data do not have would lead astray whoever looks at it.
void requireFitting(const Run& run) {
  for (const SplitResult& result : run.splits) {
    const bool outside = std::ranges::any_of(result.split.test, [&](Row row) { return row >= run.data->size(); }) ||
                         std::ranges::any_of(result.split.train, [&](Row row) { return row >= run.data->size(); });
    if (outside || result.prediction.probability.rows() != result.split.test.size() ||
        result.prediction.uncertainty.size() != result.split.test.size() ||
        result.prediction.probability.cols() != static_cast<std::size_t>(run.data->classNames().count())) {
      throw Error("a run does not fit its data");
    }
  }
  if (run.splits.empty() || run.positive < 0 || run.positive >= run.data->classNames().count()) {
    throw Error("a run is not whole");
  }
}

}  // namespace

void saveTexts(const std::vector<std::string>& texts, ArchiveWriter& archive) {
  saveCount(texts.size(), archive);
  for (const std::string& text : texts) archive.text(text);
}

std::vector<std::string> loadTexts(ArchiveReader& archive) {
  std::vector<std::string> texts;
  for (std::size_t left = loadCount(archive); left > 0; --left) texts.push_back(archive.text());
  return texts;
}

void saveRows(const std::vector<Row>& rows, ArchiveWriter& archive) {
  archive.integers(std::vector<std::int32_t>(rows.begin(), rows.end()));
}

std::vector<Row> loadRows(ArchiveReader& archive) {
  const std::vector<std::int32_t> rows = archive.integers();
  return {rows.begin(), rows.end()};
}

void saveSeconds(const StageSeconds& s, ArchiveWriter& archive) {
  archive.numbers(std::vector<double>{s.load, s.normalize, s.embed, s.fit, s.predict, s.total});
}

StageSeconds loadSeconds(ArchiveReader& archive) {
  const std::vector<double> v = archive.numbers();
  if (v.size() != 6) throw Error("there are other stages than those that are known here");
  return {v[0], v[1], v[2], v[3], v[4], v[5]};
}

void saveColumn(const MetadataColumn& column, ArchiveWriter& archive) {
  archive.text(column.name);
  archive.text(column.unit);
  archive.integer(column.role == ColumnRole::Truth ? 1 : 0);
  archive.integer(column.isNumeric() ? 1 : 0);
  if (column.isNumeric()) {
    archive.numbers(std::get<std::vector<double>>(column.values));
  } else {
    const auto& values = std::get<TextValues>(column.values);
    saveTexts(values.dictionary, archive);
    archive.integers(values.codes);
  }
}

MetadataColumn loadColumn(ArchiveReader& archive) {
  MetadataColumn column;
  column.name = archive.text();
  column.unit = archive.text();
  column.role = archive.integer() == 1 ? ColumnRole::Truth : ColumnRole::Measured;
  if (archive.integer() == 1) {
    column.values = archive.numbers();
    return column;
  }
  TextValues values;
  values.dictionary = loadTexts(archive);
  values.codes = archive.integers();
  const auto words = static_cast<std::int32_t>(values.dictionary.size());
  if (std::ranges::any_of(values.codes, [&](std::int32_t code) { return code < -1 || code >= words; })) {
    throw Error("a column has words that are not in its list");
  }
  column.values = std::move(values);
  return column;
}

void savePrediction(const Prediction& prediction, ArchiveWriter& archive) {
  archive.table(prediction.probability);
  archive.numbers(prediction.uncertainty);
  archive.table(prediction.mean);
  archive.numbers(prediction.variance);
  saveCount(prediction.columns.size(), archive);
  for (const PredictedColumn& column : prediction.columns) {
    archive.text(column.name);
    archive.text(column.unit);
    archive.numbers(column.values);
  }
}

Prediction loadPrediction(ArchiveReader& archive) {
  Prediction prediction;
  prediction.probability = archive.doubleTable();
  prediction.uncertainty = archive.numbers();
  prediction.mean = archive.doubleTable();
  prediction.variance = archive.numbers();
  for (std::size_t left = loadCount(archive); left > 0; --left) {
    PredictedColumn column;
    column.name = archive.text();
    column.unit = archive.text();
    column.values = archive.numbers();
    prediction.columns.push_back(std::move(column));
  }
  return prediction;
}

void saveRun(const Run& run, const CutoutSet& original, ArchiveWriter& archive) {
  archive.text(run.spec.text());
  archive.text(toText(run.splitSpec));
  saveLabels(*run.data, original, archive);
  archive.integer(run.positive);
  archive.integer(static_cast<std::int64_t>(run.seed));
  archive.text(run.version);
  saveCount(run.splits.size(), archive);
  for (const SplitResult& result : run.splits) saveSplit(result, archive);
  saveMetrics(run.pooled, archive);
  saveSeconds(run.seconds, archive);
  saveLeak(run.leak, archive);
  archive.text(run.uncertaintyMeaning);
  saveTexts(run.warnings, archive);
  saveFigures(run.figures, archive);
}

std::shared_ptr<Run> loadRun(ArchiveReader& archive, const std::shared_ptr<const CutoutSet>& original,
                             const std::shared_ptr<const CutoutSet>& current) {
  auto run = std::make_shared<Run>();
  run->spec = PipelineSpec::parse(archive.text());
  run->splitSpec = parseSplit(archive.text());
  run->data = loadLabels(archive, original, current);
  run->positive = static_cast<int>(archive.integer());
  run->seed = static_cast<std::uint64_t>(archive.integer());
  run->version = archive.text();
  for (std::size_t left = loadCount(archive); left > 0; --left) run->splits.push_back(loadSplit(archive));
  run->pooled = loadMetrics(archive);
  run->seconds = loadSeconds(archive);
  run->leak = loadLeak(archive);
  run->uncertaintyMeaning = archive.text();
  run->warnings = loadTexts(archive);
  run->figures = loadFigures(archive);
  requireFitting(*run);
  return run;
}

}  // namespace blendscope
