#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace marsad::app {

/// What CLI11 fills: texts as they were typed. They are read and checked afterwards, so that every bad value is one message.
struct RawArguments {
    std::vector<std::string> inputs;
    std::string published, lang = "auto", source, url, data, from, to;
    std::vector<std::string> types, countries, actors;
    bool skip_bad = false, bom = false, demo = false, no_settings = false, complete = false;
    std::string window_size, theme, interface_lang, trace;
    double scale = 0.0;
    int jobs = 0;
    std::string format, output, layer = "events", split_by;
    std::string size = "1280x800", bbox, labels = "en", title, style = "light";
    std::vector<std::string> queries;
    std::string context, batch, shell;
    std::string places_file, layer_name, row_format;
    std::vector<std::string> places;
    std::vector<std::string> apart, together;
    std::string decisions;
    std::string mode = "window", window_days, step_days, speed, frames_per_second, fade_days, hold_s;
    bool once = false;
    bool merge = false, unmerge = false, explain = false;
    bool precedence = false;
    std::int64_t limit = 5;
    std::int64_t show = 0;
};

} // namespace marsad::app
