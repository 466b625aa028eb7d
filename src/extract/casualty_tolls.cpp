#include "extract/casualty_tolls.h"

#include "extract/casualty_totals.h"

#include <algorithm>
#include <string_view>

namespace marsad::extract::casualty {

namespace {

using lexicon::Hit;

constexpr std::uint32_t kFirstReach = 8; ///< words after "first reported"
constexpr std::uint32_t kApartReach = 8; ///< words between the figures of two sources
constexpr std::uint32_t kFromReach = 3;  ///< words from "from" to the figure that another replaces
constexpr std::uint32_t kAnyReach = 16;  ///< words between a figure and "the number", said of the same
constexpr std::uint32_t kTollReach = 26; ///< «بلغ عدد قتلى ... اثني عشر»

class TollReader {
  public:
    TollReader(const Marks& marks, std::vector<Phrase>& phrases, std::vector<CasualtyMention>& mentions) : marks_(marks), phrases_(phrases), mentions_(mentions) {
        for (std::uint32_t token = marks.first(); token < marks.last(); ++token) {
            collect(token);
        }
    }

    void run() {
        if (!tolls_.empty()) {
            read_figures();
        }
        read_first_figures();
        read_spoken_figures();
    }

  private:
    void collect(std::uint32_t token) {
        const auto add = [&](Mark mark, std::vector<const Hit*>& list) {
            if (const Hit* hit = marks_.at(mark, token); hit != nullptr) {
                list.push_back(hit);
            }
        };
        add(Mark::Toll, tolls_);
        const bool heads = marks_.punct(tolls_.empty() ? token : tolls_.back()->last, ":") && (token == marks_.first() || marks_.role(token - 1) != Role::Aux);
        if (!tolls_.empty() && tolls_.back()->first == token && tolls_.back()->entry->has("heading") && !heads) {
            tolls_.pop_back(); // "Dead: 4", but "eight were killed: three guards and ..."
        }
        add(Mark::TollMove, moves_);
        add(Mark::TollFirst, firsts_);
    }

    /// The toll word a figure belongs to: the nearest before it in its clause, else one after it ("bringing to 12 ... the number killed").
    [[nodiscard]] const Hit* toll_of(const Phrase& phrase) const {
        const Hit* best = nullptr;
        for (const Hit* toll : tolls_) { // "raised to 71 | the number hurt", «وإلى 108 | عدد الجرحى»
            if (toll->first >= phrase.core_last && toll->first <= phrase.core_last + 1 && !toll->entry->has("noun") && !toll->entry->has("heading") && to_before(phrase) && (best == nullptr || best->entry->value == "any")) {
                best = toll;
            }
        }
        if (best != nullptr) {
            return best;
        }
        for (const Hit* toll : tolls_) {
            if (toll->last <= phrase.tokens.first && phrase.tokens.first - toll->last <= kTollReach && !marks_.parted(toll->last, phrase.tokens.first)) {
                best = toll;
            }
        }
        if (best != nullptr) {
            return best;
        }
        for (const Hit* toll : tolls_) {
            if (toll->first >= phrase.core_last && toll->first - phrase.core_last <= 12 && !toll->entry->has("noun") && !marks_.parted(phrase.core_last, toll->first)) {
                return toll;
            }
        }
        return nullptr;
    }

    /// Where the number itself begins: a verb may end in what else were a bound ("gone up | to 40").
    [[nodiscard]] std::uint32_t number_of(const Phrase& phrase) const {
        const auto* number = marks_.number(phrase.tokens.first);
        const bool inside = number != nullptr && std::any_of(moves_.begin(), moves_.end(), [&](const Hit* move) { return move->last > number->tokens.first && move->last <= number->core.first && move->first < number->tokens.first; });
        return inside ? number->core.first : phrase.tokens.first;
    }

    /// The nearest verb of the toll before the figure: rose, put, bringing.
    [[nodiscard]] const Hit* move_of(const Phrase& phrase) const {
        const Hit* best = nullptr;
        for (const Hit* move : moves_) {
            if (move->last <= number_of(phrase) && number_of(phrase) - move->last <= kTollReach && !marks_.parted(move->last, number_of(phrase))) {
                const bool weaker = best != nullptr && move->entry->value == "state" && best->entry->value != "state" && move->first + 3 > phrase.tokens.first && marks_.role(move->first) == Role::Prep;
                best = weaker ? best : move;
            }
        }
        return best;
    }

