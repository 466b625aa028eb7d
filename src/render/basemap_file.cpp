#include "render/basemap_file.h"

#include "base/hash.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <type_traits>
#include <utility>

namespace marsad::render {

namespace {

constexpr const char* kRemedy = "; build it again with compile_data (scripts/run.sh does), or install Marsad again: ";

auto bad_format(std::string_view what, const std::filesystem::path& path) {
    return base::failure(base::ErrorCode::BadFormat, "the basemap file " + std::string(what) + kRemedy + path.string());
}

/// The records of one section, or nothing where it is missing, of another kind, misplaced or outside the file.
template <typename T>
bool find_section(std::span<const std::byte> bytes, std::span<const BasemapSectionEntry> entries, BasemapSection section, std::size_t detail,
                  std::span<const T>& out) {
    const auto wanted = static_cast<std::uint32_t>(section) + static_cast<std::uint32_t>(detail);
    for (const BasemapSectionEntry& entry : entries) {
        if (entry.section != wanted) {
            continue;
        }
        if (entry.record_bytes != sizeof(T) || entry.offset % 16 != 0 || entry.offset > bytes.size() ||
            entry.count > (bytes.size() - entry.offset) / sizeof(T)) {
            return false;
        }
        out = {reinterpret_cast<const T*>(bytes.data() + entry.offset), static_cast<std::size_t>(entry.count)};
        return true;
    }
    return false;
}

template <typename Record>
bool inside(std::span<const Record> records, std::span<const FixedPoint> vertices) {
    return std::all_of(records.begin(), records.end(), [&](const Record& record) {
        return record.first_vertex <= vertices.size() && record.vertex_count <= vertices.size() - record.first_vertex;
    });
}

} // namespace

base::Result<BasemapFile> BasemapFile::open(const std::filesystem::path& path) {
    auto mapped = base::MappedFile::open(path);
    if (!mapped) {
        if (mapped.error().code == base::ErrorCode::NotFound) {
            return base::failure(base::ErrorCode::NotFound, "no basemap file there" + std::string(kRemedy) + path.string());
        }
        return base::failure(mapped.error());
    }
    BasemapFile file(std::move(*mapped));
    if (auto done = file.read(path); !done) {
        return base::failure(done.error());
    }
    return file;
}

base::Result<void> BasemapFile::read(const std::filesystem::path& path) {
    const auto bytes = file_.bytes();
    BasemapHeader header{};
    if (bytes.size() < sizeof header) {
        return bad_format("is cut off", path);
    }
    std::memcpy(&header, bytes.data(), sizeof header);
    if (header.magic != kBasemapMagic) {
        return bad_format("is something else", path);
    }
    if (header.version != kBasemapVersion) {
        return base::failure(base::ErrorCode::WrongVersion, "the basemap file has format version " + std::to_string(header.version) +
                                                                ", this program reads " + std::to_string(kBasemapVersion) + kRemedy + path.string());
    }
    if (header.file_bytes != bytes.size() || header.section_count > (bytes.size() - sizeof header) / sizeof(BasemapSectionEntry)) {
        return bad_format("is cut off or damaged", path);
    }
    const std::span<const BasemapSectionEntry> entries(reinterpret_cast<const BasemapSectionEntry*>(bytes.data() + sizeof header), header.section_count);
    bool ok = find_section(bytes, entries, BasemapSection::Strings, 0, strings_) && find_section(bytes, entries, BasemapSection::Labels, 0, labels_) &&
              find_section(bytes, entries, BasemapSection::Attribution, 0, attribution_) &&
              find_section(bytes, entries, BasemapSection::ProvinceShapes, 0, provinces_) &&
              find_section(bytes, entries, BasemapSection::ProvinceVertices, 0, province_vertices_);
    for (std::size_t i = 0; i < kBasemapDetails && ok; ++i) {
        ok = find_section(bytes, entries, BasemapSection::FillShapes, i, details_[i].fills) &&
             find_section(bytes, entries, BasemapSection::FillVertices, i, details_[i].fill_vertices) &&
             find_section(bytes, entries, BasemapSection::LineShapes, i, details_[i].lines) &&
             find_section(bytes, entries, BasemapSection::LineVertices, i, details_[i].line_vertices) &&
             find_section(bytes, entries, BasemapSection::LakeShapes, i, details_[i].lakes) &&
             find_section(bytes, entries, BasemapSection::LakeVertices, i, details_[i].lake_vertices);
    }
    if (!ok || !check_references()) {
        return bad_format("is damaged", path);
    }
    const std::string_view all(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (base::hash_bytes(all.substr(sizeof header)) != header.checksum) {
        return bad_format("is damaged: its checksum is another", path);
    }
    return {};
}

bool BasemapFile::check_references() const {
    if (strings_.empty() || strings_.back() != '\0') {
        return false;
    }
    const bool labels_ok = std::all_of(labels_.begin(), labels_.end(), [&](const LabelRecord& label) {
        return label.name_en < strings_.size() && label.name_ar < strings_.size() && label.kind <= LabelKind::Site;
    });
    const bool details_ok = std::all_of(details_.begin(), details_.end(), [](const Detail& detail) {
        return inside(detail.fills, detail.fill_vertices) && inside(detail.lines, detail.line_vertices) && inside(detail.lakes, detail.lake_vertices);
    });
    return labels_ok && details_ok && inside(provinces_, province_vertices_);
}

std::string_view BasemapFile::text(std::uint32_t offset) const { return strings_.data() + offset; }

} // namespace marsad::render
