// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/template_fit.h"

#include <cmath>

namespace blendscope {

TemplateFit fitTemplate(std::span<const float> image, std::span<const float> shape) {
  double n = 0, meanImage = 0, meanShape = 0;
  const auto each = [&](auto&& use) {
    for (std::size_t i = 0; i < image.size(); ++i) {
      if (std::isfinite(image[i]) && std::isfinite(shape[i])) use(double{image[i]}, double{shape[i]});
    }
  };
  each([&](double value, double light) { n += 1, meanImage += value, meanShape += light; });
  if (n > 0) meanImage /= n, meanShape /= n;
  double together = 0, squares = 0;
  each([&](double value, double light) {
    together += (value - meanImage) * (light - meanShape);
    squares += (light - meanShape) * (light - meanShape);
  });

  TemplateFit fit;
  fit.scale = squares > 0 ? together / squares : 0;
  fit.sky = meanImage - fit.scale * meanShape;
  for (std::size_t i = 0; i < image.size(); ++i) {
    fit.model.push_back(static_cast<float>(fit.scale * double{shape[i]} + fit.sky));
    fit.rest.push_back(image[i] - fit.model.back());
  }
  return fit;
}

}  // namespace blendscope
