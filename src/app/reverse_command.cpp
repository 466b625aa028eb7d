#include "app/commands.h"
#include "app/data_paths.h"
#include "app/messages.h"
#include "app/position_reading.h"
#include "app/position_words.h"
#include "geocode/reverse.h"
#include "i18n/position_text.h"
#include "io/encoding.h"
#include "io/json_text.h"
#include "io/line_reader.h"
#include "io/output.h"

#include <string>
#include <string_view>
#include <utility>

namespace marsad::app {

namespace {

using geocode::Gazetteer;
using geocode::kNoPlace;
using geocode::NearPlace;
using geocode::PlaceIndex;
using geocode::ReverseAnswer;

constexpr double kSmallestStepKm = 0.05; ///< nearer than that there is no bearing

void append_number(std::string& out, std::string_view name, std::optional<double> value, int decimals) {
    out += ",\"";
    out += name;
    out += "\":";
    const auto fixed = value ? io::to_fixed(*value, decimals) : std::nullopt;
    if (fixed) {
        io::append_fixed(out, *fixed);
    } else {
        out += "null";
    }
}

void append_text(std::string& out, std::string_view name, std::string_view text) {
    out += ",\"";
    out += name;
    out += "\":";
    io::append_json_string(out, text.empty() ? std::nullopt : std::optional(std::string(text)));
}

void append_place(std::string& out, std::string_view member, const Gazetteer& gazetteer, const std::string& lang, PlaceIndex place, double distance_km, std::optional<double> bearing_deg) {
    out += ",\"";
    out += member;
    out += "\":";
    if (place == kNoPlace) {
        out += "null";
        return;
    }
    const auto view = gazetteer.place(place);
    out += R"({"name":)";
    io::append_json_string(out, view.name("en"));
    append_text(out, "name_local", view.name_in(lang));
    append_text(out, "place_id", view.place_id());
    append_text(out, "kind", view.kind());
    append_number(out, "distance_km", distance_km, 1);
    append_number(out, "bearing_deg", distance_km < kSmallestStepKm ? std::nullopt : bearing_deg, 0);
    out.push_back('}');
}

std::string answer_line(const Gazetteer& gazetteer, const i18n::Texts& texts, geo::LonLat point) {
    const ReverseAnswer answer = geocode::reverse(gazetteer, point);
    const std::string& lang = texts.language();
    std::string out = R"({"lon":)";
    io::append_fixed(out, *io::to_fixed(point.lon_deg(), 6));
    append_number(out, "lat", point.lat_deg(), 6);
    append_text(out, "text", i18n::without_isolates(position_words(gazetteer, texts, answer)));
    const auto near = [&](std::string_view member, const std::optional<NearPlace>& place) {
        append_place(out, member, gazetteer, lang, place ? place->place : kNoPlace, place ? place->distance_km : 0.0, place ? std::optional(place->bearing_deg) : std::nullopt);
    };
    const auto around = [&](std::string_view member, PlaceIndex place) {
        const double outside_km = place == kNoPlace || place == answer.sea ? 0.0 : gazetteer.distance_to_area_km(place, point).value_or(0.0);
        append_place(out, member, gazetteer, lang, place, outside_km, std::nullopt);
    };
    near("site", answer.site);
    near("place", answer.place);
    near("town", answer.town);
    around("province", answer.province);
    around("country", answer.country);
    append_text(out, "country_code", answer.country == kNoPlace ? std::string_view() : gazetteer.place(answer.country).country_code());
    around("sea", answer.sea);
    append_text(out, "disputed_area", answer.disputed_area);
    return out + "}\n";
}

std::string error_line(std::string_view input, const std::string& error) {
    std::string out = R"({"input":)";
    io::append_json_string(out, input);
    append_text(out, "error", error);
    return out + "}\n";
}

/// Answers positions one by one, each on a line that is handed on at once.
class Answerer {
  public:
    Answerer(const ReverseArguments& arguments, const Gazetteer& gazetteer, const i18n::Texts& texts, io::Output& output, Messages& messages)
        : arguments_(arguments), gazetteer_(gazetteer), texts_(texts), output_(output), messages_(messages) {}

    /// False where writing goes no further.
    bool answer(geo::LonLat point) { return write(answer_line(gazetteer_, texts_, point)); }

    void answer_batch() {
        auto lines = arguments_.batch == "-" ? io::LineReader::standard_input() : io::LineReader::open(arguments_.batch);
        if (!lines) {
            complain(0, lines.error().message);
            return;
        }
        const auto sniffed = lines->sniff();
        if (!sniffed || (!lines->from_utf16() && io::looks_binary(*sniffed)) || sniffed->empty()) {
            complain(0, !sniffed ? sniffed.error().message : sniffed->empty() ? "no position to answer; the file is empty: write longitude and latitude, one position a line"
                                                                              : "not a text but a binary file; give lines of longitude and latitude");
            return;
        }
        std::string line;
        for (;;) {
            const auto more = lines->next(line);
            if (!more) {
                complain(lines->line_number(), more.error().message);
            }
            if (!more || !*more || !answer_text(io::repair_utf8(std::string(io::without_carriage_return(line))).text, lines->line_number())) {
                return;
            }
        }
    }

  private:
    bool answer_text(const std::string& text, std::size_t line) {
        const auto point = read_position(text);
        if (point) {
            return answer(*point);
        }
        complain(line, point.error().message);
        return write(error_line(text, point.error().message));
    }

    bool write(const std::string& line) {
        auto written = output_.write(line);
        written = written ? output_.flush() : written;
        if (!written) {
            messages_.error(written.error());
        }
        return written.has_value() && !output_.closed_pipe();
    }

    void complain(std::size_t line, const std::string& text) {
        base::Diagnostics diagnostics;
        diagnostics.error(arguments_.batch == "-" ? "<stdin>" : arguments_.batch, line, text);
        messages_.print(diagnostics);
    }

    const ReverseArguments& arguments_;
    const Gazetteer& gazetteer_;
    const i18n::Texts& texts_;
    io::Output& output_;
    Messages& messages_;
};

} // namespace

int run_reverse(const ReverseArguments& arguments) {
    Messages messages;
    const auto paths = find_data(arguments.data_dir);
    if (!paths) {
        messages.error(paths.error());
        return messages.exit_code();
    }
    base::Diagnostics diagnostics;
    const auto texts = i18n::Texts::load(paths->assets_dir / "interface", arguments.lang, diagnostics);
    messages.print(diagnostics);
    const auto gazetteer = Gazetteer::open(paths->gazetteer());
    auto output = io::Output::open("");
    if (!texts || !gazetteer || !output) {
        messages.error(!texts ? texts.error() : !gazetteer ? gazetteer.error()
                                                           : output.error());
        return messages.exit_code();
    }
    Answerer answerer(arguments, *gazetteer, *texts, *output, messages);
    if (!arguments.position || answerer.answer(*arguments.position)) {
        if (!arguments.batch.empty()) {
            answerer.answer_batch();
        }
    }
    if (const auto committed = output->commit(); !committed) {
        messages.error(committed.error());
    }
    return messages.exit_code();
}

} // namespace marsad::app
