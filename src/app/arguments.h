#pragma once

#include "geo/lon_lat.h"
#include "io/explanation_writer.h"
#include "io/format.h"
#include "io/report_fields.h"
#include "media/film.h"
#include "model/event_filter.h"
#include "publish/film_plan.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace marsad::app {

/// What every command that reads INPUT is told.
struct InputArguments {
    std::vector<std::string> inputs;
    io::InputDefaults defaults;
    model::EventFilter filter;
    std::string data_dir; ///< empty: looked for
    std::vector<std::string> places; ///< files of the user's places, for this run alone
    bool skip_bad = false;
    bool explain = false; ///< results also tell why
    unsigned jobs = 1;
};

/// By what a layer is cut into several files.
enum class SplitKey : std::uint8_t { Day,
                                     Month,
                                     Year,
                                     Type,
                                     Country,
                                     Actor };

struct OutputArguments {
    std::string path; ///< empty or "-": standard output
    io::Format format = io::Format::GeoJson;
    io::Layer layer = io::Layer::Events;
    bool byte_order_mark = false;
    std::optional<SplitKey> split_by;
    std::optional<io::ExplanationForm> explanation; ///< written instead of a layer
};

/// `extract --merge`: what the user decided about it.
struct MergeArguments {
    std::vector<std::vector<std::string>> apart;
    std::vector<std::vector<std::string>> together;
    std::string decisions_file; ///< lines of the same, or empty
    bool explain = false;
};

/// `extract` and `export`: reports or layers in, a layer out.
struct ExportArguments {
    InputArguments input;
    OutputArguments output;
    std::optional<MergeArguments> merge = {};
    bool unmerge = false;
};

struct RenderArguments {
    InputArguments input;
    std::string path;
    int width_px = 1280;
    int height_px = 800;
    std::optional<geo::Bounds> bbox;
    std::string labels = "en"; ///< ar, en, both
    std::string title;
    std::string style = "light";
};

/// `animate`: the events through time, as a film.
struct AnimateArguments {
    RenderArguments map;
    media::FilmFormat format = media::FilmFormat::Gif;
    publish::FilmTime time; ///< but for its days, which are those of the filter
    bool loop = true;
};

/// `view`: the window, with what it opens at its start.
struct ViewArguments {
    InputArguments input; ///< no INPUT: an empty window
    bool demo = false;
    int width_px = 1440;
    int height_px = 900;
    std::optional<std::string> theme;    ///< dark, light; nothing: as kept
    std::optional<std::string> language; ///< en, ar
    std::optional<double> scale;
    std::string trace; ///< file for scripts that drive the window, or empty
    bool keep_settings = true;
};

struct GeocodeArguments {
    std::vector<std::string> queries;
    std::string lang = "auto";
    std::string context;
    std::size_t limit = 5;
    std::string batch; ///< a file of queries, "-" for standard input, or empty
    std::string data_dir;
    bool complete = false;           ///< the queries are what was typed so far
    std::optional<geo::Bounds> bbox; ///< what is looked at meanwhile
    std::vector<std::string> places;
    std::vector<std::string> languages = {}; ///< sorted codes that a line of the batch may name
};

/// `lexicon check`: the word lists and actors of the assets and of the user's overlay.
struct LexiconArguments {
    std::string data_dir;
};

/// `reverse`: what lies at a position.
struct ReverseArguments {
    std::optional<geo::LonLat> position;
    std::string lang = "en"; ///< ar, en: of the answer's words
    std::string batch;       ///< a file of positions, "-" for standard input, or empty
    std::string data_dir;
};

struct GazetteerArguments {
    bool verify = false;
    std::string data_dir;
};

enum class PlacesAction : std::uint8_t { Add,
                                         List,
                                         Remove };

/// `gazetteer add`, `list`, `remove`: the user's layers of places.
struct PlacesArguments {
    PlacesAction action = PlacesAction::List;
    std::string file;
    std::string layer; ///< empty: named after the file
    bool precedence = false;
    std::string format; ///< tsv, geojson, geonames; empty: by the file
    std::string data_dir;
};

/// `evaluate`: folders of gold reports, read and scored.
struct EvaluateArguments {
    std::vector<std::string> folders;
    std::size_t show = 0; ///< of how many reports what is wrong is listed
    std::string data_dir;
    std::vector<std::string> places;
    unsigned jobs = 1;
};

struct CompletionArguments {
    std::string shell; ///< bash, zsh, fish
};

struct VersionArguments {};

using Arguments = std::variant<ExportArguments, RenderArguments, AnimateArguments, ViewArguments, GeocodeArguments, ReverseArguments, GazetteerArguments, PlacesArguments, EvaluateArguments, LexiconArguments, CompletionArguments, VersionArguments>;

/// Readers of option values; nothing where the value is bad.
struct PixelSize {
    int width_px;
    int height_px;
};
/// WxH, each 64 to 16384.
[[nodiscard]] std::optional<PixelSize> parse_size(std::string_view text);
/// W,S,E,N in degrees; west > east crosses 180°.
[[nodiscard]] std::optional<geo::Bounds> parse_bounds(std::string_view text);
[[nodiscard]] std::optional<SplitKey> split_key_from_name(std::string_view text);

/// How explanations are written where this format is asked for (nothing: text); nothing where they have no such form.
[[nodiscard]] std::optional<io::ExplanationForm> explanation_form(std::optional<io::Format> format);

/// Values that begin with a minus sign and a digit or point ("--bbox -10,30,5,45") are tied to their option, since a parser could
/// take them for options.
[[nodiscard]] std::vector<std::string> tie_negative_values(int argc, const char* const* argv);

} // namespace marsad::app
