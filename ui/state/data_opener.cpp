// SPDX-License-Identifier: GPL-3.0-or-later
#include "state/data_opener.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>

#include "study/data_origin.h"

namespace blendscope::ui {

namespace {

constexpr int kRecentPaths = 10;

QString recentPathsKey() { return QStringLiteral("recentPaths"); }

QString presetName(SurveyPreset preset) {
  return preset == SurveyPreset::Challenge ? DataOpener::tr("challenge survey")
         : preset == SurveyPreset::Alert   ? DataOpener::tr("alert stamps")
                                           : DataOpener::tr("demo survey");
}

}  // namespace

DataOpener::DataOpener(Workspace& workspace, JobRunner& jobs, QObject* parent)
    : QObject(parent), workspace_(workspace), jobs_(jobs) {}

void DataOpener::openPath(const QString& path) {
  const QFileInfo info(path);
  const QString absolute = info.absoluteFilePath();
  const QString name = QDir(absolute).dirName();
  DataOrigin origin;
  origin.files.path = QFile::encodeName(absolute).toStdString();
  open(name, tr("Open %1").arg(name), origin, absolute);
}

void DataOpener::simulate(SurveyPreset preset, std::uint64_t seed) {
  DataOrigin origin;
  origin.preset = toText(preset);
  origin.seed = seed;
  open(presetName(preset), tr("Simulate the %1").arg(presetName(preset)), origin, {});
}

void DataOpener::open(const QString& what, const QString& title, const DataOrigin& origin, const QString& path) {
  opening_ = true;
  Q_EMIT started(what);
  jobs_.run(
      {.title = title, .slot = QStringLiteral("open-data")}, this,
      [origin](const Progress& progress) { return loadData(origin, progress); },
      [this, path, origin](std::shared_ptr<const CutoutSet> set) {
        opening_ = false;
        workspace_.setData(std::move(set), origin);
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

QStringList DataOpener::recentPaths() const { return QSettings().value(recentPathsKey()).toStringList(); }

void DataOpener::forgetRecentPaths() {
  QSettings().remove(recentPathsKey());
  Q_EMIT recentPathsChanged();
}

void DataOpener::remember(const QString& path) {
  QStringList paths = recentPaths();
  paths.removeAll(path);
  paths.prepend(path);
  while (paths.size() > kRecentPaths) paths.removeLast();
  QSettings().setValue(recentPathsKey(), paths);
  Q_EMIT recentPathsChanged();
}

}  // namespace blendscope::ui
