#include "gazetteer_build/gazetteer_writer.h"

#include "gazetteer_build/completion_tables.h"
#include "gazetteer_build/key_tables.h"
#include "gazetteer_build/names.h"

#include "base/file.h"
#include "geocode/gazetteer_format.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace marsad::gazetteer_build {

namespace {

namespace format = geocode::format;
using format::kNone;
using format::SectionId;

constexpr std::size_t kPieceBytes = 16384;

std::int32_t to_e7(double degrees) {
    return static_cast<std::int32_t>(std::llround(degrees * 1e7));
}

template <typename T>
std::string_view bytes_of(const T* data, std::size_t count) {
    return {reinterpret_cast<const char*>(data), count * sizeof(T)};
}

class Writer {
  public:
    /// `spent`: the draft again, where it may be emptied on the way.
    explicit Writer(const Draft& draft, Draft* spent = nullptr) : draft_(draft), spent_(spent) {}

    std::string run() {
        order_places();
        add_shown_text();
        for (const auto at : order_) {
            add_place(draft_.places[at]);
            if (spent_ != nullptr) {
                std::vector<DraftName>().swap(spent_->places[at].names);
            }
        }
        if (spent_ != nullptr) {
            std::vector<DraftPlace>().swap(spent_->places);
        }
        keys_.finish();
        completion_.lay_out(keys_, places_);
        std::sort(codes_.begin(), codes_.end(), [](const auto& a, const auto& b) {
            const int order = std::memcmp(a.code, b.code, 4);
            return order != 0 ? order < 0 : a.place < b.place;
        });
        add_ids();
        add_grid();
        if (draft_.layer) {
            add_links();
            add_layer_info();
        } else {
            add_admin();
            add_areas();
            add_info();
        }
        return assemble();
    }

  private:
    void order_places() {
        for (std::uint32_t i = 0; i < draft_.places.size(); ++i) {
            if (!draft_.places[i].dropped) {
                order_.push_back(i);
            }
        }
        std::sort(order_.begin(), order_.end(), [&](auto a, auto b) {
            const auto& x = draft_.places[a];
            const auto& y = draft_.places[b];
            return x.importance != y.importance ? x.importance > y.importance : x.id < y.id;
        });
        final_.assign(draft_.places.size(), kNone);
        for (std::uint32_t i = 0; i < order_.size(); ++i) {
            final_[order_[i]] = i;
        }
    }

    /// Of a country or province; a layer's are positions in its links.
    [[nodiscard]] std::uint32_t final_index(std::uint32_t draft_index) const { return draft_index == kNoDraft ? kNone : draft_.layer ? draft_index : final_[draft_index]; }

    format::TextRef text(std::string_view value) {
        if (value.empty()) {
            return kNone;
        }
        const auto [entry, fresh] = text_refs_.emplace(value, static_cast<format::TextRef>(text_.size()));
        if (fresh) {
            const auto length = static_cast<std::uint16_t>(std::min<std::size_t>(value.size(), 0xFFFF));
            text_ += bytes_of(&length, 1);
            text_ += value.substr(0, length);
        }
        return entry->second;
    }

    std::uint16_t small(std::string_view value) {
        if (value.empty()) {
            return 0xFFFF;
        }
        const auto [entry, fresh] = small_refs_.emplace(value, static_cast<std::uint16_t>(small_table_.size()));
        if (fresh) {
            small_table_.push_back(text(value));
        }
        return entry->second;
    }

    /// What answers show lies together, apart from the many other spellings, so that less of the file is read for them.
    void add_shown_text() {
        for (const auto at : order_) {
            text(draft_.places[at].id);
            for (const auto& name : draft_.places[at].names) {
                if (name.preferred && (name.lang == "en" || name.lang == "ar")) {
                    text(name.text);
                }
            }
        }
    }

    void add_names(const DraftPlace& place, format::PlaceRecord& record, std::uint32_t index) {
        record.first_name = static_cast<std::uint32_t>(names_.size());
        for (const auto& name : place.names) {
            if (names_.size() - record.first_name >= 1000) {
                break;
            }
            const auto flags = (name.display ? format::kDisplay : 0) | (name.preferred ? format::kPreferred : 0) | (name.generated ? format::kGenerated : 0);
            names_.push_back({text(name.text), small(name.lang), static_cast<std::uint8_t>(flags), 0});
            ++by_language_[name.lang.empty() ? "none" : name.lang];
            const auto standing = name.preferred && (name.lang == "en" || name.lang == "ar") ? format::kMain : name.preferred ? format::kNational : name.display ? format::kOther : format::kHidden;
            keys_.add(name.text, index, standing);
            if (const auto bare = without_brackets(name.text)) {
                keys_.add(*bare, index, standing);
            }
        }
        record.name_count = static_cast<std::uint16_t>(names_.size() - record.first_name);
    }

