#include "app/command_line.h"

#include "app/command_model.h"
#include "app/option_values.h"
#include "app/raw_arguments.h"
#include "places/layer_build.h"
#include "publish/render_map.h"

#include <algorithm>
#include <cstdint>
#include <thread>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace marsad::app {

namespace {

constexpr unsigned kMaxJobs = 256;

/// The program's command line with the places its values go to.
class CommandLine {
  public:
    explicit CommandLine(LanguageChoices languages = {}) : languages_(std::move(languages)) {
        app_.set_help_flag("-h,--help", "Show this help and exit");
        app_.set_version_flag("--version", "");
        app_.remove_option(app_.get_option("--version"));
        app_.add_flag("--version", version_, "Show the version and the credits of the data, and exit");
        app_.footer("Exit codes: 0 all read; 1 some input was bad or something failed, and everything readable was written;\n"
                    "2 wrong usage, nothing written. The manual page marsad(1) tells more.");
        app_.require_subcommand(0, 1);
        add_extract();
        add_geocode();
        add_reverse();
        add_export();
        add_render();
        add_animate();
        add_view();
        add_gazetteer();
        add_evaluate();
        add_lexicon();
        add_completion();
    }

    CLI::App& app() { return app_; }
    [[nodiscard]] const Choices& choices() const { return choices_; }
    Arguments read() const {
        if (version_) {
            return VersionArguments{};
        }
        if (extract_->parsed() || export_->parsed()) {
            return read_export();
        }
        if (render_->parsed()) {
            return read_render();
        }
        if (animate_->parsed()) {
            return read_animation(raw_, read_map());
        }
        if (view_->parsed()) {
            return read_view();
        }
        if (geocode_->parsed()) {
            return read_geocode();
        }
        if (reverse_->parsed()) {
            return read_reverse();
        }
        if (gazetteer_->parsed()) {
            for (const auto& [command, action] : {std::pair(add_, PlacesAction::Add), std::pair(list_, PlacesAction::List), std::pair(remove_, PlacesAction::Remove)}) {
                if (command->parsed()) {
                    return read_places(action);
                }
            }
            if (!info_->parsed() && !verify_->parsed()) {
                throw BadValue{"gazetteer: say info, verify, add, list or remove"};
            }
            return GazetteerArguments{verify_->parsed(), raw_.data};
        }
        if (evaluate_->parsed()) {
            return EvaluateArguments{raw_.inputs, static_cast<std::size_t>(raw_.show), raw_.data, raw_.places, read_jobs()};
        }
        if (lexicon_->parsed()) {
            return LexiconArguments{raw_.data};
        }
        if (completion_->parsed()) {
            return CompletionArguments{raw_.shell};
        }
        throw BadValue{"a command is missing: extract, geocode, reverse, export, render, animate, view, gazetteer, evaluate, lexicon or completion"};
    }

  private:
    CLI::Option* text(CLI::App* command, const std::string& names, std::string& target, const std::string& type_name, const std::string& description) {
        return command->add_option(names, target, description)->type_name(type_name);
    }
    CLI::Option* repeatable(CLI::App* command, const std::string& names, std::vector<std::string>& target, const std::string& type_name,
                            const std::string& description) {
        return command->add_option(names, target, description)->type_name(type_name)->allow_extra_args(false);
    }
    CLI::Option* choice(CLI::App* command, const std::string& name, std::string& target, std::vector<std::string> values, const std::string& description) {
        const std::string type_name = fmt::format("{}", fmt::join(values, "|"));
        CLI::Option* const option = command->add_option(name, target, description)->type_name(type_name)->check(CLI::IsMember(values), "");
        option->option_text(type_name);
        choices_[option] = std::move(values);
        return option;
    }

    /// Which languages there are is asked of the data once their folder is known (settle_languages).
    void language(CLI::App* command, const std::vector<std::string>& known, const std::string& description) {
        const std::string type_name = known.empty() ? "LANG" : fmt::format("{}", fmt::join(known, "|"));
        choices_[text(command, "--lang", raw_.lang, type_name, description)->option_text(type_name)] = known;
    }

