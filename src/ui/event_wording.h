#pragma once

#include "i18n/texts.h"
#include "model/event.h"
#include "session/evidence.h"
#include "ui/ui.h"

#include <optional>
#include <string>
#include <string_view>

namespace marsad::ui {

// The values of an event in the words of the interface. Nothing here is drawn; what the data does not say is said to be unsaid,
// never shown as zero. Values inside a text are isolated (i18n::Texts), so that they keep their order in either direction.

/// Keys of the interface texts, for lists of types and fields.
[[nodiscard]] std::string_view type_key(model::EventType type);
[[nodiscard]] std::string_view field_key(session::Field field);
/// For ids of controls: "what", "when", ...
[[nodiscard]] inline std::string_view field_name(session::Field field) { return field_key(field).substr(std::string_view("field.").size()); }
/// "sub.shelling_artillery_missile_attack": the code book's name as a key.
[[nodiscard]] std::string sub_type_key(model::SubEventType sub_type);

[[nodiscard]] std::string sub_type_text(const i18n::Texts& texts, model::SubEventType sub_type);
/// What happened and where: "Suicide bomb, Tayaran Square"; an unplaced event names the words as written.
[[nodiscard]] std::string event_title(const i18n::Texts& texts, const model::Event& event);
/// In the script of the interface where the place has such a name; empty where there is no place.
[[nodiscard]] std::string place_name(const i18n::Texts& texts, const model::Event& event);
[[nodiscard]] std::string place_name(const i18n::Texts& texts, std::string_view name, std::string_view name_local);
[[nodiscard]] std::string kind_text(const i18n::Texts& texts, std::string_view kind); ///< of a place; empty where not known
[[nodiscard]] std::string country_text(const i18n::Texts& texts, std::string_view country, std::string_view country_code);
/// "site · within 3 km · Baghdad · Iraq", without what is not known and without a name that says the same again.
[[nodiscard]] std::string place_note(const i18n::Texts& texts, const model::Place& place);
/// "airport · Baghdad · Iraq": the same without how far it reaches.
[[nodiscard]] std::string place_kind_note(const i18n::Texts& texts, const model::Place& place);
[[nodiscard]] std::string within_text(const i18n::Texts& texts, double radius_km);
[[nodiscard]] std::string distance_text(const i18n::Texts& texts, double km);

/// As short as the precision allows: "28 Jan", "28 Jan – 5 Feb", "Jan 2022", "2022"; "not dated".
[[nodiscard]] std::string short_date(const i18n::Texts& texts, const model::Event& event);
/// "Thursday 21 January 2021, morning"; "not dated".
[[nodiscard]] std::string long_date(const i18n::Texts& texts, const model::Event& event);
/// Days without weekday and part of day: "21 January 2021", "7–8 January 2021", "January 2021".
[[nodiscard]] std::string days_text(const i18n::Texts& texts, const timeline::DayInterval& days);
/// The same with short names of months: "21 Jan 2021".
[[nodiscard]] std::string brief_days_text(const i18n::Texts& texts, const timeline::DayInterval& days);
/// How well the day is known; why not, where it is not.
[[nodiscard]] std::string date_note(const i18n::Texts& texts, const model::Event& event);

[[nodiscard]] std::string number_text(const i18n::Texts& texts, std::int64_t number);
/// "32", "32 to 35", "at least 12", "at most 5"; nothing where the text does not say.
[[nodiscard]] std::optional<std::string> count_text(const i18n::Texts& texts, const model::CountRange& count);
/// "Killed 32 to 35 · injured 110"; "not said".
[[nodiscard]] std::string toll_text(const i18n::Texts& texts, const model::Event& event);
/// "sources differ", "the report says none", ...; often empty.
[[nodiscard]] std::string toll_note(const i18n::Texts& texts, const model::Event& event);

/// Why the place is null; empty where it is not.
[[nodiscard]] std::string unplaced_note(const i18n::Texts& texts, const model::Event& event);
[[nodiscard]] std::string quoted(const i18n::Texts& texts, std::string_view words);
/// The words of the report that prove a field, quoted, at most `most` different ones; empty where there are none.
[[nodiscard]] std::string evidence_words(const i18n::Texts& texts, const model::Event& event, session::Field field, std::size_t most = 2);

/// Three steps of a calibrated value: 3 = high (>= .9), 2 = medium (>= .6), 1 = low.
[[nodiscard]] int confidence_steps(double confidence);
[[nodiscard]] std::string confidence_text(const i18n::Texts& texts, double confidence);

/// Parts that are not empty, with a middle dot between.
[[nodiscard]] std::string joined(std::initializer_list<std::string> parts);

[[nodiscard]] inline std::string event_title(const Ui& ui, const model::Event& event) { return event_title(ui.texts, event); }
[[nodiscard]] inline std::string place_name(const Ui& ui, const model::Event& event) { return place_name(ui.texts, event); }
[[nodiscard]] inline std::string short_date(const Ui& ui, const model::Event& event) { return short_date(ui.texts, event); }
[[nodiscard]] inline std::string long_date(const Ui& ui, const model::Event& event) { return long_date(ui.texts, event); }
[[nodiscard]] inline std::string toll_text(const Ui& ui, const model::Event& event) { return toll_text(ui.texts, event); }

/// A value of a facet in words.
[[nodiscard]] std::string facet_value_text(const i18n::Texts& texts, session::Facet facet, const std::string& value);

} // namespace marsad::ui
