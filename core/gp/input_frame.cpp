// SPDX-License-Identifier: GPL-3.0-or-later
#include "gp/input_frame.h"

#include <algorithm>
#include <iterator>

namespace blendscope {

namespace {

constexpr double kAlikeExtents = 5;  ///< the largest over the smallest

}  // namespace

std::vector<InputRange> inputRanges(MatrixView<const double> inputs) {
  std::vector<InputRange> ranges;
  for (std::size_t f = 0; f < inputs.cols(); ++f) {
    InputRange range{inputs(0, f), inputs(0, f)};
    for (std::size_t i = 0; i < inputs.rows(); ++i) {
      range.low = std::min(range.low, inputs(i, f));
      range.high = std::max(range.high, inputs(i, f));
    }
    ranges.push_back(range);
  }
  return ranges;
}

InputFrame::InputFrame(MatrixView<const double> inputs, bool keepUnits) {
  std::vector<double> extents;
  for (const auto& [low, high] : inputRanges(inputs)) {
    center_.push_back(low + (high - low) / 2);
    unit_.push_back(1);
    extents.push_back(high > low ? high - low : 0);
  }
  std::vector<double> varying;
  std::ranges::copy_if(extents, std::back_inserter(varying), [](double extent) { return extent > 0; });
  if (keepUnits || varying.empty()) return;
  unlike_ = std::ranges::max(varying) > kAlikeExtents * std::ranges::min(varying);
  if (!unlike_) return;
  for (std::size_t f = 0; f < extents.size(); ++f) unit_[f] = extents[f] > 0 ? extents[f] : 1;
}

Matrix<double> InputFrame::apply(MatrixView<const double> inputs) const {
  Matrix<double> framed(inputs.rows(), inputs.cols());
  for (std::size_t i = 0; i < inputs.rows(); ++i) {
    for (std::size_t f = 0; f < inputs.cols(); ++f) framed(i, f) = (inputs(i, f) - center_[f]) / unit_[f];
  }
  return framed;
}

std::vector<double> InputFrame::lengthsInUnits(std::span<const double> lengths) const {
  std::vector<double> inUnits(lengths.begin(), lengths.end());
  if (!unlike_) return inUnits;
  inUnits.resize(unit_.size(), lengths[0]);
  for (std::size_t f = 0; f < unit_.size(); ++f) inUnits[f] *= unit_[f];
  return inUnits;
}

}  // namespace blendscope
