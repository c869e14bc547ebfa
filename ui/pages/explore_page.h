// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include "jobs/arrange_rows.h"
#include "jobs/job_runner.h"
#include "pages/page.h"
#include "state/workspace.h"
#include "views/gallery_view.h"

class QCheckBox;
class QComboBox;
class QSlider;
class QStackedWidget;
class QToolButton;

namespace blendscope::ui {

class ClassPanel;
class CutoutTable;
class FilterBox;
class SubsetPanel;

/// Look at the data: the gallery or a table of the cutouts, which of them are shown, how and in which order.
class ExplorePage : public Page {
  Q_OBJECT
 public:
  explicit ExplorePage(Workspace& workspace, JobRunner& jobs, QWidget* parent = nullptr);

  GalleryView* gallery() const { return gallery_; }
  CutoutTable* table() const { return table_; }
  FilterBox* filterBox() const { return filter_; }
  std::size_t shownCount() const;
  /// Rows that the filter lets through; all of them where there is none.
  RowSet matching() const;
  void showTable(bool table);
  /// Asks for a name for the selection.
  void askSubsetName();

  QVariantMap viewState() const override;
  void restoreView(const QVariantMap& view) override;

 Q_SIGNALS:
  /// Which rows are shown; `filtered`: a filter leaves some out.
  void shownChanged(const std::shared_ptr<const blendscope::RowOrder>& order, bool filtered);
  /// There are no data yet and the user wants to open some.
  void openRequested();

 private:
  // Controls
  void fillDisplay(QVBoxLayout* section);
  void fillOrder(QVBoxLayout* section);
  void fillMarks(QVBoxLayout* section);
  void fillActions();
  void fillKeys();
  void fillMarkSources();
  void takeDisplay();
  void setDisplay();
  void setMarkChoice();
  RowOrderSpec orderSpec() const;
  /// Sorts by that column, the other way round if it is so already.
  void sortBy(const QString& column);

  // Content
  void connectWorkspace();
  void takeData();
  void takeRuns();
  /// What a chart selected is what the gallery shows.
  void showSelected();
  std::optional<KnownColumns> known() const;
  void arrange(GalleryView::Keep keep);
  void takeArrangement(const Arrangement& arrangement, bool grouped);
  void sayFilter();
  void updateTable();
  void prepareMarks();
  void exportShown();

  Workspace& workspace_;
  JobRunner& jobs_;
  GalleryView* gallery_;
  CutoutTable* table_;
  QStackedWidget* views_;
  FilterBox* filter_;
  ClassPanel* panel_;
  SubsetPanel* subsets_;
  SettingsColumn* settings_;
  QStackedWidget* stack_;
  QComboBox* stretch_;
  QComboBox* limits_;
  QComboBox* colourMap_;
  QCheckBox* shareLimits_;
  QSlider* size_;
  QComboBox* group_;
  QComboBox* sort_;
  QCheckBox* descending_;
  QComboBox* show_;
  QCheckBox* markClasses_;
  QCheckBox* markPredictions_;
  QCheckBox* markUncertainty_;
  QCheckBox* markFlags_;
  QCheckBox* markLabels_;
  QComboBox* markSource_;
  QToolButton* asGallery_;
  QToolButton* asTable_;
  QToolButton* columns_;
  QToolButton* export_;

  std::shared_ptr<const MetadataTable> currentRun_ = std::make_shared<MetadataTable>();
  std::shared_ptr<const MetadataTable> otherRuns_ = std::make_shared<MetadataTable>();
  Arrangement arrangement_;
  std::optional<GalleryView::Keep> wanted_;  ///< of an arrangement on its way
};

}  // namespace blendscope::ui
