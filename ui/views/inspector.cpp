// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/inspector.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMouseEvent>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>
#include <algorithm>

#include "models/number_words.h"
#include "theme/text_size.h"
#include "theme/theme.h"
#include "views/copy_table.h"
#include "views/cutout_image.h"
#include "views/image_view.h"
#include "views/marks_strip.h"

namespace blendscope::ui {

namespace {

constexpr int kInspectorMarkerSize = 12;
constexpr double kLeastOfNames = 0.55;  // of the width of facts, where names and values do not fit

/// Of the facts in a column, headings aside.
int widestFact(const QTreeView& table, int column) {
  const QAbstractItemModel& model = *table.model();
  int widest = 0;
  for (int heading = 0; heading < model.rowCount(); ++heading) {
    const QModelIndex parent = model.index(heading, 0);
    for (int row = 0; row < model.rowCount(parent); ++row) {
      const QString words = model.index(row, column, parent).data().toString();
      widest = std::max(widest, table.fontMetrics().horizontalAdvance(words));
    }
  }
  return widest + kMargin;
}

/// Names as wide as they are; where values need that room, names lose their middle.
void fitFacts(QTreeView& table) {
  const int room = table.viewport()->width();
  const int name = std::max(static_cast<int>(kLeastOfNames * room), room - widestFact(table, CutoutFactsModel::Value));
  table.header()->resizeSection(CutoutFactsModel::Name, std::min(name, widestFact(table, CutoutFactsModel::Name)));
}

void showAllFacts(QTreeView& table) {
  table.expandAll();
  for (int heading = 0; heading < table.model()->rowCount(); ++heading) table.setFirstColumnSpanned(heading, {}, true);
  fitFacts(table);
}

QTreeView* makeFactsTable(QAbstractItemModel* model) {
  auto* table = new QTreeView;
  table->setModel(model);
  makeCopyable(table);
  table->setHeaderHidden(true);
  table->setRootIsDecorated(false);
  table->setItemsExpandable(false);
  table->setIndentation(0);
  table->setFrameShape(QFrame::NoFrame);
  table->setSelectionMode(QAbstractItemView::SingleSelection);
  table->setTextElideMode(Qt::ElideMiddle);
  table->header()->setSectionResizeMode(CutoutFactsModel::Name, QHeaderView::Fixed);
  table->header()->setSectionResizeMode(CutoutFactsModel::Value, QHeaderView::Stretch);
  table->header()->setStretchLastSection(false);
  table->viewport()->setAutoFillBackground(false);
  describe(table, QStringLiteral("cutoutFacts"), QObject::tr("What is known of the current cutout"));
  QObject::connect(model, &QAbstractItemModel::modelReset, table, [table] { showAllFacts(*table); });
  return table;
}

}  // namespace

Inspector::Inspector(Workspace& workspace, CutoutDetails& details, QWidget* parent)
    : QWidget(parent),
      workspace_(workspace),
      details_(details),
      facts_(new CutoutFactsModel(this)),
      stack_(new QStackedWidget),
      image_(new ImageView),
      pixel_(makeMutedLabel({})),
      sky_(makeMutedLabel({})),
      id_(makeSectionLabel({})),
      marker_(new QLabel),
      class_(new QLabel),
      table_(makeFactsTable(facts_)) {
  setObjectName(QStringLiteral("inspector"));
  setBackgroundRole(QPalette::Base);
  setAutoFillBackground(true);
  for (QLabel* line : {pixel_, sky_}) {
    setTextRole(line, TextRole::Caption);
    line->setWordWrap(false);
    line->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  }
  sky_->setObjectName(QStringLiteral("inspectorSky"));
  sky_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  sky_->setToolTip(tr("Right ascension and declination of the middle of the cutout, from its FITS header"));
  letAdjustDisplay(*image_, workspace_);
  image_->installEventFilter(this);
  table_->viewport()->installEventFilter(this);
  image_->setToolTip(
      tr("Double-click for the large view. Drag with the right button to change contrast and bias; "
         "double-click it to reset them."));
  pixel_->setToolTip(tr("Size of the cutout and the values shown as black and white, or the pixel under the pointer"));
  id_->setObjectName(QStringLiteral("inspectorId"));
  id_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  class_->setObjectName(QStringLiteral("inspectorClass"));

  auto* large = new QToolButton;
  large->setIcon(themedIcon(QStringLiteral("fill-window")));
  large->setAutoRaise(true);
  describe(
      large, QStringLiteral("openImage"), tr("Open the large image"),
      tr("Look at this cutout at length: zoom, pixel values, profile, cuts, histogram, comparison and FITS header"));
  connect(large, &QToolButton::clicked, this, &Inspector::imageRequested);
  auto* idLine = new QHBoxLayout;
  idLine->addWidget(id_, 1);
  idLine->addWidget(large);
  auto* classLine = new QHBoxLayout;
  classLine->addWidget(marker_);
  classLine->addWidget(class_, 1);
  auto* shown = new QWidget;
  auto* column = new QVBoxLayout(shown);
  column->setContentsMargins(kMargin, kGap, kMargin, kGap);
  column->addWidget(image_);
  column->addWidget(pixel_);
  column->addWidget(sky_);
  column->addLayout(idLine);
  column->addLayout(classLine);
  column->addWidget(table_, 1);
  column->addWidget(new MarksStrip(workspace_));

  stack_->addWidget(shown);
  auto* hint = makeMutedLabel(tr("Click a cutout to see it large, with everything that is known of it."));
  hint->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
  hint->setContentsMargins(kMargin, 4 * kMargin, kMargin, kMargin);
  stack_->addWidget(hint);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(stack_);

  connect(image_, &ImageView::pixelHovered, this, &Inspector::sayPixel);
  connect(&workspace_, &Workspace::currentRowChanged, this, &Inspector::refresh);
  connect(&workspace_, &Workspace::displayChanged, this, &Inspector::refresh);
  connect(&workspace_, &Workspace::dataChanged, this, &Inspector::refresh);
  connect(&workspace_, &Workspace::labelsChanged, this, &Inspector::refresh);
  connect(&workspace_, &Workspace::derivedChanged, this, &Inspector::refresh);
  connect(&details_, &CutoutDetails::headerChanged, this, &Inspector::showSky);
  refresh();
}

QSize Inspector::sizeHint() const { return {kDockWidth, 2 * kDockWidth}; }

void Inspector::refresh() {
  const auto row = workspace_.currentRow();
  stack_->setCurrentIndex(row ? 0 : 1);
  if (!row) {
    image_->clear();
    facts_->show(nullptr, 0);
    return;
  }
  const auto& set = workspace_.data();
  image_->showCutout(set, *row, workspace_.display());
  facts_->show(set, *row, workspace_.derived());
  id_->setText(tr("Cutout %1").arg(QString::fromStdString(set->id(*row))));
  showClass(set->label(*row));
  showSky();
  sayPixel({});
}

void Inspector::showSky() {
  if (!workspace_.currentRow()) return;
  image_->setSkyAxes(details_.axes());
  const ImageShape shape = workspace_.data()->shape();
  const auto position = details_.skyAt((shape.width - 1) / 2.0, (shape.height - 1) / 2.0);
  sky_->setVisible(position.has_value());
  if (position) sky_->setText(skyWords(*position));
}

void Inspector::showClass(int c) {
  marker_->setPixmap(classIcon(c).pixmap(kInspectorMarkerSize + 4, kInspectorMarkerSize + 4));
  class_->setText(className(*workspace_.data(), c));
}

void Inspector::sayPixel(const QString& words) {
  if (!words.isEmpty() || !workspace_.currentRow()) {
    pixel_->setText(words);
    return;
  }
  const ImageShape shape = workspace_.data()->shape();
  const Limits limits = limitsOf(*workspace_.data(), *workspace_.currentRow(), workspace_.display());
  pixel_->setText(tr("%1 × %2 px, %3 to %4 DN")
                      .arg(shape.width)
                      .arg(shape.height)
                      .arg(valueText(limits.low))
                      .arg(valueText(limits.high)));
}

bool Inspector::eventFilter(QObject* object, QEvent* event) {
  if (object == table_->viewport()) {
    if (event->type() == QEvent::Resize) fitFacts(*table_);
    return false;
  }
  if (event->type() == QEvent::MouseButtonDblClick && static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton) {
    Q_EMIT imageRequested();
    return true;
  }
  return QWidget::eventFilter(object, event);
}

void Inspector::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) refresh();
  QWidget::changeEvent(event);
}

}  // namespace blendscope::ui
