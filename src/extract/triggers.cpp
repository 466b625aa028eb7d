#include "extract/triggers.h"

#include "extract/near.h"
#include "extract/realis.h"
#include "text/search_key.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace marsad::extract {

namespace {

constexpr std::array<std::pair<std::string_view, ActKind>, 34> kKinds{{
    {"air", ActKind::Air},
    {"shell", ActKind::Shell},
    {"attack", ActKind::Attack},
    {"raid", ActKind::Raid},
    {"bombing", ActKind::Bombing},
    {"strike", ActKind::Strike},
    {"hit", ActKind::Hit},
    {"massacre", ActKind::Massacre},
    {"land", ActKind::Land},
    {"launch", ActKind::Launch},
    {"explosion", ActKind::Explosion},
    {"suicide", ActKind::Suicide},
    {"fire", ActKind::Fire},
    {"shooting", ActKind::Shooting},
    {"assassination", ActKind::Assassination},
    {"execution", ActKind::Execution},
    {"stabbing", ActKind::Stabbing},
    {"clash", ActKind::Clash},
    {"ambush", ActKind::Ambush},
    {"assault", ActKind::Assault},
    {"abduction", ActKind::Abduction},
    {"arrest", ActKind::Arrest},
    {"seize", ActKind::Seize},
    {"intercept", ActKind::Intercept},
    {"foil", ActKind::Foil},
    {"capture", ActKind::Capture},
    {"transfer", ActKind::Transfer},
    {"withdraw", ActKind::Withdraw},
    {"protest", ActKind::Protest},
    {"riot", ActKind::Riot},
    {"arson", ActKind::Arson},
    {"loot", ActKind::Loot},
    {"demolish", ActKind::Demolish},
    {"kill", ActKind::Kill},
}};

std::optional<ActKind> act_kind(std::string_view value) {
    for (const auto& [name, kind] : kKinds) {
        if (name == value) {
            return kind;
        }
    }
    return std::nullopt;
}

constexpr std::uint32_t kObjectReach = 3;
constexpr std::uint32_t kWeaponReach = 8;
constexpr std::uint32_t kLaunchReach = 24; ///< "fired, at 3.40 local time on Friday, 59 missiles"
constexpr std::uint32_t kDescribingWords = 2;
constexpr std::uint32_t kFlashReach = 14; ///< words from a verb in the present tense to "moments ago"
constexpr std::size_t kFlashSentences = 6; ///< a longer text tells its acts by verbs

class Finder {
  public:
    Finder(const Analysis& analysis, const Clauses& clauses, const std::vector<model::PlaceReference>& places, const std::vector<DateMention>& dates, const std::vector<NumberMention>& numbers)
        : analysis_(analysis), tokens_(analysis.document.tokens), clauses_(clauses), places_(places), dates_(dates), numbers_(numbers) {}

    std::vector<Trigger> run() {
        for (const auto& hit : analysis_.hits) {
            if (hit.is("trigger")) {
                add(hit);
            }
        }
        drop_contained();
        add_weapon_phrases();
        std::stable_sort(found_.begin(), found_.end(), [](const Trigger& a, const Trigger& b) { return a.tokens.first < b.tokens.first; });
        for (auto& trigger : found_) {
            settle_captives(trigger);
            check_needs(trigger);
            settle_falling(trigger);
            settle_downing(trigger);
            settle_taking(trigger);
            settle_goods(trigger);
        }
        apply_realis(analysis_, clauses_, places_, dates_, numbers_, found_);
        return std::move(found_);
    }

  private:
    void add(const lexicon::Hit& hit) {
        const auto kind = act_kind(hit.entry->value);
        if (!kind || begins_date(hit.first) || at_dawn(hit) || names_place(hit) || inside_tag(hit)) {
            return;
        }
        Trigger trigger;
        trigger.tokens = {hit.first, hit.last};
        trigger.gap = {hit.gap_first, hit.gap_last};
        trigger.kind = *kind;
        trigger.entry = hit.entry;
        trigger.sentence = tokens_[hit.first].sentence;
        trigger.weak = hit.entry->has("weak");
        trigger.plural = hit.entry->has("plural") || hit.suffix.has(lexicon::Feature::SimplePlural);
        trigger.definite = is_definite(hit);
        trigger.recalls = of_a_day(hit.first);
        trigger.has_object = hit.suffix.has(lexicon::Feature::Pronoun);
        const auto told = [&] { return analysis_.pack.verb_first(tokens_[hit.first]) && told_in_full(trigger.sentence); }; // a line of a live blog
        if (hit.entry->has("headline") && trigger.sentence > 0 && !told() && !flashed(hit)) {
            trigger.accepted = false;
            trigger.rule = "present tense outside the headline";
        }
        if (hit.entry->has("verb") && preceded_by_determiner(hit.first)) {
            trigger.accepted = false;
            trigger.rule = "noun, not verb";
        }
        found_.push_back(std::move(trigger));
    }

