#include "render/live_signs.h"

#include "render/symbol_layer.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace marsad::render {

namespace {

Colour faded(Colour colour, std::uint8_t opacity) {
    colour.alpha = static_cast<std::uint8_t>(colour.alpha * opacity / 255);
    return colour;
}

/// Half of the largest sign with its casing, and some more.
constexpr double kReachPx = 48.0;

/// How sure the place of a sign is: a single event shows its own place's, wherever the stack has put it.
PlaceSureness sureness_of(const StackTally& tally, const EventField& field, const Stack& stack) {
    return tally.count == 1 ? field.places()[field.place_of_row()[tally.only_row]].sureness : stack.sureness;
}

double diameter_of(const StackTally& tally, const EventField& field, bool detailed) {
    return tally.count == 1 ? class_diameter_px(field.looks()[tally.only_row].dead_class(), detailed) : stack_diameter_px(tally.count);
}

/// The symbol of a single event.
Symbol symbol_of(World at, geo::LonLat position, PlaceSureness sureness, RowLook look, double diameter_px) {
    Symbol symbol{at, position, sureness, 0.0, diameter_px, {}, 1, look.shot_down() ? 1U : 0U, 0, {}, {}, {}};
    symbol.by_type[static_cast<std::size_t>(look.type())] = 1;
    return symbol;
}

RingVertex ring_of(const StackTally& tally, World at, bool vague, double diameter_px) {
    RingVertex ring{fixed_from_world(at), static_cast<float>(diameter_px), {}, vague ? std::uint8_t{1} : std::uint8_t{0}, tally.opacity};
    std::size_t before = 0;
    for (std::size_t i = 0; i < kEventTypes; ++i) {
        before += tally.by_type[static_cast<std::size_t>(kRingOrder[i])];
        ring.ends[i] = static_cast<std::uint8_t>(before * 255 / tally.count);
    }
    return ring;
}

} // namespace

void LiveSigns::set_region(const EventField& field, const Stacks* stacks, const Camera& region) {
    const auto is_seen = [&](World at) {
        bool seen = false;
        for_each_screen_copy(at, region, kReachPx, [&](Screen) { seen = true; });
        return seen;
    };
    const auto places = field.places();
    stack_of_place_.assign(places.size(), kNone);
    in_region_.clear();
    if (stacks == nullptr) {
        for (std::uint32_t place = 0; place < places.size(); ++place) {
            if (is_seen(places[place].at)) {
                stack_of_place_[place] = place;
                in_region_.push_back(place);
            }
        }
    } else {
        for (std::uint32_t i = 0; i < stacks->stacks().size(); ++i) {
            const Stack& stack = stacks->stacks()[i];
            if (is_seen(stack.at)) {
                in_region_.push_back(i);
                for (const std::uint32_t place : stacks->places_of(stack)) {
                    stack_of_place_[place] = i;
                }
            }
        }
    }
    slots_.assign(stacks == nullptr ? 0 : stacks->stacks().size(), kNone);
    tallies_.clear();
}

void LiveSigns::tally(const EventField& field, const Stacks* stacks, const model::Moment& moment) {
    for (const StackTally& tally : tallies_) {
        slots_[tally.stack] = kNone;
    }
    tallies_.clear();
    if (stacks == nullptr || moment.counts().size() != field.places().size()) {
        return;
    }
    for (const std::uint32_t i : in_region_) {
        const auto places = stacks->places_of(stacks->stacks()[i]);
        const auto sum = [&](std::span<const model::TypeCounts> counts) {
            model::TypeCounts out;
            for (const std::uint32_t place : places) {
                for (std::size_t type = 0; type < kEventTypes; ++type) {
                    out.of[type] += counts[place].of[type];
                }
            }
            return out;
        };
        auto shown = sum(moment.counts());
        std::uint32_t total = shown.total();
        if (total == 0) {
            shown = sum(moment.seen());
            total = shown.total();
        }
        if (total == 0) {
            continue;
        }
        StackTally tally{i, kNone, total, {}, 0};
        std::copy_n(shown.of.begin(), kEventTypes, tally.by_type.begin());
        double opacity = 0.0;
        for (auto place = places.begin(); place != places.end() && opacity < 1.0; ++place) {
            opacity = std::max(opacity, moment.seen()[*place].total() > 0 ? moment.opacity_at(*place) : 0.0);
            if (total == 1 && (moment.counts()[*place].total() == 1 || (tally.only_row == kNone && moment.seen()[*place].total() > 0))) {
                const auto newest = moment.newest_at(*place);
                tally.only_row = newest ? newest->row : kNone;
            }
        }
        tally.opacity = static_cast<std::uint8_t>(std::clamp(std::lround(opacity * 255.0), 1L, 255L));
        slots_[i] = static_cast<std::uint32_t>(tallies_.size());
        tallies_.push_back(tally);
    }
}

