// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mark_words.h"

#include <QDateTime>
#include <QLocale>
#include <QObject>

namespace blendscope::ui {

namespace {

QString labelName(const ClassNames& classes, int c) {
  return c == kUnlabelled ? QObject::tr("unlabelled") : QString::fromStdString(classes.name(c));
}

QString originWords(const GivenLabel& given) {
  const QString by = QString::fromStdString(given.by);
  switch (given.origin) {
    case LabelOrigin::Person:
      return by.isEmpty() ? QObject::tr("by hand") : QObject::tr("by %1").arg(by);
    case LabelOrigin::Rule:
      return QObject::tr("by the rule %1").arg(by);
    case LabelOrigin::File:
      return QObject::tr("from %1").arg(by);
  }
  return {};
}

struct FactName {
  const char* column;
  const char* name;
};

constexpr FactName kFactNames[] = {
    {"marks: flag", QT_TRANSLATE_NOOP("QObject", "Flagged")},
    {"marks: note", QT_TRANSLATE_NOOP("QObject", "Note")},
    {"marks: original_class", QT_TRANSLATE_NOOP("QObject", "Class in the data")},
    {"marks: label_origin", QT_TRANSLATE_NOOP("QObject", "Label origin")},
    {"marks: label_by", QT_TRANSLATE_NOOP("QObject", "Labelled by")},
    {"marks: label_when", QT_TRANSLATE_NOOP("QObject", "Labelled on (UTC)")},
};

}  // namespace

QString factName(const QString& column) {
  for (const FactName& fact : kFactNames) {
    if (column == QLatin1String(fact.column)) return QObject::tr(fact.name);
  }
  return column;
}

QString provenanceWords(const CutoutSet& original, const Annotation& annotation, Row row) {
  const int own = original.label(row);
  const QString ownName = labelName(original.classNames(), own);
  if (!annotation.label) return own == kUnlabelled ? ownName : QObject::tr("%1, as in the data").arg(ownName);
  const GivenLabel& given = *annotation.label;
  const QString when =
      QLocale::c().toString(QDateTime::fromSecsSinceEpoch(given.when), QStringLiteral("d MMM yyyy HH:mm"));
  return QObject::tr("%1, %2, %3; in the data: %4")
      .arg(labelName(classesToGive(original), given.label), originWords(given), when, ownName);
}

}  // namespace blendscope::ui
