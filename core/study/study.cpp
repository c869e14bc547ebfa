// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/study.h"

#include <fmt/format.h>
#include <limits>
#include <new>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "base/error.h"
#include "base/version.h"
#include "evaluate/duplicates.h"
#include "evaluate/metrics.h"
#include "study/division_trials.h"
#include "study/run_json.h"
#include "study/run_plan.h"
#include "study/run_warnings.h"

namespace blendscope {

namespace {

/// Test rows that show an object which also trained, over all divisions.
void addLeakWarning(const std::vector<int>& objects, StudyRecord& record) {
  std::size_t tested = 0;
  std::size_t known = 0;
  for (const Split& division : record.divisions) {
    std::unordered_set<int> trained;
    for (const Row row : division.train) trained.insert(objects[row]);
    for (const Row row : division.test) known += trained.count(objects[row]);
    tested += division.test.size();
  }
  if (known == 0) return;
  record.warnings.push_back(
      fmt::format("{} of {} tested rows show an object that also trained, so all figures may flatter; group the split "
                  "by objects",
                  known, tested));
}

/// As the session keeps them; figures are made from these alone, now and later.
Matrix<float> kept(const Matrix<double>& values) {
  return {values.rows(), values.cols(), std::vector<float>(values.values().begin(), values.values().end())};
}

double accuracyOf(const Matrix<float>& probability, const CutoutSet& data, const std::vector<Row>& rows) {
  std::size_t hits = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::vector<double> ofRow(probability.row(i).begin(), probability.row(i).end());
    if (predictedClass(ofRow) == data.label(rows[i])) ++hits;
  }
  return static_cast<double>(hits) / static_cast<double>(rows.size());
}

/// Fills the cells of a study that the session lacks.
class Filling {
 public:
  Filling(const StudyRequest& request, const StudyRecord& record, Session& session)
      : request_(request), record_(record), session_(session), finished_(session.finishedCells(record.id)) {
    for (const std::string& text : record.pipelines) pipelines_.push_back(PipelineSpec::parse(text));
    options_.seed = record.spec.seed;
    options_.positive = record.positive;
    options_.groups = record.objects.empty() ? nullptr : &record.objects;
    divisions_ = record.divisions.size();
    for (const auto& inner : record.inner) divisions_ += inner.size();
  }

  void run(const Progress& progress) {
    for (std::size_t d = 0; d < record_.divisions.size(); ++d) {
      runDivision(d, -1, record_.divisions[d], progress);
      if (record_.inner.empty()) continue;
      for (std::size_t i = 0; i < record_.inner[d].size(); ++i) {
        runDivision(d, static_cast<int>(i), record_.inner[d][i], progress);
      }
    }
  }

 private:
  std::size_t cellCount() const { return divisions_ * pipelines_.size(); }

  void runDivision(std::size_t division, int inner, const Split& split, const Progress& progress) {
    DivisionTrials trials(request_.data, split, options_);
    for (std::size_t p = 0; p < pipelines_.size(); ++p, ++reached_) {
      progress.throwIfCancelled();
      if (finished_.contains({p, division, inner})) continue;
      const auto share = [&](std::size_t cells) {
        return static_cast<double>(cells) / static_cast<double>(cellCount());
      };
      const Progress part = progress.part(share(reached_), share(reached_ + 1));
      part.report(0, record_.pipelines[p]);
      StudyCell cell;
      cell.pipeline = p;
      cell.division = division;
      cell.inner = inner;
      fill(cell, trials, split, part);
      session_.addCell(record_.id, cell);
      finished_.insert(cell.key());
      announce(cell, progress);
    }
  }

  void fill(StudyCell& cell, DivisionTrials& trials, const Split& split, const Progress& progress) {
    cell.accuracy = std::numeric_limits<double>::quiet_NaN();
    try {
      const Trial trial = trials.run(pipelines_[cell.pipeline], progress);
      Matrix<float> probability = kept(trial.prediction.probability);
      cell.accuracy = accuracyOf(probability, *request_.data, split.test);
      cell.seconds = trial.seconds;
      if (cell.inner >= 0) return;
      cell.probability = std::move(probability);
      cell.uncertainty.assign(trial.prediction.uncertainty.begin(), trial.prediction.uncertainty.end());
      cell.hyperparameters = toJson(trial.hyperparameters).dump();
      cell.warnings = trial.warnings;
      cell.uncertaintyMeaning = trial.uncertaintyMeaning;
    } catch (const std::bad_alloc&) {
      cell.problem = "the memory does not suffice";
    } catch (const Error& error) {
      cell.problem = error.what();
    }
  }

  void announce(const StudyCell& cell, const Progress& progress) const {
    IterationEvent event;
    event.source = kStudyCell;
    event.iteration = finished_.size();
    event.loss = 1 - cell.accuracy;
    event.values = {{"cells", static_cast<double>(cellCount())},
                    {"pipeline", static_cast<double>(cell.pipeline)},
                    {"division", static_cast<double>(cell.division)},
                    {"inner", cell.inner},
                    {"accuracy", cell.accuracy}};
    progress.iteration(event);
  }

  const StudyRequest& request_;
  const StudyRecord& record_;
  Session& session_;
  std::set<StudyCell::Key> finished_;
  std::vector<PipelineSpec> pipelines_;
  FitOptions options_;
  std::size_t divisions_ = 0;
  std::size_t reached_ = 0;
};

}  // namespace

StudyRecord planStudy(const StudyRequest& request, const Progress& progress) {
  const StudySpec& spec = request.spec;
  const CutoutSet& data = *request.data;
  StudyRecord record;
  record.spec = spec;
  record.data = request.reference;
  record.fingerprint = data.fingerprint();
  record.source = data.provenance().source;
  record.shape = data.shape();
  record.version = kVersion;
  for (const PipelineSpec& pipeline : studyPipelines(spec)) record.pipelines.push_back(pipeline.text());
  record.classes = data.classNames().names();
  record.truth.assign(data.labels().begin(), data.labels().end());
  RunRequest run;
  run.split = spec.split;
  run.data = request.data;
  run.positive = spec.positive;
  run.seed = spec.seed;
  RunPlan plan = planRun(run, progress.part(0, 0.8));
  record.positive = plan.positive;
  record.objects = std::move(plan.trainGroups);
  record.divisions = std::move(plan.splits);
  record.warnings = std::move(plan.warnings);
  if (spec.nested) {
    const bool alike = spec.nested->group.empty() || spec.nested->group == spec.split.group;
    const std::vector<int> objects =
        alike ? record.objects : objectNumbers(data, spec.nested->group, progress.part(0.8, 0.9));
    for (const Split& division : record.divisions) {
      record.inner.push_back(innerSplits(*spec.nested, data, division.train, objects, spec.seed));
    }
  }
  addLeakWarning(plan.trainObjects, record);
  for (const std::string& warning : nuisanceWarnings(data, record.divisions.front().train, record.objects, spec.seed)) {
    record.warnings.push_back(warning);
  }
  return record;
}

std::int64_t runStudy(const StudyRequest& request, Session& session, const Progress& progress) {
  StudyRecord record = planStudy(request, progress.part(0, 0.01));
  session.openStudy(record);
  Filling(request, record, session).run(progress.part(0.01, 1));
  return record.id;
}

}  // namespace blendscope
