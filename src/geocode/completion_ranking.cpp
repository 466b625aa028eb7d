#include "geocode/completion_ranking.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace marsad::geocode {

namespace {

constexpr double kLeastReachKm = 30.0;
constexpr double kMostReachKm = 500.0;
constexpr double kWidestViewKm = 1000.0; ///< whoever looks at half a continent is near to nothing
constexpr double kCellRadiusKm = 79.0;   ///< from the middle of a 1° cell to a corner
constexpr std::uint32_t kFewEntries = 8000; ///< up to here looking at all of them is quicker than at the cells around the view
constexpr double kKmPerDegree = 111.0;   ///< less than it is: reaches a little too far

/// The weight that a place of this importance has next to the middle of the view: a hamlet more than a town far away,
/// never more than a capital.
double near_weight(double importance) { return 0.6 + 0.4 * importance; }

struct Cell {
    std::span<const PlaceIndex> places;
    double least_km;
    double most; ///< of any weight by nearness in it
};

} // namespace

CompletionRanking::CompletionRanking(const Gazetteer& gazetteer, const CompletionIndex& index, const std::optional<CompletionView>& view, std::size_t limit)
    : gazetteer_(gazetteer), index_(index), view_(view), limit_(limit) {
    if (view_ && (!(view_->radius_km >= 0) || view_->radius_km > kWidestViewKm)) {
        view_.reset();
    }
    full_km_ = view_ ? 0.5 * std::min(view_->radius_km, kMostReachKm) : 0.0;
    reach_km_ = view_ ? std::clamp(1.5 * view_->radius_km, kLeastReachKm, kMostReachKm) : 0.0;
}

double CompletionRanking::nearness(double km) const {
    const double share = std::clamp((reach_km_ - km) / (reach_km_ - full_km_), 0.0, 1.0);
    return share * share;
}

double CompletionRanking::weight(PlaceIndex place) const {
    const PlaceView view = gazetteer_.place(place);
    const double importance = view.importance();
    if (!view_ || view.is_country() || view.is_province()) {
        return importance;
    }
    const geo::LonLat point = view.lon_lat();
    if (std::abs(point.lat_deg() - view_->centre.lat_deg()) * kKmPerDegree > reach_km_) {
        return importance; // as most are, without a sine
    }
    return std::max(importance, nearness(geo::distance_km(view_->centre, point)) * near_weight(importance));
}

double CompletionRanking::score(std::uint32_t entry, const CompletionRun& run, double weight, double filtered) const {
    const bool inner = index_.is_inner(entry);
    const bool whole = entry < run.range.whole && !inner;
    // In this order, so that no rounding lifts it above the bounds of walk() and scan().
    return weight + (run.base + (whole ? run.whole : 0.0)) + (filtered + (inner ? kInnerWord : 0.0) + kStanding[index_.standing(entry)]);
}

bool CompletionRanking::may_enter(double most, PlaceIndex place) const {
    if (best_.size() < limit_) {
        return true;
    }
    return limit_ > 0 && (most > best_.back().score || (most == best_.back().score && place <= best_.back().place));
}

void CompletionRanking::offer(PlaceIndex place, std::uint32_t entry, double score, CompletionMatch match) {
    const auto better = [](const RankedCompletion& a, const RankedCompletion& b) {
        return a.score != b.score ? a.score > b.score : a.place != b.place ? a.place < b.place : a.entry < b.entry;
    };
    const RankedCompletion item{place, entry, score, match};
    if (limit_ == 0 || (best_.size() >= limit_ && !better(item, best_.back()))) {
        return;
    }
    if (const auto old = std::find_if(best_.begin(), best_.end(), [place](const auto& b) { return b.place == place; }); old != best_.end()) {
        if (!better(item, *old)) {
            return;
        }
        best_.erase(old);
    }
    best_.insert(std::upper_bound(best_.begin(), best_.end(), item, better), item);
    best_.resize(std::min(best_.size(), limit_), item);
}

void CompletionRanking::offer_entry(std::uint32_t entry, const CompletionRun& run, double weight, double filtered) {
    const bool inner = index_.is_inner(entry);
    offer(index_.place(entry), entry, score(entry, run, weight, filtered), inner ? CompletionMatch::Word : entry < run.range.whole ? CompletionMatch::Name : CompletionMatch::Prefix);
}

void CompletionRanking::walk(const Part& part) {
    const CompletionRun& run = *part.run;
    CompletionIndex::Walk walk(index_, part.range.first, part.range.last);
    while (const auto place = walk.peek()) {
        // What nearness adds to places not met yet is found by their cells.
        if (*place >= gazetteer_.place_count() || !may_enter(gazetteer_.place(*place).importance() + part.most, *place)) {
            return;
        }
        const std::uint32_t entry = walk.take();
        if (const auto filtered = run.filter ? run.filter(*place) : 0.0) {
            offer_entry(entry, run, weight(*place), *filtered);
        }
    }
}

