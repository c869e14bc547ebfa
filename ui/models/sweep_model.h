// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QString>
#include <optional>
#include <vector>

#include "base/progress.h"
#include "study/sweep.h"

namespace blendscope::ui {

/// The points of a sweep as a table, in the order in which they are trained; adapts, never computes.
class SweepModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { ValueColumn, ScopeColumn, AccuracyColumn, AucColumn, SecondsColumn, VerdictColumn, ColumnCount };

  struct Item {
    std::size_t curve = 0;
    double value = 0;
    QString scope;     ///< in words; empty where there is only one
    QString pipeline;  ///< as text
    double accuracy = 0;
    Interval interval;
    double auc = 0;
    double seconds = 0;
    bool measured = false;
    bool nearBest = false;
    bool best = false;
    QString problem;
  };

  using QAbstractTableModel::QAbstractTableModel;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  /// Everything that will be trained, without figures yet; `parameter` heads the column of values.
  void begin(const std::vector<SweepCurve>& curves, const QString& parameter);
  /// One point is measured.
  void addPoint(const IterationEvent& event);
  /// All are: with verdicts.
  void finish(const Sweep& sweep);
  /// What is not measured yet will not be.
  void stop();

  const Item& item(int row) const { return items_[static_cast<std::size_t>(row)]; }
  const QString& parameter() const { return parameter_; }
  std::size_t curveCount() const { return curves_; }
  int measuredCount() const;
  /// Row of the best point, once all are known; else −1.
  int bestRow() const;
  /// Mean accuracy and standard error of the best point, once all are known.
  std::optional<RepeatedScore> best() const { return best_; }

 private:
  Item& itemOf(std::size_t curve, std::size_t point) { return items_[point * curves_ + curve]; }
  QString verdict(const Item& item) const;

  std::vector<Item> items_;
  std::size_t curves_ = 1;
  QString parameter_;
  bool running_ = false;
  std::optional<RepeatedScore> best_;
};

/// "r = 0.31, each image: accuracy 0.842 (0.831 to 0.853), AUC 0.91": a point in words.
QString words(const SweepModel::Item& item, const QString& parameter);

}  // namespace blendscope::ui
