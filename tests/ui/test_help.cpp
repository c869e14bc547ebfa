// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QDockWidget>
#include <QKeyEvent>
#include <QLabel>
#include <QRegularExpression>
#include <QShortcut>
#include <QTabWidget>

#include "help/help_panel.h"
#include "help/key_list.h"
#include "pages/page.h"
#include "support/qt_warnings.h"
#include "support/window_at_work.h"
#include "views/image_dock.h"

using namespace blendscope;
using namespace blendscope::ui;

namespace {

/// Words in `code` type, which the help uses for keys alone.
QStringList keysIn(const QString& markdown) {
  QStringList keys;
  static const QRegularExpression code(QStringLiteral("`([^`]+)`"));
  for (const auto& match : code.globalMatch(markdown)) keys.append(match.captured(1));
  return keys;
}

/// Sends the key straight to the widget and tells whether it took it.
bool answers(QWidget& widget, const QKeySequence& keys) {
  const QKeyCombination combination = keys[0];
  QString text;
  if (combination.keyboardModifiers() == Qt::NoModifier) text = keys.toString().toLower();
  if (combination.keyboardModifiers() == Qt::ShiftModifier) text = QKeySequence(combination.key()).toString();
  QKeyEvent event(QEvent::KeyPress, combination.key(), combination.keyboardModifiers(), text);
  // Not through the application, which would ask the parents too.
  static_cast<QObject&>(widget).event(&event);
  return event.isAccepted();
}

}  // namespace

class TestHelp : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { testing::failOnQtWarnings(); }

  void everyPageHasHelpThatBeginsWithItsTitle() {
    const testing::WindowAtWork work;
    for (const Page* page : work.window->pages()) {
      const QString text = helpText(page->id());
      QVERIFY2(text.startsWith(QStringLiteral("# %1\n").arg(page->title())), qPrintable(page->id()));
    }
    QVERIFY(!helpText(QStringLiteral("inspector")).isEmpty());
    QVERIFY(helpText(QStringLiteral("nowhere")).isEmpty());
  }

  void everyKeyNamedInTheHelpExists() {
    const testing::WindowAtWork work;
    QList<QKeySequence> known;
    for (const KeyEntry& entry : shortcutsOf(*work.window) + viewKeys()) known.append(entry.keys);
    QStringList names{QStringLiteral("inspector")};
    for (const Page* page : work.window->pages()) names.append(page->id());
    int count = 0;
    for (const QString& name : names) {
      for (const QString& key : keysIn(helpText(name))) {
        ++count;
        const bool modifier = key == QStringLiteral("Shift") || key == QStringLiteral("Ctrl");
        QVERIFY2(modifier || known.contains(QKeySequence(key, QKeySequence::PortableText)),
                 qPrintable(name + QStringLiteral(": ") + key));
      }
    }
    QVERIFY(count > 20);
  }

  void everyShortcutOfTheWindowIsInTheTable() {
    const testing::WindowAtWork work;
    const QString table = keyTable(*work.window);
    const auto check = [&](const QKeySequence& keys, const QString& what) {
      const QString written = keys.toString(QKeySequence::NativeText).toHtmlEscaped();
      QVERIFY2(keys.isEmpty() || table.contains(written), qPrintable(what + QStringLiteral(": ") + written));
    };
    for (const auto* action : work.window->findChildren<QAction*>()) {
      for (const QKeySequence& keys : action->shortcuts()) check(keys, action->text());
    }
    for (const auto* shortcut : work.window->findChildren<QShortcut*>()) {
      check(shortcut->key(), shortcut->parent()->objectName());
    }
  }

  void shortcutsAreInTheOrderOfTheirKeys() {
    const testing::WindowAtWork work;
    const QString table = keyTable(*work.window);
    qsizetype before = -1;
    for (int page = 1; page <= 8; ++page) {
      const qsizetype place = table.indexOf(QStringLiteral("<b>Ctrl+%1</b>").arg(page));
      QVERIFY2(place > before, qPrintable(QString::number(page)));
      before = place;
    }
  }

  void viewsAnswerTheKeysThatTheTableGivesThem() {
    testing::WindowAtWork work;
    work.open(QStringLiteral("embed"));
    QTest::mouseClick(work.child<QWidget>(QStringLiteral("embedButton")), Qt::LeftButton);
    work.settle();
    work.open(QStringLiteral("compare"));
    auto* tabs = work.child<QTabWidget>(QStringLiteral("compareTabs"));
    for (int tab = tabs->count() - 1; tab >= 0; --tab) {
      tabs->setCurrentIndex(tab);
      work.settle();
    }
    work.window->workspace().setCurrentRow(Row{0});
    work.window->findChild<ImageDock*>()->open();
    work.settle();
    for (const KeyEntry& entry : viewKeys()) {
      auto* view = work.child<QWidget>(entry.view);
      QVERIFY2(view, qPrintable(entry.view));
      QVERIFY2(answers(*view, entry.keys), qPrintable(entry.view + QStringLiteral(": ") + entry.keys.toString()));
      work.settle();
    }
  }

  void f1OpensTheHelpOfThePageInViewAndFollowsIt() {
    testing::WindowAtWork work;
    work.open(QStringLiteral("train"));
    work.child<QWidget>(QStringLiteral("split.kind"))->setFocus();
    work.child<QAction>(QStringLiteral("actionHelp"))->trigger();
    auto* panel = work.window->findChild<HelpPanel*>();
    QTRY_VERIFY(panel->isVisible());
    QVERIFY(panel->text().startsWith(QStringLiteral("Train")));
    work.open(QStringLiteral("compare"));
    QVERIFY(panel->text().startsWith(QStringLiteral("Compare")));
    QCOMPARE(work.child<QAction>(QStringLiteral("actionHelp"))->shortcut(), QKeySequence(Qt::Key_F1));
  }

  void theControlWithTheFocusIsExplainedOnTop() {
    testing::WindowAtWork work;
    work.open(QStringLiteral("explore"));
    auto* control = work.child<QWidget>(QStringLiteral("descending"));
    HelpPanel panel;
    panel.showControl(control);
    auto* words = panel.findChild<QLabel*>(QStringLiteral("helpControl"));
    QVERIFY(!words->isHidden());
    QVERIFY(words->text().contains(control->toolTip()));
    panel.showControl(nullptr);
    QVERIFY(words->isHidden());
  }

  void shortcutsAreShownInTheSamePanelUntilHelpIsAskedForAgain() {
    testing::WindowAtWork work;
    work.open(QStringLiteral("train"));
    auto* panel = work.window->findChild<HelpPanel*>();
    work.child<QAction>(QStringLiteral("actionKeys"))->trigger();
    QVERIFY(panel->text().contains(QStringLiteral("Keyboard shortcuts")));
    work.open(QStringLiteral("embed"));
    QVERIFY(panel->text().contains(QStringLiteral("Keyboard shortcuts")));
    work.child<QWidget>(QStringLiteral("colourBy"))->setFocus();
    work.child<QAction>(QStringLiteral("actionHelp"))->trigger();
    QVERIFY(panel->text().startsWith(QStringLiteral("Embed")));
  }
};

BLENDSCOPE_UI_TEST_MAIN(TestHelp)
#include "test_help.moc"
