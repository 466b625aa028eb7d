#include "extract/actors.h"

#include "extract/actor_references.h"
#include "extract/near.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <map>
#include <utility>

namespace marsad::extract {

namespace {

constexpr std::uint32_t kAdjectiveReach = 2;
constexpr std::uint32_t kSpeechReach = 4;
constexpr std::uint32_t kOccupantReach = 4;
constexpr std::uint32_t kLeaderReach = 8; ///< words from "insurgents" over "led by the Islamist group" to the name
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kGenericNames{{
    {"military", "Military Forces"},
    {"police", "Police Forces"},
    {"settlers", "Settlers (Israel)"},
    {"protesters", "Protesters"},
    {"rioters", "Rioters"},
    {"armed_group", "Unidentified Armed Group"},
    {"civilians", "Civilians"},
}};

std::string_view generic_name(std::string_view kind) {
    for (const auto& [key, value] : kGenericNames) {
        if (key == kind) {
            return value;
        }
    }
    return {};
}

std::string_view registry_kind(std::string_view force) { return force == "military" ? "state" : force; }

bool scope_has(std::string_view scope, std::string_view code) {
    return scope.empty() || (!code.empty() && scope.find(code) != std::string_view::npos);
}

/// Whether a year lies in "2013-2019", "2013-", "-2019" or "2013"; always where nothing is said.
bool in_years(std::string_view years, std::optional<int> year) {
    if (years.empty() || !year) {
        return true;
    }
    const auto number = [](std::string_view digits, int otherwise) {
        int value = 0;
        const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return end.ec == std::errc{} ? value : otherwise;
    };
    const auto dash = years.find('-');
    const auto first = years.substr(0, dash);
    const auto last = dash == std::string_view::npos ? first : years.substr(dash + 1);
    constexpr int kEver = 9999;
    return *year >= number(first, 0) && *year <= number(last, kEver);
}

class Finder {
  public:
    Finder(const Analysis& analysis, const lexicon::LanguagePacks& packs, const std::vector<model::PlaceReference>& places)
        : analysis_(analysis), packs_(packs), places_(places), tokens_(analysis.document.tokens) {
        std::map<std::string, int> votes;
        for (const auto& place : places) {
            if (!place.candidates.empty() && place.use != model::PlaceUse::Demonym && place.use != model::PlaceUse::Government) {
                votes[place.candidates.front().country_code] += place.use == model::PlaceUse::Mention ? 1 : 3;
            }
        }
        int most = 0;
        for (const auto& [code, count] : votes) {
            if (count > most) {
                most = count;
                report_country_ = code;
            }
        }
    }

    std::vector<ActorMention> run() {
        add_named();
        add_back_references(analysis_, Reference::Group, found_);
        add_national_forces();
        add_governments();
        add_back_references(analysis_, Reference::Own, found_);
        add_generic();
        add_back_references(analysis_, Reference::Own, found_); // again, of the general ones: "the military said its jets"
        add_first_persons(analysis_, found_);
        in_order();
        drop_headed();
        name_led();
        mark_roles();
        add_pronouns(analysis_, found_);
        in_order();
        return std::move(found_);
    }

  private:
    void in_order() {
        std::stable_sort(found_.begin(), found_.end(), [](const ActorMention& a, const ActorMention& b) { return a.tokens.first < b.tokens.first; });
    }

    [[nodiscard]] bool taken(TokenRange range) {
        for (; covered_count_ < found_.size(); ++covered_count_) {
            const auto tokens = found_[covered_count_].tokens;
            std::fill(covered_.begin() + tokens.first, covered_.begin() + tokens.last, true);
        }
        return std::find(covered_.begin() + range.first, covered_.begin() + range.last, true) != covered_.begin() + range.last;
    }

