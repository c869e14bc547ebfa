// SPDX-License-Identifier: GPL-3.0-or-later
// What the Trust page is put together from.
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSlider>
#include <QVBoxLayout>
#include <cmath>

#include "jobs/job_runner.h"
#include "models/figure_model.h"
#include "models/trust_words.h"
#include "pages/trust_page.h"
#include "state/workspace.h"
#include "theme/calm_style.h"
#include "theme/text_size.h"
#include "theme/theme.h"
#include "views/curve_with_band.h"
#include "views/figure_table.h"
#include "views/reliability_chart.h"

namespace blendscope::ui {

namespace {

constexpr int kMarkWidth = 16;

QVBoxLayout* tabLayout(QWidget* tab) {
  auto* layout = new QVBoxLayout(tab);
  layout->setContentsMargins(0, kGap, 0, 0);
  layout->setSpacing(kGap);
  return layout;
}

QLabel* makeWords(const char* objectName) {
  auto* label = makeMutedLabel({});
  label->setObjectName(QString::fromLatin1(objectName));
  return label;
}

/// The one sentence that a tab is about.
QLabel* makeSentence(const char* objectName) {
  auto* label = makeSectionLabel({});
  label->setObjectName(QString::fromLatin1(objectName));
  label->setWordWrap(true);
  label->setMinimumHeight(2 * label->fontMetrics().height());
  return label;
}

QSlider* makeSlider(const char* objectName, const QString& name, const QString& toolTip, int high, int value) {
  auto* slider = new QSlider(Qt::Horizontal);
  slider->setRange(0, high);
  slider->setValue(value);
  slider->setPageStep(5);
  describe(slider, QString::fromLatin1(objectName), name, toolTip);
  return slider;
}

/// Scrolls upright where there is too little room.
QScrollArea* scrolled(QWidget* content) {
  auto* area = new QScrollArea;
  area->setWidget(content);
  area->setWidgetResizable(true);
  area->setProperty(kQuietFrameProperty, true);
  describe(area, QStringLiteral("trustAnswer"), TrustPage::tr("Answer"));
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  content->setAutoFillBackground(false);
  area->viewport()->setAutoFillBackground(false);
  return area;
}

QString markOf(TrustStatement::Kind kind) {
  switch (kind) {
    case TrustStatement::Kind::Supports:
      return QStringLiteral("✓");
    case TrustStatement::Kind::Careful:
      return QStringLiteral("!");
    case TrustStatement::Kind::Cannot:
      return QStringLiteral("✕");
  }
  return {};
}

QString meaningOf(TrustStatement::Kind kind) {
  switch (kind) {
    case TrustStatement::Kind::Supports:
      return TrustPage::tr("The data support this");
    case TrustStatement::Kind::Careful:
      return TrustPage::tr("Be careful here");
    case TrustStatement::Kind::Cannot:
      return TrustPage::tr("The data cannot tell");
  }
  return {};
}

}  // namespace

QWidget* TrustPage::buildSummary() {
  auto* tab = new QWidget;
  auto* layout = tabLayout(tab);
  layout->addWidget(makeSectionLabel(tr("What the data can and cannot support")));
  statements_ = new QWidget;
  statements_->setObjectName(QStringLiteral("trustStatements"));
  auto* list = new QVBoxLayout(statements_);
  list->setContentsMargins(0, 0, kGap, 0);
  list->setSpacing(kGap);
  layout->addWidget(statements_);
  layout->addSpacing(kGap);
  layout->addWidget(makeSectionLabel(tr("Figures with what chance leaves open")));
  metrics_ = new FigureTable(QStringLiteral("trustMetrics"), tr("Figures with their 95 % intervals"), false);
  layout->addWidget(metrics_);
  layout->addStretch(1);
  return scrolled(tab);
}

void TrustPage::showStatements() {
  auto* list = static_cast<QVBoxLayout*>(statements_->layout());
  while (QLayoutItem* item = list->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  for (const TrustStatement& statement : trust_->statements) {
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGap);
    auto* mark = new QLabel(markOf(statement.kind));
    mark->setFixedWidth(scaled(kMarkWidth));
    mark->setAlignment(Qt::AlignTop | Qt::AlignHCenter);
    mark->setToolTip(meaningOf(statement.kind));
    setTextRole(mark, TextRole::Section);
    auto* words = new QLabel(QString::fromStdString(statement.text));
    words->setWordWrap(true);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    words->setAccessibleName(meaningOf(statement.kind) + QStringLiteral(": ") + words->text());
    row->addWidget(mark);
    row->addWidget(words, 1);
    list->addWidget(line);
  }
  QStringList help;
  for (const MetricEstimate& estimate : trust_->metrics) help << QString::fromStdString(estimate.metric->help);
  metrics_->figures()->setFigures({tr("Figure"), tr("Value"), tr("95 % interval"), tr("Found by")}, metricRows(*trust_),
                                  help);
}

QWidget* TrustPage::buildCalibration() {
  auto* tab = new QWidget;
  auto* layout = tabLayout(tab);
  reliability_ = new ReliabilityChart;
  calibration_ = new FigureTable(QStringLiteral("calibrationTable"), tr("Calibration before and after repair"), true);
  crossFitting_ = makeWords("crossFitting");
  layout->addWidget(reliability_, 1);
  layout->addWidget(calibration_);
  layout->addWidget(crossFitting_);
  connect(reliability_, &ReliabilityChart::pointActivated, this, [this](int point) {
    const std::vector<ReliabilityBin>& given = trust_->calibration.front().bins;
    // Points of a repair stand for no probability that the run has stated.
    if (static_cast<std::size_t>(point) < given.size())
      select(rowsOfBin(*run_, given[static_cast<std::size_t>(point)]));
  });
  connect(
      calibration_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& now) {
        if (!trust_ || !now.isValid()) return;
        const CalibrationView& chosen = trust_->calibration[static_cast<std::size_t>(now.row())];
        const bool repaired = chosen.method != CalibrationMethod::None;
        reliability_->setBins(trust_->calibration.front().bins, repaired ? chosen.bins : std::vector<ReliabilityBin>(),
                              QString::fromStdString(std::string(toText(chosen.method))));
      });
  return tab;
}