    void add_place(const DraftPlace& place) {
        const auto index = static_cast<std::uint32_t>(places_.size());
        format::PlaceRecord record{};
        record.id = text(place.id);
        record.lon_e7 = to_e7(place.lon_deg);
        record.lat_e7 = to_e7(place.lat_deg);
        record.country = final_index(place.country);
        record.province = final_index(place.province);
        record.population = place.population;
        record.country_name = text(place.country_name);
        record.parent = text(place.parent);
        record.radius_km = static_cast<float>(place.radius_km);
        record.importance = static_cast<float>(place.importance);
        record.kind = small(place.kind);
        record.feature = small(place.feature.starts_with("AIR") ? std::string_view() : std::string_view(place.feature));
        record.time_zone = small(place.time_zone);
        record.flags = static_cast<std::uint16_t>((place.curated ? format::kCurated : 0) | (place.is_country ? format::kCountry : 0) | (place.is_province ? format::kProvince : 0) |
                                                  (place.feature.starts_with("AIR") ? format::kAirfield : 0) | (place.stands_for ? format::kStandsFor : 0));
        if (place.country_code.size() == 2) {
            record.country_code[0] = place.country_code[0];
            record.country_code[1] = place.country_code[1];
        }
        add_names(place, record, index);
        for (const auto& code : place.codes) {
            format::CodeRecord entry{{0, 0, 0, 0}, index};
            std::copy_n(code.begin(), std::min<std::size_t>(code.size(), 4), entry.code);
            codes_.push_back(entry);
        }
        ids_[place.id] = index;
        for (const auto& id : place.other_ids) {
            ids_.emplace(id, index);
        }
        ++by_kind_[place.kind];
        places_.push_back(record);
    }

    void add_ids() {
        for (const auto& [id, place] : ids_) { // sorted by text
            place_ids_.push_back({text(id), place});
        }
    }

    void add_grid() {
        std::vector<std::vector<std::uint32_t>> cells(360 * 180);
        for (std::uint32_t i = 0; i < places_.size(); ++i) {
            if ((places_[i].flags & (format::kCountry | format::kProvince)) != 0) {
                continue;
            }
            const auto column = static_cast<std::size_t>(std::clamp(std::floor(places_[i].lon_e7 / 1e7) + 180.0, 0.0, 359.0));
            const auto row = static_cast<std::size_t>(std::clamp(std::floor(places_[i].lat_e7 / 1e7) + 90.0, 0.0, 179.0));
            cells[row * 360 + column].push_back(i);
        }
        if (draft_.layer) {
            add_grid_cells(cells);
            return;
        }
        for (const auto& cell : cells) {
            grid_.push_back(static_cast<std::uint32_t>(grid_places_.size()));
            grid_places_.insert(grid_places_.end(), cell.begin(), cell.end());
        }
        grid_.push_back(static_cast<std::uint32_t>(grid_places_.size()));
    }

    /// The grid of a layer: few cells hold a place.
    void add_grid_cells(const std::vector<std::vector<std::uint32_t>>& cells) {
        for (std::uint32_t i = 0; i < cells.size(); ++i) {
            if (!cells[i].empty()) {
                grid_cells_.push_back({i, static_cast<std::uint32_t>(grid_places_.size())});
                grid_places_.insert(grid_places_.end(), cells[i].begin(), cells[i].end());
            }
        }
        grid_cells_.push_back({kNone, static_cast<std::uint32_t>(grid_places_.size())});
    }

    void add_links() {
        for (const auto& id : draft_.layer->links) {
            links_.push_back(text(id));
        }
    }

    void add_admin() {
        for (std::uint32_t i = 0; i < places_.size(); ++i) {
            const auto& place = places_[i];
            if ((place.flags & (format::kCountry | format::kProvince)) != 0) {
                const bool is_country = (place.flags & format::kCountry) != 0;
                admin_.push_back({is_country ? i : place.country, is_country ? kNone : i, {place.country_code[0], place.country_code[1]}, 0});
            }
        }
        const auto order = [](const format::AdminRecord& record) { return std::tuple(record.province != kNone, std::string_view(record.code, 2), record.province); };
        std::sort(admin_.begin(), admin_.end(), [&](const auto& a, const auto& b) { return order(a) < order(b); });
    }

