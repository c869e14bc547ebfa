// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/run_table_model.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "models/number_words.h"
#include "state/workspace.h"

namespace blendscope::ui {

namespace {

struct ColumnWords {
  const char* title;
  const char* help;
};

constexpr std::array<ColumnWords, RunTableModel::ColumnCount> kWords{{
    {QT_TRANSLATE_NOOP("blendscope::ui::RunTableModel", "Pipeline"),
     QT_TRANSLATE_NOOP("blendscope::ui::RunTableModel",
                       "Normalisation and model, as the command line would be given them")},
    {QT_TRANSLATE_NOOP("blendscope::ui::RunTableModel", "Accuracy"),
     QT_TRANSLATE_NOOP("blendscope::ui::RunTableModel",
                       "Share of test cutouts classified correctly, with the 95 % interval that chance leaves")},
    {QT_TRANSLATE_NOOP("blendscope::ui::RunTableModel", "Balanced"),
     QT_TRANSLATE_NOOP(
         "blendscope::ui::RunTableModel",
         "Balanced accuracy: mean over the classes of the share found; fair when classes differ in size")},
    {QT_TRANSLATE_NOOP("blendscope::ui::RunTableModel", "AUC"),
     QT_TRANSLATE_NOOP(
         "blendscope::ui::RunTableModel",
         "Area under the ROC curve: the chance that a cutout of a class scores above one of the rest. With two "
         "classes that of the positive one; with more the mean over the classes, each against the rest, where the "
         "ROC chart shows the positive class alone")},
    {QT_TRANSLATE_NOOP("blendscope::ui::RunTableModel", "F1"),
     QT_TRANSLATE_NOOP(
         "blendscope::ui::RunTableModel",
         "Harmonic mean of precision and recall: of the positive class of two, else the mean over the classes")},
    {QT_TRANSLATE_NOOP("blendscope::ui::RunTableModel", "MCC"),
     QT_TRANSLATE_NOOP("blendscope::ui::RunTableModel",
                       "Matthews correlation between truth and prediction: 1 perfect, 0 guessing")},
    {QT_TRANSLATE_NOOP("blendscope::ui::RunTableModel", "Brier"),
     QT_TRANSLATE_NOOP("blendscope::ui::RunTableModel",
                       "Squared error of the probabilities, summed over classes: 0 is best")},
    {QT_TRANSLATE_NOOP("blendscope::ui::RunTableModel", "Log loss"),
     QT_TRANSLATE_NOOP("blendscope::ui::RunTableModel",
                       "Mean −log probability given to the true class: 0 is best, confident mistakes cost most")},
    {QT_TRANSLATE_NOOP("blendscope::ui::RunTableModel", "ECE"),
     QT_TRANSLATE_NOOP("blendscope::ui::RunTableModel",
                       "Expected calibration error: how far stated probabilities are from observed frequencies")},
    {QT_TRANSLATE_NOOP("blendscope::ui::RunTableModel", "Fit"),
     QT_TRANSLATE_NOOP("blendscope::ui::RunTableModel", "Time to train, over all rounds")},
    {QT_TRANSLATE_NOOP("blendscope::ui::RunTableModel", "Predict"),
     QT_TRANSLATE_NOOP("blendscope::ui::RunTableModel", "Time to predict the test cutouts, over all rounds")},
    {QT_TRANSLATE_NOOP("blendscope::ui::RunTableModel", "Train"),
     QT_TRANSLATE_NOOP("blendscope::ui::RunTableModel", "Cutouts to train on")},
    {QT_TRANSLATE_NOOP("blendscope::ui::RunTableModel", "Test"),
     QT_TRANSLATE_NOOP("blendscope::ui::RunTableModel", "Cutouts tested, over all rounds")},
    {QT_TRANSLATE_NOOP("blendscope::ui::RunTableModel", "Split"),
     QT_TRANSLATE_NOOP("blendscope::ui::RunTableModel", "How the cutouts were parted")},
}};

double number(const Run& run, int column) {
  const Metrics& m = run.pooled;
  switch (column) {
    case RunTableModel::AccuracyColumn:
      return m.accuracy;
    case RunTableModel::BalancedAccuracyColumn:
      return m.balancedAccuracy;
    case RunTableModel::AucColumn:
      return m.auc;
    case RunTableModel::F1Column:
      return m.f1;
    case RunTableModel::MccColumn:
      return m.mcc;
    case RunTableModel::BrierColumn:
      return m.brier;
    case RunTableModel::LogLossColumn:
      return m.logLoss;
    case RunTableModel::EceColumn:
      return m.ece;
    case RunTableModel::FitColumn:
      return run.seconds.fit;
    case RunTableModel::PredictColumn:
      return run.seconds.predict;
    case RunTableModel::TrainCountColumn:
      return run.splits.empty() ? 0 : static_cast<double>(run.splits.front().split.train.size());
    case RunTableModel::TestCountColumn:
      return static_cast<double>(m.count);
    default:
      return std::nan("");
  }
}

/// The place of a column's metric in `Run::figures`; nothing for other columns.
const MetricEstimate* figure(const Run& run, int column) {
  const int place = column - RunTableModel::AccuracyColumn;
  if (column < RunTableModel::AccuracyColumn || column > RunTableModel::EceColumn) return nullptr;
  return place < static_cast<int>(run.figures.size()) ? &run.figures[static_cast<std::size_t>(place)] : nullptr;
}

/// A metric's own help, its interval and how that came about.
QString figureHelp(const MetricEstimate& figure) {
  if (std::isnan(figure.interval.low)) return scoreText(figure.value);
  const std::string_view method = toText(figure.method);
  return RunTableModel::tr("%1; 95 % interval %2 (%3)")
      .arg(scoreText(figure.value), intervalText(figure.interval),
           QString::fromUtf8(method.data(), static_cast<qsizetype>(method.size())));
}

QStringList warningTexts(const Run& run) {
  QStringList texts;
  for (const std::string& warning : run.warnings) texts << QString::fromStdString(warning);
  return texts;
}

}  // namespace

RunTableModel::RunTableModel(const Workspace& workspace, QObject* parent)
    : QAbstractTableModel(parent), workspace_(workspace), runs_(workspace.runs()) {
  findRange();
  connect(&workspace, &Workspace::runsChanged, this, &RunTableModel::refresh);
  connect(&workspace, &Workspace::labelsChanged, this, [this] {
    if (!runs_.empty()) Q_EMIT dataChanged(index(0, PipelineColumn), index(rowCount() - 1, PipelineColumn));
  });
}

void RunTableModel::refresh() {
  const Runs& now = workspace_.runs();
  const auto differs = std::mismatch(runs_.begin(), runs_.end(), now.begin(), now.end());
  const int kept = static_cast<int>(differs.first - runs_.begin());
  const bool grown = differs.first == runs_.end() && now.size() > runs_.size();
  const bool oneGone = now.size() + 1 == runs_.size() && std::equal(differs.first + 1, runs_.end(), differs.second);
  if (grown) {
    beginInsertRows({}, kept, static_cast<int>(now.size()) - 1);
    runs_ = now;
    endInsertRows();
  } else if (oneGone) {
    beginRemoveRows({}, kept, kept);
    runs_ = now;
    endRemoveRows();
  } else {
    beginResetModel();
    runs_ = now;
    endResetModel();
  }
  findRange();
  if (!runs_.empty()) {
    Q_EMIT dataChanged(index(0, AccuracyColumn), index(rowCount() - 1, AccuracyColumn), {RangeLowRole, RangeHighRole});
  }
}

void RunTableModel::findRange() {
  rangeLow_ = 1;
  rangeHigh_ = 0;
  for (const auto& run : runs_) {
    rangeLow_ = std::min(rangeLow_, run->pooled.accuracyInterval.low);
    rangeHigh_ = std::max(rangeHigh_, run->pooled.accuracyInterval.high);
  }
  const double margin = std::max(0.01, 0.1 * (rangeHigh_ - rangeLow_));
  rangeLow_ -= margin;
  rangeHigh_ += margin;
}

int RunTableModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(runs_.size());
}

int RunTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant RunTableModel::text(const Run& run, int column) const {
  switch (column) {
    case PipelineColumn:
      return QString::fromStdString(run.spec.text());
    case SplitColumn:
      return run.testData ? tr("separate test set") : QString::fromStdString(toText(run.splitSpec));
    case AccuracyColumn:
      return scoreText(run.pooled.accuracy, run.pooled.accuracyInterval);
    case FitColumn:
    case PredictColumn:
      return secondsText(number(run, column));
    case TrainCountColumn: {
      const QString count = countText(static_cast<std::size_t>(number(run, column)));
      return run.splits.size() > 1 ? tr("%1 × %2").arg(run.splits.size()).arg(count) : count;
    }
    case TestCountColumn:
      return countText(run.pooled.count);
    default:
      if (const MetricEstimate* estimate = figure(run, column)) return scoreText(estimate->value, estimate->interval);
      return scoreText(number(run, column));
  }
}

QVariant RunTableModel::accuracyData(const Run& run, int role) const {
  switch (role) {
    case LowRole:
      return run.pooled.accuracyInterval.low;
    case HighRole:
      return run.pooled.accuracyInterval.high;
    case RangeLowRole:
      return rangeLow_;
    case RangeHighRole:
      return rangeHigh_;
    case Qt::ToolTipRole:
      return tr("%1 of %2 test cutouts correct; 95 % interval %3")
          .arg(percentText(run.pooled.accuracy), countText(run.pooled.count),
               intervalText(run.pooled.accuracyInterval));
    default:
      return {};
  }
}

