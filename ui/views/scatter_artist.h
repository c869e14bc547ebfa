// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>
#include <memory>

#include "views/pick_grid.h"
#include "views/scatter_raster.h"

namespace blendscope::ui {

/// Draws scatter plots on a thread of its own, always the newest one asked for, and sorts points into grids for
/// picking. Lives on the GUI thread.
class ScatterArtist : public QObject {
  Q_OBJECT
 public:
  explicit ScatterArtist(QObject* parent = nullptr);
  /// Drops what is pending and waits for the thread.
  ~ScatterArtist() override;

  /// Replaces what was asked for before and is not begun; what is begun ends early if it shows other points.
  void draw(const ScatterScene& scene);
  void sort(std::shared_ptr<const ScatterPoints> points);
  /// True while something asked for is still to come.
  bool isBusy() const;

 Q_SIGNALS:
  void drawn(const blendscope::ui::ScatterPicture& picture);
  void sorted(const std::shared_ptr<const blendscope::ui::PickGrid>& grid);

 private:
  struct Desk;
  void work(const std::shared_ptr<Desk>& desk);
  void wake();

  std::shared_ptr<Desk> desk_;
  QThreadPool pool_;
};

}  // namespace blendscope::ui
