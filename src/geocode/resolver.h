#pragma once

#include "base/result.h"
#include "geocode/gazetteer.h"
#include "geocode/mention.h"
#include "geocode/phrase_words.h"
#include "geocode/ranking.h"
#include "lexicon/language_pack.h"

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::geocode {

/// Decides what the mentions of one text mean, together: stated parents, countries, nearness to what is sure. Shared
/// by Geocoder (a query and its context) and Recognizer (a report). Read-only once opened.
class Resolver {
  public:
    [[nodiscard]] static base::Result<std::unique_ptr<Resolver>> open(const std::filesystem::path& gazetteer_path, const lexicon::LanguagePacks& packs, Layers layers);

    [[nodiscard]] const Gazetteer& gazetteer() const { return gazetteer_; }
    [[nodiscard]] const lexicon::LanguagePacks& packs() const { return packs_; }

    [[nodiscard]] std::optional<PlaceIndex> capital_of(std::string_view iso) const;
    /// The province that bears the name of a town; the town itself where none does.
    [[nodiscard]] PlaceIndex governorate_of(PlaceIndex town) const;
    [[nodiscard]] bool is_capital(PlaceIndex place) const;

    /// Links each mention to the one that holds it ("X in Y", "X, Y province", "Y's X").
    void link(const PhraseWords& words, std::vector<Mention>& mentions) const;
    /// Scores every mention that has a name; `given` is evidence from outside the text. Returns all evidence.
    Evidence resolve_named(const PhraseWords& words, std::vector<Mention>& mentions, const Evidence& given) const;
    /// Then those without one ("the base", "the capital") and names without an entry; wants `use` set.
    void resolve_rest(std::vector<Mention>& mentions, const Evidence& evidence) const;

    /// The evidence that the mentions of a resolved text give for another one (a query's context).
    [[nodiscard]] Evidence evidence_of(const PhraseWords& words, std::vector<Mention>& mentions) const;

  private:
    Resolver(Gazetteer gazetteer, const lexicon::LanguagePacks& packs);
    void index_capitals();
    /// Folded English adjective or country to ISO code; read from the English words when the first embassy asks.
    [[nodiscard]] const std::map<std::string, std::string, std::less<>>& english_demonyms() const;
    void forget_if_abroad(Mention& mention, const Mention& holder) const;
    void forget_if_of_another_province(Mention& mention, const Mention& holder) const;
    void settle_by_adjective(Mention& mention, const Evidence& evidence) const;
    void settle_namesake(std::vector<Mention>& mentions, std::size_t index, std::optional<std::size_t> head) const; ///< head: the mention that opens the paragraph at hand
    void forget_if_named_elsewhere(Mention& mention, const Evidence& evidence) const;
    void share_senses(std::vector<Mention>& mentions) const;
    void share_unknown(std::vector<Mention>& mentions) const;
    void share_sites(std::vector<Mention>& mentions, const Evidence& evidence) const;
    void forget_if_in_another_town(Mention& mention, const Mention& holder) const;
    void forget_spot_elsewhere(Mention& mention, const Mention& holder) const;
    /// Takes the meanings away from a name: none of them can be meant.
    static void forget(Mention& mention);
    void resolve_nameless(std::vector<Mention>& mentions, std::size_t index, const Evidence& evidence) const;
    void take_country_told(Mention& mention, const Evidence& evidence) const;
    void resolve_unknown(std::vector<Mention>& mentions, std::size_t index) const;
    void resolve_capital(std::vector<Mention>& mentions, std::size_t index, const Evidence& evidence) const;
    [[nodiscard]] bool resolve_embassy(std::vector<Mention>& mentions, std::size_t index, const Evidence& evidence) const;
    [[nodiscard]] bool take_heading(std::vector<Mention>& mentions, std::size_t index) const;
    [[nodiscard]] bool take_antecedent(std::vector<Mention>& mentions, std::size_t index) const;
    [[nodiscard]] static std::optional<std::size_t> neighbour_in_list(const std::vector<Mention>& mentions, std::size_t index);
    void prefer_province(Mention& mention) const;
    void settle_quarter(std::vector<Mention>& mentions, std::size_t index, const Evidence& evidence) const;
    void take_site_beside(Mention& mention, PlaceIndex anchor) const;
    [[nodiscard]] static std::optional<std::size_t> heading_of(const std::vector<Mention>& mentions, std::size_t index);
    [[nodiscard]] std::optional<std::size_t> anchor_of(const std::vector<Mention>& mentions, std::size_t index) const;
    [[nodiscard]] std::optional<PlaceIndex> seat_of(PlaceIndex province) const;
    [[nodiscard]] std::optional<PlaceIndex> seat_of_province(const std::vector<Mention>& mentions, std::size_t index) const;
    [[nodiscard]] std::string sender_of(PlaceIndex embassy) const;

    Gazetteer gazetteer_;
    const lexicon::LanguagePacks& packs_;
    std::map<std::string, PlaceIndex, std::less<>> capitals_; ///< ISO code to place
    mutable std::once_flag demonyms_read_;
    mutable std::map<std::string, std::string, std::less<>> demonyms_;
};

} // namespace marsad::geocode
