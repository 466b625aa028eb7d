#include "evaluate/figures.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include <fmt/format.h>

namespace marsad::evaluate {

namespace {

/// A rounded number with a point, as JSON; `0` and `null` are told apart by the caller.
std::string decimal(double value, int decimals) {
    const double rounded = std::strtod(fmt::format("{:.{}f}", value, decimals).c_str(), nullptr);
    const std::string text = fmt::format("{}", rounded);
    return text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
}

constexpr std::string_view kNull = "null";
constexpr std::string_view kZero = "0"; ///< nothing to divide by, where a share must be a number

double ratio(std::int64_t part, std::int64_t whole) { return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole); }

std::string share(const Tally& t, Count part, Count whole) { return t[whole] == 0 ? std::string(kNull) : decimal(ratio(t[part], t[whole]), 3); }

std::string share_or_zero(std::int64_t part, std::int64_t whole) { return whole == 0 ? std::string(kZero) : decimal(ratio(part, whole), 3); }

std::string f1(double precision, double recall) { return precision + recall > 0.0 ? decimal(2 * precision * recall / (precision + recall), 3) : std::string(kZero); }

std::string median_km(const Tally& tally) {
    auto km = tally.distances_km();
    if (km.empty()) {
        return std::string(kNull);
    }
    std::sort(km.begin(), km.end());
    const std::size_t middle = km.size() / 2;
    return decimal(km.size() % 2 == 1 ? km[middle] : (km[middle - 1] + km[middle]) / 2, 2);
}

/// The figures in the order of the line.
std::vector<std::pair<std::string_view, std::string>> figures_of(const Tally& t) {
    const double precision = ratio(t[Count::Tp], t[Count::Pred]);
    const double recall = ratio(t[Count::Tp], t[Count::Gold]);
    const auto features = t[Count::Unplaced] + t[Count::Pred];
    return {{"precision", share_or_zero(t[Count::Tp], t[Count::Pred])},
            {"recall", share_or_zero(t[Count::Tp], t[Count::Gold])},
            {"f1", f1(precision, recall)},
            {"main_recall", share(t, Count::MainTp, Count::Main)},
            {"negatives_hit", share(t, Count::NegHit, Count::Neg)},
            {"unplaced_share", features == 0 ? std::string(kNull) : decimal(ratio(t[Count::Unplaced], features), 3)},
            {"date_exact", share(t, Count::Date, Count::Tp)},
            {"type_acc", share(t, Count::Type, Count::Tp)},
            {"actor_acc", share(t, Count::Act, Count::ActN)},
            {"weapon_acc", share(t, Count::Wea, Count::WeaN)},
            {"fatalities_acc", share(t, Count::Fat, Count::FatN)},
            {"fatalities_null_kept", share(t, Count::Nul, Count::NulN)},
            {"injuries_acc", share(t, Count::Inj, Count::InjN)},
            {"claimed_acc", share(t, Count::Cla, Count::ClaN)},
            {"intercepted_f1", f1(ratio(t[Count::InterceptedTp], t[Count::InterceptedPred]), ratio(t[Count::InterceptedTp], t[Count::InterceptedGold]))},
            {"where_text", share(t, Count::Where, Count::Tp)},
            {"median_km", median_km(t)},
            {"median_s", std::string(kNull)}};
}

} // namespace

std::string figures_json(const Tally& tally, const Tallies& by_language) {
    std::string out = "{";
    for (std::size_t i = 0; i < kCountCount; ++i) {
        const auto count = static_cast<Count>(i);
        out += fmt::format("{}\"{}\": {}", i > 0 ? ", " : "", key(count), tally[count]);
    }
    for (const auto& [name, value] : figures_of(tally)) {
        out += fmt::format(", \"{}\": {}", name, value);
    }
    if (!by_language.empty()) {
        out += ", \"languages\": {";
        for (std::size_t i = 0; i < by_language.size(); ++i) {
            out += fmt::format("{}\"{}\": {}", i > 0 ? ", " : "", by_language[i].first, figures_json(by_language[i].second));
        }
        out += "}";
    }
    return out + "}";
}

std::string figures_table(const Tallies& columns) {
    std::string out = fmt::format("{:<22}", "");
    for (const auto& column : columns) {
        out += fmt::format("{:>8}", column.first);
    }
    out += "\n";
    for (const Count count : {Count::Reports, Count::Gold, Count::Pred, Count::Tp}) {
        const std::string_view name = count == Count::Gold ? "gold events" : count == Count::Pred ? "events read"
                                                                         : count == Count::Tp     ? "matched"
                                                                                                  : "reports";
        out += fmt::format("{:<22}", name);
        for (const auto& column : columns) {
            out += fmt::format("{:>8}", column.second[count]);
        }
        out += "\n";
    }
    const auto names = figures_of(Tally{});
    for (std::size_t i = 0; i + 1 < names.size(); ++i) { // without median_s
        out += fmt::format("{:<22}", names[i].first);
        for (const auto& column : columns) {
            const auto value = figures_of(column.second)[i].second;
            out += fmt::format("{:>8}", value == kNull ? "-" : value);
        }
        out += "\n";
    }
    return out;
}

} // namespace marsad::evaluate