    void add_input_options(CLI::App* command, bool input_required) {
        CLI::Option* const inputs = command->add_option("INPUT", raw_.inputs, "Plain text, saved web pages, JSON Lines, layers (.geojson, .geojsonl, .csv), folders of these, or - for standard input");
        inputs->type_name("");
        if (input_required) {
            inputs->required();
        }
        text(command, "--published", raw_.published, "DATE", "Day of publication (YYYY-MM-DD) of reports that do not say it");
        language(command, languages_.reports, "Language of reports that do not say it");
        text(command, "--source", raw_.source, "NAME", "Source of reports that do not say it");
        text(command, "--url", raw_.url, "URL", "Address of reports that do not say it");
        text(command, "--from", raw_.from, "DATE", "Only events that overlap this day or later ones");
        text(command, "--to", raw_.to, "DATE", "Only events that overlap this day or earlier ones");
        repeatable(command, "--type", raw_.types, "TYPE", "Only this ACLED type or sub-type (repeatable)");
        repeatable(command, "--country", raw_.countries, "NAME", "Only this country, by English name or ISO code (repeatable)");
        repeatable(command, "--actor", raw_.actors, "TEXT", "Only events one of whose actors holds this text (repeatable)");
        command->add_flag("--skip-bad", raw_.skip_bad, "Count bad records on standard error and do not fail because of them");
        text(command, "--data", raw_.data, "DIR", "Folder of the data files");
        add_places_option(command);
        add_jobs_option(command);
    }

    void add_jobs_option(CLI::App* command) {
        command->add_option("--jobs", raw_.jobs, "Reports read at once; the result does not depend on it")->type_name("N")->check(CLI::Range(1U, kMaxJobs));
    }

    void add_places_option(CLI::App* command) {
        repeatable(command, "--places", raw_.places, "FILE", "A file of your own places (.tsv, .geojson, GeoNames dump) for this run (repeatable)");
    }

    void add_output_options(CLI::App* command, bool output_required) {
        CLI::Option* const output = text(command, "-o,--output", raw_.output, "FILE", "File to write, - for standard output; its extension gives the format");
        if (output_required) {
            output->required();
        }
        choice(command, "--format", raw_.format, {"geojson", "geojsonl", "jsonl", "csv"}, "Format, whatever the extension of FILE");
        choice(command, "--layer", raw_.layer, {"events", "places", "areas"}, "Events, every place that the reports name, or the areas among both");
        choice(command, "--split-by", raw_.split_by, {"day", "month", "year", "type", "country", "actor"}, "One file for each value: -o e.geojson writes e.2022-01-03.geojson, ...");
        command->add_flag("--bom", raw_.bom, "Begin CSV with a byte-order mark, for Excel");
    }

