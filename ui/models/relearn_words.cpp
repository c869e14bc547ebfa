// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relearn_words.h"

#include <QObject>
#include <cmath>

#include "models/number_words.h"

namespace blendscope::ui {

namespace {

/// "+0.019", "−0.004".
QString signedText(double value) {
  if (!std::isfinite(value)) return scoreText(value);
  const QString size = scoreText(std::abs(value));
  return (value < 0 ? QStringLiteral("−") : QStringLiteral("+")) + size;
}

}  // namespace

QString relearnWords(const Relearned& relearned) {
  const QString labels = countText(relearned.labelsChanged, QObject::tr("label"), QObject::tr("labels"));
  if (!relearned.problem.empty()) {
    return QObject::tr("Trained again after %1 changed; the two cannot be compared: %2.")
        .arg(labels, QString::fromStdString(relearned.problem));
  }
  const PairedTest& test = relearned.test;
  QString difference = signedText(test.effect);
  if (std::isfinite(test.interval.low)) {
    difference += QObject::tr(" (95 % interval %1 to %2, p = %3)")
                      .arg(signedText(test.interval.low), signedText(test.interval.high), scoreText(test.p));
  }
  return QObject::tr("Trained again after %1 changed: accuracy %2 before, %3 now, a difference of %4. Both are judged by "
                     "the new labels on the same %5 (%6).")
      .arg(labels, scoreText(relearned.before), scoreText(relearned.after), difference,
           countText(relearned.tested, QObject::tr("test"), QObject::tr("tests")), QString::fromStdString(test.method));
}

}  // namespace blendscope::ui
