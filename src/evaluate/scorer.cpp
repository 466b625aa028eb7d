#include "evaluate/scorer.h"

#include "base/utf8.h"
#include "io/json_text.h"
#include "text/lower.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <initializer_list>
#include <numbers>
#include <optional>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace marsad::evaluate {

namespace {

using model::EvidenceRole;

constexpr std::array<std::string_view, kCountCount> kKeys{"reports", "failed", "gold", "pred", "unplaced", "no_what", "tp", "main", "main_tp", "neg", "neg_hit", "type", "date", "fat", "fat_n",
                                                          "nul", "nul_n", "inj", "inj_n", "act", "act_n", "wea", "wea_n", "cla", "cla_n", "i_tp", "i_p", "i_g", "where"};

constexpr double kEarthDiameterKm = 12742.0;
constexpr int kMicroDecimals = 6;
constexpr int kLeastLongDays = 16; ///< beyond it, an interval must not be much longer than gold's
constexpr int kShortDays = 7;      ///< up to it, a day of slack
constexpr std::size_t kLeastName = 3;

/// Haversine on a sphere: figures must not depend on a better model of the Earth.
double sphere_km(double lat_a, double lon_a, double lat_b, double lon_b) {
    const double rad = std::numbers::pi / 180.0;
    const double h = 0.5 - std::cos((lat_b - lat_a) * rad) / 2 + std::cos(lat_a * rad) * std::cos(lat_b * rad) * (1 - std::cos((lon_b - lon_a) * rad)) / 2;
    return kEarthDiameterKm * std::asin(std::sqrt(std::max(0.0, std::min(1.0, h))));
}

double as_written(double degrees) {
    const auto fixed = io::to_fixed(degrees, kMicroDecimals);
    return fixed ? io::to_double(*fixed) : degrees;
}

bool has_evidence(const model::Event& event, EvidenceRole role) {
    return std::any_of(event.evidence.begin(), event.evidence.end(), [&](const model::Evidence& evidence) { return evidence.role == role; });
}

bool is_placed(const model::Event& event) { return event.place && event.date; }

template <typename List>
bool contains(const List& list, std::string_view wanted) {
    return std::find(list.begin(), list.end(), wanted) != list.end();
}

std::size_t length(std::string_view text) { return base::to_utf32(text).size(); }

/// One name holds the other, without regard to case; gold's names of one or two letters match nothing.
bool named(const std::optional<std::string>& actor, const std::vector<std::string>& names) {
    const std::string told = text::lower(actor.value_or(""));
    return !told.empty() && std::any_of(names.begin(), names.end(), [&](const std::string& name) {
        const std::string wanted = text::lower(name);
        return length(name) >= kLeastName && (told.find(wanted) != std::string::npos || wanted.find(told) != std::string::npos);
    });
}

std::string shown(const std::optional<std::int64_t>& number) { return number ? fmt::format("{}", *number) : "null"; }
std::string shown(const std::optional<bool>& truth) { return !truth ? "null" : *truth ? "true"
                                                                                      : "false"; }

/// Where the words stand in the text, overlapping ones included.
std::vector<std::int64_t> positions_of(const std::u32string& text, const std::u32string& words) {
    std::vector<std::int64_t> out;
    for (std::size_t at = text.find(words); at != std::u32string::npos && at < text.size(); at = text.find(words, at + 1)) {
        out.push_back(static_cast<std::int64_t>(at));
    }
    return out;
}

struct Pair {
    bool wrong_type;
    std::int64_t days_off;
    double km;
    std::size_t gold;
    std::size_t event;
    [[nodiscard]] auto order() const { return std::tuple(wrong_type, days_off, km, gold, event); }
};

class Scoring {
  public:
    Scoring(const io::GoldReport& gold, const std::vector<model::Event>& events)
        : gold_(gold), events_(events), text_(base::to_utf32(gold.text)), gold_taken_(gold.events.size(), false), event_taken_(events.size(), false) {}

