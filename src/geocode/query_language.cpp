#include "geocode/query_language.h"

#include "text/tokenizer.h"

namespace marsad::geocode {

std::string_view language_of(std::string_view text) {
    const auto document = text::tokenize(text);
    const auto has = [&](std::u32string_view letters) { return document.body.find_first_of(letters) != std::u32string::npos; };
    for (const auto& token : document.tokens) {
        switch (token.script) {
        case text::Script::Arabic:
            return has(U"ەێۆڵڕڤ") ? "ku" : has(U"پچژگکی") ? "fa" : "ar";
        case text::Script::Hebrew: return "he";
        case text::Script::Cyrillic: return has(U"іїєґІЇЄҐ") ? "uk" : "ru";
        case text::Script::Latin: return "en";
        default: break;
        }
    }
    return "en";
}

} // namespace marsad::geocode
