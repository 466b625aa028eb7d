#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace marsad::lexicon {

/// A word of a form: the spellings that mean it, folded; or a gap of up to four words.
struct FormWord {
    std::vector<std::string> spellings;
    bool gap = false;
};

/// The words of a form as written: `a|b` are spellings of one word, `...` is a gap; "air-strike" is two words for the tokenizer, so it
/// is two words here.
[[nodiscard]] std::vector<FormWord> form_words(std::string_view form);

/// The parts of a text between separators; empty ones are left out.
[[nodiscard]] std::vector<std::string_view> split_on(std::string_view text, char separator);

} // namespace marsad::lexicon
