// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "base/matrix.h"
#include "classify/platt.h"
#include "evaluate/metrics.h"

/// Probabilities made to mean what they say, and pictures of whether they do.
namespace blendscope {

enum class CalibrationMethod {
  None,         ///< probabilities as the model gives them
  Temperature,  ///< p^(1/T), renormalised: one number for all classes (Guo et al. 2017)
  Platt,        ///< a sigmoid of the log odds of each class against the rest, renormalised (Platt 1999)
  Isotonic,     ///< a rising step function of each class's probability, renormalised (Zadrozny & Elkan 2002)
};

inline constexpr CalibrationMethod kCalibrationMethods[] = {CalibrationMethod::None, CalibrationMethod::Temperature,
                                                            CalibrationMethod::Platt, CalibrationMethod::Isotonic};

/// "as given", "temperature", "Platt", "isotonic".
std::string_view toText(CalibrationMethod method);

/// A fitted map from probabilities to probabilities. Two classes need one curve, that of class 1; more have one each.
class Calibrator {
 public:
  /// `probability`: n × classes of rows that did not train the model, n ≥ 1; `truth`: their classes in [0, classes).
  static Calibrator fit(CalibrationMethod method, MatrixView<const double> probability, std::span<const int> truth);

  /// n × classes, rows sum to 1. A row to which every class's curve gives 0 stays as it is.
  Matrix<double> apply(MatrixView<const double> probability) const;

  CalibrationMethod method() const { return method_; }
  /// T of `Temperature`, above 1 where the model was too sure; 1 for other methods.
  double temperature() const { return temperature_; }

 private:
  /// Knots of a rising function, linear between them and constant beyond.
  struct Steps {
    std::vector<double> x, y;
    double operator()(double value) const;
  };
  static Steps fitSteps(MatrixView<const double> probability, std::span<const int> truth, std::size_t c);
  double curve(std::size_t which, double probability) const;

  CalibrationMethod method_ = CalibrationMethod::None;
  double temperature_ = 1;
  std::vector<Sigmoid> sigmoids_;
  std::vector<Steps> steps_;
};

/// Rows of about equal stated probability.
struct ReliabilityBin {
  double stated = 0;  ///< mean probability
  double lowest = 0;  ///< least and greatest probability of its rows
  double highest = 0;
  double observed = 0;  ///< share of rows for which it came true
  Interval band;        ///< 95 % of `observed`: Wilson, or t over groups; NaN where one group fills the bin
  std::size_t count = 0;
};

/// Points of a reliability diagram: rows by rising probability in up to `bins` bins of about equal number, none of them
/// narrower than `narrowest` (but the last); rows of equal probability share a bin. `stated` in [0, 1], `outcome` 0 or
/// 1 per row; `groups` of the rows, or empty.
std::vector<ReliabilityBin> reliabilityBins(std::span<const double> stated, std::span<const double> outcome,
                                            std::span<const int> groups, std::size_t bins, double narrowest = 0);

/// Largest probability of each row, and whether its class is the true one (1 or 0).
struct TopClass {
  std::vector<double> confidence;
  std::vector<double> hit;
};
TopClass topClassOf(std::span<const int> truth, MatrixView<const double> probability);

}  // namespace blendscope
