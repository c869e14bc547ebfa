// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabWidget>
#include <optional>

#include "state/cutout_details.h"
#include "views/image_view.h"

class QLabel;
class QTableView;

namespace blendscope::ui {

class HeaderView;
class HistogramPanel;
class PixelTableModel;
class SeriesPlot;

/// What an image says in numbers: the pixels about one, profile, cut, histogram and header.
class ImageTabs : public QTabWidget {
  Q_OBJECT
 public:
  enum Tab { Pixels, Profile, Cut, Histogram, Header };

  explicit ImageTabs(QWidget* parent = nullptr);

  /// The plane must outlive the next call. `fixed`: its limits are not for people to choose.
  void showPlane(const ImagePlane& plane, bool fixed);
  void clear();
  void showPixel(std::optional<QPoint> pixel);
  /// Along the line, or along the row and the column of the pixel.
  void showCut(const std::optional<ImageView::Line>& line, std::optional<QPoint> pixel);
  void showDetails(const CutoutDetails& details);

 Q_SIGNALS:
  void limitsChosen(const blendscope::Limits& limits, bool done);

 private:
  void showProfile(const CutoutDetails& details);
  void showHeader(const CutoutDetails& details);

  const ImagePlane* plane_ = nullptr;
  PixelTableModel* pixels_;
  QLabel* profileWords_;
  SeriesPlot* profile_;
  QLabel* cutWords_;
  SeriesPlot* cut_;
  HistogramPanel* histogram_;
  HeaderView* header_;
};

/// "one star: reduced χ² 1.02; two: 0.98; …" of the fit to a cutout.
QString fitWords(const StarResidual& fit);

}  // namespace blendscope::ui
