// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>
#include <cmath>

#include "pages/explore_page.h"
#include "support/cutouts.h"
#include "support/file_dialog.h"
#include "support/qt_warnings.h"
#include "support/tiny_survey.h"
#include "support/trained_run.h"
#include "views/cutout_table.h"

using namespace blendscope;
using namespace blendscope::ui;

namespace {

struct Shown {
  explicit Shown(const std::shared_ptr<const CutoutSet>& set) {
    workspace.setData(set);
    page.resize(1100, 760);
    page.show();
    (void)QTest::qWaitForWindowExposed(&page);
    QTest::mouseClick(page.findChild<QToolButton*>(QStringLiteral("asTable")), Qt::LeftButton);
    table = page.table();
    table->setFocus();
  }
  CutoutTableModel& model() const { return table->cutouts(); }
  QString text(int row, const char* column) const {
    return model().index(row, model().columnOf(QString::fromUtf8(column))).data().toString();
  }
  QPoint pointOf(int row) const { return table->visualRect(model().index(row, 0)).center(); }
  void click(int row, Qt::KeyboardModifiers modifiers = {}) {
    QTest::mouseClick(table->viewport(), Qt::LeftButton, modifiers, pointOf(row));
  }
  void clickHeading(const char* column) {
    QHeaderView* header = table->horizontalHeader();
    const int x = header->sectionViewportPosition(model().columnOf(QString::fromUtf8(column))) + 12;
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(x, header->height() / 2));
  }
  QString message() const { return page.findChild<QLabel*>(QStringLiteral("filterMessage"))->text(); }
  std::vector<Row> selected() const { return workspace.selection().rows(); }

  Workspace workspace;
  JobRunner jobs;
  ExplorePage page{workspace, jobs};
  CutoutTable* table;
};

using Rows = std::vector<Row>;

}  // namespace

