// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "base/archive.h"
#include "study/run.h"

namespace blendscope {

/// Everything of a run to its last bit but its data and its fitted pipelines. `original` is the data set as it was
/// read; of the run's own labels and classes what differs from it is kept.
void saveRun(const Run& run, const CutoutSet& original, ArchiveWriter& archive);

/// The reverse; `run.splits[…].pipeline` is null. Where the run had the labels of `original` or of `current`, its data
/// are these. Throws Error if the archive holds something else.
std::shared_ptr<Run> loadRun(ArchiveReader& archive, const std::shared_ptr<const CutoutSet>& original,
                             const std::shared_ptr<const CutoutSet>& current);

void savePrediction(const Prediction& prediction, ArchiveWriter& archive);
Prediction loadPrediction(ArchiveReader& archive);

void saveRows(const std::vector<Row>& rows, ArchiveWriter& archive);
std::vector<Row> loadRows(ArchiveReader& archive);

void saveColumn(const MetadataColumn& column, ArchiveWriter& archive);
MetadataColumn loadColumn(ArchiveReader& archive);

void saveSeconds(const StageSeconds& seconds, ArchiveWriter& archive);
StageSeconds loadSeconds(ArchiveReader& archive);

void saveTexts(const std::vector<std::string>& texts, ArchiveWriter& archive);
std::vector<std::string> loadTexts(ArchiveReader& archive);

}  // namespace blendscope
