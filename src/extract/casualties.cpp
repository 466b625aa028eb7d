#include "extract/casualties.h"

#include "extract/casualty_reader.h"
#include "extract/casualty_tolls.h"

#include <algorithm>
#include <iterator>

namespace marsad::extract {

namespace casualty {

namespace {

using lexicon::Feature;
using lexicon::Hit;

constexpr std::uint32_t kNeitherReach = 10;
constexpr std::uint32_t kMemoryReach = 5;
constexpr std::uint32_t kWhomReach = 9; ///< "whom gunmen on a motorbike shot dead"

CasualtyKind kind_named(std::string_view value) {
    return value == "injured" ? CasualtyKind::Injured : value == "joint" ? CasualtyKind::Joint
                                                                         : CasualtyKind::Killed;
}

} // namespace

void SentenceReader::run() {
    for (std::uint32_t token = marks_.first(); token < marks_.last();) {
        token = read_at(token);
    }
    read_toll_nouns();
    read_tolls(marks_, phrases_, mentions_);
    std::stable_sort(mentions_.begin(), mentions_.end(), [](const auto& a, const auto& b) { return a.tokens.first < b.tokens.first; });
    for (auto& mention : mentions_) {
        mention.sentence = marks_.token(marks_.first()).sentence;
        mention.reason = follows(Role::Reason, mention.tokens.first);
    }
    std::move(mentions_.begin(), mentions_.end(), std::back_inserter(out_));
}

std::uint32_t SentenceReader::read_at(std::uint32_t token) {
    if (const Hit* none = marks_.at(Mark::NoHarm, token); none != nullptr && !shadowed_by_unknown(*none)) {
        read_none(*none);
        return none->last;
    }
    if (const Hit* unknown = marks_.at(Mark::Unknown, token); unknown != nullptr) {
        CasualtyMention mention;
        mention.tokens = {token, unknown->last};
        mention.kind = CasualtyKind::Joint;
        mention.unknown = true;
        mention.rival = unknown->entry->value == "conflict";
        mentions_.push_back(mention);
        return unknown->last;
    }
    const Hit* hit = marks_.at(Mark::Harm, token);
    const Hit* noun = marks_.at(Mark::TollNoun, token);
    const bool is_noun = hit != nullptr && noun != nullptr && marks_.arabic(token) && noun->suffix.size() < hit->suffix.size(); // القتلى is not قتل + ي
    if (hit == nullptr || is_noun || in_counted_noun(token)) {
        return token + 1;
    }
    Harm harm{hit, token, hit->last, kind_named(hit->entry->value), hit->entry->attr("dir").value_or("after"), marks_.arabic(token)};
    join_pair(harm);
    if (!denied(harm)) {
        read_harm(harm);
    }
    const bool holds_none = marks_.any(Mark::NoHarm, token, harm.last);
    return harm.dir == "inside" || holds_none ? token + 1 : harm.last;
}

bool SentenceReader::shadowed_by_unknown(const Hit& none) const {
    const Hit* unknown = marks_.at(Mark::Unknown, none.first);
    return unknown != nullptr && unknown->length() >= none.length();
}

void SentenceReader::read_none(const Hit& hit) {
    const std::string& whom = hit.entry->value;
    if (whom == "own" || whom == "others") {
        return;
    }
    CasualtyMention mention;
    mention.tokens = {hit.first, hit.last};
    mention.kind = whom == "both" ? CasualtyKind::Joint : kind_named(whom);
    mention.count = {0, 0, 0};
    mention.none = true;
    mentions_.push_back(mention);
}

bool SentenceReader::in_counted_noun(std::uint32_t token) const {
    return std::any_of(phrases_.begin(), phrases_.end(), [&](const Phrase& p) { return p.toll && p.tokens.first < token && token < p.core_last; });
}

void SentenceReader::join_pair(Harm& harm) const {
    if (harm.dir == "inside" || harm.dir == "one" || harm.dir == "two") {
        return;
    }
    std::uint32_t next = harm.last;
    if (harm.arabic) {
        const Hit* second = marks_.at(Mark::Harm, next);
        if (second == nullptr && marks_.role(next) == Role::Or) {
            second = marks_.at(Mark::Harm, ++next);
        }
        if (second == nullptr || marks_.ends(harm.first, {Feature::PluralVerb}) || is_dual(harm) || (harm.has("noun") && harm.hit->suffix.has(Feature::Pronoun)) || second->entry->value == harm.hit->entry->value || (next == harm.last && !second->prefix.has(Feature::And))) {
            return;
        }
        harm.last = second->last;
        harm.kind = CasualtyKind::Joint;
        return;
    }
    if (marks_.role(next) != Role::And && marks_.role(next) != Role::Or) {
        return;
    }
    const Hit* second = marks_.at(Mark::Harm, next + 1);
    if (second == nullptr || second->entry->value == harm.hit->entry->value || second->entry->has("subset") || second->entry->attr("dir") == "turn") {
        return;
    }
    const bool own_object = marks_.role(next) == Role::And && next_phrase(second->last) < phrases_.size() && phrases_[next_phrase(second->last)].tokens.first == second->last &&
                            phrase_ending(harm.first, 4) < phrases_.size();
    if (!own_object) {
        harm.last = second->last;
        harm.kind = CasualtyKind::Joint;
    }
}

bool SentenceReader::follows(Role role, std::uint32_t token) const {
    for (std::uint32_t back = 1; back <= kMemoryReach && token >= marks_.first() + back && !marks_.punct(token - back); ++back) {
        if (marks_.role(token - back) == role) {
            return true;
        }
    }
    return false;
}

bool SentenceReader::denied(const Harm& harm) const {
    if (recalled(harm.first)) {
        return true;
    }
    for (std::uint32_t back = 1; back <= kNeitherReach && harm.first >= marks_.first() + back; ++back) {
        if (marks_.role(harm.first - back) == Role::Neither) {
            return true;
        }
    }
    if (marks_.any(Mark::NoHarm, harm.first, harm.last)) {
        return true; // "with no injuries reported"
    }
    if (marks_.role(harm.last) == Role::Except) {
        return false; // لم يصب سوى حارس
    }
    std::uint32_t before = harm.first;
    for (int step = 0; step < 3 && before > marks_.first(); ++step) {
        --before;
        const Role role = marks_.role(before);
        if (role == Role::Not) {
            return harm.arabic ? step == 0 : true;
        }
        if (role == Role::Intent) {
            return true;
        }
        if (role != Role::Aux && role != Role::Adv && role != Role::Have) {
            return false;
        }
    }
    return marks_.role(harm.first) == Role::Intent;
}

void SentenceReader::read_harm(const Harm& harm) {
    if (harm.dir == "one" || harm.dir == "two") {
        const std::int64_t count = harm.dir == "one" ? 1 : 2;
        CasualtyMention mention;
        mention.tokens = {harm.first, harm.last};
        mention.kind = harm.kind;
        mention.count = {count, count, count};
        mention.attackers = harm.has("attackers");
        mention.counted = !harm.has("pronoun"); // "killed him": whom the sentences before may have counted
        mention.subset = !mention.attackers && told_before(harm.kind); // of those just told
        mentions_.push_back(mention);
        return;
    }
    if (harm.dir == "turn" && read_turn(harm)) {
        return;
    }
    const std::size_t told = mentions_.size();
    if (harm.has("numbered") && harm.has("person")) {
        Harm relaxed = harm;
        relaxed.any_number = true;
        read_by_direction(relaxed);
    }
    if (mentions_.size() == told) {
        read_by_direction(harm);
    }
    if (mentions_.size() == told && harm.dir != "inside" && harm.hit->entry->form.find("...") != std::string::npos) {
        read_inside(harm); // قضى ثلاثة على الطريق
    }
}

bool SentenceReader::read_turn(const Harm& harm) {
    const auto wounded = std::find_if(mentions_.rbegin(), mentions_.rend(), [&](const CasualtyMention& m) { return !m.none && !m.unknown && m.tokens.last <= harm.first; });
    if (wounded == mentions_.rend() || wounded->kind != CasualtyKind::Injured || wounded->count.value != 1) {
        return false;
    }
    wounded->kind = CasualtyKind::Killed;
    wounded->tokens.last = harm.last;
    return true;
}

void SentenceReader::read_by_direction(const Harm& harm) {
    if (harm.dir == "them") {
        read_them(harm);
    } else if (harm.dir == "inside") {
        read_inside(harm);
    } else if (harm.arabic) {
        read_arabic(harm);
    } else {
        read_english(harm);
    }
}

void SentenceReader::read_them(const Harm& harm) {
    for (std::size_t index = phrases_.size(); index-- > 0;) {
        const Phrase& phrase = phrases_[index];
        if (phrase.tokens.first < harm.first && phrase.numbered && !phrase.thing && !phrase.subset && !phrase.bare && phrase.count.value != 1) {
            emit(harm, {index});
            return;
        }
    }
}

void SentenceReader::read_inside(const Harm& harm) {
    for (std::size_t index = 0; index < phrases_.size(); ++index) {
        if (phrases_[index].tokens.first > harm.first && phrases_[index].tokens.first < harm.last && fits(harm, phrases_[index]) && !is_agent(harm, index)) {
            emit(harm, list_from(harm, index));
            return;
        }
    }
    if (harm.arabic) {
        take(harm, subject_of(harm, true)); // «خمسة منهم لقوا مصرعهم»
    }
}

void SentenceReader::read_english(const Harm& harm) {
    if (const std::size_t whom = whom_before(harm); whom < phrases_.size()) {
        emit(harm, {whom});
        mentions_.back().tokens = {harm.first, harm.last}; // who did it stands between
        return;
    }
    if (harm.dir == "after") {
        take(harm, object_of(harm, true));
        return;
    }
    if (harm.dir == "before" || harm.dir == "turn") {
        take(harm, subject_of(harm, is_finite(harm)));
        return;
    }
    std::uint32_t before = harm.first;
    while (before > marks_.first() && (marks_.role(before - 1) == Role::Adv || (marks_.has(Mark::Others, before - 1) && marks_.at(Mark::Others, before - 1)->entry->value == "also"))) {
        --before;
    }
    const Role role = before > marks_.first() ? marks_.role(before - 1) : Role::None;
    if (const auto passive = role == Role::And ? joined_passive(harm) : std::nullopt) {
        const List subject = subject_of(*passive, true);
        if (!subject.empty() && object_of(harm, false).empty()) {
            take(harm, subject);
            return;
        }
    }
    if (role == Role::Aux) {
        take(harm, subject_of(harm, true));
        return;
    }
    if (role == Role::Have) {
        take(harm, object_of(harm, true));
        return;
    }
    const std::size_t left = phrase_ending(before, 0);
    const List object = object_of(harm, false);
    if (left < phrases_.size() && hurt_beside(harm, phrases_[left])) {
        emit(harm, {left});
        return;
    }
    const bool left_counts = left < phrases_.size() && !phrases_[left].thing && phrases_[left].numbered;
    const bool one_behind = !object.empty() && phrases_[object.front()].tokens.first == harm.last && phrases_[object.front()].person && marks_.role(harm.last) == Role::Indef; // "two men shot dead a baker"
    const bool object_adjacent = !object.empty() && phrases_[object.front()].tokens.first <= harm.last + 1 && (phrases_[object.front()].numbered || !left_counts || one_behind);
    if (left_counts && (!object_adjacent || (phrases_[left].bare && !phrases_[object.front()].numbered))) {
        take(harm, subject_of(harm, false));
    } else if (!object.empty()) {
        take(harm, object);
    } else {
        take(harm, subject_of(harm, false));
    }
}

std::size_t SentenceReader::whom_before(const Harm& harm) const {
    if (harm.dir != "auto" && harm.dir != "after") {
        return phrases_.size();
    }
    for (std::uint32_t back = 1; back <= kWhomReach && harm.first >= marks_.first() + back; ++back) {
        const std::uint32_t token = harm.first - back;
        if (marks_.punct(token) || marks_.has(Mark::Harm, token) || marks_.role(token) == Role::Stop || marks_.role(token) == Role::Aux) {
            break;
        }
        if (marks_.role(token) != Role::Them) {
            continue;
        }
        const std::size_t index = phrase_ending(token, 1);
        const bool named = index < phrases_.size() && phrases_[index].person && !phrases_[index].thing && !phrases_[index].subset && (phrases_[index].tokens.last == token || marks_.punct(token - 1, ","));
        return named && fits(harm, phrases_[index]) ? index : phrases_.size();
    }
    return phrases_.size();
}

bool SentenceReader::hurt_beside(const Harm& harm, const Phrase& who) const {
    const bool one = who.person && !who.thing && !who.numbered && !who.plural && !who.oblique && who.tokens.first > marks_.first();
    if (!one || marks_.role(who.tokens.first - 1) != Role::And || marks_.role(who.tokens.first) != Role::Poss || !fits(harm, who)) {
        return false;
    }
    const Role next = marks_.role(harm.last);
    const bool closes = !marks_.inside(harm.last) || marks_.punct(harm.last) || next == Role::Agent || next == Role::Prep || next == Role::Stop;
    return closes && std::any_of(mentions_.begin(), mentions_.end(), [&](const CasualtyMention& m) { return m.kind != harm.kind && !m.none && !m.unknown && m.tokens.last <= who.tokens.first; });
}

std::optional<Harm> SentenceReader::joined_passive(const Harm& harm) const {
    std::uint32_t verb = harm.first - 1; // "was seized | and | killed", "was held and then killed"
    while (verb > marks_.first() && (marks_.role(verb) == Role::And || marks_.role(verb) == Role::Adv)) {
        --verb;
    }
    if (verb <= marks_.first() || marks_.punct(verb) || marks_.role(verb) != Role::None || marks_.has(Mark::Person, verb) || marks_.number(verb) != nullptr || marks_.has(Mark::Harm, verb)) {
        return std::nullopt;
    }
    std::uint32_t aux = verb - 1;
    while (aux > marks_.first() && marks_.role(aux) == Role::Adv) {
        --aux;
    }
    if (marks_.role(aux) != Role::Aux) {
        return std::nullopt;
    }
    Harm out = harm;
    out.first = verb;
    return out;
}

bool SentenceReader::is_finite(const Harm& harm) const {
    return !harm.has("adj") || (harm.first > marks_.first() && marks_.role(harm.first - 1) == Role::Aux);
}

void SentenceReader::read_arabic(const Harm& harm) {
    const lexicon::Affix& ending = harm.hit->suffix;
    if (harm.has("verb") && ending.has(Feature::Object)) {
        if (!ending.has(Feature::PronounMany) && !told_before(harm.kind)) {
            emit_one(harm); // «وقتلوه»: one, whom the sentences before may have counted
        }
        return;
    }
    const bool subject_first = harm.dir == "before" || (harm.has("verb") && marks_.ends(harm.last - 1, {Feature::PluralVerb})) || (harm.has("noun") && ending.has(Feature::PronounMany));
    if (subject_first) {
        List subject = object_beside(harm);
        if (subject.empty()) {
            subject = subject_of(harm, true);
        }
        if (subject.empty()) {
            subject = object_of(harm, true);
        }
        take(harm, subject);
        return;
    }
    const List object = object_of(harm, true);
    if (!object.empty()) {
        take(harm, object);
        return;
    }
    if (harm.dir == "both" && !next_is_subject(harm)) {
        const List subject = subject_of(harm, true);
        if (!subject.empty()) {
            take(harm, subject);
            return;
        }
    }
    if (const std::size_t before = phrase_ending(harm.first, 0); before < phrases_.size() && phrases_[before].subset) {
        return; // «قُتل سبعة، آخرهم شاب توفي ليلا»
    }
    if (is_dual(harm) && harm.has("implied")) {
        emit_one(harm);
        mentions_.back().count = {2, 2, 2};
        mentions_.back().counted = true;
        return;
    }
    if (harm.has("implied") && one_is_implied(harm)) {
        emit_one(harm);
    }
}

/// «اقتحم مسلحون القرية وقتلوا 24 من أهلها»: a figure right behind the verb is of whom they killed.
SentenceReader::List SentenceReader::object_beside(const Harm& harm) const {
    if (!harm.has("verb") || harm.dir == "before" || !harm.hit->prefix.features.any({Feature::And, Feature::Then})) {
        return {};
    }
    const List object = object_of(harm, true);
    return !object.empty() && phrases_[object.front()].numbered && phrases_[object.front()].tokens.first == harm.last ? object : List{};
}

bool SentenceReader::next_is_subject(const Harm& harm) const {
    return marks_.inside(harm.last) && !marks_.punct(harm.last) && marks_.role(harm.last) == Role::None && !marks_.has(Mark::Harm, harm.last);
}

bool SentenceReader::one_is_implied(const Harm& harm) const {
    const lexicon::Affix& ending = harm.hit->suffix;
    if (harm.has("verb") ? !ending.empty() : !(ending.empty() || (harm.dir == "both" && ending.has(Feature::PronounOne)))) {
        return false;
    }
    const std::uint32_t next = harm.last;
    if (!marks_.inside(next) || marks_.punct(next)) {
        return harm.has("verb") && harm.kind == CasualtyKind::Killed && !harm.has("person");
    }
    const Role role = marks_.role(next);
    if (harm.kind != CasualtyKind::Killed) {
        return role == Role::Wound;
    }
    if (role == Role::With || role == Role::Prep || role == Role::Agent || role == Role::Wound || role == Role::Adv) {
        return harm.has("verb") || harm.dir == "both" ? !harm.has("person") || role == Role::With : false;
    }
    if (role != Role::None || harm.has("person") || marks_.has(Mark::Thing, next) || marks_.has(Mark::Weapon, next) || marks_.has(Mark::Person, next) || marks_.has(Mark::Demonym, next) ||
        marks_.number(next) != nullptr || marks_.has(Mark::Harm, next) || marks_.has(Mark::TollNoun, next) || marks_.has(Mark::Subset, next) || marks_.has(Mark::Others, next)) {
        return false;
    }
    return !marks_.ends(next, {Feature::SoundPlural});
}

} // namespace casualty

namespace {

/// Tokens; a longer sentence (a table, no punctuation) is read in pieces, so that time stays linear.
constexpr std::uint32_t kLongestSentence = 300;

} // namespace

std::vector<CasualtyMention> find_casualties(const Analysis& analysis, const std::vector<NumberMention>& numbers) {
    std::vector<CasualtyMention> out;
    casualty::Marks marks(analysis, numbers);
    for (const auto& sentence : analysis.document.sentences) {
        for (std::uint32_t first = sentence.first; first < sentence.last; first += kLongestSentence) {
            text::Sentence piece = sentence;
            piece.first = first;
            piece.last = std::min(sentence.last, first + kLongestSentence);
            marks.load(piece);
            casualty::SentenceReader(marks, out).run();
        }
    }
    return out;
}

} // namespace marsad::extract