QString RunTableModel::staleText(const Run& run) const {
  return workspace_.isStale(run) ? tr("labels changed since: train again") : QString();
}

QVariant RunTableModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const Run& run = *runs_[static_cast<std::size_t>(index.row())];
  const int column = index.column();
  const bool words = column == PipelineColumn || column == SplitColumn;
  switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
      return text(run, column);
    case SortRole:
      return words ? text(run, column) : QVariant(number(run, column));
    case Qt::TextAlignmentRole:
      return QVariant::fromValue(Qt::AlignVCenter |
                                 (words || column == AccuracyColumn ? Qt::AlignLeft : Qt::AlignRight));
    default:
      break;
  }
  if (column == AccuracyColumn) return accuracyData(run, role);
  if (const MetricEstimate* estimate = figure(run, column); estimate && role == Qt::ToolTipRole) {
    const bool meanOverClasses = column == AucColumn && run.data->classNames().count() > 2;
    return meanOverClasses ? tr("%1\nMean over the classes, each against the rest").arg(figureHelp(*estimate))
                           : figureHelp(*estimate);
  }
  if (column != PipelineColumn) return role == Qt::ToolTipRole ? text(run, column) : QVariant();
  switch (role) {
    case SeriesRole:
      return index.row();
    case WarningsRole:
      return warningTexts(run);
    case StaleRole:
      return staleText(run);
    case Qt::ToolTipRole: {
      QStringList lines{text(run, column).toString(), staleText(run)};
      lines.removeAll(QString());
      return (lines + warningTexts(run)).join(QLatin1Char('\n'));
    }
    default:
      return {};
  }
}

QVariant RunTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation == Qt::Vertical || section < 0 || section >= ColumnCount) return {};
  const ColumnWords& words = kWords[static_cast<std::size_t>(section)];
  const bool left = section == PipelineColumn || section == SplitColumn || section == AccuracyColumn;
  switch (role) {
    case Qt::DisplayRole:
      return tr(words.title);
    case Qt::ToolTipRole:
      return tr(words.help);
    case Qt::TextAlignmentRole:
      return QVariant::fromValue(Qt::AlignVCenter | (left ? Qt::AlignLeft : Qt::AlignRight));
    default:
      return {};
  }
}

}  // namespace blendscope::ui
