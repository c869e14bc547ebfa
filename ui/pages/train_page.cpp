// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/train_page.h"

#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "jobs/job_runner.h"
#include "models/number_words.h"
#include "state/model_shelf.h"
#include "state/workspace.h"
#include "study/all_classifiers.h"
#include "study/presets.h"
#include "theme/text_size.h"
#include "theme/theme.h"
#include "views/applied_panel.h"
#include "views/copy_table.h"
#include "views/flow_layout.h"
#include "views/join_binaries_box.h"
#include "views/name_column.h"
#include "views/pipeline_editor.h"
#include "views/row_delegate.h"
#include "views/split_form.h"
#include "views/training_details.h"

namespace blendscope::ui {

namespace {

constexpr int kModelsWidth = 344;
constexpr int kTrainingRowHeight = 32;
constexpr int kMostRows = 6;  // of the table; more scroll

/// What a newcomer is offered: the method of the house ticked beside a baseline, and one more to tick.
struct Offer {
  const char* pipeline;
  const char* classifier;
  bool ticked;
};
constexpr Offer kOffers[] = {
    {"minmax | muygps", "muygps", true}, {"minmax | knn", "knn", true}, {"minmax | logistic", "logistic", false}};

enum TrainStack { TrainWithoutData, TrainReady, TrainResults };

}  // namespace

TrainPage::TrainPage(Workspace& workspace, JobRunner& jobs, QWidget* parent)
    : Page(QStringLiteral("train"), tr("Train"),
           tr("Choose models and how to test them; each becomes a run that Compare and Inspect look at."), parent),
      workspace_(workspace),
      jobs_(jobs),
      shelf_(new ModelShelf(workspace, jobs, this)),
      training_(new TrainingModel(this)) {
  stack_ = new QStackedWidget(this);
  auto* noData =
      new EmptyState(QStringLiteral("train"), tr("Models learn from cutouts with known classes. Open some first."),
                     tr("Go to Explore"));
  connect(noData, &EmptyState::activated, this, [this] { Q_EMIT openPageRequested(QStringLiteral("explore")); });
  stack_->addWidget(noData);
  stack_->addWidget(new EmptyState(QStringLiteral("train"),
                                   tr("Tick the models to compare and press Train. Their optimisation is drawn here "
                                      "while it runs, then what they found."),
                                   {}));
  stack_->addWidget(buildResults());
  auto* splitter = withSettings(QStringLiteral("train"), buildSettings(), stack_, this);
  splitter->setSizes({kModelsWidth, 3 * kModelsWidth});
  body()->addWidget(splitter);
  addDefaultModels();
  connect(&workspace_, &Workspace::dataChanged, this, &TrainPage::showData);
  connect(&workspace_, &Workspace::labelsChanged, this, &TrainPage::takeLabels);
  connect(&jobs_, &JobRunner::iteration, this, &TrainPage::takeIteration);
  connect(&jobs_, &JobRunner::jobChanged, this, &TrainPage::takeProgress);
  showData();
}

SettingsColumn* TrainPage::buildSettings() {
  auto* column = new SettingsColumn(QStringLiteral("train"));
  QVBoxLayout* models = column->addSection(tr("Models"));
  modelList_ = new QVBoxLayout;
  modelList_->setSpacing(kGap);
  models->addLayout(modelList_);
  models->addWidget(buildAdding());

  QVBoxLayout* test = column->addSection(tr("Test"));
  split_ = new SplitForm;
  test->addWidget(split_);
  connect(split_, &SplitForm::changed, this, &TrainPage::showReadiness);
  positive_ = new QComboBox;
  describe(positive_, QStringLiteral("positiveClass"), tr("Positive class"),
           tr("The class that is looked for: ROC curves, F1 and the decision value of MuyGPs speak of it"));
  SettingsColumn::addRow(test, tr("Class that is looked for"), positive_);
  test->addWidget(new JoinBinariesBox(workspace_, jobs_, test->parentWidget()));

  QVBoxLayout* use = column->addSection(tr("Use a model"));
  auto* applied = new AppliedPanel(workspace_, *shelf_);
  connect(applied, &AppliedPanel::browseRequested, this,
          [this] { Q_EMIT openPageRequested(QStringLiteral("explore")); });
  use->addWidget(applied);
  column->foot()->addWidget(buildFoot());
  return column;
}

QWidget* TrainPage::buildAdding() {
  auto* area = new QWidget;
  auto* layout = new QHBoxLayout(area);
  layout->setContentsMargins(0, 0, 0, 0);
  auto* add = new QPushButton(themedIcon(QStringLiteral("add")), tr("Add a model"));
  describe(add, QStringLiteral("addModel"), tr("Add a model"), tr("One more model to set up and train"));
  connect(add, &QPushButton::clicked, this, [this] {
    addModel(PipelineSpec::parse(kOffers[1].pipeline), true, static_cast<int>(models_.size()))->setOpen(true);
    showReadiness();
  });
  auto* presets = new QPushButton(tr("Presets"));
  describe(presets, QStringLiteral("addPreset"), tr("Add a preset"), tr("Add a model that is known to be worth a try"));
  auto* menu = new QMenu(presets);
  menu->setObjectName(QStringLiteral("presetMenu"));
  menu->setToolTipsVisible(true);
  for (const PipelinePreset& preset : pipelinePresets()) {
    QAction* action = menu->addAction(QString::fromStdString(preset.label));
    action->setToolTip(
        QStringLiteral("%1\n%2").arg(QString::fromStdString(preset.help), QString::fromStdString(preset.pipeline)));
    connect(action, &QAction::triggered, this, [this, text = preset.pipeline] {
      addModel(PipelineSpec::parse(text), true, static_cast<int>(models_.size()));
      showReadiness();
    });
  }
  presets->setMenu(menu);
  layout->addWidget(add);
  layout->addWidget(presets);
  layout->addStretch(1);
  return area;
}

QWidget* TrainPage::buildFoot() {
  auto* foot = new QWidget;
  auto* layout = new QVBoxLayout(foot);
  layout->setContentsMargins(0, 0, 0, 0);
  problem_ = makeMutedLabel({}, foot);
  problem_->setObjectName(QStringLiteral("trainProblem"));
  progress_ = new QProgressBar(foot);
  describe(progress_, QStringLiteral("trainProgress"), tr("Progress of the training"));
  progress_->setRange(0, 1000);
  progress_->setTextVisible(false);
  progress_->setFixedHeight(4);
  trainButton_ = new QPushButton(foot);
  describe(trainButton_, QStringLiteral("trainButton"), tr("Train"));
  makePrimary(trainButton_);
  cancelButton_ = new QPushButton(tr("Cancel"), foot);
  describe(cancelButton_, QStringLiteral("cancelTraining"), tr("Cancel the training"),
           tr("Stops soon; models that are finished stay"));
  connect(trainButton_, &QPushButton::clicked, this, &TrainPage::train);
  connect(cancelButton_, &QPushButton::clicked, this, [this] { jobs_.cancel(job_); });
  layout->addWidget(problem_);
  layout->addWidget(progress_);
  layout->addWidget(trainButton_);
  layout->addWidget(cancelButton_);
  progress_->hide();
  cancelButton_->hide();
  return foot;
}

QWidget* TrainPage::buildResults() {
  table_ = new QTableView;
  describe(table_, QStringLiteral("trainingTable"), tr("Models of this training"));
  table_->setModel(training_);
  makeCopyable(table_);
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->setItemDelegate(new NumberDelegate(table_));
  table_->setItemDelegateForColumn(TrainingModel::PipelineColumn, new RowDelegate(table_));
  table_->setShowGrid(false);
  table_->setTabKeyNavigation(false);
  table_->verticalHeader()->hide();
  setRowsHeight(table_, kTrainingRowHeight);
  table_->horizontalHeader()->setHighlightSections(false);
  new NameColumn(table_, TrainingModel::PipelineColumn);
  connect(table_->horizontalScrollBar(), &QScrollBar::rangeChanged, this, &TrainPage::fitTable);
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this](const QModelIndex& current) { showDetails(current.row()); });
  details_ = new TrainingDetails;
  auto* area = new QWidget;
  auto* layout = new QVBoxLayout(area);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kMargin);
  layout->addWidget(table_);
  layout->addWidget(details_, 1);
  layout->addWidget(buildLinks());
  return area;
}

