// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/inspect_page.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QShortcut>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <utility>

#include "jobs/job_runner.h"
#include "models/number_words.h"
#include "theme/theme.h"
#include "views/cutout_delegates.h"
#include "views/cutout_image.h"
#include "views/decision_view.h"
#include "views/opinion_table.h"

namespace blendscope::ui {

namespace {

constexpr int kListWidth = 264;
constexpr int kAccountsHeight = 176;
constexpr int kCellRole = Qt::UserRole + 1;  // of the choice what to list: true and predicted class as a point
constexpr int kFixedChoices = 3;             // before the cells

QComboBox* makeChoice(const QString& objectName, const QString& accessibleName, const QString& toolTip) {
  auto* box = new QComboBox;
  describe(box, objectName, accessibleName, toolTip);
  box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  return box;
}

}  // namespace

InspectPage::InspectPage(Workspace& workspace, JobRunner& jobs, QWidget* parent)
    : Page(QStringLiteral("inspect"), tr("Inspect"),
           tr("What a model got wrong, surest mistakes first, and the training cutouts that decided it."), parent),
      workspace_(workspace),
      jobs_(jobs),
      mistakes_(new MistakeModel(this)),
      neighbors_(new NeighborModel(this)),
      opinions_(new OpinionModel(this)),
      stack_(new QStackedWidget(this)) {
  auto* empty =
      new EmptyState(QStringLiteral("inspect"), tr("Train a model to see what it got wrong."), tr("Go to Train"));
  connect(empty, &EmptyState::activated, this, [this] { Q_EMIT openPageRequested(QStringLiteral("train")); });
  stack_->addWidget(empty);
  stack_->addWidget(buildMain());
  body()->addWidget(stack_);
  connect(&workspace_, &Workspace::runsChanged, this, &InspectPage::showRuns);
  connect(&workspace_, &Workspace::currentRunChanged, this, &InspectPage::showCurrentRun);
  connect(&workspace_, &Workspace::selectionChanged, this, [this] {
    selectionIsNews_ = !isVisible() && !workspace_.selection().empty();
    applyFilter();
  });
  connect(&workspace_, &Workspace::currentRowChanged, this, &InspectPage::followCurrentRow);
  connect(&workspace_, &Workspace::displayChanged, this, &InspectPage::showVerdict);
  showRuns();
  showCurrentRun();
}

QWidget* InspectPage::buildMain() {
  auto* right = new QWidget;
  auto* layout = new QVBoxLayout(right);
  layout->setContentsMargins(kMargin, 0, 0, 0);
  layout->setSpacing(kGap);
  layout->addWidget(decision_ = new DecisionView(workspace_, right), 3);
  layout->addWidget(buildAccounts(), 2);
  auto* splitter = new RememberingSplitter(QStringLiteral("inspectColumns"), Qt::Horizontal);
  splitter->addWidget(buildList());
  splitter->addWidget(right);
  splitter->setStretchFactor(0, 0);
  splitter->setStretchFactor(1, 1);
  splitter->setSizes({kListWidth, 3 * kListWidth});
  return splitter;
}

QListView* InspectPage::makeList(const QString& objectName, const QString& accessibleName) {
  auto* list = new QListView;
  describe(list, objectName, accessibleName);
  list->setUniformItemSizes(true);
  list->setMouseTracking(true);
  list->setFrameShape(QFrame::NoFrame);
  return list;
}

QWidget* InspectPage::buildList() {
  auto* area = new QWidget;
  auto* layout = new QVBoxLayout(area);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kGap);
  run_ = makeChoice(QStringLiteral("inspectRun"), tr("Run"), tr("The run whose test cutouts are listed"));
  show_ = makeChoice(QStringLiteral("inspectShow"), tr("Which cutouts"), tr("Which of its test cutouts are listed"));
  show_->setMaxVisibleItems(16);
  show_->addItem(tr("Wrong only"), static_cast<int>(MistakeFilter::Show::Wrong));
  show_->addItem(tr("All test cutouts"), static_cast<int>(MistakeFilter::Show::All));
  show_->addItem(tr("The selection"), static_cast<int>(MistakeFilter::Show::Selection));
  order_ = makeChoice(QStringLiteral("inspectOrder"), tr("Order"), tr("What comes first"));
  order_->addItem(tr("Surest first"), static_cast<int>(MistakeFilter::Order::SurestFirst));
  order_->addItem(tr("Least sure first"), static_cast<int>(MistakeFilter::Order::LeastSureFirst));
  order_->addItem(tr("Most uncertain first"), static_cast<int>(MistakeFilter::Order::UncertaintyFalling));
  order_->addItem(tr("Order of the file"), static_cast<int>(MistakeFilter::Order::RowOrder));
  count_ = makeMutedLabel({}, area);
  count_->setObjectName(QStringLiteral("inspectCount"));
  list_ = makeList(QStringLiteral("mistakeList"), tr("Test cutouts of the run"));
  list_->setModel(mistakes_);
  list_->setItemDelegate(
      new VerdictDelegate({[this] { return workspace_.data(); }, [this] { return workspace_.display(); }}, list_));
  for (QWidget* widget : {static_cast<QWidget*>(run_), static_cast<QWidget*>(show_), static_cast<QWidget*>(order_),
                          static_cast<QWidget*>(count_)}) {
    layout->addWidget(widget);
  }
  layout->addWidget(list_, 1);
  layout->addLayout(buildSteps());
  connect(run_, &QComboBox::activated, &workspace_, &Workspace::setCurrentRun);
  connect(show_, &QComboBox::currentIndexChanged, this, &InspectPage::applyFilter);
  connect(order_, &QComboBox::currentIndexChanged, this, &InspectPage::applyFilter);
  connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this, &InspectPage::openPosition);
  return area;
}

