// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QCheckBox>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>

#include "main_window.h"
#include "pages/embed_page.h"
#include "pages/explore_page.h"
#include "pages/page.h"
#include "support/child_window.h"
#include "support/file_dialog.h"
#include "support/fits_stamp.h"
#include "support/qt_warnings.h"
#include "support/tiny_survey.h"
#include "theme/theme.h"
#include "views/confusion_matrix_view.h"
#include "views/embedding_form.h"
#include "views/gallery_view.h"
#include "views/scatter_view.h"

using namespace blendscope;
using namespace blendscope::ui;
using blendscope::testing::FileDialogTypist;

namespace {

constexpr std::size_t kStars = 160;

/// What somebody does who sees the program for the first time, with nothing but its window.
class Newcomer {
 public:
  Newcomer(const QString& data, const QString& session) : data_(data), session_(session) {
    window_.resize(1440, 900);
    window_.show();
  }

  /// False where something did not happen, after having said what.
  bool doesEverything() {
    return looks() && filters() && lassos() && trains() && clicksACell() && relabels() && undoes() && saves();
  }

 private:
  template <class T>
  T* find(const char* name) const {
    return window_.findChild<T*>(QString::fromLatin1(name));
  }
  Workspace& workspace() { return window_.workspace(); }

  template <class Condition>
  static bool expect(const char* what, Condition condition) {
    if (QTest::qWaitFor(condition, 60'000)) return true;
    std::fprintf(stderr, "did not happen: %s\n", what);
    return false;
  }

  bool looks() {
    window_.open(data_);
    return expect("the folder is loaded", [&] { return workspace().data() && workspace().data()->size() == kStars; }) &&
           expect("the gallery is drawn", [&] { return window_.findChild<GalleryView*>()->isComplete(); });
  }

  bool filters() {
    auto* page = window_.findChild<ExplorePage*>();
    auto* filter = find<QLineEdit>("filter");
    QTest::keyClicks(filter, QStringLiteral("row < 30"));
    if (!expect("the filter leaves thirty stars", [&] { return page->shownCount() == 30; })) return false;
    filter->clear();
    return expect("all stars are shown again", [&] { return page->shownCount() == kStars; });
  }

  bool lassos() {
    window_.openPage(QStringLiteral("embed"));
    auto* page = window_.findChild<EmbedPage*>();
    page->form()->setSpec(PipelineSpec::parse("minmax | pca:n=4"));
    find<QPushButton>("embedButton")->click();
    if (!expect("the points are laid out", [&] { return page->embedding() != nullptr; })) return false;
    auto* view = page->findChild<ScatterView*>();
    if (!expect("the points are drawn", [&] { return view->picture().inView == kStars; })) return false;
    if (!expect("the work is done", [&] { return window_.jobs().runningCount() == 0; })) return false;
    QCoreApplication::processEvents();  // panels that came with the result have found their places
    page->findChild<QToolButton*>(QStringLiteral("toolLasso"))->click();
    const QRectF area = view->frame().area();
    drag(*view, {area.topLeft(), area.bottomLeft(), QPointF(area.center().x(), area.bottom()),
                 QPointF(area.center().x(), area.top())});
    return expect("the lasso selects", [&] { return !workspace().selection().empty(); });
  }

  static void drag(QWidget& view, const QList<QPointF>& path) {
    QTest::mousePress(&view, Qt::LeftButton, {}, path.front().toPoint());
    for (const QPointF& place : path) {
      QMouseEvent move(QEvent::MouseMove, place, view.mapToGlobal(place), Qt::NoButton, Qt::LeftButton, {});
      QApplication::sendEvent(&view, &move);
    }
    QTest::mouseRelease(&view, Qt::LeftButton, {}, path.back().toPoint());
  }

  bool trains() {
    window_.openPage(QStringLiteral("train"));
    const char* pipelines[] = {"minmax | knn", "minmax | muygps:k=8"};
    for (int model = 1;; ++model) {
      auto* ticked = find<QCheckBox>(qPrintable(QStringLiteral("model%1.ticked").arg(model)));
      if (!ticked) break;
      ticked->setChecked(model <= 2);
      if (model > 2) continue;
      auto* line = find<QLineEdit>(qPrintable(QStringLiteral("model%1.text").arg(model)));
      line->setText(QString::fromLatin1(pipelines[model - 1]));
      Q_EMIT line->editingFinished();
    }
    find<QPushButton>("trainButton")->click();
    return expect("two models are trained", [&] { return workspace().runs().size() == 2; });
  }

  bool clicksACell() {
    window_.openPage(QStringLiteral("compare"));
    auto* matrix = find<ConfusionMatrixView>("confusionMatrix");
    workspace().clearSelection();
    QTest::mouseClick(matrix, Qt::LeftButton, {}, matrix->cellRect(0, 0).center());
    return expect("a click on the matrix selects its stars", [&] { return !workspace().selection().empty(); });
  }

  bool relabels() {
    Marks& marks = workspace().marks();
    marks.setPerson(QStringLiteral("newcomer"));
    const RowSet first = RowSet::of(kStars, {workspace().selection().rows().front()});
    marks.label(first, 1, QStringLiteral("single"));
    marks.setFlagged(first, true);
    return true;
  }

  bool undoes() {
    Marks& marks = workspace().marks();
    marks.label(RowSet(kStars, true), 0, QStringLiteral("blend"));
    marks.undoStack()->undo();
    return expect("the slip is undone", [&] { return marks.annotations().all().size() == 1; });
  }

  bool saves() {
    const FileDialogTypist typist(session_);
    find<QAction>("actionSaveSession")->trigger();
    return expect("the session is saved",
                  [&] { return window_.keeper().file() == session_ && !window_.keeper().isModified(); });
  }

  QString data_;
  QString session_;
  ThemeSwitch theme_{*qApp};
  MainWindow window_{theme_};
};

int beNewcomer(const QStringList& arguments) {
  Newcomer newcomer(arguments.at(2), arguments.at(3));
  if (!newcomer.doesEverything()) return 1;
  testing::sayToParent("done");
  return QCoreApplication::exec();
}

void writeFolder(const QString& folder) {
  const auto stars = testing::tinySurvey(kStars);
  for (Row row = 0; row < kStars; ++row) {
    const QString name = QStringLiteral("%1/%2_%3.fits")
                             .arg(folder, QString::fromStdString(stars->classNames().name(stars->label(row))))
                             .arg(row, 3, 10, QLatin1Char('0'));
    testing::writeFitsStamp(name.toStdString(), stars->image(row), stars->shape().width, stars->shape().height);
  }
}

}  // namespace

/// From the first folder to the day after the crash.
class TestNewcomer : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { testing::failOnQtWarnings(); }

