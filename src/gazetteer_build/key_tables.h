#pragma once

#include "geocode/gazetteer_format.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::gazetteer_build {

/// Collects names and lays out the look-up sections: keys, skeletons, deletions, first words.
class KeyTables {
  public:
    /// A name of a place (final index).
    void add(std::string_view name, std::uint32_t place);
    void finish();

    std::vector<geocode::format::KeyRecord> keys;
    std::string key_text;
    std::vector<std::uint32_t> postings;
    std::vector<std::uint32_t> key_hash;
    std::vector<geocode::format::SkeletonRecord> skeletons;
    std::string skeleton_text;
    std::vector<std::uint32_t> delete_buckets;
    std::vector<std::uint32_t> delete_entries;
    std::vector<std::uint32_t> first_words;

  private:
    struct Entry {
        std::string key;
        std::string skeleton;
        std::uint32_t place;
        bool exact;
    };
    struct Group { ///< all of one key
        std::vector<std::uint32_t> exact, by_article;
        std::vector<std::string> skeletons;
    };
    void lay_out_keys(const std::vector<std::pair<std::string, const std::pair<const std::string, Group>*>>& order);
    void lay_out_hash();
    void lay_out_deletions();
    void lay_out_first_words();

    std::vector<Entry> entries_;
};

} // namespace marsad::gazetteer_build
