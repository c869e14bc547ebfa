// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/thumbnail_cache.h"

#include <QMetaObject>
#include <algorithm>
#include <mutex>

#include "views/cutout_image.h"

namespace blendscope::ui {

namespace {

constexpr int kThreads = 2;
constexpr std::size_t kBatch = 48;  ///< pictures between two looks at the queue
constexpr qsizetype kBytesBesideThePixels = 256;

}  // namespace

/// What workers share with the GUI thread; `mutex` guards all of it.
struct ThumbnailCache::Queue {
  std::mutex mutex;
  std::uint64_t generation = 0;
  std::shared_ptr<const CutoutSet> set;
  DisplaySettings display;
  int maximumSide = 0;
  std::vector<Row> pending;  ///< most urgent last
  int workers = 0;
};

ThumbnailCache::ThumbnailCache(qsizetype maximumBytes, QObject* parent)
    : QObject(parent), queue_(std::make_shared<Queue>()), cache_(maximumBytes) {
  pool_.setMaxThreadCount(kThreads);
  pool_.setThreadPriority(QThread::LowPriority);
}

ThumbnailCache::~ThumbnailCache() {
  {
    const std::lock_guard lock(queue_->mutex);
    queue_->pending.clear();
  }
  pool_.waitForDone();
}

void ThumbnailCache::reset(std::shared_ptr<const CutoutSet> set, const DisplaySettings& display, int maximumSide) {
  cache_.clear();
  const std::lock_guard lock(queue_->mutex);
  ++queue_->generation;
  queue_->set = std::move(set);
  queue_->display = display;
  queue_->maximumSide = maximumSide;
  queue_->pending.clear();
}

void ThumbnailCache::request(const std::vector<Row>& rows) {
  int start = 0;
  {
    const std::lock_guard lock(queue_->mutex);
    if (!queue_->set) return;
    queue_->pending.assign(rows.rbegin(), rows.rend());
    start = std::min(kThreads, static_cast<int>((rows.size() + kBatch - 1) / kBatch)) - queue_->workers;
    queue_->workers += std::max(0, start);
  }
  for (int i = 0; i < start; ++i) pool_.start([this, queue = queue_] { work(queue); });
}

void ThumbnailCache::work(const std::shared_ptr<Queue>& queue) {
  while (true) {
    std::vector<Row> rows;
    std::shared_ptr<const CutoutSet> set;
    DisplaySettings display;
    std::uint64_t generation = 0;
    int maximumSide = 0;
    {
      const std::lock_guard lock(queue->mutex);
      if (queue->pending.empty()) {
        --queue->workers;
        return;
      }
      const std::size_t count = std::min(kBatch, queue->pending.size());
      rows.assign(queue->pending.rbegin(), queue->pending.rbegin() + static_cast<std::ptrdiff_t>(count));
      queue->pending.resize(queue->pending.size() - count);
      set = queue->set;
      display = queue->display;
      generation = queue->generation;
      maximumSide = queue->maximumSide;
    }
    Batch batch;
    batch.reserve(rows.size());
    for (const Row row : rows) {
      QImage image = cutoutImage(*set, row, display);
      if (maximumSide > 0 && std::max(image.width(), image.height()) > maximumSide) {
        image = image.scaled(maximumSide, maximumSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
      }
      batch.emplace_back(row, Thumbnail{std::move(image), QString::fromStdString(set->id(row))});
    }
    QMetaObject::invokeMethod(
        this, [this, generation, batch = std::move(batch)]() mutable { take(generation, batch); },
        Qt::QueuedConnection);
  }
}

void ThumbnailCache::take(std::uint64_t generation, Batch& batch) {
  {
    const std::lock_guard lock(queue_->mutex);
    if (generation != queue_->generation) return;
  }
  for (auto& [row, thumbnail] : batch) {
    const qsizetype cost = thumbnail.image.sizeInBytes() + kBytesBesideThePixels;
    cache_.insert(row, new Thumbnail(std::move(thumbnail)), cost);
  }
  Q_EMIT arrived();
}

}  // namespace blendscope::ui
