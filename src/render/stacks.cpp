#include "render/stacks.h"

#include "render/symbol_layer.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace marsad::render {

namespace {

constexpr std::uint32_t kNone = UINT32_MAX;
constexpr double kMostReachPx = 44.0; // of joining_px(): two rings of the largest size
constexpr double kSamePx = 4.0;       // places in one cell of this size are one sign from the start: joined they would be anyway

/// A sign while signs are joined.
struct Sign {
    World at;
    std::uint32_t host;
    std::uint32_t last; ///< of its chain of places, which begins at `host`
    std::uint32_t rows;
    PlaceSureness sureness;
    float radius_km;
    double px_per_km;
};

/// Square cells over the world, around the globe without a seam. Cells are found by their hash; signs of several cells
/// may share a chain, so whoever asks must look at distances himself.
class CellHash {
  public:
    CellHash(double cell_world, std::size_t expected)
        : columns_(std::max<std::int64_t>(1, static_cast<std::int64_t>(std::floor(1.0 / cell_world)))), heads_(std::bit_ceil(expected * 2 + 16), kNone) {
        next_.reserve(expected);
    }
    [[nodiscard]] std::int64_t column(World at) const {
        return std::min(columns_ - 1, static_cast<std::int64_t>((at.x - std::floor(at.x)) * static_cast<double>(columns_)));
    }
    [[nodiscard]] std::int64_t row(World at) const { return static_cast<std::int64_t>(std::floor(at.y * static_cast<double>(columns_))); }

    /// Entries are numbered in the order in which they are added.
    void add(World at) {
        std::uint32_t& head = heads_[bucket(column(at), row(at))];
        next_.push_back(head);
        head = static_cast<std::uint32_t>(next_.size() - 1);
    }
    /// Calls `use(number)` for the entries of one cell and perhaps others.
    template <typename Use>
    void for_each_at(std::int64_t column, std::int64_t row, Use use) const {
        const std::int64_t wrapped = column < 0 ? column + columns_ : column >= columns_ ? column - columns_ : column;
        for (std::uint32_t i = heads_[bucket(wrapped, row)]; i != kNone; i = next_[i]) {
            use(i);
        }
    }

  private:
    [[nodiscard]] std::size_t bucket(std::int64_t column, std::int64_t row) const {
        const std::uint64_t bits = (static_cast<std::uint64_t>(column) * 0x9E3779B97F4A7C15ULL) ^ (static_cast<std::uint64_t>(row) * 0xC2B2AE3D27D4EB4FULL);
        return static_cast<std::size_t>(bits ^ bits >> 31U) & (heads_.size() - 1);
    }
    std::int64_t columns_;
    std::vector<std::uint32_t> heads_;
    std::vector<std::uint32_t> next_;
};

/// Joins signs of places; chains their places through `next`.
class Joiner {
  public:
    Joiner(const EventField& field, double pixels_per_world, double scale, const Camera* within)
        : field_(field), within_(within), px_per_world_(pixels_per_world), scale_(scale), next_(field.places().size(), kNone) {}

    [[nodiscard]] std::vector<Sign> run() {
        std::vector<Sign> signs = start();
        // Rings grow by what they take in, and may then touch others. Each sign grows four times at most.
        while (join_once(signs)) {
        }
        return signs;
    }
    [[nodiscard]] std::uint32_t next(std::uint32_t place) const { return next_[place]; }

  private:
    void absorb(Sign& into, const Sign& other) {
        next_[into.last] = other.host;
        into.last = other.last;
        into.rows += other.rows;
        into.radius_km = std::max(into.radius_km, other.radius_km);
        into.sureness = std::min(into.sureness, other.sureness);
    }
    /// From far away the disc of a vague place is smaller than its symbol, and says nothing.
    [[nodiscard]] bool looks_exact(const Sign& sign) const {
        const double sign_px = sign.rows > 1 ? stack_diameter_px(sign.rows) : kSingleSizePx;
        return sign.sureness == PlaceSureness::Site || static_cast<double>(sign.radius_km) * sign.px_per_km < (0.5 * sign_px + kLeastDiscRimPx) * scale_;
    }
    /// How near two signs may come before they are one.
    [[nodiscard]] double reach_px(const Sign& host, const Sign& sign, bool exact) const {
        if (looks_exact(host) == exact || (host.rows > 1 && sign.rows > 1)) {
            return joining_px(host.rows, sign.rows);
        }
        // An exact and a vague place stay two signs, unless one would hide the other or its count.
        constexpr double kCountRoomPx = 3.0;
        return host.rows + sign.rows > 2 ? 0.5 * stack_diameter_px(std::max(host.rows, sign.rows)) + kCountRoomPx : kHidingPx;
    }
    [[nodiscard]] std::vector<Sign> start();
    [[nodiscard]] bool join_once(std::vector<Sign>& signs);

