// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "report/canvas.h"

namespace blendscope {

struct Paragraph {
  enum class Kind { Plain, Answer, Warning, Command };
  std::string text;
  Kind kind = Kind::Plain;
};

struct Table {
  std::string caption;
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;  ///< each as long as the header
  std::size_t textColumns = 1;                 ///< the first ones hold words, the others figures
  bool folded = false;                         ///< long: closed until wanted, where the form allows that
};

using Block = std::variant<Paragraph, Table, Figure>;

struct Section {
  std::string heading;
  std::vector<Block> blocks;
};

/// What a report says, apart from how it is set.
struct Document {
  std::string title;
  std::string subtitle;
  std::vector<Section> sections;
};

/// One file that needs no other, with figures as SVG.
std::string toHtml(const Document& document);

/// Pages of A4 (Cairo) as the bytes of a PDF. Throws Error if Cairo cannot.
std::string toPdf(const Document& document);

}  // namespace blendscope
