// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/report_material.h"

#include <fmt/format.h>
#include <cmath>

#include "evaluate/metrics.h"

namespace blendscope {

PooledRows ReportMaterial::rows(std::size_t line) const { return pooledRows(table.record, request.cells, line); }

std::vector<char> ReportMaterial::hits(std::size_t line) const {
  const PooledRows pooled = rows(line);
  std::vector<char> hits;
  for (std::size_t i = 0; i < pooled.truth.size(); ++i) {
    hits.push_back(predictedClass(pooled.probability.row(i)) == pooled.truth[i] ? 1 : 0);
  }
  return hits;
}

PairedTest ReportMaterial::compare(std::size_t a, std::size_t b) const {
  return compareHits(hits(a), hits(b), rows(a).objects, request.seed, Progress());
}

std::string differenceText(const PairedTest& test) {
  const auto number = [](double value) {
    return std::isfinite(value) ? fmt::format("{}{:.3f}", value < 0 ? "−" : "+", std::abs(value)) : std::string("–");
  };
  return fmt::format("{} ({} to {})", number(test.effect), number(test.interval.low), number(test.interval.high));
}

std::string probabilityText(double p) {
  if (!std::isfinite(p)) return "–";
  return p < 0.001 ? "< 0.001" : fmt::format("{:.3f}", p);
}

std::string figureText(double value) { return std::isfinite(value) ? fmt::format("{:.3f}", value) : "–"; }

std::string percentText(double share, const Interval& interval) {
  if (!std::isfinite(share)) return "–";
  std::string text = fmt::format("{:.1f} %", 100 * share);
  if (std::isfinite(interval.low) && std::isfinite(interval.high)) {
    text += fmt::format(" ({:.1f} to {:.1f} %)", 100 * interval.low, 100 * interval.high);
  }
  return text;
}

std::string intervalText(const Interval& interval) {
  if (!std::isfinite(interval.low) || !std::isfinite(interval.high)) return "–";
  return fmt::format("{:.3f} to {:.3f}", interval.low, interval.high);
}

}  // namespace blendscope
