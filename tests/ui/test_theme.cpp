// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFontMetricsF>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <cmath>

#include "pages/page.h"
#include "support/qt_warnings.h"
#include "theme/theme.h"

using namespace blendscope::ui;

namespace {

/// Relative luminance and contrast ratio as WCAG 2.1 defines them.
double luminance(const QColor& colour) {
  const auto linear = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
  return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor& a, const QColor& b) {
  const double high = std::max(luminance(a), luminance(b));
  const double low = std::min(luminance(a), luminance(b));
  return (high + 0.05) / (low + 0.05);
}

}  // namespace

class TestTheme : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { blendscope::testing::failOnQtWarnings(); }

  void everyTextColourCanBeReadOnEverySurface() {
    for (const ThemeColours* colours : {&lightColours(), &darkColours()}) {
      for (const QColor& surface : {colours->window, colours->panel, colours->raised}) {
        QVERIFY(contrast(colours->text, surface) >= 4.5);
        QVERIFY(contrast(colours->muted, surface) >= 4.5);
        QVERIFY(contrast(colours->link, surface) >= 4.5);
      }
      QVERIFY(contrast(colours->accentText, colours->accent) >= 4.5);
    }
  }

  void everyPairOfPaletteRolesCanBeRead() {
    const std::pair<QPalette::ColorRole, QPalette::ColorRole> pairs[] = {
        {QPalette::WindowText, QPalette::Window},
        {QPalette::Text, QPalette::Base},
        {QPalette::Text, QPalette::AlternateBase},
        {QPalette::ButtonText, QPalette::Button},
        {QPalette::PlaceholderText, QPalette::Base},
        {QPalette::PlaceholderText, QPalette::Window},
        {QPalette::ToolTipText, QPalette::ToolTipBase},
        {QPalette::HighlightedText, QPalette::Highlight},
        {QPalette::Link, QPalette::Base},
        {QPalette::LinkVisited, QPalette::Base},
        {QPalette::BrightText, QPalette::Button}};
    for (const ThemeColours* colours : {&lightColours(), &darkColours()}) {
      const QPalette palette = paletteOf(*colours);
      for (const auto& [text, ground] : pairs) {
        for (const auto group : {QPalette::Active, QPalette::Inactive}) {
          const double ratio = contrast(palette.color(group, text), palette.color(group, ground));
          QVERIFY2(ratio >= 4.5, qPrintable(QStringLiteral("roles %1 on %2: %3").arg(text).arg(ground).arg(ratio)));
        }
      }
    }
  }

  void paletteTellsItsTheme() {
    QVERIFY(isDark(paletteOf(darkColours())));
    QVERIFY(!isDark(paletteOf(lightColours())));
    QCOMPARE(&coloursOf(paletteOf(darkColours())), &darkColours());
    QCOMPARE(&coloursOf(paletteOf(lightColours())), &lightColours());
  }

  void numbersHaveEquallyWideFigures() {
    const QFontMetricsF metrics(numberFont());
    for (char16_t digit = u'1'; digit <= u'9'; ++digit) {
      QCOMPARE(metrics.horizontalAdvance(QChar(digit)), metrics.horizontalAdvance(u'0'));
    }
  }

  void everyIconDrawsSomethingInBothThemes() {
    themedIcon(QStringLiteral("explore"));  // registers the resources
    QDirIterator icons(QStringLiteral(":/icons"), {QStringLiteral("*.svg")});
    int count = 0;
    while (icons.hasNext()) {
      icons.next();
      ++count;
      const QImage image = themedIcon(icons.fileInfo().baseName()).pixmap(24, 24).toImage();
      int inked = 0;
      for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) inked += qAlpha(image.pixel(x, y)) > 64;
      }
      QVERIFY2(inked > 20, qPrintable(icons.fileName()));
    }
    QVERIFY(count >= 8);
  }

  void classesDifferInColourAndShape() {
    for (int a = 0; a < 3; ++a) {
      for (int b = 0; b < a; ++b) {
        QVERIFY(classColour(a) != classColour(b));
        QVERIFY(classMarker(a) != classMarker(b));
      }
    }
  }

  void emptyStatePassesItsButtonOn() {
    EmptyState empty(QStringLiteral("explore"), QStringLiteral("Nothing yet."), QStringLiteral("Fill it"));
    QSignalSpy spy(&empty, &EmptyState::activated);
    QTest::mouseClick(empty.findChild<QPushButton*>(QStringLiteral("emptyStateButton")), Qt::LeftButton);
    QCOMPARE(spy.count(), 1);
  }

  void settingsColumnFoldsAndRemembers() {
    {
      SettingsColumn column(QStringLiteral("test"));
      QVERIFY(!column.isFolded());
      column.setFolded(true);
      QVERIFY(column.maximumWidth() <= 40);
    }
    SettingsColumn again(QStringLiteral("test"));
    QVERIFY(again.isFolded());
  }
};

BLENDSCOPE_UI_TEST_MAIN(TestTheme)
#include "test_theme.moc"