    const EventField& field_;
    const Camera* within_; ///< null = everywhere
    double px_per_world_;
    double scale_;
    std::vector<std::uint32_t> next_;
};

bool busier(const Sign& a, const Sign& b) { return a.rows != b.rows ? a.rows > b.rows : a.host < b.host; }

/// One sign for all places of a very small cell; the busiest leads.
std::vector<Sign> Joiner::start() {
    const auto places = field_.places();
    std::vector<Sign> all;
    all.reserve(within_ == nullptr ? places.size() : 0);
    for (std::uint32_t i = 0; i < places.size(); ++i) {
        const FieldPlace& place = places[i];
        bool wanted = within_ == nullptr;
        if (!wanted) {
            for_each_screen_copy(place.at, *within_, 0.0, [&](Screen) { wanted = true; });
        }
        if (!wanted) {
            continue;
        }
        all.push_back({place.at, i, i, place.row_count, place.sureness, place.radius_km, world_from_km(1.0, place.position) * px_per_world_});
    }
    std::sort(all.begin(), all.end(), busier);
    const double cell_world = kSamePx * scale_ / px_per_world_;
    CellHash cells(cell_world, all.size());
    std::vector<Sign> out;
    out.reserve(all.size());
    for (const Sign& sign : all) {
        const std::int64_t column = cells.column(sign.at);
        const std::int64_t row = cells.row(sign.at);
        std::uint32_t host = kNone;
        cells.for_each_at(column, row, [&](std::uint32_t i) { host = cells.column(out[i].at) == column && cells.row(out[i].at) == row ? i : host; });
        if (host == kNone) {
            cells.add(sign.at);
            out.push_back(sign);
        } else {
            absorb(out[host], sign);
        }
    }
    return out;
}

/// The busier takes in the less busy beside it; whether anything was joined.
bool Joiner::join_once(std::vector<Sign>& signs) {
    std::sort(signs.begin(), signs.end(), busier);
    CellHash cells(kMostReachPx * scale_ / px_per_world_, signs.size());
    std::vector<Sign> kept;
    kept.reserve(signs.size());
    for (const Sign& sign : signs) {
        const std::int64_t column = cells.column(sign.at);
        const std::int64_t row = cells.row(sign.at);
        const bool exact = looks_exact(sign);
        std::uint32_t host = kNone;
        const auto look_at = [&](std::uint32_t i) {
            if (i > host) {
                return; // the busiest in reach
            }
            const double distance_px = world_distance(kept[i].at, sign.at) * px_per_world_;
            if (distance_px < kMostReachPx * scale_) {
                host = distance_px < reach_px(kept[i], sign, exact) * scale_ ? i : host;
            }
        };
        for (std::int64_t y = row - 1; y <= row + 1; ++y) {
            for (std::int64_t x = column - 1; x <= column + 1; ++x) {
                cells.for_each_at(x, y, look_at);
            }
        }
        if (host == kNone) {
            cells.add(sign.at);
            kept.push_back(sign);
        } else {
            absorb(kept[host], sign);
        }
    }
    const bool changed = kept.size() < signs.size();
    signs = std::move(kept);
    return changed;
}

} // namespace

double world_distance(World a, World b) {
    const double dx = std::abs(a.x - b.x);
    return std::hypot(std::min(dx, 1.0 - dx), a.y - b.y);
}

Stacks Stacks::make(const EventField& field, double pixels_per_world, double scale, const Camera* within) {
    Joiner joiner(field, pixels_per_world, scale, within);
    std::vector<Sign> signs = joiner.run();
    std::sort(signs.begin(), signs.end(), busier);
    Stacks out;
    out.stacks_.reserve(signs.size());
    out.order_.reserve(field.places().size());
    out.stack_of_place_.assign(field.places().size(), kNoStack);
    for (const Sign& sign : signs) {
        const auto first = static_cast<std::uint32_t>(out.order_.size());
        for (std::uint32_t place = sign.host; place != kNone; place = joiner.next(place)) {
            out.order_.push_back(place);
            out.stack_of_place_[place] = static_cast<std::uint32_t>(out.stacks_.size());
        }
        std::sort(out.order_.begin() + first, out.order_.end());
        out.stacks_.push_back({sign.at, field.places()[sign.host].position, sign.host, first, static_cast<std::uint32_t>(out.order_.size()) - first, sign.rows,
                               sign.sureness, sign.radius_km});
    }
    return out;
}

std::size_t Stacks::count_in(const Camera& view) const {
    std::size_t count = 0;
    for (const Stack& stack : stacks_) {
        for_each_screen_copy(stack.at, view, 0.0, [&](Screen) { ++count; });
    }
    return count;
}

bool has_too_many_places(const EventField& field, const Camera& view) {
    constexpr std::size_t kMostPlaces = 2000;
    std::size_t count = 0;
    for (const FieldPlace& place : field.places()) {
        for_each_screen_copy(place.at, view, 0.0, [&](Screen) { ++count; });
        if (count > kMostPlaces) {
            return true;
        }
    }
    return false;
}

} // namespace marsad::render
