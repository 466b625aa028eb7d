#pragma once

#include "base/file.h"
#include "base/result.h"
#include "render/basemap_format.h"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

namespace marsad::render {

/// basemap.bin, mapped into memory. Every record's references are checked once at opening.
class BasemapFile {
  public:
    /// NotFound, Unreadable, BadFormat (not a basemap, cut off, references outside), WrongVersion; each says how to
    /// get a good one.
    [[nodiscard]] static base::Result<BasemapFile> open(const std::filesystem::path& path);

    /// `detail` 0 (coarse) to kBasemapDetails - 1.
    [[nodiscard]] std::span<const FillRecord> fills(std::size_t detail) const { return details_[detail].fills; }
    [[nodiscard]] std::span<const FixedPoint> fill_vertices(std::size_t detail) const { return details_[detail].fill_vertices; }
    [[nodiscard]] std::span<const LineRecord> lines(std::size_t detail) const { return details_[detail].lines; }
    [[nodiscard]] std::span<const FixedPoint> line_vertices(std::size_t detail) const { return details_[detail].line_vertices; }
    /// Triangles of lakes; they have the colour of the sea.
    [[nodiscard]] std::span<const FillRecord> lakes(std::size_t detail) const { return details_[detail].lakes; }
    [[nodiscard]] std::span<const FixedPoint> lake_vertices(std::size_t detail) const { return details_[detail].lake_vertices; }
    [[nodiscard]] std::span<const LineRecord> provinces() const { return provinces_; }
    [[nodiscard]] std::span<const FixedPoint> province_vertices() const { return province_vertices_; }
    /// Most important first.
    [[nodiscard]] std::span<const LabelRecord> labels() const { return labels_; }
    [[nodiscard]] std::string_view text(std::uint32_t offset) const;
    /// Sources and licences, one a line.
    [[nodiscard]] std::string_view attribution() const { return {attribution_.data(), attribution_.size()}; }

  private:
    struct Detail {
        std::span<const FillRecord> fills;
        std::span<const FixedPoint> fill_vertices;
        std::span<const LineRecord> lines;
        std::span<const FixedPoint> line_vertices;
        std::span<const FillRecord> lakes;
        std::span<const FixedPoint> lake_vertices;
    };

    explicit BasemapFile(base::MappedFile file) : file_(std::move(file)) {}
    [[nodiscard]] base::Result<void> read(const std::filesystem::path& path);
    [[nodiscard]] bool check_references() const;

    base::MappedFile file_;
    std::array<Detail, kBasemapDetails> details_;
    std::span<const LineRecord> provinces_;
    std::span<const FixedPoint> province_vertices_;
    std::span<const LabelRecord> labels_;
    std::span<const char> strings_;
    std::span<const char> attribution_;
};

} // namespace marsad::render
