// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/presets.h"

namespace blendscope {

const std::vector<PipelinePreset>& pipelinePresets() {
  static const std::vector<PipelinePreset> presets{
      {"Published recipe", "The root of every pixel, scaled to 0…1 in each image, and MuyGPs, as in arXiv 2407.19297.",
       "rroot-minmax:r=0.3103,scope=image | muygps"},
      {"MuyGPs with mirror copies", "Shares of the flux, eight mirrored and turned copies of every star, MuyGPs.",
       "flux | augment:d4 | muygps"},
      {"MuyGPs on moments", "Eleven numbers on the shape of each star that mirrors leave alone, and MuyGPs.",
       "moments | muygps"},
      {"MuyGPs on learned features", "What the last layer of a small network sees, judged by MuyGPs.",
       "cnn-features | muygps"},
      {"Convolutional network",
       "A small residual network that learns from mirror copies; slower, often the best alone.", "cnn"},
      {"Network that knows the PSF",
       "The same, and sees what one star leaves unexplained with the PSF of its exposure or SEEING; finds closer pairs.",
       "cnn:psf=true"},
      {"PSF and made-up blends",
       "The same, shown three times as many blends, made up from pairs of training singles; finds fainter companions.",
       "synthetic-blends | cnn:psf=true"},
      {"PSF fit", "The astronomer's own method: one star or two, with separation and flux ratio of each pair.",
       "psf-fit"},
      {"SVM on moments", "A border of widest distance through the shapes of the stars.", "moments | svm"},
      {"Random forest", "Many decision trees on scaled pixels: quick, hard to spoil.", "minmax | forest"},
      {"Gradient boosting", "Trees that mend each other's mistakes, on shares of the flux.", "flux | boost"},
      {"Stack of three", "Network, PSF fit and moments together; learns from unseen rows whom to believe.",
       "stack:of=(cnn:psf=true; psf-fit; moments | svm)"},
      {"Two stages", "First single or not, then of what kind a blend is; for three classes.",
       "two-stage:blend=(flux | muygps),kind=(moments | forest)"},
      {"Nuisance check", "Sky, noise and peak height alone: what does better than chance here betrays the data.",
       "nuisance"},
  };
  return presets;
}

}  // namespace blendscope
