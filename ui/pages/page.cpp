// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/page.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include "theme/text_size.h"
#include "theme/theme.h"

namespace blendscope::ui {

namespace {

constexpr int kEmptyStateWidth = 400;  ///< of its line at most
constexpr int kLeastSettingsWidth = 208;
constexpr int kFoldedWidth = kControlHeight + kGap;

/// Paints `icon` in the colours of the theme that holds at the time.
class IconLabel : public QWidget {
 public:
  IconLabel(const QIcon& icon, int size, QWidget* parent) : QWidget(parent), icon_(icon) { setFixedSize(size, size); }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    icon_.paint(&painter, rect());
  }

 private:
  QIcon icon_;
};

/// Scrolls upright only: never narrower than what it holds.
class UprightScroll : public QScrollArea {
 public:
  explicit UprightScroll(QWidget* content) {
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    content->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    content->installEventFilter(this);
  }
  QSize minimumSizeHint() const override {
    return {widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width(), 2 * kControlHeight};
  }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override {
    if (event->type() == QEvent::LayoutRequest) updateGeometry();
    return QScrollArea::eventFilter(watched, event);
  }
};

}  // namespace

Page::Page(const QString& id, const QString& title, const QString& sentence, QWidget* parent)
    : QWidget(parent),
      title_(title),
      sentence_(makeMutedLabel(sentence)),
      headerActions_(new QHBoxLayout),
      body_(new QVBoxLayout) {
  setObjectName(id);
  setAccessibleName(title);
  auto* heading = new QLabel(title);
  setTextRole(heading, TextRole::Title);
  heading->setObjectName(QStringLiteral("pageTitle"));
  sentence_->setObjectName(QStringLiteral("pageSentence"));

  auto* words = new QVBoxLayout;
  words->setSpacing(2);
  words->addWidget(heading);
  words->addWidget(sentence_);
  auto* header = new QHBoxLayout;
  header->addLayout(words, 1);
  header->addLayout(headerActions_);
  headerActions_->setSpacing(kGap);

  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
  layout->setSpacing(kMargin);
  layout->addLayout(header);
  layout->addLayout(body_, 1);
  body_->setSpacing(kGap);
}

void Page::setSentence(const QString& sentence) { sentence_->setText(sentence); }

SettingsColumn::SettingsColumn(const QString& key, QWidget* parent)
    : QWidget(parent),
      key_(QStringLiteral("folded/") + key),
      fold_(new QToolButton(this)),
      content_(new QWidget),
      scroll_(new UprightScroll(content_)),
      footArea_(new QWidget),
      sections_(new QVBoxLayout),
      foot_(new QVBoxLayout(footArea_)) {
  setObjectName(QStringLiteral("settingsColumn"));
  fold_->setAutoRaise(true);
  describe(fold_, QStringLiteral("foldSettings"), tr("Fold the settings away or back"));
  connect(fold_, &QToolButton::clicked, this, [this] { setFolded(!folded_); });

  auto* outer = new QVBoxLayout(content_);
  outer->setContentsMargins(0, 0, kGap, 0);
  outer->addLayout(sections_);
  outer->addStretch(1);
  sections_->setSpacing(kMargin);

  foot_->setContentsMargins(0, 0, kGap, 0);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(scroll_, 1);
  layout->addWidget(footArea_);
  fold_->resize(kControlHeight, kControlHeight);
  fold_->raise();
  connect(scroll_->verticalScrollBar(), &QScrollBar::rangeChanged, this, &SettingsColumn::placeFold);
  setFolded(QSettings().value(key_, false).toBool());
}

void SettingsColumn::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  placeFold();
}

void SettingsColumn::placeFold() {
  const QScrollBar* bar = scroll_->verticalScrollBar();
  const bool scrolls = !folded_ && bar->maximum() > 0;
  fold_->move(width() - fold_->width() - (scrolls ? bar->sizeHint().width() : 0), 0);
}

QVBoxLayout* SettingsColumn::addSection(const QString& title) {
  auto* section = new QVBoxLayout;
  section->setSpacing(kGap);
  if (!title.isEmpty()) section->addWidget(makeSectionLabel(title));
  sections_->addLayout(section);
  return section;
}

