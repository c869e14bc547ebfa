// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "data/cutout_set.h"
#include "data/row_set.h"
#include "models/verdicts.h"

namespace blendscope::ui {

/// Which test rows of a run are listed, and in which order.
struct MistakeFilter {
  enum class Show { Wrong, All, Cell, Selection };
  enum class Order {
    SurestFirst,        ///< probability of the predicted class, falling
    LeastSureFirst,     ///< the same, rising
    UncertaintyRising,  ///< the model's own measure
    UncertaintyFalling,
    RowOrder
  };
  Show show = Show::Wrong;
  Order order = Order::SurestFirst;
  std::pair<int, int> cell{0, 0};  ///< true and predicted class, for Show::Cell
  bool operator==(const MistakeFilter&) const = default;
};

/// Test rows of one run as a list: a row permutation over its verdicts, nothing copied.
class MistakeModel : public QAbstractListModel {
  Q_OBJECT
 public:
  enum Role {
    RowRole = Qt::UserRole + 1,  ///< row of the data set
    TruthRole,                   ///< class number, as it was when the run tested it
    LabelRole,                   ///< class number as it is now
    PredictedRole,
    ProbabilityRole,  ///< of the predicted class
    UncertaintyRole,
    WrongRole,
    SplitRole  ///< round that tested it, from 0; −1 where there is only one
  };

  using QAbstractListModel::QAbstractListModel;

  /// Null: an empty list.
  void setVerdicts(std::shared_ptr<const Verdicts> verdicts);
  const std::shared_ptr<const Verdicts>& verdicts() const { return verdicts_; }
  void setFilter(const MistakeFilter& filter);
  const MistakeFilter& filter() const { return filter_; }
  /// The same cutouts with the labels that they have now; null: those of the run.
  void setLabels(std::shared_ptr<const CutoutSet> labels);
  /// What Show::Selection lists.
  void setSelection(const RowSet& selection);

  const Verdict& verdict(int position) const;
  /// First position of a row of the data set, or −1.
  int positionOf(Row row) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

 private:
  void rebuild();
  bool shown(const Verdict& verdict) const;
  int labelNow(const Verdict& verdict) const;
  QString text(const Verdict& verdict) const;

  std::shared_ptr<const Verdicts> verdicts_;
  std::shared_ptr<const CutoutSet> labels_;
  MistakeFilter filter_;
  RowSet selection_;
  std::vector<std::uint32_t> order_;  ///< positions in verdicts_->all()
};

}  // namespace blendscope::ui
