// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour/tour_steps.h"

#include <QCoreApplication>

namespace blendscope::ui {

namespace {

QString tourWords(const char* words) { return QCoreApplication::translate("Tour", words); }

TourStop stop(const char* page, const char* target, const char* words, TourSign sign, const char* dock = "") {
  return {QString::fromLatin1(page), QString::fromLatin1(target), tourWords(words), sign, QString::fromLatin1(dock)};
}

}  // namespace

std::vector<TourStep> tourSteps() {
  return {
      {tourWords(QT_TRANSLATE_NOOP("Tour", "Look at the stars")),
       {stop("explore", "gallery",
             QT_TRANSLATE_NOOP("Tour",
                               "Each picture is one source from a survey: a single star, or two that melted into one. "
                               "Click a star to see it large on the right."),
             TourSign::CurrentRow, "inspectorDock")}},
      {tourWords(QT_TRANSLATE_NOOP("Tour", "Find groups")),
       {stop("embed", "embedButton",
             QT_TRANSLATE_NOOP("Tour",
                               "An embedding lays all cutouts out as points, near to those that look like "
                               "them. Press Embed and watch."),
             TourSign::Job),
        stop("embed", "scatter",
             QT_TRANSLATE_NOOP("Tour",
                               "Choose the lasso above the points and draw around a group. What you select "
                               "here is selected on every page."),
             TourSign::Selection)}},
      {tourWords(QT_TRANSLATE_NOOP("Tour", "Train two models")),
       {stop("train", "trainButton",
             QT_TRANSLATE_NOOP("Tour",
                               "MuyGPs and nearest neighbours are ticked. Press the button: both learn from "
                               "some of the stars and are tested on the others."),
             TourSign::Job)}},
      {tourWords(QT_TRANSLATE_NOOP("Tour", "Compare them")),
       {stop("compare", "confusionMatrix",
             QT_TRANSLATE_NOOP("Tour",
                               "Rows are true classes, columns what the model said. Click a cell off the "
                               "diagonal: those are mistakes, and now they are selected."),
             TourSign::Selection)}},
      {tourWords(QT_TRANSLATE_NOOP("Tour", "Ask why, and how far to trust")),
       {stop("inspect", "mistakeList",
             QT_TRANSLATE_NOOP("Tour",
                               "Click a mistake. Beside it you see what the model believed, and the training "
                               "stars that decided it."),
             TourSign::CurrentRow),
        stop("trust", "trustTabs",
             QT_TRANSLATE_NOOP("Tour",
                               "This page says in plain words what the data support, and what they cannot "
                               "tell. That was the tour; F1 helps on every page."),
             TourSign::None)}},
  };
}

}  // namespace blendscope::ui
