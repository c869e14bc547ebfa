// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace blendscope::ui {

class FigureModel;
struct ChartFile;

/// A short table of figures that is as high as its rows; where there is less room it scrolls.
class FigureTable : public QTableView {
  Q_OBJECT
 public:
  /// `selectable`: whether rows can be chosen.
  FigureTable(const QString& objectName, const QString& accessibleName, bool selectable, QWidget* parent = nullptr);

  FigureModel* figures() const { return figures_; }
  /// Rows name two runs, one under the other, each with the colour of its curves; cells have up to three lines.
  void setThreeLines();
  /// As `saveChart` (picture_file.h).
  ChartFile file();
  void save(const QString& path);
  void askWhereToSave();
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  int lineHeight() const;

  FigureModel* figures_;
  bool threeLines_ = false;
};

}  // namespace blendscope::ui
