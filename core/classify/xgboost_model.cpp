// SPDX-License-Identifier: GPL-3.0-or-later
#include "classify/xgboost_model.h"

#include <fmt/format.h>
#include <xgboost/c_api.h>
#include <algorithm>
#include <cstdint>
#include <thread>

#include "base/error.h"
#include "base/parallel.h"

namespace blendscope {

namespace {

void check(int status) {
  if (status == 0) return;
  // The first line says what; a stack trace follows.
  std::string problem = XGBGetLastError();
  problem.resize(std::min(problem.find('\n'), problem.size()));
  throw Error("XGBoost failed: " + problem, "step 'boost'", "Look at the parameters and the training rows.");
}

/// XGBoost keeps this setting per thread.
void keepQuiet() { check(XGBSetGlobalConfig("{\"verbosity\": 0}")); }

std::string arrayInterface(MatrixView<const float> values) {
  return fmt::format(R"({{"data": [{}, true], "shape": [{}, {}], "typestr": "<f4", "version": 3}})",
                     reinterpret_cast<std::uintptr_t>(values.data()), values.rows(), values.cols());
}

/// Threads for the training of `rows` rows; the result does not depend on them. Few rows are trained faster by one
/// thread than by several that wait for each other. OpenMP's threads wait in a loop as long as it believes that each
/// has a core to itself, which ruins them where other programs run; one thread more than cores makes them sleep.
std::size_t trainingThreads(std::size_t rows) {
#ifdef BLENDSCOPE_PLAIN_THREADS
  (void)rows;
  return 1;  // ThreadSanitizer does not see the barriers of OpenMP
#else
  constexpr std::size_t fewRows = 4000;
  const std::size_t threads = rows < fewRows ? 1 : threadCount();
  const std::size_t cores = std::thread::hardware_concurrency();
  return threads > 1 && threads >= cores ? cores + 1 : threads;
#endif
}

void freeRows(void* handle) { XGDMatrixFree(handle); }
void freeModel(void* handle) { XGBoosterFree(handle); }

}  // namespace

XgboostRows::XgboostRows(MatrixView<const float> values) {
  keepQuiet();
  DMatrixHandle handle = nullptr;
  const std::string config = fmt::format(R"({{"missing": NaN, "nthread": {}}})", trainingThreads(values.rows()));
  check(XGDMatrixCreateFromDense(arrayInterface(values).c_str(), config.c_str(), &handle));
  handle_ = {handle, freeRows};
  count_ = values.rows();
}

XgboostModel::XgboostModel(const XgboostRows& rows, std::size_t margins, const Settings& settings) {
  keepQuiet();
  const DMatrixHandle known[] = {rows.handle()};
  BoosterHandle handle = nullptr;
  check(XGBoosterCreate(known, 1, &handle));
  handle_ = {handle, freeModel};
  const auto set = [&](const std::string& name, const std::string& value) {
    check(XGBoosterSetParam(handle, name.c_str(), value.c_str()));
  };
  set("nthread", fmt::format("{}", trainingThreads(rows.count())));
  set("tree_method", "hist");
  // Slopes come from outside; the objective only says how many margins a row has and that they start at 0.
  if (margins > 1) {
    set("objective", "multi:softprob");
    set("num_class", fmt::format("{}", margins));
    set("base_score", "0");
  } else {
    set("objective", "binary:logitraw");
    set("base_score", "0");
  }
  for (const auto& [name, value] : settings) set(name, value);
}

XgboostModel::XgboostModel(const std::string& bytes) {
  keepQuiet();
  BoosterHandle handle = nullptr;
  check(XGBoosterCreate(nullptr, 0, &handle));
  handle_ = {handle, freeModel};
  check(XGBoosterLoadModelFromBuffer(handle, bytes.data(), bytes.size()));
  finish();
}

void XgboostModel::addRound(const XgboostRows& rows, std::span<float> slopes, std::span<float> curvatures) {
  check(XGBoosterBoostOneIter(handle_.get(), rows.handle(), slopes.data(), curvatures.data(), slopes.size()));
}

void XgboostModel::finish() {
  check(XGBoosterSetParam(handle_.get(), "nthread", "1"));
  // The first call after a change of settings configures; later ones only read.
  margins(Matrix<float>(1, features(), 0.0F));
}

std::span<const float> XgboostModel::trainingMargins(const XgboostRows& rows) const {
  constexpr const char* config =
      R"({"type": 1, "training": false, "iteration_begin": 0, "iteration_end": 0, "strict_shape": true})";
  const bst_ulong* shape = nullptr;
  bst_ulong dimensions = 0;
  const float* result = nullptr;
  check(XGBoosterPredictFromDMatrix(handle_.get(), rows.handle(), config, &shape, &dimensions, &result));
  return {result, shape[0] * shape[1]};
}

std::vector<float> XgboostModel::margins(MatrixView<const float> values) const {
  keepQuiet();
  constexpr const char* config =
      R"({"type": 1, "training": false, "iteration_begin": 0, "iteration_end": 0, "strict_shape": true, )"
      R"("missing": NaN, "cache_id": 0})";
  const bst_ulong* shape = nullptr;
  bst_ulong dimensions = 0;
  const float* result = nullptr;
  check(XGBoosterPredictFromDense(handle_.get(), arrayInterface(values).c_str(), config, nullptr, &shape, &dimensions,
                                  &result));
  return {result, result + shape[0] * shape[1]};
}

std::size_t XgboostModel::features() const {
  bst_ulong count = 0;
  check(XGBoosterGetNumFeature(handle_.get(), &count));
  return count;
}

std::string XgboostModel::bytes() const {
  keepQuiet();
  bst_ulong size = 0;
  const char* bytes = nullptr;
  check(XGBoosterSaveModelToBuffer(handle_.get(), R"({"format": "ubj"})", &size, &bytes));
  return {bytes, size};
}

}  // namespace blendscope
