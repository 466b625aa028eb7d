#include "geocode/phrase_scanner.h"

#include "text/search_key.h"

#include <algorithm>
#include <utility>

// Names that no spelling of the gazetteer meets: by the consonant bridge, by typing errors, or kept as not known.
namespace marsad::geocode {

namespace {

constexpr std::uint32_t kMaxUnknownWords = 3;

} // namespace

/// Words behind a kind word that no gazetteer name begins with: kept as a name not known.
void PhraseScanner::take_unknown_name(Mention& mention, std::uint32_t token, std::uint32_t limit) const {
    const auto& tokens = document_.tokens;
    const bool latin = tokens[token].script == text::Script::Latin;
    const auto plain_word = [&](std::uint32_t i) {
        if (i >= limit || tokens[i].kind != text::TokenKind::Word || words_.in_whole_trap(i) || words_.is_hard_stop(i, i + 1) || words_.at(i, WordClass::Demonym) != nullptr ||
            words_.at(i, WordClass::Prep) != nullptr || words_.at(i, WordClass::Relation) != nullptr || words_.at(i, WordClass::Kind) != nullptr || words_.at(i, WordClass::BackReference) != nullptr) {
            return false;
        }
        return true;
    };
    const bool named_so = mention.named_so && !latin && text::has_article(tokens[token].norm) && tokens[token].kind == text::TokenKind::Word && words_.at(token, WordClass::Kind) == nullptr &&
                          words_.at(token, WordClass::Relation) == nullptr && words_.at(token, WordClass::BackReference) == nullptr && words_.at(token, WordClass::Capital) == nullptr; // حي + a definite word
    if (!plain_word(token) && !named_so) {
        return;
    }
    std::uint32_t last = token + 1;
    if (latin) {
        if (!may_begin_name(token, false)) {
            return;
        }
        while (last < limit && last - token < kMaxUnknownWords + 1 && plain_word(last) && (tokens[last].capital || tokens[last].joined_before) && tokens[last].span.begin <= tokens[last - 1].span.end + 1) {
            ++last;
        }
    } else {
        // Adjectives ("سكني", "صحراوية") and verbs are no names.
        const std::string_view norm = tokens[token].norm;
        const KindGroup group = mention.group;
        const bool takes_any = is_settled(group) || group == KindGroup::Camp || group == KindGroup::Base || group == KindGroup::Airport || mention.kind == "checkpoint" || group == KindGroup::District;
        // "موقع إنشاءات", "مبنى سكني": what it is, not what it is called.
        const bool headed = words_.at(token, WordClass::Head) != nullptr && plain_word(last) && !words_.is_known(last);
        mention.bridge_only = !tokens[token].quoted && !takes_any && !headed && !text::has_article(norm);
        last += headed ? 1 : 0;
        if (!named_so && !headed && !tokens[token].quoted && (words_.is_known(token) ? !words_.is_stop(token, token + 1) : !text::has_article(norm) && names_.looks_like_adjective(norm))) {
            return;
        }
        // Quoted names to the closing sign; persons' names ("مطار حامد كرزاي") one word on.
        while (!named_so && last < limit && last - token < kMaxUnknownWords && plain_word(last) && !words_.is_known(last) && ((tokens[token].quoted && tokens[last].quoted) || words_.is_stop(last - 1, last))) {
            ++last;
        }
    }
    mention.unknown = true;
    mention.name_first = token;
    mention.name_last = last;
    mention.match = names_.bridge(document_, token, last);
    if (mention.match.empty() && !latin && !named_so && last < limit && plain_word(last) && !words_.is_known(last)) {
        if (auto two = names_.bridge(document_, token, last + 1); !two.empty()) {
            mention.match = std::move(two);
            mention.name_last = last + 1;
        }
    }
    if (mention.bridge_only && mention.match.empty()) {
        mention.unknown = false;
    }
}

/// The end of the run of capitals that begins at `token`, articles and hyphened parts taken in ("Ayn al-Assad").
std::uint32_t PhraseScanner::latin_run(std::uint32_t token, std::uint32_t limit) const {
    const auto& tokens = document_.tokens;
    if (tokens[token].kind != text::TokenKind::Word || tokens[token].script != text::Script::Latin || !may_begin_name(token, false)) {
        return token;
    }
    std::uint32_t end = token + 1;
    while (end < limit && end - token < 6) {
        const auto& next = tokens[end];
        const bool close = next.span.begin <= tokens[end - 1].span.end + 1;
        const bool joined = end + 1 < limit && tokens[end + 1].joined_before && (tokens[end + 1].capital || next.joined_before);
        const bool loose = end + 1 < limit && words_.covers(end, WordClass::Particle) && tokens[end + 1].capital && tokens[end + 1].kind == text::TokenKind::Word; // "Maarat al Numan"
        const bool article = close && !next.capital && next.norm.size() <= 3 && (joined || loose);
        const bool part = close && !joined_adjective(end) && next.kind == text::TokenKind::Word && !words_.covers(end, WordClass::Kind) && !words_.is_hard_stop(end, end + 1) && !words_.covers(end, WordClass::Trap) && (next.capital || next.joined_before);
        if (!article && !part) {
            break;
        }
        ++end;
    }
    return end;
}

/// A capitalised name that no spelling of the gazetteer has, where the words around say that it is a place: met by
/// the consonants, or kept as not known ("Satih village"). Also a name whose first part alone was met ("Ayn" of "Ayn
/// al-Assad").
std::optional<Mention> PhraseScanner::loose_latin(std::uint32_t token, std::uint32_t limit, std::uint32_t floor, const std::optional<Mention>& strict) const {
    if (mode_ != ScanMode::Report) {
        return std::nullopt;
    }
    const std::uint32_t end = latin_run(token, limit);
    if (end <= token || words_.is_hard_stop(token, token + 1) || words_.covers(token, WordClass::Trap) || words_.covers(token, WordClass::Demonym) || words_.covers(token, WordClass::Kind) ||
        words_.is_other_word(token)) {
        return std::nullopt;
    }
    const auto& tokens = document_.tokens;
    if (strict) {
        const bool cut = strict->name_last < end && (tokens[strict->name_last].joined_before || !tokens[strict->name_last].capital) && strict->name_first == token;
        if (!cut) {
            return std::nullopt;
        }
    }
    const auto* kind_after = words_.at(end, WordClass::Kind);
    if (kind_after != nullptr && (end >= limit || tokens[end].span.begin > tokens[end - 1].span.end + 1)) {
        kind_after = nullptr;
    }
    if (strict && kind_after != nullptr && kind_after->entry->value == "road" && !names_.whole(document_, strict->name_last, end).empty()) {
        return std::nullopt; // "the Damascus-Homs highway": two towns
    }
    const std::uint32_t left = token > 0 && words_.is_definite_article(token - 1) ? token - 1 : token;
    const auto* prep = words_.before(left, WordClass::Prep);
    const bool cue = kind_after != nullptr || words_.before(left, WordClass::Relation) != nullptr || (prep != nullptr && (prep->entry->value == "in" || prep->entry->value == "on")) || words_.before(left, WordClass::VerbHit) != nullptr;
    // "A, B and C": a list goes on after a place.
    const bool list = floor > 0 && left == floor + 1 && (tokens[floor].norm == "," || words_.covers(floor, WordClass::Conjunction));
    if (!cue && !list && !strict) {
        return std::nullopt;
    }
    Mention mention;
    mention.match = names_.bridge(document_, token, end);
    if (mention.match.empty()) {
        mention.match = names_.fuzzy(document_, token, end);
    }
    mention.first = mention.name_first = token;
    mention.last = mention.name_last = end;
    mention.unknown = true;
    mention.bridge_only = kind_after == nullptr || !(kind_after->entry->has("settled") || kind_after->entry->has("site") || kind_after->entry->has("admin"));
    // "in Alamou, a village on their way": on no list, and said to be a place.
    const auto* said = mention.bridge_only && cue ? explained_behind(mention, limit) : nullptr;
    if (said != nullptr && said->entry->has("settled")) {
        set_kind(mention, *said);
        mention.bridge_only = false;
        mention.explained = true;
    }
    if (said == nullptr && mention.bridge_only && cue && held_behind(mention, limit)) {
        mention.bridge_only = false;
        mention.explained = true;
    }
    if (person_around(mention.match) || (mention.match.empty() && mention.bridge_only)) {
        return std::nullopt;
    }
    return mention;
}

} // namespace marsad::geocode