    [[nodiscard]] std::uint32_t before(const Phrase& phrase) const { return phrase.tokens.first == marks_.first() ? phrase.tokens.first : number_of(phrase) - 1; }

    /// "to 84", "at 13", "of 12", إلى عشرة, عند أربعة, بلغ 12.
    [[nodiscard]] bool introduced(const Phrase& phrase, const Hit& toll) const {
        const std::uint32_t token = before(phrase);
        if (token == phrase.tokens.first) {
            return false;
        }
        const bool by_word = marks_.role(token) == Role::To || marks_.has(Mark::TollAt, token) || marks_.punct(token, ":");
        const bool by_verb = std::any_of(moves_.begin(), moves_.end(), [&](const Hit* move) { return move->last == phrase.tokens.first; });
        return by_word || by_verb || (toll.last == phrase.tokens.first && !phrase.wa);
    }

    [[nodiscard]] bool to_before(const Phrase& phrase) const { return phrase.tokens.first > marks_.first() && (marks_.role(before(phrase)) == Role::To || phrase.oblique); }

    /// "from 85", "from an initial 18", where another figure stands behind "to": the one that is replaced.
    [[nodiscard]] bool replaced(const Phrase& phrase) const {
        std::uint32_t token = phrase.tokens.first;
        for (std::uint32_t step = 0; step < kFromReach && token > marks_.first(); ++step) {
            --token;
            if (marks_.has(Mark::From, token)) {
                return std::any_of(phrases_.begin(), phrases_.end(), [&](const Phrase& other) { return &other != &phrase && other.numbered && !other.thing && to_before(other); });
            }
            if (marks_.punct(token) || marks_.number(token) != nullptr) {
                return false;
            }
        }
        return false;
    }

    [[nodiscard]] CasualtyKind kind_of(const Phrase& phrase, const Hit& toll) const {
        if (phrase.toll) {
            return *phrase.toll;
        }
        if (toll.entry->value == "any") { // "two were wounded; others put the number at three"
            const auto earlier = std::find_if(mentions_.rbegin(), mentions_.rend(), [&](const CasualtyMention& m) { return m.counted && m.tokens.last <= toll.first && toll.first - m.tokens.last <= kAnyReach; });
            if (earlier != mentions_.rend() && earlier->kind == CasualtyKind::Injured && mentions_.size() == 1) {
                return CasualtyKind::Injured;
            }
        }
        return toll.entry->value == "injured" ? CasualtyKind::Injured : CasualtyKind::Killed;
    }

    [[nodiscard]] CasualtyMention* mention_of(const Phrase& phrase) {
        for (auto& mention : mentions_) {
            if (mention.tokens.first <= phrase.tokens.first && phrase.core_last <= mention.tokens.last && mention.tokens.last - mention.tokens.first < 24) {
                return &mention;
            }
        }
        return nullptr;
    }

    CasualtyMention& add_mention(Phrase& phrase, CasualtyKind kind) { return mentions_.emplace_back(figure_told(phrase, kind)); }

    void read_figures() {
        for (std::size_t index = 0; index < phrases_.size(); ++index) {
            Phrase& phrase = phrases_[index];
            if (!phrase.numbered || phrase.thing || phrase.subset || after_first_cue(phrase)) {
                continue;
            }
            const Hit* toll = toll_of(phrase);
            if (toll == nullptr) {
                continue;
            }
            const Hit* move = move_of(phrase);
            if (move != nullptr && move->entry->value == "revise" && replaced(phrase)) {
                CasualtyMention* told = mention_of(phrase);
                CasualtyMention& old = told != nullptr ? *told : add_mention(phrase, kind_of(phrase, *toll));
                old.superseded = true;
                old.revision = false;
                continue;
            }
            const std::string_view kind_of_move = move == nullptr ? std::string_view() : std::string_view(move->entry->value);
            if (phrase.used != 0) {
                CasualtyMention* told = mention_of(phrase);
                if (told != nullptr && (phrase.toll || introduced(phrase, *toll)) && (kind_of_move == "revise" || kind_of_move == "bring") && !has_object_verb(*told, phrase)) {
                    told->revision = true;
                }
                continue;
            }
            const bool wounded = index > 0 && second_of_pair(phrases_[index - 1], phrase, *toll);
            if (!wounded && !is_figure(phrase, *toll, move)) {
                continue;
            }
            if (number_of(phrase) > phrase.tokens.first) {
                phrase.count = {phrase.count.value, phrase.count.value, phrase.count.value};
            }
            (void)add_mention(phrase, wounded ? CasualtyKind::Injured : kind_of(phrase, *toll));
            if (told_apart(index, move)) {
                continue;
            }
            split_from_to(phrase, kind_of_move);
            CasualtyMention& mention = mentions_.back(); // taken after the split, which moves it
            mention.revision = (kind_of_move == "revise" || kind_of_move == "bring") && (!toll->entry->has("noun") || introduced(phrase, *toll));
            if (kind_of_move == "state" && told_earlier(mention) && !marks_.arabic(phrase.tokens.first)) {
                const bool replaced = !firsts_.empty() && firsts_.front()->first < phrase.tokens.first;
                mention.revision = replaced;
                mention.rival = !replaced;
            }
        }
    }

