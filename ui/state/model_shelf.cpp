// SPDX-License-Identifier: GPL-3.0-or-later
#include "state/model_shelf.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <filesystem>

#include "models/number_words.h"
#include "study/model_file.h"

namespace blendscope::ui {

namespace {

std::filesystem::path nativePath(const QString& path) { return QFile::encodeName(path).toStdString(); }

}  // namespace

ModelShelf::ModelShelf(Workspace& workspace, JobRunner& jobs, QObject* parent)
    : QObject(parent), workspace_(workspace), jobs_(jobs) {}

void ModelShelf::save(std::shared_ptr<const FittedPipeline> model, const QString& path) {
  const QString name = QFileInfo(path).fileName();
  jobs_.run(
      {.title = tr("Save the model %1").arg(name)}, this,
      [model = std::move(model), file = nativePath(path)](const Progress&) {
        saveModel(*model, file);
        return true;
      },
      [this, name](bool) { Q_EMIT said(tr("Saved the model %1.").arg(name)); },
      [this](const QString& message) { Q_EMIT said(message); });
}

void ModelShelf::apply(std::shared_ptr<const FittedPipeline> model, const QString& name) {
  run(tr("Apply %1").arg(name), [model = std::move(model), name = name.toStdString(), data = workspace_.data()](
                                    const Progress& progress) { return applyModel(name, model, data, progress); });
}

void ModelShelf::applyFile(const QString& path) {
  const QString name = QFileInfo(path).completeBaseName();
  run(tr("Apply %1").arg(name),
      [file = nativePath(path), name = name.toStdString(), data = workspace_.data()](const Progress& progress) {
        progress.report(0, "Reading the model");
        auto model = loadModel(file, progress.part(0, 0.5));
        progress.throwIfCancelled();
        return applyModel(name, std::move(model), data, progress.part(0.5, 1));
      });
}

void ModelShelf::run(const QString& title, std::function<AppliedModel(const Progress&)> work) {
  if (!workspace_.data()) return;
  jobs_.run(
      {.title = title}, this, std::move(work),
      [this](AppliedModel applied) {
        const QString words =
            tr("%1 predicted in %2.")
                .arg(countText(applied.rows.size(), tr("cutout"), tr("cutouts")), secondsText(applied.seconds.total));
        workspace_.addApplied(std::move(applied));
        Q_EMIT said(words);
      },
      [this](const QString& message) { Q_EMIT said(message); }, [this] { Q_EMIT said(tr("Cancelled.")); });
}

void ModelShelf::exportPredictions(std::shared_ptr<const AppliedModel> applied, const QString& path) {
  const QString name = QFileInfo(path).fileName();
  jobs_.run(
      {.title = tr("Write the predictions %1").arg(name)}, this,
      [applied = std::move(applied), file = nativePath(path)](const Progress& progress) {
        writePredictions(predictionTable(*applied), file, progress);
        return true;
      },
      [this, name](bool) { Q_EMIT said(tr("Wrote the predictions %1.").arg(name)); },
      [this](const QString& message) { Q_EMIT said(message); });
}

QString fileNameOf(const std::string& model) {
  static const QRegularExpression awkward(QStringLiteral("[^\\w.=]+"), QRegularExpression::UseUnicodePropertiesOption);
  return QString::fromStdString(model).replace(awkward, QStringLiteral("-"));
}

}  // namespace blendscope::ui
