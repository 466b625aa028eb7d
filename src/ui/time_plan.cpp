#include "ui/time_plan.h"

#include <algorithm>
#include <array>
#include <optional>

namespace marsad::ui {

namespace {

constexpr double kFlags = 18.0;
constexpr double kAxis = 18.0;
constexpr double kStrip = 14.0;
constexpr double kWhole = 16.0;
constexpr double kGap = 3.0;
constexpr double kFoot = 6.0;
constexpr double kLeastHistogram = 50.0;
constexpr double kEdge = 18.0;                     ///< room at the end of the axis for the grip of the window
constexpr std::array kUncertain{28.0, 20.0, 11.0}; ///< heights for 3, 2 and 1 track

} // namespace

TimeLanes lay_out_lanes(const Rect& body, const LanesWanted& wanted) {
    TimeLanes out;
    bool strip = wanted.strip;
    int tracks = wanted.uncertain ? 3 : 0;
    const auto lane = [](double height) { return height > 0.0 ? height + kGap : 0.0; };
    const auto uncertain = [&] { return tracks > 0 ? kUncertain[static_cast<std::size_t>(3 - tracks)] : 0.0; };
    const auto rest = [&] {
        return body.height - kFlags - lane(uncertain()) - kAxis - (strip ? lane(kStrip) : 0.0) - (wanted.whole ? kGap + lane(kWhole) : 0.0) - kFoot;
    };
    if (tracks == 3 && rest() < kLeastHistogram) {
        tracks = 2;
    }
    if (rest() < kLeastHistogram) {
        strip = false;
    }
    while (tracks > 0 && rest() < kLeastHistogram) {
        --tracks;
    }
    const double names_x = wanted.right_to_left ? body.right() - wanted.names_width : body.x;
    const double left = wanted.right_to_left ? body.x + kEdge : body.x + wanted.names_width;
    const double width = std::max(0.0, body.width - wanted.names_width - kEdge);
    out.names = {names_x, body.y, wanted.names_width, body.height};
    double y = body.y;
    const auto take = [&](double height, double gap) {
        const Rect rect = height > 0.0 ? Rect{left, y, width, height} : Rect{};
        y += height > 0.0 ? height + gap : 0.0;
        return rect;
    };
    out.flags = take(kFlags, 0.0);
    out.histogram = take(std::max(0.0, rest()), 0.0);
    y += uncertain() > 0.0 ? kGap : 0.0;
    out.uncertain = take(uncertain(), 0.0);
    out.axis = take(kAxis, kGap);
    out.strip = take(strip ? kStrip : 0.0, kGap);
    y += wanted.whole ? kGap : 0.0;
    out.whole = take(wanted.whole ? kWhole : 0.0, kGap);
    out.tracks = tracks;
    return out;
}

double BarPlan::width(const BarWidths& w) const {
    const double buttons = (end_buttons ? 2.0 : 0.0) + (event_buttons ? 2.0 : 0.0) + (window_buttons ? 2.0 : 0.0) + (step_buttons ? 2.0 : 0.0) + (repeat ? 1.0 : 0.0);
    double out = w.play + buttons * w.step_button + w.dates + w.collapse;
    out += range ? w.range : 0.0;
    out += view_button ? w.view_button : 0.0;
    out += speed_word && speed ? w.speed_word : 0.0;
    out += slider ? (slider_long ? w.slider_long : w.slider_short) : 0.0;
    out += speed ? w.speed_field : 0.0;
    out += !mode ? 0.0 : modes ? w.modes
                               : w.mode_button;
    out += length ? w.length : 0.0;
    out += fade ? w.fade : 0.0;
    out += counts ? (counts_long ? w.counts_long : w.counts_short) : 0.0;
    return out;
}

BarPlan plan_bar(double width, const BarWidths& widths) {
    BarPlan plan;
    for (bool BarPlan::*part : {&BarPlan::range, &BarPlan::speed_word, &BarPlan::counts_long, &BarPlan::slider_long, &BarPlan::window_buttons, &BarPlan::view_button, &BarPlan::counts, &BarPlan::modes, &BarPlan::slider, &BarPlan::fade, &BarPlan::event_buttons,
                                &BarPlan::end_buttons, &BarPlan::length, &BarPlan::repeat, &BarPlan::step_buttons, &BarPlan::mode, &BarPlan::speed}) {
        if (plan.width(widths) <= width) {
            break;
        }
        plan.*part = false;
    }
    return plan;
}

std::vector<VagueBar> pack_tracks(std::span<const VagueDays> items, int tracks) {
    std::vector<VagueBar> out;
    if (tracks < 1) {
        return out;
    }
    const int shared = tracks - 1;
    std::vector<std::vector<VagueBar>> lanes(static_cast<std::size_t>(tracks));
    for (const VagueDays& item : items) {
        int track = 0;
        const auto free = [&](int at) {
            const auto& lane = lanes[static_cast<std::size_t>(at)];
            return lane.empty() || lane.back().days.last < item.days.first;
        };
        while (track < shared && !free(track)) {
            ++track;
        }
        auto& lane = lanes[static_cast<std::size_t>(track)];
        if (track == shared && !free(track)) {
            lane.back().days.last = std::max(lane.back().days.last, item.days.last);
            ++lane.back().count;
        } else {
            lane.push_back({item.days, item.row, 1, track});
        }
    }
    for (const auto& lane : lanes) {
        out.insert(out.end(), lane.begin(), lane.end());
    }
    return out;
}

int long_gap_days(std::span<const timeline::Day> days) {
    constexpr int kTimes = 3;
    std::vector<int> between;
    for (std::size_t i = 1; i < days.size(); ++i) {
        if (const auto apart = (days[i] - days[i - 1]).count(); apart > 0) {
            between.push_back(static_cast<int>(apart));
        }
    }
    if (between.empty()) {
        return kTimes;
    }
    const auto middle = between.begin() + static_cast<std::ptrdiff_t>(between.size() / 2);
    std::nth_element(between.begin(), middle, between.end());
    return kTimes * *middle;
}

std::vector<timeline::DayInterval> find_gaps(std::span<const timeline::DayInterval> bins, std::span<const std::uint32_t> counts, const timeline::DayInterval& span, int least_days) {
    std::vector<timeline::DayInterval> out;
    std::optional<timeline::DayInterval> gap;
    const auto close = [&] {
        if (gap && gap->length_days() >= least_days) {
            out.push_back(*gap);
        }
        gap.reset();
    };
    for (std::size_t bin = 0; bin < bins.size(); ++bin) {
        if (counts[bin] > 0) {
            close();
        } else if (bins[bin].overlaps(span)) {
            gap = gap ? timeline::DayInterval{gap->first, bins[bin].last} : bins[bin];
        }
    }
    close();
    return out;
}

FlagPlaces place_flags(double first_edge, double last_edge, double first_width, double last_width, double left, double right) {
    constexpr double kApart = 2.0;
    FlagPlaces out;
    out.first_x = std::max(left, first_edge - first_width);
    out.last_x = std::min(last_edge, right - last_width);
    if (out.first_x + first_width + kApart > out.last_x && (out.first_x + first_width > first_edge || out.last_x < last_edge)) {
        out.merged = true;
        out.first_x = std::clamp((first_edge + last_edge - first_width - last_width) / 2.0, left, std::max(left, right - first_width - last_width));
        out.last_x = out.first_x + first_width;
    }
    return out;
}

int scale_parts(std::size_t top, double height, double least) {
    for (int parts = 5; parts > 1; --parts) {
        const auto count = static_cast<std::size_t>(parts);
        if (top % count != 0 || height / parts < least) {
            continue;
        }
        std::size_t part = top / count;
        while (part % 10 == 0) {
            part /= 10;
        }
        if (part == 1 || part == 2 || part == 5 || part == 25) {
            return parts;
        }
    }
    return 1;
}

} // namespace marsad::ui
