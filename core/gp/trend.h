// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/matrix.h"

namespace blendscope {

enum class TrendKind { Constant, Linear };
std::string_view toText(TrendKind kind);

/// The part of a response that a Gaussian process of mean zero does not explain: a constant, or a plane fitted by least
/// squares to all training points.
class Trend {
 public:
  /// `inputs` n × d, `response` n. A plane needs n > d; directions without spread get slope 0.
  static Trend fit(TrendKind kind, MatrixView<const double> inputs, std::span<const double> response);

  double at(std::span<const double> input) const;
  /// One per input; zeros for a constant.
  std::span<const double> slopes() const { return slopes_; }
  TrendKind kind() const { return kind_; }

 private:
  TrendKind kind_ = TrendKind::Constant;
  std::vector<double> centre_;
  std::vector<double> slopes_;
  double level_ = 0;
};

}  // namespace blendscope
