#include "geocode/gazetteer_layer.h"

#include "geocode/gazetteer_tables.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

namespace marsad::geocode {

namespace {

using base::ErrorCode;
using base::failure;
using format::kNone;

/// Smaller files are read whole when they are opened: a few milliseconds, and a flipped bit never answers.
constexpr std::size_t kReadWholeBytes = std::size_t{16} << 20U;

std::string remedy(const std::filesystem::path& path) {
    return "; remove it with: marsad gazetteer remove " + path.stem().string() + ", and add its source again: ";
}

/// Indices and ranges inside their tables.
bool is_consistent(const format::Tables& t) {
    const auto below = [](std::span<const std::uint32_t> values, std::size_t size) { return std::all_of(values.begin(), values.end(), [size](std::uint32_t v) { return v < size; }); };
    const auto link = [&](std::uint32_t index) { return index == kNone || index < t.layer_links.size(); };
    const bool keys_rise = std::is_sorted(t.keys.begin(), t.keys.end(), [](const auto& a, const auto& b) { return a.text_begin < b.text_begin || a.posting_begin < b.posting_begin; });
    const bool places_fit = std::all_of(t.places.begin(), t.places.end(), [&](const format::PlaceRecord& p) {
        return std::uint64_t{p.first_name} + p.name_count <= t.names.size() && link(p.country) && link(p.province) && std::abs(p.lon_e7 / 1e7) <= 180.0 && std::abs(p.lat_e7 / 1e7) <= 90.0;
    });
    return keys_rise && places_fit && below(t.postings, t.places.size()) && below(t.grid_places, t.places.size()) && below(t.delete_entries, tables::record_count(t.skeletons));
}

/// "layer <TAB> name <TAB> format <TAB> precedence <TAB> used <TAB> bad <TAB> source"
LayerInfo read_info(std::string_view text) {
    LayerInfo info;
    if (!text.starts_with("layer\t")) {
        return info;
    }
    text = text.substr(0, text.find('\n'));
    std::vector<std::string_view> fields;
    while (true) {
        const auto end = text.find('\t');
        fields.push_back(text.substr(0, end));
        if (end == std::string_view::npos) {
            break;
        }
        text.remove_prefix(end + 1);
    }
    if (fields.size() < 7) {
        return info;
    }
    info.name = fields[1];
    info.format = fields[2];
    info.precedence = fields[3] == "precedence";
    std::from_chars(fields[4].data(), fields[4].data() + fields[4].size(), info.used);
    std::from_chars(fields[5].data(), fields[5].data() + fields[5].size(), info.bad);
    info.source = fields[6];
    return info;
}

} // namespace

base::Result<std::shared_ptr<const Layer>> Layer::open(const std::filesystem::path& path) {
    auto file = base::MappedFile::open(path);
    if (!file) {
        return failure(file.error());
    }
    std::shared_ptr<Layer> layer(new Layer());
    layer->file_.emplace(std::move(*file));
    return bound(std::move(layer), path);
}

base::Result<std::shared_ptr<const Layer>> Layer::from_bytes(std::string bytes, const std::string& name) {
    std::shared_ptr<Layer> layer(new Layer());
    layer->held_ = std::move(bytes);
    return bound(std::move(layer), name);
}

base::Result<std::shared_ptr<const Layer>> Layer::bound(std::shared_ptr<Layer> layer, const std::filesystem::path& path) {
    layer->path_ = path;
    auto tables = tables::bind_file(layer->bytes(), {format::kLayerFile, "layer of places", remedy(path)}, path);
    if (!tables) {
        return failure(tables.error());
    }
    layer->tables_ = *tables;
    layer->info_ = read_info(layer->tables_.info);
    if (layer->tables_.places.empty() || layer->info_.name.empty()) {
        return failure(ErrorCode::BadFormat, "layer of places is damaged (a section is missing)" + remedy(path) + path.string());
    }
    if (layer->bytes().size() <= kReadWholeBytes) {
        if (auto sound = layer->verify(); !sound) {
            return failure(sound.error());
        }
    }
    return std::shared_ptr<const Layer>(std::move(layer));
}

std::string_view Layer::bytes() const {
    if (!file_) {
        return held_;
    }
    const auto mapped = file_->bytes();
    return {reinterpret_cast<const char*>(mapped.data()), mapped.size()};
}

base::Result<void> Layer::verify() const {
    const auto section = tables::damaged_section(bytes());
    if (section != 0 || !is_consistent(tables_)) {
        const std::string what = section != 0 ? "checksum of section " + std::to_string(section) : "a table contradicts itself";
        return failure(ErrorCode::BadFormat, "layer of places is damaged (" + what + ")" + remedy(path_) + path_.string());
    }
    return {};
}

} // namespace marsad::geocode
