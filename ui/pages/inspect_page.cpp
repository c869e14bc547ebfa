// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/inspect_page.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "jobs/job_runner.h"
#include "models/number_words.h"
#include "theme/text_size.h"
#include "theme/theme.h"
#include "views/case_list.h"
#include "views/decision_accounts.h"
#include "views/decision_view.h"
#include "views/marks_strip.h"
#include "views/relearn_bar.h"
#include "views/review_panel.h"

namespace blendscope::ui {

namespace {

constexpr int kListWidth = 264;
constexpr int kLeastListWidth = 208;
constexpr int kRoomForMarks = 900;  // width of the page

}  // namespace

InspectPage::InspectPage(Workspace& workspace, JobRunner& jobs, QWidget* parent)
    : Page(QStringLiteral("inspect"), tr("Inspect"), sentenceOf(Mistakes), parent),
      workspace_(workspace),
      jobs_(jobs),
      stack_(new QStackedWidget(this)) {
  auto* empty =
      new EmptyState(QStringLiteral("inspect"), tr("Train a model to see what it got wrong."), tr("Go to Train"));
  connect(empty, &EmptyState::activated, this, [this] { Q_EMIT openPageRequested(QStringLiteral("train")); });
  stack_->addWidget(empty);
  stack_->addWidget(buildMain());
  body()->addWidget(stack_);
  connect(&workspace_, &Workspace::runsChanged, this, &InspectPage::showStack);
  connect(&workspace_, &Workspace::appliedChanged, this, &InspectPage::showStack);
  connect(&workspace_, &Workspace::selectionChanged, this,
          [this] { selectionIsNews_ = !isVisible() && !workspace_.selection().empty(); });
  connect(&workspace_, &Workspace::displayChanged, this, &InspectPage::showCase);
  connect(&workspace_, &Workspace::labelsChanged, this, &InspectPage::showCase);
  showStack();
}

QWidget* InspectPage::buildMain() {
  details_ = new QStackedWidget;
  details_->addWidget(buildDecision());
  nothing_ = new EmptyState(QStringLiteral("inspect"), tr("Nothing is listed."), tr("Show wrong only"));
  nothing_->setObjectName(QStringLiteral("nothingListed"));
  nothing_->findChild<QPushButton*>()->setObjectName(QStringLiteral("listInstead"));
  details_->addWidget(nothing_);
  connect(nothing_, &EmptyState::activated, this, [this] { cases_->listInstead(); });
  auto* splitter = new RememberingSplitter(QStringLiteral("inspectColumns"), Qt::Horizontal);
  splitter->addWidget(buildLists());
  splitter->addWidget(details_);
  splitter->setStretchFactor(0, 0);
  splitter->setStretchFactor(1, 1);
  splitter->setSizes({kListWidth, 3 * kListWidth});
  return splitter;
}

QWidget* InspectPage::buildDecision() {
  auto* right = new QWidget;
  auto* layout = new QVBoxLayout(right);
  layout->setContentsMargins(kMargin, 0, 0, 0);
  layout->setSpacing(kGap);
  layout->addWidget(new RelearnBar(workspace_, jobs_, right));
  layout->addWidget(decision_ = new DecisionView(workspace_, right), 3);
  layout->addWidget(marks_ = new MarksStrip(workspace_, right));
  layout->addWidget(accounts_ = new DecisionAccounts(workspace_, right), 2);
  return right;
}

QWidget* InspectPage::buildLists() {
  modes_ = new QTabBar;
  describe(modes_, QStringLiteral("inspectModes"), tr("What to go through"));
  modes_->addTab(tr("Mistakes"));
  modes_->addTab(tr("Review"));
  modes_->setTabToolTip(Mistakes, tr("The test cutouts of a run"));
  modes_->setTabToolTip(Review, tr("A queue of the cutouts that a person should look at first"));
  modes_->setExpanding(true);
  modes_->setDocumentMode(true);
  modes_->setDrawBase(false);
  lists_ = new QStackedWidget;
  lists_->addWidget(cases_ = new CaseList(workspace_));
  lists_->addWidget(review_ = new ReviewPanel(workspace_, jobs_));
  fitLists();
  auto* area = new QWidget;
  auto* layout = new QVBoxLayout(area);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kGap);
  layout->addWidget(modes_);
  layout->addWidget(lists_, 1);
  layout->addLayout(buildSteps());
  connect(modes_, &QTabBar::currentChanged, this, &InspectPage::showMode);
  connect(cases_, &CaseList::caseChanged, this, &InspectPage::showCase);
  connect(review_, &ReviewPanel::caseChanged, this, &InspectPage::showCase);
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
    shortcut->setWhatsThis(name);
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

void InspectPage::showStack() {
  stack_->setCurrentIndex(workspace_.runs().empty() && workspace_.applied().empty() ? 0 : 1);
  showCase();
}

QString InspectPage::sentenceOf(Mode mode) {
  return mode == Mistakes
             ? tr("What a model got wrong, surest mistakes first, and the training cutouts that decided it.")
             : tr("Cutouts that a person should look at first: a key labels one and leads on to the next.");
}

void InspectPage::showMode() {
  lists_->setCurrentIndex(modes_->currentIndex());
  setSentence(sentenceOf(static_cast<Mode>(modes_->currentIndex())));
  currentList()->setFocus();
  showCase();
}

QListView* InspectPage::currentList() const {
  return modes_->currentIndex() == Review ? review_->list() : cases_->list();
}

void InspectPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  workspace_.setMarksOneByOne(true);
  if (std::exchange(selectionIsNews_, false)) {
    modes_->setCurrentIndex(Mistakes);
    cases_->listSelection();
  }
  if (modes_->currentIndex() == Mistakes) cases_->applyFilter();
  fitMarks();
  currentList()->setFocus();
}

