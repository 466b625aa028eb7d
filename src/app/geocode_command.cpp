#include "app/commands.h"
#include "app/data_paths.h"
#include "app/messages.h"
#include "app/user_places.h"
#include "geocode/autocomplete.h"
#include "geocode/geocoder.h"
#include "io/encoding.h"
#include "io/json_text.h"
#include "io/line_reader.h"
#include "io/output.h"
#include "lexicon/language_pack.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace marsad::app {

namespace {

/// One line of a batch, or one argument.
struct Query {
    std::string text;
    std::string lang;
    std::string context;
    std::string error; ///< not empty: the query was bad, wholly or in part
};

void append_text_member(std::string& out, std::string_view name, const std::string& text) {
    out += ",\"";
    out += name;
    out += "\":";
    io::append_json_string(out, text.empty() ? std::nullopt : std::optional(text));
}

void append_number_member(std::string& out, std::string_view name, double value, int decimals) {
    out += out.ends_with('{') ? "\"" : ",\"";
    out += name;
    out += "\":";
    if (const auto fixed = io::to_fixed(value, decimals)) {
        io::append_fixed(out, *fixed);
    } else {
        out += "null";
    }
}

void append_match(std::string& out, const model::Place& place) {
    out += R"({"name":)";
    io::append_json_string(out, std::string_view(place.name));
    append_text_member(out, "name_local", place.name_local);
    append_number_member(out, "lat", place.position.lat_deg(), 6);
    append_number_member(out, "lon", place.position.lon_deg(), 6);
    append_text_member(out, "place_id", place.place_id);
    append_text_member(out, "kind", place.kind);
    append_text_member(out, "country", place.country);
    append_text_member(out, "country_code", place.country_code);
    append_text_member(out, "admin1", place.admin1);
    append_number_member(out, "radius_km", place.radius_km, 1);
    append_number_member(out, "confidence", place.confidence, 2);
    append_text_member(out, "rung", place.rung);
    out.push_back('}');
}

/// A match that also tells how it was met, and by which name.
void append_match(std::string& out, const geocode::Completion& completion) {
    append_match(out, completion.place);
    out.pop_back();
    append_text_member(out, "match", std::string(name(completion.match)));
    append_text_member(out, "matched", completion.matched);
    out.push_back('}');
}

template <typename Match>
std::string answer_line(const Query& query, const std::vector<Match>& matches, const std::string& problem) {
    std::string out = R"({"query":)";
    io::append_json_string(out, std::string_view(query.text));
    out += R"(,"matches":[)";
    for (std::size_t i = 0; i < matches.size(); ++i) {
        out += i > 0 ? "," : "";
        append_match(out, matches[i]);
    }
    out.push_back(']');
    if (!problem.empty()) {
        append_text_member(out, "error", problem);
    }
    return out + "}\n";
}

/// query<TAB>lang<TAB>context; invalid UTF-8 is repaired and told.
Query parse_query(std::string_view line, const GeocodeArguments& arguments) {
    auto decoded = io::repair_utf8(std::string(line));
    const std::string& text = decoded.text;
    const std::size_t first_tab = std::min(text.find('\t'), text.size());
    const std::size_t second_tab = std::min(text.find('\t', first_tab + 1), text.size());
    const auto field = [&](std::size_t from, std::size_t to) { return from < to ? text.substr(from, to - from) : std::string(); };
    Query query{text.substr(0, first_tab), field(first_tab + 1, second_tab), field(second_tab + 1, text.size()), {}};
    if (query.lang.empty()) {
        query.lang = arguments.lang;
    } else if (!std::binary_search(arguments.languages.begin(), arguments.languages.end(), query.lang)) {
        query.lang = "auto";
    }
    if (query.context.empty()) {
        query.context = arguments.context;
    }
    if (decoded.invalid_count > 0) {
        query.error = io::invalid_utf8_message(decoded.invalid_count);
    } else if (query.text.find_first_not_of(" \r") == std::string::npos) {
        query.error = "empty query; write the name of a place first on the line";
    }
    return query;
}

/// Answers queries one by one, each on a line that is handed on at once.
class Answerer {
  public:
    Answerer(const GeocodeArguments& arguments, const geocode::Geocoder& geocoder, io::Output& output, Messages& messages)
        : arguments_(arguments), geocoder_(geocoder), output_(output), messages_(messages) {}

