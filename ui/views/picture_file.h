// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QImage>
#include <QSize>
#include <QString>
#include <functional>

class QImage;
class QPainter;
class QWidget;

namespace blendscope::ui {

/// A chart on its way into a file.
struct ChartFile {
  QSize size;
  QColor background;
  std::function<void(QPainter&)> paint;
  QString numbers;  ///< as CSV, headings first; may be empty
};

/// At twice the size on screen.
QImage chartImage(const ChartFile& chart);

/// Saves by the ending of the name: .png (as `chartImage`), .svg, .pdf or .csv. Throws UsageError for other
/// endings, Error where the file cannot be written.
void saveChart(const ChartFile& chart, const QString& path);

/// Asks for a name, NAME.png proposed, and saves; says what went wrong.
void askAndSaveChart(QWidget* parent, const QString& name, const std::function<void(const QString& path)>& save);

}  // namespace blendscope::ui
