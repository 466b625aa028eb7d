#include "geocode/recognizer.h"

#include "geocode/coordinate_finder.h"
#include "geocode/coordinate_mentions.h"
#include "geocode/coordinate_pieces.h"
#include "geocode/place_maker.h"
#include "geocode/report_mentions.h"
#include "geocode/resolver.h"

#include <algorithm>
#include <utility>

namespace marsad::geocode {

namespace {

constexpr std::size_t kMaxCandidates = 4;
constexpr std::size_t kMaxCoordinateAnchors = 8;
constexpr double kFarBelow = 1.6; ///< a rival this far below the best is none

model::PlaceReference reference_of(const Gazetteer& gazetteer, const text::Document& document, const Mention& mention, std::string_view lang) {
    model::PlaceReference out;
    out.first_token = mention.first;
    out.last_token = mention.last;
    out.name_first = mention.name_first;
    out.name_last = mention.name_last;
    const auto span = document.span_of(mention.first, mention.last);
    out.begin = span.begin;
    out.end = span.end;
    out.text = document.utf8(span);
    out.kind = mention.kind;
    out.use = mention.use;
    out.relation = !mention.relations.empty() || mention.second.has_value();
    out.backward = mention.backward && mention.antecedent.has_value();
    out.parent = mention.parent;
    out.antecedent = mention.antecedent || mention.parent ? mention.antecedent : mention.anchor;
    const double confidence = confidence_of(gazetteer, mention);
    for (std::size_t i = 0; i < mention.scored.size() && out.candidates.size() < kMaxCandidates; ++i) {
        const double behind = mention.scored.front().score - mention.scored[i].score;
        if (behind > kFarBelow) {
            break;
        }
        const double share = i == 0 ? confidence : std::min(confidence, (1 - confidence)) * std::max(0.1, 1 - behind);
        out.candidates.push_back(make_place(gazetteer, mention, i, share, lang));
    }
    return out;
}

TokenRanges tokens_of(const text::Document& document, const std::vector<CoordinateReading>& coordinates) {
    TokenRanges out;
    for (const auto& coordinate : coordinates) {
        if (!coordinate.sure) {
            continue;
        }
        out.emplace_back(token_from(document, coordinate.begin), token_from(document, coordinate.end));
    }
    return out;
}

/// Coordinates are the surest of anchors for the names around them.
Evidence told_by(const std::vector<CoordinateReading>& coordinates) {
    Evidence evidence;
    for (const auto& coordinate : coordinates) {
        if (coordinate.position && coordinate.sure && evidence.anchors.size() < kMaxCoordinateAnchors) {
            evidence.anchors.push_back(*coordinate.position);
        }
    }
    return evidence;
}

} // namespace

std::vector<model::PlaceReference> Recognizer::find_places(const text::Document& document, const std::vector<lexicon::Hit>& hits, const lexicon::LanguagePack& pack) const {
    const Resolver& resolver = geocoder_.resolver();
    const PhraseWords words(document, hits);
    const NameFinder names(resolver.gazetteer(), &pack.lexicon->morphology());
    auto coordinates = find_coordinates(words, hits);
    std::vector<model::PlaceReference> out;
    for (const auto& mention : report_mentions(resolver, words, names, told_by(coordinates), tokens_of(document, coordinates))) {
        out.push_back(reference_of(resolver.gazetteer(), document, mention, pack.code));
    }
    add_coordinates(resolver.gazetteer(), words, std::move(coordinates), out);
    return out;
}

} // namespace marsad::geocode