const StackTally* LiveSigns::tally_of(std::uint32_t stack) const {
    return stack < slots_.size() && slots_[stack] != kNone ? &tallies_[slots_[stack]] : nullptr;
}

std::vector<MarkerVertex> LiveSigns::sign_of_row(const EventField& field, std::uint32_t row, const MapStyle& style, double scale) {
    const FieldPlace& place = field.places()[field.place_of_row()[row]];
    const RowLook look = field.looks()[row];
    const Symbol symbol = symbol_of(place.at, place.position, place.sureness, look, class_diameter_px(look.dead_class(), false) * scale);
    return markers_of(symbol, fixed_from_world(place.at), style);
}

SignPicture LiveSigns::signs(const EventField& field, const Stacks& stacks, bool detailed, const MapStyle& style, LabelMemory& memory, const Camera& view,
                             double scale, std::uint32_t last) const {
    struct Entry {
        const StackTally* tally;
        PlaceSureness sureness;
        double diameter_px;
    };
    std::vector<Entry> entries;
    entries.reserve(tallies_.size());
    for (const StackTally& tally : tallies_) {
        const Stack& stack = stacks.stacks()[tally.stack];
        bool seen = false;
        for_each_screen_copy(stack.at, view, kReachPx * scale, [&](Screen) { seen = true; });
        if (seen) {
            entries.push_back({&tally, sureness_of(tally, field, stack), diameter_of(tally, field, detailed) * scale});
        }
    }
    std::sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) {
        const auto rank = [&](const Entry& e) { return std::make_tuple(e.tally->stack == last, e.sureness == PlaceSureness::Site, -e.diameter_px, e.tally->stack); };
        return rank(a) < rank(b);
    });
    SignPicture out;
    out.markers.reserve(entries.size());
    out.rings.reserve(entries.size());
    out.signs.reserve(entries.size());
    for (const Entry& entry : entries) {
        const StackTally& tally = *entry.tally;
        const Stack& stack = stacks.stacks()[tally.stack];
        double reach_px = entry.diameter_px / 2.0;
        if (tally.count == 1) {
            if (out.runs.empty() || out.runs.back().rings_end > (out.runs.size() > 1 ? out.runs[out.runs.size() - 2].rings_end : 0)) {
                out.runs.push_back({out.markers.size(), out.rings.size()});
            }
            Symbol symbol = symbol_of(stack.at, stack.position, entry.sureness, field.looks()[tally.only_row], entry.diameter_px);
            symbol.detail = field.details()[tally.only_row].detail();
            symbol.badged = detailed;
            symbol.marked = detailed && has_room_for_mark(field.looks()[tally.only_row].type(), entry.diameter_px / scale);
            for (MarkerVertex marker : markers_of(symbol, fixed_from_world(stack.at), style)) {
                marker.colour = faded(marker.colour, tally.opacity);
                out.markers.push_back(marker);
            }
            out.runs.back().markers_end = out.markers.size();
            reach_px = symbol.reach_px();
        } else {
            if (out.runs.empty()) {
                out.runs.push_back({0, 0});
            }
            out.rings.push_back(ring_of(tally, stack.at, entry.sureness != PlaceSureness::Site, entry.diameter_px));
            out.runs.back().rings_end = out.rings.size();
        }
        for_each_screen_copy(stack.at, view, kReachPx * scale, [&](Screen at) {
            out.signs.push_back({at, reach_px, tally.stack});
            if (tally.count > 1) {
                const double size = (tally.count < 100 ? 11.0 : 10.0) * scale;
                const LabelRow& row = memory.row(short_count(tally.count), {size, typeset::Weight::Bold, typeset::Direction::LeftToRight, 0.0}, 1e6);
                out.counts.push_back({row.line, at.x - static_cast<double>(row.line.width_px) / 2.0, at.y - static_cast<double>(row.line.ink_top_px) / 2.0,
                                      faded(style.text, tally.opacity), {}, 0.0, {}});
            }
        });
    }
    return out;
}

