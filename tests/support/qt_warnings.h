// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

#include "theme/theme.h"

/// What every test of the window starts with: settings of its own that vanish with it, the window's theme, and Qt
/// warnings that fail the test.
namespace blendscope::testing {

/// To be called from `init()`, before each test function. What the offscreen platform says it cannot do is not the
/// window's fault.
inline void failOnQtWarnings() {
  QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
}

/// The application of a test program.
class TestApplication {
 public:
  TestApplication(int& argc, char** argv) : application_(argc, argv) {
    QCoreApplication::setOrganizationName(QStringLiteral("blendscope-test"));
    QCoreApplication::setApplicationName(QStringLiteral("blendscope-test"));
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings_.path());
    theme_ = std::make_unique<ui::ThemeSwitch>(application_);
    theme_->setMode(ui::ThemeMode::Light);
  }

 private:
  QTemporaryDir settings_;
  QApplication application_;
  std::unique_ptr<ui::ThemeSwitch> theme_;
};

}  // namespace blendscope::testing

/// `main` of a test program; the class needs a slot `init()` that calls failOnQtWarnings().
#define BLENDSCOPE_UI_TEST_MAIN(TestClass)                              \
  int main(int argc, char** argv) {                                     \
    const blendscope::testing::TestApplication application(argc, argv); \
    TestClass test;                                                     \
    return QTest::qExec(&test, argc, argv);                             \
  }
