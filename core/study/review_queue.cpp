// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/review_queue.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/random.h"
#include "study/review_diversity.h"

namespace blendscope {

namespace {

double entropyBits(std::span<const double> probability) {
  double sum = 0;
  for (const double p : probability) sum -= p > 0 ? p * std::log2(p) : 0;
  return sum;
}

bool allFinite(std::span<const double> values) {
  return std::all_of(values.begin(), values.end(), [](double v) { return std::isfinite(v); });
}

/// Number of each class of a model among those of the data; −1 where they lack it.
std::vector<int> classNumbers(const ClassNames& of, const ClassNames& among) {
  std::vector<int> numbers;
  for (const std::string& name : of.names()) numbers.push_back(among.find(name).value_or(-1));
  return numbers;
}

/// Predictions of rows that may repeat, as one line per row.
class VoiceMaker {
 public:
  VoiceMaker(std::string name, const ClassNames& modelClasses, const CutoutSet& data)
      : number_(classNumbers(modelClasses, classesToGive(data))),
        classes_(static_cast<std::size_t>(classesToGive(data).count())),
        sums_(data.size(), classes_),
        times_(data.size(), 0) {
    voice_.name = std::move(name);
  }

  void add(Row row, std::span<const double> probability) {
    const std::span<double> sum = sums_.row(row);
    for (std::size_t c = 0; c < number_.size(); ++c) {
      if (number_[c] >= 0) sum[static_cast<std::size_t>(number_[c])] += probability[c];
    }
    ++times_[row];
  }

  std::optional<ModelVoice> take() {
    if (std::all_of(number_.begin(), number_.end(), [](int c) { return c < 0; })) return std::nullopt;
    std::vector<double> values;
    for (Row row = 0; row < times_.size(); ++row) {
      if (times_[row] == 0) continue;
      const std::span<const double> sum = sums_.row(row);
      double total = 0;
      for (const double s : sum) total += s;
      if (!(total > 0)) continue;
      voice_.rows.push_back(row);
      for (const double s : sum) values.push_back(s / total);
    }
    voice_.probability = Matrix<double>(voice_.rows.size(), classes_, std::move(values));
    return std::move(voice_);
  }

 private:
  ModelVoice voice_;
  std::vector<int> number_;
  std::size_t classes_;
  Matrix<double> sums_;
  std::vector<std::uint32_t> times_;
};

/// What all voices together say of one row.
struct Said {
  std::vector<double> mean;
  double meanEntropy = 0;
  int voices = 0;

  double uncertainty() const { return entropyBits(mean); }
  double divergence() const { return std::max(0.0, entropyBits(mean) - meanEntropy); }
};

/// Goes through the rows that voices speak of, ascending.
class Chorus {
 public:
  explicit Chorus(const std::vector<ModelVoice>& voices) : voices_(voices), at_(voices.size(), 0) {}

  /// Of a row not below the last one asked for.
  Said of(Row row) {
    Said said;
    for (std::size_t v = 0; v < voices_.size(); ++v) {
      const ModelVoice& voice = voices_[v];
      while (at_[v] < voice.rows.size() && voice.rows[at_[v]] < row) ++at_[v];
      if (at_[v] == voice.rows.size() || voice.rows[at_[v]] != row) continue;
      const std::span<const double> p = voice.probability.row(at_[v]);
      if (!allFinite(p)) continue;
      said.mean.resize(p.size(), 0.0);
      for (std::size_t c = 0; c < p.size(); ++c) said.mean[c] += p[c];
      said.meanEntropy += entropyBits(p);
      ++said.voices;
    }
    for (double& p : said.mean) p /= said.voices;
    if (said.voices > 0) said.meanEntropy /= said.voices;
    return said;
  }