QWidget* TrustPage::buildAbstention() {
  auto* tab = new QWidget;
  auto* layout = tabLayout(tab);
  sending_ = makeSentence("sendingSentence");
  share_ = makeSlider("abstentionShare", tr("Share sent to a specialist"),
                      tr("How many of the least sure decisions are left to a specialist"), 95, 10);
  sendingFacts_ = makeWords("sendingFacts");
  coverage_ =
      new CurveWithBand(QStringLiteral("coverageChart"), tr("Share of right decisions among those not sent away"));
  risk_ = makeWords("riskFacts");
  targets_ = new QWidget;
  auto* row = new QHBoxLayout(targets_);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(kGap);
  row->addWidget(makeMutedLabel(tr("Be right in"), targets_));
  for (const int percent : {90, 95, 99}) {
    auto* button = new QPushButton(tr("%1 %").arg(percent), targets_);
    describe(button, QStringLiteral("target%1").arg(percent), tr("Be right in %1 % of the rest").arg(percent));
    connect(button, &QPushButton::clicked, this, [this, percent] {
      for (const AbstentionView::Target& target : trust_->abstention.targets) {
        if (!target.reached || target.accuracy * 100 != percent) continue;
        share_->setValue(static_cast<int>(std::ceil(100 * target.reached->sent - 1e-9)));
      }
    });
    row->addWidget(button);
  }
  row->addStretch(1);
  auto* select = new QPushButton(tr("Select those sent"), targets_);
  select->setParent(nullptr);
  describe(select, QStringLiteral("selectSent"), select->text(),
           tr("Selects the cutouts that a specialist should see"));
  connect(select, &QPushButton::clicked, this, [this] {
    if (trust_)
      this->select(rowsSentAway(*run_, trust_->abstention.byShare[static_cast<std::size_t>(share_->value())]));
  });
  auto* foot = new QHBoxLayout;
  foot->addWidget(targets_, 1);
  foot->addWidget(select);
  connect(share_, &QSlider::valueChanged, this, &TrustPage::showCut);
  connect(coverage_, &CurveWithBand::pointActivated, this,
          [this](int point) { share_->setValue(shareOfStep_[static_cast<std::size_t>(point)]); });
  layout->addWidget(sending_);
  layout->addWidget(share_);
  layout->addWidget(sendingFacts_);
  layout->addLayout(foot);
  layout->addWidget(coverage_, 1);
  layout->addWidget(risk_);
  return tab;
}

QWidget* TrustPage::buildBands() {
  auto* tab = new QWidget;
  auto* layout = tabLayout(tab);
  bands_ = makeWords("bandFacts");
  objectives_ = new FigureTable(QStringLiteral("bandTable"), tr("What each objective of the band gives"), false);
  layout->addWidget(bands_);
  layout->addWidget(objectives_);
  layout->addWidget(makeMutedLabel(
      tr("The band around the posterior mean is as wide as its objective wants: α is the share of the mistakes that "
         "look sure, β the share of the right decisions that look unsure; a decision whose band holds the boundary is "
         "ambiguous. Here each objective's band is fitted on one half of the test rows and measured on the other. The "
         "parameter band of MuyGPs chooses one.")));
  layout->addStretch(1);
  return scrolled(tab);
}

