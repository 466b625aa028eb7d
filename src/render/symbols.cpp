#include "render/symbols.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace marsad::render {

namespace {

void absorb(Symbol& into, const Symbol& other) {
    for (std::size_t i = 0; i < kEventTypes; ++i) {
        into.by_type[i] += other.by_type[i];
    }
    into.count += other.count;
    into.shot_down += other.shot_down;
    into.dead += other.dead;
    into.radius_km = std::max(into.radius_km, other.radius_km);
}

struct Sign {
    Symbol symbol;
    std::optional<std::int64_t> single_dead; ///< of its first event: the size of a symbol that stays alone
};

/// One sign a place and sureness, in order of the place's key.
std::vector<Sign> group_by_place(const Scene& scene) {
    using Key = std::tuple<PlaceSureness, std::string, double, double>;
    std::map<Key, Sign> places;
    for (const SceneEvent& event : scene.events) {
        const PlaceSureness sureness = sureness_of(event.geo_precision);
        Symbol one{event.at, event.position, sureness, event.radius_km, 0.0, {}, 1, event.shot_down ? 1U : 0U, event.dead.value_or(0),
                   event.name_en, event.name_ar, event.place_id, event.detail, false, false, event.shape};
        one.by_type[static_cast<std::size_t>(event.type)] = 1;
        const Key key{sureness, event.place_id, event.position.lon_deg(), event.position.lat_deg()};
        const auto [place, added] = places.try_emplace(key, Sign{one, event.dead});
        if (!added) {
            absorb(place->second.symbol, one);
            if (place->second.symbol.name_ar.empty()) {
                place->second.symbol.name_ar = one.name_ar;
            }
        }
    }
    std::vector<Sign> out;
    out.reserve(places.size());
    for (auto& [key, place] : places) {
        out.push_back(std::move(place));
    }
    return out;
}

double world_distance(World a, World b) {
    const double dx = std::abs(a.x - b.x);
    return std::hypot(std::min(dx, 1.0 - dx), a.y - b.y); // 180° east is 180° west
}

/// The busier takes in the less busy beside it; repeated while rings grow into each other.
void join_neighbours(std::vector<Sign>& signs, const Camera& camera, double scale) {
    // From far away the disc of a vague place is smaller than its symbol, and says nothing.
    const auto looks_exact = [&](const Symbol& symbol) {
        const double sign_px = symbol.count > 1 ? stack_diameter_px(symbol.count) : kSingleSizePx;
        return symbol.sureness == PlaceSureness::Site || symbol.radius_km / camera.km_per_pixel() < (0.5 * sign_px + kLeastDiscRimPx) * scale;
    };
    constexpr int kMostPasses = 4;
    for (int pass = 0; pass < kMostPasses; ++pass) {
        std::stable_sort(signs.begin(), signs.end(), [](const Sign& a, const Sign& b) { return a.symbol.count > b.symbol.count; });
        std::vector<Sign> kept;
        for (Sign& sign : signs) {
            const auto host = std::find_if(kept.begin(), kept.end(), [&](const Sign& other) {
                // An exact and a vague place stay two signs, unless one would hide the other.
                const bool alike = looks_exact(other.symbol) == looks_exact(sign.symbol);
                const double reach_px = alike ? joining_px(other.symbol.count, sign.symbol.count) : kHidingPx;
                return world_distance(other.symbol.at, sign.symbol.at) * camera.pixels_per_world() < reach_px * scale;
            });
            if (host == kept.end()) {
                kept.push_back(std::move(sign));
            } else {
                absorb(host->symbol, sign.symbol);
                host->symbol.sureness = std::min(host->symbol.sureness, sign.symbol.sureness);
            }
        }
        const bool changed = kept.size() < signs.size();
        signs = std::move(kept);
        if (!changed) {
            return;
        }
    }
}

} // namespace

std::optional<model::EventType> Symbol::only_type() const {
    std::optional<model::EventType> only;
    for (std::size_t i = 0; i < kEventTypes; ++i) {
        if (by_type[i] > 0) {
            if (only) {
                return std::nullopt;
            }
            only = static_cast<model::EventType>(i);
        }
    }
    return only;
}

double Symbol::reach_px() const {
    const auto type = only_type();
    return diameter_px * (count == 1 && type && *type != model::EventType::ExplosionsRemoteViolence ? 0.62 : 0.5);
}

std::uint8_t dead_class(std::optional<std::int64_t> dead) {
    static constexpr std::array<std::int64_t, kDeadClasses> kFrom{0, 1, 2, 5, 10, 25, 100};
    const auto above = std::upper_bound(kFrom.begin() + 1, kFrom.end(), dead.value_or(1));
    return static_cast<std::uint8_t>(above - kFrom.begin() - 1);
}

double class_diameter_px(std::uint8_t dead_class, bool detailed) {
    static constexpr std::array<std::array<double, 2>, kDeadClasses> kSizes{{{15, 10}, {17, 12}, {18, 14}, {20, 16}, {23, 18}, {26, 20}, {30, 22}}};
    return kSizes[dead_class][detailed ? 0 : 1];
}

bool has_room_for_mark(model::EventType type, double diameter_px) {
    const bool triangle = type == model::EventType::ViolenceAgainstCivilians || type == model::EventType::Riots;
    return diameter_px > (triangle ? 16.9 : 14.9);
}

double symbol_diameter_px(std::optional<std::int64_t> dead, bool detailed) { return class_diameter_px(dead_class(dead), detailed); }

PlaceSureness sureness_of(int geo_precision) {
    return geo_precision <= 1 ? PlaceSureness::Site : geo_precision == 2 ? PlaceSureness::Near : PlaceSureness::Area;
}

double joining_px(std::size_t a_count, std::size_t b_count) {
    const bool ring = a_count + b_count > 2;
    return ring ? std::max(kStackReachPx, 0.5 * (stack_diameter_px(a_count + b_count) + (b_count > 1 ? stack_diameter_px(b_count) : kSingleSizePx))) : kStackReachPx;
}

double stack_diameter_px(std::size_t count) { return count < 5 ? 24.0 : count < 20 ? 28.0 : count < 100 ? 34.0 : count < 1000 ? 40.0 : 44.0; }

std::vector<Symbol> make_symbols(const Scene& scene, const Camera& camera, double scale) {
    std::vector<Sign> signs = group_by_place(scene);
    join_neighbours(signs, camera, scale);
    const bool detailed = signs.size() <= kDetailedUpTo;
    std::vector<Symbol> out;
    for (Sign& sign : signs) {
        sign.symbol.diameter_px = scale * (sign.symbol.count > 1 ? stack_diameter_px(sign.symbol.count) : symbol_diameter_px(sign.single_dead, detailed));
        sign.symbol.badged = detailed && sign.symbol.count == 1;
        sign.symbol.marked = sign.symbol.badged && has_room_for_mark(model::type_of(sign.symbol.detail.sub_type), sign.symbol.diameter_px / scale);
        out.push_back(std::move(sign.symbol));
    }
    std::stable_sort(out.begin(), out.end(), [](const Symbol& a, const Symbol& b) {
        return std::make_tuple(a.sureness == PlaceSureness::Site, -a.diameter_px) < std::make_tuple(b.sureness == PlaceSureness::Site, -b.diameter_px);
    });
    return out;
}

} // namespace marsad::render
