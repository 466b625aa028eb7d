#include "io/record_ids.h"

#include "io/digest.h"

#include <functional>

namespace marsad::io {

std::string RecordIds::claim(const std::string& wanted) {
    const auto [holder, is_first] = holders_.try_emplace(wanted, 1);
    if (is_first) {
        return wanted;
    }
    for (;;) {
        std::string candidate = wanted + "~" + std::to_string(++holder->second);
        if (!holders_.contains(candidate)) {
            holders_.emplace(candidate, 1);
            return candidate;
        }
    }
}

std::string RecordIds::claim_event(const std::string& wanted) {
    std::string candidate = wanted;
    for (std::size_t number = 2; !event_digests_.insert(std::hash<std::string>{}(candidate)).second; ++number) {
        candidate = wanted + "~" + std::to_string(number);
    }
    return candidate;
}

std::string fallback_id(std::string_view file_stem, std::string_view body) {
    return file_stem.empty() ? "r" + sha256_hex(body).substr(0, 12) : std::string(file_stem);
}

} // namespace marsad::io
