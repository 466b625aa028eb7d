#include "i18n/region_names.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace marsad::i18n {

namespace {

/// ICU answers with the code itself where it knows no name.
std::string known(const icu::UnicodeString& name, std::string_view code) {
    std::string out;
    name.toUTF8String(out);
    return out == code ? std::string() : out;
}

bool letters_only(std::string_view code, std::size_t least, std::size_t most) {
    return code.size() >= least && code.size() <= most && std::all_of(code.begin(), code.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

} // namespace

std::string country_name(std::string_view iso_alpha2, std::string_view language) {
    if (!letters_only(iso_alpha2, 2, 2)) {
        return {};
    }
    icu::UnicodeString name;
    icu::Locale("", std::string(iso_alpha2).c_str()).getDisplayCountry(icu::Locale(std::string(language).c_str()), name);
    return known(name, iso_alpha2);
}

std::string language_name(std::string_view code, std::string_view language) {
    if (!letters_only(code, 2, 3)) {
        return {};
    }
    icu::UnicodeString name;
    icu::Locale(std::string(code).c_str()).getDisplayLanguage(icu::Locale(std::string(language).c_str()), name);
    return known(name, code);
}

} // namespace marsad::i18n
