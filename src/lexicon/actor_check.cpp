#include "lexicon/check.h"
#include "lexicon/form.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

namespace marsad::lexicon {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 4> kColumns{"name", "kind", "home", "countries"};
constexpr std::string_view kYears = "years";

/// First and last year, open ends as far as they go.
using Years = std::pair<int, int>;
constexpr Years kAlways{0, 9999};

std::optional<int> year_of(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return text.size() == 4 && error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

/// "2013-2019", "2013-", "-2019", "2013"; nothing where it is none of these.
std::optional<Years> years_of(std::string_view text) {
    const std::size_t hyphen = text.find('-');
    const auto first = text.substr(0, hyphen);
    const auto last = hyphen == std::string_view::npos ? first : text.substr(hyphen + 1);
    const auto from = first.empty() ? std::optional(kAlways.first) : year_of(first);
    const auto to = last.empty() ? std::optional(kAlways.second) : year_of(last);
    return from && to && text != "-" && !text.empty() ? std::optional(Years{*from, *to}) : std::nullopt;
}

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' ')) {
        text.remove_prefix(1);
    }
    while (text.ends_with(' ')) {
        text.remove_suffix(1);
    }
    return text;
}

class ActorLists {
  public:
    ActorLists(const ClassTable& classes, const Languages& languages, base::Diagnostics& diagnostics) : classes_(classes), languages_(languages), diagnostics_(diagnostics) {}

    void check(const fs::path& path) {
        file_ = path.string();
        columns_.clear();
        for (const auto& row : table_rows(path, diagnostics_)) {
            line_ = row.line;
            if (!row.valid_utf8) {
                error("invalid UTF-8; save the file as UTF-8");
            } else if (columns_.empty()) {
                read_header(row.fields);
            } else {
                check_row(row.fields);
            }
        }
    }

    [[nodiscard]] std::set<std::string, std::less<>> names() const {
        std::set<std::string, std::less<>> out;
        for (const auto& [name, told] : actors_) {
            out.insert(name);
        }
        return out;
    }

  private:
    struct Told {
        std::string kind;
        std::string home;
        std::string where;
    };
    struct Bearer {
        std::string name;
        std::vector<std::string> countries;
        Years years;
        std::string where;
    };

    void error(std::string text) { diagnostics_.error(file_, line_, std::move(text)); }

    void read_header(const std::vector<std::string>& fields) {
        columns_ = fields;
        if (fields.size() < kColumns.size() || !std::equal(kColumns.begin(), kColumns.end(), fields.begin())) {
            error("the first row names the columns: write name, kind, home, countries and the codes of the languages, with tabs between");
            return;
        }
        for (std::size_t i = kColumns.size(); i < fields.size(); ++i) {
            if (fields[i] != kYears && languages_.find(fields[i]) == nullptr) {
                error(fmt::format("unknown language \"{}\" of a column; use the name of a folder of languages", fields[i]));
            }
        }
    }

    void check_row(const std::vector<std::string>& fields) {
        if (fields.size() < kColumns.size() + 1 || fields.size() > columns_.size()) {
            error(fmt::format("{} columns; write {} to {} with tabs between: {}", fields.size(), kColumns.size() + 1, columns_.size(), fmt::join(columns_, ", ")));
            return;
        }
        if (fields[0].empty()) {
            error("an actor without a name; write its English name in the first column");
            return;
        }
        if (!classes_.is_actor_kind(fields[1])) {
            error(fmt::format("unknown kind \"{}\" of an actor; languages/{} lists them in the row (actor kind)", fields[1], kClassesFile));
        }
        if (!fields[2].empty() && !classes_.is_country(fields[2])) {
            error(fmt::format("unknown home country \"{}\"; write a code of ISO 3166-1, or nothing", fields[2]));
        }
        std::vector<std::string> countries;
        for (const auto code : split_on(fields[3], ',')) {
            countries.emplace_back(code);
            if (!classes_.is_country(code)) {
                error(fmt::format("unknown country \"{}\"; write codes of ISO 3166-1 with commas between and no spaces", code));
            }
        }
        const Told told{fields[1], fields[2], fmt::format("{}:{}", file_, line_)};
        const auto [before, first] = actors_.emplace(fields[0], told);
        if (!first && (before->second.kind != told.kind || before->second.home != told.home)) {
            error(fmt::format("{} is a {} at home in \"{}\" here, and a {} at home in \"{}\" at {}; make them one", fields[0], told.kind, told.home, before->second.kind, before->second.home, before->second.where));
        }
        check_aliases(fields, countries, read_years(fields));
    }

