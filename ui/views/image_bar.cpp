// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/image_bar.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <QToolButton>
#include <array>

#include "models/number_words.h"
#include "theme/theme.h"
#include "views/flow_layout.h"

namespace blendscope::ui {

namespace {

constexpr std::array kOffered{1, 2, 4, 8, 16, 32, 64};

}  // namespace

ImageBar::ImageBar(QWidget* parent)
    : QWidget(parent), shown_(new QComboBox(this)), class_(new QComboBox(this)), zoom_(new QComboBox(this)) {
  setLayout(new FlowLayout(kGap / 2));
  layout()->setContentsMargins(0, 0, 0, 0);
  QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);

  const auto step = [this](const char* icon, const QString& name, const QString& words, const QString& tip, int by) {
    connect(addButton(icon, name, words, tip), &QToolButton::clicked, this, [this, by] { Q_EMIT stepped(by); });
  };
  step("previous", QStringLiteral("imagePrevious"), tr("Previous cutout"),
       tr("Previous cutout in the order of the gallery (Page up or p)"), -1);
  step("next", QStringLiteral("imageNext"), tr("Next cutout"),
       tr("Next cutout in the order of the gallery (Page down or n)"), 1);

  for (const auto& [name, shown] :
       {std::pair{tr("Image"), ImageShown::Cutout}, std::pair{tr("Class mean"), ImageShown::ClassMean},
        std::pair{tr("Image − class mean"), ImageShown::MinusMean},
        std::pair{tr("Fitted stars"), ImageShown::StarModel},
        std::pair{tr("Image − fitted stars"), ImageShown::MinusModel}}) {
    shown_->addItem(name, static_cast<int>(shown));
  }
  describe(
      shown_, QStringLiteral("imageShown"), tr("What is shown"),
      tr("The class mean is scaled to the brightness and the sky of this cutout. Fitted stars are one Moffat PSF, or "
         "two where these explain the pixels better; what is left after taking them off shows what the fit misses."));
  describe(class_, QStringLiteral("imageClass"), tr("Class of the mean"),
           tr("The class whose mean image is compared with this cutout"));
  class_->setVisible(false);
  layout()->addWidget(shown_);
  layout()->addWidget(class_);
  blink_ = addButton("blink", QStringLiteral("imageBlink"), tr("Blink"),
                     tr("Alternate between the image and what is chosen, or its class mean (b)"), true);

  const auto zoom = [this](const char* icon, const QString& name, const QString& words, const QString& tip,
                           bool larger) {
    connect(addButton(icon, name, words, tip), &QToolButton::clicked, this, [this, larger] { Q_EMIT zoomed(larger); });
  };
  zoom("zoom-out", QStringLiteral("imageZoomOut"), tr("Smaller"), tr("Smaller (Z, or the mouse wheel)"), false);
  zoom_->addItem(tr("Fit"), 0);
  for (const int times : kOffered) zoom_->addItem(tr("× %1").arg(times), times);
  describe(
      zoom_, QStringLiteral("imageZoom"), tr("Magnification"),
      tr("Screen pixels for each pixel of the image. Fit (key 0) fills the view by a whole number, so that all pixels "
         "are equally large; key 1 shows each pixel as one."));
  layout()->addWidget(zoom_);
  zoom("zoom-in", QStringLiteral("imageZoomIn"), tr("Larger"), tr("Larger (z, or the mouse wheel)"), true);
  north_ = addButton("north-up", QStringLiteral("imageNorthUp"), tr("North up, east left"),
                     tr("North up, east left, where the cutout has sky coordinates"), true);

  connect(addButton("duplicate", QStringLiteral("imageCopy"), tr("Copy the image"),
                    tr("Copy the image to the clipboard (Ctrl+C)")),
          &QToolButton::clicked, this, &ImageBar::copyClicked);
  connect(addButton("save", QStringLiteral("imageSave"), tr("Save the image"),
                    tr("Save the image as PNG, SVG or PDF, or its values as CSV")),
          &QToolButton::clicked, this, &ImageBar::saveClicked);
  connect(addButton("print", QStringLiteral("imagePrint"), tr("Print the image"), tr("Print the image (Ctrl+P)")),
          &QToolButton::clicked, this, &ImageBar::printClicked);
  fill_ = addButton("fill-window", QStringLiteral("imageFill"), tr("Fill the window"),
                    tr("Give the image the whole window; Escape brings the page back (f)"), true);

  connect(shown_, &QComboBox::currentIndexChanged, this, [this] {
    class_->setVisible(shown() == ImageShown::ClassMean || shown() == ImageShown::MinusMean);
    Q_EMIT shownChanged();
  });
  connect(class_, &QComboBox::currentIndexChanged, this, &ImageBar::shownChanged);
  connect(zoom_, &QComboBox::activated, this, [this] {
    const int times = zoom_->currentData().toInt();
    Q_EMIT magnificationChosen(times == 0 ? std::nullopt : std::optional<double>(times));
  });
  connect(north_, &QToolButton::toggled, this, &ImageBar::northUpToggled);
  connect(blink_, &QToolButton::toggled, this, &ImageBar::blinkToggled);
  connect(fill_, &QToolButton::toggled, this, &ImageBar::fillToggled);
  setNorthKnown(false, {});
}

QToolButton* ImageBar::addButton(const char* icon, const QString& name, const QString& accessibleName,
                                 const QString& tip, bool checkable) {
  auto* button = new QToolButton(this);
  button->setIcon(themedIcon(QString::fromUtf8(icon)));
  button->setCheckable(checkable);
  button->setAutoRaise(true);
  button->setFixedSize(kControlHeight, kControlHeight);
  button->setFocusPolicy(Qt::TabFocus);
  describe(button, name, accessibleName, tip);
  layout()->addWidget(button);
  return button;
}

ImageShown ImageBar::shown() const { return static_cast<ImageShown>(shown_->currentData().toInt()); }

void ImageBar::setShown(ImageShown shown) { shown_->setCurrentIndex(shown_->findData(static_cast<int>(shown))); }

int ImageBar::meanClass() const { return class_->currentIndex() - 1; }

void ImageBar::setClasses(const QStringList& names) {
  const QSignalBlocker quiet(class_);
  const QString before = class_->currentText();
  class_->clear();
  class_->addItem(tr("its own class"));
  class_->addItems(names);
  class_->setCurrentIndex(std::max(0, class_->findText(before)));
}

void ImageBar::setMagnification(std::optional<double> chosen, double actual) {
  const int place = chosen ? zoom_->findData(static_cast<int>(*chosen)) : 0;
  const bool offered = place >= 0 && (!chosen || zoom_->itemData(place).toDouble() == *chosen);
  zoom_->setCurrentIndex(offered ? place : -1);
  zoom_->setPlaceholderText(tr("× %1").arg(valueText(actual)));
}

void ImageBar::setNorthKnown(bool known, const QString& tip) {
  north_->setEnabled(known);
  north_->setToolTip(tip.isEmpty() ? tr("North up, east left, where the cutout has sky coordinates") : tip);
}

bool ImageBar::isNorthUp() const { return north_->isChecked(); }

bool ImageBar::isBlinking() const { return blink_->isChecked(); }

void ImageBar::setBlinking(bool blinking) { blink_->setChecked(blinking); }

bool ImageBar::isFilling() const { return fill_->isChecked(); }

void ImageBar::setFilling(bool filling) { fill_->setChecked(filling); }

}  // namespace blendscope::ui
