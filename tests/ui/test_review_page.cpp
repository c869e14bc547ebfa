// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>

#include "io/review_list.h"
#include "main_window.h"
#include "models/mistake_model.h"
#include "models/review_model.h"
#include "models/run_table_model.h"
#include "pages/page.h"
#include "support/file_dialog.h"
#include "support/qt_warnings.h"
#include "support/tiny_survey.h"
#include "support/trained_run.h"
#include "study/relearn.h"

using namespace blendscope;
using namespace blendscope::ui;

/// The review queue of the Inspect page, and training again once labels have changed.
class TestReviewPage : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() {
    testing::failOnQtWarnings();
    theme_ = std::make_unique<ThemeSwitch>(*qApp);
    window_ = std::make_unique<MainWindow>(*theme_);
    window_->resize(1100, 800);
    window_->show();
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
    data_ = testing::tinySurvey();
    workspace().setData(data_);
    workspace().addRun(testing::trainedRun(data_, "minmax | knn:k=7", "fraction=0.5,seed=3"));
    window_->openPage(QStringLiteral("inspect"));
  }
  void cleanup() { window_.reset(); }

  void theQueueIsRankedAsAsked() {
    rank(ReviewOrder::Uncertainty, 30);
    ReviewRequest request;
    request.data = data_;
    request.voices = voicesOf(workspace().runs(), {}, *data_);
    request.count = 30;
    const ReviewQueue expected = rankForReview(request, Progress());
    QCOMPARE(list()->model()->rowCount(), 30);
    for (int i = 0; i < 30; ++i) QCOMPARE(rowAt(i), expected.items[static_cast<std::size_t>(i)].row);
    QCOMPARE(workspace().currentRow().value(), rowAt(0));
    QVERIFY(find<QLabel>("inspectVerdict")->text().contains(QString::fromStdString(data_->id(rowAt(0)))));
    rank(ReviewOrder::Mistakes, 30);
    for (int i = 0; i < list()->model()->rowCount(); ++i) {
      QVERIFY(list()->model()->index(i, 0).data(MistakeModel::WrongRole).toBool());
    }
    QVERIFY(list()->model()->rowCount() > 0);
  }

  void disagreementNeedsTwoModelsAndSaysSo() {
    rank(ReviewOrder::Disagreement, 10);
    QCOMPARE(list()->model()->rowCount(), 0);
    QVERIFY(find<QLabel>("reviewWords")->text().contains(QStringLiteral("disagreement needs two")));
    workspace().addRun(testing::trainedRun(data_, "flux | logistic", "fraction=0.5,seed=3"));
    rank(ReviewOrder::Disagreement, 10);
    QCOMPARE(list()->model()->rowCount(), 10);
  }

  void aKeyLabelsAndLeadsOnAndUndoGoesBack() {
    rank(ReviewOrder::Uncertainty, 5);
    const Row first = rowAt(0);
    const Row second = rowAt(1);
    const int own = data_->label(first);
    QTest::keyClick(list(), own == 0 ? Qt::Key_1 : Qt::Key_2);  // as it was: looked at all the same
    QCOMPARE(workspace().currentRow().value(), second);
    QVERIFY(list()->model()->index(0, 0).data(ReviewModel::DoneRole).toBool());
    QVERIFY(find<QLabel>("reviewWords")->text().startsWith(QStringLiteral("1 of 5 reviewed")));
    QCOMPARE(find<QProgressBar>("reviewProgress")->value(), 1);
    QTest::keyClick(list(), Qt::Key_Right);
    QCOMPARE(workspace().currentRow().value(), rowAt(2));
    for (int i = 0; i < 3; ++i) QTest::keyClick(list(), Qt::Key_2);
    QCOMPARE(workspace().currentRow().value(), second);  // what was left for later
    QCOMPARE(rowAt(0), first);                           // the queue is stable
    QTest::keyClick(list(), Qt::Key_1);
    QVERIFY(find<QLabel>("reviewWords")->text().contains(QStringLiteral("All done")));
    workspace().marks().undoStack()->undo();
    QVERIFY(find<QLabel>("reviewWords")->text().startsWith(QStringLiteral("4 of 5 reviewed")));
    // Ranked anew, those with a label drop out.
    rank(ReviewOrder::Uncertainty, 200);
    for (int i = 0; i < list()->model()->rowCount(); ++i) QVERIFY(rowAt(i) != first);
    QCOMPARE(rowAt(0), second);
  }

  void aRandomQueueEstimatesTheAccuracy() {
    rank(ReviewOrder::Random, 12);
    QCOMPARE(list()->model()->rowCount(), 12);
    for (int i = 0; i < 12; ++i) QTest::keyClick(list(), data_->label(*workspace().currentRow()) == 0 ? Qt::Key_1 : Qt::Key_2);
    const QString words = find<QLabel>("reviewWords")->text();
    QVERIFY2(words.contains(QStringLiteral("95 % interval")), qPrintable(words));
  }

  void theQueueGoesOutWithItsScores() {
    rank(ReviewOrder::Information, 7);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("queue.fits"));
    {
      const testing::FileDialogTypist typist(path);
      QTest::mouseClick(find<QPushButton>("reviewExport"), Qt::LeftButton);
    }
    QTRY_VERIFY(find<QLabel>("reviewWords")->text().contains(QStringLiteral("Wrote 7 cutouts")));
    const ReviewList written = readReviewList(path.toStdString(), Progress());
    QCOMPARE(written.entries.size(), std::size_t{7});
    for (int i = 0; i < 7; ++i) {
      QCOMPARE(written.entries[static_cast<std::size_t>(i)].id, data_->id(rowAt(i)));
    }
    QCOMPARE(written.columns.at(0).name, std::string("information"));
    QCOMPARE(written.columns.at(1).name, std::string("predicted"));
  }

  void theQueueIsAGoodModel() {
    Workspace workspace;
    workspace.setData(data_);
    ReviewModel model(workspace);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    ReviewQueue queue;
    queue.items = {{3, 0.9, 1, 0.6}, {5, 0.8, -1, 0}, {7, 0.1, 0, 0.9}};
    model.setQueue(queue);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.nextToDo(2), 0);
    QVERIFY(model.index(1).data(Qt::ToolTipRole).toString().contains(QStringLiteral("no prediction")));
    workspace.marks().label(RowSet::of(data_->size(), {3}), 1, {});
    QVERIFY(model.isDone(0));
    QCOMPARE(model.nextToDo(2), 1);
    QCOMPARE(model.positionOf(7), 2);
    workspace.setData(testing::tinySurvey(8));
    QCOMPARE(model.rowCount(), 0);
  }

  void changedLabelsMarkTheRunAndTrainingAgainSaysWhatThatChanged() {
    const auto before = workspace().currentRun();
    auto* words = find<QLabel>("relearnWords");
    auto* again = find<QPushButton>("relearnButton");
    QVERIFY(!again->isVisible());
    // A third of the tested blends were mislabelled.
    RowSet rows(data_->size());
    for (const Row row : before->splits[0].split.train) {
      if (data_->label(row) == 1 && row % 3 == 0) rows.insert(row);
    }
    const Row tested = before->splits[0].split.test[0];
    rows.insert(tested);
    workspace().marks().label(rows, 0, QStringLiteral("single"));
    QVERIFY(workspace().isStale(*before));
    QVERIFY(again->isVisible());
    QVERIFY(words->text().contains(QStringLiteral("Labels changed since")));
    QVERIFY(find<QComboBox>("inspectRun")->currentText().contains(QStringLiteral("labels changed since")));
    const auto* table = window_->findChild<QTableView*>(QStringLiteral("runTable"))->model();
    QCOMPARE(table->index(0, RunTableModel::PipelineColumn).data(RunTableModel::StaleRole).toString(),
             QStringLiteral("labels changed since: train again"));
    workspace().marks().undoStack()->undo();
    QVERIFY(!again->isVisible());
    workspace().marks().undoStack()->redo();

    QTest::mouseClick(again, Qt::LeftButton);
    QTRY_COMPARE(workspace().runs().size(), std::size_t{2});
    const auto after = workspace().currentRun();
    QVERIFY(!workspace().isStale(*after));
    QCOMPARE(after->splits[0].split.test, before->splits[0].split.test);
    const Relearned expected = compareRelearned(*before, *after, Progress());
    QTRY_VERIFY(words->text().contains(QStringLiteral("Trained again after")));
    QVERIFY(words->text().contains(QString::number(expected.before, 'f', 3)));
    QVERIFY(words->text().contains(QString::number(expected.after, 'f', 3)));
    QVERIFY(words->text().contains(QStringLiteral("95 % interval")));
    QVERIFY(!again->isVisible());
    window_->openPage(QStringLiteral("compare"));
    auto* there = window_->currentPage()->findChild<QLabel*>(QStringLiteral("relearnWords"));
    QVERIFY(there->isVisible());
    QCOMPARE(there->text(), words->text());
  }

 private:
  Workspace& workspace() { return window_->workspace(); }
  template <class Widget>
  Widget* find(const char* name) {
    return window_->currentPage()->findChild<Widget*>(QString::fromLatin1(name));
  }
  QListView* list() { return find<QListView>("reviewList"); }
  Row rowAt(int position) { return list()->model()->index(position, 0).data(MistakeModel::RowRole).toUInt(); }

  void rank(ReviewOrder by, int count) {
    auto* modes = find<QTabBar>("inspectModes");
    QTest::mouseClick(modes, Qt::LeftButton, {}, modes->tabRect(1).center());
    auto* choice = find<QComboBox>("reviewBy");
    choice->setCurrentIndex(choice->findData(static_cast<int>(by)));
    find<QSpinBox>("reviewCount")->setValue(count);
    auto* start = find<QPushButton>("reviewStart");
    QTest::mouseClick(start, Qt::LeftButton);
    QTRY_VERIFY(start->isEnabled());
  }

  std::unique_ptr<ThemeSwitch> theme_;
  std::unique_ptr<MainWindow> window_;
  std::shared_ptr<const CutoutSet> data_;
};

BLENDSCOPE_UI_TEST_MAIN(TestReviewPage)
#include "test_review_page.moc"
