// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/study_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QVBoxLayout>
#include <algorithm>
#include <filesystem>

#include "jobs/job_runner.h"
#include "models/figure_model.h"
#include "models/number_words.h"
#include "models/study_words.h"
#include "report/report.h"
#include "state/workspace.h"
#include "study/study.h"
#include "study/study_grid.h"
#include "study/study_table.h"
#include "theme/theme.h"
#include "views/figure_table.h"
#include "views/split_form.h"
#include "views/study_heat_map.h"

namespace blendscope::ui {

namespace {

constexpr int kWidestModel = 240;

const std::vector<std::string> kNormalizers{"raw",    "minmax",       "log-min-max", "rroot-minmax:r=0.3",
                                            "zscore", "zscore-pixel", "flux",        "asinh"};
const std::vector<std::string> kEmbeddings{"none", "pca:n=20", "moments", "umap:n=10", "umap:n=10,supervised"};
const std::vector<std::string> kClassifiers{"muygps", "knn:k=10", "logistic", "lda", "svm",
                                            "forest", "boost",    "mlp",      "cnn"};

std::vector<std::string> tickedOf(const QListWidget& list) {
  std::vector<std::string> texts;
  for (int i = 0; i < list.count(); ++i) {
    if (list.item(i)->checkState() == Qt::Checked) texts.push_back(list.item(i)->text().toStdString());
  }
  return texts;
}

QString defaultSession() {
  const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
  QDir().mkpath(folder);
  return QDir(folder).filePath(QStringLiteral("study.blend"));
}

/// The window's own session where the file is that, since nobody else may open it meanwhile; else the file, opened.
std::shared_ptr<Session> openedSession(const std::filesystem::path& file, const std::shared_ptr<Session>& ofWindow) {
  std::error_code ignored;
  const bool same = ofWindow && std::filesystem::equivalent(file, ofWindow->path(), ignored);
  return same ? ofWindow : std::make_shared<Session>(file, Database::Opening::OrMake);
}

}  // namespace

StudyPage::StudyPage(Workspace& workspace, JobRunner& jobs, QWidget* parent)
    : Page(QStringLiteral("study"), tr("Study"),
           tr("Try a grid of normalisations, embeddings and models on the same divisions, and write the report."),
           parent),
      workspace_(workspace),
      jobs_(jobs),
      stack_(new QStackedWidget(this)) {
  auto* empty = new EmptyState(
      QStringLiteral("study"),
      tr("Tick what to try and press Run. Results are kept one by one: a study that was stopped goes on where it was."),
      {});
  stack_->addWidget(empty);
  stack_->addWidget(buildResults());
  body()->addWidget(withSettings(QStringLiteral("study"), buildSettings(), stack_));
  connect(&workspace_, &Workspace::dataChanged, this, &StudyPage::takeData);
  connect(&workspace_, &Workspace::labelsChanged, this, &StudyPage::showReadiness);
  connect(&workspace_, &Workspace::sessionChanged, this, &StudyPage::takeSession);
  connect(&jobs_, &JobRunner::jobChanged, this, &StudyPage::takeProgress);
  takeData();
}

QListWidget* StudyPage::addChoices(SettingsColumn& column, const QString& name, const QString& title,
                                   const std::vector<std::string>& texts, const std::vector<std::string>& ticked) {
  auto* list = new QListWidget;
  describe(list, name, title,
           tr("Ticked steps are tried with each other. Double-click to change the parameters of one."));
  list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  for (const std::string& text : texts) {
    auto* item = new QListWidgetItem(QString::fromStdString(text), list);
    item->setFlags(item->flags() | Qt::ItemIsUserCheckable | Qt::ItemIsEditable);
    item->setCheckState(std::ranges::count(ticked, text) > 0 ? Qt::Checked : Qt::Unchecked);
  }
  list->setFixedHeight(list->sizeHintForRow(0) * list->count() + 2 * list->frameWidth() + 2);
  connect(list, &QListWidget::itemChanged, this, &StudyPage::showReadiness);
  column.addSection(title)->addWidget(list);
  return list;
}

SettingsColumn* StudyPage::buildSettings() {
  auto* column = new SettingsColumn(QStringLiteral("study"));
  normalizers_ = addChoices(*column, QStringLiteral("studyNormalizers"), tr("Normalisations"), kNormalizers,
                            {"raw", "minmax", "flux"});
  embeddings_ =
      addChoices(*column, QStringLiteral("studyEmbeddings"), tr("Embeddings"), kEmbeddings, {"none", "moments"});
  classifiers_ = addChoices(*column, QStringLiteral("studyClassifiers"), tr("Models"), kClassifiers,
                            {"muygps", "knn:k=10", "logistic"});
  QVBoxLayout* division = column->addSection(tr("Divisions"));
  split_ = new SplitForm;
  SplitSpec spec;
  spec.folds = 5;
  split_->setSpec(spec);
  connect(split_, &SplitForm::changed, this, &StudyPage::showReadiness);
  division->addWidget(split_);
  nested_ = new QCheckBox(tr("Also choose by training rows"));
  describe(
      nested_, QStringLiteral("studyNested"), nested_->text(),
      tr("Parts the training rows of each division three ways once more and picks a pipeline there: what choosing is "
         "really worth. Takes four times as long."));
  connect(nested_, &QCheckBox::toggled, this, &StudyPage::showReadiness);
  division->addWidget(nested_);
  QVBoxLayout* file = column->addSection(tr("Kept in"));
  ownFile_ = defaultSession();
  session_ = new QLineEdit(ownFile_);
  describe(session_, QStringLiteral("studySession"), tr("Session file"), tr("Every result is saved here at once"));
  auto* browse = new QPushButton(tr("Choose…"));
  describe(browse, QStringLiteral("chooseSession"), tr("Choose the session file"));
  connect(browse, &QPushButton::clicked, this, &StudyPage::askForSession);
  connect(session_, &QLineEdit::textChanged, this, &StudyPage::showReadiness);
  file->addWidget(session_);
  file->addWidget(browse);
  column->foot()->addWidget(buildFoot());
  return column;
}

QWidget* StudyPage::buildFoot() {
  auto* foot = new QWidget;
  auto* layout = new QVBoxLayout(foot);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kGap);
  size_ = makeMutedLabel({});
  size_->setObjectName(QStringLiteral("studySize"));
  problem_ = makeMutedLabel({});
  problem_->setObjectName(QStringLiteral("studyProblem"));
  progress_ = new QProgressBar;
  progress_->setRange(0, 1000);
  progress_->setTextVisible(false);
  describe(progress_, QStringLiteral("studyProgress"), tr("Progress of the study"));
  run_ = new QPushButton(tr("Run study"));
  describe(run_, QStringLiteral("runStudy"), run_->text());
  makePrimary(run_);
  cancel_ = new QPushButton(tr("Stop"));
  describe(cancel_, QStringLiteral("stopStudy"), tr("Stop the study"), tr("What is finished is kept"));
  connect(run_, &QPushButton::clicked, this, &StudyPage::run);
  connect(cancel_, &QPushButton::clicked, this, [this] { jobs_.cancel(job_); });
  for (QWidget* widget : std::initializer_list<QWidget*>{size_, problem_, progress_, run_, cancel_}) {
    layout->addWidget(widget);
  }
  for (QWidget* widget : std::initializer_list<QWidget*>{problem_, progress_, cancel_}) widget->hide();
  return foot;
}

