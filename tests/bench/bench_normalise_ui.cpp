// SPDX-License-Identifier: GPL-3.0-or-later
// From a slider moved to the picture that follows it, on the challenge survey (27,253 cutouts of 10×10 pixels) and on
// alert stamps (63×63 pixels): the page's own widgets, drawn in memory.
#include <fmt/format.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QSettings>
#include <QSlider>
#include <QTemporaryDir>
#include <algorithm>
#include <ctime>

#include "jobs/job_runner.h"
#include "pages/normalise_page.h"
#include "state/workspace.h"
#include "survey/simulator.h"
#include "theme/theme.h"
#include "views/normalizer_comparison.h"
#include "views/normalizer_editor.h"
#include "views/normalizer_panel.h"

using namespace blendscope;
using namespace blendscope::ui;

namespace {

template <class Condition>
void turnUntil(Condition condition) {
  while (!condition()) QApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

void measure(NormalisePage& page, const char* survey, const char* normalizer) {
  NormalizerEditor& editor = *page.editors().front();
  NormalizerComparison& comparison = *page.comparison();
  auto* text = editor.findChild<QLineEdit*>(editor.objectName() + QStringLiteral(".text"));
  text->setText(QString::fromUtf8(normalizer));
  Q_EMIT text->editingFinished();
  turnUntil([&] { return !comparison.isBusy(); });
  QSlider* slider = nullptr;
  for (auto* found : editor.findChildren<QSlider*>()) {
    if (found->isVisible()) slider = found;
  }
  constexpr int kMoves = 40;
  std::vector<double> milliseconds;
  const std::clock_t processor = std::clock();
  for (int i = 0; i < kMoves; ++i) {
    QElapsedTimer clock;
    clock.start();
    slider->setValue(slider->minimum() + (slider->maximum() - slider->minimum()) * (i + 1) / (kMoves + 1));
    turnUntil([&] { return !comparison.isBusy(); });
    comparison.panel(1)->repaint();
    milliseconds.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
  }
  const double each = 1000.0 * static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC / kMoves;
  std::sort(milliseconds.begin(), milliseconds.end());
  fmt::print("{:<12} {:<24} {:5} cutouts compared: {:6.1f} ms median, {:6.1f} ms at most; processor {:6.1f} ms\n",
             survey, normalizer, comparison.sampleCount(), milliseconds[kMoves / 2], milliseconds.back(), each);
}

}  // namespace

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  const QTemporaryDir settings;
  QSettings::setDefaultFormat(QSettings::IniFormat);
  QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
  const ThemeSwitch theme(application);
  Workspace workspace;
  JobRunner jobs;
  NormalisePage page(workspace, jobs);
  page.resize(1048, 780);
  page.show();
  for (const auto& [preset, name, count] :
       {std::tuple{SurveyPreset::Challenge, "challenge", 27253}, std::tuple{SurveyPreset::Alert, "alert", 2000}}) {
    workspace.setData(simulateSurvey(preset, static_cast<std::size_t>(count), 1, Progress()));
    turnUntil([&] { return !page.comparison()->isBusy(); });
    for (const char* normalizer : {"rroot-minmax", "rroot-minmax:scope=all", "asinh", "rroot > zscore-pixel"}) {
      measure(page, name, normalizer);
    }
  }
  return 0;
}
