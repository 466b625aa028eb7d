#include "session/filters.h"

#include "text/search_key.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace marsad::session {

std::string searchable(const model::Event& event) {
    std::string out = event.notes;
    const auto add = [&](std::string_view text) {
        out += ' ';
        out += text;
    };
    if (event.place) {
        add(event.place->name);
        add(event.place->name_local);
        add(event.place->admin1);
        add(event.place->country);
    }
    for (const auto& part : {event.location_text, event.actor1, event.actor2, event.weapon_text, event.source}) {
        add(part.value_or(""));
    }
    for (const auto* actors : {&event.assoc_actor1, &event.assoc_actor2}) {
        for (const auto& actor : *actors) {
            add(actor);
        }
    }
    add(model::name(event.sub_event_type));
    add(event.event_id);
    return out;
}

namespace {

constexpr std::size_t kLeastSkeleton = 3;

bool passes(const model::Event& event, const Filters& filters, const TextQuery& query, std::optional<Facet> without) {
    for (const auto& [facet, values_wanted] : filters.chosen) {
        if (facet == without) {
            continue;
        }
        const auto values = values_of(event, facet);
        const auto& wanted = values_wanted; // clang 14 lets no lambda hold a structured binding
        if (std::none_of(values.begin(), values.end(), [&](const std::string& value) { return wanted.contains(value); })) {
            return false;
        }
    }
    if (filters.within && !(event.place && filters.within->contains(event.place->position))) {
        return false;
    }
    return query.empty() || query.matches(searchable(event));
}

} // namespace

void Filters::toggle(Facet facet, const std::string& value) {
    auto& values = chosen[facet];
    if (values.erase(value) == 0) {
        values.insert(value);
    }
    if (values.empty()) {
        chosen.erase(facet);
    }
}

void Filters::only(Facet facet, const std::string& value) {
    if (const auto found = chosen.find(facet); found != chosen.end() && found->second.size() == 1 && found->second.contains(value)) {
        chosen.erase(found);
    } else {
        chosen[facet] = {value};
    }
}

bool Filters::has(Facet facet, const std::string& value) const {
    const auto found = chosen.find(facet);
    return found != chosen.end() && found->second.contains(value);
}

std::vector<std::string> values_of(const model::Event& event, Facet facet) {
    switch (facet) {
    case Facet::Type: return {std::string(model::name(model::type_of(event.sub_event_type)))};
    case Facet::Weapon: return {std::string(model::name(event.weapon))};
    case Facet::Killed: return {kKilledSteps[killed_step(event.fatalities.low.value_or(event.fatalities.value.value_or(-1)))]};
    case Facet::Confidence: return {kConfidenceSteps[confidence_step(static_cast<int>(std::lround(std::clamp(event.confidence, 0.0, 1.0) * 100.0)))]};
    case Facet::Verification: return {std::string(model::name(event.verification))};
    case Facet::Country: return {event.place ? event.place->country : std::string()};
    case Facet::Source: return {event.source.value_or("")};
    case Facet::Actor: {
        std::vector<std::string> actors;
        const auto add = [&](const std::string& name) {
            if (!name.empty() && std::find(actors.begin(), actors.end(), name) == actors.end()) {
                actors.push_back(name);
            }
        };
        add(event.actor1.value_or(""));
        std::for_each(event.assoc_actor1.begin(), event.assoc_actor1.end(), add);
        add(event.actor2.value_or(""));
        std::for_each(event.assoc_actor2.begin(), event.assoc_actor2.end(), add);
        return actors;
    }
    }
    return {};
}

std::size_t rank_of(Facet facet, std::string_view value) {
    const auto at = [&](const auto& steps) { return static_cast<std::size_t>(std::find(steps.begin(), steps.end(), value) - steps.begin()); };
    if (facet == Facet::Killed) {
        return at(kKilledSteps);
    }
    if (facet == Facet::Confidence) {
        return at(kConfidenceSteps);
    }
    std::size_t rank = 0;
    while (rank < model::kVerificationCount && model::name(static_cast<model::Verification>(rank)) != value) {
        ++rank;
    }
    return rank;
}

TextQuery::TextQuery(std::string_view text) {
    const std::string key = text::article_free_key(text::name_key(text));
    for (const auto part : text::split_words(key)) {
        Word word{std::string(part), text::skeleton_key(part)};
        if (word.skeleton.size() < kLeastSkeleton) {
            word.skeleton.clear();
        }
        words_.push_back(std::move(word));
    }
}

bool TextQuery::matches(std::string_view text) const {
    const std::string key = text::article_free_key(text::name_key(text));
    const auto parts = text::split_words(key);
    return std::all_of(words_.begin(), words_.end(), [&](const Word& word) {
        return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
            return part.starts_with(word.key) || (!word.skeleton.empty() && text::skeleton_key(part) == word.skeleton);
        });
    });
}

std::vector<std::size_t> passing(std::span<const model::Event> events, const Filters& filters, std::optional<Facet> without) {
    const TextQuery query(filters.text);
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (passes(events[i], filters, query, without)) {
            out.push_back(i);
        }
    }
    return out;
}

std::vector<FacetCount> count_facet(std::span<const model::Event> events, const Filters& filters, Facet facet) {
    const TextQuery query(filters.text);
    std::map<std::string, FacetCount> counts;
    for (const auto& event : events) {
        const bool in = passes(event, filters, query, facet);
        for (auto& value : values_of(event, facet)) {
            auto& count = counts[value];
            ++count.all;
            count.passing += in ? 1 : 0;
        }
    }
    std::vector<FacetCount> out;
    out.reserve(counts.size());
    for (auto& [value, count] : counts) {
        count.value = value;
        out.push_back(std::move(count));
    }
    std::stable_sort(out.begin(), out.end(), [&](const FacetCount& a, const FacetCount& b) {
        return counts_up(facet) ? rank_of(facet, a.value) < rank_of(facet, b.value) : a.all > b.all;
    });
    return out;
}

} // namespace marsad::session
