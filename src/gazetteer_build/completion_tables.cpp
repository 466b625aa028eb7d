#include "gazetteer_build/completion_tables.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <numeric>
#include <string_view>
#include <tuple>
#include <utility>

namespace marsad::gazetteer_build {

namespace {

namespace format = geocode::format;

/// An entry while it is sorted; `head` are the first eight bytes of its text, so that few texts are compared whole.
struct Draft {
    std::uint64_t head;
    std::uint32_t key;
    std::uint32_t place;
    std::uint8_t begin;
    format::NameStanding standing;
};

std::uint64_t head_of(std::string_view text) {
    std::uint64_t head = 0;
    for (std::size_t i = 0; i < 8; ++i) {
        head = head << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
    }
    return head;
}

} // namespace

void CompletionTables::lay_out(const KeyTables& keys, const std::vector<format::PlaceRecord>& places) {
    assert(keys.keys.size() < format::kMostCompletionKeys);
    lay_out_entries(keys);
    lay_out_best();
    lay_out_places(places);
}

void CompletionTables::lay_out_entries(const KeyTables& keys) {
    const auto text_of = [&keys](std::uint32_t key) { return std::string_view(keys.key_text).substr(keys.keys[key].text_begin, keys.keys[key + 1].text_begin - keys.keys[key].text_begin); };
    std::vector<Draft> drafts;
    for (const auto& [key, place, standing] : keys.standings) {
        const std::string_view text = text_of(key);
        for (std::size_t begin = 0; begin < text.size();) {
            drafts.push_back({head_of(text.substr(begin)), key, place, static_cast<std::uint8_t>(begin), standing});
            const std::size_t space = text.find(' ', begin);
            begin = space == std::string_view::npos ? text.size() : space + 1;
        }
    }
    const auto order = [&](const Draft& a, const Draft& b) {
        if (a.head != b.head) {
            return a.head < b.head;
        }
        const int texts = text_of(a.key).substr(a.begin).compare(text_of(b.key).substr(b.begin));
        return texts != 0 ? texts < 0 : std::tuple(a.place, a.begin > 0, ~a.standing, a.key, a.begin) < std::tuple(b.place, b.begin > 0, ~b.standing, b.key, b.begin);
    };
    std::sort(drafts.begin(), drafts.end(), order);
    // One entry for each text of a place: the whole name before a part of another, the better standing first.
    const auto same = [&](const Draft& a, const Draft& b) { return a.place == b.place && a.head == b.head && text_of(a.key).substr(a.begin) == text_of(b.key).substr(b.begin); };
    drafts.erase(std::unique(drafts.begin(), drafts.end(), same), drafts.end());
    entries.reserve(drafts.size());
    for (const Draft& draft : drafts) {
        entries.push_back({draft.key << 9 | static_cast<std::uint32_t>(draft.begin) << 2 | draft.standing, draft.place});
    }
}

void CompletionTables::lay_out_best() {
    std::vector<std::uint32_t> level(entries.size());
    std::transform(entries.begin(), entries.end(), level.begin(), [](const format::CompletionRecord& entry) { return entry.place; });
    while (level.size() > 1) {
        std::vector<std::uint32_t> above;
        for (std::size_t i = 0; i < level.size(); i += format::kCompletionFan) {
            above.push_back(*std::min_element(level.begin() + static_cast<std::ptrdiff_t>(i), level.begin() + static_cast<std::ptrdiff_t>(std::min(i + format::kCompletionFan, level.size()))));
        }
        best.insert(best.end(), above.begin(), above.end());
        level = std::move(above);
    }
}

void CompletionTables::lay_out_places(const std::vector<format::PlaceRecord>& places) {
    place_begins.assign(places.size() + 1, 0);
    for (const auto& entry : entries) {
        ++place_begins[entry.place + 1];
    }
    std::partial_sum(place_begins.begin(), place_begins.end(), place_begins.begin());
    std::vector<std::uint32_t> next(place_begins.begin(), place_begins.end() - 1);
    by_place.resize(entries.size());
    for (std::uint32_t i = 0; i < entries.size(); ++i) {
        by_place[next[entries[i].place]++] = i;
    }
    kind_places.resize(places.size());
    std::iota(kind_places.begin(), kind_places.end(), 0U);
    std::stable_sort(kind_places.begin(), kind_places.end(), [&places](std::uint32_t a, std::uint32_t b) { return places[a].kind < places[b].kind; });
}

} // namespace marsad::gazetteer_build
