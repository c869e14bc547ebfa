// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/parameter_editor.h"

#include <fmt/format.h>

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSlider>
#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/number_text.h"
#include "theme/text_size.h"
#include "theme/theme.h"

namespace blendscope::ui {

namespace {

constexpr int kSliderSteps = 200;
constexpr double kStepsPerDecade = 10;

ArgumentValue numberOrWord(const QString& text) {
  const std::string typed = text.trimmed().toStdString();
  if (const auto number = parseDouble(typed)) return *number;
  return typed;
}

QHBoxLayout* bareLayout(QWidget* widget) {
  auto* layout = new QHBoxLayout(widget);
  layout->setContentsMargins(0, 0, 0, 0);
  return layout;
}

QString labelOf(const ParameterInfo& info) { return QString::fromStdString(info.label); }
QString parameterHelp(const ParameterInfo& info) { return QString::fromStdString(info.help); }

class FlagEditor : public ParameterEditor {
 public:
  FlagEditor(const ParameterInfo& info, const QString& objectName, QWidget* parent)
      : ParameterEditor(parent), box_(new QCheckBox(this)) {
    describe(box_, objectName, labelOf(info), parameterHelp(info));
    bareLayout(this)->addWidget(box_);
    connect(box_, &QCheckBox::toggled, this, &ParameterEditor::edited);
  }
  ArgumentValue value() const override { return box_->isChecked(); }
  void setValue(const ArgumentValue& value) override {
    const QSignalBlocker quiet(box_);
    const auto* flag = std::get_if<bool>(&value);
    box_->setChecked(flag ? *flag : toText(value) == "1");
  }
  QWidget* control() const override { return box_; }

 private:
  QCheckBox* box_;
};

class TextEditor : public ParameterEditor {
 public:
  TextEditor(const ParameterInfo& info, const QString& objectName, QWidget* parent)
      : ParameterEditor(parent), kind_(info.kind), edit_(new QLineEdit(this)) {
    describe(edit_, objectName, labelOf(info), parameterHelp(info));
    bareLayout(this)->addWidget(edit_);
    connect(edit_, &QLineEdit::textChanged, this, &ParameterEditor::edited);
  }

  ArgumentValue value() const override {
    const std::string text = edit_->text().trimmed().toStdString();
    if (kind_ != ParameterKind::Pipelines) return text;
    if (text.empty()) return std::vector<StageList>{};
    try {
      return parseStep("step:of=(" + text + ")").arguments.front().second;
    } catch (const UsageError&) {
      return text;
    }
  }

  void setValue(const ArgumentValue& value) override {
    const QSignalBlocker quiet(edit_);
    std::string text = toText(value);
    if (kind_ == ParameterKind::Pipelines && text.size() >= 2) text = text.substr(1, text.size() - 2);
    edit_->setText(QString::fromStdString(text));
  }
  QWidget* control() const override { return edit_; }