QWidget* TrustPage::buildSets() {
  auto* tab = new QWidget;
  auto* layout = tabLayout(tab);
  auto* promise = new QHBoxLayout;
  level_ = new QComboBox;
  for (const int percent : {80, 90, 95, 99}) level_->addItem(tr("%1 %").arg(percent));
  level_->setCurrentIndex(1);
  describe(level_, QStringLiteral("setLevel"), tr("Share of sets that are to hold the true class"));
  auto* label = makeMutedLabel(tr("Instead of one class, name a set that holds the true one in"));
  label->setBuddy(level_);
  promise->addWidget(label, 1);
  promise->addWidget(level_);
  sets_ = new FigureTable(QStringLiteral("setTable"), tr("How often sets held the true class"), false);
  setFacts_ = makeWords("setFacts");
  setOrigin_ = makeWords("setOrigin");
  layout->addLayout(promise);
  layout->addWidget(sets_);
  layout->addWidget(setFacts_);
  layout->addWidget(makeMutedLabel(
      tr("One promise is kept over all rows together and may fail for a rare class; a promise per class is kept within "
         "each (Mondrian) and pays with larger sets. Size: classes in a set on average.")));
  layout->addWidget(setOrigin_);
  layout->addStretch(1);
  connect(level_, &QComboBox::currentIndexChanged, this, [this] {
    if (trust_) showSets();
  });
  return scrolled(tab);
}

QWidget* TrustPage::buildPrevalence() {
  auto* tab = new QWidget;
  auto* layout = tabLayout(tab);
  precision_ = makeSentence("precisionSentence");
  prevalence_ = makeSlider("prevalence", tr("Share of the positive class"),
                           tr("How common the positive class is where the model will be used"), 100, 44);
  negative_ = makeWords("negativeFacts");
  precisionCurve_ = new CurveWithBand(QStringLiteral("precisionChart"), tr("Precision against the share of the class"));
  answers_ = makeWords("answerFacts");
  connect(prevalence_, &QSlider::valueChanged, this, &TrustPage::showPrecision);
  connect(precisionCurve_, &CurveWithBand::pointActivated, prevalence_, &QSlider::setValue);
  for (QWidget* widget : std::initializer_list<QWidget*>{precision_, prevalence_, negative_}) layout->addWidget(widget);
  layout->addWidget(precisionCurve_, 1);
  layout->addWidget(answers_);
  return tab;
}

QWidget* TrustPage::buildLabels() {
  auto* tab = new QWidget;
  auto* layout = tabLayout(tab);
  suspectFacts_ = makeWords("suspectFacts");
  suspects_ = new FigureTable(QStringLiteral("suspectTable"), tr("Doubtful labels, most doubtful first"), true);
  suspects_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  auto* selectAll = new QPushButton(tr("Select all of them"));
  describe(selectAll, QStringLiteral("selectSuspects"), selectAll->text(), tr("Selects them in every page"));
  selectSuspects_ = selectAll;
  auto* inspect = new QPushButton(tr("Inspect the selection"));
  describe(inspect, QStringLiteral("inspectSuspects"), inspect->text(), tr("Opens Inspect on the selected cutouts"));
  auto* foot = new QHBoxLayout;
  foot->addStretch(1);
  foot->addWidget(selectAll);
  foot->addWidget(inspect);
  connect(suspects_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this](const QModelIndex& now) { openSuspect(now.isValid() ? now.row() : -1); });
  connect(selectAll, &QPushButton::clicked, this, [this] {
    if (!trust_) return;
    RowSet rows(run_->testSet().size());
    for (const Suspect& suspect : trust_->suspects) rows.insert(suspect.row);
    select(rows);
  });
  connect(inspect, &QPushButton::clicked, this, [this] { Q_EMIT openPageRequested(QStringLiteral("inspect")); });
  layout->addWidget(suspectFacts_);
  layout->addWidget(suspects_, 1);
  layout->addLayout(foot);
  return tab;
}

QWidget* TrustPage::buildDrift() {
  auto* tab = new QWidget;
  auto* layout = tabLayout(tab);
  drift_ = makeWords("driftSentence");
  driftTable_ = new FigureTable(QStringLiteral("driftTable"), tr("How strange the new cutouts are"), false);
  driftTable_->hide();
  auto* open = new QPushButton(themedIcon(QStringLiteral("open")), tr("Compare with a file…"));
  describe(open, QStringLiteral("compareData"), open->text(), tr("A CSV or FITS file of cutouts"));
  auto* openFolder = new QPushButton(tr("Compare with a folder…"));
  describe(openFolder, QStringLiteral("compareFolder"), openFolder->text(), tr("A folder of FITS files"));
  connect(open, &QPushButton::clicked, this, [this] {
    const QString path = QFileDialog::getOpenFileName(this, tr("Compare with"));
    if (!path.isEmpty()) compareWith(path);
  });
  connect(openFolder, &QPushButton::clicked, this, [this] {
    const QString path = QFileDialog::getExistingDirectory(this, tr("Compare with"));
    if (!path.isEmpty()) compareWith(path);
  });
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(open);
  buttons->addWidget(openFolder);
  buttons->addStretch(1);
  layout->addWidget(drift_);
  layout->addLayout(buttons);
  layout->addWidget(driftTable_);
  layout->addWidget(makeMutedLabel(tr(
      "Distance: how far a cutout lies from its ten nearest training cutouts, in the features that the model sees, "
      "against the same of training cutouts without their own object. By definition 5 % and 1 % of those lie beyond. "
      "p: chance of so many new ones if they were alike and independent of each other.")));
  layout->addStretch(1);
  return scrolled(tab);
}

}  // namespace blendscope::ui
