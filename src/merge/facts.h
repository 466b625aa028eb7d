#pragma once

#include "merge/actor_kin.h"
#include "model/event.h"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace marsad::merge {

/// Texts as numbers, so that comparing is cheap. Equal texts, equal numbers; which number says nothing.
class Names {
  public:
    /// 0 for the empty text.
    [[nodiscard]] std::uint32_t number(const std::string& text);

  private:
    std::unordered_map<std::string, std::uint32_t> numbers_;
};

/// The names of one side of an event that say somebody in particular, sorted.
struct Side {
    std::vector<std::uint32_t> names;
    std::vector<std::string> texts; ///< in the order of `names`
};

/// Killed or injured: [low, high], high nothing = open; `exact` where one figure is told as such.
struct Toll {
    std::int64_t low;
    std::optional<std::int64_t> high;
    std::optional<std::int64_t> exact;
};

/// A sentence without its punctuation: how many words, their hash, and the hashes of each three in a row (the smallest 64, sorted).
struct TextSketch {
    std::uint64_t hash = 0;
    std::uint32_t word_count = 0;
    std::vector<std::uint32_t> shingles;
};
[[nodiscard]] TextSketch sketch_of(std::string_view sentence);
/// Word for word, with words enough not to be chance.
[[nodiscard]] bool same_text(const TextSketch& a, const TextSketch& b);
/// Four in five of the shorter one's triples of words stand in the other.
[[nodiscard]] bool near_text(const TextSketch& a, const TextSketch& b);

/// What of an event is compared. Positions and radii have the decimals of a layer, so that a layer read back is merged like
/// the reports it came from.
struct Facts {
    std::uint32_t report = 0;
    std::optional<timeline::DayInterval> days;
    bool vague_days = false; ///< longer than a night
    std::optional<geo::LonLat> position;
    double radius_km = 0.0;
    bool region = false; ///< a province, a country, or as vague as one
    std::uint32_t place = 0;
    std::uint32_t place_name = 0;
    std::uint32_t country = 0;
    std::uint32_t admin1 = 0;
    model::SubEventType type = model::SubEventType::Other;
    model::Weapon weapon = model::Weapon::Unknown;
    Side actors;
    Side targets; ///< without civilians
    std::optional<Toll> dead;
    std::optional<Toll> hurt;
    std::optional<std::int64_t> joint;
    std::optional<int> minutes; ///< since midnight
    std::optional<model::TimeOfDay> time_of_day;
    std::optional<timeline::Day> published;
    std::uint32_t what_start = 0; ///< where the words of the act begin in the report
    TextSketch text;
};

[[nodiscard]] Facts facts_of(const model::Event& event, const ActorKin& kin, Names& names);

} // namespace marsad::merge
