#include "lexicon/morphology.h"

#include "base/file.h"
#include "base/rows.h"
#include "lexicon/lexicon.h"
#include "text/fold.h"
#include "text/search_key.h"

#include <fmt/format.h>

#include <algorithm>

namespace marsad::lexicon {

namespace {

constexpr std::string_view kPrefix = "prefix"; ///< as a kind: an affix of the class; as a class: what a prefix says
constexpr std::string_view kSuffix = "suffix";

std::vector<KnownAffix>::iterator find_affix(std::vector<KnownAffix>& affixes, std::string_view text) {
    return std::find_if(affixes.begin(), affixes.end(), [&](const KnownAffix& other) { return other.text == text; });
}

void insert_longest_first(std::vector<KnownAffix>& affixes, std::string text) {
    if (find_affix(affixes, text) != affixes.end()) {
        return;
    }
    const auto shorter = [&](const KnownAffix& other) { return other.text.size() < text.size(); };
    const auto where = std::find_if(affixes.begin(), affixes.end(), shorter);
    affixes.insert(where, {std::move(text), {}});
}

void tell(std::vector<KnownAffix>& affixes, std::vector<KnownAffix>& told) {
    for (auto& affix : affixes) {
        if (const auto found = find_affix(told, affix.text); found != told.end()) {
            affix.features = found->features;
        }
    }
}

} // namespace

Morphology::Morphology() {
    PosClass exact;
    exact.name = "=";
    exact.prefixes = {{}};
    exact.suffixes = {{}};
    classes_.push_back(std::move(exact));
}

PosClass& Morphology::class_named(std::string_view name) {
    for (auto& cls : classes_) {
        if (cls.name == name) {
            return cls;
        }
    }
    PosClass cls;
    cls.name = std::string(name);
    cls.prefixes = {{}};
    cls.suffixes = {{}};
    classes_.push_back(std::move(cls));
    return classes_.back();
}

std::optional<std::uint8_t> Morphology::pos(std::string_view name) const {
    for (std::size_t i = 0; i < classes_.size(); ++i) {
        if (classes_[i].name == name) {
            return static_cast<std::uint8_t>(i);
        }
    }
    return std::nullopt;
}

void Morphology::load_file(const std::filesystem::path& path, base::Diagnostics& diagnostics) {
    const auto content = base::read_file(path);
    if (!content) {
        diagnostics.error(path.string(), 0, content.error().message);
        return;
    }
    bool full = false;
    base::for_each_row(*content, [&](std::size_t line, const std::vector<std::string_view>& fields) {
        if (full) {
            return;
        }
        if (fields.size() < 3) {
            diagnostics.error(path.string(), line, "expected class, kind and value separated by tabs");
            return;
        }
        const bool tells = fields[0] == kPrefix || fields[0] == kSuffix;
        full = !tells && classes_.size() >= kMaxClasses && !pos(fields[0]);
        if (full) {
            diagnostics.error(path.string(), line, fmt::format("more than {} classes", kMaxClasses));
            return;
        }
        add_row(fields, path.string(), line, diagnostics);
    });
    tell_classes();
}

void Morphology::add_row(const std::vector<std::string_view>& fields, const std::string& file, std::size_t line, base::Diagnostics& diagnostics) {
    if (fields[0] == kPrefix || fields[0] == kSuffix) {
        add_feature(fields[0] == kPrefix ? told_prefixes_ : told_suffixes_, fields, file, line, diagnostics);
        return;
    }
    PosClass& cls = class_named(fields[0]);
    std::string value = text::fold(fields[2]);
    if (fields[1] == kPrefix) {
        insert_longest_first(cls.prefixes, std::move(value));
    } else if (fields[1] == kSuffix) {
        insert_longest_first(cls.suffixes, std::move(value));
    } else if (fields[1] == "strip") {
        cls.strip = std::move(value);
    } else if (fields[1] == "strip_suffix") {
        insert_longest_first(cls.strip_suffixes, std::move(value));
    } else if (fields[1] == "initial") {
        cls.initial = std::move(value);
        std::erase_if(cls.prefixes, [](const KnownAffix& prefix) { return prefix.text.empty(); }); // an imperfect always has its person letter
    } else if (fields[1] == "variant") {
        const std::size_t space = value.find(' ');
        if (space == std::string::npos || space + 1 == value.size()) {
            diagnostics.error(file, line, "a variant wants two words: as it stands in a text, and as names have it");
            return;
        }
        cls.variants.emplace_back(value.substr(0, space), value.substr(space + 1));
    } else {
        diagnostics.error(file, line, fmt::format("unknown kind \"{}\"; use prefix, suffix, strip, strip_suffix, initial or variant", fields[1]));
    }
}

void Morphology::add_feature(std::vector<KnownAffix>& told, const std::vector<std::string_view>& fields, const std::string& file, std::size_t line, base::Diagnostics& diagnostics) {
    const auto feature = feature_named(fields[1]);
    if (!feature) {
        diagnostics.error(file, line, fmt::format("unknown feature \"{}\" of a {}; the head of languages/ar/morphology.tsv lists them", fields[1], fields[0]));
        return;
    }
    const std::string affixes = text::fold(fields[2]);
    const auto words = text::split_words(affixes);
    if (words.empty()) {
        diagnostics.error(file, line, fmt::format("no {} behind the feature \"{}\"; give one or more, parted by spaces", fields[0], fields[1]));
    }
    for (const auto affix : words) {
        if (find_affix(told, affix) == told.end()) {
            told.push_back({std::string(affix), {}});
        }
        find_affix(told, affix)->features.add(*feature);
    }
}

/// Hands on what affixes say to the classes that bear them, in whatever order the rows stand.
void Morphology::tell_classes() {
    for (auto& cls : classes_) {
        tell(cls.prefixes, told_prefixes_);
        tell(cls.suffixes, told_suffixes_);
        tell(cls.strip_suffixes, told_suffixes_);
    }
}

bool Morphology::begins_with(std::string_view norm, Features only) const {
    return std::any_of(told_prefixes_.begin(), told_prefixes_.end(), [&](const KnownAffix& prefix) { return prefix.features.only(only) && norm.starts_with(prefix.text); });
}

bool Morphology::ends_with(std::string_view norm, Features any) const {
    return std::any_of(told_suffixes_.begin(), told_suffixes_.end(), [&](const KnownAffix& suffix) { return suffix.features.any(any) && norm.ends_with(suffix.text); });
}

std::optional<Affix> Morphology::detached_prefix(std::string_view norm) const {
    const auto found = std::find_if(told_prefixes_.begin(), told_prefixes_.end(), [&](const KnownAffix& prefix) { return prefix.features.has(Feature::Detached) && prefix.text == norm; });
    return found == told_prefixes_.end() ? std::nullopt : std::optional(found->view());
}

} // namespace marsad::lexicon
