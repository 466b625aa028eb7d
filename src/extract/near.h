#pragma once

// What begins in a stretch of a report. Every list of the finders rises by its first token, so that a rule that looks at one
// sentence need not walk the whole report: reading stays linear in its length.

#include "extract/mention.h"
#include "model/place_reference.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <ranges>
#include <span>
#include <vector>

namespace marsad::extract {

[[nodiscard]] inline std::uint32_t first_token_of(const lexicon::Hit& hit) { return hit.first; }
[[nodiscard]] inline std::uint32_t first_token_of(const model::PlaceReference& place) { return place.first_token; }
template <typename Mention>
[[nodiscard]] std::uint32_t first_token_of(const Mention& mention) {
    return mention.tokens.first;
}

/// Those that begin in tokens [range.first, range.last); nothing where the range is empty or turned round.
template <typename Mention>
[[nodiscard]] std::span<const Mention> beginning_in(const std::vector<Mention>& list, TokenRange range) {
    const auto before = [](const Mention& mention, std::uint32_t token) { return first_token_of(mention) < token; };
    const auto first = std::lower_bound(list.begin(), list.end(), range.first, before);
    const auto last = range.last > range.first ? std::lower_bound(first, list.end(), range.last, before) : first;
    return {first, last};
}

/// Indices [first, last) to walk over. (std::views::iota is not compiled by Debian's Clang with GCC's library.)
class Indices {
  public:
    class Iterator {
      public:
        explicit Iterator(std::size_t at) : at_(at) {}
        std::size_t operator*() const { return at_; }
        Iterator& operator++() {
            ++at_;
            return *this;
        }
        Iterator& operator--() {
            --at_;
            return *this;
        }
        bool operator==(const Iterator&) const = default;

      private:
        std::size_t at_;
    };

    Indices(std::size_t first, std::size_t last) : first_(first), last_(last) {}
    [[nodiscard]] Iterator begin() const { return Iterator(first_); }
    [[nodiscard]] Iterator end() const { return Iterator(last_); }

  private:
    std::size_t first_;
    std::size_t last_;
};

/// Their indices in the list, rising.
template <typename Mention>
[[nodiscard]] Indices indices_in(const std::vector<Mention>& list, TokenRange range) {
    const auto found = beginning_in(list, range);
    const auto first = static_cast<std::size_t>(found.data() - list.data());
    return {first, first + found.size()};
}

/// Told as where something was, and located nearer than a province.
[[nodiscard]] inline bool located(const model::PlaceReference& place) {
    return place.use == model::PlaceUse::Location && !place.candidates.empty() && place.candidates.front().geo_precision < 3;
}

/// Nothing but punctuation stands in the tokens [first, last).
[[nodiscard]] inline bool only_punct(const std::vector<text::Token>& tokens, std::uint32_t first, std::uint32_t last) {
    return first <= last && std::all_of(tokens.begin() + first, tokens.begin() + last, [](const text::Token& token) { return token.kind == text::TokenKind::Punct; });
}

/// The tokens of a sentence.
[[nodiscard]] inline TokenRange tokens_of(const Analysis& analysis, std::uint32_t sentence) {
    const auto& whole = analysis.document.sentences[sentence];
    return {whole.first, whole.last};
}

/// The tokens of the sentence that a token stands in.
[[nodiscard]] inline TokenRange around(const Analysis& analysis, std::uint32_t token) { return tokens_of(analysis, analysis.document.tokens[token].sentence); }

/// The tokens of the sentence that the token before stands in: of whatever ends right before a token.
[[nodiscard]] inline TokenRange around_before(const Analysis& analysis, std::uint32_t token) { return token == 0 ? TokenRange{} : around(analysis, token - 1); }

/// Whether a hit that begins in the tokens passes the test.
template <typename Test>
[[nodiscard]] bool any_hit_in(const Analysis& analysis, TokenRange range, Test&& test) {
    return std::ranges::any_of(beginning_in(analysis.hits, range), test);
}

} // namespace marsad::extract
