#pragma once

#include "base/hash.h"
#include "render/basemap_format.h"

#include <array>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <vector>

/// A basemap file of an invented world, so that pictures depend on no fetched data: two states side by side around
/// 33° N 44° E, an island across 180°, a province line, a disputed stretch of border, labels.
class SmallBasemap {
  public:
    /// The file's bytes; `change` may edit header or sections' entries before they are put together.
    static std::string bytes() {
        SmallBasemap map;
        map.add_state("AA", 36.0, 28.0, 44.0, 37.0);
        map.add_state("BB", 44.0, 28.0, 52.0, 37.0);
        map.add_state("CC", 176.0, -20.0, 180.0, -15.0);
        map.add_state("CC", -180.0, -20.0, -178.0, -15.0);
        map.add_line(render::LineKind::Border, {{44.0, 28.0}, {44.0, 33.0}});
        map.add_line(render::LineKind::DisputedBorder, {{44.0, 33.0}, {44.0, 37.0}});
        map.add_line(render::LineKind::Coast, {{44.0, 28.0}, {36.0, 28.0}, {36.0, 37.0}, {52.0, 37.0}, {52.0, 28.0}, {44.0, 28.0}});
        map.add_lake(177.0, -19.0, 178.0, -18.0);
        map.add_line(render::LineKind::River, {{177.5, -18.0}, {177.6, -16.5}, {178.5, -15.0}});
        map.add_line(render::LineKind::River, {{176.5, -16.0}, {177.6, -16.5}}, 2);
        map.add_province_line({{48.0, 28.0}, {47.0, 32.0}, {48.5, 37.0}});
        map.add_label("Alphaland", "ألفا", render::LabelKind::Country, "AA", 39.0, 34.5, 0, 8.0);
        map.add_label("Betania", "بيتانيا", render::LabelKind::Country, "BB", 50.3, 34.5, 0, 8.0);
        map.add_label("Mainport", "الميناء", render::LabelKind::Capital, "AA", 40.0, 31.0, 20, 0.0);
        map.add_label("Rivertown", "مدينة النهر", render::LabelKind::City, "BB", 46.0, 30.0, 60, 0.0);
        map.add_label("Westmark", "الغرب", render::LabelKind::Province, "BB", 45.7, 35.9, 90, 3.0);
        return map.finish();
    }

    static std::filesystem::path write(const std::filesystem::path& folder, const std::string& content) {
        std::filesystem::create_directories(folder);
        const auto path = folder / "basemap.bin";
        std::ofstream(path, std::ios::binary) << content;
        return path;
    }

  private:
    using render_point = marsad::render::FixedPoint;
    struct Degrees {
        double lon, lat;
    };
    struct render {
        using LineKind = marsad::render::LineKind;
        using LabelKind = marsad::render::LabelKind;
    };

    static render_point fixed(Degrees at) { return marsad::render::fixed_from_world(marsad::render::world_from_degrees(at.lon, at.lat)); }

