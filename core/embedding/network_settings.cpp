// SPDX-License-Identifier: GPL-3.0-or-later
#include "embedding/trained_network.h"

namespace blendscope {

namespace {

ParameterInfo row(std::string name, std::string label, ParameterKind kind, double value, double minimum, double maximum,
                  std::string help, bool advanced = true) {
  ParameterInfo info;
  info.name = std::move(name);
  info.label = std::move(label);
  info.kind = kind;
  info.defaultValue = value;
  info.minimum = minimum;
  info.maximum = maximum;
  info.help = std::move(help);
  info.advanced = advanced;
  return info;
}

}  // namespace

std::vector<ParameterInfo> NetworkSettings::rows() {
  constexpr auto kInteger = ParameterKind::Integer;
  constexpr auto kNumber = ParameterKind::Number;
  ParameterInfo rate = row("rate", "Learning rate", kNumber, 3e-3, 1e-6, 1, "Size of the largest steps of Adam.");
  rate.logarithmic = true;
  ParameterInfo crop = row("crop", "Looks at", kInteger, 20, 4, 128, "Side of the central square that it sees.");
  crop.unit = "px";
  ParameterInfo psf = row("psf", "Knows the PSF", ParameterKind::Flag, 0, 0, 1,
                          "Also sees what one star leaves unexplained, with the PSF that single training stars show in "
                          "the same exposure (OBSMJD) or at the same SEEING, where columns tell them.",
                          false);
  psf.defaultValue = false;
  ParameterInfo single =
      row("single", "Single class", kInteger, 0, 0, 1000,
          "Number of the class whose stars teach the PSF, counted from 0 in the order classes are listed.");
  return {row("channels", "Channels", kInteger, 16, 1, 128,
              "Kinds of pattern the first block looks for; more can learn more, and take longer.", false),
          row("epochs", "Most epochs", kInteger, 30, 1, 10000,
              "Passes over the training rows; the steps grow smaller towards the last.", false),
          std::move(psf),
          row("patience", "Patience", kInteger, 10, 1, 10000,
              "Epochs without improvement on the rows set aside after which it ends early."),
          std::move(rate),
          row("batch", "Batch", kInteger, 128, 8, 4096, "Rows per step."),
          row("decay", "Weight decay", kNumber, 0.02, 0, 10, "Pull of the weights towards zero, which resists noise."),
          row("dropout", "Dropout", kNumber, 0.2, 0, 0.9,
              "Share of what the last layer sees that is hidden at random while it learns."),
          row("validation", "Set aside", kNumber, 0.1, 0.02, 0.5,
              "Share of the training rows that chooses the best epoch instead of training."),
          std::move(crop),
          std::move(single)};
}

NetworkSettings::NetworkSettings(const Parameters& arguments)
    : channels(static_cast<std::size_t>(arguments.integer("channels"))),
      epochs(arguments.integer("epochs")),
      patience(arguments.integer("patience")),
      rate(arguments.number("rate")),
      batch(static_cast<std::size_t>(arguments.integer("batch"))),
      decay(arguments.number("decay")),
      dropout(arguments.number("dropout")),
      validation(arguments.number("validation")),
      images{arguments.integer("crop"), arguments.flag("psf"), arguments.integer("single")} {}

}  // namespace blendscope
