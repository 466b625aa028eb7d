#pragma once

#include "base/hash.h"
#include "geo/region_index.h"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

/// Layout of the gazetteer file: a header, a table of sections, and the sections, each an array of plain records
/// (little-endian, aligned to 64 bytes). Written by gazetteer_build, read by geocode/gazetteer*.cpp; nobody else
/// includes this file. A layer of the user's places is a file of the same kind. Places are sorted by falling importance, so that a smaller index is a weightier place and
/// every list of indices sorted by number is sorted by importance.
namespace marsad::geocode::format {

inline constexpr char kMagic[8] = {'M', 'A', 'R', 'S', 'G', 'A', 'Z', '\0'};
inline constexpr std::uint32_t kVersion = 3;
inline constexpr std::uint32_t kEndianMark = 0x01020304U;
inline constexpr std::uint32_t kNone = 0xFFFFFFFFU;

enum class SectionId : std::uint32_t {
    Text = 1,           ///< length-prefixed strings (u16 + bytes); a TextRef is the offset of the prefix
    SmallTable = 2,     ///< TextRef of every kind, language, time zone, feature code
    Places = 3,         ///< PlaceRecord
    PlaceIds = 4,       ///< PlaceIdRecord sorted by text, former and merged ids included
    Names = 5,          ///< NameRecord, those of one place together
    Keys = 6,           ///< KeyRecord sorted by (skeleton, key), and one sentinel
    KeyText = 7,        ///< bytes of the keys, without prefix
    Postings = 8,       ///< place indices of the keys
    KeyHash = 9,        ///< open hash table of key index + 1 by key
    Skeletons = 10,     ///< SkeletonRecord sorted by text, and one sentinel
    SkeletonText = 11,  ///< bytes of the skeletons, without prefix
    DeleteBuckets = 12, ///< offsets into DeleteEntries, one a bucket, and one sentinel
    DeleteEntries = 13, ///< skeleton indices by the hash of the skeleton less one letter
    Codes = 14,         ///< CodeRecord sorted by code
    FirstWords = 15,    ///< open hash table: fingerprint << 8 | words of the longest name
    Grid = 16,          ///< offsets into GridPlaces, one a 1° cell from 180° W 90° S eastward, and one sentinel
    GridPlaces = 17,    ///< place indices by cell
    Areas = 18,         ///< AreaRecord of countries, then provinces, then disputed areas, then seas
    Regions = 19,       ///< geo::Region of the four indices, one after another; see Meta
    RegionRings = 20,
    RegionVertices = 21,
    RegionCells = 22,
    RegionCellRings = 23,
    RegionRingRegions = 24,
    Meta = 25,  ///< MetaRecord, one
    Info = 26,  ///< text lines: see gazetteer_build/gazetteer_writer
    Admin = 27, ///< AdminRecord: countries by code, then provinces by country
    CompletionEntries = 40, ///< CompletionRecord sorted by (text, place); see geocode/completion_index.h
    CompletionBest = 41,    ///< the smallest place of each 8 entries, then of each 8 of those, until one is left
    CompletionPlaces = 42,  ///< offsets into CompletionByPlace, one a place, and one sentinel
    CompletionByPlace = 43, ///< the entries of each place, rising
    KindPlaces = 44,        ///< all places by (kind, index)
    // Of a layer of the user's places only:
    LayerLinks = 60, ///< TextRef of the ids of countries and provinces in the gazetteer; PlaceRecord leads into it
    GridCells = 61,  ///< GridCellRecord in place of Grid: the cells that hold places, and one sentinel
};

/// Header::role. A layer has no areas; its countries and provinces are those of the gazetteer.
inline constexpr std::uint32_t kBaseFile = 0;
inline constexpr std::uint32_t kLayerFile = 1;

struct Header {
    char magic[8];
    std::uint32_t version;
    std::uint32_t endian_mark;
    std::uint64_t file_size;
    std::uint32_t section_count;
    std::uint32_t role;
    std::uint64_t checksum; ///< of the header with this field 0, and of the section table
};
static_assert(sizeof(Header) == 40);

struct Section {
    std::uint32_t id;
    std::uint32_t record_size;
    std::uint64_t offset;
    std::uint64_t size; ///< bytes
    std::uint64_t checksum;
};
static_assert(sizeof(Section) == 32);

using TextRef = std::uint32_t;

struct PlaceIdRecord {
    TextRef id;
    std::uint32_t place;
};
static_assert(sizeof(PlaceIdRecord) == 8);

enum PlaceFlag : std::uint16_t {
    kCurated = 1,
    kCountry = 2,
    kProvince = 4,
    kAirfield = 8, ///< an airfield of the sources stands here
    kStandsFor = 16, ///< of a layer: where the gazetteer has a place with this id, that place answers
};

struct PlaceRecord {
    TextRef id;
    std::uint32_t first_name;
    std::int32_t lon_e7;
    std::int32_t lat_e7;
    std::uint32_t country;  ///< place index or kNone; in a layer an index into LayerLinks
    std::uint32_t province; ///< likewise
    std::uint32_t population;
    TextRef country_name; ///< for places at sea and the like, else kNone: the country's English name holds
    TextRef parent;       ///< kNone where none
    float radius_km;
    float importance;
    std::uint16_t name_count;
    std::uint16_t kind;      ///< into SmallTable
    std::uint16_t feature;   ///< into SmallTable
    std::uint16_t time_zone; ///< into SmallTable
    std::uint16_t flags;
    char country_code[2]; ///< zeros at sea
};
static_assert(sizeof(PlaceRecord) == 56);

enum NameFlag : std::uint8_t {
    kDisplay = 1,   ///< fit to be shown
    kPreferred = 2, ///< the display name of its language
    kGenerated = 4,
    kFallback = 8, ///< Latin name shown as "en" where no English name is known
};

struct NameRecord {
    TextRef text;
    std::uint16_t language; ///< into SmallTable
    std::uint8_t flags;
    std::uint8_t reserved;
};
static_assert(sizeof(NameRecord) == 8);

struct KeyRecord {
    std::uint32_t text_begin;    ///< into KeyText; ends where the next begins
    std::uint32_t posting_begin; ///< into Postings; first the exact ones, then those by article-free form alone
    std::uint16_t exact_count;
    std::uint8_t length;   ///< code points, at most 255
    std::uint8_t script;   ///< text::Script of the first letter
    std::uint32_t letters; ///< letter_mask() of the key
};
static_assert(sizeof(KeyRecord) == 16);

struct SkeletonRecord {
    std::uint32_t text_begin; ///< into SkeletonText
    std::uint32_t first_key;  ///< into Keys
};
static_assert(sizeof(SkeletonRecord) == 8);

struct CodeRecord {
    char code[4]; ///< upper case, padded with zeros
    std::uint32_t place;
};
static_assert(sizeof(CodeRecord) == 8);

/// A country (province = kNone) or a province, so that neither must be looked for among all places.
struct AdminRecord {
    std::uint32_t country;
    std::uint32_t province;
    char code[2]; ///< of the country
    std::uint16_t reserved;
};
static_assert(sizeof(AdminRecord) == 12);

/// What a name is to its place.
enum NameStanding : std::uint32_t {
    kHidden = 0, ///< a code, a romanisation without vowels
    kOther = 1,
    kNational = 2, ///< the name shown in some language
    kMain = 3,     ///< the one shown in Arabic or English
};

/// A name as far as it can be typed: a key from one of its words on.
struct CompletionRecord {
    std::uint32_t packed; ///< key << 9 | first byte of the text in the key << 2 | NameStanding
    std::uint32_t place;
};
static_assert(sizeof(CompletionRecord) == 8);
inline constexpr std::uint32_t kMostCompletionKeys = 1U << 23;
inline constexpr std::size_t kCompletionFan = 8;
/// A cell of the grid that holds places, in the order of cells.
struct GridCellRecord {
    std::uint32_t cell;
    std::uint32_t first; ///< into GridPlaces; ends where the next begins
};
static_assert(sizeof(GridCellRecord) == 8);

/// What a region's id leads to.
struct AreaRecord {
    std::uint32_t country;  ///< place index; for a disputed area the country it is coded to, for a sea the sea itself
    std::uint32_t province; ///< place index or kNone
    TextRef name;           ///< disputed areas: its name; else kNone
    TextRef claimed_by;     ///< disputed areas; else kNone
};
static_assert(sizeof(AreaRecord) == 16);

/// Part of each region table that belongs to one index; `cells` always has 64801 offsets.
struct RegionPart {
    std::uint32_t first_region, region_count;
    std::uint32_t first_ring, ring_count;
    std::uint32_t first_vertex, vertex_count;
    std::uint32_t first_cell, cell_count;
    std::uint32_t first_cell_ring, cell_ring_count;
};

struct MetaRecord {
    RegionPart countries, provinces, disputed, seas;
};

/// The sections as arrays.
struct Tables {
    std::string_view text, key_text, skeleton_text, info;
    std::span<const TextRef> small_table;
    std::span<const PlaceRecord> places;
    std::span<const PlaceIdRecord> place_ids;
    std::span<const NameRecord> names;
    std::span<const KeyRecord> keys;
    std::span<const std::uint32_t> postings, key_hash;
    std::span<const SkeletonRecord> skeletons;
    std::span<const std::uint32_t> delete_buckets, delete_entries;
    std::span<const CodeRecord> codes;
    std::span<const std::uint32_t> first_words, grid, grid_places;
    std::span<const AreaRecord> areas;
    std::span<const geo::Region> regions;
    std::span<const geo::RegionRing> region_rings;
    std::span<const geo::RegionVertex> region_vertices;
    std::span<const std::uint32_t> region_cells, region_cell_rings, region_ring_regions;
    std::span<const MetaRecord> meta;
    std::span<const AdminRecord> admin;
    std::span<const CompletionRecord> completion;
    std::span<const std::uint32_t> completion_best, completion_places, completion_by_place, kind_places;
    std::span<const TextRef> layer_links;
    std::span<const GridCellRecord> grid_cells;
};

using base::hash_bytes; // checksums and hash tables of the file

/// One bit for every code point that occurs, modulo 32. An edit changes two bits at most, so keys whose masks differ in
/// more than 2n bits are more than n edits apart.
[[nodiscard]] inline std::uint32_t letter_mask(std::string_view utf8) {
    std::uint32_t mask = 0;
    for (std::size_t i = 0; i < utf8.size();) {
        // The last byte of a sequence tells the letters of one alphabet apart well enough.
        const std::size_t begin = i++;
        while (i < utf8.size() && (static_cast<unsigned char>(utf8[i]) & 0xC0U) == 0x80U) {
            ++i;
        }
        mask |= 1U << ((static_cast<unsigned char>(utf8[i - 1]) + (i - begin > 1 ? static_cast<unsigned char>(utf8[begin]) * 7U : 0U)) % 32U);
    }
    return mask;
}

/// Entry of FirstWords for a word: fingerprint in the upper 24 bits, never 0.
[[nodiscard]] inline std::uint32_t first_word_fingerprint(std::uint64_t hash) {
    const auto bits = static_cast<std::uint32_t>(hash >> 40);
    return (bits == 0 ? 1U : bits) << 8;
}

} // namespace marsad::geocode::format
