// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/number_words.h"

#include <fmt/format.h>

#include <QLocale>
#include <algorithm>
#include <cmath>

namespace blendscope::ui {

namespace {

constexpr double kFirstOfFiveDigits = 9999.5;
constexpr double kFirstInPowers = 1e7;

const QString kNothing = QStringLiteral("–");

QString signedText(const std::string& text) { return withMinusSign(QString::fromStdString(text)); }

}  // namespace

QString scoreText(double score) { return std::isnan(score) ? kNothing : signedText(fmt::format("{:.3f}", score)); }

QString scoreText(double score, Interval interval) {
  const double half = (interval.high - interval.low) / 2;
  if (std::isnan(score) || std::isnan(half)) return scoreText(score);
  return scoreText(score) + QStringLiteral(" ± ") + scoreText(half);
}

QString intervalText(Interval interval) {
  return scoreText(interval.low) + QStringLiteral(" to ") + scoreText(interval.high);
}

QString percentText(double fraction) {
  if (std::isnan(fraction)) return kNothing;
  const double percent = 100 * fraction;
  if (percent < 100 && percent > 99.9) return QStringLiteral("> 99.9 %");
  return QString::fromStdString(
      fmt::format("{:.{}f} %", percent, percent < 10 || (percent >= 99 && percent < 100) ? 1 : 0));
}

QString secondsText(double seconds) {
  if (std::isnan(seconds)) return kNothing;
  if (seconds > 0 && seconds < 0.0005) return QStringLiteral("< 1 ms");
  if (seconds < 0.0995) return QString::fromStdString(fmt::format("{:.0f} ms", 1000 * seconds));
  if (seconds < 9.95) return QString::fromStdString(fmt::format("{:.2f} s", seconds));
  if (seconds < 59.95) return QString::fromStdString(fmt::format("{:.1f} s", seconds));
  const auto whole = static_cast<long>(std::lround(seconds));
  return QString::fromStdString(fmt::format("{} min {} s", whole / 60, whole % 60));
}

QString valueText(double value) {
  if (std::isnan(value)) return kNothing;
  if (std::abs(value) >= kFirstOfFiveDigits && std::abs(value) < kFirstInPowers) {
    return signedText(fmt::format("{:.0f}", value));
  }
  return signedText(fmt::format("{:.4g}", value));
}

QString quantityTitle(const QString& name, const QString& unit) {
  QString title = name;
  if (!unit.isEmpty() && title.endsWith(QLatin1Char('_') + unit)) title.chop(unit.size() + 1);
  title.replace(QLatin1Char('_'), QLatin1Char(' '));
  return unit.isEmpty() ? title : QStringLiteral("%1 (%2)").arg(title, unit);
}

QString unbroken(QString text) { return text.replace(QStringLiteral(" %"), QChar(QChar::Nbsp) + QStringLiteral("%")); }

QString withMinusSign(QString number) { return number.replace(QLatin1Char('-'), QChar(0x2212)); }

QString countText(std::size_t count) {
  static const QLocale english(QLocale::English, QLocale::UnitedStates);
  return english.toString(static_cast<qulonglong>(count));
}

QString countText(std::size_t count, const QString& one, const QString& many) {
  return countText(count) + QLatin1Char(' ') + (count == 1 ? one : many);
}

}  // namespace blendscope::ui
