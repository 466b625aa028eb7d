#pragma once

#include "geocode/mention.h"
#include "geocode/name_finder.h"
#include "geocode/phrase_words.h"
#include "geocode/ranking.h"
#include "geocode/resolver.h"
#include "lexicon/matcher.h"

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace marsad::geocode {

/// Reads one query, and its context, in one language. Not for several threads.
class QueryReader {
  public:
    QueryReader(const Resolver& resolver, const lexicon::LanguagePack& pack)
        : resolver_(resolver), gazetteer_(resolver.gazetteer()), pack_(pack), names_(gazetteer_, &pack.lexicon->morphology()), matcher_(*pack.lexicon) {}

    /// The evidence that a context gives.
    [[nodiscard]] Evidence context_evidence(std::string_view context);

    /// What the query means; empty where it names no place.
    [[nodiscard]] std::optional<Mention> read(std::string_view query, const Evidence& evidence);

    /// The last query once more, as running text: "the northern Israeli town of X", "the base of Y in Z, 30 km from W".
    /// The first place that it tells, as the later ones say where that lies.
    [[nodiscard]] std::optional<Mention> read_as_text(const Evidence& evidence) const;

    /// Whether the last query was no place for a reason (an organisation, a person), not for want of a name.
    [[nodiscard]] bool refused() const;

  private:
    using Range = std::pair<std::uint32_t, std::uint32_t>;

    [[nodiscard]] bool neutral(const PhraseWords& words, std::uint32_t token) const;

    /// The run of words that no mention explains, widened over the names that touch it.
    [[nodiscard]] std::optional<Range> uncovered(const PhraseWords& words, const std::vector<Mention>& mentions) const;

    [[nodiscard]] bool ordinary(const PhraseWords& words, std::uint32_t token) const;

    /// The looser rungs on the words between kind words and prepositions.
    [[nodiscard]] std::optional<std::vector<Mention>> loose_mention(const PhraseWords& words, const std::vector<Mention>& mentions, std::uint32_t first, std::uint32_t last) const;

    /// Whether the bridge met a place of some weight whose spelling is near: then typing errors are not looked for.
    [[nodiscard]] bool acceptable(const NameMatch& match) const;

    void add_kind(const PhraseWords& words, Mention& mention) const;

    void keep_weighty(NameMatch& match, double importance) const;

    /// A title or an army before the name, a word after it that makes it none.
    [[nodiscard]] bool is_person(const PhraseWords& words, const std::vector<Mention>& mentions) const;

    /// Names side by side are a chain only with a sign between them, or where one holds the other.
    [[nodiscard]] bool connected(const PhraseWords& words, std::vector<Mention>& mentions) const;

    [[nodiscard]] std::optional<Mention> chosen(std::vector<Mention> mentions) const;

    /// "Syria's Palmyra": the place that follows its holder, or the holder itself.
    [[nodiscard]] static std::size_t held_by(const std::vector<Mention>& mentions, std::size_t holder);

    const Resolver& resolver_;
    const Gazetteer& gazetteer_;
    const lexicon::LanguagePack& pack_;
    NameFinder names_;
    lexicon::Matcher matcher_;
    text::Document document_;
    std::vector<lexicon::Hit> hits_;
    bool refused_ = false;
};

} // namespace marsad::geocode
