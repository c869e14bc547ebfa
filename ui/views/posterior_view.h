// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>
#include <vector>

#include "models/verdicts.h"

namespace blendscope::ui {

/// Posterior mean and band of the latent function on an axis, against the decision boundary 0. The band is the one that
/// the model's training settled on once that is known, ±2σ until then.
class PosteriorView : public QWidget {
  Q_OBJECT
 public:
  /// One band: for two classes the decision value alone, for more one per class against the rest.
  struct Band {
    Posterior posterior;
    QString below;  ///< class on the side of negative values
    QString above;  ///< class on the side of positive values
    int aboveClass = 0;
    double cutoff = 2;     ///< the band is mean ± cutoff · σ
    bool trained = false;  ///< the cut-off is the model's own

    bool holdsBoundary() const;
  };

  explicit PosteriorView(QWidget* parent = nullptr);
  void setBands(std::vector<Band> bands);
  /// What the bands say, for a label beside them.
  QString words() const;

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  double reach() const;
  void paintBand(QPainter& painter, const Band& band, const QRectF& area) const;
  void paintAxis(QPainter& painter, const QRectF& area) const;

  std::vector<Band> bands_;
};

/// The bands of a verdict; none where the model gives no posterior.
std::vector<PosteriorView::Band> bandsOf(const Verdicts& verdicts, const Verdict& verdict);

}  // namespace blendscope::ui
