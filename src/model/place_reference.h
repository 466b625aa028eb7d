#pragma once

#include "model/event.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace marsad::model {

/// How the words around a name use it.
enum class PlaceUse : std::uint8_t {
    Location,   ///< in, near, at, over it; the target that was hit; a heading
    Mention,    ///< named without a sign of use
    Government, ///< a capital that stands for a government ("Tehran denied")
    Launch,     ///< where a weapon was launched from, or that a craft set out from
    Source,     ///< the seat of who speaks (the observatory in London), a dateline is Dateline
    Dateline,   ///< the place at the head of the report
    Heading,    ///< a heading that sets the place for what follows
    Demonym,    ///< nationality adjective: an actor's mark, never a place
};

/// A place phrase of a report: the words, what they were taken to mean, and how they are used. Token ranges are
/// half-open indices into the document's tokens.
struct PlaceReference {
    std::uint32_t first_token = 0; ///< whole phrase, relation and kind words included ("30 km west of Mosul")
    std::uint32_t last_token = 0;
    std::uint32_t name_first = 0; ///< the name alone ("Mosul")
    std::uint32_t name_last = 0;
    std::uint32_t begin = 0; ///< code points of the whole phrase
    std::uint32_t end = 0;
    std::string text;
    std::string kind; ///< kind word's hint ("airport"), or empty
    PlaceUse use = PlaceUse::Mention;
    bool relation = false;   ///< near, west of, 30 km south of, between, outskirts, countryside of
    bool backward = false;   ///< "the same base", "the airport", "there": points at an earlier reference
    bool coordinate = false; ///< written in numbers; without candidates: an impossible one
    std::vector<Place> candidates; ///< best first; empty: named but not located
    std::optional<std::size_t> parent;   ///< the reference that holds it ("the quarter of X in Y": Y)
    std::optional<std::size_t> antecedent; ///< what `backward` points at
};

} // namespace marsad::model
