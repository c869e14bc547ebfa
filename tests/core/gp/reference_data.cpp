// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference_data.h"

#include <fstream>
#include <stdexcept>

#include "base/number_text.h"
#include "support/test_data.h"

namespace blendscope::testing {

namespace {

template <class T>
Matrix<T> readTable(const std::string& name) {
  std::ifstream file(testData("reference/muygps/" + name));
  if (!file) throw std::runtime_error("cannot read " + name);
  std::vector<T> values;
  std::size_t rows = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty()) continue;
    ++rows;
    for (std::size_t from = 0; from <= line.size();) {
      const std::size_t comma = std::min(line.find(',', from), line.size());
      values.push_back(static_cast<T>(parseDouble(std::string_view(line).substr(from, comma - from)).value()));
      from = comma + 1;
    }
  }
  const std::size_t cols = values.size() / rows;
  return Matrix<T>(rows, cols, std::move(values));
}

}  // namespace

ReferenceData ReferenceData::load() {
  ReferenceData data;
  data.trainFeatures = readTable<double>("train_features.csv");
  data.testFeatures = readTable<double>("test_features.csv");
  data.trainLabels = readTable<int>("train_labels.csv").values();
  data.testLabels = readTable<int>("test_labels.csv").values();
  data.batchRows = readTable<std::uint32_t>("batch_indices.csv").values();
  data.batchNeighbors = readTable<std::uint32_t>("batch_neighbours.csv");
  data.testNeighbors = readTable<std::uint32_t>("test_neighbours.csv");
  data.noise = readTable<double>("heteroscedastic_noise.csv").values();
  data.lengthScales = readTable<double>("anisotropic_length_scales.csv").values();
  data.testMean = readTable<double>("test_mean.csv");
  data.testVariance = readTable<double>("test_variance_unscaled.csv");
  std::ifstream file(testData("reference/muygps/cases.json"));
  data.cases = nlohmann::json::parse(file);
  return data;
}

GpResponses ReferenceData::responses(bool mirrored) const {
  GpResponses responses{Matrix<double>(trainLabels.size(), mirrored ? 1 : 2), mirrored, noise};
  for (std::size_t i = 0; i < trainLabels.size(); ++i) {
    const double sign = trainLabels[i] == 1 ? 1 : -1;
    responses.values(i, 0) = mirrored ? sign : -sign;
    if (!mirrored) responses.values(i, 1) = sign;
  }
  return responses;
}

GpParameters ReferenceData::parameters(const nlohmann::json& one) const {
  GpParameters p;
  if (one.at("kernel") == "rbf") {
    p.kernel = {KernelFamily::Rbf, 0};
  } else {
    p.kernel = {KernelFamily::Matern,
                one.at("smoothness").is_string() ? kInfiniteSmoothness : one.at("smoothness").get<double>()};
  }
  p.lengthScales =
      one.at("length_scale").is_string() ? lengthScales : std::vector<double>{one.at("length_scale").get<double>()};
  const bool heteroscedastic = one.at("noise").is_string();
  p.noise = heteroscedastic ? 0.0 : one.at("noise").get<double>();
  p.noiseSlope = heteroscedastic ? 1.0 : 0.0;
  return p;
}

}  // namespace blendscope::testing
