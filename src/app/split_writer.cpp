#include "app/split_writer.h"

#include "io/output.h"

#include <algorithm>

namespace marsad::app {

namespace {

constexpr std::size_t kSlugBytes = 100; // names of files end at 255

/// Small letters and digits of ASCII; everything else becomes one hyphen. Other scripts keep their letters. Cut where it is long.
std::string slug_of(std::string_view text, std::string_view if_empty) {
    std::string slug;
    for (const char c : text) {
        const bool upper = c >= 'A' && c <= 'Z';
        const bool kept = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
        if (kept) {
            slug.push_back(upper ? static_cast<char>(c - 'A' + 'a') : c);
        } else if (!slug.empty() && slug.back() != '-') {
            slug.push_back('-');
        }
    }
    std::size_t length = std::min(slug.size(), kSlugBytes);
    while (length < slug.size() && (static_cast<unsigned char>(slug[length]) & 0xC0U) == 0x80U) {
        --length; // not inside a letter
    }
    slug.resize(length);
    while (slug.ends_with('-')) {
        slug.pop_back();
    }
    return slug.empty() ? std::string(if_empty) : slug;
}

std::string day_slug(const model::Event& event, std::size_t length) {
    return event.date ? timeline::to_iso(timeline::event_day(*event.date, event.time_precision)).substr(0, length) : "undated";
}

} // namespace

std::string split_slug(SplitKey key, const model::Event& event) {
    switch (key) {
    case SplitKey::Day: return day_slug(event, 10);
    case SplitKey::Month: return day_slug(event, 7);
    case SplitKey::Year: return day_slug(event, 4);
    case SplitKey::Type: return slug_of(model::name(model::type_of(event.sub_event_type)), "unknown");
    case SplitKey::Country: return slug_of(event.place ? event.place->country : "", "unplaced");
    case SplitKey::Actor: return slug_of(event.actor1.value_or(""), "unknown");
    }
    return "unknown";
}

std::string split_path(std::string_view path, std::string_view slug) {
    const std::string extension = io::extension_of(path);
    const std::string_view stem = path.substr(0, path.size() - extension.size());
    return std::string(stem) + "." + std::string(slug) + std::string(path.substr(stem.size()));
}

void SplitWriter::add(io::OutputRecord& record) {
    for (model::Event& event : record.events) {
        auto& records = records_[split_slug(key_, event)];
        if (records.empty() || records.back().id != record.id) {
            records.push_back({record.id, {}, {}, record.error});
        }
        records.back().events.push_back(std::move(event));
    }
}

base::Result<void> SplitWriter::finish() {
    base::Result<void> outcome;
    for (const auto& [slug, records] : records_) {
        if (auto written = write_file(split_path(path_, slug), records); !written && outcome) {
            outcome = std::move(written);
        }
    }
    return outcome;
}

base::Result<void> SplitWriter::write_file(const std::string& path, const std::vector<io::OutputRecord>& records) const {
    auto output = io::Output::open(path);
    if (!output) {
        return base::failure(output.error());
    }
    io::LayerWriter writer(options_, std::move(*output));
    for (const io::OutputRecord& record : records) {
        if (auto written = writer.write(record); !written) {
            return written;
        }
    }
    return writer.finish();
}

} // namespace marsad::app