    /// Arabic ل on the word, as a clitic or inside a form that is listed with it (للجيش).
    [[nodiscard]] bool behind_to(const lexicon::Hit& hit) const {
        const auto& morphology = analysis_.pack.lexicon->morphology();
        return hit.prefix.has(lexicon::Feature::To) || (hit.prefix.empty() && morphology.begins_with(tokens_[hit.first].norm, {lexicon::Feature::To, lexicon::Feature::Definite}));
    }

    /// A place of the countries is named in the paragraph.
    [[nodiscard]] bool near_scope(std::string_view countries, TokenRange range) const {
        return std::any_of(places_.begin(), places_.end(), [&](const model::PlaceReference& place) {
            return tokens_[place.first_token].paragraph == tokens_[range.first].paragraph && place.use == model::PlaceUse::Location && !place.candidates.empty() &&
                   !place.candidates.front().country_code.empty() && countries.find(place.candidates.front().country_code) != std::string_view::npos;
        });
    }

    /// Another actor of the same words, in other years: both are kept, and he of the year stands for them.
    [[nodiscard]] bool of_other_years(ActorMention& rival, const lexicon::Hit& hit, const ActorMention& mention) const {
        const std::string years(hit.entry->attr("years").value_or(""));
        const bool same = rival.tokens.first == mention.tokens.first && rival.tokens.last == mention.tokens.last && rival.name != mention.name;
        if (!same || (years.empty() && rival.readings.empty()) || rival.readings.empty()) {
            return false;
        }
        rival.readings.push_back({mention.name, mention.kind, mention.countries, years});
        const auto year = analysis_.published ? std::optional(static_cast<int>(std::chrono::year_month_day(*analysis_.published).year())) : std::nullopt;
        const auto scoped = [&](const ActorReading& reading) { return scope_has(reading.countries, report_country_) || near_scope(reading.countries, mention.tokens); };
        const auto fits = std::find_if(rival.readings.begin(), rival.readings.end(), [&](const ActorReading& reading) { return in_years(reading.years, year) && scoped(reading); });
        if (fits != rival.readings.end()) {
            rival.name = fits->name;
            rival.kind = fits->kind;
            rival.countries = fits->countries;
        }
        return true;
    }

    void add_named() {
        for (const auto& hit : analysis_.hits) {
            if (!hit.is("actor") || within_nameless(hit)) {
                continue;
            }
            const auto countries = hit.entry->attr("countries").value_or("");
            const TokenRange range{hit.first, hit.last};
            ActorMention mention;
            mention.tokens = range;
            mention.name = hit.entry->value;
            mention.kind = std::string(hit.entry->attr("kind").value_or(""));
            mention.countries = std::string(countries);
            mention.to_mark = behind_to(hit);
            mention.owned = mention.to_mark;
            if (const auto years = hit.entry->attr("years")) {
                mention.readings.push_back({mention.name, mention.kind, mention.countries, std::string(*years)});
            }
            // Hits rise by their first words, and those found lie apart: only the last can overlap.
            auto* rival = found_.empty() || !found_.back().tokens.overlaps(range) ? nullptr : &found_.back();
            const bool general = any_hit_in(analysis_, {hit.first, hit.first + 1}, [&](const lexicon::Hit& force) { return force.is("force") && force.last >= hit.last; });
            if (rival == nullptr) {
                // القوات المسلحة, رجال الشرطة: where the list knows no such body, they are those of the event's country
                const bool bodies = (mention.kind == "state" || mention.kind == "police") && !report_country_.empty(); // "the armed forces" of another country
                if (scope_has(countries, report_country_) || near_scope(countries, range) || (!general && !bodies && (hit.last - hit.first >= 2 || report_country_.empty()))) {
                    found_.push_back(std::move(mention));
                }
            } else if (of_other_years(*rival, hit, mention)) {
                continue;
            } else if (hit.first > rival->tokens.first && hit.last > rival->tokens.last && scope_has(countries, report_country_)) {
                mention.tokens.first = rival->tokens.first; // مسلحو طالبان and طالبان باكستان: the name that goes on says more
                *rival = std::move(mention);
            } else if (!scope_has(rival->countries, report_country_) && scope_has(countries, report_country_)) {
                *rival = std::move(mention);
            } else if (!rival->countries.empty() && countries.empty() && !scope_has(rival->countries, report_country_)) {
                *rival = std::move(mention);
            }
        }
    }

