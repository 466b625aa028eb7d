#include "text/fold.h"

#include "base/utf8.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>

namespace marsad::text {

namespace {

/// Nearly all letters of Arabic reports; what else there is is asked for more slowly.
bool is_arabic_letter(char32_t c) { return c >= 0x620 && c <= 0x64A && c != 0x640; }

/// The Arabic letter that stands for this one in matching; the letter itself where none does.
char32_t unify_arabic(char32_t c) {
    switch (c) {
    case U'أ': case U'إ': case U'آ': case U'ٱ': case 0x0672: case 0x0673: case 0x0675: return U'ا';
    case U'ى': case U'ئ': case U'ی': case U'ې': case U'ێ': case U'ۍ': case U'ے': return U'ي';
    case U'ة': case U'ە': case U'ۀ': case U'ہ': case U'ھ': case U'ۂ': case U'ۃ': return U'ه';
    case U'ؤ': case U'ۆ': case U'ۇ': case U'ۋ': return U'و';
    case U'ک': case U'ڪ': case U'گ': return U'ك';
    case U'ڵ': return U'ل';
    case U'ڕ': return U'ر';
    default: return c;
    }
}

const UNormalizer2* compatibility_normalizer() {
    static const UNormalizer2* const normalizer = [] {
        UErrorCode status = U_ZERO_ERROR;
        return unorm2_getNFKDInstance(&status);
    }();
    return normalizer;
}

void fold_other(std::string& out, char32_t c, int depth) {
    switch (c) {
    case U'ı': out += 'i'; return;
    case U'ß': case U'ẞ': out += "ss"; return;
    case U'ø': case U'Ø': out += 'o'; return;
    case U'ł': case U'Ł': out += 'l'; return;
    case U'đ': case U'Đ': case U'ð': case U'Ð': out += 'd'; return;
    case U'æ': case U'Æ': out += "ae"; return;
    case U'œ': case U'Œ': out += "oe"; return;
    case U'þ': case U'Þ': out += "th"; return;
    default: break;
    }
    UChar buffer[32];
    UErrorCode status = U_ZERO_ERROR;
    const int length = depth > 1 ? -1 : unorm2_getDecomposition(compatibility_normalizer(), static_cast<UChar32>(c), buffer, 32, &status);
    if (length < 0 || U_FAILURE(status)) {
        base::append_utf8(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
        return;
    }
    for (int i = 0; i < length;) {
        UChar32 part = 0;
        U16_NEXT(buffer, i, length, part);
        const auto folded = static_cast<char32_t>(part);
        if (is_mark(folded) || is_ignorable(folded)) {
            continue;
        }
        if (const int digit = digit_value(folded); digit >= 0) {
            out.push_back(static_cast<char>('0' + digit));
        } else if (folded < 0x80) {
            out.push_back(static_cast<char>(u_tolower(part)));
        } else if (folded >= 0x600 && folded < 0x700) {
            base::append_utf8(out, unify_arabic(folded));
        } else {
            fold_other(out, folded, depth + 1);
        }
    }
}

} // namespace

Script script_of(char32_t c) {
    if (c < 0x80) {
        return ((c | 0x20U) >= 'a' && (c | 0x20U) <= 'z') ? Script::Latin : Script::None;
    }
    if ((c >= 0x600 && c < 0x700) || (c >= 0x750 && c < 0x780) || (c >= 0xFB50 && c < 0xFE00) || (c >= 0xFE70 && c < 0xFEFF)) {
        return Script::Arabic;
    }
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_LATIN: return Script::Latin;
    case USCRIPT_ARABIC: return Script::Arabic;
    case USCRIPT_HEBREW: return Script::Hebrew;
    case USCRIPT_CYRILLIC: return Script::Cyrillic;
    case USCRIPT_COMMON: case USCRIPT_INHERITED: return Script::None;
    default: return Script::Other;
    }
}

bool is_letter(char32_t c) {
    if (c < 0x80) {
        return (c | 0x20U) >= 'a' && (c | 0x20U) <= 'z';
    }
    if (c >= 0x620 && c <= 0x64A) {
        return c != 0x640;
    }
    if (c >= 0x2B9 && c <= 0x2C1) {
        return false; // ʿ ʾ ʼ of transliterations: signs like the apostrophe, though Unicode counts them as letters
    }
    return u_isalpha(static_cast<UChar32>(c)) != 0 && !is_mark(c);
}

bool is_mark(char32_t c) {
    if (c < 0x300 || is_arabic_letter(c)) {
        return false;
    }
    // The presentation forms of the marks, alone and on a tatweel.
    if ((c >= 0xFC5E && c <= 0xFC63) || (c >= 0xFCF2 && c <= 0xFCF4) || (c >= 0xFE70 && c <= 0xFE7F && c != 0xFE73)) {
        return true;
    }
    return (c >= 0x064B && c <= 0x065F) || c == 0x0670 || (c >= 0x0610 && c <= 0x061A) || (c >= 0x06D6 && c <= 0x06ED && c != 0x06DD && c != 0x06DE && c != 0x06E9) ||
           (c >= 0x0300 && c <= 0x036F) || (c >= 0x0591 && c <= 0x05C7 && c != 0x05BE && c != 0x05C0 && c != 0x05C3 && c != 0x05C6);
}

bool is_ignorable(char32_t c) {
    if (c < 0x2000) {
        return c == 0x0640 || c == 0x00AD || c == 0x061C;
    }
    return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) ||
           c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F);
}

int digit_value(char32_t c) {
    if (c >= '0' && c <= '9') {
        return static_cast<int>(c - '0');
    }
    if (c < 0x0660) {
        return -1;
    }
    if (c <= 0x0669) {
        return static_cast<int>(c - 0x0660);
    }
    if (c >= 0x06F0 && c <= 0x06F9) {
        return static_cast<int>(c - 0x06F0);
    }
    return u_charType(static_cast<UChar32>(c)) == U_DECIMAL_DIGIT_NUMBER ? u_charDigitValue(static_cast<UChar32>(c)) : -1;
}

bool is_upper(char32_t c) {
    if (c < 0x80) {
        return c >= 'A' && c <= 'Z';
    }
    if (is_arabic_letter(c)) {
        return false;
    }
    return u_isupper(static_cast<UChar32>(c)) != 0;
}

void fold_into(std::string& out, char32_t c) {
    if (c < 0x80) {
        out.push_back(static_cast<char>(c >= 'A' && c <= 'Z' ? c + 0x20 : c));
        return;
    }
    if (is_arabic_letter(c)) {
        base::append_utf8(out, unify_arabic(c));
        return;
    }
    if (is_ignorable(c) || is_mark(c)) {
        return;
    }
    if (const int digit = digit_value(c); digit >= 0) {
        out.push_back(static_cast<char>('0' + digit));
        return;
    }
    if (c >= 0x600 && c < 0x700) {
        base::append_utf8(out, unify_arabic(c));
        return;
    }
    fold_other(out, c, 0);
}

std::string fold(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size());
    for (std::size_t position = 0; position < utf8.size();) {
        const auto decoded = base::decode_utf8(utf8, position);
        fold_into(out, decoded.code_point);
        position += decoded.length;
    }
    return out;
}

} // namespace marsad::text
