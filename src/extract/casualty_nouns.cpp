#include "extract/casualty_phrase_finder.h"

#include <algorithm>

namespace marsad::extract::casualty {

namespace {

using lexicon::Feature;
using lexicon::Hit;
using text::TokenKind;

constexpr std::uint32_t kSizeReach = 3; ///< «أسرة كاملة قوامها ...»

} // namespace

void PhraseFinder::set_singular(Phrase& phrase) const {
    phrase.count = {1, 1, 1};
    phrase.plural = false;
}

void PhraseFinder::set_plural(Phrase& phrase) const {
    phrase.count = {std::nullopt, 2, std::nullopt};
    phrase.plural = true;
}

std::uint32_t PhraseFinder::after_compound(std::uint32_t token) const {
    while (marks_.inside(token) && marks_.token(token).joined_before) {
        ++token;
    }
    return token;
}

std::optional<Phrase> PhraseFinder::determined_phrase(std::uint32_t first) const {
    const Role article = marks_.role(first);
    Phrase phrase;
    phrase.tokens = {first, first + 1};
    phrase.definite = article != Role::Indef;
    phrase.additional = marks_.has(Mark::Others, first);
    std::uint32_t token = first + 1;
    if (const auto* inner = marks_.number(first); inner != nullptr && !inner->countable) {
        token = after_compound(inner->tokens.last); // "a 50-year-old man"
        phrase.additional = phrase.additional || inner->ordinal;
    }
    const bool aged = token > first + 2 && marks_.has(Mark::Aged, token - 1) && marks_.token(token - 1).joined_before;
    std::uint32_t words = 0;
    for (; marks_.inside(token) && words <= kMaxModifiers; ++words) {
        if (const auto* number = marks_.number(token); number != nullptr) {
            if (number->countable) {
                return words == 0 && phrase.definite ? definite_number(*number, first) : headless(phrase, token, words, aged);
            }
            phrase.additional = phrase.additional || (number->ordinal && article == Role::Indef);
            token = after_compound(number->tokens.last);
            continue;
        }
        if (person_at(token) != nullptr && !is_thing(token)) {
            return person_run(phrase, token);
        }
        if (is_thing(token) && !names_workplace(token)) {
            phrase.thing = true;
            phrase.tokens.last = marks_.has(Mark::Thing, token) ? marks_.at(Mark::Thing, token)->last : token + 1;
            phrase.core_last = phrase.tokens.last;
            return phrase;
        }
        if (marks_.has(Mark::TollNoun, token) && !(words == 0 && aged)) {
            return toll_of_number(first, token);
        }
        if ((words == 0 && aged) || (ends_phrase(token) && !names_workplace(token) && !(words == 0 && modifies_person(token)))) {
            break;
        }
        ++token;
    }
    return headless(phrase, token, words, aged);
}

std::optional<Phrase> PhraseFinder::definite_number(const NumberMention& number, std::uint32_t first) const {
    auto counted = numbered_phrase(number, first);
    counted->definite = true;
    return counted;
}

std::optional<Phrase> PhraseFinder::headless(Phrase phrase, std::uint32_t token, std::uint32_t words, bool aged) const {
    const bool indefinite = !phrase.definite;
    const auto* last_number = marks_.number(token - 1);
    if (words == 1 && phrase.additional && indefinite && last_number != nullptr && last_number->ordinal) {
        return one_more(phrase.tokens.first, token);
    }
    if (words == 0) {
        const bool stands_alone = marks_.inside(token) && !marks_.punct(token) && (marks_.role(token) != Role::None || marks_.has(Mark::Harm, token));
        if (!aged && !(indefinite && phrase.additional && stands_alone)) {
            return std::nullopt;
        }
        phrase.person = true;
        phrase.tokens.last = phrase.core_last = aged ? token : phrase.tokens.last;
        set_singular(phrase);
        return phrase;
    }
    phrase.unknown = true;
    phrase.tokens.last = phrase.core_last = token;
    if (phrase.definite && marks_.token(token - 1).norm.ends_with("s")) {
        set_plural(phrase);
    } else {
        set_singular(phrase);
    }
    absorb_tail(phrase);
    return phrase;
}

std::optional<Phrase> PhraseFinder::toll_of_number(std::uint32_t first, std::uint32_t token) const {
    const Hit* toll = marks_.at(Mark::TollNoun, token);
    if (marks_.role(toll->last) != Role::Of) {
        return std::nullopt;
    }
    const auto* number = marks_.number(toll->last + 1);
    if (number == nullptr || !number->countable) {
        return std::nullopt;
    }
    auto phrase = numbered_phrase(*number, first);
    phrase->toll = kind_of(*toll);
    return phrase;
}

bool PhraseFinder::modifies_person(std::uint32_t token) const {
    const Hit* harm = marks_.at(Mark::Harm, token);
    return harm != nullptr && harm->length() == 1 && !marks_.arabic(token) && marks_.has(Mark::Person, token + 1) && harm->entry->attr("dir") == "auto";
}

std::optional<Phrase> PhraseFinder::person_run(Phrase phrase, std::uint32_t token) const {
    const Hit* head = nullptr;
    bool demonym = true;
    std::uint32_t unknown_words = 0;
    while (marks_.inside(token)) {
        if (const Hit* person = person_at(token); person != nullptr && (head == nullptr || !ends_phrase(token))) {
            head = person;
            demonym = demonym && person->is("demonym");
            phrase.attackers = phrase.attackers || person->entry->value == "attacker";
            token = person->last;
            unknown_words = 0;
            continue;
        }
        if (names_workplace(token)) {
            ++token;
            continue;
        }
        if (head != nullptr && parts_from_person(token, is_plural(*head) && !head->entry->has("mass"))) {
            break;
        }
        if (is_thing(token) && !marks_.has(Mark::Harm, token)) {
            phrase.thing = true;
            phrase.tokens.last = phrase.core_last = token + 1;
            return phrase;
        }
        // "Russian air force colonel": unknown words between a nationality and the noun
        if (demonym && unknown_words < 3 && !ends_phrase(token) && !marks_.token(token).capital) {
            ++unknown_words;
            ++token;
            continue;
        }
        break;
    }
    phrase.person = true;
    phrase.demonym = demonym && unknown_words == 0;
    phrase.unknown = demonym && unknown_words > 0;
    phrase.tokens.last = std::max(token, phrase.tokens.last);
    if (is_plural(*head) || head->entry->has("mass")) {
        set_plural(phrase);
        read_size(phrase, *head);
    } else {
        set_singular(phrase);
        while (marks_.inside(phrase.tokens.last) && is_name_word(phrase.tokens.last) && !marks_.has(Mark::Harm, phrase.tokens.last)) {
            ++phrase.tokens.last; // the writer Victoria Amelina
        }
    }
    phrase.core_last = phrase.tokens.last;
    absorb_tail(phrase);
    return phrase;
}

bool PhraseFinder::is_name_word(std::uint32_t token) const {
    const auto& word = marks_.token(token);
    return word.kind == TokenKind::Word && word.capital && !marks_.arabic(token) && !is_thing(token) && marks_.number(token) == nullptr &&
           (marks_.role(token) == Role::None || marks_.role(token) == Role::Poss);
}

std::optional<Phrase> PhraseFinder::bare_noun(std::uint32_t token) const {
    Phrase phrase;
    phrase.tokens = {token, token + 1};
    if (marks_.has(Mark::TollNoun, token)) {
        return toll_of_number(token, token);
    }
    if (person_at(token) != nullptr && !is_thing(token)) {
        return person_run(phrase, token);
    }
    if (!is_name_word(token) || marks_.has(Mark::Harm, token) || marks_.has(Mark::Toll, token)) {
        return std::nullopt;
    }
    std::uint32_t last = token;
    while (marks_.inside(last) && last < token + 6 && is_name_word(last) && !marks_.has(Mark::Harm, last)) {
        if (person_at(last) != nullptr) {
            return person_run(phrase, last);
        }
        ++last;
    }
    if (marks_.inside(last) && person_at(last) != nullptr && !ends_phrase(last) && !is_thing(last)) {
        return person_run(phrase, last);
    }
    if (marks_.inside(last) && is_thing(last)) {
        phrase.thing = true;
        phrase.tokens.last = phrase.core_last = last + 1;
        return phrase;
    }
    if (last == token + 1 && (token == marks_.first() || marks_.punct(token - 1))) {
        return std::nullopt; // "They were killed": any word is capital there
    }
    phrase.tokens.last = phrase.core_last = last;
    phrase.name = true;
    set_singular(phrase);
    return phrase;
}

NounNumber PhraseFinder::marked_number(std::uint32_t token) const {
    const auto span = marks_.token(token).span;
    const auto& body = marks_.body();
    std::uint32_t noon = span.end;
    while (noon > span.begin && body[noon - 1] != U'ن') {
        --noon;
    }
    std::uint32_t ya = noon > span.begin ? noon - 1 : span.begin;
    bool sukun = false;
    while (ya > span.begin && body[ya - 1] != U'ي') {
        sukun = sukun || body[ya - 1] == 0x0652;
        --ya;
    }
    for (std::uint32_t at = ya > span.begin ? ya - 1 : span.begin; at > span.begin; --at) {
        const char32_t sign = body[at - 1];
        if (sign == 0x064E) {
            return NounNumber::Dual;
        }
        if (sign == 0x0650) {
            return NounNumber::Plural;
        }
        if (sign != 0x0651 && sign != 0x0640) {
            break;
        }
    }
    return sukun ? NounNumber::Dual : NounNumber::Unsure;
}

NounNumber PhraseFinder::noun_number(const Hit& hit, std::uint32_t token) const {
    const lexicon::Affix& ending = hit.suffix;
    if (hit.entry->has("plural") || hit.entry->has("mass")) {
        return NounNumber::Plural;
    }
    const bool dual = ending.has(Feature::Dual);
    const bool plural = ending.has(Feature::Plural);
    if (hit.entry->has("dual") || (dual && !plural)) {
        return NounNumber::Dual;
    }
    if (dual && plural) {
        const bool sound = hit.entry->has("sound") || hit.is("demonym");
        return sound ? marked_number(token) : NounNumber::Dual;
    }
    return plural ? NounNumber::Plural : NounNumber::Singular;
}

void PhraseFinder::set_number(Phrase& phrase, NounNumber number) const {
    switch (number) {
    case NounNumber::Singular: set_singular(phrase); break;
    case NounNumber::Dual:
        phrase.count = {2, 2, 2};
        phrase.numbered = true;
        break;
    case NounNumber::Plural:
    case NounNumber::Unsure: set_plural(phrase); break;
    }
}

std::optional<Phrase> PhraseFinder::arabic_noun(std::uint32_t first) const {
    if (marks_.role(first) == Role::He) {
        return arabic_pronoun(first);
    }
    if (const Hit* others = marks_.at(Mark::Others, first); others != nullptr && others->entry->value == "others") {
        Phrase phrase = others_phrase(first);
        set_prefix(phrase, others->prefix);
        return phrase;
    }
    if (const Hit* other = marks_.at(Mark::Others, first); other != nullptr && other->entry->value == "other" && after_harm(first)) {
        return one_more(first, other->last); // وإصابة آخر
    }
    const Hit* toll = marks_.at(Mark::TollNoun, first);
    const Hit* hit = toll != nullptr ? toll : person_at(first);
    if (hit == nullptr || (toll == nullptr && is_thing(first)) || (toll != nullptr && marks_.has(Mark::Harm, first) && toll->entry->has("counted") && toll->suffix.empty())) {
        return std::nullopt;
    }
    if (toll == nullptr && is_adjective(*hit)) {
        return std::nullopt;
    }
    Phrase phrase;
    phrase.tokens = {first, hit->last};
    phrase.person = true;
    phrase.demonym = hit->is("demonym");
    phrase.attackers = hit->entry->value == "attacker";
    phrase.accusative = hit->suffix.has(Feature::Accusative);
    set_prefix(phrase, hit->prefix);
    if (toll != nullptr) {
        phrase.toll = kind_of(*toll);
        phrase.counted_only = toll->entry->has("counted");
    }
    phrase.definite = phrase.definite || (hit->suffix.has(Feature::Possessive) && !marks_.written_feminine(hit->last - 1));
    NounNumber number = noun_number(*hit, hit->last - 1);
    read_attributes(phrase, number);
    if (number == NounNumber::Unsure && opens_counted_list(phrase)) {
        number = NounNumber::Dual;
    }
    const bool several = phrase.definite || number == NounNumber::Plural || number == NounNumber::Unsure;
    if (!phrase.numbered && several && first > marks_.first() && marks_.role(first - 1) == Role::OneOf) {
        phrase.tokens.first = first - 1; // أحد الجنود, أحد عناصر الدورية
        set_singular(phrase);
    } else if (!phrase.numbered) {
        set_number(phrase, number);
    }
    read_size(phrase, *hit);
    phrase.core_last = phrase.tokens.last;
    absorb_tail(phrase);
    return phrase;
}

/// «هو و25 آخرون»
bool PhraseFinder::with_others(std::uint32_t pronoun) const {
    return marks_.role(pronoun + 1) == Role::And || (marks_.inside(pronoun + 1) && marks_.begins(pronoun + 1, Feature::And));
}

/// «أصيب هو و25 آخرون», «قتلت هي وطفلاها»
std::optional<Phrase> PhraseFinder::arabic_pronoun(std::uint32_t token) const {
    if (!with_others(token) || !after_harm(token)) {
        return std::nullopt;
    }
    return one_by_pronoun(token);
}

void PhraseFinder::read_size(Phrase& phrase, const Hit& head) const {
    if (!head.entry->has("mass")) {
        return;
    }
    for (std::uint32_t token = phrase.tokens.last; marks_.inside(token) && token < phrase.tokens.last + kSizeReach && !marks_.punct(token); ++token) {
        const auto* number = marks_.role(token) == Role::Of ? marks_.number(token + 1) : nullptr;
        if (number != nullptr && number->countable) {
            phrase.count = number->count;
            phrase.numbered = true;
            phrase.plural = false;
            phrase.tokens.last = number->tokens.last;
            return;
        }
    }
}

bool PhraseFinder::opens_counted_list(const Phrase& phrase) const {
    const Hit* next = marks_.inside(phrase.tokens.last) ? person_at(phrase.tokens.last) : nullptr;
    return next != nullptr && next->prefix.only({Feature::And}) && noun_number(*next, phrase.tokens.last) == NounNumber::Singular;
}

bool PhraseFinder::is_adjective(const Hit& hit) const {
    if (hit.suffix.has(Feature::Nisba)) {
        return true;
    }
    const bool may_be = hit.is("demonym") || hit.entry->has("adj");
    if (!may_be) {
        return false;
    }
    if (hit.suffix.has(Feature::PronounOne)) {
        return true;
    }
    if (hit.first == marks_.first() || marks_.punct(hit.first - 1) || hit.prefix.has(Feature::And)) {
        return false;
    }
    const std::uint32_t before = hit.first - 1;
    if (marks_.role(before) != Role::None || marks_.has(Mark::Harm, before) || ends_number(before) || marks_.has(Mark::TollMove, before)) {
        return false;
    }
    if (hit.suffix.has(Feature::Masculine) && !marks_.ends(before, {Feature::Masculine, Feature::SoundPlural})) {
        return false; // an adjective would agree
    }
    if ((hit.suffix.empty() && marks_.ends(before, {Feature::Feminine})) || (hit.suffix.has(Feature::Accusative) && !marks_.ends(before, {Feature::Accusative}))) {
        return false; // «غارة جوية قيادياً»: gender or case would agree too
    }
    return marks_.begins(before, Feature::Definite) == (hit.prefix.has(Feature::Definite) && !hit.prefix.has(Feature::To));
}

bool PhraseFinder::ends_number(std::uint32_t token) const {
    return marks_.number(token) != nullptr || (token > marks_.first() && marks_.number(token - 1) != nullptr && marks_.number(token - 1)->tokens.last == token + 1);
}

void PhraseFinder::read_attributes(Phrase& phrase, NounNumber& number) const {
    for (std::uint32_t token = phrase.tokens.last; marks_.inside(token); token = phrase.tokens.last) {
        if (const auto* count = marks_.number(token); count != nullptr) {
            const auto value = count->count.value.value_or(0);
            const bool after_definite = phrase.definite && count->prefix.has(Feature::Definite) && !count->prefix.has(Feature::To);
            if (count->countable && !count->has_wa() && ((value == 2 && number != NounNumber::Singular) || (value == 1 && number == NounNumber::Singular) || after_definite)) {
                phrase.count = count->count;
                phrase.numbered = true;
                phrase.tokens.last = count->tokens.last;
                continue;
            }
            return;
        }
        if (const Hit* others = marks_.at(Mark::Others, token); others != nullptr && others->entry->value != "also") {
            phrase.additional = true;
            phrase.tokens.last = others->last;
            continue;
        }
        if (marks_.role(token) == Role::He && with_others(token)) {
            phrase.tokens.last = token + 1; // «القيادي هو وزوجته»
            continue;
        }
        const Hit* next = marks_.has(Mark::TollNoun, token) ? nullptr : person_at(token);
        if (next == nullptr || ends_phrase(token) || next->prefix.features.any({Feature::And, Feature::Then}) || (next->suffix.has(Feature::Accusative) && !phrase.accusative && !next->is("demonym"))) {
            return;
        }
        if (next->suffix.has(Feature::Accusative) && !phrase.accusative) {
            return;
        }
        const NounNumber other = noun_number(*next, token);
        if (number == NounNumber::Unsure && other == NounNumber::Dual) {
            number = NounNumber::Dual; // مستوطنين شقيقين
        } else if (((number == NounNumber::Singular) != (other == NounNumber::Singular) && number != NounNumber::Plural) || (number == NounNumber::Plural && other == NounNumber::Dual)) {
            return; // قتل مسلح جنديين
        }
        phrase.demonym = phrase.demonym && next->is("demonym");
        phrase.tokens.last = next->last;
    }
}

} // namespace marsad::extract::casualty
