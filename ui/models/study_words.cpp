// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study_words.h"

#include <QCoreApplication>
#include <algorithm>
#include <numeric>

#include "models/number_words.h"

namespace blendscope::ui {

namespace {

struct StudyWords {
  Q_DECLARE_TR_FUNCTIONS(StudyWords)
};

QString joined(const std::vector<std::string>& texts) {
  QStringList lines;
  for (const std::string& text : texts) lines << QString::fromStdString(text);
  return lines.join(QLatin1Char('\n'));
}

QStringList rowOf(const StudyLine& line) {
  const QString name = QString::fromStdString(line.spec.text());
  if (!line.pooled) {
    const QString state = line.problems.empty() ? StudyWords::tr("not yet") : StudyWords::tr("failed");
    return {name, state, QString(), QString(), QString(), QString()};
  }
  const Metrics& m = *line.pooled;
  return {name,
          scoreText(m.accuracy, m.accuracyInterval),
          scoreText(m.auc),
          scoreText(m.logLoss),
          scoreText(m.ece),
          secondsText(line.seconds.total)};
}

QString accuracyWords(const Metrics& metrics) {
  return StudyWords::tr("Accuracy %1, 95 % interval %2")
      .arg(scoreText(metrics.accuracy), intervalText(metrics.accuracyInterval));
}

}  // namespace

StudyFigures studyFigures(const StudyTable& table) {
  StudyFigures figures;
  figures.headings = {StudyWords::tr("Pipeline"), StudyWords::tr("Accuracy"), StudyWords::tr("AUC"),
                      StudyWords::tr("Log loss"), StudyWords::tr("ECE"),      StudyWords::tr("Time")};
  std::vector<std::size_t> order(table.lines.size());
  std::iota(order.begin(), order.end(), 0u);
  const auto accuracy = [&](std::size_t i) { return table.lines[i].pooled ? table.lines[i].pooled->accuracy : -1.0; };
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return accuracy(a) > accuracy(b); });
  for (const std::size_t i : order) {
    const StudyLine& line = table.lines[i];
    figures.rows.push_back(rowOf(line));
    figures.lines.push_back(i);
    const QString remarks = joined(line.problems.empty() ? line.warnings : line.problems);
    const QString interval = line.pooled ? QLatin1Char('\n') + accuracyWords(*line.pooled) : QString();
    figures.toolTips << QString::fromStdString(line.spec.text()) + interval +
                            (remarks.isEmpty() ? QString() : QLatin1Char('\n') + remarks);
  }
  return figures;
}

QString studySentence(const StudyTable& table) {
  if (!table.best) return StudyWords::tr("No pipeline has a result on every division yet.");
  const StudyLine& best = table.lines[*table.best];
  QString words = StudyWords::tr("Best of %1 on these test rows: %2, %3 (%4).")
                      .arg(countText(table.lines.size(), StudyWords::tr("pipeline"), StudyWords::tr("pipelines")),
                           QString::fromStdString(best.spec.text()), scoreText(best.pooled->accuracy),
                           intervalText(best.pooled->accuracyInterval));
  if (table.nested) {
    words += StudyWords::tr(" Chosen by training rows alone: %1 (%2), which is what to expect.")
                 .arg(scoreText(table.nested->pooled.accuracy), intervalText(table.nested->pooled.accuracyInterval));
  }
  return words;
}

}  // namespace blendscope::ui
