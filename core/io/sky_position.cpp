// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/sky_position.h"

#include <fmt/format.h>
#include <wcslib/wcs.h>
#include <wcslib/wcshdr.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <mutex>
#include <numbers>
#include <string_view>
#include <utility>

namespace blendscope {

namespace {

constexpr std::size_t kSkyPositionCardLength = 80;
constexpr int kMostAxes = 9;

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

bool isEquatorial(const wcsprm& wcs) {
  return wcs.lng >= 0 && wcs.lat >= 0 && std::strncmp(wcs.lngtyp, "RA", 2) == 0 &&
         std::strncmp(wcs.lattyp, "DEC", 3) == 0;
}

/// Whole units of time or angle as "dd:mm:ss.fff"; `perSecond` units make a second.
std::string threeParts(long long units, long long perSecond, int decimals) {
  const long long seconds = units / perSecond;
  return fmt::format("{:02}:{:02}:{:02}.{:0{}}", seconds / 3600, seconds / 60 % 60, seconds % 60, units % perSecond,
                     decimals);
}

}  // namespace

std::string sexagesimal(const SkyPosition& position) {
  constexpr long long kMillisecondsPerDay = 86'400'000;
  const long long time = std::llround(position.ra / 360 * kMillisecondsPerDay) % kMillisecondsPerDay;
  const long long angle = std::llround(std::abs(position.dec) * 360'000);
  return fmt::format("{} {}{}", threeParts(time, 1000, 3), position.dec < 0 ? '-' : '+', threeParts(angle, 100, 2));
}

/// Coordinate systems of one header, freed at the end.
struct SkyCoordinates::Parsed {
  explicit Parsed(const std::string& headerCards) {
    // The lexer's thread safety depends on how WCSLIB was built.
    static std::mutex lexer;
    std::string header = wcsCards(headerCards);
    const std::lock_guard lock(lexer);
    int rejected = 0;
    failed = wcspih(header.data(), static_cast<int>(header.size() / kSkyPositionCardLength), WCSHDR_all, 0, &rejected,
                    &count, &systems) != 0;
  }
  ~Parsed() { wcsvfree(&count, &systems); }
  Parsed(const Parsed&) = delete;
  Parsed& operator=(const Parsed&) = delete;

  bool isUsable() const {
    if (failed || count < 1 || wcsset(systems) != 0) return false;
    return systems[0].naxis >= 2 && systems[0].naxis <= kMostAxes && isEquatorial(systems[0]);
  }

  bool failed = false;
  int count = 0;
  wcsprm* systems = nullptr;
};

SkyCoordinates::SkyCoordinates(std::unique_ptr<Parsed> parsed) : parsed_(std::move(parsed)) {}

SkyCoordinates::~SkyCoordinates() = default;

std::shared_ptr<const SkyCoordinates> SkyCoordinates::read(const std::string& headerCards) {
  if (headerCards.find("CTYPE") == std::string::npos) return nullptr;
  auto parsed = std::make_unique<Parsed>(headerCards);
  if (!parsed->isUsable()) return nullptr;
  return std::shared_ptr<const SkyCoordinates>(new SkyCoordinates(std::move(parsed)));
}

std::optional<SkyAxes> SkyCoordinates::axesAt(double x, double y) const {
  const auto left = at(x - 0.5, y);
  const auto right = at(x + 0.5, y);
  const auto below = at(x, y - 0.5);
  const auto above = at(x, y + 0.5);
  if (!left || !right || !below || !above) return std::nullopt;
  const auto east = [](const SkyPosition& from, const SkyPosition& to) {
    const double shrink = std::cos(0.5 * (from.dec + to.dec) * std::numbers::pi / 180);
    return std::remainder(to.ra - from.ra, 360) * shrink;
  };
  const SkyAxes axes{east(*left, *right), east(*below, *above), right->dec - left->dec, above->dec - below->dec};
  if (axes.determinant() == 0) return std::nullopt;
  return axes;
}

std::optional<SkyPosition> SkyCoordinates::at(double x, double y) const {
  const std::lock_guard lock(mutex_);
  wcsprm& wcs = parsed_->systems[0];
  std::array<double, kMostAxes> pixel{};
  std::array<double, kMostAxes> intermediate{};
  std::array<double, kMostAxes> world{};
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

std::optional<SkyPosition> skyPosition(const std::string& headerCards, double x, double y) {
  const auto coordinates = SkyCoordinates::read(headerCards);
  return coordinates ? coordinates->at(x, y) : std::nullopt;
}

}  // namespace blendscope
