// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <memory>

#include "jobs/job_runner.h"
#include "state/workspace.h"

namespace blendscope::ui {

/// Keeps trained models in files, applies them to the data set of the workspace and writes what they say, each in a
/// job.
class ModelShelf : public QObject {
  Q_OBJECT
 public:
  ModelShelf(Workspace& workspace, JobRunner& jobs, QObject* parent = nullptr);

  void save(std::shared_ptr<const FittedPipeline> model, const QString& path);
  /// The predictions become columns of the workspace under `name`.
  void apply(std::shared_ptr<const FittedPipeline> model, const QString& name);
  /// Reads a model first; its name is that of the file.
  void applyFile(const QString& path);
  /// CSV: id, class, predicted class, probabilities, uncertainty, and what else the model found.
  void exportPredictions(std::shared_ptr<const AppliedModel> applied, const QString& path);

 Q_SIGNALS:
  /// What became of the last wish, for people: done, or what went wrong and what to do.
  void said(const QString& words);

 private:
  void run(const QString& title, std::function<AppliedModel(const Progress&)> work);

  Workspace& workspace_;
  JobRunner& jobs_;
};

/// The beginning of a file name: "minmax-muygps" of the model "minmax | muygps".
QString fileNameOf(const std::string& model);

}  // namespace blendscope::ui
