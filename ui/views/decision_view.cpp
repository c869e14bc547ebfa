// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/decision_view.h"

#include <QBoxLayout>
#include <QLabel>
#include <QResizeEvent>
#include <QScrollArea>
#include <algorithm>

#include "models/number_words.h"
#include "theme/theme.h"
#include "views/cutout_image.h"
#include "views/display_bar.h"
#include "views/image_view.h"

namespace blendscope::ui {

namespace {

using RowIterator = std::vector<Row>::const_iterator;

constexpr int kSmallestPicture = 80;
constexpr int kNarrowPicture = 112;  ///< highest picture above words with one band
constexpr int kPictureStretch = 100;
constexpr int kNarrow = 620;  ///< below this the words stand under the pictures

/// "separation 1.43 px, flux ratio 0.32": what a model found beside classes; empty for most.
QString foundWords(const Prediction& prediction, std::size_t index) {
  QStringList parts;
  for (const PredictedColumn& column : prediction.columns) {
    QString name = QString::fromStdString(column.name);
    const QString unit = QString::fromStdString(column.unit);
    if (name.startsWith(QStringLiteral("fit_"))) name.remove(0, 4);
    if (!unit.isEmpty() && name.endsWith(QLatin1Char('_') + unit)) name.chop(unit.size() + 1);
    name.replace(QLatin1Char('_'), QLatin1Char(' '));
    parts << QString(name + QLatin1Char(' ') + valueText(column.values[index]) + QLatin1Char(' ') + unit).trimmed();
  }
  return parts.join(QStringLiteral(", "));
}

}  // namespace

DecisionView::DecisionView(Workspace& workspace, QWidget* parent)
    : QWidget(parent), workspace_(workspace), columns_(new QBoxLayout(QBoxLayout::LeftToRight, this)) {
  columns_->setContentsMargins(0, 0, 0, 0);
  columns_->setSpacing(kMargin);
  columns_->addWidget(buildPictures(), 1);
  columns_->addWidget(buildWords(), 1);
}

QWidget* DecisionView::buildPictures() {
  pictures_ = new QWidget(this);
  QWidget* area = pictures_;
  area->installEventFilter(this);
  image_ = new ImageView(area);
  image_->setObjectName(QStringLiteral("inspectImage"));
  image_->setMinimumSize(kSmallestPicture, kSmallestPicture);
  map_ = new SensitivityView(area);
  map_->setMinimumSize(kSmallestPicture, kSmallestPicture);
  map_->setVisible(false);
  mapWords_ = makeMutedLabel({}, area);
  mapWords_->setObjectName(QStringLiteral("sensitivityWords"));
  mapWords_->setTextFormat(Qt::RichText);
  mapWords_->setVisible(false);
  auto* pictures = new QHBoxLayout;
  pictures->setSpacing(kGap);
  pictures->addWidget(image_, 1);
  pictures->addWidget(map_, 1);
  auto* layout = new QVBoxLayout(area);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kGap);
  layout->addLayout(pictures, kPictureStretch);
  layout->addWidget(mapWords_);
  display_ = new DisplayBar(workspace_, area);
  layout->addWidget(display_);
  layout->addStretch(1);
  connect(map_, &SensitivityView::pixelHovered, this, &DecisionView::sayMap);
  return area;
}

QWidget* DecisionView::buildWords() {
  auto* content = new QWidget;
  verdict_ = new QLabel(content);
  verdict_->setObjectName(QStringLiteral("inspectVerdict"));
  verdict_->setWordWrap(true);
  uncertainty_ = makeMutedLabel({}, content);
  uncertainty_->setObjectName(QStringLiteral("inspectUncertainty"));
  posterior_ = new PosteriorView(content);
  posterior_->setObjectName(QStringLiteral("inspectPosterior"));
  posterior_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  posteriorWords_ = makeMutedLabel({}, content);
  posteriorWords_->setObjectName(QStringLiteral("inspectPosteriorWords"));
  for (QLabel* label : {verdict_, posteriorWords_, uncertainty_}) label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
  auto* words = new QVBoxLayout(content);
  words->setContentsMargins(0, 0, kGap, 0);
  words->setSpacing(kGap);
  words->addWidget(verdict_);
  words->addWidget(posterior_);
  words->addWidget(posteriorWords_);
  words->addWidget(uncertainty_);
  words->addStretch(1);
  scroll_ = new QScrollArea(this);
  scroll_->setWidget(content);
  scroll_->setWidgetResizable(true);
  scroll_->setFrameShape(QFrame::NoFrame);
  scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll_->setFocusPolicy(Qt::NoFocus);
  scroll_->viewport()->installEventFilter(this);
  return scroll_;
}

