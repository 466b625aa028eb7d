#include "base/hash.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

namespace marsad::base {
namespace {

// Data files carry these numbers: another function needs another format version.
TEST(Hash, GivesTheNumbersThatDataFilesCarry) {
    EXPECT_EQ(hash_bytes(""), 0x0ULL);
    EXPECT_EQ(hash_bytes("marsad"), 0xFA77744849181183ULL);
    EXPECT_EQ(hash_bytes("marsad", 7), 0x6EF1D89CAD34D9FULL);
    EXPECT_EQ(hash_bytes("eight by"), 0x363712518EAC3A52ULL);
}

TEST(Hash, SeesEveryBitAndTheLength) {
    const std::string bytes = "a text of some twenty bytes";
    std::set<std::uint64_t> seen{hash_bytes(bytes)};
    for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
        std::string flipped = bytes;
        flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
        EXPECT_TRUE(seen.insert(hash_bytes(flipped)).second) << bit;
    }
    EXPECT_TRUE(seen.insert(hash_bytes(bytes + std::string(1, '\0'))).second);
}

} // namespace
} // namespace marsad::base
