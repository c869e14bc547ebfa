// SPDX-License-Identifier: GPL-3.0-or-later
// The controls of the Explore page.
#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QSettings>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "pages/explore_page.h"
#include "theme/theme.h"
#include "views/cutout_image.h"
#include "views/cutout_table.h"
#include "views/filter_box.h"

namespace blendscope::ui {

namespace {

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

QComboBox* makeNarrowBox() {
  auto* box = new QComboBox;
  box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  return box;
}

QToolButton* makeWordButton(const QString& words, const QString& name, const QString& tip) {
  auto* button = new QToolButton;
  button->setText(words);
  button->setToolButtonStyle(Qt::ToolButtonTextOnly);
  button->setMinimumHeight(kControlHeight);
  describe(button, name, words, tip);
  return button;
}

QString markKey(const QWidget* box) { return QStringLiteral("explore/") + box->objectName(); }

}  // namespace

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
  connect(gallery_, &GalleryView::thumbnailSizeChanged, this, [this](int value) {
    const QSignalBlocker blocker(size_);
    size_->setValue(value);
  });
}

void ExplorePage::fillOrder(QVBoxLayout* section) {
  group_ = makeNarrowBox();
  describe(group_, QStringLiteral("groupBy"), tr("Group by"),
           tr("One section for each class, each predicted class, or each word of a column."));
  sort_ = makeNarrowBox();
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
  const auto again = [this] { arrange(GalleryView::Keep::Top); };
  for (QComboBox* box : {group_, sort_, show_}) connect(box, &QComboBox::currentIndexChanged, this, again);
  connect(descending_, &QCheckBox::toggled, this, again);
}

void ExplorePage::fillMarks(QVBoxLayout* section) {
  const MarkChoice usual;
  const QSettings settings;
  const auto addTick = [&](const QString& name, const QString& words, const QString& tip, bool on) {
    auto* box = new QCheckBox(words);
    describe(box, name, words, tip);
    box->setChecked(settings.value(markKey(box), on).toBool());
    section->addWidget(box);
    connect(box, &QCheckBox::toggled, this, &ExplorePage::setMarkChoice);
    return box;
  };
  markClasses_ = addTick(QStringLiteral("markClasses"), tr("Class"),
                         tr("A line below each cutout in the colour of its class, and the class's shape beside its id"),
                         usual.classes);
  markPredictions_ = addTick(QStringLiteral("markPredictions"), tr("Prediction"),
                             tr("The shape of the class that a model predicted, green-blue where it agrees with the "
                                "label, orange-red where it does not, in the colour of the class without a label"),
                             usual.predictions);
  markUncertainty_ = addTick(QStringLiteral("markUncertainty"), tr("Uncertainty"),
                             tr("A bar at the foot of each cutout: how unsure the model is; as wide as the cutout for "
                                "the one it is least sure of"),
                             usual.uncertainty);
  markFlags_ =
      addTick(QStringLiteral("markFlags"), tr("Flag"), tr("A corner on cutouts that you flagged"), usual.flags);
  markLabels_ = addTick(QStringLiteral("markLabels"), tr("Label given by a person"),
                        tr("A pencil on cutouts whose label somebody gave or changed here"), usual.labels);
  markSource_ = makeNarrowBox();
  describe(
      markSource_, QStringLiteral("markSource"), tr("Predictions of"),
      tr("Whose predictions and uncertainty are marked: the current run's on the cutouts it tested, or those of an "
         "applied model."));
  SettingsColumn::addRow(section, tr("Predictions of"), markSource_);
  connect(markSource_, &QComboBox::currentIndexChanged, this, &ExplorePage::prepareMarks);
  setMarkChoice();
}

void ExplorePage::setMarkChoice() {
  QSettings settings;
  for (const QCheckBox* box : {markClasses_, markPredictions_, markUncertainty_, markFlags_, markLabels_}) {
    settings.setValue(markKey(box), box->isChecked());
  }
  gallery_->setMarkChoice({.classes = markClasses_->isChecked(),
                           .predictions = markPredictions_->isChecked(),
                           .uncertainty = markUncertainty_->isChecked(),
                           .flags = markFlags_->isChecked(),
                           .labels = markLabels_->isChecked()});
}