QWidget* StudyPage::buildResults() {
  auto* area = new QWidget;
  auto* layout = new QVBoxLayout(area);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kGap);
  sentence_ = new QLabel;
  sentence_->setObjectName(QStringLiteral("studySentence"));
  sentence_->setWordWrap(true);
  sentence_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
  sentence_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  remarks_ = makeMutedLabel({});
  remarks_->setObjectName(QStringLiteral("studyRemarks"));
  remarks_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
  table_ = new FigureTable(QStringLiteral("studyTable"), tr("Pipelines of the study, best first"), true);
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& now) {
    const auto row = static_cast<std::size_t>(now.row());
    heat_->setCurrentLine(now.isValid() && row < shownLines_.size() ? std::optional(shownLines_[row]) : std::nullopt);
  });
  layout->addWidget(sentence_);
  layout->addWidget(remarks_);
  layout->addWidget(buildHeatMap());
  layout->addWidget(table_);
  layout->addStretch(1);
  report_ = new QPushButton(tr("Write report…"));
  describe(report_, QStringLiteral("writeReport"), tr("Write the report"),
           tr("What the study says on blends, models, normalisation, embedding and trust, as HTML or PDF"));
  connect(report_, &QPushButton::clicked, this, &StudyPage::askForReport);
  report_->setEnabled(false);
  headerActions()->addWidget(report_);
  return area;
}