QLayout* InspectPage::buildSteps() {
  auto* steps = new QHBoxLayout;
  position_ = makeMutedLabel({}, this);
  position_->setObjectName(QStringLiteral("inspectPosition"));
  position_->setAlignment(Qt::AlignCenter);
  const auto addStep = [&](const QString& objectName, const QString& icon, const QString& name, Qt::Key key, int by) {
    auto* button = new QToolButton(this);
    describe(button, objectName, name, name);
    button->setIcon(themedIcon(icon));
    button->setAutoRaise(true);
    connect(button, &QToolButton::clicked, this, [this, by] { step(by); });
    auto* shortcut = new QShortcut(QKeySequence(key), this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, [this, by] { step(by); });
    return button;
  };
  steps->addWidget(
      addStep(QStringLiteral("previousCase"), QStringLiteral("fold"), tr("Previous (←)"), Qt::Key_Left, -1));
  steps->addWidget(position_, 1);
  steps->addWidget(addStep(QStringLiteral("nextCase"), QStringLiteral("unfold"), tr("Next (→)"), Qt::Key_Right, 1));
  return steps;
}

QWidget* InspectPage::buildAccounts() {
  auto* tabs = new QTabWidget;
  describe(tabs, QStringLiteral("inspectAccounts"), tr("Why, and what the other runs say"));
  tabs->setDocumentMode(true);
  tabs->setMinimumHeight(kAccountsHeight);  // its pages would claim more than their share
  tabs->addTab(buildNeighbors(), tr("Neighbours"));
  auto* runs = new QWidget;
  auto* layout = new QVBoxLayout(runs);
  layout->setContentsMargins(0, kGap, 0, 0);
  layout->addWidget(new OpinionTable(opinions_, runs));
  layout->addStretch(1);
  tabs->addTab(runs, tr("What the runs say"));
  return tabs;
}

