#include "extract/structure.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

namespace marsad::extract {

namespace {

bool hard_sign(const text::Token& token) {
    return token.kind == text::TokenKind::Punct && (token.norm == ";" || token.norm == ":" || token.norm == "-" || token.norm == "|" || token.norm == "(" || token.norm == ")");
}

bool comma(const text::Token& token) { return token.kind == text::TokenKind::Punct && token.norm == ","; }

constexpr std::uint32_t kAsideWords = 6;
constexpr std::uint32_t kBracketWords = 3;

/// Signs that part nothing: the commas around a time alone (", on Sunday evening,"), the brackets around a short name.
std::vector<bool> passed_over(const Analysis& analysis) {
    const auto& document = analysis.document;
    const auto& tokens = document.tokens;
    std::vector<bool> timed(tokens.size(), false);
    for (const auto& hit : analysis.hits) {
        if (hit.is("weekday") || hit.is("day_word") || hit.is("day_part") || hit.is("month") || hit.is("date_mod") || hit.is("date_intro") || hit.is("time_unit")) {
            std::fill(timed.begin() + hit.first, timed.begin() + hit.last, true);
        }
    }
    std::vector<bool> passed(tokens.size(), false);
    for (const auto& sentence : document.sentences) {
        std::optional<std::uint32_t> opened;
        bool time_only = true;
        bool time_told = false;
        for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
            if (tokens[i].kind == text::TokenKind::Punct && tokens[i].norm == "(") {
                for (std::uint32_t k = i + 1; k < sentence.last && k - i <= kBracketWords + 1; ++k) {
                    if (tokens[k].norm == ")") {
                        passed[i] = passed[k] = true;
                        break;
                    }
                }
            } else if (comma(tokens[i])) {
                if (opened && time_only && time_told && i - *opened <= kAsideWords) {
                    passed[*opened] = passed[i] = true;
                }
                opened = i;
                time_only = true;
                time_told = false;
            } else if (tokens[i].kind == text::TokenKind::Word) {
                time_only = time_only && timed[i];
                time_told = time_told || timed[i];
            }
        }
    }
    return passed;
}

} // namespace

Clauses::Clauses(const Analysis& analysis) {
    const auto& document = analysis.document;
    const auto passed = passed_over(analysis);
    std::vector<bool> opens(document.tokens.size() + 1, false);
    std::vector<bool> soft(document.tokens.size() + 1, false);
    for (const auto& hit : analysis.hits) {
        if (hit.is("clause")) {
            opens[hit.first] = true;
            soft[hit.first] = hit.entry->has("soft");
        }
    }
    clause_of_.resize(document.tokens.size());
    for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
        const auto& sentence = document.sentences[s];
        Clause clause{sentence.first, sentence.first, s, false, false};
        const auto close = [&](std::uint32_t last, bool next_is_comma, bool next_is_soft = false) {
            if (last > clause.first) {
                clause.last = last;
                for (std::uint32_t i = clause.first; i < last; ++i) {
                    clause_of_[i] = static_cast<std::uint32_t>(clauses_.size());
                }
                clauses_.push_back(clause);
            }
            clause.first = last;
            clause.comma = next_is_comma;
            clause.soft = next_is_soft;
        };
        for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
            const auto& token = document.tokens[i];
            if (passed[i]) {
                continue;
            }
            if (opens[i] && i > clause.first) {
                close(i, false, soft[i]);
            } else if (hard_sign(token)) {
                close(i + 1, false);
            } else if (comma(token)) {
                close(i + 1, true);
            }
        }
        close(sentence.last, false);
    }
    weight_until_.reserve(clauses_.size());
    steps_until_.reserve(clauses_.size());
    std::uint32_t weight = 0;
    std::uint32_t steps = 0;
    for (const auto& clause : clauses_) {
        weight += clause.comma ? 1U : 2U;
        steps += clause.comma || clause.soft ? 1U : 2U;
        weight_until_.push_back(weight);
        steps_until_.push_back(steps);
    }
}

std::uint32_t Clauses::steps(std::uint32_t a, std::uint32_t b) const {
    const auto [low, high] = std::minmax(clause_of_[a], clause_of_[b]);
    return steps_until_[high] - steps_until_[low];
}

std::uint32_t Clauses::boundaries(std::uint32_t a, std::uint32_t b) const {
    const auto [low, high] = std::minmax(clause_of_[a], clause_of_[b]);
    return weight_until_[high] - weight_until_[low];
}

int distance_cost(const Analysis& analysis, const Clauses& clauses, TokenRange trigger, TokenRange mention) {
    const auto& tokens = analysis.document.tokens;
    const bool after = mention.first >= trigger.last;
    const auto a = static_cast<int>(after ? trigger.last : mention.last);
    const auto b = static_cast<int>(after ? mention.first : trigger.first);
    const int gap = std::max(0, b - a);
    const auto sentence_gap = std::abs(static_cast<int>(tokens[trigger.first].sentence) - static_cast<int>(tokens[mention.first].sentence));
    return gap + static_cast<int>(clauses.steps(trigger.first, mention.first)) * 6 + sentence_gap * 100 + (after ? 0 : 3);
}

} // namespace marsad::extract
