// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QList>
#include <QObject>

class QApplication;
class QTableView;
class QWidget;

namespace blendscope::ui {

inline constexpr double kTextPoints = 10;  ///< of the usual text

/// How much larger than usual people want to read; every font and every length made for text follows it.
double textScale();
/// What that can be, smallest first.
const QList<double>& textScales();
/// A length made for text of the usual size, such as the height of a line.
int scaled(int length);
/// Takes what was remembered; to be called before the application gets its font.
void restoreTextScale();

/// What a text is for, which gives it its font.
enum class TextRole { Title, Section, Caption, Number };
/// Gives `widget` the font of that role now and whenever the size of text changes.
void setTextRole(QWidget* widget, TextRole role);
/// Gives every row of `table` this height, scaled, now and whenever the size of text changes.
void setRowsHeight(QTableView* table, int height);

/// Changes the size of all text of the application, and remembers it.
class TextSize : public QObject {
  Q_OBJECT
 public:
  explicit TextSize(QApplication& application, QObject* parent = nullptr);

  /// One of textScales(); does nothing for another number.
  void set(double scale);
  /// So many steps up or down among textScales(), as far as they go.
  void step(int steps);

 Q_SIGNALS:
  void changed();

 private:
  void apply();

  QApplication& application_;
};

}  // namespace blendscope::ui
