#include "app/settings_file.h"

#include "app/data_paths.h"
#include "base/file.h"
#include "base/rows.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include <fmt/format.h>

namespace marsad::app {

namespace {

constexpr std::array<std::string_view, 5> kBins{"day", "week", "month", "quarter", "year"}; // as timeline::BinUnit

std::optional<double> number_of(std::string_view text) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

constexpr std::array<std::string_view, 3> kPositionFormats{"decimal", "dms", "mgrs"}; ///< by geo::PositionFormat

/// bookmark, longitude, latitude, zoom, first and last day or nothing, name.
std::optional<session::Bookmark> bookmark_of(const std::vector<std::string_view>& columns) {
    if (columns.size() < 7 || columns[6].empty()) {
        return std::nullopt;
    }
    const auto lon = number_of(columns[1]);
    const auto lat = number_of(columns[2]);
    const auto zoom = number_of(columns[3]);
    const auto centre = lon && lat ? geo::LonLat::from_degrees(geo::Lon{*lon}, geo::Lat{*lat}) : std::nullopt;
    if (!centre || !zoom || !std::isfinite(*zoom)) {
        return std::nullopt;
    }
    session::Bookmark out{std::string(columns[6]), {*centre, *zoom}, std::nullopt};
    const auto first = timeline::parse_iso_day(columns[4]);
    const auto last = timeline::parse_iso_day(columns[5]);
    if (first && last && *first <= *last) {
        out.days = timeline::DayInterval{*first, *last};
    }
    return out;
}

std::string line_of(const session::Bookmark& bookmark) {
    return fmt::format("bookmark\t{}\t{}\t{}\t{}\t{}\t{}\n", bookmark.view.centre.lon_deg(), bookmark.view.centre.lat_deg(), bookmark.view.zoom,
                       bookmark.days ? timeline::to_iso(bookmark.days->first) : std::string(), bookmark.days ? timeline::to_iso(bookmark.days->last) : std::string(), bookmark.name);
}

} // namespace

std::filesystem::path settings_path() {
    const auto config = user_folder("XDG_CONFIG_HOME", ".config");
    return config.empty() ? config : config / "marsad" / "settings.tsv";
}

session::Settings load_settings(const std::filesystem::path& path) {
    using session::Settings;
    Settings out;
    const auto text = path.empty() ? base::Result<std::string>(std::string()) : base::read_file(path);
    base::for_each_row(text ? *text : std::string(), [&](std::size_t, const std::vector<std::string_view>& columns) {
        const std::string_view name = columns[0];
        const std::string_view value = columns.size() > 1 ? columns[1] : std::string_view();
        const auto flag = [&](bool& into) { into = value == "yes" ? true : value == "no" ? false : into; };
        const auto size = [&](double& into, double least, double most) {
            if (const auto number = number_of(value)) {
                into = *number == 0.0 && least == 0.0 ? 0.0 : std::clamp(*number, least, most);
            }
        };
        if (name == "theme") {
            out.theme = value == "light" ? session::Theme::Light : session::Theme::Dark;
        } else if (name == "language") {
            out.language = value == "ar" ? session::Language::Arabic : session::Language::English;
        } else if (name == "labels") {
            out.labels = value == "ar" ? session::MapLabels::Arabic : value == "both" ? session::MapLabels::Both : session::MapLabels::English;
        } else if (name == "scale") {
            size(out.scale, Settings::kMinScale, Settings::kMaxScale);
        } else if (name == "reading_scale") {
            size(out.reading_scale, Settings::kMinReadingScale, Settings::kMaxReadingScale);
        } else if (name == "left_open") {
            flag(out.left_open);
        } else if (name == "right_open") {
            flag(out.right_open);
        } else if (name == "time_open") {
            flag(out.time_open);
        } else if (name == "left_width") {
            size(out.left_width, 0.0, 2000.0);
        } else if (name == "right_width") {
            size(out.right_width, 0.0, 2000.0);
        } else if (name == "time_height") {
            size(out.time_height, 0.0, 2000.0);
        } else if (name == "reduced_motion") {
            flag(out.reduced_motion);
        } else if (name == "preset") {
            if (auto preset = session::preset_of({columns.begin() + 1, columns.end()}); !preset.name.empty()) {
                out.presets.push_back(std::move(preset));
            }
        } else if (name == "time_fold_gaps") {
            flag(out.time.fold_gaps);
        } else if (name == "time_skip_gaps") {
            flag(out.time.skip_gaps);
        } else if (name == "time_in_view") {
            flag(out.time.in_view);
        } else if (name == "time_bin") {
            const auto unit = std::find(kBins.begin(), kBins.end(), value);
            out.time.bin = unit == kBins.end() ? std::nullopt : std::optional(static_cast<timeline::BinUnit>(unit - kBins.begin()));
        } else if (name == "positions") {
            const auto known = std::find(kPositionFormats.begin(), kPositionFormats.end(), value);
            out.positions = known == kPositionFormats.end() ? out.positions : static_cast<geo::PositionFormat>(known - kPositionFormats.begin());
        } else if (name == "graticule") {
            flag(out.graticule);
        } else if (name == "bookmark") {
            if (auto bookmark = bookmark_of(columns)) {
                out.bookmarks.push_back(std::move(*bookmark));
            }
        }
    });
    if (const char* const still = std::getenv("MARSAD_REDUCED_MOTION"); still != nullptr && std::string_view(still) == "1") {
        out.reduced_motion = true;
    }
    return out;
}

base::Result<void> save_settings(const std::filesystem::path& path, const session::Settings& settings) {
    if (path.empty()) {
        return base::failure(base::ErrorCode::Unwritable, "the settings cannot be kept: neither XDG_CONFIG_HOME nor HOME is set");
    }
    std::error_code ignored; // a folder that cannot be made shows when the file is written
    std::filesystem::create_directories(path.parent_path(), ignored);
    const auto yes = [](bool value) { return value ? "yes" : "no"; };
    std::string text =
        fmt::format("# How Marsad's window looks: name, value.\ntheme\t{}\nlanguage\t{}\nlabels\t{}\nscale\t{}\nreading_scale\t{}\nleft_open\t{}\nright_open\t{}\ntime_open\t{}\nleft_width\t{}\n"
                    "right_width\t{}\ntime_height\t{}\nreduced_motion\t{}\npositions\t{}\ngraticule\t{}\n"
                    "time_fold_gaps\t{}\ntime_skip_gaps\t{}\ntime_in_view\t{}\ntime_bin\t{}\n",
                    settings.theme == session::Theme::Light ? "light" : "dark", settings.language == session::Language::Arabic ? "ar" : "en",
                    settings.labels == session::MapLabels::Arabic ? "ar" : settings.labels == session::MapLabels::Both ? "both" : "en", settings.scale, settings.reading_scale, yes(settings.left_open),
                    yes(settings.right_open), yes(settings.time_open), settings.left_width, settings.right_width, settings.time_height, yes(settings.reduced_motion),
                    kPositionFormats[static_cast<std::size_t>(settings.positions)], yes(settings.graticule), yes(settings.time.fold_gaps), yes(settings.time.skip_gaps), yes(settings.time.in_view),
                    settings.time.bin ? kBins[static_cast<std::size_t>(*settings.time.bin)] : "auto");
    for (const auto& preset : settings.presets) {
        text += "preset\t" + session::preset_line(preset) + "\n";
    }
    for (const auto& bookmark : settings.bookmarks) {
        text += line_of(bookmark);
    }
    auto file = base::AtomicFile::create(path);
    if (!file) {
        return base::failure(file.error());
    }
    if (auto written = file->write(text); !written) {
        return written;
    }
    return file->commit();
}

} // namespace marsad::app
