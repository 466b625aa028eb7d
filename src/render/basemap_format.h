#pragma once

#include "render/mercator.h"

#include <array>
#include <cstdint>
#include <type_traits>

// The layout of basemap.bin, shared by the reader and by compile_data. Little-endian; every section starts at a
// multiple of 16 bytes. Change kBasemapVersion with any change here.

namespace marsad::render {

inline constexpr std::array<char, 8> kBasemapMagic{'M', 'R', 'S', 'D', 'B', 'M', 'A', 'P'};
inline constexpr std::uint32_t kBasemapVersion = 4;
/// Degrees of detail, coarse to fine: 1:110 million, 1:50 million, 1:10 million.
inline constexpr std::uint32_t kBasemapDetails = 3;

struct BasemapHeader {
    std::array<char, 8> magic;
    std::uint32_t version;
    std::uint32_t section_count;
    std::uint64_t file_bytes; ///< of the whole file: a shorter one was cut off
    std::uint64_t checksum;   ///< base::hash_bytes of everything behind this header
};

/// Sections of one kind for each detail are numbered kind + detail.
enum class BasemapSection : std::uint32_t {
    Strings = 1,           ///< char: UTF-8 texts, each ended by a zero byte
    Labels = 2,            ///< LabelRecord, most important first
    Attribution = 3,       ///< char: one line a source
    FillShapes = 16,       ///< + detail: FillRecord
    FillVertices = 20,     ///< + detail: FixedPoint, three a triangle
    LineShapes = 24,       ///< + detail: LineRecord
    LineVertices = 28,     ///< + detail: FixedPoint
    ProvinceShapes = 32,   ///< LineRecord of kind Province
    ProvinceVertices = 33, ///< FixedPoint
    LakeShapes = 36,       ///< + detail: FillRecord without a country
    LakeVertices = 40,     ///< + detail: FixedPoint, three a triangle
};

struct BasemapSectionEntry {
    std::uint32_t section;
    std::uint32_t record_bytes;
    std::uint64_t offset;
    std::uint64_t count;
};

/// The triangles of one polygon of a country.
struct FillRecord {
    FixedBox box;
    std::uint32_t first_vertex;
    std::uint32_t vertex_count;
    std::array<char, 2> country; ///< ISO 3166-1 alpha-2, zeros where there is none
    std::uint8_t disputed;       ///< 1: several states claim it; never shown in the tone of one of them
    std::uint8_t reserved;
};

enum class LineKind : std::uint8_t { Coast,
                                     Border,
                                     DisputedBorder,
                                     Province,
                                     River,
                                     Shore }; ///< of a lake

/// One polyline.
struct LineRecord {
    FixedBox box;
    std::uint32_t first_vertex;
    std::uint32_t vertex_count;
    LineKind kind;
    std::uint8_t rank; ///< of rivers: 0 is the greatest, drawn from far away; others 0
    std::array<std::uint8_t, 2> reserved;
};

/// Site: a base, crossing, dam, ... of our own gazetteer; for the names of events in the other language.
enum class LabelKind : std::uint8_t { Country,
                                      Capital,
                                      City,
                                      Province,
                                      Site };

struct LabelRecord {
    FixedPoint at;
    std::uint32_t name_en; ///< byte offset in Strings; empty text = no name in that language
    std::uint32_t name_ar;
    std::uint32_t extent; ///< side of a square of the area's size, fixed-point; 0 for cities
    LabelKind kind;
    std::uint8_t rank; ///< 0 = most important
    std::array<char, 2> country;
};

static_assert(sizeof(BasemapHeader) == 32 && sizeof(BasemapSectionEntry) == 24 && sizeof(FillRecord) == 28 && sizeof(LineRecord) == 28 &&
              sizeof(LabelRecord) == 24);
static_assert(std::is_trivially_copyable_v<FillRecord> && std::is_trivially_copyable_v<LabelRecord>);

} // namespace marsad::render
