// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QTranslator>
#include <memory>

#include "theme/resources.h"

namespace blendscope::ui {

namespace {

/// Functions outside of classes translate under names of their own; the sources of the translations know them by the
/// namespace they stand in.
class WindowTranslator : public QTranslator {
 public:
  using QTranslator::QTranslator;
  QString translate(const char* context, const char* source, const char* disambiguation, int n) const override {
    const QString text = QTranslator::translate(context, source, disambiguation, n);
    return text.isNull() ? QTranslator::translate("blendscope::ui", source, disambiguation, n) : text;
  }
};

QString choiceKey() { return QStringLiteral("language"); }

void add(QCoreApplication& application, const QString& file, const QString& folder) {
  auto translator = std::make_unique<WindowTranslator>();
  if (!translator->load(file, folder)) return;
  translator->setParent(&application);
  QCoreApplication::installTranslator(translator.release());
}

}  // namespace

const QList<Language>& languages() {
  static const QList<Language> all{{QStringLiteral("en"), QStringLiteral("English")},
                                   {QStringLiteral("de"), QStringLiteral("Deutsch")},
                                   {QStringLiteral("zh_CN"), QString::fromUtf8("简体中文")}};
  return all;
}

QString languageFor(const QString& locale) {
  for (const Language& language : languages()) {
    if (language.code == locale) return language.code;
  }
  const QString spoken = locale.section(QLatin1Char('_'), 0, 0);
  for (const Language& language : languages()) {
    if (language.code.section(QLatin1Char('_'), 0, 0) == spoken) return language.code;
  }
  return languages().front().code;
}

QString chosenLanguage() { return QSettings().value(choiceKey()).toString(); }

void chooseLanguage(const QString& code) {
  if (code.isEmpty()) {
    QSettings().remove(choiceKey());
  } else {
    QSettings().setValue(choiceKey(), code);
  }
}

QString installLanguage(QCoreApplication& application, const QString& code) {
  registerResources();
  const QString chosen = code.isEmpty() ? chosenLanguage() : code;
  const QString language = languageFor(chosen.isEmpty() ? QLocale::system().name() : chosen);
  const QString ours = QStringLiteral(":/translations");
  // English stands beneath: it knows the plurals, and what the other language has not.
  add(application, QStringLiteral("blendscope_en"), ours);
  if (language == languages().front().code) return language;
  add(application, QStringLiteral("qtbase_") + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
  add(application, QStringLiteral("blendscope_") + language, ours);
  return language;
}

}  // namespace blendscope::ui