class TestCutoutTable : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() {
    testing::failOnQtWarnings();
    QSettings().clear();
  }

  void showsIdClassAndEveryColumnWithUnitsAndSensibleDigits() {
    CutoutSetParts parts;
    parts.pixels = Matrix<float>(4, 4);
    parts.shape = {2, 2};
    parts.classNames = ClassNames({"single", "blend"});
    parts.labels = {1, 0, kUnlabelled, 1};
    parts.ids = {"a", "b", "c", "d"};
    parts.metadata.add({"SEEING", "px", ColumnRole::Measured, std::vector<double>{1.23456789, 2.5, NAN, -1.5}});
    parts.metadata.add({"COUNT", "", ColumnRole::Measured, std::vector<double>{1, 20, 300, 4}});
    parts.metadata.add({"FLUX", "", ColumnRole::Measured, std::vector<double>{1.5e12, 2e11, 3e10, 1}});
    parts.metadata.add({"sep", "px", ColumnRole::Truth, std::vector<double>{0.5, 0.25, 0, 0}});
    Shown shown(CutoutSet::make(std::move(parts)));
    QTRY_COMPARE(shown.model().rowCount(), 4);
    QCOMPARE(shown.text(0, "id"), QStringLiteral("a"));
    QCOMPARE(shown.text(0, "class"), QStringLiteral("blend"));
    QCOMPARE(shown.text(2, "class"), QString());
    QCOMPARE(shown.text(0, "SEEING"), QStringLiteral("1.235"));
    QCOMPARE(shown.text(2, "SEEING"), QString());
    QCOMPARE(shown.text(3, "SEEING"), QStringLiteral("−1.500"));
    QCOMPARE(shown.text(2, "COUNT"), QStringLiteral("300"));
    QCOMPARE(shown.text(0, "FLUX"), QStringLiteral("1.5000e+12"));
    const int seeing = shown.model().columnOf(QStringLiteral("SEEING"));
    QCOMPARE(shown.model().headerData(seeing, Qt::Horizontal).toString(), QStringLiteral("SEEING [px]"));
    QCOMPARE(shown.model().headerData(shown.model().columnOf(QStringLiteral("sep")), Qt::Horizontal).toString(),
             QStringLiteral("sep [px] (truth)"));
    QVERIFY(shown.model().index(0, seeing).data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
  }

  void sharesOrderFilterAndSelectionWithTheGallery() {
    Shown shown(testing::someCutouts(30));
    QTRY_COMPARE(shown.model().rowCount(), 30);
    shown.clickHeading("BRIGHT");
    QTRY_COMPARE(shown.text(0, "id"), QStringLiteral("29"));
    QCOMPARE(shown.page.findChild<QComboBox*>(QStringLiteral("sortBy"))->currentText(), QStringLiteral("BRIGHT"));
    QCOMPARE(shown.table->horizontalHeader()->sortIndicatorSection(), shown.model().columnOf(QStringLiteral("BRIGHT")));
    shown.clickHeading("BRIGHT");
    QTRY_COMPARE(shown.text(0, "id"), QStringLiteral("0"));
    QCOMPARE(shown.table->horizontalHeader()->sortIndicatorOrder(), Qt::DescendingOrder);
    shown.page.findChild<QLineEdit*>(QStringLiteral("filter"))->setText(QStringLiteral("class == blend"));
    QTRY_COMPARE(shown.model().rowCount(), 10);
    QCOMPARE(shown.page.gallery()->order(), shown.model().order());
    shown.click(2);
    QCOMPARE(shown.selected(), Rows{7});
    QCOMPARE(shown.workspace.currentRow(), std::optional<Row>(7));
    const QImage unmarked = shown.table->viewport()->grab().toImage();
    shown.workspace.setSelection(RowSet::of(30, {1, 4}));
    QVERIFY(shown.table->viewport()->grab().toImage() != unmarked);
  }

  void mouseAndKeysSelectAsInTheGallery() {
    Shown shown(testing::someCutouts(30));
    QTRY_COMPARE(shown.model().rowCount(), 30);
    shown.click(3);
    shown.click(6, Qt::ShiftModifier);
    QCOMPARE(shown.selected(), (Rows{3, 4, 5, 6}));
    shown.click(4, Qt::ControlModifier);
    QCOMPARE(shown.selected(), (Rows{3, 5, 6}));
    QTest::keyClick(shown.table, Qt::Key_Down);
    QCOMPARE(shown.selected(), Rows{5});
    QTest::keyClick(shown.table, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(shown.selected(), (Rows{5, 6}));
    QTest::keyClick(shown.table, Qt::Key_End);
    QCOMPARE(shown.workspace.currentRow(), std::optional<Row>(29));
    QVERIFY(shown.table->viewport()->rect().contains(shown.pointOf(29)));
    QTest::keyClick(shown.table, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(shown.workspace.selection().count(), std::size_t{30});
    QTest::keyClick(shown.table, Qt::Key_Escape);
    QVERIFY(shown.workspace.selection().empty());
    QTest::keyClick(shown.table, Qt::Key_Home);
    QTest::mousePress(shown.table->viewport(), Qt::LeftButton, {}, shown.pointOf(1));
    QTest::mouseMove(shown.table->viewport(), shown.pointOf(4));
    QTest::mouseRelease(shown.table->viewport(), Qt::LeftButton, {}, shown.pointOf(4));
    QCOMPARE(shown.selected(), (Rows{1, 2, 3, 4}));
  }

  void predictionsOfRunsAndMarksAreColumns() {
    const auto set = testing::tinySurvey();
    Shown shown(set);
    shown.workspace.addRun(testing::trainedRun(set, "minmax | logistic", "fraction=0.3,seed=2"));
    QTRY_VERIFY(shown.model().columnOf(QStringLiteral("run: wrong")) >= 0);
    shown.workspace.addRun(testing::trainedRun(set, "minmax | knn", "fraction=0.3,seed=2"));
    QTRY_VERIFY(shown.model().columnOf(QStringLiteral("minmax | logistic: wrong")) >= 0);
    shown.workspace.marks().setFlagged(RowSet::of(set->size(), {3}), true);
    QTRY_VERIFY(shown.model().columnOf(QStringLiteral("marks: flag")) >= 0);
    QCOMPARE(shown.text(3, "marks: flag"), QStringLiteral("1"));
    const Row tested = shown.workspace.runs().front()->splits.front().split.test.front();
    QVERIFY(!shown.text(static_cast<int>(tested), "run: predicted class").isEmpty());
    shown.page.findChild<QLineEdit*>(QStringLiteral("filter"))->setText(QStringLiteral("wrong is known"));
    QTRY_COMPARE(static_cast<std::size_t>(shown.model().rowCount()),
                 shown.workspace.runs().front()->splits.front().split.test.size());
    shown.workspace.removeRun(1);
    shown.workspace.removeRun(0);
    QTRY_VERIFY(shown.model().columnOf(QStringLiteral("run: wrong")) < 0);
  }

  void columnsAreHiddenAndStayHidden() {
    {
      Shown shown(testing::someCutouts(5));
      QTRY_COMPARE(shown.model().rowCount(), 5);
      QMenu* menu = shown.table->columnMenu();
      QAction* bright = nullptr;
      for (QAction* action : menu->actions()) {
        if (action->text().startsWith(QStringLiteral("BRIGHT"))) bright = action;
      }
      QVERIFY(bright && bright->isChecked());
      bright->trigger();
      QVERIFY(shown.table->isColumnHidden(shown.model().columnOf(QStringLiteral("BRIGHT"))));
      QTest::keyClick(shown.table, Qt::Key_A, Qt::ControlModifier);
      QTest::keyClick(shown.table, Qt::Key_C, Qt::ControlModifier);
      QTRY_VERIFY(
          QGuiApplication::clipboard()->text().startsWith(QStringLiteral("id\tclass\tseparation_px\n0\tsingle\t0\n")));
    }
    Shown again(testing::someCutouts(5));
    QTRY_COMPARE(again.model().rowCount(), 5);
    QVERIFY(again.table->isColumnHidden(again.model().columnOf(QStringLiteral("BRIGHT"))));
    QVERIFY(!again.table->isColumnHidden(again.model().columnOf(QStringLiteral("separation_px"))));
  }

  void selectedRowsAreCopiedInTheirOrderAndTooManyAreRefused() {
    Shown shown(testing::someCutouts(100'002, 1));
    QTRY_COMPARE(shown.model().rowCount(), 100'002);
    shown.page.findChild<QAbstractButton*>(QStringLiteral("descending"))->click();
    QTRY_COMPARE(shown.text(0, "id"), QStringLiteral("100001"));
    shown.workspace.setSelection(RowSet::of(100'002, {5, 7}));
    QTest::keyClick(shown.table, Qt::Key_C, Qt::ControlModifier);
    QTRY_COMPARE(QGuiApplication::clipboard()->text().split(u'\n').size(), 4);
    QVERIFY(QGuiApplication::clipboard()->text().split(u'\n')[1].startsWith(QStringLiteral("7\t")));
    QCOMPARE(shown.message(), QStringLiteral("Copied 2 rows."));
    QTest::keyClick(shown.table, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(shown.table, Qt::Key_C, Qt::ControlModifier);
    QVERIFY(shown.message().contains(QStringLiteral("100,002 rows are too many")));
    QCOMPARE(QGuiApplication::clipboard()->text().split(u'\n').size(), 4);
  }

  void whatIsShownIsExported() {
    Shown shown(testing::someCutouts(9));
    shown.page.findChild<QLineEdit*>(QStringLiteral("filter"))->setText(QStringLiteral("class == binary"));
    QTRY_COMPARE(shown.model().rowCount(), 3);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("shown.csv"));
    const testing::FileDialogTypist typist(path);
    QTest::mouseClick(shown.page.findChild<QToolButton*>(QStringLiteral("tableExport")), Qt::LeftButton);
    QTRY_VERIFY(QFile::exists(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("id,class,BRIGHT,separation_px\n2,binary,7,2\n5,binary,4,2\n8,binary,1,2\n"));
    QTRY_VERIFY(shown.message().startsWith(QStringLiteral("Wrote 3 rows to")));
  }

  void aMillionRowsAreSelectedAndScrolledWithoutSelectionRanges() {
    Shown shown(testing::someCutouts(1'000'000, 1));
    QTRY_COMPARE_WITH_TIMEOUT(shown.model().rowCount(), 1'000'000, 20'000);
    const QSignalSpy changed(&shown.workspace, &Workspace::selectionChanged);
    QTest::keyClick(shown.table, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(shown.workspace.selection().count(), std::size_t{1'000'000});
    QCOMPARE(changed.count(), 1);
    QVERIFY(shown.table->selectionModel()->selection().isEmpty());
    QTest::keyClick(shown.table, Qt::Key_End);
    QVERIFY(shown.table->viewport()->rect().contains(shown.pointOf(999'999)));
  }

  void theModelKeepsTheRulesOfModels() {
    CutoutTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto set = testing::someCutouts(7);
    const KnownColumns known{set, {}};
    model.setRows(known, std::make_shared<const RowOrder>(orderRows(known, {}, nullptr, Progress())));
    QCOMPARE(model.rowCount(), 7);
    const RowSet only = RowSet::of(7, {1, 2});
    model.setRows(known, std::make_shared<const RowOrder>(orderRows(known, {}, &only, Progress())));
    QCOMPARE(model.rowCount(), 2);
    model.setRows(std::nullopt, nullptr);
    QCOMPARE(model.columnCount(), 0);
  }
};

BLENDSCOPE_UI_TEST_MAIN(TestCutoutTable)
#include "test_cutout_table.moc"
