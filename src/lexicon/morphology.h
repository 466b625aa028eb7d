#pragma once

#include "base/diagnostics.h"
#include "lexicon/affix.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace marsad::lexicon {

/// An affix of a language with what it says, from the rows `prefix|suffix <TAB> feature <TAB> affixes parted by spaces`.
struct KnownAffix {
    std::string text; ///< folded
    Features features;

    [[nodiscard]] Affix view() const { return {text, features}; }
};

/// The affixes a language lets stand around a stem, as data (`morphology.tsv`):
/// `class <TAB> kind <TAB> value`, kind = prefix, suffix, strip (an ending of the form that is cut off before the
/// second suffix set applies), strip_suffix (that second set), initial (a first letter of the form that is cut off
/// and becomes one of `initial_prefix`). An empty affix is always allowed.
struct PosClass {
    std::string name;
    std::vector<KnownAffix> prefixes;       ///< longest first, with ""
    std::vector<KnownAffix> suffixes;       ///< longest first, with ""
    std::string strip;                      ///< e.g. ه of a feminine noun
    std::vector<KnownAffix> strip_suffixes; ///< e.g. تان, ات
    std::string initial;                    ///< e.g. ي of the imperfect
    /// A word as it stands in the text and as the list has it: the case of "father of" (أبي صيدا, أبو صيدا).
    std::vector<std::pair<std::string, std::string>> variants;
};

/// One way to read a token: what remains when affixes are taken off. The stem views the token.
struct Reading {
    std::string_view stem;
    Affix prefix;
    Affix suffix;
    std::uint8_t pos;      ///< index of the class
    bool stripped = false; ///< the stem is a form with its `strip` ending cut off
};

class Morphology {
  public:
    /// A class is named by a byte in the keys of words.
    static constexpr std::size_t kMaxClasses = 250;

    Morphology();
    void load_file(const std::filesystem::path& path, base::Diagnostics& diagnostics);

    [[nodiscard]] std::optional<std::uint8_t> pos(std::string_view name) const;
    [[nodiscard]] const PosClass& pos_class(std::uint8_t index) const { return classes_[index]; }
    [[nodiscard]] std::size_t size() const { return classes_.size(); }

    /// Whether a folded word begins with a prefix that says this and nothing else (ال, not وال).
    [[nodiscard]] bool begins_with(std::string_view norm, Features only) const;
    /// Whether a folded word ends with a suffix that says any of this.
    [[nodiscard]] bool ends_with(std::string_view norm, Features any) const;
    /// The prefix that a folded word is, where it may stand before digits as a word of its own ("و 400", "لـ46").
    [[nodiscard]] std::optional<Affix> detached_prefix(std::string_view norm) const;

    /// Calls `use(Reading)` for every reading of a folded token; stems keep at least two bytes of letters.
    template <typename Use>
    void for_each_reading(std::string_view norm, Use&& use) const {
        for (std::size_t number = 0; number < classes_.size(); ++number) {
            const auto index = static_cast<std::uint8_t>(number);
            const PosClass& cls = classes_[number];
            for (const auto& prefix : cls.prefixes) {
                if (norm.size() <= prefix.text.size() || !norm.starts_with(prefix.text)) {
                    continue;
                }
                const std::string_view rest = norm.substr(prefix.text.size());
                const auto take_off = [&](const std::vector<KnownAffix>& suffixes, bool stripped) {
                    for (const auto& suffix : suffixes) {
                        if (rest.size() > suffix.text.size() && rest.ends_with(suffix.text)) {
                            use(Reading{rest.substr(0, rest.size() - suffix.text.size()), prefix.view(), suffix.view(), index, stripped});
                        }
                    }
                };
                take_off(cls.suffixes, false);
                take_off(cls.strip_suffixes, true);
            }
        }
    }

  private:
    [[nodiscard]] PosClass& class_named(std::string_view name);
    void add_row(const std::vector<std::string_view>& fields, const std::string& file, std::size_t line, base::Diagnostics& diagnostics);
    void add_feature(std::vector<KnownAffix>& told, const std::vector<std::string_view>& fields, const std::string& file, std::size_t line, base::Diagnostics& diagnostics);
    void tell_classes();

    std::vector<PosClass> classes_;
    std::vector<KnownAffix> told_prefixes_; ///< those of the rows `prefix`
    std::vector<KnownAffix> told_suffixes_; ///< those of the rows `suffix`
};

} // namespace marsad::lexicon
