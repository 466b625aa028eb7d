#include "gazetteer_build/names.h"

#include "base/utf8.h"
#include "gazetteer_build/draft.h"
#include "text/fold.h"

#include <algorithm>

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

namespace marsad::gazetteer_build {

namespace {

std::string to_nfc(const std::string& utf8) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2* nfc = unorm2_getNFCInstance(&status);
    std::u16string source(utf8.size() + 1, u'\0');
    std::int32_t length = 0;
    u_strFromUTF8(source.data(), static_cast<std::int32_t>(source.size()), &length, utf8.data(), static_cast<std::int32_t>(utf8.size()), &status);
    if (U_FAILURE(status) || unorm2_isNormalized(nfc, source.data(), length, &status) != 0) {
        return utf8;
    }
    std::u16string target(static_cast<std::size_t>(length) * 3 + 8, u'\0');
    const std::int32_t size = unorm2_normalize(nfc, source.data(), length, target.data(), static_cast<std::int32_t>(target.size()), &status);
    std::string out(static_cast<std::size_t>(size) * 3 + 8, '\0');
    std::int32_t out_size = 0;
    u_strToUTF8(out.data(), static_cast<std::int32_t>(out.size()), &out_size, target.data(), size, &status);
    out.resize(static_cast<std::size_t>(std::max(out_size, 0)));
    return U_FAILURE(status) ? utf8 : out;
}

bool is_bidi_control(char32_t c) {
    return c == 0x200E || c == 0x200F || c == 0x061C || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF || c == 0x00AD;
}

bool is_space(char32_t c) {
    return c == U' ' || c == 0xA0 || c == 0x202F || c == 0x2009 || c == U'\t';
}

} // namespace

const std::vector<std::string>& languages() {
    static const std::vector<std::string> kLanguages{"ar", "en", "fa", "he", "tr", "ru", "uk", "fr", "ku", "ckb"};
    return kLanguages;
}

std::string clean_name(std::string_view utf8) {
    std::string kept;
    kept.reserve(utf8.size());
    bool plain = true;
    bool letter = false;
    for (std::size_t position = 0; position < utf8.size();) {
        const auto decoded = base::decode_utf8(utf8, position);
        position += decoded.length;
        const char32_t c = decoded.code_point;
        if (is_bidi_control(c) || !decoded.valid) {
            continue;
        }
        if (is_space(c)) {
            if (!kept.empty() && kept.back() != ' ') {
                kept.push_back(' ');
            }
            continue;
        }
        plain = plain && c < 0x80;
        if (text::is_letter(c)) {
            letter = true;
            if (text::script_of(c) == text::Script::Other) {
                return {};
            }
        }
        base::append_utf8(kept, c);
    }
    while (!kept.empty() && kept.back() == ' ') {
        kept.pop_back();
    }
    if (!letter) {
        return {};
    }
    return plain ? kept : to_nfc(kept);
}

NameScript script_of_name(std::string_view utf8) {
    std::optional<NameScript> found;
    for (std::size_t position = 0; position < utf8.size();) {
        const auto decoded = base::decode_utf8(utf8, position);
        position += decoded.length;
        std::optional<NameScript> script;
        if (text::is_letter(decoded.code_point)) {
            switch (text::script_of(decoded.code_point)) {
            case text::Script::Latin: script = NameScript::Latin; break;
            case text::Script::Arabic: script = NameScript::Arabic; break;
            case text::Script::Hebrew: script = NameScript::Hebrew; break;
            case text::Script::Cyrillic: script = NameScript::Cyrillic; break;
            default: break;
            }
        }
        if (script && found && *script != *found) {
            return NameScript::Mixed;
        }
        if (script) {
            found = script;
        }
    }
    return found.value_or(NameScript::Mixed);
}