    void add_extract() {
        extract_ = app_.add_subcommand("extract", "Read reports and write the events they tell");
        add_input_options(extract_, false);
        add_output_options(extract_, false);
        extract_->add_flag("--explain", raw_.explain, "Instead of the layer: why each word became an event or not, and how each value came about, as text or with --format jsonl; with --merge also on standard error why events are one");
        extract_->add_flag("--merge", raw_.merge, "One event for what several reports tell, with who says what; a merged layer can be merged again");
        repeatable(extract_, "--keep-apart", raw_.apart, "ID,ID", "With --merge: events that are not one, by event_id (repeatable)");
        repeatable(extract_, "--keep-together", raw_.together, "ID,ID", "With --merge: events that are one, by event_id (repeatable)");
        text(extract_, "--decisions", raw_.decisions, "FILE", "With --merge: a file of lines apart or together and event_ids, with tabs between");
    }
    void add_export() {
        export_ = app_.add_subcommand("export", "Write reports or layers as another layer, filtered or split");
        add_input_options(export_, true);
        add_output_options(export_, true);
        export_->add_flag("--unmerge", raw_.unmerge, "Write a merged layer as it was before merging");
    }
    void add_render() {
        render_ = app_.add_subcommand("render", "Draw reports or layers as a map into a PNG file");
        add_input_options(render_, true);
        text(render_, "-o,--output", raw_.output, "FILE", "Picture to write (.png)")->required();
        add_map_options(render_);
    }
    void add_animate() {
        animate_ = app_.add_subcommand("animate", "Play reports or layers through time into a GIF, WebP or video, or numbered pictures");
        add_input_options(animate_, true);
        text(animate_, "-o,--output", raw_.output, "FILE", "File to write: .gif, .webp, .mp4 or .webm (both by ffmpeg), map-%04d.png, or a folder for pictures")->required();
        choice(animate_, "--format", raw_.format, {"png", "gif", "webp", "mp4", "webm"}, "Format, whatever the extension of FILE");
        add_map_options(animate_);
        choice(animate_, "--mode", raw_.mode, {"window", "cumulative", "instant"}, "What a frame shows: the days of a moving window, all up to now, one day");
        text(animate_, "--window", raw_.window_days, "DAYS", "Length of the window")->option_text("DAYS");
        CLI::Option* const step = text(animate_, "--step", raw_.step_days, "DAYS", "Days from frame to frame; chosen where it is not given, for at most 300 frames");
        text(animate_, "--speed", raw_.speed, "DAYS", "Days a second, instead of --step")->excludes(step);
        text(animate_, "--fps", raw_.frames_per_second, "N", "Frames a second");
        text(animate_, "--fade", raw_.fade_days, "DAYS", "Days in which events that left the window fade");
        text(animate_, "--hold", raw_.hold_s, "SECONDS", "How long the last frame stays");
        animate_->add_flag("--once", raw_.once, "Play once instead of again and again (GIF, WebP)");
    }
    void add_map_options(CLI::App* command) {
        text(command, "--size", raw_.size, "WxH", "Size in pixels")->option_text("WxH");
        text(command, "--bbox", raw_.bbox, "W,S,E,N", "Part of the world to show, in degrees; west > east crosses 180°");
        choice(command, "--labels", raw_.labels, {"ar", "en", "both"}, "Language of the names on the map");
        text(command, "--title", raw_.title, "TEXT", "Title of the picture");
        text(command, "--style", raw_.style, "NAME", "Style of the map: light, dark, print")->option_text("NAME");
    }
    void add_view() {
        view_ = app_.add_subcommand("view", "Open the window: a map that plays, with the reports beside it");
        add_input_options(view_, false);
        view_->add_flag("--demo", raw_.demo, "Read the bundled demo");
        text(view_, "--size", raw_.window_size, "WxH", "Size of the window in pixels")->option_text("WxH");
        choice(view_, "--theme", raw_.theme, {"dark", "light"}, "Colours, instead of those that were kept");
        choice(view_, "--interface", raw_.interface_lang, {"en", "ar"}, "Language of the window and of the map's names");
        view_->add_option("--scale", raw_.scale, "Size of text and controls, 1 = 100 %")->type_name("N")->check(CLI::Range(0.75, 3.0));
        text(view_, "--trace", raw_.trace, "FILE", "Write a line of JSON after every frame: the state, and where the controls are");
        view_->add_flag("--no-settings", raw_.no_settings, "Do not keep what is changed in the settings");
    }
    void add_geocode() {
        geocode_ = app_.add_subcommand("geocode", "Find the place that a name or phrase means");
        geocode_->add_option("QUERY", raw_.queries, "Each argument is one query")->type_name("");
        language(geocode_, languages_.queries, "Language of the queries");
        auto* const context = text(geocode_, "--context", raw_.context, "TEXT", "Other words of the same report, to tell namesakes apart");
        geocode_->add_option("--limit", raw_.limit, "At most N places for a query")->type_name("N")->check(CLI::Range(1, 1000));
        auto* const complete = geocode_->add_flag("--complete", raw_.complete, "Queries are what was typed so far; answer with the places that they may become")->excludes(context);
        text(geocode_, "--bbox", raw_.bbox, "W,S,E,N", "With --complete: the part of the world that is looked at; what is near its middle comes sooner")->needs(complete);
        text(geocode_, "--batch", raw_.batch, "FILE", "Lines query<TAB>lang<TAB>context, - for standard input; one JSON line answers each");
        text(geocode_, "--data", raw_.data, "DIR", "Folder of the data files");
        add_places_option(geocode_);
    }
    void add_reverse() {
        reverse_ = app_.add_subcommand("reverse", "Tell what lies at a position: site, town, province, country or sea");
        reverse_->add_option("LON LAT", raw_.queries, "Longitude and latitude in degrees")->type_name("");
        choice(reverse_, "--lang", raw_.lang, {"ar", "en"}, "Language of the answer; English where nothing is said");
        text(reverse_, "--batch", raw_.batch, "FILE", "Lines of longitude and latitude, - for standard input; one JSON line answers each");
        text(reverse_, "--data", raw_.data, "DIR", "Folder of the data files");
    }
    void add_gazetteer() {
        gazetteer_ = app_.add_subcommand("gazetteer", "Ask about the gazetteer file; keep places of your own beside it");
        gazetteer_->require_subcommand(0, 1);
        info_ = gazetteer_->add_subcommand("info", "What the file was built from and what it holds");
        verify_ = gazetteer_->add_subcommand("verify", "Read the whole file and check it");
        add_ = gazetteer_->add_subcommand("add", "Keep a file of your own places: a table, GeoJSON points, a GeoNames dump");
        add_->add_option("FILE", raw_.places_file, "The file of places")->type_name("")->required();
        text(add_, "--name", raw_.layer_name, "LAYER", "Name of the layer, instead of the file's");
        add_->add_flag("--precedence", raw_.precedence, "Its places win over others of the same name");
        choice(add_, "--format", raw_.row_format, {"tsv", "geojson", "geonames"}, "How the file is written, whatever its name");
        list_ = gazetteer_->add_subcommand("list", "The layers of your own places");
        remove_ = gazetteer_->add_subcommand("remove", "Remove a layer of your own places");
        remove_->add_option("LAYER", raw_.layer_name, "The layer's name")->type_name("")->required();
        for (CLI::App* const command : {info_, verify_, add_}) {
            text(command, "--data", raw_.data, "DIR", "Folder of the data files");
        }
    }
    void add_evaluate() {
        evaluate_ = app_.add_subcommand("evaluate", "Read gold reports, and score what was read against them");
        evaluate_->add_option("FOLDER", raw_.inputs, "Folders of gold reports (*.json)")->type_name("")->required();
        evaluate_->add_option("--show", raw_.show, "List what was missed, made up or wrong in the first N reports with a fault")->type_name("N")->check(CLI::Range(0, 1'000'000));
        text(evaluate_, "--data", raw_.data, "DIR", "Folder of the data files");
        add_places_option(evaluate_);
        add_jobs_option(evaluate_);
    }
    void add_lexicon() {
        lexicon_ = app_.add_subcommand("lexicon", "Look after the word lists and lists of actors");
        lexicon_->require_subcommand(1);
        text(lexicon_->add_subcommand("check", "Name file, line, fault and remedy of every bad entry, your own lists included"), "--data", raw_.data, "DIR", "Folder of the data files");
    }
    void add_completion() {
        completion_ = app_.add_subcommand("completion", "Print a completion script for a shell");
        choice(completion_, "SHELL", raw_.shell, {"bash", "zsh", "fish"}, "The shell")->required();
    }

