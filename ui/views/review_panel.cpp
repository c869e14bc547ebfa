// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/review_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include "models/mistake_model.h"
#include "models/number_words.h"
#include "state/review_files.h"
#include "theme/theme.h"
#include "views/case_list.h"
#include "views/cutout_delegates.h"

namespace blendscope::ui {

namespace {

enum Among { Everything, Labelled, Unlabelled };

constexpr int kMostListed = 5000;
constexpr int kUsualCount = 200;

struct OrderWords {
  ReviewOrder order;
  const char* name;
  const char* help;
};

constexpr OrderWords kOrders[] = {
    {ReviewOrder::Uncertainty, QT_TRANSLATE_NOOP("ReviewPanel", "Most uncertain first"),
     QT_TRANSLATE_NOOP("ReviewPanel", "Where the class probabilities are most even (entropy)")},
    {ReviewOrder::Mistakes, QT_TRANSLATE_NOOP("ReviewPanel", "Confident mistakes first"),
     QT_TRANSLATE_NOOP("ReviewPanel",
                       "Where the prediction contradicts the label most surely: the label may be wrong")},
    {ReviewOrder::Disagreement, QT_TRANSLATE_NOOP("ReviewPanel", "Where models disagree"),
     QT_TRANSLATE_NOOP("ReviewPanel", "Jensen–Shannon divergence of what the runs and applied models say; needs two")},
    {ReviewOrder::Information, QT_TRANSLATE_NOOP("ReviewPanel", "Most informative first"),
     QT_TRANSLATE_NOOP(
         "ReviewPanel",
         "What a label is expected to tell the models, weighted by how many cutouts look alike; copies of "
         "what comes before are put last")},
    {ReviewOrder::Random, QT_TRANSLATE_NOOP("ReviewPanel", "Random draw"),
     QT_TRANSLATE_NOOP("ReviewPanel", "Owes nothing to any model: estimates the accuracy without bias")}};

}  // namespace

ReviewPanel::ReviewPanel(Workspace& workspace, JobRunner& jobs, QWidget* parent)
    : QWidget(parent),
      workspace_(workspace),
      jobs_(jobs),
      files_(ReviewFiles::of(workspace, jobs)),
      model_(new ReviewModel(workspace, this)) {
  progress_ = new QProgressBar;
  describe(progress_, QStringLiteral("reviewProgress"), tr("How much of the queue has been reviewed"));
  progress_->setTextVisible(false);
  progress_->setFixedHeight(kGap / 2);
  words_ = makeMutedLabel({}, this);
  words_->setObjectName(QStringLiteral("reviewWords"));
  list_ = makeCaseList(QStringLiteral("reviewList"), tr("Cutouts to review"));
  list_->setModel(model_);
  list_->setItemDelegate(
      new VerdictDelegate({[this] { return workspace_.data(); }, [this] { return workspace_.display(); }}, list_));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kGap);
  layout->addWidget(buildChoices());
  layout->addWidget(progress_);
  layout->addWidget(words_);
  layout->addWidget(list_, 1);
  layout->addWidget(buildFiles());
  connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this, &ReviewPanel::openPosition);
  connect(model_, &QAbstractItemModel::modelReset, this, &ReviewPanel::refresh);
  connect(&workspace_.marks(), &Marks::annotationsChanged, this, &ReviewPanel::advance);
  connect(&files_, &ReviewFiles::said, this, [this](const QString& words, const std::vector<DataProblem>& problems) {
    message_ = words;
    if (!problems.empty()) {
      message_ += QLatin1Char('\n') + tr("%1, the first: %2: %3")
                                          .arg(countText(problems.size(), tr("problem"), tr("problems")),
                                               QString::fromStdString(problems.front().where),
                                               QString::fromStdString(problems.front().problem));
    }
    refresh();
  });
  connect(&workspace_, &Workspace::dataChanged, this, [this] {
    message_.clear();
    refresh();
  });
  refresh();
}

