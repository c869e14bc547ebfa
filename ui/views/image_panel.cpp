// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/image_panel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QSplitter>
#include <QTimer>
#include <QToolButton>
#include <cmath>

#include "imaging/template_fit.h"
#include "models/number_words.h"
#include "theme/theme.h"
#include "views/cutout_image.h"
#include "views/picture_file.h"
#include "views/plot_view.h"
#include "views/print_picture.h"

namespace blendscope::ui {

namespace {

constexpr int kBlinkMilliseconds = 600;

}  // namespace

void ImagePanel::takeRow() {
  hovered_.reset();
  view_->setCutLine(std::nullopt);
  takeDetails();
}

void ImagePanel::takeDetails() {
  if (!isVisible()) return;
  const auto row = workspace_.currentRow();
  if (row) {
    tabs_->showDetails(details_);
    const auto& axes = details_.axes();
    view_->setSkyAxes(axes);
    QString north = tr("North up and east left need sky coordinates in a FITS header.");
    if (axes) {
      const Turn turn = northUpTurn(*axes);
      const double lean = leanFromUp(turn.applied(axes->north()));
      north = tr("Lay the image with north up and east left by quarter turns and mirroring, so that its pixels stay as "
                 "they "
                 "are; north then leans %1° from straight up. The arrows are exact.")
                  .arg(std::abs(lean), 0, 'f', 1);
      if (axes->determinant() > 0) north += tr(" This image is a mirror image of the sky, so it is flipped.");
    }
    bar_->setNorthKnown(axes.has_value(), north);
  }
  show(true);
}

void ImagePanel::takeClasses() {
  QStringList names;
  if (const auto& set = workspace_.data()) {
    for (int c = 0; c < set->classNames().count(); ++c) names << className(*set, c);
  }
  bar_->setClasses(names);
  show(true);
}

void ImagePanel::takeDisplay() {
  const QSignalBlocker quiet(inverted_);
  inverted_->setChecked(workspace_.display().inverted);
  show(true);
}

int ImagePanel::comparedClass() const {
  if (bar_->meanClass() >= 0) return bar_->meanClass();
  const int own = workspace_.data()->label(*workspace_.currentRow());
  return own == kUnlabelled ? 0 : own;
}

ImagePlane ImagePanel::comparison(ImageShown shown, QString& words) const {
  const CutoutSet& set = *workspace_.data();
  const Row row = *workspace_.currentRow();
  ImagePlane plane = planeOf(set, row, workspace_.display());
  const auto showRest = [&](std::vector<float> rest) {
    plane.limits = symmetricLimits(rest);
    plane.stretch = Stretch::Linear;
    plane.values = std::move(rest);
    words += tr(" Middle of the colours: 0; ends: ±%1 DN.").arg(valueText(plane.limits.high));
  };
  if (shown == ImageShown::ClassMean || shown == ImageShown::MinusMean) {
    if (set.classNames().count() == 0) {
      words = tr("These data have no classes to average.");
      return plane;
    }
    const QString name = className(set, comparedClass());
    const std::vector<float>* mean = details_.classMean(comparedClass());
    words = tr("Averaging the classes…");
    if (!mean || mean->size() != plane.values.size()) return plane;
    TemplateFit fit = fitTemplate(set.image(row), *mean);
    words = tr("Mean of class %1, scaled to this cutout.").arg(name);
    if (shown == ImageShown::ClassMean) {
      plane.values = std::move(fit.model);
    } else {
      words = tr("Image − scaled mean of class %1.").arg(name);
      showRest(std::move(fit.rest));
    }
  } else if (shown == ImageShown::StarModel || shown == ImageShown::MinusModel) {
    const CutoutAnalysis* analysis = details_.analysis();
    words = tr("No stars are fitted to this cutout yet.");
    if (!analysis) return plane;
    words = fitWords(analysis->stars);
    if (shown == ImageShown::StarModel) {
      plane.values = analysis->stars.model;
    } else {
      showRest(analysis->stars.rest);
    }
  }
  return plane;
}

ImagePlane ImagePanel::wantedPlane(QString& words) const {
  ImageShown shown = bar_->shown();
  if (bar_->isBlinking()) {
    if (shown == ImageShown::Cutout) shown = ImageShown::ClassMean;
    if (!over_) {
      words = tr("Image");
      shown = ImageShown::Cutout;
    }
  }
  return comparison(shown, words);
}

void ImagePanel::show(bool keepCut) {
  if (!isVisible()) return;
  const auto row = workspace_.currentRow();
  setEnabled(row.has_value());
  if (!row) {
    view_->clear();
    tabs_->clear();
    title_->setText(tr("No cutout is chosen."));
    words_->clear();
    pixel_->clear();
    sky_->clear();
    return;
  }
  QString words;
  view_->showPlane(wantedPlane(words), title());
  title_->setText(title());
  words_->setText(words);
  const bool difference = bar_->shown() == ImageShown::MinusMean || bar_->shown() == ImageShown::MinusModel;
  tabs_->showPlane(view_->plane(), difference);
  if (!keepCut) view_->setCutLine(std::nullopt);
  tabs_->showCut(view_->cutLine(), view_->crosshair());
  bar_->setMagnification(view_->magnification(), view_->geometryOfImage().scale);
  showPixel();
}

void ImagePanel::setBlinking(bool blinking) {
  over_ = blinking;
  blinking ? blink_->start(kBlinkMilliseconds) : blink_->stop();
  show(true);
}

void ImagePanel::dragLimits(const Limits& limits, bool done) {
  if (!done) {
    ImagePlane plane = view_->plane();
    plane.limits = limits;
    view_->showPlane(std::move(plane), title());
    return;
  }
  DisplaySettings display = workspace_.display();
  display.limits = LimitsMode::User;
  display.userLimits = limits;
  workspace_.setDisplay(display);
}

void ImagePanel::resetDisplay() {
  DisplaySettings display;
  display.shareLimits = workspace_.display().shareLimits;
  display.sharedLimits = workspace_.display().sharedLimits;
  workspace_.setDisplay(display);
}

void ImagePanel::showPixel() {
  const auto middle = QPoint(view_->plane().shape.width / 2, view_->plane().shape.height / 2);
  tabs_->showPixel(hovered_ ? hovered_ : view_->crosshair() ? view_->crosshair() : std::optional(middle));
  sayPixel();
}

void ImagePanel::sayPixel() {
  const ImagePlane& plane = view_->plane();
  const auto pixel = hovered_ ? hovered_ : view_->crosshair();
  if (plane.values.empty()) return;
  QString where;
  QPointF place((plane.shape.width - 1) / 2.0, (plane.shape.height - 1) / 2.0);
  if (pixel) {
    place = *pixel;
    where = view_->pixelWords(*pixel);
    where.front() = where.front().toUpper();
  } else {
    where = tr("%1 × %2 px, %3 to %4 DN")
                .arg(plane.shape.width)
                .arg(plane.shape.height)
                .arg(valueText(plane.limits.low))
                .arg(valueText(plane.limits.high));
  }
  pixel_->setText(where);
  const auto sky = details_.skyAt(place.x(), place.y());
  sky_->setText(sky ? skyWords(*sky) : tr("No sky coordinates"));
}

void ImagePanel::sayColours(double contrast, double bias) {
  pixel_->setText(tr("Contrast %1, bias %2").arg(contrast, 0, 'f', 2).arg(bias, 0, 'f', 2));
}

QString ImagePanel::title() const {
  const CutoutSet& set = *workspace_.data();
  const Row row = *workspace_.currentRow();
  return tr("Cutout %1, %2").arg(QString::fromStdString(set.id(row)), className(set, set.label(row)));
}

ChartFile ImagePanel::picture() const {
  QString numbers = QStringLiteral("column,row,DN\n");
  const ImagePlane& plane = view_->plane();
  for (int y = 0; y < plane.shape.height; ++y) {
    for (int x = 0; x < plane.shape.width; ++x) {
      numbers += QStringLiteral("%1,%2,%3\n").arg(x + 1).arg(y + 1).arg(csvNumber(plane.at({x, y})));
    }
  }
  return {view_->pictureSize(), Qt::black, [this](QPainter& painter) { view_->paintPicture(painter); }, numbers};
}

void ImagePanel::copy() {
  if (!view_->isEmpty()) QGuiApplication::clipboard()->setImage(chartImage(picture()));
}

void ImagePanel::save() {
  if (view_->isEmpty()) return;
  askAndSaveChart(this, QString::fromStdString(workspace_.data()->id(*workspace_.currentRow())),
                  [this](const QString& path) { saveChart(picture(), path); });
}

void ImagePanel::print() {
  if (!view_->isEmpty()) askAndPrint(this, title(), picture());
}

void ImagePanel::keyPressEvent(QKeyEvent* event) {
  if (event->matches(QKeySequence::Copy)) return copy();
  if (event->matches(QKeySequence::Print)) return print();
  if (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) return QWidget::keyPressEvent(event);
  switch (event->key()) {
    case Qt::Key_PageUp:
    case Qt::Key_P:
      Q_EMIT stepRequested(-1);
      return;
    case Qt::Key_PageDown:
    case Qt::Key_N:
      Q_EMIT stepRequested(1);
      return;
    case Qt::Key_B:
      bar_->setBlinking(!bar_->isBlinking());
      return;
    case Qt::Key_F:
      bar_->setFilling(!bar_->isFilling());
      return;
    case Qt::Key_Escape:
      if (view_->cutLine()) return show(false);
      Q_EMIT closeRequested();
      return;
    default:
      QWidget::keyPressEvent(event);
  }
}

}  // namespace blendscope::ui