    /// مسيّرة تقصف X قبل قليل, "a drone strikes Y moments ago": an item in the present tense that tells that it is just now.
    [[nodiscard]] bool flashed(const lexicon::Hit& hit) const {
        const auto here = tokens_of(analysis_, tokens_[hit.first].sentence);
        const bool item = here.first == 0 || tokens_[here.first - 1].paragraph != tokens_[here.first].paragraph;
        return item && any_hit_in(analysis_, here, [&](const lexicon::Hit& word) { return word.is("just_now") && word.first >= hit.last && word.first - hit.last <= kFlashReach && clauses_.boundaries(hit.first, word.first) <= 1; });
    }

    /// فجر اليوم نفسه: "at dawn", no blast; فجراً إلى X بسيارة as well.
    [[nodiscard]] bool begins_date(std::uint32_t token) const {
        return std::ranges::any_of(beginning_in(dates_, {token, token + 1}), [&](const DateMention& date) { return date.tokens.last > token + 1; });
    }

    [[nodiscard]] bool at_dawn(const lexicon::Hit& hit) const {
        return hit.gap_first < hit.gap_last && text::ends_in_alef(tokens_[hit.first].norm) && std::ranges::any_of(beginning_in(dates_, {hit.first, hit.first + 1}), [](const DateMention& date) { return date.part_only; });
    }

    /// #StopTheBombing: a slogan; #Airstrike alone tells.
    [[nodiscard]] bool inside_tag(const lexicon::Hit& hit) const {
        const bool goes_on = hit.last < tokens_.size() && tokens_[hit.last].hashtag && tokens_[hit.last].joined_before;
        return tokens_[hit.first].script == text::Script::Latin && tokens_[hit.first].hashtag && (tokens_[hit.first].joined_before || goes_on);
    }

    /// "police in Hit": the town, not the verb.
    [[nodiscard]] bool names_place(const lexicon::Hit& hit) const {
        return std::ranges::any_of(beginning_in(places_, {hit.first, hit.first + 1}), [&](const model::PlaceReference& place) {
            const bool named = (place.use == model::PlaceUse::Location && hit.first > 0) || place.use == model::PlaceUse::Dateline || place.use == model::PlaceUse::Heading;
            return named && place.last_token >= hit.last && tokens_[hit.first].script == text::Script::Latin && !place.candidates.empty();
        });
    }

    [[nodiscard]] bool preceded_by_determiner(std::uint32_t token) const {
        return any_hit_in(analysis_, around_before(analysis_, token), [&](const lexicon::Hit& hit) { return hit.is("determiner") && hit.last == token; });
    }

    /// The Arabic article inside the word, or a determiner before it.
    [[nodiscard]] bool is_definite(const lexicon::Hit& hit) const {
        std::uint32_t head = hit.first; // "the two-day raid"
        for (std::uint32_t steps = 0; steps < kDescribingWords && !ends_phrase_of_day(head); ++steps) {
            std::uint32_t before = head;
            const bool described = any_hit_in(analysis_, around_before(analysis_, head), [&](const lexicon::Hit& word) {
                before = word.first;
                return word.is("act_adjective") && word.last == head;
            });
            if (!described) {
                break;
            }
            head = before;
        }
        for (const auto& place : beginning_in(places_, around_before(analysis_, head))) { // "the Hilla blast"
            head = place.last_token == head && tokens_[place.first_token].script == text::Script::Latin ? place.first_token : head;
        }
        return hit.prefix.has(lexicon::Feature::Definite) || preceded_by_determiner(head) || of_a_day(hit.first) || of_the_weapon(hit) || comes(hit);
    }

