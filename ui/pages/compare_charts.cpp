// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/compare_charts.h"

#include <QComboBox>
#include <QLabel>
#include <QSignalBlocker>
#include <algorithm>
#include <cmath>

#include "jobs/job_runner.h"
#include "models/figure_model.h"
#include "models/number_words.h"
#include "study/tested_rows.h"
#include "theme/theme.h"
#include "views/companion_map_view.h"
#include "views/figure_table.h"
#include "views/picture_file.h"
#include "views/roc_chart.h"
#include "views/scrolling_note.h"

namespace blendscope::ui {

namespace {

constexpr std::size_t kBins = 10;
constexpr std::size_t kMapColumns = 8;
constexpr std::size_t kMapRows = 5;

/// What a job makes of runs, one result each.
template <class Make>
auto ofEveryRun(const std::vector<NumberedRun>& runs, Make make) {
  return [runs, make](const Progress& progress) {
    std::vector<decltype(make(runs.front(), progress))> results;
    for (const NumberedRun& run : runs) {
      progress.throwIfCancelled();
      results.push_back(make(run, progress));
    }
    return results;
  };
}

QString slotOf(CompareCharts::Tab tab) { return QStringLiteral("compare%1").arg(static_cast<int>(tab)); }

}  // namespace

void CompareCharts::setRuns(std::vector<NumberedRun> selected, std::vector<NumberedRun> all,
                            std::shared_ptr<const Run> current) {
  selected_ = std::move(selected);
  all_ = std::move(all);
  current_ = std::move(current);
  std::erase_if(learned_, [this](const auto& entry) {
    return std::ranges::none_of(all_, [&](const NumberedRun& run) { return run.run == entry.first; });
  });
  if (learningRun_ && !learned_.contains(learningRun_)) jobs_.cancel(learningJob_);
  stale_.assign(static_cast<std::size_t>(count()), true);
  fillCurrentTab();
}

void CompareCharts::fillCurrentTab() {
  const auto tab = static_cast<std::size_t>(currentIndex());
  if (stale_.empty() || !stale_[tab]) return;
  stale_[tab] = false;
  switch (currentIndex()) {
    case Roc:
      return fillRoc();
    case PrecisionRecall:
      return fillPrecisionRecall();
    case ByColumn:
      return fillColumns();
    case Companions:
      return fillCompanions();
    case Learning:
      return showLearning();
    case Time:
      return fillTime();
    case Tests:
      return fillTests();
    default:
      return;
  }
}

void CompareCharts::fillRoc() {
  jobs_.run({tr("Draw ROC curves"), QStringLiteral("roc"), true}, this,
            ofEveryRun(selected_, [](const NumberedRun& r, const Progress&) { return rocOfRun(*r.run, r.number); }),
            [this](std::vector<RunRoc> curves) {
              roc_->setToolTip(curves.empty()
                                   ? QString()
                                   : tr("ROC curves of %1 against the rest; their AUC is that of this class, "
                                        "the table's the mean over the classes where there are more than two")
                                         .arg(curves[0].positiveClass));
              roc_->setCurves(std::move(curves));
              setReadout({});
            });
}

void CompareCharts::fillPrecisionRecall() {
  jobs_.run({tr("Draw precision and recall"), slotOf(PrecisionRecall), true}, this,
            ofEveryRun(selected_,
                       [](const NumberedRun& r, const Progress&) { return precisionRecallOfRun(*r.run, r.number); }),
            [this](std::vector<RunRoc> curves) {
              precisionCurves_ = std::move(curves);
              std::vector<PlotSeries> series;
              for (const RunRoc& curve : precisionCurves_) series.push_back(precisionRecallSeries(curve));
              const QString of = precisionCurves_.empty() ? QString() : precisionCurves_.front().positiveClass;
              precisionRecall_->setSeries(std::move(series), {tr("Recall of %1").arg(of), 0, 1, false, true},
                                          {tr("Precision"), 0, 1, false, true});
            });
}

void CompareCharts::chooseCalled(const RunRoc& curve, std::size_t point) {
  const auto run = std::ranges::find(selected_, curve.series, &NumberedRun::number);
  if (run == selected_.end() || run->run->testData) return;  // rows of another set than the one that is looked at
  const double threshold = curve.points[point].threshold;
  Q_EMIT rowsChosen(rowsCalledPositive(*run->run, threshold),
                    std::isfinite(threshold)
                        ? tr("called %1 from a probability of %2 on").arg(curve.positiveClass, scoreText(threshold))
                        : tr("none is called %1").arg(curve.positiveClass));
}

void CompareCharts::fillColumns() {
  const QString before = column_->currentText();
  const QSignalBlocker quiet(column_);
  column_->clear();
  if (current_) {
    for (const std::string& name : numericColumns(*current_)) column_->addItem(QString::fromStdString(name));
  }
  column_->setCurrentIndex(std::max(0, column_->findText(before)));
  column_->setEnabled(column_->count() > 0);
  measure_->setItemText(
      1,
      current_
          ? tr("Completeness of %1").arg(QString::fromStdString(current_->data->classNames().name(current_->positive)))
          : tr("Completeness"));
  fillByColumn();
}

void CompareCharts::fillByColumn() {
  byColumnCurves_.clear();
  if (column_->count() == 0) return showByColumn();
  const std::string column = column_->currentText().toStdString();
  std::vector<NumberedRun> runs;
  std::ranges::copy_if(selected_, std::back_inserter(runs), [&](const NumberedRun& r) {
    const MetadataColumn* found = r.run->testSet().metadata().find(column);
    return found && found->isNumeric();
  });
  jobs_.run({tr("Accuracy by %1").arg(column_->currentText()), slotOf(ByColumn), true}, this,
            ofEveryRun(runs,
                       [column](const NumberedRun& run, const Progress& progress) {
                         return std::pair(run, accuracyBy(*run.run, column, kBins, progress));
                       }),
            [this](std::vector<std::pair<NumberedRun, AccuracyCurve>> curves) {
              byColumnCurves_ = std::move(curves);
              showByColumn();
            });
}

void CompareCharts::showByColumn() {
  const bool completeness = measure_->currentIndex() == 1;
  std::vector<PlotSeries> series;
  QString title = quantityTitle(column_->currentText(), {});
  for (const auto& [run, curve] : byColumnCurves_) {
    series.push_back(columnSeries(run, curve, completeness));
    if (!curve.unit.empty()) title = quantityTitle(column_->currentText(), QString::fromStdString(curve.unit));
  }
  byColumn_->setMessage(column_->count() == 0 ? tr("The tested cutouts have no column of numbers that differ.")
                                              : tr("No tested cutout has a value in this column."));
  const PlotAxis horizontal = horizontalAxisAround(title, series);
  const PlotAxis vertical = axisAround(measure_->currentText(), series, true);
  byColumn_->setSeries(std::move(series), horizontal, vertical);
}

void CompareCharts::chooseBin(int point) {
  const SeriesPlot::Place place = byColumn_->placeOfPoint(point);
  const auto& [run, curve] = byColumnCurves_[static_cast<std::size_t>(place.series)];
  const bool completeness = measure_->currentIndex() == 1;
  const std::size_t bin = shownBins(curve, completeness)[static_cast<std::size_t>(place.point)];
  if (run.run->testData) return;  // rows of another set than the one that is looked at
  Q_EMIT rowsChosen(curve.rows[bin], tr("%1 %2 to %3")
                                         .arg(QString::fromStdString(curve.column), valueText(curve.bins[bin].low),
                                              valueText(curve.bins[bin].high)));
}

void CompareCharts::fillCompanions() {
  if (!current_) return companions_->setMap(std::nullopt, {}, {});
  jobs_.run(
      {tr("Map companions"), slotOf(Companions), true}, this,
      [run = current_](const Progress& progress) { return companionMap(*run, kMapColumns, kMapRows, progress); },
      [this, run = current_](std::optional<CompanionMap> map) {
        companions_->setMap(std::move(map), labelOf(*run),
                            tr("Needs the true separation and flux ratio of companions, as simulated surveys have them "
                               "(columns separation_px and flux_ratio)."));
      });
}

void CompareCharts::chooseCell(int cell) {
  if (!companions_->map() || !current_ || current_->testData) return;
  Q_EMIT rowsChosen(companions_->map()->rows[static_cast<std::size_t>(cell)], tr("companions of one cell"));
}

void CompareCharts::fillTime() {
  std::vector<PlotSeries> series = timeSeries(all_);
  const PlotAxis horizontal = horizontalAxisAround(tr("Seconds to train and predict, per division"), series);
  const PlotAxis vertical = axisAround(tr("Accuracy"), series, true);
  time_->setSeries(std::move(series), horizontal, vertical);
}

void CompareCharts::fillTests() {
  tests_->figures()->setFigures(pairHeadings(), {});
  if (selected_.size() < 2) return testsWords_->setText(tr("Select two or more runs in the table to compare them."));
  testsWords_->setText(tr("Comparing…"));
  std::vector<std::shared_ptr<const Run>> runs;
  for (const NumberedRun& run : selected_) runs.push_back(run.run);
  jobs_.run(
      {tr("Compare runs"), slotOf(Tests), true}, this,
      [runs](const Progress& progress) { return compareRuns(runs, progress); },
      [this, selected = selected_](const std::vector<RunPair>& pairs) {
        std::vector<QStringList> rows;
        QStringList words;
        for (const RunPair& pair : pairs) {
          rows.push_back(pairCells(pair, selected));
          words << pairWords(pair, selected);
        }
        std::vector<QVariantList> series;
        for (const RunPair& pair : pairs) series.push_back({selected[pair.first].number, selected[pair.second].number});
        tests_->figures()->setFigures(pairHeadings(), std::move(rows), words);
        tests_->figures()->setSeries(std::move(series));
        testsWords_->setText(words.join(QLatin1Char('\n')));
      });
}

void CompareCharts::saveCurrent() {
  if (currentIndex() == Roc) {
    askAndSaveChart(this, QStringLiteral("roc"), [this](const QString& path) { roc_->save(path); });
  } else if (auto* plot = currentWidget()->findChild<PlotView*>()) {
    plot->askWhereToSave();
  } else {
    tests_->askWhereToSave();
  }
}

void CompareCharts::setReadout(const QString& words) {
  readout_->setText(words.isEmpty() ? tr("Point at a curve to read it; with the keyboard, use the arrow keys.")
                                    : words);
}

}  // namespace blendscope::ui
