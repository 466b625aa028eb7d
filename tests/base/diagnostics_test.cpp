#include "base/diagnostics.h"

#include <gtest/gtest.h>

namespace marsad::base {
namespace {

TEST(Diagnostics, CountsErrorsOnly) {
    Diagnostics diagnostics;
    diagnostics.notice("a.txt", 1, "decoded from UTF-16");
    diagnostics.warning("a.txt", 2, "a conflict");
    diagnostics.error("a.txt", 3, "a bad line");
    EXPECT_EQ(diagnostics.all().size(), 3U);
    EXPECT_EQ(diagnostics.error_count(), 1U);
}

TEST(Diagnostics, TakeEmptiesTheListAndKeepsTheCount) {
    Diagnostics diagnostics;
    diagnostics.error("a.txt", 3, "a bad line");
    const auto taken = diagnostics.take();
    ASSERT_EQ(taken.size(), 1U);
    EXPECT_EQ(taken[0].text, "a bad line");
    EXPECT_TRUE(diagnostics.all().empty());
    EXPECT_EQ(diagnostics.error_count(), 1U) << "the exit code depends on the count after messages were printed";
}

TEST(Diagnostics, SpeaksTheFormThatEditorsJumpTo) {
    EXPECT_EQ(to_string({Severity::Error, "a.txt", 3, "a bad line"}), "a.txt:3: error: a bad line");
    EXPECT_EQ(to_string({Severity::Warning, "a.txt", 0, "empty"}), "a.txt: warning: empty");
    EXPECT_EQ(to_string({Severity::Notice, "", 0, "hello"}), "notice: hello");
}

} // namespace
} // namespace marsad::base