QWidget* StudyPage::buildHeatMap() {
  heatArea_ = new QWidget;
  auto* layout = new QVBoxLayout(heatArea_);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kGap);
  heatModel_ = new QComboBox;
  heatModel_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  heatModel_->setMaximumWidth(kWidestModel);
  describe(heatModel_, QStringLiteral("heatModel"), tr("Model of the heat map"),
           tr("The model whose accuracies are laid out by normalisation and embedding"));
  heat_ = new StudyHeatMap;
  connect(heatModel_, &QComboBox::currentIndexChanged, this, &StudyPage::showGrid);
  connect(heat_, &StudyHeatMap::lineChosen, this, &StudyPage::showLine);
  auto* line = new QHBoxLayout;
  QLabel* title = makeSectionLabel(tr("Accuracy by normalisation and embedding"));
  title->setWordWrap(true);
  line->addWidget(title, 1);
  line->addWidget(heatModel_);
  layout->addLayout(line);
  layout->addWidget(heat_);
  return heatArea_;
}

void StudyPage::showGrid() {
  const auto grids = result_.table ? studyGrids(*result_.table) : std::vector<NamedGrid>();
  const auto place = static_cast<std::size_t>(heatModel_->currentIndex());
  if (place < grids.size()) heat_->setGrid(result_.table, grids[place].grid);
}

void StudyPage::showLine(std::size_t line) {
  const auto found = std::ranges::find(shownLines_, line);
  if (found != shownLines_.end()) table_->selectRow(static_cast<int>(found - shownLines_.begin()));
}

StudySpec StudyPage::spec() const {
  StudySpec spec;
  spec.normalizers = tickedOf(*normalizers_);
  spec.embeddings = tickedOf(*embeddings_);
  spec.classifiers = tickedOf(*classifiers_);
  spec.split = split_->spec();
  if (nested_->isChecked()) {
    SplitSpec inner;
    inner.folds = 3;
    inner.group = spec.split.group;
    spec.nested = inner;
  }
  return spec;
}

void StudyPage::setSessionFile(const QString& path) { session_->setText(path); }

void StudyPage::takeSession() {
  if (session_->text() != ownFile_) return;
  const auto& session = workspace_.session();
  ownFile_ = session ? QString::fromStdString(session->path().string()) : defaultSession();
  session_->setText(ownFile_);
}

void StudyPage::takeData() {
  if (job_ != 0) jobs_.cancel(job_);
  split_->setData(workspace_.data());
  result_ = {};
  stack_->setCurrentIndex(0);
  report_->setEnabled(false);
  showReadiness();
}

void StudyPage::showReadiness() {
  QString problem;
  try {
    const std::size_t pipelines = studyPipelines(spec()).size();
    size_->setText(countText(pipelines, tr("pipeline"), tr("pipelines")));
    if (!workspace_.data()) problem = tr("Open a data set first.");
    if (session_->text().trimmed().isEmpty()) problem = tr("Name a file to keep the study in.");
  } catch (const Error& error) {
    problem = QString::fromUtf8(error.what());
    size_->clear();
  }
  run_->setEnabled(problem.isEmpty());
  problem_->setText(problem);
  problem_->setVisible(!problem.isEmpty());
}

