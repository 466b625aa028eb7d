#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::ui {

/// Leads from code points, in which evidence counts, to bytes, without walking through a long body each time.
class BodyOffsets {
  public:
    BodyOffsets() = default;
    explicit BodyOffsets(std::string_view body);
    /// The byte at which a code point begins; the body's length behind the last one. `body` is the one it was made of.
    [[nodiscard]] std::size_t byte_of(std::string_view body, std::size_t code_point) const;
    [[nodiscard]] std::size_t code_points() const { return code_points_; }

  private:
    static constexpr std::size_t kStep = 1024;
    std::vector<std::size_t> marks_; ///< byte of every kStep-th code point
    std::size_t code_points_ = 0;
};

/// A part of a body, [from, to) in bytes.
struct BodyPart {
    std::size_t from = 0;
    std::size_t to = 0;
    friend bool operator==(const BodyPart&, const BodyPart&) = default;
};

/// The part of at most `most` bytes that is laid out: from the beginning, or where `wanted` (a byte) lies outside of that, from a line
/// somewhat before it. Never cuts a letter, and no line where lines are not too long.
[[nodiscard]] BodyPart part_to_show(std::string_view body, std::size_t most, std::optional<std::size_t> wanted);

/// The part as it is laid out: before the words of some events room is kept for a box with a number.
class ShownText {
  public:
    ShownText() = default;
    /// `boxes`: bytes of the body, ascending; room is made before the word in which each lies, for several ones side by side.
    ShownText(std::string_view body, const BodyPart& part, std::span<const std::size_t> boxes);

    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] const BodyPart& part() const { return part_; }
    /// The byte of text() at which a byte of the body is shown, clamped to the part. `end`: it ends a stretch; room that stands behind
    /// it is not counted.
    [[nodiscard]] std::size_t shown(std::size_t byte, bool end = false) const;
    /// The room kept for the i-th of `boxes`, bytes of text(); nothing where its word is not in the part.
    [[nodiscard]] std::optional<BodyPart> room(std::size_t i) const;

    /// What one room is filled with: spaces that no line is broken at.
    static constexpr std::string_view kSpace = "\xC2\xA0";
    static constexpr std::size_t kSpaces = 6;

  private:
    struct Insertion {
        std::size_t body; ///< before this byte
        std::size_t text; ///< stands here in text()
    };
    std::string text_;
    BodyPart part_;
    std::vector<Insertion> insertions_;            ///< ascending
    std::vector<std::optional<std::size_t>> box_;  ///< of each box, its insertion
};

/// A paragraph of a shown text.
struct Paragraph {
    std::size_t begin; ///< bytes of text(), without line ends
    std::size_t end;
    bool headline = false;
};

/// Lines that are not blank. The first one is the headline where the text begins the body, the line is short, no
/// sentence, and more follows.
[[nodiscard]] std::vector<Paragraph> paragraphs_of(std::string_view text, bool begins_body);

/// Whether most letters near the beginning are of a script that runs from the right.
[[nodiscard]] bool runs_from_right(std::string_view text);

} // namespace marsad::ui