QWidget* ReviewPanel::buildChoices() {
  by_ = makeNarrowChoice(QStringLiteral("reviewBy"), tr("Ranked by"), tr("What comes first"));
  for (const OrderWords& order : kOrders) {
    by_->addItem(tr(order.name), static_cast<int>(order.order));
    by_->setItemData(by_->count() - 1, tr(order.help), Qt::ToolTipRole);
  }
  among_ = makeNarrowChoice(QStringLiteral("reviewAmong"), tr("Among"), tr("Which cutouts may be in the queue"));
  among_->addItem(tr("All cutouts"), Everything);
  among_->addItem(tr("Labelled cutouts"), Labelled);
  among_->addItem(tr("Unlabelled cutouts"), Unlabelled);
  count_ = new QSpinBox;
  describe(count_, QStringLiteral("reviewCount"), tr("Length of the queue"), tr("At most so many cutouts"));
  count_->setRange(1, kMostListed);
  count_->setValue(kUsualCount);
  start_ = new QPushButton(tr("Rank"));
  describe(start_, QStringLiteral("reviewStart"), tr("Rank the queue"),
           tr("Makes a new queue of cutouts that nobody has labelled in this window"));
  makePrimary(start_);
  connect(start_, &QPushButton::clicked, this, &ReviewPanel::rank);
  auto* area = new QWidget;
  auto* layout = new QVBoxLayout(area);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kGap);
  layout->addWidget(by_);
  layout->addWidget(among_);
  auto* line = new QHBoxLayout;
  line->addWidget(count_, 1);
  line->addWidget(start_, 1);
  layout->addLayout(line);
  return area;
}

QWidget* ReviewPanel::buildFiles() {
  auto* area = new QWidget;
  auto* layout = new QHBoxLayout(area);
  layout->setContentsMargins(0, 0, 0, 0);
  auto* out = new QPushButton(tr("Export…"));
  describe(out, QStringLiteral("reviewExport"), tr("Export this queue"),
           tr("Ids, labels, notes, scores and predictions as CSV, FITS table or VOTable, to be filled in elsewhere"));
  auto* in = new QPushButton(tr("Import…"));
  describe(in, QStringLiteral("reviewImport"), tr("Import a review list"),
           tr("Labels, flags and notes of a CSV, FITS table or VOTable with a column “id”; one step of undo"));
  layout->addWidget(out, 1);
  layout->addWidget(in, 1);
  connect(out, &QPushButton::clicked, this, [this] {
    const QString path = ReviewFiles::askWhereTo(window());
    if (path.isEmpty()) return;
    if (model_->rowCount() > 0) {
      files_.exportQueue(model_->queue(), path);
    } else {
      files_.exportRows(files_.rowsWorthExporting(), path);
    }
  });
  connect(in, &QPushButton::clicked, this, [this] {
    const QString path = ReviewFiles::askWhich(window());
    if (!path.isEmpty()) files_.importList(path);
  });
  return area;
}

RowSet ReviewPanel::candidates() const {
  const auto among = static_cast<Among>(among_->currentData().toInt());
  RowSet rows(workspace_.data()->size(), true);
  for (Row row = 0; among != Everything && row < workspace_.data()->size(); ++row) {
    if ((workspace_.data()->label(row) == kUnlabelled) != (among == Unlabelled)) rows.erase(row);
  }
  for (const auto& [row, annotation] : workspace_.marks().annotations().all()) {
    if (annotation.label) rows.erase(row);
  }
  return rows;
}

