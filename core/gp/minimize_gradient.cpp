// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlopt.hpp>

#include "base/random.h"
#include "gp/minimize.h"
#include "gp/recorded_function.h"

namespace blendscope {

namespace {

constexpr std::size_t kScanOfLine = 7;
constexpr std::size_t kScanPerStart = 4;

struct Call {
  RecordedFunction& function;
  std::exception_ptr failure;
};

/// NLopt's way of calling; exceptions must not pass through its C code.
double evaluate(const std::vector<double>& x, std::vector<double>& gradient, void* data) {
  Call& call = *static_cast<Call*>(data);
  try {
    return call.function(x, gradient.empty() ? nullptr : &gradient);
  } catch (...) {
    call.failure = std::current_exception();
    throw nlopt::forced_stop();
  }
}

void searchFrom(std::vector<double> x, RecordedFunction& function, const SearchBox& box,
                const MinimizeOptions& options) {
  nlopt::opt search(nlopt::LD_LBFGS, static_cast<unsigned>(box.dimension()));
  search.set_lower_bounds(box.low);
  search.set_upper_bounds(box.high);
  search.set_xtol_abs(options.tolerance);
  search.set_ftol_rel(1e-9);
  search.set_maxeval(options.evaluations);
  Call call{function, nullptr};
  search.set_min_objective(evaluate, &call);
  double value = 0;
  try {
    search.optimize(x, value);
  } catch (const std::exception&) {
    // Rounding ends many line searches near a minimum; the best point is on record whatever NLopt calls it.
  }
  if (call.failure) std::rethrow_exception(call.failure);
}

struct Scanned {
  std::vector<double> x;
  double value;
};

/// A coarse scan of the box and `start`: evenly spaced in one dimension, random in more. Needs no gradients, so it is
/// cheap.
std::vector<std::vector<double>> scanPoints(const SearchBox& box, const std::vector<double>& start,
                                            const MinimizeOptions& options) {
  std::vector<std::vector<double>> points{start};
  if (options.starts <= 1) return points;
  const std::size_t count =
      box.dimension() == 1 ? kScanOfLine : kScanPerStart * static_cast<std::size_t>(options.starts);
  RandomStream random(options.seed, 77);
  for (std::size_t i = 0; i < count; ++i) {
    std::vector<double> x;
    for (std::size_t f = 0; f < box.dimension(); ++f) {
      const double share =
          box.dimension() == 1 ? (static_cast<double>(i) + 0.5) / static_cast<double>(count) : random.uniform();
      x.push_back(box.low[f] + share * (box.high[f] - box.low[f]));
    }
    points.push_back(std::move(x));
  }
  return points;
}

/// The best points of the scan; on a line only those whose neighbours are both worse, since others lead to the same
/// place.
std::vector<std::vector<double>> startsOf(RecordedFunction& function, const SearchBox& box,
                                          const std::vector<double>& start, const MinimizeOptions& options) {
  std::vector<Scanned> scanned;
  for (std::vector<double>& x : scanPoints(box, start, options)) {
    const double value = options.starts > 1 ? function(x, nullptr) : 0;
    scanned.push_back({std::move(x), value});
  }
  if (box.dimension() == 1) {
    std::ranges::sort(scanned, {}, [](const Scanned& s) { return s.x[0]; });
    std::vector<Scanned> dips;
    for (std::size_t i = 0; i < scanned.size(); ++i) {
      const bool belowLeft = i == 0 || scanned[i].value <= scanned[i - 1].value;
      const bool belowRight = i + 1 == scanned.size() || scanned[i].value < scanned[i + 1].value;
      if (belowLeft && belowRight) dips.push_back(scanned[i]);
    }
    scanned = std::move(dips);
  }
  std::ranges::stable_sort(scanned, {}, &Scanned::value);
  std::vector<std::vector<double>> starts;
  for (const Scanned& s : scanned) {
    if (starts.size() < static_cast<std::size_t>(std::max(1, options.starts))) starts.push_back(s.x);
  }
  return starts;
}

}  // namespace

Minimum minimizeByGradient(const DifferentiableFunction& function, const SearchBox& box,
                           const std::vector<double>& start, const MinimizeOptions& options, const Progress& progress,
                           const MinimizeObserver& observer) {
  RecordedFunction recorded(function, progress, observer);
  try {
    for (const std::vector<double>& x : startsOf(recorded, box, start, options)) searchFrom(x, recorded, box, options);
  } catch (const Cancelled&) {
    return recorded.result(true);
  }
  return recorded.result(false);
}

}  // namespace blendscope
