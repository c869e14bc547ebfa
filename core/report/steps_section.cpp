// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <algorithm>
#include <cmath>

#include "report/plot.h"
#include "report/report_material.h"

namespace blendscope {

namespace {

using TextOf = std::string (*)(const PipelineSpec&);

/// Different values of one part of the pipelines, in the order of the study.
std::vector<std::string> valuesOf(const ReportMaterial& material, TextOf text) {
  std::vector<std::string> values;
  for (const std::size_t i : material.complete) {
    const std::string value = text(material.line(i).spec);
    if (std::ranges::count(values, value) == 0) values.push_back(value);
  }
  return values;
}

/// The line whose four parts are these, if there is one with a result.
std::optional<std::size_t> lineOf(const ReportMaterial& material, const std::string& normalizer,
                                  const std::string& augmentation, const std::string& embedding,
                                  const std::string& classifier) {
  for (const std::size_t i : material.complete) {
    const PipelineSpec& spec = material.line(i).spec;
    if (normalizerText(spec) == normalizer && augmentationText(spec) == augmentation &&
        embeddingText(spec) == embedding && classifierText(spec) == classifier) {
      return i;
    }
  }
  return std::nullopt;
}

/// What a step brings against a base, all else alike.
struct Effect {
  std::string value;
  std::size_t line = 0;
  PairedTest test;
};

/// One part of a line exchanged for all its other values.
std::vector<Effect> effectsOf(const ReportMaterial& material, std::size_t base, TextOf part) {
  const PipelineSpec& spec = material.line(base).spec;
  std::vector<Effect> effects;
  for (const std::string& value : valuesOf(material, part)) {
    if (value == part(spec)) continue;
    const auto line = lineOf(material, part == normalizerText ? value : normalizerText(spec),
                             part == augmentationText ? value : augmentationText(spec),
                             part == embeddingText ? value : embeddingText(spec), classifierText(spec));
    if (line) effects.push_back({value, *line, material.compare(*line, base)});
  }
  return effects;
}

Table effectTable(const ReportMaterial& material, std::size_t base, const std::string& what,
                  const std::vector<Effect>& effects) {
  Table table;
  table.caption = fmt::format("{} instead of that of “{}” (accuracy {}), all else alike, on the same test rows.", what,
                              material.line(base).spec.text(), figureText(material.accuracy(base)));
  table.header = {what, "Accuracy", "Difference", "p (Holm)"};
  std::vector<double> p;
  for (const Effect& effect : effects) p.push_back(effect.test.p);
  const std::vector<double> adjusted = holmAdjusted(p);
  for (std::size_t i = 0; i < effects.size(); ++i) {
    table.rows.push_back({effects[i].value, figureText(material.accuracy(effects[i].line)),
                          differenceText(effects[i].test), probabilityText(adjusted[i])});
  }
  return table;
}

/// Accuracies by normalisation (row) and embedding (column); NaN where nothing was tried.
struct HeatMap {
  std::vector<std::string> rows;
  std::vector<std::string> columns;
  Matrix<double> values;
};

HeatMap heatMapOf(const ReportMaterial& material, std::size_t line) {
  HeatMap map;
  for (const auto& [name, grid] : studyGrids(material.table)) {
    if (std::ranges::count(grid.line.values(), static_cast<int>(line)) == 0) continue;
    map = {grid.normalizers, grid.embeddings, Matrix<double>(grid.line.rows(), grid.line.cols(), NAN)};
    for (std::size_t cell = 0; cell < grid.size(); ++cell) {
      const int at = grid.line.values()[cell];
      if (at >= 0) map.values.values()[cell] = material.accuracy(static_cast<std::size_t>(at));
    }
  }
  return map;
}

constexpr double kHeatLeft = 180;
constexpr double kHeatTop = 46;
constexpr double kCellWidth = 92;
constexpr double kCellHeight = 26;

std::string shortened(const std::string& text, std::size_t most) {
  return text.size() > most ? text.substr(0, most - 1) + "…" : text;
}

void drawHeatMap(Canvas& canvas, const HeatMap& map) {
  double low = INFINITY;
  double high = -INFINITY;
  for (const double value : map.values.values()) {
    if (!std::isfinite(value)) continue;
    low = std::min(low, value);
    high = std::max(high, value);
  }
  for (std::size_t c = 0; c < map.columns.size(); ++c) {
    canvas.text({kHeatLeft + kCellWidth * (static_cast<double>(c) + 0.5), kHeatTop - 12}, shortened(map.columns[c], 15),
                {10, palette::kMuted, Anchor::Middle});
  }
  for (std::size_t r = 0; r < map.rows.size(); ++r) {
    const double top = kHeatTop + kCellHeight * static_cast<double>(r);
    canvas.text({kHeatLeft - 10, top + 16}, shortened(map.rows[r], 28), {10, palette::kInk, Anchor::End});
    for (std::size_t c = 0; c < map.columns.size(); ++c) {
      const double value = map.values(r, c);
      const Box box{kHeatLeft + kCellWidth * static_cast<double>(c), top, kCellWidth - 2, kCellHeight - 2};
      const bool deep = std::isfinite(value) && value > low + 0.6 * (high - low);
      canvas.rectangle(box, heat(value, low, high));
      canvas.text({box.left + box.width / 2, box.top + 16}, figureText(value),
                  {10, deep ? Colour{255, 255, 255} : palette::kInk, Anchor::Middle});
    }
  }
}

Figure heatFigure(const ReportMaterial& material, std::size_t line) {
  Figure figure;
  const HeatMap map = heatMapOf(material, line);
  figure.width = kHeatLeft + kCellWidth * static_cast<double>(map.columns.size()) + 20;
  figure.height = kHeatTop + kCellHeight * static_cast<double>(map.rows.size()) + 10;
  figure.caption = fmt::format("Accuracy of {} by normalisation (rows) and embedding (columns).",
                               classifierText(material.line(line).spec));
  figure.draw = [map](Canvas& canvas) { drawHeatMap(canvas, map); };
  return figure;
}

/// The plainest line of a classifier: pixels as they are, or what comes first.
std::size_t plainLine(const ReportMaterial& material, std::size_t best) {
  const std::string classifier = classifierText(material.line(best).spec);
  for (const char* normalizer : {"none", "raw"}) {
    if (const auto line = lineOf(material, normalizer, "none", "none", classifier)) return *line;
  }
  for (const std::size_t i : material.complete) {
    if (classifierText(material.line(i).spec) == classifier && embeddingText(material.line(i).spec) == "none") return i;
  }
  return best;
}

std::string sentenceOn(const char* what, const std::vector<Effect>& effects) {
  if (effects.empty()) return fmt::format("The study tried one {} only. ", what);
  const auto best = std::ranges::max_element(effects, {}, [](const Effect& e) { return e.test.effect; });
  const auto worst = std::ranges::min_element(effects, {}, [](const Effect& e) { return e.test.effect; });
  const auto verdict = [](const PairedTest& test) {
    if (test.interval.low > 0) return "helps";
    if (test.interval.high < 0) return "harms";
    return "makes no difference that these rows could show";
  };
  std::string text =
      fmt::format("The best other {}, {}, {}: {}", what, best->value, verdict(best->test), differenceText(best->test));
  if (effects.size() > 1) {
    text += fmt::format("; the worst, {}, {}: {}", worst->value, verdict(worst->test), differenceText(worst->test));
  }
  return text + ". ";
}

}  // namespace

Section stepsSection(const ReportMaterial& material) {
  Section section{"Do normalisation and embedding help?", {}};
  const std::size_t best = material.muygps ? *material.muygps : material.examined;
  const std::size_t plain = plainLine(material, best);
  const auto normalizers = effectsOf(material, plain, normalizerText);
  std::size_t normalized = plain;
  for (const Effect& effect : normalizers) {
    if (material.accuracy(effect.line) > material.accuracy(normalized)) normalized = effect.line;
  }
  const auto embeddings = effectsOf(material, normalized, embeddingText);
  const auto augmentations = effectsOf(material, normalized, augmentationText);
  std::string answer = fmt::format("For {}, against “{}”: ", material.line(best).spec.classifier->name,
                                   material.line(plain).spec.text());
  answer += sentenceOn("normalisation", normalizers);
  answer += fmt::format("On top of {}: ", normalizerText(material.line(normalized).spec));
  answer += sentenceOn("embedding", embeddings);
  if (!augmentations.empty()) answer += sentenceOn("augmentation", augmentations);
  section.blocks.push_back(Paragraph{answer, Paragraph::Kind::Answer});
  section.blocks.push_back(heatFigure(material, best));
  if (!normalizers.empty()) section.blocks.push_back(effectTable(material, plain, "Normalisation", normalizers));
  if (!embeddings.empty()) section.blocks.push_back(effectTable(material, normalized, "Embedding", embeddings));
  if (!augmentations.empty()) {
    section.blocks.push_back(effectTable(material, normalized, "Augmentation", augmentations));
  }
  section.blocks.push_back(Paragraph{
      "Differences stand before p: an effect of a point may be beyond chance and still not be worth the time, "
      "and one of five points may be real and still be within the chance of few rows."});
  return section;
}

}  // namespace blendscope