    /// "Israeli jets", القوات التركية, مسيّرة أميركية: the state's force by its nationality.
    void add_national_forces() {
        for (const auto& hit : analysis_.hits) {
            if (!hit.is("demonym") || taken({hit.first, hit.last}) || within_nameless(hit)) {
                continue;
            }
            const lexicon::Hit* best = nullptr;
            std::uint32_t best_gap = kAdjectiveReach + 1;
            for (const auto& other : beginning_in(analysis_.hits, around(analysis_, hit.first))) {
                if (!other.is("force")) {
                    continue;
                }
                std::uint32_t gap = gap_between({hit.first, hit.last}, {other.first, other.last});
                for (std::uint32_t k = std::min(other.last, hit.last); k < std::max(other.first, hit.first); ++k) {
                    gap -= gap > 0 && (tokens_[k].quoted || tokens_[k].kind == text::TokenKind::Punct) ? 1U : 0U;
                }
                const bool adjacent_side = analysis_.pack.noun_first(tokens_[hit.first]) ? other.last <= hit.first : other.first >= hit.last;
                if (adjacent_side && gap < best_gap) {
                    best = &other;
                    best_gap = gap;
                }
            }
            if (best == nullptr) {
                add_national_site(hit);
                continue;
            }
            const std::string code(hit.entry->value.substr(0, 2));
            const auto* state = packs_.actor_of(registry_kind(best->entry->value), code);
            ActorMention mention;
            mention.tokens = {std::min(hit.first, best->first), std::max(hit.last, best->last)};
            mention.kind = best->entry->value == "military" ? "state" : best->entry->value;
            if (state != nullptr) {
                mention.name = state->name;
            } else if (const auto* forces = packs_.actor_of("state", code); forces != nullptr) {
                constexpr std::string_view kPrefix = "Military Forces of ";
                const std::string country = forces->name.starts_with(kPrefix) ? forces->name.substr(kPrefix.size()) : forces->name;
                const auto generic = generic_name(best->entry->value);
                mention.name = best->entry->value == "police" ? "Police Forces of " + country : std::string(generic) + " (" + country + ")";
            } else {
                continue;
            }
            mention.modifier = true;
            mention.authority = best->entry->has("arrests");
            mention.to_mark = behind_to(hit.first < best->first ? hit : *best);
            mention.owned = mention.to_mark;
            found_.push_back(std::move(mention));
        }
    }

    /// "anti-Iraqi forces": the nationality stands inside the words for armed men of no name.
    [[nodiscard]] bool within_nameless(const lexicon::Hit& name) const {
        return any_hit_in(analysis_, around(analysis_, name.first), [&](const lexicon::Hit& hit) { return hit.is("force", "armed_group") && hit.first < name.first && hit.last >= name.last && hit.first + 1 == name.first; });
    }

    /// قاعدة أميركية, "a Turkish base": what the state owns, never its force at work.
    void add_national_site(const lexicon::Hit& demonym) {
        const auto* state = packs_.actor_of("state", std::string(demonym.entry->value.substr(0, 2)));
        if (state == nullptr) {
            return;
        }
        const bool arabic = analysis_.pack.noun_first(tokens_[demonym.first]);
        const bool site = any_hit_in(analysis_, around(analysis_, demonym.first), [&](const lexicon::Hit& hit) {
            const auto gap = arabic ? demonym.first - std::min(hit.last, demonym.first) : hit.first - std::min(demonym.last, hit.first);
            return hit.is("site", "military") && (arabic ? hit.last <= demonym.first : hit.first >= demonym.last) && gap <= 1;
        });
        if (site) {
            ActorMention mention;
            mention.tokens = {demonym.first, demonym.last};
            mention.name = state->name;
            mention.kind = "state";
            mention.owned = true;
            found_.push_back(std::move(mention));
        }
    }

