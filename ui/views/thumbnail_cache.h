// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCache>
#include <QImage>
#include <QObject>
#include <QString>
#include <QThreadPool>
#include <memory>
#include <vector>

#include "data/cutout_set.h"
#include "state/workspace.h"

namespace blendscope::ui {

/// A cutout as the gallery draws it.
struct Thumbnail {
  QImage image;     ///< one picture element per pixel, or reduced to the side asked for
  QString caption;  ///< its id
};

/// Pictures of cutouts, drawn on threads of their own and kept up to a number of bytes, least recently seen first to
/// go. Lives on the GUI thread; the workers know only the shared queue.
class ThumbnailCache : public QObject {
  Q_OBJECT
 public:
  explicit ThumbnailCache(qsizetype maximumBytes, QObject* parent = nullptr);
  /// Drops what is pending and waits for the workers.
  ~ThumbnailCache() override;

  /// Forgets everything: the data or their stretch are others now. Pictures still on their way are dropped. Images with
  /// a side above `maximumSide` are reduced to it, smoothly.
  void reset(std::shared_ptr<const CutoutSet> set, const DisplaySettings& display, int maximumSide);

  /// Null if it is not there yet; seeing it keeps it.
  const Thumbnail* find(Row row) const { return cache_.object(row); }
  /// What is wanted now, most urgent first. Replaces what was wanted before and is still pending.
  void request(const std::vector<Row>& rows);
  qsizetype bytes() const { return cache_.totalCost(); }

 Q_SIGNALS:
  /// Some of the requested pictures are there.
  void arrived();

 private:
  struct Queue;
  using Batch = std::vector<std::pair<Row, Thumbnail>>;
  void work(const std::shared_ptr<Queue>& queue);
  void take(std::uint64_t generation, Batch& batch);

  std::shared_ptr<Queue> queue_;
  QCache<Row, Thumbnail> cache_;
  QThreadPool pool_;
};

}  // namespace blendscope::ui