 private:
  const std::vector<ModelVoice>& voices_;
  std::vector<std::size_t> at_;
};

/// Nothing: the row does not belong into the queue.
std::optional<double> scoreOf(ReviewOrder by, const Said& said, int label) {
  if (said.voices == 0) return std::nullopt;
  switch (by) {
    case ReviewOrder::Uncertainty:
      return said.uncertainty();
    case ReviewOrder::Mistakes: {
      const int predicted = predictedClass(said.mean);
      if (label == kUnlabelled || predicted == label) return std::nullopt;
      return said.mean[static_cast<std::size_t>(predicted)] - said.mean[static_cast<std::size_t>(label)];
    }
    case ReviewOrder::Disagreement:
      return said.voices > 1 ? std::optional(said.divergence()) : std::nullopt;
    case ReviewOrder::Information:
      return said.voices > 1 ? said.divergence() : said.uncertainty();
    case ReviewOrder::Random:
      break;
  }
  return std::nullopt;
}

ReviewItem itemOf(Row row, double score, const Said& said) {
  if (said.voices == 0) return {row, score, -1, 0};
  const int predicted = predictedClass(said.mean);
  return {row, score, predicted, said.mean[static_cast<std::size_t>(predicted)]};
}

ModelVoice ofUnlabelled(const ModelVoice& voice, const CutoutSet& data) {
  ModelVoice some{voice.name, {}, {}};
  std::vector<double> values;
  for (std::size_t i = 0; i < voice.rows.size(); ++i) {
    if (data.label(voice.rows[i]) != kUnlabelled) continue;
    some.rows.push_back(voice.rows[i]);
    const std::span<const double> p = voice.probability.row(i);
    values.insert(values.end(), p.begin(), p.end());
  }
  some.probability = Matrix<double>(some.rows.size(), voice.probability.cols(), std::move(values));
  return some;
}

void keepBest(std::vector<ReviewItem>& items, std::size_t count) {
  const auto better = [](const ReviewItem& a, const ReviewItem& b) {
    return a.score != b.score ? a.score > b.score : a.row < b.row;
  };
  const auto end = items.begin() + static_cast<std::ptrdiff_t>(std::min(count, items.size()));
  std::partial_sort(items.begin(), end, items.end(), better);
  items.erase(end, items.end());
}

}  // namespace

std::string_view toText(ReviewOrder order) {
  switch (order) {
    case ReviewOrder::Uncertainty:
      return "uncertainty";
    case ReviewOrder::Mistakes:
      return "mistakes";
    case ReviewOrder::Disagreement:
      return "disagreement";
    case ReviewOrder::Information:
      return "information";
    case ReviewOrder::Random:
      return "random";
  }
  return "";
}

std::optional<ReviewOrder> parseReviewOrder(std::string_view text) {
  for (const ReviewOrder order : kReviewOrders) {
    if (toText(order) == text) return order;
  }
  return std::nullopt;
}

std::optional<ModelVoice> voiceOf(const Run& run, const CutoutSet& data) {
  if (!run.testSet().sameCutouts(data)) return std::nullopt;
  VoiceMaker maker(run.spec.text(), run.testSet().classNames(), data);
  for (const SplitResult& result : run.splits) {
    for (std::size_t i = 0; i < result.split.test.size(); ++i) {
      maker.add(result.split.test[i], result.prediction.probability.row(i));
    }
  }
  return maker.take();
}

std::optional<ModelVoice> voiceOf(const AppliedModel& applied, const CutoutSet& data) {
  if (!applied.data->sameCutouts(data)) return std::nullopt;
  VoiceMaker maker(applied.name, applied.model->classNames(), data);
  for (std::size_t i = 0; i < applied.rows.size(); ++i) {
    maker.add(applied.rows[i], applied.prediction.probability.row(i));
  }
  return maker.take();
}

std::vector<ModelVoice> voicesOf(const std::vector<std::shared_ptr<const Run>>& runs,
                                 const std::vector<std::shared_ptr<const AppliedModel>>& applied,
                                 const CutoutSet& data) {
  std::vector<ModelVoice> voices;
  for (const auto& run : runs) {
    if (auto voice = voiceOf(*run, data)) voices.push_back(std::move(*voice));
  }
  for (const auto& model : applied) {
    auto voice = voiceOf(*model, data);
    if (!voice) continue;
    voices.push_back(model->model->dataFingerprint() == model->data->fingerprint()
                         ? ofUnlabelled(*voice, *model->data)
                         : std::move(*voice));
  }
  return voices;
}

ReviewQueue rankForReview(const ReviewRequest& request, const Progress& progress) {
  ReviewQueue queue;
  queue.by = request.by;
  Chorus chorus(request.voices);
  for (Row row = 0; row < request.data->size(); ++row) {
    if (row % 65536 == 0) progress.throwIfCancelled();
    if (request.among && !request.among->contains(row)) continue;
    const Said said = chorus.of(row);
    const std::optional<double> score = request.by == ReviewOrder::Random ? RandomStream(request.seed, row).uniform()
                                                         : scoreOf(request.by, said, request.data->label(row));
    if (score) queue.items.push_back(itemOf(row, *score, said));
  }
  queue.candidates = queue.items.size();
  if (request.by == ReviewOrder::Information) {
    const std::vector<ReviewItem> sample = evenlySpaced(queue.items);
    keepBest(queue.items, std::max(kLookedAtClosely, request.count));
    queue.items = spreadOut(*request.data, std::move(queue.items), sample, request.count, progress);
  } else {
    keepBest(queue.items, request.count);
  }
  return queue;
}

ReviewAgreement agreementOf(const ReviewQueue& queue, const Annotations& annotations) {
  ReviewAgreement agreement;
  for (const ReviewItem& item : queue.items) {
    const auto& given = annotations.at(item.row).label;
    if (!given) continue;
    ++agreement.reviewed;
    if (given->label == kUnlabelled || item.predicted < 0) continue;
    ++agreement.judged;
    agreement.agreed += given->label == item.predicted ? 1 : 0;
  }
  agreement.interval = wilsonInterval(agreement.agreed, agreement.judged);
  return agreement;
}

}  // namespace blendscope
