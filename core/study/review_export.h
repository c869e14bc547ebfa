// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "io/review_list.h"
#include "study/review_queue.h"

namespace blendscope {

/// Adds to the entries of `rows` what the models say of them: a column `predicted` and one `probability_CLASS` for each
/// class, followed by the model's name in parentheses where several speak. Rows that a model does not speak of have no
/// value.
void addPredictions(ReviewList& list, const std::vector<Row>& rows, const std::vector<ModelVoice>& voices,
                    const ClassNames& classes);

/// The rows of a queue in its order: what the data and `annotations` say, the score in a column that is called as the
/// queue's order, and the predictions.
ReviewList reviewListOf(const ReviewQueue& queue, const CutoutSet& original, const Annotations& annotations,
                        const std::vector<ModelVoice>& voices);

}  // namespace blendscope
