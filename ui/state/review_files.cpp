// SPDX-License-Identifier: GPL-3.0-or-later
#include "state/review_files.h"

#include <QDateTime>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <filesystem>

#include "models/number_words.h"
#include "study/review_export.h"

namespace blendscope::ui {

namespace {

std::filesystem::path pathOf(const QString& path) { return QFile::encodeName(path).toStdString(); }

QString formatFilter() {
  return ReviewFiles::tr("Review lists (*.csv *.fits *.fit *.xml *.vot *.votable);;All files (*)");
}

}  // namespace

ReviewFiles& ReviewFiles::of(Workspace& workspace, JobRunner& jobs) {
  if (auto* known = workspace.findChild<ReviewFiles*>({}, Qt::FindDirectChildrenOnly)) return *known;
  return *new ReviewFiles(workspace, jobs);
}

ReviewFiles::ReviewFiles(Workspace& workspace, JobRunner& jobs)
    : QObject(&workspace), workspace_(workspace), jobs_(jobs) {}

std::vector<Row> ReviewFiles::rowsWorthExporting() const {
  if (!workspace_.selection().empty()) return workspace_.selection().rows();
  std::vector<Row> rows;
  for (const auto& entry : workspace_.marks().annotations().all()) rows.push_back(entry.row);
  return rows;
}

void ReviewFiles::exportQueue(const ReviewQueue& queue, const QString& path) {
  write(path, [queue, original = workspace_.originalData(), annotations = workspace_.marks().annotations()](
                  const std::vector<ModelVoice>& voices) { return reviewListOf(queue, *original, annotations, voices); });
}

void ReviewFiles::exportRows(const std::vector<Row>& rows, const QString& path) {
  if (rows.empty()) {
    Q_EMIT said(tr("There is nothing to write: select cutouts, or label, flag or note some."), {});
    return;
  }
  write(path, [rows, original = workspace_.originalData(), annotations = workspace_.marks().annotations()](
                  const std::vector<ModelVoice>& voices) {
    ReviewList list = reviewListOf(*original, annotations, rows);
    addPredictions(list, rows, voices, classesToGive(*original));
    return list;
  });
}

void ReviewFiles::write(const QString& path, std::function<ReviewList(const std::vector<ModelVoice>&)> makeList) {
  if (!workspace_.data()) return;
  const QString name = QFileInfo(path).fileName();
  std::vector<std::shared_ptr<const Run>> runs;
  if (const auto run = workspace_.currentRun()) runs.push_back(run);
  jobs_.run(
      {.title = tr("Write the review list %1").arg(name)}, this,
      [runs, applied = workspace_.applied(), data = workspace_.data(), makeList = std::move(makeList),
       file = pathOf(path)](const Progress& progress) {
        const ReviewList list = makeList(voicesOf(runs, applied, *data));
        writeReviewList(list, file, progress);
        return list.entries.size();
      },
      [this, name](std::size_t count) {
        Q_EMIT said(tr("Wrote %1 to %2.").arg(countText(count, tr("cutout"), tr("cutouts")), name), {});
      },
      [this](const QString& message) { Q_EMIT said(message, {}); });
}

void ReviewFiles::importList(const QString& path) {
  if (!workspace_.data()) {
    Q_EMIT said(tr("Open the data first: a review list speaks of their cutouts."), {});
    return;
  }
  const QString name = QFileInfo(path).fileName();
  jobs_.run(
      {.title = tr("Read the review list %1").arg(name), .slot = QStringLiteral("import-review")}, this,
      [file = pathOf(path), original = workspace_.originalData(), annotations = workspace_.marks().annotations(),
       now = QDateTime::currentSecsSinceEpoch()](const Progress& progress) {
        return takeOver(readReviewList(file, progress), *original, annotations, now);
      },
      [this, name, path, original = workspace_.originalData(),
       annotations = workspace_.marks().annotations()](const ReviewedRows& reviewed) {
        if (original != workspace_.originalData()) return;
        if (!(annotations == workspace_.marks().annotations())) return importList(path);  // somebody labelled meanwhile
        workspace_.marks().annotate(reviewed.annotations, tr("Import %1").arg(name));
        Q_EMIT said(tr("%1 of %2 cutouts in %3 differed and were taken over; %4 changed.")
                        .arg(countText(reviewed.annotations.size()), countText(reviewed.entriesUsed), name,
                             countText(reviewed.labelsChanged, tr("label"), tr("labels"))),
                    reviewed.problems);
      },
      [this](const QString& message) { Q_EMIT said(message, {}); });
}

QString ReviewFiles::askWhereTo(QWidget* parent) {
  return QFileDialog::getSaveFileName(parent, tr("Export a review list"), QStringLiteral("review.csv"), formatFilter());
}

QString ReviewFiles::askWhich(QWidget* parent) {
  return QFileDialog::getOpenFileName(parent, tr("Import a review list"), {}, formatFilter());
}

}  // namespace blendscope::ui
