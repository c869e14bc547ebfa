// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sweep_model.h"

#include <algorithm>
#include <cmath>

#include "models/number_words.h"

namespace blendscope::ui {

namespace {

QString scopeWords(const std::string& scope) {
  if (scope == "image") return SweepModel::tr("each image");
  if (scope == "all") return SweepModel::tr("all images");
  return QString::fromStdString(scope);
}

QVariant sweepAlignment(int column) {
  const bool isText = column == SweepModel::ScopeColumn || column == SweepModel::VerdictColumn;
  return QVariant((isText ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
}

}  // namespace

int SweepModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(items_.size());
}

int SweepModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant SweepModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) return sweepAlignment(section);
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case ValueColumn:
      return parameter_;
    case ScopeColumn:
      return tr("Scaled by");
    case AccuracyColumn:
      return tr("Accuracy");
    case AucColumn:
      return tr("AUC");
    case SecondsColumn:
      return tr("Time");
    case VerdictColumn:
      return tr("Verdict");
    default:
      return {};
  }
}

QString SweepModel::verdict(const Item& item) const {
  if (!item.problem.isEmpty()) return tr("failed");
  if (!item.measured) return running_ ? tr("waiting") : tr("not trained");
  if (item.best) return tr("best");
  return item.nearBest ? tr("as good, within one standard error") : QString();
}

QVariant SweepModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const Item& item = items_[static_cast<std::size_t>(index.row())];
  if (role == Qt::ToolTipRole) {
    return item.problem.isEmpty() ? item.pipeline : item.pipeline + QLatin1Char('\n') + item.problem;
  }
  if (role == Qt::TextAlignmentRole) return sweepAlignment(index.column());
  if (role != Qt::DisplayRole) return {};
  switch (index.column()) {
    case ValueColumn:
      return valueText(item.value);
    case ScopeColumn:
      return item.scope;
    case AccuracyColumn:
      return item.measured ? scoreText(item.accuracy, item.interval) : QString();
    case AucColumn:
      return item.measured ? scoreText(item.auc) : QString();
    case SecondsColumn:
      return item.measured ? secondsText(item.seconds) : QString();
    case VerdictColumn:
      return verdict(item);
    default:
      return {};
  }
}

void SweepModel::begin(const std::vector<SweepCurve>& curves, const QString& parameter) {
  beginResetModel();
  items_.clear();
  curves_ = std::max<std::size_t>(1, curves.size());
  parameter_ = parameter;
  running_ = !curves.empty();
  best_.reset();
  const std::size_t points = curves.empty() ? 0 : curves.front().points.size();
  for (std::size_t p = 0; p < points; ++p) {
    for (std::size_t c = 0; c < curves.size(); ++c) {
      const SweepPoint& point = curves[c].points[p];
      Item item;
      item.curve = c;
      item.value = point.value;
      item.scope = scopeWords(curves[c].scope);
      item.pipeline = QString::fromStdString(point.pipeline.text());
      items_.push_back(std::move(item));
    }
  }
  endResetModel();
}

void SweepModel::addPoint(const IterationEvent& event) {
  const std::size_t row = event.iteration - 1;
  if (row >= items_.size()) return;
  Item& item = items_[row];
  for (const auto& [name, value] : event.values) {
    if (name == "accuracy") item.accuracy = value;
    if (name == "low") item.interval.low = value;
    if (name == "high") item.interval.high = value;
    if (name == "auc") item.auc = value;
    if (name == "seconds") item.seconds = value;
  }
  item.measured = true;
  Q_EMIT dataChanged(index(static_cast<int>(row), 0), index(static_cast<int>(row), ColumnCount - 1));
}

void SweepModel::finish(const Sweep& sweep) {
  running_ = false;
  for (std::size_t c = 0; c < sweep.curves.size(); ++c) {
    for (std::size_t p = 0; p < sweep.curves[c].points.size(); ++p) {
      const SweepPoint& point = sweep.curves[c].points[p];
      Item& item = itemOf(c, p);
      item.problem = QString::fromStdString(point.problem);
      item.measured = point.problem.empty();
      item.accuracy = point.accuracy.mean;
      item.interval = point.accuracy.interval;
      item.auc = point.auc;
      item.seconds = point.seconds;
      item.nearBest = point.nearBest;
      item.best = &point == sweep.bestPoint();
    }
  }
  if (const SweepPoint* best = sweep.bestPoint()) best_ = best->accuracy;
  if (!items_.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void SweepModel::stop() {
  running_ = false;
  if (!items_.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int SweepModel::measuredCount() const {
  return static_cast<int>(std::ranges::count_if(items_, [](const Item& item) { return item.measured; }));
}

int SweepModel::bestRow() const {
  const auto found = std::ranges::find_if(items_, [](const Item& item) { return item.best; });
  return found == items_.end() ? -1 : static_cast<int>(found - items_.begin());
}

QString words(const SweepModel::Item& item, const QString& parameter) {
  const QString place = item.scope.isEmpty()
                            ? QStringLiteral("%1 = %2").arg(parameter, valueText(item.value))
                            : QStringLiteral("%1 = %2, %3").arg(parameter, valueText(item.value), item.scope);
  if (!item.problem.isEmpty()) return SweepModel::tr("%1: failed. %2").arg(place, item.problem);
  if (!item.measured) return SweepModel::tr("%1: not trained").arg(place);
  return SweepModel::tr("%1: accuracy %2 (%3), AUC %4")
      .arg(place, scoreText(item.accuracy), intervalText(item.interval), scoreText(item.auc));
}

}  // namespace blendscope::ui
