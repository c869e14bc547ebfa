// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractScrollArea>
#include <QCheckBox>
#include <QComboBox>
#include <QMouseEvent>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTabBar>
#include <algorithm>

#include "pages/explore_page.h"
#include "state/shared_limits.h"
#include "support/cutouts.h"
#include "support/qt_warnings.h"
#include "support/tiny_survey.h"
#include "views/class_panel.h"
#include "views/class_strip.h"
#include "views/cutout_image.h"
#include "views/distribution_card.h"
#include "views/gallery_view.h"
#include "views/profile_chart.h"

using namespace blendscope;
using namespace blendscope::ui;

namespace {

struct Shown {
  explicit Shown(const std::shared_ptr<const CutoutSet>& set) {
    workspace.setData(set);
    page.resize(1000, 700);
    page.show();
    (void)QTest::qWaitForWindowExposed(&page);
  }
  /// Picks an entry with the arrow keys.
  void choose(const char* box, const QString& text) {
    auto* combo = page.findChild<QComboBox*>(QString::fromLatin1(box));
    combo->setFocus();
    QTest::keyClick(combo, Qt::Key_Home);
    for (int i = 0; i < combo->count() && combo->currentText() != text; ++i) QTest::keyClick(combo, Qt::Key_Down);
    QCOMPARE(combo->currentText(), text);
  }
  void click(const char* checkBox) {
    auto* box = page.findChild<QCheckBox*>(QString::fromLatin1(checkBox));
    QTest::mouseClick(box, Qt::LeftButton, Qt::NoModifier, QPoint(8, box->height() / 2));
  }
  void openTab(ClassPanel::Tab tab) {
    auto* tabs = page.findChild<QTabBar*>(QStringLiteral("classTabs"));
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(tab).center());
  }
  DistributionCard* card(const std::string& name) const {
    return page.findChild<DistributionCard*>(QStringLiteral("distribution.") + QString::fromStdString(name));
  }
  static std::size_t fullestBin(const ClassDistribution& distribution, std::size_t c) {
    const auto& counts = distribution.counts[c];
    return static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin());
  }
  std::vector<Row> rows() const { return page.gallery()->order() ? page.gallery()->order()->rows : std::vector<Row>{}; }

  Workspace workspace;
  JobRunner jobs;
  SharedLimits shared{workspace, jobs};
  ExplorePage page{workspace, jobs};
};

}  // namespace

