#include "io/json_text.h"

#include "io/digest.h"
#include "io/json_error.h"

#include <limits>

#include <gtest/gtest.h>

namespace marsad::io {
namespace {

std::string json(std::string_view text) {
    std::string out;
    append_json_string(out, text);
    return out;
}

std::string fixed(double value, int decimals) {
    std::string out;
    append_fixed(out, to_fixed(value, decimals).value());
    return out;
}

TEST(JsonText, escapes_what_json_wants_and_what_would_break_a_line) {
    EXPECT_EQ(json("a\"b\\c"), R"("a\"b\\c")");
    EXPECT_EQ(json("\n\r\t\b\f\x01"), R"("\n\r\t\b\f\u0001")");
    EXPECT_EQ(json("x\u2028y\u2029z\u0085"), R"("x\u2028y\u2029z\u0085")");
    EXPECT_EQ(json("عين الأسد é 🚀"), "\"عين الأسد é 🚀\"");
    EXPECT_EQ(json(std::string_view("\0", 1)), R"("\u0000")");
    EXPECT_EQ(json(""), R"("")");
}

TEST(JsonText, escapes_wherever_the_sign_stands) {
    for (std::size_t before = 0; before < 20; ++before) {
        for (std::size_t behind = 0; behind < 20; ++behind) {
            const std::string head(before, 'a');
            const std::string tail(behind, '\x7F');
            for (const auto& [sign, escaped] : {std::pair<std::string, std::string>{"\"", R"(\")"}, {"\\", R"(\\)"}, {"\x1F", R"(\u001f)"}, {"\u2028", R"(\u2028)"}, {"\u0085", R"(\u0085)"}, {"ع", "ع"}, {"\u00E2", "\u00E2"}}) {
                ASSERT_EQ(json(head + sign + tail), '"' + head + escaped + tail + '"') << before << ", " << behind;
                ASSERT_EQ(json(head + sign + sign + tail), '"' + head + escaped + escaped + tail + '"') << before << ", " << behind;
            }
        }
    }
}

TEST(JsonText, fixed_numbers_keep_all_decimals_and_no_negative_zero) {
    EXPECT_EQ(fixed(44.3661, 6), "44.366100");
    EXPECT_EQ(fixed(-0.0000001, 6), "0.000000");
    EXPECT_EQ(fixed(-0.05, 2), "-0.05");
    EXPECT_EQ(fixed(-180, 6), "-180.000000");
    EXPECT_EQ(fixed(0.875, 2), "0.88");
    EXPECT_EQ(fixed(12, 0), "12");
    EXPECT_FALSE(to_fixed(std::numeric_limits<double>::quiet_NaN(), 6));
    EXPECT_FALSE(to_fixed(std::numeric_limits<double>::infinity(), 6));
    EXPECT_FALSE(to_fixed(1e300, 6));
}

TEST(JsonError, names_the_place_of_the_first_fault) {
    struct Case {
        std::string_view text;
        std::size_t offset;
    };
    for (const Case& c : {Case{R"({"a":1,})", 7}, {R"({"a" 1})", 5}, {R"([1 2])", 3}, {R"(["a)", 1}, {R"({"a":tru})", 5}, {"{\"a\":\"\x01\"}", 6}, {"[\"\xFF\"]", 2}, {"[01]", 3}, {"[1.]", 3}, {"{} x", 3}, {"", 0}, {R"(["\x"])", 3}, {R"(["\u12G4"])", 6}, {"[NaN]", 1}}) {
        const auto error = find_json_error(c.text);
        ASSERT_TRUE(error) << c.text;
        EXPECT_EQ(error->offset, c.offset) << c.text << ": " << error->reason;
    }
    EXPECT_FALSE(find_json_error(R"( {"a":[1,-2.5e+3,true,false,null,"\u00e9\n"]} )"));
    EXPECT_TRUE(find_json_error(std::string(100000, '['))); // no stack overflow
}

TEST(Digest, is_sha_256) {
    EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

} // namespace
} // namespace marsad::io
