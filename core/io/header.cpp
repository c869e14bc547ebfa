// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/header.h"

#include <algorithm>

#include "base/number_text.h"
#include "io/fits_image.h"
#include "io/printable_text.h"

namespace blendscope {

namespace {

constexpr std::size_t kCardLength = 80;
constexpr std::size_t kKeywordLength = 8;

void splitComment(std::string_view rest, HeaderCard& card) {
  const std::size_t slash = rest.find('/');
  if (slash != std::string_view::npos) card.comment = trimmed(rest.substr(slash + 1));
}

/// FITS 4.0, 4.2.1: a string stands in quotes, a quote in it is doubled, blanks at its end do not count.
void parseString(std::string_view text, HeaderCard& card) {
  card.isText = true;
  std::size_t at = 1;
  for (; at < text.size(); ++at) {
    if (text[at] == '\'') {
      if (at + 1 >= text.size() || text[at + 1] != '\'') break;
      ++at;
    }
    card.value += text[at];
  }
  card.value = withoutTrailingBlanks(card.value);
  if (at < text.size()) splitComment(text.substr(at + 1), card);
}

void parseValue(std::string_view text, HeaderCard& card) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return;
  text.remove_prefix(first);
  if (text.front() == '\'') {
    parseString(text, card);
  } else {
    card.value = trimmed(text.substr(0, text.find('/')));
    splitComment(text, card);
  }
}

HeaderCard parseCard(std::string_view text) {
  HeaderCard card;
  constexpr std::string_view longKeyword = "HIERARCH ";
  const std::size_t equals = text.find('=');
  if (text.starts_with(longKeyword) && equals != std::string_view::npos) {
    card.keyword = trimmed(text.substr(longKeyword.size(), equals - longKeyword.size()));
    parseValue(text.substr(equals + 1), card);
    return card;
  }
  card.keyword = trimmed(text.substr(0, kKeywordLength));
  if (text.size() > kKeywordLength) {
    if (text.substr(kKeywordLength, 2) == "= ") {
      parseValue(text.substr(kKeywordLength + 2), card);
    } else {
      card.comment = withoutTrailingBlanks(text.substr(kKeywordLength));
    }
  }
  return card;
}

}  // namespace

std::vector<HeaderCard> parseHeader(std::string_view cards) {
  std::vector<HeaderCard> parsed;
  parsed.reserve(cards.size() / kCardLength);
  while (!cards.empty()) {
    parsed.push_back(parseCard(cards.substr(0, kCardLength)));
    cards.remove_prefix(std::min(cards.size(), kCardLength));
    if (parsed.back().keyword == "END") {
      parsed.pop_back();
      break;
    }
  }
  return parsed;
}

const HeaderCard* findCard(const std::vector<HeaderCard>& cards, std::string_view keyword) {
  const auto at = std::find_if(cards.begin(), cards.end(), [&](const HeaderCard& c) { return c.keyword == keyword; });
  return at == cards.end() ? nullptr : &*at;
}

std::optional<double> cardNumber(const HeaderCard* card) {
  if (!card || card->isText) return std::nullopt;
  std::string text = card->value;
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == 'D' || c == 'd'; }, 'E');
  return parseDouble(text);
}

std::string cardUnit(const HeaderCard& card) {
  const std::size_t open = card.comment.find('[');
  const std::size_t close = card.comment.find(']', open == std::string::npos ? 0 : open);
  if (open == std::string::npos || close == std::string::npos) return {};
  const std::string unit(trimmed(std::string_view(card.comment).substr(open + 1, close - open - 1)));
  return unit == "pixels" || unit == "pixel" || unit == "pix" ? "px" : unit;
}

std::vector<HeaderCard> readHeader(const std::filesystem::path& path) {
  const PointLocale locale;
  return parseHeader(FitsImage(path).header());
}

}  // namespace blendscope