    format::RegionPart add_part(const std::vector<DraftArea>& areas) {
        geo::RegionTablesBuilder builder;
        for (const auto& area : areas) {
            const auto id = static_cast<std::uint32_t>(areas_.size());
            areas_.push_back({final_index(area.country), final_index(area.province), text(area.name), text(area.claimed_by)});
            builder.add(id, final_index(area.country), area.rings);
        }
        const auto tables = builder.finish();
        const auto append = [](auto& target, const auto& source, std::uint32_t& first, std::uint32_t& count) {
            first = static_cast<std::uint32_t>(target.size());
            count = static_cast<std::uint32_t>(source.size());
            target.insert(target.end(), source.begin(), source.end());
        };
        format::RegionPart part{};
        append(regions_, tables.regions, part.first_region, part.region_count);
        append(rings_, tables.rings, part.first_ring, part.ring_count);
        append(vertices_, tables.vertices, part.first_vertex, part.vertex_count);
        append(cells_, tables.cells, part.first_cell, part.cell_count);
        append(cell_rings_, tables.cell_rings, part.first_cell_ring, part.cell_ring_count);
        append(ring_regions_, tables.ring_region, part.first_ring, part.ring_count);
        return part;
    }

    void add_areas() {
        meta_.countries = add_part(draft_.countries);
        meta_.provinces = add_part(draft_.provinces);
        meta_.disputed = add_part(draft_.disputed);
        meta_.seas = add_part(draft_.seas);
    }

    void add_info() {
        const auto line = [this](std::string_view what, std::string_view name, std::uint64_t count) {
            info_ += "count\t" + std::string(what) + std::string(name) + "\t" + std::to_string(count) + "\n";
        };
        for (const auto& source : draft_.sources) {
            info_ += "source\t" + source.name + "\t" + source.version + "\t" + source.licence + "\t" + source.attribution + "\t" + source.digest + "\n";
        }
        info_ += "attribution\t" + draft_.attribution + "\n";
        line("places", "", places_.size());
        line("names", "", names_.size());
        line("keys", "", keys_.keys.size() - 1);
        line("skeletons", "", keys_.skeletons.size() - 1);
        line("country polygons", "", draft_.countries.size());
        line("province polygons", "", draft_.provinces.size());
        line("disputed areas", "", draft_.disputed.size());
        line("sea areas", "", draft_.seas.size());
        line("curated", "", static_cast<std::uint64_t>(std::count_if(places_.begin(), places_.end(), [](const auto& p) { return (p.flags & format::kCurated) != 0; })));
        for (const auto& [kind, count] : by_kind_) {
            line("kind:", kind, count);
        }
        for (const auto& [lang, count] : by_language_) {
            line("lang:", lang, count);
        }
    }

    void add_layer_info() {
        const auto& layer = *draft_.layer;
        info_ = "layer\t" + layer.name + "\t" + layer.format + "\t" + (layer.precedence ? "precedence" : "") + "\t" + std::to_string(layer.used) + "\t" + std::to_string(layer.bad) + "\t" + layer.source + "\n";
    }

    struct Part {
        SectionId id;
        std::uint32_t record_size;
        std::string_view bytes;
    };

    template <typename T>
    static Part part(SectionId id, const std::vector<T>& records) {
        return {id, sizeof(T), bytes_of(records.data(), records.size())};
    }

