// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/chart_menu.h"

#include <QAbstractScrollArea>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QImage>
#include <QMenu>
#include <QPainter>

#include "theme/theme.h"
#include "views/print_picture.h"

namespace blendscope::ui {

namespace {

class ChartMenu : public QObject {
 public:
  ChartMenu(QWidget* widget, std::function<ChartFile()> chart)
      : QObject(widget), widget_(widget), chart_(std::move(chart)) {
    widget->installEventFilter(this);
    // The mouse speaks to the viewport of a scroll area, the keyboard to the area itself.
    if (auto* scroll = qobject_cast<QAbstractScrollArea*>(widget)) scroll->viewport()->installEventFilter(this);
  }

 protected:
  bool eventFilter(QObject*, QEvent* event) override {
    if (event->type() != QEvent::ContextMenu) return false;
    open(static_cast<QContextMenuEvent*>(event)->globalPos());
    return true;
  }

 private:
  void open(QPoint place) {
    auto* menu = new QMenu(widget_);
    menu->setObjectName(QStringLiteral("chartMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const char* name, const QString& words, auto act) {
      menu->addAction(words, this, act)->setObjectName(QString::fromLatin1(name));
    };
    add("copyPicture", QObject::tr("Copy picture"),
        [this] { QGuiApplication::clipboard()->setImage(chartImage(chart_())); });
    if (!chart_().numbers.isEmpty()) {
      add("copyNumbers", QObject::tr("Copy numbers"),
          [this] { QGuiApplication::clipboard()->setText(chart_().numbers); });
    }
    add("saveChart", QObject::tr("Save picture or numbers…"), [this] {
      askAndSaveChart(widget_, widget_->objectName(), [this](const QString& path) { saveChart(chart_(), path); });
    });
    add("printChart", QObject::tr("Print…"), [this] { askAndPrint(widget_, widget_->accessibleName(), chart_()); });
    menu->popup(place);
  }

  QWidget* widget_;
  std::function<ChartFile()> chart_;
};

}  // namespace

void addChartMenu(QWidget* widget, std::function<ChartFile()> chart) { new ChartMenu(widget, std::move(chart)); }

void addPictureMenu(QWidget* widget) {
  addChartMenu(widget, [widget] {
    return ChartFile{widget->size(),
                     coloursOf(widget->palette()).panel,
                     [widget](QPainter& painter) { widget->render(&painter, {}, {}, QWidget::DrawChildren); },
                     {}};
  });
}

}  // namespace blendscope::ui
