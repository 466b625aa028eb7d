#include "ui/time_chart.h"

#include "ui/date_text.h"
#include "ui/event_wording.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <imgui.h>

namespace marsad::ui {

namespace {

constexpr double kPad = 12.0;
constexpr double kFaintest = 0.08; // of a vague event's bar at its ends
constexpr double kOutside = 0.42;  // of what lies outside the window

/// Name of the histogram: what a bar counts.
const char* bars_key(timeline::BinUnit unit) {
    switch (unit) {
    case timeline::BinUnit::OneDay: return "time.events_per_day";
    case timeline::BinUnit::Week: return "time.events_per_week";
    case timeline::BinUnit::Month: return "time.events_per_month";
    case timeline::BinUnit::Quarter: return "time.events_per_quarter";
    case timeline::BinUnit::Year: return "time.events_per_year";
    }
    return "time.events_per_day";
}

/// Strongest in the middle, faint at the ends, with strokes where it begins and ends.
void draw_vague_bar(const TimeChart& chart, const Rect& bar, Colour colour, double strength) {
    Ui& ui = chart.ui;
    const double middle = bar.x + bar.width / 2.0;
    ui.gradient({bar.x, bar.y, bar.width / 2.0, bar.height}, colour.with_alpha(kFaintest * strength), colour.with_alpha(strength));
    ui.gradient({middle, bar.y, bar.right() - middle, bar.height}, colour.with_alpha(strength), colour.with_alpha(kFaintest * strength));
    const double pen = ui.hairline();
    ui.fill({bar.x, bar.y, pen, bar.height}, colour.with_alpha(std::min(1.0, strength * 0.9)));
    ui.fill({bar.right() - pen, bar.y, pen, bar.height}, colour.with_alpha(std::min(1.0, strength * 0.9)));
}

/// Where time goes on behind a break: as much of the day as the axis shows elsewhere.
std::string resumes_text(const TimeChart& chart, timeline::Day day, bool days) {
    const Ui& ui = chart.ui;
    constexpr double kYears = 0.35; // pixels a day, below which the axis writes years
    return days ? day_text(ui.texts, day) : chart.axis.px_per_day() < kYears ? year_text(day)
                                                                             : month_year_text(ui.texts, day);
}

/// A rectangle cut at the sides of another.
Rect cut(const Rect& rect, const Rect& at) {
    const double left = std::max(rect.x, at.x);
    return {left, rect.y, std::max(0.0, std::min(rect.right(), at.right()) - left), rect.height};
}

std::string vague_text(const TimeChart& chart, const VagueBar& bar) {
    const Ui& ui = chart.ui;
    const std::string what = bar.count > 1 ? ui.text("time.card_uncertain", {static_cast<std::int64_t>(bar.count)}) : event_title(ui, ui.state.project.events()[ui.digest.event_of(bar.row)]);
    return joined({what, days_text(ui.texts, bar.days)});
}

} // namespace

void draw_lane_names(const TimeChart& chart) {
    Ui& ui = chart.ui;
    const TimeLanes& lanes = chart.lanes;
    const auto name = [&](const Rect& lane, const std::string& text) {
        if (!lane.empty()) {
            ui.label({lanes.names.x + kPad, lane.y + (lane.height - 16.0) / 2.0, lanes.names.width - kPad - 6.0, 16.0}, text, Font::Caption, ui.theme.t2);
        }
    };
    const Rect& bars = lanes.histogram;
    constexpr double kTwoLines = 66.0; // of the histogram, where its name takes two lines
    const double room = lanes.names.width - kPad - 6.0;
    const Rect at{lanes.names.x + (ui.rtl ? 6.0 : kPad), 0.0, room, 0.0};
    if (bars.height >= kTwoLines) {
        std::string text = ui.text(bars_key(chart.range.unit));
        if (ui.state.settings.time.in_view) {
            text += ", " + ui.text("time.in_view");
        }
        constexpr double kNarrow = 56.0; // words of the name stand one below the other, beside the scale's numbers
        const double wrap = std::min(room, std::max(kNarrow, room - 20.0));
        const double high = ui.paragraph_height(wrap, text, Font::Caption);
        ui.paragraph({ui.rtl ? at.x + room - wrap : at.x, bars.bottom() - high - 1.0, wrap, high}, text, Font::Caption, ui.theme.t2);
    } else {
        ui.label({at.x, bars.bottom() - 15.0, room, 15.0}, ui.text("time.events_short"), Font::Caption, ui.theme.t2);
    }
    if (!lanes.whole.empty()) {
        const std::string reset = ui.text("time.reset");
        const double wide = std::min(lanes.names.width - 4.0, ui.text_width(reset, Font::Caption) + 16.0);
        const Rect button{ui.rtl ? lanes.names.right() - wide - 4.0 : lanes.names.x + 4.0, lanes.flags.y - 1.0, wide, lanes.flags.height};
        const Touch hit = ui.touch("time:reset", button);
        if (hit.hovered || hit.held) {
            ui.fill(button, hit.held ? ui.theme.pressed : ui.theme.hover, 4.0);
        }
        ui.label(inset(button, 2.0, 0.0), reset, Font::Caption, ui.theme.accent, Align::Centre);
        if (ui.is_focused("time:reset") && ui.memory.focus_by_key) {
            ui.focus_ring(button);
        }
        ui.tooltip_for(hit, "time:reset", ui.text("time.reset_tip"));
        if (hit.clicked) {
            set_time_view(ui, whole_view(ui.state.playback.extent()), true);
        }
    }
    name(lanes.uncertain, ui.text("time.uncertain"));
    name(lanes.strip, ui.text("time.reports"));
    name(lanes.whole, ui.text("time.whole"));
}

void draw_uncertain_lane(const TimeChart& chart) {
    Ui& ui = chart.ui;
    const Rect& lane = chart.lanes.uncertain;
    if (lane.empty()) {
        return;
    }
    const auto& store = *ui.digest.store();
    const auto* selected = ui.state.selected_event();
    const double pitch = lane.height / chart.lanes.tracks;
    const double high = std::min(7.0, pitch - 2.0);
    ui.push_clip(lane);
    const VagueBar* under = nullptr;
    Rect under_rect{};
    for (const VagueBar& bar : chart.own.vague(ui, chart.range.unit, chart.lanes.tracks)) {
        const double left = chart.axis.x_of(bar.days.first);
        const double right = chart.axis.end_of(bar.days);
        if (right < lane.x || left > lane.right()) {
            continue;
        }
        const Rect rect{left, lane.y + bar.track * pitch + (pitch - high) / 2.0, std::max(2.0, right - left), high};
        const double strength = bar.days.overlaps(chart.shown) ? 0.95 : kOutside;
        const Colour colour = bar.count > 1 ? ui.theme.t3 : ui.theme.map.type[static_cast<std::size_t>(model::type_of(store.sub_event_types()[bar.row]))];
        draw_vague_bar(chart, rect, colour, strength);
        if (bar.count > 1) {
            const std::string count = "+" + std::to_string(bar.count);
            const Rect seen = cut(rect, lane);
            const double wide = ui.text_width(count, Font::Caption) + 6.0;
            if (seen.width >= wide) {
                const double middle = seen.x + seen.width / 2.0;
                ui.fill({middle - wide / 2.0, rect.y, wide, rect.height}, ui.theme.panel);
                ui.label({middle - wide / 2.0, rect.y - 2.0, wide, rect.height + 4.0}, count, Font::Caption, ui.theme.t2, Align::Centre, Flow::LeftToRight);
            }
        } else if (selected != nullptr && store.event_id(bar.row) == selected->event_id) {
            ui.frame(inset(rect, -1.0, -1.0), ui.theme.ring, 0.0, 1.0);
        }
        const Point at = ui.mouse();
        if (ui.hovers(lane) && at.x >= rect.x - 1.0 && at.x <= rect.right() + 1.0 && at.y >= rect.y - 2.0 && at.y <= rect.bottom() + 2.0) {
            under = &bar;
            under_rect = rect;
        }
    }
    if (under != nullptr) {
        ui.frame(inset(cut(under_rect, lane), -1.0, -1.0), ui.theme.t1, 0.0, 1.0);
    }
    ui.pop_clip();
    const Touch hit = ui.touch("time:uncertain", lane, false);
    if (under == nullptr) {
        return;
    }
    ui.tooltip_for(hit, "time:uncertain:" + std::to_string(under->row), vague_text(chart, *under));
    if (hit.clicked) {
        if (under->count == 1) {
            ui.command(session::Select{store.event_id(under->row)});
        } else { // what lies in one bar comes apart closer by
            set_time_view(ui, view_of(under->days, whole_view(ui.state.playback.extent())), true);
        }
    }
}

void draw_axis_lane(const TimeChart& chart) {
    Ui& ui = chart.ui;
    const Rect& lane = chart.lanes.axis;
    if (lane.empty()) {
        return;
    }
    ui.line({lane.x, lane.y}, {lane.right(), lane.y}, ui.theme.line2, ui.hairline());
    double month_px = 0.0;
    for (int month = 1; month <= 12; ++month) {
        month_px = std::max(month_px, ui.text_width(ui.text("month.short." + std::to_string(month)), Font::Caption));
    }
    constexpr double kSpace = 12.0;
    const double year_px = ui.text_width("2000", Font::CaptionBold) + kSpace;
    const auto marks = axis_marks(chart.axis, ui.text_width("22", Font::Caption) + kSpace, month_px + kSpace, year_px);
    struct Word {
        double left;
        double right;
    };
    std::vector<Word> words;
    const auto put = [&](double x, const std::string& text, Font font, Colour colour) {
        const double wide = ui.text_width(text, font);
        const Word word{x + 4.0, x + 4.0 + wide};
        if (word.left < lane.x - 2.0 || word.right > lane.right() + 14.0 || std::any_of(words.begin(), words.end(), [&](const Word& other) { return word.left < other.right + 6.0 && other.left < word.right + 6.0; })) {
            return false;
        }
        words.push_back(word);
        ui.label({word.left, lane.y + 1.0, wide + 2.0, lane.height - 1.0}, text, font, colour, Align::Left);
        return true;
    };
    const bool days = std::any_of(marks.begin(), marks.end(), [](const AxisMark& mark) { return mark.kind == MarkKind::Day; });
    // Years first, then months, then days: the coarser word keeps its place.
    // What comes behind a break says where time goes on.
    for (const MarkKind kind : {MarkKind::Resumes, MarkKind::Year, MarkKind::Month, MarkKind::Day}) {
        for (const AxisMark& mark : marks) {
            if (mark.kind != kind) {
                continue;
            }
            const double x = chart.axis.x_of(mark.day);
            if (x < lane.x - 0.5) {
                continue; // the day is seen in part, its beginning is not
            }
            if (kind == MarkKind::Resumes) {
                put(x - 2.0, resumes_text(chart, mark.day, days), Font::CaptionBold, ui.theme.t1);
                continue;
            }
            const bool year = kind == MarkKind::Year && mark.labelled;
            const bool strong = year || (days && kind == MarkKind::Month);
            ui.line({x, lane.y}, {x, lane.y + (year ? 12.0 : mark.labelled ? 6.0
                                                                           : 3.0)},
                    strong ? ui.theme.t2 : ui.theme.edge, ui.hairline());
            if (!mark.labelled) {
                continue;
            }
            if (kind == MarkKind::Day) {
                put(x, std::to_string(static_cast<unsigned>(std::chrono::year_month_day(mark.day).day())), Font::Caption, ui.theme.t3);
            } else if (kind == MarkKind::Month) {
                put(x, month_text(ui.texts, mark.day), days ? Font::CaptionBold : Font::Caption, days ? ui.theme.t1 : ui.theme.t2);
            } else {
                if (!days || !put(x, month_year_text(ui.texts, mark.day), Font::CaptionBold, ui.theme.t1)) {
                    put(x, year_text(mark.day), Font::CaptionBold, ui.theme.t1);
                }
            }
        }
        // The month or year in which the axis begins, where its own stroke lies outside.
        if (kind == (days ? MarkKind::Month : MarkKind::Year)) {
            const timeline::Day first = chart.axis.days().first;
            put(lane.x - 4.0, days ? month_year_text(ui.texts, first) : year_text(first), Font::CaptionBold, ui.theme.t2);
        }
    }
}

void draw_report_strip(const TimeChart& chart) {
    Ui& ui = chart.ui;
    const Rect& lane = chart.lanes.strip;
    if (lane.empty()) {
        return;
    }
    const auto cells = chart.own.reports(ui, *chart.bars, chart.range);
    const double most = std::max(1U, chart.own.most_reports());
    const double gap = 1.0 / std::max(1.0, std::floor(ui.scale));
    ui.push_clip(lane);
    for (std::size_t bin = chart.bin_at(lane.x).value_or(0); bin < cells.size(); ++bin) {
        const Rect column = chart.bin_column(bin);
        if (column.x > lane.right()) {
            break;
        }
        const auto* fold = chart.axis.break_at(days_of(chart.bars->bins[bin].first));
        if (fold != nullptr && fold->days.last >= chart.bars->bins[bin].last) {
            continue; // many days on a few pixels: the break says whether there was any
        }
        if (cells[bin] > 0) {
            const double share = std::sqrt(cells[bin] / most);
            ui.fill({column.x, lane.y, std::max(gap, column.width - gap), lane.height}, ui.theme.t2.with_alpha(0.18 + 0.72 * share));
        }
    }
    for (const timeline::Fold& fold : chart.axis.folding().folds()) {
        const double left = chart.axis.x_of(fold.days.first);
        const Rect rect = cut({left, lane.y, chart.axis.end_of(fold.days) - left, lane.height}, lane);
        if (!rect.empty() && fold.share > 0.5 && chart.own.count_reports(ui, fold.days).first > 0) {
            ui.fill(rect, ui.theme.t2.with_alpha(0.25));
        }
    }
    for (const timeline::DayInterval& days : chart.own.report_gaps(ui, *chart.bars, chart.range)) {
        const double left = chart.axis.x_of(days.first);
        const Rect rect = cut({left, lane.y, chart.axis.end_of(days) - left, lane.height}, lane);
        if (!rect.empty()) {
            ui.fill(rect, ui.theme.warn_ground);
            ui.hatch(rect, ui.theme.warn, 5.0, 1.0);
        }
    }
    ui.pop_clip();
    ui.frame(lane, ui.theme.line, 0.0, ui.hairline());
}

void draw_whole_span(const TimeChart& chart) {
    Ui& ui = chart.ui;
    const Rect& lane = chart.lanes.whole;
    if (lane.empty()) {
        return;
    }
    const auto extent = ui.state.playback.extent();
    const AxisView whole = whole_view(extent);
    const TimeAxis axis{whole, lane.x, lane.width, &chart.own.whole_folding(ui, whole, lane.width)};
    const auto& counts = chart.own.overview(ui, lane.width);
    const double most = static_cast<double>(std::max<std::size_t>(1, counts.empty() ? 0 : std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; })->second));
    ui.push_clip(inset(lane, -2.0, -2.0));
    ui.fill(lane, ui.theme.field);
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const double high = std::round((lane.height - 2.0) * std::sqrt(static_cast<double>(counts[i].second) / most));
        const double x = axis.x_of(counts[i].first.first);
        ui.fill({x, lane.bottom() - high, axis.end_of(counts[i].first) - x, high}, ui.theme.edge);
    }
    if (chart.mode() != timeline::PlayMode::All) {
        const double left = axis.x_of(chart.shown.first);
        ui.fill({left, lane.y, std::max(2.0, axis.end_of(chart.shown) - left), lane.height}, ui.theme.accent.with_alpha(0.4));
    }
    const double left = axis.x_of(chart.axis.view.first);
    const double right = axis.x_of(chart.axis.view.end);
    // What is out of sight is dimmed.
    ui.fill({lane.x, lane.y, left - lane.x, lane.height}, ui.theme.panel.with_alpha(0.45));
    ui.fill({right, lane.y, lane.right() - right, lane.height}, ui.theme.panel.with_alpha(0.45));
    ui.frame({left, lane.y, std::max(4.0, right - left), lane.height}, ui.theme.t1, 2.0, 1.5);
    ui.pop_clip();
}

