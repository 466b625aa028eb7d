#include "app/option_values.h"

#include "app/argument_lists.h"
#include "app/position_reading.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

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

double read_number(std::string_view option, const std::string& value, double least, double most, std::string_view wanted) {
    double number = 0.0;
    const char* const end = value.data() + value.size();
    const auto read = std::from_chars(value.data(), end, number);
    if (read.ec != std::errc() || read.ptr != end || !(number >= least && number <= most)) {
        refuse(option, value, fmt::format("{}; give {:g} to {:g}", wanted, least, most));
    }
    return number;
}

int read_whole(std::string_view option, const std::string& value, int least, int most, std::string_view wanted) {
    const double number = read_number(option, value, least, most, wanted);
    if (number != std::floor(number)) {
        refuse(option, value, fmt::format("{}; give a whole number, {} to {}", wanted, least, most));
    }
    return static_cast<int>(number);
}

AnimateArguments read_animation(const RawArguments& raw, RenderArguments map) {
    AnimateArguments out;
    out.map = std::move(map);
    if (raw.output == "-" || raw.output.empty()) {
        refuse("-o", raw.output, "a file; an animation cannot go to standard output, name one such as map.gif");
    }
    const auto format = raw.format.empty() ? media::film_format_from_path(raw.output) : media::film_format_from_name(raw.format);
    if (!format) {
        refuse("-o", raw.output, "an animation; name it .gif, .webp, .mp4, .webm or .png, give a folder for pictures, or say --format");
    }
    out.format = *format;
    publish::FilmTime& time = out.time;
    time.mode = raw.mode == "cumulative" ? timeline::PlayMode::Cumulative : raw.mode == "instant" ? timeline::PlayMode::Instant : timeline::PlayMode::Window;
    if (!raw.window_days.empty()) {
        time.window_days = read_whole("--window", raw.window_days, 1, publish::kMostWindowDays, "a number of days");
    }
    if (!raw.fade_days.empty()) {
        time.fade_days = read_whole("--fade", raw.fade_days, 0, publish::kMostWindowDays, "a number of days");
    }
    if (!raw.frames_per_second.empty()) {
        const double most = out.format == media::FilmFormat::Gif ? media::kMostGifFramesPerSecond : media::kMostFramesPerSecond;
        time.frames_per_second = read_number("--fps", raw.frames_per_second, media::kLeastFramesPerSecond, most, "a number of frames a second");
    }
    if (!raw.step_days.empty()) {
        time.step_days = read_number("--step", raw.step_days, publish::kLeastStepDays, publish::kMostStepDays, "a number of days from frame to frame");
    }
    if (!raw.speed.empty()) {
        const double speed = read_number("--speed", raw.speed, timeline::Playback::kMinSpeed, timeline::Playback::kMaxSpeed, "a number of days a second");
        time.step_days = std::max(publish::kLeastStepDays, speed / time.frames_per_second);
    }
    if (!raw.hold_s.empty()) {
        time.hold_s = read_number("--hold", raw.hold_s, 0.0, publish::kMostHoldS, "a number of seconds");
    }
    out.loop = !raw.once;
    return out;
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
