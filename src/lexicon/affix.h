#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace marsad::lexicon {

/// What an affix says. Which affix says what is data: the rows `prefix` and `suffix` of a language's morphology.tsv,
/// whose second field is one of these by its name (`feature_named`).
enum class Feature : std::uint8_t {
    // prefixes
    And,
    Then,
    By,
    To,
    Like,
    Definite,
    Detached, ///< may stand before digits as a word of its own; says nothing by itself
    // suffixes: number, case and gender of nouns
    Dual,
    Plural,
    Masculine,
    SoundPlural,
    SimplePlural,
    Oblique,
    Accusative,
    Feminine,
    Nisba,
    // suffixes: verbs and pronouns
    PluralVerb,
    Pronoun,
    Object,
    Possessive,
    PronounOne,
    PronounMany,
    Count_
};

/// The feature of a name in morphology.tsv, or nothing.
[[nodiscard]] std::optional<Feature> feature_named(std::string_view name);

/// A set of features.
class Features {
  public:
    constexpr Features() = default;
    constexpr Features(std::initializer_list<Feature> features) {
        for (const auto feature : features) {
            add(feature);
        }
    }
    constexpr void add(Feature feature) { bits_ |= 1U << static_cast<unsigned>(feature); }
    [[nodiscard]] constexpr bool has(Feature feature) const { return (bits_ & (1U << static_cast<unsigned>(feature))) != 0; }
    [[nodiscard]] constexpr bool any(Features of) const { return (bits_ & of.bits_) != 0; }
    /// Exactly these; whether the affix may also stand detached does not count.
    [[nodiscard]] constexpr bool only(Features these) const { return (bits_ & ~kDetached) == these.bits_; }

  private:
    static_assert(static_cast<unsigned>(Feature::Count_) <= 32);
    static constexpr std::uint32_t kDetached = 1U << static_cast<unsigned>(Feature::Detached);
    std::uint32_t bits_ = 0;
};

/// An affix taken off a word, with what it says. Views the morphology that knows it.
struct Affix {
    std::string_view text;
    Features features;

    [[nodiscard]] bool empty() const { return text.empty(); }
    [[nodiscard]] std::size_t size() const { return text.size(); }
    [[nodiscard]] bool has(Feature feature) const { return features.has(feature); }
    [[nodiscard]] bool only(Features these) const { return features.only(these); }
};

} // namespace marsad::lexicon