    ReportScore run() {
        score_.tally = count_gold(gold_);
        for (const auto& event : events_) {
            count(is_placed(event) ? Count::Pred : Count::Unplaced);
            count(Count::NoWhat, !has_evidence(event, EvidenceRole::What));
        }
        auto all = pairs();
        std::sort(all.begin(), all.end(), [](const Pair& a, const Pair& b) { return a.order() < b.order(); });
        for (const Pair& pair : all) {
            if (!gold_taken_[pair.gold] && !event_taken_[pair.event]) {
                gold_taken_[pair.gold] = true;
                event_taken_[pair.event] = true;
                take(pair);
            }
        }
        for (const auto& words : gold_.not_events) {
            count(Count::Neg);
            count(Count::NegHit, is_hit(words));
        }
        for (std::size_t i = 0; i < gold_.events.size(); ++i) {
            if (!gold_taken_[i] && !gold_.events[i].optional) {
                score_.missed.push_back(i);
            }
        }
        for (std::size_t i = 0; i < events_.size(); ++i) {
            if (!event_taken_[i] && is_placed(events_[i])) {
                score_.extra.push_back(i);
            }
        }
        return std::move(score_);
    }

    static Tally count_gold(const io::GoldReport& gold) {
        Tally tally;
        tally[Count::Reports] = 1;
        for (const auto& event : gold.events) {
            tally[Count::Gold] += event.optional ? 0 : 1;
            tally[Count::Main] += !event.optional && event.main ? 1 : 0;
        }
        return tally;
    }

  private:
    void count(Count what, bool yes = true) { score_.tally[what] += yes ? 1 : 0; }

    [[nodiscard]] std::vector<Pair> pairs() const {
        std::vector<Pair> out;
        for (std::size_t i = 0; i < gold_.events.size(); ++i) {
            const auto& gold = gold_.events[i];
            const auto gold_days = (gold.days.last - gold.days.first).count();
            const std::chrono::days slack{gold_days <= kShortDays ? 1 : 0};
            for (std::size_t j = 0; j < events_.size(); ++j) {
                const auto& event = events_[j];
                if (!is_placed(event) || !has_evidence(event, EvidenceRole::What)) {
                    continue;
                }
                const auto& days = *event.date;
                if ((days.last - days.first).count() > std::max<std::int64_t>(kLeastLongDays, 3 * gold_days + kShortDays)) {
                    continue;
                }
                const double km = sphere_km(gold.lat_deg, gold.lon_deg, as_written(event.place->position.lat_deg()), as_written(event.place->position.lon_deg()));
                if (km <= gold.tolerance_km && days.first <= gold.days.last + slack && days.last >= gold.days.first - slack) {
                    const auto off = std::abs((days.first - gold.days.first).count()) + std::abs((days.last - gold.days.last).count());
                    out.push_back({!contains(gold.sub_event_types, model::name(event.sub_event_type)), off, km, i, j});
                }
            }
        }
        return out;
    }

    /// Counts one value of a matched event, and keeps it where it is wrong.
    void judge(Count what, bool right, const Pair& pair, std::string_view name, std::string got, std::string wanted) {
        count(what, right);
        if (!right) {
            score_.wrong.push_back({pair.gold, pair.event, std::string(name), std::move(got), std::move(wanted)});
        }
    }

