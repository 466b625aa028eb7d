#pragma once

#include "gazetteer_build/key_tables.h"
#include "geocode/gazetteer_format.h"

#include <cstdint>
#include <vector>

namespace marsad::gazetteer_build {

/// Lays out the sections that answer what is typed into a search box (see geocode/completion_index.h).
class CompletionTables {
  public:
    /// `keys` as finished, `places` in their final order. Fewer than 2^24 keys.
    void lay_out(const KeyTables& keys, const std::vector<geocode::format::PlaceRecord>& places);

    std::vector<geocode::format::CompletionRecord> entries;
    std::vector<std::uint32_t> best;
    std::vector<std::uint32_t> place_begins;
    std::vector<std::uint32_t> by_place;
    std::vector<std::uint32_t> kind_places;

  private:
    void lay_out_entries(const KeyTables& keys);
    void lay_out_best();
    void lay_out_places(const std::vector<geocode::format::PlaceRecord>& places);
};

} // namespace marsad::gazetteer_build
