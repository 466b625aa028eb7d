#include "lexicon/check.h"

#include "base/file.h"
#include "lexicon/form.h"
#include "lexicon/language_pack.h"
#include "lexicon/matcher.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <unordered_map>
#include <utility>

namespace marsad::lexicon {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostColumns = 6;
constexpr std::size_t kMostSpellings = 256;
constexpr std::string_view kSeveralValues = "(many)"; ///< of a class whose words may have several values

std::string place_of(const std::string& file, std::size_t line) { return fmt::format("{}:{}", file, line); }

std::vector<fs::path> tables_in(const fs::path& folder) {
    std::vector<fs::path> out;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        if (entry.path().extension() == ".tsv") {
            out.push_back(entry.path());
        }
    }
    std::sort(out.begin(), out.end());
    return out;
}

std::string sorted_attrs(std::string_view attrs) {
    auto parts = split_on(attrs, ' ');
    std::sort(parts.begin(), parts.end());
    return fmt::format("{}", fmt::join(parts, " "));
}

/// Looks through the word lists of one language.
class WordLists {
  public:
    WordLists(const ClassTable& classes, const std::set<std::string, std::less<>>& actors, base::Diagnostics& diagnostics)
        : classes_(classes), actors_(actors), diagnostics_(diagnostics) {}

    std::size_t check(const fs::path& path) {
        file_ = path.string();
        std::size_t entries = 0;
        for (const auto& row : table_rows(path, diagnostics_)) {
            if (row.fields[0] == "form") {
                continue;
            }
            ++entries;
            line_ = row.line;
            if (columns_fit(row)) {
                check_row(row.fields);
            }
        }
        return entries;
    }

  private:
    struct Told {
        std::string value;
        std::string attrs;
        std::string where;
    };

    void error(std::string text) { diagnostics_.error(file_, line_, std::move(text)); }

    bool columns_fit(const TableRow& row) {
        const auto& fields = row.fields;
        if (!row.valid_utf8) {
            error("invalid UTF-8; save the file as UTF-8");
            return false;
        }
        if (fields.size() < 3 || fields.size() > kMostColumns) {
            error(fmt::format("{} columns; write form, pos, class, value, attrs and note with tabs between (3 to 6 columns)", fields.size()));
            return false;
        }
        for (std::size_t i = 0; i + 1 < fields.size() || (i < fields.size() && i < kMostColumns - 1); ++i) {
            if (fields[i].starts_with(' ') || fields[i].ends_with(' ')) {
                error(fmt::format("column {} begins or ends with a space; remove it", i + 1));
                return false;
            }
        }
        return !fields[0].empty() && !fields[1].empty() && !fields[2].empty(); // else the loader has said so
    }

    void check_row(const std::vector<std::string>& fields) {
        if (const auto fault = fault_of_form(fields[0]); !fault.empty()) {
            error(fault);
            return;
        }
        const auto* rule = classes_.find(fields[2]);
        if (rule == nullptr || fields[2].starts_with('(')) {
            error(fmt::format("unknown class \"{}\"; languages/{} lists them", fields[2], kClassesFile));
            return;
        }
        const std::string value = fields.size() > 3 ? fields[3] : "";
        if (!fits(rule->values, value)) {
            error(fmt::format("class {} has no value \"{}\"; write {}", fields[2], value, told(rule->values)));
            return;
        }
        const std::string attrs = fields.size() > 4 ? fields[4] : "";
        for (const auto attr : split_on(attrs, ' ')) {
            check_attr(fields[2], *rule, attr);
        }
        check_told_before(fields, value, sorted_attrs(attrs), rule->attrs.contains(kSeveralValues));
    }

