// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QPrinter>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>
#include <QToolButton>
#include <set>

#include "io/load.h"
#include "state/shared_limits.h"
#include "support/cutouts.h"
#include "support/file_dialog.h"
#include "support/qt_warnings.h"
#include "support/test_data.h"
#include "survey/simulator.h"
#include "views/cutout_image.h"
#include "views/histogram_view.h"
#include "views/image_dock.h"
#include "views/inspector.h"
#include "views/picture_file.h"
#include "views/print_picture.h"
#include "views/series_plot.h"

using namespace blendscope;
using namespace blendscope::ui;

namespace {

/// A window with a page, the Inspector and the image dock, opened for a row.
struct Shown {
  explicit Shown(const std::shared_ptr<const CutoutSet>& set, Row row = 0) {
    window.setCentralWidget(new QLineEdit);
    inspectorDock->setWidget(inspector);
    window.addDockWidget(Qt::RightDockWidgetArea, inspectorDock);
    window.addDockWidget(Qt::RightDockWidgetArea, dock);
    window.tabifyDockWidget(inspectorDock, dock);
    dock->hide();
    QObject::connect(inspector, &Inspector::imageRequested, dock, &ImageDock::open);
    window.resize(1200, 800);
    window.show();
    (void)QTest::qWaitForWindowExposed(&window);
    window.centralWidget()->setFocus();
    workspace.setData(set);
    workspace.setCurrentRow(row);
    dock->open();
    settle();
  }
  void settle() {
    QTRY_COMPARE(jobs.runningCount(), 0);
    QCoreApplication::processEvents();
  }
  template <class Widget>
  Widget* find(const char* name) {
    auto* widget = window.findChild<Widget*>(QString::fromUtf8(name));
    if (!widget) qFatal("no %s", name);
    return widget;
  }
  QString text(const char* name) { return find<QLabel>(name)->text(); }
  ImageView& view() { return *dock->panel()->view(); }
  QPoint at(int column, int row) { return view().geometryOfImage().pixelRect({column, row}).center().toPoint(); }
  void choose(const char* name, int data) {
    auto* box = find<QComboBox>(name);
    box->setCurrentIndex(box->findData(data));
  }
  void choose(ImageShown shown) { choose("imageShown", static_cast<int>(shown)); }

  Workspace workspace;
  JobRunner jobs;
  CutoutDetails details{workspace, jobs};
  QMainWindow window;
  QDockWidget* inspectorDock = new QDockWidget;
  Inspector* inspector = new Inspector(workspace, details);
  ImageDock* dock = new ImageDock(workspace, details, window);
};

std::shared_ptr<const CutoutSet> simulated() { return simulateSurvey(SurveyPreset::Demo, 300, 1, Progress()); }

}  // namespace

