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
    /// A name of a place (final index); and what it is to it.
    void add(std::string_view name, std::uint32_t place, geocode::format::NameStanding standing);
    void finish();

    std::vector<geocode::format::KeyRecord> keys;
    std::string key_text;
    std::vector<std::uint32_t> postings;
    std::vector<std::uint32_t> key_hash;
    std::vector<geocode::format::SkeletonRecord> skeletons;
    std::string skeleton_text;
    std::vector<std::uint32_t> delete_buckets;
    std::vector<std::uint32_t> delete_entries;
    /// What a key is to a place; by rising key, place and standing. Only the first of the keys that share a text.
    struct Standing {
        std::uint32_t key;
        std::uint32_t place;
        geocode::format::NameStanding standing;
    };
    std::vector<Standing> standings;
    std::vector<std::uint32_t> first_words;

  private:
    struct Entry {
        std::string key;
        std::string skeleton;
        std::uint32_t place;
        bool exact;
        geocode::format::NameStanding standing;
    };
    struct Group { ///< all of one key
        std::vector<std::uint32_t> exact, by_article;
        std::vector<std::pair<std::uint32_t, geocode::format::NameStanding>> standings; ///< by place
        std::vector<std::string> skeletons;
    };
    void lay_out_keys(const std::vector<std::pair<std::string, const std::pair<const std::string, Group>*>>& order);
    void lay_out_hash();
    void lay_out_deletions();
    void lay_out_first_words();

    std::vector<Entry> entries_;
};

} // namespace marsad::gazetteer_build
