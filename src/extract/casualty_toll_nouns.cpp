#include "extract/casualty_reader.h"

#include <algorithm>

namespace marsad::extract::casualty {

namespace {

using lexicon::Hit;

constexpr std::uint32_t kJointReach = 3;
constexpr std::uint32_t kFoundReach = 4;

} // namespace

void SentenceReader::read_toll_nouns() {
    for (auto& phrase : phrases_) {
        if (!phrase.toll || phrase.used != 0 || phrase.thing || in_denial(phrase) || recalled(phrase.tokens.first)) {
            continue;
        }
        if (phrase.numbered && goes_into_joint(phrase)) {
            continue; // «70 ضحية بين قتيل وجريح»
        }
        Phrase* counted = phrase.toll == CasualtyKind::Joint && !phrase.numbered ? counted_before(phrase) : nullptr;
        if (counted != nullptr) {
            phrase.count = counted->count;
            phrase.tokens.first = counted->tokens.first;
            phrase.numbered = true;
            counted->used |= bit(CasualtyKind::Joint);
        }
        if (!phrase.numbered && (in_toll_words(phrase) || phrase.counted_only || phrase.definite || phrase.with_ba)) {
            continue;
        }
        CasualtyMention mention;
        mention.kind = *phrase.toll;
        mention.tokens = {phrase.tokens.first, phrase.core_last};
        mention.count = phrase.count;
        mention.counted = phrase.numbered;
        mention.additional = phrase.additional;
        mention.attackers = phrase.attackers;
        mention.subset = phrase.subset;
        mention.found = mention.superseded = is_found(phrase);
        if (mention.kind == CasualtyKind::Joint && !phrase.numbered) {
            split_uncounted(mention);
            continue;
        }
        phrase.used |= bit(mention.kind);
        mentions_.push_back(mention);
    }
}

bool SentenceReader::in_denial(const Phrase& phrase) const {
    return !phrase.numbered && std::any_of(mentions_.begin(), mentions_.end(), [&](const CasualtyMention& m) {
        return m.none && (m.tokens.overlaps(phrase.tokens) || (m.tokens.last < phrase.tokens.first && m.tokens.last + 1 == phrase.tokens.first && marks_.role(m.tokens.last) == Role::Or));
    });
}

bool SentenceReader::goes_into_joint(const Phrase& phrase) {
    const auto next = std::find_if(phrases_.begin(), phrases_.end(), [&](const Phrase& p) { return p.tokens.first >= phrase.core_last; });
    return next != phrases_.end() && next->toll == CasualtyKind::Joint && !next->numbered && counted_before(*next) == &phrase;
}

Phrase* SentenceReader::counted_before(const Phrase& joint) {
    Phrase* best = nullptr;
    for (auto& phrase : phrases_) {
        const bool before = phrase.core_last <= joint.tokens.first && joint.tokens.first - phrase.core_last <= kJointReach && open_between(phrase.core_last, joint.tokens.first, false);
        if (before && phrase.numbered && !phrase.thing && !phrase.subset && phrase.used == 0 && (phrase.person || phrase.bare)) {
            best = &phrase;
        }
    }
    return best;
}

bool SentenceReader::is_found(const Phrase& phrase) const {
    const std::uint32_t from = phrase.tokens.first > marks_.first() + kFoundReach ? phrase.tokens.first - kFoundReach : marks_.first();
    for (std::uint32_t token = from; token < phrase.core_last + 2; ++token) {
        const Hit* found = marks_.at(Mark::Found, token);
        const Hit* body = nullptr;
        for (std::uint32_t at = phrase.tokens.first; found != nullptr && at < phrase.core_last && body == nullptr; ++at) {
            body = marks_.at(Mark::TollNoun, at);
            body = body != nullptr && body->entry->has("body") ? body : nullptr;
        }
        if (body != nullptr) {
            return true;
        }
    }
    return false;
}

bool SentenceReader::in_toll_words(const Phrase& phrase) const {
    return phrase.tokens.first > marks_.first() && marks_.has(Mark::Toll, phrase.tokens.first - 1) && marks_.at(Mark::Toll, phrase.tokens.first - 1)->last > phrase.tokens.first;
}

void SentenceReader::split_uncounted(CasualtyMention mention) {
    mention.count = {std::nullopt, 1, std::nullopt};
    mention.kind = CasualtyKind::Killed;
    mentions_.push_back(mention);
    mention.kind = CasualtyKind::Injured;
    mentions_.push_back(mention);
}

} // namespace marsad::extract::casualty
