// SPDX-License-Identifier: GPL-3.0-or-later
#include "state/data_opener.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>

#include "io/load.h"

namespace blendscope::ui {

namespace {

constexpr int kRecentPaths = 10;

QString recentKey() { return QStringLiteral("recentPaths"); }

}  // namespace

DataOpener::DataOpener(Workspace& workspace, JobRunner& jobs, QObject* parent)
    : QObject(parent), workspace_(workspace), jobs_(jobs) {}

void DataOpener::openPath(const QString& path) {
  const QFileInfo info(path);
  const QString absolute = info.absoluteFilePath();
  const QString name = QDir(absolute).dirName();
  const std::filesystem::path native(QFile::encodeName(absolute).toStdString());
  open(
      name, tr("Open %1").arg(name),
      [native](const Progress& progress) {
        return loadCutouts({.path = native, .binaries = {}, .labels = {}}, progress);
      },
      absolute);
}

void DataOpener::simulate(SurveyPreset preset, std::uint64_t seed) {
  const QString name = preset == SurveyPreset::Challenge ? tr("challenge survey")
                       : preset == SurveyPreset::Alert   ? tr("alert stamps")
                                                         : tr("demo survey");
  open(name, tr("Simulate the %1").arg(name),
       [preset, seed](const Progress& progress) { return simulateSurvey(preset, std::nullopt, seed, progress); }, {});
}

void DataOpener::open(const QString& what, const QString& title,
                      std::function<std::shared_ptr<const CutoutSet>(const Progress&)> read, const QString& path) {
  opening_ = true;
  Q_EMIT started(what);
  jobs_.run(
      {.title = title, .slot = QStringLiteral("open-data")}, this, std::move(read),
      [this, path](std::shared_ptr<const CutoutSet> set) {
        opening_ = false;
        workspace_.setData(std::move(set));
        if (!path.isEmpty()) remember(path);
        Q_EMIT opened();
      },
      [this](const QString& message) {
        opening_ = false;
        Q_EMIT failed(message);
      },
      [this] {
        opening_ = false;
        Q_EMIT cancelled();
      });
}

QStringList DataOpener::recentPaths() const { return QSettings().value(recentKey()).toStringList(); }

void DataOpener::forgetRecentPaths() {
  QSettings().remove(recentKey());
  Q_EMIT recentPathsChanged();
}

void DataOpener::remember(const QString& path) {
  QStringList paths = recentPaths();
  paths.removeAll(path);
  paths.prepend(path);
  while (paths.size() > kRecentPaths) paths.removeLast();
  QSettings().setValue(recentKey(), paths);
  Q_EMIT recentPathsChanged();
}

}  // namespace blendscope::ui