class TestImagePanel : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { testing::failOnQtWarnings(); }
  void initTestCase() { simulated_ = simulated(); }

  void simulatedCutoutsHaveNoSkyAndNoHeaderAndSayWhy() {
    Shown shown(simulated_);
    QCOMPARE(shown.text("imageSky"), tr("No sky coordinates"));
    QVERIFY(!shown.find<QToolButton>("imageNorthUp")->isEnabled());
    QVERIFY(shown.find<QToolButton>("imageNorthUp")->toolTip().contains(tr("FITS header")));
    QVERIFY(shown.text("headerWords").contains(tr("did not come from FITS")));
    QVERIFY(!shown.find<QLineEdit>("headerSearch")->isEnabled());
    QVERIFY(shown.find<QLabel>("inspectorSky")->isHidden());
  }

  void realCutoutsSayWhereTheyAreAndCanBeLaidNorthUp() {
    if (testing::testDataMissing()) QSKIP("external test data are not there: nothing checked");
    const auto set = loadCutouts({testing::testData("data/ztf_star_galaxy")}, Progress());
    const Row row = *set->rowOfId("star_0");
    Shown shown(set, row);
    const double ra = set->metadata().find("RA")->number(row);
    const double dec = set->metadata().find("Dec")->number(row);
    QCOMPARE(shown.text("imageSky"), skyWords({ra, dec}));
    QCOMPARE(shown.text("inspectorSky"), skyWords({ra, dec}));
    QVERIFY(!shown.find<QLabel>("inspectorSky")->isHidden());

    QTest::mouseMove(&shown.view(), shown.at(4, 6));
    const QString there = skyWords(*shown.details.skyAt(4, 6));
    QTRY_COMPARE(shown.text("imageSky"), there);
    QVERIFY(there != skyWords({ra, dec}));
    QVERIFY(shown.text("imagePixel").startsWith(tr("Column 5, row 7: ")));

    QCOMPARE(shown.view().geometryOfImage().turn, Turn{});
    auto* north = shown.find<QToolButton>("imageNorthUp");
    QVERIFY(north->isEnabled());
    QVERIFY(north->toolTip().contains(tr("flipped")));
    north->click();
    QCOMPARE(shown.view().geometryOfImage().turn, (Turn{1, 0, 0, -1}));
    north->click();
    QCOMPARE(shown.view().geometryOfImage().turn, Turn{});
  }

  void theHeaderIsSearchedAndCopied() {
    if (testing::testDataMissing()) QSKIP("external test data are not there: nothing checked");
    const auto set = loadCutouts({testing::testData("data/ztf_star_galaxy")}, Progress());
    Shown shown(set, *set->rowOfId("star_0"));
    shown.dock->panel()->tabs()->setCurrentIndex(ImageTabs::Header);
    auto* table = shown.find<QTableView>("headerTable");
    const int all = table->model()->rowCount();
    QVERIFY(all > 50);
    QTest::keyClicks(shown.find<QLineEdit>("headerSearch"), QStringLiteral("seeing"));
    const int found = table->model()->rowCount();
    QVERIFY(found >= 1 && found < all);
    QVERIFY(shown.text("headerWords").contains(QString::number(found)));
    shown.find<QPushButton>("headerCopy")->click();
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("SEEING = ")));
    QCOMPARE(QGuiApplication::clipboard()->text().count(u'\n'), found - 1);
  }

  void draggingTheRightButtonChangesTheWholeWindowOnceLetGo() {
    Shown shown(simulated_);
    ImageView& view = shown.view();
    const QPoint end(view.width() / 4, view.height() / 5);
    QTest::mousePress(&view, Qt::RightButton, {}, {view.width() / 2, view.height() / 2});
    QTest::mouseMove(&view, end);
    QTRY_VERIFY(view.plane().colours.isAdjusted());
    QVERIFY(shown.text("imagePixel").contains(tr("Contrast")));
    QCOMPARE(shown.workspace.display().contrast, 1.0);
    QTest::mouseRelease(&view, Qt::RightButton, {}, end);
    QVERIFY(std::abs(shown.workspace.display().contrast - 2) < 0.1);
    QVERIFY(std::abs(shown.workspace.display().bias - 0.25) < 0.01);
    QVERIFY(words(shown.workspace.display()).contains(tr("contrast")));
    QTest::mouseDClick(&view, Qt::RightButton, {}, end);
    QVERIFY(!shown.workspace.display().colours().isAdjusted());
  }

  void draggingAHandleOfTheHistogramMakesUserLimitsForAllCutouts() {
    Shown shown(simulated_);
    shown.dock->panel()->tabs()->setCurrentIndex(ImageTabs::Histogram);
    auto* histogram = shown.find<HistogramView>("histogramView");
    QTRY_VERIFY(histogram->width() > 200);
    const Limits before = histogram->limits();
    const QPoint handle = histogram->handlePlace(true).toPoint();
    const QPoint low = histogram->handlePlace(false).toPoint();
    const QPoint half = (handle + low) / 2;
    QTest::mousePress(histogram, Qt::LeftButton, {}, handle);
    QTest::mouseMove(histogram, half);
    QTRY_VERIFY(shown.view().plane().limits.high < before.high);
    QCOMPARE(shown.workspace.display().limits, LimitsMode::ZScale);
    QTest::mouseRelease(histogram, Qt::LeftButton, {}, half);
    QCOMPARE(shown.workspace.display().limits, LimitsMode::User);
    const Limits after = *shown.workspace.display().userLimits;
    QCOMPARE(after.low, before.low);
    QVERIFY(std::abs(after.high - 0.5 * (before.low + before.high)) < 0.03 * (before.high - before.low));
    QCOMPARE(limitsOf(*simulated_, 5, shown.workspace.display()), after);

    auto* box = shown.find<QDoubleSpinBox>("limitLow");
    box->setValue(after.low - 10);
    QVERIFY(std::abs(shown.workspace.display().userLimits->low - (after.low - 10)) < 0.01);
    shown.find<QToolButton>("resetDisplay")->click();
    QCOMPARE(shown.workspace.display(), DisplaySettings{});
  }

  void theHistogramCountsEveryPixelOfTheImage() {
    Shown shown(simulated_);
    shown.find<QCheckBox>("wholeRange")->setChecked(true);
    const ValueHistogram& histogram = shown.find<HistogramView>("histogramView")->histogram();
    std::size_t count = histogram.missing;
    for (const std::size_t c : histogram.counts) count += c;
    QCOMPARE(count, simulated_->shape().pixelCount());
  }

  void invertedColoursTurnTheMapRound() {
    Shown shown(simulated_);
    const QColor before = shown.view().grab().toImage().pixelColor(shown.at(0, 0));
    shown.find<QToolButton>("invertColours")->click();
    QVERIFY(shown.workspace.display().inverted);
    const QColor after = shown.view().grab().toImage().pixelColor(shown.at(0, 0));
    QCOMPARE(before.red() + after.red(), 255);
  }

  void theClassMeanIsScaledToTheCutoutAndItsDifferenceHasTheMiddleColourAtZero() {
    Shown shown(simulated_);
    const std::vector<float> image = shown.view().plane().values;
    shown.choose(ImageShown::ClassMean);
    shown.settle();
    const std::vector<float> mean = shown.view().plane().values;
    QVERIFY(mean != image);
    QVERIFY(shown.text("imageWords").contains(className(*simulated_, simulated_->label(0))));
    shown.choose(ImageShown::MinusMean);
    const ImagePlane& rest = shown.view().plane();
    for (std::size_t i = 0; i < image.size(); ++i) QVERIFY(std::abs(rest.values[i] - (image[i] - mean[i])) < 1e-2);
    QCOMPARE(rest.limits.low, -rest.limits.high);
    auto* classes = shown.find<QComboBox>("imageClass");
    QVERIFY(classes->isVisible());
    classes->setCurrentIndex(2);
    QVERIFY(shown.text("imageWords").contains(className(*simulated_, 1)));
  }

  void blinkingAlternatesBetweenTheImageAndTheClassMean() {
    Shown shown(simulated_);
    const std::vector<float> image = shown.view().plane().values;
    shown.view().setFocus();
    QTest::keyClick(&shown.view(), Qt::Key_B);
    QVERIFY(shown.find<QToolButton>("imageBlink")->isChecked());
    shown.settle();
    QSignalSpy blinked(shown.dock->panel(), &ImagePanel::blinked);
    const bool over = shown.dock->panel()->isBlinkedOver();
    QCOMPARE(shown.view().plane().values == image, !over);
    QVERIFY(blinked.wait());
    QCOMPARE(shown.dock->panel()->isBlinkedOver(), !over);
    QCOMPARE(shown.view().plane().values == image, over);
    QTest::keyClick(&shown.view(), Qt::Key_B);
    QVERIFY(shown.view().plane().values == image);
  }

  void fittedStarsAndWhatTheyLeaveAddUpToTheImage() {
    Shown shown(simulated_);
    const std::vector<float> image = shown.view().plane().values;
    QTRY_VERIFY(shown.details.analysis());
    shown.choose(ImageShown::StarModel);
    const std::vector<float> model = shown.view().plane().values;
    shown.choose(ImageShown::MinusModel);
    const std::vector<float> rest = shown.view().plane().values;
    for (std::size_t i = 0; i < image.size(); ++i) QVERIFY(std::abs(model[i] + rest[i] - image[i]) < 0.1);
    QVERIFY(shown.text("imageWords").contains(tr("Reduced χ²")));
    QVERIFY(shown.text("profileWords").contains(tr("FWHM")));
    QVERIFY(shown.find<SeriesPlot>("radialProfile")->series().at(0).points.size() > 5);
  }

  void aLineAcrossTheImageIsCutAlong() {
    Shown shown(simulated_);
    const ImageShape shape = simulated_->shape();
    QTest::mousePress(&shown.view(), Qt::LeftButton, {}, shown.at(0, 0));
    QTest::mouseMove(&shown.view(), shown.at(shape.width - 1, 0));
    QTest::mouseRelease(&shown.view(), Qt::LeftButton, {}, shown.at(shape.width - 1, 0));
    QCOMPARE(shown.dock->panel()->tabs()->currentIndex(), static_cast<int>(ImageTabs::Cut));
    auto* cut = shown.find<SeriesPlot>("surfaceCut");
    QCOMPARE(cut->series().size(), std::size_t{1});
    QVERIFY(cut->series()[0].points.size() >= static_cast<std::size_t>(shape.width) - 2);

    QTest::mouseClick(&shown.view(), Qt::LeftButton, {}, shown.at(3, 2));
    QCOMPARE(cut->series().size(), std::size_t{2});
    QCOMPARE(cut->series()[0].label, tr("Row 3"));
    QCOMPARE(cut->series()[0].points.size(), static_cast<std::size_t>(shape.width));
    QCOMPARE(cut->series()[1].points[2].y, double{simulated_->image(0)[static_cast<std::size_t>(2 * shape.width + 3)]});
  }

  void pagesOfTheKeyboardStepThroughTheCutoutsAndEscapeGoesBack() {
    Shown shown(simulated_);
    QTest::keyClick(&shown.view(), Qt::Key_PageDown);
    QCOMPARE(shown.workspace.currentRow(), std::optional<Row>(1));
    QTest::keyClick(&shown.view(), Qt::Key_P);
    QTest::keyClick(&shown.view(), Qt::Key_P);
    QCOMPARE(shown.workspace.currentRow(), std::optional<Row>(0));
    shown.find<QToolButton>("imageNext")->click();
    QCOMPARE(shown.workspace.currentRow(), std::optional<Row>(1));
    shown.view().setFocus();
    QTest::keyClick(&shown.view(), Qt::Key_F);
    QVERIFY(!shown.window.centralWidget()->isVisible());
    QTest::keyClick(&shown.view(), Qt::Key_Escape);
    QVERIFY(shown.window.centralWidget()->isVisible());
    QVERIFY(shown.dock->isVisible());
    QTest::keyClick(&shown.view(), Qt::Key_Escape);
    QVERIFY(!shown.dock->isVisible());
    QCOMPARE(shown.window.focusWidget(), shown.window.centralWidget());
    shown.find<QToolButton>("openImage")->click();
    QVERIFY(shown.dock->isVisible());
  }

  void steppingFollowsTheOrderThatIsGiven() {
    Shown shown(simulated_);
    RowOrderSpec spec;
    spec.byClass = true;
    const auto order = std::make_shared<const RowOrder>(orderRows(*simulated_, spec, nullptr, Progress()));
    ImageDock dock(shown.workspace, shown.details, shown.window, [order] { return order; });
    shown.workspace.setCurrentRow(order->rows[10]);
    Q_EMIT dock.panel()->stepRequested(1);
    QCOMPARE(shown.workspace.currentRow(), std::optional(order->rows[11]));
    Q_EMIT dock.panel()->stepRequested(-1);
    Q_EMIT dock.panel()->stepRequested(-1);
    QCOMPARE(shown.workspace.currentRow(), std::optional(order->rows[9]));
  }

  void theImageIsCopiedSavedAndPrinted() {
    Shown shown(simulated_);
    shown.view().setFocus();
    QTest::keyClick(&shown.view(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->image().size(), 2 * shown.view().pictureSize());

    const QTemporaryDir folder;
    const testing::FileDialogTypist typist(folder.filePath(QStringLiteral("star.png")));
    shown.find<QToolButton>("imageSave")->click();
    QCOMPARE(QImage(folder.filePath(QStringLiteral("star.png"))).size(), 2 * shown.view().pictureSize());
    saveChart(shown.dock->panel()->picture(), folder.filePath(QStringLiteral("star.csv")));
    QFile csv(folder.filePath(QStringLiteral("star.csv")));
    QVERIFY(csv.open(QIODevice::ReadOnly));
    QCOMPARE(csv.readAll().count('\n'), static_cast<qsizetype>(1 + simulated_->shape().pixelCount()));

    QPrinter printer;
    printer.setOutputFormat(QPrinter::PdfFormat);
    printer.setOutputFileName(folder.filePath(QStringLiteral("star.pdf")));
    printOnPage(printer, QStringLiteral("Cutout 1"), shown.dock->panel()->picture());
    QVERIFY(QFileInfo(folder.filePath(QStringLiteral("star.pdf"))).size() > 1000);
  }

  void everyStretchAndLimitAndMapIsOfferedAndDraws() {
    Shown shown(simulated_);
    for (const char* name : {"displayBar.stretch", "displayBar.limits", "displayBar.map"}) {
      auto* box = shown.dock->findChild<QComboBox*>(QString::fromUtf8(name));
      for (int i = 0; i < box->count(); ++i) {
        box->setCurrentIndex(i);
        Q_EMIT box->activated(i);
        QVERIFY(words(shown.workspace.display()).contains(box->currentText()) ||
                static_cast<int>(shown.workspace.display().colourMap) == box->currentData().toInt());
        const QImage drawn = shown.view().grab().toImage();
        std::set<QRgb> colours;
        for (int x = 0; x < 10; ++x) colours.insert(drawn.pixel(shown.at(x, 4)));
        QVERIFY2(colours.size() > 2, qPrintable(box->currentText()));
      }
      box->setCurrentIndex(0);
      Q_EMIT box->activated(0);
    }
    DisplaySettings unset;
    unset.limits = LimitsMode::User;
    QCOMPARE(limitsOf(*simulated_, 0, unset), findLimits(simulated_->image(0), LimitsMode::ZScale));
  }

  void noCutoutIsNoTrouble() {
    Shown shown(simulated_);
    shown.workspace.setCurrentRow(std::nullopt);
    QVERIFY(!shown.dock->panel()->isEnabled());
    QVERIFY(shown.view().isEmpty());
    shown.workspace.setData(testing::someCutouts(6, 3));
    shown.workspace.setCurrentRow(4);
    shown.settle();
    shown.choose(ImageShown::MinusModel);
    QVERIFY(shown.text("imageWords").contains(tr("No stars")));
  }

 private:
  std::shared_ptr<const CutoutSet> simulated_;
};

BLENDSCOPE_UI_TEST_MAIN(TestImagePanel)
#include "test_image_panel.moc"
