#include "typeset/edit_buffer.h"

#include "base/utf8.h"
#include "text/fold.h"

#include <algorithm>

namespace marsad::typeset {

namespace {

constexpr std::size_t kMaxUndo = 200;
constexpr char32_t kJoiner = 0x200D;

bool joins_before(char32_t c) { return text::is_mark(c) || text::is_ignorable(c); }

bool is_space(char32_t c) { return c == U' ' || c == U'\t' || c == U'\n'; }

/// Letters, digits and marks; two neighbours of one class belong to one word.
bool is_word(char32_t c) { return text::is_letter(c) || text::is_mark(c) || text::digit_value(c) >= 0; }

std::string cleaned(std::string_view text, EditBuffer::Lines lines) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto decoded = base::decode_utf8(text, at);
        at += decoded.length;
        char32_t c = decoded.code_point;
        if (c == U'\r') {
            if (at < text.size() && text[at] == '\n') {
                continue;
            }
            c = U'\n';
        }
        if (c == U'\n' && lines == EditBuffer::Lines::One) {
            c = U' ';
        }
        if ((c < 0x20 && c != U'\n' && c != U'\t') || c == 0x7F) {
            continue;
        }
        base::append_utf8(out, c);
    }
    return out;
}

} // namespace

TextRange EditBuffer::selection() const { return {std::min(caret_, anchor_), std::max(caret_, anchor_)}; }

std::string_view EditBuffer::selected() const {
    const TextRange range = selection();
    return std::string_view(text_).substr(range.begin, range.end - range.begin);
}

void EditBuffer::set_text(std::string_view text) {
    text_ = cleaned(text, lines_);
    caret_ = anchor_ = static_cast<std::uint32_t>(text_.size());
    typing_ = false;
    done_.clear();
    undone_.clear();
}

void EditBuffer::remember(bool typing) {
    if (!(typing && typing_)) {
        done_.push_back({text_, caret_, anchor_});
        if (done_.size() > kMaxUndo) {
            done_.erase(done_.begin());
        }
    }
    undone_.clear();
    typing_ = typing;
}

void EditBuffer::insert(std::string_view text) {
    const std::string clean = cleaned(text, lines_);
    if (clean.empty() && selection().empty()) {
        return;
    }
    // One letter at the caret joins the step before it; a space begins the next one, so that undo goes word by word.
    bool typed = !clean.empty() && selection().empty();
    if (typed) {
        const auto first = base::decode_utf8(clean, 0);
        typed = first.length == clean.size() && !is_space(first.code_point);
    }
    remember(typed);
    const TextRange range = selection();
    text_.replace(range.begin, range.end - range.begin, clean);
    caret_ = anchor_ = range.begin + static_cast<std::uint32_t>(clean.size());
}

void EditBuffer::erase(Step step, bool forward) {
    if (selection().empty()) {
        const auto other = boundary(caret_, step, forward);
        if (other == caret_) {
            return;
        }
        remember(false);
        const auto begin = std::min(caret_, other);
        text_.erase(begin, std::max(caret_, other) - begin);
        caret_ = anchor_ = begin;
        return;
    }
    remember(false);
    const TextRange range = selection();
    text_.erase(range.begin, range.end - range.begin);
    caret_ = anchor_ = range.begin;
}

std::string EditBuffer::cut() {
    std::string out(selected());
    if (!out.empty()) {
        erase(Step::Letter, true);
    }
    return out;
}

std::uint32_t EditBuffer::next_letter(std::uint32_t from) const {
    if (from >= text_.size()) {
        return static_cast<std::uint32_t>(text_.size());
    }
    auto decoded = base::decode_utf8(text_, from);
    auto at = from + static_cast<std::uint32_t>(decoded.length);
    while (at < text_.size()) {
        const bool joined = decoded.code_point == kJoiner;
        decoded = base::decode_utf8(text_, at);
        if (!joined && !joins_before(decoded.code_point)) {
            break;
        }
        at += static_cast<std::uint32_t>(decoded.length);
    }
    return at;
}

std::uint32_t EditBuffer::previous_letter(std::uint32_t from) const {
    std::uint32_t last = 0;
    for (std::uint32_t at = 0; at < from; at = next_letter(at)) {
        last = at;
    }
    return last;
}

std::uint32_t EditBuffer::boundary(std::uint32_t from, Step step, bool forward) const {
    const auto size = static_cast<std::uint32_t>(text_.size());
    const auto at = [&](std::uint32_t byte) { return base::decode_utf8(text_, byte).code_point; };
    switch (step) {
    case Step::Letter: return forward ? next_letter(from) : previous_letter(from);
    case Step::All: return forward ? size : 0;
    case Step::Line: {
        if (forward) {
            return static_cast<std::uint32_t>(std::min(text_.find('\n', from), text_.size()));
        }
        const auto end = from == 0 ? std::string::npos : text_.rfind('\n', from - 1);
        return end == std::string::npos ? 0 : static_cast<std::uint32_t>(end) + 1;
    }
    case Step::Word: break;
    }
    std::uint32_t here = from;
    if (forward) { // over the word, then over what parts it from the next
        while (here < size && is_word(at(here))) {
            here = next_letter(here);
        }
        while (here < size && !is_word(at(here))) {
            here = next_letter(here);
        }
        return here;
    }
    while (here > 0 && !is_word(at(previous_letter(here)))) {
        here = previous_letter(here);
    }
    while (here > 0 && is_word(at(previous_letter(here)))) {
        here = previous_letter(here);
    }
    return here;
}

void EditBuffer::move(Step step, bool forward, bool select) {
    typing_ = false;
    const TextRange range = selection();
    if (!select && !range.empty() && step == Step::Letter) {
        caret_ = anchor_ = forward ? range.end : range.begin;
        return;
    }
    caret_ = boundary(caret_, step, forward);
    anchor_ = select ? anchor_ : caret_;
}

void EditBuffer::move_to(std::uint32_t byte, bool select) {
    typing_ = false;
    const auto limit = std::min(byte, static_cast<std::uint32_t>(text_.size()));
    std::uint32_t at = 0;
    while (at < limit && next_letter(at) <= limit) {
        at = next_letter(at);
    }
    caret_ = at;
    anchor_ = select ? anchor_ : caret_;
}

void EditBuffer::select_all() {
    anchor_ = 0;
    caret_ = static_cast<std::uint32_t>(text_.size());
    typing_ = false;
}

void EditBuffer::select_word(std::uint32_t byte) {
    move_to(byte, false);
    if (text_.empty()) {
        return;
    }
    const auto at = [&](std::uint32_t here) { return base::decode_utf8(text_, here).code_point; };
    const auto inside = caret_ < text_.size() ? caret_ : previous_letter(caret_);
    const bool word = is_word(at(inside));
    std::uint32_t begin = inside;
    while (begin > 0 && is_word(at(previous_letter(begin))) == word) {
        begin = previous_letter(begin);
    }
    std::uint32_t end = inside;
    while (end < text_.size() && is_word(at(end)) == word) {
        end = next_letter(end);
    }
    anchor_ = begin;
    caret_ = end;
}

bool EditBuffer::step(std::vector<Snapshot>& from, std::vector<Snapshot>& to) {
    typing_ = false;
    if (from.empty()) {
        return false;
    }
    to.push_back({text_, caret_, anchor_});
    text_ = std::move(from.back().text);
    caret_ = from.back().caret;
    anchor_ = from.back().anchor;
    from.pop_back();
    return true;
}

bool EditBuffer::undo() { return step(done_, undone_); }
bool EditBuffer::redo() { return step(undone_, done_); }

} // namespace marsad::typeset
