#include "session/facets.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <string_view>
#include <unordered_map>

namespace marsad::session {

namespace {

/// Numbers for texts, in the order in which they are first asked for.
class Numbers {
  public:
    std::uint32_t of(std::string_view text) {
        const auto [found, added] = known_.try_emplace(std::string(text), static_cast<std::uint32_t>(texts_.size()));
        if (added) {
            texts_.emplace_back(text);
        }
        return found->second;
    }
    [[nodiscard]] std::vector<std::string> take() { return std::move(texts_); }

  private:
    std::unordered_map<std::string, std::uint32_t> known_;
    std::vector<std::string> texts_;
};

/// Calls `use` for the names of a list joined by "; ".
template <typename Use>
void for_each_name(std::string_view joined, Use use) {
    while (!joined.empty()) {
        const std::size_t end = joined.find("; ");
        use(joined.substr(0, end));
        joined = end == std::string_view::npos ? std::string_view() : joined.substr(end + 2);
    }
}

template <typename Steps>
std::vector<std::string> texts_of(const Steps& steps) {
    return {steps.begin(), steps.end()};
}

} // namespace

void FacetTable::single(Facet facet, std::vector<std::string> values) {
    Column& column = columns_[static_cast<std::size_t>(facet)];
    column.values = std::move(values);
    column.group_values.resize(column.values.size());
    std::iota(column.group_values.begin(), column.group_values.end(), 0U);
    column.group_begins.resize(column.values.size() + 1);
    std::iota(column.group_begins.begin(), column.group_begins.end(), 0U);
}

FacetTable::FacetTable(std::shared_ptr<const model::EventStore> store) : store_(std::move(store)) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < model::kEventTypeCount; ++i) {
        names.emplace_back(model::name(static_cast<model::EventType>(i)));
    }
    single(Facet::Type, std::move(names));
    names = {};
    for (std::size_t i = 0; i < model::kWeaponCount; ++i) {
        names.emplace_back(model::name(static_cast<model::Weapon>(i)));
    }
    single(Facet::Weapon, std::move(names));
    names = {};
    for (std::uint32_t i = 0; i < store_->source_count(); ++i) {
        names.emplace_back(store_->source_name(i));
    }
    single(Facet::Source, std::move(names));
    Numbers countries;
    static_cast<void>(countries.of("")); // of events without a place
    country_of_place_.reserve(store_->places().size());
    for (const auto& place : store_->places()) {
        country_of_place_.push_back(countries.of(store_->text(place.country)));
    }
    single(Facet::Country, countries.take());
    single(Facet::Killed, texts_of(kKilledSteps));
    single(Facet::Confidence, texts_of(kConfidenceSteps));
    names = {};
    for (std::size_t i = 0; i < model::kVerificationCount; ++i) {
        names.emplace_back(model::name(static_cast<model::Verification>(i)));
    }
    single(Facet::Verification, std::move(names));
    Column& actors = columns_[static_cast<std::size_t>(Facet::Actor)];
    Numbers numbers;
    actors.group_begins.push_back(0);
    for (const auto& group : store_->actor_groups()) {
        const auto begin = static_cast<std::ptrdiff_t>(actors.group_values.size());
        for (const auto id : {group.actor1, group.assoc_actor1, group.actor2, group.assoc_actor2}) {
            for_each_name(store_->text(id), [&](std::string_view name) {
                const std::uint32_t value = numbers.of(name);
                if (std::find(actors.group_values.begin() + begin, actors.group_values.end(), value) == actors.group_values.end()) {
                    actors.group_values.push_back(value);
                }
            });
        }
        actors.group_begins.push_back(static_cast<std::uint32_t>(actors.group_values.size()));
    }
    actors.values = numbers.take();
    count_rows();
}

void FacetTable::count_rows() {
    for (const Facet facet : kFacets) {
        Column& column = columns_[static_cast<std::size_t>(facet)];
        std::vector<std::uint32_t> by_group(column.groups(), 0);
        for (std::size_t row = 0; row < store_->size(); ++row) {
            ++by_group[group_of(facet, row)];
        }
        column.all.assign(column.values.size(), 0);
        for (std::size_t group = 0; group < by_group.size(); ++group) {
            for (const std::uint32_t value : column.values_of(group)) {
                column.all[value] += by_group[group];
            }
        }
        for (std::uint32_t value = 0; value < column.values.size(); ++value) {
            if (column.all[value] > 0) {
                column.order.push_back(value);
            }
        }
        if (!counts_up(facet)) {
            std::sort(column.order.begin(), column.order.end(), [&](std::uint32_t a, std::uint32_t b) {
                return column.all[a] != column.all[b] ? column.all[a] > column.all[b] : column.values[a] < column.values[b];
            });
        }
    }
}

std::vector<std::uint8_t> FacetTable::allowed(Facet facet, const std::set<std::string>& chosen) const {
    const Column& column = columns_[static_cast<std::size_t>(facet)];
    std::vector<std::uint8_t> of_value(column.values.size());
    for (std::size_t value = 0; value < of_value.size(); ++value) {
        of_value[value] = chosen.contains(column.values[value]) ? 1 : 0;
    }
    std::vector<std::uint8_t> of_group(column.groups(), 0);
    for (std::size_t group = 0; group < of_group.size(); ++group) {
        for (const std::uint32_t value : column.values_of(group)) {
            of_group[group] = std::max(of_group[group], of_value[value]);
        }
    }
    return of_group;
}

void FacetCounts::reset(const FacetTable& table) {
    for (const Facet facet : kFacets) {
        by_group_[static_cast<std::size_t>(facet)].assign(table.column(facet).groups(), 0);
    }
}

void FacetCounts::add(const FacetTable& table, std::size_t row, std::uint16_t misses, std::uint32_t by) {
    if (misses == 0) {
        for (const Facet facet : kFacets) {
            by_group_[static_cast<std::size_t>(facet)][table.group_of(facet, row)] += by;
        }
    } else if (std::has_single_bit(misses) && misses < 1U << kFacets.size()) {
        const auto facet = static_cast<Facet>(std::countr_zero(misses));
        by_group_[static_cast<std::size_t>(facet)][table.group_of(facet, row)] += by;
    }
}

std::vector<std::uint32_t> FacetCounts::by_value(const FacetTable& table, Facet facet) const {
    const FacetTable::Column& column = table.column(facet);
    const auto& by_group = by_group_[static_cast<std::size_t>(facet)];
    std::vector<std::uint32_t> out(column.values.size(), 0);
    for (std::size_t group = 0; group < by_group.size(); ++group) {
        for (const std::uint32_t value : by_group[group] > 0 ? column.values_of(group) : std::span<const std::uint32_t>()) {
            out[value] += by_group[group];
        }
    }
    return out;
}

} // namespace marsad::session