  void everythingIsThereAfterTheProcessWasKilled() {
    const QTemporaryDir data;
    const QTemporaryDir folder;
    writeFolder(data.path());
    const QString session = folder.filePath(QStringLiteral("first.blend"));
    {
      testing::ChildWindow child({QStringLiteral("--newcomer"), data.path(), session});
      QVERIFY(child.hasSaid("done", 240'000));
      child.kill();
    }
    ThemeSwitch theme(*qApp);
    MainWindow window(theme);
    window.show();
    window.open(session);
    QTRY_COMPARE_WITH_TIMEOUT(window.keeper().file(), session, 30'000);
    Workspace& workspace = window.workspace();
    QCOMPARE(workspace.data()->size(), kStars);
    QCOMPARE(workspace.runs().size(), std::size_t{2});
    QCOMPARE(workspace.runs()[1]->spec.text(), PipelineSpec::parse("minmax | muygps:k=8").text());
    QVERIFY(workspace.runs()[1]->splits[0].pipeline);
    QVERIFY(!workspace.runs()[1]->splits[0].pipeline->explain(*workspace.data(), 0)->empty());
    QCOMPARE(workspace.marks().annotations().all().size(), std::size_t{1});
    const auto& [row, annotation] = *workspace.marks().annotations().all().begin();
    QVERIFY(annotation.flagged);
    QCOMPARE(annotation.label->by, std::string("newcomer"));
    QCOMPARE(workspace.originalData()->label(row), 0);
    QCOMPARE(workspace.data()->label(row), 1);
    QVERIFY(workspace.selection().contains(row));
    QVERIFY(std::any_of(workspace.derived()->columns().begin(), workspace.derived()->columns().end(),
                        [](const MetadataColumn& column) { return column.name.starts_with("pca"); }));
    QCOMPARE(window.currentPage()->id(), QStringLiteral("compare"));
    auto* matrix = window.findChild<ConfusionMatrixView*>(QStringLiteral("confusionMatrix"));
    workspace.clearSelection();
    QTest::mouseClick(matrix, Qt::LeftButton, {}, matrix->cellRect(0, 0).center());
    QVERIFY(workspace.selection().contains(row));
  }
};

int main(int argc, char** argv) {
  const blendscope::testing::TestApplication application(argc, argv);
  if (qApp->arguments().value(1) == QStringLiteral("--newcomer")) return beNewcomer(qApp->arguments());
  TestNewcomer test;
  return QTest::qExec(&test, argc, argv);
}
#include "test_newcomer.moc"
