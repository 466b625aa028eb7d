#pragma once

#include "lexicon/lexicon.h"
#include "text/tokenizer.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <unistd.h>

namespace marsad::lexicon {

/// A folder of its own for each test, removed at its end.
class ScratchFolder : public testing::Test {
  protected:
    void SetUp() override {
        std::string pattern = (std::filesystem::temp_directory_path() / "marsad-lexicon-XXXXXX").string();
        ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
        folder_ = pattern;
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    /// Writes a file below the folder, folders on the way included.
    std::filesystem::path put(std::string_view name, std::string_view content) const {
        const auto path = folder_ / name;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << content;
        return path;
    }

    [[nodiscard]] Morphology morphology(std::string_view content) {
        Morphology out;
        out.load_file(put("morphology.tsv", content), diagnostics_);
        return out;
    }

    std::filesystem::path folder_;
    base::Diagnostics diagnostics_;
};

} // namespace marsad::lexicon
