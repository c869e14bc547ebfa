// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace blendscope {

/// A template brought to the brightness and the sky of an image.
struct TemplateFit {
  double scale = 0;          ///< light of the image per light of the template
  double sky = 0;            ///< level below it
  std::vector<float> model;  ///< scale · template + sky
  std::vector<float> rest;   ///< image − model; NaN where either is
};

/// Least squares over the pixels that are finite in both; a template without structure, or no pixels, gives scale 0.
/// `image` and `shape` are equally long.
TemplateFit fitTemplate(std::span<const float> image, std::span<const float> shape);

}  // namespace blendscope
