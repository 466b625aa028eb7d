#include "extract/report_frame.h"

#include "extract/joining.h"
#include "extract/near.h"
#include "extract/report_days.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

namespace marsad::extract {

namespace {

using timeline::DayInterval;

constexpr std::uint32_t kLeadSentences = 3;
constexpr std::size_t kListItems = 3; ///< paragraphs
constexpr std::uint32_t kHeadLineWords = 16;
constexpr std::uint32_t kItemSentences = 12;
constexpr std::uint32_t kSectionWords = 4; ///< "CONTEXT"

class FrameReader {
  public:
    explicit FrameReader(const Findings& findings) : f_(findings), tokens_(findings.analysis.document.tokens) {
        for (const auto& hit : findings.analysis.hits) {
            if (hit.is("furniture")) {
                furniture_.push_back(tokens_[hit.first].paragraph);
            }
        }
    }

    ReportFrame run() {
        find_lead();
        find_items();
        return out_;
    }

  private:
    /// A full date may be the day of the news in the headline and the first sentence, a weekday one further.
    [[nodiscard]] bool opens_with(const DateMention& date) const {
        const auto sentence = f_.sentence_of(date.tokens.first);
        return sentence + 1 < kOpeningSentences || (sentence < kOpeningSentences && names_near_day(date));
    }

    /// "today", "yesterday", "on Sunday" without a full date.
    [[nodiscard]] bool names_near_day(const DateMention& date) const {
        bool day = false;
        bool full = false;
        for (const auto& hit : beginning_in(f_.analysis.hits, date.tokens)) {
            const bool inside = hit.last <= date.tokens.last;
            day = day || (inside && (hit.is("day_word") || hit.is("weekday")));
            full = full || (inside && hit.is("month"));
        }
        return day && !full;
    }

    /// The day of the news: the first day told with an act in the opening sentences; else the one told there, or counted from
    /// the day of publication anywhere ("today"); else that day itself. A full date deep in the text is more often an old one.
    void find_lead() {
        const auto published = f_.analysis.published;
        const auto recent = [&](const DateMention& date) { return names_a_day(date) && (!published || *published - date.interval->last <= std::chrono::days{10}) && !in_furniture(date.tokens.first); };
        const auto of_act = [&](const DateMention& date) {
            const auto sentence = f_.sentence_of(date.tokens.first);
            return sentence <= kLeadSentences && has_act(sentence) && !tells_of_report(f_, date);
        };
        const DateMention* chosen = nullptr;
        out_.list = under_headings();
        if (out_.list) { // a list of many acts: what it says of one dates no other
            for (const auto& date : f_.dates) {
                const bool introduces = tokens_[date.tokens.first].paragraph < first_item_ && !tells_of_report(f_, date);
                if (chosen == nullptr && f_.sentence_of(date.tokens.first) < kOpeningSentences && recent(date) && (introduces || (f_.sentence_of(date.tokens.first) < 2 && !of_act(date)))) {
                    chosen = &date;
                }
            }
            if (chosen == nullptr && published) {
                out_.lead_date = DayInterval{*published, *published};
                find_dateline();
                return;
            }
        }
        for (const bool act : {true, false}) {
            for (const auto& date : f_.dates) {
                if (chosen == nullptr && recent(date) && (act ? of_act(date) : opens_with(date) || !published || ((f_.sentence_of(date.tokens.first) <= kLeadSentences || date.interval->last == *published) && names_near_day(date)))) {
                    chosen = &date;
                }
            }
        }
        if (chosen != nullptr && published && opens_today(*chosen)) {
            out_.lead_date = DayInterval{*published, *published};
        } else if (chosen != nullptr) {
            out_.lead_date = *chosen->interval;
        } else if (published) {
            out_.lead_date = DayInterval{*published, *published};
        }
        find_dateline();
    }

    /// "A car blew up in the morning. ... On Saturday, too, ...": the act that opens the report has a part of the day alone.
    [[nodiscard]] bool opens_today(const DateMention& chosen) const {
        const auto sentence = f_.sentence_of(chosen.tokens.first);
        for (std::uint32_t s = 0; s < sentence; ++s) {
            if (!has_act(s)) {
                continue;
            }
            const auto words = beginning_in(f_.dates, tokens_of(f_.analysis, s));
            return std::ranges::any_of(words, [](const DateMention& date) { return date.part_only && (date.time_of_day == model::TimeOfDay::Morning || date.time_of_day == model::TimeOfDay::Noon || date.time_of_day == model::TimeOfDay::Dawn); }) &&
                   std::ranges::none_of(words, [](const DateMention& date) { return !date.part_only; });
        }
        return false;
    }

    /// Several places at the heads of paragraphs, or paragraphs that open with the clock or a bullet: acts that know nothing of each other.
    [[nodiscard]] bool under_headings() {
        const auto& document = f_.analysis.document;
        std::size_t items = 0;
        first_item_ = std::numeric_limits<std::uint32_t>::max();
        for (std::size_t s = 0; s < document.sentences.size(); ++s) {
            const bool opens = s == 0 || document.sentences[s].paragraph != document.sentences[s - 1].paragraph;
            if (opens && opens_item(document.sentences[s].first)) {
                ++items;
                first_item_ = std::min(first_item_, document.sentences[s].paragraph);
            }
        }
        std::size_t headings = 0;
        for (const auto& place : f_.places) {
            if (place.use == model::PlaceUse::Heading) {
                ++headings;
                first_item_ = std::min(first_item_, tokens_[place.first_token].paragraph);
            }
        }
        return items >= kListItems || headings > 1;
    }

