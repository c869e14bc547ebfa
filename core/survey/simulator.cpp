// SPDX-License-Identifier: GPL-3.0-or-later
#include "survey/simulator.h"

#include <fmt/format.h>
#include <algorithm>
#include <atomic>
#include <cmath>
#include <functional>
#include <limits>

#include "base/error.h"
#include "base/parallel.h"
#include "survey/catalogue.h"
#include "survey/cutout_renderer.h"

namespace blendscope {

namespace {

struct PresetInfo {
  SurveyPreset preset;
  std::string_view name;
  std::size_t count;
  ImageShape shape;
};

constexpr PresetInfo kPresets[] = {
    {SurveyPreset::Demo, "demo", 2000, {10, 10}},
    {SurveyPreset::Challenge, "challenge", 27253, {10, 10}},
    {SurveyPreset::Alert, "alert", 1000, {63, 63}},
};

constexpr std::size_t kCutoutsPerField = 300;
constexpr std::size_t kMostPixels = 4'000'000'000;
constexpr std::size_t kPixelsPerBlock = 12'800;

/// Numbers of the random streams; those of the cutouts follow.
constexpr std::uint64_t kExposureStream = 0;
constexpr std::uint64_t kObjectStream = 1;
constexpr std::uint64_t kFirstCutoutStream = 16;

const PresetInfo& infoOf(SurveyPreset preset) {
  return *std::find_if(std::begin(kPresets), std::end(kPresets),
                       [&](const PresetInfo& info) { return info.preset == preset; });
}

std::size_t checkedCount(const PresetInfo& info, std::optional<std::size_t> count) {
  const std::size_t most = kMostPixels / info.shape.pixelCount();
  if (count && (*count == 0 || *count > most)) {
    throw UsageError(
        fmt::format("a survey of {} cutouts cannot be simulated", *count), "count",
        fmt::format("Ask for 1 to {} cutouts of {}×{} pixels.", most, info.shape.height, info.shape.width));
  }
  return count.value_or(info.count);
}

/// Everything about a survey but its pixels.
struct Plan {
  ObservingLog log;
  Catalogue catalogue;

  const SkyObject& object(std::size_t row) const { return catalogue.objects[catalogue.visits[row].object]; }
  const Exposure& exposure(std::size_t row) const { return log.exposures[catalogue.visits[row].exposure]; }
  const Field& field(std::size_t row) const { return log.fields[exposure(row).field]; }
};

Plan drawPlan(std::size_t count, std::uint64_t seed) {
  const KindCounts counts = challengeProportions(count);
  const StarPopulation population(7414.0 / (7414 + 4729));
  RandomStream exposureRandom(seed, kExposureStream);
  RandomStream objectRandom(seed, kObjectStream);
  Plan plan;
  plan.log = drawObservingLog(std::max<std::size_t>(1, count / kCutoutsPerField), exposureRandom);
  plan.catalogue = drawCatalogue(counts, plan.log, population, objectRandom);
  return plan;
}

std::vector<CutoutTruth> renderAll(const Plan& plan, ImageShape shape, std::uint64_t seed, Matrix<float>& pixels,
                                   const Progress& progress) {
  std::vector<CutoutTruth> truth(pixels.rows());
  std::atomic<std::size_t> done{0};
  const std::size_t grain = std::max<std::size_t>(1, kPixelsPerBlock / shape.pixelCount());
  parallelFor(pixels.rows(), grain, [&](std::size_t begin, std::size_t end) {
    progress.throwIfCancelled();
    for (std::size_t row = begin; row < end; ++row) {
      RandomStream random(seed, kFirstCutoutStream + row);
      truth[row] = renderCutout(plan.object(row), plan.exposure(row), shape, random, pixels.row(row));
    }
    const std::size_t finished = done += end - begin;
    progress.report(static_cast<double>(finished) / static_cast<double>(pixels.rows()), "Drawing cutouts");
  });
  return truth;
}

std::string_view toText(Artefact artefact) {
  switch (artefact) {
    case Artefact::None:
      return "none";
    case Artefact::BrightNeighbour:
      return "bright neighbour";
    case Artefact::SaturatedNeighbour:
      return "saturated neighbour";
    case Artefact::CosmicRay:
      return "cosmic ray";
    case Artefact::BadColumn:
      return "bad column";
  }
  return "";
}

/// Builds the columns of a metadata table from one function of the row each.
class TableBuilder {
 public:
  explicit TableBuilder(std::size_t rows) : rows_(rows) {}

  void numbers(std::string name, std::string unit, ColumnRole role, const std::function<double(std::size_t)>& value) {
    std::vector<double> values(rows_);
    for (std::size_t row = 0; row < rows_; ++row) values[row] = value(row);
    table_.add({std::move(name), std::move(unit), role, std::move(values)});
  }

  void words(std::string name, ColumnRole role, const std::function<std::string_view(std::size_t)>& value) {
    TextValues values;
    values.codes.reserve(rows_);
    for (std::size_t row = 0; row < rows_; ++row) values.append(value(row));
    table_.add({std::move(name), {}, role, std::move(values)});
  }

  MetadataTable take() { return std::move(table_); }

