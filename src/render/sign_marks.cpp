#include "render/sign_marks.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/rows.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

#include <fmt/format.h>

namespace marsad::render {

namespace {

constexpr double kHalfStroke = 0.7;

struct Point {
    double x, y;
};

struct Stroke {
    enum class Kind { Open, Closed, Filled, Circle, Dot };
    Kind kind = Kind::Open;
    bool taken_away = false;
    std::vector<Point> points; ///< of Circle and Dot: the middle
    double radius = 0.0;
};

double distance_to_side(Point p, Point a, Point b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double square = dx * dx + dy * dy;
    const double along = square > 0.0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / square, 0.0, 1.0) : 0.0;
    return std::hypot(p.x - a.x - along * dx, p.y - a.y - along * dy);
}

/// Negative inside.
double distance_to(const Stroke& stroke, Point p) {
    using Kind = Stroke::Kind;
    if (stroke.kind == Kind::Circle || stroke.kind == Kind::Dot) {
        const double from_middle = std::hypot(p.x - stroke.points[0].x, p.y - stroke.points[0].y) - stroke.radius;
        return stroke.kind == Kind::Dot ? from_middle : std::abs(from_middle) - kHalfStroke;
    }
    const std::size_t sides = stroke.kind == Kind::Open ? stroke.points.size() - 1 : stroke.points.size();
    double nearest = std::numeric_limits<double>::max();
    bool inside = false;
    for (std::size_t i = 0; i < sides; ++i) {
        const Point a = stroke.points[i];
        const Point b = stroke.points[(i + 1) % stroke.points.size()];
        nearest = std::min(nearest, distance_to_side(p, a, b));
        if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) * (b.x - a.x) / (b.y - a.y)) {
            inside = !inside;
        }
    }
    if (stroke.kind == Kind::Filled) {
        return inside ? -nearest : nearest;
    }
    return nearest - kHalfStroke;
}

/// Numbers parted by spaces and commas; nothing where a word is none.
std::optional<std::vector<double>> numbers_of(std::string_view text) {
    std::vector<double> out;
    while (true) {
        const std::size_t begin = text.find_first_not_of(" ,");
        if (begin == std::string_view::npos) {
            return out;
        }
        const std::size_t end = std::min(text.find_first_of(" ,", begin), text.size());
        double number = 0.0;
        const auto [stop, error] = std::from_chars(text.data() + begin, text.data() + end, number);
        if (error != std::errc() || stop != text.data() + end) {
            return std::nullopt;
        }
        out.push_back(number);
        text.remove_prefix(end);
    }
}

std::optional<Stroke> parse_stroke(std::string_view text) {
    using Kind = Stroke::Kind;
    Stroke stroke;
    if (text.starts_with('-') && text.size() > 1) {
        stroke.taken_away = true;
        text.remove_prefix(1);
    }
    if (text.starts_with("o ") || text.starts_with("d ")) {
        stroke.kind = text[0] == 'o' ? Kind::Circle : Kind::Dot;
        text.remove_prefix(2);
    } else if (text.ends_with(" z") || text.ends_with(" f")) {
        stroke.kind = text.back() == 'z' ? Kind::Closed : Kind::Filled;
        text.remove_suffix(2);
    }
    const auto numbers = numbers_of(text);
    if (!numbers) {
        return std::nullopt;
    }
    if (stroke.kind == Kind::Circle || stroke.kind == Kind::Dot) {
        if (numbers->size() != 3) {
            return std::nullopt;
        }
        stroke.points = {{(*numbers)[0], (*numbers)[1]}};
        stroke.radius = (*numbers)[2];
        return stroke;
    }
    if (numbers->size() < (stroke.kind == Kind::Filled ? 6U : 4U) || numbers->size() % 2 != 0) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < numbers->size(); i += 2) {
        stroke.points.push_back({(*numbers)[i], (*numbers)[i + 1]});
    }
    return stroke;
}

std::optional<std::vector<Stroke>> parse_drawing(std::string_view text) {
    std::vector<Stroke> out;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(';'), text.size());
        auto stroke = parse_stroke(text.substr(0, end));
        if (!stroke) {
            return std::nullopt;
        }
        out.push_back(std::move(*stroke));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out.empty() ? std::nullopt : std::optional(std::move(out));
}

