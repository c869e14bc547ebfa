// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/case_list.h"

#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "models/number_words.h"
#include "theme/calm_style.h"
#include "theme/theme.h"
#include "views/cutout_delegates.h"
#include "views/cutout_image.h"

namespace blendscope::ui {

namespace {

constexpr int kCellRole = Qt::UserRole + 1;  // of the choice what to list: true and predicted class as a point
constexpr int kFixedChoices = 3;             // before the cells

}  // namespace

QListView* makeCaseList(const QString& objectName, const QString& accessibleName) {
  auto* list = new QListView;
  describe(list, objectName, accessibleName);
  list->setUniformItemSizes(true);
  list->setMouseTracking(true);
  list->setProperty(kQuietFrameProperty, true);
  return list;
}

QComboBox* makeNarrowChoice(const QString& objectName, const QString& accessibleName, const QString& toolTip) {
  auto* box = new QComboBox;
  describe(box, objectName, accessibleName, toolTip);
  box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  return box;
}

CaseList::CaseList(Workspace& workspace, QWidget* parent)
    : QWidget(parent), workspace_(workspace), mistakes_(new MistakeModel(this)) {
  buildChoices();
  list_ = makeCaseList(QStringLiteral("mistakeList"), tr("Test cutouts of the run"));
  list_->setModel(mistakes_);
  list_->setItemDelegate(
      new VerdictDelegate({[this] { return workspace_.data(); }, [this] { return workspace_.display(); }}, list_));
  count_ = makeMutedLabel({}, this);
  count_->setObjectName(QStringLiteral("inspectCount"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kGap);
  for (QWidget* widget : std::initializer_list<QWidget*>{run_, show_, order_, count_}) layout->addWidget(widget);
  layout->addWidget(list_, 1);
  connect(run_, &QComboBox::activated, &workspace_, &Workspace::setCurrentRun);
  connect(show_, &QComboBox::currentIndexChanged, this, &CaseList::applyFilter);
  connect(order_, &QComboBox::currentIndexChanged, this, &CaseList::applyFilter);
  connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this, &CaseList::openPosition);
  connect(&workspace_, &Workspace::runsChanged, this, &CaseList::showRuns);
  connect(&workspace_, &Workspace::currentRunChanged, this, &CaseList::showCurrentRun);
  connect(&workspace_, &Workspace::labelsChanged, this, &CaseList::nameRuns);
  connect(&workspace_, &Workspace::selectionChanged, this, &CaseList::noteSelection);
  connect(&workspace_, &Workspace::currentRowChanged, this, &CaseList::noteCurrentRow);
  showRuns();
}

void CaseList::buildChoices() {
  run_ = makeNarrowChoice(QStringLiteral("inspectRun"), tr("Run"), tr("The run whose test cutouts are listed"));
  show_ =
      makeNarrowChoice(QStringLiteral("inspectShow"), tr("Which cutouts"), tr("Which of its test cutouts are listed"));
  show_->setMaxVisibleItems(16);
  show_->addItem(tr("Wrong only"), static_cast<int>(MistakeFilter::Show::Wrong));
  show_->addItem(tr("All test cutouts"), static_cast<int>(MistakeFilter::Show::All));
  show_->addItem(tr("The selection"), static_cast<int>(MistakeFilter::Show::Selection));
  order_ = makeNarrowChoice(QStringLiteral("inspectOrder"), tr("Order"), tr("What comes first"));
  order_->addItem(tr("Surest first"), static_cast<int>(MistakeFilter::Order::SurestFirst));
  order_->addItem(tr("Least sure first"), static_cast<int>(MistakeFilter::Order::LeastSureFirst));
  order_->addItem(tr("Most uncertain first"), static_cast<int>(MistakeFilter::Order::UncertaintyFalling));
  order_->addItem(tr("Order of the file"), static_cast<int>(MistakeFilter::Order::RowOrder));
}

void CaseList::showRuns() {
  verdicts_.clear();
  run_->clear();
  for (const auto& run : workspace_.runs()) {
    verdicts_.push_back(workspace_.speaksOf(run->testSet()) ? std::make_shared<const Verdicts>(run) : nullptr);
    run_->addItem(QString::fromStdString(run->spec.text()));
  }
  nameRuns();
  showCurrentRun();
}

void CaseList::nameRuns() {
  mistakes_->setLabels(workspace_.data());
  for (int i = 0; i < run_->count(); ++i) {
    const Run& run = *workspace_.runs()[static_cast<std::size_t>(i)];
    const bool stale = workspace_.isStale(run);
    const QString text = QString::fromStdString(run.spec.text());
    run_->setItemText(i, stale ? tr("⚠ %1 (labels changed since)").arg(text) : text);
    run_->setItemData(i, stale ? tr("Labels changed since: train again") : QVariant(), Qt::ToolTipRole);
  }
}

void CaseList::showCurrentRun() {
  const auto number = static_cast<std::size_t>(workspace_.currentRunIndex());
  const bool known = workspace_.currentRunIndex() >= 0 && number < verdicts_.size();
  run_->setCurrentIndex(known ? workspace_.currentRunIndex() : -1);
  if (!isVisible()) rowIsNews_ = false;  // a list opens at its first, in the order that it promises
  mistakes_->setVerdicts(known ? verdicts_[number] : nullptr);
  fillCells();
  applyFilter();
}

void CaseList::fillCells() {
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

void CaseList::listSelection() {
  show_->setCurrentIndex(show_->findData(static_cast<int>(MistakeFilter::Show::Selection)));
}

MistakeFilter::Show CaseList::instead() const {
  return mistakes_->filter().show == MistakeFilter::Show::Wrong ? MistakeFilter::Show::All : MistakeFilter::Show::Wrong;
}

QString CaseList::insteadWords() const {
  return instead() == MistakeFilter::Show::All ? tr("Show all test cutouts") : tr("Show wrong only");
}

void CaseList::listInstead() { show_->setCurrentIndex(show_->findData(static_cast<int>(instead()))); }

void CaseList::noteSelection() {
  if (!isVisible()) rowIsNews_ = false;
  applyFilter();
}

void CaseList::noteCurrentRow() {
  rowIsNews_ = true;
  followCurrentRow();
}

QString CaseList::emptyWords() const {
  if (!mistakes_->verdicts() || mistakes_->rowCount() > 0) return {};
  switch (mistakes_->filter().show) {
    case MistakeFilter::Show::Selection:
      return workspace_.selection().empty() ? tr("Nothing is selected. Click a cell of the confusion matrix on "
                                                 "Compare, or select cutouts in Explore.")
                                            : tr("None of the selected cutouts was tested by this run.");
    case MistakeFilter::Show::Wrong:
      return tr("This run got every test cutout right.");
    default:
      return tr("No test cutout of this run is among these.");
  }
}

void CaseList::applyFilter() {
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
  Q_EMIT caseChanged();
}

QString CaseList::countLine() const {
  const auto verdicts = mistakes_->verdicts();
  if (!verdicts) return tr("This run was tested on another data set.");
  const auto shown = static_cast<std::size_t>(mistakes_->rowCount());
  const std::size_t all = verdicts->all().size();
  return tr("%1 of %2 tested").arg(countText(shown, tr("cutout"), tr("cutouts")), countText(all));
}

void CaseList::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  applyFilter();
}

void CaseList::followCurrentRow() {
  if (!workspace_.currentRow() || !rowIsNews_) return;
  const int position = mistakes_->positionOf(*workspace_.currentRow());
  if (position >= 0 && position != list_->currentIndex().row()) list_->setCurrentIndex(mistakes_->index(position));
}

void CaseList::openPosition(const QModelIndex& index) {
  if (index.isValid() && isVisible()) {
    rowIsNews_ = true;
    workspace_.setCurrentRow(index.data(MistakeModel::RowRole).toUInt());
  }
  Q_EMIT caseChanged();
}

const Verdict* CaseList::openVerdict() const {
  const QModelIndex index = list_->currentIndex();
  return index.isValid() && mistakes_->verdicts() ? &mistakes_->verdict(index.row()) : nullptr;
}

}  // namespace blendscope::ui
