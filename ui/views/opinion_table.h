// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace blendscope::ui {

class OpinionModel;

/// What every run says of a cutout, a line per run and as tall as its lines.
class OpinionTable : public QTableView {
  Q_OBJECT
 public:
  explicit OpinionTable(OpinionModel* opinions, QWidget* parent = nullptr);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void fitHeight();
};

}  // namespace blendscope::ui
