#pragma once

#include "base/file.h"
#include "merge/actor_kin.h"

#include <filesystem>

#include <gtest/gtest.h>

namespace marsad::merge::test {

/// The table that is delivered.
inline const ActorKin& kin() {
    static const ActorKin table = [] {
        const auto path = std::filesystem::path(MARSAD_SOURCE_DIR) / "assets/merge/actor_kin.tsv";
        base::Diagnostics diagnostics;
        ActorKin read = ActorKin::read(base::read_file(path).value(), path.string(), diagnostics);
        EXPECT_EQ(diagnostics.error_count(), 0U);
        return read;
    }();
    return table;
}

} // namespace marsad::merge::test
