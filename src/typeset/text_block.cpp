#include "typeset/text_block.h"

#include "base/utf8.h"
#include "text/fold.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace marsad::typeset {

namespace {

bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= 0x660 && c <= 0x669); }
bool is_space(char32_t c) { return c == U' ' || c == U'\t' || c == 0x3000 || (c >= 0x2000 && c <= 0x200A); }

/// Width of each code point in its paragraph; a cluster's width stands at its first one.
std::vector<double> advances_of(const Line& line, const PreparedText& text) {
    std::vector<double> advances(text.code_points.size(), 0.0);
    for (const Glyph& glyph : line.glyphs) {
        const auto at = std::lower_bound(text.byte_offsets.begin(), text.byte_offsets.end(), glyph.cluster);
        advances[static_cast<std::size_t>(at - text.byte_offsets.begin())] += static_cast<double>(glyph.advance_px);
    }
    return advances;
}

struct Range {
    std::size_t first;
    std::size_t last;
};

/// Greedy: as many words as fit; spaces at a break belong to no line.
std::vector<Range> break_lines(const PreparedText& text, const std::vector<double>& advances, double width_px) {
    const std::size_t count = text.code_points.size();
    if (width_px <= 0.0) {
        return {{0, count}};
    }
    std::vector<Range> lines;
    std::size_t first = 0;
    while (first < count || lines.empty()) {
        double width = 0.0;
        std::size_t at = first;
        std::size_t last_break = first; // end of the last whole word
        while (at < count) {
            if (is_space(text.code_points[at])) {
                last_break = at;
                while (at < count && is_space(text.code_points[at])) {
                    width += advances[at++];
                }
                continue;
            }
            if (width + advances[at] > width_px && at > first) {
                break;
            }
            width += advances[at++];
            if (text.code_points[at - 1] == U'/' && at < count && !is_digit(text.code_points[at])) {
                last_break = at; // "shelling/artillery/missile attack" breaks behind a slash, 24/7 does not
            }
        }
        std::size_t last = at;
        if (at < count && last_break > first) {
            last = last_break;
        }
        std::size_t shown = last;
        while (shown > first && is_space(text.code_points[shown - 1])) {
            --shown;
        }
        lines.push_back({first, shown});
        if (last == first && last < count) {
            ++last; // nothing fits: one character a line, never an endless loop
            lines.back().last = last;
        }
        first = last;
        while (first < count && is_space(text.code_points[first])) {
            ++first;
        }
        if (count == 0) {
            break;
        }
    }
    return lines;
}

} // namespace

TextBlock TextBlock::lay_out(const Shaper& shaper, std::string_view text, const TextStyle& style, double width_px, double line_px, double paragraph_px) {
    TextBlock block;
    block.line_px_ = line_px;
    double top = 0.0;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        std::string_view paragraph = text.substr(begin, end - begin);
        if (paragraph.ends_with('\r')) {
            paragraph.remove_suffix(1);
        }
        const PreparedText prepared = shaper.prepare(paragraph, style);
        const auto advances = advances_of(shaper.shape_part(prepared, 0, prepared.code_points.size(), style), prepared);
        for (const Range& range : break_lines(prepared, advances, width_px)) {
            BlockLine line{shaper.shape_part(prepared, range.first, range.last, style), static_cast<std::uint32_t>(begin) + prepared.byte_offsets[range.first],
                           static_cast<std::uint32_t>(begin) + prepared.byte_offsets[range.last], 0.0, top};
            for (Glyph& glyph : line.line.glyphs) {
                glyph.cluster += static_cast<std::uint32_t>(begin);
            }
            if (line.line.right_to_left && width_px > 0.0) {
                line.left_px = std::max(0.0, width_px - static_cast<double>(line.line.width_px));
            }
            block.lines_.push_back(std::move(line));
            top += line_px;
        }
        top += paragraph_px;
        begin = end + 1;
    }
    block.height_px_ = std::max(0.0, top - paragraph_px);
    block.add_cells(text);
    return block;
}

