// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstring>
#include <nlohmann/json_fwd.hpp>
#include <span>
#include <vector>

#include "study/database.h"

namespace blendscope {

/// Checks that a database is a session or empty, keeps others out, and brings its tables up to what this version knows,
/// in one transaction. Throws Error for files of other programs and of newer versions, which stay as they are.
void prepareSessionSchema(Database& database);

/// What stands in pieces in the table `piece`.
inline constexpr std::string_view kRunPieces = "run";
inline constexpr std::string_view kAppliedPieces = "applied";
/// In place of a division: what the run or applied model is apart from its fitted pipelines.
inline constexpr std::int64_t kContents = -1;

/// Text of the file as JSON; throws Error where it is none.
nlohmann::ordered_json parsedJson(const std::string& text, const std::filesystem::path& file);

template <class T>
std::span<const std::byte> asBytes(const std::vector<T>& values) {
  return std::as_bytes(std::span(values));
}
template <class T>
std::span<const std::byte> asBytes(std::span<const T> values) {
  return std::as_bytes(values);
}

template <class T>
std::vector<T> fromBytes(const std::vector<std::byte>& bytes) {
  std::vector<T> values(bytes.size() / sizeof(T));
  if (!values.empty()) std::memcpy(values.data(), bytes.data(), values.size() * sizeof(T));
  return values;
}

}  // namespace blendscope
