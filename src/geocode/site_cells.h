#pragma once

#include "geo/lon_lat.h"
#include "geocode/gazetteer_format.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <shared_mutex>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace marsad::geocode {

/// The sites (bases, airports, hospitals ...) of one file by cells of one degree. They are a small part of all places, so what looks
/// for a site beside a town need not pass all the villages around. A cell is gathered when it is first asked for; the sites of
/// the whole file take some 1 MB. Safe to share between threads.
class SiteCells {
  public:
    /// Takes a site by its kind and its place in the file.
    using Wanted = std::function<bool(std::string_view kind, std::uint32_t place)>;

    /// The wanted sites within `radius_km` that are among the `limit` places (of any kind) nearest to the point, nearest first.
    [[nodiscard]] std::vector<std::uint32_t> near(const format::Tables& tables, geo::LonLat point, double radius_km, std::size_t limit, const Wanted& wanted) const;

  private:
    struct Site {
        std::uint32_t place;
        std::uint16_t kind; ///< into SmallTable
    };
    [[nodiscard]] const std::vector<Site>& cell(const format::Tables& tables, std::size_t number) const;

    mutable std::shared_mutex mutex_;
    mutable std::unordered_map<std::size_t, std::vector<Site>> cells_; ///< guarded by `mutex_`; what was put in stays
};

} // namespace marsad::geocode
