#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace marsad::base {

/// 64-bit hash of bytes, the same on every machine: checksums and hash tables. Not for secrets.
[[nodiscard]] inline std::uint64_t hash_bytes(std::string_view bytes, std::uint64_t seed = 0) {
    constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15ULL;
    std::uint64_t hash = seed ^ (bytes.size() * kMultiplier);
    const auto mix = [&hash](std::uint64_t word) {
        hash = (hash ^ word) * kMultiplier;
        hash ^= hash >> 29;
    };
    std::size_t position = 0;
    for (; position + 8 <= bytes.size(); position += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + position, 8);
        mix(word);
    }
    std::uint64_t tail = 0;
    if (position < bytes.size()) {
        std::memcpy(&tail, bytes.data() + position, bytes.size() - position);
    }
    mix(tail);
    hash ^= hash >> 32;
    hash *= 0xD6E8FEB86659FD93ULL;
    return hash ^ (hash >> 32);
}

} // namespace marsad::base