QWidget* InspectPage::buildNeighbors() {
  auto* area = new QWidget;
  auto* layout = new QVBoxLayout(area);
  layout->setContentsMargins(0, kGap, 0, 0);
  layout->setSpacing(kGap / 2);
  neighborWords_ = makeMutedLabel({}, area);
  neighborWords_->setObjectName(QStringLiteral("neighborWords"));
  layout->addWidget(neighborWords_);
  neighborList_ = makeList(QStringLiteral("neighborList"), tr("Training neighbours, largest weight first"));
  neighborList_->setFlow(QListView::LeftToRight);
  neighborList_->setWrapping(true);
  neighborList_->setResizeMode(QListView::Adjust);
  neighborList_->setModel(neighbors_);
  neighborList_->setItemDelegate(new NeighborDelegate(
      {[this] { return neighbors_->set(); }, [this] { return workspace_.display(); }}, neighborList_));
  connect(neighborList_, &QListView::activated, this, [this](const QModelIndex& index) {
    if (neighbors_->set() && workspace_.speaksOf(*neighbors_->set())) workspace_.setCurrentRow(index.data(NeighborModel::RowRole).toUInt());
  });
  layout->addWidget(neighborList_, 1);
  return area;
}

void InspectPage::showRuns() {
  verdicts_.clear();
  run_->clear();
  for (const auto& run : workspace_.runs()) {
    if (workspace_.speaksOf(run->testSet()))
      verdicts_.push_back(std::make_shared<const Verdicts>(run));
    else
      verdicts_.push_back(nullptr);
    run_->addItem(QString::fromStdString(run->spec.text()));
  }
  stack_->setCurrentIndex(verdicts_.empty() ? 0 : 1);
  showCurrentRun();
}

void InspectPage::showCurrentRun() {
  const auto number = static_cast<std::size_t>(workspace_.currentRunIndex());
  const bool known = workspace_.currentRunIndex() >= 0 && number < verdicts_.size();
  run_->setCurrentIndex(known ? workspace_.currentRunIndex() : -1);
  mistakes_->setVerdicts(known ? verdicts_[number] : nullptr);
  fillCells();
  applyFilter();
}

void InspectPage::fillCells() {
  const QPoint chosen = show_->currentData(kCellRole).toPoint();
  const bool cellChosen = show_->currentIndex() >= kFixedChoices;
  const QSignalBlocker quiet(show_);
  while (show_->count() > kFixedChoices) show_->removeItem(kFixedChoices);
  if (!mistakes_->verdicts()) return;
  const Run& run = mistakes_->verdicts()->run();
  const CutoutSet& set = run.testSet();
  for (int truth = 0; truth < set.classNames().count(); ++truth) {
    for (int predicted = 0; predicted < set.classNames().count(); ++predicted) {
      const int count = run.pooled.confusion(static_cast<std::size_t>(truth), static_cast<std::size_t>(predicted));
      show_->addItem(
          tr("%1 taken for %2: %3")
              .arg(className(set, truth), className(set, predicted), countText(static_cast<std::size_t>(count))),
          static_cast<int>(MistakeFilter::Show::Cell));
      show_->setItemData(show_->count() - 1, QPoint(truth, predicted), kCellRole);
      if (cellChosen && chosen == QPoint(truth, predicted)) show_->setCurrentIndex(show_->count() - 1);
    }
  }
}

void InspectPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  if (std::exchange(selectionIsNews_, false)) {
    show_->setCurrentIndex(show_->findData(static_cast<int>(MistakeFilter::Show::Selection)));
  }
  applyFilter();
  list_->setFocus();
}

void InspectPage::applyFilter() {
  MistakeFilter filter;
  filter.show = static_cast<MistakeFilter::Show>(show_->currentData().toInt());
  const QPoint cell = show_->currentData(kCellRole).toPoint();
  filter.cell = {cell.x(), cell.y()};
  filter.order = static_cast<MistakeFilter::Order>(order_->currentData().toInt());
  mistakes_->setSelection(workspace_.selection());
  mistakes_->setFilter(filter);
  count_->setText(countLine());
  followCurrentRow();
  const bool nothingOpen = !list_->currentIndex().isValid() && mistakes_->rowCount() > 0;
  if (nothingOpen && isVisible()) list_->setCurrentIndex(mistakes_->index(0));
  showVerdict();
}

