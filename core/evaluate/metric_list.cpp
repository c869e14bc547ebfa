// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/metric_list.h"

#include <vector>

namespace blendscope {

std::span<const MetricInfo> metricList() {
  static const std::vector<MetricInfo> list{
      {"accuracy", "Accuracy", "Share of test rows whose predicted class is the true one, 0…1.", true,
       &Metrics::accuracy},
      {"balanced_accuracy", "Balanced",
       "Mean over the classes of the share that was recognised, 0…1; chance is 1/classes.", true,
       &Metrics::balancedAccuracy},
      {"auc", "AUC", "Probability that a row of the positive class scores above one of the others, 0…1; chance is 0.5.",
       true, &Metrics::auc},
      {"f1", "F1", "Harmonic mean of precision and recall of the positive class, 0…1.", true, &Metrics::f1},
      {"mcc", "MCC", "Matthews' correlation of predicted and true class, −1…1; chance is 0.", true, &Metrics::mcc},
      {"brier", "Brier", "Mean squared difference of probabilities and truth, summed over classes, 0…2.", false,
       &Metrics::brier},
      {"log_loss", "Log loss", "Mean of −ln(probability of the true class), from 0 up.", false, &Metrics::logLoss},
      {"ece", "ECE",
       "Expected gap between the largest probability and the share of hits, in 15 bins of equal number, 0…1.", false,
       &Metrics::ece},
  };
  return list;
}

}  // namespace blendscope