    void add_lake(double west, double south, double east, double north) {
        add_box(lakes_, lake_vertices_, {0, 0}, west, south, east, north);
        add_line(render::LineKind::Shore, {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}});
    }
    void add_state(const char* code, double west, double south, double east, double north) {
        add_box(fills_, fill_vertices_, {code[0], code[1]}, west, south, east, north);
    }
    static void add_box(std::vector<marsad::render::FillRecord>& fills, std::vector<render_point>& vertices, std::array<char, 2> code, double west, double south, double east, double north) {
        const render_point nw = fixed({west, north});
        const render_point se = fixed({east, south});
        const render_point ne{se.x, nw.y};
        const render_point sw{nw.x, se.y};
        fills.push_back({{nw.x, nw.y, se.x, se.y}, static_cast<std::uint32_t>(vertices.size()), 6, code, 0, 0});
        vertices.insert(vertices.end(), {nw, ne, sw, sw, ne, se});
    }
    static void append(std::vector<marsad::render::LineRecord>& lines, std::vector<render_point>& vertices, render::LineKind kind,
                       const std::vector<Degrees>& points, std::uint8_t rank = 0) {
        const render_point first = fixed(points[0]);
        marsad::render::LineRecord line{{first.x, first.y, first.x, first.y}, static_cast<std::uint32_t>(vertices.size()), static_cast<std::uint32_t>(points.size()), kind, rank, {}};
        for (const Degrees& point : points) {
            line.box.extend(fixed(point));
            vertices.push_back(fixed(point));
        }
        lines.push_back(line);
    }
    void add_line(render::LineKind kind, const std::vector<Degrees>& points, std::uint8_t rank = 0) { append(lines_, line_vertices_, kind, points, rank); }
    void add_province_line(const std::vector<Degrees>& points) { append(provinces_, province_vertices_, render::LineKind::Province, points); }
    std::uint32_t intern(const std::string& text) {
        const auto offset = static_cast<std::uint32_t>(strings_.size());
        strings_.append(text).push_back('\0');
        return offset;
    }
    void add_label(const char* en, const char* ar, render::LabelKind kind, const char* code, double lon, double lat, std::uint8_t rank, double extent_deg) {
        labels_.push_back({fixed({lon, lat}), intern(en), intern(ar), static_cast<std::uint32_t>(extent_deg / 360.0 * marsad::render::kFixedOne), kind, rank, {code[0], code[1]}});
    }

    template <typename T>
    void add_section(marsad::render::BasemapSection section, std::size_t detail, const std::vector<T>& records) {
        payload_.resize((payload_.size() + 15) / 16 * 16, '\0');
        entries_.push_back({static_cast<std::uint32_t>(section) + static_cast<std::uint32_t>(detail), sizeof(T), payload_.size(), records.size()});
        payload_.append(reinterpret_cast<const char*>(records.data()), records.size() * sizeof(T));
    }
    std::string finish() {
        using marsad::render::BasemapSection;
        for (std::size_t detail = 0; detail < marsad::render::kBasemapDetails; ++detail) {
            add_section(BasemapSection::FillShapes, detail, fills_);
            add_section(BasemapSection::FillVertices, detail, fill_vertices_);
            add_section(BasemapSection::LineShapes, detail, lines_);
            add_section(BasemapSection::LineVertices, detail, line_vertices_);
            add_section(BasemapSection::LakeShapes, detail, lakes_);
            add_section(BasemapSection::LakeVertices, detail, lake_vertices_);
        }
        add_section(BasemapSection::ProvinceShapes, 0, provinces_);
        add_section(BasemapSection::ProvinceVertices, 0, province_vertices_);
        add_section(BasemapSection::Labels, 0, labels_);
        add_section(BasemapSection::Strings, 0, std::vector<char>(strings_.begin(), strings_.end()));
        const std::string attribution = "An invented world\n";
        add_section(BasemapSection::Attribution, 0, std::vector<char>(attribution.begin(), attribution.end()));
        std::size_t head = sizeof(marsad::render::BasemapHeader) + entries_.size() * sizeof(marsad::render::BasemapSectionEntry);
        head = (head + 15) / 16 * 16;
        marsad::render::BasemapHeader header{marsad::render::kBasemapMagic, marsad::render::kBasemapVersion,
                                             static_cast<std::uint32_t>(entries_.size()), head + payload_.size(), 0};
        std::string out(sizeof header, '\0');
        for (auto entry : entries_) {
            entry.offset += head;
            out.append(reinterpret_cast<const char*>(&entry), sizeof entry);
        }
        out.resize(head, '\0');
        out += payload_;
        header.checksum = marsad::base::hash_bytes(std::string_view(out).substr(sizeof header));
        std::memcpy(out.data(), &header, sizeof header);
        return out;
    }

    std::vector<marsad::render::FillRecord> fills_;
    std::vector<render_point> fill_vertices_;
    std::vector<marsad::render::FillRecord> lakes_;
    std::vector<render_point> lake_vertices_;
    std::vector<marsad::render::LineRecord> lines_;
    std::vector<render_point> line_vertices_;
    std::vector<marsad::render::LineRecord> provinces_;
    std::vector<render_point> province_vertices_;
    std::vector<marsad::render::LabelRecord> labels_;
    std::string strings_ = std::string(1, '\0');
    std::vector<marsad::render::BasemapSectionEntry> entries_;
    std::string payload_;
};
