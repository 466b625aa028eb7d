#pragma once

#include "geocode/kinds.h"
#include "geocode/name_finder.h"
#include "model/place_reference.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace marsad::geocode {

enum class RelationKind : unsigned char { Near, Outskirts, Countryside, Direction, Inside, Outside, Between, OffCoast, Border, Road, Center };

/// One word of place: how the place meant lies to the place named.
struct Relation {
    RelationKind kind = RelationKind::Near;
    std::optional<double> bearing_deg; ///< Direction
    bool inside = false;               ///< "northern X": a part of X
    bool outside = false;              ///< "north of X": beyond X; neither = the kind of X decides
    std::optional<double> distance_km;
    bool untold = false;               ///< the distance is a guess
};

/// The preposition before a phrase.
enum class Prep : unsigned char { None, In, On, Over, To, From, Of };

/// A candidate meaning with its score (higher is better; compared only within one mention).
struct Scored {
    PlaceIndex place = 0;
    double score = 0;
    Rung rung = Rung::Exact;
    unsigned edits = 0;
    int kind_fit = 0;         ///< see kind_match
    bool approximate = false; ///< the namesake town of a site that has no entry, or the anchor of a nameless site
    bool agrees = false;      ///< with a stated parent or country
    bool conflicts = false;   ///< with a stated parent or country
    bool favoured = false;    ///< of a layer with precedence: its score is raised above that of its namesakes
};

/// A place phrase while it is worked on.
struct Mention {
    std::uint32_t first = 0; ///< tokens of the whole phrase
    std::uint32_t last = 0;
    std::uint32_t name_first = 0; ///< tokens of the name (or of the kind word where there is none)
    std::uint32_t name_last = 0;
    NameMatch match;
    std::vector<NameMatch> also; ///< further readings: the looser rungs, the name with its kind word
    std::optional<NameMatch> second; ///< the other end of "between A and B"
    std::string kind;      ///< value of the kind word
    std::string kind_word; ///< the kind word as listed
    std::string key;       ///< of the name, without articles
    KindGroup group = KindGroup::None;
    bool small = false;    ///< the kind word names a spot (street, gate): a namesake elsewhere is none
    bool strict = false;   ///< the kind word counts only for a place of that kind
    bool plain_kind = false; ///< a kind word without article, name or demonym
    std::vector<Relation> relations; ///< from the name outward
    std::vector<PlaceIndex> borders; ///< two or three countries: their common border, or where they meet
    std::string demonym;   ///< ISO code of an adjective in the phrase ("the Syrian capital")
    Prep prep = Prep::None;
    bool clitic_in = false; ///< ب on the first word
    bool backward = false;  ///< "the same base", "the airport", "the city"
    bool capital = false;   ///< "the capital"
    bool same = false;
    bool whole = false;     ///< `match` is a name that holds its kind word ("Port Sudan", "Baghdad airport")
    bool unknown = false;   ///< a name that no rung met, after a kind word
    bool dropped = false;   ///< no place after all
    bool bridge_only = false; ///< unknown, and too vague to be kept unless the bridge meets a place of the kind
    bool by_agent = false;  ///< behind "by": a state or a capital there is who acts
    bool weak = false;      ///< needs support: an ordinary word, a small place without a cue
    bool ordinary = false;  ///< the name is an ordinary word or a person's name as well
    bool common = false;    ///< the name is made of words for places and directions alone
    bool hashtag = false;
    bool conjoined = false; ///< joined by "and" to the mention before
    bool several = false;   ///< the kind word counts two or more ("the towns of")
    bool named_so = false;  ///< the kind word makes whatever definite word follows a name
    bool joined_on = false; ///< goes on a list that a named place begins
    bool bureau = false;    ///< a town at the head of a paragraph by its dateline
    bool listed = false;    ///< an unknown member of a list of places
    bool compound = false;  ///< the head of an adjective ("a Karachi-bound coach"): whose or whither, not where
    bool state_seat = false; ///< a country before what it keeps in its capital ("Somalia's education ministry")
    bool explained = false; ///< unknown, and said to be a place behind a comma
    bool holds_next = false; ///< "the West Bank town of X": the place behind lies in it
    bool possessed = false; ///< "its airport"
    bool speaks = false;    ///< a capital that says or does what a government does
    std::uint32_t sentence = 0;
    std::uint32_t paragraph = 0;
    model::PlaceUse use = model::PlaceUse::Mention;
    std::optional<std::size_t> parent;
    bool parent_stated = false; ///< linked by a preposition or bracket, not only by a comma
    std::optional<std::size_t> antecedent;
    std::optional<std::size_t> anchor; ///< told before: the town of a site that has no name
    std::optional<std::size_t> heading; ///< the heading at the start of its own paragraph
    std::vector<Scored> scored; ///< best first
    std::string own_country;    ///< what this mention itself added to the evidence
    double own_weight = 0;

    [[nodiscard]] bool located_by_words() const { return prep == Prep::In || prep == Prep::Over || clitic_in; }
};

} // namespace marsad::geocode
