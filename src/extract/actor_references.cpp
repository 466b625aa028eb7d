#include "extract/actor_references.h"

#include "extract/near.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

namespace marsad::extract {

namespace {

constexpr std::uint32_t kGroupReach = 6;   ///< sentences from "the group" back to its name
constexpr std::uint32_t kFighterReach = 3; ///< sentences from "the militants" back to it
constexpr std::uint32_t kIssuerReach = 3;  ///< words between "statement by" and the name
constexpr std::uint32_t kOpening = 3;      ///< sentences in which a statement tells who speaks
constexpr std::uint32_t kHeadingReach = 8; ///< words from the name to the colon of its line
constexpr std::uint32_t kQuotedSpeech = 4; ///< words between a name and its verb of saying
constexpr std::size_t kHeadLetters = 5;    ///< bytes of a head word that may be compared
constexpr std::uint32_t kPronounReach = 2; ///< words from the start of the sentence

bool armed(const ActorMention& actor) {
    return armed_side(actor) || actor.kind == "police";
}

bool group(const ActorMention& actor) { return !actor.generic && irregular(actor); }

bool taken(const std::vector<ActorMention>& found, TokenRange range) {
    return std::any_of(found.begin(), found.end(), [&](const ActorMention& actor) { return actor.tokens.overlaps(range); });
}

/// The mention as told by other words: what marked the first one's side says nothing of this one's.
ActorMention again(const ActorMention& named, TokenRange tokens) {
    ActorMention mention;
    mention.tokens = tokens;
    mention.name = named.name;
    mention.kind = named.kind;
    mention.countries = named.countries;
    mention.generic = named.generic;
    return mention;
}

/// "the X militia" and later "the militia": the head of the reference stands in or beside the name, with or without an article.
bool called_alike(const Analysis& analysis, TokenRange name, std::uint32_t head) {
    const auto& tokens = analysis.document.tokens;
    const auto& word = tokens[head].norm;
    const auto first = name.first > 0 ? name.first - 1 : name.first;
    for (auto i = first; i < name.last + 1 && i < head; ++i) {
        const auto& other = tokens[i].norm;
        if (other.size() >= kHeadLetters && word.size() >= kHeadLetters && (word.find(other) != std::string::npos || other.find(word) != std::string::npos)) {
            return true;
        }
    }
    return false;
}

/// A short sentence that is a paragraph of its own, without a full stop.
bool stands_alone(const Analysis& analysis, std::uint32_t sentence) {
    constexpr std::uint32_t kTitleWords = 14;
    const auto& sentences = analysis.document.sentences;
    const auto& title = sentences[sentence];
    const bool before = sentence > 0 && sentences[sentence - 1].paragraph == title.paragraph;
    const bool behind = sentence + 1 < sentences.size() && sentences[sentence + 1].paragraph == title.paragraph;
    const bool acts = std::any_of(analysis.hits.begin(), analysis.hits.end(), [&](const lexicon::Hit& hit) { return hit.is("trigger") && hit.first >= title.first && hit.first < title.last; });
    return !before && !behind && !acts && title.last > title.first && title.last - title.first <= kTitleWords && analysis.document.tokens[title.last - 1].norm != ".";
}

/// A line of a live report, "20:40 X statement: ...", speaks for nobody beyond itself.
bool clocked(const Analysis& analysis, std::uint32_t sentence) {
    const auto& tokens = analysis.document.tokens;
    const auto& words = analysis.document.sentences[sentence];
    constexpr std::uint32_t kClockReach = 3;
    const auto end = std::min(words.first + kClockReach, words.last);
    const auto first = std::find_if(tokens.begin() + words.first, tokens.begin() + end, [](const text::Token& token) { return token.kind == text::TokenKind::Number; });
    if (first == tokens.begin() + end) {
        return false;
    }
    const auto at = static_cast<std::uint32_t>(first - tokens.begin());
    const bool clock = first->norm.find(':') != std::string::npos || (at + 2 < words.last && tokens[at + 1].norm == ":" && tokens[at + 2].kind == text::TokenKind::Number);
    return clock;
}

/// Nothing but the words of a day beside the name: "Hezbollah, Thursday 13 June".
bool bears_day_only(const Analysis& analysis, std::uint32_t sentence, TokenRange name) {
    const auto& tokens = analysis.document.tokens;
    const auto& words = analysis.document.sentences[sentence];
    bool day = false;
    for (auto i = words.first; i < words.last; ++i) {
        if ((i >= name.first && i < name.last) || tokens[i].kind == text::TokenKind::Punct) {
            continue;
        }
        const bool of_day = tokens[i].kind == text::TokenKind::Number || any_hit_in(analysis, {i, i + 1}, [](const lexicon::Hit& hit) { return hit.is("month") || hit.is("weekday") || hit.is("hijri_month") || hit.is("day_word"); });
        if (!of_day) {
            return false;
        }
        day = true;
    }
    return day;
}

/// Nothing but a word of its kind beside the name, and a colon: عملية X:, a heading over what X tells.
bool heads_with_colon(const Analysis& analysis, std::uint32_t sentence, TokenRange name) {
    const auto& tokens = analysis.document.tokens;
    const auto& words = analysis.document.sentences[sentence];
    std::uint32_t others = 0;
    for (auto i = words.first; i < words.last; ++i) {
        others += (i < name.first || i >= name.last) && tokens[i].kind == text::TokenKind::Word ? 1U : 0U;
    }
    return tokens[words.last - 1].norm == ":" && others <= 1;
}

/// A name and a day head the report, as on the paper of who issues it.
std::optional<std::size_t> letterhead(const Analysis& analysis, const std::vector<ActorMention>& found) {
    for (std::size_t i = 0; i < found.size(); ++i) {
        const auto sentence = analysis.document.tokens[found[i].tokens.first].sentence;
        if (sentence > 0) {
            break;
        }
        if (armed(found[i]) && !found[i].generic && !found[i].land && !found[i].seat && stands_alone(analysis, sentence) && (bears_day_only(analysis, sentence, found[i].tokens) || heads_with_colon(analysis, sentence, found[i].tokens))) {
            return i;
        }
    }
    return std::nullopt;
}

/// Who issues the text, and whether a line of its own says so: the title of a statement.
struct Author {
    std::optional<std::size_t> index;
    bool titled = false;
};

/// Somebody is quoted in the sentence.
bool said_in(const Analysis& analysis, std::uint32_t sentence) {
    const auto& words = analysis.document.sentences[sentence];
    return any_hit_in(analysis, {words.first, words.last}, [&](const lexicon::Hit& hit) { return hit.is("speech", "say") && hit.first >= words.first && hit.last <= words.last; });
}

/// The body that issues the text: named beside "statement by" where a statement says so, at its head or its foot.
Author author_of(const Analysis& analysis, const std::vector<ActorMention>& found) {
    const auto& tokens = analysis.document.tokens;
    const auto count = static_cast<std::uint32_t>(analysis.document.sentences.size());
    Author author;
    std::uint32_t best = kIssuerReach + 1;
    for (const auto& hit : analysis.hits) {
        const auto sentence = tokens[hit.first].sentence;
        if (!hit.is("issuer") || (sentence >= kOpening && sentence + 2 < count) || tokens[hit.first].quoted || clocked(analysis, sentence)) {
            continue;
        }
        if (sentence >= kOpening && said_in(analysis, sentence)) { // "X's spokesman said ...": another who is quoted at the foot
            continue;
        }
        for (std::size_t i = 0; i < found.size(); ++i) {
            const bool behind = hit.entry->value != "behind" ? found[i].tokens.first >= hit.last : found[i].tokens.last <= hit.first;
            const auto gap = gap_between({hit.first, hit.last}, found[i].tokens);
            if (armed(found[i]) && behind && tokens[found[i].tokens.first].sentence == sentence && gap < best) {
                best = gap;
                author = {i, hit.entry->has("title") && sentence < kOpening && stands_alone(analysis, sentence)};
            }
        }
    }
    if (!author.index || !author.titled) {
        if (const auto head = letterhead(analysis, found)) {
            author = {head, true};
        }
    }
    return author;
}

/// Who is quoted in the sentence: the name beside a verb of saying, outside the quotation.
std::optional<std::size_t> quoted_speaker(const Analysis& analysis, const std::vector<ActorMention>& found, std::uint32_t token) {
    const auto& tokens = analysis.document.tokens;
    std::optional<std::size_t> speaker;
    std::uint32_t best = kQuotedSpeech + 1;
    for (const auto& hit : analysis.hits) {
        if (!hit.is("speech", "say") || tokens[hit.first].sentence != tokens[token].sentence || tokens[hit.first].quoted) {
            continue;
        }
        for (std::size_t i = 0; i < found.size(); ++i) {
            const bool own = armed(found[i]) || found[i].kind == "person";
            const auto gap = gap_between({hit.first, hit.last}, found[i].tokens);
            if (own && !tokens[found[i].tokens.first].quoted && tokens[found[i].tokens.first].sentence == tokens[token].sentence && gap < best) {
                best = gap;
                speaker = i;
            }
        }
    }
    return speaker;
}

/// "X statement no. 6: our fighters shelled ...", بيان لـX: استهدفنا: who heads the line with a word of issuing, before a colon.
std::optional<std::size_t> line_author(const Analysis& analysis, const std::vector<ActorMention>& found, std::uint32_t token) {
    const auto& tokens = analysis.document.tokens;
    const auto& sentences = analysis.document.sentences;
    auto begin = sentences[tokens[token].sentence].first;
    if (tokens[token].sentence > 0 && sentences[tokens[token].sentence - 1].paragraph == sentences[tokens[token].sentence].paragraph) { // "no. 6" ends no sentence
        begin = sentences[tokens[token].sentence - 1].first;
    }
    auto colon = begin;
    for (auto i = begin; i < token; ++i) {
        colon = tokens[i].norm == ":" ? i : colon;
    }
    for (std::size_t i = 0; colon > begin && i < found.size(); ++i) {
        const bool before = found[i].tokens.first >= begin && found[i].tokens.last <= colon && colon - found[i].tokens.last <= kHeadingReach;
        const bool issues = before && armed(found[i]) && any_hit_in(analysis, {begin, colon}, [&](const lexicon::Hit& hit) {
                                return hit.is("issuer") && hit.last <= colon && gap_between({hit.first, hit.last}, found[i].tokens) <= kIssuerReach;
                            });
        const bool heads = before && armed(found[i]) && !found[i].generic && !found[i].land && !found[i].seat && colon + 1 == token && only_punct(tokens, found[i].tokens.last, colon); // «كتيبة X»: مقاتلونا ...
        if (issues || heads) {
            return i;
        }
    }
    return std::nullopt;
}

/// "X is hunted after guerrillas stormed a post": one group alone is named in the sentence before its people are told without an article.
bool one_group_before(const Analysis& analysis, const std::vector<ActorMention>& found, const lexicon::Hit& people) {
    const auto begin = around(analysis, people.first).first;
    const ActorMention* only = nullptr;
    for (const auto& actor : found) {
        if (!group(actor) || actor.tokens.first < begin || actor.tokens.last > people.first) {
            continue;
        }
        if (only != nullptr && only->name != actor.name) {
            return false;
        }
        only = &actor;
    }
    const bool clause = any_hit_in(analysis, {people.first - std::min(people.first, 1U), people.first}, [&](const lexicon::Hit& hit) { return (hit.is("clause") || hit.is("that")) && hit.last == people.first; });
    return only != nullptr && clause;
}

} // namespace

void add_back_references(const Analysis& analysis, Reference kind, std::vector<ActorMention>& found) {
    const auto& tokens = analysis.document.tokens;
    for (const auto& hit : analysis.hits) {
        const bool own = hit.is("actor_back", "own");
        if (!hit.is("actor_back") || own != (kind == Reference::Own) || taken(found, {hit.first, hit.last})) {
            continue;
        }
        const bool fighters = hit.entry->value == "fighters";
        if (hit.entry->value == "bare" && !one_group_before(analysis, found, hit)) {
            continue;
        }
        const auto reach = fighters || own ? kFighterReach : kGroupReach;
        const ActorMention* last = nullptr;
        bool last_alike = false;
        for (const auto& actor : found) {
            const bool fits = own ? armed(actor) : group(actor);
            if (!fits || actor.tokens.last > hit.first || tokens[hit.first].sentence - tokens[actor.tokens.first].sentence > reach) {
                continue;
            }
            // "its aircraft": of a body rather than of a country that stands beside it in the sentence
            const bool alike = own ? !actor.land && tokens[actor.tokens.first].sentence == tokens[hit.first].sentence : !fighters && called_alike(analysis, actor.tokens, hit.last - 1);
            if (last == nullptr || alike > last_alike || (alike == last_alike && actor.tokens.first > last->tokens.first)) {
                last = &actor;
                last_alike = alike;
            }
        }
        if (last != nullptr) {
            const bool spoken = own && any_hit_in(analysis, {hit.first, hit.first + 1}, [&](const lexicon::Hit& say) { return say.is("speech", "say") && say.first == hit.first; });
            auto mention = again(*last, {spoken ? hit.last - 1 : hit.first, hit.last}); // "X said fighters shelled Y"
            mention.to_mark = hit.prefix.has(lexicon::Feature::To);
            mention.owned = mention.to_mark;
            found.push_back(std::move(mention));
        }
    }
}

void add_first_persons(const Analysis& analysis, std::vector<ActorMention>& found) {
    const auto& tokens = analysis.document.tokens;
    const auto author = author_of(analysis, found);
    std::vector<ActorMention> added;
    bool statement = false;
    for (const auto& hit : analysis.hits) {
        if (!hit.is("we")) {
            continue;
        }
        const bool quoted = tokens[hit.first].quoted;
        const auto heading = quoted ? std::nullopt : line_author(analysis, found, hit.first);
        statement = statement || !(quoted || heading);
        const auto who = quoted ? quoted_speaker(analysis, found, hit.first) : heading ? heading
                                                                                       : author.index;
        if (heading) {
            found[*heading].line_author = true;
        }
        if (who && hit.entry->value != "word" && !taken(found, {hit.first, hit.last})) {
            auto mention = again(found[*who], {hit.first, hit.last});
            mention.first_person = true;
            added.push_back(std::move(mention));
        }
    }
    if (author.index && (statement || author.titled)) {
        found[*author.index].author = true;
    }
    found.insert(found.end(), std::make_move_iterator(added.begin()), std::make_move_iterator(added.end()));
}

namespace {

/// "X has closed in since it took Y", "X, when they overran Y": a pronoun behind a word that opens a clause, and right before an act that
/// takes a place or is done to people, is of who opens the sentence, where nothing else in it may be meant.
std::optional<std::size_t> inner_subject(const Analysis& analysis, const std::vector<ActorMention>& found, const lexicon::Hit& pronoun) {
    constexpr std::uint32_t kOpeningWords = 4;
    constexpr std::uint32_t kAuxiliaries = 2;
    const auto& tokens = analysis.document.tokens;
    const auto begin = analysis.document.sentences[tokens[pronoun.first].sentence].first;
    const bool opened = any_hit_in(analysis, {pronoun.first - std::min(pronoun.first, 1U), pronoun.first}, [&](const lexicon::Hit& hit) { return hit.is("clause") && hit.last == pronoun.first; });
    const bool act = any_hit_in(analysis, {pronoun.last, pronoun.last + kAuxiliaries}, [&](const lexicon::Hit& hit) {
        return hit.is("trigger") && (hit.entry->value == "capture" || hit.entry->value == "raid" || hit.entry->value == "kill" || hit.entry->value == "massacre" || hit.entry->value == "abduction" || hit.entry->value == "attack" || hit.entry->value == "shell" || hit.entry->value == "air");
    });
    const bool arms = any_hit_in(analysis, {begin, pronoun.first}, [](const lexicon::Hit& hit) { return hit.is("weapon"); });
    if (!opened || !act || arms) {
        return std::nullopt;
    }
    std::optional<std::size_t> subject;
    for (std::size_t i = 0; i < found.size(); ++i) {
        const auto& actor = found[i];
        if (actor.tokens.first < begin || actor.tokens.last > pronoun.first) {
            continue;
        }
        const bool acts = armed(actor) || actor.kind == "armed_group" || actor.kind == "settlers";
        const bool opens = acts && !actor.owned && !actor.aside && !actor.land && actor.tokens.first - begin <= kOpeningWords;
        subject = !subject && opens ? std::optional(i) : subject;
    }
    return subject;
}

} // namespace

void add_pronouns(const Analysis& analysis, std::vector<ActorMention>& found) {
    const auto& document = analysis.document;
    std::vector<ActorMention> added;
    for (const auto& hit : analysis.hits) {
        const auto sentence = document.tokens[hit.first].sentence;
        if (hit.is("pronoun") && hit.first - document.sentences[sentence].first >= kPronounReach && !taken(found, {hit.first, hit.last})) {
            if (const auto inner = inner_subject(analysis, found, hit)) {
                added.push_back(again(found[*inner], {hit.first, hit.last}));
            }
            continue;
        }
        if (!hit.is("pronoun") || sentence == 0 || hit.first - document.sentences[sentence].first >= kPronounReach || taken(found, {hit.first, hit.last}) ||
            document.sentences[sentence].paragraph != document.sentences[sentence - 1].paragraph) {
            continue;
        }
        const ActorMention* subject = nullptr;
        for (const auto& actor : found) {
            const bool before = document.tokens[actor.tokens.first].sentence + 1 == sentence;
            const bool acts = armed(actor) || actor.kind == "armed_group" || actor.kind == "settlers";
            if (before && acts && !actor.owned && !actor.aside && !actor.land && (subject == nullptr || actor.tokens.first < subject->tokens.first)) {
                subject = &actor;
            }
        }
        if (subject != nullptr) {
            added.push_back(again(*subject, {hit.first, hit.last}));
        }
    }
    found.insert(found.end(), std::make_move_iterator(added.begin()), std::make_move_iterator(added.end()));
}

} // namespace marsad::extract
