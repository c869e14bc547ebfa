// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QStringList>

#include "state/workspace.h"
#include "study/review_queue.h"

namespace blendscope::ui {

/// A review queue as a list, in its order; a cutout is done once it has been given a label. Speaks the roles of
/// MistakeModel, so that it is drawn alike, and two of its own.
class ReviewModel : public QAbstractListModel {
  Q_OBJECT
 public:
  enum Role {
    DoneRole = Qt::UserRole + 100,
    VoicesRole  ///< of how many models the probability is the mean
  };

  explicit ReviewModel(const Workspace& workspace, QObject* parent = nullptr);

  /// `voices`: the models that the queue was ranked by; predictions are the means of those that speak of a cutout.
  void setQueue(ReviewQueue queue, QStringList voices = {});
  const QStringList& voices() const { return voices_; }
  const ReviewQueue& queue() const { return queue_; }
  bool isDone(int position) const;
  /// The first one that is not done after `position`, else the first of all; −1 if all are done.
  int nextToDo(int position) const;
  /// Position of a row, or −1.
  int positionOf(Row row) const;
  /// "12 of 200 reviewed", and what that says of the models.
  QString progressWords() const;
  int doneCount() const;

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

 private:
  QString text(const ReviewItem& item) const;

  const Workspace& workspace_;
  ReviewQueue queue_;
  QStringList voices_;
};

}  // namespace blendscope::ui