std::string language_of_name(std::string_view utf8) {
    const auto has_any = [utf8](std::u32string_view letters) {
        for (std::size_t position = 0; position < utf8.size();) {
            const auto decoded = base::decode_utf8(utf8, position);
            position += decoded.length;
            if (letters.find(decoded.code_point) != std::u32string_view::npos) {
                return true;
            }
        }
        return false;
    };
    switch (script_of_name(utf8)) {
    case NameScript::Hebrew: return "he";
    case NameScript::Cyrillic: return has_any(U"іїєґІЇЄҐ") ? "uk" : "";
    case NameScript::Arabic:
        if (has_any(U"ەێۆڵڕڤ")) {
            return "ckb";
        }
        if (has_any(U"ٹڈےںہھڑټډړږښڼۍېځڅ")) {
            return "";
        }
        return has_any(U"پچژگکی") ? "fa" : "ar";
    default: return "";
    }
}

bool is_code_like(std::string_view utf8) {
    return utf8.size() <= 5 && std::all_of(utf8.begin(), utf8.end(), [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

bool is_machine_romanisation(std::string_view utf8) {
    bool letter = false;
    for (std::size_t position = 0; position < utf8.size();) {
        const auto decoded = base::decode_utf8(utf8, position);
        position += decoded.length;
        const char32_t c = decoded.code_point;
        if (!text::is_letter(c)) {
            continue;
        }
        if (c >= 0x80 || text::is_upper(c)) {
            return false;
        }
        letter = true;
    }
    return letter;
}

bool is_vowel_less(std::string_view utf8) {
    std::size_t letters = 0;
    std::size_t vowels = 0;
    for (const char c : utf8) {
        letters += c >= 'a' && c <= 'z' ? 1U : 0U;
        vowels += c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' ? 1U : 0U;
    }
    return letters >= 3 && vowels * 4 <= letters;
}

std::optional<std::string> without_brackets(std::string_view utf8) {
    const auto open = utf8.find('(');
    const auto close = utf8.rfind(')');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) {
        return std::nullopt;
    }
    auto bare = clean_name(std::string(utf8.substr(0, open)) + " " + std::string(utf8.substr(close + 1)));
    return bare.empty() ? std::nullopt : std::optional(std::move(bare));
}

std::string plain_latin(std::string_view utf8, std::string_view ascii_twin) {
    for (std::size_t position = 0; position < utf8.size();) {
        const auto decoded = base::decode_utf8(utf8, position);
        position += decoded.length;
        const char32_t c = decoded.code_point;
        const bool macron = c == U'ā' || c == U'ī' || c == U'ū' || c == U'Ā' || c == U'Ī' || c == U'Ū';
        if ((macron || (c >= 0x1E00 && c < 0x1F00) || (c >= 0x02B0 && c < 0x0370) || c == 0x2018 || c == 0x2019 || c == U'`') && !ascii_twin.empty()) {
            return std::string(ascii_twin);
        }
    }
    return std::string(utf8);
}

void DraftPlace::add_name(std::string_view text, std::string_view lang, bool display, bool preferred_name, bool generated) {
    if (text.empty()) {
        return;
    }
    const bool make_preferred = preferred_name && !lang.empty() && !has_preferred(lang);
    const auto same = std::find_if(names.begin(), names.end(), [&](const DraftName& name) { return name.text == text && (name.lang == lang || name.lang.empty() || lang.empty()); });
    if (same == names.end()) {
        names.push_back({std::string(text), std::string(lang), display, make_preferred, generated});
        return;
    }
    if (same->lang.empty()) {
        same->lang = lang;
    }
    same->display = same->display || display;
    same->preferred = same->preferred || (make_preferred && same->lang == lang);
    same->generated = same->generated && generated;
}

void DraftPlace::prefer(std::string_view text, std::string_view lang) {
    if (text.empty()) {
        return;
    }
    for (auto& name : names) {
        if (name.lang == lang) {
            name.preferred = false;
        }
    }
    add_name(text, lang, true, true);
}

bool DraftPlace::has_preferred(std::string_view lang) const {
    return !preferred(lang).empty();
}

std::string_view DraftPlace::preferred(std::string_view lang) const {
    const auto found = std::find_if(names.begin(), names.end(), [lang](const DraftName& name) { return name.preferred && name.lang == lang; });
    return found == names.end() ? std::string_view() : std::string_view(found->text);
}

} // namespace marsad::gazetteer_build
