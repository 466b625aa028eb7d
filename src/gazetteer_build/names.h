#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::gazetteer_build {

/// The languages that names are kept in, in the order of preference for a tag.
[[nodiscard]] const std::vector<std::string>& languages();

/// A name as it is kept: NFC, no bidi controls, no no-break or double spaces, trimmed. Empty where nothing is left or
/// where it is in a script that Marsad has no use for (only Latin, Arabic, Hebrew and Cyrillic are kept).
[[nodiscard]] std::string clean_name(std::string_view utf8);

enum class NameScript { Latin, Arabic, Hebrew, Cyrillic, Mixed };
[[nodiscard]] NameScript script_of_name(std::string_view utf8);

/// Language that the letters of a name give away: he, uk, fa, ckb, ar; empty where they do not tell.
[[nodiscard]] std::string language_of_name(std::string_view utf8);

/// "BGW", "USNYC": capital letters and digits alone, at most five: a code, not a name.
[[nodiscard]] bool is_code_like(std::string_view utf8);

/// All in small Latin letters: a machine's romanisation ("mwsl", "mhafzt arbl", "sheng hu li ya").
[[nodiscard]] bool is_machine_romanisation(std::string_view utf8);
/// Of these, one without vowels, which Arabic, Persian and Hebrew spellings give: worth an index entry.
[[nodiscard]] bool is_vowel_less(std::string_view utf8);

/// The name without what stands in brackets; nothing where it has no brackets.
[[nodiscard]] std::optional<std::string> without_brackets(std::string_view utf8);

/// A Latin name without the signs of scientific transliteration ("Ḩadīthah" -> "Hadithah"); others as they are.
[[nodiscard]] std::string plain_latin(std::string_view utf8, std::string_view ascii_twin);

} // namespace marsad::gazetteer_build
