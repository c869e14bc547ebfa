// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/explore_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QShortcut>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "data/filter_completion.h"
#include "study/run_columns.h"
#include "theme/theme.h"
#include "views/class_panel.h"
#include "views/cutout_table.h"
#include "views/filter_box.h"
#include "views/subset_panel.h"

namespace blendscope::ui {

namespace {

constexpr int kPanelHeight = 176;
constexpr auto kRunSource = "run";

/// Columns of the current run as "run: …", of the others by their pipelines.
struct RunTables {
  std::shared_ptr<const MetadataTable> current;
  std::shared_ptr<const MetadataTable> others;
};

void addColumns(MetadataTable& table, const Run& run, const CutoutSet& set, const std::string& source) {
  std::string name = source;
  for (int number = 2; table.find(name + ": wrong"); ++number) name = source + ' ' + std::to_string(number);
  for (MetadataColumn& column : runColumns(run, set)) {
    column.name = name + ": " + column.name;
    table.add(std::move(column));
  }
}

RunTables runTables(const std::vector<std::shared_ptr<const Run>>& runs, const std::shared_ptr<const Run>& current,
                    const CutoutSet& set, const Progress& progress) {
  const auto ofCurrent = std::make_shared<MetadataTable>();
  const auto ofOthers = std::make_shared<MetadataTable>();
  for (const auto& run : runs) {
    progress.throwIfCancelled();
    run == current ? addColumns(*ofCurrent, *run, set, kRunSource) : addColumns(*ofOthers, *run, set, run->spec.text());
  }
  return {ofCurrent, ofOthers};
}

QString sortKey() { return QStringLiteral("sort"); }
QString groupKey() { return QStringLiteral("group"); }
QString descendingKey() { return QStringLiteral("descending"); }
QString sizeKey() { return QStringLiteral("thumbnailSize"); }
QString filterKey() { return QStringLiteral("filter"); }
QString tableKey() { return QStringLiteral("table"); }

/// Leaves the box as it is where it has no such entry.
void chooseText(QComboBox* box, const QVariant& text) {
  const int place = box->findText(text.toString());
  if (text.isValid() && place >= 0) box->setCurrentIndex(place);
}

}  // namespace

ExplorePage::ExplorePage(Workspace& workspace, JobRunner& jobs, QWidget* parent)
    : Page(QStringLiteral("explore"), tr("Explore"),
           tr("Every cutout of the data set. Click one to see it large; select some to follow them through all pages."),
           parent),
      workspace_(workspace),
      jobs_(jobs),
      gallery_(new GalleryView(workspace)),
      table_(new CutoutTable(workspace, jobs)),
      views_(new QStackedWidget),
      panel_(new ClassPanel(workspace, jobs)),
      subsets_(new SubsetPanel(workspace)),
      settings_(new SettingsColumn(id())),
      stack_(new QStackedWidget) {
  filter_ = new FilterBox([this] { return known(); });
  fillDisplay(settings_->addSection(tr("Display")));
  fillOrder(settings_->addSection(tr("Order")));
  fillMarks(settings_->addSection(tr("Mark")));
  settings_->addSection(tr("Subsets"))->addWidget(subsets_);
  fillActions();

  auto* empty = new EmptyState(QStringLiteral("explore"),
                               tr("Cutouts appear here: from a folder of FITS files, a FITS file or a CSV table."),
                               tr("Open a file"));
  connect(empty, &EmptyState::activated, this, &ExplorePage::openRequested);
  views_->addWidget(gallery_);
  views_->addWidget(table_);
  auto* filtered = new QWidget;
  auto* column = new QVBoxLayout(filtered);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kGap);
  column->addWidget(filter_);
  column->addWidget(views_, 1);
  auto* shown = new RememberingSplitter(QStringLiteral("exploreClasses"), Qt::Vertical);
  shown->addWidget(filtered);
  shown->addWidget(panel_);
  shown->setStretchFactor(0, 1);
  shown->setStretchFactor(1, 0);
  shown->setSizes({4 * kPanelHeight, kPanelHeight});
  stack_->addWidget(shown);
  stack_->addWidget(empty);
  body()->addWidget(withSettings(id(), settings_, stack_), 1);

