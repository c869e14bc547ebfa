// SPDX-License-Identifier: GPL-3.0-or-later
#include "state/cutout_details.h"

#include "imaging/class_comparison.h"
#include "imaging/class_images.h"

namespace blendscope::ui {

namespace {

constexpr int kFewestPixels = 5;  // on a side, to look for stars

/// A measured number of a row, where it is known and positive.
std::optional<double> positiveNumber(const CutoutSet& set, Row row, std::string_view name) {
  const MetadataColumn* column = set.metadata().find(name);
  if (!column || column->role != ColumnRole::Measured || !column->isNumeric()) return std::nullopt;
  const double value = column->number(row);
  return value > 0 ? std::optional(value) : std::nullopt;
}

std::shared_ptr<const CutoutAnalysis> analysisOf(const CutoutSet& set, Row row) {
  const ImageShape shape = set.shape();
  if (shape.height < kFewestPixels || shape.width < kFewestPixels) return nullptr;
  const std::span<const float> image = set.image(row);
  auto analysis = std::make_shared<CutoutAnalysis>();
  analysis->stars = starResidual(image, shape, {positiveNumber(set, row, "SEEING"), positiveNumber(set, row, "GAIN")});
  const Star& brighter = analysis->stars.chosen().stars[0];
  analysis->profile = radialProfile(image, shape, brighter.x, brighter.y);
  analysis->modelProfile = radialProfile(analysis->stars.model, shape, brighter.x, brighter.y);
  analysis->fwhm = profileFwhm(analysis->profile, analysis->stars.sky.level);
  return analysis;
}

std::map<int, std::vector<float>> meansOf(const CutoutSet& set, const Progress& progress) {
  std::map<int, std::vector<float>> means;
  for (int c = 0; c < set.classNames().count(); ++c) {
    progress.throwIfCancelled();
    const std::vector<Row> rows = portraitRows(set, c);
    if (!rows.empty()) means[c] = meanImage(portraitImages(set, rows));
  }
  return means;
}

}  // namespace

CutoutDetails::CutoutDetails(Workspace& workspace, JobRunner& jobs, QObject* parent)
    : QObject(parent), workspace_(workspace), jobs_(jobs) {
  connect(&workspace_, &Workspace::dataChanged, this, &CutoutDetails::forgetMeans);
  connect(&workspace_, &Workspace::labelsChanged, this, &CutoutDetails::forgetMeans);
  connect(&workspace_, &Workspace::dataChanged, this, &CutoutDetails::takeRow);
  connect(&workspace_, &Workspace::currentRowChanged, this, &CutoutDetails::takeRow);
  takeRow();
}

std::optional<SkyPosition> CutoutDetails::skyAt(double column, double row) const {
  return header_ && header_->sky ? header_->sky->at(column + 1, row + 1) : std::nullopt;
}

void CutoutDetails::takeRow() {
  header_.reset();
  headerProblem_.clear();
  axes_.reset();
  analysis_.reset();
  readHeader();
  if (analysed_) analyse();
  Q_EMIT headerChanged();
  Q_EMIT analysisChanged();
}

void CutoutDetails::readHeader() {
  const auto set = workspace_.data();
  const auto row = workspace_.currentRow();
  if (!set || !row) return;
  jobs_.run(
      {.title = tr("Read the header"), .slot = QStringLiteral("cutout-header"), .background = true}, this,
      [set, row = *row](const Progress&) { return readCutoutHeader(*set, row); },
      [this, set, row = *row](std::optional<CutoutHeader> header) {
        if (workspace_.currentRow() != row || !workspace_.speaksOf(*set)) return;
        header_ = std::move(header);
        if (!header_) headerProblem_ = tr("These data did not come from FITS files, so there is no header.");
        const ImageShape shape = set->shape();
        if (header_ && header_->sky) axes_ = header_->sky->axesAt((shape.width + 1) / 2.0, (shape.height + 1) / 2.0);
        Q_EMIT headerChanged();
      },
      [this](const QString& problem) {
        headerProblem_ = problem;
        Q_EMIT headerChanged();
      });
}

void CutoutDetails::setAnalysed(bool wanted) {
  if (analysed_ == wanted) return;
  analysed_ = wanted;
  if (wanted && !analysis_) analyse();
}

void CutoutDetails::analyse() {
  const auto set = workspace_.data();
  const auto row = workspace_.currentRow();
  if (!set || !row) return;
  jobs_.run(
      {.title = tr("Fit stars to the cutout"), .slot = QStringLiteral("cutout-analysis"), .background = true}, this,
      [set, row = *row](const Progress&) { return analysisOf(*set, row); },
      [this, set, row = *row](std::shared_ptr<const CutoutAnalysis> analysis) {
        if (workspace_.currentRow() != row || !workspace_.speaksOf(*set)) return;
        analysis_ = std::move(analysis);
        Q_EMIT analysisChanged();
      });
}

void CutoutDetails::forgetMeans() {
  means_.clear();
  if (std::exchange(meansAsked_, false)) Q_EMIT meansChanged();
}

const std::vector<float>* CutoutDetails::classMean(int c) {
  const auto found = means_.find(c);
  if (found != means_.end()) return &found->second;
  const auto set = workspace_.data();
  if (meansAsked_ || !set || set->shape().pixelCount() == 0) return nullptr;
  meansAsked_ = true;
  jobs_.run(
      {.title = tr("Average the classes"), .slot = QStringLiteral("class-means"), .background = true}, this,
      [set](const Progress& progress) { return meansOf(*set, progress); },
      [this, set](std::map<int, std::vector<float>> means) {
        if (workspace_.data() != set) return;
        means_ = std::move(means);
        Q_EMIT meansChanged();
      });
  return nullptr;
}

}  // namespace blendscope::ui
