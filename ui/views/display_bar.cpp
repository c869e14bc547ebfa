// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/display_bar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>

#include "state/workspace.h"
#include "theme/theme.h"
#include "views/cutout_image.h"

namespace blendscope::ui {

namespace {

template <class Choices>
QComboBox* makeCombo(const Choices& choices, const QString& objectName, const QString& name, QWidget* parent) {
  auto* combo = new QComboBox(parent);
  describe(combo, objectName, name, name);
  for (const auto choice : choices) combo->addItem(words(choice), static_cast<int>(choice));
  combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  combo->setMinimumContentsLength(3);
  combo->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  return combo;
}

}  // namespace

DisplayBar::DisplayBar(Workspace& workspace, QWidget* parent)
    : QWidget(parent),
      workspace_(workspace),
      stretch_(makeCombo(kStretches, QStringLiteral("displayBar.stretch"), tr("Stretch"), this)),
      limits_(makeCombo(kLimitsModes, QStringLiteral("displayBar.limits"), tr("Limits"), this)),
      map_(makeCombo(kColourMaps, QStringLiteral("displayBar.map"), tr("Colour map"), this)) {
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  for (QComboBox* combo : {stretch_, limits_, map_}) {
    layout->addWidget(combo);
    connect(combo, &QComboBox::activated, this, &DisplayBar::give);
  }
  connect(&workspace_, &Workspace::displayChanged, this, &DisplayBar::take);
  take();
}

void DisplayBar::take() {
  const DisplaySettings& display = workspace_.display();
  stretch_->setCurrentIndex(stretch_->findData(static_cast<int>(display.stretch)));
  limits_->setCurrentIndex(limits_->findData(static_cast<int>(display.limits)));
  map_->setCurrentIndex(map_->findData(static_cast<int>(display.colourMap)));
}

void DisplayBar::give() {
  DisplaySettings display = workspace_.display();
  display.stretch = static_cast<Stretch>(stretch_->currentData().toInt());
  display.limits = static_cast<LimitsMode>(limits_->currentData().toInt());
  display.colourMap = static_cast<ColourMap>(map_->currentData().toInt());
  workspace_.setDisplay(display);
}

}  // namespace blendscope::ui
