#include "app/commands.h"
#include "app/data_paths.h"
#include "app/desk.h"
#include "app/messages.h"
#include "app/position_words.h"
#include "app/settings_file.h"
#include "app/user_places.h"
#include "app/window_host.h"
#include "geocode/autocomplete.h"
#include "geocode/geocoder.h"
#include "geocode/reverse.h"
#include "lexicon/language_pack.h"
#include "publish/area_source.h"
#include "render/basemap_file.h"
#include "ui/window.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace marsad::app {

namespace {

/// Opened when the first search asks: reading word lists of every language takes a moment that the first frame should not wait for.
class SearchTool {
  public:
    explicit SearchTool(DataPaths paths) : paths_(std::move(paths)) {}

    std::vector<geocode::Completion> operator()(std::string_view typed, const std::optional<geocode::CompletionView>& view, std::size_t limit) {
        if (!geocoder_ && !failed_) {
            base::Diagnostics diagnostics;
            auto packs = lexicon::LanguagePacks::open(paths_.assets_dir, paths_.overlay_dir, diagnostics);
            failed_ = !packs;
            if (packs) {
                packs_ = std::make_unique<lexicon::LanguagePacks>(std::move(*packs));
                auto opened = geocode::Geocoder::open(paths_.gazetteer(), *packs_, paths_.layers);
                failed_ = !opened;
                if (opened) {
                    geocoder_.emplace(std::move(*opened));
                }
            }
        }
        return geocoder_ ? geocode::complete(*geocoder_, typed, "auto", view, limit) : std::vector<geocode::Completion>();
    }

  private:
    DataPaths paths_;
    std::unique_ptr<lexicon::LanguagePacks> packs_;
    std::optional<geocode::Geocoder> geocoder_;
    bool failed_ = false;
};

/// Words for positions; the gazetteer alone, which is mapped and not read, once the first is asked for.
class PositionTool {
  public:
    explicit PositionTool(DataPaths paths) : paths_(std::move(paths)) {}

    std::string operator()(geo::LonLat at, const i18n::Texts& texts) {
        if (!gazetteer_ && !failed_) {
            auto opened = geocode::Gazetteer::open(paths_.gazetteer());
            failed_ = !opened; // the search says what is missing
            if (opened) {
                gazetteer_.emplace(std::move(*opened));
            }
        }
        return gazetteer_ ? position_words(*gazetteer_, texts, geocode::reverse(*gazetteer_, at)) : std::string();
    }

  private:
    DataPaths paths_;
    std::optional<geocode::Gazetteer> gazetteer_;
    bool failed_ = false;
};

std::string home_folder() {
    const char* const home = std::getenv("HOME");
    std::error_code error;
    return home != nullptr && std::filesystem::is_directory(home, error) ? home : "/";
}

/// The lines of credit in one line; each says who first and the licence after a comma or bracket.
std::string short_credit(std::string_view attribution) {
    std::string out;
    while (!attribution.empty()) {
        const std::size_t end = std::min(attribution.find('\n'), attribution.size());
        std::string_view line = attribution.substr(0, end);
        attribution.remove_prefix(std::min(end + 1, attribution.size()));
        line = line.substr(0, line.find_first_of(",("));
        if (const std::size_t colon = line.find(": "); colon != std::string_view::npos) {
            line.remove_prefix(colon + 2);
        }
        while (line.ends_with(' ') || line.ends_with('.') || (!line.empty() && line.back() >= '0' && line.back() <= '9')) {
            line.remove_suffix(1); // versions are told by marsad --version
        }
        if (!line.empty()) {
            out += (out.empty() ? "© " : " · ") + std::string(line);
        }
    }
    return out;
}

/// The tables of a folder by name, so that the same row wins every time.
std::vector<std::filesystem::path> tables_in(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> out;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        if (entry.path().extension() == ".tsv") {
            out.push_back(entry.path());
        }
    }
    std::sort(out.begin(), out.end());
    return out;
}

