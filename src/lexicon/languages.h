#pragma once

#include "base/diagnostics.h"
#include "text/tokenizer.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace marsad::lexicon {

/// The file of a language's folder that says what it is, told apart by which letters and words, and how its sentences go.
inline constexpr std::string_view kLanguageFile = "language.tsv";
/// The file with the actors that only this language's folder knows; written like those of `assets/actors`.
inline constexpr std::string_view kActorsFile = "actors.tsv";
inline constexpr std::string_view kMorphologyFile = "morphology.tsv";

/// What `language.tsv` says of a language: rows `key <TAB> value`, a key as often as wanted. The keys stand at the head of
/// `assets/languages/ar/language.tsv`.
struct Language {
    std::string code;                        ///< the folder's name
    std::string name;                        ///< in English; the code where the file does not say
    std::vector<text::Script> scripts;       ///< that it is written in
    std::u32string letters;                  ///< that not every language of the script has
    std::unordered_set<std::string> words;   ///< small words by which a text is known, folded
    std::vector<std::string> beginnings;     ///< of words by which a text is known, folded
    std::vector<std::string> homes;          ///< ISO codes of the countries that its speakers mostly ask about
    std::vector<std::string> also;           ///< other codes under which queries may name it
    std::vector<std::string> missing;        ///< files that reading reports needs and the folder has not
    bool base = false;                       ///< of its script, where letters and words do not tell
    bool fallback = false;                   ///< of a text that no script tells anything of
    bool verb_first = false;                 ///< the verb stands before its subject, as in Arabic
    bool noun_first = false;                 ///< a noun stands before its adjective and its owner, as in Arabic and Persian

    /// Whether reports can be read in it: else it only knows words of places, for queries.
    [[nodiscard]] bool readable() const { return missing.empty(); }
    [[nodiscard]] bool has(text::Script script) const;
};

/// The languages of the folders `languages/CODE/` below the roots: which there are, and which one a text is in. All of it is data.
class Languages {
  public:
    Languages() = default;
    /// Later roots (the user's overlay) add to earlier ones. Bad lines are errors with file and line and are passed over.
    [[nodiscard]] static Languages open(const std::vector<std::filesystem::path>& roots, base::Diagnostics& diagnostics);

    [[nodiscard]] const std::vector<Language>& all() const { return all_; } ///< by code
    [[nodiscard]] const Language* find(std::string_view code) const;
    [[nodiscard]] bool readable(std::string_view code) const;
    /// Codes of the languages that reports are read in.
    [[nodiscard]] std::vector<std::string> readable_codes() const;
    /// Codes of the languages that only know words of places.
    [[nodiscard]] std::vector<std::string> other_codes() const;

    /// The readable language of a report: that of the script most of its words are in; among several of one script the one whose
    /// letters, words and beginnings it shows most, else the base. Empty only where no language can be read. Linear.
    [[nodiscard]] std::string_view of_report(const text::Document& document) const;
    /// The language, readable or not, that the letters of a query speak for: of the script of its first word, the one that has most of
    /// the telling letters, among equals the one with fewest others; else the base.
    [[nodiscard]] std::string_view of_query(std::string_view text) const;

  private:
    [[nodiscard]] const Language* fallback() const;

    std::vector<Language> all_;
};

} // namespace marsad::lexicon
