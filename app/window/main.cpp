// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QStandardPaths>
#include <QTimer>

#include "base/version.h"
#include "main_window.h"
#include "screenshots.h"
#include "theme/language.h"
#include "theme/theme.h"

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  QCoreApplication::setOrganizationName(QStringLiteral("Blendscope"));
  QCoreApplication::setApplicationName(QStringLiteral("Blendscope"));
  QCoreApplication::setApplicationVersion(QString::fromUtf8(blendscope::kVersion));
  QGuiApplication::setDesktopFileName(QStringLiteral("blendscope"));

  QCommandLineParser parser;
  parser.setApplicationDescription(
      QCoreApplication::translate("main", "Tell single stars from blends in survey cutouts."));
  parser.addHelpOption();
  parser.addVersionOption();
  parser.addPositionalArgument(
      QStringLiteral("data"),
      QCoreApplication::translate("main", "CSV file, FITS file, folder of FITS files or session"));
  const QCommandLineOption screenshots(QStringLiteral("screenshots"),
                                       QCoreApplication::translate("main", "Save pictures of every page and leave."),
                                       QStringLiteral("folder"));
  const QCommandLineOption session(
      QStringLiteral("session"), QCoreApplication::translate("main", "Open a session: data, labels, runs and all."),
      QStringLiteral("file"));
  const QCommandLineOption language(
      QStringLiteral("language"),
      QCoreApplication::translate("main", "Language of the window, such as de; by default that of the desktop."),
      QStringLiteral("code"));
  parser.addOptions({screenshots, session, language});
  parser.process(application);
  blendscope::ui::installLanguage(application, parser.value(language));
  const QString path = parser.positionalArguments().value(0);
  if (parser.isSet(screenshots)) return blendscope::app::takeScreenshots(application, parser.value(screenshots), path);

  blendscope::ui::ThemeSwitch theme(application);
  blendscope::ui::MainWindow window(theme);
  const QDir own(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation));
  window.keeper().keepRecovery(own.filePath(QStringLiteral("recovery")));
  window.show();
  // The window is painted before anything is read.
  QTimer::singleShot(0, &window, [&, path = parser.isSet(session) ? parser.value(session) : path] {
    if (path.isEmpty()) {
      window.opener().simulate(blendscope::SurveyPreset::Demo);
      QObject::connect(&window.opener(), &blendscope::ui::DataOpener::opened, &window,
                       &blendscope::ui::MainWindow::offerTour, Qt::SingleShotConnection);
    } else {
      window.open(path);
    }
    window.keeper().lookForRecovery();
  });
  return QApplication::exec();
}
