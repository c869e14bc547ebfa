// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/normalise_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "jobs/job_runner.h"
#include "models/number_words.h"
#include "models/sweep_model.h"
#include "state/workspace.h"
#include "theme/theme.h"
#include "views/cutout_image.h"
#include "views/normalizer_comparison.h"
#include "views/normalizer_editor.h"
#include "views/sweep_form.h"
#include "views/sweep_results.h"

namespace blendscope::ui {

namespace {

/// What a newcomer sees: the published recipe, and one that knows of sky and flux.
constexpr const char* kFirst[] = {"rroot-minmax", "flux"};
constexpr const char* kNext = "asinh";
constexpr int kFewestStars = 2;
constexpr int kMostStars = 48;

enum NormaliseStack { NormaliseWithoutData, NormaliseWork };
enum Tab { LookTab, SweepTab };
enum Source { SampleSource, SelectionSource };

Stage stageOf(const char* text) { return parseStages(text).front(); }

QVBoxLayout* bareColumn(QWidget* widget) {
  auto* layout = new QVBoxLayout(widget);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kGap);
  return layout;
}

}  // namespace

NormalisePage::NormalisePage(Workspace& workspace, JobRunner& jobs, QWidget* parent)
    : Page(QStringLiteral("normalise"), tr("Normalise"),
           tr("See what a normalisation does to the same stars, and measure whether it helps."), parent),
      workspace_(workspace),
      jobs_(jobs),
      sweepModel_(new SweepModel(this)) {
  stack_ = new QStackedWidget(this);
  auto* noData = new EmptyState(QStringLiteral("normalise"),
                                tr("Normalisations are compared on cutouts. Open some first."), tr("Go to Explore"));
  connect(noData, &EmptyState::activated, this, [this] { Q_EMIT openPageRequested(QStringLiteral("explore")); });
  tabs_ = new QTabWidget;
  describe(tabs_, QStringLiteral("normaliseTabs"), tr("By eye or by number"));
  tabs_->setDocumentMode(true);
  tabs_->addTab(buildLook(), tr("Before and after"));
  tabs_->addTab(buildSweep(), tr("Sweep"));
  stack_->addWidget(noData);
  stack_->addWidget(tabs_);
  body()->addWidget(withSettings(id(), buildSettings(), stack_, this));
  for (const char* text : kFirst) addEditor(stageOf(text));
  connect(tabs_, &QTabWidget::currentChanged, this, &NormalisePage::showTab);
  connect(&workspace_, &Workspace::dataChanged, this, &NormalisePage::takeData);
  connect(&workspace_, &Workspace::labelsChanged, this, &NormalisePage::showReadiness);
  connect(&workspace_, &Workspace::selectionChanged, this, &NormalisePage::showCaption);
  connect(&jobs_, &JobRunner::iteration, this, &NormalisePage::takePoint);
  connect(&jobs_, &JobRunner::jobChanged, this, &NormalisePage::takeProgress);
  takeStages();
  showTab();
  takeData();
}

SettingsColumn* NormalisePage::buildSettings() {
  column_ = new SettingsColumn(id());
  QVBoxLayout* section = column_->addSection({});
  lookSettings_ = buildLookSettings();
  section->addWidget(lookSettings_);
  sweepForm_ = new SweepForm;
  section->addWidget(sweepForm_);
  connect(sweepForm_, &SweepForm::changed, this, &NormalisePage::showReadiness);
  foot_ = buildFoot();
  column_->foot()->addWidget(foot_);
  return column_;
}

QWidget* NormalisePage::buildLookSettings() {
  auto* area = new QWidget;
  QVBoxLayout* column = bareColumn(area);
  column->addWidget(makeSectionLabel(tr("Normalisations")));
  editorList_ = new QVBoxLayout;
  editorList_->setSpacing(kGap);
  column->addLayout(editorList_);
  auto* add = new QPushButton(themedIcon(QStringLiteral("add")), tr("Add a normalisation"));
  describe(add, QStringLiteral("addNormalizer"), add->text(), tr("One more to compare with the others"));
  connect(add, &QPushButton::clicked, this, [this] {
    addEditor(stageOf(kNext));
    takeStages();
  });
  column->addWidget(add, 0, Qt::AlignLeft);
  column->addSpacing(kGap);
  column->addWidget(buildStarSettings());
  return area;
}

