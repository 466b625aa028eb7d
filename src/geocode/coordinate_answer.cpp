#include "geocode/coordinate_answer.h"

#include "geocode/coordinate_codes.h"
#include "geocode/coordinate_finder.h"
#include "geocode/coordinate_mentions.h"
#include "lexicon/matcher.h"
#include "text/fold.h"
#include "text/tokenizer.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

namespace marsad::geocode {

namespace {

constexpr double kAtSeaConfidence = 0.7; ///< a bare pair in the sea that the other order would put on land
constexpr double kContradictedConfidence = 0.6;

bool holds_digit(const text::Document& document) {
    return std::any_of(document.body.begin(), document.body.end(), [](char32_t c) { return text::digit_value(c) >= 0; });
}

/// "goo.gl/maps/aBc" has no digit.
bool may_hold_coordinate(const text::Document& document) { return holds_digit(document) || document.body.find(U'/') != std::u32string::npos; }

std::string written(geo::LonLat position) { return fmt::format("{:.7g}, {:.7g}", position.lat_deg(), position.lon_deg()); }

std::string country_at(const Gazetteer& gazetteer, geo::LonLat position) {
    const auto region = gazetteer.region(position);
    return region.country == kNoPlace ? std::string() : std::string(gazetteer.place(region.country).country_name());
}

/// The place that a short code counts from: named in the query, else in its context.
std::optional<model::Place> reference_of(const std::string& rest, std::string_view context, const NameLookup& names) {
    for (const std::string_view words : {std::string_view(rest), context}) {
        if (!words.empty()) {
            if (auto places = names(words, 1); !places.empty()) {
                return std::move(places.front());
            }
        }
    }
    return std::nullopt;
}

} // namespace

bool has_fine_numbers(std::string_view text) {
    const auto document = text::tokenize(text);
    const auto fine = [&](const text::Token& token) {
        const char32_t behind = token.span.end < document.body.size() ? document.body[token.span.end] : U' ';
        return token.kind == text::TokenKind::Number && (token.norm.find_first_of(".,") != std::string::npos || behind == 0xB0);
    };
    return std::count_if(document.tokens.begin(), document.tokens.end(), fine) >= 2;
}

std::optional<Answer> answer_coordinate(const Gazetteer& gazetteer, const lexicon::LanguagePack* pack, std::string_view query, std::string_view context, const NameLookup& names) {
    const auto document = text::tokenize(query);
    if (!may_hold_coordinate(document)) {
        return std::nullopt;
    }
    const auto hits = pack != nullptr ? lexicon::Matcher(*pack->lexicon).find(document) : std::vector<lexicon::Hit>();
    const PhraseWords words(document, hits);
    auto found = find_query_coordinate(words, hits);
    if (!found) {
        return std::nullopt;
    }
    CoordinateReading& reading = found->reading;
    if (reading.form == CoordinateForm::ShortPlusCode) {
        const auto reference = reference_of(found->rest, context, names);
        if (!reference || !settle_short_code(reading, reference->position)) {
            return Answer{{}, fmt::format("{} is a short plus code; write a town behind it (\"{} Baghdad\") or the full code", reading.code, reading.code)};
        }
        auto place = coordinate_place(gazetteer, reading);
        place.confidence = std::min(place.confidence, reference->confidence);
        return Answer{{std::move(place)}, {}};
    }
    if (!reading.position) {
        return Answer{{}, std::move(reading.problem)};
    }
    auto named = found->rest.empty() ? std::vector<model::Place>() : names(found->rest, 3);
    if (!reading.sure && named.empty() && !found->rest.empty()) {
        return std::nullopt; // two numbers beside words that name no place
    }
    auto place = coordinate_place(gazetteer, reading);
    relate(place, found->lead);
    const auto other = reading.swapped ? country_at(gazetteer, *reading.swapped) : std::string();
    const auto told = context.empty() ? std::vector<model::Place>() : names(context, 1);
    if (!told.empty() && !other.empty() && told.front().country == other && place.country != other) {
        const std::string where = place.country.empty() ? "at sea" : "in " + place.country;
        return Answer{{}, fmt::format("{} lies {}, not in {} as the context says; written longitude first? then ask for \"{}\"", written(*reading.position), where, other, written(*reading.swapped))};
    }
    if (place.country.empty() && !other.empty()) {
        place.confidence = std::min(place.confidence, kAtSeaConfidence);
    }
    if (!named.empty()) {
        const auto same = std::find_if(named.begin(), named.end(), [&](const model::Place& candidate) { return agrees(candidate, reading); });
        if (same != named.end()) {
            if (!found->lead.related()) {
                take_name(place, *same);
            }
        } else {
            CoordinateReading turned = reading;
            turned.position = reading.swapped;
            if (turned.position && agrees(named.front(), turned)) {
                return Answer{{}, fmt::format("{} is not at {}; written longitude first? then ask for \"{}\"", named.front().name, written(*reading.position), written(*reading.swapped))};
            }
            if (!reading.sure) {
                return std::nullopt; // "Baghdad 10.50 12.30": numbers that the name does not confirm
            }
            place.confidence = std::min(place.confidence, kContradictedConfidence);
            named.front().confidence = std::min(named.front().confidence, 1 - kContradictedConfidence);
            return Answer{{std::move(place), std::move(named.front())}, {}};
        }
    }
    return Answer{{std::move(place)}, {}};
}

} // namespace marsad::geocode
