// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "base/progress.h"
#include "data/cutout_set.h"
#include "data/row_set.h"
#include "imaging/profile.h"

/// How the classes of a set differ in numbers rather than pixels.
namespace blendscope {

/// How far two classes lie apart in one quantity.
struct Separation {
  int from = 0;  ///< class
  int to = 0;    ///< class
  /// Numbers: Cohen's d, mean of `to` minus mean of `from` over their pooled standard deviation. Words: Cramér's V of
  /// class against word turned into a d, 2V/√(1 − V²) (Borenstein et al. 2009, eq. 7.5), never negative.
  double effect = 0;
  double low = 0;  ///< 95 % interval of the effect, from its standard error (Borenstein et al. 2009, eq. 4.20)
  double high = 0;
};

/// One quantity by class.
struct ClassDistribution {
  enum class Source { Moment, Measured, Truth };
  static constexpr std::uint8_t kNoBin = std::numeric_limits<std::uint8_t>::max();

  std::string name;   ///< column of the metadata or of computeMoments
  std::string label;  ///< for people
  std::string help;   ///< one line; empty for columns of the metadata
  std::string unit;   ///< empty if there is none
  Source source = Source::Moment;
  std::vector<double> edges;                     ///< of the bins, ascending, one more than bins; empty for words
  std::vector<std::string> words;                ///< one per bin; empty for numbers
  std::vector<std::vector<std::size_t>> counts;  ///< per class, per bin
  std::vector<std::uint8_t> binOf;               ///< per row of the set; kNoBin: no value
  std::vector<Separation> separations;           ///< every pair of classes that both have two values or more

  std::size_t binCount() const { return edges.empty() ? words.size() : edges.size() - 1; }
  /// The pair that lies farthest apart; null without pairs.
  const Separation* widest() const;
};

/// Every moment and every column of the metadata that has two values or more and, if they are words, at most twenty
/// different ones. Farthest apart first, by the size of their widest effect; those of truth columns after all others,
/// since a classifier never sees them.
///
/// Numbers fall into bins of equal width between their 0.5 % and 99.5 % quantiles; what lies beyond falls into the
/// first and the last. Rows without a class have a bin but no count. Rows with non-finite pixels have no moments. Same
/// result on any number of threads.
std::vector<ClassDistribution> classDistributions(const CutoutSet& set, const Progress& progress);

/// Rows of one class in one bin.
RowSet rowsInBin(const CutoutSet& set, const ClassDistribution& distribution, int c, std::size_t bin);

/// How the light of a class falls off with the distance from the centre, images freed of their sky and divided by their
/// flux.
struct ClassProfile {
  int classIndex = 0;
  RadialProfile profile;  ///< `spread` is that between images
};

/// Classes with images, in their order; an even choice of at most kPortraitSample images each.
std::vector<ClassProfile> classProfiles(const CutoutSet& set, const Progress& progress);

}  // namespace blendscope
