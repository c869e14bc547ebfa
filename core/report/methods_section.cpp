// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <algorithm>
#include <cmath>

#include "report/plot.h"
#include "report/report_material.h"

namespace blendscope {

namespace {

/// The best line of every classifier, best first.
std::vector<std::size_t> bestLines(const ReportMaterial& material) {
  std::vector<std::size_t> lines;
  for (const auto& [name, line] : material.bestOf) lines.push_back(line);
  std::ranges::stable_sort(lines,
                           [&](std::size_t a, std::size_t b) { return material.accuracy(a) > material.accuracy(b); });
  return lines;
}

/// Those that no other one beats in both time and accuracy, fastest first.
std::vector<std::size_t> paretoFront(const ReportMaterial& material, std::vector<std::size_t> lines) {
  std::ranges::stable_sort(lines, [&](std::size_t a, std::size_t b) {
    return material.line(a).seconds.total < material.line(b).seconds.total;
  });
  std::vector<std::size_t> front;
  for (const std::size_t line : lines) {
    if (front.empty() || material.accuracy(line) > material.accuracy(front.back())) front.push_back(line);
  }
  return front;
}

Table methodTable(const ReportMaterial& material, const std::vector<std::size_t>& lines) {
  Table table;
  table.caption = "The best pipeline of each classifier. Seconds are those of one division, steps before included.";
  table.header = {"Pipeline", "Accuracy", "95 % interval", "AUC", "Log loss", "ECE", "Fit s", "Predict s", "Total s"};
  for (const std::size_t i : lines) {
    const Metrics& m = *material.line(i).pooled;
    const StageSeconds& s = material.line(i).seconds;
    table.rows.push_back({material.line(i).spec.text(), figureText(m.accuracy), intervalText(m.accuracyInterval),
                          figureText(m.auc), figureText(m.logLoss), figureText(m.ece), fmt::format("{:.3f}", s.fit),
                          fmt::format("{:.3f}", s.predict), fmt::format("{:.3f}", s.total)});
  }
  return table;
}

/// MuyGPs against each of the others on the same rows.
Table pairTable(const ReportMaterial& material, const std::vector<std::size_t>& lines) {
  Table table;
  table.header = {"Against", "MuyGPs' accuracy less", "p (Holm)"};
  std::vector<PairedTest> tests;
  std::vector<double> p;
  std::vector<std::size_t> others;
  for (const std::size_t i : lines) {
    if (i == *material.muygps) continue;
    others.push_back(i);
    tests.push_back(material.compare(*material.muygps, i));
    p.push_back(tests.back().p);
  }
  const std::vector<double> adjusted = holmAdjusted(p);
  for (std::size_t t = 0; t < tests.size(); ++t) {
    table.rows.push_back(
        {material.line(others[t]).spec.text(), differenceText(tests[t]), probabilityText(adjusted[t])});
  }
  table.caption = fmt::format("{} against the best pipeline of every other classifier on the same test rows: {}.",
                              material.line(*material.muygps).spec.text(), tests.empty() ? "" : tests.front().method);
  return table;
}

struct TimedLine {
  std::string name;
  double seconds = 0;
  double accuracy = 0;
  Interval interval;
  bool ours = false;
};

TimedLine timed(const ReportMaterial& material, std::size_t i) {
  const StudyLine& line = material.line(i);
  return {line.spec.classifier->name, std::max(line.seconds.total, 1e-4), line.pooled->accuracy,
          line.pooled->accuracyInterval, material.muygps && i == *material.muygps};
}

void drawTimes(Canvas& canvas, const std::vector<TimedLine>& lines, const std::vector<TimedLine>& front) {
  std::vector<double> seconds, accuracies, frontSeconds, frontAccuracies;
  for (const TimedLine& line : lines) {
    seconds.push_back(line.seconds);
    for (const double value : {line.accuracy, line.interval.low, line.interval.high}) accuracies.push_back(value);
  }
  for (const TimedLine& line : front) {
    frontSeconds.push_back(line.seconds);
    frontAccuracies.push_back(line.accuracy);
  }
  Plot plot(canvas, {70, 14, 440, 276}, Axis::around("Seconds per division", seconds, true),
            Axis::around("Accuracy", accuracies));
  plot.line(frontSeconds, frontAccuracies, palette::kMuted, true);
  bool above = true;
  for (const TimedLine& line : lines) {
    const Colour colour = line.ours ? palette::kAccent : palette::kMuted;
    plot.whisker(line.seconds, line.interval.low, line.interval.high, colour);
    plot.marker(line.seconds, line.accuracy, colour, line.ours ? 5 : 3.5);
    plot.label(line.seconds, line.accuracy, line.name, Anchor::Start, line.ours ? palette::kAccent : palette::kInk, 7,
               above ? -5 : 12);
    above = !above;
  }
}

Figure timeFigure(const ReportMaterial& material, const std::vector<std::size_t>& lines) {
  Figure figure;
  figure.width = 640;
  figure.height = 340;
  figure.caption =
      "Accuracy with its 95 % interval against the seconds of one division (logarithmic). The line joins those that "
      "none "
      "beats in both.";
  std::vector<TimedLine> all, front;
  for (const std::size_t i : lines) all.push_back(timed(material, i));
  for (const std::size_t i : paretoFront(material, lines)) front.push_back(timed(material, i));
  figure.draw = [all, front](Canvas& canvas) { drawTimes(canvas, all, front); };
  return figure;
}

std::string answerOf(const ReportMaterial& material, const std::vector<std::size_t>& lines) {
  if (!material.muygps) return "The study did not try MuyGPs.";
  const StudyLine& ours = material.line(*material.muygps);
  const Metrics& m = *ours.pooled;
  std::string text = fmt::format(
      "The best pipeline of MuyGPs is right in {} of the test rows, log loss {:.3f}, calibration error {:.3f}, in "
      "{:.2g} "
      "s a division.",
      percentText(m.accuracy, m.accuracyInterval), m.logLoss, m.ece, ours.seconds.total);
  const auto rival = std::ranges::find_if(lines, [&](std::size_t i) { return i != *material.muygps; });
  if (rival == lines.end()) return text;
  const PairedTest test = material.compare(*material.muygps, *rival);
  const StudyLine& other = material.line(*rival);
  return text + fmt::format(" The best of the others, {}, reaches {:.1f} % in {:.2g} s; the difference is {} ({}p {}).",
                            other.spec.classifier->name, 100 * other.pooled->accuracy, other.seconds.total,
                            differenceText(test),
                            std::isfinite(test.interval.low) && test.interval.low <= 0 && test.interval.high >= 0
                                ? "within what chance can do, "
                                : "",
                            test.p < 0.001 ? probabilityText(test.p) : "= " + probabilityText(test.p));
}

}  // namespace

Section methodsSection(const ReportMaterial& material) {
  const std::vector<std::size_t> lines = bestLines(material);
  Section section{"How does MuyGPs compare with other methods?", {}};
  section.blocks.push_back(Paragraph{answerOf(material, lines), Paragraph::Kind::Answer});
  section.blocks.push_back(methodTable(material, lines));
  section.blocks.push_back(timeFigure(material, lines));
  if (material.muygps && lines.size() > 1) section.blocks.push_back(pairTable(material, lines));
  if (material.complete.size() > lines.size()) {
    section.blocks.push_back(
        Paragraph{"The best pipeline of each classifier was picked by its accuracy on these same test rows, so all of "
                  "these figures flatter, those with more pipelines tried a little more.",
                  Paragraph::Kind::Warning});
  }
  return section;
}

}  // namespace blendscope
