// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>

#include "io/write.h"
#include "support/child_window.h"
#include "support/qt_warnings.h"
#include "support/session_scene.h"
#include "support/tiny_survey.h"

using namespace blendscope;
using namespace blendscope::ui;
using blendscope::testing::ChildWindow;
using blendscope::testing::Scene;
using blendscope::testing::tinySurvey;

namespace {

/// What a child does: works without a session file, or with one, until it is killed.
int beKilled(const QStringList& arguments) {
  Scene scene;
  scene.keeper().keepRecovery(arguments.at(2));
  scene.load(arguments.at(3));
  if (arguments.size() > 4) scene.save(arguments.at(4));
  scene.work();
  const QString kept = arguments.size() > 4 ? arguments.at(4) : QString();
  const auto idle = [&] { return !scene.keeper().isModified() || (kept.isEmpty() && scene.keeper().isKept()); };
  if (!QTest::qWaitFor(idle, 30'000)) return 1;
  testing::sayToParent("kept");
  return QCoreApplication::exec();
}

}  // namespace

/// What a process that ended before its time leaves behind, and who finds it.
class TestRecovery : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() {
    testing::failOnQtWarnings();
    folder_ = std::make_unique<QTemporaryDir>();
    data_ = folder_->filePath(QStringLiteral("stars.csv"));
    file_ = folder_->filePath(QStringLiteral("mine.blend"));
    writeCsv(*tinySurvey(120), data_.toStdString(), Progress());
  }

  void unsavedWorkOfAKilledProcessIsOfferedAndComesBack() {
    const QString recovery = folder_->filePath(QStringLiteral("recovery"));
    {
      ChildWindow child({QStringLiteral("--be-killed"), recovery, data_});
      QVERIFY(child.hasSaid("kept"));
      // Its file is its own as long as it lives.
      Scene early;
      early.keeper().keepRecovery(recovery);
      QSignalSpy found(&early.keeper(), &SessionKeeper::recoveryFound);
      early.keeper().lookForRecovery();
      early.keeper().openAnything(data_);
      QTRY_VERIFY(early.workspace().data());
      QCOMPARE(found.count(), 0);
      child.kill();
    }
    Scene scene;
    scene.keeper().keepRecovery(recovery);
    scene.keeper().lookForRecovery();
    QTRY_VERIFY(scene.said().contains(QStringLiteral("2 labels, 1 flag, 1 note, 1 subset, 2 runs of stars.csv")));
    scene.click("sessionBannerButton");
    QTRY_COMPARE(scene.workspace().runs().size(), std::size_t{2});
    QCOMPARE(scene.workspace().data()->label(3), 0);
    QCOMPARE(scene.workspace().marks().annotations().at(6).note, std::string("two peaks?"));
    QVERIFY(scene.keeper().file().isEmpty());
    QVERIFY(scene.keeper().hasUnsavedWork());
    scene.save(file_);
    QTRY_COMPARE(QDir(recovery).entryList({QStringLiteral("*.blend")}, QDir::Files).size(), 0);
  }

  void discardedWorkIsOfferedNoMore() {
    const QString recovery = folder_->filePath(QStringLiteral("recovery"));
    {
      ChildWindow child({QStringLiteral("--be-killed"), recovery, data_});
      QVERIFY(child.hasSaid("kept"));
    }
    Scene scene;
    scene.keeper().keepRecovery(recovery);
    scene.keeper().lookForRecovery();
    QTRY_VERIFY(!scene.said().isEmpty());
    scene.click("sessionBannerOther");
    QTRY_VERIFY(QDir(recovery).isEmpty());
    QVERIFY(scene.said().isEmpty());
  }

  void aSessionOfAKilledProcessIsOfferedWithEverythingThatWasShownAsSaved() {
    const QString recovery = folder_->filePath(QStringLiteral("recovery"));
    {
      ChildWindow child({QStringLiteral("--be-killed"), recovery, data_, file_});
      QVERIFY(child.hasSaid("kept"));
    }
    Scene scene;
    scene.keeper().keepRecovery(recovery);
    scene.keeper().lookForRecovery();
    QTRY_VERIFY2(scene.said().contains(QStringLiteral("2 labels")), qPrintable(scene.said()));
    scene.click("sessionBannerButton");
    QTRY_COMPARE(scene.keeper().file(), file_);
    QCOMPARE(scene.workspace().runs().size(), std::size_t{2});
    scene.window.close();
    QTRY_VERIFY(!scene.window.isVisible());
    QTRY_VERIFY(QDir(recovery).isEmpty());
  }

  void otherDataOverUnsavedWorkLeaveAWayBack() {
    Scene scene;
    scene.keeper().keepRecovery(folder_->filePath(QStringLiteral("recovery")));
    scene.load(data_);
    scene.work();
    scene.workspace().setData(tinySurvey(20, 2));
    QTRY_VERIFY(scene.said().contains(QStringLiteral("2 labels")));
    scene.click("sessionBannerButton");
    QTRY_COMPARE(scene.workspace().runs().size(), std::size_t{2});
    QCOMPARE(scene.workspace().data()->size(), std::size_t{120});
  }

 private:
  std::unique_ptr<QTemporaryDir> folder_;
  QString data_;
  QString file_;
};

int main(int argc, char** argv) {
  const blendscope::testing::TestApplication application(argc, argv);
  if (qApp->arguments().value(1) == QStringLiteral("--be-killed")) return beKilled(qApp->arguments());
  TestRecovery test;
  return QTest::qExec(&test, argc, argv);
}
#include "test_recovery.moc"