QWidget* TrainPage::buildLinks() {
  links_ = new QWidget;
  auto* layout = new FlowLayout(kGap, links_);
  layout->setContentsMargins(0, 0, 0, 0);
  const auto addLink = [&](const QString& page, const QString& words) {
    auto* button = new QPushButton(words, links_);
    describe(button, QStringLiteral("goTo.") + page, words);
    connect(button, &QPushButton::clicked, this, [this, page] { Q_EMIT openPageRequested(page); });
    layout->addWidget(button);
  };
  addLink(QStringLiteral("compare"), tr("Compare the runs"));
  addLink(QStringLiteral("inspect"), tr("Look at the mistakes"));
  saveButton_ = new QPushButton(tr("Save the model…"), links_);
  describe(saveButton_, QStringLiteral("saveModel"), tr("Save the model"));
  applyButton_ = new QPushButton(tr("Apply to all cutouts"), links_);
  describe(applyButton_, QStringLiteral("applyModel"), tr("Apply to all cutouts"));
  connect(saveButton_, &QPushButton::clicked, this, &TrainPage::saveModel);
  connect(applyButton_, &QPushButton::clicked, this, [this] {
    const auto model = currentModel();
    shelf_->apply(model, QString::fromStdString(model->spec().text()));
  });
  layout->addWidget(saveButton_);
  layout->addWidget(applyButton_);
  return links_;
}