QString InspectPage::countLine() const {
  const auto verdicts = mistakes_->verdicts();
  if (!verdicts) return tr("This run was tested on another data set.");
  const auto shown = static_cast<std::size_t>(mistakes_->rowCount());
  const std::size_t all = verdicts->all().size();
  return tr("%1 of %2 tested").arg(countText(shown, tr("cutout"), tr("cutouts")), countText(all));
}

void InspectPage::followCurrentRow() {
  if (!workspace_.currentRow()) return;
  const int position = mistakes_->positionOf(*workspace_.currentRow());
  if (position >= 0 && position != list_->currentIndex().row()) list_->setCurrentIndex(mistakes_->index(position));
}

void InspectPage::openPosition(const QModelIndex& index) {
  if (index.isValid()) workspace_.setCurrentRow(index.data(MistakeModel::RowRole).toUInt());
  showVerdict();
}

void InspectPage::step(int by) {
  const int next = list_->currentIndex().row() + by;
  if (next >= 0 && next < mistakes_->rowCount()) list_->setCurrentIndex(mistakes_->index(next));
}

void InspectPage::showVerdict() {
  const QModelIndex index = list_->currentIndex();
  const auto verdicts = mistakes_->verdicts();
  if (!index.isValid() || !verdicts) {
    decision_->clear();
    position_->clear();
    opinions_->setOpinions({}, std::nullopt);
    showNeighbors(std::nullopt);
    return;
  }
  const Verdict& verdict = mistakes_->verdict(index.row());
  position_->setText(tr("%1 of %2")
                         .arg(countText(static_cast<std::size_t>(index.row()) + 1),
                              countText(static_cast<std::size_t>(mistakes_->rowCount()))));
  decision_->showVerdict(*verdicts, verdict);
  std::vector<std::shared_ptr<const Verdicts>> known;
  for (const auto& each : verdicts_) {
    if (each) known.push_back(each);
  }
  opinions_->setOpinions(known, verdict.row);
  explain();
}

void InspectPage::explain() {
  if (!isVisible()) return;
  const auto verdicts = mistakes_->verdicts();
  const Verdict verdict = mistakes_->verdict(list_->currentIndex().row());
  const auto pipeline = verdicts->splitOf(verdict).pipeline;
  if (!pipeline) {
    decision_->showModelsView(std::nullopt, std::nullopt);
    neighbors_->clear();
    neighborWords_->setText(tr("This run did not keep its trained models; a run of fewer rounds does."));
    return;
  }
  neighborList_->setEnabled(false);  // those shown are the last cutout's until the answer is there
  jobs_.run(
      {tr("Explain one decision"), QStringLiteral("explain"), true}, this,
      [verdicts, row = verdict.row, pipeline](const Progress&) {
        const CutoutSet& set = verdicts->run().testSet();
        return Account{pipeline->explain(set, row), pipeline->band(set, row), pipeline->sensitivity(set, row)};
      },
      [this](Account account) {
        decision_->showModelsView(account.band, std::move(account.sensitivity));
        showNeighbors(std::move(account.neighbors));
      },
      [this](const QString& message) {
        decision_->showModelsView(std::nullopt, std::nullopt);
        neighbors_->clear();
        neighborWords_->setText(message);
      });
}

void InspectPage::showNeighbors(std::optional<NeighborModel::Neighbors> neighbors) {
  const auto verdicts = mistakes_->verdicts();
  neighborList_->setEnabled(true);
  if (!neighbors || neighbors->empty() || !verdicts) {
    neighbors_->clear();
    neighborWords_->setText(verdicts ? tr("This kind of model does not decide by neighbours.") : QString());
    return;
  }
  neighbors_->setNeighbors(std::move(*neighbors), verdicts->run().data);
  neighborWords_->setText(neighbors_->words());
}

}  // namespace blendscope::ui
