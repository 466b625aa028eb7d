#pragma once

#include "geocode/reverse.h"
#include "i18n/texts.h"

#include <string>

namespace marsad::app {

/// What lies at a point in the language of the texts: "12 km north-west of Hit, Anbar, Iraq"; names in directional isolates.
[[nodiscard]] std::string position_words(const geocode::Gazetteer& gazetteer, const i18n::Texts& texts, const geocode::ReverseAnswer& answer);

} // namespace marsad::app
