#include "geocode/coordinate_relation.h"

#include "geocode/phrase_scanner.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

namespace marsad::geocode {

namespace {

constexpr int kReach = 12; ///< tokens
constexpr double kNearKm = 3;
constexpr double kSideStepKm = 4; ///< "north of" without a distance
constexpr double kSideRadiusKm = 8;

std::optional<double> plain_number(const text::Token& token) {
    double value = 0;
    const auto& norm = token.norm;
    const auto parsed = std::from_chars(norm.data(), norm.data() + norm.size(), value);
    const bool whole = token.kind == text::TokenKind::Number && parsed.ec == std::errc{} && parsed.ptr == norm.data() + norm.size();
    return whole ? std::optional(value) : std::nullopt;
}

} // namespace

CoordinateLead lead_before(const PhraseWords& words, std::uint32_t token) {
    const auto& tokens = words.document().tokens;
    CoordinateLead out;
    out.first = token;
    bool from = false;
    bool kind = false; // "near the base at 33.2, 44.2" is near the base
    for (std::uint32_t t = token, steps = 0; t > 0 && steps < kReach && tokens[t - 1].sentence == tokens[token].sentence; ++steps) {
        if (const auto* launch = words.before(t, WordClass::Launch); launch != nullptr && (from || !launch->entry->has("verb"))) {
            out.launch = !out.related();
            break;
        }
        if (const auto* hit = words.before(t, WordClass::Relation); hit != nullptr && !from && !kind) {
            const auto relation = relation_of(*hit->entry);
            if (relation && (relation->bearing_deg || relation->kind == RelationKind::Near)) {
                out.bearing_deg = relation->bearing_deg ? relation->bearing_deg : out.bearing_deg;
                const bool at = hit->entry->has("at"); // beside a coordinate it says where, not how near
                out.near = out.near || (relation->kind == RelationKind::Near && !at);
                t = hit->first;
                out.first = at ? out.first : t;
                continue;
            }
        }
        if (const auto* unit = words.before(t, WordClass::Unit); unit != nullptr && unit->first > 0 && !out.distance_km && !kind) {
            if (const auto number = plain_number(tokens[unit->first - 1])) {
                double km = 1;
                std::from_chars(unit->entry->value.data(), unit->entry->value.data() + unit->entry->value.size(), km);
                out.distance_km = std::min(*number * km, 2000.0);
                out.first = t = unit->first - 1;
                from = false;
                continue;
            }
        }
        if (const auto* prep = words.before(t, WordClass::Prep)) {
            from = from || (prep->entry->value == "from" && !out.related());
            t = prep->first;
            continue;
        }
        const bool sign = tokens[t - 1].kind == text::TokenKind::Punct && (tokens[t - 1].norm == "(" || tokens[t - 1].norm == "\"" || tokens[t - 1].norm == ":" || tokens[t - 1].norm == "[");
        const bool passable = sign || from || words.is_article(t - 1) || words.covers(t - 1, WordClass::Coordinates) || words.covers(t - 1, WordClass::About) || words.covers(t - 1, WordClass::Kind);
        if (!passable) {
            break;
        }
        kind = kind || words.covers(t - 1, WordClass::Kind);
        --t;
    }
    out.launch = out.launch || (from && !out.related());
    return out;
}

void relate(model::Place& place, const CoordinateLead& lead) {
    if (!lead.related()) {
        return;
    }
    if (lead.bearing_deg) {
        const double step = lead.distance_km.value_or(kSideStepKm);
        place.position = geo::offset_km(place.position, *lead.bearing_deg, step);
        place.radius_km += lead.distance_km ? std::max(0.25 * step, 1.0) : kSideRadiusKm;
    } else {
        place.radius_km += lead.distance_km ? 1.2 * *lead.distance_km : kNearKm;
    }
    place.radius_km = std::round(place.radius_km * 10) / 10;
    place.geo_precision = std::max(place.geo_precision, lead.distance_km || lead.bearing_deg ? 2 : 1);
    place.confidence = std::round(place.confidence * 90) / 100;
}

} // namespace marsad::geocode
