// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace blendscope {

/// One card of a FITS header.
struct HeaderCard {
  std::string keyword;  ///< empty for a blank card
  std::string value;    ///< as a person reads it: strings without quotes; empty where the card has none
  std::string comment;  ///< for COMMENT, HISTORY and CONTINUE the text of the card
  bool isText = false;  ///< the value is a string
};

/// The header of the image that `loadCutouts` takes from a FITS file, card by card; that of the first HDU if there is
/// no image. Throws Error if the file is not readable FITS. Callable from any thread.
std::vector<HeaderCard> readHeader(const std::filesystem::path& path);

/// Cards of 80 characters each up to END.
std::vector<HeaderCard> parseHeader(std::string_view cards);

const HeaderCard* findCard(const std::vector<HeaderCard>& cards, std::string_view keyword);
/// Numbers as FITS writes them (also 1.5D3); nothing for strings and missing cards.
std::optional<double> cardNumber(const HeaderCard* card);
/// The unit in brackets in a comment, as in "[mag] zero point" or "seeing FWHM [pixels]"; "px" for pixels.
std::string cardUnit(const HeaderCard& card);

}  // namespace blendscope