    void check_attr(const std::string& cls, const ClassRule& rule, std::string_view attr) {
        const std::size_t equals = attr.find('=');
        const auto found = rule.attrs.find(attr.substr(0, equals));
        if (found == rule.attrs.end() || attr.starts_with('(')) {
            error(fmt::format("class {} has no attribute \"{}\"; languages/{} lists them", cls, attr.substr(0, equals), kClassesFile));
        } else if ((equals != std::string_view::npos) != found->second.has_value()) {
            error(fmt::format("attribute \"{}\" of class {} {}", attr, cls, found->second ? "wants a value: write " + found->first + "=..." : "has no value; write it alone"));
        } else if (found->second && !fits(*found->second, attr.substr(equals + 1))) {
            error(fmt::format("attribute {} of class {} has no value \"{}\"; write {}", found->first, cls, attr.substr(equals + 1), told(*found->second)));
        }
    }

    /// A row may share some of its words with others of its class; it must not mean another thing by them, and must add something.
    void check_told_before(const std::vector<std::string>& fields, const std::string& value, const std::string& attrs, bool several_values) {
        const Told now{value, attrs, place_of(file_, line_)};
        std::string twice;
        std::string hidden;
        bool adds = false;
        for (const auto& spelling : spellings_of(fields[0], fields[1])) {
            auto& all = told_[fields[2] + '\t' + spelling];
            bool told_before = false;
            for (const auto& before : all) {
                if (before.value == value) {
                    told_before = true;
                    (before.attrs == attrs ? twice : hidden) = before.where;
                } else if (!several_values && conflicts_.insert(before.where + now.where).second) {
                    error(fmt::format("\"{}\" is class {} with value \"{}\" here and \"{}\" at {}; keep one", fields[0], fields[2], value, before.value, before.where));
                }
            }
            adds = adds || !told_before;
            all.push_back(now);
        }
        if (adds) {
            return;
        }
        if (hidden.empty() && !twice.empty()) {
            error(fmt::format("\"{}\" is told twice, first at {}; remove one", fields[0], twice));
        } else if (!hidden.empty() && !several_values) {
            diagnostics_.warning(file_, line_, fmt::format("\"{}\" stands at {} already, with other attributes; remove one, or join them", fields[0], hidden));
        }
    }

    [[nodiscard]] bool fits(const ValueRule& rule, std::string_view value) const {
        return rule.fits(
            value, [&](std::string_view name) { return actors_.contains(name); }, [&](std::string_view code) { return classes_.is_country(code); });
    }

    static std::string told(const ValueRule& rule) {
        if (rule.written() == "actor") {
            return "the name of an actor as actors/*.tsv has it";
        }
        return rule.written() == "-" ? "nothing: the class has none" : rule.written() == "country" ? "a country code of ISO 3166-1"
                                                                                                   : rule.written();
    }

    const ClassTable& classes_;
    const std::set<std::string, std::less<>>& actors_;
    base::Diagnostics& diagnostics_;
    std::string file_;
    std::size_t line_ = 0;
    std::unordered_map<std::string, std::vector<Told>> told_; ///< by class and spelling
    std::set<std::string> conflicts_;                         ///< pairs of places, told once
};

/// A text with every word of a form: the given spelling of one word, the first of the others.
std::string text_of(const std::vector<FormWord>& words, std::size_t word, const std::string& spelling) {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!words[i].gap) {
            out += (out.empty() ? "" : " ") + (i == word ? spelling : words[i].spellings.front());
        }
    }
    return out;
}

/// Reads entries as texts of their own, in which they must be found.
class OwnTexts {
  public:
    explicit OwnTexts(const Lexicon& lexicon) : lexicon_(lexicon), matcher_(lexicon) {}

    /// A text that should match an entry and does not, or nothing.
    [[nodiscard]] std::string missed(const Entry& entry) {
        auto words = form_words(entry.form);
        for (auto& word : words) { // a word that begins with a letter of its class stands in texts with another one
            if (!word.gap && !found(entry, text_of(words, words.size(), {}))) {
                try_beginnings(entry, words, word);
            }
        }
        for (std::size_t i = 0; i < words.size(); ++i) {
            for (const auto& spelling : words[i].spellings) {
                std::string text = text_of(words, i, spelling);
                if (!found(entry, text) && !found_with_beginning(entry, words, i, spelling)) {
                    return text;
                }
            }
        }
        return {};
    }

