#include "lexicon/languages.h"

#include "base/file.h"
#include "base/utf8.h"
#include "lexicon/lexicon.h"
#include "text/search_key.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

namespace marsad::lexicon {

namespace {

namespace fs = std::filesystem;

/// Without these no report can be read; the others (claims, demonyms, structure, places, actors) make reading better.
constexpr std::array<std::string_view, 7> kNeeded{kMorphologyFile, "triggers.tsv", "time.tsv", "numbers.tsv", "casualties.tsv", "weapons.tsv", "realis.tsv"};

/// So many words of a script are looked at to tell its languages apart: enough for any text, and a bound for long ones.
constexpr std::size_t kWordsLookedAt = 2000;

/// A small word says more than a letter, which names from elsewhere bring along.
constexpr std::size_t kWordWeight = 3;

std::optional<text::Script> script_named(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, text::Script>, 4> kNames{
        {{"latin", text::Script::Latin}, {"arabic", text::Script::Arabic}, {"hebrew", text::Script::Hebrew}, {"cyrillic", text::Script::Cyrillic}}};
    const auto* const found = std::find_if(kNames.begin(), kNames.end(), [&](const auto& row) { return row.first == name; });
    return found == kNames.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> folded_words(std::string_view value) {
    const std::string folded = text::fold(value);
    const auto words = text::split_words(folded);
    return {words.begin(), words.end()};
}

/// Reads the rows of one `language.tsv` into a language.
class Reader {
  public:
    Reader(Language& language, std::string file, base::Diagnostics& diagnostics) : language_(language), file_(std::move(file)), diagnostics_(diagnostics) {}

    void row(std::string_view line, std::size_t number) {
        const auto fields = split_tabs(line);
        const std::string_view value = fields.size() > 1 ? fields[1] : std::string_view();
        if (flag(fields[0])) {
            return;
        }
        if (value.empty()) {
            diagnostics_.error(file_, number, fmt::format("\"{}\": write a key, a tab and its value; a key alone is base or fallback", fields[0]));
            return;
        }
        if (fields[0] == "name") {
            language_.name = value;
        } else if (fields[0] == "script") {
            add_script(value, number);
        } else if (fields[0] == "letters") {
            for (const char32_t c : base::to_utf32(value)) {
                if (c != U' ' && language_.letters.find(c) == std::u32string::npos) {
                    language_.letters.push_back(c);
                }
            }
        } else if (fields[0] == "words") {
            const auto words = folded_words(value);
            language_.words.insert(words.begin(), words.end());
        } else if (fields[0] == "beginnings") {
            append(language_.beginnings, folded_words(value));
        } else if (fields[0] == "homes") {
            append(language_.homes, split(value));
        } else if (fields[0] == "also") {
            append(language_.also, split(value));
        } else if (fields[0] == "order") {
            set_order(value, number);
        } else {
            diagnostics_.error(file_, number, fmt::format("unknown key \"{}\"; use name, script, letters, words, beginnings, homes, also, order, base or fallback", fields[0]));
        }
    }

  private:
    bool flag(std::string_view key) {
        if (key != "base" && key != "fallback") {
            return false;
        }
        (key == "base" ? language_.base : language_.fallback) = true;
        return true;
    }
    void add_script(std::string_view value, std::size_t number) {
        if (const auto script = script_named(value); !script) {
            diagnostics_.error(file_, number, fmt::format("unknown script \"{}\"; use latin, arabic, hebrew or cyrillic", value));
        } else if (!language_.has(*script)) {
            language_.scripts.push_back(*script);
        }
    }
    void set_order(std::string_view value, std::size_t number) {
        if (value != "verb_first" && value != "noun_first") {
            diagnostics_.error(file_, number, fmt::format("unknown order \"{}\"; use verb_first or noun_first", value));
            return;
        }
        (value == "verb_first" ? language_.verb_first : language_.noun_first) = true;
    }
    static std::vector<std::string> split(std::string_view value) {
        const auto words = text::split_words(value);
        return {words.begin(), words.end()};
    }
    static void append(std::vector<std::string>& out, std::vector<std::string> more) { out.insert(out.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end())); }

    Language& language_;
    std::string file_;
    base::Diagnostics& diagnostics_;
};

void read_language(const fs::path& path, Language& language, base::Diagnostics& diagnostics) {
    const auto content = base::read_file(path);
    if (!content) {
        diagnostics.error(path.string(), 0, content.error().message);
        return;
    }
    Reader reader(language, path.string(), diagnostics);
    std::size_t number = 0;
    for (std::string_view rest = *content; !rest.empty();) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        std::string_view line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        ++number;
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        if (!line.empty() && !line.starts_with('#')) {
            reader.row(line, number);
        }
    }
}

/// How much a text speaks for each of several languages of one script.
std::size_t support(const Language& language, const text::Document& document, const text::Token& token) {
    std::size_t points = 0;
    if (!language.letters.empty()) {
        const auto* const body = document.body.data();
        const bool shown = std::any_of(body + token.span.begin, body + token.span.end, [&](char32_t c) { return language.letters.find(c) != std::u32string::npos; });
        points += shown ? 1 : 0;
    }
    if (language.words.contains(token.norm)) {
        points += kWordWeight;
    } else if (std::any_of(language.beginnings.begin(), language.beginnings.end(), [&](const std::string& start) { return token.norm.size() > start.size() && token.norm.starts_with(start); })) {
        ++points;
    }
    return points;
}

/// One of several languages that a report may be in.
struct Rival {
    const Language* language;
    std::size_t points = 0;
};

/// The script of some language that most words are in; where two have as many, the one that is meant where nothing tells.
text::Script script_of(const text::Document& document, const std::vector<Rival>& languages, text::Script otherwise) {
    std::array<std::size_t, static_cast<std::size_t>(text::Script::Other) + 1> counts{};
    for (const auto& token : document.tokens) {
        if (token.kind == text::TokenKind::Word) {
            ++counts[static_cast<std::size_t>(token.script)];
        }
    }
    const auto count_of = [&](text::Script script) { return counts[static_cast<std::size_t>(script)]; };
    text::Script best = otherwise;
    for (const auto& rival : languages) {
        for (const auto script : rival.language->scripts) {
            best = count_of(script) > count_of(best) ? script : best;
        }
    }
    return best;
}

/// The language of one script that a report speaks most for; the base where none is ahead.
const Language& strongest(const text::Document& document, text::Script script, std::vector<Rival>& rivals) {
    std::size_t looked_at = rivals.size() > 1 ? 0 : kWordsLookedAt;
    for (auto token = document.tokens.begin(); token != document.tokens.end() && looked_at < kWordsLookedAt; ++token) {
        if (token->kind == text::TokenKind::Word && token->script == script) {
            ++looked_at;
            for (auto& rival : rivals) {
                rival.points += support(*rival.language, document, *token);
            }
        }
    }
    return *std::max_element(rivals.begin(), rivals.end(), [](const Rival& a, const Rival& b) {
                return a.points != b.points ? a.points < b.points : !a.language->base && b.language->base;
            })->language;
}

} // namespace

