// SPDX-License-Identifier: GPL-3.0-or-later
#include "classify/classifiers.h"

#include "classify/adaboost.h"
#include "classify/boost.h"
#include "classify/cnn.h"
#include "classify/discriminant.h"
#include "classify/exact_gp.h"
#include "classify/forest.h"
#include "classify/knn.h"
#include "classify/logistic.h"
#include "classify/mlp.h"
#include "classify/muygps.h"
#include "classify/naive_bayes.h"
#include "classify/nuisance.h"
#include "classify/psf_likelihood.h"
#include "classify/svm.h"

namespace blendscope {

const ClassifierRegistry& classifiers() {
  static const ClassifierRegistry registry({
      muygpsEntry(),
      knnEntry(),
      logisticEntry(),
      naiveBayesEntry(),
      linearDiscriminantEntry(),
      quadraticDiscriminantEntry(),
      forestEntry(),
      boostEntry(),
      adaboostEntry(),
      svmEntry(),
      mlpEntry(),
      cnnEntry(),
      psfLikelihoodEntry(),
      exactGpEntry(),
      nuisanceEntry(),
  });
  return registry;
}

}  // namespace blendscope
