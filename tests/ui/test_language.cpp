// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QDirIterator>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QSettings>
#include <QTranslator>
#include <QXmlStreamReader>

#include "pages/page.h"
#include "state/marks.h"
#include "support/clipped.h"
#include "support/qt_warnings.h"
#include "support/window_at_work.h"
#include "theme/language.h"
#include "theme/resources.h"

using namespace blendscope;
using namespace blendscope::ui;

namespace {

/// Installs a language for the life of the object.
class Speaking {
 public:
  explicit Speaking(const QString& code) {
    const QList<QTranslator*> before = qApp->findChildren<QTranslator*>();
    installLanguage(*qApp, code);
    for (QTranslator* translator : qApp->findChildren<QTranslator*>()) {
      if (!before.contains(translator)) added_.append(translator);
    }
  }
  ~Speaking() { qDeleteAll(added_); }

 private:
  QList<QTranslator*> added_;
};

QStringList placeholdersOf(const QString& text) {
  QStringList found;
  static const QRegularExpression place(QStringLiteral("%(?:n|L?[1-9])"));
  for (const auto& match : place.globalMatch(text)) found.append(match.captured());
  found.sort();
  return found;
}

QString sourceFolder() {
  return qEnvironmentVariable("BLENDSCOPE_SOURCE_DIR") + QStringLiteral("/resources/translations");
}

}  // namespace

class TestLanguage : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { testing::failOnQtWarnings(); }

  void everyLanguageIsCompiledIn() {
    registerResources();
    for (const Language& language : languages()) {
      QTranslator translator;
      QVERIFY2(translator.load(QStringLiteral("blendscope_") + language.code, QStringLiteral(":/translations")),
               qPrintable(language.code));
    }
  }

  void localesFindTheirLanguage() {
    QCOMPARE(languageFor(QStringLiteral("de_AT")), QStringLiteral("de"));
    QCOMPARE(languageFor(QStringLiteral("zh_CN")), QStringLiteral("zh_CN"));
    QCOMPARE(languageFor(QStringLiteral("en_GB")), QStringLiteral("en"));
    QCOMPARE(languageFor(QStringLiteral("fr_FR")), QStringLiteral("en"));
    QCOMPARE(languageFor(QStringLiteral("C")), QStringLiteral("en"));
  }

  void englishCountsInSingularAndPlural() {
    const Speaking english(QStringLiteral("en"));
    QCOMPARE(Marks::tr("Flag %n cutout(s)", nullptr, 1), QStringLiteral("Flag 1 cutout"));
    QCOMPARE(Marks::tr("Flag %n cutout(s)", nullptr, 3), QStringLiteral("Flag 3 cutouts"));
  }

  void germanSpeaksInMenusPagesAndFreeFunctions() {
    const Speaking german(QStringLiteral("de"));
    testing::WindowAtWork work;
    QCOMPARE(work.window->menuBar()->actions().front()->text(), QStringLiteral("&Datei"));
    QCOMPARE(work.window->pages().front()->title(), QStringLiteral("Erkunden"));
    QCOMPARE(Marks::tr("Flag %n cutout(s)", nullptr, 3), QStringLiteral("3 Ausschnitte markieren"));
    QCOMPARE(QCoreApplication::translate("JobState", "Cancelled"), QStringLiteral("Abgebrochen"));
  }

  void germanFitsASmallScreen() {
    const Speaking german(QStringLiteral("de"));
    testing::WindowAtWork work;
    QStringList clipped;
    for (const Page* page : work.window->pages()) {
      work.open(page->id());
      work.window->resize(1024, 700);
      work.settle();
      const QSize least = work.window->minimumSizeHint();
      if (least.width() > 1024 || least.height() > 700) {
        clipped.append(QStringLiteral("%1 (%2 wide) asks for %3×%4")
                           .arg(page->id())
                           .arg(page->minimumSizeHint().width())
                           .arg(least.width())
                           .arg(least.height()));
      }
      for (const QString& words : testing::clippedWords(*work.window)) clipped.append(page->id() + u": " + words);
    }
    QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(QLatin1Char('\n'))));
  }

  void noTranslationLosesAPlaceholder() {
    QDirIterator files(sourceFolder(), {QStringLiteral("*.ts")});
    int checked = 0;
    while (files.hasNext()) {
      QFile file(files.next());
      QVERIFY(file.open(QIODevice::ReadOnly));
      QXmlStreamReader xml(&file);
      QString source;
      while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == QStringLiteral("source")) source = xml.readElementText();
        const bool form = xml.name() == QStringLiteral("numerusform");
        if (!form && xml.name() != QStringLiteral("translation")) continue;
        const QString text = form ? xml.readElementText() : directText(xml);
        if (text.isEmpty()) continue;
        ++checked;
        QVERIFY2(placeholdersOf(text) == placeholdersOf(source), qPrintable(file.fileName() + u": " + source));
      }
      QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    }
    QVERIFY(checked > 500);
  }

  void theChoiceIsRememberedAndHoldsWithoutAnArgument() {
    chooseLanguage(QStringLiteral("de"));
    {
      const Speaking chosen{QString()};
      QCOMPARE(QCoreApplication::translate("JobState", "Cancelled"), QStringLiteral("Abgebrochen"));
    }
    testing::WindowAtWork work;
    QVERIFY(work.child<QAction>(QStringLiteral("language.de"))->isChecked());
    work.child<QAction>(QStringLiteral("language."))->trigger();
    QVERIFY(chosenLanguage().isEmpty());
  }

 private:
  /// Of a translation that has no plural forms; else nothing, and the reader goes on inside.
  static QString directText(QXmlStreamReader& xml) {
    QString text;
    while (!xml.atEnd()) {
      const auto token = xml.readNext();
      if (token == QXmlStreamReader::Characters) {
        text += xml.text();
      } else {
        break;
      }
    }
    return text.trimmed();
  }
};

BLENDSCOPE_UI_TEST_MAIN(TestLanguage)
#include "test_language.moc"
#include "theme/resources.h"
