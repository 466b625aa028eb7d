#include "extract/casualty_reader.h"

#include <algorithm>

namespace marsad::extract::casualty {

namespace {

using lexicon::Hit;

constexpr std::uint32_t kModifierReach = 20;
constexpr std::uint32_t kObjectReach = 5;        ///< words between "killed" and a counted object
constexpr std::uint32_t kArabicObjectReach = 10; ///< Arabic puts place and cause before the subject
constexpr std::uint32_t kFarObjectReach = 14;   ///< «أودت قذائف تساقطت على ... بامرأة»
constexpr std::uint32_t kSubjectReach = 9;
constexpr std::uint32_t kListReach = 8;
constexpr std::uint32_t kAsideReach = 14;
constexpr std::uint32_t kActiveReach = 6;

} // namespace

std::size_t SentenceReader::next_phrase(std::uint32_t token) const {
    return static_cast<std::size_t>(std::find_if(phrases_.begin(), phrases_.end(), [&](const Phrase& p) { return p.tokens.first >= token; }) - phrases_.begin());
}

std::size_t SentenceReader::phrase_ending(std::uint32_t token, std::uint32_t slack) const {
    for (std::size_t index = phrases_.size(); index-- > 0;) {
        if (phrases_[index].tokens.last <= token) {
            return token - phrases_[index].tokens.last <= slack ? index : phrases_.size();
        }
    }
    return phrases_.size();
}

bool SentenceReader::dies_of_wounds(const Harm& harm, const Phrase& phrase) {
    return harm.kind == CasualtyKind::Killed && phrase.toll == CasualtyKind::Injured && phrase.tokens.first == harm.last && !phrase.numbered;
}

bool SentenceReader::fits(const Harm& harm, const Phrase& phrase) const {
    if (phrase.thing || (phrase.used & bit(harm.kind)) != 0 || (phrase.toll && *phrase.toll != harm.kind && !phrase.told_by_adjective && !dies_of_wounds(harm, phrase))) {
        return false;
    }
    if (harm.has("numbered") && !harm.any_number && !phrase.numbered) {
        return false;
    }
    const bool bare_object = harm.arabic && (harm.has("bare") ? phrase.numbered : !harm.has("numbered") && phrase.bare) && only_adverbs(harm.last, phrase.tokens.first); // يصيب عشرة, وقضى فيه أربعة
    if (harm.has("person") && !phrase.person && !bare_object) {
        return false;
    }
    return true;
}

bool SentenceReader::only_adverbs(std::uint32_t from, std::uint32_t to) const {
    while (from < to && marks_.role(from) == Role::Adv) {
        ++from;
    }
    return from == to;
}

bool SentenceReader::open_between(std::uint32_t from, std::uint32_t to, bool forward, TokenRange aside) const {
    for (std::uint32_t token = from; token < to; ++token) {
        if (aside.contains(token)) {
            continue;
        }
        if (marks_.has(Mark::Harm, token) || marks_.has(Mark::NoHarm, token) || marks_.has(Mark::Unknown, token)) {
            return false;
        }
        const Role role = marks_.role(token);
        if (role == Role::Stop && !marks_.arabic(token) && !(!forward && marks_.has(Mark::Complement, token))) {
            return false;
        }
        if (role == Role::Stop && marks_.arabic(token)) {
            return false;
        }
        if (!forward && role == Role::Who && marks_.arabic(token) && token + 1 != to) {
            return false; // «السياح التسعة الذين قضوا», but no farther
        }
        if (forward && !marks_.arabic(token) && (role == Role::Aux || role == Role::Have)) {
            return false;
        }
        if (forward && (role == Role::And || role == Role::To || role == Role::Who || role == Role::Or)) {
            return false;
        }
        const bool night = marks_.punct(token) && token > from && marks_.has(Mark::Weekday, token - 1) && marks_.has(Mark::Weekday, token + 1); // «ليل الأربعاء - الخميس»
        if (marks_.punct(token) && !marks_.soft_punct(token) && !night && (forward || marks_.token(token).norm != ",")) {
            return false;
        }
    }
    return true;
}

std::uint32_t SentenceReader::words_between(std::uint32_t from, std::uint32_t to, TokenRange aside) const {
    std::uint32_t words = 0;
    for (std::uint32_t token = from; token < to; ++token) {
        words += marks_.punct(token) || aside.contains(token) ? 0U : 1U;
    }
    return words;
}

std::uint32_t SentenceReader::object_reach(const Harm& harm, const Phrase& phrase) const {
    const bool strict = harm.has("numbered") && harm.has("person") && !harm.has("far");
    if (harm.arabic && phrase.with_ba && harm.has("ba")) {
        return kFarObjectReach;
    }
    if (harm.arabic) {
        return phrase.demonym && !phrase.numbered && !phrase.accusative ? 0 : phrase.numbered ? (strict ? 4 : kArabicObjectReach)
                                                                          : phrase.plural     ? 2
                                                                                              : 5;
    }
    return phrase.numbered ? kObjectReach : (phrase.unknown || phrase.name) ? 0
                                                                            : 1;
}

SentenceReader::List SentenceReader::object_of(const Harm& harm, bool finite) const {
    for (std::size_t index = next_phrase(harm.last); index < phrases_.size(); ++index) {
        const Phrase& phrase = phrases_[index];
        if (!open_between(harm.last, phrase.tokens.first, true) || phrase.subset) {
            return {};
        }
        if (phrase.thing) {
            if (harm.arabic || phrase.oblique) {
                continue;
            }
            return {};
        }
        if (phrase.oblique && phrase.tokens.first != harm.last && !(phrase.with_ba && harm.has("ba"))) {
            if (!finite && !harm.arabic) {
                return {}; // "killed in 14 villages": passive
            }
            continue;
        }
        if (words_between(harm.last, phrase.tokens.first) > object_reach(harm, phrase)) {
            if (phrase.numbered) {
                return {};
            }
            continue;
        }
        if (harm.arabic && harm.has("verb") && is_agent(harm, index)) {
            continue;
        }
        if (!harm.arabic && (phrase.unknown || phrase.name) && !phrase.numbered && harm.kind != CasualtyKind::Killed && phrase.definite) {
            continue;
        }
        if (harm.has("unnamed") && phrase.definite && !phrase.numbered && !phrase.plural) {
            return {}; // «اغتيال القائد فلان» names an act and counts nobody
        }
        if (!fits(harm, phrase)) {
            if (harm.arabic || phrase.oblique) {
                continue;
            }
            return {};
        }
        return list_from(harm, index);
    }
    return {};
}

bool SentenceReader::is_agent(const Harm& harm, std::size_t index) const {
    const Phrase& phrase = phrases_[index];
    if (index + 1 >= phrases_.size()) {
        return false;
    }
    if (harm.has("active") && phrase.plural && !phrase.numbered && !phrase.accusative) { // «اغتال مسلحون يستقلون دراجة القيادي ...»
        return std::any_of(phrases_.begin() + static_cast<std::ptrdiff_t>(index) + 1, phrases_.end(), [&](const Phrase& whom) {
            return whom.tokens.first - phrase.tokens.last <= kActiveReach && !whom.oblique && fits(harm, whom) && open_between(phrase.tokens.last, whom.tokens.first, true);
        });
    }
    const Phrase& next = phrases_[index + 1];
    std::uint32_t end = phrase.tokens.last; // قتل مسلحون | يوم الاثنين | شرطيين
    while (end < next.tokens.first && (marks_.has(Mark::Weekday, end) || (marks_.has(Mark::Thing, end) && marks_.at(Mark::Thing, end)->entry->value == "time"))) {
        ++end;
    }
    const bool close = next.tokens.first <= end + 1 && !next.wa && !next.oblique && !next.subset && open_between(phrase.tokens.last, next.tokens.first, true);
    return close && !phrase.numbered && !phrase.accusative && (next.numbered || next.accusative) && fits(harm, next);
}

bool SentenceReader::continues_list(const Harm& harm, const Phrase& last, const Phrase& next, bool& has_and) const {
    if (next.subset || !fits(harm, next) || (next.unknown && !next.numbered) || (next.toll && *next.toll != harm.kind) || has_own_harm(next)) {
        return false;
    }
    const std::uint32_t from = last.tokens.last;
    const std::uint32_t to = next.tokens.first;
    if (to < from || words_between(from, to) > kListReach || (next.name && last.numbered && last.tokens.last > last.core_last)) {
        return false; // "50 soldiers from X and Y": two countries
    }
    has_and = next.wa;
    for (std::uint32_t token = from; token < to; ++token) {
        if (marks_.punct(token)) {
            if (!marks_.soft_punct(token) && marks_.token(token).norm != ",") {
                return false;
            }
            continue;
        }
        const Role role = marks_.role(token);
        if (role == Role::And) {
            has_and = true;
            continue;
        }
        if (!marks_.arabic(token) && has_and && role == Role::None && next.plural && to - token <= 2 && !marks_.has(Mark::Harm, token)) {
            continue; // "soldiers and allied militiamen"
        }
        const bool neutral = marks_.arabic(token) ? role == Role::None || role == Role::Of || role == Role::Adv : role == Role::Adv || marks_.has(Mark::Others, token);
        if (!neutral || marks_.has(Mark::Harm, token) || marks_.has(Mark::NoHarm, token)) {
            return false;
        }
    }
    if (next.oblique && !next.with_ba) {
        return false;
    }
    return !marks_.arabic(next.tokens.first) || next.wa;
}

bool SentenceReader::has_own_harm(const Phrase& phrase) const {
    std::uint32_t token = phrase.core_last;
    while (marks_.role(token) == Role::Aux || marks_.role(token) == Role::Have || marks_.role(token) == Role::Adv || marks_.has(Mark::Others, token)) {
        ++token;
    }
    const Hit* harm = marks_.at(Mark::Harm, token);
    if (harm == nullptr) {
        return false;
    }
    if (marks_.arabic(token)) {
        return marks_.ends(token, {lexicon::Feature::PluralVerb}) && !harm->prefix.has(lexicon::Feature::And);
    }
    const auto dir = harm->entry->attr("dir").value_or("");
    return dir == "auto" || dir == "before";
}

SentenceReader::List SentenceReader::list_from(const Harm& harm, std::size_t index) const {
    List list{index};
    List pending;
    std::size_t last = index;
    for (std::size_t next = index + 1; next < phrases_.size(); ++next) {
        bool has_and = false;
        if (!continues_list(harm, phrases_[last], phrases_[next], has_and)) {
            break;
        }
        if (!has_and && in_apposition(phrases_[last], phrases_[next])) {
            last = next; // "Mullah Sangin, a Taliban commander, and four of his men"
            continue;
        }
        if (has_and && pending.empty() && last > index && list.back() != last && goes_on_in_apposition(phrases_[next])) {
            last = next; // "Dana Mir, a nurse and mother of six"
            continue;
        }
        pending.push_back(next);
        last = next;
        if (has_and) { // "a, b and c": commas alone may set off an apposition
            list.insert(list.end(), pending.begin(), pending.end());
            pending.clear();
        }
    }
    return list;
}

TokenRange SentenceReader::aside_before(const Harm& harm) const {
    std::uint32_t close = harm.first;
    while (close > marks_.first() && (marks_.role(close - 1) == Role::Aux || marks_.role(close - 1) == Role::Have || marks_.role(close - 1) == Role::Adv || marks_.role(close - 1) == Role::To)) {
        --close;
    }
    if (close == marks_.first() || !marks_.punct(close - 1, ",")) {
        return {};
    }
    for (std::uint32_t open = close - 1; open > marks_.first() && open + kAsideReach > close; --open) {
        if (marks_.punct(open - 1, ",")) {
            return {open - 1, close};
        }
    }
    return {};
}

bool SentenceReader::in_apposition(const Phrase& name, const Phrase& next) const {
    const bool ends_in_name = marks_.token(name.core_last - 1).capital && !name.numbered && !name.plural;
    const Role article = marks_.role(next.tokens.first);
    const bool one = !next.numbered && !next.plural && next.person && marks_.punct(next.tokens.first - 1, ",");
    const bool closed = marks_.punct(next.tokens.last, ",");
    const bool goes_on = one && article == Role::Indef && marks_.role(next.tokens.last) == Role::And && marks_.role(next.tokens.last + 1) == Role::None && marks_.number(next.tokens.last + 1) == nullptr;
    return ends_in_name && ((article == Role::Indef && closed) || (article == Role::Det && closed && one) || goes_on);
}

bool SentenceReader::goes_on_in_apposition(const Phrase& next) const {
    return !next.numbered && !next.plural && next.person && !next.name && marks_.role(next.tokens.first) == Role::None && marks_.role(next.tokens.first - 1) == Role::And;
}

SentenceReader::List SentenceReader::subject_of(const Harm& harm, bool finite) const {
    const TokenRange aside = aside_before(harm);
    if (aside.last > 0) {
        List list = subject_until(harm, finite, aside);
        if (!list.empty()) {
            return list;
        }
    }
    List list = subject_until(harm, finite, {});
    const bool guarded = std::ranges::all_of(list, [&](std::size_t index) { // "a constable guarding two vaccinators was ..."
        const Phrase& phrase = phrases_[index];
        return (phrase.plural && !phrase.numbered && !phrase.definite) || (phrase.tokens.first > marks_.first() && marks_.role(phrase.tokens.first - 1) == Role::Modifier);
    });
    if (!guarded) {
        return list;
    }
    const List modified = modified_subject(harm, finite);
    return modified.empty() ? list : modified;
}

/// "A policeman guarding a polio team in the city was shot dead", "two men who were escorting it were killed".
SentenceReader::List SentenceReader::modified_subject(const Harm& harm, bool finite) const {
    const bool passive = harm.first > marks_.first() && marks_.role(harm.first - 1) == Role::Aux;
    if (harm.arabic || !(finite || passive)) {
        return {};
    }
    for (std::size_t index = 0; index < phrases_.size() && phrases_[index].tokens.last < harm.first; ++index) {
        const Phrase& phrase = phrases_[index];
        const Role next = marks_.role(phrase.tokens.last);
        if ((next != Role::Modifier && next != Role::Who) || phrase.oblique || phrase.thing || phrase.subset || !(phrase.person || phrase.numbered) || !fits(harm, phrase) || harm.first - phrase.tokens.last > kModifierReach) {
            continue;
        }
        bool open = true;
        for (std::uint32_t token = phrase.tokens.last; open && token < harm.first; ++token) {
            open = !marks_.has(Mark::Harm, token) && marks_.role(token) != Role::Stop && (!marks_.punct(token) || marks_.punct(token, ",") || marks_.soft_punct(token));
        }
        if (open) {
            return list_before(harm, index);
        }
    }
    return {};
}

SentenceReader::List SentenceReader::subject_until(const Harm& harm, bool finite, TokenRange aside) const {
    bool one_between = false; // a single person between verb and subject: "على شاب ففارق"
    for (std::size_t index = phrases_.size(); index-- > 0;) {
        const Phrase& phrase = phrases_[index];
        const bool before = phrase.tokens.last <= harm.first || (phrase.core_last <= harm.first && phrase.tokens.first < harm.first);
        if (!before || aside.contains(phrase.tokens.first)) {
            continue;
        }
        const std::uint32_t end = std::min(phrase.tokens.last, harm.first);
        const bool adjacent = !finite && phrase.numbered && end == harm.first;
        if ((phrase.oblique && !adjacent) || (phrase.subset && !adjacent) || in_tail_of_last(index)) {
            one_between = one_between || (phrase.oblique && phrase.person && !phrase.plural && phrase.count.value.value_or(1) == 1);
            continue;
        }
        if (harm.arabic && one_between && (phrase.plural || phrase.count.value.value_or(1) > 1) && !marks_.ends(harm.first, {lexicon::Feature::PluralVerb})) {
            return {}; // ملثمان أطلقا النار على شاب ففارق الحياة: the verb is of one
        }
        if (!open_between(end, harm.first, false, aside) || !commas_allow(phrase, end, harm.first, aside)) {
            return {};
        }
        if (phrase.thing) {
            if (phrase.definite || harm.has("far")) {
                continue;
            }
            return {};
        }
        const std::uint32_t gap = words_between(end, harm.first, aside);
        if (gap > kSubjectReach) {
            return {};
        }
        if (gap > subject_reach(phrase, finite)) {
            continue;
        }
        if ((!finite && !phrase.numbered && (phrase.plural || phrase.unknown)) || !fits(harm, phrase)) {
            return {};
        }
        return list_before(harm, index);
    }
    return {};
}

bool SentenceReader::in_tail_of_last(std::size_t index) const {
    const Phrase& name = phrases_[index];
    if (!name.name || index == 0) {
        return false;
    }
    const Phrase& last = phrases_[index - 1];
    return last.numbered && last.tokens.last > last.core_last && last.tokens.last + 1 == name.tokens.first && marks_.role(last.tokens.last) == Role::And;
}

std::uint32_t SentenceReader::subject_reach(const Phrase& phrase, bool finite) {
    if (!finite) {
        return phrase.numbered ? 1 : 0;
    }
    return phrase.plural ? 3 : (phrase.unknown && !phrase.numbered) || phrase.name ? 2
                                                                                   : kSubjectReach;
}

bool SentenceReader::commas_allow(const Phrase& phrase, std::uint32_t from, std::uint32_t to, TokenRange aside) const {
    if (aside.last > 0) {
        return commas_between(from, aside.first) == 0;
    }
    const int commas = commas_between(from, to);
    std::uint32_t who = from;
    while (who < to && !marks_.punct(who, ",")) {
        ++who;
    }
    if (commas == 1 && marks_.role(who + 1) == Role::Who) {
        return true; // "a boy of nine, who died"
    }
    return commas == 0 || commas == 2 || (commas == 1 && marks_.punct(from, ",") && from + 1 >= to && !phrase.plural && !phrase.numbered);
}

int SentenceReader::commas_between(std::uint32_t from, std::uint32_t to) const {
    int commas = 0;
    for (std::uint32_t token = from; token < to; ++token) {
        commas += marks_.punct(token, ",") ? 1 : 0;
    }
    return commas;
}

SentenceReader::List SentenceReader::list_before(const Harm& harm, std::size_t index) const {
    List list{index};
    List pending;
    bool any_and = false;
    for (std::size_t previous = index; previous-- > 0;) {
        bool has_and = false;
        if (!continues_list_back(harm, phrases_[previous], phrases_[previous + 1], has_and)) {
            break;
        }
        if ((!has_and && !any_and) || ends_span(previous)) {
            break;
        }
        any_and = true;
        if (names_previous(phrases_[previous], phrases_[previous + 1]) && list.front() == previous + 1) {
            list.front() = previous;
            continue;
        }
        list.insert(list.begin(), previous);
    }
    return list;
}

bool SentenceReader::ends_span(std::size_t index) const {
    if (index == 0 || !phrases_[index].name || phrases_[index].numbered) {
        return false;
    }
    const Phrase& from = phrases_[index - 1];
    return from.name && from.oblique && from.tokens.last + 1 == phrases_[index].tokens.first && marks_.role(from.tokens.last) == Role::And;
}

bool SentenceReader::names_previous(const Phrase& previous, const Phrase& name) const {
    const bool article = marks_.role(previous.tokens.first) == Role::Indef;
    return name.name && article && previous.person && !previous.numbered && !previous.plural && marks_.punct(previous.tokens.last, ",") && marks_.punct(name.tokens.last, ",");
}

bool SentenceReader::continues_list_back(const Harm& harm, const Phrase& previous, const Phrase& next, bool& has_and) const {
    const bool others_toll = previous.used != 0 && next.used == 0 && previous.used != bit(harm.kind);                                                              // "lost six fighters and eight wounded"
    const bool aside = previous.plural && !previous.numbered && next.numbered && marks_.punct(previous.tokens.last, ",") && !marks_.arabic(previous.tokens.first); // "..., two being children, and four ..."
    if (previous.oblique || previous.thing || (previous.plural && !previous.person) || others_toll || aside) {
        return false;
    }
    return continues_list_unharmed(harm, previous, next, has_and);
}

bool SentenceReader::continues_list_unharmed(const Harm& harm, const Phrase& previous, const Phrase& next, bool& has_and) const {
    Phrase alone = next;
    alone.unknown = false;
    alone.core_last = marks_.last(); // its word of harm is the one we read
    Harm each = harm;
    each.any_number = next.numbered && previous.person && !previous.plural; // "a nurse and her two children were taken to hospital"
    return fits(each, previous) && continues_list(harm, previous, alone, has_and);
}

bool SentenceReader::goes_on_over_place(std::uint32_t from, std::uint32_t to) const {
    if (marks_.role(from) != Role::Prep) {
        return false;
    }
    for (std::uint32_t token = from; token < to; ++token) {
        const Role role = marks_.role(token);
        if ((marks_.punct(token) && !marks_.soft_punct(token)) || marks_.has(Mark::Harm, token) || marks_.has(Mark::NoHarm, token) || role == Role::Stop || role == Role::Aux || role == Role::Have ||
            role == Role::Who || marks_.number(token) != nullptr) {
            return false;
        }
    }
    return true;
}

} // namespace marsad::extract::casualty
