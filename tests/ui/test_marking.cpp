// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QComboBox>
#include <QDateTime>
#include <QDialog>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>

#include "io/review_list.h"
#include "main_window.h"
#include "models/cutout_facts_model.h"
#include "models/mark_words.h"
#include "state/labeller.h"
#include "state/review_files.h"
#include "support/file_dialog.h"
#include "support/qt_warnings.h"
#include "support/tiny_survey.h"
#include "views/banner.h"
#include "views/gallery_view.h"
#include "views/inspector.h"
#include "views/marks_strip.h"

using namespace blendscope;
using namespace blendscope::ui;

/// Labels, flags and notes by keys, buttons and menu entries, in the whole window.
class TestMarking : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() {
    testing::failOnQtWarnings();
    theme_ = std::make_unique<ThemeSwitch>(*qApp);
    window_ = std::make_unique<MainWindow>(*theme_);
    window_->show();
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
    workspace().setData(testing::tinySurvey(20));
    workspace().marks().setPerson(QStringLiteral("ada"));
    gallery_ = window_->findChild<GalleryView*>();
    gallery_->setFocus();
  }
  void cleanup() { window_.reset(); }

  void aKeyLabelsTheCurrentCutoutAndEverythingFollows() {
    workspace().setCurrentRow(4);
    QTest::keyClick(gallery_, Qt::Key_2);
    QCOMPARE(workspace().data()->label(4), 1);
    auto* inspector = window_->findChild<Inspector*>();
    QCOMPARE(inspector->findChild<QLabel*>(QStringLiteral("inspectorClass"))->text(), QStringLiteral("blend"));
    QVERIFY(button("markClass1")->isChecked());
    QVERIFY(!button("markClass0")->isChecked());
    const QString words = strip()->findChild<QLabel*>(QStringLiteral("markProvenance"))->text();
    QVERIFY2(words.startsWith(QStringLiteral("blend, by ada, ")), qPrintable(words));
    QVERIFY(words.endsWith(QStringLiteral("in the data: single")));
    QVERIFY(action("actionUndo")->text().contains(QStringLiteral("Label 1 cutout(s) blend")));
    QTest::keyClick(gallery_, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(workspace().data()->label(4), 0);
    QCOMPARE(strip()->findChild<QLabel*>(QStringLiteral("markProvenance"))->text(),
             QStringLiteral("single, as in the data"));
    QTest::keyClick(gallery_, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(workspace().data()->label(4), 1);
    QTest::keyClick(gallery_, Qt::Key_U);
    QCOMPARE(workspace().data()->label(4), 0);
    QTest::keyClick(gallery_, Qt::Key_0);
    QCOMPARE(workspace().data()->label(4), kUnlabelled);
  }

  void keysActOnTheSelectionWhereTheCurrentCutoutIsInIt() {
    workspace().setSelection(RowSet::of(20, {0, 2, 6}));
    workspace().setCurrentRow(2);
    QVERIFY(strip()
                ->findChild<QLabel*>(QStringLiteral("markProvenance"))
                ->text()
                .startsWith(QStringLiteral("Acts on 3 selected cutouts.")));
    QTest::keyClick(gallery_, Qt::Key_2);
    for (const Row row : {0U, 2U, 6U}) QCOMPARE(workspace().data()->label(row), 1);
    QCOMPARE(workspace().data()->label(4), 0);
    QTest::keyClick(gallery_, Qt::Key_F);
    QVERIFY(workspace().marks().annotations().at(6).flagged);
    workspace().setCurrentRow(8);
    QTest::keyClick(gallery_, Qt::Key_2);
    QCOMPARE(workspace().data()->label(8), 1);
    QCOMPARE(workspace().marks().undoStack()->count(), 3);
  }

  void theStatusLineSaysWhatWasDoneAndUndone() {
    auto* said = window_->findChild<QLabel*>(QStringLiteral("statusDone"));
    workspace().setSelection(RowSet::of(20, {0, 2, 6}));
    workspace().setCurrentRow(2);
    QTest::keyClick(gallery_, Qt::Key_2);
    QVERIFY2(said->text().startsWith(QStringLiteral("Done: Label 3 cutout")), qPrintable(said->text()));
    QTest::keyClick(gallery_, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(said->text().startsWith(QStringLiteral("Undone: Label 3 cutout")));
  }

  void aLabelIsTakenBackOnlyWhereOneWasGiven() {
    workspace().setSelection(RowSet::of(20, {0, 2}));
    workspace().setCurrentRow(2);
    QVERIFY(!button("markTakeBack")->isEnabled());
    QTest::keyClick(gallery_, Qt::Key_2);
    QVERIFY(button("markTakeBack")->isEnabled());
    QTest::mouseClick(button("markTakeBack"), Qt::LeftButton);
    QVERIFY(!button("markTakeBack")->isEnabled());
  }

  void factsOfMarksAreInWords() {
    workspace().setCurrentRow(2);
    QTest::keyClick(gallery_, Qt::Key_2);
    QCOMPARE(factName(QStringLiteral("marks: label_when")), QStringLiteral("Labelled on (UTC)"));
    const auto* facts = window_->findChild<CutoutFactsModel*>();
    QTRY_VERIFY(facts->rowCount() > 0);
    QStringList names;
    for (int group = 0; group < facts->rowCount(); ++group) {
      const QModelIndex parent = facts->index(group, CutoutFactsModel::Name);
      for (int row = 0; row < facts->rowCount(parent); ++row) names << facts->index(row, 0, parent).data().toString();
    }
    QVERIFY(names.contains(QStringLiteral("Labelled by")));
    for (const QString& name : names) QVERIFY2(!name.startsWith(QStringLiteral("marks:")), qPrintable(name));
  }

  void flagsToggleByKeyAndByButton() {
    workspace().setCurrentRow(1);
    QTest::keyClick(gallery_, Qt::Key_F);
    QVERIFY(workspace().marks().annotations().at(1).flagged);
    QVERIFY(button("markFlag")->isChecked());
    QTest::mouseClick(button("markFlag"), Qt::LeftButton);
    QVERIFY(!workspace().marks().annotations().at(1).flagged);
    QVERIFY(!button("markFlag")->isChecked());
  }

  void aNoteIsWrittenWithoutItsLettersBeingKeys() {
    workspace().setCurrentRow(3);
    QTest::keyClick(gallery_, Qt::Key_N);
    auto* note = visibleNote();
    QTRY_VERIFY(note->hasFocus());
    QTest::keyClicks(note, QStringLiteral("2 funny stars"));
    QTest::keyClick(note, Qt::Key_Return);
    QCOMPARE(workspace().marks().annotations().at(3).note, std::string("2 funny stars"));
    QVERIFY(!workspace().marks().annotations().at(3).label);
    QVERIFY(!workspace().marks().annotations().at(3).flagged);
    QCOMPARE(workspace().marks().undoStack()->count(), 1);
    QVERIFY(!note->hasFocus());
    QTest::keyClick(window_.get(), Qt::Key_N);
    QTest::keyClicks(note, QStringLiteral("x"));
    QTest::keyClick(note, Qt::Key_Escape);
    QCOMPARE(note->text(), QStringLiteral("2 funny stars"));
    // What is being written belongs to the cutout that it was begun for.
    note->setFocus();
    QTest::keyClicks(note, QStringLiteral("!"));
    workspace().setCurrentRow(5);
    QCOMPARE(workspace().marks().annotations().at(3).note, std::string("2 funny stars!"));
    QVERIFY(workspace().marks().annotations().at(5).note.empty());
    QVERIFY(note->text().isEmpty());
  }

  void digitsAreClassesOfThatNameWhereClassesAreNumbers() {
    const ClassNames numbers({"0", "1", "3"});
    QCOMPARE(classOfDigit(numbers, 0), std::optional(0));
    QCOMPARE(classOfDigit(numbers, 3), std::optional(2));
    QCOMPARE(classOfDigit(numbers, 2), std::nullopt);
    QVERIFY(keyOfClass(numbers, kUnlabelled).isEmpty());
    const ClassNames words({"galaxy", "star"});
    QCOMPARE(classOfDigit(words, 0), std::optional(kUnlabelled));
    QCOMPARE(classOfDigit(words, 2), std::optional(1));
    QCOMPARE(classOfDigit(words, 3), std::nullopt);
    QCOMPARE(keyOfClass(words, 1), QStringLiteral("2"));
  }

  void aRuleLabelsTheSelectionAndIsKeptWithTheLabels() {
    workspace().setSelection(RowSet::of(20, {0, 2}));
    action("actionLabelByRule")->trigger();
    auto* dialog = window_->findChild<QDialog*>(QStringLiteral("ruleDialog"));
    QVERIFY(dialog);
    auto* accept = dialog->findChild<QPushButton*>(QStringLiteral("ruleAccept"));
    QVERIFY(!accept->isEnabled());
    dialog->findChild<QComboBox*>(QStringLiteral("ruleClass"))->setCurrentIndex(1);
    QTest::keyClicks(dialog->findChild<QLineEdit*>(QStringLiteral("ruleText")), QStringLiteral("FIELD < 1"));
    QTest::mouseClick(accept, Qt::LeftButton);
    const GivenLabel given = workspace().marks().annotations().at(2).label.value();
    QCOMPARE(given.label, 1);
    QCOMPARE(given.origin, LabelOrigin::Rule);
    QCOMPARE(given.by, std::string("FIELD < 1"));
    QCOMPARE(workspace().marks().undoStack()->count(), 1);
    QVERIFY(provenanceWords(*workspace().originalData(), workspace().marks().annotations().at(2), 2)
                .startsWith(QStringLiteral("blend, by the rule FIELD < 1, ")));
  }

  void theNameIsRemembered() {
    action("actionSetName")->trigger();
    auto* dialog = window_->findChild<QInputDialog*>(QStringLiteral("nameDialog"));
    dialog->setTextValue(QStringLiteral("Grace"));
    dialog->accept();
    QCOMPARE(workspace().marks().person(), QStringLiteral("Grace"));
    cleanup();
    window_ = std::make_unique<MainWindow>(*theme_);
    QCOMPARE(workspace().marks().person(), QStringLiteral("Grace"));
    QSettings().remove(QStringLiteral("marks/person"));
  }

  void aListGoesOutIsEditedAndComesBackInOneStep() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("list.xml"));
    workspace().setSelection(RowSet::of(20, {0, 1, 2}));
    workspace().setCurrentRow(0);
    QTest::keyClick(gallery_, Qt::Key_F);
    {
      const testing::FileDialogTypist typist(path);
      action("actionExportReview")->trigger();
    }
    QTRY_VERIFY(banner().contains(QStringLiteral("Wrote 3 cutouts to list.xml")));
    const auto file = std::filesystem::path(path.toStdString());
    ReviewList list = readReviewList(file, Progress());
    QCOMPARE(list.entries.size(), std::size_t{3});
    QCOMPARE(list.entries[0].id, std::string("star0"));
    QCOMPARE(list.entries[0].flag, std::optional(true));
    list.entries[0].label = "blend";
    list.entries[2].note = "edited elsewhere";
    list.entries.push_back({.id = "star99",
                            .dataClass = {},
                            .label = "blend",
                            .origin = {},
                            .by = {},
                            .when = {},
                            .flag = {},
                            .note = {}});
    writeReviewList(list, file, Progress());
    {
      const testing::FileDialogTypist typist(path);
      action("actionImportReview")->trigger();
    }
    QTRY_VERIFY(banner().contains(QStringLiteral("2 of 3 cutouts in list.xml differed")));
    QCOMPARE(workspace().data()->label(0), 1);
    QCOMPARE(workspace().marks().annotations().at(0).label->origin, LabelOrigin::File);
    QCOMPARE(workspace().marks().annotations().at(0).label->by, std::string("list.xml"));
    QCOMPARE(workspace().marks().annotations().at(2).note, std::string("edited elsewhere"));
    QVERIFY(window_->findChild<QWidget*>(QStringLiteral("problemTable")));
    action("actionUndo")->trigger();
    QCOMPARE(workspace().data()->label(0), 0);
    QVERIFY(workspace().marks().annotations().at(2).note.empty());
    QVERIFY(workspace().marks().annotations().at(0).flagged);
  }

  void aListThatCannotBeReadSaysWhyAndChangesNothing() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("odd.csv"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("name,label\nstar0,blend\n");
    file.close();
    ReviewFiles::of(workspace(), window_->jobs()).importList(path);
    QTRY_VERIFY(banner().contains(QStringLiteral("no column 'id'")));
    QCOMPARE(workspace().marks().undoStack()->count(), 0);
  }

 private:
  Workspace& workspace() { return window_->workspace(); }
  QAction* action(const char* name) { return window_->findChild<QAction*>(QString::fromLatin1(name)); }
  QString banner() { return window_->findChild<Banner*>()->message(); }
  MarksStrip* strip() { return window_->findChild<Inspector*>()->findChild<MarksStrip*>(); }
  QToolButton* button(const char* name) { return strip()->findChild<QToolButton*>(QString::fromLatin1(name)); }
  QLineEdit* visibleNote() { return strip()->findChild<QLineEdit*>(QStringLiteral("markNote")); }

  std::unique_ptr<ThemeSwitch> theme_;
  std::unique_ptr<MainWindow> window_;
  GalleryView* gallery_ = nullptr;
};

BLENDSCOPE_UI_TEST_MAIN(TestMarking)
#include "test_marking.moc"
