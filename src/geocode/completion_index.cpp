#include "geocode/completion_index.h"

#include "base/utf8.h"

#include <algorithm>
#include <cstring>

namespace marsad::geocode {

namespace {

constexpr auto kFan = static_cast<std::uint32_t>(format::kCompletionFan);

/// A string of the Text section; empty where the reference leads outside.
std::string_view small_text(const format::Tables& t, std::size_t index) {
    const format::TextRef ref = t.small_table[index];
    if (std::uint64_t{ref} + 2 > t.text.size()) {
        return {};
    }
    std::uint16_t length = 0;
    std::memcpy(&length, t.text.data() + ref, 2);
    return t.text.substr(ref + 2, length);
}

} // namespace

CompletionIndex::CompletionIndex(const Gazetteer& gazetteer) : t_(gazetteer.tables_) {
    // Sizes that do not fit together mean no entries; single numbers are checked where they are used.
    if (t_.completion.size() >= format::kNone || t_.keys.empty() || t_.completion_by_place.size() != t_.completion.size() || t_.completion_places.size() != t_.places.size() + 1) {
        return;
    }
    const auto count = static_cast<std::uint32_t>(t_.completion.size());
    levels_.emplace_back(0U, count);
    std::uint32_t offset = 0;
    for (std::uint32_t size = count; size > 1;) {
        size = (size + kFan - 1) / kFan;
        levels_.emplace_back(offset, size);
        offset += size;
    }
    if (offset == t_.completion_best.size()) {
        count_ = count;
    }
}

std::string_view CompletionIndex::key_text(std::uint32_t key) const {
    if (std::size_t{key} + 1 >= t_.keys.size()) {
        return {};
    }
    const auto begin = t_.keys[key].text_begin;
    const auto end = t_.keys[key + 1].text_begin;
    return begin <= end && end <= t_.key_text.size() ? t_.key_text.substr(begin, end - begin) : std::string_view();
}

std::string_view CompletionIndex::key(std::uint32_t entry) const { return key_text(t_.completion[entry].packed >> 9); }

std::string_view CompletionIndex::text(std::uint32_t entry) const {
    const std::string_view whole = key(entry);
    return whole.substr(std::min<std::size_t>(begin(entry), whole.size()));
}

PrefixRange CompletionIndex::range(std::string_view prefix, const PrefixRange& from) const {
    const auto first_that = [this](std::uint32_t low, std::uint32_t high, auto is_past) {
        while (low < high) {
            const std::uint32_t middle = low + (high - low) / 2;
            if (is_past(text(middle))) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    };
    PrefixRange out;
    out.first = first_that(from.first, from.last, [prefix](std::string_view text) { return text >= prefix; });
    out.last = first_that(out.first, from.last, [prefix](std::string_view text) { return text.substr(0, prefix.size()) > prefix; });
    out.whole = first_that(out.first, out.last, [prefix](std::string_view text) { return text.size() > prefix.size(); });
    return out;
}

std::vector<PrefixRange> CompletionIndex::near_ranges(std::string_view prefix) const {
    std::vector<std::size_t> ends; // of each letter
    for (std::size_t at = 0; at < prefix.size();) {
        at += base::decode_utf8(prefix, at).length;
        ends.push_back(std::min(at, prefix.size()));
    }
    std::vector<PrefixRange> found;
    const auto try_one = [&](const std::string& wanted, const PrefixRange& from) {
        if (const auto range = this->range(wanted, from); !range.empty() && wanted != prefix) {
            found.push_back(range);
        }
    };
    PrefixRange head{0, 0, count_}; // of the letters before the error
    for (std::size_t i = 0; i < ends.size(); ++i) {
        head = range(prefix.substr(0, ends[i]), head);
        if (head.empty()) {
            break; // an error behind this letter would not help
        }
        const std::string before(prefix.substr(0, ends[i]));
        const std::string_view rest = prefix.substr(ends[i]);
        const std::string_view after = i + 1 < ends.size() ? prefix.substr(ends[i + 1]) : std::string_view();
        if (i + 1 < ends.size()) {
            try_one(before + std::string(after), head); // a letter too many
        }
        if (i + 2 < ends.size()) {
            const std::string_view next = rest.substr(0, ends[i + 1] - ends[i]);
            const std::string_view second = prefix.substr(ends[i + 1], ends[i + 2] - ends[i + 1]);
            try_one(before + std::string(second) + std::string(next) + std::string(prefix.substr(ends[i + 2])), head);
        }
        for (std::uint32_t at = head.whole; at < head.last;) { // each letter that goes on from here
            const std::string_view text = this->text(at);
            const std::size_t length = text.size() > before.size() ? base::decode_utf8(text, before.size()).length : 0;
            if (length == 0) {
                ++at; // only in a damaged file
                continue;
            }
            const std::string with(text.substr(0, before.size() + length));
            PrefixRange child = range(with, {at, at, head.last});
            child.last = std::max(child.last, at + 1);
            if (!rest.empty()) {
                try_one(with + std::string(rest), child); // a letter too few
                try_one(with + std::string(after), child); // a wrong one
            }
            at = child.last;
        }
    }
    const auto order = [](const PrefixRange& a, const PrefixRange& b) { return a.first != b.first ? a.first < b.first : a.last > b.last; };
    std::sort(found.begin(), found.end(), order);
    found.erase(std::unique(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first == b.first && a.last == b.last; }), found.end());
    return found;
}

std::uint32_t CompletionIndex::clamped_begin(PlaceIndex place) const {
    return std::min(t_.completion_places[place], static_cast<std::uint32_t>(t_.completion_by_place.size()));
}

std::span<const std::uint32_t> CompletionIndex::of_place(PlaceIndex place, const PrefixRange& range) const {
    if (count_ == 0 || place >= t_.places.size()) {
        return {};
    }
    const auto begin = clamped_begin(place);
    const auto entries = t_.completion_by_place.subspan(begin, std::max(begin, clamped_begin(place + 1)) - begin);
    const auto low = std::lower_bound(entries.begin(), entries.end(), range.first);
    const auto high = std::lower_bound(low, entries.end(), std::min(range.last, count_));
    return {low, high};
}

std::span<const PlaceIndex> CompletionIndex::of_kind(std::string_view kind) const {
    for (std::size_t i = 0; i < t_.small_table.size(); ++i) {
        if (small_text(t_, i) != kind) {
            continue;
        }
        const auto kind_at = [this](PlaceIndex place) { return place < t_.places.size() ? t_.places[place].kind : std::uint16_t{0xFFFF}; };
        const auto low = std::partition_point(t_.kind_places.begin(), t_.kind_places.end(), [&](PlaceIndex place) { return kind_at(place) < i; });
        const auto high = std::partition_point(low, t_.kind_places.end(), [&](PlaceIndex place) { return kind_at(place) <= i; });
        return {low, high};
    }
    return {};
}

std::vector<std::pair<std::string_view, std::span<const PlaceIndex>>> CompletionIndex::kinds() const {
    std::vector<std::pair<std::string_view, std::span<const PlaceIndex>>> out;
    for (auto rest = t_.kind_places; !rest.empty();) {
        const std::uint16_t kind = rest.front() < t_.places.size() ? t_.places[rest.front()].kind : std::uint16_t{0xFFFF};
        const auto high = std::partition_point(rest.begin(), rest.end(), [&](PlaceIndex place) { return place >= t_.places.size() || t_.places[place].kind <= kind; });
        const auto count = std::max<std::size_t>(1, static_cast<std::size_t>(high - rest.begin()));
        if (kind < t_.small_table.size()) {
            out.emplace_back(small_text(t_, kind), rest.first(count));
        }
        rest = rest.subspan(count);
    }
    return out;
}

std::span<const PlaceIndex> CompletionIndex::of_cell(int lon, int lat) const {
    const auto cell = static_cast<std::size_t>(std::clamp(lat, -90, 89) + 90) * 360 + static_cast<std::size_t>(((lon + 180) % 360 + 360) % 360);
    if (cell + 1 >= t_.grid.size()) {
        return {};
    }
    const std::size_t end = std::min<std::size_t>(t_.grid[cell + 1], t_.grid_places.size());
    const std::size_t begin = std::min<std::size_t>(t_.grid[cell], end);
    return t_.grid_places.subspan(begin, end - begin);
}

CompletionIndex::SkeletonKeys CompletionIndex::skeleton_keys(std::string_view skeleton) const {
    if (t_.skeletons.size() < 2 || t_.keys.empty()) {
        return {0, 0, 0};
    }
    const auto text = [this](std::uint32_t s) {
        const auto begin = t_.skeletons[s].text_begin;
        const auto end = t_.skeletons[s + 1].text_begin;
        return begin <= end && end <= t_.skeleton_text.size() ? t_.skeleton_text.substr(begin, end - begin) : std::string_view();
    };
    const auto first_that = [&](auto is_past) {
        std::uint32_t low = 0;
        auto high = static_cast<std::uint32_t>(t_.skeletons.size() - 1);
        while (low < high) {
            const std::uint32_t middle = low + (high - low) / 2;
            if (is_past(text(middle))) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    };
    const auto most = static_cast<std::uint32_t>(t_.keys.size() - 1);
    const auto key_at = [&](std::uint32_t s) { return std::min(t_.skeletons[s].first_key, most); };
    const std::uint32_t first = key_at(first_that([&](std::string_view s) { return s >= skeleton; }));
    const std::uint32_t exact = std::max(first, key_at(first_that([&](std::string_view s) { return s > skeleton; })));
    return {first, exact, std::max(exact, key_at(first_that([&](std::string_view s) { return s.substr(0, skeleton.size()) > skeleton; })))};
}

bool CompletionIndex::is_consistent() const {
    if (count_ != t_.completion.size() || t_.completion_places.size() != t_.places.size() + 1 || t_.kind_places.size() != t_.places.size() || t_.completion_places.front() != 0 || t_.completion_places.back() != count_ ||
        !std::is_sorted(t_.completion_places.begin(), t_.completion_places.end())) {
        return false;
    }
    for (std::uint32_t i = 0; i < count_; ++i) {
        if (place(i) >= t_.places.size() || std::size_t{t_.completion[i].packed >> 9} + 1 >= t_.keys.size() || begin(i) >= key(i).size() || (begin(i) > 0 && key(i)[begin(i) - 1] != ' ')) {
            return false;
        }
        if (i > 0 && (text(i - 1) > text(i) || (text(i - 1) == text(i) && place(i - 1) >= place(i)))) {
            return false;
        }
    }
    for (std::uint32_t level = 1; level < levels_.size(); ++level) {
        for (std::uint32_t at = 0; at < level_size(level); ++at) {
            PlaceIndex least = kNoPlace;
            for (std::uint32_t i = at * kFan; i < std::min((at + 1) * kFan, level_size(level - 1)); ++i) {
                least = std::min(least, best(level - 1, i));
            }
            if (least != best(level, at)) {
                return false;
            }
        }
    }
    for (PlaceIndex p = 0; p < t_.places.size(); ++p) {
        for (std::uint32_t i = t_.completion_places[p]; i < t_.completion_places[p + 1]; ++i) {
            const std::uint32_t entry = t_.completion_by_place[i];
            if (entry >= count_ || place(entry) != p || (i > t_.completion_places[p] && entry <= t_.completion_by_place[i - 1])) {
                return false;
            }
        }
    }
    for (std::size_t i = 0; i < t_.kind_places.size(); ++i) {
        const PlaceIndex p = t_.kind_places[i];
        const PlaceIndex before = i > 0 ? t_.kind_places[i - 1] : p;
        if (p >= t_.places.size() || (i > 0 && std::pair(t_.places[before].kind, before) >= std::pair(t_.places[p].kind, p))) {
            return false;
        }
    }
    return true;
}

PlaceIndex CompletionIndex::best(std::uint32_t level, std::uint32_t at) const { return level == 0 ? place(at) : t_.completion_best[levels_[level].first + at]; }

CompletionIndex::Walk::Walk(const CompletionIndex& index, std::uint32_t first, std::uint32_t last) : index_(index) {
    last = std::min(last, index.count_);
    // The fewest aligned blocks that make up the range.
    while (first < last) {
        std::uint32_t level = 0;
        std::uint64_t width = 1;
        while (first % (width * kFan) == 0 && width * kFan <= last - first) {
            width *= kFan;
            ++level;
        }
        push(level, static_cast<std::uint32_t>(first / width));
        first += static_cast<std::uint32_t>(width);
    }
    std::make_heap(heap_.begin(), heap_.end(), later);
}

void CompletionIndex::Walk::push(std::uint32_t level, std::uint32_t at) { heap_.push_back({index_.best(level, at), level, at}); }

std::optional<PlaceIndex> CompletionIndex::Walk::peek() {
    while (!heap_.empty() && heap_.front().level > 0) {
        const Node node = heap_.front();
        std::pop_heap(heap_.begin(), heap_.end(), later);
        heap_.pop_back();
        const std::uint32_t end = std::min((node.at + 1) * kFan, index_.level_size(node.level - 1));
        for (std::uint32_t i = node.at * kFan; i < end; ++i) {
            push(node.level - 1, i);
            std::push_heap(heap_.begin(), heap_.end(), later);
        }
    }
    return heap_.empty() ? std::nullopt : std::optional(heap_.front().best);
}

std::uint32_t CompletionIndex::Walk::take() {
    const std::uint32_t entry = heap_.front().at;
    std::pop_heap(heap_.begin(), heap_.end(), later);
    heap_.pop_back();
    return entry;
}

} // namespace marsad::geocode
