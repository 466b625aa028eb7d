#include "geocode/coordinate_mentions.h"

#include "geocode/coordinate_codes.h"
#include "geocode/coordinate_pieces.h"
#include "geocode/coordinate_relation.h"
#include "geocode/name_finder.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace marsad::geocode {

namespace {

using model::PlaceUse;

constexpr double kToleranceKm = 3;
constexpr double kRadiusSlack = 1.5;
constexpr double kTownRadiusKm = 6;
constexpr double kDistrictRadiusKm = 30;
constexpr std::uint32_t kBesideTokens = 4; ///< "the base (33.79, 42.44)", "the base at coordinates 33.79, 42.44"
constexpr std::uint32_t kLoneWords = 2;    ///< "Location: 33.79, 42.44" says nothing else
constexpr double kContradictedConfidence = 0.6;
constexpr double kSwappedConfidence = 0.2;
constexpr std::size_t kMostCandidates = 4;

class Adder {
  public:
    Adder(const Gazetteer& gazetteer, const PhraseWords& words, std::vector<model::PlaceReference>& references) : gazetteer_(gazetteer), words_(words), document_(words.document()), references_(references) {}

    void add(CoordinateReading& reading) {
        model::PlaceReference out;
        out.first_token = first_token(reading.begin);
        out.last_token = std::max(out.first_token + 1, token_from(document_, reading.end));
        if (out.last_token > words_.size()) {
            return;
        }
        out.name_first = out.first_token;
        out.name_last = out.last_token;
        out.begin = reading.begin;
        out.end = reading.end;
        out.text = document_.utf8({reading.begin, reading.end});
        out.coordinate = true;
        auto beside = neighbour(out, reading);
        if (reading.form == CoordinateForm::ShortPlusCode && (!beside || !settle_short_code(reading, references_[*beside].candidates.front().position))) {
            return;
        }
        if (!reading.sure && !confirmed(out, reading, beside)) {
            return;
        }
        if (!reading.position) {
            added_.push_back(std::move(out)); // the words are kept, without a place
            return;
        }
        const auto lead = lead_before(words_, out.first_token);
        out.use = use_of(out, lead, beside);
        out.relation = lead.related();
        if (lead.related()) {
            out.first_token = lead.first;
            out.begin = document_.tokens[lead.first].span.begin;
            out.text = document_.utf8({out.begin, out.end});
        }
        auto place = coordinate_place(gazetteer_, reading);
        relate(place, lead);
        const bool one = beside && promote(references_[*beside], reading);
        if (beside && !one && (lead.related() || out.use == PlaceUse::Launch)) {
            beside.reset(); // "20 km east of 33.2, 44.2, near X"; "fired from 33.2, 44.2 at X"
        }
        if (!beside) {
            refine_before(out, reading);
        } else if (auto& named = references_[*beside]; one) {
            if (!lead.related()) {
                take_name(place, named.candidates.front());
            }
        } else if (swapped_agrees(named, reading)) {
            place.confidence = kSwappedConfidence;
            if (named.candidates.size() < kMostCandidates) {
                named.candidates.push_back(std::move(place));
            }
            return;
        } else {
            place.confidence = std::min(place.confidence, kContradictedConfidence);
            out.candidates.push_back(named.candidates.front());
            out.candidates.back().confidence = std::min(out.candidates.back().confidence, 1 - kContradictedConfidence);
        }
        out.parent = beside;
        out.candidates.insert(out.candidates.begin(), std::move(place));
        added_.push_back(std::move(out));
    }

