#include "ui/icons.h"

#include "base/file.h"
#include "base/rows.h"

#include <charconv>
#include <optional>
#include <utility>

namespace marsad::ui {

namespace {

/// Words of a stroke, parted by spaces and commas.
std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> out;
    while (!text.empty()) {
        const std::size_t begin = text.find_first_not_of(" ,");
        if (begin == std::string_view::npos) {
            break;
        }
        const std::size_t end = std::min(text.find_first_of(" ,", begin), text.size());
        out.push_back(text.substr(begin, end - begin));
        text.remove_prefix(end);
    }
    return out;
}

std::optional<Icons::Stroke> parse_stroke(std::string_view text) {
    using Kind = Icons::Stroke::Kind;
    auto words = words_of(text);
    Icons::Stroke stroke{Kind::Open, {}};
    if (!words.empty() && (words.front() == "o" || words.front() == "a" || words.front() == "d")) {
        stroke.kind = words.front() == "o" ? Kind::Circle : words.front() == "a" ? Kind::Arc : Kind::Dot;
        words.erase(words.begin());
    } else if (!words.empty() && (words.back() == "z" || words.back() == "f")) {
        stroke.kind = words.back() == "z" ? Kind::Closed : Kind::Filled;
        words.pop_back();
    }
    for (const std::string_view word : words) {
        double number = 0.0;
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
        if (error != std::errc() || end != word.data() + word.size()) {
            return std::nullopt;
        }
        stroke.numbers.push_back(number);
    }
    const bool points = stroke.kind == Kind::Open || stroke.kind == Kind::Closed || stroke.kind == Kind::Filled;
    const std::size_t count = stroke.numbers.size();
    const bool good = points ? count >= 4 && count % 2 == 0 : count == (stroke.kind == Kind::Arc ? 5U : 3U);
    return good ? std::optional(std::move(stroke)) : std::nullopt;
}

} // namespace

base::Result<Icons> Icons::load(const std::filesystem::path& file, base::Diagnostics& diagnostics) {
    const auto text = base::read_file(file);
    if (!text) {
        return base::failure(base::ErrorCode::NotFound, "the icons are missing; install Marsad's assets again: " + file.string());
    }
    Icons out;
    base::for_each_row(*text, [&](std::size_t line, const std::vector<std::string_view>& columns) {
        Icon icon;
        std::string_view name = columns[0];
        icon.turns = name.ends_with('*');
        name.remove_suffix(icon.turns ? 1 : 0);
        std::string_view rest = columns.size() > 1 ? columns[1] : std::string_view();
        bool good = !rest.empty();
        while (good && !rest.empty()) {
            const std::size_t end = std::min(rest.find(';'), rest.size());
            auto stroke = parse_stroke(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
            good = stroke.has_value();
            if (good) {
                icon.strokes.push_back(std::move(*stroke));
            }
        }
        if (!good || !out.icons_.emplace(std::string(name), std::move(icon)).second) {
            diagnostics.error(file.string(), line, "expected a name that stands here once, and strokes as the head of icons.h tells them");
        }
    });
    return out;
}

const Icons::Icon* Icons::find(std::string_view name) const {
    const auto found = icons_.find(name);
    return found == icons_.end() ? nullptr : &found->second;
}

} // namespace marsad::ui