base::Result<ui::Window::Parts> load_parts(const DataPaths& paths, const render::BasemapFile& basemap, std::function<void()> wake, base::Diagnostics& diagnostics) {
    const auto styles = paths.assets_dir / "styles";
    const auto interface_dir = paths.assets_dir / "interface";
    auto dark = ui::Theme::load(styles, "dark");
    auto light = ui::Theme::load(styles, "light");
    auto english = i18n::Texts::load(interface_dir, "en", diagnostics);
    auto arabic = i18n::Texts::load(interface_dir, "ar", diagnostics);
    auto icons = ui::Icons::load(interface_dir / "icons.tsv", diagnostics);
    auto keys = ui::KeyTable::load(interface_dir / "keys.tsv", diagnostics);
    auto presets = session::load_presets(interface_dir / "filter_presets.tsv", diagnostics);
    auto fonts = typeset::FontSet::from_system();
    for (const base::Error* error : {dark ? nullptr : &dark.error(), light ? nullptr : &light.error(), english ? nullptr : &english.error(), arabic ? nullptr : &arabic.error(),
                                     icons ? nullptr : &icons.error(), keys ? nullptr : &keys.error(), presets ? nullptr : &presets.error(), fonts ? nullptr : &fonts.error()}) {
        if (error != nullptr) {
            return base::failure(*error);
        }
    }
    for (const auto& path : tables_in(paths.assets_dir / "gazetteer")) {
        arabic->add_names(path, diagnostics);
    }
    auto search = std::make_shared<SearchTool>(paths);
    auto positions = std::make_shared<PositionTool>(paths);
    return ui::Window::Parts{*dark,
                             *light,
                             std::move(*english),
                             std::move(*arabic),
                             std::move(*icons),
                             std::move(*keys),
                             std::move(*presets),
                             &basemap,
                             std::make_unique<typeset::FontSet>(std::move(*fonts)),
                             [search](std::string_view typed, const std::optional<geocode::CompletionView>& view, std::size_t limit) { return (*search)(typed, view, limit); },
                             [positions](geo::LonLat at, const i18n::Texts& texts) { return (*positions)(at, texts); },
                             short_credit(basemap.attribution()),
                             home_folder(),
                             publish::area_source(paths.gazetteer(), paths.layers),
                             std::move(wake)};
}

session::Settings settings_for(const ViewArguments& arguments) {
    session::Settings settings = load_settings(settings_path());
    if (arguments.theme) {
        settings.theme = *arguments.theme == "light" ? session::Theme::Light : session::Theme::Dark;
    }
    if (arguments.language) {
        settings.language = *arguments.language == "ar" ? session::Language::Arabic : session::Language::English;
        settings.labels = *arguments.language == "ar" ? session::MapLabels::Arabic : session::MapLabels::English;
    }
    if (arguments.scale) {
        settings.scale = *arguments.scale;
    }
    return settings;
}

} // namespace

int run_view(const ViewArguments& arguments) {
    Messages messages;
    const auto fail = [&](const base::Error& error) {
        messages.error(error);
        return messages.exit_code();
    };
    auto paths = find_data(arguments.input.data_dir);
    if (!paths) {
        return fail(paths.error());
    }
    add_user_places(*paths, arguments.input.places, messages);
    const auto basemap = render::BasemapFile::open(paths->data_dir / kBasemapFile);
    if (!basemap) {
        return fail(basemap.error());
    }
    auto trace = TraceFile::open(arguments.trace);
    if (!trace) {
        return fail(trace.error());
    }
    auto host = WindowHost::open({arguments.width_px, arguments.height_px, "Marsad"});
    if (!host) {
        return fail(host.error());
    }
    base::Diagnostics diagnostics;
    auto parts = load_parts(*paths, *basemap, [&window = **host] { window.wake(); }, diagnostics);
    messages.print(diagnostics);
    if (!parts) {
        return fail(parts.error());
    }
    auto window = ui::Window::create(std::move(*parts));
    if (!window) {
        return fail(window.error());
    }
    Desk desk(**host, **window, *paths, arguments, settings_for(arguments), std::move(*trace));
    if (const auto done = desk.run(); !done) {
        return fail(done.error());
    }
    return messages.exit_code();
}

} // namespace marsad::app