    /// «وجاء إطلاق النار بعد ساعات من ...»: what comes after something is known.
    [[nodiscard]] bool comes(const lexicon::Hit& hit) const {
        return any_hit_in(analysis_, around_before(analysis_, hit.first), [&](const lexicon::Hit& verb) { return verb.is("comes") && verb.last == hit.first; });
    }

    /// "this morning made safe": the determiner is the day's.
    [[nodiscard]] bool ends_phrase_of_day(std::uint32_t token) const {
        return std::ranges::any_of(beginning_in(dates_, around_before(analysis_, token)), [&](const DateMention& date) { return date.tokens.last == token && date.tokens.first + 1 < token; });
    }

    [[nodiscard]] static bool stronger(const Trigger& trigger, const Trigger& rival) {
        const auto length = [](const Trigger& t) { return t.tokens.last - t.tokens.first; };
        if (length(trigger) == length(rival) && trigger.accepted != rival.accepted) {
            return trigger.accepted;
        }
        return length(trigger) > length(rival) || (rival.weak && !trigger.weak);
    }

    /// "Saturday's attack": the apostrophe and its letter are no token, only a wider gap.
    [[nodiscard]] bool of_a_day(std::uint32_t token) const {
        const bool apart = token > 0 && tokens_[token].script == text::Script::Latin && tokens_[token].span.begin >= tokens_[token - 1].span.end + 3;
        return apart && std::ranges::any_of(beginning_in(dates_, around_before(analysis_, token)), [&](const DateMention& date) { return date.tokens.last == token; });
    }

    /// إطلاق الصاروخ, سقوط القذيفة: made definite by the weapon that follows.
    [[nodiscard]] bool of_the_weapon(const lexicon::Hit& hit) const {
        return hit.entry->has("masdar") && any_hit_in(analysis_, {hit.last, hit.last + 1}, [&](const lexicon::Hit& weapon) {
                   return weapon.is("weapon") && weapon.first == hit.last && weapon.prefix.only({lexicon::Feature::Definite});
               });
    }

    /// One trigger for words that several entries cover: the longest, the stronger, the first.
    void drop_contained() {
        std::vector<Trigger> kept;
        for (auto& trigger : found_) {
            // They rise by their first words, and the kept ones lie apart: only the last can overlap.
            if (kept.empty() || !kept.back().tokens.overlaps(trigger.tokens)) {
                kept.push_back(std::move(trigger));
            } else if (stronger(trigger, kept.back())) {
                kept.back() = std::move(trigger);
            }
        }
        found_ = std::move(kept);
    }

    /// More than a nationality.
    [[nodiscard]] bool place_in(TokenRange range) const {
        return std::ranges::any_of(beginning_in(places_, range), [](const model::PlaceReference& place) { return place.use != model::PlaceUse::Demonym; });
    }

    [[nodiscard]] bool placed(std::uint32_t sentence) const {
        return std::ranges::any_of(beginning_in(places_, tokens_of(analysis_, sentence)), located);
    }

    /// A day and a place of its own.
    [[nodiscard]] bool told_in_full(std::uint32_t sentence) const {
        const bool day = std::ranges::any_of(beginning_in(dates_, tokens_of(analysis_, sentence)), [](const DateMention& date) {
            return date.interval && !date.period && !date.future && !date.anniversary && !date.part_only && date.precision == timeline::TimePrecision::OneDay;
        });
        return day && placed(sentence);
    }

    /// "A landmine badly wounded a boy in X": the weapon is what harms, an adverb between at most.
    [[nodiscard]] bool harms(const lexicon::Hit& weapon) const {
        constexpr std::uint32_t kAdverbs = 1;
        return placed(tokens_[weapon.first].sentence) && any_hit_in(analysis_, {weapon.last, weapon.last + kAdverbs + 1}, [&](const lexicon::Hit& toll) {
                   return toll.is("harm") && toll.first >= weapon.last && toll.first <= weapon.last + kAdverbs && tokens_[toll.first].sentence == tokens_[weapon.first].sentence && tokens_[weapon.last].kind == text::TokenKind::Word;
               });
    }

