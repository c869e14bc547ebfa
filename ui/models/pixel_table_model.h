// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QPoint>
#include <optional>

#include "views/image_view.h"

namespace blendscope::ui {

/// The values of kSide × kSide pixels about one, in the order of the image unturned: headings are FITS column and row
/// numbers. Pixels beyond the edge are blank, missing ones have the colour that they have in the image.
class PixelTableModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  static constexpr int kSide = 5;

  explicit PixelTableModel(QObject* parent = nullptr);
  /// Nothing shows no values. The plane must outlive the next call.
  void show(const ImagePlane* plane, std::optional<QPoint> centre);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

 private:
  std::optional<QPoint> pixelOf(int row, int column) const;

  const ImagePlane* plane_ = nullptr;
  std::optional<QPoint> centre_;
};

}  // namespace blendscope::ui
