#pragma once

#include <string>
#include <string_view>

namespace marsad::i18n {

/// The name of a country (ISO 3166-1 alpha-2) in a language of the interface; empty where none is known.
[[nodiscard]] std::string country_name(std::string_view iso_alpha2, std::string_view language);

/// The name of a language (ISO 639) in a language of the interface; empty where none is known.
[[nodiscard]] std::string language_name(std::string_view code, std::string_view language);

} // namespace marsad::i18n
