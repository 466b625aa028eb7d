#include "geocode/gazetteer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <tuple>
#include <utility>

#include "geocode/completion_index.h"
#include "geocode/gazetteer_tables.h"
#include "geocode/kinds.h"

namespace marsad::geocode {

namespace {

using base::ErrorCode;
using base::failure;
using format::kNone;
using tables::part;
using tables::text_at;

constexpr std::string_view kRemedy = "; run scripts/fetch_data.sh and build the target \"data\" (compile_data) again: ";
/// A point this far off a coast or border still belongs to the land: quantised outlines, piers, small islands.
constexpr double kCoastKm = 12.0;

std::string_view mapped_bytes(const base::MappedFile& file) {
    const auto mapped = file.bytes();
    return {reinterpret_cast<const char*>(mapped.data()), mapped.size()};
}

void append_indices(const Gazetteer& gazetteer, const Gazetteer::File& file, std::span<const std::uint32_t> places, std::vector<PlaceIndex>& out) {
    if (file.layer == nullptr) {
        out.insert(out.end(), places.begin(), places.end());
        return;
    }
    for (const auto place : places) {
        if (const PlaceIndex index = gazetteer.to_index(file, place); index != kNoPlace) {
            out.push_back(index);
        }
    }
}

template <typename T>
void sort_unique(std::vector<T>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

geo::RegionIndex region_index(const format::Tables& t, const format::RegionPart& p) {
    return geo::RegionIndex({part(t.regions, p.first_region, p.region_count), part(t.region_rings, p.first_ring, p.ring_count),
                             part(t.region_vertices, p.first_vertex, p.vertex_count), part(t.region_cells, p.first_cell, p.cell_count),
                             part(t.region_cell_rings, p.first_cell_ring, p.cell_ring_count), part(t.region_ring_regions, p.first_ring, p.ring_count)});
}

} // namespace

Gazetteer::Gazetteer(base::MappedFile file, const format::Tables& own, Layers layers) : file_(std::move(file)), tables_(own), layers_(std::move(layers)), sites_(std::make_unique<SiteCells>()) {
    files_.push_back({tables_, 0, nullptr, {}});
    place_count_ = static_cast<PlaceIndex>(tables_.places.size());
    for (const auto& layer : layers_) {
        File added{layer->tables(), place_count_, layer.get(), {}};
        for (const auto id : added.tables.layer_links) {
            const auto found = tables::find_id(tables_, text_at(added.tables.text, id));
            added.links.push_back(found);
        }
        place_count_ += static_cast<PlaceIndex>(added.tables.places.size());
        files_.push_back(std::move(added));
    }
    if (tables_.meta.size() == 1) {
        const auto& meta = tables_.meta[0];
        countries_ = region_index(tables_, meta.countries);
        provinces_ = region_index(tables_, meta.provinces);
        disputed_ = region_index(tables_, meta.disputed);
        seas_ = region_index(tables_, meta.seas);
    }
}

base::Result<Gazetteer> Gazetteer::open(const std::filesystem::path& path, Layers layers) {
    auto file = base::MappedFile::open(path);
    if (!file) {
        if (file.error().code == ErrorCode::NotFound) {
            return failure(ErrorCode::NotFound, "no gazetteer file" + std::string(kRemedy) + path.string());
        }
        return failure(file.error());
    }
    auto own = tables::bind_file(mapped_bytes(*file), {format::kBaseFile, "gazetteer file", kRemedy}, path);
    if (!own) {
        return failure(own.error());
    }
    if (own->meta.size() != 1 || own->places.empty()) {
        return failure(ErrorCode::BadFormat, "gazetteer file is damaged (a section is missing)" + std::string(kRemedy) + path.string());
    }
    return Gazetteer(std::move(*file), *own, std::move(layers));
}

base::Result<void> Gazetteer::verify() const {
    const auto bad = [](const std::string& what) { return failure(ErrorCode::BadFormat, "gazetteer file is damaged (" + what + "); run scripts/fetch_data.sh and build the target \"data\" again"); };
    if (const auto section = tables::damaged_section(mapped_bytes(file_)); section != 0) {
        return bad("checksum of section " + std::to_string(section));
    }
    const auto& t = tables_;
    const auto below = [](std::span<const std::uint32_t> values, std::size_t size) { return std::all_of(values.begin(), values.end(), [size](std::uint32_t v) { return v < size; }); };
    if (!below(t.postings, t.places.size()) || !below(t.grid_places, t.places.size()) || !below(t.delete_entries, tables::record_count(t.skeletons)) || t.admin.empty()) {
        return bad("an index leads outside its table");
    }
    const bool keys_rise = std::is_sorted(t.keys.begin(), t.keys.end(), [](const auto& a, const auto& b) { return a.text_begin < b.text_begin || a.posting_begin < b.posting_begin; });
    const bool places_fit = std::all_of(t.places.begin(), t.places.end(), [&](const format::PlaceRecord& p) {
        return std::uint64_t{p.first_name} + p.name_count <= t.names.size() && (p.country == kNone || p.country < t.places.size()) && (p.province == kNone || p.province < t.places.size()) &&
               std::abs(p.lon_e7 / 1e7) <= 180.0 && std::abs(p.lat_e7 / 1e7) <= 90.0;
    });
    if (!keys_rise || !places_fit || !CompletionIndex(*this).is_consistent() || !countries_.is_consistent() || !provinces_.is_consistent() || !disputed_.is_consistent() || !seas_.is_consistent()) {
        return bad("a table contradicts itself");
    }
    return {};
}

Gazetteer::Located Gazetteer::locate(PlaceIndex index) const {
    static constexpr format::PlaceRecord kEmptyPlace{kNone, 0, 0, 0, kNone, kNone, 0, kNone, kNone, 0.0F, 0.0F, 0, 0xFFFF, 0xFFFF, 0xFFFF, 0, {0, 0}};
    if (index < tables_.places.size()) {
        return {&tables_, &tables_.places[index], nullptr};
    }
    for (const File& file : files_) {
        if (index >= file.first && index - file.first < file.tables.places.size()) {
            return {&file.tables, &file.tables.places[index - file.first], &file};
        }
    }
    return {&tables_, &kEmptyPlace, nullptr};
}

PlaceIndex Gazetteer::linked(const Located& place, std::uint32_t link) const {
    if (place.file == nullptr) {
        return link;
    }
    return link < place.file->links.size() ? place.file->links[link] : kNoPlace;
}

PlaceIndex Gazetteer::to_index(const File& file, std::uint32_t place) const {
    if (file.layer == nullptr || place >= file.tables.places.size()) {
        return file.layer == nullptr ? place : kNoPlace;
    }
    const auto& record = file.tables.places[place];
    if ((record.flags & format::kStandsFor) != 0) {
        if (const auto own = tables::find_id(tables_, text_at(file.tables.text, record.id)); own != kNone) {
            return own;
        }
    }
    return file.first + place;
}

std::vector<Gazetteer::Located> Gazetteer::doubles_of(PlaceIndex index) const {
    std::vector<Located> doubles;
    if (!has_layers() || index >= tables_.places.size()) {
        return doubles;
    }
    const auto id = text_at(tables_.text, tables_.places[index].id);
    for (const File& file : layer_files()) {
        const auto found = tables::find_id(file.tables, id);
        if (found != kNone && (file.tables.places[found].flags & format::kStandsFor) != 0) {
            doubles.push_back({&file.tables, &file.tables.places[found], &file});
        }
    }
    return doubles;
}

void Gazetteer::put_in_order(std::vector<PlaceIndex>& places) const {
    sort_unique(places);
    if (!places.empty() && places.back() < tables_.places.size() && std::none_of(layers_.begin(), layers_.end(), [](const auto& layer) { return layer->info().precedence; })) {
        return;
    }
    std::vector<std::tuple<bool, double, PlaceIndex>> order;
    order.reserve(places.size());
    for (const PlaceIndex index : places) {
        const auto view = place(index);
        order.emplace_back(!view.has_precedence(), -view.importance(), index);
    }
    std::sort(order.begin(), order.end());
    std::transform(order.begin(), order.end(), places.begin(), [](const auto& entry) { return std::get<2>(entry); });
}

std::optional<PlaceIndex> Gazetteer::find_by_id(std::string_view place_id) const {
    for (const File& file : files_) {
        if (const auto found = tables::find_id(file.tables, place_id); found != kNone) {
            return to_index(file, found);
        }
    }
    return std::nullopt;
}

PlaceList Gazetteer::exact(std::string_view key) const {
    const auto own = tables::exact_postings(tables_, key);
    std::vector<PlaceIndex> places;
    for (const File& file : layer_files()) {
        append_indices(*this, file, tables::exact_postings(file.tables, key), places);
    }
    if (places.empty()) {
        return PlaceList(own);
    }
    places.insert(places.end(), own.begin(), own.end());
    put_in_order(places);
    return PlaceList(std::move(places));
}

std::vector<PlaceIndex> Gazetteer::article_free(std::string_view key) const {
    std::vector<PlaceIndex> places;
    for (const File& file : files_) {
        append_indices(*this, file, tables::loose_postings(file.tables, key), places);
    }
    put_in_order(places);
    return places;
}

std::vector<PlaceIndex> Gazetteer::skeleton(std::string_view skeleton, std::size_t limit) const {
    std::vector<PlaceIndex> places;
    for (const File& file : files_) {
        const auto found = tables::find_skeleton(file.tables, skeleton);
        if (found == kNone) {
            continue;
        }
        const auto [first, last] = tables::keys_of_skeleton(file.tables, found);
        for (std::uint32_t key = first; key < last; ++key) {
            append_indices(*this, file, tables::postings_of(file.tables, key), places);
        }
    }
    put_in_order(places);
    places.resize(std::min(places.size(), limit));
    return places;
}

std::vector<FuzzyMatch> Gazetteer::fuzzy(std::string_view key, unsigned max_edits, std::size_t limit) const {
    std::vector<FuzzyMatch> matches;
    for (const File& file : files_) {
        for (const auto& near : tables::near_keys(file.tables, key, max_edits)) {
            for (const auto local : tables::postings_of(file.tables, near.key)) {
                if (const PlaceIndex index = to_index(file, local); index != kNoPlace) {
                    matches.push_back({index, near.edits, tables::key_text(file.tables, near.key)});
                }
            }
        }
    }
    std::sort(matches.begin(), matches.end(), [](const auto& a, const auto& b) { return std::tie(a.place, a.edits, a.key) < std::tie(b.place, b.edits, b.key); });
    matches.erase(std::unique(matches.begin(), matches.end(), [](const auto& a, const auto& b) { return a.place == b.place; }), matches.end());
    if (has_layers()) {
        const auto rank = [this](const FuzzyMatch& match) { return std::pair(!place(match.place).has_precedence(), -place(match.place).importance()); };
        std::stable_sort(matches.begin(), matches.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    }
    std::stable_sort(matches.begin(), matches.end(), [](const auto& a, const auto& b) { return a.edits < b.edits; });
    matches.erase(matches.begin() + static_cast<std::ptrdiff_t>(std::min(matches.size(), limit)), matches.end());
    return matches;
}

std::vector<PlaceIndex> Gazetteer::code(std::string_view text) const {
    std::vector<PlaceIndex> places;
    if (text.size() < 3 || text.size() > 4) {
        return places;
    }
    std::string code(text);
    for (char& sign : code) {
        sign = static_cast<char>(sign >= 'a' && sign <= 'z' ? sign - 0x20 : sign);
    }
    for (const File& file : files_) {
        std::vector<std::uint32_t> found;
        tables::append_codes(file.tables, code, found);
        append_indices(*this, file, found, places);
    }
    if (has_layers()) {
        put_in_order(places);
    }
    return places;
}

unsigned Gazetteer::may_start(std::string_view first_word) const {
    unsigned words = 0;
    for (const File& file : files_) {
        words = std::max(words, tables::words_from(file.tables, first_word));
    }
    return words;
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

void Gazetteer::gather_area_regions() const {
    auto& rows = area_regions_->rows;
    for (std::uint32_t number = 0; const geo::RegionIndex* index : {&countries_, &provinces_, &disputed_}) {
        const auto regions = index->tables().regions;
        for (std::uint32_t region = 0; region < regions.size(); ++region) {
            if (regions[region].id >= tables_.areas.size()) {
                continue;
            }
            const auto& area = tables_.areas[regions[region].id];
            if (index != &provinces_) {
                rows.push_back({area.country, number, region});
            }
            if (index != &countries_) {
                rows.push_back({area.province, number, region});
            }
        }
        ++number;
    }
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.area < b.area; });
}

std::optional<double> Gazetteer::distance_to_area_km(PlaceIndex wanted, geo::LonLat point) const {
    std::call_once(area_regions_->gathered, [&] { gather_area_regions(); });
    const std::array<const geo::RegionIndex*, 3> indices = {&countries_, &provinces_, &disputed_};
    const auto& rows = area_regions_->rows;
    std::optional<double> nearest;
    for (auto row = std::lower_bound(rows.begin(), rows.end(), wanted, [](const auto& a, PlaceIndex area) { return a.area < area; }); row != rows.end() && row->area == wanted; ++row) {
        const double km = indices[row->index]->distance_to_km(row->region, point);
        nearest = nearest ? std::min(*nearest, km) : km;
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
    std::vector<tables::Nearby> found;
    for (const File& file : files_) {
        const auto first = found.size();
        tables::append_near(file.tables, point, radius_km, found);
        for (auto i = first; file.layer != nullptr && i < found.size(); ++i) {
            found[i].second = to_index(file, found[i].second);
        }
    }
    if (has_layers()) { // a place that a layer's stands for was met twice: it stands where the gazetteer has it
        std::erase_if(found, [&](const auto& one) { return one.second < tables_.places.size() && one.first != geo::distance_km(point, tables::point_of(tables_.places[one.second])); });
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
    }
    const auto kept = std::min(found.size(), limit);
    std::nth_element(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end());
    std::sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept));
    std::vector<PlaceIndex> places;
    for (std::size_t i = 0; i < kept; ++i) {
        places.push_back(found[i].second);
    }
    return places;
}

std::vector<PlaceIndex> Gazetteer::sites_near(geo::LonLat point, double radius_km, std::size_t limit, const std::function<bool(std::string_view kind, PlaceIndex place)>& wanted) const {
    if (!has_layers()) {
        return sites_->near(tables_, point, radius_km, limit, wanted);
    }
    auto places = near(point, radius_km, limit);
    std::erase_if(places, [&](PlaceIndex index) {
        const auto kind = place(index).kind();
        return !is_site(kind_group(kind)) || !wanted(kind, index);
    });
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
