#include "geocode/gazetteer.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <limits>
#include <numbers>
#include <tuple>

#include "base/utf8.h"
#include "text/fold.h"
#include "text/search_key.h"

namespace marsad::geocode {

namespace {

using base::ErrorCode;
using base::failure;
using format::kNone;
using format::SectionId;

constexpr std::string_view kRemedy = "; run scripts/fetch_data.sh and build the target \"data\" (compile_data) again: ";
/// A point this far off a coast or border still belongs to the land: quantised outlines, piers, small islands.
constexpr double kCoastKm = 12.0;

base::Error damaged(const std::string& what, const std::filesystem::path& path) {
    return {ErrorCode::BadFormat, "gazetteer file is damaged (" + what + ")" + std::string(kRemedy) + path.string()};
}

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
    }
    return true; // a section of a later build: not ours to read
}

/// A length-prefixed string; empty where the reference leads outside.
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

template <typename T>
std::span<const T> part(std::span<const T> table, std::uint32_t first, std::uint32_t count) {
    return std::uint64_t{first} + count <= table.size() ? table.subspan(first, count) : std::span<const T>();
}

geo::RegionIndex region_index(const format::Tables& t, const format::RegionPart& p) {
    return geo::RegionIndex({part(t.regions, p.first_region, p.region_count), part(t.region_rings, p.first_ring, p.ring_count),
                             part(t.region_vertices, p.first_vertex, p.vertex_count), part(t.region_cells, p.first_cell, p.cell_count),
                             part(t.region_cell_rings, p.first_cell_ring, p.cell_ring_count), part(t.region_ring_regions, p.first_ring, p.ring_count)});
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

/// Records before the sentinel.
template <typename T>
std::uint32_t record_count(std::span<const T> table) {
    return table.empty() ? 0 : static_cast<std::uint32_t>(table.size() - 1);
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

std::uint32_t find_key(const format::Tables& t, std::string_view key) {
    const std::uint32_t count = record_count(t.keys);
    const std::uint32_t found = probe(t.key_hash, format::hash_bytes(key), [&](std::uint32_t value) { return value - 1 < count && key_text(t, value - 1) == key; });
    return found == kNone ? kNone : found - 1;
}

std::span<const PlaceIndex> postings_of(const format::Tables& t, std::uint32_t key) {
    const auto begin = t.keys[key].posting_begin;
    const auto end = t.keys[key + 1].posting_begin;
    return begin <= end && end <= t.postings.size() ? t.postings.subspan(begin, end - begin) : std::span<const PlaceIndex>();
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

/// [first, last) of the keys that share a skeleton.
std::pair<std::uint32_t, std::uint32_t> keys_of_skeleton(const format::Tables& t, std::uint32_t skeleton) {
    const std::uint32_t count = record_count(t.keys);
    const auto last = std::min(t.skeletons[skeleton + 1].first_key, count);
    return {std::min(t.skeletons[skeleton].first_key, last), last};
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

template <typename T>
void sort_unique(std::vector<T>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

} // namespace

// --- PlaceView ---

namespace {
const format::PlaceRecord kEmptyPlace{kNone, 0, 0, 0, kNone, kNone, 0, kNone, kNone, 0.0F, 0.0F, 0, 0xFFFF, 0xFFFF, 0xFFFF, 0, {0, 0}};

const format::PlaceRecord& record_of(const format::Tables& t, PlaceIndex index) {
    return index < t.places.size() ? t.places[index] : kEmptyPlace;
}

std::string_view preferred_name(const format::Tables& t, const format::PlaceRecord& place, std::string_view lang) {
    for (const auto& name : part(t.names, place.first_name, place.name_count)) {
        if ((name.flags & format::kPreferred) != 0 && small_text(t, name.language) == lang) {
            return text_at(t.text, name.text);
        }
    }
    return {};
}
} // namespace

std::string_view PlaceView::place_id() const {
    return text_at(gazetteer_->tables_.text, record_of(gazetteer_->tables_, index_).id);
}

std::string_view PlaceView::kind() const {
    return small_text(gazetteer_->tables_, record_of(gazetteer_->tables_, index_).kind);
}

std::string_view PlaceView::feature_code() const {
    return small_text(gazetteer_->tables_, record_of(gazetteer_->tables_, index_).feature);
}

std::string_view PlaceView::country_code() const {
    const auto& code = record_of(gazetteer_->tables_, index_).country_code;
    return code[0] == 0 ? std::string_view() : std::string_view(code, 2);
}

std::string_view PlaceView::country_name() const {
    const auto& place = record_of(gazetteer_->tables_, index_);
    if (place.country_name != kNone) {
        return text_at(gazetteer_->tables_.text, place.country_name);
    }
    return place.country == kNone ? std::string_view() : preferred_name(gazetteer_->tables_, record_of(gazetteer_->tables_, place.country), "en");
}

std::string_view PlaceView::admin1_name() const {
    const auto province = record_of(gazetteer_->tables_, index_).province;
    return province == kNone ? std::string_view() : preferred_name(gazetteer_->tables_, record_of(gazetteer_->tables_, province), "en");
}

PlaceIndex PlaceView::country() const {
    return record_of(gazetteer_->tables_, index_).country;
}

PlaceIndex PlaceView::province() const {
    return record_of(gazetteer_->tables_, index_).province;
}

std::string_view PlaceView::name_in(std::string_view lang) const {
    return preferred_name(gazetteer_->tables_, record_of(gazetteer_->tables_, index_), lang);
}

std::string_view PlaceView::name(std::string_view lang) const {
    auto found = name_in(lang);
    if (found.empty() && (lang == "fa" || lang == "ckb")) {
        found = name_in("ar");
    }
    return found.empty() ? name_in("en") : found;
}

std::vector<NameView> PlaceView::names() const {
    const auto& t = gazetteer_->tables_;
    const auto& place = record_of(t, index_);
    std::vector<NameView> views;
    for (const auto& name : part(t.names, place.first_name, place.name_count)) {
        views.push_back({text_at(t.text, name.text), small_text(t, name.language), (name.flags & format::kDisplay) != 0, (name.flags & format::kGenerated) != 0});
    }
    return views;
}

geo::LonLat PlaceView::lon_lat() const {
    const auto& place = record_of(gazetteer_->tables_, index_);
    const auto point = geo::LonLat::from_degrees(geo::Lon{std::clamp(place.lon_e7 / 1e7, -180.0, 180.0)}, geo::Lat{std::clamp(place.lat_e7 / 1e7, -90.0, 90.0)});
    return *point;
}

double PlaceView::radius_km() const {
    // Through text of one decimal, so that 3.0F and 3 print alike.
    return std::round(double{record_of(gazetteer_->tables_, index_).radius_km} * 10.0) / 10.0;
}

double PlaceView::importance() const {
    return double{record_of(gazetteer_->tables_, index_).importance};
}

std::uint32_t PlaceView::population() const {
    return record_of(gazetteer_->tables_, index_).population;
}

std::string_view PlaceView::time_zone() const {
    return small_text(gazetteer_->tables_, record_of(gazetteer_->tables_, index_).time_zone);
}

std::string_view PlaceView::parent() const {
    return text_at(gazetteer_->tables_.text, record_of(gazetteer_->tables_, index_).parent);
}

bool PlaceView::is_curated() const {
    return (record_of(gazetteer_->tables_, index_).flags & format::kCurated) != 0;
}

bool PlaceView::is_country() const {
    return (record_of(gazetteer_->tables_, index_).flags & format::kCountry) != 0;
}

bool PlaceView::is_province() const {
    return (record_of(gazetteer_->tables_, index_).flags & format::kProvince) != 0;
}

bool PlaceView::has_airfield() const {
    return (record_of(gazetteer_->tables_, index_).flags & format::kAirfield) != 0;
}

// --- Gazetteer ---

base::Result<Gazetteer> Gazetteer::open(const std::filesystem::path& path) {
    auto file = base::MappedFile::open(path);
    if (!file) {
        if (file.error().code == ErrorCode::NotFound) {
            return failure(ErrorCode::NotFound, "no gazetteer file" + std::string(kRemedy) + path.string());
        }
        return failure(file.error());
    }
    const auto mapped = file->bytes();
    const std::string_view bytes(reinterpret_cast<const char*>(mapped.data()), mapped.size());
    format::Header header{};
    if (bytes.size() < sizeof header || std::memcmp(bytes.data(), format::kMagic, sizeof format::kMagic) != 0) {
        return failure(ErrorCode::BadFormat, "not a gazetteer file" + std::string(kRemedy) + path.string());
    }
    std::memcpy(&header, bytes.data(), sizeof header);
    if (header.version != format::kVersion || header.endian_mark != format::kEndianMark) {
        return failure(ErrorCode::WrongVersion, "gazetteer file has format version " + std::to_string(header.version) + ", this program reads version " + std::to_string(format::kVersion) +
                                                    std::string(kRemedy) + path.string());
    }
    const std::uint64_t table_end = sizeof header + std::uint64_t{header.section_count} * sizeof(format::Section);
    if (header.file_size != bytes.size() || header.section_count > 1000 || table_end > bytes.size()) {
        return failure(damaged("it has " + std::to_string(bytes.size()) + " bytes, its header says " + std::to_string(header.file_size), path));
    }
    format::Header zeroed = header;
    zeroed.checksum = 0;
    const auto head_sum = format::hash_bytes({reinterpret_cast<const char*>(&zeroed), sizeof zeroed});
    if (format::hash_bytes(bytes.substr(sizeof header, table_end - sizeof header), head_sum) != header.checksum) {
        return failure(damaged("checksum of the header", path));
    }
    Gazetteer gazetteer(std::move(*file));
    for (std::uint32_t i = 0; i < header.section_count; ++i) {
        format::Section section{};
        std::memcpy(&section, bytes.data() + sizeof header + i * sizeof section, sizeof section);
        if (section.offset % 8 != 0 || section.offset > bytes.size() || section.size > bytes.size() - section.offset ||
            !bind_section(gazetteer.tables_, static_cast<SectionId>(section.id), bytes.substr(section.offset, section.size), section.record_size)) {
            return failure(damaged("section " + std::to_string(section.id), path));
        }
    }
    if (gazetteer.tables_.meta.size() != 1 || gazetteer.tables_.places.empty()) {
        return failure(damaged("a section is missing", path));
    }
    const auto& meta = gazetteer.tables_.meta[0];
    gazetteer.countries_ = region_index(gazetteer.tables_, meta.countries);
    gazetteer.provinces_ = region_index(gazetteer.tables_, meta.provinces);
    gazetteer.disputed_ = region_index(gazetteer.tables_, meta.disputed);
    gazetteer.seas_ = region_index(gazetteer.tables_, meta.seas);
    return gazetteer;
}

base::Result<void> Gazetteer::verify() const {
    const auto mapped = file_.bytes();
    const std::string_view bytes(reinterpret_cast<const char*>(mapped.data()), mapped.size());
    const auto bad = [](const std::string& what) { return failure(ErrorCode::BadFormat, "gazetteer file is damaged (" + what + "); run scripts/fetch_data.sh and build the target \"data\" again"); };
    format::Header header{};
    std::memcpy(&header, bytes.data(), sizeof header);
    for (std::uint32_t i = 0; i < header.section_count; ++i) {
        format::Section section{};
        std::memcpy(&section, bytes.data() + sizeof header + i * sizeof section, sizeof section);
        if (format::hash_bytes(bytes.substr(section.offset, section.size), section.id) != section.checksum) {
            return bad("checksum of section " + std::to_string(section.id));
        }
    }
    const auto& t = tables_;
    const auto below = [](std::span<const std::uint32_t> values, std::size_t size) { return std::all_of(values.begin(), values.end(), [size](std::uint32_t v) { return v < size; }); };
    if (!below(t.postings, t.places.size()) || !below(t.grid_places, t.places.size()) || !below(t.delete_entries, record_count(t.skeletons)) || t.admin.empty()) {
        return bad("an index leads outside its table");
    }
    const bool keys_rise = std::is_sorted(t.keys.begin(), t.keys.end(), [](const auto& a, const auto& b) { return a.text_begin < b.text_begin || a.posting_begin < b.posting_begin; });
    const bool places_fit = std::all_of(t.places.begin(), t.places.end(), [&](const format::PlaceRecord& p) {
        return std::uint64_t{p.first_name} + p.name_count <= t.names.size() && (p.country == kNone || p.country < t.places.size()) && (p.province == kNone || p.province < t.places.size()) &&
               std::abs(p.lon_e7 / 1e7) <= 180.0 && std::abs(p.lat_e7 / 1e7) <= 90.0;
    });
    if (!keys_rise || !places_fit || !countries_.is_consistent() || !provinces_.is_consistent() || !disputed_.is_consistent() || !seas_.is_consistent()) {
        return bad("a table contradicts itself");
    }
    return {};
}

std::uint32_t Gazetteer::place_count() const {
    return static_cast<std::uint32_t>(tables_.places.size());
}

std::optional<PlaceIndex> Gazetteer::find_by_id(std::string_view place_id) const {
    const auto before = [this](const format::PlaceIdRecord& record, std::string_view wanted) { return text_at(tables_.text, record.id) < wanted; };
    const auto found = std::lower_bound(tables_.place_ids.begin(), tables_.place_ids.end(), place_id, before);
    if (found == tables_.place_ids.end() || text_at(tables_.text, found->id) != place_id || found->place >= tables_.places.size()) {
        return std::nullopt;
    }
    return found->place;
}

std::span<const PlaceIndex> Gazetteer::exact(std::string_view key) const {
    const auto found = find_key(tables_, key);
    if (found == kNone) {
        return {};
    }
    const auto postings = postings_of(tables_, found);
    return postings.first(std::min<std::size_t>(tables_.keys[found].exact_count, postings.size()));
}

std::vector<PlaceIndex> Gazetteer::article_free(std::string_view key) const {
    const auto found = find_key(tables_, key);
    if (found == kNone) {
        return {};
    }
    const auto postings = postings_of(tables_, found);
    std::vector<PlaceIndex> places(postings.begin(), postings.end());
    sort_unique(places);
    return places;
}

std::vector<PlaceIndex> Gazetteer::skeleton(std::string_view skeleton, std::size_t limit) const {
    std::vector<PlaceIndex> places;
    const auto found = find_skeleton(tables_, skeleton);
    if (found == kNone) {
        return places;
    }
    const auto [first, last] = keys_of_skeleton(tables_, found);
    for (std::uint32_t key = first; key < last; ++key) {
        const auto postings = postings_of(tables_, key);
        places.insert(places.end(), postings.begin(), postings.end());
    }
    sort_unique(places);
    places.resize(std::min(places.size(), limit));
    return places;
}

std::vector<FuzzyMatch> Gazetteer::fuzzy(std::string_view key, unsigned max_edits, std::size_t limit) const {
    std::vector<FuzzyMatch> matches;
    const std::string skeleton = text::skeleton_key(key);
    if (skeleton.size() < 2) {
        return matches;
    }
    const std::size_t length = code_points(key);
    const std::uint8_t script = script_of_key(key);
    const std::uint32_t letters = format::letter_mask(key);
    for (const std::uint32_t near : near_skeletons(tables_, skeleton)) {
        const auto [first, last] = keys_of_skeleton(tables_, near);
        for (std::uint32_t k = first; k < last; ++k) {
            const auto& record = tables_.keys[k];
            const auto difference = record.length > length ? record.length - length : length - record.length;
            if (record.script != script || difference > max_edits || std::popcount(record.letters ^ letters) > static_cast<int>(2 * max_edits)) {
                continue;
            }
            const auto candidate = key_text(tables_, k);
            const unsigned edits = text::edit_distance(candidate, key, max_edits);
            if (edits == 0 || edits > max_edits) {
                continue;
            }
            for (const PlaceIndex place : postings_of(tables_, k)) {
                matches.push_back({place, edits, candidate});
            }
        }
    }
    std::sort(matches.begin(), matches.end(), [](const auto& a, const auto& b) { return std::tie(a.place, a.edits, a.key) < std::tie(b.place, b.edits, b.key); });
    matches.erase(std::unique(matches.begin(), matches.end(), [](const auto& a, const auto& b) { return a.place == b.place; }), matches.end());
    std::stable_sort(matches.begin(), matches.end(), [](const auto& a, const auto& b) { return a.edits < b.edits; });
    matches.erase(matches.begin() + static_cast<std::ptrdiff_t>(std::min(matches.size(), limit)), matches.end());
    return matches;
}

std::vector<PlaceIndex> Gazetteer::code(std::string_view text) const {
    std::vector<PlaceIndex> places;
    if (text.size() < 3 || text.size() > 4) {
        return places;
    }
    std::array<char, 4> code{};
    for (std::size_t i = 0; i < text.size(); ++i) {
        code[i] = static_cast<char>(text[i] >= 'a' && text[i] <= 'z' ? text[i] - 0x20 : text[i]);
    }
    const auto order = [](const format::CodeRecord& record, const std::array<char, 4>& wanted) { return std::memcmp(record.code, wanted.data(), 4) < 0; };
    for (auto it = std::lower_bound(tables_.codes.begin(), tables_.codes.end(), code, order); it != tables_.codes.end() && std::memcmp(it->code, code.data(), 4) == 0; ++it) {
        if (it->place < tables_.places.size()) {
            places.push_back(it->place);
        }
    }
    return places;
}

unsigned Gazetteer::may_start(std::string_view first_word) const {
    const auto hash = format::hash_bytes(first_word);
    const auto fingerprint = format::first_word_fingerprint(hash);
    const auto found = probe(tables_.first_words, hash, [fingerprint](std::uint32_t value) { return (value & 0xFFFFFF00U) == fingerprint; });
    return found == kNone ? 0 : found & 0xFFU;
}

RegionAnswer Gazetteer::region(geo::LonLat point) const {
    RegionAnswer answer;
    const auto area = [&](const geo::RegionIndex& index, std::uint32_t region) -> const format::AreaRecord* {
        const auto id = index.tables().regions[region].id;
        return id < tables_.areas.size() ? &tables_.areas[id] : nullptr;
    };
    if (const auto region = disputed_.find(point)) {
        if (const auto* disputed = area(disputed_, *region)) {
            answer.country = disputed->country;
            answer.province = disputed->province;
            answer.disputed_area = text_at(tables_.text, disputed->name);
            answer.claimed_by = text_at(tables_.text, disputed->claimed_by);
        }
    }
    if (answer.country == kNoPlace) {
        if (const auto region = countries_.nearest(point, kCoastKm)) {
            const auto* country = area(countries_, *region);
            answer.country = country != nullptr ? country->country : kNoPlace;
        }
    }
    if (answer.country != kNoPlace && answer.province == kNoPlace) {
        // The outlines of the two sources differ by some km along borders.
        if (const auto region = provinces_.nearest(point, 40.0, answer.country)) {
            const auto* province = area(provinces_, *region);
            answer.province = province != nullptr ? province->province : kNoPlace;
        }
    }
    return answer;
}

std::optional<double> Gazetteer::distance_to_area_km(PlaceIndex wanted, geo::LonLat point) const {
    std::optional<double> nearest;
    for (const geo::RegionIndex* index : {&countries_, &provinces_, &disputed_}) {
        const auto regions = index->tables().regions;
        for (std::uint32_t region = 0; region < regions.size(); ++region) {
            if (regions[region].id >= tables_.areas.size()) {
                continue;
            }
            const auto& area = tables_.areas[regions[region].id];
            const bool is_wanted = index == &countries_ ? area.country == wanted : area.province == wanted || (index == &disputed_ && area.country == wanted);
            if (is_wanted) {
                const double km = index->distance_to_km(region, point);
                nearest = nearest ? std::min(*nearest, km) : km;
            }
        }
    }
    return nearest;
}

std::optional<PlaceIndex> Gazetteer::country_by_code(std::string_view iso_alpha2) const {
    for (const auto& record : tables_.admin) {
        if (record.province == kNone && std::string_view(record.code, 2) == iso_alpha2 && record.country < tables_.places.size()) {
            return record.country;
        }
    }
    return std::nullopt;
}

std::vector<PlaceIndex> Gazetteer::provinces_of(PlaceIndex country) const {
    std::vector<PlaceIndex> provinces;
    for (const auto& record : tables_.admin) {
        if (record.province < tables_.places.size() && record.country == country) {
            provinces.push_back(record.province);
        }
    }
    return provinces;
}

std::vector<PlaceIndex> Gazetteer::near(geo::LonLat point, double radius_km, std::size_t limit) const {
    constexpr double kKmPerDegree = 111.2;
    std::vector<std::pair<double, PlaceIndex>> found;
    const double reach_lat = radius_km / kKmPerDegree;
    const double reach_lon = std::min(179.0, reach_lat / std::max(0.02, std::cos(point.lat_deg() * std::numbers::pi / 180.0)));
    const int south = static_cast<int>(std::floor(std::max(-90.0, point.lat_deg() - reach_lat)));
    const int north = static_cast<int>(std::floor(std::min(89.9, point.lat_deg() + reach_lat)));
    const int west = static_cast<int>(std::floor(point.lon_deg() - reach_lon));
    const int east = std::min(static_cast<int>(std::floor(point.lon_deg() + reach_lon)), west + 359);
    for (int lat = south; lat <= north; ++lat) {
        for (int lon = west; lon <= east; ++lon) {
            const auto cell = static_cast<std::size_t>(lat + 90) * 360 + static_cast<std::size_t>(((lon + 180) % 360 + 360) % 360);
            if (cell + 1 >= tables_.grid.size()) {
                continue;
            }
            const std::size_t end = std::min<std::size_t>(tables_.grid[cell + 1], tables_.grid_places.size());
            for (std::size_t i = tables_.grid[cell]; i < end; ++i) {
                if (const double km = geo::distance_km(point, place(tables_.grid_places[i]).lon_lat()); km <= radius_km) {
                    found.emplace_back(km, tables_.grid_places[i]);
                }
            }
        }
    }
    const auto kept = std::min(found.size(), limit);
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end());
    std::vector<PlaceIndex> places;
    for (std::size_t i = 0; i < kept; ++i) {
        places.push_back(found[i].second);
    }
    return places;
}

namespace {

std::vector<std::string_view> split(std::string_view line, char sign) {
    std::vector<std::string_view> fields;
    while (true) {
        const auto end = line.find(sign);
        fields.push_back(line.substr(0, end));
        if (end == std::string_view::npos) {
            return fields;
        }
        line.remove_prefix(end + 1);
    }
}

} // namespace

GazetteerInfo Gazetteer::info() const {
    GazetteerInfo info;
    info.format_version = format::kVersion;
    for (const auto line : split(tables_.info, '\n')) {
        const auto fields = split(line, '\t');
        if (fields[0] == "source" && fields.size() == 6) {
            info.sources.push_back({std::string(fields[1]), std::string(fields[2]), std::string(fields[3]), std::string(fields[4]), std::string(fields[5])});
        } else if (fields[0] == "count" && fields.size() == 3) {
            std::uint64_t value = 0;
            std::from_chars(fields[2].data(), fields[2].data() + fields[2].size(), value);
            info.counts.emplace_back(fields[1], value);
        } else if (fields[0] == "attribution" && fields.size() == 2) {
            info.attribution = fields[1];
        }
    }
    return info;
}

} // namespace marsad::geocode
