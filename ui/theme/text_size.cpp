// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/text_size.h"

#include <QApplication>
#include <QHeaderView>
#include <QSettings>
#include <QTableView>

#include "theme/theme.h"

namespace blendscope::ui {

namespace {

constexpr auto kRoleProperty = "textRole";
constexpr auto kRowHeightProperty = "rowHeight";

double scaleNow = 1;  ///< of the one application

QString scaleKey() { return QStringLiteral("theme/textScale"); }

QFont fontOf(TextRole role) {
  switch (role) {
    case TextRole::Title:
      return pageTitleFont();
    case TextRole::Section:
      return sectionFont();
    case TextRole::Caption:
      return captionFont();
    case TextRole::Number:
      return numberFont();
  }
  Q_UNREACHABLE();
}

}  // namespace

double textScale() { return scaleNow; }

const QList<double>& textScales() {
  static const QList<double> scales{0.8, 0.9, 1, 1.15, 1.3, 1.5, 1.75, 2};
  return scales;
}

int scaled(int length) { return qRound(length * scaleNow); }

void restoreTextScale() {
  const double scale = QSettings().value(scaleKey(), 1).toDouble();
  scaleNow = textScales().contains(scale) ? scale : 1;
}

void setTextRole(QWidget* widget, TextRole role) {
  widget->setProperty(kRoleProperty, static_cast<int>(role));
  widget->setFont(fontOf(role));
}

void setRowsHeight(QTableView* table, int height) {
  table->setProperty(kRowHeightProperty, height);
  table->verticalHeader()->setMinimumSectionSize(scaled(height));
  table->verticalHeader()->setDefaultSectionSize(scaled(height));
}

TextSize::TextSize(QApplication& application, QObject* parent) : QObject(parent), application_(application) {}

void TextSize::set(double scale) {
  if (scale == scaleNow || !textScales().contains(scale)) return;
  scaleNow = scale;
  QSettings().setValue(scaleKey(), scale);
  apply();
  Q_EMIT changed();
}

void TextSize::step(int steps) {
  const qsizetype place = textScales().indexOf(scaleNow) + steps;
  set(textScales()[qBound(qsizetype{0}, place, textScales().size() - 1)]);
}

void TextSize::apply() {
  QFont font = QApplication::font();
  font.setPointSizeF(kTextPoints * scaleNow);
  application_.setFont(font);
  for (QWidget* widget : QApplication::allWidgets()) {
    if (const QVariant role = widget->property(kRoleProperty); role.isValid()) {
      widget->setFont(fontOf(static_cast<TextRole>(role.toInt())));
    }
    if (const QVariant height = widget->property(kRowHeightProperty); height.isValid()) {
      setRowsHeight(static_cast<QTableView*>(widget), height.toInt());
    }
    // Fonts that are asked for while painting, and sizes made from them, are news to no one else.
    widget->updateGeometry();
    widget->update();
  }
}

}  // namespace blendscope::ui