void InspectPage::hideEvent(QHideEvent* event) {
  Page::hideEvent(event);
  workspace_.setMarksOneByOne(false);
}

void InspectPage::resizeEvent(QResizeEvent* event) {
  Page::resizeEvent(event);
  fitMarks();
}

void InspectPage::fitMarks() {
  const auto strips = window()->findChildren<MarksStrip*>();
  const bool beside = std::any_of(strips.begin(), strips.end(),
                                  [this](const MarksStrip* strip) { return strip != marks_ && strip->isVisible(); });
  marks_->setVisible(!beside || width() >= kRoomForMarks);
}

void InspectPage::changeEvent(QEvent* event) {
  Page::changeEvent(event);
  if (event->type() == QEvent::FontChange) fitLists();
}

void InspectPage::fitLists() {
  lists_->setMinimumWidth(std::max(lists_->minimumSizeHint().width(), std::min(scaled(kLeastListWidth), kDockWidth)));
}

void InspectPage::step(int by) {
  QListView* list = currentList();
  const int next = list->currentIndex().row() + by;
  if (next >= 0 && next < list->model()->rowCount()) list->setCurrentIndex(list->model()->index(next, 0));
}

InspectPage::Case InspectPage::currentCase() const {
  Case open;
  if (modes_->currentIndex() == Mistakes) {
    if (const Verdict* verdict = cases_->openVerdict()) {
      open = {cases_->model().verdicts(), *verdict, nullptr, verdict->row};
    }
    return open;
  }
  open.row = review_->openRow();
  if (!open.row || !workspace_.data()) return open;
  const auto run = static_cast<std::size_t>(std::max(0, workspace_.currentRunIndex()));
  if (run < cases_->verdicts().size() && cases_->verdicts()[run]) {
    open.verdicts = cases_->verdicts()[run];
    if (const Verdict* verdict = open.verdicts->find(*open.row)) open.verdict = *verdict;
  }
  if (!open.verdict && !workspace_.applied().empty()) open.applied = workspace_.applied().back();
  return open;
}

void InspectPage::showNothing() {
  const QString why = modes_->currentIndex() == Mistakes ? cases_->emptyWords() : QString();
  details_->setCurrentIndex(why.isEmpty() ? 0 : 1);
  if (why.isEmpty()) return;
  nothing_->setLine(why);
  nothing_->setButton(cases_->insteadWords());
}

void InspectPage::showCase() {
  const Case open = currentCase();
  showNothing();
  const QListView* list = currentList();
  position_->setText(open.row ? tr("%1 of %2")
                                    .arg(countText(static_cast<std::size_t>(list->currentIndex().row()) + 1),
                                         countText(static_cast<std::size_t>(list->model()->rowCount())))
                              : QString());
  showOpinions(open.row);
  if (!open.row) {
    decision_->clear();
    accounts_->explainAbsence({});
    return;
  }
  if (open.verdict) {
    decision_->showVerdict(*open.verdicts, *open.verdict);
  } else {
    decision_->showApplied(open.applied.get(), *open.row);
  }
  explain(open);
}

void InspectPage::showOpinions(std::optional<Row> row) {
  std::vector<std::shared_ptr<const Verdicts>> known;
  for (const auto& each : cases_->verdicts()) {
    if (each) known.push_back(each);
  }
  accounts_->showOpinions(known, row);
}

void InspectPage::explain(const Case& open) {
  if (!isVisible()) return;
  const auto pipeline =
      open.verdict ? open.verdicts->splitOf(*open.verdict).pipeline : (open.applied ? open.applied->model : nullptr);
  if (!pipeline) {
    decision_->showModelsView(std::nullopt, std::nullopt);
    accounts_->explainAbsence(
        open.verdict ? tr("This run did not keep its trained models; a run of fewer rounds does.")
                     : tr("No model has predicted this cutout: apply one to all cutouts on the Train page."));
    return;
  }
  const auto set = open.verdict
                       ? open.verdicts->run().testData ? open.verdicts->run().testData : open.verdicts->run().data
                       : open.applied->data;
  // The neighbours are rows of what the model was trained on, which a model from a file may not be here with.
  const auto trained = open.verdict                                        ? open.verdicts->run().data
                       : pipeline->dataFingerprint() == set->fingerprint() ? set
                                                                           : nullptr;
  accounts_->awaitNeighbors();
  jobs_.run(
      {tr("Explain one decision"), QStringLiteral("explain"), true}, this,
      [set, row = *open.row, pipeline](const Progress&) {
        return Account{pipeline->explain(*set, row), pipeline->band(*set, row), pipeline->sensitivity(*set, row)};
      },
      [this, trained, tested = open.verdict.has_value()](Account account) {
        decision_->showModelsView(tested ? account.band : std::nullopt, std::move(account.sensitivity));
        if (trained) {
          accounts_->showNeighbors(std::move(account.neighbors), trained);
        } else {
          accounts_->explainAbsence(tr("The cutouts that trained this model are not in this data set."));
        }
      },
      [this](const QString& message) {
        decision_->showModelsView(std::nullopt, std::nullopt);
        accounts_->explainAbsence(message);
      });
}

}  // namespace blendscope::ui