    /// Puts the coordinates among the names, by first token.
    void merge() {
        std::vector<model::PlaceReference> all = std::move(references_);
        const std::size_t named = all.size();
        std::move(added_.begin(), added_.end(), std::back_inserter(all));
        std::vector<std::size_t> order(all.size());
        for (std::size_t i = 0; i < order.size(); ++i) {
            order[i] = i;
        }
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return all[a].first_token < all[b].first_token; });
        std::vector<std::size_t> moved(all.size());
        for (std::size_t i = 0; i < order.size(); ++i) {
            moved[order[i]] = i;
        }
        references_.clear();
        references_.reserve(all.size());
        for (const auto index : order) {
            auto reference = std::move(all[index]);
            for (auto* link : {&reference.parent, &reference.antecedent}) {
                if (*link && **link < named) {
                    *link = moved[**link];
                }
            }
            references_.push_back(std::move(reference));
        }
    }

  private:
    [[nodiscard]] std::uint32_t first_token(std::uint32_t begin) const {
        const std::uint32_t token = token_from(document_, begin);
        // The code point may stand inside a token.
        return token > 0 && document_.tokens[token - 1].span.end > begin ? token - 1 : token;
    }

    [[nodiscard]] static std::uint32_t gap(const model::PlaceReference& a, const model::PlaceReference& b) {
        return a.first_token >= b.last_token ? a.first_token - b.last_token : b.first_token >= a.last_token ? b.first_token - a.last_token
                                                                                                            : 0;
    }

    /// The named places of the sentence that a reference stands in: indices [first, last).
    [[nodiscard]] std::pair<std::size_t, std::size_t> names_of_sentence(std::uint32_t sentence) const {
        const auto of = [&](const model::PlaceReference& reference) { return document_.tokens[reference.first_token].sentence; };
        const auto first = std::lower_bound(references_.begin(), references_.end(), sentence, [&](const model::PlaceReference& reference, std::uint32_t wanted) { return of(reference) < wanted; });
        const auto last = std::upper_bound(first, references_.end(), sentence, [&](std::uint32_t wanted, const model::PlaceReference& reference) { return wanted < of(reference); });
        return {static_cast<std::size_t>(first - references_.begin()), static_cast<std::size_t>(last - references_.begin())};
    }

    /// The place that the coordinate belongs to: the finest of its sentence that it agrees with, the nearest of equals; else
    /// the one right beside it.
    [[nodiscard]] std::optional<std::size_t> neighbour(const model::PlaceReference& coordinate, const CoordinateReading& reading) const {
        const auto [first, last] = names_of_sentence(document_.tokens[coordinate.first_token].sentence);
        std::optional<std::size_t> agreeing;
        std::optional<std::size_t> nearest;
        std::pair<int, std::uint32_t> best{std::numeric_limits<int>::max(), 0};
        std::uint32_t least = kBesideTokens + 1;
        for (std::size_t i = first; i < last; ++i) {
            const auto& named = references_[i];
            if (named.use == PlaceUse::Demonym || named.candidates.empty()) {
                continue;
            }
            const std::uint32_t apart = gap(coordinate, named);
            const bool one = std::any_of(named.candidates.begin(), named.candidates.end(), [&](const model::Place& place) { return agrees(place, reading); });
            const bool region = named.candidates.front().geo_precision == 3;
            const std::pair<int, std::uint32_t> cost{region ? 1 : 0, apart};
            if (one && cost < best) {
                best = cost;
                agreeing = i;
            }
            if (apart < least && may_contradict(coordinate, named)) {
                least = apart;
                nearest = i;
            }
        }
        return agreeing ? agreeing : nearest;
    }

    /// Makes the candidate that agrees the first one.
    [[nodiscard]] static bool promote(model::PlaceReference& named, const CoordinateReading& reading) {
        const auto found = std::find_if(named.candidates.begin(), named.candidates.end(), [&](const model::Place& place) { return agrees(place, reading); });
        if (found == named.candidates.end()) {
            return false;
        }
        if (found != named.candidates.begin()) {
            std::swap(found->confidence, named.candidates.front().confidence);
            std::rotate(named.candidates.begin(), found, found + 1);
        }
        return true;
    }

    [[nodiscard]] static bool swapped_agrees(const model::PlaceReference& named, const CoordinateReading& reading) {
        if (!reading.swapped) {
            return false;
        }
        CoordinateReading other = reading;
        other.position = reading.swapped;
        return std::any_of(named.candidates.begin(), named.candidates.end(), [&](const model::Place& place) { return agrees(place, other); });
    }

    /// "the base (33.79, 42.44)": two numbers in brackets that the name before them confirms.
    [[nodiscard]] bool confirmed(const model::PlaceReference& coordinate, const CoordinateReading& reading, std::optional<std::size_t> beside) const {
        if (!beside || gap(coordinate, references_[*beside]) > kBesideTokens) {
            return false;
        }
        const auto& candidates = references_[*beside].candidates;
        return std::any_of(candidates.begin(), candidates.end(), [&](const model::Place& place) { return place.geo_precision < 3 && agrees(place, reading); });
    }

    /// Launched from there, the seat of who speaks, or where it happened.
    [[nodiscard]] PlaceUse use_of(const model::PlaceReference& coordinate, const CoordinateLead& lead, std::optional<std::size_t> beside) const {
        if (beside && gap(coordinate, references_[*beside]) <= kBesideTokens && references_[*beside].first_token < coordinate.first_token) {
            const auto use = references_[*beside].use;
            if (use == PlaceUse::Launch || use == PlaceUse::Source) {
                return use;
            }
        }
        return lead.launch ? PlaceUse::Launch : PlaceUse::Location;
    }

    /// Only signs and prepositions stand between a coordinate and the name behind it; before it there may be a few words.
    [[nodiscard]] bool may_contradict(const model::PlaceReference& coordinate, const model::PlaceReference& named) const {
        for (std::uint32_t t = coordinate.last_token; t < named.first_token; ++t) {
            if (document_.tokens[t].kind != text::TokenKind::Punct && !words_.covers(t, WordClass::Prep) && !words_.is_article(t)) {
                return false;
            }
        }
        return true;
    }

    /// "Rockets hit the base. Coordinates: 33.79, 42.44": a sentence that is nothing but a coordinate tells where the
    /// place named before it lies.
    void refine_before(const model::PlaceReference& coordinate, const CoordinateReading& reading) {
        const auto sentence = document_.tokens[coordinate.first_token].sentence;
        const auto& own = document_.sentences[sentence];
        std::uint32_t others = 0;
        for (std::uint32_t t = own.first; t < own.last && others <= kLoneWords; ++t) {
            const bool part = t >= coordinate.first_token && t < coordinate.last_token;
            others += !part && document_.tokens[t].kind != text::TokenKind::Punct && !words_.covers(t, WordClass::Coordinates) ? 1 : 0;
        }
        if (sentence == 0 || others > kLoneWords) {
            return;
        }
        const auto [first, last] = names_of_sentence(sentence - 1);
        for (std::size_t i = last; i-- > first;) {
            auto& named = references_[i];
            const bool place = (named.use == PlaceUse::Location || named.use == PlaceUse::Mention) && !named.candidates.empty() && named.candidates.front().geo_precision < 3 && !named.backward;
            if (place && promote(named, reading)) {
                auto exact = coordinate_place(gazetteer_, reading);
                take_name(exact, named.candidates.front());
                named.candidates.front() = std::move(exact);
                return;
            }
        }
    }

    const Gazetteer& gazetteer_;
    const PhraseWords& words_;
    const text::Document& document_;
    std::vector<model::PlaceReference>& references_;
    std::vector<model::PlaceReference> added_;
};

} // namespace

