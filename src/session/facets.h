#pragma once

#include "model/event_store.h"
#include "session/filters.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace marsad::session {

/// The values of each facet of a store as numbers, and which value each row has. Rows have a group; a group has one value,
/// or, of actors, several. Immutable; the store must outlive it.
class FacetTable {
  public:
    struct Column {
        std::vector<std::string> values;
        std::vector<std::uint32_t> all;            ///< by value: rows of the store
        std::vector<std::uint32_t> group_begins;   ///< by group, and one behind the last: in group_values
        std::vector<std::uint32_t> group_values;   ///< values of the groups
        std::vector<std::uint32_t> order;          ///< values, most frequent first, then by name (or as the facet counts up)
        [[nodiscard]] std::size_t groups() const { return group_begins.size() - 1; }
        [[nodiscard]] std::span<const std::uint32_t> values_of(std::size_t group) const {
            return std::span<const std::uint32_t>(group_values).subspan(group_begins[group], group_begins[group + 1] - group_begins[group]);
        }
    };

    explicit FacetTable(std::shared_ptr<const model::EventStore> store);

    [[nodiscard]] const Column& column(Facet facet) const { return columns_[static_cast<std::size_t>(facet)]; }
    /// The group of a row. Asked of every row that comes or goes with a step of time.
    [[nodiscard]] std::uint32_t group_of(Facet facet, std::size_t row) const {
        switch (facet) {
        case Facet::Type: return static_cast<std::uint32_t>(model::type_of(store_->sub_event_types()[row]));
        case Facet::Weapon: return static_cast<std::uint32_t>(store_->weapons()[row]);
        case Facet::Actor: return store_->actor_group_of_row()[row];
        case Facet::Country: return store_->is_placed(row) ? country_of_place_[store_->place_of_row()[row]] : 0;
        case Facet::Source: return store_->source_of_row()[row];
        case Facet::Confidence: return static_cast<std::uint32_t>(confidence_step(store_->confidences()[row]));
        case Facet::Verification: return static_cast<std::uint32_t>(store_->verifications()[row]);
        case Facet::Killed: return static_cast<std::uint32_t>(killed_step(store_->least_dead()[row]));
        }
        return 0;
    }
    /// By group of the facet: 1 where one of its values is chosen.
    [[nodiscard]] std::vector<std::uint8_t> allowed(Facet facet, const std::set<std::string>& chosen) const;

  private:
    void single(Facet facet, std::vector<std::string> values);
    void count_rows();

    std::shared_ptr<const model::EventStore> store_;
    std::array<Column, kFacets.size()> columns_;
    std::vector<std::uint32_t> country_of_place_;
};

/// How many rows have each group, counted while rows come and go.
class FacetCounts {
  public:
    void reset(const FacetTable& table);
    /// `misses`: one bit a filter that the row does not pass, those of facets first. A row counts for a facet where it passes
    /// all filters but that one.
    void add(const FacetTable& table, std::size_t row, std::uint16_t misses, std::uint32_t by);
    /// By value of the facet.
    [[nodiscard]] std::vector<std::uint32_t> by_value(const FacetTable& table, Facet facet) const;

  private:
    std::array<std::vector<std::uint32_t>, kFacets.size()> by_group_;
};

} // namespace marsad::session
