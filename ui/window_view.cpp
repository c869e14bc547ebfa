// SPDX-License-Identifier: GPL-3.0-or-later
#include "window_view.h"

#include <QJsonDocument>
#include <QJsonObject>

#include "imaging/display.h"
#include "main_window.h"
#include "pages/page.h"

namespace blendscope::ui {

namespace {

constexpr int kStateVersion = 1;  ///< of docks and tool bars

QString text(std::string_view words) { return QString::fromUtf8(words.data(), static_cast<qsizetype>(words.size())); }

/// The value that is written so; else `otherwise`.
template <class Values>
auto parsed(const Values& values, const QJsonValue& words, typename Values::value_type otherwise) {
  for (const auto value : values) {
    if (text(toText(value)) == words.toString()) return value;
  }
  return otherwise;
}

QJsonObject displayObject(const DisplaySettings& display) {
  return {{QStringLiteral("stretch"), text(toText(display.stretch))},
          {QStringLiteral("limits"), text(toText(display.limits))},
          {QStringLiteral("colourMap"), text(toText(display.colourMap))},
          {QStringLiteral("shareLimits"), display.shareLimits}};
}

void restoreDisplay(Workspace& workspace, const QJsonObject& object) {
  DisplaySettings display = workspace.display();
  display.stretch = parsed(kStretches, object[QStringLiteral("stretch")], display.stretch);
  display.limits = parsed(kLimitsModes, object[QStringLiteral("limits")], display.limits);
  display.colourMap = parsed(kColourMaps, object[QStringLiteral("colourMap")], display.colourMap);
  display.shareLimits = object[QStringLiteral("shareLimits")].toBool(display.shareLimits);
  workspace.setDisplay(display);
}

QByteArray bytes(const QJsonValue& value) { return QByteArray::fromBase64(value.toString().toLatin1()); }

}  // namespace

QByteArray windowView(const MainWindow& window) {
  QJsonObject pages;
  for (const Page* page : window.pages()) pages[page->id()] = QJsonObject::fromVariantMap(page->viewState());
  const QJsonObject view{{QStringLiteral("page"), window.currentPage()->id()},
                         {QStringLiteral("pages"), pages},
                         {QStringLiteral("display"), displayObject(window.workspace().display())},
                         {QStringLiteral("geometry"), QString::fromLatin1(window.saveGeometry().toBase64())},
                         {QStringLiteral("docks"), QString::fromLatin1(window.saveState(kStateVersion).toBase64())}};
  return QJsonDocument(view).toJson(QJsonDocument::Compact);
}

void restoreWindowView(MainWindow& window, const QByteArray& view) {
  const QJsonObject object = QJsonDocument::fromJson(view).object();
  if (object.isEmpty()) return;
  restoreDisplay(window.workspace(), object[QStringLiteral("display")].toObject());
  window.restoreGeometry(bytes(object[QStringLiteral("geometry")]));
  window.restoreState(bytes(object[QStringLiteral("docks")]), kStateVersion);
  const QJsonObject pages = object[QStringLiteral("pages")].toObject();
  for (Page* page : window.pages()) page->restoreView(pages[page->id()].toObject().toVariantMap());
  window.openPage(object[QStringLiteral("page")].toString());
}

}  // namespace blendscope::ui