    /// "١٤ صاروخاً على قاعدة", "Rocket at the base": a flash without a verb; "a missile dug a crater in X on Saturday, wounding ten".
    /// Only where a sentence has no trigger at all.
    void add_weapon_phrases() {
        const bool flash = analysis_.document.sentences.size() <= kFlashSentences;
        for (const auto& hit : analysis_.hits) {
            if (!hit.is("weapon") || hit.entry->has("weak")) {
                continue;
            }
            const auto sentence = tokens_[hit.first].sentence;
            const bool has_trigger = std::any_of(found_.begin(), found_.end(), [&](const Trigger& t) { return t.sentence == sentence && t.kind != ActKind::Kill; });
            const bool aimed = std::any_of(places_.begin(), places_.end(), [&](const model::PlaceReference& place) {
                return tokens_[place.first_token].sentence == sentence && place.use == model::PlaceUse::Location && place.first_token >= hit.last &&
                       place.first_token <= hit.last + 3;
            });
            const bool hurt = any_hit_in(analysis_, tokens_of(analysis_, sentence), [&](const lexicon::Hit& toll) { return toll.is("harm") && toll.first >= hit.last; });
            if (has_trigger || (!(flash && aimed) && !(hurt && told_in_full(sentence)) && !harms(hit))) {
                continue;
            }
            Trigger trigger;
            trigger.tokens = {hit.first, hit.last};
            if (hit.first > 0 && tokens_[hit.first - 1].kind == text::TokenKind::Number && tokens_[hit.first - 1].sentence == sentence) {
                trigger.tokens.first = hit.first - 1;
            }
            trigger.kind = ActKind::Weapon;
            trigger.sentence = sentence;
            trigger.rule = "weapon aimed at a place";
            found_.push_back(std::move(trigger));
        }
    }

    template <typename Test>
    [[nodiscard]] bool near_hit(const Trigger& trigger, std::uint32_t reach, Test&& test) const {
        return any_hit_in(analysis_, tokens_of(analysis_, trigger.sentence), [&](const lexicon::Hit& hit) {
            if (hit.entry == trigger.entry || !test(hit)) {
                return false;
            }
            return words_between(trigger, {hit.first, hit.last}) <= reach;
        });
    }

    /// Words from the trigger to what stands before or behind it; those of dates do not part them ("fired, at 3.40 on Friday, ...").
    [[nodiscard]] std::uint32_t words_between(const Trigger& trigger, TokenRange other) const {
        const TokenRange between = other.first >= trigger.tokens.last ? TokenRange{trigger.tokens.last, other.first} : TokenRange{other.last, trigger.tokens.first};
        if (between.last <= between.first) {
            return 0;
        }
        std::uint32_t count = between.last - between.first;
        std::uint32_t counted = between.first;
        for (const auto& date : beginning_in(dates_, between)) {
            const auto first = std::max(date.tokens.first, counted);
            const auto last = std::min(date.tokens.last, between.last);
            count -= last > first ? last - first : 0U;
            counted = std::max(counted, last);
        }
        return count;
    }

    [[nodiscard]] bool near_weapon(const Trigger& trigger, std::uint32_t reach) const {
        return near_hit(trigger, reach, [](const lexicon::Hit& hit) { return hit.is("weapon") && !(hit.entry->has("weak") && hit.entry->value != "ied"); });
    }

    [[nodiscard]] bool near_place(const Trigger& trigger, std::uint32_t reach) const {
        return std::ranges::any_of(beginning_in(places_, tokens_of(analysis_, trigger.sentence)), [&](const model::PlaceReference& place) {
            if (place.use == model::PlaceUse::Demonym || place.use == model::PlaceUse::Government) {
                return false;
            }
            return words_between(trigger, {place.first_token, place.last_token}) <= reach;
        });
    }

    [[nodiscard]] bool near_person(const Trigger& trigger, std::uint32_t reach) const {
        return near_hit(trigger, reach, [](const lexicon::Hit& hit) {
            return hit.is("actor") || hit.is("force") || hit.is("person") || hit.is("number") || hit.entry->cls.starts_with("person");
        });
    }

