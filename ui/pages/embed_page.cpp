// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/embed_page.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>

#include "base/error.h"
#include "embedding/embeddings.h"
#include "imaging/moments.h"
#include "io/features_csv.h"
#include "jobs/job_runner.h"
#include "models/number_words.h"
#include "state/workspace.h"
#include "theme/theme.h"
#include "views/embedding_form.h"
#include "views/pca_panel.h"
#include "views/scatter_export.h"
#include "views/scatter_legend.h"
#include "views/scatter_view.h"

namespace blendscope::ui {

namespace {

enum EmbedStack { EmbedWithoutData, EmbedReady, EmbedResult };

constexpr auto kFirstOffer = "minmax | umap";
constexpr std::size_t kMostColumns = 32;  // that become columns to sort and colour by

/// Name of a coordinate with its unit, in words where it has some.
QString axisName(const FeatureName& name) {
  QString words = QString::fromStdString(name.name);
  for (const MomentInfo& info : momentInfos()) {
    if (info.name.name == name.name) words = QString::fromStdString(info.label);
  }
  return name.unit.empty() ? words : QStringLiteral("%1 (%2)").arg(words, QString::fromStdString(name.unit));
}

/// Numbered coordinates of one kind (PC 1, PC 2) share their unit; quantities with names of their own do not.
bool shareScale(const FeatureName& a, const FeatureName& b) {
  const auto kind = [](const FeatureName& name) {
    return name.name.substr(0, name.name.find_last_not_of("0123456789"));
  };
  return kind(a) == kind(b);
}

std::shared_ptr<const ScatterPoints> pointsOf(const Matrix<float>& coordinates, const std::vector<Row>& rows,
                                              std::size_t horizontal, std::size_t vertical) {
  auto points = std::make_shared<ScatterPoints>();
  points->rows = rows;
  points->x.resize(rows.size());
  points->y.resize(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    points->x[i] = coordinates(i, horizontal);
    points->y[i] = coordinates(i, vertical);
  }
  return points;
}

}  // namespace

EmbedPage::EmbedPage(Workspace& workspace, JobRunner& jobs, QWidget* parent)
    : Page(QStringLiteral("embed"), tr("Embed"),
           tr("Every cutout as a point, near to those that look like it. Select groups and see what they are."),
           parent),
      workspace_(workspace),
      jobs_(jobs) {
  stack_ = new QStackedWidget;
  auto* noData =
      new EmptyState(QStringLiteral("embed"), tr("Cutouts become points here. Open some first."), tr("Go to Explore"));
  connect(noData, &EmptyState::activated, this, [this] { Q_EMIT openPageRequested(QStringLiteral("explore")); });
  stack_->addWidget(noData);
  stack_->addWidget(new EmptyState(QStringLiteral("embed"),
                                   tr("Choose a method and press Embed. The points appear here and move to their "
                                      "places while it runs."),
                                   {}));
  stack_->addWidget(buildResult());
  body()->addWidget(withSettings(id(), buildSettings(), stack_), 1);
  form_->setSpec(PipelineSpec::parse(kFirstOffer));
  connect(&workspace_, &Workspace::dataChanged, this, &EmbedPage::takeData);
  connect(&workspace_, &Workspace::currentRunChanged, this, &EmbedPage::takeRuns);
  connect(&workspace_, &Workspace::derivedChanged, this, &EmbedPage::takeRuns);
  connect(&workspace_, &Workspace::labelsChanged, this, &EmbedPage::takeRuns);
  connect(&jobs_, &JobRunner::jobChanged, this, &EmbedPage::takeProgress);
  takeData();
}

void EmbedPage::takeData() {
  if (job_ != 0) jobs_.cancel(job_);
  embedding_.reset();
  verdicts_.reset();
  pca_->hide();
  stack_->setCurrentIndex(workspace_.data() ? EmbedReady : EmbedWithoutData);
  takeRuns();
  showReadiness();
}

void EmbedPage::takeRuns() {
  const auto& set = workspace_.data();
  const auto run = workspace_.currentRun();
  verdicts_ = run ? std::make_shared<const Verdicts>(run) : nullptr;
  const QString before = colourBy_->currentText();
  {
    const QSignalBlocker quiet(colourBy_);
    colourBy_->clear();
    sources_.clear();
    if (set) {
      for (const auto& [name, source] : colourSources(*set, verdicts_.get(), *workspace_.derived())) {
        colourBy_->addItem(name);
        sources_.push_back(source);
      }
    }
    colourBy_->setCurrentIndex(std::max(0, colourBy_->findText(before)));
  }
  colour();
}

QString EmbedPage::problem() const {
  if (!workspace_.data()) return tr("Open a data set first.");
  return form_->problem();
}

void EmbedPage::showReadiness() {
  const QString words = problem();
  embedButton_->setEnabled(words.isEmpty());
  if (job_ == 0) message_->setText(words);
  message_->setVisible(!message_->text().isEmpty());
}

void EmbedPage::embed() {
  if (job_ != 0 || !problem().isEmpty()) return;
  EmbedRequest request;
  request.spec = form_->spec();
  request.data = workspace_.data();
  mailbox_ = std::make_shared<EmbeddingMailbox>();
  request.onPositions = [mailbox = mailbox_](const Matrix<float>& positions, int epoch, int epochCount) {
    mailbox->post({positions, epoch, epochCount});
  };
  live_ = false;
  liveRows_ = finiteRows(*request.data);
  const auto* entry = embeddings().find(request.spec.embeddings.back().name);
  liveName_ = QString::fromStdString(entry->info.label);
  progress_->setValue(0);
  progress_->show();
  cancelButton_->show();
  embedButton_->hide();
  message_->setText(tr("Starting…"));
  message_->show();
  job_ = jobs_.run(
      {.title = tr("Embed by %1").arg(liveName_), .slot = QStringLiteral("embed")}, this,
      [request](const Progress& progress) { return embedCutouts(request, progress); },
      [this](Embedding embedding) { finish(std::move(embedding)); }, [this](const QString& words) { giveUp(words); },
      [this] { giveUp(tr("Cancelled.")); });
}

void EmbedPage::takeProgress(int job) {
  if (job != job_ || job_ == 0) return;
  const JobInfo* info = jobs_.find(job);
  progress_->setValue(static_cast<int>(1000 * info->fraction));
  if (!info->message.isEmpty()) message_->setText(info->message);
  takePositions();
}

void EmbedPage::takePositions() {
  const auto positions = mailbox_->take();
  if (!positions || positions->values.rows() != liveRows_.size() || positions->values.cols() < 2) return;
  if (!live_) {
    live_ = true;
    forgetView();
    pca_->hide();
    stack_->setCurrentIndex(EmbedResult);
  }
  view_->setPoints(pointsOf(positions->values, liveRows_, 0, 1),
                   {liveName_ + QStringLiteral(" 1"), liveName_ + QStringLiteral(" 2"), true});
  if (!view_->look()) colour();
  facts_->setText(tr("Epoch %1 of %2").arg(positions->epoch).arg(positions->epochCount));
}

void EmbedPage::forgetView() {
  view_->setPoints(nullptr, {});
  view_->fit();
}

void EmbedPage::finish(Embedding embedding) {
  embedding_ = std::make_shared<const Embedding>(std::move(embedding));
  trustworthiness_.reset();
  if (!live_) forgetView();  // who zoomed into points on the move stays there
  showAxes();
  showEmbedding();
  judge();
  offerColumns();
  const std::size_t leftOut = embedding_->data->size() - embedding_->rows.size();
  endJob(leftOut == 0
             ? QString()
             : tr("%1 with NaN or infinite pixels left out.").arg(countText(leftOut, tr("cutout"), tr("cutouts"))));
}

void EmbedPage::offerColumns() {
  if (embedding_->names.size() > kMostColumns) return;
  workspace_.setDerived(embedding_->spec.embeddings.back().name, embeddingColumns(*embedding_));
}

void EmbedPage::showEmbedding() {
  stack_->setCurrentIndex(EmbedResult);
  showPoints();
  pca_->setVisible(embedding_->pca != nullptr);
  if (embedding_->pca) {
    pca_->setModel(embedding_->pca, embedding_->pcaShape, embedding_->data->provenance().firstRowAtBottom);
  }
  showFacts();
}

void EmbedPage::showFacts() {
  QString words = tr("%1 by %2 in %3")
                      .arg(countText(embedding_->rows.size(), tr("cutout"), tr("cutouts")),
                           QString::fromStdString(embedding_->spec.text()), secondsText(embedding_->seconds.total));
  if (trustworthiness_) {
    words += tr(" · trustworthiness %1 in %2 dimensions")
                 .arg(scoreText(*trustworthiness_), countText(embedding_->coordinates.cols()));
  }
  facts_->setText(words);
}

void EmbedPage::judge() {
  jobs_.run(
      {.title = tr("Judge the embedding"), .slot = QStringLiteral("embed-judge"), .background = true}, this,
      [embedding = embedding_](const Progress& progress) {
        return std::pair(embedding, trustworthinessOf(*embedding, progress));
      },
      [this](const std::pair<std::shared_ptr<const Embedding>, std::optional<double>>& judged) {
        if (judged.first != embedding_) return;
        trustworthiness_ = judged.second;
        if (job_ == 0) showFacts();
      });
}

void EmbedPage::endJob(const QString& message) {
  job_ = 0;
  progress_->hide();
  cancelButton_->hide();
  embedButton_->show();
  showReadiness();
  if (!message.isEmpty()) message_->setText(message);
  message_->setVisible(!message_->text().isEmpty());
}

void EmbedPage::giveUp(const QString& message) {
  if (!embedding_) {
    forgetView();
    stack_->setCurrentIndex(workspace_.data() ? EmbedReady : EmbedWithoutData);
  } else if (live_) {
    forgetView();
    showEmbedding();
  }
  endJob(message);
}

void EmbedPage::showAxes() {
  const QSignalBlocker quietHorizontal(horizontal_), quietVertical(vertical_);
  horizontal_->clear();
  vertical_->clear();
  for (const FeatureName& name : embedding_->names) {
    horizontal_->addItem(axisName(name));
    vertical_->addItem(axisName(name));
  }
  horizontal_->setCurrentIndex(0);
  vertical_->setCurrentIndex(std::min(1, vertical_->count() - 1));
  axes_->setVisible(embedding_->names.size() > 2);
}

void EmbedPage::showPoints() {
  if (!embedding_ || horizontal_->currentIndex() < 0) return;
  const auto horizontal = static_cast<std::size_t>(horizontal_->currentIndex());
  const auto vertical = static_cast<std::size_t>(vertical_->currentIndex());
  const bool sameRows = view_->points() && view_->points()->rows == embedding_->rows && view_->look();
  view_->setPoints(pointsOf(embedding_->coordinates, embedding_->rows, horizontal, vertical),
                   {horizontal_->currentText(), vertical_->currentText(),
                    shareScale(embedding_->names[horizontal], embedding_->names[vertical])});
  if (!sameRows) colour();
}

void EmbedPage::chooseComponent(int component, bool vertical) {
  (vertical ? vertical_ : horizontal_)->setCurrentIndex(component);
  view_->fit();
}

void EmbedPage::colour() {
  const auto& points = view_->points();
  const int source = colourBy_->currentIndex();
  if (!points || source < 0) return;
  colours_ = colourPoints(*workspace_.data(), points->rows, sources_[static_cast<std::size_t>(source)], verdicts_.get(),
                          isDark(palette()), *workspace_.derived());
  legend_->setColours(colours_);
  view_->setLook(colours_.look);
}

void EmbedPage::applyShown() {
  auto look = std::make_shared<ScatterLook>(*colours_.look);
  for (std::size_t kind = 0; kind < legend_->shown().size(); ++kind) look->kinds[kind].shown = legend_->shown()[kind];
  view_->setLook(std::move(look));
}

void EmbedPage::savePicture(const QString& path) {
  if (!view_->points() || !view_->look()) return;
  ScatterFigure figure;
  figure.points = view_->points();
  figure.look = view_->look();
  figure.selection = std::make_shared<const RowSet>(workspace_.selection());
  figure.frame = view_->frame();
  figure.axes = view_->axes();
  figure.meaning = colours_;
  try {
    saveScatter(figure, path);
    message_->setText(tr("Saved %1").arg(path));
  } catch (const Error& e) {
    message_->setText(QString::fromUtf8(e.what()));
  }
  message_->show();
}

void EmbedPage::saveCoordinates(const QString& path) {
  if (!embedding_) return;
  const auto say = [this](const QString& words) {
    message_->setText(words);
    message_->show();
  };
  jobs_.run(
      {.title = tr("Save the coordinates")}, this,
      [embedding = embedding_, file = path.toStdString()](const Progress&) {
        writeFeatures(*embedding->data, embedding->rows, embedding->coordinates, embedding->names, file);
        return true;
      },
      [say, path](bool) { say(tr("Saved %1").arg(path)); }, say);
}

void EmbedPage::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange && colours_.scale) colour();
  Page::changeEvent(event);
}

}  // namespace blendscope::ui
