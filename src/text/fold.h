#pragma once

#include <string>
#include <string_view>

namespace marsad::text {

/// Scripts that the folding and the tokenizer tell apart.
enum class Script : unsigned char { None, Latin, Arabic, Hebrew, Cyrillic, Other };

[[nodiscard]] Script script_of(char32_t code_point);
[[nodiscard]] bool is_letter(char32_t code_point);
/// Short vowels, shadda, tanween, Quranic signs and Latin combining marks: never start a word, dropped by folding.
[[nodiscard]] bool is_mark(char32_t code_point);
/// Bidi controls, zero-width signs, tatweel, soft hyphen, BOM: dropped by folding.
[[nodiscard]] bool is_ignorable(char32_t code_point);
/// 0-9 for a decimal digit of any script, -1 otherwise.
[[nodiscard]] int digit_value(char32_t code_point);
[[nodiscard]] bool is_upper(char32_t code_point);

/// Appends the folded form of one code point (UTF-8): lower case, no Latin diacritics, Arabic letters unified
/// (أإآٱ→ا ى→ي ة→ه ؤ→و ئ→ي, Persian and Kurdish letters), compatibility forms resolved, digits to ASCII.
/// Marks and ignorable signs append nothing.
void fold_into(std::string& out, char32_t code_point);

/// The folded form of a whole text; the one folding for extraction, geocoding and search.
[[nodiscard]] std::string fold(std::string_view utf8);

} // namespace marsad::text
