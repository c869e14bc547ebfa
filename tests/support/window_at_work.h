// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QTest>
#include <memory>

#include "main_window.h"
#include "support/tiny_survey.h"
#include "support/trained_run.h"
#include "theme/theme.h"

namespace blendscope::testing {

/// The whole window on a tiny survey with two runs, so that no page is empty.
class WindowAtWork {
 public:
  WindowAtWork() : theme(*qApp), window(std::make_unique<ui::MainWindow>(theme)) {
    const auto survey = tinySurvey();
    window->workspace().setData(survey);
    for (const char* pipeline : {"minmax | knn:k=5", "minmax | logistic"}) {
      window->workspace().addRun(trainedRun(survey, pipeline, "fraction=0.5,seed=3"));
    }
    window->show();
    settle();
  }

  /// Turns the event loop until no job runs.
  void settle() {
    if (!QTest::qWaitFor([this] { return window->jobs().runningCount() == 0; }, 60'000)) {
      qWarning("a job did not end within a minute");
    }
    QCoreApplication::processEvents();
  }
  void open(const QString& page) {
    window->openPage(page);
    settle();
  }
  template <class T>
  T* child(const QString& name) const {
    return window->findChild<T*>(name);
  }

  ui::ThemeSwitch theme;
  std::unique_ptr<ui::MainWindow> window;
};

}  // namespace blendscope::testing
