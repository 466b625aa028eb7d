#pragma once

#include "typeset/font_set.h"

#include <optional>

#include <gtest/gtest.h>

/// The machine's fonts, or a skipped test that says what is missing.
class WithFonts : public testing::Test {
  protected:
    void SetUp() override {
        auto set = marsad::typeset::FontSet::from_system();
        if (!set) {
            GTEST_SKIP() << set.error().message;
        }
        fonts_.emplace(std::move(*set));
    }
    std::optional<marsad::typeset::FontSet> fonts_;
};
