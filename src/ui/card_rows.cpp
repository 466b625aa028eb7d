#include "ui/card_rows.h"

#include "typeset/isolate.h"
#include "ui/event_wording.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace marsad::ui {

namespace {

using i18n::Texts;
using session::Field;

constexpr std::string_view kUnnamed = "Unidentified Armed Group"; // as the contract has it

CardRow made(Field field, std::string value, bool known, std::vector<std::string> notes) {
    std::erase_if(notes, [](const std::string& note) { return note.empty(); });
    return {field, std::move(value), known, std::move(notes)};
}

/// Names with commas between.
std::string listed(const Texts& texts, const std::vector<std::string>& names) {
    std::string out;
    for (const auto& english : names) {
        const std::string name = texts.name(english);
        out = out.empty() ? typeset::isolate(name) : texts.get("event.title", {out, name});
    }
    return out;
}

CardRow where_row(const Texts& texts, const model::Event& event) {
    const std::string words = event.location_text ? quoted(texts, *event.location_text) : std::string();
    if (!event.place) {
        return made(Field::Where, texts.get("card.not_located"), false, {words, unplaced_note(texts, event)});
    }
    const std::string name = place_name(texts, event);
    auto row = made(Field::Where, typeset::isolate(name), true, {place_note(texts, *event.place), event.location_text == name ? std::string() : words});
    row.confidence = event.place->confidence;
    return row;
}

CardRow who_row(const Texts& texts, const model::Event& event) {
    const auto with = [&](const std::vector<std::string>& names) { return names.empty() ? std::string() : texts.get("card.with", {listed(texts, names)}); };
    return made(Field::Who, event.actor1 ? typeset::isolate(texts.name(*event.actor1)) : texts.get("card.unknown_actor"), event.actor1.has_value(),
                {with(event.assoc_actor1), event.actor2 ? texts.get("card.against", {texts.name(*event.actor2)}) : std::string(), with(event.assoc_actor2),
                 evidence_words(texts, event, Field::Who)});
}

CardRow claim_row(const Texts& texts, const model::Event& event) {
    const std::string words = evidence_words(texts, event, Field::Claim, 1);
    if (!event.claimed) {
        return made(Field::Claim, texts.get("card.not_said"), false, {words});
    }
    return made(Field::Claim, !*event.claimed ? texts.get("card.unclaimed") : event.claimed_by ? texts.get("card.claimed", {texts.name(*event.claimed_by)}) : texts.get("card.claimed_unnamed"), true, {words});
}

std::string score(double confidence) {
    const auto hundredths = std::clamp(std::lround(confidence * 100.0), 0L, 100L);
    return hundredths == 100 ? "1.0" : fmt::format(".{:02}", hundredths);
}

} // namespace

std::vector<CardRow> card_rows(const Texts& texts, const model::Event& event) {
    std::vector<CardRow> rows;
    rows.push_back(made(Field::What, sub_type_text(texts, event.sub_event_type), true, {evidence_words(texts, event, Field::What)}));
    rows.back().confidence = event.confidence;
    rows.push_back(made(Field::When, long_date(texts, event), event.date.has_value(), {date_note(texts, event), evidence_words(texts, event, Field::When, 1)}));
    rows.back().rivals = event.date_candidates.size();
    rows.push_back(where_row(texts, event));
    rows.back().rivals = event.candidates.size();
    rows.push_back(who_row(texts, event));
    const bool weapon_known = event.weapon != model::Weapon::Unknown || event.weapon_text;
    const bool only_words = event.weapon == model::Weapon::Unknown && event.weapon_text;
    rows.push_back(made(Field::Weapon, only_words ? quoted(texts, *event.weapon_text) : texts.get("weapon." + std::string(model::name(event.weapon))), weapon_known,
                        {event.weapon_text && !only_words ? quoted(texts, *event.weapon_text) : std::string()}));
    const bool toll_known = count_text(texts, event.fatalities) || count_text(texts, event.injuries) || event.casualties_joint;
    rows.push_back(made(Field::Casualties, toll_text(texts, event), toll_known, {toll_note(texts, event)}));
    rows.push_back(claim_row(texts, event));
    return rows;
}

std::vector<CardBadge> card_badges(const Texts& texts, const model::Event& event) {
    std::vector<CardBadge> badges;
    if (event.intercepted) {
        badges.push_back({"dome", texts.get("card.shot_down")});
    }
    if (event.claimed) {
        badges.push_back({"claim", texts.get(*event.claimed ? "badge.claimed" : "badge.unclaimed")});
    } else if (event.actor1 && !event.actor1->starts_with(kUnnamed)) {
        badges.push_back({"person", texts.get("badge.attributed")});
    }
    if (event.role == model::Role::Background) {
        badges.push_back({"clock", texts.get("badge.background")});
    }
    return badges;
}

std::vector<Reading> place_readings(const Texts& texts, const model::Event& event) {
    std::vector<Reading> out;
    if (event.place) {
        out.push_back({place_name(texts, event), kind_text(texts, event.place->kind), score(event.place->confidence), std::nullopt});
    }
    for (std::size_t i = 0; i < event.candidates.size(); ++i) {
        const auto& rival = event.candidates[i];
        const std::string away = event.place ? distance_text(texts, geo::distance_km(event.place->position, rival.position)) : texts.name(rival.admin1);
        out.push_back({place_name(texts, rival.name, rival.name_local), joined({kind_text(texts, rival.kind), away}), score(rival.confidence), i});
    }
    return out;
}

std::vector<Reading> date_readings(const Texts& texts, const model::Event& event) {
    std::vector<Reading> out;
    if (event.date) {
        out.push_back({days_text(texts, *event.date), {}, {}, std::nullopt});
    }
    for (std::size_t i = 0; i < event.date_candidates.size(); ++i) {
        const auto& rival = event.date_candidates[i];
        out.push_back({days_text(texts, rival.interval), rival.text.empty() ? std::string() : quoted(texts, rival.text), {}, i});
    }
    return out;
}

} // namespace marsad::ui
