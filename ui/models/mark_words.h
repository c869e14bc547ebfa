// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "data/annotations.h"

namespace blendscope::ui {

/// Where the label of a row comes from: "blend, by ada, 28 Nov 2026 12:30; in the data: single", "single, as in the
/// data", "unlabelled". Times are local.
QString provenanceWords(const CutoutSet& original, const Annotation& annotation, Row row);

/// "marks: label_when" as people say it: "Labelled on (UTC)"; other names as they are.
QString factName(const QString& column);

}  // namespace blendscope::ui