QWidget* NormalisePage::buildStarSettings() {
  auto* area = new QWidget;
  QVBoxLayout* column = bareColumn(area);
  column->addWidget(makeSectionLabel(tr("Stars")));
  source_ = new QComboBox;
  source_->addItems({tr("Some of every class"), tr("Selected cutouts")});
  describe(source_, QStringLiteral("starSource"), tr("Which stars"),
           tr("A random draw with equally many of every class, or the first ones of the selection"));
  starCount_ = new QSpinBox;
  starCount_->setRange(kFewestStars, kMostStars);
  starCount_->setSingleStep(2);
  starCount_->setValue(static_cast<int>(StarChoice().count));
  describe(starCount_, QStringLiteral("starCount"), tr("Number of stars"));
  auto* others = new QPushButton(tr("Draw others"));
  describe(others, QStringLiteral("drawOthers"), others->text(), tr("Another random draw"));
  shareLimits_ = new QCheckBox(tr("Same limits for all stars"));
  shareLimits_->setChecked(true);
  describe(shareLimits_, QStringLiteral("shareStarLimits"), shareLimits_->text(),
           tr("Draw all stars of a normalisation between the same two values, as a model sees them; else each between "
              "its own least and largest value"));
  auto* line = new QHBoxLayout;
  line->addWidget(starCount_);
  line->addWidget(others, 1);
  column->addWidget(source_);
  column->addLayout(line);
  column->addWidget(shareLimits_);

  from_ = new QComboBox;
  describe(from_, QStringLiteral("separateFrom"), tr("Class to tell apart"));
  to_ = new QComboBox;
  describe(to_, QStringLiteral("separateTo"), tr("From this class"));
  classChoice_ = new QWidget;
  QVBoxLayout* classes = bareColumn(classChoice_);
  SettingsColumn::addRow(classes, tr("Tell apart"), from_);
  SettingsColumn::addRow(classes, tr("from"), to_);
  column->addWidget(classChoice_);

  for (QComboBox* box : {source_, from_, to_}) {
    connect(box, &QComboBox::currentIndexChanged, this, &NormalisePage::takeStars);
  }
  connect(starCount_, &QSpinBox::valueChanged, this, &NormalisePage::takeStars);
  connect(others, &QPushButton::clicked, this, [this] {
    ++starSeed_;
    source_->setCurrentIndex(SampleSource);
    takeStars();
  });
  connect(shareLimits_, &QCheckBox::toggled, comparison_, &NormalizerComparison::setShareLimits);
  return area;
}

QWidget* NormalisePage::buildFoot() {
  auto* foot = new QWidget;
  QVBoxLayout* layout = bareColumn(foot);
  problem_ = makeMutedLabel({}, foot);
  problem_->setObjectName(QStringLiteral("sweepProblem"));
  progress_ = new QProgressBar(foot);
  describe(progress_, QStringLiteral("sweepProgress"), tr("Progress of the sweep"));
  progress_->setRange(0, 1000);
  progress_->setTextVisible(false);
  progress_->setFixedHeight(4);
  sweepButton_ = new QPushButton(foot);
  describe(sweepButton_, QStringLiteral("sweepButton"), tr("Sweep"));
  makePrimary(sweepButton_);
  cancelButton_ = new QPushButton(tr("Cancel"), foot);
  describe(cancelButton_, QStringLiteral("cancelSweep"), tr("Cancel the sweep"),
           tr("Stops soon; points that are measured stay"));
  connect(sweepButton_, &QPushButton::clicked, this, &NormalisePage::sweep);
  connect(cancelButton_, &QPushButton::clicked, this, [this] { jobs_.cancel(sweepJob_); });
  layout->addWidget(problem_);
  layout->addWidget(progress_);
  layout->addWidget(sweepButton_);
  layout->addWidget(cancelButton_);
  progress_->hide();
  cancelButton_->hide();
  return foot;
}