void DecisionView::keepBandInSight() {
  const int width = std::max(kNarrow / 4, scroll_->viewport()->width() - kGap);
  int height = verdict_->heightForWidth(width);
  if (!bands_.empty()) {
    height += kGap + posterior_->sizeHint().height();
    // Several bands take the place of the words about them, which then are to be scrolled to.
    if (bands_.size() == 1) height += kGap + posteriorWords_->heightForWidth(width);
  }
  scroll_->setMinimumHeight(std::max(0, height));
  // A scroll area does not ask how high wrapped lines are; they would be cut.
  scroll_->widget()->setMinimumHeight(std::max(0, scroll_->widget()->layout()->heightForWidth(width + kGap)));
  fitHeight();
}

void DecisionView::fitHeight() {
  const bool narrow = columns_->direction() == QBoxLayout::TopToBottom;
  const int pictures = pictures_->minimumHeight() - kSmallestPicture + image_->maximumHeight();
  const int words = scroll_->widget()->minimumHeight();
  setMaximumHeight(narrow ? pictures + kGap + words : std::max(pictures, words));
}

void DecisionView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  const bool narrow = event->size().width() < kNarrow;
  columns_->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
  columns_->setSpacing(narrow ? kGap : kMargin);
  columns_->setStretch(0, narrow ? 0 : 1);
  display_->setVisible(!narrow);  // the View menu has the same
  fitPictures();
}

bool DecisionView::eventFilter(QObject* object, QEvent* event) {
  if (event->type() == QEvent::Resize) {
    if (object == pictures_) fitPictures();
    if (object == scroll_->viewport()) keepBandInSight();
  }
  return QWidget::eventFilter(object, event);
}

void DecisionView::fitPictures() {
  const bool narrow = columns_->direction() == QBoxLayout::TopToBottom;
  const int each = map_->isVisibleTo(this) ? (pictures_->width() - kGap) / 2 : pictures_->width();
  const int highestNarrow = bands_.size() > 1 ? kSmallestPicture : kNarrowPicture;
  const int height = std::max(kSmallestPicture, narrow ? std::min(each, highestNarrow) : each);
  image_->setMaximumHeight(height);
  map_->setMaximumHeight(height);
  int least = kSmallestPicture;
  if (map_->isVisibleTo(this)) least += kGap + std::max(0, mapWords_->heightForWidth(pictures_->width()));
  if (!narrow) least += kGap + display_->sizeHint().height();
  pictures_->setMinimumHeight(least);
  fitHeight();
}

void DecisionView::showVerdict(const Verdicts& verdicts, const Verdict& verdict) {
  const Run& run = verdicts.run();
  const CutoutSet& set = run.testSet();
  image_->showCutout(workspace_.data(), verdict.row, workspace_.display());
  verdict_->setText(tr("Cutout %1 is labelled %2; %3 said %4 with probability %5.")
                        .arg(QString::fromStdString(set.id(verdict.row)),
                             className(*workspace_.data(), workspace_.data()->label(verdict.row)),
                             QString::fromStdString(run.spec.text()), className(set, verdict.predicted),
                             percentText(verdict.probability)));
  QString sureness =
      tr("Uncertainty %1 (%2)").arg(scoreText(verdict.uncertainty), QString::fromStdString(run.uncertaintyMeaning));
  const QString found = foundWords(verdicts.splitOf(verdict).prediction, verdict.index);
  if (!found.isEmpty()) sureness += QLatin1Char('\n') + tr("If it is two stars: %1").arg(found);
  uncertainty_->setText(sureness);
  bands_ = bandsOf(verdicts, verdict);
  ambiguous_.reset();
  positive_ = run.positive;
  positiveName_ = className(set, positive_);
  otherName_ = set.classNames().count() == 2 ? className(set, 1 - positive_) : QString();
  firstRowAtBottom_ = set.provenance().firstRowAtBottom;
  showBands();
}