    [[nodiscard]] unsigned read_jobs() const { return raw_.jobs > 0 ? static_cast<unsigned>(raw_.jobs) : std::clamp(std::thread::hardware_concurrency(), 1U, kMaxJobs); }
    InputArguments read_input() const {
        InputArguments input;
        input.inputs = raw_.inputs.empty() ? std::vector<std::string>{"-"} : raw_.inputs;
        if (std::count(input.inputs.begin(), input.inputs.end(), "-") > 1) {
            throw BadValue{"standard input (-) can be read only once"};
        }
        if (std::find(input.inputs.begin(), input.inputs.end(), "") != input.inputs.end()) {
            throw BadValue{"an INPUT is empty; name a file, a folder or -"};
        }
        if (!raw_.published.empty() || given("--published")) {
            input.defaults.published = read_day("--published", raw_.published);
        }
        input.defaults.lang = raw_.lang;
        input.defaults.source = raw_.source.empty() ? std::nullopt : std::optional(raw_.source);
        input.defaults.source_url = raw_.url.empty() ? std::nullopt : std::optional(raw_.url);
        read_filter(input.filter);
        input.data_dir = raw_.data;
        input.places = raw_.places;
        input.skip_bad = raw_.skip_bad;
        input.explain = raw_.explain && !raw_.merge;
        input.jobs = read_jobs();
        return input;
    }

