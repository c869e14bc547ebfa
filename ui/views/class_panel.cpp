// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/class_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <algorithm>

#include "models/number_words.h"
#include "theme/text_size.h"
#include "theme/theme.h"
#include "views/class_strip.h"
#include "views/distribution_card.h"
#include "views/flow_layout.h"
#include "views/profile_chart.h"

namespace blendscope::ui {

namespace {

constexpr int kWideEnoughForTitle = 600;

}  // namespace

ClassPanel::ClassPanel(Workspace& workspace, JobRunner& jobs, QWidget* parent)
    : QWidget(parent),
      workspace_(workspace),
      jobs_(jobs),
      strip_(new ClassStrip(workspace, jobs)),
      profiles_(new ProfileChart) {
  setObjectName(QStringLiteral("classPanel"));
  stack_ = new QStackedWidget;
  auto* images = new QWidget;
  auto* imagesColumn = new QVBoxLayout(images);
  imagesColumn->setContentsMargins(0, 0, 0, 0);
  imagesColumn->addWidget(strip_);
  imagesColumn->addStretch(1);
  stack_->addWidget(images);
  stack_->addWidget(profiles_);
  stack_->addWidget(buildDistributions());
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kGap / 2);
  column->addWidget(buildHeader());
  column->addWidget(stack_, 1);
  connect(&workspace_, &Workspace::dataChanged, this, &ClassPanel::takeData);
  connect(&workspace_, &Workspace::labelsChanged, this, &ClassPanel::takeData);
  connect(strip_, &ClassStrip::compared, this, &QWidget::setVisible);
  connect(profiles_, &ProfileChart::readout, this, &ClassPanel::say);
  takeData();
}

QWidget* ClassPanel::buildHeader() {
  auto* header = new QWidget;
  auto* line = new QHBoxLayout(header);
  line->setContentsMargins(0, 0, 0, 0);
  line->setSpacing(kGap);
  title_ = makeSectionLabel(tr("How do the classes differ?"));
  title_->setMinimumWidth(1);  // hidden where there is no room for it
  tabs_ = new QTabBar;
  describe(tabs_, QStringLiteral("classTabs"), tr("How do the classes differ?"));
  tabs_->setDrawBase(false);
  tabs_->setExpanding(false);
  tabs_->setUsesScrollButtons(false);
  tabs_->addTab(tr("Images"));
  tabs_->addTab(tr("Profiles"));
  tabs_->addTab(tr("Distributions"));
  tabs_->setTabToolTip(Images, tr("Every class on average, and where they part"));
  tabs_->setTabToolTip(Profiles, tr("How the light of each class falls off from the centre"));
  tabs_->setTabToolTip(Distributions, tr("Size, shape and every column by class, what separates them most first"));
  words_ = makeMutedLabel({});
  words_->setObjectName(QStringLiteral("classWords"));
  setTextRole(words_, TextRole::Caption);
  words_->setWordWrap(false);
  words_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  average_ = new QComboBox;
  average_->addItems({tr("Mean"), tr("Median")});
  describe(average_, QStringLiteral("classAverage"), tr("Mean or median images"),
           tr("Medians leave out what only few cutouts show, such as neighbours and bad pixels."));
  connect(tabs_, &QTabBar::currentChanged, this, &ClassPanel::showTab);
  connect(average_, &QComboBox::currentIndexChanged, this, [this](int index) { strip_->setMedian(index == 1); });
  line->addWidget(title_);
  line->addWidget(tabs_);
  line->addWidget(words_, 1);
  line->addWidget(average_);
  return header;
}

QWidget* ClassPanel::buildDistributions() {
  scroll_ = new QScrollArea;
  scroll_->setObjectName(QStringLiteral("distributionScroll"));
  scroll_->setFrameShape(QFrame::NoFrame);
  scroll_->setWidgetResizable(true);
  scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll_->setFocusPolicy(Qt::NoFocus);
  scroll_->viewport()->setAutoFillBackground(false);
  return scroll_;
}

void ClassPanel::resizeEvent(QResizeEvent* event) {
  title_->setVisible(width() >= scaled(kWideEnoughForTitle));
  QWidget::resizeEvent(event);
  say(said_);
}

void ClassPanel::say(const QString& words) {
  said_ = words;
  words_->setText(words_->fontMetrics().elidedText(words, Qt::ElideRight, std::max(24, words_->width())));
  words_->setToolTip(words);
}

void ClassPanel::openTab(Tab tab) { tabs_->setCurrentIndex(tab); }

void ClassPanel::takeData() {
  profilesAsked_ = distributionsAsked_ = false;
  profiles_->setProfiles(nullptr, {});
  showDistributions({});
  showTab(tabs_->currentIndex());
}

void ClassPanel::showTab(int tab) {
  stack_->setCurrentIndex(tab);
  average_->setVisible(tab == Images);
  say({});
  if (!workspace_.data() || workspace_.data()->classNames().count() == 0) return;
  if (tab == Profiles && !profilesAsked_) measureProfiles();
  if (tab == Distributions) {
    say(distributions_.empty() ? QString() : tr("What separates the classes most comes first"));
    if (!distributionsAsked_) measureDistributions();
  }
}

void ClassPanel::measureProfiles() {
  profilesAsked_ = true;
  say(tr("Measuring…"));
  const auto set = workspace_.data();
  jobs_.run(
      {.title = tr("Measure radial profiles"), .slot = QStringLiteral("class-profiles")}, this,
      [set](const Progress& progress) { return classProfiles(*set, progress); },
      [this, set](std::vector<ClassProfile> profiles) {
        profiles_->setProfiles(set, std::move(profiles));
        if (tabs_->currentIndex() == Profiles) say({});
      },
      [this](const QString& message) { say(message); },
      [this] {
        profilesAsked_ = false;
        say(tr("Cancelled. Open the tab again to go on."));
      });
}

void ClassPanel::measureDistributions() {
  distributionsAsked_ = true;
  say(tr("Measuring every cutout…"));
  const auto set = workspace_.data();
  jobs_.run(
      {.title = tr("Measure how the classes differ"), .slot = QStringLiteral("class-distributions")}, this,
      [set](const Progress& progress) { return classDistributions(*set, progress); },
      [this](std::vector<ClassDistribution> distributions) {
        showDistributions(std::move(distributions));
        showTab(tabs_->currentIndex());
      },
      [this](const QString& message) { say(message); },
      [this] {
        distributionsAsked_ = false;
        say(tr("Cancelled. Open the tab again to go on."));
      });
}

void ClassPanel::showDistributions(std::vector<ClassDistribution> distributions) {
  distributions_.clear();
  auto* content = new QWidget;
  auto* flow = new FlowLayout(kGap, content);
  for (ClassDistribution& distribution : distributions) {
    distributions_.push_back(std::make_shared<const ClassDistribution>(std::move(distribution)));
    auto* card = new DistributionCard(workspace_.data(), distributions_.back());
    flow->addWidget(card);
    connect(card, &DistributionCard::barChosen, this,
            [this, shown = distributions_.back()](int c, std::size_t bin, Qt::KeyboardModifiers modifiers) {
              choose(*shown, c, bin, modifiers);
            });
  }
  scroll_->setWidget(content);
  content->setAutoFillBackground(false);
}

void ClassPanel::choose(const ClassDistribution& distribution, int c, std::size_t bin,
                        Qt::KeyboardModifiers modifiers) {
  workspace_.select(rowsInBin(*workspace_.data(), distribution, c, bin), modifiers);
  Q_EMIT starsSelected();
}

}  // namespace blendscope::ui
