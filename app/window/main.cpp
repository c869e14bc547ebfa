// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QCommandLineParser>
#include <QTimer>

#include "base/version.h"
#include "main_window.h"
#include "screenshots.h"
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
  parser.addPositionalArgument(QStringLiteral("data"),
                               QCoreApplication::translate("main", "CSV file, FITS file or folder of FITS files"));
  const QCommandLineOption screenshots(QStringLiteral("screenshots"),
                                       QCoreApplication::translate("main", "Save pictures of every page and leave."),
                                       QStringLiteral("folder"));
  parser.addOption(screenshots);
  parser.process(application);
  const QString path = parser.positionalArguments().value(0);
  if (parser.isSet(screenshots)) return blendscope::app::takeScreenshots(application, parser.value(screenshots), path);

  blendscope::ui::ThemeSwitch theme(application);
  blendscope::ui::MainWindow window(theme);
  window.show();
  // The window is painted before anything is read.
  QTimer::singleShot(0, &window, [&window, &path] {
    if (path.isEmpty()) {
      window.opener().simulate(blendscope::SurveyPreset::Demo);
    } else {
      window.opener().openPath(path);
    }
  });
  return QApplication::exec();
}
