// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/sweep_results.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include "pages/page.h"
#include "study/pipeline_spec.h"
#include "theme/text_size.h"
#include "theme/theme.h"
#include "views/copy_table.h"
#include "views/row_delegate.h"
#include "views/sweep_chart.h"

namespace blendscope::ui {

SweepResults::SweepResults(SweepModel& model, QWidget* parent)
    : QWidget(parent), model_(model), table_(new QTableView), sentence_(new QLabel(this)) {
  describe(table_, QStringLiteral("sweepTable"), tr("Points of the sweep"));
  table_->setModel(&model_);
  makeCopyable(table_);
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->setItemDelegate(new NumberDelegate(table_));
  table_->setShowGrid(false);
  table_->setFrameShape(QFrame::NoFrame);
  table_->setMinimumHeight(3 * kControlHeight);
  table_->verticalHeader()->hide();
  setRowsHeight(table_, kControlHeight);
  table_->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  table_->horizontalHeader()->setStretchLastSection(true);
  table_->horizontalHeader()->setHighlightSections(false);
  chart_ = new SweepChart(model_, table_->selectionModel());
  sentence_->setObjectName(QStringLiteral("sweepSentence"));
  sentence_->setWordWrap(true);
  look_ = new QPushButton(tr("Look at the stars"), this);
  describe(look_, QStringLiteral("sweepLook"), look_->text(), tr("Show the same stars before and after this one"));
  copy_ = new QPushButton(tr("Copy the pipeline"), this);
  describe(copy_, QStringLiteral("sweepCopy"), copy_->text(), tr("Copy the line that Train and the command line take"));

  auto* buttons = new QHBoxLayout;
  buttons->addWidget(look_);
  buttons->addWidget(copy_);
  buttons->addStretch(1);
  auto* splitter = new RememberingSplitter(QStringLiteral("sweep"), Qt::Vertical, this);
  splitter->addWidget(chart_);
  splitter->addWidget(table_);
  splitter->setStretchFactor(0, 3);
  splitter->setStretchFactor(1, 2);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kGap);
  layout->addWidget(splitter, 1);
  layout->addWidget(sentence_);
  layout->addLayout(buttons);

  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &SweepResults::showCurrent);
  connect(&model_, &QAbstractItemModel::dataChanged, this, &SweepResults::showCurrent);
  connect(&model_, &QAbstractItemModel::modelReset, this, &SweepResults::showCurrent);
  connect(look_, &QPushButton::clicked, this, [this] {
    const QString pipeline = model_.item(table_->currentIndex().row()).pipeline;
    Q_EMIT lookRequested(PipelineSpec::parse(pipeline.toStdString()).normalizers);
  });
  connect(copy_, &QPushButton::clicked, this,
          [this] { QGuiApplication::clipboard()->setText(model_.item(table_->currentIndex().row()).pipeline); });
  showCurrent();
}

void SweepResults::showBest() {
  if (model_.bestRow() >= 0) table_->selectRow(model_.bestRow());
}

void SweepResults::showCurrent() {
  const int row = table_->currentIndex().row();
  const bool any = row >= 0 && row < model_.rowCount();
  look_->setEnabled(any);
  copy_->setEnabled(any);
  if (any) {
    sentence_->setText(words(model_.item(row), model_.parameter()) + QLatin1Char('.'));
  } else {
    sentence_->setText(model_.measuredCount() == 0 ? tr("The first point appears as soon as it is trained.")
                                                   : tr("Click a point to see what it stands for."));
  }
}

}  // namespace blendscope::ui