QWidget* NormalisePage::buildLook() {
  comparison_ = new NormalizerComparison(workspace_, jobs_);
  caption_ = makeMutedLabel({});
  caption_->setObjectName(QStringLiteral("comparisonCaption"));
  caption_->setToolTip(
      tr("What a normalisation learns from all images, such as a maximum, it learns from these here; "
         "when a model is trained, from all of its training cutouts."));
  auto* scroll = new QScrollArea;
  scroll->setWidget(comparison_);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setFocusPolicy(Qt::NoFocus);
  scroll->viewport()->setAutoFillBackground(false);
  comparison_->setAutoFillBackground(false);
  auto* area = new QWidget;
  QVBoxLayout* layout = bareColumn(area);
  layout->setContentsMargins(0, kGap, 0, 0);
  layout->addWidget(caption_);
  layout->addWidget(scroll, 1);
  connect(comparison_, &NormalizerComparison::starsTaken, this, &NormalisePage::showCaption);
  return area;
}

QWidget* NormalisePage::buildSweep() {
  sweepResults_ = new SweepResults(*sweepModel_);
  connect(sweepResults_, &SweepResults::lookRequested, this, &NormalisePage::lookAt);
  sweepStack_ = new QStackedWidget;
  sweepStack_->addWidget(
      new EmptyState(QStringLiteral("normalise"),
                     tr("Choose a family of normalisations and press the button: a model is trained with each of them "
                        "on the same divisions, and its accuracy is drawn here with its interval."),
                     {}));
  sweepStack_->addWidget(sweepResults_);
  auto* area = new QWidget;
  QVBoxLayout* layout = bareColumn(area);
  layout->setContentsMargins(0, kGap, 0, 0);
  layout->addWidget(sweepStack_);
  return area;
}

NormalizerEditor* NormalisePage::addEditor(const Stage& stage) {
  auto* editor = new NormalizerEditor(QStringLiteral("normalizer%1").arg(nextEditor_++), stage);
  editors_.push_back(editor);
  editorList_->addWidget(editor);
  connect(editor, &NormalizerEditor::changed, this, &NormalisePage::takeStages);
  connect(editor, &NormalizerEditor::removeRequested, this, [this, editor] {
    std::erase(editors_, editor);
    editor->hide();
    editor->deleteLater();
    takeStages();
  });
  return editor;
}

void NormalisePage::takeStages() {
  const bool sound = std::ranges::all_of(editors_, [](const auto* editor) { return editor->problem().isEmpty(); });
  for (NormalizerEditor* editor : editors_) editor->setRemovable(editors_.size() > 1);
  if (!sound) return;  // the editor says what is wrong; the pictures stay
  std::vector<Stage> stages;
  for (const NormalizerEditor* editor : editors_) stages.push_back(editor->stage());
  comparison_->setStages(stages);
}

void NormalisePage::takeStars() {
  StarChoice choice;
  choice.selected = source_->currentIndex() == SelectionSource;
  choice.count = static_cast<std::size_t>(starCount_->value());
  choice.seed = starSeed_;
  choice.from = std::max(0, from_->currentIndex());
  if (to_->currentIndex() > 0) choice.to = to_->currentData().toInt();
  comparison_->setStars(choice);
  showCaption();
}

void NormalisePage::takeData() {
  const auto& set = workspace_.data();
  if (sweepJob_ != 0) jobs_.cancel(sweepJob_);
  stack_->setCurrentIndex(set ? NormaliseWork : NormaliseWithoutData);
  sweepForm_->setData(set);
  sweepModel_->begin({}, {});
  sweepStack_->setCurrentIndex(0);
  fillClasses();
  showCaption();
  showReadiness();
}

void NormalisePage::fillClasses() {
  const auto& set = workspace_.data();
  {
    const QSignalBlocker quietFrom(from_);
    const QSignalBlocker quietTo(to_);
    from_->clear();
    to_->clear();
    to_->addItem(tr("all others"));
    for (int c = 0; set && c < set->classNames().count(); ++c) {
      from_->addItem(classIcon(c), className(*set, c));
      to_->addItem(classIcon(c), className(*set, c), c);
    }
  }
  classChoice_->setVisible(set && set->classNames().count() > 2);
  takeStars();
}

