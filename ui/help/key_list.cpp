// SPDX-License-Identifier: GPL-3.0-or-later
#include "help/key_list.h"

#include <QAction>
#include <QCoreApplication>
#include <QShortcut>
#include <QWidget>
#include <algorithm>
#include <map>
#include <tuple>

namespace blendscope::ui {

namespace {

struct ViewKey {
  const char* keys;  ///< portable text, several separated by spaces
  const char* does;
};

struct ViewKeys {
  const char* view;  ///< object name
  const char* name;
  std::vector<ViewKey> keys;
};

QString keyWords(const char* words) { return QCoreApplication::translate("Keys", words); }

const std::vector<ViewKeys>& declaredKeys() {
  static const std::vector<ViewKeys> keys{
      {"gallery",
       QT_TRANSLATE_NOOP("Keys", "Gallery"),
       {{"Left Right Up Down H J K L", QT_TRANSLATE_NOOP("Keys", "Go to the next cutout in that direction")},
        {"PgUp PgDown Home End", QT_TRANSLATE_NOOP("Keys", "Go a page, or to the first or last cutout")},
        {"Space", QT_TRANSLATE_NOOP("Keys", "Select the current cutout, or drop it")},
        {"Ctrl+A", QT_TRANSLATE_NOOP("Keys", "Select all that are shown")},
        {"Esc", QT_TRANSLATE_NOOP("Keys", "Select nothing")},
        {"Z", QT_TRANSLATE_NOOP("Keys", "Larger cutouts")},
        {"Shift+Z", QT_TRANSLATE_NOOP("Keys", "Smaller cutouts")}}},
      {"scatter",
       QT_TRANSLATE_NOOP("Keys", "Embedding"),
       {{"Left Right Up Down H J K L", QT_TRANSLATE_NOOP("Keys", "Move the picture")},
        {"Ctrl+Left Ctrl+Right Ctrl+Up Ctrl+Down", QT_TRANSLATE_NOOP("Keys", "Go to the next point in that direction")},
        {"Z +", QT_TRANSLATE_NOOP("Keys", "Zoom in")},
        {"Shift+Z -", QT_TRANSLATE_NOOP("Keys", "Zoom out")},
        {"Home", QT_TRANSLATE_NOOP("Keys", "Show all points")},
        {"Space", QT_TRANSLATE_NOOP("Keys", "Select the current point, or drop it")},
        {"Return", QT_TRANSLATE_NOOP("Keys", "Show the current cutout")},
        {"Ctrl+A", QT_TRANSLATE_NOOP("Keys", "Select all points")},
        {"Esc", QT_TRANSLATE_NOOP("Keys", "Select nothing")}}},
      {"largeImage",
       QT_TRANSLATE_NOOP("Keys", "Large image"),
       {{"Left Right Up Down H J K L", QT_TRANSLATE_NOOP("Keys", "Move the crosshair")},
        {"Shift+Left Shift+Right Shift+Up Shift+Down", QT_TRANSLATE_NOOP("Keys", "Move the picture")},
        {"Z", QT_TRANSLATE_NOOP("Keys", "Zoom in")},
        {"Shift+Z", QT_TRANSLATE_NOOP("Keys", "Zoom out")},
        {"0", QT_TRANSLATE_NOOP("Keys", "Show all of the image")},
        {"C", QT_TRANSLATE_NOOP("Keys", "Begin or end a line to read values along")},
        {"R", QT_TRANSLATE_NOOP("Keys", "Set contrast and bias back")}}},
      {"imagePanel",
       QT_TRANSLATE_NOOP("Keys", "Large image"),
       {{"B", QT_TRANSLATE_NOOP("Keys", "Blink")},
        {"PgUp PgDown", QT_TRANSLATE_NOOP("Keys", "Go to the previous or next cutout")}}},
      {"confusionMatrix",
       QT_TRANSLATE_NOOP("Keys", "Confusion matrix"),
       {{"Left Right Up Down", QT_TRANSLATE_NOOP("Keys", "Go to the next cell")},
        {"Return Space", QT_TRANSLATE_NOOP("Keys", "Select the cutouts of the cell")}}},
      {"runTable", QT_TRANSLATE_NOOP("Keys", "Table of runs"), {{"Del", QT_TRANSLATE_NOOP("Keys", "Remove the run")}}},
      {"timeChart",
       QT_TRANSLATE_NOOP("Keys", "Charts"),
       {{"Left Right", QT_TRANSLATE_NOOP("Keys", "Read the next point")},
        {"+ -", QT_TRANSLATE_NOOP("Keys", "Zoom")},
        {"0", QT_TRANSLATE_NOOP("Keys", "Show all of the chart")}}},
      {"rocChart",
       QT_TRANSLATE_NOOP("Keys", "ROC curves"),
       {{"Left Right", QT_TRANSLATE_NOOP("Keys", "Walk along the curve")},
        {"Up Down", QT_TRANSLATE_NOOP("Keys", "Go to the next curve")}}},
  };
  return keys;
}

QString plain(QString text) {
  text.remove(QLatin1Char('&'));
  return text;
}

/// By key, what does the same staying together.
void sortByKey(QList<KeyEntry>& entries) {
  const auto keyOf = [](const KeyEntry& entry) { return entry.keys.toString(QKeySequence::PortableText); };
  std::map<QString, QString> firstKey;  // of everything that is done
  for (const KeyEntry& entry : entries) {
    const auto [at, isNew] = firstKey.emplace(entry.does, keyOf(entry));
    if (!isNew) at->second = std::min(at->second, keyOf(entry));
  }
  std::stable_sort(entries.begin(), entries.end(), [&](const KeyEntry& a, const KeyEntry& b) {
    return std::tuple(firstKey[a.does], a.does, keyOf(a)) < std::tuple(firstKey[b.does], b.does, keyOf(b));
  });
}

/// Entries that do the same at the same place share a line.
QString linesOf(const QList<KeyEntry>& entries) {
  QString html;
  for (qsizetype i = 0; i < entries.size();) {
    QStringList keys;
    const KeyEntry& first = entries[i];
    for (; i < entries.size() && entries[i].does == first.does && entries[i].where == first.where; ++i) {
      keys.append(entries[i].keys.toString(QKeySequence::NativeText).toHtmlEscaped());
    }
    html += QStringLiteral("<tr><td><b>%1</b></td><td>%2</td></tr>")
                .arg(keys.join(QStringLiteral(", ")), first.does.toHtmlEscaped());
  }
  return html;
}

}  // namespace

QList<KeyEntry> shortcutsOf(const QWidget& window) {
  QList<KeyEntry> entries;
  for (const auto* action : window.findChildren<QAction*>()) {
    for (const QKeySequence& keys : action->shortcuts()) {
      if (!keys.isEmpty() && !action->text().isEmpty()) entries.append({{}, keys, plain(action->text()), {}});
    }
  }
  for (const auto* shortcut : window.findChildren<QShortcut*>()) {
    const auto* owner = qobject_cast<const QWidget*>(shortcut->parent());
    const QString does = shortcut->whatsThis().isEmpty() ? shortcut->objectName() : shortcut->whatsThis();
    if (!shortcut->key().isEmpty() && !does.isEmpty()) {
      entries.append({owner ? owner->accessibleName() : QString(), shortcut->key(), does, {}});
    }
  }
  sortByKey(entries);
  return entries;
}

QList<KeyEntry> viewKeys() {
  QList<KeyEntry> entries;
  for (const ViewKeys& view : declaredKeys()) {
    for (const ViewKey& key : view.keys) {
      for (const QString& keys : QString::fromLatin1(key.keys).split(QLatin1Char(' '))) {
        entries.append({keyWords(view.name), QKeySequence(keys, QKeySequence::PortableText), keyWords(key.does),
                        QString::fromLatin1(view.view)});
      }
    }
  }
  return entries;
}

QString keyTable(const QWidget& window) {
  const QString table = QStringLiteral("<table cellpadding=\"4\">");
  const QString end = QStringLiteral("</table>");
  QString html = QStringLiteral("<h3>%1</h3>").arg(keyWords(QT_TRANSLATE_NOOP("Keys", "Keyboard shortcuts")));
  QList<KeyEntry> here;
  QList<KeyEntry> onPages;
  for (const KeyEntry& entry : shortcutsOf(window)) (entry.where.isEmpty() ? here : onPages).append(entry);
  html += table + linesOf(here) + end;
  onPages += viewKeys();
  QString where;
  for (qsizetype i = 0; i < onPages.size();) {
    where = onPages[i].where;
    QList<KeyEntry> group;
    for (; i < onPages.size() && onPages[i].where == where; ++i) group.append(onPages[i]);
    html += QStringLiteral("<h4>%1</h4>").arg(where.toHtmlEscaped()) + table + linesOf(group) + end;
  }
  return html;
}

}  // namespace blendscope::ui
