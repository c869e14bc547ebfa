// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/point_colours.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "imaging/display.h"
#include "views/cutout_image.h"

namespace blendscope::ui {

namespace {

constexpr std::size_t kMostWords = 11;
constexpr int kNone = -1;

struct PointColourWords {
  Q_DECLARE_TR_FUNCTIONS(PointColourWords)
};

QRgb missingColour() { return classColour(kUnlabelled).rgb(); }

/// Category of every point, its names, and how category c looks.
struct Categories {
  std::vector<int> of;  ///< kNone: no value
  std::vector<QString> names;
  QString missing;
  bool classes = false;  ///< the categories are the classes of the set
};

Categories byClass(const CutoutSet& set, std::span<const Row> rows) {
  Categories result{{}, {}, PointColourWords::tr("unlabelled"), true};
  for (const std::string& name : set.classNames().names()) result.names.push_back(QString::fromStdString(name));
  for (const Row row : rows) result.of.push_back(set.label(row));
  return result;
}

Categories byPrediction(const CutoutSet& set, std::span<const Row> rows, const Verdicts* verdicts) {
  Categories result = byClass(set, {});
  result.missing = PointColourWords::tr("not tested");
  for (const Row row : rows) {
    const Verdict* verdict = verdicts ? verdicts->find(row) : nullptr;
    result.of.push_back(verdict ? verdict->predicted : kNone);
  }
  return result;
}

Categories byCorrectness(std::span<const Row> rows, const Verdicts* verdicts) {
  Categories result{
      {}, {PointColourWords::tr("right"), PointColourWords::tr("wrong")}, PointColourWords::tr("not tested"), false};
  for (const Row row : rows) {
    const Verdict* verdict = verdicts ? verdicts->find(row) : nullptr;
    result.of.push_back(verdict ? static_cast<int>(verdict->wrong()) : kNone);
  }
  return result;
}

/// The most frequent words in their order, the rest together.
Categories byWord(const TextValues& values, std::span<const Row> rows) {
  const std::size_t words = values.dictionary.size();
  std::vector<std::size_t> count(words);
  for (const Row row : rows) {
    if (values.codes[row] >= 0) ++count[static_cast<std::size_t>(values.codes[row])];
  }
  std::vector<std::size_t> order(words);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return count[a] > count[b]; });
  order.resize(std::min(order.size(), kMostWords));
  Categories result{{}, {}, PointColourWords::tr("no value"), false};
  std::vector<int> category(words, static_cast<int>(order.size()));
  for (std::size_t c = 0; c < order.size(); ++c) {
    category[order[c]] = static_cast<int>(c);
    result.names.push_back(QString::fromStdString(values.dictionary[order[c]]));
  }
  if (words > order.size()) result.names.push_back(PointColourWords::tr("other"));
  for (const Row row : rows) {
    const auto code = values.codes[row];
    result.of.push_back(code < 0 ? kNone : category[static_cast<std::size_t>(code)]);
  }
  return result;
}

/// Words in the order of their numbers, so that a predicted class has the colour of that class.
Categories byCode(const TextValues& values, std::span<const Row> rows) {
  Categories result{{}, {}, PointColourWords::tr("no value"), true};
  for (const std::string& word : values.dictionary) result.names.push_back(QString::fromStdString(word));
  for (const Row row : rows) result.of.push_back(values.codes[row] < 0 ? kNone : values.codes[row]);
  return result;
}

LegendEntry entryOf(const Categories& categories, const ColourSource& source, std::size_t c) {
  const auto number = static_cast<int>(c);
  LegendEntry entry{categories.names[c], classColour(number).rgb(), classMarker(number), 0};
  if (source.kind == ColourSource::Kind::Correctness) {
    entry.colour = (c == 0 ? lightColours().correct : lightColours().wrong).rgb();
    entry.marker = c == 0 ? Marker::Circle : Marker::Diamond;
  }
  return entry;
}

PointColours colourWords(const Categories& categories, const ColourSource& source) {
  PointColours colours;
  auto look = std::make_shared<ScatterLook>();
  for (std::size_t c = 0; c < categories.names.size(); ++c) colours.entries.push_back(entryOf(categories, source, c));
  const auto missing = static_cast<std::uint16_t>(colours.entries.size());
  colours.entries.push_back({categories.missing, missingColour(), Marker::Cross, 0});
  look->kindOf.reserve(categories.of.size());
  for (const int c : categories.of) {
    const auto kind = c == kNone ? missing : static_cast<std::uint16_t>(c);
    look->kindOf.push_back(kind);
    ++colours.entries[kind].count;
  }
  if (colours.entries.back().count == 0) colours.entries.pop_back();
  for (const LegendEntry& entry : colours.entries) look->kinds.push_back({entry.colour, entry.marker, true, false});
  if (look->kinds.size() > missing) look->kinds[missing].aside = true;
  colours.look = std::move(look);
  return colours;
}