    std::string assemble() {
        std::vector<Part> parts{{SectionId::Text, 1, text_},
                                      part(SectionId::SmallTable, small_table_),
                                      part(SectionId::Places, places_),
                                      part(SectionId::PlaceIds, place_ids_),
                                      part(SectionId::Names, names_),
                                      part(SectionId::Keys, keys_.keys),
                                      {SectionId::KeyText, 1, keys_.key_text},
                                      part(SectionId::Postings, keys_.postings),
                                      part(SectionId::KeyHash, keys_.key_hash),
                                      part(SectionId::Skeletons, keys_.skeletons),
                                      {SectionId::SkeletonText, 1, keys_.skeleton_text},
                                      part(SectionId::DeleteBuckets, keys_.delete_buckets),
                                      part(SectionId::DeleteEntries, keys_.delete_entries),
                                      part(SectionId::Codes, codes_),
                                      part(SectionId::FirstWords, keys_.first_words),
                                      part(SectionId::Grid, grid_),
                                      part(SectionId::GridPlaces, grid_places_),
                                      part(SectionId::Areas, areas_),
                                      part(SectionId::Regions, regions_),
                                      part(SectionId::RegionRings, rings_),
                                      part(SectionId::RegionVertices, vertices_),
                                      part(SectionId::RegionCells, cells_),
                                      part(SectionId::RegionCellRings, cell_rings_),
                                      part(SectionId::RegionRingRegions, ring_regions_),
                                      {SectionId::Meta, sizeof meta_, bytes_of(&meta_, 1)},
                                      {SectionId::Info, 1, info_},
                                      part(SectionId::Admin, admin_),
                                      part(SectionId::CompletionEntries, completion_.entries),
                                      part(SectionId::CompletionBest, completion_.best),
                                      part(SectionId::CompletionPlaces, completion_.place_begins),
                                      part(SectionId::CompletionByPlace, completion_.by_place),
                                      part(SectionId::KindPlaces, completion_.kind_places)};
        if (draft_.layer) {
            parts.push_back(part(SectionId::LayerLinks, links_));
            parts.push_back(part(SectionId::GridCells, grid_cells_));
        }
        std::vector<format::Section> sections;
        const auto align = [](std::uint64_t offset) { return (offset + 63) / 64 * 64; };
        std::uint64_t offset = align(sizeof(format::Header) + parts.size() * sizeof(format::Section));
        for (const auto& p : parts) {
            sections.push_back({static_cast<std::uint32_t>(p.id), p.record_size, offset, p.bytes.size(), format::hash_bytes(p.bytes, static_cast<std::uint64_t>(p.id))});
            offset = align(offset + p.bytes.size());
        }
        format::Header header{};
        std::copy_n(format::kMagic, sizeof format::kMagic, header.magic);
        header.version = format::kVersion;
        header.endian_mark = format::kEndianMark;
        header.file_size = offset;
        header.section_count = static_cast<std::uint32_t>(sections.size());
        header.role = draft_.layer ? format::kLayerFile : format::kBaseFile;
        header.checksum = format::hash_bytes(bytes_of(sections.data(), sections.size()), format::hash_bytes(bytes_of(&header, 1)));
        std::string out(bytes_of(&header, 1));
        out.reserve(offset);
        out += bytes_of(sections.data(), sections.size());
        for (std::size_t i = 0; i < parts.size(); ++i) {
            out.resize(sections[i].offset, '\0');
            out += parts[i].bytes;
        }
        out.resize(offset, '\0');
        return out;
    }

    const Draft& draft_;
    Draft* spent_;
    std::vector<std::uint32_t> order_; ///< draft positions by importance
    std::vector<std::uint32_t> final_; ///< final index by draft position
    std::unordered_map<std::string, format::TextRef> text_refs_;
    std::unordered_map<std::string, std::uint16_t> small_refs_;
    std::map<std::string, std::uint32_t> ids_;
    std::map<std::string, std::uint64_t> by_kind_, by_language_;
    std::string text_, info_;
    std::vector<format::TextRef> small_table_;
    std::vector<format::PlaceRecord> places_;
    std::vector<format::PlaceIdRecord> place_ids_;
    std::vector<format::NameRecord> names_;
    KeyTables keys_;
    CompletionTables completion_;
    std::vector<format::CodeRecord> codes_;
    std::vector<std::uint32_t> grid_, grid_places_;
    std::vector<format::AreaRecord> areas_;
    std::vector<format::AdminRecord> admin_;
    std::vector<format::TextRef> links_;
    std::vector<format::GridCellRecord> grid_cells_;
    std::vector<geo::Region> regions_;
    std::vector<geo::RegionRing> rings_;
    std::vector<geo::RegionVertex> vertices_;
    std::vector<std::uint32_t> cells_, cell_rings_, ring_regions_;
    format::MetaRecord meta_{};
};

} // namespace

std::string gazetteer_bytes(const Draft& draft) {
    return Writer(draft).run();
}

std::string gazetteer_bytes(Draft&& draft) {
    return Writer(draft, &draft).run();
}

base::Result<void> write_bytes(std::string_view bytes, const std::filesystem::path& target) {
    auto file = base::AtomicFile::create(target);
    if (!file) {
        return base::failure(file.error());
    }
    // In small pieces: one large write leaves pages of megabytes in the cache, and a program that maps the file then
    // counts each of them as its own memory at the first touch.
    for (std::size_t begin = 0; begin < bytes.size(); begin += kPieceBytes) {
        if (auto written = file->write(bytes.substr(begin, kPieceBytes)); !written) {
            return written;
        }
    }
    return file->commit();
}

base::Result<void> write_gazetteer(const Draft& draft, const std::filesystem::path& target) {
    return write_bytes(gazetteer_bytes(draft), target);
}

} // namespace marsad::gazetteer_build