PipelineEditor* TrainPage::addModel(const PipelineSpec& spec, bool ticked, int at) {
  auto* editor = new PipelineEditor(QStringLiteral("model%1").arg(nextModel_++), spec);
  editor->setTicked(ticked);
  models_.insert(models_.begin() + at, editor);
  modelList_->insertWidget(at, editor);
  const auto place = [this, editor] {
    return static_cast<int>(std::find(models_.begin(), models_.end(), editor) - models_.begin());
  };
  connect(editor, &PipelineEditor::changed, this, &TrainPage::showReadiness);
  connect(editor, &PipelineEditor::duplicateRequested, this, [this, editor, place] {
    addModel(editor->spec(), true, place() + 1)->setOpen(true);
    showReadiness();
  });
  connect(editor, &PipelineEditor::removeRequested, this, [this, editor, place] {
    models_.erase(models_.begin() + place());
    editor->hide();
    editor->deleteLater();
    showReadiness();
  });
  return editor;
}

void TrainPage::addDefaultModels() {
  for (const Offer& offer : kOffers) {
    if (!allClassifiers().find(offer.classifier)) continue;
    addModel(PipelineSpec::parse(offer.pipeline), offer.ticked, static_cast<int>(models_.size()));
  }
}

void TrainPage::showData() {
  const auto& set = workspace_.data();
  if (job_ != 0) jobs_.cancel(job_);
  split_->setData(set);
  positive_->clear();
  if (set && set->classNames().count() > 0) {
    for (const std::string& name : set->classNames().names()) positive_->addItem(QString::fromStdString(name));
    positive_->setCurrentIndex(set->classNames().positive());
  }
  training_->begin({});
  stack_->setCurrentIndex(set ? TrainReady : TrainWithoutData);
  showReadiness();
}

void TrainPage::takeLabels() {
  split_->setData(workspace_.data());
  if (positive_->count() == workspace_.data()->classNames().count()) {
    showReadiness();
  } else {
    showData();
  }
}

std::vector<PipelineSpec> TrainPage::tickedSpecs() const {
  std::vector<PipelineSpec> specs;
  for (const PipelineEditor* model : models_) {
    if (model->ticked()) specs.push_back(model->spec());
  }
  return specs;
}

QString TrainPage::firstProblem() const {
  if (!workspace_.data()) return tr("Open a data set first.");
  if (workspace_.data()->classNames().count() < 2) return tr("The cutouts need at least two classes to learn from.");
  for (const PipelineEditor* model : models_) {
    if (model->ticked() && !model->problem().isEmpty()) return model->problem();
  }
  return tickedSpecs().empty() ? tr("Tick at least one model.") : QString();
}

void TrainPage::showReadiness() {
  const QString problem = firstProblem();
  const std::size_t count = tickedSpecs().size();
  trainButton_->setText(count == 0 ? tr("Train") : tr("Train %1").arg(countText(count, tr("model"), tr("models"))));
  trainButton_->setAccessibleName(trainButton_->text());
  trainButton_->setEnabled(problem.isEmpty());
  problem_->setText(problem);
  problem_->setVisible(!problem.isEmpty());
}

void TrainPage::train() {
  if (job_ != 0) return;
  TrainingRequest request;
  request.specs = tickedSpecs();
  request.split = split_->spec();
  request.data = workspace_.data();
  request.positive = positive_->currentText().toStdString();
  trainedData_ = request.data;
  mailbox_ = std::make_shared<TrainingMailbox>();
  training_->begin(request.specs);
  fitTable();
  table_->selectRow(0);
  stack_->setCurrentIndex(TrainResults);
  links_->setEnabled(false);
  progress_->setValue(0);
  progress_->show();
  cancelButton_->show();
  trainButton_->hide();
  const QString title = tr("Train %1").arg(countText(request.specs.size(), tr("model"), tr("models")));
  job_ = jobs_.run(
      {title, QStringLiteral("train")}, this,
      [request, mailbox = mailbox_](const Progress& progress) { return trainModels(request, *mailbox, progress); },
      [this](int) { endTraining(); }, [this](const QString&) { endTraining(); }, [this] { endTraining(); });
}

