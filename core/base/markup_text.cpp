// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/markup_text.h"

namespace blendscope {

namespace {

/// Empty: the character stands for itself.
std::string_view entityOf(char c, LineBreaks breaks) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\r':
      return breaks == LineBreaks::Coded ? "&#13;" : " ";
    case '\n':
      return breaks == LineBreaks::Coded ? "&#10;" : "";
    default:
      return static_cast<unsigned char>(c) < 0x20 && c != '\t' ? " " : "";
  }
}

}  // namespace

std::string escapedMarkup(std::string_view text, LineBreaks breaks) {
  std::string escaped;
  for (const char c : text) {
    const std::string_view entity = entityOf(c, breaks);
    entity.empty() ? escaped.push_back(c) : static_cast<void>(escaped.append(entity));
  }
  return escaped;
}

}  // namespace blendscope