std::string normal_form(geo::LonLat position, int decimals) {
    const int places = std::clamp(decimals, 0, 6);
    return fmt::format("{:.{}f}° {}, {:.{}f}° {}", std::abs(position.lat_deg()), places, position.lat_deg() < 0 ? 'S' : 'N', std::abs(position.lon_deg()), places, position.lon_deg() < 0 ? 'W' : 'E');
}

model::Place coordinate_place(const Gazetteer& gazetteer, const CoordinateReading& reading) {
    const geo::LonLat position = *reading.position;
    const auto region = gazetteer.region(position);
    const double radius_km = std::round(reading.radius_km * 10) / 10;
    const int precision = radius_km <= kTownRadiusKm ? 1 : radius_km <= kDistrictRadiusKm ? 2
                                                                                          : 3;
    model::Place place{"", normal_form(position, reading.decimals), "", "coordinate", "", "", "", position, radius_km, precision, reading.confidence, std::string(geocode::name(Rung::Coordinate))};
    if (region.country != kNoPlace) {
        place.country = gazetteer.place(region.country).country_name();
        place.country_code = gazetteer.place(region.country).country_code();
        place.time_zone = gazetteer.place(region.country).time_zone();
    }
    if (region.province != kNoPlace) {
        place.admin1 = gazetteer.place(region.province).name();
        place.time_zone = gazetteer.place(region.province).time_zone().empty() ? place.time_zone : std::string(gazetteer.place(region.province).time_zone());
    }
    return place;
}

bool agrees(const model::Place& named, const CoordinateReading& reading) {
    if (!reading.position) {
        return reading.form == CoordinateForm::ShortPlusCode;
    }
    return geo::distance_km(named.position, *reading.position) <= kRadiusSlack * named.radius_km + reading.radius_km + kToleranceKm;
}

void take_name(model::Place& at, const model::Place& named) {
    if (named.geo_precision == 3 && at.geo_precision < 3) {
        return; // the province around it is no name of a spot
    }
    at.name = named.name;
    at.name_local = named.name_local;
    at.kind = named.kind;
    if (at.country_code.empty()) { // at sea
        at.country = named.country;
        at.country_code = named.country_code;
    }
    at.time_zone = at.time_zone.empty() ? named.time_zone : at.time_zone;
}

void add_coordinates(const Gazetteer& gazetteer, const PhraseWords& words, std::vector<CoordinateReading> readings, std::vector<model::PlaceReference>& references) {
    if (readings.empty()) {
        return;
    }
    Adder adder(gazetteer, words, references);
    for (auto& reading : readings) {
        adder.add(reading);
    }
    adder.merge();
}

} // namespace marsad::geocode