void TrainPage::takeIteration(int job, const IterationEvent& event) {
  if (job != job_ || job_ == 0) return;
  if (event.source == kModelBegins) {
    const int row = static_cast<int>(event.iteration) - 1;
    if (row < training_->rowCount()) training_->markTraining(row);
    table_->selectRow(row);
    return;
  }
  training_->addIteration(event);
  if (table_->currentIndex().row() == training_->trainingRow()) details_->append(event);
}

void TrainPage::takeProgress(int job) {
  if (job != job_ || job_ == 0) return;
  takeOutcomes();
  const JobInfo* info = jobs_.find(job);
  training_->setProgress(info->fraction);
  progress_->setValue(static_cast<int>(1000 * info->fraction));
}

void TrainPage::takeOutcomes() {
  for (auto& [model, outcome] : mailbox_->take()) {
    if (trainedData_ != workspace_.data()) continue;
    if (outcome.run) workspace_.addRun(outcome.run);
    training_->finish(static_cast<int>(model), std::move(outcome));
    if (table_->currentIndex().row() == static_cast<int>(model)) showDetails(static_cast<int>(model));
  }
}

void TrainPage::endTraining() {
  takeOutcomes();
  training_->cancelRest();
  job_ = 0;
  trainedData_.reset();
  progress_->hide();
  cancelButton_->hide();
  trainButton_->show();
  links_->setEnabled(!workspace_.runs().empty());
  table_->selectRow(rowToShow());
  showDetails(table_->currentIndex().row());
}

int TrainPage::rowToShow() const {
  const int chosen = table_->currentIndex().row();
  const auto hasTrace = [this](int row) { return !training_->item(row).trace.empty(); };
  if (chosen >= 0 && hasTrace(chosen)) return chosen;
  for (int row = 0; row < training_->rowCount(); ++row) {
    if (training_->item(row).outcome.run && hasTrace(row)) return row;
  }
  return chosen;
}

void TrainPage::changeEvent(QEvent* event) {
  Page::changeEvent(event);
  if (event->type() == QEvent::FontChange && table_) fitTable();
}

void TrainPage::fitTable() {
  const int lines = std::clamp(training_->rowCount(), 1, kMostRows);
  int height =
      table_->horizontalHeader()->sizeHint().height() + lines * scaled(kTrainingRowHeight) + 2 * table_->frameWidth();
  if (table_->horizontalScrollBar()->maximum() > 0) height += table_->horizontalScrollBar()->sizeHint().height();
  table_->setFixedHeight(height);
}

void TrainPage::showDetails(int row) {
  if (row >= 0 && row < training_->rowCount()) details_->showItem(training_->item(row));
  showModelActions();
}

std::shared_ptr<const FittedPipeline> TrainPage::currentModel() const {
  const int row = table_->currentIndex().row();
  if (row < 0 || row >= training_->rowCount()) return nullptr;
  const auto& run = training_->item(row).outcome.run;
  return run && !run->splits.empty() ? run->splits.front().pipeline : nullptr;
}

void TrainPage::showModelActions() {
  const auto model = currentModel();
  const QString without = tr("The line above has no trained model: it failed, or its rounds were too many to keep.");
  const int row = table_->currentIndex().row();
  const bool rounds = model && training_->item(row).outcome.run->splits.size() > 1;
  const QString which =
      rounds ? tr("The model of the first round, as it was tested.") : tr("The model as it was tested.");
  saveButton_->setEnabled(model != nullptr);
  applyButton_->setEnabled(model != nullptr);
  saveButton_->setToolTip(model ? tr("Keep it in a file, for this window or blendscope-cli predict. %1").arg(which)
                                : without);
  applyButton_->setToolTip(
      model ? tr("Predict every cutout, labelled or not; predictions become columns. %1").arg(which) : without);
}

void TrainPage::saveModel() {
  const auto model = currentModel();
  const QString path = QFileDialog::getSaveFileName(
      this, tr("Save the model"), fileNameOf(model->spec().text()) + QStringLiteral(".model"), tr("Models (*.model)"));
  if (!path.isEmpty()) shelf_->save(model, path);
}

}  // namespace blendscope::ui
