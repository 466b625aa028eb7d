#include "io/record_ids.h"

#include "io/digest.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace marsad::io {

namespace {
std::uint64_t digest_of(const std::string& id) { return std::hash<std::string>{}(id); }
} // namespace

bool Digests::insert(std::uint64_t digest) {
    if (2 * count_ >= slots_.size()) {
        grow();
    }
    const std::uint64_t kept = digest == 0 ? 1 : digest;
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = kept & mask;
    for (; slots_[at] != 0; at = (at + 1) & mask) {
        if (slots_[at] == kept) {
            return false;
        }
    }
    slots_[at] = kept;
    ++count_;
    return true;
}

void Digests::grow() {
    constexpr std::size_t kLeast = 64;
    std::vector<std::uint64_t> old(std::max(kLeast, 2 * slots_.size()), 0);
    std::swap(old, slots_);
    count_ = 0;
    for (const std::uint64_t digest : old) {
        if (digest != 0) {
            insert(digest);
        }
    }
}

std::string RecordIds::claim(const std::string& wanted) {
    if (digests_.insert(digest_of(wanted))) {
        return wanted;
    }
    std::size_t& holders = holders_.try_emplace(wanted, 1).first->second;
    for (;;) {
        std::string candidate = wanted + "~" + std::to_string(++holders);
        if (digests_.insert(digest_of(candidate))) {
            return candidate;
        }
    }
}

std::string RecordIds::claim_event(const std::string& wanted) {
    std::string candidate = wanted;
    for (std::size_t number = 2; !event_digests_.insert(digest_of(candidate)); ++number) {
        candidate = wanted + "~" + std::to_string(number);
    }
    return candidate;
}

std::string fallback_id(std::string_view file_stem, std::string_view body) {
    return file_stem.empty() ? "r" + sha256_hex(body).substr(0, 12) : std::string(file_stem);
}

} // namespace marsad::io