    /// A line with the hour or a bullet that no stop ends heads the paragraphs behind it.
    void find_items() {
        const auto& sentences = f_.analysis.document.sentences;
        if (sentences.empty()) {
            return;
        }
        out_.items.resize(sentences.back().paragraph + 1);
        bool headed = false;
        std::uint32_t item = 0;
        for (std::size_t s = 0; s < sentences.size(); ++s) {
            const auto paragraph = sentences[s].paragraph;
            if (s > 0 && paragraph == sentences[s - 1].paragraph) {
                continue;
            }
            const bool alone = s + 1 < sentences.size() && sentences[s + 1].paragraph != paragraph;
            if (opens_item(sentences[s].first)) {
                headed = alone && sentences[s].last - sentences[s].first <= kHeadLineWords && tokens_[sentences[s].last - 1].kind != text::TokenKind::Punct;
                item = paragraph;
            } else if (!headed || (alone && sentences[s].last - sentences[s].first <= kSectionWords)) {
                headed = false;
                item = paragraph;
            }
            out_.items[paragraph] = item;
        }
    }

    /// "15:30 ...", "• ...", "▪ ...", "3/ ...".
    [[nodiscard]] bool opens_item(std::uint32_t token) const {
        const auto& head = tokens_[token];
        if (head.kind == text::TokenKind::Number) {
            const bool numbered = token + 1 < tokens_.size() && (tokens_[token + 1].norm == "/" || tokens_[token + 1].norm == ")") && tokens_[token + 1].paragraph == head.paragraph;
            return numbered || head.norm.find(':') != std::string::npos;
        }
        constexpr std::string_view kNoBullets = "\"'()[]#.,!?;:";
        return head.kind != text::TokenKind::Word && !(head.norm.size() == 1 && kNoBullets.find(head.norm.front()) != std::string_view::npos);
    }

    /// WASHINGTON, BANGKOK: written in one country of what happened in another.
    [[nodiscard]] bool bureau_abroad(std::size_t dateline) const {
        const auto& home = f_.places[dateline].candidates.front().country_code;
        bool elsewhere = false;
        for (std::size_t i = 0; i < f_.places.size(); ++i) {
            const auto& place = f_.places[i];
            if (i == dateline || place.candidates.empty() || (place.use != model::PlaceUse::Location && place.use != model::PlaceUse::Mention) || place.candidates.front().country_code.empty()) {
                continue;
            }
            if (place.candidates.front().country_code == home) {
                return false;
            }
            elsewhere = elsewhere || place.use == model::PlaceUse::Location;
        }
        return elsewhere;
    }

    void find_dateline() {
        for (std::size_t i = 0; i < f_.places.size(); ++i) {
            if (f_.places[i].use == model::PlaceUse::Dateline && !f_.places[i].candidates.empty() && !bureau_abroad(i)) {
                out_.lead_place = i;
                break;
            }
        }
    }

    [[nodiscard]] bool has_act(std::uint32_t sentence) const {
        return std::ranges::any_of(beginning_in(f_.triggers, tokens_of(f_.analysis, sentence)), [&](const Trigger& trigger) { return trigger.accepted && !trigger.background; });
    }

    /// A caption or a by-line.
    [[nodiscard]] bool in_furniture(std::uint32_t token) const {
        return std::binary_search(furniture_.begin(), furniture_.end(), tokens_[token].paragraph);
    }

    const Findings& f_;
    const std::vector<text::Token>& tokens_;
    std::vector<std::uint32_t> furniture_; ///< paragraphs, rising
    std::uint32_t first_item_ = 0;         ///< paragraph
    ReportFrame out_;
};

} // namespace

ReportFrame read_frame(const Findings& findings) { return FrameReader(findings).run(); }

std::uint32_t item_of(const Findings& f, const ReportFrame& frame, std::uint32_t sentence) { return frame.items[f.analysis.document.sentences[sentence].paragraph]; }

/// The line that heads an item of a list.
bool heads_item(const Findings& f, const ReportFrame& frame, std::uint32_t sentence) {
    const auto& sentences = f.analysis.document.sentences;
    return frame.list && sentence + 1 < sentences.size() && item_of(f, frame, sentence) == sentences[sentence].paragraph && sentences[sentence + 1].paragraph != sentences[sentence].paragraph && item_of(f, frame, sentence + 1) == item_of(f, frame, sentence);
}

/// The place named last in an item of a list, before a sentence.
std::optional<std::size_t> place_of_item(const Findings& f, const ReportFrame& frame, std::uint32_t s) {
    const auto& sentences = f.analysis.document.sentences;
    std::uint32_t first = s;
    while (first > 0 && s - first < kItemSentences && item_of(f, frame, first - 1) == item_of(f, frame, s)) {
        --first;
    }
    std::optional<std::size_t> last;
    for (const std::size_t i : indices_in(f.places, {sentences[first].first, sentences[s].first})) {
        last = located(f.places[i]) ? std::optional(i) : last;
    }
    return last;
}

} // namespace marsad::extract
