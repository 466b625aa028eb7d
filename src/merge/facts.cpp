#include "merge/facts.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "text/fold.h"

#include <algorithm>
#include <cmath>

namespace marsad::merge {

namespace {

constexpr double kRegionRadiusKm = 50.0; ///< vaguer than any town with its surroundings
constexpr std::size_t kShingleWords = 3;
constexpr std::size_t kMostShingles = 64;
constexpr std::uint32_t kLeastSameWords = 6;
constexpr std::size_t kLeastNearShingles = 6;

double rounded(double value, double steps) { return std::round(value * steps) / steps; }

std::vector<std::string> words_of(std::string_view sentence) {
    std::vector<std::string> words;
    std::string word;
    for (std::size_t i = 0; i < sentence.size();) {
        const auto decoded = base::decode_utf8(sentence, i);
        i += decoded.length;
        if (text::is_letter(decoded.code_point) || text::digit_value(decoded.code_point) >= 0) {
            text::fold_into(word, decoded.code_point);
        } else if (!text::is_mark(decoded.code_point) && !text::is_ignorable(decoded.code_point) && !word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    if (!word.empty()) {
        words.push_back(std::move(word));
    }
    return words;
}

void add_name(Side& side, const std::string& name, const ActorKin& kin, bool keeps_civilians, Names& names) {
    if (name.empty() || kin.is_unnamed(name) || (!keeps_civilians && kin.is_civilian(name))) {
        return;
    }
    const std::uint32_t number = names.number(name);
    if (std::find(side.names.begin(), side.names.end(), number) == side.names.end()) {
        side.names.push_back(number);
        side.texts.push_back(name);
    }
}

std::optional<Toll> toll_of(const model::CountRange& range) {
    if (range.value) {
        const bool open = !range.high;
        return Toll{range.low.value_or(*range.value), range.high, open || range.low != range.high ? std::nullopt : range.value};
    }
    if (range.low || range.high) {
        return Toll{range.low.value_or(0), range.high, std::nullopt};
    }
    return std::nullopt;
}

std::optional<int> minutes_of(const std::optional<std::string>& time) {
    if (!time || time->size() != 5) {
        return std::nullopt;
    }
    const auto digit = [&](std::size_t at) { return (*time)[at] - '0'; };
    return (digit(0) * 10 + digit(1)) * 60 + digit(3) * 10 + digit(4);
}

void set_place(Facts& facts, const model::Place& place, Names& names) {
    facts.position = geo::LonLat::from_degrees(geo::Lon{rounded(place.position.lon_deg(), 1e6)}, geo::Lat{rounded(place.position.lat_deg(), 1e6)});
    facts.radius_km = rounded(place.radius_km, 10.0);
    facts.region = place.geo_precision == 3 || facts.radius_km > kRegionRadiusKm;
    facts.place = names.number(place.place_id);
    facts.place_name = names.number(text::fold(place.name));
    facts.country = names.number(place.country_code.empty() ? place.country : place.country_code);
    facts.admin1 = names.number(place.admin1);
}

} // namespace

std::uint32_t Names::number(const std::string& text) {
    return text.empty() ? 0 : numbers_.try_emplace(text, static_cast<std::uint32_t>(numbers_.size() + 1)).first->second;
}

TextSketch sketch_of(std::string_view sentence) {
    const std::vector<std::string> words = words_of(sentence);
    TextSketch sketch;
    sketch.word_count = static_cast<std::uint32_t>(words.size());
    std::vector<std::uint64_t> hashes;
    for (const std::string& word : words) {
        hashes.push_back(base::hash_bytes(word));
        sketch.hash = (sketch.hash ^ hashes.back()) * 0x9E3779B97F4A7C15ULL;
    }
    for (std::size_t i = 0; i + kShingleWords <= hashes.size(); ++i) {
        const std::uint64_t shingle = ((hashes[i] * 31) ^ hashes[i + 1]) * 0x9E3779B97F4A7C15ULL ^ hashes[i + 2];
        sketch.shingles.push_back(static_cast<std::uint32_t>((shingle * 0xD6E8FEB86659FD93ULL) >> 32));
    }
    std::sort(sketch.shingles.begin(), sketch.shingles.end());
    sketch.shingles.erase(std::unique(sketch.shingles.begin(), sketch.shingles.end()), sketch.shingles.end());
    sketch.shingles.resize(std::min(sketch.shingles.size(), kMostShingles));
    sketch.shingles.shrink_to_fit();
    return sketch;
}

bool same_text(const TextSketch& a, const TextSketch& b) { return a.word_count >= kLeastSameWords && a.word_count == b.word_count && a.hash == b.hash; }

bool near_text(const TextSketch& a, const TextSketch& b) {
    const std::size_t least = std::min(a.shingles.size(), b.shingles.size());
    if (least < kLeastNearShingles) {
        return false;
    }
    // Where one of them was cut, only hashes below both cuts can be compared.
    const auto limit_of = [](const TextSketch& sketch) { return sketch.shingles.size() == kMostShingles ? sketch.shingles.back() : ~std::uint32_t{0}; };
    const std::uint32_t limit = std::min(limit_of(a), limit_of(b));
    std::size_t common = 0;
    std::size_t of_a = 0;
    std::size_t of_b = 0;
    for (auto x = a.shingles.begin(), y = b.shingles.begin();;) {
        const bool has_x = x != a.shingles.end() && *x <= limit;
        const bool has_y = y != b.shingles.end() && *y <= limit;
        if (!has_x && !has_y) {
            break;
        }
        const bool take_x = has_x && (!has_y || *x <= *y);
        const bool take_y = has_y && (!has_x || *y <= *x);
        common += take_x && take_y ? 1 : 0;
        of_a += take_x ? 1 : 0;
        of_b += take_y ? 1 : 0;
        x += take_x ? 1 : 0;
        y += take_y ? 1 : 0;
    }
    const std::size_t shorter = std::min(of_a, of_b);
    return shorter >= kLeastNearShingles / 2 && common * 5 >= shorter * 4;
}

Facts facts_of(const model::Event& event, const ActorKin& kin, Names& names) {
    Facts facts;
    facts.report = names.number(event.report_id);
    facts.days = event.date;
    facts.vague_days = event.date && (event.time_precision != timeline::TimePrecision::OneDay || event.date->length_days() > 2);
    if (event.place) {
        set_place(facts, *event.place, names);
    }
    facts.type = event.sub_event_type;
    facts.weapon = event.weapon;
    add_name(facts.actors, event.actor1.value_or(""), kin, true, names);
    for (const std::string& name : event.assoc_actor1) {
        add_name(facts.actors, name, kin, true, names);
    }
    if (event.claimed.value_or(false)) {
        add_name(facts.actors, event.claimed_by.value_or(""), kin, true, names);
    }
    add_name(facts.targets, event.actor2.value_or(""), kin, false, names);
    for (const std::string& name : event.assoc_actor2) {
        add_name(facts.targets, name, kin, false, names);
    }
    facts.dead = toll_of(event.fatalities);
    facts.hurt = toll_of(event.injuries);
    facts.joint = event.casualties_joint;
    facts.minutes = minutes_of(event.time);
    facts.time_of_day = event.time_of_day;
    facts.published = event.published;
    for (const model::Evidence& span : event.evidence) {
        if (span.role == model::EvidenceRole::What) {
            facts.what_start = span.start;
            break;
        }
    }
    facts.text = sketch_of(event.notes);
    return facts;
}

} // namespace marsad::merge
