// SPDX-License-Identifier: GPL-3.0-or-later
#include "survey/catalogue.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <span>

namespace blendscope {

namespace {

constexpr std::size_t kMostVisits = 7;
constexpr double kThirdSourceFraction = 0.04;  // of pairs
constexpr double kQuadrantHalfWidth = 0.43;    // deg

/// Puts a source at `companion` from the brightest one, in a random direction. Flux parts are relative to the first.
void addSource(SkyObject& object, const Companion& companion, RandomStream& random) {
  const double angle = random.uniform(0, 2 * std::numbers::pi);
  object.sources[static_cast<std::size_t>(object.sourceCount++)] = {
      companion.separation * std::cos(angle), companion.separation * std::sin(angle),
      std::pow(10.0, -0.4 * companion.magnitudeDifference)};
}

/// Flux parts that sum to 1, positions from the photocentre.
void centre(SkyObject& object) {
  const std::span sources(object.sources.data(), static_cast<std::size_t>(object.sourceCount));
  double flux = 0, x = 0, y = 0;
  for (const auto& source : sources) {
    flux += source.fluxPart;
    x += source.fluxPart * source.x;
    y += source.fluxPart * source.y;
  }
  for (auto& source : sources) source = {source.x - x / flux, source.y - y / flux, source.fluxPart / flux};
}

void addCompanions(SkyObject& object, const StarPopulation& population, RandomStream& random) {
  object.companion = population.drawCompanion(object.kind, random);
  object.binaryProbability = population.binaryProbability(object.companion, object.magnitude);
  addSource(object, object.companion, random);
  if (random.uniform() >= kThirdSourceFraction) return;
  Companion third = population.drawCompanion(ObjectKind::LineOfSight, random);
  third.magnitudeDifference = std::max(third.magnitudeDifference, object.companion.magnitudeDifference);
  addSource(object, third, random);
}

SkyObject drawObject(ObjectKind kind, const ObservingLog& log, const StarPopulation& population, RandomStream& random) {
  SkyObject object;
  object.kind = kind;
  object.magnitude = population.drawMagnitude(kind, random);
  if (kind != ObjectKind::Single) addCompanions(object, population, random);
  centre(object);
  object.field = random.below(log.fields.size());
  const Field& field = log.fields[object.field];
  object.dec = field.dec + random.uniform(-kQuadrantHalfWidth, kQuadrantHalfWidth);
  const double widening = std::cos(object.dec * std::numbers::pi / 180);
  object.ra = std::fmod(field.ra + random.uniform(-kQuadrantHalfWidth, kQuadrantHalfWidth) / widening + 360, 360.0);
  return object;
}

/// Distinct exposures of the object's field.
void addVisits(Catalogue& catalogue, std::size_t count, const ObservingLog& log, RandomStream& random) {
  const auto object = static_cast<std::uint32_t>(catalogue.objects.size() - 1);
  std::array<std::uint32_t, kVisitsPerField> exposures{};
  std::iota(exposures.begin(), exposures.end(),
            static_cast<std::uint32_t>(log.fields[catalogue.objects[object].field].firstExposure));
  random.shuffle(std::span<std::uint32_t>(exposures));
  for (std::size_t i = 0; i < count; ++i) catalogue.visits.push_back({object, exposures[i]});
}

/// Objects in random order, so that their numbers say nothing about their kind.
void shuffleObjects(Catalogue& catalogue, RandomStream& random) {
  std::vector<std::uint32_t> order(catalogue.objects.size());
  std::iota(order.begin(), order.end(), 0U);
  random.shuffle(std::span(order));
  std::vector<SkyObject> objects(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) objects[order[i]] = catalogue.objects[i];
  catalogue.objects = std::move(objects);
  for (Visit& visit : catalogue.visits) visit.object = order[visit.object];
}

}  // namespace

KindCounts challengeProportions(std::size_t total) {
  constexpr std::array<double, 3> kParts{15110.0 / 27253, 7414.0 / 27253, 4729.0 / 27253};
  KindCounts counts{};
  std::array<double, 3> remainder{};
  std::size_t given = 0;
  for (std::size_t k = 0; k < 3; ++k) {
    const double wanted = kParts[k] * static_cast<double>(total);
    counts[k] = static_cast<std::size_t>(wanted + 1e-9);
    remainder[k] = wanted - static_cast<double>(counts[k]);
    given += counts[k];
  }
  for (; given < total; ++given) {
    const auto k = static_cast<std::size_t>(std::max_element(remainder.begin(), remainder.end()) - remainder.begin());
    ++counts[k];
    remainder[k] -= 1;
  }
  return counts;
}

Catalogue drawCatalogue(const KindCounts& counts, const ObservingLog& log, const StarPopulation& population,
                        RandomStream& random) {
  Catalogue catalogue;
  for (const ObjectKind kind : {ObjectKind::Single, ObjectKind::LineOfSight, ObjectKind::Binary}) {
    std::size_t left = counts[static_cast<std::size_t>(kind)];
    while (left > 0) {
      const std::size_t visits = std::min<std::size_t>(left, 1 + random.below(kMostVisits));
      catalogue.objects.push_back(drawObject(kind, log, population, random));
      addVisits(catalogue, visits, log, random);
      left -= visits;
    }
  }
  shuffleObjects(catalogue, random);
  random.shuffle(std::span(catalogue.visits));
  return catalogue;
}

}  // namespace blendscope
