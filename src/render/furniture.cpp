#include "render/furniture.h"

#include "typeset/isolate.h"

#include <algorithm>
#include <cmath>

namespace marsad::render {

namespace {

// Sizes in pixels before the picture's scale.
constexpr double kMarginPx = 12.0;
constexpr double kTitlePx = 20.0;
constexpr double kSmallPx = 13.0;
constexpr double kLatinLine = 1.3; // height of a line in sizes of its letters
constexpr double kArabicLine = 1.55;
constexpr double kTitleGround = 0.72; // opacity
constexpr double kLegendPadPx = 10.0;
constexpr double kSignColumnPx = 28.0;
constexpr double kCountGapPx = 18.0;
constexpr double kNotePx = 10.5;
constexpr double kBottomLinePx = 18.0;
constexpr double kHaloPx = 2.0;
// A legend that would take more than this share of the picture is shown as one row of signs and counts.
constexpr double kLargestLegendShare = 0.16;

} // namespace

Furniture::Furniture(const FurnitureInput& input, const Scene& scene, const MapStyle& style, const MapTexts& texts, const typeset::Shaper& shaper)
    : input_(input), scene_(scene), style_(style), texts_(texts), shaper_(shaper), arabic_(input.language == LabelLanguage::Arabic) {
    add_legend_rows();
}

typeset::Line Furniture::shape(const std::string& text, double size_px, typeset::Weight weight, double width_px) const {
    const typeset::Direction direction = arabic_ ? typeset::Direction::RightToLeft : typeset::Direction::LeftToRight;
    return shaper_.shape_to_width(text, {size_px * scale(), weight, direction, 0.0}, width_px);
}

typeset::Line Furniture::shape_to_fit(const std::string& text, double size_px, typeset::Weight weight, double width_px) const {
    constexpr double kSmallest = 0.7;
    constexpr double kAnyWidth = 1e9;
    const auto full = static_cast<double>(shape(text, size_px, weight, kAnyWidth).width_px);
    return shape(text, full <= width_px ? size_px : size_px * std::max(kSmallest, width_px / full * 0.995), weight, width_px);
}

double Furniture::title_size_px(int width_px) { return kTitlePx * std::clamp(width_px / 440.0, 0.65, 1.0); }

void Furniture::add_legend_rows() {
    LegendNeeds needs{scene_.by_type, false, false, false};
    std::set<std::pair<double, double>> places;
    for (const SceneEvent& event : scene_.events) {
        needs.approximate = needs.approximate || event.geo_precision > 1;
        needs.shot_down = needs.shot_down || event.shot_down;
        places.emplace(event.position.lon_deg(), event.position.lat_deg());
    }
    needs.several = places.size() < scene_.events.size();
    legend_ = make_legend(needs, style_, texts_, shaper_, input_.language, scale());
}

Padding Furniture::padding(int width_px, int height_px) const {
    const double side = (kMarginPx + 22.0) * scale();
    const double line_share = arabic_ ? kArabicLine : kLatinLine;
    const double title = line_share * (title_size_px(width_px) + (input_.title.empty() ? 0.0 : kSmallPx)) + 1.4 * kSmallPx;
    const double top = (kMarginPx + title + (height_px < 360 ? 14.0 : 22.0)) * scale();
    const double legend = is_compact(width_px, height_px) ? 30.0 : 0.0;
    return {side, top, side, (kBottomLinePx + 30.0 + legend) * scale()};
}

bool Furniture::is_compact(int width_px, int height_px) const {
    double widest = 0.0;
    for (const LegendRow& row : legend_) {
        widest = std::max(widest, static_cast<double>(row.text.width_px) + static_cast<double>(row.count.width_px));
    }
    const double width = widest + (kSignColumnPx + kCountGapPx + 2.0 * kLegendPadPx) * scale();
    const double height = static_cast<double>(legend_.size()) * legend_row_px() + kLegendPadPx * scale();
    return width * height > kLargestLegendShare * width_px * height_px || width > 0.55 * width_px;
}

ScreenBox Furniture::legend_box(Corner corner, int width_px, int height_px) const {
    if (legend_.empty()) {
        return {0.0, 0.0, 0.0, 0.0};
    }
    double width = 2.0 * kLegendPadPx * scale();
    double height = legend_row_px() + 0.6 * kLegendPadPx * scale();
    if (is_compact(width_px, height_px)) {
        for (const LegendRow& row : legend_) {
            width += row.count.glyphs.empty() ? 0.0 : (kSignColumnPx + 10.0) * scale() + static_cast<double>(row.count.width_px);
        }
    } else {
        double text = 0.0;
        double count = 0.0;
        for (const LegendRow& row : legend_) {
            text = std::max(text, static_cast<double>(row.text.width_px));
            count = std::max(count, static_cast<double>(row.count.width_px));
        }
        width += kSignColumnPx * scale() + text + kCountGapPx * scale() + count;
        height = static_cast<double>(legend_.size()) * legend_row_px() + kLegendPadPx * scale();
    }
    const double margin = kMarginPx * scale();
    const bool at_left = (corner == Corner::BottomStart) != arabic_;
    const double left = std::round(at_left ? margin : width_px - margin - width);
    const double lifted = corner == Corner::BottomEnd ? 34.0 * scale() : 0.0; // the scale bar stands there
    const double bottom = std::round(height_px - (kBottomLinePx + 4.0) * scale() - lifted);
    const double top = corner == Corner::TopEnd ? std::round(margin) : bottom - std::round(height);
    const ScreenBox box{left, top, left + std::round(width), top + std::round(height)};
    const bool fits = box.left >= 0.0 && box.right <= width_px && box.top >= 0.0 && height < height_px * 0.6;
    return fits ? box : ScreenBox{0.0, 0.0, 0.0, 0.0};
}

void Furniture::add_text(typeset::Line line, double x_px, double baseline_px, bool right_aligned, Colour colour, OccupiedArea* occupied,
                         DrawList& out) const {
    const double left = right_aligned ? x_px - static_cast<double>(line.width_px) : x_px;
    if (occupied != nullptr) {
        const double gap = 5.0 * scale();
        occupied->add({left - gap, baseline_px + static_cast<double>(line.ink_top_px) - gap, left + static_cast<double>(line.width_px) + gap,
                       baseline_px + static_cast<double>(line.ink_bottom_px) + gap});
    }
    out.texts.push_back({std::move(line), left, baseline_px, colour, style_.halo, occupied == nullptr ? 0.0 : kHaloPx * scale()});
}

void Furniture::add_title(const Camera& camera, std::size_t outside, OccupiedArea& occupied, DrawList& out) const {
    struct Row {
        typeset::Line line;
        Colour colour;
        double height_px;
    };
    const double margin = kMarginPx * scale();
    const double room = camera.width_px() - 2.0 * margin;
    const double title_px = title_size_px(camera.width_px());
    const double line_share = arabic_ ? kArabicLine : kLatinLine;
    const std::optional<timeline::Day> none;
    const bool given = input_.from || input_.to;
    const auto first = given ? input_.from : scene_.dates ? std::optional(scene_.dates->first) : none;
    const auto last = given ? input_.to : scene_.dates ? std::optional(scene_.dates->last) : none;
    std::vector<Row> rows;
    if (!input_.title.empty()) {
        rows.push_back({shape_to_fit(typeset::isolate(input_.title), title_px, typeset::Weight::Bold, room), style_.text, line_share * title_px});
    }
    if (first || last) {
        const double size = rows.empty() ? title_px : std::min(title_px, kSmallPx + 1.0);
        rows.push_back({shape_to_fit(range_text(first, last, texts_, arabic_), size, typeset::Weight::Bold, room), style_.text, line_share * size});
    }
    rows.push_back({shape_to_fit(counts_text(scene_, outside, texts_, arabic_), std::min(title_px, kSmallPx), typeset::Weight::Regular, room), style_.text_secondary,
                    1.4 * kSmallPx});
    double width = 0.0;
    double height = 0.0;
    for (const Row& row : rows) {
        width = std::max(width, static_cast<double>(row.line.width_px));
        height += row.height_px * scale();
    }
    // A pale ground keeps the words apart from what the map shows under them.
    const double pad = 0.5 * margin;
    const double left = arabic_ ? camera.width_px() - margin - width : margin;
    const ScreenBox box{std::round(left - pad), std::round(margin - pad), std::round(left + width + pad), std::round(margin + height + 0.4 * pad)};
    out.panels.push_back({box, 4.0 * scale(), style_.halo.with_alpha(kTitleGround), style_.halo.with_alpha(0.0)});
    occupied.add(box.grown(2.0));
    double top = margin;
    for (Row& row : rows) {
        add_text(std::move(row.line), arabic_ ? camera.width_px() - margin : margin, std::round(top + 0.74 * row.height_px * scale()), arabic_, row.colour, &occupied, out);
        top += row.height_px * scale();
    }
}

void Furniture::add_legend(const ScreenBox& box, bool compact, OccupiedArea& occupied, DrawList& out) const {
    if (box.right <= box.left) {
        return;
    }
    out.panels.push_back({box, 4.0 * scale(), style_.panel, style_.panel_line});
    occupied.add(box.grown(2.0));
    const double pad = kLegendPadPx * scale();
    const double row_px = legend_row_px();
    const double direction = arabic_ ? -1.0 : 1.0;
    const double start = arabic_ ? box.right - pad : box.left + pad;
    const double end = arabic_ ? box.left + pad : box.right - pad;
    double x = start;
    double middle = box.top + (compact ? (box.bottom - box.top) / 2.0 : pad / 2.0 + row_px / 2.0);
    for (const LegendRow& row : legend_) {
        if (compact && row.count.glyphs.empty()) {
            continue;
        }
        const double sign_x = x + direction * 10.0 * scale();
        const auto markers = moved(row.markers, {sign_x, middle});
        out.panel_markers.insert(out.panel_markers.end(), markers.begin(), markers.end());
        const double baseline = std::round(middle + 0.36 * kLegendTextPx * scale());
        if (!row.inside.glyphs.empty()) {
            add_text(row.inside, sign_x - static_cast<double>(row.inside.width_px) / 2.0, std::round(middle - static_cast<double>(row.inside.ink_top_px) / 2.0), false,
                     style_.text, nullptr, out);
        }
        if (compact) {
            x += direction * kSignColumnPx * scale() * 0.85;
            add_text(row.count, x, baseline, arabic_, style_.text, nullptr, out);
            x += direction * (10.0 * scale() + static_cast<double>(row.count.width_px) + kSignColumnPx * scale() * 0.15);
            continue;
        }
        add_text(row.text, x + direction * kSignColumnPx * scale(), baseline, arabic_, style_.text, nullptr, out);
        if (!row.count.glyphs.empty()) {
            add_text(row.count, end, baseline, !arabic_, style_.text, nullptr, out);
        }
        middle += row_px;
    }
}

void Furniture::add_bottom(const Camera& camera, OccupiedArea& occupied, DrawList& out) const {
    const double margin = kMarginPx * scale();
    const double end = arabic_ ? margin : camera.width_px() - margin;
    const double baseline = std::round(camera.height_px() - 0.5 * kMarginPx * scale());
    add_text(shape(typeset::isolate_ltr(texts_.get("attribution", arabic_)), kNotePx, typeset::Weight::Regular, camera.width_px() - 2.0 * margin), end, baseline,
             !arabic_, style_.text_note, &occupied, out);
    const ScaleBar bar = scale_bar(camera.km_per_pixel(), std::min(120.0 * scale(), camera.width_px() * 0.25), texts_, arabic_);
    const double right = std::round(arabic_ ? end + bar.length_px : end);
    const double left = std::round(right - bar.length_px);
    const double line_y = baseline - 18.0 * scale();
    const double thick = std::max(1.0, std::round(1.5 * scale()));
    const double tick = std::round(5.0 * scale());
    const Colour colour = style_.text_secondary;
    for (const ScreenBox& part : {ScreenBox{left, line_y, right, line_y + thick}, ScreenBox{left, line_y - tick, left + thick, line_y + thick},
                                  ScreenBox{right - thick, line_y - tick, right, line_y + thick}}) {
        out.panels.push_back({part, 0.0, colour, colour.with_alpha(0.0)});
    }
    typeset::Line text = shaper_.shape(bar.text, {11.0 * scale(), typeset::Weight::Regular, arabic_ ? typeset::Direction::RightToLeft : typeset::Direction::LeftToRight, 0.0});
    const double text_left = (left + right - static_cast<double>(text.width_px)) / 2.0;
    add_text(std::move(text), text_left, line_y - 5.0 * scale(), false, colour, &occupied, out);
    occupied.add({left - 4.0, line_y - 20.0 * scale(), right + 4.0, line_y + 4.0});
}

void Furniture::add_empty_note(const Camera& camera, OccupiedArea& occupied, DrawList& out) const {
    typeset::Line line = shape(texts_.get("no_events", arabic_), 15.0, typeset::Weight::Bold, camera.width_px() - 4.0 * kMarginPx * scale());
    const double half_width = static_cast<double>(line.width_px) / 2.0 + 16.0 * scale();
    const double half_height = 18.0 * scale();
    const double x = camera.width_px() / 2.0;
    const double y = camera.height_px() / 2.0;
    const ScreenBox box{std::round(x - half_width), std::round(y - half_height), std::round(x + half_width), std::round(y + half_height)};
    out.panels.push_back({box, 4.0 * scale(), style_.panel, style_.panel_line});
    occupied.add(box.grown(2.0));
    const double left = x - static_cast<double>(line.width_px) / 2.0;
    add_text(std::move(line), left, std::round(y + 5.0 * scale()), false, style_.text, nullptr, out);
}

void Furniture::add(const Camera& camera, const std::vector<Symbol>& symbols, Corner legend_corner, std::size_t outside, OccupiedArea& occupied,
                    DrawList& out) const {
    if (symbols.empty()) {
        add_empty_note(camera, occupied, out);
    }
    add_legend(legend_box(legend_corner, camera.width_px(), camera.height_px()), is_compact(camera.width_px(), camera.height_px()), occupied, out);
    add_bottom(camera, occupied, out);
    add_title(camera, outside, occupied, out);
}

} // namespace marsad::render