/// Viridis without the end that would vanish against the panel.
std::vector<QRgb> scaleColours(bool dark) {
  constexpr std::size_t kSteps = 64;
  const auto& table = colourTable(ColourMap::Viridis);
  const double from = dark ? 0.2 : 0.0, to = dark ? 1.0 : 0.92;
  std::vector<QRgb> colours(kSteps);
  for (std::size_t i = 0; i < kSteps; ++i) {
    const double part = from + (to - from) * static_cast<double>(i) / (kSteps - 1);
    colours[i] = table[static_cast<std::size_t>(std::lround(part * 255))];
  }
  return colours;
}

PointColours colourNumbers(const std::vector<float>& values, ColourScale scale, bool dark) {
  PointColours colours;
  scale.colours = scaleColours(dark);
  const Limits limits = findLimits(values, LimitsMode::Percent98);
  scale.low = limits.low;
  scale.high = limits.high;
  auto look = std::make_shared<ScatterLook>();
  for (const QRgb colour : scale.colours) look->kinds.push_back({colour, Marker::Circle, true});
  look->kinds.push_back({missingColour(), Marker::Cross, true, true});
  const auto steps = static_cast<double>(scale.colours.size());
  look->kindOf.reserve(values.size());
  for (const float value : values) {
    if (!std::isfinite(value)) {
      ++scale.missing;
      look->kindOf.push_back(static_cast<std::uint16_t>(scale.colours.size()));
      continue;
    }
    const double part = (value - scale.low) / (scale.high - scale.low);
    look->kindOf.push_back(static_cast<std::uint16_t>(std::clamp(std::floor(part * steps), 0.0, steps - 1)));
  }
  colours.scale = std::move(scale);
  colours.look = std::move(look);
  return colours;
}

PointColours colourColumn(const MetadataColumn* column, std::span<const Row> rows, const ColourSource& source,
                          bool dark) {
  if (column && !column->isNumeric()) return colourWords(byWord(std::get<TextValues>(column->values), rows), source);
  std::vector<float> values;
  values.reserve(rows.size());
  for (const Row row : rows) values.push_back(column ? static_cast<float>(column->number(row)) : NAN);
  QString title = source.column;
  if (column && !column->unit.empty()) title += QStringLiteral(" (%1)").arg(QString::fromStdString(column->unit));
  return colourNumbers(values, {.title = title, .missingName = PointColourWords::tr("no value")}, dark);
}

}  // namespace

std::vector<std::pair<QString, ColourSource>> colourSources(const CutoutSet& set, const Verdicts* verdicts,
                                                            const MetadataTable& derived) {
  using Kind = ColourSource::Kind;
  std::vector<std::pair<QString, ColourSource>> sources{{PointColourWords::tr("Class"), {Kind::Class}}};
  if (verdicts && verdicts->run().testSet().sameCutouts(set)) {
    sources.push_back({PointColourWords::tr("Prediction"), {Kind::Prediction}});
    sources.push_back({PointColourWords::tr("Right or wrong"), {Kind::Correctness}});
    sources.push_back({PointColourWords::tr("Uncertainty"), {Kind::Uncertainty}});
  }
  for (const MetadataColumn& column : derived.columns()) {
    const QString name = QString::fromStdString(column.name);
    sources.push_back({name, {Kind::Column, name}});
  }
  for (const ColumnRole role : {ColumnRole::Measured, ColumnRole::Truth}) {
    for (const MetadataColumn& column : set.metadata().columns()) {
      if (column.role != role) continue;
      const QString name = QString::fromStdString(column.name);
      sources.push_back(
          {role == ColumnRole::Truth ? PointColourWords::tr("%1 (truth)").arg(name) : name, {Kind::Column, name}});
    }
  }
  return sources;
}

PointColours colourPoints(const CutoutSet& set, std::span<const Row> rows, const ColourSource& source,
                          const Verdicts* verdicts, bool dark, const MetadataTable& derived) {
  switch (source.kind) {
    case ColourSource::Kind::Class:
      return colourWords(byClass(set, rows), source);
    case ColourSource::Kind::Prediction:
      return colourWords(byPrediction(set, rows, verdicts), source);
    case ColourSource::Kind::Correctness:
      return colourWords(byCorrectness(rows, verdicts), source);
    case ColourSource::Kind::Uncertainty: {
      std::vector<float> values;
      for (const Row row : rows) {
        const Verdict* verdict = verdicts ? verdicts->find(row) : nullptr;
        values.push_back(verdict ? static_cast<float>(verdict->uncertainty) : NAN);
      }
      const QString meaning = verdicts ? QString::fromStdString(verdicts->run().uncertaintyMeaning) : QString();
      return colourNumbers(values,
                           {.title = PointColourWords::tr("Uncertainty"),
                            .help = meaning,
                            .missingName = PointColourWords::tr("not tested")},
                           dark);
    }
    case ColourSource::Kind::Column:
      if (const MetadataColumn* column = derived.find(source.column.toStdString())) {
        const auto* words = std::get_if<TextValues>(&column->values);
        return words ? colourWords(byCode(*words, rows), source) : colourColumn(column, rows, source, dark);
      }
      return colourColumn(set.metadata().find(source.column.toStdString()), rows, source, dark);
  }
  return {};
}

}  // namespace blendscope::ui