    [[nodiscard]] bool given(const std::string& option) const {
        for (const CLI::App* const command : {extract_, export_, render_, animate_}) {
            if (command->parsed() && command->count(option) > 0) {
                return true;
            }
        }
        return false;
    }

    void read_filter(model::EventFilter& filter) const {
        if (given("--from")) {
            filter.set_from(read_day("--from", raw_.from));
        }
        if (given("--to")) {
            filter.set_to(read_day("--to", raw_.to));
        }
        if (filter.from() && filter.to() && *filter.to() < *filter.from()) {
            refuse("--to", raw_.to, "on or after --from");
        }
        for (const std::string& type : raw_.types) {
            if (!filter.add_type(type)) {
                refuse("--type", type, "an ACLED type or sub-type, such as \"Battles\" or \"Air/drone strike\"");
            }
        }
        for (const std::string& country : raw_.countries) {
            filter.add_country(country);
        }
        for (const std::string& actor : raw_.actors) {
            filter.add_actor(actor);
        }
    }

    ExportArguments read_export() const {
        ExportArguments arguments{read_input(), read_output(raw_), {}, raw_.unmerge};
        if ((raw_.merge || raw_.unmerge) && arguments.output.layer != io::Layer::Events) {
            throw BadValue{"--merge and --unmerge are for the layer of events"};
        }
        if (raw_.merge) {
            arguments.merge = MergeArguments{read_id_lists("--keep-apart", raw_.apart), read_id_lists("--keep-together", raw_.together), raw_.decisions, raw_.explain};
        } else if (!raw_.apart.empty() || !raw_.together.empty() || !raw_.decisions.empty()) {
            throw BadValue{"--keep-apart, --keep-together and --decisions need --merge"};
        }
        return arguments;
    }

    Arguments read_render() const {
        const std::string extension = io::extension_of(raw_.output);
        if (!extension.empty() && extension != ".png") {
            refuse("-o", raw_.output, "a PNG file; pictures are written as .png");
        }
        return read_map();
    }

    [[nodiscard]] RenderArguments read_map() const {
        RenderArguments arguments;
        arguments.input = read_input();
        arguments.path = raw_.output;
        const auto size = parse_size(raw_.size);
        if (!size) {
            refuse("--size", raw_.size, fmt::format("a size; write WxH in pixels, {} to {}, such as 1280x800", publish::kLeastSidePx, publish::kMostSidePx));
        }
        arguments.width_px = size->width_px;
        arguments.height_px = size->height_px;
        if (given("--bbox")) {
            arguments.bbox = read_bounds();
        }
        arguments.labels = raw_.labels;
        arguments.title = raw_.title;
        arguments.style = raw_.style;
        return arguments;
    }

    Arguments read_view() const {
        ViewArguments arguments;
        arguments.input = read_input();
        if (raw_.inputs.empty()) {
            arguments.input.inputs.clear();
        }
        arguments.demo = raw_.demo;
        if (!raw_.window_size.empty()) {
            const auto size = parse_size(raw_.window_size);
            if (!size) {
                refuse("--size", raw_.window_size, "a size; write WxH in pixels, each from 64 to 16384");
            }
            arguments.width_px = size->width_px;
            arguments.height_px = size->height_px;
        }
        const auto given_text = [](const std::string& value) { return value.empty() ? std::nullopt : std::optional(value); };
        arguments.theme = given_text(raw_.theme);
        arguments.language = given_text(raw_.interface_lang);
        if (raw_.scale > 0.0) {
            arguments.scale = raw_.scale;
        }
        arguments.trace = raw_.trace;
        arguments.keep_settings = !raw_.no_settings;
        return arguments;
    }

