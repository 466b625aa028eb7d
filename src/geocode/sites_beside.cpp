#include "geocode/sites_beside.h"

#include "text/search_key.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::geocode {

namespace {

template <typename Parts>
bool holds_all(const Parts& parts, const std::vector<std::string>& words) {
    return std::all_of(words.begin(), words.end(), [&](const std::string& word) { return std::find(parts.begin(), parts.end(), word) != parts.end(); });
}

/// Of a town, in whatever script: the site bears several.
Spellings spellings_of_town(const PlaceView& town) {
    constexpr std::size_t kMostSpellings = 24;
    Spellings out;
    for (const auto& named : town.names()) {
        const std::string key = text::article_free_key(text::name_key(named.text));
        const auto words = text::split_words(key);
        if (!words.empty() && words.front().size() > 2) {
            out.emplace_back(words.begin(), words.end());
        }
        if (out.size() >= kMostSpellings) {
            break;
        }
    }
    return out;
}

} // namespace

bool bears_one_of(const PlaceView& place, const Spellings& spellings, std::size_t most_other_words) {
    for (const auto& named : place.names()) {
        const std::string key = text::article_free_key(text::name_key(named.text));
        const auto parts = text::split_words(key);
        if (std::any_of(spellings.begin(), spellings.end(), [&](const auto& words) { return parts.size() <= words.size() + std::min(most_other_words, parts.size()) && holds_all(parts, words); })) {
            return true;
        }
    }
    return false;
}

void add_sites_beside(const Gazetteer& gazetteer, Mention& mention) {
    const bool fitting = std::any_of(mention.scored.begin(), mention.scored.end(), [](const Scored& s) { return s.kind_fit > 0; });
    if (!is_site(mention.group) || fitting || mention.whole || mention.scored.empty()) {
        return;
    }
    std::vector<Scored> towns(mention.scored.begin(), mention.scored.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(mention.scored.size(), 12)));
    for (const auto& town : towns) {
        const PlaceView place = gazetteer.place(town.place);
        if (!is_settled(kind_group(place.kind())) && !is_area(kind_group(place.kind()))) {
            continue;
        }
        const bool unique_kind = mention.group == KindGroup::Airport || mention.group == KindGroup::Port;
        std::optional<Spellings> town_names;
        // "a central Baghdad square" is no "Wathba Square (Baghdad)", a "Fallujah hospital" the "Fallujah General Hospital".
        const bool many_of_a_kind = mention.group == KindGroup::Street || mention.kind == "square" || mention.kind == "market";
        const auto named_so = [&](PlaceIndex site) {
            if (!town_names) {
                town_names = spellings_of_town(place);
                for (auto& words : *town_names) {
                    if (many_of_a_kind) {
                        words.push_back(text::article_free_key(text::name_key(mention.kind_word)));
                    }
                }
            }
            return bears_one_of(gazetteer.place(site), *town_names, many_of_a_kind ? 0 : kAnyWords);
        };
        const auto meant_by_kind = [&](std::string_view kind) { return unique_kind && kind_match(mention.kind, kind) == 2; };
        const auto wanted = [&](std::string_view kind, PlaceIndex site) {
            const int fit = kind_match(mention.kind, kind);
            const bool loose = fit < 2 && (mention.group == KindGroup::Site || mention.group == KindGroup::Street); // "a Mogadishu hotel" is no palace of Mogadishu
            return fit > 0 && !loose && (meant_by_kind(kind) || named_so(site));
        };
        for (const auto index : gazetteer.sites_near(place.lon_lat(), 60, 600, wanted)) {
            const PlaceView site = gazetteer.place(index);
            const int fit = kind_match(mention.kind, site.kind());
            const bool named = !meant_by_kind(site.kind()) || named_so(index);
            Scored scored = town;
            scored.place = index;
            scored.kind_fit = fit;
            scored.approximate = !named;
            const double distance = geo::distance_km(place.lon_lat(), site.lon_lat());
            scored.score = town.score + (named ? 1.3 : 0.5) + 0.2 * fit - 0.006 * distance + 0.3 * site.importance();
            mention.scored.push_back(scored);
        }
    }
}

} // namespace marsad::geocode
