// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDragEnterEvent>
#include <QAction>
#include <QComboBox>
#include <QDockWidget>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QUndoStack>
#include <QUrl>

#include "io/write.h"
#include "pages/page.h"
#include "pages/study_page.h"
#include "support/file_dialog.h"
#include "support/qt_warnings.h"
#include "support/session_scene.h"
#include "support/tiny_survey.h"

using namespace blendscope;
using namespace blendscope::ui;
using blendscope::testing::contentsOf;
using blendscope::testing::FileDialogTypist;
using blendscope::testing::isFree;
using blendscope::testing::Scene;
using blendscope::testing::tinySurvey;

class TestSession : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() {
    testing::failOnQtWarnings();
    folder_ = std::make_unique<QTemporaryDir>();
    data_ = folder_->filePath(QStringLiteral("stars.csv"));
    file_ = folder_->filePath(QStringLiteral("mine.blend"));
    writeCsv(*tinySurvey(120), data_.toStdString(), Progress());
  }

  void everythingComesBackInAnotherWindow() {
    MarksState marks;
    std::vector<std::shared_ptr<const Run>> runs;
    {
      Scene scene;
      scene.load(data_);
      scene.work();
      marks = scene.workspace().marks().state();
      runs = scene.workspace().runs();
      scene.workspace().setDerived("map", {{"x", "px", ColumnRole::Measured, std::vector<double>(120, 0.25)}});
      scene.workspace().setSelection(RowSet::of(120, {7, 8}));
      scene.workspace().setCurrentRow(8);
      scene.workspace().setCurrentRun(0);
      DisplaySettings display;
      display.stretch = Stretch::Log;
      display.colourMap = ColourMap::Viridis;
      scene.workspace().setDisplay(display);
      scene.find<QComboBox>("sortBy")->setCurrentText(QStringLiteral("FIELD"));
      scene.find<QComboBox>("groupBy")->setCurrentIndex(1);
      scene.window.openPage(QStringLiteral("compare"));
      scene.find<QDockWidget>("inspectorDock")->hide();
      scene.save(file_);
      QVERIFY(scene.window.windowTitle().startsWith(QStringLiteral("mine[*]")));
      QVERIFY(!scene.window.isWindowModified());
      QVERIFY(SessionKeeper::recentFiles().contains(file_));
    }
    Scene scene;
    scene.window.open(file_);
    QTRY_COMPARE(scene.keeper().file(), file_);
    QVERIFY(scene.workspace().marks().state() == marks);
    QCOMPARE(scene.workspace().data()->label(3), 0);
    QCOMPARE(scene.workspace().marks().annotations().at(3).label->by, std::string("Ada"));
    QVERIFY(scene.workspace().selection() == RowSet::of(120, {7, 8}));
    QCOMPARE(scene.workspace().currentRow(), std::optional<Row>(8));
    QCOMPARE(scene.workspace().derived()->find("map: x")->number(7), 0.25);
    QCOMPARE(scene.workspace().derived()->find("subset: odd")->number(3), 1.0);
    QCOMPARE(scene.workspace().runs().size(), std::size_t{2});
    QCOMPARE(scene.workspace().currentRunIndex(), 0);
    for (std::size_t r = 0; r < 2; ++r) {
      const Run& before = *runs[r];
      const Run& after = *scene.workspace().runs()[r];
      QVERIFY(after.splits[0].prediction.probability == before.splits[0].prediction.probability);
      QCOMPARE(after.pooled.accuracy, before.pooled.accuracy);
      QCOMPARE(after.splits[0].pipeline->explain(*after.data, 5)->size(),
               before.splits[0].pipeline->explain(*before.data, 5)->size());
      QVERIFY(scene.workspace().speaksOf(*after.data));
    }
    QVERIFY(scene.workspace().display().stretch == Stretch::Log);
    QVERIFY(scene.workspace().display().colourMap == ColourMap::Viridis);
    QCOMPARE(scene.window.currentPage()->id(), QStringLiteral("compare"));
    QCOMPARE(scene.find<QComboBox>("sortBy")->currentText(), QStringLiteral("FIELD"));
    QCOMPARE(scene.find<QComboBox>("groupBy")->currentIndex(), 1);
    QVERIFY(!scene.find<QDockWidget>("inspectorDock")->isVisible());
    QVERIFY(!scene.window.isWindowModified());
    QVERIFY(!scene.workspace().marks().undoStack()->canUndo());
  }

  void everyChangeIsWrittenByItself() {
    Scene scene;
    scene.load(data_);
    scene.save(file_);
    scene.work();
    QVERIFY(scene.keeper().isModified());
    QVERIFY(scene.window.isWindowModified());
    QTRY_VERIFY(!scene.keeper().isModified());
    scene.workspace().marks().undoStack()->undo();
    scene.workspace().removeRun(0);
    QTRY_VERIFY(!scene.keeper().isModified());
    scene.keeper().release();
    QTRY_VERIFY(isFree(file_));
    const SessionContents contents = contentsOf(file_);
    QCOMPARE(contents.labels, std::size_t{2});
    QCOMPARE(contents.notes, std::size_t{1});
    QVERIFY(contents.subsets.empty());
    QCOMPARE(contents.runs.size(), std::size_t{1});
  }

  void aChangeMadeWhileTheFileIsMadeIsNotForgotten() {
    Scene scene;
    scene.load(data_);
    scene.keeper().saveAs(file_);
    scene.workspace().marks().setFlagged(RowSet(120, true), true);
    QTRY_VERIFY(scene.keeper().file() == file_ && !scene.keeper().isModified());
    scene.keeper().release();
    QTRY_VERIFY(isFree(file_));
    QCOMPARE(contentsOf(file_).flags, std::size_t{120});
  }

  void aSessionOpenInAnotherWindowIsNotOpened() {
    Scene first;
    first.load(data_);
    first.save(file_);
    Scene second;
    second.window.open(file_);
    QTRY_VERIFY(second.said().contains(QStringLiteral("open elsewhere")));
    QVERIFY(!second.workspace().data());
  }

  void theMenuSavesUnderANameAndSavesAgain() {
    Scene scene;
    scene.load(data_);
    scene.workspace().marks().setFlagged(RowSet::of(120, {1}), true);
    {
      const FileDialogTypist typist(folder_->filePath(QStringLiteral("named")));
      scene.find<QAction>("actionSaveSession")->trigger();
      QVERIFY(typist.typed());
    }
    QTRY_COMPARE(scene.keeper().file(), folder_->filePath(QStringLiteral("named.blend")));
    scene.find<QComboBox>("sortBy")->setCurrentText(QStringLiteral("FIELD"));
    scene.find<QAction>("actionSaveSession")->trigger();
    scene.find<QAction>("actionNewSession")->trigger();
    QVERIFY(scene.keeper().file().isEmpty());
    QVERIFY(scene.workspace().marks().annotations().empty());
    QCOMPARE(scene.workspace().data()->size(), std::size_t{120});
    scene.window.open(folder_->filePath(QStringLiteral("named.blend")));
    QTRY_VERIFY(scene.workspace().marks().annotations().at(1).flagged);
  }

  void aDroppedSessionOpensAndOtherDataLeaveItAsItWas() {
    {
      Scene scene;
      scene.load(data_);
      scene.work();
      scene.save(file_);
    }
    Scene scene;
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(file_)});
    QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&scene.window, &enter);
    QDropEvent drop(QPointF(300, 300), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&scene.window, &drop);
    QTRY_VERIFY2(scene.workspace().runs().size() == 2, qPrintable(scene.said()));
    scene.workspace().marks().setFlagged(RowSet::of(120, {99}), true);
    const QString other = folder_->filePath(QStringLiteral("other.csv"));
    writeCsv(*tinySurvey(20, 2), other.toStdString(), Progress());
    scene.window.open(other);
    QTRY_COMPARE(scene.workspace().data()->size(), std::size_t{20});
    QVERIFY(scene.keeper().file().isEmpty());
    QTRY_VERIFY(isFree(file_));
    QCOMPARE(contentsOf(file_).flags, std::size_t{2});
    QCOMPARE(contentsOf(file_).runs.size(), std::size_t{2});
  }

  void binariesCountedAsBlendsStayInTheSession() {
    {
      Scene scene;
      scene.window.opener().simulate(SurveyPreset::Demo, 5);
      QTRY_VERIFY(scene.workspace().data());
      scene.save(file_);
      const int binary = *scene.workspace().data()->classNames().find("binary");
      scene.workspace().marks().label(RowSet::of(2000, {0}), binary, QStringLiteral("binary"));
      scene.window.findChild<QAbstractButton*>(QStringLiteral("joinBinaries"))->setChecked(true);
      QTRY_COMPARE(scene.workspace().data()->classNames().count(), 2);
      QCOMPARE(scene.workspace().data()->classNames().name(scene.workspace().data()->label(0)), std::string("blend"));
      QTRY_VERIFY(!scene.keeper().isModified());
      QCOMPARE(scene.keeper().file(), file_);
    }
    Scene scene;
    scene.window.open(file_);
    QTRY_COMPARE(scene.keeper().file(), file_);
    QCOMPARE(scene.workspace().data()->classNames().count(), 2);
    QVERIFY(scene.workspace().marks().annotations().at(0).label);
  }

  void dataThatMovedElsewhereAreAskedForAndRemembered() {
    saveSomething();
    const QTemporaryDir elsewhere;
    const QString moved = elsewhere.filePath(QStringLiteral("renamed.csv"));
    QVERIFY(QFile::rename(data_, moved));
    Scene scene;
    scene.window.open(file_);
    QTRY_VERIFY(scene.said().contains(QStringLiteral("not where they were")));
    QVERIFY(!scene.workspace().data());
    const FileDialogTypist typist(moved);
    scene.click("sessionBannerButton");
    QTRY_COMPARE(scene.keeper().file(), file_);
    QTRY_VERIFY(!scene.keeper().isModified());
    QVERIFY(scene.workspace().marks().annotations().at(5).flagged);
    QCOMPARE(scene.workspace().origin().files.path, moved.toStdString());
    scene.keeper().release();
    QTRY_VERIFY(isFree(file_));
    Scene again;
    again.window.open(file_);
    QTRY_COMPARE(again.workspace().runs().size(), std::size_t{2});
  }

  void otherDataAreOnlyUsedWhenThatIsWanted() {
    saveSomething();
    QVERIFY(QFile::remove(data_));
    writeCsv(*tinySurvey(60, 9), data_.toStdString(), Progress());
    {
      Scene scene;
      scene.window.open(file_);
      QTRY_VERIFY(scene.said().contains(QStringLiteral("other data")));
      scene.find<QAbstractButton>("sessionBannerClose")->click();
      QVERIFY(!scene.workspace().data());
      QTRY_VERIFY(isFree(file_));
    }
    Scene scene;
    scene.window.open(file_);
    QTRY_VERIFY(scene.said().contains(QStringLiteral("other data")));
    scene.click("sessionBannerOther");
    QTRY_VERIFY(scene.workspace().data());
    QCOMPARE(scene.workspace().data()->size(), std::size_t{60});
    QVERIFY(scene.workspace().marks().annotations().at(5).flagged);
    QVERIFY(scene.workspace().runs().empty());
    QVERIFY(scene.keeper().file().isEmpty());
    QTRY_VERIFY(isFree(file_));
    QCOMPARE(contentsOf(file_).runs.size(), std::size_t{2});
  }

  void aStudyCanLiveInTheSameFile() {
    Scene scene;
    scene.load(data_);
    scene.save(file_);
    auto* page = scene.window.findChild<StudyPage*>();
    QCOMPARE(page->findChild<QLineEdit*>(QStringLiteral("studySession"))->text(), file_);
    scene.window.openPage(QStringLiteral("study"));
    for (const char* list : {"studyNormalizers", "studyEmbeddings", "studyClassifiers"}) {
      auto* choices = page->findChild<QListWidget*>(QString::fromLatin1(list));
      for (int i = 0; i < choices->count(); ++i) choices->item(i)->setCheckState(i < 2 ? Qt::Checked : Qt::Unchecked);
    }
    auto* run = page->findChild<QPushButton*>(QStringLiteral("runStudy"));
    QTest::mouseClick(run, Qt::LeftButton);
    scene.workspace().marks().setFlagged(RowSet::of(120, {1}), true);
    QTRY_VERIFY_WITH_TIMEOUT(!scene.keeper().isModified(), 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(run->isVisible(), 120'000);
    scene.keeper().release();
    QTRY_VERIFY(isFree(file_));
    const SessionContents contents = contentsOf(file_);
    QCOMPARE(contents.studies.size(), std::size_t{1});
    QVERIFY(contents.studies[0].finishedCells > 0);
    QCOMPARE(contents.flags, std::size_t{1});
  }

  void closingAsksOnceForUnsavedWork() {
    Scene scene;
    scene.load(data_);
    scene.workspace().marks().setFlagged(RowSet::of(120, {1}), true);
    scene.window.close();
    QVERIFY(scene.window.isVisible());
    answer(scene, QMessageBox::Cancel);
    QVERIFY(scene.window.isVisible());
    scene.window.close();
    {
      const FileDialogTypist typist(file_);
      answer(scene, QMessageBox::Save);
      QVERIFY(typist.typed());
    }
    QTRY_VERIFY(!scene.window.isVisible());
    QTRY_VERIFY(isFree(file_));
    QCOMPARE(contentsOf(file_).flags, std::size_t{1});

    Scene other;
    other.load(data_);
    other.workspace().marks().setFlagged(RowSet::of(120, {1}), true);
    other.window.close();
    answer(other, QMessageBox::Discard);
    QTRY_VERIFY(!other.window.isVisible());

    Scene idle;
    idle.load(data_);
    idle.window.close();
    QTRY_VERIFY(!idle.window.isVisible());
  }

  void closingWritesWhatIsStillToBeWritten() {
    Scene scene;
    scene.load(data_);
    scene.save(file_);
    scene.workspace().marks().setFlagged(RowSet::of(120, {1}), true);
    scene.window.close();
    QTRY_VERIFY(!scene.window.isVisible());
    QTRY_VERIFY(isFree(file_));
    QCOMPARE(contentsOf(file_).flags, std::size_t{1});
  }

  void aFileThatCannotBeWrittenIsSaidAndTheWorkStays() {
    Scene scene;
    scene.load(data_);
    scene.workspace().marks().setFlagged(RowSet::of(120, {1}), true);
    scene.keeper().saveAs(data_);
    QTRY_VERIFY(scene.said().contains(QStringLiteral("no session")));
    QVERIFY(scene.keeper().file().isEmpty());
    QVERIFY(scene.keeper().hasUnsavedWork());
    QVERIFY(QFile(data_).size() > 1000);
    scene.save(file_);
    QVERIFY(!scene.keeper().hasUnsavedWork());
  }

 private:
  void saveSomething() {
    Scene scene;
    scene.load(data_);
    scene.work();
    scene.save(file_);
  }

  static void answer(Scene& scene, QMessageBox::StandardButton button) {
    auto* question = scene.find<QMessageBox>("unsavedWork");
    QVERIFY(question);
    question->button(button)->click();
    QTRY_VERIFY(!scene.find<QMessageBox>("unsavedWork"));
  }

  std::unique_ptr<QTemporaryDir> folder_;
  QString data_;
  QString file_;
};

BLENDSCOPE_UI_TEST_MAIN(TestSession)
#include "test_session.moc"