  private:
    [[nodiscard]] bool found(const Entry& entry, const std::string& text) {
        const auto hits = matcher_.find(text::tokenize(text));
        return std::any_of(hits.begin(), hits.end(), [&](const Hit& hit) { return hit.entry == &entry; });
    }

    /// The spellings that a word of a class with an `initial` has in texts, the shortest prefix of each class.
    [[nodiscard]] std::vector<std::string> beginnings(const std::string& spelling) const {
        std::vector<std::string> out;
        for (std::size_t i = 0; i < lexicon_.morphology().size(); ++i) {
            const auto& cls = lexicon_.morphology().pos_class(static_cast<std::uint8_t>(i));
            if (!cls.initial.empty() && spelling.starts_with(cls.initial) && !cls.prefixes.empty()) {
                out.push_back(cls.prefixes.back().text + spelling.substr(cls.initial.size()));
            }
        }
        return out;
    }

    void try_beginnings(const Entry& entry, std::vector<FormWord>& words, FormWord& word) {
        const std::string written = word.spellings.front();
        for (const auto& other : beginnings(written)) {
            word.spellings.front() = other;
            if (found(entry, text_of(words, words.size(), {}))) {
                return;
            }
        }
        word.spellings.front() = written;
    }

    [[nodiscard]] bool found_with_beginning(const Entry& entry, const std::vector<FormWord>& words, std::size_t word, const std::string& spelling) {
        const auto others = beginnings(spelling);
        return std::any_of(others.begin(), others.end(), [&](const std::string& other) { return found(entry, text_of(words, word, other)); });
    }

    const Lexicon& lexicon_;
    Matcher matcher_;
};

void check_matches(const LanguagePack& pack, base::Diagnostics& diagnostics) {
    OwnTexts texts(*pack.lexicon);
    for (const auto& entry : pack.lexicon->entries()) {
        if (const auto text = texts.missed(entry); !text.empty()) {
            diagnostics.error(entry.file, entry.line, fmt::format("no text can match \"{}\": as \"{}\" it is read otherwise, or another entry stands for it; write its words as they stand in texts", entry.form, text));
        }
    }
}

void check_folder_names(const Languages& languages, const std::vector<fs::path>& roots, base::Diagnostics& diagnostics) {
    for (const auto& language : languages.all()) {
        for (const auto& root : roots) {
            std::error_code error;
            const fs::path folder = root / "languages" / language.code;
            if (!fs::is_directory(folder, error)) {
                continue;
            }
            const bool code = (language.code.size() == 2 || language.code.size() == 3) && std::all_of(language.code.begin(), language.code.end(), [](char c) { return c >= 'a' && c <= 'z'; });
            if (!code || language.scripts.empty()) {
                diagnostics.error(folder.string(), 0, fmt::format("unknown language \"{}\": {}", language.code, code ? "give it a language.tsv with a row script" : "name the folder by a code of ISO 639, two or three small letters"));
            }
        }
    }
}

/// Messages in the order of their places, each once: loader and checker may see the same fault.
void append_sorted(std::vector<base::Diagnostic> found, base::Diagnostics& diagnostics) {
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return std::pair(a.file, a.line) < std::pair(b.file, b.line); });
    const auto same = [](const auto& a, const auto& b) { return a.file == b.file && a.line == b.line && a.text == b.text; };
    found.erase(std::unique(found.begin(), found.end(), same), found.end());
    diagnostics.append(found);
}

} // namespace

