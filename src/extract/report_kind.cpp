#include "extract/report_kind.h"

#include <algorithm>

namespace marsad::extract {

namespace {

constexpr int kSportWords = 3;
constexpr int kDrillWords = 4;
constexpr int kDrillWordsOfLine = 3;
constexpr int kFictionWords = 3;
constexpr int kCheckWords = 3;
constexpr std::uint32_t kHeadLines = 5;
constexpr std::uint32_t kStagedLines = 3;
constexpr std::uint32_t kHeadWords = 8;
constexpr std::uint32_t kSectionWords = 5;

} // namespace

ReportKind::ReportKind(const Analysis& analysis, const std::vector<model::PlaceReference>& places, const std::vector<DateMention>& dates)
    : analysis_(analysis), places_(places), dates_(dates) {
    read_lines();
    read_hits();
}

void ReportKind::read_lines() {
    const auto& tokens = analysis_.document.tokens;
    lines_.resize(tokens.empty() ? 0 : tokens.back().paragraph + 1);
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
        auto& line = lines_[tokens[i].paragraph];
        if (i == 0 || tokens[i].paragraph != tokens[i - 1].paragraph) {
            line.first = i;
        }
        line.words += tokens[i].kind == text::TokenKind::Word ? 1 : 0;
    }
    for (auto& line : lines_) {
        line.filled_before = filled_;
        filled_ += line.words > 0 ? 1 : 0;
    }
    furniture_.resize(lines_.size(), false);
    staged_.resize(lines_.size(), false);
}

void ReportKind::read_hits() {
    const auto& tokens = analysis_.document.tokens;
    std::uint32_t drill_until = 0; // entries that cover the same words count once
    for (const auto& hit : analysis_.hits) {
        if (hit.is("realis")) {
            sport_words_ += hit.is("realis", "sport") ? 1 : 0;
            if (hit.is("realis", "drill") && hit.first >= drill_until) {
                drill_until = hit.last;
                ++drill_words_;
                auto& words = lines_[tokens[hit.first].paragraph].drill_words;
                drill_lines_ += words == 0 ? 1U : 0U;
                ++words;
            }
            fiction_words_ += hit.is("realis", "fiction") ? 1 : 0;
            undone_until_ = hit.is("realis", "undone") ? hit.first : undone_until_;
            check_words_ += hit.is("realis", "factcheck") ? 1 : 0;
        } else if (hit.is("furniture")) {
            const auto paragraph = tokens[hit.first].paragraph;
            const bool section = hit.entry->value == "rest";
            const bool label = hit.entry->value == "label";
            furniture_[paragraph] = furniture_[paragraph] || (!section && !label) || (label && labels(hit));
            // "Comments (3)", الأكثر قراءة: a line of its own, below which readers and other reports speak.
            if (section && !rest_ && paragraph > 0 && lines_[paragraph].first == hit.first && lines_[paragraph].words <= kSectionWords) {
                rest_ = hit.first;
            }
        } else if (hit.is("genre", "staged")) {
            read_staged(hit);
        } else if (hit.is("genre")) {
            opinion_ = opinion_ || (hit.entry->value == "opinion" && heads(hit));
            fact_check_ = fact_check_ || (hit.entry->value == "factcheck" && heads(hit));
            agenda_ = agenda_ || (hit.entry->value == "agenda" && heads(hit));
        }
    }
}

/// "The enemy was made of plywood": what was told before it, in its paragraph and, where it opens one near the head, above it.
void ReportKind::read_staged(const lexicon::Hit& hit) {
    const auto& token = analysis_.document.tokens[hit.first];
    if (analysis_.document.sentences[token.sentence].first != hit.first) {
        return;
    }
    staged_[token.paragraph] = true;
    if (lines_[token.paragraph].first == hit.first && lines_[token.paragraph].filled_before <= kStagedLines) {
        staged_before_ = std::max(staged_before_, token.paragraph);
    }
}

/// A report that speaks of a drill in most of its lines, or one such line among the news of others.
bool ReportKind::of_a_drill(std::uint32_t token) const {
    return lines_[analysis_.document.tokens[token].paragraph].drill_words >= kDrillWordsOfLine || (drill_words_ >= kDrillWords && drill_lines_ * 2 >= filled_);
}

/// "Related: ...", شاهد: a word with a colon at the start of a line.
bool ReportKind::labels(const lexicon::Hit& hit) const {
    const auto& tokens = analysis_.document.tokens;
    return lines_[tokens[hit.first].paragraph].first == hit.first && hit.last < tokens.size() && tokens[hit.last].norm == ":";
}

/// At the start of a line near the head of the report, or behind a sign ("Home | Opinion"): the line short, or the word
/// parted from what follows ("Opinion: ..."). A by-line may also be the last line.
bool ReportKind::heads(const lexicon::Hit& hit) const {
    const auto& tokens = analysis_.document.tokens;
    const auto paragraph = tokens[hit.first].paragraph;
    const auto& line = lines_[paragraph];
    if (line.filled_before >= kHeadLines && line.filled_before + 1 < filled_) {
        return false;
    }
    const bool starts = line.first == hit.first || tokens[hit.first - 1].kind == text::TokenKind::Punct;
    const bool parted = hit.last < tokens.size() && tokens[hit.last].paragraph == paragraph && tokens[hit.last].kind == text::TokenKind::Punct;
    return starts && (parted || line.words <= kHeadWords);
}

bool ReportKind::dated_and_placed(const Trigger& trigger) const {
    const auto& tokens = analysis_.document.tokens;
    const bool dated = std::any_of(dates_.begin(), dates_.end(), [&](const DateMention& date) {
        return tokens[date.tokens.first].sentence == trigger.sentence && date.interval && !date.period && !date.future && !date.part_only &&
               date.precision == timeline::TimePrecision::OneDay;
    });
    return dated && std::any_of(places_.begin(), places_.end(), [&](const model::PlaceReference& place) {
               return tokens[place.first_token].sentence == trigger.sentence && place.use == model::PlaceUse::Location;
           });
}

std::optional<std::string> ReportKind::refuses(const Trigger& trigger) const {
    if (sport_words_ >= kSportWords) {
        return "sport report";
    }
    const auto paragraph = analysis_.document.tokens[trigger.tokens.first].paragraph;
    if (of_a_drill(trigger.tokens.first) || staged_[paragraph] || paragraph < staged_before_) {
        return "drill report";
    }
    if (trigger.tokens.first < undone_until_) {
        return "told as if, then undone";
    }
    if (fiction_words_ >= kFictionWords) {
        return "a film or a book";
    }
    if (furniture_[analysis_.document.tokens[trigger.tokens.first].paragraph]) {
        return "page furniture";
    }
    if (rest_ && trigger.tokens.first >= *rest_) {
        return "below the report";
    }
    if (agenda_) {
        return "agenda";
    }
    if (fact_check_ || check_words_ >= kCheckWords) {
        return "claims that a fact check tests";
    }
    if (opinion_ && !dated_and_placed(trigger)) {
        return "opinion piece";
    }
    return std::nullopt;
}

} // namespace marsad::extract
