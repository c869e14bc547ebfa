// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

#include "jobs/job_runner.h"
#include "models/cutout_table_model.h"
#include "state/workspace.h"
#include "views/place_selection.h"

class QMenu;

namespace blendscope::ui {

/// The cutouts that the gallery shows as a table of everything known of them. The selection and the current row are the
/// workspace's, drawn by the delegate: marking a million rows costs the view nothing.
class CutoutTable : public QTableView {
  Q_OBJECT
 public:
  static constexpr std::size_t kMostCopied = 100'000;

  CutoutTable(Workspace& workspace, JobRunner& jobs, QWidget* parent = nullptr);

  CutoutTableModel& cutouts() const { return *model_; }
  void setRows(const std::optional<KnownColumns>& known, std::shared_ptr<const RowOrder> order);
  /// Marks the heading of that column; nothing for a name that is not there.
  void showOrder(const QString& column, bool descending);
  /// Ticks to show and hide columns; kept from one session to the next.
  QMenu* columnMenu() const { return menu_; }

  /// The selected rows that are shown, or else the current one, as text with tabs. At most `kMostCopied`.
  void copyToClipboard();
  /// All that is shown, in its order.
  void exportCsv(const QString& path);

 Q_SIGNALS:
  /// A heading was clicked.
  void sortRequested(const QString& column);
  void activated(blendscope::Row row);
  /// What came of a command, for people.
  void said(const QString& words);

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;

 private:
  void takeColumns();
  void fillMenu();
  void hideColumns();
  QStringList shownColumns() const;
  std::optional<std::size_t> placeAt(QPoint viewportPoint) const;
  std::optional<std::size_t> placeAfterKey(int key, std::size_t from) const;
  void showPlace(std::size_t place);

  Workspace& workspace_;
  JobRunner& jobs_;
  CutoutTableModel* model_;
  PlaceSelection places_;
  QMenu* menu_;
  std::optional<std::size_t> draggedFrom_;
  RowSet beforeDrag_;
};

}  // namespace blendscope::ui
