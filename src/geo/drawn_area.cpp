#include "geo/drawn_area.h"

#include "geo/ring_parts.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace marsad::geo {

namespace {

constexpr std::size_t kMostBands = 256;

} // namespace

std::optional<DrawnArea> DrawnArea::make(Ring ring) {
    if (ring.size() < 3 || std::any_of(ring.begin(), ring.end(), [](const Corner& c) { return !std::isfinite(c.lon_deg) || !std::isfinite(c.lat_deg); })) {
        return std::nullopt;
    }
    const Box box = box_of(ring);
    if (!(box.west < box.east) || !(box.south < box.north)) {
        return std::nullopt;
    }
    DrawnArea out;
    out.ring_ = std::move(ring);
    out.west_deg_ = box.west;
    out.east_deg_ = box.east;
    out.south_deg_ = box.south;
    out.north_deg_ = box.north;
    const std::size_t bands = std::min(kMostBands, out.ring_.size());
    const auto band_of = [&](double lat_deg) {
        const double share = (lat_deg - box.south) / (box.north - box.south);
        return std::min(bands - 1, static_cast<std::size_t>(share * static_cast<double>(bands)));
    };
    std::vector<std::vector<std::uint32_t>> by_band(bands);
    for (std::size_t i = 0, before = out.ring_.size() - 1; i < out.ring_.size(); before = i++) {
        const auto [low, high] = std::minmax(out.ring_[i].lat_deg, out.ring_[before].lat_deg);
        for (std::size_t band = band_of(low); band <= band_of(high); ++band) {
            by_band[band].push_back(static_cast<std::uint32_t>(i));
        }
    }
    for (const auto& band : by_band) {
        out.edges_.insert(out.edges_.end(), band.begin(), band.end());
        out.band_ends_.push_back(static_cast<std::uint32_t>(out.edges_.size()));
    }
    return out;
}

std::optional<DrawnArea> DrawnArea::box(double west_deg, double south_deg, double east_deg, double north_deg) {
    return make({{west_deg, south_deg}, {east_deg, south_deg}, {east_deg, north_deg}, {west_deg, north_deg}});
}

bool DrawnArea::contains(LonLat point) const {
    if (point.lat_deg() < south_deg_ || point.lat_deg() > north_deg_) {
        return false;
    }
    // A window may show the world twice, and an outline reach over both.
    const double first = std::ceil((west_deg_ - point.lon_deg()) / 360.0);
    for (double lon_deg = point.lon_deg() + 360.0 * first; lon_deg <= east_deg_; lon_deg += 360.0) {
        if (holds_corner({lon_deg, point.lat_deg()})) {
            return true;
        }
    }
    return false;
}

bool DrawnArea::holds_corner(Corner corner) const {
    const std::size_t bands = band_ends_.size();
    const double share = (corner.lat_deg - south_deg_) / (north_deg_ - south_deg_);
    const std::size_t band = std::min(bands - 1, static_cast<std::size_t>(share * static_cast<double>(bands)));
    bool odd = false;
    for (std::size_t at = band == 0 ? 0 : band_ends_[band - 1]; at < band_ends_[band]; ++at) {
        const std::size_t i = edges_[at];
        const Corner& a = ring_[i];
        const Corner& b = ring_[i == 0 ? ring_.size() - 1 : i - 1];
        if ((a.lat_deg > corner.lat_deg) != (b.lat_deg > corner.lat_deg) &&
            corner.lon_deg < a.lon_deg + (b.lon_deg - a.lon_deg) * (corner.lat_deg - a.lat_deg) / (b.lat_deg - a.lat_deg)) {
            odd = !odd;
        }
    }
    return odd;
}

} // namespace marsad::geo
