#include "i18n/position_text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace marsad::i18n {

namespace {

constexpr std::array<std::string_view, 8> kDirections{"position.n", "position.ne", "position.e", "position.se", "position.s", "position.sw", "position.w", "position.nw"};

std::string_view direction_key(double bearing_deg) {
    const auto eighth = static_cast<long>(std::lround(bearing_deg / 45.0));
    return kDirections[static_cast<std::size_t>((eighth % 8 + 8) % 8)];
}

std::string place_text(const Texts& texts, const PositionParts& parts) {
    std::string place = parts.place_country.empty() ? parts.place : texts.get("position.abroad", {parts.place, parts.place_country});
    if (!parts.bearing_deg) {
        return place;
    }
    const auto km = std::max(1L, std::lround(parts.distance_km));
    return texts.get("position.off", {std::to_string(km), texts.get(direction_key(*parts.bearing_deg)), place});
}

} // namespace

std::string position_text(const Texts& texts, const PositionParts& parts) {
    std::vector<std::string> words;
    if (!parts.water.empty()) {
        words.push_back(parts.water);
    }
    if (!parts.place.empty()) {
        words.push_back(place_text(texts, parts));
    }
    words.insert(words.end(), parts.around.begin(), parts.around.end());
    if (words.empty()) {
        return texts.get("position.nowhere");
    }
    std::string out = words.front();
    for (std::size_t i = 1; i < words.size(); ++i) {
        out = texts.get("position.list", {out, words[i]});
    }
    return out;
}

std::string without_isolates(std::string_view utf8) {
    std::string out;
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        // U+2066 to U+2069 are E2 81 A6 to E2 81 A9.
        if (utf8.substr(i, 2) == "\xE2\x81" && i + 2 < utf8.size() && utf8[i + 2] >= '\xA6' && utf8[i + 2] <= '\xA9') {
            i += 2;
        } else {
            out.push_back(utf8[i]);
        }
    }
    return out;
}

} // namespace marsad::i18n
