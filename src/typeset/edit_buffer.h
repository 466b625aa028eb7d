#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::typeset {

/// Bytes [begin, end) of the text.
struct TextRange {
    std::uint32_t begin;
    std::uint32_t end;
    [[nodiscard]] bool empty() const { return begin == end; }
    friend bool operator==(const TextRange&, const TextRange&) = default;
};

/// The text of an input field with caret, selection and undo, in logical order; no window and no fonts. Offsets are
/// bytes and always stand between letters: marks (shadda, accents) and joiners belong to the letter before them.
class EditBuffer {
  public:
    enum class Lines { One, Many };
    enum class Step { Letter, Word, Line, All };

    explicit EditBuffer(Lines lines = Lines::One) : lines_(lines) {}

    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] std::uint32_t caret() const { return caret_; }
    [[nodiscard]] TextRange selection() const;
    [[nodiscard]] std::string_view selected() const;

    /// Replaces everything; the way back is forgotten.
    void set_text(std::string_view text);
    /// Puts text in place of the selection. Control characters go; in a field of one line, line ends become spaces. Invalid
    /// UTF-8 becomes U+FFFD.
    void insert(std::string_view text);
    /// Takes the selection out, else what lies between the caret and a step forward or back.
    void erase(Step step, bool forward);
    /// Takes the selection out and gives it back.
    [[nodiscard]] std::string cut();

    /// Moves the caret; with `select` the other end of the selection stays. Without it, a step from a selection leads to its
    /// end in that direction.
    void move(Step step, bool forward, bool select);
    /// To the letter boundary at or before a byte.
    void move_to(std::uint32_t byte, bool select);
    void select_all();
    /// The word around a byte; a run of spaces is a word too.
    void select_word(std::uint32_t byte);

    /// Typing is undone word by word. False where there is nothing to undo.
    bool undo();
    bool redo();

  private:
    struct Snapshot {
        std::string text;
        std::uint32_t caret;
        std::uint32_t anchor;
    };
    [[nodiscard]] std::uint32_t boundary(std::uint32_t from, Step step, bool forward) const;
    [[nodiscard]] std::uint32_t next_letter(std::uint32_t from) const;
    [[nodiscard]] std::uint32_t previous_letter(std::uint32_t from) const;
    void remember(bool typing);
    bool step(std::vector<Snapshot>& from, std::vector<Snapshot>& to);

    Lines lines_;
    std::string text_;
    std::uint32_t caret_ = 0;
    std::uint32_t anchor_ = 0; ///< the other end of the selection
    bool typing_ = false;      ///< the last change was typing at the caret: the next letter joins its step
    std::vector<Snapshot> done_;
    std::vector<Snapshot> undone_;
};

} // namespace marsad::typeset
