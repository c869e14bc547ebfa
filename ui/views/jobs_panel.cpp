// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/jobs_panel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QTime>
#include <QVBoxLayout>

#include "pages/page.h"
#include "theme/text_size.h"
#include "theme/theme.h"
#include "views/copy_table.h"

namespace blendscope::ui {

namespace {

constexpr int kLogLines = 1000;
constexpr int kProgressHeight = 4;
constexpr int kPercentWidth = 64;

/// A thin bar with the words beside it; words alone once the job has ended.
class ProgressDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const auto state = static_cast<JobState>(index.data(JobModel::StateRole).toInt());
    if (state != JobState::Running) {
      QStyledItemDelegate::paint(painter, option, index);
      return;
    }
    QStyleOptionViewItem words = option;
    initStyleOption(&words, index);
    const ThemeColours& colours = coloursOf(option.palette);
    option.widget->style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &words, painter, option.widget);
    const QRect inner = option.rect.adjusted(6, 0, -6, 0);
    QRect bar(inner.left(), inner.center().y() - kProgressHeight / 2, inner.width() - kPercentWidth, kProgressHeight);
    painter->fillRect(bar, colours.line);
    bar.setWidth(static_cast<int>(bar.width() * index.data(JobModel::FractionRole).toDouble()));
    painter->fillRect(bar, colours.accent);
    painter->setPen(colours.text);
    painter->setFont(numberFont());
    painter->drawText(inner, Qt::AlignRight | Qt::AlignVCenter, words.text);
  }
};

QTableView* makeTable(QAbstractItemModel* model) {
  auto* table = new QTableView;
  table->setModel(model);
  makeCopyable(table);
  table->setItemDelegateForColumn(JobModel::ProgressPart, new ProgressDelegate(table));
  table->setSelectionBehavior(QAbstractItemView::SelectRows);
  table->setSelectionMode(QAbstractItemView::SingleSelection);
  table->setShowGrid(false);
  table->setFrameShape(QFrame::NoFrame);
  table->setTabKeyNavigation(false);
  table->verticalHeader()->hide();
  setRowsHeight(table, kControlHeight);
  table->horizontalHeader()->setHighlightSections(false);
  table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  table->horizontalHeader()->setStretchLastSection(true);
  table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  table->setColumnWidth(JobModel::Title, 190);
  table->setColumnWidth(JobModel::ProgressPart, 140);
  table->setColumnWidth(JobModel::TimeLeft, 80);
  describe(table, QStringLiteral("jobTable"), QObject::tr("Jobs"));
  return table;
}

}  // namespace

JobsPanel::JobsPanel(JobRunner& jobs, QWidget* parent)
    : QWidget(parent),
      jobs_(jobs),
      model_(new JobModel(jobs, this)),
      table_(makeTable(model_)),
      cancel_(new QPushButton(themedIcon(QStringLiteral("cancel")), tr("Cancel job"))),
      log_(new QPlainTextEdit) {
  setObjectName(QStringLiteral("jobsPanel"));
  setBackgroundRole(QPalette::Base);
  setAutoFillBackground(true);
  describe(cancel_, QStringLiteral("cancelJob"), tr("Cancel the chosen job"),
           tr("Stop the chosen job, or the newest one that runs. What is already there stays."));
  describe(log_, QStringLiteral("jobLog"), tr("Log of finished jobs"));
  log_->setReadOnly(true);
  log_->setMaximumBlockCount(kLogLines);
  log_->setFrameShape(QFrame::NoFrame);
  setTextRole(log_, TextRole::Caption);
  log_->setTabChangesFocus(true);
  log_->setPlaceholderText(tr("What jobs have to say when they end"));

  auto* right = new QWidget;
  auto* column = new QVBoxLayout(right);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(log_, 1);
  column->addWidget(cancel_, 0, Qt::AlignRight);
  auto* splitter = new RememberingSplitter(QStringLiteral("jobs"), Qt::Horizontal);
  splitter->addWidget(table_);
  splitter->addWidget(right);
  splitter->setStretchFactor(0, 1);
  splitter->setSizes({3 * kDockWidth, kDockWidth});
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(kGap, kGap, kGap, kGap);
  layout->addWidget(splitter);

  connect(cancel_, &QPushButton::clicked, this, &JobsPanel::cancelCurrent);
  connect(&jobs_, &JobRunner::jobAdded, this, &JobsPanel::updateCancel);
  connect(&jobs_, &JobRunner::jobChanged, this, &JobsPanel::updateCancel);
  connect(&jobs_, &JobRunner::jobFinished, this, [this](int id) {
    noteEnd(id);
    updateCancel();
  });
  updateCancel();
}

void JobsPanel::log(const QString& line) {
  log_->appendPlainText(QStringLiteral("%1  %2").arg(QTime::currentTime().toString(QStringLiteral("HH:mm:ss")), line));
}

void JobsPanel::noteEnd(int id) {
  const JobInfo* job = jobs_.find(id);
  if (!job || job->background) return;
  const QString line =
      tr("%1: %2 after %3").arg(job->title, words(job->state).toLower(), duration(job->secondsRunning));
  log(job->state == JobState::Failed ? line + QStringLiteral(". ") + job->message : line);
}

void JobsPanel::updateCancel() {
  const auto& all = jobs_.jobs();
  cancel_->setEnabled(std::any_of(all.begin(), all.end(), [](const JobInfo& job) {
    return !job.background && (job.state == JobState::Running || job.state == JobState::Queued);
  }));
}

void JobsPanel::cancelCurrent() {
  if (const auto chosen = model_->jobId(table_->currentIndex()); chosen && jobs_.find(*chosen)) {
    const JobState state = jobs_.find(*chosen)->state;
    if (state == JobState::Running || state == JobState::Queued) {
      jobs_.cancel(*chosen);
      return;
    }
  }
  for (int row = 0; row < model_->rowCount(); ++row) {
    const auto state = static_cast<JobState>(model_->index(row, 0).data(JobModel::StateRole).toInt());
    if (state != JobState::Running && state != JobState::Queued) continue;
    jobs_.cancel(*model_->jobId(model_->index(row, 0)));
    return;
  }
}

}  // namespace blendscope::ui
