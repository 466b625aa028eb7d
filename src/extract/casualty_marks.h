#pragma once

// Internal to the casualty finder: the marks that `casualties.tsv` puts on the tokens of one sentence.

#include "extract/numbers.h"

#include <array>
#include <string_view>
#include <vector>

namespace marsad::extract::casualty {

/// Classes of casualties.tsv, and three of other files that say what a number counts.
enum class Mark : std::uint8_t {
    Person,
    Thing,
    TollNoun,
    Harm,
    NoHarm,
    Unknown,
    Toll,
    TollMove,
    TollFirst,
    Subset,
    Others,
    Period,
    Superlative,
    Contrast,
    Speech,
    TollAt,
    Perfect,
    Complement,
    Aged,
    Demonym,
    Weapon,
    Month,
    Found,
    Weekday,
    Aside,
    From,
    Count_
};
inline constexpr std::size_t kMarkCount = static_cast<std::size_t>(Mark::Count_);

/// Small words by what they do in a clause (class role).
enum class Role : std::uint8_t { None,
                                 Modifier,
                                 Indef,
                                 Det,
                                 Poss,
                                 Of,
                                 Prep,
                                 To,
                                 Agent,
                                 And,
                                 Or,
                                 Stop,
                                 Aux,
                                 Have,
                                 Adv,
                                 Not,
                                 Intent,
                                 Them,
                                 Him,
                                 With,
                                 Who,
                                 Wound,
                                 Memory,
                                 Neither,
                                 Except,
                                 OneOf,
                                 He,
                                 Reason };

/// Looks up marks, roles and numbers by token. Holds one sentence at a time, so that memory does not grow with the text.
class Marks {
  public:
    Marks(const Analysis& analysis, const std::vector<NumberMention>& numbers) : analysis_(analysis), numbers_(numbers), tokens_(analysis.document.tokens) {}

    /// Moves on to a sentence; sentences come in order.
    void load(const text::Sentence& sentence);

    [[nodiscard]] std::uint32_t first() const { return first_; }
    [[nodiscard]] std::uint32_t last() const { return last_; }
    [[nodiscard]] bool inside(std::uint32_t token) const { return token >= first_ && token < last_; }
    [[nodiscard]] const text::Token& token(std::uint32_t index) const { return tokens_[index]; }
    [[nodiscard]] const std::u32string& body() const { return analysis_.document.body; }

    /// The best hit of a mark that begins at a token, or null: the longest, then the one with the least ending.
    [[nodiscard]] const lexicon::Hit* at(Mark mark, std::uint32_t index) const {
        return inside(index) ? cells_[index - first_].hit[static_cast<std::size_t>(mark)] : nullptr;
    }
    [[nodiscard]] bool has(Mark mark, std::uint32_t index) const { return at(mark, index) != nullptr; }
    [[nodiscard]] Role role(std::uint32_t index) const { return inside(index) ? cells_[index - first_].role : Role::None; }
    /// The number whose words (bounds included) begin at a token, or null.
    [[nodiscard]] const NumberMention* number(std::uint32_t index) const { return inside(index) ? cells_[index - first_].number : nullptr; }
    /// Whether any hit of the mark lies in [from, to).
    [[nodiscard]] bool any(Mark mark, std::uint32_t from, std::uint32_t to) const;

    [[nodiscard]] bool punct(std::uint32_t index) const { return inside(index) && tokens_[index].kind == text::TokenKind::Punct; }
    [[nodiscard]] bool punct(std::uint32_t index, std::string_view sign) const { return punct(index) && tokens_[index].norm == sign; }
    [[nodiscard]] bool arabic(std::uint32_t index) const { return analysis_.pack.verb_first(tokens_[index]); }
    /// Whether a word begins with the prefix that says just this, or ends with a suffix that says any of this.
    [[nodiscard]] bool begins(std::uint32_t index, lexicon::Feature feature) const { return morphology().begins_with(tokens_[index].norm, {feature}); }
    [[nodiscard]] bool ends(std::uint32_t index, lexicon::Features any) const { return morphology().ends_with(tokens_[index].norm, any); }
    /// Whether a sign that parts clauses for good stands in [from, to).
    [[nodiscard]] bool parted(std::uint32_t from, std::uint32_t to) const;
    /// شهيدة, and not "his dead", which folding makes the same.
    [[nodiscard]] bool written_feminine(std::uint32_t index) const;
    /// A quotation mark or bracket: words run on over it.
    [[nodiscard]] bool soft_punct(std::uint32_t index) const {
        return punct(index) && (tokens_[index].norm == "\"" || tokens_[index].norm == "(" || tokens_[index].norm == ")" || tokens_[index].norm == "/");
    }

  private:
    struct Cell {
        std::array<const lexicon::Hit*, kMarkCount> hit{};
        const NumberMention* number = nullptr;
        Role role = Role::None;
    };
    void place(const lexicon::Hit& hit);
    /// Folding made two words one (قتلا and قتلى, أصابت and إصابة); the letters as written tell them apart.
    [[nodiscard]] bool spelled_apart(const lexicon::Hit& hit) const;
    [[nodiscard]] const lexicon::Morphology& morphology() const { return analysis_.pack.lexicon->morphology(); }

    const Analysis& analysis_;
    const std::vector<NumberMention>& numbers_;
    const std::vector<text::Token>& tokens_;
    std::vector<Cell> cells_;
    std::uint32_t first_ = 0;
    std::uint32_t last_ = 0;
    std::size_t next_hit_ = 0;
    std::size_t next_number_ = 0;
};

} // namespace marsad::extract::casualty