    void add_generic() {
        for (const auto& hit : analysis_.hits) {
            if (!hit.is("force") || taken({hit.first, hit.last})) {
                continue;
            }
            if (hit.entry->value == "military" && !hit.entry->has("alone")) {
                continue;
            }
            ActorMention mention;
            mention.tokens = {hit.first, hit.last};
            mention.kind = hit.entry->value == "military" ? "state" : hit.entry->value;
            mention.name = std::string(hit.entry->attr("called").value_or(generic_name(hit.entry->value)));
            mention.generic = hit.entry->value != "settlers";
            mention.authority = hit.entry->has("arrests");
            mention.to_mark = behind_to(hit);
            mention.owned = mention.to_mark;
            found_.push_back(std::move(mention));
        }
    }

    void add_governments() {
        for (const auto& place : places_) {
            if (place.candidates.empty() || taken({place.first_token, place.last_token})) {
                continue;
            }
            // A country named without a preposition acts or speaks ("Iran fired", أطلقت إيران).
            const bool country = place.use == model::PlaceUse::Mention && place.candidates.front().kind == "country" && !place.relation;
            if (place.use != model::PlaceUse::Government && !country) {
                continue;
            }
            if (place.candidates.front().kind == "country" && owns_something_else(place)) {
                continue;
            }
            if (const auto* state = packs_.actor_of("state", place.candidates.front().country_code)) {
                ActorMention mention;
                mention.tokens = {place.first_token, place.last_token};
                mention.name = state->name;
                mention.kind = "state";
                mention.land = country;
                mention.seat = !country;
                found_.push_back(std::move(mention));
            }
        }
    }

    /// "Iraq's Basra", "Iraq's Security Media Cell": the state owns what is neither its force nor its act.
    [[nodiscard]] bool owns_something_else(const model::PlaceReference& place) const {
        const auto next = place.last_token;
        if (next >= tokens_.size() || tokens_[next].script != text::Script::Latin || tokens_[next].sentence != tokens_[place.first_token].sentence ||
            tokens_[next].span.begin < tokens_[next - 1].span.end + 3) {
            return false;
        }
        return !any_hit_in(analysis_, {next, next + 3}, [](const lexicon::Hit& hit) { return hit.is("force") || hit.is("trigger"); });
    }

    /// Nothing but quotation marks in between.
    [[nodiscard]] bool directly_before(std::uint32_t end, std::uint32_t begin) const {
        return only_punct(tokens_, end, begin);
    }

    /// Nothing, or "of" alone, stands between: مسلحو X, مسلحون من X.
    [[nodiscard]] bool head_of(std::uint32_t end, std::uint32_t begin) const {
        return directly_before(end, begin) || any_hit_in(analysis_, {end, end + 1}, [&](const lexicon::Hit& hit) {
                   return hit.is("role", "of") && hit.prefix.empty() && directly_before(hit.last, begin);
               });
    }

    /// "X looters", "X gunmen": the general word behind the name of a group tells only what its men did.
    [[nodiscard]] bool heads(std::size_t general) const {
        const auto& head = found_[general];
        if (general == 0 || analysis_.pack.noun_first(tokens_[head.tokens.first])) {
            return false;
        }
        const auto& named = found_[general - 1];
        return !named.generic && irregular(named) && head.generic && (head.kind == "armed_group" || head.kind == "rioters") && named.tokens.last == head.tokens.first && tokens_[named.tokens.first].sentence == tokens_[head.tokens.first].sentence;
    }

