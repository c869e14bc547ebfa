// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/sky_position.h"

#include <wcslib/wcs.h>
#include <wcslib/wcshdr.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <mutex>
#include <string_view>
#include <vector>

namespace blendscope {

namespace {

constexpr std::size_t kSkyPositionCardLength = 80;
constexpr int kSkyPositionMostAxes = 9;

/// First letters of the cards that coordinates are made of (FITS 4.0, table 22; CROTA of old; A_…, B_…, AP_…, BP_… of
/// SIP).
constexpr std::array<std::string_view, 22> kWcsCards = {
    "NAXIS", "WCSAXES", "CTYPE",   "CRPIX",   "CRVAL", "CDELT",   "CUNIT",    "CROTA", "CD", "PC",  "PV",
    "PS",    "LONPOLE", "LATPOLE", "EQUINOX", "EPOCH", "RADESYS", "RADECSYS", "A_",    "B_", "AP_", "BP_"};

/// The cards of a header that WCSLIB needs; it takes long over the hundreds of others.
std::string wcsCards(std::string_view headerCards) {
  std::string chosen;
  while (headerCards.size() >= kSkyPositionCardLength) {
    const std::string_view card = headerCards.substr(0, kSkyPositionCardLength);
    headerCards.remove_prefix(kSkyPositionCardLength);
    const bool wanted = std::any_of(kWcsCards.begin(), kWcsCards.end(),
                                    [&](std::string_view start) { return card.starts_with(start); });
    if (wanted) chosen += card;
  }
  return chosen + "END" + std::string(kSkyPositionCardLength - 3, ' ');
}

/// Coordinate systems of one header, freed at the end.
struct ParsedWcs {
  explicit ParsedWcs(const std::string& headerCards) {
    // The lexer's thread safety depends on how WCSLIB was built.
    static std::mutex lexer;
    std::string header = wcsCards(headerCards);
    const std::lock_guard lock(lexer);
    int rejected = 0;
    failed = wcspih(header.data(), static_cast<int>(header.size() / kSkyPositionCardLength), WCSHDR_all, 0, &rejected, &count,
                    &systems) != 0;
  }
  ~ParsedWcs() { wcsvfree(&count, &systems); }
  ParsedWcs(const ParsedWcs&) = delete;
  ParsedWcs& operator=(const ParsedWcs&) = delete;

  bool failed = false;
  int count = 0;
  wcsprm* systems = nullptr;
};

bool isEquatorial(const wcsprm& wcs) {
  return wcs.lng >= 0 && wcs.lat >= 0 && std::strncmp(wcs.lngtyp, "RA", 2) == 0 &&
         std::strncmp(wcs.lattyp, "DEC", 3) == 0;
}

}  // namespace

std::optional<SkyPosition> skyPosition(const std::string& headerCards, double x, double y) {
  if (headerCards.find("CTYPE") == std::string::npos) return std::nullopt;
  ParsedWcs parsed(headerCards);
  if (parsed.failed || parsed.count < 1 || wcsset(parsed.systems) != 0) return std::nullopt;
  wcsprm& wcs = parsed.systems[0];
  if (wcs.naxis < 2 || wcs.naxis > kSkyPositionMostAxes || !isEquatorial(wcs)) return std::nullopt;

  std::array<double, kSkyPositionMostAxes> pixel{};
  std::array<double, kSkyPositionMostAxes> intermediate{};
  std::array<double, kSkyPositionMostAxes> world{};
  pixel.fill(1);
  pixel[0] = x;
  pixel[1] = y;
  double phi = 0;
  double theta = 0;
  int invalid = 0;
  if (wcsp2s(&wcs, 1, wcs.naxis, pixel.data(), intermediate.data(), &phi, &theta, world.data(), &invalid) != 0) {
    return std::nullopt;
  }
  const SkyPosition position{world[static_cast<std::size_t>(wcs.lng)], world[static_cast<std::size_t>(wcs.lat)]};
  if (!std::isfinite(position.ra) || !std::isfinite(position.dec)) return std::nullopt;
  return position;
}

}  // namespace blendscope