void NormalisePage::showCaption() {
  const auto& set = workspace_.data();
  if (!set) return;
  const QString over = tr("Histograms and maps over %1 of %2 cutouts.")
                           .arg(countText(comparison_->sampleCount()), countText(set->size()));
  const bool missing = source_->currentIndex() == SelectionSource && workspace_.selection().empty();
  caption_->setText(missing ? tr("Nothing is selected, so here is a draw from every class. ") + over : over);
}

void NormalisePage::showTab() {
  const bool sweeping = tabs_->currentIndex() == SweepTab;
  // Both need as much room as the wider one, so that the column does not move, nor cut anything off.
  const int widest = std::max(lookSettings_->minimumSizeHint().width(), sweepForm_->minimumSizeHint().width());
  lookSettings_->setMinimumWidth(widest);
  sweepForm_->setMinimumWidth(widest);
  if (!column_->isFolded()) column_->setMinimumWidth(widest + 3 * kGap);
  lookSettings_->setVisible(!sweeping);
  sweepForm_->setVisible(sweeping);
  foot_->setVisible(sweeping);
}

QString NormalisePage::sweepProblem() const {
  const auto& set = workspace_.data();
  if (!set) return tr("Open a data set first.");
  if (set->classNames().count() < 2) return tr("The cutouts need at least two classes to learn from.");
  return sweepForm_->problem();
}

void NormalisePage::showReadiness() {
  const QString problem = sweepProblem();
  sweepButton_->setEnabled(problem.isEmpty());
  sweepButton_->setText(problem.isEmpty()
                            ? tr("Train %1").arg(countText(sweepForm_->trainingCount(), tr("model"), tr("models")))
                            : tr("Train"));
  sweepButton_->setAccessibleName(sweepButton_->text());
  problem_->setText(problem);
  problem_->setVisible(!problem.isEmpty());
}

void NormalisePage::sweep() {
  if (sweepJob_ != 0) return;
  const SweepRequest request = sweepForm_->request();
  sweepModel_->begin(sweepCurves(request), sweepForm_->parameterWords());
  sweepStack_->setCurrentIndex(1);
  problem_->hide();
  progress_->setValue(0);
  progress_->show();
  cancelButton_->show();
  sweepButton_->hide();
  sweepJob_ = jobs_.run(
      {tr("Sweep: %1").arg(countText(sweepForm_->trainingCount(), tr("model"), tr("models"))), QStringLiteral("sweep")},
      this, [request](const Progress& progress) { return sweepParameter(request, progress); },
      [this, set = request.data](const Sweep& sweep) {
        if (set == workspace_.data()) sweepModel_->finish(sweep);
        sweepResults_->showBest();
        endSweep(sweep.best ? QString() : tr("Every model failed; the tool tips of the rows say why."));
      },
      [this](const QString& problem) { endSweep(problem); }, [this] { endSweep({}); });
}

void NormalisePage::takePoint(int job, const IterationEvent& event) {
  if (job == sweepJob_ && job != 0 && event.source == kSweepPoint) sweepModel_->addPoint(event);
}

void NormalisePage::takeProgress(int job) {
  if (job != sweepJob_ || job == 0) return;
  progress_->setValue(static_cast<int>(1000 * jobs_.find(job)->fraction));
}

void NormalisePage::endSweep(const QString& problem) {
  sweepJob_ = 0;
  if (sweepModel_->bestRow() < 0) sweepModel_->stop();
  progress_->hide();
  cancelButton_->hide();
  sweepButton_->show();
  showReadiness();
  if (problem.isEmpty()) return;
  problem_->setText(problem);
  problem_->show();
}

void NormalisePage::lookAt(const Stage& stage) {
  addEditor(stage);
  takeStages();
  tabs_->setCurrentIndex(LookTab);
}

}  // namespace blendscope::ui