    /// مسلحو حركة X, "gunmen of X" told as one name: the general word is only the head of the name behind it.
    void drop_headed() {
        std::vector<ActorMention> kept;
        for (std::size_t i = 0; i < found_.size(); ++i) {
            const bool arabic = analysis_.pack.noun_first(tokens_[found_[i].tokens.first]);
            const bool headed = arabic && found_[i].generic && found_[i].kind == "armed_group" && i + 1 < found_.size() && !found_[i + 1].generic && !found_[i + 1].land &&
                                found_[i + 1].kind != "civilians" && head_of(found_[i].tokens.last, found_[i + 1].tokens.first);
            if (headed) {
                found_[i + 1].tokens.first = found_[i].tokens.first;
            } else if (heads(i)) {
                kept.back().tokens.last = found_[i].tokens.last;
            } else {
                kept.push_back(found_[i]);
            }
        }
        found_ = std::move(kept);
    }

    /// "insurgents led by X", "gunmen suspected to be members of X": nobody else is meant.
    void name_led() {
        for (std::size_t i = 0; i + 1 < found_.size(); ++i) {
            auto& head = found_[i];
            const auto& named = found_[i + 1];
            const bool unnamed = head.kind == "armed_group" && head.generic;
            if (!unnamed || !irregular(named) || named.tokens.first - head.tokens.last > kLeaderReach || tokens_[head.tokens.first].sentence != tokens_[named.tokens.first].sentence) {
                continue;
            }
            const bool led = any_hit_in(analysis_, {head.tokens.last, named.tokens.first}, [&](const lexicon::Hit& hit) {
                return (hit.is("aside", "led") || hit.is("belonging")) && hit.first <= head.tokens.last + 1 && hit.last + kAdjectiveReach >= named.tokens.first;
            });
            if (led) {
                head.name = named.name;
                head.kind = named.kind;
                head.countries = named.countries;
                head.generic = false;
            }
        }
    }

    /// Nothing but words for people in between: مواقع قوات X, تجمعات عناصر X.
    [[nodiscard]] bool leads_to(std::uint32_t end, std::uint32_t begin) const {
        if (end > begin || begin - end > kAdjectiveReach) {
            return false;
        }
        for (std::uint32_t i = end; i < begin; ++i) {
            const bool people = any_hit_in(analysis_, around(analysis_, i), [&](const lexicon::Hit& hit) { return hit.first <= i && i < hit.last && (hit.is("force") || hit.is("person")); });
            if (!people && tokens_[i].kind != text::TokenKind::Punct) {
                return false;
            }
        }
        return true;
    }

    void mark_roles() {
        for (auto& actor : found_) {
            for (const auto& hit : beginning_in(analysis_.hits, around(analysis_, actor.tokens.first))) {
                mark(actor, hit);
            }
            // "used by", "backed by" hold a word that elsewhere marks the agent.
            actor.agent_mark = actor.agent_mark && (!actor.owned || actor.launcher) && !actor.aside;
            if (actor.source_mark) {
                actor.agent_mark = true;
                actor.owned = false;
            }
        }
    }

    void mark(ActorMention& actor, const lexicon::Hit& hit) const {
        const bool before = hit.last <= actor.tokens.first;
        const auto gap = gap_between(actor.tokens, {hit.first, hit.last});
        if (hit.is("place_prep", "from") && directly_before(hit.last, actor.tokens.first) && !actor.land && !actor.seat && fired_from(hit)) {
            actor.source_mark = true; // قصف من قوات X, "artillery fire from X forces"
        } else if (hit.is("member_mark") && directly_before(hit.last, actor.tokens.first) && !actor.modifier && !band_before(hit.first)) {
            (actor.land ? actor.aside : actor.owned) = true;
        } else if (hit.is("by") && before && gap <= 2) {
            actor.agent_mark = true;
            actor.launcher = actor.launcher || hit.entry->value == "launch";
        } else if (hit.is("aside") && before && gap <= 1) {
            actor.aside = true;
        } else if (hit.is("occupant") && before && gap <= kOccupantReach && !interrupted(hit.last, actor.tokens.first)) {
            actor.owned = true;
        } else if ((hit.is("site") || hit.is("place_kind")) && owns_site(actor, hit)) {
            actor.owned = true;
        } else if (hit.is("speech")) {
            actor.speaker = actor.speaker || gap <= kSpeechReach;
        }
    }

