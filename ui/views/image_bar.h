// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>
#include <optional>

class QComboBox;
class QToolButton;

namespace blendscope::ui {

/// What an image panel can show of a cutout.
enum class ImageShown { Cutout, ClassMean, MinusMean, StarModel, MinusModel };

/// The buttons above a large image. Keeps what is chosen, does nothing itself.
class ImageBar : public QWidget {
  Q_OBJECT
 public:
  explicit ImageBar(QWidget* parent = nullptr);

  ImageShown shown() const;
  void setShown(ImageShown shown);
  /// Of which class the mean is; −1: of the cutout's own.
  int meanClass() const;
  void setClasses(const QStringList& names);
  void setMagnification(std::optional<double> chosen, double actual);
  /// `tip` says why there is no north where there is none.
  void setNorthKnown(bool known, const QString& tip);
  bool isNorthUp() const;
  bool isBlinking() const;
  void setBlinking(bool blinking);
  bool isFilling() const;
  void setFilling(bool filling);

 Q_SIGNALS:
  void shownChanged();
  void magnificationChosen(std::optional<double> magnification);
  void zoomed(bool larger);
  void northUpToggled(bool northUp);
  void blinkToggled(bool blinking);
  void fillToggled(bool filling);
  void stepped(int by);
  void copyClicked();
  void saveClicked();
  void printClicked();

 private:
  QToolButton* addButton(const char* icon, const QString& name, const QString& accessibleName, const QString& tip,
                         bool checkable = false);
  QComboBox* shown_;
  QComboBox* class_;
  QComboBox* zoom_;
  QToolButton* north_;
  QToolButton* blink_;
  QToolButton* fill_;
};

}  // namespace blendscope::ui
