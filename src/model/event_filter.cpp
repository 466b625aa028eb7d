#include "model/event_filter.h"

#include <algorithm>

#include <fmt/format.h>

namespace marsad::model {

namespace {

/// Names are English, so folding ASCII letters is enough; other letters are compared as they are.
char folded(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string folded(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return folded(c); });
    return out;
}

bool same(std::string_view text, std::string_view wanted_folded) {
    return std::equal(text.begin(), text.end(), wanted_folded.begin(), wanted_folded.end(), [](char a, char b) { return folded(a) == b; });
}

bool holds(std::string_view text, std::string_view wanted_folded) {
    return std::search(text.begin(), text.end(), wanted_folded.begin(), wanted_folded.end(), [](char a, char b) { return folded(a) == b; }) != text.end();
}

} // namespace

bool EventFilter::add_type(std::string_view name) {
    if (const auto type = event_type_from_name(name)) {
        types_.push_back(*type);
        return true;
    }
    if (const auto sub_type = sub_event_type_from_name(name)) {
        sub_types_.push_back(*sub_type);
        return true;
    }
    return false;
}

void EventFilter::add_country(std::string_view name_or_code) { countries_.push_back(folded(name_or_code)); }
void EventFilter::add_actor(std::string_view part) { actors_.push_back(folded(part)); }

bool EventFilter::matches(const EventFacts& facts) const {
    if (from_ || to_) {
        const bool overlaps = facts.date && (!from_ || facts.date->last >= *from_) && (!to_ || facts.date->first <= *to_);
        if (!overlaps) {
            return false;
        }
    }
    if (!types_.empty() || !sub_types_.empty()) {
        const bool type_met = std::find(types_.begin(), types_.end(), type_of(facts.sub_event_type)) != types_.end();
        const bool sub_type_met = std::find(sub_types_.begin(), sub_types_.end(), facts.sub_event_type) != sub_types_.end();
        if (!type_met && !sub_type_met) {
            return false;
        }
    }
    const auto country_met = [&](const std::string& wanted) { return same(facts.country, wanted) || same(facts.country_code, wanted); };
    if (!countries_.empty() && std::none_of(countries_.begin(), countries_.end(), country_met)) {
        return false;
    }
    const auto actor_met = [&](const std::string& wanted) {
        return holds(facts.actor1, wanted) || holds(facts.actor2, wanted) || holds(facts.assoc_actor1, wanted) || holds(facts.assoc_actor2, wanted);
    };
    return actors_.empty() || std::any_of(actors_.begin(), actors_.end(), actor_met);
}

bool EventFilter::matches(const Event& event) const {
    if (passes_all()) {
        return true;
    }
    const std::string assoc1 = fmt::format("{}", fmt::join(event.assoc_actor1, "; "));
    const std::string assoc2 = fmt::format("{}", fmt::join(event.assoc_actor2, "; "));
    EventFacts facts{event.date, event.sub_event_type, {}, {}, {}, assoc1, {}, assoc2};
    if (event.place) {
        facts.country = event.place->country;
        facts.country_code = event.place->country_code;
    }
    if (event.actor1) {
        facts.actor1 = *event.actor1;
    }
    if (event.actor2) {
        facts.actor2 = *event.actor2;
    }
    return matches(facts);
}

} // namespace marsad::model
