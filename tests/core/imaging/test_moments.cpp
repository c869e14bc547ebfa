// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <set>
#include <vector>

#include "base/error.h"
#include "base/parallel.h"
#include "base/random.h"
#include "imaging/adaptive_moments.h"
#include "imaging/moments.h"
#include "imaging/psf_fit.h"
#include "imaging/symmetry.h"
#include "survey/moffat.h"
#include "survey/simulator.h"

using namespace blendscope;

namespace {

ObjectPatch patchOf(const std::vector<float>& image, ImageShape shape) {
  return findObject(image, shape, borderSky(image, shape));
}

std::vector<float> stars(ImageShape shape, double fwhm, std::vector<std::array<double, 3>> xyFlux) {
  std::vector<double> image(shape.pixelCount(), 100.0);
  for (const auto& [x, y, flux] : xyFlux) addPointSource({fwhm, 2.4, 0, 0}, x, y, flux, shape, image);
  return {image.begin(), image.end()};
}

FeatureBatch batchOf(const Matrix<float>& images, ImageShape shape) {
  FeatureBatch batch;
  batch.values = images;
  batch.shape = shape;
  return batch;
}

std::size_t column(std::string_view name) {
  const auto& infos = momentInfos();
  for (std::size_t c = 0; c < infos.size(); ++c) {
    if (infos[c].name.name == name) return c;
  }
  FAIL("no moment of that name");
  return 0;
}

std::vector<float> momentsOf(const std::vector<float>& image, ImageShape shape) {
  return computeMoments(batchOf(Matrix<float>(1, image.size(), image), shape), Progress()).values();
}

}  // namespace

TEST_CASE("adaptive moments of an elliptical Gaussian are those of the Gaussian") {
  const ImageShape shape{21, 21};
  const double xx = 4, xy = 1, yy = 2.5, x0 = 9.8, y0 = 10.3;
  const double determinant = xx * yy - xy * xy;
  std::vector<float> image;
  for (int row = 0; row < 21; ++row) {
    for (int c = 0; c < 21; ++c) {
      const double dx = c - x0, dy = row - y0;
      image.push_back(
          static_cast<float>(500 * std::exp(-0.5 * (yy * dx * dx - 2 * xy * dx * dy + xx * dy * dy) / determinant)));
    }
  }
  const AdaptiveMoments m = adaptiveMoments(patchOf(image, shape));
  CHECK(m.converged);
  CHECK(m.x == doctest::Approx(x0).epsilon(1e-3));
  CHECK(m.y == doctest::Approx(y0).epsilon(1e-3));
  CHECK(m.xx == doctest::Approx(xx).epsilon(0.01));
  CHECK(m.xy == doctest::Approx(xy).epsilon(0.01));
  CHECK(m.yy == doctest::Approx(yy).epsilon(0.01));
  CHECK(m.concentration == doctest::Approx(2).epsilon(0.01));
  CHECK(m.size() == doctest::Approx(std::pow(determinant, 0.25)).epsilon(0.01));
  CHECK(m.ellipticity() == doctest::Approx(std::sqrt(2.25 + 4) / 6.5).epsilon(0.01));
}

TEST_CASE("the table of the PSF interpolates to what integration gives") {
  const ImageShape shape{10, 10};
  RandomStream random(1);
  for (const double fwhm : {1.1, 1.4, 2.0}) {
    ObjectPatch patch;
    patch.height = patch.width = 10;
    patch.light.assign(100, 0.0);
    PsfTable::Rendering table;
    for (int trial = 0; trial < 5; ++trial) {
      const double x = random.uniform(3, 6), y = random.uniform(3, 6);
      std::vector<double> exact(100, 0.0);
      addPointSource({fwhm, 2.4, 0, 0}, x, y, 1, shape, exact);
      PsfTable(fwhm).render(patch, x, y, table);
      for (std::size_t i = 0; i < 100; ++i) CHECK(std::abs(table.value[i] - exact[i]) < 1e-3);
      const double sum = std::accumulate(table.byX.begin(), table.byX.end(), 0.0);
      CHECK(std::abs(sum) < 0.02);  // light that moves is not lost
    }
  }
}

TEST_CASE("a single star is fitted to its position and flux, and leaves nothing") {
  const ImageShape shape{10, 10};
  const std::vector<float> image = stars(shape, 1.4, {{4.3, 3.8, 5000}});
  const ObjectPatch patch = findObject(image, shape, {100, 5});
  const PsfFit fit = fitPsf(patch, psfTable(1.4), patch.peakX, patch.peakY);
  CHECK(fit.x == doctest::Approx(4.3).epsilon(1e-3));
  CHECK(fit.y == doctest::Approx(3.8).epsilon(1e-3));
  CHECK(fit.flux == doctest::Approx(5000).epsilon(2e-3));
  for (const double r : fit.residual) CHECK(std::abs(r) < 10);
}

