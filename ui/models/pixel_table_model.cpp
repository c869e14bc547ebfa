// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/pixel_table_model.h"

#include <QBrush>
#include <QColor>
#include <QFont>
#include <cmath>

#include "models/number_words.h"
#include "theme/theme.h"

namespace blendscope::ui {

PixelTableModel::PixelTableModel(QObject* parent) : QAbstractTableModel(parent) {}

void PixelTableModel::show(const ImagePlane* plane, std::optional<QPoint> centre) {
  plane_ = plane;
  centre_ = plane ? centre : std::nullopt;
  Q_EMIT dataChanged(index(0, 0), index(kSide - 1, kSide - 1));
  Q_EMIT headerDataChanged(Qt::Horizontal, 0, kSide - 1);
  Q_EMIT headerDataChanged(Qt::Vertical, 0, kSide - 1);
}

int PixelTableModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kSide; }

int PixelTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : kSide; }

std::optional<QPoint> PixelTableModel::pixelOf(int row, int column) const {
  if (!centre_) return std::nullopt;
  const int down = row - kSide / 2;
  return QPoint(centre_->x() + column - kSide / 2, centre_->y() + (plane_->firstRowAtBottom ? -down : down));
}

QVariant PixelTableModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  if (role == Qt::TextAlignmentRole) return QVariant(Qt::AlignRight | Qt::AlignVCenter);
  const auto pixel = pixelOf(index.row(), index.column());
  const bool inside = pixel && pixel->x() >= 0 && pixel->y() >= 0 && pixel->x() < plane_->shape.width &&
                      pixel->y() < plane_->shape.height;
  if (!inside) return {};
  const double value = plane_->at(*pixel);
  if (role == Qt::DisplayRole)
    return std::isfinite(value) ? withMinusSign(QString::number(value, 'g', 5)) : tr("no value");
  if (role == Qt::ToolTipRole) return tr("Column %1, row %2").arg(pixel->x() + 1).arg(pixel->y() + 1);
  if (role == Qt::BackgroundRole && !std::isfinite(value)) return QBrush(QColor(kNonFiniteColour));
  if (role == Qt::ForegroundRole && !std::isfinite(value)) return QBrush(Qt::white);
  if (role == Qt::FontRole && *pixel == *centre_) {
    QFont font = numberFont();
    font.setBold(true);
    return font;
  }
  return {};
}

QVariant PixelTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (role != Qt::DisplayRole || !centre_) return {};
  const auto pixel = orientation == Qt::Horizontal ? pixelOf(0, section) : pixelOf(section, 0);
  return orientation == Qt::Horizontal ? pixel->x() + 1 : pixel->y() + 1;
}

}  // namespace blendscope::ui