void StudyPage::run() {
  if (job_ != 0 || !workspace_.data()) return;
  const StudyRequest request{spec(), workspace_.data(), workspace_.origin().files};
  const std::filesystem::path file(session_->text().trimmed().toStdString());
  run_->hide();
  problem_->hide();
  progress_->setValue(0);
  progress_->show();
  cancel_->show();
  job_ = jobs_.run(
      {tr("Study: %1").arg(size_->text()), QStringLiteral("study")}, this,
      [request, file, ofWindow = workspace_.session()](const Progress& progress) {
        const std::shared_ptr<Session> session = openedSession(file, ofWindow);
        const std::int64_t id = runStudy(request, *session, progress);
        Result result;
        result.record = std::make_shared<const StudyRecord>(session->study(id));
        result.cells = std::make_shared<const std::vector<StudyCell>>(session->cells(id));
        result.table = std::make_shared<const StudyTable>(studyTable(*result.record, *result.cells));
        return result;
      },
      [this, set = request.data](const Result& result) {
        if (set == workspace_.data()) showResult(result);
        end({});
      },
      [this](const QString& problem) { end(problem); },
      [this] { end(tr("Stopped. What is finished is kept; Run goes on from there.")); });
}

void StudyPage::takeProgress(int job) {
  if (job == job_ && job != 0) progress_->setValue(static_cast<int>(1000 * jobs_.find(job)->fraction));
}

void StudyPage::showResult(const Result& result) {
  result_ = result;
  const StudyFigures figures = studyFigures(*result.table);
  table_->figures()->setFigures(figures.headings, figures.rows, figures.toolTips);
  shownLines_ = figures.lines;
  {
    const QSignalBlocker quiet(heatModel_);
    heatModel_->clear();
    for (const NamedGrid& grid : studyGrids(*result.table)) heatModel_->addItem(QString::fromStdString(grid.name));
  }
  showGrid();
  heatArea_->setVisible(heatModel_->count() > 0);
  sentence_->setText(studySentence(*result.table));
  QStringList remarks;
  for (const std::string& warning : result.table->warnings) {
    remarks << QStringLiteral("⚠ ") + QString::fromStdString(warning);
  }
  remarks_->setText(remarks.join(QLatin1Char('\n')));
  remarks_->setVisible(!remarks.isEmpty());
  report_->setEnabled(result.table->best.has_value());
  stack_->setCurrentIndex(1);
}

void StudyPage::end(const QString& problem) {
  job_ = 0;
  progress_->hide();
  cancel_->hide();
  run_->show();
  showReadiness();
  if (problem.isEmpty()) return;
  problem_->setText(problem);
  problem_->show();
}

void StudyPage::askForSession() {
  const QString path =
      QFileDialog::getSaveFileName(this, tr("Keep the study in"), session_->text(),
                                   tr("Sessions (*.blend);;All files (*)"), nullptr, QFileDialog::DontConfirmOverwrite);
  if (!path.isEmpty()) session_->setText(path);
}

void StudyPage::askForReport() {
  const QFileInfo session(session_->text());
  const QString path =
      QFileDialog::getSaveFileName(this, tr("Write the report"), session.dir().filePath(QStringLiteral("report.html")),
                                   tr("HTML (*.html);;PDF (*.pdf)"));
  if (!path.isEmpty()) writeReportTo(path);
}

void StudyPage::writeReportTo(const QString& path) {
  if (!result_.record) return;
  ReportRequest request;
  request.record = *result_.record;
  request.cells = *result_.cells;
  request.data = workspace_.data();
  problem_->hide();
  report_->setEnabled(false);
  const std::filesystem::path file(path.toStdString());
  jobs_.run(
      {tr("Report"), QStringLiteral("report")}, this,
      [request, file](const Progress& progress) {
        requireReportName(file);
        writeReport(studyReport(request, progress), file);
        return true;
      },
      [this, path](bool) {
        report_->setEnabled(true);
        problem_->setText(tr("Wrote %1.").arg(QDir::toNativeSeparators(path)));
        problem_->show();
      },
      [this](const QString& problem) {
        report_->setEnabled(true);
        problem_->setText(problem);
        problem_->show();
      },
      [this] { report_->setEnabled(true); });
}

}  // namespace blendscope::ui
