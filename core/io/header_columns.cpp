// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/header_columns.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string_view>

#include "base/number_text.h"
#include "io/text_column.h"

namespace blendscope {

namespace {

struct KnownCard {
  std::string_view keyword;
  std::string_view unit;  ///< where the card's comment names none
};

constexpr std::array kKnownCards = {KnownCard{"SEEING", ""},
                                    KnownCard{"MAGZP", "mag"},
                                    KnownCard{"MAGZPUNC", "mag"},
                                    KnownCard{"MAGLIM", "mag"},
                                    KnownCard{"FILTER", ""},
                                    KnownCard{"OBSMJD", "d"},
                                    KnownCard{"MJD-OBS", "d"},
                                    KnownCard{"DATE-OBS", ""},
                                    KnownCard{"EXPTIME", "s"},
                                    KnownCard{"AIRMASS", ""},
                                    KnownCard{"FIELDID", ""},
                                    KnownCard{"CCDID", ""},
                                    KnownCard{"QID", ""},
                                    KnownCard{"RCID", ""},
                                    KnownCard{"EXPID", ""},
                                    KnownCard{"GAIN", "e-/DN"},
                                    KnownCard{"READNOI", "e-"},
                                    KnownCard{"SATURATE", "DN"},
                                    KnownCard{"PIXSCALE", "arcsec"},
                                    KnownCard{"INFOBITS", ""},
                                    KnownCard{"STATUS", ""},
                                    KnownCard{"OBJECT", ""},
                                    KnownCard{"TELESCOP", ""},
                                    KnownCard{"INSTRUME", ""}};

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

std::size_t knownIndex(std::string_view keyword) {
  const auto at = std::find_if(kKnownCards.begin(), kKnownCards.end(),
                               [&](const KnownCard& known) { return known.keyword == keyword; });
  return static_cast<std::size_t>(at - kKnownCards.begin());
}

bool anyFinite(const std::vector<double>& values, const std::vector<std::size_t>& files) {
  return std::any_of(files.begin(), files.end(), [&](std::size_t f) { return std::isfinite(values[f]); });
}

std::vector<double> picked(const std::vector<double>& values, const std::vector<std::size_t>& files) {
  std::vector<double> chosen;
  chosen.reserve(files.size());
  for (const std::size_t f : files) chosen.push_back(values[f]);
  return chosen;
}

}  // namespace

HeaderColumns::HeaderColumns(std::size_t files)
    : numbers_(kKnownCards.size(), std::vector<double>(files, kMissing)),
      words_(files),
      ra_(files, kMissing),
      dec_(files, kMissing),
      units_(kKnownCards.size()) {}

void HeaderColumns::set(std::size_t file, const std::vector<HeaderCard>& cards,
                        const std::optional<SkyPosition>& centre) {
  for (const HeaderCard& card : cards) {
    const std::size_t known = knownIndex(card.keyword);
    if (known == kKnownCards.size() || card.value.empty()) continue;
    if (const auto number = cardNumber(&card)) {
      numbers_[known][file] = *number;
    } else {
      words_[file].emplace_back(known, card.value);
    }
    if (std::string unit = cardUnit(card); !unit.empty()) {
      const std::lock_guard lock(unitMutex_);
      if (file < units_[known].file) units_[known] = {file, std::move(unit)};
    }
  }
  if (centre) {
    ra_[file] = centre->ra;
    dec_[file] = centre->dec;
  }
}

const std::string* HeaderColumns::wordOf(std::size_t file, std::size_t card) const {
  for (const auto& [index, word] : words_[file]) {
    if (index == card) return &word;
  }
  return nullptr;
}

bool HeaderColumns::isPresent(std::size_t card, const std::vector<std::size_t>& files) const {
  return std::any_of(files.begin(), files.end(),
                     [&](std::size_t f) { return !std::isnan(numbers_[card][f]) || wordOf(f, card); });
}

MetadataColumn HeaderColumns::column(std::size_t card, const std::vector<std::size_t>& files) const {
  MetadataColumn column;
  column.name = kKnownCards[card].keyword;
  column.unit = units_[card].text.empty() ? std::string(kKnownCards[card].unit) : units_[card].text;
  const bool hasWords = std::any_of(files.begin(), files.end(), [&](std::size_t f) { return wordOf(f, card); });
  if (!hasWords) {
    column.values = picked(numbers_[card], files);
    return column;
  }
  TextColumn words(files.size());
  for (const std::size_t f : files) {
    const std::string* word = wordOf(f, card);
    const double number = numbers_[card][f];
    words.append(word ? *word : std::isnan(number) ? std::string() : formatNumber(number));
  }
  column.values = std::move(words).take();
  return column;
}

void HeaderColumns::addTo(MetadataTable& table, const std::vector<std::size_t>& files) const {
  for (std::size_t card = 0; card < kKnownCards.size(); ++card) {
    if (isPresent(card, files)) table.add(column(card, files));
  }
  if (anyFinite(ra_, files)) {
    table.add({"RA", "deg", ColumnRole::Measured, picked(ra_, files)});
    table.add({"Dec", "deg", ColumnRole::Measured, picked(dec_, files)});
  }
}

}  // namespace blendscope
