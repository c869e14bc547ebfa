// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "pages/page.h"
#include "study/study_spec.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace blendscope {
struct StudyRecord;
struct StudyCell;
struct StudyTable;
}  // namespace blendscope

namespace blendscope::ui {

class FigureTable;
class JobRunner;
class SplitForm;
class StudyHeatMap;
class Workspace;

/// A grid of normalisations, embeddings and models, tried on the same divisions in one job that can be stopped and goes
/// on where it was; its table; and the report that is written from it.
class StudyPage : public Page {
  Q_OBJECT
 public:
  explicit StudyPage(Workspace& workspace, JobRunner& jobs, QWidget* parent = nullptr);

  /// What is ticked.
  StudySpec spec() const;
  void setSessionFile(const QString& path);
  /// Writes the report of the study that is shown, `.html` or `.pdf`.
  void writeReportTo(const QString& path);

 private:
  /// What a study job brings back.
  struct Result {
    std::shared_ptr<const StudyRecord> record;
    std::shared_ptr<const std::vector<StudyCell>> cells;
    std::shared_ptr<const StudyTable> table;
  };

  SettingsColumn* buildSettings();
  QWidget* buildFoot();
  QWidget* buildResults();
  QListWidget* addChoices(SettingsColumn& column, const QString& name, const QString& title,
                          const std::vector<std::string>& texts, const std::vector<std::string>& ticked);
  void takeData();
  /// As long as nobody named another file, studies are kept in the window's session.
  void takeSession();
  void showReadiness();
  void run();
  void takeProgress(int job);
  QWidget* buildHeatMap();
  void showResult(const Result& result);
  void showGrid();
  void showLine(std::size_t line);
  void end(const QString& problem);
  void askForSession();
  void askForReport();

  Workspace& workspace_;
  JobRunner& jobs_;
  QListWidget* normalizers_ = nullptr;
  QListWidget* embeddings_ = nullptr;
  QListWidget* classifiers_ = nullptr;
  SplitForm* split_ = nullptr;
  QCheckBox* nested_ = nullptr;
  QLineEdit* session_ = nullptr;
  QString ownFile_;  ///< what this page itself last put there
  QLabel* size_ = nullptr;
  QLabel* problem_ = nullptr;
  QProgressBar* progress_ = nullptr;
  QPushButton* run_ = nullptr;
  QPushButton* cancel_ = nullptr;
  QPushButton* report_ = nullptr;
  QStackedWidget* stack_ = nullptr;
  QLabel* sentence_ = nullptr;
  QLabel* remarks_ = nullptr;
  FigureTable* table_ = nullptr;
  QWidget* heatArea_ = nullptr;
  QComboBox* heatModel_ = nullptr;
  StudyHeatMap* heat_ = nullptr;
  std::vector<std::size_t> shownLines_;  ///< of the study, by row of the table
  int job_ = 0;
  Result result_;
};

}  // namespace blendscope::ui
