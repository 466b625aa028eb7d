#pragma once

#include "base/diagnostics.h"
#include "base/result.h"
#include "lexicon/languages.h"
#include "lexicon/lexicon.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace marsad::lexicon {

/// One actor of `assets/actors/*.tsv`: canonical English name with aliases, scope and years.
struct Actor {
    std::string name;      ///< ACLED-style English name
    std::string kind;      ///< state, police, rebel, militia, coalition, civilians, protesters, rioters, armed_group, person, ...
    std::string countries; ///< ISO codes it acts in, separated by commas; empty = anywhere
    std::string home;      ///< ISO code it belongs to, or empty
    std::string years;     ///< in which the aliases mean it: "2013-2019", "2013-", "-2019"; empty = always
};

/// Everything known about one language: `assets/languages/CODE/` (language.tsv, morphology.tsv, actors.tsv and any other *.tsv as
/// lexicon files) and the aliases in that language of `assets/actors/*.tsv`.
struct LanguagePack {
    std::string code;
    std::unique_ptr<Lexicon> lexicon;
    const Language* language = nullptr; ///< of the LanguagePacks it came from; null only in a pack of a test's own

    /// How the language orders a word of its own script among others; false for words of another.
    [[nodiscard]] bool verb_first(const text::Token& token) const { return language != nullptr && language->verb_first && language->has(token.script); }
    [[nodiscard]] bool noun_first(const text::Token& token) const { return language != nullptr && language->noun_first && language->has(token.script); }
};

/// All languages under `assets_dir/languages`, the user's overlay folder (same structure) on top where given.
/// Safe to share between threads.
class LanguagePacks {
  public:
    /// Reads every language now; bad lines are errors of `diagnostics`.
    [[nodiscard]] static base::Result<LanguagePacks> load(const std::filesystem::path& assets_dir, const std::filesystem::path& overlay_dir, base::Diagnostics& diagnostics);
    /// Reads the list of actors now and each language when `find` first asks for it; take_messages() tells of its bad lines.
    [[nodiscard]] static base::Result<LanguagePacks> open(const std::filesystem::path& assets_dir, const std::filesystem::path& overlay_dir, base::Diagnostics& diagnostics);

    LanguagePacks(LanguagePacks&&) noexcept;
    LanguagePacks& operator=(LanguagePacks&&) noexcept;
    LanguagePacks(const LanguagePacks&) = delete;
    LanguagePacks& operator=(const LanguagePacks&) = delete;
    ~LanguagePacks();

    /// What is known of the languages without reading their word lists.
    [[nodiscard]] const Languages& languages() const;
    [[nodiscard]] const LanguagePack* find(std::string_view code) const;
    /// Form and value of a language's rows of one class, as written, without its word lists being read into a lexicon.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> forms_of_class(std::string_view code, std::string_view cls) const;
    /// Every language, by code.
    [[nodiscard]] std::vector<const LanguagePack*> all() const;
    /// Actors by the `value` of hits of class `actor` (the canonical name).
    [[nodiscard]] const Actor* actor(std::string_view name) const;
    /// The first actor of a kind at home in a state ("state", "IL": Military Forces of Israel); nothing where unknown.
    [[nodiscard]] const Actor* actor_of(std::string_view kind, std::string_view home) const;
    /// What the languages read since the last call had to say.
    [[nodiscard]] std::vector<base::Diagnostic> take_messages() const;

  private:
    struct State;
    explicit LanguagePacks(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace marsad::lexicon
