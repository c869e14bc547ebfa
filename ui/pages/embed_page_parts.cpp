// SPDX-License-Identifier: GPL-3.0-or-later
// What the Embed page is put together from.
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "jobs/job_runner.h"
#include "pages/embed_page.h"
#include "state/workspace.h"
#include "theme/text_size.h"
#include "theme/theme.h"
#include "views/embedding_form.h"
#include "views/pca_panel.h"
#include "views/scatter_legend.h"
#include "views/scatter_tools.h"
#include "views/scatter_view.h"

namespace blendscope::ui {

namespace {

constexpr int kPcaHeight = 160;

}  // namespace

SettingsColumn* EmbedPage::buildSettings() {
  auto* column = new SettingsColumn(id());
  QVBoxLayout* section = column->addSection(tr("Embedding"));
  form_ = new EmbeddingForm;
  section->addWidget(form_);
  connect(form_, &EmbeddingForm::changed, this, &EmbedPage::showReadiness);
  buildColours(column->addSection(tr("View")));
  column->foot()->addWidget(buildFoot());
  return column;
}

void EmbedPage::buildColours(QVBoxLayout* section) {
  colourBy_ = new QComboBox;
  colourBy_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  describe(colourBy_, QStringLiteral("colourBy"), tr("Colour by"),
           tr("What the colours mean. Predictions and their uncertainty are those of the run that Compare looks at."));
  SettingsColumn::addRow(section, tr("Colour by"), colourBy_);
  section->addWidget(buildAxes());
  thumbnails_ = new QCheckBox(tr("Cutouts when zoomed in"));
  thumbnails_->setChecked(true);
  describe(thumbnails_, QStringLiteral("showThumbnails"), tr("Cutouts when zoomed in"),
           tr("Where few points are in view, draw the cutouts themselves."));
  section->addWidget(thumbnails_);
  connect(colourBy_, &QComboBox::currentIndexChanged, this, &EmbedPage::colour);
  connect(thumbnails_, &QCheckBox::toggled, view_, &ScatterView::setThumbnailsShown);
}

QWidget* EmbedPage::buildAxes() {
  axes_ = new QWidget;
  auto* column = new QVBoxLayout(axes_);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kGap);
  const auto add = [&](const QString& name, const QString& words) {
    auto* box = new QComboBox;
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    describe(box, name, words, tr("Which coordinate lies on this axis."));
    SettingsColumn::addRow(column, words, box);
    connect(box, &QComboBox::currentIndexChanged, this, &EmbedPage::showPoints);
    return box;
  };
  horizontal_ = add(QStringLiteral("horizontalAxis"), tr("Horizontal axis"));
  vertical_ = add(QStringLiteral("verticalAxis"), tr("Vertical axis"));
  axes_->hide();
  return axes_;
}

QWidget* EmbedPage::buildFoot() {
  auto* foot = new QWidget;
  auto* layout = new QVBoxLayout(foot);
  layout->setContentsMargins(0, 0, 0, 0);
  message_ = makeMutedLabel({});
  message_->setObjectName(QStringLiteral("embedMessage"));
  progress_ = new QProgressBar;
  describe(progress_, QStringLiteral("embedProgress"), tr("Progress of the embedding"));
  progress_->setRange(0, 1000);
  progress_->setTextVisible(false);
  progress_->setFixedHeight(4);
  embedButton_ = new QPushButton(tr("Embed"));
  describe(embedButton_, QStringLiteral("embedButton"), tr("Embed"));
  makePrimary(embedButton_);
  cancelButton_ = new QPushButton(tr("Cancel"));
  describe(cancelButton_, QStringLiteral("cancelEmbedding"), tr("Cancel the embedding"),
           tr("Stops soon; the last finished embedding comes back."));
  connect(embedButton_, &QPushButton::clicked, this, &EmbedPage::embed);
  connect(cancelButton_, &QPushButton::clicked, this, [this] { jobs_.cancel(job_); });
  for (QWidget* widget : std::initializer_list<QWidget*>{message_, progress_, embedButton_, cancelButton_}) {
    layout->addWidget(widget);
  }
  progress_->hide();
  cancelButton_->hide();
  return foot;
}

QWidget* EmbedPage::buildResult() {
  view_ = new ScatterView(workspace_);
  legend_ = new ScatterLegend;
  pca_ = new PcaPanel;
  facts_ = makeMutedLabel({});
  facts_->setObjectName(QStringLiteral("embedFacts"));
  setTextRole(facts_, TextRole::Caption);
  facts_->setToolTip(
      tr("Trustworthiness: how many of the 15 nearest points of a point are among its nearest in truth, 1 if "
         "all are. Distances between groups tell little even then."));
  auto* tools = new ScatterTools(*view_);
  tools_ = tools->actions();
  buildSaving();
  auto* plot = new QWidget;
  auto* column = new QVBoxLayout(plot);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kGap);
  column->addWidget(tools);
  column->addWidget(legend_);
  column->addWidget(view_, 1);
  column->addWidget(facts_);
  auto* splitter = new RememberingSplitter(QStringLiteral("embedPca"), Qt::Vertical);
  splitter->addWidget(plot);
  splitter->addWidget(pca_);
  splitter->setStretchFactor(0, 1);
  splitter->setStretchFactor(1, 0);
  splitter->setSizes({3 * kPcaHeight, kPcaHeight});
  pca_->hide();
  connect(legend_, &ScatterLegend::shownChanged, this, &EmbedPage::applyShown);
  connect(pca_, &PcaPanel::componentChosen, this, &EmbedPage::chooseComponent);
  return splitter;
}

void EmbedPage::buildSaving() {
  auto* button = new QToolButton;
  describe(button, QStringLiteral("saveEmbedding"), tr("Save"), tr("Save the picture, or the coordinates with ids"));
  button->setText(tr("Save"));
  button->setIcon(themedIcon(QStringLiteral("save")));
  button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  button->setAutoRaise(true);
  button->setPopupMode(QToolButton::InstantPopup);
  auto* menu = new QMenu(button);
  menu->addAction(tr("Picture (PNG, SVG, PDF)…"), this, [this] {
    const QString path = QFileDialog::getSaveFileName(this, tr("Save the picture"), QStringLiteral("embedding.png"),
                                                      tr("Pictures (*.png *.svg *.pdf)"));
    if (!path.isEmpty()) savePicture(path);
  });
  menu->addAction(tr("Coordinates with ids (CSV)…"), this, [this] {
    const QString path = QFileDialog::getSaveFileName(this, tr("Save the coordinates"), QStringLiteral("embedding.csv"),
                                                      tr("Tables (*.csv)"));
    if (!path.isEmpty()) saveCoordinates(path);
  });
  button->setMenu(menu);
  tools_->addWidget(button);
}

}  // namespace blendscope::ui
