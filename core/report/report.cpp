// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/report.h"

#include <fmt/format.h>
#include <algorithm>
#include <cctype>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/version.h"
#include "report/report_material.h"
#include "study/run.h"

namespace blendscope {

namespace {

/// The run that the study's cells of one line amount to, without its fitted models.
Run runOf(const ReportMaterial& material, std::size_t line) {
  const StudyRecord& record = material.table.record;
  Run run;
  run.spec = material.line(line).spec;
  run.splitSpec = record.spec.split;
  run.data = material.request.data;
  run.positive = record.positive;
  run.seed = record.spec.seed;
  run.version = record.version;
  run.warnings = record.warnings;
  for (const StudyCell& cell : material.request.cells) {
    if (cell.pipeline != line || cell.inner >= 0) continue;
    SplitResult result;
    result.split = record.divisions[cell.division];
    const std::vector<float>& values = cell.probability.values();
    result.prediction.probability =
        Matrix<double>(cell.probability.rows(), cell.probability.cols(), {values.begin(), values.end()});
    result.prediction.uncertainty.assign(cell.uncertainty.begin(), cell.uncertainty.end());
    result.seconds = cell.seconds;
    run.uncertaintyMeaning = cell.uncertaintyMeaning;
    std::vector<int> truth, objects;
    for (const Row row : result.split.test) {
      truth.push_back(record.truth[row]);
      if (!record.objects.empty()) objects.push_back(record.objects[row]);
    }
    result.metrics = evaluatePredictions(truth, result.prediction.probability, record.positive, objects);
    run.seconds += cell.seconds;
    run.splits.push_back(std::move(result));
  }
  run.pooled = *material.line(line).pooled;
  return run;
}

void findLines(ReportMaterial& material) {
  for (std::size_t i = 0; i < material.table.lines.size(); ++i) {
    const StudyLine& line = material.table.lines[i];
    if (!line.pooled || line.missing > 0 || !line.problems.empty()) continue;
    material.complete.push_back(i);
    const std::string& name = line.spec.classifier->name;
    const auto [best, isNew] = material.bestOf.emplace(name, i);
    if (!isNew && material.accuracy(i) > material.accuracy(best->second)) best->second = i;
  }
  if (material.complete.empty()) {
    throw Error("the study has no pipeline with a result on every division", material.table.record.source,
                "Let the study run to its end, or see its table for what failed.");
  }
  const auto muygps = material.bestOf.find("muygps");
  if (muygps != material.bestOf.end()) material.muygps = muygps->second;
}

void chooseExamined(ReportMaterial& material) {
  const auto& nested = material.table.nested;
  if (!nested) {
    material.examined = *std::ranges::max_element(
        material.complete, [&](std::size_t a, std::size_t b) { return material.accuracy(a) < material.accuracy(b); });
    material.whyExamined = "it did best on the test rows, which flatters it";
    return;
  }
  std::map<std::size_t, std::size_t> votes;
  for (const std::size_t line : nested->chosen) ++votes[line];
  material.examined =
      std::ranges::max_element(votes, [](const auto& a, const auto& b) { return a.second < b.second; })->first;
  material.whyExamined = fmt::format("training rows alone chose it on {} of {} divisions", votes[material.examined],
                                     nested->chosen.size());
}

LearningCurve learnedBy(const ReportMaterial& material, const Progress& progress) {
  const StudyRecord& record = material.table.record;
  LearningCurveRequest request;
  request.pipeline = material.line(material.examined).spec;
  request.split = record.spec.split;
  request.data = material.request.data;
  request.positive = record.spec.positive;
  request.seed = record.spec.seed;
  request.shares = {0.1, 0.25, 0.5, 1};
  request.repeats = 1;
  return learningCurve(request, progress);
}

std::string extensionOf(const std::filesystem::path& path) {
  std::string extension = path.extension().string();
  std::ranges::transform(extension, extension.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return extension;
}

}  // namespace

Document studyReport(const ReportRequest& request, const Progress& progress) {
  if (request.data->fingerprint() != request.record.fingerprint) {
    throw Error(
        "the data are not those that were studied", request.data->provenance().source,
        fmt::format("Give the data with fingerprint {}, read with the same options.", request.record.fingerprint));
  }
  ReportMaterial material{request, studyTable(request.record, request.cells), {}, 0, {}, {}, {}, {}, {}};
  findLines(material);
  chooseExamined(material);
  progress.report(0, "Examining");
  TrustOptions options;
  options.seed = request.seed;
  options.runsCompared = material.table.lines.size();
  material.trust = examineTrust(runOf(material, material.examined), options, progress.part(0, 0.3));
  if (request.learningCurve) material.learning = learnedBy(material, progress.part(0.3, 0.8));

  const CutoutSet& data = *request.data;
  Document document;
  document.title = "Stellar blends: what the study says";
  document.subtitle = fmt::format("{} · {} cutouts of {}×{} pixels · {} pipelines on {} divisions · Blendscope {}",
                                  request.record.source, data.size(), data.shape().height, data.shape().width,
                                  material.table.lines.size(), request.record.divisions.size(), request.record.version);
  document.sections.push_back(looksSection(material, progress.part(0.8, 0.95)));
  document.sections.push_back(methodsSection(material));
  document.sections.push_back(stepsSection(material));
  document.sections.push_back(trustSection(material));
  document.sections.push_back(improveSection(material));
  document.sections.push_back(repeatSection(material));
  Section summary{"In short", {}};
  for (const Section& section : document.sections) {
    for (const Block& block : section.blocks) {
      const auto* paragraph = std::get_if<Paragraph>(&block);
      if (!paragraph || paragraph->kind != Paragraph::Kind::Answer) continue;
      summary.blocks.push_back(Paragraph{section.heading + " " + paragraph->text});
    }
  }
  document.sections.insert(document.sections.begin(), std::move(summary));
  return document;
}

void requireReportName(const std::filesystem::path& path) {
  const std::string extension = extensionOf(path);
  if (extension == ".html" || extension == ".htm" || extension == ".pdf") return;
  throw UsageError("a report is HTML or PDF", path.string(), "Let the file's name end in .html or .pdf.");
}

void writeReport(const Document& document, const std::filesystem::path& path) {
  requireReportName(path);
  writeAtomically(path, extensionOf(path) == ".pdf" ? toPdf(document) : toHtml(document));
}

}  // namespace blendscope
