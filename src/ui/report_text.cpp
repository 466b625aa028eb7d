#include "ui/report_text.h"

#include "base/utf8.h"
#include "text/fold.h"

#include <algorithm>

namespace marsad::ui {

namespace {

constexpr std::size_t kHeadlineLetters = 120;
constexpr std::size_t kBeforeWanted = 4;      // a fourth of the part stands before the word that is wanted
constexpr std::size_t kLineSearch = 2000;     // bytes within which a part is made to begin and end with a line
constexpr std::size_t kDirectionLetters = 2000;

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

std::size_t letter_start(std::string_view body, std::size_t at) {
    at = std::min(at, body.size());
    while (at > 0 && at < body.size() && continues(body[at])) {
        --at;
    }
    return at;
}

/// Behind the last line end before a byte, where one is near.
std::size_t line_start(std::string_view body, std::size_t at) {
    const std::size_t found = at == 0 ? std::string_view::npos : body.rfind('\n', at - 1);
    return found != std::string_view::npos && at - found <= kLineSearch ? found + 1 : letter_start(body, at);
}

bool is_blank(std::string_view line) {
    return std::all_of(line.begin(), line.end(), [](char c) { return c == ' ' || c == '\t' || c == '\r'; });
}

bool ends_word(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

} // namespace

BodyOffsets::BodyOffsets(std::string_view body) {
    marks_.reserve(body.size() / kStep + 1);
    for (std::size_t at = 0; at < body.size(); ++at) {
        if (!continues(body[at])) {
            if (code_points_ % kStep == 0) {
                marks_.push_back(at);
            }
            ++code_points_;
        }
    }
}

std::size_t BodyOffsets::byte_of(std::string_view body, std::size_t code_point) const {
    if (code_point >= code_points_) {
        return body.size();
    }
    std::size_t at = marks_[code_point / kStep];
    for (std::size_t left = code_point % kStep; left > 0; --left) {
        do {
            ++at;
        } while (at < body.size() && continues(body[at]));
    }
    return at;
}

BodyPart part_to_show(std::string_view body, std::size_t most, std::optional<std::size_t> wanted) {
    const auto ending = [&](std::size_t from) {
        const std::size_t to = std::min(body.size(), from + most);
        return to == body.size() ? to : std::max(line_start(body, to), from + std::min<std::size_t>(most, 1));
    };
    BodyPart part{0, ending(0)};
    if (wanted && *wanted < body.size() && *wanted >= part.to) {
        part.from = line_start(body, *wanted - std::min(*wanted, most / kBeforeWanted));
        part.to = ending(part.from);
    }
    return part;
}

ShownText::ShownText(std::string_view body, const BodyPart& part, std::span<const std::size_t> boxes) : part_{part.from, std::min(part.to, body.size())} {
    box_.assign(boxes.size(), std::nullopt);
    std::size_t copied = part_.from;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (boxes[i] < part_.from || boxes[i] >= part_.to) {
            continue;
        }
        std::size_t word = boxes[i];
        while (word > copied && !ends_word(body[word - 1])) {
            --word;
        }
        word = std::max(word, copied); // several in one word stand side by side
        text_ += body.substr(copied, word - copied);
        copied = word;
        box_[i] = insertions_.size();
        insertions_.push_back({word, text_.size()});
        for (std::size_t n = 0; n < kSpaces; ++n) {
            text_ += kSpace;
        }
    }
    text_ += body.substr(copied, part_.to - copied);
}

std::size_t ShownText::shown(std::size_t byte, bool end) const {
    const std::size_t inside = std::clamp(byte, part_.from, part_.to);
    const auto before = [&](const Insertion& insertion) { return end ? insertion.body < inside : insertion.body <= inside; };
    const auto count = std::partition_point(insertions_.begin(), insertions_.end(), before) - insertions_.begin();
    return inside - part_.from + static_cast<std::size_t>(count) * kSpaces * kSpace.size();
}

std::optional<BodyPart> ShownText::room(std::size_t i) const {
    if (i >= box_.size() || !box_[i]) {
        return std::nullopt;
    }
    const std::size_t at = insertions_[*box_[i]].text;
    return BodyPart{at, at + kSpaces * kSpace.size()};
}

std::vector<Paragraph> paragraphs_of(std::string_view text, bool begins_body) {
    std::vector<Paragraph> out;
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::size_t next = end + 1;
        if (end > begin && text[end - 1] == '\r') {
            --end;
        }
        if (!is_blank(text.substr(begin, end - begin))) {
            out.push_back({begin, end, false});
        }
        begin = next;
    }
    if (begins_body && out.size() > 1) {
        const auto first = text.substr(out.front().begin, out.front().end - out.front().begin);
        const auto letters = std::count_if(first.begin(), first.end(), [](char c) { return !continues(c); });
        out.front().headline = static_cast<std::size_t>(letters) <= kHeadlineLetters && !first.ends_with('.'); // a sentence begins the report
    }
    return out;
}

bool runs_from_right(std::string_view text) {
    std::size_t from_right = 0;
    std::size_t letters = 0;
    for (std::size_t at = 0; at < text.size() && letters < kDirectionLetters;) {
        const auto decoded = base::decode_utf8(text, at);
        at += decoded.length;
        if (text::is_letter(decoded.code_point)) {
            const auto script = text::script_of(decoded.code_point);
            from_right += script == text::Script::Arabic || script == text::Script::Hebrew ? 1 : 0;
            ++letters;
        }
    }
    return from_right * 2 > letters;
}

} // namespace marsad::ui
