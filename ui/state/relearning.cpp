// SPDX-License-Identifier: GPL-3.0-or-later
#include "state/relearning.h"

namespace blendscope::ui {

Relearning& Relearning::of(Workspace& workspace, JobRunner& jobs) {
  if (auto* known = workspace.findChild<Relearning*>({}, Qt::FindDirectChildrenOnly)) return *known;
  return *new Relearning(workspace, jobs);
}

Relearning::Relearning(Workspace& workspace, JobRunner& jobs)
    : QObject(&workspace), workspace_(workspace), jobs_(jobs) {
  connect(&workspace_, &Workspace::dataChanged, this, [this] {
    results_.clear();
    problem_.clear();
  });
}

void Relearning::trainAgain(const std::shared_ptr<const Run>& run) {
  struct Outcome {
    std::shared_ptr<const Run> run;
    Relearned relearned;
  };
  training_ = true;
  problem_.clear();
  const auto end = [this](const QString& problem) {
    training_ = false;
    problem_ = problem;
    Q_EMIT changed();
  };
  jobs_.run(
      {.title = tr("Train again: %1").arg(QString::fromStdString(run->spec.text()))}, this,
      [run, data = workspace_.data()](const Progress& progress) {
        Outcome outcome;
        outcome.run = blendscope::trainAgain(*run, data, progress.part(0, 0.95));
        outcome.relearned = compareRelearned(*run, *outcome.run, progress.part(0.95, 1));
        return outcome;
      },
      [this, end](Outcome outcome) {
        if (workspace_.speaksOf(*outcome.run->data)) {
          results_.emplace_back(outcome.run, outcome.relearned);
          workspace_.addRun(outcome.run);
        }
        end({});
      },
      end, [end] { end(tr("Cancelled.")); });
  Q_EMIT changed();
}

std::optional<Relearned> Relearning::resultOf(const Run& run) const {
  for (const auto& [known, relearned] : results_) {
    if (known.lock().get() == &run) return relearned;
  }
  return std::nullopt;
}

}  // namespace blendscope::ui