void draw_time_hover(const TimeChart& chart) {
    Ui& ui = chart.ui;
    if (chart.hovered_break) {
        const auto& left_out = *chart.hovered_break;
        const auto [reports, sources] = chart.own.count_reports(ui, left_out);
        ui.tooltip(joined({ui.text("time.break", {length_text(ui, left_out.length_days()), days_text(ui.texts, left_out)}),
                           reports > 0 ? ui.text("time.card_reports", {static_cast<std::int64_t>(reports), static_cast<std::int64_t>(sources)}) : ui.text("time.card_no_report")}));
    }
    if (!chart.hovered) {
        return;
    }
    const Rect& area = chart.lanes.histogram;
    const std::size_t bin = *chart.hovered;
    const auto& days = chart.bars->bins[bin];
    Rect column = cut(chart.bin_column(bin), area);
    ui.frame(inset(column, -1.0, 0.0), ui.theme.t2, 0.0, 1.0);
    const double bottom = chart.lanes.strip.empty() ? chart.lanes.axis.bottom() : chart.lanes.strip.bottom();
    if (bottom > area.bottom()) {
        ui.dashed({column.x + column.width / 2.0, area.bottom()}, {column.x + column.width / 2.0, bottom}, ui.theme.t2, 2.0, 2.0, ui.hairline());
    }
    // The card stands beside the bar, above the mouse, over everything.
    const std::string title = days.first == days.last ? long_day_text(ui.texts, days.first) : days_text(ui.texts, days);
    const std::string sum = ui.text("time.card_events", {static_cast<std::int64_t>(chart.bars->total(bin))});
    const auto [reports, sources] = chart.own.count_reports(ui, days);
    const bool has_reports = chart.own.report_span(ui).has_value();
    const std::string note = !has_reports  ? std::string()
                             : reports > 0 ? ui.text("time.card_reports", {static_cast<std::int64_t>(reports), static_cast<std::int64_t>(sources)})
                                           : ui.text("time.card_no_report");
    constexpr double kRow = 19.0;
    constexpr double kInset = 10.0;
    const auto type_name = [&](model::EventType type) { return ui.text(type_key(type)); };
    double wide = ui.text_width(title, Font::SmallBold) + 24.0 + ui.text_width(sum, Font::Small);
    double high = kRow + (note.empty() ? 0.0 : kRow) + 2.0 * kInset - 6.0;
    for (const model::EventType type : kStackOrder) {
        if (chart.bars->at(bin, static_cast<std::size_t>(type)) > 0) {
            wide = std::max(wide, ui.text_width(type_name(type), Font::Small) + 76.0);
            high += kRow;
        }
    }
    wide = std::max(wide, ui.text_width(note, Font::Small)) + 2.0 * kInset + 2.0;
    Rect card{column.right() + 10.0, std::max(area.y + 6.0 - std::max(0.0, high - area.height), 4.0), wide, high};
    if (card.right() > ui.width - 4.0) {
        card.x = column.x - 10.0 - wide;
    }
    card.y = std::min(card.y, ui.height - high - 4.0);
    ui.begin_over();
    ui.fill(card, ui.theme.panel, 4.0);
    ui.frame(card, ui.theme.edge, 4.0);
    Rect line{card.x + kInset, card.y + kInset - 3.0, wide - 2.0 * kInset, kRow};
    ui.label(line, title, Font::SmallBold, ui.theme.t1);
    ui.label(line, sum, Font::Small, ui.theme.t1, Align::End);
    for (const model::EventType type : kStackOrder) {
        const std::size_t count = chart.bars->at(bin, static_cast<std::size_t>(type));
        if (count == 0) {
            continue;
        }
        line.y += kRow;
        Row row(ui, line, 8.0);
        const Rect sign = row.start(14.0);
        ui.sign(type, {sign.x + 7.0, sign.y + sign.height / 2.0}, 11.0);
        ui.label(row.end(40.0), fmt::format("{}", count), Font::Small, ui.theme.t1, Align::End);
        ui.label(row.rest(), type_name(type), Font::Small, ui.theme.t2);
    }
    if (!note.empty()) {
        line.y += kRow;
        const auto& gaps = chart.own.report_gaps(ui, *chart.bars, chart.range);
        const bool in_gap = std::any_of(gaps.begin(), gaps.end(), [&](const timeline::DayInterval& gap) { return gap.overlaps(days); });
        ui.label(line, note, Font::Small, in_gap ? ui.theme.warn : ui.theme.t3);
    }
    ui.end_over();
}

} // namespace marsad::ui
