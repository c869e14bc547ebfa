// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/review_export.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "evaluate/metrics.h"

namespace blendscope {

namespace {

constexpr std::size_t kLongestName = 32;  // FITS has room for little more

/// " (NAME)" for each of several models, all different.
std::vector<std::string> endingsOf(const std::vector<ModelVoice>& voices) {
  if (voices.size() == 1) return {""};
  std::vector<std::string> endings;
  std::set<std::string> taken;
  for (const ModelVoice& voice : voices) {
    const std::string name = voice.name.substr(0, kLongestName);
    std::string ending = fmt::format(" ({})", name);
    for (int number = 2; !taken.insert(ending).second; ++number) ending = fmt::format(" ({} {})", name, number);
    endings.push_back(std::move(ending));
  }
  return endings;
}

void addVoice(ReviewList& list, const std::vector<Row>& rows, const ModelVoice& voice, const std::string& ending,
              const ClassNames& classes) {
  TextValues predicted{classes.names(), {}};
  std::vector<std::vector<double>> probability(classes.names().size());
  for (const Row row : rows) {
    const auto at = std::lower_bound(voice.rows.begin(), voice.rows.end(), row);
    const bool spoken = at != voice.rows.end() && *at == row;
    const auto i = static_cast<std::size_t>(at - voice.rows.begin());
    predicted.codes.push_back(spoken ? predictedClass(voice.probability.row(i)) : -1);
    for (std::size_t c = 0; c < probability.size(); ++c) {
      probability[c].push_back(spoken ? voice.probability(i, c) : std::nan(""));
    }
  }
  list.columns.push_back({"predicted" + ending, "", ColumnRole::Measured, std::move(predicted)});
  for (std::size_t c = 0; c < probability.size(); ++c) {
    list.columns.push_back({fmt::format("probability_{}{}", classes.names()[c], ending), "", ColumnRole::Measured,
                            std::move(probability[c])});
  }
}

}  // namespace

void addPredictions(ReviewList& list, const std::vector<Row>& rows, const std::vector<ModelVoice>& voices,
                    const ClassNames& classes) {
  const std::vector<std::string> endings = endingsOf(voices);
  for (std::size_t v = 0; v < voices.size(); ++v) addVoice(list, rows, voices[v], endings[v], classes);
}

ReviewList reviewListOf(const ReviewQueue& queue, const CutoutSet& original, const Annotations& annotations,
                        const std::vector<ModelVoice>& voices) {
  std::vector<Row> rows;
  std::vector<double> scores;
  for (const ReviewItem& item : queue.items) {
    rows.push_back(item.row);
    scores.push_back(item.score);
  }
  ReviewList list = reviewListOf(original, annotations, rows);
  list.columns.push_back({std::string(toText(queue.by)), "", ColumnRole::Measured, std::move(scores)});
  addPredictions(list, rows, voices, classesToGive(original));
  return list;
}

}  // namespace blendscope
