// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/relearn_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "models/relearn_words.h"
#include "state/relearning.h"
#include "theme/theme.h"

namespace blendscope::ui {

RelearnBar::RelearnBar(Workspace& workspace, JobRunner& jobs, QWidget* parent)
    : QWidget(parent),
      workspace_(workspace),
      relearning_(Relearning::of(workspace, jobs)),
      words_(makeMutedLabel({})),
      again_(new QPushButton(tr("Train again with the new labels"))) {
  setObjectName(QStringLiteral("relearnBar"));
  words_->setObjectName(QStringLiteral("relearnWords"));
  describe(again_, QStringLiteral("relearnButton"), tr("Train again with the new labels"),
           tr("The same pipeline on the same division of the cutouts; then both are compared on the same test cutouts, "
              "judged by the new labels"));
  again_->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(words_, 1);
  layout->addWidget(again_, 0, Qt::AlignTop);
  connect(again_, &QPushButton::clicked, this, [this] {
    if (const auto run = workspace_.currentRun()) relearning_.trainAgain(run);
  });
  connect(&relearning_, &Relearning::changed, this, &RelearnBar::refresh);
  connect(&workspace_, &Workspace::labelsChanged, this, &RelearnBar::refresh);
  connect(&workspace_, &Workspace::currentRunChanged, this, &RelearnBar::refresh);
  connect(&workspace_, &Workspace::dataChanged, this, &RelearnBar::refresh);
  refresh();
}

void RelearnBar::refresh() {
  const auto run = workspace_.currentRun();
  const bool stale = run && workspace_.isStale(*run);
  const auto result = run ? relearning_.resultOf(*run) : std::nullopt;
  setVisible(stale || result || !relearning_.problem().isEmpty());
  again_->setVisible(stale);
  again_->setEnabled(!relearning_.isTraining());
  QStringList lines;
  if (result) lines << relearnWords(*result);
  if (stale) {
    lines << (relearning_.isTraining() ? tr("Training again…")
                                       : tr("⚠ Labels changed since this run was trained."));
  }
  if (!relearning_.problem().isEmpty()) lines << QStringLiteral("⚠ ") + relearning_.problem();
  words_->setText(lines.join(QLatin1Char('\n')));
}

}  // namespace blendscope::ui
