// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>

namespace blendscope {

/// A failure that a person can act on: what went wrong, where (file, row, parameter) and what to do about it.
/// Thrown anywhere in core; caught once, at the job boundary of the window and in `main` of the command line.
class Error : public std::runtime_error {
 public:
  explicit Error(std::string problem, std::string where = {}, std::string remedy = {});

  const std::string& problem() const { return problem_; }
  const std::string& where() const { return where_; }
  const std::string& remedy() const { return remedy_; }

 private:
  std::string problem_;
  std::string where_;
  std::string remedy_;
};

/// The caller asked for something that is not in the language: bad option, bad pipeline text, parameter out of range.
/// The command line answers these with exit code 2.
class UsageError : public Error {
 public:
  using Error::Error;
};

/// Somebody asked a long function to stop, and it did. Not an Error: nothing failed.
class Cancelled {};

}  // namespace blendscope
