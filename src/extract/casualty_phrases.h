#pragma once

// Internal to the casualty finder: the counted noun phrases of one sentence.

#include "extract/casualty_marks.h"

#include <optional>
#include <vector>

namespace marsad::extract::casualty {

/// "at least 13 American troops", "a 50-year-old man", طفلان, وستة من رفاقه: who may have been hurt, and how many.
struct Phrase {
    TokenRange tokens;           ///< with what belongs to it ("of the Sinjar units (YBS)")
    std::uint32_t core_last = 0; ///< end of the counted words
    model::CountRange count;
    std::optional<CasualtyKind> toll; ///< the noun says dead or hurt (قتيل, bodies)
    bool numbered = false;            ///< by a number or an Arabic dual
    bool vague = false;               ///< dozens
    bool plural = false;              ///< people without a count
    bool person = false;              ///< the head is known to be people
    bool unknown = false;             ///< the head is a word we do not know
    bool bare = false;                ///< a number without a noun
    bool name = false;
    bool demonym = false; ///< only a nationality: a person or an adjective
    bool thing = false;   ///< counts something else
    bool others = false;  ///< "others" is all it says
    bool additional = false;
    bool attackers = false;
    bool definite = false;
    bool accusative = false;
    bool wa = false;      ///< Arabic و before it
    bool oblique = false; ///< governed by a preposition: no subject and no object
    bool with_ba = false; ///< Arabic ب before it
    bool from_to = false; ///< "from 14 to 20"
    bool of_them = false;
    bool counted_only = false; ///< the toll noun means nothing without a number (bodies, إصابة)
    bool subset = false;
    bool told_by_adjective = false; ///< "three wounded men"
    std::uint8_t used = 0;          ///< bits of CasualtyKind that took it

    [[nodiscard]] bool bare_so_far() const { return !person && !unknown && !of_them; }
};

/// The phrase as one of the figures told; it counts as taken by that kind.
[[nodiscard]] CasualtyMention figure_told(Phrase& phrase, CasualtyKind kind);

/// The phrases of the sentence that `marks` holds, in order, none inside another.
[[nodiscard]] std::vector<Phrase> find_phrases(const Marks& marks);

} // namespace marsad::extract::casualty
