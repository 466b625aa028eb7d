#pragma once

#include "i18n/texts.h"
#include "model/event.h"
#include "session/evidence.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::ui {

/// One row of the event card in words.
struct CardRow {
    session::Field field;
    std::string value;
    bool known = true;               ///< false: the value says that the report does not say
    std::vector<std::string> notes;  ///< lines below, none empty
    std::optional<double> confidence = {};
    std::size_t rivals = 0;          ///< other readings to choose from
};

/// A small mark under the title.
struct CardBadge {
    std::string icon; ///< may be empty
    std::string text;
};

/// The seven rows, in the order of session::kFields.
[[nodiscard]] std::vector<CardRow> card_rows(const i18n::Texts& texts, const model::Event& event);
[[nodiscard]] std::vector<CardBadge> card_badges(const i18n::Texts& texts, const model::Event& event);

/// One reading in an opened row. The first one is that which holds now.
struct Reading {
    std::string name;
    std::string kind;                       ///< and distance from the present one
    std::string score;                      ///< ".93" or empty
    std::optional<std::size_t> candidate;   ///< nothing: the present one
};
[[nodiscard]] std::vector<Reading> place_readings(const i18n::Texts& texts, const model::Event& event);
[[nodiscard]] std::vector<Reading> date_readings(const i18n::Texts& texts, const model::Event& event);

} // namespace marsad::ui