    /// "ranged from 132 (the government) to 160 (others)", «تراوحت بين 132 بحسب الحكومة و160»: figures of two sources.
    [[nodiscard]] bool told_apart(std::size_t index, const Hit* move) {
        if (move == nullptr || move->entry->value != "range" || index + 1 >= phrases_.size()) {
            return false;
        }
        Phrase& low = phrases_[index];
        Phrase& high = phrases_[index + 1];
        const bool pair = high.numbered && !high.thing && high.used == 0 && high.tokens.first - low.core_last <= kApartReach && high.tokens.first >= low.core_last &&
                          low.count.value.value_or(0) < high.count.value.value_or(0);
        if (!pair) {
            return false;
        }
        mentions_.back().count = {std::nullopt, low.count.value, high.count.value};
        mentions_.back().tokens.last = high.core_last;
        high.used = low.used;
        return true;
    }

    /// "the figures stood at 32 and 253": the dead, then the wounded.
    [[nodiscard]] bool second_of_pair(const Phrase& first, const Phrase& second, const Hit& toll) const {
        return toll.entry->value == "any" && first.bare && second.bare && first.used != 0 && first.tokens.first >= toll.last && second.tokens.first == first.core_last + 1 && marks_.role(first.core_last) == Role::And;
    }

    /// A verb of harm took it: "rose after a strike killed 5".
    [[nodiscard]] bool has_object_verb(const CasualtyMention& mention, const Phrase& phrase) const { return mention.tokens.first < phrase.tokens.first && !phrase.toll; }

    [[nodiscard]] bool is_figure(const Phrase& phrase, const Hit& toll, const Hit* move) const {
        const bool arabic = marks_.arabic(toll.first);
        if (arabic && move != nullptr && move->entry->value == "range") {
            return !phrase.thing; // «تراوحت تقديرات القتلى بين 132 ...»
        }
        if (toll.entry->has("label") && move == nullptr) {
            return false; // «العدد 5286»: of a newspaper
        }
        if (toll.entry->has("noun")) { // «الجثث التي وصلت إلى المستشفى ثلاث»
            const std::uint32_t after = phrase.core_last;
            if (introduced(phrase, toll) && marks_.role(before(phrase)) == Role::To && move != nullptr) {
                return true; // «ارتفع عدد القتلى إلى 112 والجرحى إلى 300»
            }
            const bool closes = !marks_.inside(after) || marks_.punct(after) || marks_.begins(after, lexicon::Feature::And);
            return (toll.last == phrase.tokens.first || (phrase.bare && closes && phrase.tokens.first - toll.last <= 6)) && !phrase.oblique && !marks_.any(Mark::Harm, toll.last, phrase.tokens.first);
        }
        if (introduced(phrase, toll)) {
            return move != nullptr || toll.last + 1 >= phrase.tokens.first;
        }
        if (phrase.from_to) {
            return move != nullptr;
        }
        if (arabic && phrase.vague && figure_behind(phrase)) {
            return false; // «حصيلة الهجوم الذي شنه عشرات المسلحين عند 55 قتيلا»
        }
        return arabic && move != nullptr && (phrase.person || phrase.bare) && !phrase.oblique && toll.last <= phrase.tokens.first && !marks_.any(Mark::Harm, toll.last, phrase.tokens.first);
    }

    [[nodiscard]] bool figure_behind(const Phrase& phrase) const {
        return std::any_of(phrases_.begin(), phrases_.end(), [&](const Phrase& other) {
            return other.tokens.first >= phrase.tokens.last && other.numbered && !other.vague && other.tokens.first > marks_.first() && (marks_.has(Mark::TollAt, other.tokens.first - 1) || to_before(other));
        });
    }