    /// "fired on the checkpoint and withdrew": who goes back after his own attack gives up no ground, unless a place is told behind.
    [[nodiscard]] bool goes_back(const Trigger& trigger) const {
        if (trigger.kind != ActKind::Withdraw) {
            return false;
        }
        bool struck = false;
        for (const Trigger* earlier = &trigger; !struck && earlier != found_.data() && (earlier - 1)->sentence == trigger.sentence;) {
            --earlier;
            struck = earlier->accepted && earlier->kind <= ActKind::Assault && earlier->kind != ActKind::Clash;
        }
        return struck && std::ranges::none_of(beginning_in(places_, {trigger.tokens.last, trigger.tokens.last + kObjectReach + 1}), [&](const model::PlaceReference& place) {
                   return place.use != model::PlaceUse::Demonym && tokens_[place.first_token].sentence == trigger.sentence;
               });
    }

    /// "seized": a town is captured, weapons are seized, people are abducted, by what follows.
    void settle_taking(Trigger& trigger) const {
        if (trigger.entry == nullptr || !trigger.entry->has("take")) {
            return;
        }
        const bool town = std::ranges::any_of(beginning_in(places_, {trigger.tokens.last, trigger.tokens.last + 2}), [&](const model::PlaceReference& place) {
            return place.use != model::PlaceUse::Demonym;
        });
        if (town) {
            trigger.kind = ActKind::Capture;
        } else if (!near_weapon(trigger, 4)) {
            trigger.kind = ActKind::Abduction;
        }
    }

    /// "captured a financier of the group": who captures people takes no town.
    void settle_captives(Trigger& trigger) const {
        if (trigger.kind != ActKind::Capture || trigger.entry == nullptr || !trigger.entry->has("captive")) {
            return;
        }
        const auto person = [](const lexicon::Hit& hit) { return hit.is("force") || hit.entry->cls.starts_with("person"); };
        const bool behind = any_hit_in(analysis_, {trigger.tokens.last, trigger.tokens.last + kObjectReach}, [&](const lexicon::Hit& hit) {
            const TokenRange between{trigger.tokens.last, hit.first};
            return person(hit) && tokens_[hit.first].sentence == trigger.sentence && clauses_.boundaries(trigger.tokens.first, hit.first) == 0 &&
                   !place_in(between) &&
                   !any_hit_in(analysis_, between, [](const lexicon::Hit& by) { return by.is("by") || by.is("site") || by.is("place_kind"); });
        });
        const std::uint32_t reach = std::min(trigger.tokens.first, kObjectReach);
        const bool before = any_hit_in(analysis_, {trigger.tokens.first - reach, trigger.tokens.first}, [&](const lexicon::Hit& hit) {
            return person(hit) && hit.last <= trigger.tokens.first && tokens_[hit.first].sentence == trigger.sentence && passive_between(hit.last, trigger.tokens.first);
        });
        if (behind || before) {
            trigger.kind = ActKind::Arrest;
        }
    }

    /// «استولوا على أربع شاحنات», "seized the lorries": who takes things takes no town.
    void settle_goods(Trigger& trigger) const {
        const bool taking = trigger.kind == ActKind::Capture || (trigger.kind == ActKind::Abduction && trigger.entry != nullptr && trigger.entry->has("take"));
        if (!taking || trigger.entry == nullptr || trigger.entry->has("regain")) {
            return;
        }
        const TokenRange behind{trigger.tokens.last, trigger.tokens.last + kObjectReach};
        const bool goods = any_hit_in(analysis_, behind, [&](const lexicon::Hit& hit) {
            const bool thing = hit.is("thing", "vehicle") || hit.is("thing", "animal") || hit.is("thing", "money");
            return thing && tokens_[hit.first].sentence == trigger.sentence && clauses_.boundaries(trigger.tokens.first, hit.first) == 0 && !hit.prefix.has(lexicon::Feature::By) &&
                   !place_in({trigger.tokens.last, hit.last});
        });
        const bool vessel = any_hit_in(analysis_, behind, [](const lexicon::Hit& hit) { return hit.is("vessel"); });
        if (goods && !vessel) {
            trigger.kind = ActKind::Loot;
        }
    }

    [[nodiscard]] bool passive_between(std::uint32_t first, std::uint32_t last) const {
        return any_hit_in(analysis_, {first, last}, [&](const lexicon::Hit& hit) { return hit.is("passive") && hit.last <= last; });
    }