bool Language::has(text::Script script) const { return std::find(scripts.begin(), scripts.end(), script) != scripts.end(); }

Languages Languages::open(const std::vector<fs::path>& roots, base::Diagnostics& diagnostics) {
    std::map<std::string, std::vector<fs::path>> folders;
    for (const auto& root : roots) {
        std::error_code error;
        for (const auto& entry : fs::directory_iterator(root / "languages", error)) {
            if (entry.is_directory(error)) {
                folders[entry.path().filename().string()].push_back(entry.path());
            }
        }
    }
    Languages out;
    for (const auto& [code, places] : folders) {
        Language language;
        language.code = code;
        language.name = code;
        std::error_code error;
        for (const auto& folder : places) {
            if (fs::exists(folder / kLanguageFile, error)) {
                read_language(folder / kLanguageFile, language, diagnostics);
            }
        }
        for (const auto needed : kNeeded) {
            if (std::none_of(places.begin(), places.end(), [&](const fs::path& folder) { return fs::exists(folder / needed, error); })) {
                language.missing.emplace_back(needed);
            }
        }
        out.all_.push_back(std::move(language));
    }
    return out;
}

const Language* Languages::find(std::string_view code) const {
    const auto found = std::find_if(all_.begin(), all_.end(), [&](const Language& language) { return language.code == code; });
    return found == all_.end() ? nullptr : &*found;
}

bool Languages::readable(std::string_view code) const {
    const auto* language = find(code);
    return language != nullptr && language->readable();
}

std::vector<std::string> Languages::readable_codes() const {
    std::vector<std::string> out;
    for (const auto& language : all_) {
        if (language.readable()) {
            out.push_back(language.code);
        }
    }
    return out;
}

std::vector<std::string> Languages::other_codes() const {
    std::vector<std::string> out;
    for (const auto& language : all_) {
        if (!language.readable()) {
            out.push_back(language.code);
        }
    }
    return out;
}

const Language* Languages::fallback() const {
    const auto found = std::find_if(all_.begin(), all_.end(), [](const Language& language) { return language.fallback; });
    return found != all_.end() ? &*found : all_.empty() ? nullptr
                                                        : &all_.front();
}

std::string_view Languages::of_report(const text::Document& document) const {
    std::vector<Rival> readable;
    for (const auto& language : all_) {
        if (language.readable()) {
            readable.push_back({&language});
        }
    }
    if (readable.size() < 2) {
        return readable.empty() ? std::string_view() : std::string_view(readable.front().language->code);
    }
    const Language* const otherwise = fallback()->readable() ? fallback() : readable.front().language;
    const auto script = script_of(document, readable, otherwise->scripts.empty() ? text::Script::None : otherwise->scripts.front());
    std::erase_if(readable, [&](const Rival& rival) { return !rival.language->has(script); });
    return readable.empty() ? otherwise->code : strongest(document, script, readable).code;
}

std::string_view Languages::of_query(std::string_view text) const {
    const auto document = text::tokenize(text);
    for (const auto& token : document.tokens) {
        const Language* best = nullptr;
        std::size_t most = 0;
        for (const auto& language : all_) {
            if (!language.has(token.script)) {
                continue;
            }
            const auto& letters = language.letters;
            const auto seen = static_cast<std::size_t>(std::count_if(letters.begin(), letters.end(), [&](char32_t c) { return text::script_of(c) == token.script && document.body.find(c) != std::u32string::npos; }));
            const bool better = best == nullptr || seen > most || (seen == most && (language.letters.size() < best->letters.size() || (language.letters.size() == best->letters.size() && language.base && !best->base)));
            if (better) {
                best = &language;
                most = seen;
            }
        }
        if (best != nullptr) {
            return best->code;
        }
    }
    return fallback() == nullptr ? std::string_view() : std::string_view(fallback()->code);
}

} // namespace marsad::lexicon
