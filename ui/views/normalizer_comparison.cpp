// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/normalizer_comparison.h"

#include <QVBoxLayout>
#include <algorithm>
#include <iterator>

#include "imaging/normalizers.h"
#include "jobs/job_runner.h"
#include "state/workspace.h"
#include "study/pipeline_spec.h"
#include "theme/theme.h"
#include "views/normalizer_panel.h"

namespace blendscope::ui {

namespace {

constexpr double kLeastScale = 0.05;  ///< differences smaller than this are not blown up

struct Stars {
  std::vector<Row> sample;
  std::vector<Row> shown;
};

Stars chooseStars(const CutoutSet& set, const StarChoice& choice, const std::vector<Row>& selected) {
  Stars stars;
  stars.sample = balancedRows(set, previewSampleSize(set.shape()), 1);
  stars.shown = selected.empty() ? balancedRows(set, choice.count, choice.seed) : selected;
  return stars;
}

QString titleOf(const Stage& stage) {
  QStringList labels;
  for (const StepSpec& step : stage) labels << QString::fromStdString(normalizers().find(step.name)->info.label);
  return labels.join(NormalizerComparison::tr(", then "));
}

QString normalizerHelp(const Stage& stage) {
  QStringList lines;
  for (const StepSpec& step : stage) {
    const StepInfo& info = normalizers().find(step.name)->info;
    lines << QString::fromStdString(info.formula) + QLatin1Char('\n') + QString::fromStdString(info.help);
  }
  return lines.join(QStringLiteral("\n"));
}

QString detailOf(const Stage& stage) {
  QString text = QString::fromStdString(toText(StageList{stage}));
  if (stage.size() == 1) {
    text += QStringLiteral("   ") + QString::fromStdString(normalizers().find(stage.front().name)->info.formula);
  }
  return text;
}

}  // namespace

NormalizerComparison::NormalizerComparison(Workspace& workspace, JobRunner& jobs, QWidget* parent)
    : QWidget(parent), workspace_(workspace), jobs_(jobs), column_(new QVBoxLayout(this)) {
  describe(this, QStringLiteral("normalizerComparison"), tr("The same stars before and after"));
  column_->setContentsMargins(0, 0, 0, 0);
  column_->setSpacing(kGap);
  column_->addStretch(1);
  addLane({});
  lanes_.front()->panel->setNames(tr("Before"), tr("pixels as they are, drawn as in the gallery"),
                                  QStringLiteral("DN"));
  lanes_.front()->panel->setToolTip(tr("The pixels as they are"));
  connect(&workspace_, &Workspace::dataChanged, this, [this] {
    sample_.clear();
    shown_.clear();
    takeStars();
  });
  connect(&workspace_, &Workspace::selectionChanged, this, [this] {
    if (choice_.selected) takeStars();
  });
  takeStars();
}

void NormalizerComparison::addLane(Stage stage) {
  auto lane = std::make_shared<Lane>();
  lane->stage = std::move(stage);
  lane->panel = new NormalizerPanel(workspace_, this);
  lane->panel->setObjectName(QStringLiteral("normalizerPanel%1").arg(lanes_.size()));
  lane->panel->setShareLimits(shareLimits_);
  column_->insertWidget(column_->count() - 1, lane->panel);
  connect(lane->panel, &NormalizerPanel::starClicked, this, [this](Row row) { workspace_.setCurrentRow(row); });
  lanes_.push_back(std::move(lane));
}

void NormalizerComparison::setStages(const std::vector<Stage>& stages) {
  while (lanes_.size() > stages.size() + 1) {
    lanes_.back()->panel->hide();
    lanes_.back()->panel->deleteLater();
    lanes_.back()->panel = nullptr;
    lanes_.pop_back();
  }
  for (std::size_t i = 0; i < stages.size(); ++i) {
    const bool isNew = i + 1 == lanes_.size();
    if (isNew) addLane(stages[i]);
    const auto lane = lanes_[i + 1];
    if (!isNew && lane->stage == stages[i]) continue;
    lane->stage = stages[i];
    lane->panel->setNames(titleOf(lane->stage), detailOf(lane->stage), {});
    lane->panel->setToolTip(normalizerHelp(lane->stage));
    refresh(lane);
  }
}

void NormalizerComparison::setStars(const StarChoice& choice) {
  if (choice == choice_) return;
  choice_ = choice;
  takeStars();
}

void NormalizerComparison::setShareLimits(bool share) {
  shareLimits_ = share;
  for (const auto& lane : lanes_) lane->panel->setShareLimits(share);
}

bool NormalizerComparison::isBusy() const {
  return takingStars_ || std::ranges::any_of(lanes_, [](const auto& lane) { return lane->running; });
}

void NormalizerComparison::takeStars() {
  const auto set = workspace_.data();
  takingStars_ = set != nullptr;
  if (!set) return;
  std::vector<Row> selected;
  if (choice_.selected) {
    const std::vector<Row> all = workspace_.selection().rows();
    std::ranges::copy_n(all.begin(), static_cast<std::ptrdiff_t>(std::min(choice_.count, all.size())),
                        std::back_inserter(selected));
  }
  jobs_.run(
      {.title = tr("Choose stars"), .slot = QStringLiteral("normalise-stars"), .background = true}, this,
      [set, choice = choice_, selected](const Progress&) { return chooseStars(*set, choice, selected); },
      [this](Stars stars) {
        takingStars_ = false;
        sample_ = std::move(stars.sample);
        shown_ = std::move(stars.shown);
        Q_EMIT starsTaken();
        refreshAll();
      });
}

void NormalizerComparison::refreshAll() {
  if (sample_.empty()) {
    for (const auto& lane : lanes_) lane->panel->setProblem(tr("No cutout is without missing pixels."));
  }
  for (const auto& lane : lanes_) refresh(lane);
}

void NormalizerComparison::refresh(const std::shared_ptr<Lane>& lane) {
  if (!workspace_.data() || sample_.empty()) return;
  if (lane->running) {
    lane->stale = true;
    return;
  }
  lane->running = true;
  lane->stale = false;
  const PreviewRequest request{.set = workspace_.data(),
                               .normalizers = lane->stage,
                               .sample = sample_,
                               .shown = shown_,
                               .from = choice_.from,
                               .to = choice_.to};
  jobs_.run(
      {.title = tr("Normalise"), .slot = {}, .background = true}, lane->panel,
      [request](const Progress& progress) {
        return std::make_shared<const NormalizerPreview>(previewNormalizers(request, progress));
      },
      [this, lane, request](std::shared_ptr<const NormalizerPreview> preview) {
        if (request.set == workspace_.data()) {
          lane->panel->setPreview(std::move(preview), request.shown, lane->stage.empty());
          shareScale();
        }
        finish(lane);
      },
      [this, lane](const QString& problem) {
        lane->panel->setProblem(problem);
        finish(lane);
      },
      [this, lane] { finish(lane); });
}

void NormalizerComparison::finish(const std::shared_ptr<Lane>& lane) {
  lane->running = false;
  if (lane->stale) refresh(lane);
  Q_EMIT previewed();
}

void NormalizerComparison::shareScale() {
  double largest = kLeastScale;
  for (const auto& lane : lanes_) {
    if (lane->panel->preview()) largest = std::max(largest, lane->panel->preview()->separation.bestDistance);
  }
  const int classes = workspace_.data()->classNames().count();
  const std::optional<int> to = choice_.to || classes != 2 ? choice_.to : std::optional<int>(1 - choice_.from);
  for (const auto& lane : lanes_) lane->panel->setSeparationScale(largest, choice_.from, to);
}

}  // namespace blendscope::ui