void LiveDots::make(const EventField& field, const LiveSigns& signs, const model::Moment& moment, const MapStyle& style, const Camera& view, double scale) {
    cell_px_ = kCellPx * scale;
    columns_ = std::max(1, static_cast<int>(std::ceil(view.width_px() / cell_px_)));
    rows_ = std::max(1, static_cast<int>(std::ceil(view.height_px() / cell_px_)));
    cells_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), LiveSigns::kNone);
    shown_.clear();
    dots_.clear();
    if (moment.seen().size() != field.places().size()) {
        return;
    }
    const auto fixed = field.fixed_places();
    const double px_per_unit = view.pixels_per_world() / kFixedOne;
    const Screen origin = view.screen_from_world({0.0, 0.0});
    const int first_copy = view.first_copy();
    const int last_copy = view.last_copy();
    const double width = view.width_px();
    const double height = view.height_px();
    const auto seen = moment.seen();
    for (const std::uint32_t place : signs.in_region()) {
        if (seen[place].total() == 0) {
            continue;
        }
        std::optional<model::Moment::Seen> newest;
        for (int copy = first_copy; copy <= last_copy; ++copy) {
            const double x = origin.x + copy * view.pixels_per_world() + fixed[place].x * px_per_unit;
            const double y = origin.y + fixed[place].y * px_per_unit;
            if (!(x >= 0.0 && y >= 0.0 && x < width && y < height)) {
                continue;
            }
            newest = newest ? newest : moment.newest_at(place);
            if (!newest) {
                break;
            }
            const std::size_t cell = static_cast<std::size_t>(y / cell_px_) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(x / cell_px_);
            const Shown now{static_cast<float>(x), static_cast<float>(y), newest->row, static_cast<float>(newest->opacity)};
            if (cells_[cell] == LiveSigns::kNone) {
                cells_[cell] = static_cast<std::uint32_t>(shown_.size());
                shown_.push_back(now);
            } else if (shown_[cells_[cell]].row < now.row) {
                shown_[cells_[cell]] = now;
            }
        }
    }
    // From cell to cell: which dot lies over which does not change while time plays.
    for (const std::uint32_t cell : cells_) {
        if (cell != LiveSigns::kNone) {
            const Shown& shown = shown_[cell];
            const auto opacity = shown.opacity >= 1.0F ? std::uint8_t{255} : static_cast<std::uint8_t>(std::clamp(std::lround(shown.opacity * 255.0F), 1L, 255L));
            dots_.push_back({shown.x_px, shown.y_px, faded(style.type[static_cast<std::size_t>(field.looks()[shown.row].type())], opacity)});
        }
    }
}

std::optional<std::uint32_t> LiveDots::row_at(Screen at, double reach_px) const {
    const int reach = static_cast<int>(std::ceil(reach_px / cell_px_));
    const int column = static_cast<int>(std::floor(at.x / cell_px_));
    const int row = static_cast<int>(std::floor(at.y / cell_px_));
    std::optional<std::uint32_t> best;
    double least = reach_px;
    for (int y = std::max(0, row - reach); y <= std::min(rows_ - 1, row + reach); ++y) {
        for (int x = std::max(0, column - reach); x <= std::min(columns_ - 1, column + reach); ++x) {
            const std::uint32_t found = cells_[static_cast<std::size_t>(y) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(x)];
            const double distance = std::hypot((x + 0.5) * cell_px_ - at.x, (y + 0.5) * cell_px_ - at.y);
            if (found != LiveSigns::kNone && distance < least) {
                least = distance;
                best = shown_[found].row;
            }
        }
    }
    return best;
}

} // namespace marsad::render
