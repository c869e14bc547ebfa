// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>
#include <vector>

class QSortFilterProxyModel;

namespace blendscope::ui {

class RunTableModel;
class Workspace;

/// The table of runs: sortable, several rows may be selected; the current row is the workspace's current run.
class RunTable : public QTableView {
  Q_OBJECT
 public:
  RunTable(Workspace& workspace, QWidget* parent = nullptr);

  /// Numbers of the selected runs, ascending.
  std::vector<int> selectedRuns() const;
  void selectRuns(const std::vector<int>& runs);
  /// In a low window few of them are in sight and the others scroll, so that what stands below has room.
  void setLow(bool low);

 Q_SIGNALS:
  void selectedRunsChanged();

 protected:
  void changeEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  int runAt(const QModelIndex& index) const;
  QModelIndex indexOf(int run) const;
  void showCurrentRun();
  void buildColumns();
  /// As tall as its rows need, up to a number of them.
  void fitHeight();

  Workspace& workspace_;
  RunTableModel* model_;
  QSortFilterProxyModel* sorted_;
  bool low_ = false;
};

}  // namespace blendscope::ui
