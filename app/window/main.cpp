// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QStandardPaths>
#include <QTimer>
#include <algorithm>
#include <memory>
#include <string_view>

#include "base/version.h"
#include "main_window.h"
#include "screenshots.h"
#include "theme/language.h"
#include "theme/theme.h"

namespace {

/// Whether only words are wanted, for which there need not be a display.
bool asksForWords(int argc, char** argv) {
  return std::any_of(argv + 1, argv + argc, [](const char* argument) {
    const std::string_view word(argument);
    return word == "-h" || word == "--help" || word == "--help-all" || word == "-v" || word == "--version";
  });
}

std::unique_ptr<QCoreApplication> makeApplication(int& argc, char** argv) {
  if (asksForWords(argc, argv)) return std::make_unique<QCoreApplication>(argc, argv);
  return std::make_unique<QApplication>(argc, argv);
}

}  // namespace

int main(int argc, char** argv) {
  const auto core = makeApplication(argc, argv);
  QCoreApplication::setOrganizationName(QStringLiteral("Blendscope"));
  QCoreApplication::setApplicationName(QStringLiteral("Blendscope"));
  QCoreApplication::setApplicationVersion(QString::fromUtf8(blendscope::kVersion));
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
  const QCommandLineOption session(QStringLiteral("session"),
                                   QCoreApplication::translate("main", "Open a session: data, labels, runs and all."),
                                   QStringLiteral("file"));
  const QCommandLineOption language(
      QStringLiteral("language"),
      QCoreApplication::translate("main", "Language of the window, such as de; by default that of the desktop."),
      QStringLiteral("code"));
  parser.addOptions({screenshots, session, language});
  parser.process(*core);
  auto* const graphical = qobject_cast<QApplication*>(core.get());
  if (!graphical) return 2;  // the words were those of a file
  QApplication& application = *graphical;
  QGuiApplication::setDesktopFileName(QStringLiteral("blendscope"));
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