std::vector<std::string> spellings_of(std::string_view form, std::string_view pos) {
    std::vector<std::string> out{""};
    const auto names = split_on(pos, ' ');
    std::size_t number = 0;
    for (const auto& word : form_words(form)) {
        std::vector<std::string> longer;
        const std::string cls = word.gap || names.empty() ? "" : std::string(names.size() == 1 ? names.front() : names[std::min(number, names.size() - 1)]);
        number += word.gap ? 0 : 1;
        for (const auto& before : out) {
            for (const auto& spelling : word.gap ? std::vector<std::string>{"..."} : word.spellings) {
                if (longer.size() < kMostSpellings) {
                    longer.push_back(fmt::format("{} {}/{}", before, spelling, cls));
                }
            }
        }
        out = std::move(longer);
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    std::erase(out, "");
    return out;
}

std::string fault_of_form(std::string_view form) {
    constexpr std::string_view kForeign = "[]{}()*+?\\^$<>";
    for (const auto part : split_on(form, ' ')) {
        if (part == "...") {
            continue;
        }
        if (part.find_first_of(kForeign) != std::string_view::npos || part.find("..") != std::string_view::npos || part.find("\xE2\x80\xA6") != std::string_view::npos) {
            return fmt::format("\"{}\" looks like a regular expression; write the words themselves, a|b for spellings of one word, and ... alone for up to four words between", part);
        }
        if (part.starts_with('|') || part.ends_with('|') || part.find("||") != std::string_view::npos) {
            return fmt::format("\"{}\" has an empty alternative; write a|b, or leave the sign out", part);
        }
        const auto alternatives = split_on(part, '|');
        for (const auto alternative : alternatives) {
            const auto words = text::tokenize(alternative).tokens;
            const auto letters = std::count_if(words.begin(), words.end(), [](const text::Token& token) { return token.kind != text::TokenKind::Punct; });
            if (letters == 0) {
                return fmt::format("\"{}\" has no letters that are kept; write a word or a number", alternative);
            }
            if (alternatives.size() > 1 && (letters > 1 || words.front().kind == text::TokenKind::Punct)) {
                return fmt::format("\"{}\" is more than one word, and an alternative is one; give it a row of its own", alternative);
            }
        }
    }
    return {};
}

CheckedLexicons check_lexicons(const std::vector<fs::path>& roots, base::Diagnostics& diagnostics) {
    CheckedLexicons out;
    base::Diagnostics found;
    ClassTable classes;
    for (const auto& root : roots) {
        std::error_code error;
        if (const auto path = root / "languages" / kClassesFile; fs::exists(path, error)) {
            classes.load_file(path, found);
        }
    }
    auto packs = LanguagePacks::load(roots.empty() ? fs::path() : roots.front(), roots.size() > 1 ? roots[1] : fs::path(), found);
    if (!packs || classes.empty()) {
        diagnostics.append(found);
        diagnostics.error((roots.empty() ? fs::path() : roots.front() / "languages" / (packs ? kClassesFile : "")).string(), 0,
                          packs ? "the table of classes is missing; install Marsad again, or name the folder of the assets with MARSAD_ASSETS" : packs.error().message);
        return out;
    }
    const auto& languages = packs->languages();
    check_folder_names(languages, roots, found);
    std::vector<fs::path> actor_files;
    for (const auto& root : roots) {
        const auto own = tables_in(root / "actors");
        actor_files.insert(actor_files.end(), own.begin(), own.end());
        for (const auto& language : languages.all()) {
            std::error_code error;
            if (auto path = root / "languages" / language.code / kActorsFile; fs::exists(path, error)) {
                actor_files.push_back(std::move(path));
            }
        }
    }
    const auto actors = check_actors(actor_files, classes, languages, found);
    for (const auto* pack : packs->all()) {
        WordLists lists(classes, actors, found);
        for (const auto& root : roots) {
            for (const auto& path : tables_in(root / "languages" / pack->code)) {
                const auto name = path.filename();
                if (name != kMorphologyFile && name != kLanguageFile && name != kActorsFile) {
                    (void)lists.check(path);
                }
            }
        }
        check_matches(*pack, found);
        out.entries += pack->lexicon->entries().size();
    }
    out.languages = languages.all().size();
    out.actors = actors.size();
    append_sorted(found.take(), diagnostics);
    return out;
}

} // namespace marsad::lexicon
