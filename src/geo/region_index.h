#pragma once

#include "geo/lon_lat.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace marsad::geo {

/// 1e-7 degrees, longitude first. Longitudes are unwrapped: a ring that crosses 180° runs on to at most 214°.
struct RegionVertex {
    std::int32_t lon_e7;
    std::int32_t lat_e7;
    friend bool operator==(const RegionVertex&, const RegionVertex&) = default;
};

/// Vertices [first_vertex, first_vertex + vertex_count) of one ring, not closed by repetition, and its box.
struct RegionRing {
    std::uint32_t first_vertex;
    std::uint32_t vertex_count;
    std::int32_t west_e7, south_e7, east_e7, north_e7;
};

/// One area: rings [first_ring, first_ring + ring_count), outer and inner alike (even-odd). `id` is the owner's;
/// `group` restricts a search (the country of a province).
struct Region {
    std::uint32_t id;
    std::uint32_t group;
    std::uint32_t first_ring;
    std::uint32_t ring_count;
};

/// The parts of an index as plain arrays, ready to be written to a file and mapped again. `cells` has one offset
/// into `cell_rings` per 1° x 1° cell of the world plus one; a cell lists every ring whose box meets it.
struct RegionTables {
    std::span<const Region> regions;
    std::span<const RegionRing> rings;
    std::span<const RegionVertex> vertices;
    std::span<const std::uint32_t> cells;
    std::span<const std::uint32_t> cell_rings;
    std::span<const std::uint32_t> ring_region; ///< region index of each ring
};

/// Point-in-area look-up by even-odd ray casting, which stands the self-touching rings of quantised sources. Holds
/// no data: the tables must outlive it. Thread-safe.
class RegionIndex {
  public:
    static constexpr std::uint32_t kAnyGroup = 0xFFFFFFFFU;

    RegionIndex() = default;
    explicit RegionIndex(RegionTables tables) : tables_(tables) {}

    [[nodiscard]] const RegionTables& tables() const { return tables_; }
    /// True where every index of the tables points inside the tables; a file is checked with it once.
    [[nodiscard]] bool is_consistent() const;

    /// Indices into regions() of all areas that hold the point, in the order of the table.
    [[nodiscard]] std::vector<std::uint32_t> find_all(LonLat point, std::uint32_t group = kAnyGroup) const;
    /// The first of them.
    [[nodiscard]] std::optional<std::uint32_t> find(LonLat point, std::uint32_t group = kAnyGroup) const;
    [[nodiscard]] bool contains(std::uint32_t region, LonLat point) const;
    /// Distance from the point to the outline of the area in km, 0 inside. Flat-earth, exact to 1 % within 500 km.
    [[nodiscard]] double distance_to_km(std::uint32_t region, LonLat point) const;
    /// The area nearest to the point within `max_km`, the one that holds it first.
    [[nodiscard]] std::optional<std::uint32_t> nearest(LonLat point, double max_km, std::uint32_t group = kAnyGroup) const;

  private:
    RegionTables tables_;
};

/// Collects areas and lays out the tables.
class RegionTablesBuilder {
  public:
    /// One area; rings unwrapped, closed or not. Rings of fewer than three different vertices are dropped.
    void add(std::uint32_t id, std::uint32_t group, const std::vector<std::vector<RegionVertex>>& rings);
    /// Sorts nothing: the order of add() is the order of answers. Valid while the builder lives.
    [[nodiscard]] RegionTables finish();

  private:
    std::vector<Region> regions_;
    std::vector<RegionRing> rings_;
    std::vector<RegionVertex> vertices_;
    std::vector<std::uint32_t> cells_;
    std::vector<std::uint32_t> cell_rings_;
    std::vector<std::uint32_t> ring_region_;
};

} // namespace marsad::geo
