// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "io/header.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace blendscope::ui {

class HeaderModel;

/// The FITS header of the current cutout: to be searched in all columns and copied card by card.
class HeaderView : public QWidget {
  Q_OBJECT
 public:
  explicit HeaderView(QWidget* parent = nullptr);

  void showCards(std::vector<HeaderCard> cards, const QString& file);
  /// Says why there are no cards.
  void showMessage(const QString& message);

 protected:
  bool eventFilter(QObject* object, QEvent* event) override;

 private:
  void search(const QString& words);
  void copy();
  void sayCount();

  HeaderModel* model_;
  QSortFilterProxyModel* found_;
  QLineEdit* search_;
  QTableView* table_;
  QPushButton* copy_;
  QLabel* words_;
  QString file_;
};

}  // namespace blendscope::ui