    /// مجموعة من المستوطنين: the people themselves, unless they were killed.
    [[nodiscard]] bool band_before(std::uint32_t of) const {
        const auto killed = [&](std::uint32_t band) { return band > 0 && any_hit_in(analysis_, {band - 1, band}, [&](const lexicon::Hit& hit) { return hit.last == band && (hit.is("harm") || hit.is("trigger", "kill")); }); };
        return of > 0 && any_hit_in(analysis_, {of - 1, of}, [&](const lexicon::Hit& hit) { return hit.is("band") && hit.last == of && !killed(hit.first); });
    }

    /// The word before "from" is of a weapon, or of firing one.
    [[nodiscard]] bool fired_from(const lexicon::Hit& from) const {
        return any_hit_in(analysis_, around(analysis_, from.first), [&](const lexicon::Hit& hit) {
            const bool fire = hit.is("trigger") && (hit.entry->value == "shell" || hit.entry->value == "shooting" || hit.entry->value == "air" || hit.entry->value == "launch");
            return hit.last == from.first && (fire || (hit.is("weapon") && !hit.entry->has("weak")));
        });
    }

    [[nodiscard]] bool interrupted(std::uint32_t first, std::uint32_t last) const {
        return any_hit_in(analysis_, {first, last}, [&](const lexicon::Hit& hit) { return hit.is("trigger") && hit.last <= last; });
    }

    /// مواقع حزب الله, "positions of Hezbollah", "Hezbollah positions": what belongs to the actor and can be hit.
    [[nodiscard]] bool owns_site(const ActorMention& actor, const lexicon::Hit& hit) const {
        if (actor.modifier || actor.tokens.overlaps({hit.first, hit.last})) {
            return false;
        }
        if (analysis_.pack.noun_first(tokens_[actor.tokens.first])) {
            return hit.is("site") && leads_to(hit.last, actor.tokens.first);
        }
        const bool of = any_hit_in(analysis_, {hit.last, hit.last + 1}, [&](const lexicon::Hit& link) {
            return link.is("belongs") && link.last <= actor.tokens.first && actor.tokens.first - link.last <= 1;
        });
        return of || hit.first == actor.tokens.last;
    }

    const Analysis& analysis_;
    const lexicon::LanguagePacks& packs_;
    const std::vector<model::PlaceReference>& places_;
    const std::vector<text::Token>& tokens_;
    std::string report_country_;
    std::vector<ActorMention> found_;
    std::vector<bool> covered_ = std::vector<bool>(tokens_.size(), false); ///< tokens of those found, as far as covered_count_
    std::size_t covered_count_ = 0;
};

} // namespace

std::vector<ActorMention> find_actors(const Analysis& analysis, const lexicon::LanguagePacks& packs, const std::vector<model::PlaceReference>& places) {
    return Finder(analysis, packs, places).run();
}

std::string full_name(const ActorMention& actor, std::string_view country, std::string_view country_code, const lexicon::LanguagePacks& packs, std::optional<int> year) {
    if (actor.readings.size() > 1) {
        const auto fits = std::find_if(actor.readings.begin(), actor.readings.end(), [&](const ActorReading& reading) { return in_years(reading.years, year) && scope_has(reading.countries, country_code); });
        return fits != actor.readings.end() ? fits->name : actor.name;
    }
    if (!actor.generic || country.empty()) {
        return actor.name;
    }
    if (actor.kind == "state" || actor.kind == "police") {
        if (const auto* state = packs.actor_of(actor.kind, country_code)) {
            return state->name;
        }
        return actor.name + " of " + std::string(country);
    }
    return actor.name + " (" + std::string(country) + ")";
}

} // namespace marsad::extract
