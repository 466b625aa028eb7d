#pragma once

#include "geocode/gazetteer.h"
#include "lexicon/morphology.h"
#include "text/tokenizer.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::geocode {

/// How a name was met, from strict to loose (contract: `rung`); User is said of what a user's place answers, however met.
enum class Rung : unsigned char { Exact, Article, Clitic, Bridge, Fuzzy, Code, Coordinate, Relation, User };
[[nodiscard]] std::string_view name(Rung rung);

/// Places that share a name, with how the words met it.
struct NameMatch {
    std::uint32_t first = 0; ///< tokens [first, last)
    std::uint32_t last = 0;
    Rung rung = Rung::Exact;
    unsigned edits = 0;
    lexicon::Affix prefix;          ///< clitics taken off the first word
    std::vector<PlaceIndex> places; ///< falling importance
    std::vector<unsigned> place_edits; ///< bridge and fuzzy: edits of each place

    std::size_t strict = SIZE_MAX;  ///< places from here on were met by the article rung only
    std::size_t key_letters = 1;    ///< letters of the key; edits count by it

    [[nodiscard]] bool empty() const { return places.empty(); }
    [[nodiscard]] std::uint32_t length() const { return last - first; }
};

/// Looks token windows up in the gazetteer, rung by rung. Cheap to make; keeps what it read of the words of the document it was last
/// asked about, so one thread uses it.
class NameFinder {
  public:
    NameFinder(const Gazetteer& gazetteer, const lexicon::Morphology* morphology);

    /// The longest name that begins at `first` and ends at or before `limit`, by the rungs exact, article and clitic;
    /// among equal lengths the strictest. Empty where there is none.
    [[nodiscard]] NameMatch longest(const text::Document& document, std::uint32_t first, std::uint32_t limit) const;
    /// The tokens [first, last) exactly, by the rungs exact, article, clitic.
    [[nodiscard]] NameMatch whole(const text::Document& document, std::uint32_t first, std::uint32_t last) const;
    /// The tokens [first, last) by the consonants that Arabic, Latin, Hebrew and Cyrillic spellings share.
    [[nodiscard]] NameMatch bridge(const text::Document& document, std::uint32_t first, std::uint32_t last) const;
    /// The tokens [first, last) with typing errors; the first letter holds.
    [[nodiscard]] NameMatch fuzzy(const text::Document& document, std::uint32_t first, std::uint32_t last) const;

    /// Whether a folded word ends as adjectives and indefinite objects of the language do (سكني, صحراوية).
    [[nodiscard]] bool looks_like_adjective(std::string_view norm) const;

    /// Whether a word bears an attached "and".
    [[nodiscard]] bool joined_by_and(const text::Token& token) const;

    /// The name_key of tokens [first, last).
    [[nodiscard]] static std::string key_of(const text::Document& document, std::uint32_t first, std::uint32_t last);

  private:
    struct FirstWord {
        std::string text;
        lexicon::Affix prefix;
        bool goes_on = false; ///< too short to be a name without the word behind
    };
    [[nodiscard]] const std::vector<FirstWord>& first_words(const text::Document& document, std::uint32_t token) const;
    [[nodiscard]] std::vector<FirstWord> read_first_words(const text::Token& token) const;
    void add_with_article(std::string_view key, NameMatch& match) const;
    void bridge_key(std::string_view written, std::string_view key, text::Script script, NameMatch& match) const;
    void extend(const text::Document& document, const FirstWord& word, std::uint32_t first, std::uint32_t limit, bool whole_only, NameMatch& best) const;

    const Gazetteer& gazetteer_;
    const lexicon::Morphology* morphology_;
    const lexicon::PosClass* name_class_ = nullptr; ///< class "p": clitics that a name may bear
    mutable const text::Document* read_document_ = nullptr;
    mutable std::vector<std::vector<FirstWord>> first_words_; ///< by token of that document; empty where not yet asked for
};

} // namespace marsad::geocode