    [[nodiscard]] geo::Bounds read_bounds() const {
        const auto bounds = parse_bounds(raw_.bbox);
        if (!bounds) {
            refuse("--bbox", raw_.bbox, "a part of the world; write W,S,E,N in degrees, such as 38,29,49,38");
        }
        return *bounds;
    }

    Arguments read_geocode() const {
        if (raw_.queries.empty() && raw_.batch.empty()) {
            throw BadValue{"geocode: give a QUERY or --batch FILE"};
        }
        const auto bbox = geocode_->count("--bbox") > 0 ? std::optional(read_bounds()) : std::nullopt;
        return GeocodeArguments{raw_.queries, raw_.lang, raw_.context, static_cast<std::size_t>(raw_.limit), raw_.batch, raw_.data, raw_.complete, bbox, raw_.places};
    }

    Arguments read_places(PlacesAction action) const {
        const bool named = action == PlacesAction::Remove || add_->count("--name") > 0;
        if (named && !places::is_layer_name(raw_.layer_name)) {
            refuse(action == PlacesAction::Remove ? "LAYER" : "--name", raw_.layer_name, "a name for a layer; use letters of English, digits, - _ . and no point first, at most 64");
        }
        return PlacesArguments{action, raw_.places_file, raw_.layer_name, raw_.precedence, raw_.row_format, raw_.data};
    }

    Arguments read_reverse() const {
        ReverseArguments arguments{std::nullopt, raw_.lang == "ar" ? "ar" : "en", raw_.batch, raw_.data};
        if (raw_.queries.empty() && raw_.batch.empty()) {
            throw BadValue{"reverse: give LON LAT or --batch FILE"};
        }
        if (!raw_.queries.empty()) {
            arguments.position = position_of(fmt::format("{}", fmt::join(raw_.queries, " ")));
        }
        return arguments;
    }

    CLI::App app_{"Marsad turns news reports of attacks, in Arabic and English, into events on a map and in time.", "marsad"};
    CLI::App* extract_ = nullptr;
    CLI::App* view_ = nullptr;
    CLI::App* geocode_ = nullptr;
    CLI::App* reverse_ = nullptr;
    CLI::App* export_ = nullptr;
    CLI::App* render_ = nullptr;
    CLI::App* animate_ = nullptr;
    CLI::App* gazetteer_ = nullptr;
    CLI::App* info_ = nullptr;
    CLI::App* verify_ = nullptr;
    CLI::App* add_ = nullptr;
    CLI::App* list_ = nullptr;
    CLI::App* remove_ = nullptr;
    CLI::App* evaluate_ = nullptr;
    CLI::App* lexicon_ = nullptr;
    CLI::App* completion_ = nullptr;
    LanguageChoices languages_;
    RawArguments raw_;
    bool version_ = false;
    Choices choices_;
};

} // namespace

EarlyExit usage_error(std::string_view message) {
    return {kUsageExit, fmt::format("marsad: error: {}\nTry marsad --help.\n", message)};
}

std::variant<Arguments, EarlyExit> parse_command_line(int argc, const char* const* argv, const std::function<LanguageChoices()>& languages) {
    const auto parse = [&](CommandLine& line) {
        std::vector<std::string> arguments = tie_negative_values(argc, argv);
        std::reverse(arguments.begin(), arguments.end()); // CLI11 takes them from the back
        line.app().parse(std::move(arguments));
    };
    try {
        CommandLine line;
        parse(line);
        return line.read();
    } catch (const CLI::CallForHelp&) {
        CommandLine line(languages()); // only who asks for help waits for the folders to be looked through
        try {
            parse(line);
        } catch (const CLI::CallForHelp&) {
            return EarlyExit{0, line.app().help()}; // of the command that was named
        }
        return line.read();
    } catch (const CLI::ParseError& error) {
        return usage_error(error.what());
    } catch (const BadValue& bad) {
        return usage_error(bad.message);
    }
}

CommandModel command_model(const LanguageChoices& languages) {
    CommandLine line(languages);
    return model_of(line.app(), line.choices());
}

} // namespace marsad::app
