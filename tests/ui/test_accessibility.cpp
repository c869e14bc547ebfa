// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractScrollArea>
#include <QMainWindow>
#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QScrollBar>
#include <QSet>
#include <QTabBar>

#include "pages/page.h"
#include "support/qt_warnings.h"
#include "support/window_at_work.h"
#include "views/chart_theme.h"

using namespace blendscope;
using namespace blendscope::ui;

namespace {

/// Parts that Qt makes for itself inside a control, which speaks for them.
bool isPartOfAControl(const QWidget& widget) {
  if (widget.objectName().startsWith(QStringLiteral("qt_"))) return true;
  for (const char* made : {"QComboBoxListView", "QTableCornerButton", "QLineEditIconButton"}) {
    if (qstrcmp(widget.metaObject()->className(), made) == 0) return true;
  }
  if (qobject_cast<const QMainWindow*>(widget.parentWidget()) && qobject_cast<const QTabBar*>(&widget)) return true;
  if (const auto* area = qobject_cast<const QAbstractScrollArea*>(widget.parentWidget())) {
    if (area->viewport() == &widget) return true;
  }
  if (qobject_cast<const QScrollBar*>(&widget) || qobject_cast<const QHeaderView*>(&widget) ||
      qobject_cast<const QMenu*>(&widget) || qobject_cast<const QMenuBar*>(&widget)) {
    return true;
  }
  for (const QWidget* parent = widget.parentWidget(); parent; parent = parent->parentWidget()) {
    if (qobject_cast<const QAbstractSpinBox*>(parent) || qobject_cast<const QComboBox*>(parent) ||
        qobject_cast<const QTabBar*>(parent) || qobject_cast<const QHeaderView*>(parent) || parent->isWindow()) {
      return !parent->isWindow();
    }
  }
  return false;
}

QList<QWidget*> controlsOf(const QWidget& root) {
  QList<QWidget*> controls;
  for (auto* widget : root.findChildren<QWidget*>()) {
    // A label whose words can be marked with the mouse is no control: its words are its name.
    if (qobject_cast<QLabel*>(widget)) continue;
    if (widget->focusPolicy() != Qt::NoFocus && !isPartOfAControl(*widget)) controls.append(widget);
  }
  return controls;
}

QString nameOf(const QWidget& widget) {
  QStringList names;
  for (const QWidget* w = &widget; w && !w->isWindow() && names.size() < 4; w = w->parentWidget()) {
    names.prepend(QStringLiteral("%1#%2").arg(QString::fromLatin1(w->metaObject()->className()), w->objectName()));
  }
  return names.join(QStringLiteral(" > "));
}

}  // namespace

class TestAccessibility : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { testing::failOnQtWarnings(); }

  void initTestCase() {
    work_ = std::make_unique<testing::WindowAtWork>();
    for (const Page* page : work_->window->pages()) work_->open(page->id());
    work_->open(QStringLiteral("embed"));
    QTest::mouseClick(work_->child<QWidget>(QStringLiteral("embedButton")), Qt::LeftButton);
    work_->settle();
  }
  void cleanupTestCase() { work_.reset(); }

  void everyControlHasANameForPeopleAndForPrograms() {
    QStringList nameless;
    const QList<QWidget*> controls = controlsOf(*work_->window);
    for (const QWidget* control : controls) {
      if (control->objectName().isEmpty()) nameless.append(QStringLiteral("no object name: ") + nameOf(*control));
      if (control->accessibleName().isEmpty())
        nameless.append(QStringLiteral("no accessible name: ") + nameOf(*control));
    }
    nameless.removeDuplicates();
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QLatin1Char('\n'))));
    QVERIFY(controls.size() > 100);
  }

  void everyButtonWithoutWordsHasAToolTip() {
    QStringList silent;
    for (const auto* button : work_->window->findChildren<QAbstractButton*>()) {
      // The buttons of a banner get their words with its message.
      if (isPartOfAControl(*button) || qobject_cast<Banner*>(button->parentWidget())) continue;
      if (button->text().isEmpty() && button->toolTip().isEmpty()) silent.append(nameOf(*button));
    }
    QVERIFY2(silent.isEmpty(), qPrintable(silent.join(QLatin1Char('\n'))));
  }

  void focusCanBeSeenInBothThemes() {
    work_->window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(work_->window.get()));
    QStringList unseen;
    for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
      work_->theme.setMode(mode);
      for (const Page* page : work_->window->pages()) {
        work_->open(page->id());
        for (QWidget* control : controlsOf(*page)) {
          if (!control->isVisible() || !control->isEnabled() || !(control->focusPolicy() & Qt::TabFocus)) continue;
          control->setFocus(Qt::TabFocusReason);
          if (!control->hasFocus()) continue;
          const QImage with = control->grab().toImage();
          control->clearFocus();
          if (control->grab().toImage() == with) unseen.append(nameOf(*control));
        }
      }
    }
    work_->theme.setMode(ThemeMode::Light);
    unseen.removeDuplicates();
    QVERIFY2(unseen.isEmpty(), qPrintable(unseen.join(QLatin1Char('\n'))));
  }

  void tabReachesEveryControlOfEveryPage() {
    work_->window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(work_->window.get()));
    QStringList missed;
    for (const Page* page : work_->window->pages()) {
      work_->open(page->id());
      QList<QWidget*> wanted;
      for (QWidget* control : controlsOf(*page)) {
        if (control->isVisible() && control->isEnabled() && (control->focusPolicy() & Qt::TabFocus))
          wanted.append(control);
      }
      if (wanted.isEmpty()) continue;
      QSet<QWidget*> reached;
      wanted.front()->setFocus(Qt::TabFocusReason);
      for (int i = 0; i < 400; ++i) {
        QWidget* focus = QApplication::focusWidget();
        if (!focus) break;
        reached.insert(focus);
        QTest::keyClick(focus, Qt::Key_Tab);
      }
      for (QWidget* control : wanted) {
        const bool proxied = control->focusProxy() && reached.contains(control->focusProxy());
        if (!reached.contains(control) && !proxied) missed.append(page->id() + u": " + nameOf(*control));
      }
    }
    QVERIFY2(missed.isEmpty(), qPrintable(missed.join(QLatin1Char('\n'))));
  }

  void linesOfOneChartDifferInMoreThanColour() {
    for (int n = 0; n < 12; ++n) {
      const QPen pen = seriesPen(n, work_->window->palette());
      const QPen next = seriesPen(n + 1, work_->window->palette());
      QVERIFY(pen.style() != next.style());
      for (int m = 0; m < n; ++m) {
        const QPen other = seriesPen(m, work_->window->palette());
        QVERIFY(pen.style() != other.style() || pen.color() != other.color());
      }
    }
  }

 private:
  std::unique_ptr<testing::WindowAtWork> work_;
};

BLENDSCOPE_UI_TEST_MAIN(TestAccessibility)
#include "test_accessibility.moc"
#include "views/banner.h"
