// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <algorithm>
#include <cmath>

#include "report/plot.h"
#include "report/report_material.h"

namespace blendscope {

namespace {

Figure reliabilityFigure(const std::vector<CalibrationView>& views) {
  Figure figure;
  figure.width = 560;
  figure.height = 330;
  figure.caption =
      "Stated against observed: of the answers given with a confidence, how many are right, with 95 % intervals. On "
      "the "
      "diagonal a model means what it says.";
  figure.draw = [views](Canvas& canvas) {
    const Axis share{"Confidence stated", 0.3, 1, false};
    Axis observed = share;
    observed.label = "Share that is right";
    for (const CalibrationView& view : views) {
      for (const ReliabilityBin& bin : view.bins) {
        observed.low =
            std::clamp(std::min(observed.low, std::isfinite(bin.band.low) ? bin.band.low : bin.observed), 0.0, 0.3);
      }
    }
    Plot plot(canvas, {70, 14, 300, 266}, share, observed);
    plot.line(std::vector<double>{0.3, 1}, std::vector<double>{0.3, 1}, palette::kMuted, true);
    for (std::size_t v = 0; v < views.size(); ++v) {
      std::vector<double> x, y;
      const Colour colour = v == 0 ? palette::kAccent : palette::series(v);
      for (const ReliabilityBin& bin : views[v].bins) {
        x.push_back(bin.stated);
        y.push_back(bin.observed);
        if (v == 0) plot.whisker(bin.stated, bin.band.low, bin.band.high, colour);
        if (v == 0) plot.marker(bin.stated, bin.observed, colour);
      }
      plot.line(x, y, colour, v > 0);
      const double at = 28 + 20 * static_cast<double>(v);
      canvas.segment({388, at - 4}, {410, at - 4}, colour, 2.2, v > 0);
      canvas.text({416, at}, std::string(toText(views[v].method)), {11});
    }
  };
  return figure;
}

Table calibrationTable(const Trust& trust) {
  Table table;
  table.caption = "Calibration. " + trust.crossFitting;
  table.header = {"Probabilities", "ECE", "95 % interval", "Log loss", "Brier"};
  for (const CalibrationView& view : trust.calibration) {
    table.rows.push_back({std::string(toText(view.method)), figureText(view.ece), intervalText(view.eceInterval),
                          figureText(view.logLoss), figureText(view.brier)});
  }
  return table;
}

Figure abstentionFigure(const AbstentionView& view) {
  Figure figure;
  figure.width = 560;
  figure.height = 300;
  figure.caption = fmt::format(
      "Sending the least sure answers to a specialist: share that is right among the rest, with its 95 % interval. "
      "Uncertainty: {}.",
      view.uncertainty);
  figure.draw = [byShare = view.byShare](Canvas& canvas) {
    std::vector<double> sent, right, low, high, all;
    for (const Abstention& one : byShare) {
      if (one.sent > 0.95) continue;
      sent.push_back(100 * one.sent);
      right.push_back(100 * one.right);
      low.push_back(100 * one.rightInterval.low);
      high.push_back(100 * one.rightInterval.high);
      all.insert(all.end(), {right.back(), low.back(), high.back()});
    }
    Axis vertical = Axis::around("Right among the rest [%]", all);
    vertical.high = std::min(vertical.high, 101.0);
    Plot plot(canvas, {70, 14, 440, 236}, {"Sent to a specialist [%]", 0, 95, false}, vertical);
    plot.band(sent, low, high, palette::kAccent);
    plot.line(sent, right, palette::kAccent);
  };
  return figure;
}

Table conformalTable(const Trust& trust) {
  Table table;
  table.caption =
      "Sets of classes that promise to hold the true one (conformal, one promise for each class), and what they "
      "held. " +
      trust.crossFitting;
  table.header = {"Promise", "Held (95 % interval)", "One class", "Several", "None"};
  for (const ConformalView& view : trust.conformal) {
    const SetQuality& sets = view.perClass;
    table.rows.push_back({fmt::format("{:.0f} %", 100 * view.level), percentText(sets.all.coverage, sets.all.interval),
                          fmt::format("{:.0f} %", 100 * sets.decided), fmt::format("{:.0f} %", 100 * sets.undecided),
                          fmt::format("{:.0f} %", 100 * sets.empty)});
  }
  return table;
}

Table prevalenceTable(const Trust& trust) {
  Table table;
  const std::string positive = trust.classNames.name(trust.positive);
  table.caption = fmt::format(
      "What an answer “{}” is worth where that class is rarer or commoner than here ({:.0f} %), if the classes look "
      "the "
      "same there.",
      positive, 100 * trust.answers.testedPrevalence);
  table.header = {fmt::format("Share of {}", positive), "Answers that hold (95 % interval)"};
  for (const double prevalence : {0.02, 0.1, 0.3, 0.5}) {
    const PredictiveValues values = trust.answers.at(prevalence);
    table.rows.push_back(
        {fmt::format("{:.0f} %", 100 * prevalence), percentText(values.precision, values.precisionInterval)});
  }
  return table;
}

std::string answerOf(const ReportMaterial& material) {
  const Trust& trust = material.trust;
  const Metrics& m = *material.line(material.examined).pooled;
  std::string text =
      fmt::format("Within limits. “{}” is right in {} of rows that it never saw.",
                  material.line(material.examined).spec.text(), percentText(m.accuracy, m.accuracyInterval));
  if (material.table.nested) {
    const Metrics& honest = material.table.nested->pooled;
    text += fmt::format(" Chosen by training rows alone, the figure to expect is {}.",
                        percentText(honest.accuracy, honest.accuracyInterval));
  }
  for (const AbstentionView::Target& target : trust.abstention.targets) {
    if (target.accuracy != 0.95) continue;
    text += target.reached ? fmt::format(" Send {:.0f} % to a specialist, and of the rest {} are right.",
                                         100 * target.reached->sent,
                                         percentText(target.reached->right, target.reached->rightInterval))
                           : std::string(" No share sent to a specialist makes 95 % of the rest right.");
  }
  return text;
}

}  // namespace

Section trustSection(const ReportMaterial& material) {
  const Trust& trust = material.trust;
  Section section{"Can the answers be trusted?", {}};
  section.blocks.push_back(Paragraph{answerOf(material), Paragraph::Kind::Answer});
  section.blocks.push_back(Paragraph{
      fmt::format("Examined is “{}”, since {}.", material.line(material.examined).spec.text(), material.whyExamined)});
  for (const TrustStatement& statement : trust.statements) {
    const bool plain = statement.kind == TrustStatement::Kind::Supports;
    section.blocks.push_back(Paragraph{statement.text, plain ? Paragraph::Kind::Plain : Paragraph::Kind::Warning});
  }
  section.blocks.push_back(reliabilityFigure(trust.calibration));
  section.blocks.push_back(calibrationTable(trust));
  section.blocks.push_back(abstentionFigure(trust.abstention));
  if (!trust.conformal.empty()) section.blocks.push_back(conformalTable(trust));
  section.blocks.push_back(prevalenceTable(trust));
  return section;
}

}  // namespace blendscope
