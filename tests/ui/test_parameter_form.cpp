// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSlider>
#include <QToolButton>

#include "base/error.h"
#include "study/all_classifiers.h"
#include "imaging/normalizers.h"
#include "support/qt_warnings.h"
#include "views/parameter_form.h"
#include "views/pipeline_editor.h"

using namespace blendscope;
using namespace blendscope::ui;

namespace {

StepInfo everyKind() {
  ParameterInfo k{.name = "k",
                  .label = "Neighbours",
                  .kind = ParameterKind::Integer,
                  .defaultValue = 30.0,
                  .minimum = 1,
                  .maximum = 1000,
                  .help = "How many neighbours decide",
                  .logarithmic = true};
  ParameterInfo noise{.name = "noise",
                      .label = "Noise",
                      .defaultValue = 1e-3,
                      .minimum = 1e-8,
                      .maximum = 10,
                      .unit = "σ²",
                      .help = "Variance of the labels",
                      .logarithmic = true};
  ParameterInfo scale{.name = "length",
                      .label = "Length scale",
                      .defaultValue = std::string("auto"),
                      .minimum = 1e-6,
                      .choices = {"auto"},
                      .help = "How far stars agree"};
  ParameterInfo kernel{.name = "kernel",
                       .label = "Kernel",
                       .kind = ParameterKind::Choice,
                       .defaultValue = std::string("matern"),
                       .choices = {"matern", "rbf"},
                       .help = "Shape"};
  ParameterInfo exact{.name = "exact",
                      .label = "Exact",
                      .kind = ParameterKind::Flag,
                      .defaultValue = true,
                      .help = "Search all",
                      .advanced = true};
  ParameterInfo column{.name = "column",
                       .label = "Column",
                       .kind = ParameterKind::Text,
                       .defaultValue = std::string(),
                       .help = "A metadata column",
                       .advanced = true};
  ParameterInfo of{.name = "of",
                   .label = "Members",
                   .kind = ParameterKind::Pipelines,
                   .defaultValue = std::vector<StageList>{},
                   .help = "Pipelines"};
  return {.name = "step",
          .label = "Step",
          .kind = StepKind::Classifier,
          .help = "All kinds",
          .formula = "",
          .parameters = {k, noise, scale, kernel, exact, column, of}};
}

template <class Widget>
Widget* child(const QWidget& parent, const char* name) {
  return parent.findChild<Widget*>(QString::fromLatin1(name));
}

QString textOf(const ParameterForm& form) { return QString::fromStdString(toText(form.spec())); }

void type(QLineEdit* edit, const QString& text) {
  edit->selectAll();
  QTest::keyClicks(edit, text);
}

}  // namespace