std::uint8_t level_at(const std::vector<Stroke>& drawing, Point p) {
    double distance = std::numeric_limits<double>::max();
    for (const Stroke& stroke : drawing) {
        distance = stroke.taken_away ? std::max(distance, -distance_to(stroke, p)) : std::min(distance, distance_to(stroke, p));
    }
    return static_cast<std::uint8_t>(std::lround(std::clamp(0.5 - distance / (2.0 * SignMarks::kReach), 0.0, 1.0) * 255.0));
}

} // namespace

base::Result<void> SignMarks::read_drawings(const std::filesystem::path& file) {
    const auto text = base::read_file(file);
    if (!text) {
        return base::failure(base::ErrorCode::NotFound, "the marks of the signs are missing; install Marsad's assets again: " + file.string());
    }
    std::vector<std::vector<Stroke>> drawings;
    std::string problem;
    base::for_each_row(*text, [&](std::size_t line, const std::vector<std::string_view>& columns) {
        auto drawing = columns.size() > 1 ? parse_drawing(columns[1]) : std::nullopt;
        const bool fresh = std::find(names_.begin(), names_.end(), columns[0]) == names_.end();
        if (!drawing || !fresh || names_.size() == kMost) {
            problem = fmt::format("line {}: expected a name that stands here once, and a drawing as the head of the file tells it", line);
            return;
        }
        names_.emplace_back(columns[0]);
        drawings.push_back(std::move(*drawing));
    });
    if (problem.empty() && names_.empty()) {
        problem = "no marks in it";
    }
    if (!problem.empty()) {
        return base::failure(base::ErrorCode::BadFormat, problem + ": " + file.string());
    }
    const int width = width_px();
    picture_.resize(static_cast<std::size_t>(width) * kCellPx);
    for (int y = 0; y < kCellPx; ++y) {
        for (int x = 0; x < width; ++x) {
            const Point p{(x % kCellPx + 0.5) / kTexels - kMargin, (y + 0.5) / kTexels - kMargin};
            picture_[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)] = level_at(drawings[static_cast<std::size_t>(x / kCellPx)], p);
        }
    }
    id_ = base::hash_bytes({reinterpret_cast<const char*>(picture_.data()), picture_.size()});
    return {};
}

base::Result<void> SignMarks::read_rules(const std::filesystem::path& file) {
    const auto text = base::read_file(file);
    if (!text) {
        return base::failure(base::ErrorCode::NotFound, "the rules of the signs' marks are missing; install Marsad's assets again: " + file.string());
    }
    std::string problem;
    base::for_each_row(*text, [&](std::size_t line, const std::vector<std::string_view>& columns) {
        const auto mark = columns.size() == 3 ? std::find(names_.begin(), names_.end(), columns[2]) : names_.end();
        const auto sub_type = columns[0] == "*" ? std::nullopt : model::sub_event_type_from_name(columns[0]);
        const auto weapon = columns.size() < 2 || columns[1] == "*" ? std::nullopt : model::weapon_from_name(columns[1]);
        if (mark == names_.end() || (columns[0] != "*" && !sub_type) || (columns[1] != "*" && !weapon)) {
            problem = fmt::format("line {}: expected a sub-event type, a weapon and a mark of marks.tsv, the first two known names or *", line);
            return;
        }
        const auto number = static_cast<std::uint8_t>(mark - names_.begin() + 1);
        for (std::size_t s = 0; s < rules_.size(); ++s) {
            for (std::size_t w = 0; w < kWeapons; ++w) {
                const bool fits = (!sub_type || static_cast<std::size_t>(*sub_type) == s) && (!weapon || static_cast<std::size_t>(*weapon) == w);
                rules_[s][w] = fits && rules_[s][w] == 0 ? number : rules_[s][w];
            }
        }
    });
    return problem.empty() ? base::Result<void>() : base::failure(base::ErrorCode::BadFormat, problem + ": " + file.string());
}

base::Result<std::shared_ptr<const SignMarks>> SignMarks::load(const std::filesystem::path& styles_dir) {
    std::shared_ptr<SignMarks> marks(new SignMarks());
    if (auto read = marks->read_drawings(styles_dir / "marks.tsv"); !read) {
        return base::failure(read.error());
    }
    if (auto read = marks->read_rules(styles_dir / "mark_rules.tsv"); !read) {
        return base::failure(read.error());
    }
    return std::shared_ptr<const SignMarks>(std::move(marks));
}

} // namespace marsad::render
