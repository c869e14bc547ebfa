// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/matrix.h"
#include "data/annotations.h"
#include "data/row_set.h"
#include "evaluate/metrics.h"
#include "study/applied_model.h"
#include "study/run.h"

/// Which cutouts a person should look at first.
///
/// Of a row that M models speak of, p_m are their class probabilities, p̄ the mean of these, H the entropy in bits:
/// - Uncertainty: H(p̄) (Shannon; Settles 2009, "Active learning literature survey", 2.1).
/// - Mistakes: max p̄ − p̄(label), of labelled rows whose largest class is not their label (normalised margin of
///   Northcutt, Jiang & Chuang 2021, J. Artif. Intell. Res. 70, 1373).
/// - Disagreement: generalised Jensen–Shannon divergence H(p̄) − mean H(p_m) (Lin 1991, IEEE Trans. Inf. Theory 37,
///   145), of rows that at least two models speak of; 0 to log2 M.
/// - Information: what a label would tell of the models, times how many others it speaks for, less what the rows
///   before it in the queue have told already: b · d · (1 − r). b is the mutual information of label and model, BALD
///   (Houlsby et al. 2011, arXiv:1112.5745), which for models of equal weight is the divergence above; where one model
///   alone speaks it is H(p̄). d is the information density of Settles & Craven (2008, EMNLP, eq. 13): mean of
///   exp(−δ²/2ℓ²) over a sample of the rows, ℓ² the median of δ² in it. r is the largest exp(−δ²/2h²) to a row that was
///   taken before, h half the median distance of nearest rows, so that copies of a row do not fill the queue. δ: distance
///   between images scaled to [0, 1] each.
/// - Random: a seeded draw, for estimates that owe nothing to any model.
namespace blendscope {

enum class ReviewOrder { Uncertainty, Mistakes, Disagreement, Information, Random };
inline constexpr ReviewOrder kReviewOrders[] = {ReviewOrder::Uncertainty, ReviewOrder::Mistakes,
                                                ReviewOrder::Disagreement, ReviewOrder::Information,
                                                ReviewOrder::Random};

/// "uncertainty", "mistakes", …; the reverse gives nothing for other words.
std::string_view toText(ReviewOrder order);
std::optional<ReviewOrder> parseReviewOrder(std::string_view text);

/// What one model says of rows of a data set.
struct ModelVoice {
  std::string name;
  std::vector<Row> rows;       ///< ascending, each once
  Matrix<double> probability;  ///< n × classes of the data set; a row that is not finite counts as not said
};

/// Of the test rows of a run, or of every row that a model was applied to; rows tested several times have their mean.
/// Classes are matched by name with those that may be given (classesToGive); probabilities of others are left out, and
/// the rest scaled to sum to 1. Nothing if no class is known, or the run was tested on other cutouts.
std::optional<ModelVoice> voiceOf(const Run& run, const CutoutSet& data);
std::optional<ModelVoice> voiceOf(const AppliedModel& applied, const CutoutSet& data);

/// All of them. A model that was trained on labels of these very cutouts speaks only of cutouts that had none: the others
/// it knows by heart.
std::vector<ModelVoice> voicesOf(const std::vector<std::shared_ptr<const Run>>& runs,
                                 const std::vector<std::shared_ptr<const AppliedModel>>& applied,
                                 const CutoutSet& data);

struct ReviewRequest {
  ReviewOrder by = ReviewOrder::Uncertainty;
  std::shared_ptr<const CutoutSet> data;  ///< labels tell mistakes, pixels tell likeness
  std::vector<ModelVoice> voices;
  std::optional<RowSet> among;  ///< rows that may be in the queue; nothing: all
  std::size_t count = 200;      ///< at most so many
  std::uint64_t seed = 1;
};

struct ReviewItem {
  Row row = 0;
  double score = 0;      ///< as above, larger first
  int predicted = -1;    ///< class of the largest p̄; −1: no model speaks of the row
  double probability = 0;  ///< of it
};

struct ReviewQueue {
  ReviewOrder by = ReviewOrder::Uncertainty;
  std::vector<ReviewItem> items;  ///< best first, rows of equal score ascending
  std::size_t candidates = 0;     ///< rows that could have been in it
};

/// The best rows. Random takes any of `among`; the others need rows that models speak of. Information looks closer at
/// the 4,000 rows of largest b. The same for any number of threads. Throws Cancelled.
ReviewQueue rankForReview(const ReviewRequest& request, const Progress& progress);

/// How often the models were right about the rows of a queue that have been given a label since. Of a random queue an
/// unbiased estimate of their accuracy.
struct ReviewAgreement {
  std::size_t reviewed = 0;  ///< rows with a given label
  std::size_t judged = 0;    ///< of these, rows that have a class and that models speak of
  std::size_t agreed = 0;    ///< of these, rows of the class predicted
  Interval interval;         ///< 95 %, Wilson, of the share agreed; NaN without judged rows
};
ReviewAgreement agreementOf(const ReviewQueue& queue, const Annotations& annotations);

}  // namespace blendscope
