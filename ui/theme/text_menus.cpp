// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/text_menus.h"

#include <QActionGroup>
#include <QApplication>
#include <QMenu>

#include "theme/language.h"
#include "theme/text_size.h"

namespace blendscope::ui {

void fillTextSize(QMenu* menu, QObject* owner) {
  auto* size = new TextSize(*qApp, owner);
  const auto add = [&](const QString& name, const QString& words, const QList<QKeySequence>& keys, auto act) {
    QAction* action = menu->addAction(words, owner, act);
    action->setObjectName(name);
    action->setShortcuts(keys);
    return action;
  };
  QAction* larger =
      add(QStringLiteral("actionLargerText"), QObject::tr("&Larger text"),
          {QKeySequence(QStringLiteral("Ctrl++")), QKeySequence(QStringLiteral("Ctrl+="))}, [size] { size->step(1); });
  QAction* smaller = add(QStringLiteral("actionSmallerText"), QObject::tr("&Smaller text"),
                         {QKeySequence(QStringLiteral("Ctrl+-"))}, [size] { size->step(-1); });
  QAction* normal = add(QStringLiteral("actionNormalText"), QObject::tr("&Normal text size"),
                        {QKeySequence(QStringLiteral("Ctrl+0"))}, [size] { size->set(1); });
  const auto refresh = [=] {
    larger->setEnabled(textScale() < textScales().back());
    smaller->setEnabled(textScale() > textScales().front());
    normal->setEnabled(textScale() != 1);
  };
  QObject::connect(size, &TextSize::changed, owner, refresh);
  refresh();
}

void fillLanguages(QMenu* menu) {
  menu->setToolTipsVisible(true);
  auto* group = new QActionGroup(menu);
  const auto add = [&](const QString& code, const QString& words) {
    QAction* action = menu->addAction(words);
    action->setObjectName(QStringLiteral("language.") + code);
    action->setToolTip(QObject::tr("The window speaks it when it is opened next."));
    action->setCheckable(true);
    action->setChecked(chosenLanguage() == code);
    group->addAction(action);
    QObject::connect(action, &QAction::triggered, menu, [code] { chooseLanguage(code); });
  };
  add({}, QObject::tr("As the &desktop"));
  menu->addSeparator();
  for (const Language& language : languages()) add(language.code, language.name);
}

}  // namespace blendscope::ui
