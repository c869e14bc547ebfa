// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "state/workspace.h"

class QComboBox;
class QLineEdit;

namespace blendscope::ui {

/// Labels the selection by a rule: a class, and words that say which cutouts the rule means, so that the labels tell
/// where they come from.
class RuleDialog : public QDialog {
  Q_OBJECT
 public:
  RuleDialog(Workspace& workspace, QWidget* parent, const QString& rule = {});
  void accept() override;

 private:
  Workspace& workspace_;
  RowSet rows_;
  QComboBox* class_;
  QLineEdit* rule_;
};

}  // namespace blendscope::ui