void DecisionView::showApplied(const AppliedModel* applied, Row row) {
  const CutoutSet& set = *workspace_.data();
  image_->showCutout(workspace_.data(), row, workspace_.display());
  const QString id = QString::fromStdString(set.id(row));
  const QString label = className(set, set.label(row));
  const auto at = applied ? std::lower_bound(applied->rows.begin(), applied->rows.end(), row) : RowIterator();
  bands_.clear();
  ambiguous_.reset();
  uncertainty_->clear();
  if (!applied || at == applied->rows.end() || *at != row) {
    verdict_->setText(tr("Cutout %1 is labelled %2; no model has predicted it.").arg(id, label));
    showBands();
    return;
  }
  const auto i = static_cast<std::size_t>(at - applied->rows.begin());
  const ClassNames& classes = applied->model->classNames();
  const int predicted = predictedClass(applied->prediction.probability.row(i));
  verdict_->setText(tr("Cutout %1 is labelled %2; %3 said %4 with probability %5.")
                        .arg(id, label, QString::fromStdString(applied->name),
                             QString::fromStdString(classes.name(predicted)),
                             percentText(applied->prediction.probability(i, static_cast<std::size_t>(predicted)))));
  uncertainty_->setText(tr("Uncertainty %1 (%2)")
                            .arg(scoreText(applied->prediction.uncertainty[i]),
                                 QString::fromStdString(applied->model->uncertaintyMeaning())));
  positive_ = classes.positive();
  positiveName_ = QString::fromStdString(classes.name(positive_));
  otherName_ = classes.count() == 2 ? QString::fromStdString(classes.name(1 - positive_)) : QString();
  firstRowAtBottom_ = set.provenance().firstRowAtBottom;
  showBands();
}

void DecisionView::showModelsView(const std::optional<DecisionBand>& band, std::optional<SensitivityView::Map> map) {
  if (band) {
    for (PosteriorView::Band& each : bands_) {
      each.cutoff = band->cutoff[static_cast<std::size_t>(each.aboveClass)];
      each.trained = true;
    }
    ambiguous_ = band->ambiguous;
  }
  showBands();
  map_->setVisible(map.has_value());
  mapWords_->setVisible(map.has_value());
  if (map) {
    map_->setMap(std::move(*map), firstRowAtBottom_, positive_, otherName_.isEmpty() ? -1 : 1 - positive_);
  } else {
    map_->clear();
  }
  sayMap({});
  fitPictures();
}

void DecisionView::showBands() {
  posterior_->setVisible(!bands_.empty());
  posterior_->setBands(bands_);
  posterior_->setToolTip(posterior_->words());
  QString words = posterior_->words();
  if (bands_.size() > 1) words = tr("Posterior mean and band of each class against the rest (latent function).");
  if (ambiguous_) {
    const bool two = bands_.size() == 1;
    const QString meaning =
        *ambiguous_ ? (two ? tr("<b>Ambiguous</b>: the trained band holds 0.")
                           : tr("<b>Ambiguous</b>: a trained band holds 0, or not exactly one class lies above it."))
                    : (two ? tr("<b>Not ambiguous</b>: the trained band leaves 0 out.")
                           : tr("<b>Not ambiguous</b>: exactly one class lies above 0, and no trained band holds it."));
    words = words.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>")) + QStringLiteral("<br>") + meaning;
  }
  posteriorWords_->setText(words);
  keepBandInSight();
  fitPictures();
}

void DecisionView::sayMap(const QString& hovered) {
  if (map_->isEmpty()) {
    mapWords_->clear();
    return;
  }
  if (!hovered.isEmpty()) {
    mapWords_->setText(hovered);
    return;
  }
  const auto coloured = [](const QString& words, const QColor& colour) {
    return QStringLiteral("<span style='color:%1'>■</span> %2").arg(colour.name(), words.toHtmlEscaped());
  };
  const QString against = otherName_.isEmpty() ? tr("against it") : otherName_;
  const QColor againstColour = otherName_.isEmpty() ? coloursOf(palette()).muted : classColour(1 - positive_);
  mapWords_->setText(tr("Pixels that matter: brighter speaks for %1, %2; full colour is ±%3 per unit.")
                         .arg(coloured(positiveName_, classColour(positive_)), coloured(against, againstColour),
                              valueText(map_->largest())));
}

void DecisionView::clear() {
  image_->clear();
  map_->clear();
  map_->setVisible(false);
  mapWords_->setVisible(false);
  fitPictures();
  bands_.clear();
  ambiguous_.reset();
  verdict_->clear();
  uncertainty_->clear();
  showBands();
}

}  // namespace blendscope::ui
