#pragma once

#include "base/result.h"
#include "geo/lon_lat.h"
#include "geocode/gazetteer_format.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Look-ups in the tables of one file of the gazetteer's format, base or layer; indices are those of that file. A
/// damaged file gives wrong or no answers, never an access outside it.
namespace marsad::geocode::tables {

/// What a file is, and what helps where it is damaged ("; run ...: ", put before the path).
struct FileRole {
    std::uint32_t role;    ///< format::kBaseFile or kLayerFile
    std::string_view what; ///< "gazetteer file"
    std::string_view remedy;
};

[[nodiscard]] std::size_t code_points(std::string_view utf8);
/// text::Script of the first letter, as KeyRecord has it.
[[nodiscard]] std::uint8_t script_of_key(std::string_view key);

/// Checks the header and the section table and binds the sections. BadFormat, WrongVersion.
[[nodiscard]] base::Result<format::Tables> bind_file(std::string_view bytes, const FileRole& role, const std::filesystem::path& path);
/// The first section whose checksum is not that of its bytes, or 0. `bytes` went through bind_file().
[[nodiscard]] std::uint32_t damaged_section(std::string_view bytes);

/// A length-prefixed string; empty where the reference leads outside.
[[nodiscard]] std::string_view text_at(std::string_view text, format::TextRef ref);
[[nodiscard]] std::string_view small_text(const format::Tables& t, std::uint16_t index);
[[nodiscard]] std::string_view key_text(const format::Tables& t, std::uint32_t key);
[[nodiscard]] std::string_view skeleton_text(const format::Tables& t, std::uint32_t skeleton);
/// The names of a place; none where the record leads outside.
[[nodiscard]] std::span<const format::NameRecord> names_of(const format::Tables& t, const format::PlaceRecord& place);

/// Index of the key, or kNone.
[[nodiscard]] std::uint32_t find_key(const format::Tables& t, std::string_view key);
/// All places of a key: first the exact ones, then those met without article.
[[nodiscard]] std::span<const std::uint32_t> postings_of(const format::Tables& t, std::uint32_t key);
/// Places of the key spelled just so; empty where there is no such key.
[[nodiscard]] std::span<const std::uint32_t> exact_postings(const format::Tables& t, std::string_view key);
/// Both kinds, for an article-free key.
[[nodiscard]] std::span<const std::uint32_t> loose_postings(const format::Tables& t, std::string_view key);
[[nodiscard]] std::uint32_t find_skeleton(const format::Tables& t, std::string_view skeleton);
/// [first, last) of the keys that share a skeleton.
[[nodiscard]] std::pair<std::uint32_t, std::uint32_t> keys_of_skeleton(const format::Tables& t, std::uint32_t skeleton);

/// A key near the one asked for, and how many edits away.
struct NearKey {
    std::uint32_t key;
    unsigned edits;
};
/// Keys of the same script 1 to `max_edits` edits away, among those whose skeleton is at most one letter away.
[[nodiscard]] std::vector<NearKey> near_keys(const format::Tables& t, std::string_view key, unsigned max_edits);

/// The place with this id, or kNone.
[[nodiscard]] std::uint32_t find_id(const format::Tables& t, std::string_view place_id);
/// Words of the longest name that begins with this folded word, 0 = none.
[[nodiscard]] unsigned words_from(const format::Tables& t, std::string_view first_word);
/// Appends the places with this code (3 or 4 signs, capital letters).
void append_codes(const format::Tables& t, std::string_view code, std::vector<std::uint32_t>& places);

/// The places of a cell of one degree, numbered (latitude + 90) * 360 + longitude + 180 by its south-western corner.
[[nodiscard]] std::span<const std::uint32_t> places_of_cell(const format::Tables& t, std::size_t cell);

/// A point and what lies within `radius_km` of it.
class Circle {
  public:
    Circle(geo::LonLat point, double radius_km);

    /// Calls `use(cell)` for every cell that the circle touches.
    template <typename Use>
    void for_each_cell(Use&& use) const {
        for (int lat = south_; lat <= north_; ++lat) {
            for (int lon = west_; lon <= east_; ++lon) {
                use(static_cast<std::size_t>(lat + 90) * 360 + static_cast<std::size_t>(((lon + 180) % 360 + 360) % 360));
            }
        }
    }
    [[nodiscard]] double distance_km(const format::PlaceRecord& place) const;
    /// By a plane around the point, half a percent apart at most: true only where a place is outside, or inside, whatever the rounding.
    [[nodiscard]] bool surely_outside(const format::PlaceRecord& place) const { return plane_ && plane_km2(place) > outside_km2_; }
    [[nodiscard]] bool surely_inside(const format::PlaceRecord& place) const { return plane_ && plane_km2(place) < inside_km2_; }

  private:
    [[nodiscard]] double plane_km2(const format::PlaceRecord& place) const;

    geo::LonLat point_;
    bool plane_ = false; ///< the circle is small and far enough from the poles
    double cos_lat_ = 1;
    double sin_lat_ = 0;
    double outside_km2_ = 0;
    double inside_km2_ = 0;
    int south_ = 0, north_ = 0, west_ = 0, east_ = 0;
};

/// A place and its distance in km.
using Nearby = std::pair<double, std::uint32_t>;
/// How many places are nearer to the middle of `around` than this one, which lies within it; of two as far, the lower number is nearer.
/// Counts no further than `enough`.
[[nodiscard]] std::size_t count_nearer(const format::Tables& t, geo::LonLat middle, const Circle& around, const Nearby& place, std::size_t enough);
/// Appends the places within `radius_km`, in no order.
void append_near(const format::Tables& t, geo::LonLat point, double radius_km, std::vector<Nearby>& found);
/// The point of a place, on the globe whatever the record says.
[[nodiscard]] geo::LonLat point_of(const format::PlaceRecord& place);

template <typename T>
[[nodiscard]] std::span<const T> part(std::span<const T> table, std::uint32_t first, std::uint32_t count) {
    return std::uint64_t{first} + count <= table.size() ? table.subspan(first, count) : std::span<const T>();
}

/// Records before the sentinel.
template <typename T>
[[nodiscard]] std::uint32_t record_count(std::span<const T> table) {
    return table.empty() ? 0 : static_cast<std::uint32_t>(table.size() - 1);
}

} // namespace marsad::geocode::tables