  connect(panel_, &ClassPanel::starsSelected, this, &ExplorePage::showSelected);
  connect(gallery_, &GalleryView::said, filter_, &FilterBox::say);
  connect(table_, &CutoutTable::said, filter_, &FilterBox::say);
  connect(table_, &CutoutTable::sortRequested, this, &ExplorePage::sortBy);
  connect(filter_, &FilterBox::filterChanged, this, [this] { arrange(GalleryView::Keep::Current); });
  connect(filter_, &FilterBox::leaveRequested, this, [this] { views_->currentWidget()->setFocus(); });
  auto* find = new QShortcut(QKeySequence::Find, this);
  find->setWhatsThis(tr("Filter the cutouts"));
  connect(find, &QShortcut::activated, filter_, &FilterBox::focusFilter);
  connectWorkspace();
  takeDisplay();
  takeData();
}

void ExplorePage::connectWorkspace() {
  connect(&workspace_, &Workspace::dataChanged, this, &ExplorePage::takeData);
  connect(&workspace_, &Workspace::labelsChanged, this, [this] {
    takeRuns();
    arrange(GalleryView::Keep::View);
    prepareMarks();
  });
  connect(&workspace_, &Workspace::derivedChanged, this, [this] {
    fillKeys();
    fillMarkSources();
    arrange(GalleryView::Keep::View);
    prepareMarks();
  });
  connect(&workspace_, &Workspace::runsChanged, this, &ExplorePage::takeRuns);
  connect(&workspace_, &Workspace::currentRunChanged, this, &ExplorePage::takeRuns);
  connect(&workspace_, &Workspace::groupingRequested, this, [this](const QString& column) {
    const int place = group_->findData(column);
    if (place >= 0) group_->setCurrentIndex(place);
  });
  connect(&workspace_, &Workspace::displayChanged, this, &ExplorePage::takeDisplay);
  connect(&workspace_, &Workspace::selectionChanged, this, [this] {
    if (show_->currentIndex() != 0 && workspace_.selection().empty()) show_->setCurrentIndex(0);
  });
  for (const QComboBox* box : {group_, sort_}) {
    connect(box, &QComboBox::currentIndexChanged, this, &ExplorePage::viewChanged);
  }
  connect(descending_, &QCheckBox::toggled, this, &ExplorePage::viewChanged);
  connect(size_, &QSlider::valueChanged, this, &ExplorePage::viewChanged);
  connect(filter_, &FilterBox::filterChanged, this, &ExplorePage::viewChanged);
}

QVariantMap ExplorePage::viewState() const {
  return {{sortKey(), sort_->currentText()},
          {groupKey(), group_->currentText()},
          {descendingKey(), descending_->isChecked()},
          {sizeKey(), size_->value()},
          {filterKey(), filter_->filter()},
          {tableKey(), views_->currentWidget() == table_}};
}

void ExplorePage::restoreView(const QVariantMap& view) {
  chooseText(sort_, view.value(sortKey()));
  chooseText(group_, view.value(groupKey()));
  descending_->setChecked(view.value(descendingKey(), descending_->isChecked()).toBool());
  size_->setValue(view.value(sizeKey(), size_->value()).toInt());
  filter_->setFilter(view.value(filterKey()).toString());
  showTable(view.value(tableKey(), false).toBool());
}

std::size_t ExplorePage::shownCount() const { return gallery_->order() ? gallery_->order()->rows.size() : 0; }

RowSet ExplorePage::matching() const {
  return arrangement_.matching.value_or(RowSet(workspace_.data() ? workspace_.data()->size() : 0, true));
}

void ExplorePage::askSubsetName() {
  settings_->setFolded(false);
  subsets_->askName();
}

std::optional<KnownColumns> ExplorePage::known() const {
  if (!workspace_.data()) return std::nullopt;
  return KnownColumns{workspace_.data(), {currentRun_, workspace_.derived(), otherRuns_}};
}

void ExplorePage::takeData() {
  stack_->setCurrentIndex(workspace_.data() ? 0 : 1);
  filter_->setExample(workspace_.data() ? QString::fromStdString(exampleFilter(*workspace_.data())) : QString());
  currentRun_ = std::make_shared<MetadataTable>();
  otherRuns_ = currentRun_;
  arrangement_ = {};
  fillKeys();
  fillMarkSources();
  {
    const QSignalBlocker blocker(show_);
    show_->setCurrentIndex(0);
  }
  arrange(GalleryView::Keep::Top);
  prepareMarks();
}

void ExplorePage::takeRuns() {
  const auto set = workspace_.data();
  if (!set || (workspace_.runs().empty() && currentRun_->columns().empty() && otherRuns_->columns().empty())) return;
  jobs_.run(
      {.title = tr("List what the runs say"), .slot = QStringLiteral("explore-runs"), .background = true}, this,
      [set, runs = workspace_.runs(), current = workspace_.currentRun()](const Progress& progress) {
        return runTables(runs, current, *set, progress);
      },
      [this, set](const RunTables& tables) {
        if (!workspace_.speaksOf(*set)) return;
        currentRun_ = tables.current;
        otherRuns_ = tables.others;
        fillKeys();
        fillMarkSources();
        arrange(GalleryView::Keep::View);
        prepareMarks();
      });
}

