// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/number_text.h"
#include "commands.h"
#include "data_options.h"
#include "imaging/display.h"
#include "imaging/picture.h"
#include "io/cutout_header.h"
#include "report/png.h"

namespace blendscope::cli {

namespace {

struct ImageOptions {
  DataOptions data;
  std::string id;
  std::string out;
  std::string stretch = "linear";
  std::string limits = "zscale";
  std::string map = "grey";
  double contrast = 1;
  double bias = 0.5;
  bool inverted = false;
  bool northUp = false;
  int scale = 16;
};

Row rowOf(const CutoutSet& set, const std::string& id) {
  const auto row = set.rowOfId(id);
  if (!row) throw UsageError(fmt::format("there is no cutout '{}'", id), set.provenance().source, "Check --id.");
  return *row;
}

/// A name, or two numbers "LOW,HIGH".
Limits limitsFrom(const std::string& text, std::span<const float> values) {
  const std::size_t comma = text.find(',');
  if (comma == std::string::npos) return findLimits(values, limitsNamed(text));
  const auto low = parseDouble(text.substr(0, comma));
  const auto high = parseDouble(text.substr(comma + 1));
  if (!low || !high || !(*high > *low)) {
    throw UsageError(fmt::format("'{}' are no limits", text), "--limits",
                     "Give LOW,HIGH with LOW below HIGH, or a name.");
  }
  return {*low, *high};
}

Turn turnOf(const CutoutSet& set, Row row, bool northUp) {
  if (!northUp) return plainTurn(set.provenance().firstRowAtBottom);
  const auto header = readCutoutHeader(set, row);
  const ImageShape shape = set.shape();
  const auto axes =
      header && header->sky ? header->sky->axesAt((shape.width + 1) / 2.0, (shape.height + 1) / 2.0) : std::nullopt;
  if (!axes) throw Error("its header says nothing of north", set.id(row), "Leave out --north-up.");
  return northUpTurn(*axes);
}

void image(const ImageOptions& options, Console& console) {
  requireWritable(options.out);
  const Stretch stretch = stretchNamed(options.stretch);
  const ColourRamp colours{colourMapNamed(options.map), options.contrast, options.bias, options.inverted};
  console.setStage("Loading");
  const auto set = load(options.data, console.progress()).set;
  const Row row = rowOf(*set, options.id);
  const std::span<const float> values = set->image(row);
  if (set->shape().pixelCount() != values.size()) throw Error("the rows are no images", options.data.data);
  const Limits limits = limitsFrom(options.limits, values);
  std::vector<std::uint32_t> drawn(values.size());
  renderPixels(values, limits, stretch, scaledColours(colours), drawn);
  const Picture picture = layOut(drawn, set->shape(), turnOf(*set, row, options.northUp), options.scale);
  writeAtomically(options.out, pngOf(picture));
  if (console.forMachines()) {
    console.printJson({{"out", options.out},
                       {"id", set->id(row)},
                       {"stretch", std::string(toText(stretch))},
                       {"limits", {limits.low, limits.high}},
                       {"map", std::string(toText(colours.map))},
                       {"size", {picture.width, picture.height}}});
    return;
  }
  console.note(fmt::format("Cutout {}, {} to {} DN, {}×{} px: {}", set->id(row), formatNumber(limits.low),
                           formatNumber(limits.high), picture.width, picture.height, options.out));
}

template <class Choices>
std::string namesOf(const Choices& choices) {
  std::string names;
  for (const auto choice : choices) names += (names.empty() ? "" : ", ") + std::string(toText(choice));
  return names;
}

}  // namespace

Subcommand addImage(CLI::App& root) {
  CLI::App* app = root.add_subcommand("image", "Draw one cutout as a PNG picture");
  const auto options = std::make_shared<ImageOptions>();
  addDataOptions(*app, options->data, true);
  app->add_option("--id", options->id, "Which cutout")->required()->option_text("ID");
  app->add_option("--out", options->out, "The picture")->required()->option_text("FILE.png");
  app->add_option("--stretch", options->stretch, "How values become grey: " + namesOf(kStretches) + "; default Linear")
      ->option_text("NAME");
  app->add_option(
         "--limits", options->limits,
         "What becomes black and white: LOW,HIGH in DN, or one of " + namesOf(kLimitsModes) + "; default ZScale")
      ->option_text("NAME|LOW,HIGH");
  app->add_option("--map", options->map, "Colours: " + namesOf(kColourMaps) + "; default Grey")->option_text("NAME");
  app->add_option("--contrast", options->contrast, "Of the colours, as in DS9; default 1")
      ->check(CLI::Range(0.0, kMostContrast))
      ->option_text("C");
  app->add_option("--bias", options->bias, "Of the colours, as in DS9; default 0.5")
      ->check(CLI::Range(0.0, 1.0))
      ->option_text("B");
  app->add_flag("--invert", options->inverted, "Turn the colours round");
  app->add_flag("--north-up", options->northUp,
                "North up and east left, as far as quarter turns and mirroring can, by the cutout's FITS header");
  app->add_option("--scale", options->scale, "Picture elements along each pixel; default 16")
      ->check(CLI::Range(1, 256))
      ->option_text("N");
  return {app, [options](Console& console) { image(*options, console); }};
}

}  // namespace blendscope::cli
