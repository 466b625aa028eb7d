#pragma once

#include "session/command.h"

#include <random>
#include <string>

namespace marsad::ui {

/// Events and reports over years, always the same: more in some seasons, some vague in time, one gap without reports.
inline session::Added time_sample(int events = 369) {
    std::mt19937 random(17);
    const auto pick = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most + 1)); };
    const timeline::Day begin = *timeline::parse_iso_day("2019-06-03");
    constexpr int kDays = 987; // to 2022-02-13
    constexpr int kGapFrom = 440;
    constexpr int kGapDays = 45;
    static constexpr model::SubEventType kTypes[] = {model::SubEventType::ArmedClash, model::SubEventType::AirDroneStrike, model::SubEventType::RemoteExplosiveLandmineIed,
                                                     model::SubEventType::Attack, model::SubEventType::PeacefulProtest, model::SubEventType::MobViolence,
                                                     model::SubEventType::Arrests, model::SubEventType::SuicideBomb};
    session::Added out;
    for (int i = 0; i < events; ++i) {
        int day = pick(kDays - 1);
        if (pick(3) == 0) {
            day = 150 + pick(120);
        }
        if (day >= kGapFrom && day < kGapFrom + kGapDays) {
            day -= kGapDays;
        }
        model::Event event;
        event.report_id = "r" + std::to_string(i);
        event.event_id = event.report_id + "-1";
        event.sub_event_type = kTypes[pick(7)];
        const timeline::Day first = begin + std::chrono::days{i == 0 ? 0 : i == 1 ? kDays - 1
                                                                                  : day};
        const int vague = i > 1 && i % 12 == 0 ? 10 + pick(60) : 0;
        event.date = timeline::DayInterval{first, std::min(first + std::chrono::days{vague}, begin + std::chrono::days{kDays - 1})};
        event.time_precision = timeline::precision_of(*event.date);
        out.events.push_back(event);
        if (i % 2 == 0 || i < 2) {
            session::ReadReport report;
            report.report.report_id = event.report_id;
            report.report.published = event.date->last;
            report.report.source = "wire " + std::to_string(pick(5));
            report.report.body = "text " + std::to_string(i);
            out.reports.push_back(report);
        }
    }
    return out;
}

} // namespace marsad::ui