class TestParameterForm : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { blendscope::testing::failOnQtWarnings(); }

  void everyParameterOfEveryStepHasANamedControlWithItsHelp() {
    std::vector<StepInfo> steps{everyKind()};
    for (const auto& entry : allClassifiers().entries()) steps.push_back(entry.info);
    for (const auto& entry : normalizers().entries()) steps.push_back(entry.info);
    for (const StepInfo& step : steps) {
      const ParameterForm form(step);
      for (const ParameterInfo& parameter : step.parameters) {
        const auto* control = form.findChild<QWidget*>(QString::fromStdString(step.name + "." + parameter.name));
        QVERIFY2(control, (step.name + "." + parameter.name).c_str());
        QCOMPARE(control->accessibleName(), QString::fromStdString(parameter.label));
        QCOMPARE(control->toolTip(), QString::fromStdString(parameter.help));
      }
      QCOMPARE(textOf(form), QString::fromStdString(step.name));
      QVERIFY2(form.problem().isEmpty(), qPrintable(form.problem()));
    }
  }

  void whatIsSetComesOutAsTheSameStepText() {
    ParameterForm form(everyKind());
    for (const char* text : {"step:k=12", "step:k=12,noise=0.5,length=3.25,kernel=rbf,exact=false,column=SEEING",
                             "step:of=(minmax | knn; flux | knn:k=3)", "step"}) {
      form.setSpec(parseStep(text));
      QCOMPARE(textOf(form), QString::fromLatin1(text));
      QVERIFY2(form.problem().isEmpty(), qPrintable(form.problem()));
    }
  }

  void typingChoosingAndTickingEditTheStep() {
    ParameterForm form(everyKind());
    QSignalSpy edited(&form, &ParameterForm::edited);
    type(child<QLineEdit>(form, "step.k"), QStringLiteral("25"));
    child<QComboBox>(form, "step.kernel")->setCurrentText(QStringLiteral("rbf"));
    child<QComboBox>(form, "step.length")->setEditText(QStringLiteral("2.5"));
    child<QCheckBox>(form, "step.exact")->click();
    QVERIFY(edited.count() >= 4);
    QCOMPARE(textOf(form), QStringLiteral("step:k=25,length=2.5,kernel=rbf,exact=false"));
  }

  void aSliderOverALogarithmicRangeHasItsGeometricMeanInTheMiddle() {
    ParameterForm form(everyKind());
    auto* slider = child<QSlider>(form, "step.noise.slider");
    QVERIFY(slider);
    slider->setValue((slider->minimum() + slider->maximum()) / 2);
    QCOMPARE(textOf(form), QStringLiteral("step:noise=0.000316"));
    slider->setValue(slider->maximum());
    QCOMPARE(textOf(form), QStringLiteral("step:noise=10"));
    form.setSpec(parseStep("step:noise=1e-8"));
    QCOMPARE(slider->value(), slider->minimum());
  }

  void arrowKeysStepANumberWithinItsRange() {
    ParameterForm form(everyKind());
    auto* k = child<QLineEdit>(form, "step.k");
    QTest::keyClick(k, Qt::Key_Up);
    QCOMPARE(textOf(form), QStringLiteral("step:k=31"));
    type(k, QStringLiteral("1"));
    QTest::keyClick(k, Qt::Key_Down);
    QCOMPARE(textOf(form), QStringLiteral("step:k=1"));
  }

  void aValueOutOfRangeIsNamedBesideItsField() {
    ParameterForm form(everyKind());
    const auto* message = child<QLabel>(form, "step.k.problem");
    QVERIFY(message->isHidden());
    for (const char* wrong : {"0", "2.5", "many", "-3"}) {
      type(child<QLineEdit>(form, "step.k"), QString::fromLatin1(wrong));
      QVERIFY(!message->isHidden());
      QVERIFY(message->text().contains(QStringLiteral("k=%1").arg(QString::fromLatin1(wrong))));
      QVERIFY(message->text().contains(QStringLiteral("a whole number from 1 to 1000")));
      QVERIFY(form.problem().contains(QStringLiteral("k=")));
    }
    child<QToolButton>(form, "step.k.reset")->click();
    QVERIFY(message->isHidden());
    QVERIFY(form.problem().isEmpty());
    QCOMPARE(textOf(form), QStringLiteral("step"));
  }

  void wordsThatThePipelineTextCannotHoldAreRefused() {
    ParameterForm form(everyKind());
    type(child<QLineEdit>(form, "step.column"), QStringLiteral("a b"));
    QVERIFY(!form.problem().isEmpty());
    type(child<QLineEdit>(form, "step.column"), QStringLiteral("SEEING"));
    QVERIFY(form.problem().isEmpty());
  }

  void formsAndTextOfAPipelineSayTheSame() {
    PipelineEditor editor(QStringLiteral("model"), PipelineSpec::parse("minmax | knn"));
    auto* text = child<QLineEdit>(editor, "model.text");
    QCOMPARE(text->text(), QStringLiteral("minmax | knn"));
    type(child<QLineEdit>(editor, "knn.k"), QStringLiteral("7"));
    QCOMPARE(text->text(), QStringLiteral("minmax | knn:k=7"));
    type(text, QStringLiteral("raw | logistic"));
    QTest::keyClick(text, Qt::Key_Return);
    QCOMPARE(child<QComboBox>(editor, "model.classifier")->currentData().toString(), QStringLiteral("logistic"));
    QCOMPARE(child<QComboBox>(editor, "model.normalizer")->currentData().toString(), QStringLiteral("raw"));
    QCOMPARE(editor.spec().text(), std::string("raw | logistic"));
  }

  void partsWithoutAFormStayInThePipeline() {
    PipelineEditor editor(QStringLiteral("model"), PipelineSpec::parse("minmax | pca:n=5 | knn"));
    type(child<QLineEdit>(editor, "knn.k"), QStringLiteral("3"));
    QCOMPARE(editor.spec().text(), std::string("minmax | pca:n=5 | knn:k=3"));
    QVERIFY(child<QLabel>(editor, "model.kept")->text().contains(QStringLiteral("pca:n=5")));
  }

  void aLineThatIsNoPipelineIsExplainedAndNothingIsLost() {
    PipelineEditor editor(QStringLiteral("model"), PipelineSpec::parse("minmax | knn"));
    auto* text = child<QLineEdit>(editor, "model.text");
    const auto* message = child<QLabel>(editor, "model.problem");
    for (const char* wrong : {"minmax | nothing", "minmax | knn:k=0", "minmax |", "minmax"}) {
      type(text, QString::fromLatin1(wrong));
      QTest::keyClick(text, Qt::Key_Return);
      QVERIFY2(!editor.problem().isEmpty(), wrong);
      QVERIFY(!message->isHidden());
      QCOMPARE(editor.spec().text(), std::string("minmax | knn"));
    }
    type(text, QStringLiteral("minmax | knn:k=4"));
    QTest::keyClick(text, Qt::Key_Return);
    QVERIFY(editor.problem().isEmpty());
    QVERIFY(message->isHidden());
  }
};

BLENDSCOPE_UI_TEST_MAIN(TestParameterForm)
#include "test_parameter_form.moc"
