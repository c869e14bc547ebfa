// SPDX-License-Identifier: GPL-3.0-or-later
// How the image panel is put together.
#include <QHBoxLayout>
#include <QLabel>
#include <QResizeEvent>
#include <QSplitter>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include "theme/theme.h"
#include "views/display_bar.h"
#include "views/image_panel.h"

namespace blendscope::ui {

namespace {

constexpr int kSideBySide = 760;  ///< from here on image and numbers stand side by side
constexpr int kSmallestImage = 160;
constexpr int kNumbersHeight = 232;
constexpr int kNumbersWidth = 384;

QLabel* makeReading(const QString& name, const QString& tip) {
  QLabel* line = makeMutedLabel({});
  line->setFont(numberFont());
  line->setWordWrap(false);
  line->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
  line->setTextInteractionFlags(Qt::TextSelectableByMouse);
  line->setObjectName(name);
  line->setToolTip(tip);
  return line;
}

}  // namespace

ImagePanel::ImagePanel(Workspace& workspace, CutoutDetails& details, QWidget* parent)
    : QWidget(parent),
      workspace_(workspace),
      details_(details),
      bar_(new ImageBar),
      view_(new ImageView),
      tabs_(new ImageTabs),
      split_(new QSplitter(Qt::Vertical)),
      title_(makeSectionLabel({})),
      pixel_(
          makeReading(QStringLiteral("imagePixel"),
                      tr("The pixel under the mouse or at the crosshair, counted from 1 as in FITS, and its value"))),
      sky_(makeReading(
          QStringLiteral("imageSky"),
          tr("Right ascension and declination of the pixel's centre, or of the image's, from the coordinates in "
             "its FITS header: in hours and degrees, then both in degrees"))),
      words_(makeMutedLabel({})),
      inverted_(new QToolButton),
      blink_(new QTimer(this)) {
  setObjectName(QStringLiteral("imagePanel"));
  setBackgroundRole(QPalette::Base);
  setAutoFillBackground(true);
  split_->addWidget(makeImageSide());
  split_->addWidget(tabs_);
  split_->setChildrenCollapsible(false);
  split_->setStretchFactor(0, 1);
  split_->setStretchFactor(1, 0);
  split_->setSizes({2 * kNumbersHeight, kNumbersHeight});
  split_->setObjectName(QStringLiteral("imageSplit"));
  tabs_->setMinimumHeight(kNumbersHeight);
  tabs_->setMinimumWidth(kDockWidth - 4 * kGap);  // its rarest page would claim more

  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(kGap, kGap, kGap, kGap);
  column->addWidget(bar_);
  column->addWidget(split_, 1);

  connectBar();
  connect(blink_, &QTimer::timeout, this, [this] {
    over_ = !over_;
    show(true);
    Q_EMIT blinked();
  });
  connect(view_, &ImageView::pixelPointed, this, [this](std::optional<QPoint> pixel) {
    hovered_ = pixel;
    showPixel();
  });
  connect(view_, &ImageView::crosshairMoved, this, [this] { show(false); });
  connect(view_, &ImageView::lineDrawn, this, [this](const ImageView::Line& line) {
    tabs_->showCut(line, view_->crosshair());
    tabs_->setCurrentIndex(ImageTabs::Cut);
  });
  connect(view_, &ImageView::magnificationChanged, this,
          [this] { bar_->setMagnification(view_->magnification(), view_->geometryOfImage().scale); });
  letAdjustDisplay(*view_, workspace_);
  connect(view_, &ImageView::coloursDragged, this, &ImagePanel::sayColours);
  connect(tabs_, &ImageTabs::limitsChosen, this, &ImagePanel::dragLimits);
  connect(&workspace_, &Workspace::currentRowChanged, this, &ImagePanel::takeRow);
  connect(&workspace_, &Workspace::dataChanged, this, &ImagePanel::takeClasses);
  connect(&workspace_, &Workspace::labelsChanged, this, &ImagePanel::takeClasses);
  connect(&workspace_, &Workspace::displayChanged, this, &ImagePanel::takeDisplay);
  connect(&details_, &CutoutDetails::headerChanged, this, &ImagePanel::takeDetails);
  connect(&details_, &CutoutDetails::analysisChanged, this, &ImagePanel::takeDetails);
  connect(&details_, &CutoutDetails::meansChanged, this, [this] { show(true); });
  takeClasses();
}

QSize ImagePanel::sizeHint() const { return {2 * kDockWidth, 3 * kDockWidth}; }

// Less than what stands side by side needs, so that it can become narrow enough to be laid out the other way.
QSize ImagePanel::minimumSizeHint() const { return {kDockWidth - 2 * kGap, kNumbersHeight + 2 * kSmallestImage}; }

QWidget* ImagePanel::makeImageSide() {
  view_->setObjectName(QStringLiteral("largeImage"));
  view_->setExplorable(true);
  view_->setMinimumSize(kSmallestImage, kSmallestImage);
  view_->setToolTip(tr(
      "Click or use the arrow keys (or h j k l) to move the crosshair; draw a line with the left button to cut along "
      "it. "
      "Drag with the right button to change bias (left–right) and contrast (up–down) as in DS9; double-click it, or "
      "press r, to reset them. The wheel and z, Z zoom; the middle button, or Shift with the left one or with arrows, "
      "pans. Page up and page down go through the cutouts."));
  view_->setToolTipDuration(12000);
  words_->setFont(captionFont());
  words_->setObjectName(QStringLiteral("imageWords"));
  title_->setObjectName(QStringLiteral("imageTitle"));
  title_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  auto* side = new QWidget;
  auto* column = new QVBoxLayout(side);
  column->setContentsMargins(0, 0, 0, kGap);
  column->setSpacing(kGap / 2);
  column->addWidget(title_);
  column->addWidget(view_, 1);
  column->addWidget(words_);
  column->addWidget(pixel_);
  column->addWidget(sky_);
  column->addWidget(makeDisplayLine());
  return side;
}

QWidget* ImagePanel::makeDisplayLine() {
  auto* line = new QWidget;
  auto* row = new QHBoxLayout(line);
  row->setContentsMargins(0, kGap / 2, 0, 0);
  row->addWidget(new DisplayBar(workspace_), 1);
  inverted_->setIcon(themedIcon(QStringLiteral("invert")));
  inverted_->setCheckable(true);
  inverted_->setAutoRaise(true);
  describe(inverted_, QStringLiteral("invertColours"), tr("Inverted colours"),
           tr("Turn the colour map round: dark stars on a light sky, which shows faint light better on paper."));
  row->addWidget(inverted_);
  auto* reset = new QToolButton;
  reset->setIcon(themedIcon(QStringLiteral("reset")));
  reset->setAutoRaise(true);
  describe(reset, QStringLiteral("resetDisplay"), tr("Reset the display"),
           tr("Back to linear, ZScale and grey, with no contrast or bias of your own"));
  row->addWidget(reset);
  connect(reset, &QToolButton::clicked, this, &ImagePanel::resetDisplay);
  connect(inverted_, &QToolButton::toggled, this, [this](bool inverted) {
    DisplaySettings display = workspace_.display();
    display.inverted = inverted;
    workspace_.setDisplay(display);
  });
  return line;
}

void ImagePanel::connectBar() {
  connect(bar_, &ImageBar::shownChanged, this, [this] { show(true); });
  connect(bar_, &ImageBar::magnificationChosen, view_, &ImageView::setMagnification);
  connect(bar_, &ImageBar::zoomed, view_, &ImageView::zoom);
  connect(bar_, &ImageBar::northUpToggled, view_, &ImageView::setNorthUp);
  connect(bar_, &ImageBar::blinkToggled, this, &ImagePanel::setBlinking);
  connect(bar_, &ImageBar::fillToggled, this, &ImagePanel::fillRequested);
  connect(bar_, &ImageBar::stepped, this, &ImagePanel::stepRequested);
  connect(bar_, &ImageBar::copyClicked, this, &ImagePanel::copy);
  connect(bar_, &ImageBar::saveClicked, this, &ImagePanel::save);
  connect(bar_, &ImageBar::printClicked, this, &ImagePanel::print);
}

void ImagePanel::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  const Qt::Orientation wanted = event->size().width() >= kSideBySide ? Qt::Horizontal : Qt::Vertical;
  if (split_->orientation() != wanted) {
    const bool wide = wanted == Qt::Horizontal;
    split_->setOrientation(wanted);
    split_->setSizes(wide ? QList<int>{event->size().width() - kNumbersWidth, kNumbersWidth}
                          : QList<int>{event->size().height() - kNumbersHeight, kNumbersHeight});
  }
  bar_->setMagnification(view_->magnification(), view_->geometryOfImage().scale);
}

void ImagePanel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  details_.setAnalysed(true);
  takeClasses();
  takeRow();
}

void ImagePanel::hideEvent(QHideEvent* event) {
  details_.setAnalysed(false);
  bar_->setBlinking(false);
  QWidget::hideEvent(event);
}

}  // namespace blendscope::ui
