// SPDX-License-Identifier: GPL-3.0-or-later
#include "state/labeller.h"

#include <QDateTime>
#include <QObject>
#include <algorithm>

#include "models/number_words.h"

namespace blendscope::ui {

namespace {

bool areDigits(const ClassNames& classes) {
  const auto isDigit = [](const std::string& name) { return name.size() == 1 && name[0] >= '0' && name[0] <= '9'; };
  return std::all_of(classes.names().begin(), classes.names().end(), isDigit);
}

QString classNameOf(const Workspace& workspace, int c) {
  return c == kUnlabelled ? QString() : QString::fromStdString(classesToGive(workspace).name(c));
}

}  // namespace

RowSet rowsToMark(const Workspace& workspace) {
  const auto row = workspace.currentRow();
  if (!row) return {};
  if (!workspace.marksOneByOne() && workspace.selection().contains(*row)) return workspace.selection();
  return RowSet::of(workspace.data()->size(), {*row});
}

QString rowsToMarkWords(const Workspace& workspace) {
  const std::size_t count = rowsToMark(workspace).count();
  if (count == 0) return {};
  return count == 1 ? QObject::tr("this cutout") : QObject::tr("%1 selected cutouts").arg(countText(count));
}

ClassNames classesToGive(const Workspace& workspace) {
  return workspace.originalData() ? blendscope::classesToGive(*workspace.originalData()) : ClassNames();
}

std::optional<int> classOfDigit(const ClassNames& classes, int digit) {
  if (areDigits(classes)) return classes.find(std::to_string(digit));
  if (digit == 0) return kUnlabelled;
  return digit <= classes.count() ? std::optional(digit - 1) : std::nullopt;
}

QString keyOfClass(const ClassNames& classes, int c) {
  for (int digit = 0; digit <= 9; ++digit) {
    if (classOfDigit(classes, digit) == c) return QString::number(digit);
  }
  return {};
}

void labelAs(Workspace& workspace, int c) {
  workspace.marks().label(rowsToMark(workspace), c, classNameOf(workspace, c));
}

void labelSelectionAs(Workspace& workspace, int c) {
  workspace.marks().label(workspace.selection(), c, classNameOf(workspace, c));
}

void labelByRule(Workspace& workspace, const RowSet& rows, int c, const QString& rule) {
  const GivenLabel given{.label = c,
                         .origin = LabelOrigin::Rule,
                         .by = rule.trimmed().toStdString(),
                         .when = QDateTime::currentSecsSinceEpoch()};
  std::vector<std::pair<Row, GivenLabel>> labels;
  for (const Row row : rows.rows()) labels.emplace_back(row, given);
  const int count = static_cast<int>(labels.size());
  workspace.marks().giveLabels(
      labels, c == kUnlabelled
                  ? QObject::tr("Unlabel %n cutout(s) by rule", nullptr, count)
                  : QObject::tr("Label %n cutout(s) %1 by rule", nullptr, count).arg(classNameOf(workspace, c)));
}

void writeNote(Workspace& workspace, const RowSet& rows, const QString& note) {
  const std::vector<Row> list = rows.rows();
  if (list.size() == 1) return workspace.marks().setNote(list.front(), note);
  std::vector<std::pair<Row, Annotation>> annotations;
  for (const Row row : list) {
    annotations.emplace_back(row, workspace.marks().annotations().at(row));
    annotations.back().second.note = note.trimmed().toStdString();
  }
  workspace.marks().annotate(annotations,
                             QObject::tr("Write a note on %n cutout(s)", nullptr, static_cast<int>(list.size())));
}

void toggleFlag(Workspace& workspace) {
  const RowSet rows = rowsToMark(workspace);
  const Annotations& annotations = workspace.marks().annotations();
  const std::vector<Row> list = rows.rows();
  const bool all = std::all_of(list.begin(), list.end(), [&](Row row) { return annotations.at(row).flagged; });
  workspace.marks().setFlagged(rows, !all);
}

void takeBackLabels(Workspace& workspace) { workspace.marks().takeBackLabels(rowsToMark(workspace)); }

}  // namespace blendscope::ui