void ExplorePage::showSelected() {
  if (show_->currentIndex() != 0) {
    arrange(GalleryView::Keep::View);
  } else if (!workspace_.selection().empty()) {
    show_->setCurrentIndex(1);
  }
}

void ExplorePage::arrange(GalleryView::Keep keep) {
  wanted_ = std::max(keep, wanted_.value_or(keep));
  const auto columns = known();
  if (!columns) {
    gallery_->setOrder(nullptr, false);
    Q_EMIT shownChanged(nullptr, false);
    return;
  }
  ArrangeRequest request{*columns, orderSpec(), filter_->filter().toStdString(), arrangement_.filter};
  if (show_->currentIndex() != 0) request.only = workspace_.selection();
  const bool grouped = request.order.byClass || !request.order.byWords.empty();
  jobs_.run(
      {.title = tr("Order the cutouts"), .slot = QStringLiteral("explore-order"), .background = true}, this,
      [request = std::move(request)](const Progress& progress) { return arrangeRows(request, progress); },
      [this, grouped, set = columns->set](const Arrangement& arrangement) {
        if (workspace_.speaksOf(*set)) takeArrangement(arrangement, grouped);
      });
}

void ExplorePage::takeArrangement(const Arrangement& arrangement, bool grouped) {
  arrangement_ = arrangement;
  gallery_->setOrder(arrangement_.order, grouped, wanted_.value_or(GalleryView::Keep::View));
  wanted_.reset();
  updateTable();
  sayFilter();
  Q_EMIT shownChanged(arrangement_.order, arrangement_.matching.has_value());
}

void ExplorePage::sayFilter() {
  QString problem = QString::fromStdString(arrangement_.problem);
  if (!problem.isEmpty()) {
    problem[0] = problem[0].toUpper();
    problem += QStringLiteral(". ") + QString::fromStdString(arrangement_.remedy);
    if (!arrangement_.filter.empty()) {
      problem += tr(" Until then this holds: %1").arg(QString::fromStdString(arrangement_.filter));
    }
  }
  QString remark;
  if (!arrangement_.remarks.empty()) {
    remark = QString::fromStdString(arrangement_.remarks.front());
    remark[0] = remark[0].toUpper();
  } else if (arrangement_.matching && arrangement_.order->rows.empty()) {
    remark = tr("No cutout satisfies this filter.");
  }
  filter_->sayOutcome(problem.trimmed(), remark);
}

void ExplorePage::updateTable() {
  if (views_->currentWidget() != table_) return;
  table_->setRows(known(), arrangement_.order);
  const RowOrderSpec spec = orderSpec();
  table_->showOrder(spec.key == RowOrderSpec::Key::Id      ? QStringLiteral("id")
                    : spec.key == RowOrderSpec::Key::Class ? QStringLiteral("class")
                                                           : QString::fromStdString(spec.column),
                    spec.descending);
}

void ExplorePage::showTable(bool table) {
  const bool hadFocus = views_->currentWidget()->hasFocus();
  (table ? asTable_ : asGallery_)->setChecked(true);
  views_->setCurrentWidget(table ? static_cast<QWidget*>(table_) : gallery_);
  columns_->setVisible(table);
  export_->setVisible(table);
  if (table && arrangement_.order) updateTable();
  if (hadFocus) views_->currentWidget()->setFocus();
}

void ExplorePage::prepareMarks() {
  const auto columns = known();
  if (!columns) return;
  jobs_.run(
      {.title = tr("Mark the cutouts"), .slot = QStringLiteral("explore-marks"), .background = true}, this,
      [columns = *columns, source = markSource_->currentData().toString().toStdString()](const Progress&) {
        return std::make_shared<const CutoutMarks>(cutoutMarks(columns, source));
      },
      [this, set = columns->set](const std::shared_ptr<const CutoutMarks>& marks) {
        if (workspace_.speaksOf(*set)) gallery_->setMarks(marks);
      });
}

void ExplorePage::exportShown() {
  const QString path = QFileDialog::getSaveFileName(this, tr("Export what is shown"), QStringLiteral("cutouts.csv"),
                                                    tr("Tables (*.csv)"));
  if (!path.isEmpty()) table_->exportCsv(path);
}

}  // namespace blendscope::ui
