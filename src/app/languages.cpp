#include "app/languages.h"

#include "app/data_paths.h"

#include <algorithm>
#include <iterator>
#include <variant>

#include <fmt/format.h>

namespace marsad::app {

namespace {

constexpr const char* kAuto = "auto";

std::vector<std::string> query_codes(const lexicon::Languages& languages) {
    std::vector<std::string> out;
    for (const auto& language : languages.all()) {
        out.push_back(language.code);
        out.insert(out.end(), language.also.begin(), language.also.end());
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

std::optional<std::string> settle(InputArguments& input) {
    const auto languages = installed_languages(input.data_dir);
    if (languages.all().empty()) {
        return std::nullopt;
    }
    input.defaults.languages = {languages.readable_codes(), languages.other_codes()};
    const std::string& lang = input.defaults.lang;
    return lang == kAuto || languages.readable(lang) ? std::nullopt : std::optional("--lang " + input.defaults.languages.fault(lang));
}

struct Settler {
    std::optional<std::string> operator()(ExportArguments& arguments) const { return settle(arguments.input); }
    std::optional<std::string> operator()(RenderArguments& arguments) const { return settle(arguments.input); }
    std::optional<std::string> operator()(AnimateArguments& arguments) const { return settle(arguments.map.input); }
    std::optional<std::string> operator()(ViewArguments& arguments) const { return settle(arguments.input); }
    std::optional<std::string> operator()(GeocodeArguments& arguments) const {
        arguments.languages = query_codes(installed_languages(arguments.data_dir));
        const auto& known = arguments.languages;
        const bool fits = known.empty() || arguments.lang == kAuto || std::binary_search(known.begin(), known.end(), arguments.lang);
        return fits ? std::nullopt : std::optional(fmt::format("--lang \"{}\" is not a language that is known; write {} or {}", arguments.lang, fmt::join(known, ", "), kAuto));
    }
    template <typename Other>
    std::optional<std::string> operator()(Other& /*arguments*/) const {
        return std::nullopt;
    }
};

} // namespace

lexicon::Languages installed_languages(const std::string& data_option) {
    base::Diagnostics told_elsewhere;
    return lexicon::Languages::open(find_language_roots(data_option), told_elsewhere);
}

LanguageChoices language_choices(const lexicon::Languages& languages) {
    LanguageChoices out{languages.readable_codes(), query_codes(languages)};
    out.reports.emplace_back(kAuto);
    out.queries.emplace_back(kAuto);
    return out;
}

std::optional<std::string> settle_languages(Arguments& arguments) { return std::visit(Settler{}, arguments); }

} // namespace marsad::app