    [[nodiscard]] bool told_earlier(const CasualtyMention& mention) const {
        return std::any_of(mentions_.begin(), mentions_.end(), [&](const CasualtyMention& m) { return m.kind == mention.kind && m.tokens.first < mention.tokens.first && !m.none && !m.unknown; });
    }

    /// "rose from 14 to 20": the first figure is the old one.
    void split_from_to(const Phrase& phrase, std::string_view move) {
        CasualtyMention& mention = mentions_.back();
        if (move != "revise" || !phrase.from_to || !mention.count.high) {
            return;
        }
        CasualtyMention old = mention;
        old.count = {mention.count.low, mention.count.low, mention.count.low};
        old.superseded = true;
        mention.count = {mention.count.high, mention.count.high, mention.count.high};
        mention.revision = true;
        mentions_.insert(mentions_.end() - 1, old);
    }

    // --- earlier figures

    [[nodiscard]] std::uint32_t first_cue_end(const Hit& cue) const {
        std::uint32_t end = cue.last;
        std::uint32_t words = 0;
        while (marks_.inside(end) && words < kFirstReach && !marks_.punct(end, ";") && !marks_.punct(end, ",")) {
            const Hit* toll = marks_.at(Mark::Toll, end);
            if (words > 0 && ((toll != nullptr && !toll->entry->has("heading")) || (marks_.has(Mark::TollMove, end) && !marks_.arabic(end) && marks_.role(end) != Role::Prep && marks_.role(end) != Role::Aux))) {
                break;
            }
            words += marks_.punct(end) ? 0U : 1U;
            ++end;
        }
        return end;
    }

    [[nodiscard]] bool after_first_cue(const Phrase& phrase) const {
        return std::any_of(firsts_.begin(), firsts_.end(), [&](const Hit* cue) { return phrase.tokens.first >= cue->last && phrase.tokens.first < first_cue_end(*cue); });
    }

    /// Of the wounded, where the sentence tells of them alone: "23 wounded, after an earlier 31".
    [[nodiscard]] CasualtyKind kind_told_before(const Phrase& phrase) const {
        const auto told = [&](CasualtyKind kind) {
            return std::any_of(mentions_.begin(), mentions_.end(), [&](const CasualtyMention& m) { return m.counted && m.kind == kind && m.tokens.last <= phrase.tokens.first; });
        };
        return told(CasualtyKind::Injured) && !told(CasualtyKind::Killed) ? CasualtyKind::Injured : CasualtyKind::Killed;
    }

    void read_first_figures() {
        for (auto& phrase : phrases_) {
            if (!phrase.numbered || phrase.thing || phrase.subset || !after_first_cue(phrase)) {
                continue;
            }
            CasualtyMention* told = mention_of(phrase);
            if (told == nullptr && phrase.used == 0 && (phrase.bare || phrase.toll)) {
                told = &add_mention(phrase, phrase.toll.value_or(kind_told_before(phrase)));
            }
            if (told != nullptr && !told->revision) {
                told->superseded = true;
            }
        }
    }

    /// "...; Nairobi spoke of nine": a bare figure that another source gives for what was just told.
    void read_spoken_figures() {
        for (auto& phrase : phrases_) {
            if (!phrase.numbered || !phrase.bare || phrase.thing || phrase.used != 0 || phrase.subset) {
                continue;
            }
            const bool spoken = std::any_of(moves_.begin(), moves_.end(), [&](const Hit* move) { return move->last == phrase.tokens.first && move->entry->value == "count"; });
            const auto earlier = std::find_if(mentions_.rbegin(), mentions_.rend(), [&](const CasualtyMention& m) { return m.counted && !m.subset && m.tokens.last <= phrase.tokens.first; });
            if (spoken && earlier != mentions_.rend()) {
                const CasualtyKind kind = earlier->kind;
                add_mention(phrase, kind).rival = true;
            }
        }
    }

    const Marks& marks_;
    std::vector<Phrase>& phrases_;
    std::vector<CasualtyMention>& mentions_;
    std::vector<const Hit*> tolls_;
    std::vector<const Hit*> moves_;
    std::vector<const Hit*> firsts_;
};

} // namespace

void read_tolls(const Marks& marks, std::vector<Phrase>& phrases, std::vector<CasualtyMention>& mentions) {
    TollReader(marks, phrases, mentions).run();
    mark_totals(marks, phrases, mentions);
}

} // namespace marsad::extract::casualty
