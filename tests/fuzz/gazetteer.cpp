// A damaged gazetteer file: the input says which bytes of a small sound one are overwritten and where it is cut off.
// Opening may refuse it; what opens must answer every question without reading outside the file, and verify() must
// find what was changed.
//
// Input: byte 0: bit 0 = mend the header's checksum afterwards, bit 1 = cut the file off; then patches of 8 bytes:
// section (0 = header and table), mode, offset in the section (u16), value (u32).
#include "geocode/gazetteer.h"
#include "fuzz/small_gazetteer.h"
#include "geocode/area_geometry.h"
#include "geocode/reverse.h"
#include "text/search_key.h"

#include <algorithm>
#include <cstring>
#include <span>
#include <string>
#include <sys/mman.h>
#include <unistd.h>

using namespace marsad;
using fuzz::require;
namespace format = geocode::format;

namespace {

const std::string& sound_bytes() {
    static const std::string bytes = gazetteer_build::gazetteer_bytes(fuzz::small_draft());
    return bytes;
}

template <typename T>
T read_at(const std::string& bytes, std::size_t offset) {
    T value;
    std::memcpy(&value, bytes.data() + offset, sizeof value);
    return value;
}

/// Start and length of section `number` (from 1) of the sound file; 0 is the header with the table.
std::pair<std::size_t, std::size_t> section_at(std::size_t number) {
    const auto header = read_at<format::Header>(sound_bytes(), 0);
    number %= header.section_count + 1U;
    if (number == 0) {
        return {0, sizeof(format::Header) + header.section_count * sizeof(format::Section)};
    }
    const auto section = read_at<format::Section>(sound_bytes(), sizeof(format::Header) + (number - 1) * sizeof(format::Section));
    return {section.offset, section.size};
}

void patch(std::string& bytes, const std::uint8_t* record) {
    const auto [begin, length] = section_at(record[0]);
    if (length < 4) {
        return;
    }
    std::uint16_t where = 0;
    std::uint32_t value = 0;
    std::memcpy(&where, record + 2, 2);
    std::memcpy(&value, record + 4, 4);
    std::size_t offset = where;
    if ((record[1] & 1U) != 0) {
        offset = length - 1 - std::min<std::size_t>(where, length - 1); // from the end
    }
    if ((record[1] & 2U) != 0) {
        offset *= 4;
    }
    offset = begin + offset % (length - 3);
    if ((record[1] & 4U) != 0) {
        value += read_at<std::uint32_t>(bytes, offset);
    }
    std::memcpy(bytes.data() + offset, &value, 4);
}

void mend_header(std::string& bytes) {
    auto header = read_at<format::Header>(bytes, 0);
    header.checksum = 0;
    const std::size_t table = std::min<std::size_t>(header.section_count, 64) * sizeof(format::Section);
    std::string head(sizeof header, '\0');
    std::memcpy(head.data(), &header, sizeof header);
    head += bytes.substr(sizeof header, table);
    header.checksum = format::hash_bytes(head);
    std::memcpy(bytes.data(), &header, sizeof header);
}

/// The bytes as a file without a name on any disk.
class MemoryFile {
  public:
    explicit MemoryFile(std::string_view bytes) : descriptor_(::memfd_create("gazetteer", MFD_CLOEXEC)) {
        require(descriptor_ >= 0 && ::write(descriptor_, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()), "a file in memory can be made");
    }
    ~MemoryFile() { ::close(descriptor_); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

  private:
    int descriptor_;
};

void ask_place(const geocode::Gazetteer& gazetteer, geocode::PlaceIndex index) {
    const auto place = gazetteer.place(index);
    std::size_t letters = place.place_id().size() + place.kind().size() + place.feature_code().size() + place.country_code().size() + place.country_name().size() +
                          place.admin1_name().size() + place.name("ar").size() + place.name("ku").size() + place.time_zone().size() + place.parent().size();
    for (const auto& name : place.names()) {
        letters += name.text.size() + name.lang.size();
    }
    require(letters < 1'000'000'000, "names lie inside the file");
    (void)place.lon_lat();
    (void)place.radius_km();
    (void)place.importance();
    (void)place.is_country();
}

void ask_all(const geocode::Gazetteer& gazetteer) {
    for (geocode::PlaceIndex i = 0; i < std::min(gazetteer.place_count(), 64U); ++i) {
        ask_place(gazetteer, i);
    }
    for (const char* name : {"Baghdad", "بغداد", "Iraq", "مطار بغداد الدولي", "Ain al-Asad", "قاعدة عين الأسد", "Irbil", "nowhere"}) {
        const std::string key = text::name_key(name);
        for (const auto index : gazetteer.exact(key)) {
            ask_place(gazetteer, index);
        }
        for (const auto index : gazetteer.article_free(text::article_free_key(key))) {
            ask_place(gazetteer, index);
        }
        for (const auto index : gazetteer.skeleton(text::skeleton_key(name))) {
            ask_place(gazetteer, index);
        }
        for (const auto& match : gazetteer.fuzzy(key, 2)) {
            ask_place(gazetteer, match.place);
            require(match.key.size() < 1'000'000, "a key lies inside the file");
        }
        (void)gazetteer.may_start(key);
        (void)gazetteer.code(name);
    }
    (void)gazetteer.code("ORBI");
    (void)gazetteer.find_by_id("icao:ORBI");
    const auto country = gazetteer.country_by_code("IQ");
    if (country) {
        (void)gazetteer.provinces_of(*country);
    }
    for (const auto& [lon, lat] : {std::pair(44.4, 33.3), std::pair(46.2, 35.2), std::pair(38.9, 30.0), std::pair(-170.0, -80.0), std::pair(180.0, 90.0)}) {
        const auto point = *geo::LonLat::from_degrees(geo::Lon{lon}, geo::Lat{lat});
        const auto answer = gazetteer.region(point);
        if (answer.country != geocode::kNoPlace) {
            ask_place(gazetteer, answer.country);
        }
        require(answer.disputed_area.size() + answer.claimed_by.size() < 1'000'000, "names of areas lie inside the file");
        (void)gazetteer.near(point, 100, 10);
        (void)gazetteer.distance_to_area_km(0, point);
        (void)gazetteer.distance_to_area_km(2, point);
        for (const auto sea : gazetteer.seas_at(point)) {
            ask_place(gazetteer, sea);
        }
        (void)geocode::reverse(gazetteer, point);
    }
    for (geocode::PlaceIndex i = 0; i < std::min(gazetteer.place_count(), 8U); ++i) {
        const auto point = gazetteer.place(i).lon_lat();
        const auto id = std::string(gazetteer.place(i).place_id());
        for (const auto kind : {model::AreaKind::Outline, model::AreaKind::Part, model::AreaKind::Border}) {
            (void)geocode::area_geometry(gazetteer, id, {kind, point, point, 0, 10, -45, 45});
        }
    }
    (void)gazetteer.info();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    std::string bytes = sound_bytes();
    const std::uint8_t flags = data[0];
    std::size_t at = 1;
    if ((flags & 2U) != 0 && size >= 5) {
        std::uint32_t length = 0;
        std::memcpy(&length, data + 1, 4);
        bytes.resize(length % (bytes.size() + 1));
        at = 5;
    }
    const bool patched = bytes.size() == sound_bytes().size();
    for (; patched && at + 8 <= size; at += 8) {
        patch(bytes, data + at);
    }
    if (patched && (flags & 1U) != 0) {
        mend_header(bytes);
    }
    const MemoryFile file(bytes);
    const auto gazetteer = geocode::Gazetteer::open(file.path());
    if (!gazetteer) {
        require(!gazetteer.error().message.empty(), "a refusal says why");
        require(bytes != sound_bytes(), "the sound file opens");
        return 0;
    }
    require(patched, "a file that is cut off does not open");
    ask_all(*gazetteer);
    const auto verified = gazetteer->verify();
    require(verified.has_value() || bytes != sound_bytes(), "the sound file verifies");
    return 0;
}
