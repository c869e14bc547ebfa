// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPalette>
#include <QPointF>

class QApplication;
class QDBusVariant;
class QLabel;
class QPainter;
class QPushButton;
class QWidget;

/// The look of the window: colours, type, spacing, icons and the shapes of the classes. Widgets ask for colours of
/// their own palette, `coloursOf(palette())`, when they paint, so a change of theme reaches them as an ordinary palette
/// change.
namespace blendscope::ui {

/// Colours by what they are for. Every text colour has a contrast of at least 4.5:1 on window, panel and raised.
struct ThemeColours {
  QColor window;  ///< behind everything
  QColor panel;   ///< docks, columns, charts, tables
  QColor raised;  ///< buttons, fields, hovered rows
  QColor line;    ///< hair lines and frames
  QColor text;
  QColor muted;       ///< captions, axis labels, second lines
  QColor accent;      ///< selection, primary action, focus
  QColor accentText;  ///< text upon accent
  QColor link;        ///< accent as text
  QColor correct;     ///< a prediction that agrees with the label
  QColor wrong;       ///< one that does not
};

const ThemeColours& lightColours();
const ThemeColours& darkColours();
/// The one of the two that this palette was made from.
const ThemeColours& coloursOf(const QPalette& palette);
bool isDark(const QPalette& palette);
QPalette paletteOf(const ThemeColours& colours);

/// Lengths in device-independent pixels, on a grid of 8.
inline constexpr int kMargin = 16;
inline constexpr int kGap = 8;
inline constexpr int kControlHeight = 28;
inline constexpr int kRailWidth = 72;
inline constexpr int kRailIcon = 24;
inline constexpr int kDockWidth = 320;
inline constexpr int kSettingsWidth = 264;
inline constexpr int kCornerRadius = 4;

QFont pageTitleFont();  ///< 15 pt semibold
QFont sectionFont();    ///< 11 pt semibold
QFont captionFont();    ///< 12 px
/// The text font if its figures are equally wide, else the first installed family whose are.
QFont numberFont();

/// The shape that stands for a class beside its colour, so that no one needs colour vision.
enum class Marker { Circle, Triangle, Square, Diamond, Cross, Star };
/// Okabe and Ito's palette: class 0 single, 1 blend, 2 binary; grey for unlabelled rows (-1).
QColor classColour(int c);
Marker classMarker(int c);
/// Filled with `colour`, inscribed in a circle of the given diameter. Leaves pen and brush of the painter as they were.
void drawMarker(QPainter& painter, QPointF centre, double diameter, Marker marker, const QColor& colour);
/// The same as an icon, for lists and legends.
QIcon classIcon(int c);

/// `:/icons/NAME.svg` in the text colour of the current theme, muted when disabled, accent when checked.
QIcon themedIcon(const QString& name);

/// Paints the button in the accent colour: one per page, for what the page is for.
void makePrimary(QPushButton* button);
/// 11 pt semibold.
QLabel* makeSectionLabel(const QString& text, QWidget* parent = nullptr);
/// Wrapping text in the muted colour.
QLabel* makeMutedLabel(const QString& text, QWidget* parent = nullptr);
/// Object name, accessible name and tool tip in one go; every control gets all three.
void describe(QWidget* widget, const QString& objectName, const QString& accessibleName, const QString& toolTip = {});

enum class ThemeMode { Auto, Light, Dark };

/// Sets style, font and palette of the application. In Auto it follows the desktop: the settings portal where there is
/// one (asked without waiting), else the lightness of the palette that the platform brought. Remembers the mode.
class ThemeSwitch : public QObject {
  Q_OBJECT
 public:
  explicit ThemeSwitch(QApplication& application, QObject* parent = nullptr);

  ThemeMode mode() const { return mode_; }
  void setMode(ThemeMode mode);
  bool dark() const;

 Q_SIGNALS:
  void modeChanged();

 private Q_SLOTS:
  void portalSettingChanged(const QString& group, const QString& key, const QDBusVariant& value);

 private:
  void apply();
  void askPortal();
  void takeDesktopScheme(unsigned scheme);

  QApplication& application_;
  ThemeMode mode_ = ThemeMode::Auto;
  bool desktopDark_ = false;
};

}  // namespace blendscope::ui
