#pragma once

#include "geocode/mention.h"
#include "geocode/name_finder.h"
#include "geocode/phrase_words.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace marsad::geocode {

enum class ScanMode : unsigned char {
    Report, ///< running text: names need a capital (where the script has them), a cue or weight
    Query,  ///< a phrase typed as a place, or the context of one
};

/// Finds place phrases (names with their kind words, relations and prepositions) in tokens. Says nothing yet about
/// which candidate is meant. Linear in the number of tokens.
class PhraseScanner {
  public:
    PhraseScanner(const PhraseWords& words, const NameFinder& names, const Gazetteer& gazetteer, ScanMode mode);

    /// Ranges of tokens, rising, that hold no names (coordinates, links).
    void leave_out(std::vector<std::pair<std::uint32_t, std::uint32_t>> ranges) { left_out_ = std::move(ranges); }

    [[nodiscard]] std::vector<Mention> scan() const;

  private:
    [[nodiscard]] bool name_here(std::uint32_t token, std::uint32_t limit, NameMatch& match, bool after_kind) const;
    [[nodiscard]] bool may_begin_name(std::uint32_t token, bool after_kind) const;
    [[nodiscard]] std::optional<Mention> border_phrase(std::uint32_t token, std::uint32_t limit) const;
    [[nodiscard]] std::uint32_t border_word(std::uint32_t token, std::uint32_t limit) const;
    [[nodiscard]] std::optional<std::pair<PlaceIndex, std::uint32_t>> country_at(std::uint32_t token, std::uint32_t limit) const;
    [[nodiscard]] std::vector<PlaceIndex> countries_from(std::uint32_t& token, std::uint32_t limit) const;
    [[nodiscard]] bool names_country(const NameMatch& match) const;
    [[nodiscard]] bool says_which_coast(const Mention& mention, std::uint32_t limit) const;
    [[nodiscard]] bool only_common(const NameMatch& match) const;
    [[nodiscard]] bool rejected(const NameMatch& match, bool after_kind, bool& weak) const;
    [[nodiscard]] std::uint32_t latin_run(std::uint32_t token, std::uint32_t limit) const;
    [[nodiscard]] std::optional<Mention> loose_latin(std::uint32_t token, std::uint32_t limit, std::uint32_t floor, const std::optional<Mention>& strict) const;
    [[nodiscard]] bool person_around(const NameMatch& match) const;
    [[nodiscard]] bool head_of_longer(const NameMatch& match) const;
    /// "Four men": small words at the head of a sentence, where the capital means nothing.
    [[nodiscard]] bool sentence_only_capital(const NameMatch& match) const;
    [[nodiscard]] bool initials(const NameMatch& match) const;
    [[nodiscard]] std::optional<Mention> kind_phrase(std::uint32_t token, std::uint32_t limit) const;
    [[nodiscard]] std::optional<Mention> name_phrase(std::uint32_t token, std::uint32_t limit) const;
    [[nodiscard]] std::optional<Mention> nameless_phrase(const lexicon::Hit& kind, std::uint32_t limit) const;
    [[nodiscard]] std::optional<Mention> capital_phrase(std::uint32_t token) const;
    [[nodiscard]] std::optional<Mention> abbreviation(std::uint32_t token) const;
    void take_unknown_name(Mention& mention, std::uint32_t token, std::uint32_t limit) const;
    [[nodiscard]] bool inside_relation(const lexicon::Hit& kind) const;
    void set_kind(Mention& mention, const lexicon::Hit& kind) const;
    [[nodiscard]] const lexicon::Hit* explained_behind(const Mention& mention, std::uint32_t limit) const;
    [[nodiscard]] bool opens_own_name(const Mention& mention, const lexicon::Hit& kind, std::uint32_t limit) const;
    [[nodiscard]] bool held_behind(const Mention& mention, std::uint32_t limit) const;
    [[nodiscard]] bool joined_adjective(std::uint32_t token) const;
    [[nodiscard]] bool heads_adjective(const Mention& mention, std::uint32_t limit) const { return mention.last < limit && joined_adjective(mention.last); }
    [[nodiscard]] bool before_institution(const Mention& mention, std::uint32_t limit) const;
    [[nodiscard]] bool lies_in_country(const NameMatch& match, std::string_view iso) const;
    void look_left(Mention& mention, std::uint32_t floor) const;
    void look_right(Mention& mention, std::uint32_t limit) const;
    void take_second(Mention& mention, std::uint32_t limit) const;
    [[nodiscard]] std::uint32_t clause_end(std::uint32_t token) const;
    [[nodiscard]] bool latin_word(std::uint32_t token) const { return document_.tokens[token].script == text::Script::Latin; }
    [[nodiscard]] bool title_case(std::uint32_t token) const;

    const PhraseWords& words_;
    const text::Document& document_;
    const NameFinder& names_;
    const Gazetteer& gazetteer_;
    ScanMode mode_;
    std::vector<bool> title_case_; ///< by sentence
    std::vector<bool> tells_border_; ///< by sentence: it has a border word
    std::vector<std::pair<std::uint32_t, std::uint32_t>> left_out_;
};

/// The preposition of a hit of class place_prep.
[[nodiscard]] Prep prep_of(const lexicon::Hit& hit);

/// The relation of a lexicon entry of class place_relation.
[[nodiscard]] std::optional<Relation> relation_of(const lexicon::Entry& entry);

} // namespace marsad::geocode
