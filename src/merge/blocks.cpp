#include "merge/blocks.h"

#include "base/hash.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <tuple>

namespace marsad::merge {

namespace {

constexpr double kCellDeg = 0.25;
constexpr double kKmPerDeg = 111.0;
constexpr int kCellsAround = static_cast<int>(360.0 / kCellDeg);
constexpr double kLeastCosine = 0.05; ///< nearer to the poles a box would be the whole circle
constexpr std::uint32_t kLeastTextWords = 6;

std::uint64_t key_of(std::uint64_t a, std::uint64_t b, std::uint64_t c = 0) {
    const std::array words{a, b, c};
    std::uint64_t key = 0x51ED270B35B4D3C1ULL;
    for (const std::uint64_t word : words) {
        key = (key ^ word) * 0x9E3779B97F4A7C15ULL;
        key ^= key >> 29;
    }
    return key;
}

std::uint64_t number_of(timeline::Day day) { return static_cast<std::uint64_t>(day.time_since_epoch().count() + (std::int64_t{1} << 32)); }

std::uint64_t cell_key(timeline::Day day, int row, int column) {
    const int around = ((column % kCellsAround) + kCellsAround) % kCellsAround;
    const int from_south = row + kCellsAround;
    return key_of(number_of(day), static_cast<std::uint64_t>(from_south), static_cast<std::uint64_t>(around));
}

int cell_of(double degrees) { return static_cast<int>(std::floor(degrees / kCellDeg)); }

/// Calls use(row, column) for the cells that the box around a place touches.
template <typename Use>
void for_each_cell(const Facts& facts, Use use) {
    const double reach_km = std::max(facts.radius_km, 1.0);
    const double lat = facts.position->lat_deg();
    const double lon = facts.position->lon_deg();
    const double lat_reach = reach_km / kKmPerDeg + 1e-6;
    const double cosine = std::max(std::cos((std::abs(lat) + lat_reach) * std::numbers::pi / 180.0), kLeastCosine);
    const double lon_reach = std::min(lat_reach / cosine, 179.0);
    for (int row = cell_of(lat - lat_reach); row <= cell_of(lat + lat_reach); ++row) {
        for (int column = cell_of(lon - lon_reach); column <= cell_of(lon + lon_reach); ++column) {
            use(row, column);
        }
    }
}

template <typename Use>
void for_each_day(const timeline::DayInterval& days, int before, int after, Use use) {
    for (timeline::Day day = days.first - std::chrono::days(before); day <= days.last + std::chrono::days(after); day += std::chrono::days(1)) {
        use(day);
    }
}

/// Neighbours in this order are alike in what judge() looks at. It must not depend on the order of the input: no numbers of names.
std::uint64_t likeness_of(const Facts& facts) {
    const auto type = static_cast<std::uint64_t>(model::type_of(facts.type));
    const std::uint64_t actor = facts.actors.texts.empty() ? 0 : base::hash_bytes(facts.actors.texts.front()) & 0xFFFFFU;
    const auto weapon = static_cast<std::uint64_t>(facts.weapon);
    const std::uint64_t toll = facts.dead ? static_cast<std::uint64_t>(std::clamp<std::int64_t>(facts.dead->low, 0, 0xFFFE)) + 1 : 0;
    return type << 60U | actor << 36U | weapon << 28U | toll << 8U | (facts.text.hash & 0xFFU);
}

bool is_exact(const Facts& facts) { return facts.position && !facts.region && facts.days && !facts.vague_days; }

std::optional<std::int64_t> exact_toll(const Facts& facts, std::int64_t least) {
    return facts.dead && facts.dead->exact && *facts.dead->exact >= least ? facts.dead->exact : std::nullopt;
}

std::uint64_t toll_key(timeline::Day day, const Facts& facts, std::int64_t toll) { return key_of(number_of(day), facts.country, static_cast<std::uint64_t>(toll)); }
std::uint64_t place_key(const Facts& facts, std::int64_t toll) { return key_of(facts.place, static_cast<std::uint64_t>(toll), 7); }

} // namespace

Blocks::Blocks(std::span<const Facts> facts) : facts_(facts) {
    for (std::uint32_t event = 0; event < facts.size(); ++event) {
        insert(event);
    }
    for (Index* const index : {&points_, &reaches_, &tolls_, &at_place_, &regions_, &texts_}) {
        finish(*index);
    }
}

void Blocks::insert(std::uint32_t event) {
    const Facts& facts = facts_[event];
    const std::uint64_t likeness = likeness_of(facts);
    if (facts.text.word_count >= kLeastTextWords) {
        texts_.push_back({facts.text.hash, likeness, event});
    }
    if (!facts.position || !facts.days) {
        return;
    }
    if (const auto toll = exact_toll(facts, 3); toll && facts.place != 0) {
        at_place_.push_back({place_key(facts, *toll), number_of(facts.days->first), event});
    }
    if (facts.vague_days) {
        return;
    }
    if (const auto toll = exact_toll(facts, 2)) {
        for_each_day(*facts.days, 0, 0, [&](timeline::Day day) { tolls_.push_back({toll_key(day, facts, *toll), likeness, event}); });
    }
    if (facts.region) {
        for_each_day(*facts.days, 0, 0, [&](timeline::Day day) { regions_.push_back({key_of(number_of(day), facts.place, 3), likeness, event}); });
        return;
    }
    for_each_day(*facts.days, 0, 0, [&](timeline::Day day) {
        points_.push_back({cell_key(day, cell_of(facts.position->lat_deg()), cell_of(facts.position->lon_deg())), likeness, event});
        for_each_cell(facts, [&](int row, int column) { reaches_.push_back({cell_key(day, row, column), likeness, event}); });
    });
}

void Blocks::finish(Index& index) {
    // Equal likeness: by what does not change with the order of the input, as far as there is anything.
    std::sort(index.begin(), index.end(), [](const Entry& a, const Entry& b) { return std::tie(a.block, a.likeness, a.event) < std::tie(b.block, b.likeness, b.event); });
    for (std::size_t begin = 0; begin < index.size();) {
        std::size_t end = begin;
        while (end < index.size() && index[end].block == index[begin].block) {
            ++end;
        }
        crowded_count_ += end - begin > kNearest ? 1 : 0;
        begin = end;
    }
}

void Blocks::seek(const Index& index, std::uint64_t block, std::uint64_t likeness, std::vector<std::uint32_t>& found) const {
    const auto begin = std::lower_bound(index.begin(), index.end(), block, [](const Entry& entry, std::uint64_t key) { return entry.block < key; });
    const auto end = std::upper_bound(begin, index.end(), block, [](std::uint64_t key, const Entry& entry) { return key < entry.block; });
    auto first = begin;
    auto last = end;
    if (end - begin > static_cast<std::ptrdiff_t>(kNearest)) {
        const auto here = std::lower_bound(begin, end, likeness, [](const Entry& entry, std::uint64_t key) { return entry.likeness < key; });
        constexpr auto kHalf = static_cast<std::ptrdiff_t>(kNearest / 2);
        first = here - std::min(kHalf, here - begin);
        last = here + std::min(kHalf, end - here);
    }
    for (; first != last; ++first) {
        found.push_back(first->event);
    }
}

std::vector<std::uint32_t> Blocks::candidates(std::uint32_t event) const {
    const Facts& facts = facts_[event];
    const std::uint64_t likeness = likeness_of(facts);
    std::vector<std::uint32_t> found;
    if (facts.text.word_count >= kLeastTextWords) {
        seek(texts_, facts.text.hash, likeness, found);
    }
    if (is_exact(facts)) {
        for_each_day(*facts.days, 1, 1, [&](timeline::Day day) {
            for_each_cell(facts, [&](int row, int column) { seek(points_, cell_key(day, row, column), likeness, found); });
            seek(reaches_, cell_key(day, cell_of(facts.position->lat_deg()), cell_of(facts.position->lon_deg())), likeness, found);
        });
    } else if (facts.position && facts.days && !facts.vague_days) {
        for_each_day(*facts.days, 1, 1, [&](timeline::Day day) {
            seek(regions_, key_of(number_of(day), facts.place, 3), likeness, found);
            if (const auto toll = exact_toll(facts, 2)) {
                seek(tolls_, toll_key(day, facts, *toll), likeness, found);
            }
        });
    }
    if (facts.position && facts.days && facts.vague_days && facts.place != 0) {
        if (const auto toll = exact_toll(facts, 3)) {
            const auto middle = timeline::event_day(*facts.days, timeline::TimePrecision::Longer);
            seek(at_place_, place_key(facts, *toll), number_of(middle), found);
        }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    std::erase(found, event);
    return found;
}

} // namespace marsad::merge
