#include "gazetteer_build/geonames_names.h"

#include "gazetteer_build/names.h"
#include "text/search_key.h"

#include <algorithm>

namespace marsad::gazetteer_build {

namespace {

/// Among untagged names of a language, the one that most looks like the main name; small is good.
double display_cost(const DraftName& name, const std::string& main_skeleton, std::span<const std::string_view> generic_words) {
    const bool generic = std::any_of(generic_words.begin(), generic_words.end(), [&name](std::string_view word) { return name.text.find(word) != std::string::npos; });
    const auto skeleton = text::skeleton_key(name.text);
    const double distance = text::edit_distance(skeleton, main_skeleton, 6);
    return distance * 3.0 + (generic ? 10.0 : 0.0) + static_cast<double>(name.text.size()) / 30.0;
}

} // namespace

std::string settlement_kind(std::string_view feature, std::uint32_t population) {
    if (feature == "PPLX") {
        return "neighbourhood";
    }
    if (feature == "PPLC" || feature == "PPLA" || population >= 50'000) {
        return "city";
    }
    if (feature == "PPLA2" || feature == "PPLA3" || population == 0 || population >= 5'000) {
        return "town";
    }
    return "village";
}

void choose_display(DraftPlace& place, std::string_view main_name, std::span<const std::string_view> generic_words) {
    const auto skeleton = text::skeleton_key(main_name);
    for (const auto& lang : languages()) {
        if (lang == "en" || place.has_preferred(lang)) {
            continue;
        }
        const DraftName* best = nullptr;
        double best_cost = 7.5; // beyond it the name means something else than the main one
        for (const auto& name : place.names) {
            const bool fits = name.lang == lang || (lang == "ru" && name.lang.empty() && script_of_name(name.text) == NameScript::Cyrillic);
            if (!fits || !name.display || name.generated) {
                continue;
            }
            if (const double cost = display_cost(name, skeleton, generic_words); cost < best_cost) {
                best_cost = cost;
                best = &name;
            }
        }
        if (best != nullptr) {
            const std::string text = best->text;
            place.prefer(text, lang);
        }
    }
}

void add_alternates(DraftPlace& place, std::string_view column) {
    while (!column.empty()) {
        const std::size_t end = std::min(column.find(','), column.size());
        const auto name = clean_name(column.substr(0, end));
        column.remove_prefix(std::min(end + 1, column.size()));
        if (name.size() < 2 || is_code_like(name)) {
            continue;
        }
        if (is_machine_romanisation(name)) {
            if (is_vowel_less(name)) {
                place.add_name(name, "", false);
            }
            continue;
        }
        place.add_name(name, language_of_name(name));
    }
}

} // namespace marsad::gazetteer_build
