// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

class QCoreApplication;

namespace blendscope::ui {

struct Language {
  QString code;  ///< "en", "de", "zh_CN"
  QString name;  ///< in the language itself
};

/// What the window speaks, English first.
const QList<Language>& languages();
/// The one that stands for `locale` ("de_AT" → "de"); "en" where there is no translation.
QString languageFor(const QString& locale);

/// What people chose; empty: the language of the desktop.
QString chosenLanguage();
/// Holds from the next start of the program on.
void chooseLanguage(const QString& code);

/// Gives the application the texts of `code`, of the choice where it is empty, else of the desktop; English where one
/// is missing. To be called once, before any widget is made. Returns the code.
QString installLanguage(QCoreApplication& application, const QString& code = {});

}  // namespace blendscope::ui
