#include "extract/confidence.h"

#include "extract/near.h"
#include "extract/roles.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace marsad::extract {

namespace {

constexpr std::uint32_t kFarWords = 20;
constexpr std::uint32_t kManyClauses = 3;
constexpr std::size_t kManyPlaces = 4;
constexpr double kLeast = 0.05;
constexpr double kMost = 0.99;

/// Sums what speaks for and against an event. The weights are fitted by tools/fit_confidence.py on gold reports; each is the
/// change of the log-odds for one unit of the value.
class Scale {
  public:
    explicit Scale(std::vector<model::ConfidencePart>* parts) : parts_(parts) {}

    void add(std::string_view part, double weight, double value) {
        log_odds_ += weight * value;
        if (parts_ != nullptr && value != 0.0) {
            parts_->push_back({std::string(part), value, weight * value});
        }
    }
    void add(std::string_view part, double weight, bool holds) { add(part, weight, holds ? 1.0 : 0.0); }

    [[nodiscard]] double share() const { return std::clamp(1.0 / (1.0 + std::exp(-log_odds_)), kLeast, kMost); }

  private:
    std::vector<model::ConfidencePart>* parts_;
    double log_odds_ = 0.0;
};

/// What the sentence of the act says of places.
struct PlacesThere {
    std::size_t located = 0;
    bool unknown = false; ///< one that no list knows
};

PlacesThere places_of(const Findings& f, std::uint32_t sentence) {
    PlacesThere there;
    for (const std::size_t i : indices_in(f.places, tokens_of(f.analysis, sentence))) {
        const auto& place = f.places[i];
        if (place.use == model::PlaceUse::Location && !place.backward) {
            const bool known = resolved_place(f, i) != nullptr;
            there.located += known ? 1 : 0;
            there.unknown = there.unknown || !known;
        }
    }
    return there;
}

void weigh_place(const Findings& f, const Draft& draft, const model::Event& event, Scale& scale) {
    const Trigger& lead = f.triggers[draft.triggers.front()];
    scale.add("place told with the act", 1.02, draft.own_place);
    scale.add("no place", -1.86, !event.place);
    const auto there = places_of(f, lead.sentence);
    scale.add("places in the sentence", -1.71, static_cast<double>(std::min(there.located, kManyPlaces)) / static_cast<double>(kManyPlaces));
    scale.add("a place that no list knows beside it", -1.15, there.unknown);
    if (!event.place || !draft.place) {
        return;
    }
    const auto& place = *event.place;
    const auto& reference = f.places[*draft.place];
    scale.add("how sure the place is", 1.20, place.confidence);
    scale.add("only the province", -1.71, place.geo_precision == 3);
    scale.add("only the surroundings", 0.15, place.geo_precision == 2);
    scale.add("name met by likeness", 0.10, place.rung == "bridge" || place.rung == "fuzzy");
    scale.add("rival places", -0.04, !event.candidates.empty());
    scale.add("place named in passing", -0.18, reference.use == model::PlaceUse::Mention);
    scale.add("place of the dateline or a heading", -0.58, reference.use == model::PlaceUse::Dateline || reference.use == model::PlaceUse::Heading);
    scale.add("place pointed at", -1.04, reference.backward);
    const TokenRange words{reference.first_token, reference.last_token};
    const bool here = f.sentence_of(reference.first_token) == lead.sentence;
    scale.add("words to the place", 0.63, here ? static_cast<double>(std::min(gap_between(lead.tokens, words), kFarWords)) / kFarWords : 0.0);
    scale.add("clauses to the place", -0.79, here ? static_cast<double>(std::min<std::uint32_t>(f.clauses.boundaries(lead.tokens.first, words.first), kManyClauses)) / kManyClauses : 0.0);
    scale.add("place in another sentence", -1.31, !here);
}

void weigh_date(const Findings& f, const Draft& draft, const model::Event& event, Scale& scale) {
    const Trigger& lead = f.triggers[draft.triggers.front()];
    scale.add("day told with the act", 0.98, draft.own_date);
    scale.add("no day", -0.72, !event.date);
    scale.add("no single day", -0.26, event.date && event.time_precision != timeline::TimePrecision::OneDay);
    scale.add("day counted from another act", -0.03, draft.rules.counted_from.has_value());
    if (draft.date) {
        const auto& date = f.dates[*draft.date];
        const bool here = f.sentence_of(date.tokens.first) == lead.sentence;
        scale.add("clauses to the day", -0.07, here ? static_cast<double>(std::min<std::uint32_t>(f.clauses.boundaries(lead.tokens.first, date.tokens.first), kManyClauses)) / kManyClauses : 0.0);
    }
}

} // namespace

double confidence_of(const Findings& f, const Draft& draft, const model::Event& event, std::vector<model::ConfidencePart>* parts) {
    const Trigger& lead = f.triggers[draft.triggers.front()];
    Scale scale(parts);
    scale.add("start", -0.77, 1.0);
    weigh_place(f, draft, event, scale);
    weigh_date(f, draft, event, scale);
    scale.add("a weak word", -0.31, lead.weak);
    scale.add("points back", -0.45, lead.definite);
    scale.add("several words tell it", 0.20, draft.triggers.size() > 1);
    scale.add("told in several sentences", -0.55, draft.sentences.size() > 1);
    scale.add("told at the head", -0.28, draft.sentences.front() < 2);
    scale.add("a word says it is another act", -0.53, draft.new_marked);
    scale.add("hedged", -0.43, lead.hedged);
    scale.add("background", -0.80, event.role == model::Role::Background);
    scale.add("who acted is known", 0.53, draft.actor1.has_value());
    scale.add("who suffered is known", -0.27, draft.actor2.has_value());
    scale.add("weapon known", 0.55, event.weapon != model::Weapon::Unknown && event.weapon != model::Weapon::None);
    scale.add("figures told", 0.46, event.fatalities.value || event.injuries.value);
    return scale.share();
}

} // namespace marsad::extract