 private:
  ParameterKind kind_;
  QLineEdit* edit_;
};

}  // namespace

NumberEditor::NumberEditor(const ParameterInfo& info, const QString& objectName, QWidget* parent)
    : ParameterEditor(parent), info_(info), edit_(new QLineEdit(this)) {
  describe(edit_, objectName, labelOf(info), parameterHelp(info));
  setTextRole(edit_, TextRole::Number);
  edit_->setAlignment(Qt::AlignRight);
  edit_->installEventFilter(this);
  bareLayout(this)->addWidget(edit_);
  if (std::isfinite(info.minimum) && std::isfinite(info.maximum) && info.minimum < info.maximum) {
    slider_ = new QSlider(Qt::Horizontal, this);
    slider_->setRange(0, kSliderSteps);
    describe(slider_, objectName + QStringLiteral(".slider"), tr("%1, slider").arg(labelOf(info)), parameterHelp(info));
    connect(slider_, &QSlider::valueChanged, this,
            [this](int position) { edit_->setText(QString::fromStdString(formatNumber(atSlider(position)))); });
  }
  connect(edit_, &QLineEdit::textChanged, this, [this] {
    moveSlider();
    Q_EMIT edited();
  });
}

ArgumentValue NumberEditor::value() const { return numberOrWord(edit_->text()); }

void NumberEditor::setValue(const ArgumentValue& value) {
  const QSignalBlocker quiet(edit_);
  edit_->setText(QString::fromStdString(toText(value)));
  moveSlider();
}

QWidget* NumberEditor::control() const { return edit_; }
QWidget* NumberEditor::companion() const { return slider_; }

void NumberEditor::moveSlider() {
  const auto number = parseDouble(edit_->text().toStdString());
  if (!slider_ || !number || !std::isfinite(*number)) return;
  const QSignalBlocker quiet(slider_);
  slider_->setValue(sliderAt(*number));
}

double NumberEditor::rounded(double number) const {
  if (info_.kind == ParameterKind::Integer) return std::round(number);
  return parseDouble(fmt::format("{:.3g}", number)).value_or(number);
}

double NumberEditor::atSlider(int position) const {
  if (position <= 0) return info_.minimum;
  if (position >= kSliderSteps) return info_.maximum;
  const double share = static_cast<double>(position) / kSliderSteps;
  const bool logarithmic = info_.logarithmic && info_.minimum > 0;
  const double number = logarithmic ? info_.minimum * std::pow(info_.maximum / info_.minimum, share)
                                    : info_.minimum + (info_.maximum - info_.minimum) * share;
  return std::clamp(rounded(number), info_.minimum, info_.maximum);
}

int NumberEditor::sliderAt(double number) const {
  const double inside = std::clamp(number, info_.minimum, info_.maximum);
  const bool logarithmic = info_.logarithmic && info_.minimum > 0;
  const double share = logarithmic ? std::log(inside / info_.minimum) / std::log(info_.maximum / info_.minimum)
                                   : (inside - info_.minimum) / (info_.maximum - info_.minimum);
  return static_cast<int>(std::lround(share * kSliderSteps));
}

void NumberEditor::step(int direction) {
  const auto number = parseDouble(edit_->text().toStdString());
  if (!number || !std::isfinite(*number)) return;
  double next = *number;
  if (info_.kind == ParameterKind::Integer) {
    next += direction;
  } else if (info_.logarithmic && *number > 0) {
    next = rounded(*number * std::pow(10.0, direction / kStepsPerDecade));
  } else {
    const bool bounded = std::isfinite(info_.maximum - info_.minimum);
    next = rounded(*number + direction * (bounded ? (info_.maximum - info_.minimum) / kSliderSteps : 0.1));
  }
  edit_->setText(QString::fromStdString(formatNumber(std::clamp(next, info_.minimum, info_.maximum))));
}

bool NumberEditor::eventFilter(QObject* watched, QEvent* event) {
  if (watched == edit_ && event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Up || key == Qt::Key_Down) {
      step(key == Qt::Key_Up ? 1 : -1);
      return true;
    }
  }
  return ParameterEditor::eventFilter(watched, event);
}

ChoiceEditor::ChoiceEditor(const ParameterInfo& info, const QString& objectName, bool numbersToo, QWidget* parent)
    : ParameterEditor(parent), combo_(new QComboBox(this)), numbersToo_(numbersToo) {
  describe(combo_, objectName, labelOf(info), parameterHelp(info));
  for (const std::string& word : info.choices) combo_->addItem(QString::fromStdString(word));
  combo_->setEditable(numbersToo);
  combo_->setInsertPolicy(QComboBox::NoInsert);
  combo_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  combo_->setMinimumContentsLength(6);
  bareLayout(this)->addWidget(combo_);
  connect(combo_, &QComboBox::currentTextChanged, this, &ParameterEditor::edited);
}

ArgumentValue ChoiceEditor::value() const {
  if (numbersToo_) return numberOrWord(combo_->currentText());
  return combo_->currentText().toStdString();
}

void ChoiceEditor::setValue(const ArgumentValue& value) {
  const QSignalBlocker quiet(combo_);
  const QString text = QString::fromStdString(toText(value));
  const int at = combo_->findText(text);
  if (at >= 0) combo_->setCurrentIndex(at);
  if (combo_->isEditable()) combo_->setEditText(text);
}

QWidget* ChoiceEditor::control() const { return combo_; }

ParameterEditor* makeParameterEditor(const ParameterInfo& info, const QString& objectName, QWidget* parent) {
  switch (info.kind) {
    case ParameterKind::Number:
    case ParameterKind::Integer:
      if (!info.choices.empty()) return new ChoiceEditor(info, objectName, true, parent);
      return new NumberEditor(info, objectName, parent);
    case ParameterKind::Choice:
      return new ChoiceEditor(info, objectName, false, parent);
    case ParameterKind::Flag:
      return new FlagEditor(info, objectName, parent);
    case ParameterKind::Text:
    case ParameterKind::Pipelines:
      break;
  }
  return new TextEditor(info, objectName, parent);
}

}  // namespace blendscope::ui