    /// "a drone fell on the camp": no one stormed it.
    void settle_falling(Trigger& trigger) const {
        if (trigger.entry == nullptr || !trigger.entry->has("falls")) {
            return;
        }
        const std::uint32_t reach = std::min(trigger.tokens.first, kWeaponReach);
        const bool weapon = any_hit_in(analysis_, {trigger.tokens.first - reach, trigger.tokens.first}, [&](const lexicon::Hit& hit) {
            return hit.is("weapon") && !hit.entry->has("weak") && tokens_[hit.first].sentence == trigger.sentence && clauses_.boundaries(hit.first, trigger.tokens.first) == 0;
        });
        if (weapon) {
            trigger.kind = ActKind::Land;
        }
    }

    /// "bombs brought down a house": what is brought down is no weapon.
    void settle_downing(Trigger& trigger) const {
        if (trigger.kind != ActKind::Intercept || trigger.entry == nullptr || tokens_[trigger.tokens.first].script == text::Script::Arabic) {
            return;
        }
        const auto behind = [&](auto&& test) {
            return any_hit_in(analysis_, {trigger.tokens.last, trigger.tokens.last + kObjectReach + 1}, [&](const lexicon::Hit& hit) {
                return tokens_[hit.first].sentence == trigger.sentence && clauses_.boundaries(trigger.tokens.first, hit.first) == 0 && test(hit);
            });
        };
        const bool weapon = behind([](const lexicon::Hit& hit) { return hit.is("weapon"); });
        const bool building = behind([](const lexicon::Hit& hit) { return hit.is("site") || (hit.is("thing") && hit.entry->value != "vehicle"); });
        const TokenRange near{trigger.tokens.first < kObjectReach ? 0 : trigger.tokens.first - kObjectReach, trigger.tokens.last};
        const bool shot = any_hit_in(analysis_, near, [&](const lexicon::Hit& hit) { // "12 drones were downed over the region"
            const bool subject = hit.last <= trigger.tokens.first ? passive_between(hit.last, trigger.tokens.first + 1) : hit.last <= trigger.tokens.last;
            return hit.is("weapon") && !hit.entry->has("weak") && tokens_[hit.first].sentence == trigger.sentence && subject;
        });
        const bool suffered = trigger.tokens.first > 0 && passive_between(trigger.tokens.first - 1, trigger.tokens.first); // "was brought down over the port"
        if (building && !weapon && !shot && !suffered) {
            trigger.kind = ActKind::Attack;
        }
    }

    void check_needs(Trigger& trigger) const {
        if (!trigger.accepted || trigger.entry == nullptr) {
            return;
        }
        const auto needs = trigger.entry->attr("needs");
        if (!needs) {
            return;
        }
        bool met = true;
        if (trigger.entry->has("captive") && trigger.kind == ActKind::Arrest) {
            return; // whom they took is told
        }
        if (*needs == "weapon") {
            met = near_weapon(trigger, trigger.kind == ActKind::Launch ? kLaunchReach : kWeaponReach);
        } else if (*needs == "place") {
            met = trigger.has_object || (near_place(trigger, 6) && !goes_back(trigger));
        } else if (*needs == "person") {
            met = near_person(trigger, 6);
        } else if (*needs == "actor") {
            met = near_person(trigger, 8);
        } else if (*needs == "person_or_weapon") {
            met = near_person(trigger, 5) || near_weapon(trigger, 4);
        } else if (*needs == "place_or_actor") {
            met = near_place(trigger, 8) || near_person(trigger, 6);
        } else if (*needs == "context") {
            met = trigger.has_object || near_weapon(trigger, 10) || near_place(trigger, 10) || near_person(trigger, 6);
        } else {
            met = false;
        }
        if (!met) {
            trigger.accepted = false;
            trigger.rule = "needs " + std::string(*needs);
        }
    }

    const Analysis& analysis_;
    const std::vector<text::Token>& tokens_;
    const Clauses& clauses_;
    const std::vector<model::PlaceReference>& places_;
    const std::vector<DateMention>& dates_;
    const std::vector<NumberMention>& numbers_;
    std::vector<Trigger> found_;
};

} // namespace

std::vector<Trigger> find_triggers(const Analysis& analysis, const Clauses& clauses, const std::vector<model::PlaceReference>& places,
                                   const std::vector<DateMention>& dates, const std::vector<NumberMention>& numbers) {
    return Finder(analysis, clauses, places, dates, numbers).run();
}

} // namespace marsad::extract