class TestExplorePage : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { testing::failOnQtWarnings(); }

  void showsEveryCutoutInTheOrderOfTheFile() {
    Shown shown(testing::someCutouts(7));
    QTRY_COMPARE(shown.rows(), (std::vector<Row>{0, 1, 2, 3, 4, 5, 6}));
    QCOMPARE(shown.page.shownCount(), std::size_t{7});
  }

  void sortsByAColumnBothWays() {
    Shown shown(testing::someCutouts(5));
    shown.choose("sortBy", QStringLiteral("BRIGHT"));
    QTRY_COMPARE(shown.rows(), (std::vector<Row>{4, 3, 2, 1, 0}));
    shown.click("descending");
    QTRY_COMPARE(shown.rows(), (std::vector<Row>{0, 1, 2, 3, 4}));
  }

  void truthColumnsAreNamedAsSuch() {
    Shown shown(testing::someCutouts(6));
    shown.choose("sortBy", QStringLiteral("separation_px (truth)"));
    QTRY_COMPARE(shown.rows(), (std::vector<Row>{0, 3, 1, 4, 2, 5}));
  }

  void groupsByClass() {
    Shown shown(testing::someCutouts(6));
    shown.choose("groupBy", QStringLiteral("Class"));
    QTRY_COMPARE(shown.rows(), (std::vector<Row>{0, 3, 1, 4, 2, 5}));
    QCOMPARE(shown.page.gallery()->layoutOfCells().sectionCount(), std::size_t{3});
  }

  void sortsAndGroupsByWhatAModelSaid() {
    Shown shown(testing::someCutouts(6));
    TextValues said{{"single", "blend"}, {1, 0, -1, 1, 0, 1}};
    shown.workspace.setDerived(
        "model", {{"predicted class", "", ColumnRole::Measured, said},
                  {"P(blend)", "", ColumnRole::Measured, std::vector<double>{0.9, 0.1, NAN, 0.7, 0.2, 0.8}}});
    shown.choose("sortBy", QStringLiteral("model: P(blend)"));
    QTRY_COMPARE(shown.rows(), (std::vector<Row>{1, 4, 3, 5, 0, 2}));
    Q_EMIT shown.workspace.groupingRequested(QStringLiteral("model: predicted class"));
    QTRY_COMPARE(shown.page.gallery()->layoutOfCells().sectionCount(), std::size_t{3});
    QCOMPARE(shown.page.findChild<QComboBox*>(QStringLiteral("groupBy"))->currentText(),
             QStringLiteral("model: predicted class"));
    QCOMPARE(shown.page.gallery()->order()->words, said.dictionary);
    shown.workspace.setDerived("model", {});
    QTRY_COMPARE(shown.rows(), (std::vector<Row>{0, 1, 2, 3, 4, 5}));
  }

  void showsTheSelectionAlone() {
    Shown shown(testing::someCutouts(9));
    shown.workspace.setSelection(RowSet::of(9, {2, 7}));
    shown.choose("show", QStringLiteral("Selected cutouts"));
    QTRY_COMPARE(shown.rows(), (std::vector<Row>{2, 7}));
    shown.workspace.clearSelection();
    QTRY_COMPARE(shown.rows().size(), std::size_t{9});
  }

  void displaySettingsReachTheWorkspaceAndComeBack() {
    Shown shown(testing::someCutouts(9));
    shown.choose("stretch", QStringLiteral("Asinh"));
    shown.choose("limits", QStringLiteral("Min–max"));
    shown.choose("colourMap", QStringLiteral("Viridis"));
    QCOMPARE(shown.workspace.display().stretch, Stretch::Asinh);
    QCOMPARE(shown.workspace.display().limits, LimitsMode::MinMax);
    QCOMPARE(shown.workspace.display().colourMap, ColourMap::Viridis);
    DisplaySettings display;
    display.stretch = Stretch::Log;
    shown.workspace.setDisplay(display);
    QCOMPARE(shown.page.findChild<QComboBox*>(QStringLiteral("stretch"))->currentText(), QStringLiteral("Log"));
  }

  void allCutoutsCanShareTheirLimits() {
    Shown shown(testing::someCutouts(9));
    shown.choose("limits", QStringLiteral("90 %"));
    shown.click("shareLimits");
    QTRY_VERIFY(shown.workspace.display().sharedLimits.has_value());
    QVERIFY(shown.workspace.display().sharedLimits->low > 100.5);
    shown.choose("limits", QStringLiteral("Min–max"));
    QTRY_VERIFY(shown.workspace.display().sharedLimits->low < 100.5);
    QVERIFY(shown.workspace.display().sharedLimits->high <= 120);
    const Limits both = *shown.workspace.display().sharedLimits;
    QCOMPARE(limitsOf(*shown.workspace.data(), 3, shown.workspace.display()), both);
    shown.click("shareLimits");
    QVERIFY(limitsOf(*shown.workspace.data(), 3, shown.workspace.display()) != both);
  }

  void sliderAndGalleryAgreeOnTheSize() {
    Shown shown(testing::someCutouts(9));
    auto* slider = shown.page.findChild<QSlider*>(QStringLiteral("thumbnailSize"));
    slider->setFocus();
    const int before = slider->value();
    QTest::keyClick(slider, Qt::Key_PageUp);
    QCOMPARE(shown.page.gallery()->thumbnailSize(), before + 16);
    shown.page.gallery()->setThumbnailSize(200);
    QCOMPARE(slider->value(), 200);
  }

  void portraitsOfTheClassesStandBelowTheGallery() {
    Shown shown(testing::someCutouts(30));
    auto* strip = shown.page.findChild<ClassStrip*>();
    QTRY_VERIFY(strip->comparison());
    QVERIFY(strip->isVisible());
    QCOMPARE(strip->comparison()->portraits.size(), std::size_t{3});
    QCOMPARE(strip->comparison()->differences.size(), std::size_t{2});
  }

  void theStripShowsMediansToo() {
    Shown shown(testing::someCutouts(30));
    auto* strip = shown.page.findChild<ClassStrip*>();
    QTRY_VERIFY(strip->comparison() && strip->height() > 0);
    const QImage mean = strip->grab().toImage();
    shown.choose("classAverage", QStringLiteral("Median"));
    QVERIFY(strip->grab().toImage() != mean);
    shown.choose("classAverage", QStringLiteral("Mean"));
    QCOMPARE(strip->grab().toImage(), mean);
  }

  void profilesOfAllClassesAreDrawnWhenAskedFor() {
    Shown shown(testing::tinySurvey());
    auto* chart = shown.page.findChild<ProfileChart*>();
    QVERIFY(chart->profiles().empty());
    shown.openTab(ClassPanel::Profiles);
    QTRY_COMPARE(chart->profiles().size(), std::size_t{2});
    QVERIFY(chart->isVisible());
    QSignalSpy readout(chart, &ProfileChart::readout);
    const QPoint middle = chart->viewport()->rect().center();
    QMouseEvent move(QEvent::MouseMove, middle, chart->viewport()->mapToGlobal(middle), Qt::NoButton, {}, {});
    QApplication::sendEvent(chart->viewport(), &move);
    QVERIFY(!readout.isEmpty() && readout.last().first().toString().contains(QStringLiteral("blend")));
  }

  void aBarSelectsItsStarsAndTheGalleryShowsThem() {
    Shown shown(testing::tinySurvey());
    QTRY_COMPARE(shown.rows().size(), std::size_t{160});
    shown.openTab(ClassPanel::Distributions);
    auto* panel = shown.page.findChild<ClassPanel*>();
    QTRY_VERIFY(!panel->distributions().empty());
    const ClassDistribution& first = *panel->distributions().front();
    auto* card = shown.card(first.name);
    QVERIFY(card->isVisible());
    const std::size_t fullest = shown.fullestBin(first, 1);
    QTest::mouseClick(card, Qt::LeftButton, {}, card->barRect(1, fullest).center().toPoint());
    const RowSet expected = rowsInBin(*shown.workspace.data(), first, 1, fullest);
    QCOMPARE(shown.workspace.selection().rows(), expected.rows());
    QTRY_COMPARE(shown.rows(), expected.rows());
    const std::size_t other = shown.fullestBin(first, 0);
    QTest::mouseClick(card, Qt::LeftButton, Qt::ShiftModifier, card->barRect(0, other).center().toPoint());
    RowSet both = rowsInBin(*shown.workspace.data(), first, 0, other);
    both |= expected;
    QTRY_COMPARE(shown.rows(), both.rows());
    QTest::mouseClick(card, Qt::LeftButton, Qt::ControlModifier, card->barRect(1, fullest).center().toPoint());
    both -= expected;
    QTRY_COMPARE(shown.rows(), both.rows());
    shown.workspace.clearSelection();
    QTRY_COMPARE(shown.rows().size(), std::size_t{160});
  }

  void barsAreChosenByKeysToo() {
    Shown shown(testing::tinySurvey());
    shown.openTab(ClassPanel::Distributions);
    auto* panel = shown.page.findChild<ClassPanel*>();
    QTRY_VERIFY(!panel->distributions().empty());
    const ClassDistribution& first = *panel->distributions().front();
    auto* card = shown.card(first.name);
    card->setFocus();
    const std::size_t fullest = shown.fullestBin(first, 1);
    QTest::keyClick(card, Qt::Key_Down);
    for (std::size_t i = 0; i < fullest; ++i) QTest::keyClick(card, Qt::Key_Right);
    QVERIFY(card->accessibleDescription().startsWith(QStringLiteral("blend")));
    QTest::keyClick(card, Qt::Key_Space);
    QCOMPARE(shown.workspace.selection().rows(), rowsInBin(*shown.workspace.data(), first, 1, fullest).rows());
  }

  void otherDataAreMeasuredAnew() {
    Shown shown(testing::tinySurvey());
    shown.openTab(ClassPanel::Distributions);
    auto* panel = shown.page.findChild<ClassPanel*>();
    QTRY_VERIFY(!panel->distributions().empty());
    shown.workspace.setData(testing::tinySurvey(60));
    QVERIFY(panel->distributions().empty());
    QTRY_VERIFY(!panel->distributions().empty());
    QCOMPARE(panel->distributions().front()->binOf.size(), std::size_t{60});
  }

  void withoutLabelsThereAreNoPortraits() {
    CutoutSetParts parts;
    parts.pixels = Matrix<float>(4, 4);
    parts.shape = {2, 2};
    Shown shown(CutoutSet::make(std::move(parts)));
    auto* strip = shown.page.findChild<ClassStrip*>();
    QTRY_VERIFY(strip->comparison());
    QVERIFY(!strip->isVisible());
  }

  void saysWhatItIsForBeforeThereAreData() {
    Shown shown(nullptr);
    QSignalSpy requested(&shown.page, &ExplorePage::openRequested);
    auto* button = shown.page.findChild<QPushButton*>(QStringLiteral("emptyStateButton"));
    QVERIFY(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(requested.count(), 1);
  }

  void everyControlHasANameForAssistiveTechnology() {
    Shown shown(testing::someCutouts(3));
    for (const QWidget* widget : shown.page.findChildren<QWidget*>()) {
      if (widget->focusPolicy() == Qt::NoFocus || widget->inherits("QScrollArea")) continue;
      if (widget->window() != &shown.page) continue;                             // pop-ups of combo boxes
      if (qobject_cast<QAbstractScrollArea*>(widget->parentWidget())) continue;  // the view has the name
      QVERIFY2(!widget->accessibleName().isEmpty() && !widget->objectName().isEmpty(),
               widget->metaObject()->className());
    }
  }
};

BLENDSCOPE_UI_TEST_MAIN(TestExplorePage)
#include "test_explore_page.moc"
