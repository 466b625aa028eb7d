#include "lexicon/affix.h"

#include <algorithm>
#include <array>
#include <utility>

namespace marsad::lexicon {

namespace {

constexpr std::array<std::pair<std::string_view, Feature>, static_cast<std::size_t>(Feature::Count_)> kNames{{
    {"and", Feature::And},
    {"then", Feature::Then},
    {"by", Feature::By},
    {"to", Feature::To},
    {"like", Feature::Like},
    {"definite", Feature::Definite},
    {"detached", Feature::Detached},
    {"dual", Feature::Dual},
    {"plural", Feature::Plural},
    {"masculine", Feature::Masculine},
    {"sound_plural", Feature::SoundPlural},
    {"simple_plural", Feature::SimplePlural},
    {"oblique", Feature::Oblique},
    {"accusative", Feature::Accusative},
    {"feminine", Feature::Feminine},
    {"nisba", Feature::Nisba},
    {"plural_verb", Feature::PluralVerb},
    {"pronoun", Feature::Pronoun},
    {"object", Feature::Object},
    {"possessive", Feature::Possessive},
    {"pronoun_one", Feature::PronounOne},
    {"pronoun_many", Feature::PronounMany},
}};

} // namespace

std::optional<Feature> feature_named(std::string_view name) {
    const auto* const found = std::find_if(kNames.begin(), kNames.end(), [&](const auto& row) { return row.first == name; });
    return found == kNames.end() ? std::nullopt : std::optional(found->second);
}

} // namespace marsad::lexicon
