// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "evaluate/accuracy_by.h"
#include "report/plot.h"
#include "report/report_material.h"

namespace blendscope {

namespace {

/// Mean probability from which on all classifiers together count as sure.
constexpr double kSure = 0.9;

/// What the best lines of all classifiers say of each tested row together.
struct Jury {
  std::vector<char> anyRight;
  std::vector<char> sureOfOther;  ///< all name one class other than the label, with a mean probability of kSure or more
};

Jury juryOf(const ReportMaterial& material, const PooledRows& examined) {
  const std::size_t n = examined.rows.size();
  Jury jury{std::vector<char>(n, 0), std::vector<char>(n, 0)};
  std::vector<int> named(n, -1);
  std::vector<char> agreed(n, 1);
  std::vector<double> sureness(n, 0);
  for (const auto& [name, line] : material.bestOf) {
    const PooledRows rows = material.rows(line);
    for (std::size_t i = 0; i < n; ++i) {
      const int predicted = predictedClass(rows.probability.row(i));
      if (predicted == rows.truth[i]) jury.anyRight[i] = 1;
      if (named[i] >= 0 && named[i] != predicted) agreed[i] = 0;
      named[i] = predicted;
      sureness[i] += rows.probability(i, static_cast<std::size_t>(predicted));
    }
  }
  const auto members = static_cast<double>(material.bestOf.size());
  for (std::size_t i = 0; i < n; ++i) {
    jury.sureOfOther[i] = agreed[i] && !jury.anyRight[i] && members > 1 && sureness[i] >= kSure * members;
  }
  return jury;
}

/// Wrong answers of the examined line, by what could have prevented them.
struct ErrorBudget {
  std::size_t tested = 0;
  std::size_t wrong = 0;
  std::size_t doubtfulLabel = 0;  ///< all classifiers are sure of one and the same other class
  std::size_t nobodyRight = 0;    ///< of the rest, those that every classifier gets wrong
};

ErrorBudget errorBudget(const ReportMaterial& material) {
  const PooledRows rows = material.rows(material.examined);
  const std::vector<char> hits = material.hits(material.examined);
  const Jury jury = juryOf(material, rows);
  ErrorBudget budget;
  budget.tested = hits.size();
  for (std::size_t i = 0; i < hits.size(); ++i) {
    if (hits[i]) continue;
    ++budget.wrong;
    if (jury.sureOfOther[i]) {
      ++budget.doubtfulLabel;
    } else if (!jury.anyRight[i]) {
      ++budget.nobodyRight;
    }
  }
  return budget;
}

OutcomeRows outcomesOf(const ReportMaterial& material, const PooledRows& rows) {
  OutcomeRows outcomes;
  outcomes.hit = material.hits(material.examined);
  for (const int truth : rows.truth) outcomes.isPositive.push_back(truth == material.table.record.positive ? 1 : 0);
  outcomes.groups = rows.objects;
  return outcomes;
}

/// Numeric columns that say how hard a cutout is, by the names that surveys and simulators use.
std::vector<const MetadataColumn*> hardnessColumns(const CutoutSet& data) {
  std::vector<const MetadataColumn*> columns;
  for (const char* name : {"separation_px", "flux_ratio", "peak_snr", "SEEING", "magnitude"}) {
    const MetadataColumn* column = data.metadata().find(name);
    if (column && column->isNumeric()) columns.push_back(column);
  }
  return columns;
}

Figure accuracyFigure(const MetadataColumn& column, const std::vector<AccuracyBin>& bins) {
  Figure figure;
  figure.width = 560;
  figure.height = 280;
  const std::string axis = column.unit.empty() ? column.name : fmt::format("{} [{}]", column.name, column.unit);
  figure.caption = fmt::format(
      "Accuracy (blue) and completeness of the positive class (orange) against {}, in bins of equal number, with 95 % "
      "intervals.",
      axis);
  figure.draw = [bins, axis](Canvas& canvas) {
    std::vector<double> x, values{1};
    for (const AccuracyBin& bin : bins) {
      x.push_back(bin.centre);
      values.insert(values.end(),
                    {bin.accuracy, bin.accuracyInterval.low, bin.completeness, bin.completenessInterval.low});
    }
    Plot plot(canvas, {70, 14, 440, 216}, Axis::around(axis, x), Axis::around("Share", values));
    const auto draw = [&](auto value, auto interval, Colour colour) {
      std::vector<double> y, low, high;
      for (const AccuracyBin& bin : bins) {
        y.push_back(bin.*value);
        low.push_back((bin.*interval).low);
        high.push_back((bin.*interval).high);
      }
      plot.band(x, low, high, colour);
      plot.line(x, y, colour);
      for (std::size_t i = 0; i < x.size(); ++i) {
        if (std::isfinite(y[i])) plot.marker(x[i], y[i], colour, 3);
      }
    };
    draw(&AccuracyBin::completeness, &AccuracyBin::completenessInterval, palette::series(1));
    draw(&AccuracyBin::accuracy, &AccuracyBin::accuracyInterval, palette::kAccent);
  };
  return figure;
}

Figure mapFigure(const DetectionMap& map) {
  Figure figure;
  figure.width = 620;
  figure.height = 330;
  figure.caption =
      "Share of the pairs that were found, by separation and flux ratio of the two stars (strips of equal number), "
      "with "
      "the separation at which half are found (line).";
  figure.draw = [map](Canvas& canvas) {
    const Box box{70, 14, 440, 266};
    const auto columns = map.separationEdges.size() - 1;
    const auto rows = map.ratioEdges.size() - 1;
    const auto inBox = [&](std::size_t c, std::size_t r) {
      const double w = box.width / static_cast<double>(columns);
      const double h = box.height / static_cast<double>(rows);
      return Box{box.left + w * static_cast<double>(c), box.bottom() - h * static_cast<double>(r + 1), w - 1, h - 1};
    };
    for (std::size_t r = 0; r < rows; ++r) {
      for (std::size_t c = 0; c < columns; ++c) {
        const DetectionMap::Cell& cell = map.at(r, c);
        const Box place = inBox(c, r);
        canvas.rectangle(place, heat(cell.completeness, 0, 1));
        canvas.text({place.left + place.width / 2, place.top + place.height / 2 + 4},
                    cell.count > 0 ? fmt::format("{:.0f} %", 100 * cell.completeness) : "–",
                    {10, cell.completeness > 0.6 ? Colour{255, 255, 255} : palette::kInk, Anchor::Middle});
      }
    }
    std::vector<Point> limit;
    for (std::size_t r = 0; r < map.limits.size(); ++r) {
      if (!map.limits[r].separation) continue;
      const double s = *map.limits[r].separation;
      const auto above = std::ranges::upper_bound(map.separationEdges, s);
      const auto c = std::clamp<std::ptrdiff_t>(above - map.separationEdges.begin() - 1, 0,
                                                static_cast<std::ptrdiff_t>(columns) - 1);
      const double low = map.separationEdges[static_cast<std::size_t>(c)];
      const double high = map.separationEdges[static_cast<std::size_t>(c) + 1];
      const Box place = inBox(static_cast<std::size_t>(c), r);
      limit.push_back(
          {place.left + place.width * std::clamp((s - low) / (high - low), 0.0, 1.0), place.top + place.height / 2});
    }
    if (limit.size() > 1) canvas.line(limit, palette::kWrong, 2.4);
    const TextStyle small{10, palette::kMuted, Anchor::Middle};
    for (std::size_t c = 0; c <= columns; ++c) {
      const double x = box.left + box.width * static_cast<double>(c) / static_cast<double>(columns);
      canvas.text({x, box.bottom() + 16}, fmt::format("{:.2f}", map.separationEdges[c]), small);
    }
    TextStyle right = small;
    right.anchor = Anchor::End;
    for (std::size_t r = 0; r <= rows; ++r) {
      const double y = box.bottom() - box.height * static_cast<double>(r) / static_cast<double>(rows);
      canvas.text({box.left - 6, y + 4}, fmt::format("{:.2f}", map.ratioEdges[r]), right);
    }
    canvas.text({box.left + box.width / 2, box.bottom() + 36}, "Separation [px]", {11, palette::kInk, Anchor::Middle});
    canvas.text({box.left - 46, box.top + box.height / 2}, "Flux ratio",
                {11, palette::kInk, Anchor::Middle, false, true});
  };
  return figure;
}

std::optional<DetectionMap> mapOf(const ReportMaterial& material, const PooledRows& rows) {
  const MetadataTable& metadata = material.request.data->metadata();
  const MetadataColumn* separation = metadata.find("separation_px");
  const MetadataColumn* ratio = metadata.find("flux_ratio");
  if (!separation || !ratio || !separation->isNumeric() || !ratio->isNumeric()) return std::nullopt;
  std::vector<double> separations, ratios;
  std::vector<char> found;
  std::vector<int> objects;
  const int single = material.request.data->classNames().find("single").value_or(-1);
  for (std::size_t i = 0; i < rows.rows.size(); ++i) {
    if (rows.truth[i] == single) continue;
    separations.push_back(separation->number(rows.rows[i]));
    ratios.push_back(ratio->number(rows.rows[i]));
    found.push_back(predictedClass(rows.probability.row(i)) != single ? 1 : 0);
    if (!rows.objects.empty()) objects.push_back(rows.objects[i]);
  }
  return detectionMap(separations, ratios, found, objects, 5, 4);
}

Figure learningFigure(const LearningCurve& curve) {
  Figure figure;
  figure.width = 560;
  figure.height = 290;
  figure.caption = "Accuracy on the same test rows against the number of training rows, with its 95 % interval.";
  figure.draw = [points = curve.points](Canvas& canvas) {
    std::vector<double> x, y, low, high, all;
    for (const LearningPoint& point : points) {
      if (!point.problem.empty()) continue;
      x.push_back(point.trainCount);
      y.push_back(point.accuracy);
      low.push_back(point.interval.low);
      high.push_back(point.interval.high);
      all.insert(all.end(), {y.back(), low.back(), high.back()});
    }
    Plot plot(canvas, {70, 14, 440, 226}, Axis::around("Training rows", x, true), Axis::around("Accuracy", all));
    plot.band(x, low, high, palette::kAccent);
    plot.line(x, y, palette::kAccent);
    for (std::size_t i = 0; i < x.size(); ++i) plot.marker(x[i], y[i], palette::kAccent);
  };
  return figure;
}

std::string share(std::size_t part, std::size_t whole) {
  return whole > 0 ? fmt::format("{:.0f} %", 100.0 * static_cast<double>(part) / static_cast<double>(whole)) : "–";
}

std::string dataSentence(const ReportMaterial& material, const ErrorBudget& budget) {
  if (!material.learning || !material.learning->lastDoubling) return "";
  const LearningCurve::Doubling& last = *material.learning->lastDoubling;
  const double errors =
      static_cast<double>(budget.wrong) / static_cast<double>(std::max<std::size_t>(budget.tested, 1));
  const std::string gain = fmt::format("{:+.1f} points ({:+.1f} to {:+.1f})", 100 * last.gain, 100 * last.interval.low,
                                       100 * last.interval.high);
  if (last.interval.low <= 0) {
    return fmt::format(
        "Data: the last doubling of the training rows brought {}, which chance could do; more rows of the "
        "same kind promise little. ",
        gain);
  }
  return fmt::format(
      "Data: the last doubling of the training rows brought {}; another one may remove up to {:.0f} % of "
      "the errors. ",
      gain, 100 * std::min(1.0, errors > 0 ? last.gain / errors : 0));
}

std::string answerOf(const ReportMaterial& material, const ErrorBudget& budget) {
  if (budget.wrong == 0) return "There is nothing to improve on these rows: no answer was wrong.";
  if (material.bestOf.size() < 2) {
    return fmt::format(
        "The study has one classifier, so that nothing says whether its {} wrong answers are the model's fault, the "
        "light's or the labels': study others beside it. {}",
        budget.wrong, dataSentence(material, budget));
  }
  return fmt::format(
      "Of {} wrong answers, {} are on stars that all classifiers surely take for another class (look at these labels "
      "first), {} on other stars that no classifier of the study gets right (their light hardly tells: better seeing, "
      "more epochs or a specialist would), and {} on stars that some other classifier gets right. {}",
      budget.wrong, share(budget.doubtfulLabel, budget.wrong), share(budget.nobodyRight, budget.wrong),
      share(budget.wrong - budget.doubtfulLabel - budget.nobodyRight, budget.wrong), dataSentence(material, budget));
}

Table budgetTable(const ReportMaterial& material, const ErrorBudget& budget) {
  Table table;
  table.caption =
      "Where the errors come from. The last line is an estimate from the learning curve and overlaps the others.";
  table.header = {"Errors", "Rows", "Share of errors"};
  const std::size_t rest = budget.wrong - budget.doubtfulLabel - budget.nobodyRight;
  const auto row = [&](const char* what, std::size_t count) {
    table.rows.push_back({what, fmt::format("{}", count), share(count, budget.wrong)});
  };
  if (material.bestOf.size() < 2) {
    row("Limited by labels, physics or the model: one classifier cannot tell", budget.wrong);
  } else {
    row("Limited by labels: all are sure of another class", budget.doubtfulLabel);
    row("Limited by physics: no classifier is right", budget.nobodyRight);
    row("Limited by the model: another classifier is right", rest);
  }
  if (material.learning && material.learning->lastDoubling) {
    const double gain = std::max(0.0, material.learning->lastDoubling->gain);
    const auto count = static_cast<std::size_t>(std::lround(gain * static_cast<double>(budget.tested)));
    row("Limited by data: removed by the last doubling of training rows", std::min(count, budget.wrong));
  }
  return table;
}

}  // namespace

Section improveSection(const ReportMaterial& material) {
  const ErrorBudget budget = errorBudget(material);
  const PooledRows rows = material.rows(material.examined);
  const OutcomeRows outcomes = outcomesOf(material, rows);
  Section section{"How can it be improved?", {}};
  section.blocks.push_back(Paragraph{answerOf(material, budget), Paragraph::Kind::Answer});
  section.blocks.push_back(budgetTable(material, budget));
  if (material.learning) section.blocks.push_back(learningFigure(*material.learning));
  if (const auto map = mapOf(material, rows)) section.blocks.push_back(mapFigure(*map));
  for (const MetadataColumn* column : hardnessColumns(*material.request.data)) {
    std::vector<double> values;
    for (const Row row : rows.rows) values.push_back(column->number(row));
    const auto bins = accuracyBy(values, outcomes, 8);
    if (bins.size() > 1) section.blocks.push_back(accuracyFigure(*column, bins));
  }
  return section;
}

}  // namespace blendscope