void CompletionRanking::scan_place(const Part& part, PlaceIndex place) {
    const double weighed = weight(place);
    if (!may_enter(weighed + part.most, place)) {
        return;
    }
    const auto entries = index_.of_place(place, part.range);
    const auto filtered = !part.run->filter || entries.empty() ? 0.0 : part.run->filter(place);
    for (const std::uint32_t entry : entries) {
        if (filtered && entry < index_.size() && index_.place(entry) == place) {
            offer_entry(entry, *part.run, weighed, *filtered);
        }
    }
}

void CompletionRanking::scan_lists(const Part& part) {
    for (const auto& places : *part.run->only) {
        for (const PlaceIndex place : places) {
            // Without a view the others of the list weigh less.
            if (place >= gazetteer_.place_count() || (!view_ && !may_enter(gazetteer_.place(place).importance() + part.most, place))) {
                break;
            }
            scan_place(part, place);
        }
    }
}

/// Every entry of the part.
void CompletionRanking::scan_range(const Part& part) {
    const CompletionRun& run = *part.run;
    for (std::uint32_t entry = part.range.first; entry < part.range.last; ++entry) {
        const PlaceIndex place = index_.place(entry);
        if (place >= gazetteer_.place_count()) {
            continue;
        }
        const double weighed = weight(place);
        if (const auto filtered = !may_enter(weighed + part.most, place) ? std::nullopt : run.filter ? run.filter(place) : 0.0) {
            offer_entry(entry, run, weighed, *filtered);
        }
    }
}

void CompletionRanking::add_near(const std::vector<Part>& parts) {
    const double lat = view_->centre.lat_deg();
    const double lon = view_->centre.lon_deg();
    const double reach_lat = reach_km_ / kKmPerDegree;
    const int south = static_cast<int>(std::floor(std::max(-90.0, lat - reach_lat)));
    const int north = static_cast<int>(std::floor(std::min(89.9, lat + reach_lat)));
    int west = -180;
    int east = 179;
    if (std::abs(lat) + reach_lat < 89.0) { // else the pole is in reach
        constexpr double kDegree = std::numbers::pi / 180.0;
        const double reach_lon = std::asin(std::min(1.0, std::sin(reach_lat * kDegree) / std::cos(lat * kDegree))) / kDegree;
        west = static_cast<int>(std::floor(lon - reach_lon));
        east = std::min(static_cast<int>(std::floor(lon + reach_lon)), west + 359);
    }
    std::vector<Cell> cells;
    for (int y = south; y <= north; ++y) {
        for (int x = west; x <= east; ++x) {
            const auto places = index_.of_cell(x, y);
            if (places.empty()) {
                continue;
            }
            const auto middle = geo::LonLat::from_degrees(geo::Lon{std::remainder(x + 0.5, 360.0)}, geo::Lat{y + 0.5});
            const double least_km = middle ? std::max(0.0, geo::distance_km(view_->centre, *middle) - kCellRadiusKm) : 0.0;
            if (least_km < reach_km_) {
                cells.push_back({places, least_km, nearness(least_km) * near_weight(gazetteer_.place(places.front()).importance())});
            }
        }
    }
    std::stable_sort(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) { return a.most > b.most; });
    for (const Part& part : parts) {
        for (const auto& cell : cells) {
            if (!may_enter(cell.most + part.most, 0)) {
                break;
            }
            for (const PlaceIndex place : cell.places) {
                if (!may_enter(nearness(cell.least_km) * near_weight(gazetteer_.place(place).importance()) + part.most, 0)) {
                    break;
                }
                scan_place(part, place);
            }
        }
    }
}

void CompletionRanking::add(const std::vector<CompletionRun>& runs) {
    std::vector<Part> wide; // those whose near places must be looked for
    for (const auto& run : runs) {
        if (run.range.empty()) {
            continue;
        }
        // Whole names apart, so that what they gain does not count for those that are only begun.
        for (const Part& part : {Part{&run, {run.range.first, run.range.whole, run.range.whole}, run.base + run.whole}, Part{&run, {run.range.whole, run.range.whole, run.range.last}, run.base}}) {
            if (part.range.empty()) {
                continue;
            }
            if (run.only) {
                scan_lists(part);
            } else if (view_ && part.range.last - part.range.first <= kFewEntries) {
                scan_range(part);
            } else {
                walk(part);
                wide.push_back(part);
            }
        }
    }
    if (view_ && !wide.empty()) {
        add_near(wide);
    }
}

} // namespace marsad::geocode