void ExplorePage::fillActions() {
  columns_ = makeWordButton(tr("Columns"), QStringLiteral("tableColumns"), tr("Show and hide columns"));
  columns_->setMenu(table_->columnMenu());
  columns_->setPopupMode(QToolButton::InstantPopup);
  export_ = makeWordButton(tr("Export…"), QStringLiteral("tableExport"),
                           tr("Write the rows and columns that are shown to a CSV file"));
  connect(export_, &QToolButton::clicked, this, &ExplorePage::exportShown);
  asGallery_ = makeWordButton(tr("Gallery"), QStringLiteral("asGallery"), tr("Show the cutouts as pictures"));
  asTable_ = makeWordButton(tr("Table"), QStringLiteral("asTable"), tr("Show everything known of the cutouts"));
  auto* views = new QButtonGroup(this);
  auto* pair = new QHBoxLayout;
  pair->setSpacing(0);
  for (QToolButton* button : {asGallery_, asTable_}) {
    button->setCheckable(true);
    views->addButton(button);
    pair->addWidget(button);
  }
  asGallery_->setChecked(true);
  columns_->hide();
  export_->hide();
  filter_->actions()->addWidget(columns_);
  filter_->actions()->addWidget(export_);
  filter_->actions()->addLayout(pair);
  connect(asTable_, &QToolButton::toggled, this, &ExplorePage::showTable);
}

void ExplorePage::fillKeys() {
  const QSignalBlocker quietSort(sort_), quietGroup(group_);
  const QString sortedBefore = sort_->currentText();
  const QString groupedBefore = group_->currentText();
  sort_->clear();
  group_->clear();
  sort_->addItem(tr("Order of the file"), static_cast<int>(RowOrderSpec::Key::File));
  sort_->addItem(tr("Id"), static_cast<int>(RowOrderSpec::Key::Id));
  sort_->addItem(tr("Class"), static_cast<int>(RowOrderSpec::Key::Class));
  group_->addItem(tr("Nothing"));
  group_->addItem(tr("Class"));
  const auto add = [this](const MetadataColumn& column) {
    const QString name = QString::fromStdString(column.name);
    const QString words = column.role == ColumnRole::Truth ? tr("%1 (truth)").arg(name) : name;
    sort_->addItem(words, name);
    const auto* values = std::get_if<TextValues>(&column.values);
    if (values && values->dictionary.size() <= kMostGroups) group_->addItem(words, name);
  };
  if (const auto columns = known()) {
    for (const auto& table : columns->beside) {
      for (const MetadataColumn& column : table->columns()) add(column);
    }
    for (const ColumnRole role : {ColumnRole::Measured, ColumnRole::Truth}) {
      for (const MetadataColumn& column : columns->set->metadata().columns()) {
        if (column.role == role) add(column);
      }
    }
  }
  sort_->setCurrentIndex(std::max(0, sort_->findText(sortedBefore)));
  group_->setCurrentIndex(std::max(0, group_->findText(groupedBefore)));
}

void ExplorePage::fillMarkSources() {
  const QSignalBlocker quiet(markSource_);
  const QString before = markSource_->currentText();
  markSource_->clear();
  markSource_->addItem(tr("Current run"), QStringLiteral("run"));
  for (const auto& applied : workspace_.applied()) {
    const QString name = QString::fromStdString(applied->name);
    markSource_->addItem(name, name);
  }
  markSource_->setCurrentIndex(std::max(0, markSource_->findText(before)));
}

void ExplorePage::sortBy(const QString& column) {
  const QVariant key = column == QStringLiteral("id")      ? QVariant(static_cast<int>(RowOrderSpec::Key::Id))
                       : column == QStringLiteral("class") ? QVariant(static_cast<int>(RowOrderSpec::Key::Class))
                                                           : QVariant(column);
  const int place = sort_->findData(key);
  if (place < 0) return;
  if (sort_->currentIndex() == place) {
    descending_->toggle();
    return;
  }
  {
    const QSignalBlocker quiet(descending_);
    descending_->setChecked(false);
  }
  sort_->setCurrentIndex(place);
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

}  // namespace blendscope::ui
