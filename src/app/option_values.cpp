#include "app/option_values.h"

#include "app/argument_lists.h"
#include "app/position_reading.h"

#include <fmt/format.h>

namespace marsad::app {

void refuse(std::string_view option, std::string_view value, std::string_view wanted) {
    throw BadValue{fmt::format("{} \"{}\" is not {}", option, value, wanted)};
}

timeline::Day read_day(std::string_view option, const std::string& value) {
    const auto day = timeline::parse_iso_day(value);
    if (!day) {
        refuse(option, value, "a date; write YYYY-MM-DD");
    }
    return *day;
}

std::vector<std::vector<std::string>> read_id_lists(std::string_view option, const std::vector<std::string>& values) {
    std::vector<std::vector<std::string>> lists;
    for (const std::string& value : values) {
        auto ids = parse_id_list(value);
        if (!ids) {
            refuse(option, value, "a list of event_ids; write two or more with commas between, or use --decisions FILE");
        }
        lists.push_back(std::move(*ids));
    }
    return lists;
}

geo::LonLat position_of(const std::string& text) {
    const auto point = read_position(text);
    return point ? *point : throw BadValue{fmt::format("reverse \"{}\": {}", text, point.error().message)};
}

OutputArguments read_output(const RawArguments& raw) {
    OutputArguments output;
    output.path = raw.output;
    const auto by_extension = io::format_from_path(raw.output);
    if (raw.explain && !raw.merge) {
        const bool for_layers = raw.layer != "events" || !raw.split_by.empty() || raw.bom;
        output.explanation = for_layers ? std::nullopt : explanation_form(raw.format.empty() ? by_extension : io::format_from_name(raw.format));
        if (!output.explanation) {
            throw BadValue{"--explain writes text, or JSON Lines with --format jsonl, and no layer: leave out --layer, --split-by and --bom"};
        }
        return output;
    }
    if (raw.format.empty() && !by_extension && io::is_foreign_format(raw.output)) {
        refuse("-o", raw.output, "a kind of file that is written in this version; use .geojson, .geojsonl, .jsonl or .csv");
    }
    output.format = raw.format.empty() ? by_extension.value_or(io::Format::GeoJson) : *io::format_from_name(raw.format);
    output.layer = raw.layer == "areas" ? io::Layer::Areas : raw.layer == "places" ? io::Layer::Places
                                                                                     : io::Layer::Events;
    if (output.layer == io::Layer::Areas && output.format == io::Format::Csv) {
        throw BadValue{"--layer areas has no CSV; write geojson, geojsonl or jsonl"};
    }
    output.byte_order_mark = raw.bom;
    if (raw.bom && output.format != io::Format::Csv) {
        throw BadValue{"--bom is for CSV only"};
    }
    if (!raw.split_by.empty()) {
        output.split_by = split_key_from_name(raw.split_by);
        if (output.path.empty() || output.path == "-" || output.layer != io::Layer::Events) {
            throw BadValue{"--split-by needs -o FILE and the layer of events"};
        }
    }
    return output;
}

} // namespace marsad::app
