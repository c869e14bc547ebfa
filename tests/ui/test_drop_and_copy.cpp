// SPDX-License-Identifier: GPL-3.0-or-later
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDropEvent>
#include <QMenu>
#include <QMimeData>
#include <QStandardItemModel>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTreeView>
#include <QUrl>

#include "models/figure_model.h"
#include "pages/page.h"
#include "study/model_file.h"
#include "support/qt_warnings.h"
#include "support/window_at_work.h"
#include "views/banner.h"
#include "views/copy_table.h"
#include "views/drop_target.h"
#include "views/figure_table.h"
#include "views/plot_view.h"

using namespace blendscope;
using namespace blendscope::ui;

namespace {

std::unique_ptr<QMimeData> filesOf(const QList<QUrl>& urls) {
  auto mime = std::make_unique<QMimeData>();
  mime->setUrls(urls);
  return mime;
}

void drag(QWidget& window, const QMimeData& mime) {
  QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&window, &enter);
}

void drop(QWidget& window, const QMimeData& mime) {
  QDropEvent event(QPointF(300, 300), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&window, &event);
}

void fill(QStandardItemModel& model) {
  model.setHorizontalHeaderLabels({QStringLiteral("run"), QStringLiteral("accuracy")});
  model.appendRow({new QStandardItem(QStringLiteral("one")), new QStandardItem(QStringLiteral("0.8\t± 0.1"))});
  model.appendRow({new QStandardItem(QStringLiteral("two")), new QStandardItem(QStringLiteral("0.9"))});
}

}  // namespace