    /// False where writing goes no further.
    bool answer(const Query& query, std::size_t line) {
        std::string problem = query.error;
        const std::string reply = arguments_.complete ? completion_line(query) : place_line(query, problem);
        if (!problem.empty()) {
            line > 0 ? complain(line, problem) : messages_.error(problem);
        }
        auto written = output_.write(reply);
        written = written ? output_.flush() : written;
        if (!written) {
            messages_.error(written.error());
        }
        return written.has_value() && !output_.closed_pipe();
    }

    void answer_batch() {
        auto lines = arguments_.batch == "-" ? io::LineReader::standard_input() : io::LineReader::open(arguments_.batch);
        if (!lines) {
            complain(0, lines.error().message);
            return;
        }
        if (!is_readable(*lines)) {
            return;
        }
        std::string line;
        for (;;) {
            const auto more = lines->next(line);
            if (!more) {
                complain(lines->line_number(), more.error().message);
            }
            if (!more || !*more || !answer(parse_query(io::without_carriage_return(line), arguments_), lines->line_number())) {
                return;
            }
        }
    }

  private:
    /// The answer to a query; `problem` becomes what the geocoder says of it.
    [[nodiscard]] std::string place_line(const Query& query, std::string& problem) const {
        geocode::Answer found;
        if (problem.empty()) {
            found = geocoder_.answer(query.text, query.lang, query.context, arguments_.limit);
            problem = found.problem;
        }
        return answer_line(query, found.places, problem);
    }

    [[nodiscard]] std::string completion_line(const Query& query) const {
        const auto view = arguments_.bbox ? geocode::CompletionView::of(*arguments_.bbox) : std::nullopt;
        return answer_line(query, query.error.empty() ? geocode::complete(geocoder_, query.text, query.lang, view, arguments_.limit) : std::vector<geocode::Completion>{}, query.error);
    }

    /// Refuses what is no text, and an empty file; tells of UTF-16.
    bool is_readable(io::LineReader& lines) {
        const auto sniffed = lines.sniff();
        if (!sniffed) {
            complain(0, sniffed.error().message);
            return false;
        }
        if (!lines.from_utf16() && io::looks_binary(*sniffed)) {
            complain(0, "not a text but a binary file; give lines of query, language and context with tabs between");
            return false;
        }
        if (sniffed->empty()) {
            complain(0, "no query to answer; the file is empty: write one query a line");
            return false;
        }
        if (lines.from_utf16()) {
            base::Diagnostics diagnostics;
            diagnostics.notice(file_name(), 0, "decoded from UTF-16");
            messages_.print(diagnostics);
        }
        if (lines.utf16_invalid_count() > 0) {
            complain(0, io::broken_utf16_message(lines.utf16_invalid_count()));
        }
        return true;
    }

    [[nodiscard]] std::string file_name() const { return arguments_.batch == "-" ? "<stdin>" : arguments_.batch; }

    void complain(std::size_t line, const std::string& text) {
        base::Diagnostics diagnostics;
        diagnostics.error(file_name(), line, text);
        messages_.print(diagnostics);
    }

    const GeocodeArguments& arguments_;
    const geocode::Geocoder& geocoder_;
    io::Output& output_;
    Messages& messages_;
};

} // namespace

int run_geocode(const GeocodeArguments& arguments) {
    Messages messages;
    auto paths = find_data(arguments.data_dir);
    if (!paths) {
        messages.error(paths.error());
        return messages.exit_code();
    }
    add_user_places(*paths, arguments.places, messages);
    base::Diagnostics diagnostics;
    const auto packs = lexicon::LanguagePacks::open(paths->assets_dir, paths->overlay_dir, diagnostics);
    messages.print(diagnostics);
    if (!packs) {
        messages.error(packs.error());
        return messages.exit_code();
    }
    const auto geocoder = geocode::Geocoder::open(paths->gazetteer(), *packs, paths->layers);
    auto output = io::Output::open("");
    if (!geocoder || !output) {
        messages.error(geocoder ? output.error() : geocoder.error());
        return messages.exit_code();
    }
    Answerer answerer(arguments, *geocoder, *output, messages);
    for (const std::string& query : arguments.queries) {
        Query parsed = parse_query(query, arguments);
        parsed.text = io::repair_utf8(query).text; // an argument is one query, tabs and all
        parsed.lang = arguments.lang;
        parsed.context = arguments.context;
        if (!answerer.answer(parsed, 0)) {
            return messages.exit_code();
        }
    }
    if (!arguments.batch.empty()) {
        answerer.answer_batch();
    }
    if (const auto committed = output->commit(); !committed) {
        messages.error(committed.error());
    }
    base::Diagnostics word_lists;
    word_lists.append(packs->take_messages());
    messages.print(word_lists);
    return messages.exit_code();
}

} // namespace marsad::app
