#include "extract/casualty_phrases.h"

#include "extract/casualty_phrase_finder.h"

#include <algorithm>

namespace marsad::extract::casualty {

namespace {

using lexicon::Feature;
using lexicon::Hit;
using text::TokenKind;

constexpr std::uint32_t kMaxTail = 10;
constexpr std::int64_t kFirstYear = 1900;
constexpr std::int64_t kLastYear = 2100;

} // namespace

std::vector<Phrase> PhraseFinder::run() {
    std::vector<Phrase> out;
    for (std::uint32_t token = marks_.first(); token < marks_.last();) {
        if (const Hit* harm = marks_.at(Mark::Harm, token); harm != nullptr && harm->length() > 1 && harm->entry->attr("dir") != "inside" && harm->entry->form.find("...") == std::string::npos && !marks_.has(Mark::Unknown, token)) {
            token = harm->last; // "lives" of "claimed the lives of" counts nothing
            continue;
        }
        if (const Hit* unknown = marks_.at(Mark::Unknown, token); unknown != nullptr && unknown->entry->form.find("...") == std::string::npos) {
            token = unknown->last; // «العشرات بين صريع وجريح»
            continue;
        }
        auto phrase = phrase_at(token);
        if (!phrase) {
            ++token;
            continue;
        }
        mark_government(*phrase);
        token = std::max(token + 1, phrase->tokens.last);
        out.push_back(*phrase);
    }
    mark_subsets(out);
    return out;
}

std::optional<Phrase> PhraseFinder::phrase_at(std::uint32_t token) const {
    if (marks_.has(Mark::NoHarm, token) || marks_.has(Mark::Unknown, token)) {
        return std::nullopt;
    }
    if (const auto* number = marks_.number(token); number != nullptr) {
        if (const Hit* toll = marks_.at(Mark::Toll, token); toll != nullptr && toll->last > number->tokens.last) {
            return std::nullopt; // عدد من قضوا
        }
        if (marks_.arabic(token) && marks_.has(Mark::Weekday, token) && number->prefix.has(Feature::Definite)) {
            return std::nullopt; // الاثنين
        }
        if (number->countable) {
            return numbered_phrase(*number, token);
        }
        if (number->ordinal && number->prefix.empty() && marks_.arabic(token) && after_harm(token)) {
            return one_more(token, number->tokens.last); // وجرح ثالث
        }
        if (!number->ordinal && marks_.role(token) != Role::Indef) {
            return std::nullopt;
        }
    }
    if (marks_.punct(token)) {
        return std::nullopt;
    }
    if (marks_.arabic(token)) {
        return arabic_noun(token);
    }
    const Role role = marks_.role(token);
    if (role == Role::Indef || role == Role::Det || role == Role::Poss) {
        return determined_phrase(token);
    }
    if (role == Role::He) {
        return pronoun(token);
    }
    if (marks_.has(Mark::Others, token) && marks_.at(Mark::Others, token)->entry->value == "others") {
        return others_phrase(token);
    }
    return bare_noun(token);
}

std::optional<Phrase> PhraseFinder::pronoun(std::uint32_t token) const {
    if (marks_.role(token + 1) != Role::And && !((marks_.role(token + 1) == Role::Aux || marks_.role(token + 1) == Role::Have) && dies_behind(token + 1))) {
        return std::nullopt;
    }
    return one_by_pronoun(token);
}

Phrase PhraseFinder::one_by_pronoun(std::uint32_t token) const {
    Phrase phrase;
    phrase.tokens = {token, token + 1};
    phrase.core_last = token + 1;
    phrase.person = phrase.definite = true;
    set_singular(phrase);
    return phrase;
}

Phrase PhraseFinder::others_phrase(std::uint32_t token) const {
    Phrase phrase;
    phrase.tokens = {token, marks_.at(Mark::Others, token)->last};
    phrase.core_last = phrase.tokens.last;
    phrase.count.low = 1;
    phrase.plural = phrase.person = phrase.others = phrase.additional = true;
    return phrase;
}

Phrase PhraseFinder::one_more(std::uint32_t first, std::uint32_t last) const {
    Phrase phrase;
    phrase.tokens = {first, last};
    phrase.core_last = last;
    phrase.person = phrase.additional = true;
    set_singular(phrase);
    return phrase;
}

std::optional<Phrase> PhraseFinder::numbered_phrase(const NumberMention& number, std::uint32_t first) const {
    Phrase phrase;
    phrase.tokens = {first, number.tokens.last};
    phrase.count = number.count;
    phrase.numbered = true;
    phrase.vague = number.vague;
    phrase.additional = number.additional;
    phrase.from_to = number.from_to;
    set_prefix(phrase, number.prefix);
    read_head(phrase, number);
    phrase.core_last = phrase.tokens.last;
    if (!phrase.thing) {
        absorb_tail(phrase);
    }
    return phrase;
}

void PhraseFinder::set_prefix(Phrase& phrase, const lexicon::Affix& prefix) {
    phrase.wa = prefix.has(Feature::And);
    phrase.with_ba = prefix.has(Feature::By);
    phrase.oblique = phrase.oblique || prefix.features.any({Feature::By, Feature::To, Feature::Like});
    phrase.definite = phrase.definite || prefix.has(Feature::Definite);
}

bool PhraseFinder::ends_phrase(std::uint32_t token) const {
    if (!marks_.inside(token) || marks_.punct(token) || marks_.number(token) != nullptr || marks_.has(Mark::NoHarm, token) || marks_.has(Mark::Unknown, token)) {
        return true;
    }
    if (marks_.arabic(token) && (marks_.has(Mark::TollMove, token) || marks_.has(Mark::Toll, token))) {
        return true;
    }
    return marks_.role(token) != Role::None || marks_.has(Mark::Harm, token) || marks_.has(Mark::Subset, token);
}

const Hit* PhraseFinder::person_at(std::uint32_t token) const {
    const Hit* person = marks_.at(Mark::Person, token);
    const Hit* demonym = marks_.at(Mark::Demonym, token);
    return person != nullptr && (demonym == nullptr || person->length() >= demonym->length()) ? person : demonym;
}

bool PhraseFinder::is_thing(std::uint32_t token) const {
    const Hit* thing = marks_.at(Mark::Thing, token);
    if (const Hit* person = marks_.at(Mark::Person, token); person != nullptr && (thing == nullptr || person->length() > thing->length() || person->suffix.size() < thing->suffix.size())) {
        return false; // "lorry driver"; شرطي, not شرط + ي
    }
    if (thing != nullptr && thing->entry->value == "held" && dies_behind(thing->last)) {
        return false; // "44 prisoners died": who is counted as taken may be counted as dead
    }
    return marks_.has(Mark::Thing, token) || marks_.has(Mark::Weapon, token) || marks_.has(Mark::Month, token);
}

bool PhraseFinder::dies_behind(std::uint32_t token) const {
    while (marks_.role(token) == Role::Aux || marks_.role(token) == Role::Have || marks_.role(token) == Role::Adv) {
        ++token;
    }
    return marks_.has(Mark::Harm, token);
}

bool PhraseFinder::names_workplace(std::uint32_t token) const {
    const Hit* thing = marks_.at(Mark::Thing, token);
    if (thing == nullptr || marks_.arabic(token) || thing->length() != 1 || thing->suffix.has(Feature::SimplePlural) || thing->entry->value == "time" || thing->entry->value == "measure" || thing->entry->value == "held") {
        return false;
    }
    return marks_.has(Mark::Person, token + 1) && !is_thing(token + 1) && marks_.role(token + 1) == Role::None;
}

bool PhraseFinder::parts_from_person(std::uint32_t token, bool plural_head) const {
    const Hit* thing = marks_.at(Mark::Thing, token);
    return thing != nullptr && !marks_.arabic(token) && (is_time(token) || (plural_head && thing->suffix.empty()));
}

void PhraseFinder::take_person(Phrase& phrase, const Hit& hit) const {
    phrase.person = true;
    phrase.unknown = false;
    phrase.attackers = phrase.attackers || hit.entry->value == "attacker";
    phrase.tokens.last = hit.last;
}

void PhraseFinder::read_head(Phrase& phrase, const NumberMention& number) const {
    HeadScan scan;
    scan.token = number.tokens.last;
    for (std::uint32_t step = 0; step < kMaxModifiers + 2 && marks_.inside(scan.token); ++step) {
        if (marks_.soft_punct(scan.token) && marks_.token(scan.token).norm == "\"" && marks_.inside(scan.token + 1)) {
            ++scan.token;
        }
        if (take_toll_noun(phrase, scan.token) || !take_noun_word(phrase, scan)) {
            break;
        }
    }
    phrase.bare = !phrase.thing && !phrase.person && !phrase.unknown && !phrase.of_them && !phrase.additional;
    if ((phrase.bare && is_not_a_count(number)) || is_year_of_date(number)) {
        phrase.thing = phrase.oblique = true;
        phrase.person = phrase.unknown = phrase.bare = false;
        phrase.tokens.last = number.tokens.last;
    }
}

bool PhraseFinder::take_toll_noun(Phrase& phrase, std::uint32_t token) const {
    const Hit* thing = marks_.at(Mark::Thing, token);
    if (const Hit* toll = marks_.at(Mark::TollNoun, token); toll != nullptr && !toll->prefix.has(Feature::And) && (thing == nullptr || thing->length() <= toll->length())) { // no "life terms"
        phrase.toll = kind_of(*toll);
        phrase.person = true;
        phrase.unknown = false;
        phrase.tokens.last = toll->last;
        if (!marks_.arabic(token) && toll->length() > 1 && marks_.number(toll->last) != nullptr) {
            phrase.toll = CasualtyKind::Killed; // "12 dead and wounded some 2,750"
            phrase.tokens.last = token + 1;
        }
        return true;
    }
    if (phrase.bare_so_far() && modifies_person(token)) {
        phrase.toll = kind_of(*marks_.at(Mark::Harm, token));
        phrase.told_by_adjective = true;
        take_person(phrase, *marks_.at(Mark::Person, token + 1));
        return true;
    }
    return false;
}

bool PhraseFinder::take_noun_word(Phrase& phrase, HeadScan& scan) const {
    const std::uint32_t token = scan.token;
    const bool arabic = marks_.arabic(token);
    if (names_workplace(token)) {
        ++scan.token;
        return true;
    }
    if ((arabic && leaves_noun(token)) || (phrase.person && parts_from_person(token, scan.plural_head))) {
        return false;
    }
    if (arabic && is_time(token) && marks_.has(Mark::Weekday, token + 1)) {
        return false; // «إلى تسعة يوم الاثنين»
    }
    if (is_thing(token) && !(phrase.person && arabic)) {
        phrase.thing = true;
        phrase.tokens.last = token + 1;
        return false;
    }
    if (const Hit* others = marks_.at(Mark::Others, token); others != nullptr && others->entry->value != "also") {
        phrase.additional = true;
        phrase.tokens.last = scan.token = others->last;
        return true;
    }
    if (const Hit* person = person_at(token); person != nullptr && !person->prefix.has(Feature::And) && !ends_phrase(token)) {
        take_person(phrase, *person);
        scan.nationality = !arabic && (person->is("demonym") || person->entry->value == "demonym") && !is_plural(*person);
        scan.plural_head = is_plural(*person) && !person->entry->has("mass");
        scan.token = person->last;
        return !(arabic && phrase.count.value == 1);
    }
    if (marks_.role(token) == Role::Of && !phrase.person) {
        read_of(phrase, token);
        return false;
    }
    if (!arabic && phrase.vague && phrase.bare_so_far() && marks_.role(token) == Role::Det && marks_.role(token - 1) == Role::Of) {
        read_of(phrase, token - 1); // "dozens of" | "the militia"
        return false;
    }
    if (ends_phrase(token) || (phrase.person && !scan.nationality) || scan.unknown_words >= (arabic ? 2U : kMaxModifiers) || starts_with_wa(token)) {
        return false;
    }
    ++scan.unknown_words;
    phrase.unknown = !phrase.person;
    phrase.tokens.last = ++scan.token;
    return true;
}

bool PhraseFinder::leaves_noun(std::uint32_t token) const {
    const Role role = marks_.role(token);
    if (role == Role::Agent || role == Role::Wound) {
        return true;
    }
    const Hit* thing = marks_.at(Mark::Thing, token);
    return thing != nullptr && !thing->prefix.empty() && !thing->prefix.only({Feature::Definite});
}

void PhraseFinder::read_of(Phrase& phrase, std::uint32_t token) const {
    std::uint32_t next = token + 1;
    if (marks_.role(token) == Role::Of && marks_.role(next) == Role::Them) {
        phrase.of_them = true;
        phrase.tokens.last = next + 1;
        return;
    }
    while (marks_.inside(next) && (marks_.role(next) == Role::Det || marks_.role(next) == Role::Poss)) {
        ++next;
    }
    if (const auto* whole = marks_.number(next); whole != nullptr && whole->countable && whole->count.value > phrase.count.value) {
        next = whole->tokens.last; // "one of 21 sailors", «اثنان من 21 بحارا»
    }
    for (std::uint32_t step = 0; step < 4 && marks_.inside(next); ++step) {
        if (const Hit* toll = marks_.at(Mark::TollNoun, next); toll != nullptr && !toll->entry->has("counted")) {
            phrase.toll = kind_of(*toll);
            phrase.person = phrase.told_by_adjective = true;
            phrase.tokens.last = toll->last;
            return;
        }
        if (is_thing(next)) {
            // "two of the rockets", but "five of the crew of the ship": only what directly follows decides
            phrase.thing = true;
            phrase.tokens.last = next + 1;
            return;
        }
        if (const Hit* person = person_at(next); person != nullptr) {
            take_person(phrase, *person);
            return;
        }
        if (ends_phrase(next)) {
            return;
        }
        phrase.unknown = true;
        phrase.tokens.last = ++next;
        if (marks_.arabic(next - 1)) {
            return;
        }
    }
}

bool PhraseFinder::is_not_a_count(const NumberMention& number) const {
    const std::uint32_t before = number.tokens.first - 1;
    const std::uint32_t after = number.tokens.last;
    if (number.vague || number.tokens.first == marks_.first()) {
        return false;
    }
    if (marks_.arabic(before) && number.prefix.has(Feature::Definite) && is_thing(before) && marks_.begins(before, Feature::Definite)) {
        return true; // «التفجيرات الثلاثة»
    }
    if (marks_.arabic(before) && number.count.value == 1 && number.prefix.empty() && marks_.role(before) == Role::None && !marks_.has(Mark::Harm, before)) {
        return true; // عائلة واحدة
    }
    const bool digits = marks_.token(number.core.last - 1).kind == TokenKind::Number;
    if (digits && ((marks_.punct(before, ",") && marks_.punct(after, ",")) || (marks_.punct(before, "(") && marks_.punct(after, ")")))) {
        return !number.additional && number.count.value.value_or(0) < 110;
    }
    const Role role = marks_.role(before);
    const auto value = number.count.value.value_or(0);
    if (digits && value >= 1900 && value <= 2100 && (role == Role::Prep || role == Role::Of || role == Role::Stop || marks_.has(Mark::Period, before) || is_thing(before))) {
        return true;
    }
    if (digits && value >= 1900 && value <= 2100 && before > marks_.first() && is_thing(before - 1)) {
        return true; // تشرين الأول 2023
    }
    if (is_thing(before) && !marks_.has(Mark::Harm, before)) {
        return digits || is_time(before);
    }
    if (!digits || marks_.has(Mark::TollNoun, before) || marks_.has(Mark::Harm, before)) {
        return false;
    }
    if (marks_.arabic(before)) {
        return false;
    }
    const Role next = marks_.role(after);
    return marks_.token(before).capital && before > marks_.first() && next != Role::Aux && next != Role::Have && !marks_.has(Mark::Harm, after);
}

bool PhraseFinder::is_year_of_date(const NumberMention& number) const {
    const auto value = number.count.value.value_or(0);
    if (number.vague || value < kFirstYear || value > kLastYear || marks_.token(number.core.last - 1).kind != TokenKind::Number) {
        return false;
    }
    std::uint32_t before = number.core.first;
    for (std::uint32_t step = 0; step < 3 && before > marks_.first(); ++step) { // "July 31, 2015", «31 تموز/يوليو 2015»
        --before;
        if (marks_.has(Mark::Month, before) || (marks_.has(Mark::Thing, before) && marks_.at(Mark::Thing, before)->entry->value == "month")) {
            return true;
        }
        if (!marks_.punct(before) && marks_.token(before).kind != TokenKind::Number) {
            return false;
        }
    }
    return false;
}

bool PhraseFinder::is_time(std::uint32_t token) const {
    const Hit* thing = marks_.at(Mark::Thing, token);
    return marks_.has(Mark::Month, token) || (thing != nullptr && (thing->entry->value == "time" || thing->entry->value == "month" || thing->entry->value == "clock" || thing->entry->value == "age"));
}

bool PhraseFinder::starts_with_wa(std::uint32_t token) const {
    return marks_.begins(token, Feature::And) && marks_.arabic(token) && marks_.token(token).norm.size() > 6 && !marks_.has(Mark::Person, token);
}

CasualtyKind PhraseFinder::kind_of(const Hit& hit) {
    return hit.entry->value == "injured" ? CasualtyKind::Injured : hit.entry->value == "joint" ? CasualtyKind::Joint
                                                                                               : CasualtyKind::Killed;
}

void PhraseFinder::absorb_tail(Phrase& phrase) const {
    std::uint32_t token = phrase.tokens.last;
    const bool arabic = marks_.inside(phrase.core_last - 1) && marks_.arabic(phrase.core_last - 1);
    if (const std::uint32_t aged = after_age(phrase); aged != token) {
        phrase.tokens.last = aged;
        return;
    }
    if (arabic ? phrase.bare : marks_.role(token) != Role::Of && !marks_.punct(token, "(")) {
        return;
    }
    bool bracket = false;
    bool thing = false;
    for (std::uint32_t step = 0; step < kMaxTail && marks_.inside(token); ++step) {
        if (marks_.punct(token, "(") || marks_.punct(token, ")") || marks_.punct(token, "\"")) {
            bracket = marks_.punct(token, "(") ? true : marks_.punct(token, ")") ? false
                                                                                 : bracket;
            ++token;
            continue;
        }
        const Role role = marks_.role(token);
        const bool joins = role == Role::Of || role == Role::Det || role == Role::Poss || role == Role::Indef;
        if (marks_.punct(token) || marks_.has(Mark::Harm, token) || marks_.has(Mark::NoHarm, token) || marks_.has(Mark::Toll, token) || marks_.has(Mark::Subset, token) || (role != Role::None && !joins)) {
            break;
        }
        if (arabic && (marks_.number(token) != nullptr || marks_.has(Mark::TollNoun, token) || starts_list_item(token) || (phrase.numbered && role == Role::None && step > 3))) {
            break;
        }
        if (arabic && thing && person_at(token) != nullptr) {
            break; // «مسلحون يستقلون دراجة | رئيس المجلس»
        }
        thing = thing || is_thing(token);
        if (!arabic && marks_.number(token) != nullptr && marks_.number(token)->countable && step > 0 && marks_.number(token)->count.value.value_or(0) > 1) {
            break;
        }
        ++token;
    }
    if (!bracket) {
        while (token > phrase.tokens.last && (marks_.punct(token - 1, "(") || marks_.punct(token - 1, "\""))) {
            --token;
        }
        phrase.tokens.last = std::max(phrase.tokens.last, token);
    }
}

std::uint32_t PhraseFinder::after_age(const Phrase& phrase) const {
    const std::uint32_t token = phrase.tokens.last;
    const auto* age = marks_.role(token) == Role::Of && !marks_.arabic(token) ? marks_.number(token + 1) : nullptr;
    if (age == nullptr || !age->countable || age->vague || phrase.numbered || phrase.plural || phrase.thing || !phrase.person) {
        return token;
    }
    const std::uint32_t last = age->tokens.last;
    const bool counts = marks_.inside(last) && (person_at(last) != nullptr || is_thing(last) || marks_.has(Mark::TollNoun, last));
    return counts ? token : last; // "a father of 52", but not "the leader of 52 men"
}

bool PhraseFinder::starts_list_item(std::uint32_t token) const {
    const Hit* person = person_at(token);
    if (marks_.begins(token, Feature::And)) {
        return true;
    }
    const bool indefinite = person != nullptr && !person->prefix.has(Feature::Definite);
    return indefinite && person->suffix.features.any({Feature::Accusative, Feature::Oblique});
}

CasualtyMention figure_told(Phrase& phrase, CasualtyKind kind) {
    CasualtyMention mention;
    mention.kind = kind;
    mention.tokens = {phrase.tokens.first, phrase.core_last};
    mention.count = phrase.count;
    mention.counted = phrase.numbered;
    phrase.used |= static_cast<std::uint8_t>(1U << static_cast<unsigned>(kind));
    return mention;
}

std::vector<Phrase> find_phrases(const Marks& marks) { return PhraseFinder(marks).run(); }

} // namespace marsad::extract::casualty
