#include "publish/film_furniture.h"

#include "render/map_wording.h"
#include "render/symbol_layer.h"
#include "typeset/isolate.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include <fmt/format.h>

namespace marsad::publish {

namespace {

// Sizes in pixels before the picture's scale.
constexpr double kMarginPx = 14.0;
constexpr double kTitlePx = 18.0;
constexpr double kDaysPx = 20.0;
constexpr double kCountsPx = 13.0;
constexpr double kTickPx = 10.5;
constexpr double kNotePx = 10.5;
constexpr double kSignPx = 24.0;
constexpr double kGapPx = 15.0;
constexpr double kSmallest = 0.7; // of a text's size, before it is cut
constexpr double kMostShare = 0.42; // of the height that the bands may take
constexpr double kMostSmallShare = 0.48; // the same where there is little
constexpr double kSmallHeightPx = 420.0;
constexpr double kDimmed = 0.38;
constexpr double kAnyWidth = 1e9;
constexpr double kScaleBarPx = 110.0;

double baseline_in(double top, double height, double size_px) { return std::round(top + height / 2.0 + 0.36 * size_px); }

} // namespace

FilmFurniture::FilmFurniture(FilmCaption caption, const render::MapStyle& style, const render::MapTexts& texts, const typeset::Shaper& shaper, int width_px, int height_px)
    : caption_(std::move(caption)), style_(style), texts_(texts), shaper_(shaper), width_(width_px), height_(height_px), arabic_(caption_.language == render::LabelLanguage::Arabic) {
    legend_ = render::make_legend(caption_.legend, style_, texts_, shaper_, caption_.language, caption_.scale);
    choose_plan();
    map_ = {0.0, std::round(plan_.above()), width_, std::round(height_ - plan_.below())};
}

double FilmFurniture::head_px(double size) const { return size * std::clamp(std::min(width_ / px(440.0), height_ / px(kSmallHeightPx)), kSmallest, 1.0); }

double FilmFurniture::margin() const { return std::round(std::min(px(kMarginPx), width_ * 0.03)); }

typeset::Line FilmFurniture::shape(const std::string& text, double size_px, typeset::Weight weight, double width_px) const {
    const typeset::Direction direction = arabic_ ? typeset::Direction::RightToLeft : typeset::Direction::LeftToRight;
    return shaper_.shape_to_width(text, {px(size_px), weight, direction, 0.0}, width_px);
}

typeset::Line FilmFurniture::shape_to_fit(const std::string& text, double size_px, typeset::Weight weight, double width_px) const {
    const double full = width_of(text, size_px, weight);
    return shape(text, full <= width_px ? size_px : size_px * std::max(kSmallest, width_px / full * 0.995), weight, width_px);
}

double FilmFurniture::width_of(const std::string& text, double size_px, typeset::Weight weight) const { return static_cast<double>(shape(text, size_px, weight, kAnyWidth).width_px); }

// The plan ---------------------------------------------------------------------------------------------------------

double FilmFurniture::legend_cell_px(const render::LegendRow& row, bool names) const {
    return px(kSignPx) + (names ? static_cast<double>(row.text.width_px) + px(6.0) : 0.0) + static_cast<double>(row.count.width_px);
}

std::size_t FilmFurniture::lay_out_legend(bool names) {
    cells_.clear();
    const double gap = px(names ? kGapPx : 10.0);
    double all = 0.0;
    for (const render::LegendRow& row : legend_) {
        all += names || row.type ? legend_cell_px(row, names) + gap : 0.0;
    }
    // The scale bar stands at the end of the first line; where the signs alone fill just one, it gives way.
    const double bar = std::min(px(kScaleBarPx), width_ * 0.25) + px(50.0);
    scale_bar_ = names || all - gap <= room() - bar || all - gap > room();
    double x = 0.0;
    std::size_t line = 0;
    for (std::size_t i = 0; i < legend_.size(); ++i) {
        const render::LegendRow& row = legend_[i];
        if (!names && !row.type) {
            continue; // a sign without its word explains nothing
        }
        const double wide = legend_cell_px(row, names);
        const double end = room() - (line == 0 && scale_bar_ ? bar : 0.0);
        if (x > 0.0 && x + wide > end) {
            x = 0.0;
            ++line;
        }
        cells_.push_back({i, x, line});
        x += wide + gap;
    }
    return line + 1;
}

void FilmFurniture::choose_plan() {
    const double tall = arabic_ || caption_.language == render::LabelLanguage::Both ? 1.12 : 1.0;
    Plan plan;
    const double pad = std::round(px(6.0));
    plan.title = caption_.title.empty() ? 0.0 : px(head_px(26.0)) * tall + pad;
    plan.days = px(head_px(32.0)) * tall + (caption_.title.empty() ? pad : 0.0);
    const FilmMoment widest{caption_.extent, 88888, 88888, {}};
    const std::string counts = counts_text(widest);
    const double days_wide = width_of(days_text(caption_.extent, kAnyWidth), head_px(kDaysPx), typeset::Weight::Bold) * 1.15; // some months are longer
    plan.counts_beside = days_wide + width_of(counts, kCountsPx, typeset::Weight::Regular) + px(24.0) <= room();
    plan.counts = plan.counts_beside ? 0.0 : px(20.0) * tall;
    plan.legend_row = px(24.0);
    plan.legend_rows = lay_out_legend(true);
    plan.bars = px(34.0);
    plan.axis_text = px(19.0); // with the gap above the bars
    plan.credits = px(20.0);
    const std::string attribution = typeset::isolate_ltr(texts_.get("attribution", arabic_));
    const double beside = room() - width_of(attribution, kNotePx, typeset::Weight::Regular) - px(24.0);
    plan.sources = !caption_.sources.empty() && width_of(sources_text(kAnyWidth), kNotePx, typeset::Weight::Regular) > beside ? px(16.0) : 0.0;
    const double most = (height_ < px(kSmallHeightPx) ? kMostSmallShare : kMostShare) * height_;
    const auto too_much = [&] { return plan.above() + plan.below() > most; };
    // What gives way, the least missed first.
    const auto no_names = [&] {
        plan.legend_names = false;
        plan.legend_rows = lay_out_legend(false);
    };
    for (int step = 0; step < 9 && too_much(); ++step) {
        switch (step) {
        case 0: plan.bars = px(22.0); break;
        case 1: no_names(); break;
        case 2: plan.bars = px(12.0); break;
        case 3: plan.axis_text = px(4.0); break;
        case 4: plan.counts = 0.0; break;
        case 5: plan.sources = 0.0; break;
        case 6: plan.bars = plan.axis_text = 0.0; break;
        case 7: plan.legend_rows = 0; break;
        default: plan.title = 0.0; break;
        }
    }
    plan_ = plan;
}

// Wording ----------------------------------------------------------------------------------------------------------

std::string FilmFurniture::counts_text(const FilmMoment& moment) const {
    // Both always stand there, so that nothing jumps.
    const auto part = [&](const char* key, std::int64_t count) { return texts_.get(key, arabic_) + ": " + typeset::isolate_ltr(std::to_string(count)); };
    return part("events", static_cast<std::int64_t>(moment.events)) + " · " + part("killed_at_least", moment.killed);
}

std::string FilmFurniture::sources_text(double width_px) const {
    const std::string head = texts_.get("sources", arabic_) + ": ";
    std::string best;
    std::string names;
    for (std::size_t i = 0; i < caption_.sources.size(); ++i) {
        names += (i == 0 ? "" : " · ") + typeset::isolate(caption_.sources[i]);
        const std::size_t others = caption_.sources.size() - i - 1;
        std::string text = head + names + (others > 0 ? " · " + texts_.get("others", arabic_) + ": " + typeset::isolate_ltr(std::to_string(others)) : "");
        if (i > 0 && width_of(text, kNotePx, typeset::Weight::Regular) > width_px) {
            break;
        }
        best = std::move(text);
    }
    return best;
}

std::string FilmFurniture::days_text(const timeline::DayInterval& days, double width_px) const {
    std::string text = render::range_text(days.first, days.last, texts_, arabic_);
    if (width_of(text, head_px(kDaysPx) * kSmallest, typeset::Weight::Bold) <= width_px) {
        return text;
    }
    const std::string first = typeset::isolate_ltr(timeline::to_iso(days.first));
    return days.first == days.last ? first : first + " – " + typeset::isolate_ltr(timeline::to_iso(days.last));
}

std::string FilmFurniture::tick_text(const timeline::Tick& tick) const {
    const std::chrono::year_month_day date{tick.day};
    if (tick.unit == timeline::BinUnit::Year) {
        return typeset::isolate_ltr(std::to_string(static_cast<int>(date.year())));
    }
    const std::string month = texts_.get(fmt::format("month_{}", static_cast<unsigned>(date.month())), arabic_);
    const bool whole = tick.unit == timeline::BinUnit::Month || tick.unit == timeline::BinUnit::Quarter;
    return whole ? month : typeset::isolate(fmt::format("{} {}", static_cast<unsigned>(date.day()), month));
}

// Drawing ----------------------------------------------------------------------------------------------------------

void FilmFurniture::put(render::DrawList& out, typeset::Line line, double x_px, double baseline_px, bool at_start, render::Colour colour) const {
    // `x_px` from the start side to the line's start, or to its end where it stands there.
    const auto wide = static_cast<double>(line.width_px);
    const double from_start = at_start ? x_px : x_px - wide;
    const double left = arabic_ ? width_ - from_start - wide : from_start;
    out.texts.push_back({std::move(line), left, baseline_px, colour, colour.with_alpha(0.0)});
}

void FilmFurniture::draw_head(render::DrawList& out, const FilmMoment& moment) const {
    double top = 0.0;
    const double pad = std::round(px(6.0));
    if (plan_.title > 0.0) {
        put(out, shape_to_fit(typeset::isolate(caption_.title), head_px(kTitlePx), typeset::Weight::Bold, room()), margin(), baseline_in(top + pad, plan_.title - pad, px(head_px(kTitlePx))), true, style_.text);
        top += plan_.title;
    }
    const double row_top = plan_.title > 0.0 ? top : top + pad;
    const double baseline = baseline_in(row_top, top + plan_.days - row_top, px(head_px(kDaysPx)));
    put(out, shape_to_fit(days_text(moment.shown, room()), head_px(kDaysPx), typeset::Weight::Bold, room()), margin(), baseline, true, style_.text);
    top += plan_.days;
    if (plan_.counts_beside) {
        put(out, shape(counts_text(moment), kCountsPx, typeset::Weight::Regular, room()), width_ - margin(), baseline, false, style_.text_secondary);
    } else if (plan_.counts > 0.0) {
        put(out, shape_to_fit(counts_text(moment), kCountsPx, typeset::Weight::Regular, room()), margin(), baseline_in(top - px(3.0), plan_.counts, px(kCountsPx)), true, style_.text_secondary);
    }
}

void FilmFurniture::draw_legend(render::DrawList& out, const FilmMoment& moment, double top, const render::Camera& camera) const {
    for (const LegendCell& cell : cells_) {
        const render::LegendRow& row = legend_[cell.row];
        const double middle = top + plan_.legend_row * (static_cast<double>(cell.line) + 0.5) + px(2.0);
        const double x = margin() + cell.start_px;
        const double sign = x + px(9.0);
        const double sign_x = arabic_ ? width_ - sign : sign;
        const bool none = row.type && moment.by_type[static_cast<std::size_t>(*row.type)] == 0;
        auto markers = render::moved(row.markers, {sign_x, middle});
        out.panel_markers.insert(out.panel_markers.end(), markers.begin(), markers.end());
        const double baseline = std::round(middle + 0.36 * px(render::kLegendTextPx));
        if (!row.inside.glyphs.empty()) {
            out.texts.push_back({row.inside, sign_x - static_cast<double>(row.inside.width_px) / 2.0, std::round(middle - static_cast<double>(row.inside.ink_top_px) / 2.0), style_.text, style_.text.with_alpha(0.0)});
        }
        double text_x = x + px(kSignPx);
        if (plan_.legend_names) {
            put(out, row.text, text_x, baseline, true, none ? style_.text_note : style_.text);
            text_x += static_cast<double>(row.text.width_px) + px(6.0);
        }
        if (row.type) {
            const std::string count = std::to_string(moment.by_type[static_cast<std::size_t>(*row.type)]);
            put(out, shape(count, render::kLegendTextPx, typeset::Weight::Bold, kAnyWidth), text_x, baseline, true, none ? style_.text_note : style_.text);
        }
    }
    if (!scale_bar_) {
        return;
    }
    const render::ScaleBar bar = render::scale_bar(camera.km_per_pixel(), std::min(px(kScaleBarPx), width_ * 0.25), texts_, arabic_);
    const double end = arabic_ ? margin() : width_ - margin();
    const double right = std::round(arabic_ ? end + bar.length_px : end);
    const double left = std::round(right - bar.length_px);
    const double thick = std::max(1.0, std::round(px(1.5)));
    const double line_y = std::round(top + plan_.legend_row / 2.0 + px(5.0));
    const double tick = std::round(px(5.0));
    for (const render::ScreenBox& part : {render::ScreenBox{left, line_y, right, line_y + thick}, render::ScreenBox{left, line_y - tick, left + thick, line_y + thick},
                                          render::ScreenBox{right - thick, line_y - tick, right, line_y + thick}}) {
        out.panels.push_back({part, 0.0, style_.text_secondary, style_.text_secondary.with_alpha(0.0)});
    }
    put(out, shape(bar.text, kTickPx, typeset::Weight::Regular, kAnyWidth), width_ - margin() - bar.length_px - px(7.0), std::round(line_y + thick), false, style_.text_secondary);
}

double FilmFurniture::x_of(timeline::Day day) const {
    return margin() + room() * static_cast<double>((day - caption_.extent.first).count()) / static_cast<double>(caption_.extent.length_days());
}

void FilmFurniture::draw_time(render::DrawList& out, const FilmMoment& moment, double top) const {
    const double bottom = std::round(top + plan_.bars);
    const double first = std::round(x_of(moment.shown.first));
    const double last = std::max(first + 2.0, std::round(x_of(moment.shown.last + std::chrono::days{1})));
    const auto clear = [](render::Colour colour) { return colour.with_alpha(0.0); };
    out.panels.push_back({{first, top, last, bottom}, 0.0, style_.text.with_alpha(0.10), clear(style_.text)});
    const auto& histogram = caption_.histogram;
    const std::size_t tallest = std::max<std::size_t>(1, histogram.tallest());
    for (std::size_t bin = 0; bin < histogram.bins.size(); ++bin) {
        const timeline::DayInterval& days = histogram.bins[bin];
        const double left = std::round(std::max(margin(), x_of(days.first)));
        const double end = std::round(std::min(width_ - margin(), x_of(days.last + std::chrono::days{1})));
        const double gap = end - left >= 4.0 ? 1.0 : 0.0;
        double base = bottom;
        for (const model::EventType type : render::kRingOrder) {
            const std::size_t count = histogram.at(bin, static_cast<std::size_t>(type));
            if (count > 0) {
                const double high = std::max(1.0, (plan_.bars - px(2.0)) * static_cast<double>(count) / static_cast<double>(tallest));
                const render::Colour colour = style_.type[static_cast<std::size_t>(type)].with_alpha(days.overlaps(moment.shown) ? 1.0 : kDimmed);
                out.panels.push_back({{left, base - high, std::max(left + 1.0, end - gap), base}, 0.0, colour, clear(colour)});
                base -= high;
            }
        }
    }
    out.panels.push_back({{margin(), bottom, width_ - margin(), bottom + std::max(1.0, std::round(px(1.0)))}, 0.0, style_.text_note, clear(style_.text_note)});
    const double thick = std::max(2.0, std::round(px(2.0)));
    out.panels.push_back({{last - thick, top - px(2.0), last, bottom + px(2.0)}, 0.0, style_.text, clear(style_.text)});
    if (moment.shown.first > caption_.extent.first && last - first > 2.0 * thick) {
        out.panels.push_back({{first, top, first + std::max(1.0, std::round(px(1.0))), bottom}, 0.0, style_.text, clear(style_.text)});
    }
    if (plan_.axis_text > px(10.0)) {
        draw_axis(out, bottom);
    }
}

void FilmFurniture::draw_axis(render::DrawList& out, double top) const {
    double free_from = 0.0;
    for (const timeline::Tick& tick : timeline::make_ticks(caption_.extent, room(), px(72.0))) {
        const bool bold = tick.unit == timeline::BinUnit::Year;
        typeset::Line line = shape(tick_text(tick), kTickPx, bold ? typeset::Weight::Bold : typeset::Weight::Regular, kAnyWidth);
        const auto wide = static_cast<double>(line.width_px);
        const double x = std::round(x_of(tick.day));
        const double left = std::clamp(x - wide / 2.0, margin(), std::max(margin(), width_ - margin() - wide));
        if (left < free_from || x < margin() - 0.5 || x > width_ - margin()) {
            continue;
        }
        free_from = left + wide + px(6.0);
        out.panels.push_back({{x, top, x + std::max(1.0, std::round(px(1.0))), top + px(4.0)}, 0.0, style_.text_note, style_.text_note.with_alpha(0.0)});
        out.texts.push_back({std::move(line), left, std::round(top + px(14.0)), style_.text_secondary, style_.text.with_alpha(0.0)});
    }
}

void FilmFurniture::draw_credits(render::DrawList& out, double top) const {
    const std::string attribution = typeset::isolate_ltr(texts_.get("attribution", arabic_));
    typeset::Line line = shape_to_fit(attribution, kNotePx, typeset::Weight::Regular, room());
    const double beside = room() - static_cast<double>(line.width_px) - px(24.0);
    double y = top;
    if (!caption_.sources.empty() && (plan_.sources > 0.0 || beside > px(60.0))) {
        const double wide = plan_.sources > 0.0 ? room() : beside;
        const double high = plan_.sources > 0.0 ? plan_.sources : plan_.credits;
        put(out, shape(sources_text(wide), kNotePx, typeset::Weight::Regular, wide), margin(), baseline_in(y, high, px(kNotePx)), true, style_.text_secondary);
        y += plan_.sources;
    }
    put(out, std::move(line), width_ - margin(), baseline_in(y, plan_.credits - (plan_.sources > 0.0 ? px(2.0) : 0.0), px(kNotePx)), false, style_.text_note);
}

render::DrawList FilmFurniture::draw(const FilmMoment& moment, const render::Camera& camera) const {
    render::DrawList out;
    const render::Colour ground = style_.panel.with_alpha(1.0);
    const auto band = [&](double top, double bottom, render::Colour colour) {
        if (bottom > top) {
            out.panels.push_back({{0.0, top, width_, bottom}, 0.0, colour, colour.with_alpha(0.0)});
        }
    };
    band(0.0, map_.top, ground);
    band(map_.bottom, height_, ground);
    const double hair = std::max(1.0, std::round(px(1.0)));
    band(map_.top - hair, map_.top, style_.panel_line.with_alpha(1.0));
    band(map_.bottom, map_.bottom + hair, style_.panel_line.with_alpha(1.0));
    draw_head(out, moment);
    double top = map_.bottom;
    if (plan_.legend_rows > 0) {
        draw_legend(out, moment, top, camera);
        top += plan_.legend_row * static_cast<double>(plan_.legend_rows);
    }
    if (plan_.bars > 0.0) {
        draw_time(out, moment, std::round(top + px(3.0)));
        top += plan_.bars + plan_.axis_text;
    }
    draw_credits(out, std::max(top, height_ - plan_.credits - plan_.sources));
    return out;
}

} // namespace marsad::publish
