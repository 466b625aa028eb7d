#include "gazetteer_build/key_tables.h"

#include "geocode/gazetteer_tables.h"
#include "text/search_key.h"

#include <algorithm>
#include <unordered_map>

namespace marsad::gazetteer_build {

namespace {

namespace format = geocode::format;
using geocode::tables::code_points;
using geocode::tables::script_of_key;

constexpr std::size_t kLongestKey = 120;
constexpr std::size_t kShortestDeletion = 3; ///< skeletons of two letters have neighbours everywhere
constexpr std::size_t kLongestDeletion = 20;

template <typename T>
void sort_unique(std::vector<T>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

std::size_t power_of_two_above(std::size_t count) {
    std::size_t size = 16;
    while (size < count) {
        size *= 2;
    }
    return size;
}

void put(std::vector<std::uint32_t>& table, std::uint64_t hash, std::uint32_t value) {
    const std::size_t mask = table.size() - 1;
    std::size_t slot = hash & mask;
    while (table[slot] != 0) {
        slot = (slot + 1) & mask;
    }
    table[slot] = value;
}

} // namespace

void KeyTables::add(std::string_view name, std::uint32_t place, format::NameStanding standing) {
    auto key = text::name_key(name);
    if (key.empty() || key.size() > kLongestKey || code_points(key) < 2) {
        return;
    }
    const auto skeleton = text::skeleton_key(name);
    auto loose = text::article_free_key(key);
    if (loose != key && code_points(loose) >= 2) {
        entries_.push_back({std::move(loose), skeleton, place, false, standing});
    }
    if (const auto by_key = text::skeleton_key(key); by_key != skeleton) {
        entries_.push_back({key, by_key, place, true, standing});
    }
    entries_.push_back({std::move(key), skeleton, place, true, standing});
}

void KeyTables::finish() {
    std::unordered_map<std::string, Group> groups;
    groups.reserve(entries_.size());
    for (auto& entry : entries_) {
        auto& group = groups[std::move(entry.key)];
        (entry.exact ? group.exact : group.by_article).push_back(entry.place);
        group.standings.emplace_back(entry.place, entry.standing);
        group.skeletons.push_back(std::move(entry.skeleton));
    }
    entries_.clear();
    entries_.shrink_to_fit();
    std::vector<std::pair<std::string, const std::pair<const std::string, Group>*>> order; // (skeleton, group)
    for (auto& group : groups) {
        auto& g = group.second;
        sort_unique(g.exact);
        sort_unique(g.by_article);
        sort_unique(g.standings); // the best one last
        std::erase_if(g.by_article, [&g](std::uint32_t place) { return std::binary_search(g.exact.begin(), g.exact.end(), place); });
        sort_unique(g.skeletons);
        for (const auto& skeleton : g.skeletons) {
            order.emplace_back(skeleton, &group);
        }
    }
    std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first != b.first ? a.first < b.first : a.second->first < b.second->first; });
    lay_out_keys(order);
    lay_out_hash();
    lay_out_deletions();
    lay_out_first_words();
}

void KeyTables::lay_out_keys(const std::vector<std::pair<std::string, const std::pair<const std::string, Group>*>>& order) {
    const std::string* last = nullptr;
    for (const auto& [skeleton, group] : order) {
        if (last == nullptr || *last != skeleton) {
            skeletons.push_back({static_cast<std::uint32_t>(skeleton_text.size()), static_cast<std::uint32_t>(keys.size())});
            skeleton_text += skeleton;
            last = &skeleton;
        }
        const auto& [key, places] = *group;
        if (skeleton == places.skeletons.front()) {
            for (const auto& [place, standing] : places.standings) {
                standings.push_back({static_cast<std::uint32_t>(keys.size()), place, standing});
            }
        }
        keys.push_back({static_cast<std::uint32_t>(key_text.size()), static_cast<std::uint32_t>(postings.size()), static_cast<std::uint16_t>(std::min<std::size_t>(places.exact.size(), 0xFFFF)),
                        static_cast<std::uint8_t>(std::min<std::size_t>(code_points(key), 255)), script_of_key(key), format::letter_mask(key)});
        key_text += key;
        postings.insert(postings.end(), places.exact.begin(), places.exact.end());
        postings.insert(postings.end(), places.by_article.begin(), places.by_article.end());
    }
    skeletons.push_back({static_cast<std::uint32_t>(skeleton_text.size()), static_cast<std::uint32_t>(keys.size())});
    keys.push_back({static_cast<std::uint32_t>(key_text.size()), static_cast<std::uint32_t>(postings.size()), 0, 0, 0, 0});
}

void KeyTables::lay_out_hash() {
    key_hash.assign(power_of_two_above(keys.size() * 3 / 2), 0);
    for (std::uint32_t key = 0; key + 1 < keys.size(); ++key) {
        const auto text = std::string_view(key_text).substr(keys[key].text_begin, keys[key + 1].text_begin - keys[key].text_begin);
        put(key_hash, format::hash_bytes(text), key + 1);
    }
}

void KeyTables::lay_out_deletions() {
    const auto each = [this](auto use) {
        for (std::uint32_t s = 0; s + 1 < skeletons.size(); ++s) {
            const auto text = skeleton_text.substr(skeletons[s].text_begin, skeletons[s + 1].text_begin - skeletons[s].text_begin);
            if (text.size() < kShortestDeletion || text.size() > kLongestDeletion) {
                continue;
            }
            for (std::size_t i = 0; i < text.size(); ++i) {
                if (i > 0 && text[i] == text[i - 1]) {
                    continue; // gives the same deletion
                }
                std::string less = text;
                less.erase(i, 1);
                use(format::hash_bytes(less), s);
            }
        }
    };
    std::size_t count = 0;
    each([&](std::uint64_t, std::uint32_t) { ++count; });
    const std::size_t buckets = std::max<std::size_t>(1, count / 4) | 1U;
    delete_buckets.assign(buckets + 1, 0);
    each([&](std::uint64_t hash, std::uint32_t) { ++delete_buckets[hash % buckets + 1]; });
    for (std::size_t b = 0; b < buckets; ++b) {
        delete_buckets[b + 1] += delete_buckets[b];
    }
    delete_entries.assign(count, 0);
    std::vector<std::uint32_t> next(delete_buckets.begin(), delete_buckets.end() - 1);
    each([&](std::uint64_t hash, std::uint32_t s) { delete_entries[next[hash % buckets]++] = s; });
}

void KeyTables::lay_out_first_words() {
    std::map<std::string, std::uint32_t, std::less<>> longest; // sorted: the same bytes every time
    for (std::uint32_t key = 0; key + 1 < keys.size(); ++key) {
        const auto text = std::string_view(key_text).substr(keys[key].text_begin, keys[key + 1].text_begin - keys[key].text_begin);
        const auto words = static_cast<std::uint32_t>(std::min<std::ptrdiff_t>(std::count(text.begin(), text.end(), ' ') + 1, 255));
        auto& value = longest[std::string(text.substr(0, text.find(' ')))];
        value = std::max(value, words);
    }
    first_words.assign(power_of_two_above(longest.size() * 5 / 4), 0); // small before quick: every word of every report asks, and touches all of it
    for (const auto& [word, words] : longest) {
        const auto hash = format::hash_bytes(word);
        put(first_words, hash, format::first_word_fingerprint(hash) | words);
    }
}

} // namespace marsad::gazetteer_build
