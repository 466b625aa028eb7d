#include "geocode/gazetteer_tables.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numbers>

#include "base/utf8.h"
#include "text/fold.h"
#include "text/search_key.h"

namespace marsad::geocode::tables {

namespace {

using base::ErrorCode;
using base::failure;
using format::kNone;
using format::SectionId;

template <typename T>
bool bind(std::span<const T>& table, std::string_view bytes, std::uint32_t record_size) {
    if (record_size != sizeof(T) || bytes.size() % sizeof(T) != 0) {
        return false;
    }
    table = {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
    return true;
}

/// Puts one section into its place; false where its record size is not ours.
bool bind_section(format::Tables& tables, SectionId id, std::string_view bytes, std::uint32_t record_size) {
    switch (id) {
    case SectionId::Text: tables.text = bytes; return true;
    case SectionId::KeyText: tables.key_text = bytes; return true;
    case SectionId::SkeletonText: tables.skeleton_text = bytes; return true;
    case SectionId::Info: tables.info = bytes; return true;
    case SectionId::SmallTable: return bind(tables.small_table, bytes, record_size);
    case SectionId::Places: return bind(tables.places, bytes, record_size);
    case SectionId::PlaceIds: return bind(tables.place_ids, bytes, record_size);
    case SectionId::Names: return bind(tables.names, bytes, record_size);
    case SectionId::Keys: return bind(tables.keys, bytes, record_size);
    case SectionId::Postings: return bind(tables.postings, bytes, record_size);
    case SectionId::KeyHash: return bind(tables.key_hash, bytes, record_size);
    case SectionId::Skeletons: return bind(tables.skeletons, bytes, record_size);
    case SectionId::DeleteBuckets: return bind(tables.delete_buckets, bytes, record_size);
    case SectionId::DeleteEntries: return bind(tables.delete_entries, bytes, record_size);
    case SectionId::Codes: return bind(tables.codes, bytes, record_size);
    case SectionId::FirstWords: return bind(tables.first_words, bytes, record_size);
    case SectionId::Grid: return bind(tables.grid, bytes, record_size);
    case SectionId::GridPlaces: return bind(tables.grid_places, bytes, record_size);
    case SectionId::Areas: return bind(tables.areas, bytes, record_size);
    case SectionId::Regions: return bind(tables.regions, bytes, record_size);
    case SectionId::RegionRings: return bind(tables.region_rings, bytes, record_size);
    case SectionId::RegionVertices: return bind(tables.region_vertices, bytes, record_size);
    case SectionId::RegionCells: return bind(tables.region_cells, bytes, record_size);
    case SectionId::RegionCellRings: return bind(tables.region_cell_rings, bytes, record_size);
    case SectionId::RegionRingRegions: return bind(tables.region_ring_regions, bytes, record_size);
    case SectionId::Meta: return bind(tables.meta, bytes, record_size);
    case SectionId::Admin: return bind(tables.admin, bytes, record_size);
    case SectionId::CompletionEntries: return bind(tables.completion, bytes, record_size);
    case SectionId::CompletionBest: return bind(tables.completion_best, bytes, record_size);
    case SectionId::CompletionPlaces: return bind(tables.completion_places, bytes, record_size);
    case SectionId::CompletionByPlace: return bind(tables.completion_by_place, bytes, record_size);
    case SectionId::KindPlaces: return bind(tables.kind_places, bytes, record_size);
    case SectionId::LayerLinks: return bind(tables.layer_links, bytes, record_size);
    case SectionId::GridCells: return bind(tables.grid_cells, bytes, record_size);
    }
    return true; // a section of a later build: not ours to read
}

/// Slots of an open hash table (a power of two) from the hash on, until an empty one; `accept(value)` ends the search.
template <typename Accept>
std::uint32_t probe(std::span<const std::uint32_t> table, std::uint64_t hash, Accept accept) {
    if (table.empty() || (table.size() & (table.size() - 1)) != 0) {
        return kNone;
    }
    const std::size_t mask = table.size() - 1;
    for (std::size_t i = 0; i < table.size(); ++i) {
        const std::uint32_t value = table[(hash + i) & mask];
        if (value == 0) {
            return kNone;
        }
        if (accept(value)) {
            return value;
        }
    }
    return kNone;
}

/// True where one letter at most was put in, left out, changed or swapped with its neighbour. One byte a letter.
bool is_one_edit(std::string_view a, std::string_view b) {
    if (a.size() < b.size()) {
        std::swap(a, b);
    }
    if (a.size() - b.size() > 1) {
        return false;
    }
    std::size_t head = 0;
    while (head < b.size() && a[head] == b[head]) {
        ++head;
    }
    const auto rest_a = a.substr(head);
    const auto rest_b = b.substr(head);
    if (a.size() != b.size()) {
        return rest_a.substr(1) == rest_b;
    }
    if (rest_a.size() < 2 || rest_a.substr(1) == rest_b.substr(1)) {
        return true;
    }
    return rest_a[0] == rest_b[1] && rest_a[1] == rest_b[0] && rest_a.substr(2) == rest_b.substr(2);
}

/// Skeletons at most one edit away, itself included.
std::vector<std::uint32_t> near_skeletons(const format::Tables& t, const std::string& skeleton) {
    std::vector<std::uint32_t> found;
    const std::uint32_t count = record_count(t.skeletons);
    const auto add_bucket = [&](std::string_view deletion) {
        const std::uint32_t buckets = record_count(t.delete_buckets);
        if (buckets == 0) {
            return;
        }
        const auto bucket = static_cast<std::size_t>(format::hash_bytes(deletion) % buckets);
        const std::size_t end = std::min<std::size_t>(t.delete_buckets[bucket + 1], t.delete_entries.size());
        for (std::size_t i = t.delete_buckets[bucket]; i < end; ++i) {
            const std::uint32_t candidate = t.delete_entries[i];
            if (candidate < count && is_one_edit(skeleton_text(t, candidate), skeleton)) {
                found.push_back(candidate);
            }
        }
    };
    const auto add_exact = [&](std::string_view text) {
        if (const auto index = find_skeleton(t, text); index != kNone) {
            found.push_back(index);
        }
    };
    add_exact(skeleton);
    add_bucket(skeleton);
    for (std::size_t i = 0; i < skeleton.size(); ++i) {
        std::string less = skeleton;
        less.erase(i, 1);
        add_exact(less);
        add_bucket(less);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

/// Offsets of a cell's places in GridPlaces.
std::pair<std::size_t, std::size_t> cell_range(const format::Tables& t, std::size_t cell) {
    if (!t.grid.empty()) {
        return cell + 1 < t.grid.size() ? std::pair<std::size_t, std::size_t>(t.grid[cell], t.grid[cell + 1]) : std::pair<std::size_t, std::size_t>();
    }
    const auto found = std::lower_bound(t.grid_cells.begin(), t.grid_cells.end(), cell, [](const format::GridCellRecord& record, std::size_t wanted) { return record.cell < wanted; });
    if (found == t.grid_cells.end() || found->cell != cell || found + 1 == t.grid_cells.end()) {
        return {};
    }
    return {found->first, (found + 1)->first};
}

} // namespace

std::size_t code_points(std::string_view utf8) {
    return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::uint8_t script_of_key(std::string_view key) {
    for (std::size_t position = 0; position < key.size();) {
        const auto decoded = base::decode_utf8(key, position);
        if (const auto script = text::script_of(decoded.code_point); script != text::Script::None) {
            return static_cast<std::uint8_t>(script);
        }
        position += decoded.length;
    }
    return 0;
}

base::Result<format::Tables> bind_file(std::string_view bytes, const FileRole& role, const std::filesystem::path& path) {
    const std::string what(role.what);
    const auto end = std::string(role.remedy) + path.string();
    const auto damaged = [&](const std::string& how) { return failure(ErrorCode::BadFormat, what + " is damaged (" + how + ")" + end); };
    format::Header header{};
    if (bytes.size() < sizeof header || std::memcmp(bytes.data(), format::kMagic, sizeof format::kMagic) != 0) {
        return failure(ErrorCode::BadFormat, "not a " + what + end);
    }
    std::memcpy(&header, bytes.data(), sizeof header);
    if (header.version != format::kVersion || header.endian_mark != format::kEndianMark) {
        return failure(ErrorCode::WrongVersion, what + " has format version " + std::to_string(header.version) + ", this program reads version " + std::to_string(format::kVersion) + end);
    }
    const std::uint64_t table_end = sizeof header + std::uint64_t{header.section_count} * sizeof(format::Section);
    if (header.file_size != bytes.size() || header.section_count > 1000 || table_end > bytes.size()) {
        return damaged("it has " + std::to_string(bytes.size()) + " bytes, its header says " + std::to_string(header.file_size));
    }
    format::Header zeroed = header;
    zeroed.checksum = 0;
    const auto head_sum = format::hash_bytes({reinterpret_cast<const char*>(&zeroed), sizeof zeroed});
    if (format::hash_bytes(bytes.substr(sizeof header, table_end - sizeof header), head_sum) != header.checksum) {
        return damaged("checksum of the header");
    }
    if (header.role != role.role) {
        return failure(ErrorCode::BadFormat, "not a " + what + end);
    }
    format::Tables tables;
    for (std::uint32_t i = 0; i < header.section_count; ++i) {
        format::Section section{};
        std::memcpy(&section, bytes.data() + sizeof header + i * sizeof section, sizeof section);
        if (section.offset % 8 != 0 || section.offset > bytes.size() || section.size > bytes.size() - section.offset ||
            !bind_section(tables, static_cast<SectionId>(section.id), bytes.substr(section.offset, section.size), section.record_size)) {
            return damaged("section " + std::to_string(section.id));
        }
    }
    return tables;
}

std::uint32_t damaged_section(std::string_view bytes) {
    format::Header header{};
    std::memcpy(&header, bytes.data(), sizeof header);
    std::uint64_t end = sizeof header + std::uint64_t{header.section_count} * sizeof(format::Section);
    for (std::uint32_t i = 0; i < header.section_count; ++i) {
        format::Section section{};
        std::memcpy(&section, bytes.data() + sizeof header + i * sizeof section, sizeof section);
        // What fills up to the next section is zero, so that no changed byte goes unseen.
        const auto filling = section.offset > end ? bytes.substr(end, section.offset - end) : std::string_view();
        end = section.offset + section.size;
        if (filling.find_first_not_of('\0') != std::string_view::npos || format::hash_bytes(bytes.substr(section.offset, section.size), section.id) != section.checksum) {
            return section.id;
        }
    }
    return 0;
}

std::string_view text_at(std::string_view text, format::TextRef ref) {
    if (ref == kNone || std::uint64_t{ref} + 2 > text.size()) {
        return {};
    }
    std::uint16_t length = 0;
    std::memcpy(&length, text.data() + ref, 2);
    return std::uint64_t{ref} + 2 + length > text.size() ? std::string_view() : text.substr(ref + 2, length);
}

std::string_view small_text(const format::Tables& t, std::uint16_t index) {
    return index < t.small_table.size() ? text_at(t.text, t.small_table[index]) : std::string_view();
}

std::string_view key_text(const format::Tables& t, std::uint32_t key) {
    const auto begin = t.keys[key].text_begin;
    const auto end = t.keys[key + 1].text_begin;
    return begin <= end && end <= t.key_text.size() ? t.key_text.substr(begin, end - begin) : std::string_view();
}

std::string_view skeleton_text(const format::Tables& t, std::uint32_t skeleton) {
    const auto begin = t.skeletons[skeleton].text_begin;
    const auto end = t.skeletons[skeleton + 1].text_begin;
    return begin <= end && end <= t.skeleton_text.size() ? t.skeleton_text.substr(begin, end - begin) : std::string_view();
}

std::span<const format::NameRecord> names_of(const format::Tables& t, const format::PlaceRecord& place) {
    return part(t.names, place.first_name, place.name_count);
}

std::uint32_t find_key(const format::Tables& t, std::string_view key) {
    const std::uint32_t count = record_count(t.keys);
    const std::uint32_t found = probe(t.key_hash, format::hash_bytes(key), [&](std::uint32_t value) { return value - 1 < count && key_text(t, value - 1) == key; });
    return found == kNone ? kNone : found - 1;
}

std::span<const std::uint32_t> postings_of(const format::Tables& t, std::uint32_t key) {
    const auto begin = t.keys[key].posting_begin;
    const auto end = t.keys[key + 1].posting_begin;
    return begin <= end && end <= t.postings.size() ? t.postings.subspan(begin, end - begin) : std::span<const std::uint32_t>();
}

std::uint32_t find_skeleton(const format::Tables& t, std::string_view skeleton) {
    std::uint32_t low = 0;
    std::uint32_t high = record_count(t.skeletons);
    while (low < high) {
        const std::uint32_t middle = low + (high - low) / 2;
        const int order = skeleton_text(t, middle).compare(skeleton);
        if (order == 0) {
            return middle;
        }
        (order < 0 ? low : high) = order < 0 ? middle + 1 : middle;
    }
    return kNone;
}

std::pair<std::uint32_t, std::uint32_t> keys_of_skeleton(const format::Tables& t, std::uint32_t skeleton) {
    const std::uint32_t count = record_count(t.keys);
    const auto last = std::min(t.skeletons[skeleton + 1].first_key, count);
    return {std::min(t.skeletons[skeleton].first_key, last), last};
}

std::span<const std::uint32_t> exact_postings(const format::Tables& t, std::string_view key) {
    const auto found = find_key(t, key);
    if (found == kNone) {
        return {};
    }
    const auto postings = postings_of(t, found);
    return postings.first(std::min<std::size_t>(t.keys[found].exact_count, postings.size()));
}

std::span<const std::uint32_t> loose_postings(const format::Tables& t, std::string_view key) {
    const auto found = find_key(t, key);
    return found == kNone ? std::span<const std::uint32_t>() : postings_of(t, found);
}

std::vector<NearKey> near_keys(const format::Tables& t, std::string_view key, unsigned max_edits) {
    std::vector<NearKey> out;
    const std::string skeleton = text::skeleton_key(key);
    if (skeleton.size() < 2) {
        return out;
    }
    const std::size_t length = code_points(key);
    const std::uint8_t script = script_of_key(key);
    const std::uint32_t letters = format::letter_mask(key);
    for (const std::uint32_t near : near_skeletons(t, skeleton)) {
        const auto [first, last] = keys_of_skeleton(t, near);
        for (std::uint32_t k = first; k < last; ++k) {
            const auto& record = t.keys[k];
            const auto difference = record.length > length ? record.length - length : length - record.length;
            if (record.script != script || difference > max_edits || std::popcount(record.letters ^ letters) > static_cast<int>(2 * max_edits)) {
                continue;
            }
            const unsigned edits = text::edit_distance(key_text(t, k), key, max_edits);
            if (edits != 0 && edits <= max_edits) {
                out.push_back({k, edits});
            }
        }
    }
    return out;
}

std::uint32_t find_id(const format::Tables& t, std::string_view place_id) {
    const auto before = [&t](const format::PlaceIdRecord& record, std::string_view wanted) { return text_at(t.text, record.id) < wanted; };
    const auto found = std::lower_bound(t.place_ids.begin(), t.place_ids.end(), place_id, before);
    if (found == t.place_ids.end() || text_at(t.text, found->id) != place_id || found->place >= t.places.size()) {
        return kNone;
    }
    return found->place;
}

unsigned words_from(const format::Tables& t, std::string_view first_word) {
    const auto hash = format::hash_bytes(first_word);
    const auto fingerprint = format::first_word_fingerprint(hash);
    const auto found = probe(t.first_words, hash, [fingerprint](std::uint32_t value) { return (value & 0xFFFFFF00U) == fingerprint; });
    return found == kNone ? 0 : found & 0xFFU;
}

void append_codes(const format::Tables& t, std::string_view text, std::vector<std::uint32_t>& places) {
    std::array<char, 4> code{};
    std::copy_n(text.begin(), std::min<std::size_t>(text.size(), 4), code.begin());
    const auto order = [](const format::CodeRecord& record, const std::array<char, 4>& wanted) { return std::memcmp(record.code, wanted.data(), 4) < 0; };
    for (auto it = std::lower_bound(t.codes.begin(), t.codes.end(), code, order); it != t.codes.end() && std::memcmp(it->code, code.data(), 4) == 0; ++it) {
        if (it->place < t.places.size()) {
            places.push_back(it->place);
        }
    }
}

geo::LonLat point_of(const format::PlaceRecord& place) {
    return *geo::LonLat::from_degrees(geo::Lon{std::clamp(place.lon_e7 / 1e7, -180.0, 180.0)}, geo::Lat{std::clamp(place.lat_e7 / 1e7, -90.0, 90.0)});
}

std::span<const std::uint32_t> places_of_cell(const format::Tables& t, std::size_t cell) {
    const auto [begin, end] = cell_range(t, cell);
    const std::size_t last = std::min(end, t.grid_places.size());
    return begin < last ? t.grid_places.subspan(begin, last - begin) : std::span<const std::uint32_t>();
}

Circle::Circle(geo::LonLat point, double radius_km) : point_(point) {
    constexpr double kKmPerDegree = 111.2;
    constexpr double kPlaneKm = 150;       // up to here, and to this latitude, the plane holds to a thousandth
    constexpr double kPlaneLat = 75;
    constexpr double kMargin = 0.005;
    const double lat = point.lat_deg() * std::numbers::pi / 180.0;
    const double reach_lat = radius_km / kKmPerDegree;
    const double reach_lon = std::min(179.0, reach_lat / std::max(0.02, std::cos(lat)));
    south_ = static_cast<int>(std::floor(std::max(-90.0, point.lat_deg() - reach_lat)));
    north_ = static_cast<int>(std::floor(std::min(89.9, point.lat_deg() + reach_lat)));
    west_ = static_cast<int>(std::floor(point.lon_deg() - reach_lon));
    east_ = std::min(static_cast<int>(std::floor(point.lon_deg() + reach_lon)), west_ + 359);
    plane_ = radius_km <= kPlaneKm && std::abs(point.lat_deg()) <= kPlaneLat;
    cos_lat_ = std::cos(lat);
    sin_lat_ = std::sin(lat);
    outside_km2_ = std::pow(radius_km * (1 + kMargin), 2);
    inside_km2_ = std::pow(radius_km * (1 - kMargin), 2);
}

double Circle::distance_km(const format::PlaceRecord& place) const { return geo::distance_km(point_, point_of(place)); }

double Circle::plane_km2(const format::PlaceRecord& place) const {
    constexpr double kRadians = std::numbers::pi / 180.0;
    const double north = (place.lat_e7 / 1e7 - point_.lat_deg()) * kRadians;
    double east_deg = std::abs(place.lon_e7 / 1e7 - point_.lon_deg());
    east_deg = east_deg > 180 ? 360 - east_deg : east_deg;
    // The cosine in the middle of the two latitudes, from that of the point.
    const double east = east_deg * kRadians * (cos_lat_ * (1 - north * north / 8) - sin_lat_ * north / 2);
    return (north * north + east * east) * (geo::kEarthRadiusKm * geo::kEarthRadiusKm);
}

void append_near(const format::Tables& t, geo::LonLat point, double radius_km, std::vector<Nearby>& found) {
    const Circle circle(point, radius_km);
    circle.for_each_cell([&](std::size_t cell) {
        for (const std::uint32_t place : places_of_cell(t, cell)) {
            if (place >= t.places.size() || circle.surely_outside(t.places[place])) {
                continue;
            }
            if (const double km = circle.distance_km(t.places[place]); km <= radius_km) {
                found.emplace_back(km, place);
            }
        }
    });
}

std::size_t count_nearer(const format::Tables& t, geo::LonLat middle, const Circle& around, const Nearby& place, std::size_t enough) {
    const Circle circle(middle, place.first);
    std::size_t count = 0;
    around.for_each_cell([&](std::size_t cell) {
        for (const std::uint32_t other : places_of_cell(t, cell)) {
            if (count >= enough) {
                return;
            }
            if (other >= t.places.size() || circle.surely_outside(t.places[other])) {
                continue;
            }
            count += circle.surely_inside(t.places[other]) || Nearby(circle.distance_km(t.places[other]), other) < place ? 1 : 0;
        }
    });
    return count;
}

} // namespace marsad::geocode::tables