TEST_CASE("a blend is larger, longer, less peaked, more offset and fits a star worse than a star does") {
  const ImageShape shape{10, 10};
  const std::vector<float> single = momentsOf(stars(shape, 1.4, {{4.1, 4.2, 9000}}), shape);
  const std::vector<float> blend = momentsOf(stars(shape, 1.4, {{3.5, 4.2, 6000}, {5.0, 4.6, 3000}}), shape);
  for (const char* name : {"size", "ellipticity", "asymmetry", "psf_chi2"}) {
    CAPTURE(name);
    CHECK(blend[column(name)] > single[column(name)]);
  }
  for (const char* name : {"peak_fraction", "flux_1px", "flux_2px"}) {
    CAPTURE(name);
    CHECK(blend[column(name)] < single[column(name)]);
  }
  CHECK(single[column("ellipticity")] < 0.05F);
  CHECK(single[column("flux_3px")] > single[column("flux_1px")]);
}

TEST_CASE("every moment has a name, a label and a line of help, each name once") {
  std::set<std::string> names;
  for (const MomentInfo& info : momentInfos()) {
    CHECK(!info.label.empty());
    CHECK(!info.help.empty());
    names.insert(info.name.name);
  }
  CHECK(names.size() == momentInfos().size());
}

TEST_CASE("moments do not see mirror images and quarter turns, scale or level") {
  const auto set = simulateSurvey(SurveyPreset::Demo, 200, 3, Progress());
  Matrix<float> turned(set->size(), 100);
  const Matrix<float> reference = computeMoments(batchOf(set->pixels(), set->shape()), Progress());
  const auto checkSame = [&](const Matrix<float>& images) {
    const Matrix<float> moments = computeMoments(batchOf(images, set->shape()), Progress());
    int differing = 0;
    for (std::size_t i = 0; i < moments.values().size(); ++i) {
      if (std::abs(moments.values()[i] - reference.values()[i]) > 2e-3) ++differing;
    }
    CHECK(differing == 0);
  };
  for (int copy = 1; copy < 8; ++copy) {
    CAPTURE(copy);
    for (Row row = 0; row < set->size(); ++row) mirrorCopy(set->image(row), set->shape(), copy, turned.row(row));
    checkSame(turned);
  }
  for (std::size_t i = 0; i < turned.values().size(); ++i) turned.values()[i] = 4 * set->pixels().values()[i] + 64;
  checkSame(turned);
}

TEST_CASE("moments are finite for every image") {
  constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
  RandomStream random(5);
  for (const ImageShape shape :
       {ImageShape{1, 1}, ImageShape{1, 5}, ImageShape{3, 2}, ImageShape{10, 10}, ImageShape{63, 63}}) {
    const std::size_t pixels = shape.pixelCount();
    std::vector<std::vector<float>> images{std::vector<float>(pixels, 0), std::vector<float>(pixels, 7),
                                           std::vector<float>(pixels, -7), std::vector<float>(pixels, kNan),
                                           std::vector<float>(pixels, 1e30F)};
    std::vector<float> noise(pixels), spike(pixels, 0), hole(pixels, 100), gap(pixels, kNan);
    for (float& x : noise) x = static_cast<float>(random.normal());
    spike[pixels / 2] = 1e20F;
    hole[pixels / 2] = -1e6F;
    gap[pixels / 2] = 5;
    for (const auto& image : {noise, spike, hole, gap}) images.push_back(image);
    for (std::size_t i = 0; i < images.size(); ++i) {
      CAPTURE(pixels);
      CAPTURE(i);
      for (const float m : momentsOf(images[i], shape)) CHECK(std::isfinite(m));
    }
  }
}

TEST_CASE("seeing is used where it was measured, never where it is truth") {
  const ImageShape shape{10, 10};
  const std::vector<float> image = stars(shape, 1.4, {{4.1, 4.2, 9000}});
  const Matrix<float> images(1, 100, image);
  const std::vector<Row> rows{0};
  const auto withSeeing = [&](double seeing, ColumnRole role) {
    MetadataTable header;
    header.add({"SEEING", "px", role, std::vector<double>{seeing}});
    FeatureBatch batch = batchOf(images, shape);
    batch.metadata = &header;
    batch.rows = rows;
    return computeMoments(batch, Progress()).values();
  };
  const std::vector<float> right = withSeeing(1.75, ColumnRole::Measured);
  CHECK(right[column("psf_chi2")] < withSeeing(2.2, ColumnRole::Measured)[column("psf_chi2")]);
  CHECK(right[column("size_over_seeing")] == doctest::Approx(right[column("size")] / 1.75));
  const std::vector<float> unknown = momentsOf(image, shape);
  CHECK(withSeeing(2.2, ColumnRole::Truth) == unknown);
  CHECK(withSeeing(std::nan(""), ColumnRole::Measured) == unknown);
  CHECK(unknown[column("size_over_seeing")] == 0);
}

TEST_CASE("moments are the same on any number of threads, refuse what is no image, and stop when asked") {
  const auto set = simulateSurvey(SurveyPreset::Demo, 600, 9, Progress());
  setThreadCount(1);
  const Matrix<float> one = computeMoments(batchOf(set->pixels(), set->shape()), Progress());
  setThreadCount(3);
  CHECK(computeMoments(batchOf(set->pixels(), set->shape()), Progress()) == one);
  setThreadCount(0);
  CHECK_THROWS_AS(computeMoments(batchOf(set->pixels(), {0, 0}), Progress()), Error);
  const Progress cancelled;
  cancelled.requestCancel();
  CHECK_THROWS_AS(computeMoments(batchOf(set->pixels(), set->shape()), cancelled), Cancelled);
}