 private:
  std::size_t rows_;
  MetadataTable table_;
};

/// To the digits that a catalogue would print: files stay short and read back the same.
double rounded(double value, double digits) {
  const double scale = std::pow(10.0, digits);
  return std::round(value * scale) / scale;
}

void addMeasuredColumns(TableBuilder& table, const Plan& plan) {
  constexpr auto kRole = ColumnRole::Measured;
  const auto exposureNumber = [&](std::size_t row) { return static_cast<double>(plan.catalogue.visits[row].exposure); };
  const auto objectNumber = [&](std::size_t row) { return static_cast<double>(plan.catalogue.visits[row].object); };
  table.numbers("SEEING", "px", kRole, [&](std::size_t row) { return rounded(plan.exposure(row).seeing, 4); });
  table.numbers("MAGZP", "mag", kRole, [&](std::size_t row) { return rounded(plan.exposure(row).zeroPoint, 4); });
  table.words("FILTER", kRole, [&](std::size_t row) { return plan.exposure(row).filter; });
  table.numbers("OBSMJD", "d", kRole, [&](std::size_t row) { return rounded(plan.exposure(row).mjd, 6); });
  table.numbers("FIELDID", "", kRole, [&](std::size_t row) { return plan.field(row).fieldId; });
  table.numbers("CCDID", "", kRole, [&](std::size_t row) { return plan.field(row).ccd; });
  table.numbers("QID", "", kRole, [&](std::size_t row) { return plan.field(row).quadrant; });
  table.numbers("GAIN", "e-/DN", kRole, [](std::size_t) { return kGain; });
  table.numbers("READNOI", "e-", kRole, [](std::size_t) { return kReadNoise; });
  table.numbers("SATURATE", "DN", kRole, [](std::size_t) { return kSaturation; });
  table.numbers("RA", "deg", kRole, [&](std::size_t row) { return rounded(plan.object(row).ra, 6); });
  table.numbers("DEC", "deg", kRole, [&](std::size_t row) { return rounded(plan.object(row).dec, 6); });
  table.numbers("exposure", "", kRole, exposureNumber);
  table.numbers("object", "", kRole, objectNumber);
}

void addTruthColumns(TableBuilder& table, const Plan& plan, const std::vector<CutoutTruth>& truth) {
  constexpr auto kRole = ColumnRole::Truth;
  const auto ofPairs = [&](auto value) {
    return [&plan, value](std::size_t row) {
      const SkyObject& object = plan.object(row);
      return object.kind == ObjectKind::Single ? std::numeric_limits<double>::quiet_NaN() : value(object);
    };
  };
  table.numbers("separation_px", "px", kRole,
                ofPairs([](const SkyObject& o) { return rounded(o.companion.separation, 4); }));
  table.numbers("flux_ratio", "", kRole, ofPairs([](const SkyObject& o) {
                  return rounded(std::pow(10.0, -0.4 * o.companion.magnitudeDifference), 4);
                }));
  table.numbers("p_binary", "", kRole, ofPairs([](const SkyObject& o) { return rounded(o.binaryProbability, 6); }));
  table.numbers("n_sources", "", kRole, [&](std::size_t row) { return plan.object(row).sourceCount; });
  table.numbers("magnitude", "mag", kRole, [&](std::size_t row) { return rounded(plan.object(row).magnitude, 4); });
  table.numbers("peak_snr", "", kRole, [&](std::size_t row) { return rounded(truth[row].peakSnr, 2); });
  table.numbers("fwhm_px", "px", kRole, [&](std::size_t row) { return rounded(truth[row].fwhm, 4); });
  table.words("artefact", kRole, [&](std::size_t row) { return toText(truth[row].artefact); });
}

}  // namespace

SurveyPreset parsePreset(std::string_view name) {
  for (const PresetInfo& info : kPresets) {
    if (info.name == name) return info.preset;
  }
  throw UsageError(fmt::format("there is no preset '{}'", name), "preset", "The presets are: demo, challenge, alert.");
}

std::string_view toText(SurveyPreset preset) { return infoOf(preset).name; }

std::shared_ptr<const CutoutSet> simulateSurvey(SurveyPreset preset, std::optional<std::size_t> count,
                                                std::uint64_t seed, const Progress& progress) {
  const PresetInfo& info = infoOf(preset);
  const std::size_t rows = checkedCount(info, count);
  progress.report(0, "Drawing the sky");
  const Plan plan = drawPlan(rows, seed);

  CutoutSetParts parts;
  parts.shape = info.shape;
  parts.pixels = Matrix<float>(rows, info.shape.pixelCount());
  const std::vector<CutoutTruth> truth = renderAll(plan, info.shape, seed, parts.pixels, progress);

  parts.classNames = ClassNames::challenge(true);
  parts.labels.resize(rows);
  for (std::size_t row = 0; row < rows; ++row) parts.labels[row] = static_cast<int>(plan.object(row).kind);
  TableBuilder table(rows);
  addMeasuredColumns(table, plan);
  addTruthColumns(table, plan, truth);
  parts.metadata = table.take();
  parts.provenance.source = fmt::format("simulated: {}, seed {}", info.name, seed);
  parts.provenance.format = "simulator";
  return CutoutSet::make(std::move(parts));
}

}  // namespace blendscope
