// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "base/matrix.h"

namespace blendscope {

/// Least and largest value of one input.
struct InputRange {
  double low = 0;
  double high = 0;
};

/// Of every input; at least one row.
std::vector<InputRange> inputRanges(MatrixView<const double> inputs);

/// Inputs about their middle, so that float keeps their digits, and, where their extents differ by more than a search
/// for one length scale each can bridge, in units of these extents: nearness would be that of the widest alone.
class InputFrame {
 public:
  InputFrame() = default;
  /// `keepUnits`: only about their middle.
  InputFrame(MatrixView<const double> inputs, bool keepUnits);

  /// n × d in the frame.
  Matrix<double> apply(MatrixView<const double> inputs) const;
  bool unlike() const { return unlike_; }
  /// Length scales of the frame (one, or one per input) in units of the inputs; one per input if they are unlike.
  std::vector<double> lengthsInUnits(std::span<const double> lengths) const;

 private:
  std::vector<double> center_;
  std::vector<double> unit_;
  bool unlike_ = false;
};

}  // namespace blendscope
