// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

#include "data/cutout_set.h"
#include "data/split.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QSpinBox;

namespace blendscope::ui {

/// How the cutouts are parted for training and testing, with a plain sentence of what that does.
class SplitForm : public QWidget {
  Q_OBJECT
 public:
  explicit SplitForm(QWidget* parent = nullptr);

  /// Offers its metadata columns for grouping and counts what can be used. Null: nothing loaded.
  void setData(std::shared_ptr<const CutoutSet> set);
  SplitSpec spec() const;
  void setSpec(const SplitSpec& spec);

 Q_SIGNALS:
  void changed();

 private:
  enum Kind { FractionKind, FoldsKind, RepeatsKind };
  void build();
  void showKind();
  void emitChange();
  void showSentence();
  QString countsSentence() const;
  QString groupSentence() const;

  std::size_t usable_ = 0;  ///< labelled rows with finite pixels
  bool hasData_ = false;
  QComboBox* kind_;
  QSpinBox* percent_;
  QSpinBox* folds_;
  QSpinBox* repeats_;
  QSpinBox* seed_;
  QComboBox* group_;
  QCheckBox* stratify_;
  QLabel* sentence_;
};

}  // namespace blendscope::ui
