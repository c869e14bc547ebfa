// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>
#include <QTest>

#include "main_window.h"
#include "study/session.h"
#include "support/trained_run.h"
#include "theme/theme.h"
#include "views/banner.h"

/// What tests of sessions share.
namespace blendscope::testing {

/// A window with what tests want of it.
struct Scene {
  ui::ThemeSwitch theme{*qApp};
  ui::MainWindow window{theme};

  Scene() { window.show(); }

  template <class T>
  T* find(const char* name) const {
    return window.findChild<T*>(QString::fromLatin1(name));
  }
  ui::Workspace& workspace() { return window.workspace(); }
  ui::SessionKeeper& keeper() { return window.keeper(); }
  QString said() const { return find<ui::Banner>("sessionBanner")->message(); }
  void click(const char* button) const { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }

  void load(const QString& path) {
    window.open(path);
    QTRY_VERIFY(workspace().data());
  }
  void save(const QString& path) {
    keeper().saveAs(path);
    QTRY_VERIFY(!keeper().isModified() && keeper().file() == path);
  }
  /// A label, a flag, a note, a subset and two runs.
  void work() {
    ui::Marks& marks = workspace().marks();
    const std::size_t n = workspace().data()->size();
    marks.setPerson(QStringLiteral("Ada"));
    marks.label(RowSet::of(n, {3, 4}), 0, QStringLiteral("single"));
    marks.setFlagged(RowSet::of(n, {5}), true);
    marks.setNote(6, QStringLiteral("two peaks?"));
    marks.saveSubset(QStringLiteral("odd"), RowSet::of(n, {1, 3, 5}));
    workspace().addRun(trainedRun(workspace().data(), "minmax | knn", "fraction=0.3,seed=1"));
    workspace().addRun(trainedRun(workspace().data(), "flux | muygps:k=8", "folds=2,seed=1"));
  }
};

inline SessionContents contentsOf(const QString& file) {
  return Session(file.toStdString(), Database::Opening::Existing).contents();
}

/// Nobody has the file open any more, and it is a session.
inline bool isFree(const QString& file) {
  try {
    contentsOf(file);
    return true;
  } catch (const Error&) {
    return false;
  }
}

}  // namespace blendscope::testing