void SettingsColumn::addRow(QVBoxLayout* section, const QString& label, QWidget* control) {
  auto* row = new QVBoxLayout;
  row->setSpacing(2);
  auto* words = makeMutedLabel(label);
  words->setBuddy(control);
  row->addWidget(words);
  row->addWidget(control);
  section->addLayout(row);
}

void SettingsColumn::setFolded(bool folded) {
  folded_ = folded;
  scroll_->setVisible(!folded);
  footArea_->setVisible(!folded);
  fold_->setIcon(themedIcon(folded ? QStringLiteral("unfold") : QStringLiteral("fold")));
  fold_->setToolTip(folded ? tr("Show the settings") : tr("Fold the settings away"));
  fitWidth();
  setMaximumWidth(folded ? kFoldedWidth : 2 * kSettingsWidth);
  QSettings().setValue(key_, folded);
  placeFold();
}

void SettingsColumn::fitWidth() {
  const int least = textScale() > 1 ? std::min(scaled(kLeastSettingsWidth), kDockWidth) : 0;
  // What it holds may ask for more, now and later.
  setMinimumWidth(folded_ ? kFoldedWidth : minimumSizeHint().width() < least ? least : 0);
}

void SettingsColumn::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  // What it holds hears of the font after it.
  if (event->type() == QEvent::FontChange) QTimer::singleShot(0, this, &SettingsColumn::fitWidth);
}

RememberingSplitter::RememberingSplitter(const QString& key, Qt::Orientation orientation, QWidget* parent)
    : QSplitter(orientation, parent), key_(QStringLiteral("splitters/") + key) {
  setObjectName(key);
  setChildrenCollapsible(false);
  connect(this, &QSplitter::splitterMoved, this, [this] { QSettings().setValue(key_, saveState()); });
}

void RememberingSplitter::showEvent(QShowEvent* event) {
  if (!restored_) {
    restored_ = true;
    const QByteArray state = QSettings().value(key_).toByteArray();
    if (!state.isEmpty()) restoreState(state);
  }
  QSplitter::showEvent(event);
}

RememberingSplitter* withSettings(const QString& key, SettingsColumn* settings, QWidget* main, QWidget* parent) {
  auto* splitter = new RememberingSplitter(key, Qt::Horizontal, parent);
  splitter->addWidget(settings);
  splitter->addWidget(main);
  splitter->setStretchFactor(0, 0);
  splitter->setStretchFactor(1, 1);
  splitter->setSizes({kSettingsWidth, 4 * kSettingsWidth});
  return splitter;
}

EmptyState::EmptyState(const QString& iconName, const QString& line, const QString& button, QWidget* parent)
    : QWidget(parent), line_(makeMutedLabel(line)) {
  setObjectName(QStringLiteral("emptyState"));
  line_->setAlignment(Qt::AlignCenter);
  auto* layout = new QVBoxLayout(this);
  layout->setSpacing(kMargin);
  layout->addStretch(2);
  layout->addWidget(new IconLabel(themedIcon(iconName), 48, this), 0, Qt::AlignHCenter);
  layout->addWidget(line_, 0, Qt::AlignHCenter);
  if (!button.isEmpty()) {
    button_ = new QPushButton(button);
    describe(button_, QStringLiteral("emptyStateButton"), button);
    makePrimary(button_);
    connect(button_, &QPushButton::clicked, this, &EmptyState::activated);
    layout->addWidget(button_, 0, Qt::AlignHCenter);
  }
  layout->addStretch(3);
}

void EmptyState::setLine(const QString& line) {
  line_->setText(line);
  fitLine();
}

void EmptyState::setButton(const QString& button) {
  button_->setText(button);
  button_->setAccessibleName(button);
}

void EmptyState::fitLine() {
  // Centred in a layout, wrapped text is not asked for the height it needs.
  const int room = std::max(kEmptyStateWidth / 3, std::min(kEmptyStateWidth, width() - 2 * kMargin));
  line_->setFixedSize(room, line_->heightForWidth(room));
}

void EmptyState::resizeEvent(QResizeEvent* event) {
  fitLine();
  QWidget::resizeEvent(event);
}

QSize EmptyState::minimumSizeHint() const { return {kEmptyStateWidth / 2, QWidget::minimumSizeHint().height()}; }

}  // namespace blendscope::ui
