// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/scatter_tools.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QToolButton>

#include "theme/theme.h"
#include "views/scatter_view.h"

namespace blendscope::ui {

namespace {

constexpr double kZoomStep = 1.5;

QToolButton* makeButton(const QString& icon, const QString& name, const QString& words, const QString& tip) {
  auto* button = new QToolButton;
  describe(button, name, words, tip);
  button->setIcon(themedIcon(icon));
  button->setAutoRaise(true);
  button->setFixedSize(kControlHeight, kControlHeight);
  return button;
}

}  // namespace

ScatterTools::ScatterTools(ScatterView& view, QWidget* parent) : QWidget(parent), actions_(new QHBoxLayout) {
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kGap / 2);
  auto* tools = new QButtonGroup(this);
  const auto addTool = [&](ScatterView::Tool tool, const QString& icon, const QString& name, const QString& words,
                           const QString& tip) {
    auto* button = makeButton(icon, name, words, tip);
    button->setCheckable(true);
    button->setChecked(view.tool() == tool);
    tools->addButton(button);
    layout->addWidget(button);
    connect(button, &QToolButton::toggled, &view, [&view, tool](bool on) {
      if (on) view.setTool(tool);
    });
  };
  addTool(ScatterView::Tool::Move, QStringLiteral("move"), QStringLiteral("toolMove"), tr("Move"),
          tr("Drag to move, turn the wheel to zoom. With Shift or Ctrl held, drag a rectangle that adds to the "
             "selection or takes away from it."));
  addTool(ScatterView::Tool::Rectangle, QStringLiteral("select-rectangle"), QStringLiteral("toolRectangle"),
          tr("Select a rectangle"), tr("Drag a rectangle to select. Shift adds, Ctrl takes away."));
  addTool(ScatterView::Tool::Lasso, QStringLiteral("select-lasso"), QStringLiteral("toolLasso"), tr("Select by lasso"),
          tr("Drag around points to select them. Shift adds, Ctrl takes away."));
  layout->addSpacing(kGap);
  const auto addAction = [&](const QString& icon, const QString& name, const QString& words, const QString& tip,
                             auto action) {
    auto* button = makeButton(icon, name, words, tip);
    layout->addWidget(button);
    connect(button, &QToolButton::clicked, &view, action);
  };
  addAction(QStringLiteral("zoom-in"), QStringLiteral("zoomIn"), tr("Zoom in"), tr("Zoom in (z or +)"),
            [&view] { view.zoom(kZoomStep); });
  addAction(QStringLiteral("zoom-out"), QStringLiteral("zoomOut"), tr("Zoom out"), tr("Zoom out (Z or −)"),
            [&view] { view.zoom(1 / kZoomStep); });
  addAction(QStringLiteral("zoom-all"), QStringLiteral("zoomAll"), tr("Show all points"), tr("Show all points (Home)"),
            [&view] { view.fit(); });
  layout->addStretch(1);
  layout->addLayout(actions_);
  actions_->setSpacing(kGap);
}

}  // namespace blendscope::ui
