#pragma once

#include "geocode/kinds.h"
#include "lexicon/matcher.h"
#include "text/tokenizer.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace marsad::geocode {

/// Classes of assets/languages/*/places.tsv and demonyms.tsv; Other is every class of another lexicon file.
enum class WordClass : unsigned char {
    Kind,
    Relation,
    Prep,
    Unit,
    VerbGov,
    VerbHit,
    PassiveLink,
    Launch,
    Trap,
    Stop,
    Hub,
    Demonym,
    BackReference,
    Capital,
    Tail,
    Abbreviation,
    SourceSeat,
    Conjunction,
    Link,
    Determiner,
    About,
    Coordinates,
    Hemisphere,
    Head,
    Particle,
    Motive,
    Adjective,
    Institution,
    Other,
};

/// The place words of a document by the token where they begin or end. Views the hits it was built from.
class PhraseWords {
  public:
    PhraseWords(const text::Document& document, const std::vector<lexicon::Hit>& hits);

    /// The longest hit of a class that begins at a token, or nullptr.
    [[nodiscard]] const lexicon::Hit* at(std::uint32_t token, WordClass cls) const;
    /// The longest hit of a class that ends before a token, or nullptr.
    [[nodiscard]] const lexicon::Hit* before(std::uint32_t token, WordClass cls) const;
    /// Whether any hit of a class covers the token.
    [[nodiscard]] bool covers(std::uint32_t token, WordClass cls) const { return (cover_[token] & bit(cls)) != 0; }

    /// Token inside a phrase that is no place as a whole (a channel, an army).
    [[nodiscard]] bool in_whole_trap(std::uint32_t token) const { return (flags_[token] & kWholeTrap) != 0; }
    /// [first, last) is exactly an ordinary word or a person's name; `hard`: one that is never a place by itself.
    [[nodiscard]] bool is_stop(std::uint32_t first, std::uint32_t last) const;
    [[nodiscard]] bool is_hard_stop(std::uint32_t first, std::uint32_t last) const;
    /// A hit of a class that is exactly [first, last).
    [[nodiscard]] bool is_exactly(std::uint32_t first, std::uint32_t last, WordClass cls) const;
    /// "the"; "the", "a", "an"; "the", "its", "this": by the value of a determiner at the token.
    [[nodiscard]] bool is_definite_article(std::uint32_t token) const { return determiner(token) == "the"; }
    [[nodiscard]] bool is_article(std::uint32_t token) const { return is_definite_article(token) || determiner(token) == "a"; }
    [[nodiscard]] bool makes_definite(std::uint32_t token) const { return is_definite_article(token) || determiner(token) == "this"; }
    /// Some lexicon knows the token, in whatever class.
    [[nodiscard]] bool is_known(std::uint32_t token) const { return (flags_[token] & kKnown) != 0; }
    /// Hits of other lexicon files (weapons, actors, months ...) that hold more than [first, last).
    [[nodiscard]] bool inside_other_phrase(std::uint32_t first, std::uint32_t last) const;
    /// Some hit of another lexicon file covers the token.
    [[nodiscard]] bool is_other_word(std::uint32_t token) const { return covers(token, WordClass::Other); }

    [[nodiscard]] const text::Document& document() const { return document_; }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(document_.tokens.size()); }

  private:
    struct Mark {
        const lexicon::Hit* hit;
        WordClass cls;
    };
    static constexpr unsigned char kWholeTrap = 1;
    static constexpr unsigned char kKnown = 2;
    static constexpr std::uint32_t bit(WordClass cls) { return 1U << static_cast<unsigned>(cls); }
    [[nodiscard]] std::string_view determiner(std::uint32_t token) const {
        const auto* hit = at(token, WordClass::Determiner);
        return hit == nullptr ? std::string_view() : std::string_view(hit->entry->value);
    }
    [[nodiscard]] static const lexicon::Hit* longest(const std::vector<Mark>& marks, const std::vector<std::uint32_t>& offsets, std::uint32_t token, WordClass cls);

    const text::Document& document_;
    std::vector<Mark> by_first_;
    std::vector<std::uint32_t> first_offsets_;
    std::vector<Mark> by_last_;
    std::vector<std::uint32_t> last_offsets_;
    std::vector<std::uint32_t> cover_;
    std::vector<unsigned char> flags_;
};

} // namespace marsad::geocode
