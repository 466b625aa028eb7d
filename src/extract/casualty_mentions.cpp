#include "extract/casualty_reader.h"

#include <algorithm>

namespace marsad::extract::casualty {

namespace {

constexpr std::uint32_t kElsewhereReach = 7;
constexpr std::uint32_t kFoundReach = 4;
constexpr std::uint32_t kCompanionReach = 5;

model::CountRange add(const model::CountRange& a, const model::CountRange& b) {
    const auto sum = [](std::optional<std::int64_t> x, std::optional<std::int64_t> y) { return x && y ? std::optional(*x + *y) : std::nullopt; };
    const auto low_a = a.low ? a.low : a.value;
    const auto low_b = b.low ? b.low : b.value;
    return {sum(a.value, b.value), sum(low_a, low_b), sum(a.high, b.high)};
}

} // namespace

bool SentenceReader::finds_bodies(const Harm& harm, const CasualtyMention& mention) const {
    if (!harm.has("body")) {
        return false;
    }
    const std::uint32_t from = harm.first > marks_.first() + kFoundReach ? harm.first - kFoundReach : marks_.first();
    return marks_.any(Mark::Found, from, std::max(mention.tokens.last, harm.last) + kFoundReach);
}

void SentenceReader::emit_one(const Harm& harm) {
    CasualtyMention mention;
    mention.tokens = {harm.first, harm.last};
    mention.kind = harm.kind;
    mention.count = {1, 1, 1};
    add_companions(harm.last, mention);
    mentions_.push_back(mention);
}

std::uint32_t SentenceReader::companions_at(std::uint32_t end) const {
    for (std::uint32_t token = end; marks_.inside(token) && token < end + kCompanionReach && !marks_.punct(token) && !marks_.has(Mark::Harm, token) && marks_.number(token) == nullptr; ++token) {
        if (marks_.role(token) == Role::With) {
            return token; // «اغتيال عقيد في الجيش مع اثنين من مرافقيه»
        }
    }
    return end;
}

void SentenceReader::add_companions(std::uint32_t with, CasualtyMention& mention) {
    const std::size_t next = next_phrase(with);
    const bool counts = next < phrases_.size() && phrases_[next].tokens.first == with + 1 && !phrases_[next].thing && (phrases_[next].used & bit(mention.kind)) == 0 &&
                        (marks_.arabic(with) || phrases_[next].count.value); // "fell in a fight with soldiers"
    if (marks_.role(with) == Role::With && counts) {
        mention.count = add(mention.count, phrases_[next].count);
        mention.tokens.last = phrases_[next].core_last;
        phrases_[next].used |= bit(mention.kind);
    }
}

void SentenceReader::take(const Harm& harm, const List& list) {
    if (list.empty()) {
        return;
    }
    const bool counted = std::any_of(list.begin(), list.end(), [&](std::size_t index) { return phrases_[index].numbered; });
    if (harm.any_number && !counted) {
        return;
    }
    emit(harm, list);
    if (list.back() >= next_phrase(harm.last)) {
        take_elsewhere(harm, list.back());
    }
}

void SentenceReader::take_elsewhere(const Harm& harm, std::size_t last) {
    for (std::size_t index = last + 1; index < phrases_.size(); ++index) {
        const Phrase& phrase = phrases_[index];
        const std::uint32_t from = phrases_[last].tokens.last;
        if (phrase.tokens.first < from || phrase.tokens.first - from > kElsewhereReach) {
            return;
        }
        if (phrase.thing || phrase.oblique || !phrase.numbered || phrase.subset || phrase.of_them) {
            if (phrase.oblique || phrase.name) {
                continue;
            }
            return;
        }
        const bool tied = phrase.wa || marks_.role(phrase.tokens.first - 1) == Role::And;
        if (!tied || !goes_on_over_place(from, phrase.tokens.first) || !fits(harm, phrase) || has_own_harm(phrase) || phrase.toll) {
            return;
        }
        emit(harm, {index});
        last = index;
    }
}

void SentenceReader::emit(const Harm& harm, const List& list) {
    CasualtyMention mention;
    mention.kind = harm.kind;
    mention.tokens = {harm.first, harm.last};
    bool first = true;
    bool attackers = true;
    for (const std::size_t index : list) {
        Phrase& phrase = phrases_[index];
        const bool shares_number = !first && !harm.arabic && phrase.plural && !phrase.numbered && !phrase.others && mention.counted; // "20 soldiers and militiamen"
        mention.count = first ? phrase.count : shares_number ? mention.count
                                                             : add(mention.count, phrase.count);
        mention.tokens.first = std::min(mention.tokens.first, phrase.tokens.first);
        mention.tokens.last = std::max(mention.tokens.last, phrase.core_last);
        mention.additional = mention.additional || (first && phrase.additional);
        mention.counted = mention.counted || phrase.numbered;
        attackers = attackers && phrase.attackers;
        mention.subset = mention.subset || phrase.subset || (phrase.of_them && told_before(harm.kind));
        phrase.used |= bit(harm.kind);
        first = false;
        for (std::size_t aside = index + 1; aside < phrases_.size() && (in_apposition(phrases_[aside - 1], phrases_[aside]) || (aside > index + 1 && goes_on_in_apposition(phrases_[aside]))); ++aside) {
            phrases_[aside].used |= bit(harm.kind); // who that is, told again
        }
    }
    mention.attackers = attackers;
    mention.counted = mention.counted || mention.count.value.value_or(0) > 1; // a list of persons is a count
    mention.subset = mention.subset || (harm.has("subset") && told_before(harm.kind));
    if (is_dual(harm) && !mention.counted && !mention.count.value) {
        mention.count = {2, 2, 2}; // «مدنيين قتلا»: the verb says how many the letters leave open
        mention.counted = true;
    }
    const std::uint32_t end = std::max(mention.tokens.last, harm.last);
    add_companions(harm.arabic && marks_.role(harm.last) != Role::With ? companions_at(end) : harm.last, mention);
    mention.found = finds_bodies(harm, mention);
    mention.superseded = mention.superseded || mention.found;
    mentions_.push_back(mention);
}

bool SentenceReader::told_before(CasualtyKind kind) const {
    return std::any_of(mentions_.begin(), mentions_.end(), [&](const CasualtyMention& m) { return m.kind == kind && !m.none && !m.unknown; });
}

} // namespace marsad::extract::casualty
