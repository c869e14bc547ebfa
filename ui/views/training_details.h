// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/training_model.h"

class QHBoxLayout;
class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace blendscope::ui {

class TraceChart;

/// One model of a training in detail: the trace of its optimiser, live; what it found, in plain words; what it warns of
/// or why it failed.
class TrainingDetails : public QWidget {
  Q_OBJECT
 public:
  explicit TrainingDetails(QWidget* parent = nullptr);

  void showItem(const TrainingModel::Item& item);
  /// One more step of the item shown.
  void append(const IterationEvent& event);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  /// The trace beside what was found, or above it where there is little room.
  void arrange();
  void showFound(const TrainingModel::Item& item);
  void addParameter(const QString& label, const QString& value, const QString& meaning);
  void showNote(const TrainingModel::Item& item);

  QLabel* heading_;
  QLabel* note_;
  QLabel* readout_;
  TraceChart* trace_;
  QLabel* noTrace_;
  QHBoxLayout* columns_;
  QScrollArea* scroll_;
  QWidget* traceArea_;
  QWidget* foundArea_;
  QVBoxLayout* below_;
  QVBoxLayout* found_;
};

}  // namespace blendscope::ui