    Years read_years(const std::vector<std::string>& fields) {
        const auto column = static_cast<std::size_t>(std::find(columns_.begin(), columns_.end(), kYears) - columns_.begin());
        if (column >= fields.size() || fields[column].empty()) {
            return kAlways;
        }
        const auto years = years_of(fields[column]);
        if (!years) {
            error(fmt::format("\"{}\" are no years; write 2013-2019, 2013- or -2019", fields[column]));
        } else if (years->first > years->second) {
            error(fmt::format("the years {} are out of order; write the first year first", fields[column]));
        }
        return years.value_or(kAlways);
    }

    void check_aliases(const std::vector<std::string>& fields, const std::vector<std::string>& countries, Years years) {
        for (std::size_t i = kColumns.size(); i < fields.size(); ++i) {
            if (columns_[i] == kYears) {
                continue;
            }
            for (const auto written : split_on(fields[i], ';')) {
                check_alias(columns_[i], trimmed(written), {fields[0], countries, years, fmt::format("{}:{}", file_, line_)});
            }
        }
    }

    void check_alias(const std::string& language, std::string_view written, const Bearer& bearer) {
        if (written.empty()) {
            return;
        }
        std::string_view alias = written;
        std::string_view pos = "p";
        if (const auto brace = written.find('{'); brace != std::string_view::npos) {
            if (!written.ends_with('}') || brace < 2 || written[brace - 1] != ' ') {
                error(fmt::format("alias \"{}\": a class of morphology.tsv stands in braces behind the words and a space, as in \"army {{n}}\"", written));
                return;
            }
            alias = written.substr(0, brace - 1);
            pos = written.substr(brace + 1, written.size() - brace - 2);
        }
        if (const auto fault = fault_of_form(alias); !fault.empty()) {
            error(fmt::format("alias {}", fault));
            return;
        }
        std::string twice;
        bool adds = false;
        for (const auto& spelling : spellings_of(alias, pos)) {
            auto& bearers = bearers_[fmt::format("{}\t{}", language, spelling)];
            bool told_before = false;
            for (const auto& other : bearers) {
                if (!overlap(other, bearer)) {
                    continue;
                }
                if (other.name == bearer.name) {
                    told_before = true;
                    twice = other.where;
                } else if (conflicts_.insert(std::string(alias) + other.where + bearer.where).second) {
                    error(fmt::format("alias \"{}\" ({}) means {} here and {} at {}, in the same countries; keep one, or part them by countries", alias, language, bearer.name, other.name, other.where));
                }
            }
            adds = adds || !told_before;
            bearers.push_back(bearer);
        }
        if (!adds) {
            error(fmt::format("alias \"{}\" ({}) of {} is told twice, first at {}; remove one", alias, language, bearer.name, twice));
        }
    }

    /// Whether two rows mean the same countries in the same years: a row for some countries goes before one for all.
    static bool overlap(const Bearer& a, const Bearer& b) {
        if (a.years.first > b.years.second || b.years.first > a.years.second || a.countries.empty() != b.countries.empty()) {
            return false;
        }
        return a.countries.empty() || std::any_of(a.countries.begin(), a.countries.end(), [&](const std::string& code) { return std::find(b.countries.begin(), b.countries.end(), code) != b.countries.end(); });
    }

    const ClassTable& classes_;
    const Languages& languages_;
    base::Diagnostics& diagnostics_;
    std::string file_;
    std::size_t line_ = 0;
    std::vector<std::string> columns_;
    std::map<std::string, Told, std::less<>> actors_;
    std::map<std::string, std::vector<Bearer>> bearers_; ///< by language and spelling
    std::set<std::string> conflicts_;                    ///< told once
};

} // namespace

std::set<std::string, std::less<>> check_actors(const std::vector<fs::path>& files, const ClassTable& classes, const Languages& languages, base::Diagnostics& diagnostics) {
    ActorLists lists(classes, languages, diagnostics);
    for (const auto& path : files) {
        lists.check(path);
    }
    return lists.names();
}

} // namespace marsad::lexicon