class TestDropAndCopy : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { testing::failOnQtWarnings(); }

  void whatHoversIsSaidAndGoesWithIt() {
    testing::WindowAtWork work;
    auto* target = work.window->findChild<DropTarget*>();
    const QTemporaryDir folder;
    const auto mime = filesOf({QUrl::fromLocalFile(folder.path())});
    drag(*work.window, *mime);
    QVERIFY(target->isVisible());
    QCOMPARE(target->size(), work.window->size());
    QDragLeaveEvent leave;
    QCoreApplication::sendEvent(work.window.get(), &leave);
    QVERIFY(!target->isVisible());
  }

  void whatCannotBeOpenedIsRefusedInWords() {
    testing::WindowAtWork work;
    const auto data = work.window->workspace().data();
    auto* banner = work.window->findChild<Banner*>();
    const QTemporaryDir folder;
    const QUrl here = QUrl::fromLocalFile(folder.path());
    const std::pair<QList<QUrl>, QString> cases[] = {
        {{here, here}, QStringLiteral("one file or folder at a time")},
        {{QUrl(QStringLiteral("https://example.org/stars.fits"))}, QStringLiteral("example.org")},
        {{QUrl::fromLocalFile(folder.filePath(QStringLiteral("gone.csv")))}, QStringLiteral("gone.csv")},
        {{}, QStringLiteral("files and folders")}};
    for (const auto& [urls, words] : cases) {
      banner->dismiss();
      const auto mime = filesOf(urls);
      drag(*work.window, *mime);
      drop(*work.window, *mime);
      QVERIFY2(banner->isVisible() && banner->message().contains(words), qPrintable(banner->message()));
      QCOMPARE(work.window->workspace().data(), data);
    }
  }

  void aModelThatIsDroppedPredictsTheCutouts() {
    testing::WindowAtWork work;
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("stars.model"));
    saveModel(*work.window->workspace().currentRun()->splits.front().pipeline, file.toStdString());
    const std::size_t before = work.window->workspace().applied().size();
    const auto mime = filesOf({QUrl::fromLocalFile(file)});
    drag(*work.window, *mime);
    drop(*work.window, *mime);
    QTRY_COMPARE(work.window->workspace().applied().size(), before + 1);
    QCOMPARE(work.window->workspace().applied().back()->name, std::string("stars"));
    QCOMPARE(work.window->currentPage()->id(), QStringLiteral("train"));
  }

  void tablesCopyWhatIsSelectedOrAllUnderTheirHeadings() {
    QStandardItemModel model;
    fill(model);
    QTableView table;
    table.setModel(&model);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    makeCopyable(&table);
    table.show();
    QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("run\taccuracy\none\t0.8 ± 0.1\ntwo\t0.9\n"));
    table.selectRow(1);
    QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("run\taccuracy\ntwo\t0.9\n"));
    table.hideColumn(0);
    QCOMPARE(tableText(table), QStringLiteral("accuracy\n0.9\n"));
  }

  void treesCopyTheRowsBelowHeadingsWithNumbersThatOtherProgramsRead() {
    QStandardItemModel model;
    model.setHorizontalHeaderLabels({QStringLiteral("name"), QStringLiteral("value")});
    auto* heading = new QStandardItem(QStringLiteral("Measured"));
    heading->appendRow(
        {new QStandardItem(QStringLiteral("DEC")), new QStandardItem(QString(QChar(0x2212)) + QStringLiteral("12.5"))});
    model.appendRow(heading);
    QTreeView tree;
    tree.setModel(&model);
    QCOMPARE(tableText(tree), QStringLiteral("name\tvalue\nMeasured\t\nDEC\t-12.5\n"));
    tree.setCurrentIndex(model.index(0, 0, model.index(0, 0)));
    QCOMPARE(tableText(tree), QStringLiteral("name\tvalue\nDEC\t-12.5\n"));
  }

  void everyTableOfTheWindowCanBeCopied() {
    testing::WindowAtWork work;
    int tables = 0;
    for (const QString& page : {QStringLiteral("train"), QStringLiteral("compare"), QStringLiteral("trust")}) {
      work.open(page);
      for (auto* tabs : work.window->currentPage()->findChildren<QTabWidget*>()) {
        for (int tab = 0; tab < tabs->count(); ++tab) {
          tabs->setCurrentIndex(tab);
          work.settle();
        }
      }
    }
    for (QTableView* table : work.window->findChildren<QTableView*>()) {
      // A header is copied card by card, as it stands in the file.
      if (table->objectName() == QStringLiteral("headerTable")) continue;
      if (table->focusPolicy() == Qt::NoFocus) continue;  // a part of a view
      if (!table->model() || table->model()->columnCount() == 0) continue;
      ++tables;
      QGuiApplication::clipboard()->setText(QStringLiteral("before"));
      QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
      QVERIFY2(QGuiApplication::clipboard()->text() == tableText(*table), qPrintable(table->objectName()));
    }
    QVERIFY(tables >= 8);
  }

  void chartsOfferPictureNumbersAndPrint() {
    testing::WindowAtWork work;
    work.open(QStringLiteral("compare"));
    int charts = 0;
    for (const char* name : {"timeChart", "rocChart", "confusionMatrix", "significanceTable"}) {
      auto* chart = work.child<QWidget>(QString::fromLatin1(name));
      QVERIFY2(chart, name);
      QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(5, 5), chart->mapToGlobal(QPoint(5, 5)));
      QCoreApplication::sendEvent(chart, &event);
      auto* menu = chart->findChild<QMenu*>(QStringLiteral("chartMenu"));
      QVERIFY2(menu, name);
      QVERIFY(menu->findChild<QAction*>(QStringLiteral("printChart")));
      QVERIFY(menu->findChild<QAction*>(QStringLiteral("saveChart")));
      QGuiApplication::clipboard()->clear();
      menu->findChild<QAction*>(QStringLiteral("copyPicture"))->trigger();
      QVERIFY(!QGuiApplication::clipboard()->image().isNull());
      if (auto* numbers = menu->findChild<QAction*>(QStringLiteral("copyNumbers"))) {
        numbers->trigger();
        QVERIFY2(QGuiApplication::clipboard()->text().contains(QLatin1Char(',')), name);
        ++charts;
      }
      menu->close();
    }
    QVERIFY(charts >= 2);
  }
};

BLENDSCOPE_UI_TEST_MAIN(TestDropAndCopy)
#include "test_drop_and_copy.moc"
