// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/theme.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QFile>
#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QTimer>
#include <QToolTip>
#include <optional>
#include <utility>

#include "theme/calm_style.h"
#include "theme/text_size.h"

namespace blendscope::ui {

namespace {

constexpr auto kModeKey = "theme/mode";
constexpr auto kLastDesktopKey = "theme/desktopWasDark";
constexpr auto kPortalService = "org.freedesktop.portal.Desktop";
constexpr auto kPortalPath = "/org/freedesktop/portal/desktop";
constexpr auto kPortalInterface = "org.freedesktop.portal.Settings";
constexpr auto kAppearanceGroup = "org.freedesktop.appearance";
constexpr auto kSchemeKey = "color-scheme";
constexpr unsigned kPreferDark = 1;

QString latin1(const char* text) { return QString::fromLatin1(text); }

bool figuresAreEquallyWide(const QFont& font) {
  const QFontMetricsF metrics(font);
  const double first = metrics.horizontalAdvance(u'0');
  for (char16_t digit = u'1'; digit <= u'9'; ++digit) {
    if (std::abs(metrics.horizontalAdvance(QChar(digit)) - first) > 0.01) return false;
  }
  return true;
}

/// The font, or one of the same size whose figures are equally wide.
QFont figuresBeside(QFont font) {
  if (figuresAreEquallyWide(font)) return font;
  font.setPointSizeF(0.92 * font.pointSizeF());  // the families below are larger in the body
  for (const char* family : {"Noto Sans", "Cantarell", "DejaVu Sans", "Liberation Sans"}) {
    if (!QFontDatabase::hasFamily(latin1(family))) continue;
    font.setFamilies({latin1(family)});
    if (figuresAreEquallyWide(font)) return font;
  }
  QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
  fixed.setPointSizeF(font.pointSizeF());
  return fixed;
}

/// The desktop's font at our size; where the desktop has none of its own, Inter reads better than the last resort.
QFont textFont(QFont font) {
  const QString family = QFontInfo(font).family();
  if (family == QStringLiteral("DejaVu Sans") && QFontDatabase::hasFamily(QStringLiteral("Inter"))) {
    font.setFamilies({QStringLiteral("Inter"), family});
  }
  font.setPointSizeF(kTextPoints * textScale());
  return font;
}

QFont textFontAt(double points, QFont::Weight weight) {
  QFont font = QApplication::font();
  font.setPointSizeF(points * textScale());
  font.setWeight(weight);
  return font;
}

bool sessionBusIsThere() {
  if (qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS")) return true;
  const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
  return !runtime.isEmpty() && QFile::exists(runtime + QStringLiteral("/bus"));
}

}  // namespace

const ThemeColours& darkColours() {
  static const ThemeColours colours{
      .window = QColor(0x14, 0x17, 0x1C),
      .panel = QColor(0x1B, 0x1F, 0x26),
      .raised = QColor(0x23, 0x29, 0x33),
      .line = QColor(0x32, 0x3A, 0x47),
      .text = QColor(0xE6, 0xEA, 0xF0),
      .muted = QColor(0x97, 0xA1, 0xB0),
      .accent = QColor(0x4C, 0x9B, 0xE8),
      .accentText = QColor(0x0C, 0x12, 0x1A),
      .link = QColor(0x7A, 0xB6, 0xF0),
      .correct = QColor(0x00, 0x9E, 0x73),
      .wrong = QColor(0xD5, 0x5E, 0x00),
  };
  return colours;
}

const ThemeColours& lightColours() {
  static const ThemeColours colours{
      .window = QColor(0xF5, 0xF6, 0xF8),
      .panel = QColor(0xFF, 0xFF, 0xFF),
      .raised = QColor(0xFF, 0xFF, 0xFF),
      .line = QColor(0xD9, 0xDE, 0xE5),
      .text = QColor(0x1B, 0x23, 0x30),
      .muted = QColor(0x5B, 0x66, 0x75),
      .accent = QColor(0x1F, 0x6F, 0xBF),
      .accentText = QColor(0xFF, 0xFF, 0xFF),
      .link = QColor(0x1A, 0x62, 0xAB),
      .correct = QColor(0x00, 0x9E, 0x73),
      .wrong = QColor(0xD5, 0x5E, 0x00),
  };
  return colours;
}

bool isDark(const QPalette& palette) {
  return palette.color(QPalette::Window).lightnessF() < palette.color(QPalette::WindowText).lightnessF();
}

const ThemeColours& coloursOf(const QPalette& palette) { return isDark(palette) ? darkColours() : lightColours(); }

QPalette paletteOf(const ThemeColours& colours) {
  QPalette palette;
  const auto set = [&palette](QPalette::ColorRole role, const QColor& colour) { palette.setColor(role, colour); };
  set(QPalette::Window, colours.window);
  set(QPalette::WindowText, colours.text);
  set(QPalette::Base, colours.panel);
  set(QPalette::AlternateBase, colours.window);
  set(QPalette::Text, colours.text);
  set(QPalette::Button, colours.raised);
  set(QPalette::ButtonText, colours.text);
  set(QPalette::BrightText, colours.text);
  set(QPalette::PlaceholderText, colours.muted);
  set(QPalette::ToolTipBase, colours.raised);
  set(QPalette::ToolTipText, colours.text);
  set(QPalette::Highlight, colours.accent);
  set(QPalette::HighlightedText, colours.accentText);
  set(QPalette::Link, colours.link);
  set(QPalette::LinkVisited, colours.link);
  set(QPalette::Light, colours.raised.lighter(110));
  set(QPalette::Midlight, colours.line);
  set(QPalette::Mid, colours.line);
  set(QPalette::Dark, colours.line);
  set(QPalette::Shadow, colours.line);
  QColor faint = colours.muted;
  faint.setAlphaF(0.6F);
  for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
    palette.setColor(QPalette::Disabled, role, faint);
  }
  palette.setColor(QPalette::Disabled, QPalette::Highlight, colours.line);
  palette.setColor(QPalette::Disabled, QPalette::HighlightedText, faint);
  return palette;
}

QFont pageTitleFont() { return textFontAt(15, QFont::DemiBold); }
QFont sectionFont() { return textFontAt(11, QFont::DemiBold); }

QFont captionFont() {
  QFont font = QApplication::font();
  font.setPixelSize(scaled(12));
  return font;
}

QFont numberFont() {
  // Looking for families takes a millisecond, and every cell of a table asks.
  static std::optional<std::pair<QFont, QFont>> known;
  const QFont font = QApplication::font();
  if (!known || known->first != font) known.emplace(font, figuresBeside(font));
  return known->second;
}

void makePrimary(QPushButton* button) { button->setProperty(kPrimaryProperty, true); }

QLabel* makeSectionLabel(const QString& text, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  setTextRole(label, TextRole::Section);
  return label;
}

QLabel* makeMutedLabel(const QString& text, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setWordWrap(true);
  label->setForegroundRole(QPalette::PlaceholderText);
  return label;
}

void describe(QWidget* widget, const QString& objectName, const QString& accessibleName, const QString& toolTip) {
  widget->setObjectName(objectName);
  widget->setAccessibleName(accessibleName);
  if (!toolTip.isEmpty()) widget->setToolTip(toolTip);
}

ThemeSwitch::ThemeSwitch(QApplication& application, QObject* parent)
    : QObject(parent), application_(application), desktopDark_(isDark(application.palette())) {
  const QSettings settings;
  mode_ = static_cast<ThemeMode>(qBound(0, settings.value(latin1(kModeKey), 0).toInt(), 2));
  desktopDark_ = settings.value(latin1(kLastDesktopKey), desktopDark_).toBool();
  application_.setStyle(new CalmStyle);
  restoreTextScale();
  application_.setFont(textFont(application_.font()));
  apply();
  QTimer::singleShot(0, this, &ThemeSwitch::askPortal);
}

bool ThemeSwitch::dark() const { return mode_ == ThemeMode::Dark || (mode_ == ThemeMode::Auto && desktopDark_); }

void ThemeSwitch::setMode(ThemeMode mode) {
  if (mode == mode_) return;
  mode_ = mode;
  QSettings().setValue(latin1(kModeKey), static_cast<int>(mode));
  apply();
  Q_EMIT modeChanged();
}

void ThemeSwitch::apply() {
  const QPalette palette = paletteOf(dark() ? darkColours() : lightColours());
  application_.setPalette(palette);
  QToolTip::setPalette(palette);
}

void ThemeSwitch::askPortal() {
  if (!sessionBusIsThere()) return;
  QDBusConnection bus = QDBusConnection::sessionBus();
  if (!bus.isConnected()) return;
  // With a service name Qt would wait for the name's owner.
  bus.connect(QString(), latin1(kPortalPath), latin1(kPortalInterface), QStringLiteral("SettingChanged"), this,
              SLOT(portalSettingChanged(QString, QString, QDBusVariant)));
  QDBusMessage call = QDBusMessage::createMethodCall(latin1(kPortalService), latin1(kPortalPath),
                                                     latin1(kPortalInterface), QStringLiteral("Read"));
  call << latin1(kAppearanceGroup) << latin1(kSchemeKey);
  auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
  connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
    const QDBusPendingReply<QDBusVariant> reply = *watcher;
    watcher->deleteLater();
    if (reply.isError()) return;
    QVariant value = reply.value().variant();
    if (value.canConvert<QDBusVariant>()) value = value.value<QDBusVariant>().variant();  // Read wraps twice
    takeDesktopScheme(value.toUInt());
  });
}

void ThemeSwitch::portalSettingChanged(const QString& group, const QString& key, const QDBusVariant& value) {
  if (group == latin1(kAppearanceGroup) && key == latin1(kSchemeKey)) takeDesktopScheme(value.variant().toUInt());
}

void ThemeSwitch::takeDesktopScheme(unsigned scheme) {
  const bool dark = scheme == kPreferDark;
  QSettings().setValue(latin1(kLastDesktopKey), dark);
  if (dark == desktopDark_) return;
  desktopDark_ = dark;
  if (mode_ == ThemeMode::Auto) apply();
}

}  // namespace blendscope::ui
