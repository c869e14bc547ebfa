// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/scatter_artist.h"

#include <QMetaObject>
#include <mutex>
#include <optional>

namespace blendscope::ui {

/// What the worker shares with the GUI thread; `mutex` guards all of it.
struct ScatterArtist::Desk {
  std::mutex mutex;
  std::optional<ScatterScene> scene;            ///< to be drawn next
  std::shared_ptr<const ScatterPoints> points;  ///< to be sorted next
  std::shared_ptr<const ScatterPoints> newest;  ///< what drawings are of by now
  bool working = false;
  bool closing = false;
  int undelivered = 0;  ///< results on their way to the GUI thread
};

ScatterArtist::ScatterArtist(QObject* parent) : QObject(parent), desk_(std::make_shared<Desk>()) {
  pool_.setMaxThreadCount(1);
}

ScatterArtist::~ScatterArtist() {
  {
    const std::lock_guard lock(desk_->mutex);
    desk_->closing = true;
    desk_->scene.reset();
    desk_->points.reset();
  }
  pool_.waitForDone();
}

bool ScatterArtist::isBusy() const {
  const std::lock_guard lock(desk_->mutex);
  return desk_->working || desk_->undelivered > 0;
}

void ScatterArtist::draw(const ScatterScene& scene) {
  {
    const std::lock_guard lock(desk_->mutex);
    desk_->scene = scene;
    desk_->newest = scene.points;
  }
  wake();
}

void ScatterArtist::sort(std::shared_ptr<const ScatterPoints> points) {
  {
    const std::lock_guard lock(desk_->mutex);
    desk_->points = std::move(points);
  }
  wake();
}

void ScatterArtist::wake() {
  {
    const std::lock_guard lock(desk_->mutex);
    if (desk_->working) return;
    desk_->working = true;
  }
  pool_.start([this, desk = desk_] { work(desk); });
}

void ScatterArtist::work(const std::shared_ptr<Desk>& desk) {
  const auto deliver = [&](auto result) {
    {
      const std::lock_guard lock(desk->mutex);
      ++desk->undelivered;
    }
    QMetaObject::invokeMethod(
        this,
        [desk, result] {
          {
            const std::lock_guard lock(desk->mutex);
            --desk->undelivered;
          }
          result();
        },
        Qt::QueuedConnection);
  };
  while (true) {
    std::optional<ScatterScene> scene;
    std::shared_ptr<const ScatterPoints> points;
    {
      const std::lock_guard lock(desk->mutex);
      scene.swap(desk->scene);
      if (!scene) points.swap(desk->points);
      if (!scene && !points) {
        desk->working = false;
        return;
      }
    }
    if (scene) {
      const auto isStale = [&] {
        const std::lock_guard lock(desk->mutex);
        return desk->closing || desk->newest != scene->points;
      };
      ScatterPicture picture = drawScatter(*scene, isStale);
      if (!picture.image.isNull()) deliver([this, picture] { Q_EMIT drawn(picture); });
    } else {
      const auto grid = std::make_shared<const PickGrid>(points);
      deliver([this, grid] { Q_EMIT sorted(grid); });
    }
  }
}

}  // namespace blendscope::ui