    void take(const Pair& pair) {
        const auto& gold = gold_.events[pair.gold];
        const auto& event = events_[pair.event];
        if (gold.optional) {
            --score_.tally[Count::Pred];
            return;
        }
        count(Count::Tp);
        count(Count::MainTp, gold.main);
        score_.tally.add_distance(pair.km);
        judge(Count::Type, !pair.wrong_type, pair, "sub_event_type", std::string(model::name(event.sub_event_type)), gold.sub_event_types.front());
        judge(Count::Date, pair.days_off == 0, pair, "date", fmt::format("{}/{}", timeline::to_iso(event.date->first), timeline::to_iso(event.date->last)),
              fmt::format("{}/{}", timeline::to_iso(gold.days.first), timeline::to_iso(gold.days.last)));
        take_numbers(pair, gold, event);
        if (!gold.actor1.empty()) {
            count(Count::ActN);
            const bool disrupted = contains(gold.sub_event_types, model::name(model::SubEventType::DisruptedWeaponsUse));
            judge(Count::Act, named(event.actor1, gold.actor1) || (disrupted && named(event.actor2, gold.actor1)), pair, "actor1", event.actor1.value_or("null"), gold.actor1.front());
        }
        if (gold.weapon != "unknown" && gold.weapon != "none") {
            count(Count::WeaN);
            judge(Count::Wea, model::name(event.weapon) == gold.weapon, pair, "weapon", std::string(model::name(event.weapon)), gold.weapon);
        }
        if (gold.claimed) {
            count(Count::ClaN);
            judge(Count::Cla, event.claimed == gold.claimed, pair, "claimed", shown(event.claimed), shown(gold.claimed));
        }
        count(Count::InterceptedTp, event.intercepted && gold.intercepted);
        count(Count::InterceptedPred, event.intercepted);
        count(Count::InterceptedGold, gold.intercepted);
        if (event.intercepted != gold.intercepted) {
            score_.wrong.push_back({pair.gold, pair.event, "intercepted", shown(std::optional(event.intercepted)), shown(std::optional(gold.intercepted))});
        }
        judge(Count::Where, words_meet(gold.location_text, event), pair, "where", event.location_text.value_or("null"), gold.location_text);
    }

    void take_numbers(const Pair& pair, const io::GoldEvent& gold, const model::Event& event) {
        const bool told = gold.fatalities.has_value();
        count(told ? Count::FatN : Count::NulN);
        judge(told ? Count::Fat : Count::Nul, event.fatalities.value == gold.fatalities, pair, "fatalities", shown(event.fatalities.value), shown(gold.fatalities));
        if (gold.injuries) {
            count(Count::InjN);
            judge(Count::Inj, event.injuries.value == gold.injuries, pair, "injuries", shown(event.injuries.value), shown(gold.injuries));
        }
    }

    /// Some `where` evidence overlaps the words wherever they stand.
    [[nodiscard]] bool words_meet(const std::string& location_text, const model::Event& event) const {
        const auto words = base::to_utf32(location_text);
        const auto at = positions_of(text_, words);
        return std::any_of(event.evidence.begin(), event.evidence.end(), [&](const model::Evidence& evidence) {
            return evidence.role == EvidenceRole::Where && std::any_of(at.begin(), at.end(), [&](std::int64_t k) {
                       return evidence.start < k + static_cast<std::int64_t>(words.size()) && evidence.end > k;
                   });
        });
    }

    /// An event that matched nothing, placed or not, was made of the words.
    [[nodiscard]] bool is_hit(const std::string& not_event) const {
        const auto words = base::to_utf32(not_event);
        const std::size_t found = text_.find(words);
        const std::int64_t first = found == std::u32string::npos ? -1 : static_cast<std::int64_t>(found);
        const std::int64_t last = first + static_cast<std::int64_t>(words.size());
        for (std::size_t j = 0; j < events_.size(); ++j) {
            const auto& evidence = events_[j].evidence;
            const bool made_of_it = std::any_of(evidence.begin(), evidence.end(), [&](const model::Evidence& e) { return e.role == EvidenceRole::What && first <= e.start && e.start < last; });
            if (made_of_it && !event_taken_[j]) {
                return true;
            }
        }
        return false;
    }

    const io::GoldReport& gold_;
    const std::vector<model::Event>& events_;
    std::u32string text_;
    std::vector<bool> gold_taken_;
    std::vector<bool> event_taken_;
    ReportScore score_;
};

} // namespace

std::string_view key(Count count) { return kKeys[static_cast<std::size_t>(count)]; }

Tally& Tally::operator+=(const Tally& other) {
    for (std::size_t i = 0; i < kCountCount; ++i) {
        counts_[i] += other.counts_[i];
    }
    distances_km_.insert(distances_km_.end(), other.distances_km_.begin(), other.distances_km_.end());
    return *this;
}

ReportScore score_report(const io::GoldReport& gold, const std::vector<model::Event>& events) { return Scoring(gold, events).run(); }

Tally failed_report(const io::GoldReport& gold) {
    Tally tally = Scoring::count_gold(gold);
    tally[Count::Failed] = 1;
    return tally;
}

} // namespace marsad::evaluate
