// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/image_tabs.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>
#include <cmath>

#include "models/number_words.h"
#include "models/pixel_table_model.h"
#include "theme/theme.h"
#include "views/header_view.h"
#include "views/histogram_panel.h"
#include "views/series_plot.h"

namespace blendscope::ui {

namespace {

constexpr int kModelColour = 1;

QString twoDecimals(double value) { return std::isfinite(value) ? QString::number(value, 'f', 2) : valueText(value); }

QTableView* makePixelTable(QAbstractItemModel* model) {
  auto* table = new QTableView;
  table->setModel(model);
  table->setFont(numberFont());
  table->setFrameShape(QFrame::NoFrame);
  table->setSelectionMode(QAbstractItemView::NoSelection);
  table->setFocusPolicy(Qt::NoFocus);
  table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  table->verticalHeader()->setDefaultSectionSize(kControlHeight - 4);
  table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  describe(
      table, QStringLiteral("pixelTable"), ImageTabs::tr("Values around the pixel"),
      ImageTabs::tr("Values in DN about the pixel under the mouse, or about the crosshair. Headings are FITS column "
                    "and row numbers, whichever way the image is laid."));
  return table;
}

QLabel* makeTabWords(const QString& name) {
  auto* words = makeMutedLabel({});
  words->setFont(captionFont());
  words->setObjectName(name);
  return words;
}

QWidget* under(QLabel* words, QWidget* view) {
  auto* page = new QWidget;
  auto* layout = new QVBoxLayout(page);
  layout->setContentsMargins(0, kGap, 0, 0);
  layout->addWidget(words);
  layout->addWidget(view, 1);
  return page;
}

PlotSeries profileSeries(const RadialProfile& profile, const QString& label, int colour, bool ofModel) {
  PlotSeries series;
  series.label = label;
  series.colour = colour;
  series.marked = series.hasIntervals = series.readable = !ofModel;
  series.dashed = ofModel;
  for (std::size_t ring = 0; ring < profile.radius.size(); ++ring) {
    const double mean = profile.mean[ring];
    series.points.push_back({profile.radius[ring],
                             mean,
                             {mean - profile.spread[ring], mean + profile.spread[ring]},
                             ImageTabs::tr("%1 px from the centre: %2 DN, spread %3 (%4)")
                                 .arg(valueText(profile.radius[ring]), valueText(mean), valueText(profile.spread[ring]),
                                      countText(static_cast<std::size_t>(profile.count[ring]), ImageTabs::tr("pixel"),
                                                ImageTabs::tr("pixels")))});
  }
  return series;
}

/// `along(point)` is where it stands on the axis.
template <class Along>
PlotSeries cutSeries(const std::vector<CutPoint>& points, const QString& label, int colour, Along along) {
  PlotSeries series;
  series.label = label;
  series.colour = colour;
  series.hasIntervals = false;
  for (const CutPoint& point : points) {
    if (!std::isfinite(point.value)) continue;
    series.points.push_back(
        {along(point),
         point.value,
         {},
         ImageTabs::tr("column %1, row %2: %3 DN")
             .arg(valueText(point.place.x + 1), valueText(point.place.y + 1), valueText(point.value))});
  }
  return series;
}

}  // namespace

QString fitWords(const StarResidual& fit) {
  const QString chi =
      ImageTabs::tr("Reduced χ² %1 as one star, %2 as two").arg(twoDecimals(fit.chi2One), twoDecimals(fit.chi2Two));
  if (fit.stars == 1) return ImageTabs::tr("One star explains the pixels as well as two. %1.").arg(chi);
  return ImageTabs::tr("Two stars explain the pixels better: %1 px apart, flux ratio %2. %3.")
      .arg(twoDecimals(fit.two.separation()), twoDecimals(fit.two.fluxRatio()), chi);
}

ImageTabs::ImageTabs(QWidget* parent)
    : QTabWidget(parent),
      pixels_(new PixelTableModel(this)),
      profileWords_(makeTabWords(QStringLiteral("profileWords"))),
      profile_(new SeriesPlot(QStringLiteral("radialProfile"), tr("Radial profile of the cutout"))),
      cutWords_(makeTabWords(QStringLiteral("cutWords"))),
      cut_(new SeriesPlot(QStringLiteral("surfaceCut"), tr("Cut through the image"))),
      histogram_(new HistogramPanel),
      header_(new HeaderView) {
  setDocumentMode(true);
  setUsesScrollButtons(true);
  describe(this, QStringLiteral("imageTabs"), tr("Numbers of the image"));
  profile_->setToolTip(
      tr("Mean value of rings about the brighter fitted star; whiskers are the spread within a ring, the "
         "dashed line the fitted stars."));
  cut_->setToolTip(
      tr("Values along the row and the column of the crosshair, or along a line that you draw across the "
         "image with the left mouse button."));
  addTab(makePixelTable(pixels_), tr("Pixels"));
  addTab(under(profileWords_, profile_), tr("Profile"));
  addTab(under(cutWords_, cut_), tr("Cut"));
  addTab(histogram_, tr("Histogram"));
  addTab(header_, tr("Header"));
  connect(histogram_, &HistogramPanel::limitsChosen, this, &ImageTabs::limitsChosen);
}

void ImageTabs::showPlane(const ImagePlane& plane, bool fixed) {
  plane_ = &plane;
  histogram_->showPlane(plane, fixed);
}

void ImageTabs::clear() {
  plane_ = nullptr;
  pixels_->show(nullptr, std::nullopt);
  profile_->setSeries({}, {}, {});
  cut_->setSeries({}, {}, {});
  profileWords_->clear();
  cutWords_->clear();
  histogram_->clear();
  header_->showMessage({});
}

void ImageTabs::showPixel(std::optional<QPoint> pixel) { pixels_->show(plane_, pixel); }

void ImageTabs::showCut(const std::optional<ImageView::Line>& line, std::optional<QPoint> pixel) {
  std::vector<PlotSeries> series;
  QString axis = tr("Column or row");
  cutWords_->clear();
  if (plane_ && line) {
    const auto points = cutAlong(plane_->values, plane_->shape, line->from, line->to);
    series.push_back(cutSeries(points, {}, 0, [](const CutPoint& p) { return p.distance; }));
    axis = tr("Distance along the line, px");
    cutWords_->setText(tr("From column %1, row %2 to column %3, row %4; click the image for row and column again.")
                           .arg(line->from.x + 1, 0, 'f', 1)
                           .arg(line->from.y + 1, 0, 'f', 1)
                           .arg(line->to.x + 1, 0, 'f', 1)
                           .arg(line->to.y + 1, 0, 'f', 1));
  } else if (plane_ && pixel) {
    const double x = pixel->x();
    const double y = pixel->y();
    const auto row = cutAlong(plane_->values, plane_->shape, {0, y}, {plane_->shape.width - 1.0, y});
    const auto column = cutAlong(plane_->values, plane_->shape, {x, 0}, {x, plane_->shape.height - 1.0});
    series.push_back(
        cutSeries(row, tr("Row %1").arg(pixel->y() + 1), 0, [](const CutPoint& p) { return p.place.x + 1; }));
    series.push_back(
        cutSeries(column, tr("Column %1").arg(pixel->x() + 1), 1, [](const CutPoint& p) { return p.place.y + 1; }));
    cutWords_->setText(tr("Through the crosshair. Drag a line across the image to cut along it."));
  }
  PlotAxis horizontal = horizontalAxisAround(axis, series);
  if (horizontal.logarithmic) horizontal = {axis, 0, horizontal.high, false, false};
  cut_->setMessage(tr("There are no values here."));
  cut_->setSeries(series, horizontal, axisAround(tr("Value, DN"), series, false));
}

void ImageTabs::showProfile(const CutoutDetails& details) {
  const CutoutAnalysis* analysis = details.analysis();
  if (!analysis) {
    profileWords_->clear();
    profile_->setMessage(tr("Profiles and fits need an image of at least 5 × 5 pixels."));
    return profile_->setSeries({}, {}, {});
  }
  const double scale = details.axes() ? details.axes()->pixelScale() : 0;
  QString width = tr("FWHM %1 px as seen").arg(twoDecimals(analysis->fwhm));
  if (scale > 0) width += tr(" (%1″)").arg(twoDecimals(scale * analysis->fwhm));
  profileWords_->setText(tr("%1; the fitted PSF has %2 px before pixels.\n%3")
                             .arg(width, twoDecimals(analysis->stars.fwhm), fitWords(analysis->stars)));
  const std::vector<PlotSeries> series{
      profileSeries(analysis->profile, tr("This cutout"), 0, false),
      profileSeries(analysis->modelProfile, analysis->stars.stars == 1 ? tr("Fitted star") : tr("Two fitted stars"),
                    kModelColour, true)};
  PlotAxis horizontal = horizontalAxisAround(tr("Distance from the star, px"), series);
  horizontal = {horizontal.title, 0, horizontal.high, false, false};
  profile_->setSeries(series, horizontal, axisAround(tr("Value, DN"), series, false));
}

void ImageTabs::showHeader(const CutoutDetails& details) {
  if (!details.header()) return header_->showMessage(details.headerProblem());
  header_->showCards(details.header()->cards, QString::fromStdString(details.header()->file.filename().string()));
}

void ImageTabs::showDetails(const CutoutDetails& details) {
  showProfile(details);
  showHeader(details);
}

}  // namespace blendscope::ui