void TextBlock::add_cells(std::string_view text) {
    for (const BlockLine& line : lines_) {
        // Clusters from left to right with the pen's way through them.
        struct Cluster {
            std::uint32_t begin;
            double left_px;
            double right_px;
            bool right_to_left;
        };
        std::vector<Cluster> clusters;
        double pen = line.left_px;
        for (const Glyph& glyph : line.line.glyphs) {
            const double next = pen + static_cast<double>(glyph.advance_px);
            if (!clusters.empty() && clusters.back().begin == glyph.cluster) {
                clusters.back().right_px = next;
            } else {
                clusters.push_back({glyph.cluster, pen, next, glyph.level % 2 == 1});
            }
            pen = next;
        }
        std::vector<std::uint32_t> starts;
        starts.reserve(clusters.size());
        for (const Cluster& cluster : clusters) {
            starts.push_back(cluster.begin);
        }
        std::sort(starts.begin(), starts.end());
        std::vector<Cell> cells;
        for (const Cluster& cluster : clusters) {
            const auto next = std::upper_bound(starts.begin(), starts.end(), cluster.begin);
            const std::uint32_t end = next == starts.end() ? line.end : *next;
            // The letters of a ligature share its width; marks stay with their letter.
            std::vector<std::uint32_t> letters;
            for (std::uint32_t at = cluster.begin; at < end;) {
                const auto decoded = base::decode_utf8(text, at);
                if (letters.empty() || !(text::is_mark(decoded.code_point) || text::is_ignorable(decoded.code_point))) {
                    letters.push_back(at);
                }
                at += static_cast<std::uint32_t>(decoded.length);
            }
            const double share = (cluster.right_px - cluster.left_px) / static_cast<double>(std::max<std::size_t>(1, letters.size()));
            const std::size_t first_cell = cells.size();
            for (std::size_t i = 0; i < letters.size(); ++i) {
                const std::uint32_t stop = i + 1 < letters.size() ? letters[i + 1] : end;
                const double left = cluster.right_to_left ? cluster.right_px - share * static_cast<double>(i + 1) : cluster.left_px + share * static_cast<double>(i);
                cells.push_back({letters[i], stop, left, left + share, cluster.right_to_left});
            }
            if (cluster.right_to_left) {
                std::reverse(cells.begin() + static_cast<std::ptrdiff_t>(first_cell), cells.end());
            }
        }
        cells_.push_back(std::move(cells));
    }
}

std::size_t TextBlock::line_of(std::uint32_t byte) const {
    std::size_t found = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        if (lines_[i].begin <= byte) {
            found = i;
        }
    }
    return found;
}

Caret TextBlock::caret(std::uint32_t byte) const {
    const std::size_t line = line_of(byte);
    const Cell* last = nullptr;
    for (const Cell& cell : cells_[line]) {
        if (cell.begin <= byte && byte < cell.end) {
            return {line, cell.right_to_left ? cell.right_px : cell.left_px};
        }
        if (last == nullptr || cell.end > last->end) {
            last = &cell;
        }
    }
    if (last != nullptr) { // behind the last letter of the line
        return {line, last->right_to_left ? last->left_px : last->right_px};
    }
    return {line, lines_[line].left_px};
}

std::uint32_t TextBlock::byte_at(double x_px, double y_px) const {
    const auto line = static_cast<std::size_t>(std::clamp(
        static_cast<long>(std::count_if(lines_.begin(), lines_.end(), [&](const BlockLine& one) { return one.top_px <= y_px; })) - 1, 0L, static_cast<long>(lines_.size()) - 1));
    const auto& cells = cells_[line];
    if (cells.empty()) {
        return lines_[line].begin;
    }
    const Cell* nearest = &cells.front();
    for (const Cell& cell : cells) {
        if (cell.left_px <= x_px) {
            nearest = &cell;
        }
    }
    const bool left_half = x_px < (nearest->left_px + nearest->right_px) / 2.0;
    return left_half != nearest->right_to_left ? nearest->begin : nearest->end;
}

std::vector<BlockRect> TextBlock::rects(std::uint32_t begin, std::uint32_t end) const {
    std::vector<BlockRect> out;
    for (std::size_t line = 0; line < cells_.size(); ++line) {
        bool open = false;
        for (const Cell& cell : cells_[line]) {
            const bool inside = cell.begin < end && begin < cell.end;
            if (inside && open) {
                out.back().right_px = cell.right_px;
            } else if (inside) {
                out.push_back({line, cell.left_px, cell.right_px});
            }
            open = inside;
        }
    }
    return out;
}

} // namespace marsad::typeset