void ReviewPanel::rank() {
  if (!workspace_.data()) return;
  ReviewRequest request;
  request.by = static_cast<ReviewOrder>(by_->currentData().toInt());
  request.data = workspace_.data();
  request.among = candidates();
  request.count = static_cast<std::size_t>(count_->value());
  std::vector<std::shared_ptr<const Run>> runs = workspace_.runs();
  const bool ofOneRun = request.by == ReviewOrder::Uncertainty || request.by == ReviewOrder::Mistakes;
  if (ofOneRun && workspace_.currentRun()) runs = {workspace_.currentRun()};
  message_ = tr("Ranking…");
  start_->setEnabled(false);
  refresh();
  const auto end = [this](const QString& message) {
    start_->setEnabled(true);
    message_ = message;
    refresh();
  };
  jobs_.run(
      {.title = tr("Rank cutouts to review"), .slot = QStringLiteral("review")}, this,
      [request, runs, applied = workspace_.applied()](const Progress& progress) {
        ReviewRequest spoken = request;
        spoken.voices = voicesOf(runs, applied, *request.data);
        QStringList names;
        for (const ModelVoice& voice : spoken.voices) names << QString::fromStdString(voice.name);
        return std::pair(rankForReview(spoken, progress), names);
      },
      [this, end, data = request.data](std::pair<ReviewQueue, QStringList> ranked) {
        auto& [queue, voices] = ranked;
        if (!workspace_.speaksOf(*data)) return end({});
        end(queue.items.empty()
                ? tr("No cutout is left for this queue. Runs speak of their test cutouts, applied models "
                     "of cutouts that they were not trained on; disagreement needs two of them.")
                : QString());
        takeQueue(std::move(queue), std::move(voices));
      },
      end, [end] { end(tr("Cancelled.")); });
}

void ReviewPanel::takeQueue(ReviewQueue queue, QStringList voices) {
  model_->setQueue(std::move(queue), std::move(voices));
  if (model_->rowCount() > 0) list_->setCurrentIndex(model_->index(0));
  list_->setFocus();
}

std::optional<Row> ReviewPanel::openRow() const {
  const QModelIndex index = list_->currentIndex();
  if (!index.isValid()) return std::nullopt;
  return index.data(MistakeModel::RowRole).toUInt();
}

void ReviewPanel::openPosition(const QModelIndex& index) {
  openWasDone_ = index.isValid() && model_->isDone(index.row());
  if (index.isValid() && isVisible()) workspace_.setCurrentRow(index.data(MistakeModel::RowRole).toUInt());
  Q_EMIT caseChanged();
}

void ReviewPanel::advance() {
  refresh();
  const QModelIndex index = list_->currentIndex();
  if (!index.isValid()) return;
  const bool justDone = model_->isDone(index.row()) && !openWasDone_;
  openWasDone_ = model_->isDone(index.row());
  if (!justDone || !isVisible() || workspace_.currentRow() != openRow()) return;
  const int next = model_->nextToDo(index.row());
  if (next >= 0) list_->setCurrentIndex(model_->index(next));
}

void ReviewPanel::refresh() {
  const int count = model_->rowCount();
  const int done = model_->doneCount();
  progress_->setVisible(count > 0);
  progress_->setRange(0, std::max(1, count));
  progress_->setValue(done);
  QStringList lines;
  if (count == 0 && message_.isEmpty()) {
    lines << tr(
        "Which cutouts a person should look at first. A key labels the open one and leads on to the next, → "
        "leaves it for later.");
  } else if (count > 0) {
    lines << model_->progressWords();
    if (model_->voices().size() > 1) {
      lines << tr("Listed with the mean of what %1 models say, of those that did not train on the cutout.")
                   .arg(model_->voices().size());
    }
    if (done == count) lines << tr("All done: rank again, or train again with the new labels.");
  }
  if (!message_.isEmpty()) lines << message_;
  words_->setToolTip(model_->voices().join(QLatin1Char('\n')));
  words_->setText(lines.join(QLatin1Char('\n')));
}

void ReviewPanel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (const auto row = openRow()) workspace_.setCurrentRow(*row);
  Q_EMIT caseChanged();
}

}  // namespace blendscope::ui
