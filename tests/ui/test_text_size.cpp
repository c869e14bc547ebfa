// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QSettings>
#include <QTableView>

#include "pages/page.h"
#include "support/clipped.h"
#include "support/qt_warnings.h"
#include "support/window_at_work.h"
#include "theme/text_size.h"

using namespace blendscope;
using namespace blendscope::ui;

class TestTextSize : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { testing::failOnQtWarnings(); }
  void cleanup() {
    TextSize(*qApp).set(1);
    QSettings().remove(QStringLiteral("theme"));
  }

  void menuMakesTextLargerSmallerAndNormal() {
    testing::WindowAtWork work;
    const double normal = qApp->font().pointSizeF();
    work.child<QAction>(QStringLiteral("actionLargerText"))->trigger();
    QVERIFY(textScale() > 1);
    QVERIFY(qApp->font().pointSizeF() > normal);
    work.child<QAction>(QStringLiteral("actionSmallerText"))->trigger();
    work.child<QAction>(QStringLiteral("actionSmallerText"))->trigger();
    QVERIFY(qApp->font().pointSizeF() < normal);
    work.child<QAction>(QStringLiteral("actionNormalText"))->trigger();
    QCOMPARE(qApp->font().pointSizeF(), normal);
    QVERIFY(!work.child<QAction>(QStringLiteral("actionNormalText"))->isEnabled());
  }

  void everyFontAndRowFollows() {
    testing::WindowAtWork work;
    work.open(QStringLiteral("compare"));
    auto* title = work.window->currentPage()->findChild<QLabel*>(QStringLiteral("pageTitle"));
    auto* table = work.child<QTableView>(QStringLiteral("runTable"));
    const double before = title->font().pointSizeF();
    const int row = table->rowHeight(0);
    TextSize(*qApp).set(2);
    QCOMPARE(title->font().pointSizeF(), 2 * before);
    QCOMPARE(table->rowHeight(0), 2 * row);
    QCOMPARE(captionFont().pixelSize(), 24);
  }

  void sizeIsRememberedAndOnlyKnownOnesAreTaken() {
    TextSize(*qApp).set(1.5);
    const ThemeSwitch again(*qApp);
    QCOMPARE(textScale(), 1.5);
    QSettings().setValue(QStringLiteral("theme/textScale"), 17);
    const ThemeSwitch odd(*qApp);
    QCOMPARE(textScale(), 1.0);
  }

  void nothingIsClippedAtOneAndAHalf() {
    testing::WindowAtWork work;
    TextSize(*qApp).set(1.5);
    QStringList clipped;
    for (const Page* page : work.window->pages()) {
      work.open(page->id());
      work.window->resize(1440, 900);
      work.settle();
      const QSize least = work.window->minimumSizeHint();
      if (least.width() > 1440 || least.height() > 900) {
        clipped.append(QStringLiteral("%1 asks for %2×%3").arg(page->id()).arg(least.width()).arg(least.height()));
      }
      for (const QString& words : testing::clippedWords(*work.window)) clipped.append(page->id() + u": " + words);
    }
    QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(QLatin1Char('\n'))));
  }
};

BLENDSCOPE_UI_TEST_MAIN(TestTextSize)
#include "test_text_size.moc"
#include "theme/text_size.h"
