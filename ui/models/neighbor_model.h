// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <memory>
#include <vector>

#include "study/pipeline.h"

namespace blendscope::ui {

/// The training cutouts that decided a prediction, in the order given.
class NeighborModel : public QAbstractListModel {
  Q_OBJECT
 public:
  using Neighbors = std::vector<FittedPipeline::Neighbor>;
  enum Role {
    RowRole = Qt::UserRole + 1,  ///< row of the training set
    ClassRole,
    DistanceRole,
    WeightRole,  ///< signed
    ShareRole    ///< weight over the largest |weight| of the list, in [−1, 1]
  };

  using QAbstractListModel::QAbstractListModel;

  /// `data`: the set that the rows are rows of.
  void setNeighbors(Neighbors neighbors, std::shared_ptr<const CutoutSet> data);
  void clear() { setNeighbors({}, nullptr); }
  const Neighbors& neighbors() const { return neighbors_; }
  const std::shared_ptr<const CutoutSet>& set() const { return data_; }

  /// The weights summed by class and how many are negative, in a sentence; empty without neighbours.
  QString words() const;

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

 private:
  QString text(const FittedPipeline::Neighbor& neighbor) const;
  /// kUnlabelled for images that were made up: they need not be of the class of the cutout they come from.
  int classOf(const FittedPipeline::Neighbor& neighbor) const;

  Neighbors neighbors_;
  std::shared_ptr<const CutoutSet> data_;
  double largest_ = 0;
};

}  // namespace blendscope::ui
