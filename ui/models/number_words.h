// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstddef>

#include "evaluate/metrics.h"

/// Numbers as people read them: sensible digits, decimal point, an en dash for what does not exist (NaN).
namespace blendscope::ui {

/// A score between 0 and 1 (or −1 and 1) with three decimals.
QString scoreText(double score);
/// "0.842 ± 0.011": half the width of its 95 % interval.
QString scoreText(double score, Interval interval);
/// "0.831 to 0.853".
QString intervalText(Interval interval);
/// "97.3 %"; never rounded up to 100 %.
QString percentText(double fraction);
/// "8 ms", "0.42 s", "12.3 s", "3 min 20 s".
QString secondsText(double seconds);
/// Four significant digits without trailing zeros, all digits before the point up to seven: parameters, losses,
/// distances.
QString valueText(double value);
/// An axis of a column: "separation (px)" of "separation_px" in px, "peak snr" without a unit.
QString quantityTitle(const QString& name, const QString& unit);
/// The same words with "95 %" kept on one line.
QString unbroken(QString text);
/// The same number with a true minus sign in place of hyphens.
QString withMinusSign(QString number);
/// "1,600".
QString countText(std::size_t count);
/// "1 star", "37 stars".
QString countText(std::size_t count, const QString& one, const QString& many);

}  // namespace blendscope::ui
