#include "geocode/list_members.h"

#include "text/search_key.h"

#include <algorithm>
#include <array>
#include <utility>

namespace marsad::geocode {

namespace {

constexpr std::uint32_t kMaxGap = 24; ///< tokens between two known members
constexpr std::uint32_t kMaxNameWords = 4;

using Range = std::pair<std::uint32_t, std::uint32_t>;

class ListReader {
  public:
    ListReader(const PhraseWords& words, const NameFinder& names, const std::vector<Mention>& mentions) : words_(words), names_(names), tokens_(words.document().tokens), mentions_(mentions) {}

    /// What lies between two mentions, where it is nothing but members.
    [[nodiscard]] std::vector<Range> between(const Mention& a, const Mention& b) const {
        if (b.first < a.last || b.first - a.last > kMaxGap || tokens_[b.first].sentence != tokens_[a.name_first].sentence || !may_list(a) || b.prep != Prep::None || b.clitic_in) {
            return {};
        }
        std::uint32_t at = a.last;
        std::vector<Range> found;
        if (arabic(a)) {
            while (const auto member = arabic_member(at, b.first)) {
                found.push_back(*member);
            }
            const bool closed = at == b.first && (b.conjoined || names_.joined_by_and(tokens_[b.first]));
            return closed && (a.several || found.size() == 1) ? found : std::vector<Range>();
        }
        while (at < b.first) {
            if (!separator(at, b.first).any) {
                return {};
            }
            if (at == b.first) {
                return found;
            }
            const std::uint32_t end = latin_name(at, b.first);
            if (end == at) {
                return {};
            }
            found.emplace_back(at, end);
            at = end;
        }
        return {};
    }

    /// What follows the last known member.
    [[nodiscard]] std::vector<Range> after(std::size_t index, std::uint32_t limit, bool many) const {
        const Mention& last = mentions_[index];
        if (!may_list(last)) {
            return {};
        }
        std::uint32_t at = last.last;
        std::vector<Range> found;
        if (arabic(last)) {
            while (many && found.size() < kMaxGap) {
                std::uint32_t next = at;
                const auto member = arabic_member(next, limit);
                if (!member || !closes(next)) {
                    break;
                }
                found.push_back(*member);
                at = next;
            }
            return found;
        }
        const bool in_list = many || (index > 0 && follows(mentions_[index - 1], last));
        bool ended = false;
        while (in_list && !ended && at < limit) {
            const Separator sign = separator(at, limit);
            const std::uint32_t end = sign.any ? latin_name(at, limit) : at;
            if (end == at) {
                break;
            }
            found.emplace_back(at, end);
            at = end;
            ended = sign.conjunction;
        }
        return ended && closes(at) ? found : std::vector<Range>();
    }

    /// "A, B": only signs of a list between two mentions.
    [[nodiscard]] bool follows(const Mention& a, const Mention& b) const {
        std::uint32_t at = a.last;
        return may_list(a) && at < b.first && separator(at, b.first).any && at == b.first;
    }

    /// The same, with an "and" that is part of the word.
    [[nodiscard]] bool goes_on(const Mention& a, const Mention& b) const {
        const bool attached = arabic(a) && b.first == a.last && (b.conjoined || names_.joined_by_and(tokens_[b.first]));
        return tokens_[a.name_first].sentence == tokens_[b.first].sentence && !a.backward && (attached ? may_list(a) : follows(a, b));
    }

  private:
    struct Separator {
        bool any = false;
        bool conjunction = false;
    };

    [[nodiscard]] bool arabic(const Mention& mention) const { return tokens_[mention.name_first].script == text::Script::Arabic; }
    [[nodiscard]] static bool may_list(const Mention& mention) { return (!mention.match.empty() || mention.unknown) && !mention.second && !mention.backward && mention.borders.empty(); }
    [[nodiscard]] bool comma(std::uint32_t token) const { return tokens_[token].norm == ","; }

    /// Steps over a comma, "and", both, and an article.
    Separator separator(std::uint32_t& at, std::uint32_t limit) const {
        Separator sign;
        if (at < limit && comma(at)) {
            sign.any = true;
            ++at;
        }
        if (at < limit && words_.covers(at, WordClass::Conjunction)) {
            sign.any = sign.conjunction = true;
            ++at;
        }
        if (sign.any && at < limit && words_.is_definite_article(at)) {
            ++at;
        }
        return sign;
    }

