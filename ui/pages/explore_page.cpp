// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/explore_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QSignalBlocker>
#include <QSlider>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "theme/theme.h"
#include "views/class_panel.h"
#include "views/cutout_image.h"
#include "views/gallery_view.h"

namespace blendscope::ui {

namespace {

enum ShowChoice { ShowAll, ShowSelected };

constexpr int kPanelHeight = 176;
constexpr int kByClass = 1;              // place among what to group by
constexpr std::size_t kMostGroups = 50;  // columns of more words are no groups

template <class Values>
QComboBox* makeChoice(const Values& values, const QString& name, const QString& accessibleName, const QString& tip) {
  auto* box = new QComboBox;
  for (const auto value : values) box->addItem(words(value), static_cast<int>(value));
  describe(box, name, accessibleName, tip);
  return box;
}

void choose(QComboBox* box, int value) {
  const QSignalBlocker blocker(box);
  box->setCurrentIndex(box->findData(value));
}

}  // namespace

ExplorePage::ExplorePage(Workspace& workspace, JobRunner& jobs, QWidget* parent)
    : Page(QStringLiteral("explore"), tr("Explore"),
           tr("Every cutout of the data set. Click one to see it large; select some to follow them through all pages."),
           parent),
      workspace_(workspace),
      jobs_(jobs) {
  gallery_ = new GalleryView(workspace_);
  auto* settings = new SettingsColumn(id());
  fillDisplay(settings->addSection(tr("Display")));
  fillOrder(settings->addSection(tr("Order")));

  auto* empty = new EmptyState(QStringLiteral("explore"),
                               tr("Cutouts appear here: from a folder of FITS files, a FITS file or a CSV table."),
                               tr("Open a file"));
  connect(empty, &EmptyState::activated, this, &ExplorePage::openRequested);
  panel_ = new ClassPanel(workspace_, jobs_);
  auto* shown = new RememberingSplitter(QStringLiteral("exploreClasses"), Qt::Vertical);
  shown->addWidget(gallery_);
  shown->addWidget(panel_);
  shown->setStretchFactor(0, 1);
  shown->setStretchFactor(1, 0);
  shown->setSizes({4 * kPanelHeight, kPanelHeight});
  connect(panel_, &ClassPanel::starsSelected, this, &ExplorePage::showSelected);
  stack_ = new QStackedWidget;
  stack_->addWidget(shown);
  stack_->addWidget(empty);
  body()->addWidget(withSettings(id(), settings, stack_), 1);

  connect(&workspace_, &Workspace::dataChanged, this, &ExplorePage::takeData);
  connect(&workspace_, &Workspace::labelsChanged, this, [this] {
    if (group_->currentIndex() == kByClass) reorder();
  });
  connect(&workspace_, &Workspace::derivedChanged, this, [this] {
    fillKeys();
    reorder();
  });
  connect(&workspace_, &Workspace::groupingRequested, this, [this](const QString& column) {
    const int place = group_->findData(column);
    if (place >= 0) group_->setCurrentIndex(place);
  });
  connect(&workspace_, &Workspace::displayChanged, this, &ExplorePage::takeDisplay);
  connect(&workspace_, &Workspace::selectionChanged, this, [this] {
    if (show_->currentIndex() == ShowSelected && workspace_.selection().empty()) show_->setCurrentIndex(ShowAll);
  });
  connect(gallery_, &GalleryView::thumbnailSizeChanged, this, [this](int value) {
    const QSignalBlocker blocker(size_);
    size_->setValue(value);
  });
  takeDisplay();
  takeData();
}

void ExplorePage::fillDisplay(QVBoxLayout* section) {
  limits_ = makeChoice(kLimitsModes, QStringLiteral("limits"), tr("Limits"),
                       tr("Which values become black and white. ZScale shows faint structure around the sky level, "
                          "min–max everything, 99 % leaves out the most extreme pixels."));
  shareLimits_ = new QCheckBox(tr("Same limits for all"));
  describe(shareLimits_, QStringLiteral("shareLimits"), tr("Same limits for all cutouts"),
           tr("Draw all cutouts with one pair of limits, so that their brightness can be compared."));
  stretch_ = makeChoice(kStretches, QStringLiteral("stretch"), tr("Stretch"),
                        tr("How values between the limits become grey. Log and asinh lift faint structure."));
  colourMap_ = makeChoice(kColourMaps, QStringLiteral("colourMap"), tr("Colour map"),
                          tr("Pixels without a value are violet in every map."));
  size_ = new QSlider(Qt::Horizontal);
  size_->setRange(GalleryView::kSmallestThumbnail, GalleryView::kLargestThumbnail);
  size_->setPageStep(16);
  size_->setValue(gallery_->thumbnailSize());
  describe(size_, QStringLiteral("thumbnailSize"), tr("Thumbnail size"),
           tr("Size of the cutouts, 16 to 256 pixels (z, Z, or Ctrl and the mouse wheel)"));
  SettingsColumn::addRow(section, tr("Thumbnail size"), size_);
  SettingsColumn::addRow(section, tr("Limits"), limits_);
  section->addWidget(shareLimits_);
  SettingsColumn::addRow(section, tr("Stretch"), stretch_);
  SettingsColumn::addRow(section, tr("Colour map"), colourMap_);
  for (QComboBox* box : {limits_, stretch_, colourMap_}) {
    connect(box, &QComboBox::currentIndexChanged, this, &ExplorePage::setDisplay);
  }
  connect(shareLimits_, &QCheckBox::toggled, this, &ExplorePage::setDisplay);
  connect(size_, &QSlider::valueChanged, gallery_, &GalleryView::setThumbnailSize);
}

void ExplorePage::fillOrder(QVBoxLayout* section) {
  group_ = new QComboBox;
  group_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  describe(group_, QStringLiteral("groupBy"), tr("Group by"),
           tr("One section for each class, each predicted class, or each word of a column."));
  sort_ = new QComboBox;
  sort_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  describe(sort_, QStringLiteral("sortBy"), tr("Sort by"), tr("Cutouts without a value come last."));
  descending_ = new QCheckBox(tr("Largest first"));
  describe(descending_, QStringLiteral("descending"), tr("Largest first"), tr("Turn the order round."));
  show_ = new QComboBox;
  show_->addItems({tr("All cutouts"), tr("Selected cutouts")});
  describe(show_, QStringLiteral("show"), tr("Show"),
           tr("Show all cutouts, or only those that are selected at this moment."));
  SettingsColumn::addRow(section, tr("Show"), show_);
  SettingsColumn::addRow(section, tr("Group by"), group_);
  SettingsColumn::addRow(section, tr("Sort by"), sort_);
  section->addWidget(descending_);
  for (QComboBox* box : {group_, sort_, show_}) {
    connect(box, &QComboBox::currentIndexChanged, this, &ExplorePage::reorder);
  }
  connect(descending_, &QCheckBox::toggled, this, &ExplorePage::reorder);
}

std::size_t ExplorePage::shownCount() const { return gallery_->order() ? gallery_->order()->rows.size() : 0; }

void ExplorePage::takeData() {
  stack_->setCurrentIndex(workspace_.data() ? 0 : 1);
  fillKeys();
  {
    const QSignalBlocker blocker(show_);
    show_->setCurrentIndex(ShowAll);
  }
  reorder();
}

void ExplorePage::fillKeys() {
  const QSignalBlocker quietSort(sort_), quietGroup(group_);
  const QString sortedBefore = sort_->currentText();
  const QString groupedBefore = group_->currentText();
  sort_->clear();
  group_->clear();
  sort_->addItem(tr("Order of the file"), static_cast<int>(RowOrderSpec::Key::File));
  sort_->addItem(tr("Id"), static_cast<int>(RowOrderSpec::Key::Id));
  group_->addItem(tr("Nothing"));
  group_->addItem(tr("Class"));
  const auto add = [this](const MetadataColumn& column) {
    const QString name = QString::fromStdString(column.name);
    const QString words = column.role == ColumnRole::Truth ? tr("%1 (truth)").arg(name) : name;
    sort_->addItem(words, name);
    const auto* values = std::get_if<TextValues>(&column.values);
    if (values && values->dictionary.size() <= kMostGroups) group_->addItem(words, name);
  };
  for (const MetadataColumn& column : workspace_.derived()->columns()) add(column);
  if (const auto& set = workspace_.data()) {
    for (const ColumnRole role : {ColumnRole::Measured, ColumnRole::Truth}) {
      for (const MetadataColumn& column : set->metadata().columns()) {
        if (column.role == role) add(column);
      }
    }
  }
  sort_->setCurrentIndex(std::max(0, sort_->findText(sortedBefore)));
  group_->setCurrentIndex(std::max(0, group_->findText(groupedBefore)));
}

void ExplorePage::showSelected() {
  if (show_->currentIndex() == ShowSelected) {
    reorder();
  } else if (!workspace_.selection().empty()) {
    show_->setCurrentIndex(ShowSelected);
  }
}

void ExplorePage::takeDisplay() {
  const DisplaySettings& display = workspace_.display();
  choose(stretch_, static_cast<int>(display.stretch));
  choose(limits_, static_cast<int>(display.limits));
  choose(colourMap_, static_cast<int>(display.colourMap));
  const QSignalBlocker blocker(shareLimits_);
  shareLimits_->setChecked(display.shareLimits);
}

void ExplorePage::setDisplay() {
  DisplaySettings display = workspace_.display();
  display.stretch = static_cast<Stretch>(stretch_->currentData().toInt());
  display.limits = static_cast<LimitsMode>(limits_->currentData().toInt());
  display.colourMap = static_cast<ColourMap>(colourMap_->currentData().toInt());
  display.shareLimits = shareLimits_->isChecked();
  workspace_.setDisplay(display);
}

RowOrderSpec ExplorePage::orderSpec() const {
  RowOrderSpec spec;
  const QVariant key = sort_->currentData();
  if (key.typeId() == QMetaType::QString) {
    spec.key = RowOrderSpec::Key::Column;
    spec.column = key.toString().toStdString();
  } else {
    spec.key = static_cast<RowOrderSpec::Key>(key.toInt());
  }
  spec.descending = descending_->isChecked();
  spec.byClass = group_->currentIndex() == kByClass;
  spec.byWords = group_->currentData().toString().toStdString();
  return spec;
}

void ExplorePage::reorder() {
  const auto set = workspace_.data();
  if (!set) {
    gallery_->setOrder(nullptr, false);
    Q_EMIT shownCountChanged(0);
    return;
  }
  const RowOrderSpec spec = orderSpec();
  std::optional<RowSet> only;
  if (show_->currentIndex() == ShowSelected) only = workspace_.selection();
  jobs_.run(
      {.title = tr("Order the cutouts"), .slot = QStringLiteral("explore-order"), .background = true}, this,
      [set, spec, only, derived = workspace_.derived()](const Progress& progress) {
        return std::make_shared<const RowOrder>(
            orderRows(*set, spec, only ? &*only : nullptr, progress, derived.get()));
      },
      [this, grouped = spec.byClass || !spec.byWords.empty()](const std::shared_ptr<const RowOrder>& order) {
        gallery_->setOrder(order, grouped);
        Q_EMIT shownCountChanged(order->rows.size());
      });
}

}  // namespace blendscope::ui
