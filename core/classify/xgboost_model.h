// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/matrix.h"

namespace blendscope {

/// XGBoost's C functions as objects; their failures become Error. It writes nothing to the terminal.

/// Training rows in XGBoost's own form.
class XgboostRows {
 public:
  explicit XgboostRows(MatrixView<const float> values);
  void* handle() const { return handle_.get(); }
  std::size_t count() const { return count_; }

 private:
  std::shared_ptr<void> handle_;
  std::size_t count_ = 0;
};

/// Trees that give each row one margin, or one per class. Const functions may be called from several threads at once.
class XgboostModel {
 public:
  using Settings = std::vector<std::pair<std::string, std::string>>;

  /// An empty model over `rows`, which must outlive its training. `margins`: 1 or the number of classes, at least 3.
  XgboostModel(const XgboostRows& rows, std::size_t margins, const Settings& settings);
  /// One that `bytes` was called on. Throws Error if it is none.
  explicit XgboostModel(const std::string& bytes);

  /// Adds one tree per margin; slopes and curvatures of the loss are rows × margins.
  void addRound(const XgboostRows& rows, std::span<float> slopes, std::span<float> curvatures);
  /// Ends training: from now on prediction works in the calling thread alone.
  void finish();

  /// Margins of the training rows, rows × margins; valid until the next call.
  std::span<const float> trainingMargins(const XgboostRows& rows) const;
  /// Margins of new rows.
  std::vector<float> margins(MatrixView<const float> values) const;

  std::size_t features() const;
  std::string bytes() const;

 private:
  std::shared_ptr<void> handle_;
};

}  // namespace blendscope