    /// The end of a run of capitals that no word list knows; `from` where there is none.
    [[nodiscard]] std::uint32_t latin_name(std::uint32_t from, std::uint32_t limit) const {
        constexpr std::array kNoName = {WordClass::Trap, WordClass::Demonym, WordClass::Kind, WordClass::Prep, WordClass::Relation, WordClass::Capital, WordClass::Other, WordClass::Launch};
        std::uint32_t at = from;
        while (at < limit && at - from < kMaxNameWords) {
            const auto& token = tokens_[at];
            const bool particle = at > from && at + 1 < limit && (tokens_[at + 1].joined_before || words_.covers(at, WordClass::Particle)) && tokens_[at + 1].capital;
            const bool part = token.kind == text::TokenKind::Word && token.script == text::Script::Latin && (token.capital || (at > from && token.joined_before) || particle);
            if (!part || token.all_caps || words_.is_stop(at, at + 1) || std::any_of(kNoName.begin(), kNoName.end(), [&](WordClass cls) { return words_.covers(at, cls); })) {
                break;
            }
            ++at;
        }
        return at > from && tokens_[at - 1].capital ? at : from;
    }

    /// A word with an attached "and" that no word list knows, with a definite word behind it; moves `at` behind it.
    [[nodiscard]] std::optional<Range> arabic_member(std::uint32_t& at, std::uint32_t limit) const {
        std::uint32_t from = at;
        if (from < limit && comma(from)) {
            ++from;
        }
        if (from >= limit || tokens_[from].script != text::Script::Arabic || !names_.joined_by_and(tokens_[from]) || words_.is_known(from) || words_.in_whole_trap(from)) {
            return std::nullopt;
        }
        std::uint32_t end = from + 1;
        const bool longer = end < limit && tokens_[end].kind == text::TokenKind::Word && text::has_article(tokens_[end].norm) && !words_.is_known(end);
        end += longer ? 1 : 0;
        at = end;
        return Range{from, end};
    }

    /// A list ends before a sign, a word of place, or the end; not before what a verb would have as its subject.
    [[nodiscard]] bool closes(std::uint32_t at) const {
        if (at >= words_.size() || tokens_[at].kind == text::TokenKind::Punct || tokens_[at].sentence != tokens_[at - 1].sentence) {
            return true;
        }
        return words_.covers(at, WordClass::Prep) || words_.covers(at, WordClass::Relation) || (tokens_[at].script == text::Script::Arabic && names_.joined_by_and(tokens_[at]));
    }

    const PhraseWords& words_;
    const NameFinder& names_;
    const std::vector<text::Token>& tokens_;
    const std::vector<Mention>& mentions_;
};

Mention member_of(const PhraseWords& words, const NameFinder& names, Range range) {
    Mention mention;
    mention.first = mention.name_first = range.first;
    mention.last = mention.name_last = range.second;
    mention.match = names.bridge(words.document(), range.first, range.second);
    mention.unknown = true;
    mention.listed = true;
    mention.conjoined = names.joined_by_and(words.document().tokens[range.first]);
    return mention;
}

} // namespace

void add_list_members(const PhraseWords& words, const NameFinder& names, std::vector<Mention>& mentions) {
    const ListReader reader(words, names, mentions);
    std::vector<std::vector<Range>> behind(mentions.size());
    bool many = false; // within what a kind word in the plural heads
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        const bool last = i + 1 == mentions.size();
        many = mentions[i].several || (many && i > 0 && (!behind[i - 1].empty() || reader.goes_on(mentions[i - 1], mentions[i])));
        if (!last) {
            behind[i] = reader.between(mentions[i], mentions[i + 1]);
        }
        if (behind[i].empty()) {
            const auto sentence = words.document().tokens[mentions[i].name_first].sentence;
            const std::uint32_t end = words.document().sentences[sentence].last;
            behind[i] = reader.after(i, last ? end : std::min(end, mentions[i + 1].first), many);
        }
    }
    for (std::size_t i = 0; i + 1 < mentions.size(); ++i) {
        mentions[i + 1].joined_on = reader.goes_on(mentions[i], mentions[i + 1]);
    }
    std::vector<Mention> out;
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        out.push_back(std::move(mentions[i]));
        out.back().listed = out.back().unknown && out.back().several;
        for (const auto& range : behind[i]) {
            out.push_back(member_of(words, names, range));
        }
    }
    mentions = std::move(out);
}

} // namespace marsad::geocode
