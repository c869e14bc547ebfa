// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "study/relearn.h"

namespace blendscope::ui {

/// What training again changed, in two sentences.
QString relearnWords(const Relearned& relearned);

}  // namespace blendscope::ui
