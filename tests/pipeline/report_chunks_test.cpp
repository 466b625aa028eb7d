#include "pipeline/report_chunks.h"

#include "base/utf8.h"

#include <filesystem>

#include <gtest/gtest.h>

namespace marsad::pipeline {
namespace {

TEST(ChunkEnds, cut_at_the_best_place_within_the_limit) {
    struct Case {
        std::string body;
        std::size_t limit;
        std::vector<std::size_t> ends;
    };
    for (const Case& c : {Case{"short", 10, {5}}, {"", 10, {0}}, {"0123456789", 10, {10}}, {"aaaaaa\n\nb\nccccc", 12, {8, 15}}, {"aaaaaa\nb. cccc", 10, {7, 14}}, {"aaaaaa. bbbbbb", 10, {8, 14}}, {"aaaaaaaaaaaa", 5, {5, 10, 12}}, {"\n\naaaaaaaaaaaa", 10, {10, 14}}}) {
        EXPECT_EQ(chunk_ends(c.body, c.limit), c.ends) << c.body;
    }
}

TEST(ChunkEnds, never_cut_a_code_point) {
    std::string body;
    for (int i = 0; i < 100; ++i) {
        body += "ب🚀";
    }
    std::size_t begin = 0;
    for (const std::size_t end : chunk_ends(body, 7)) {
        EXPECT_TRUE(base::is_valid_utf8(std::string_view(body).substr(begin, end - begin)));
        EXPECT_LE(end - begin, 7U);
        EXPECT_GT(end, begin);
        begin = end;
    }
    EXPECT_EQ(begin, body.size());
}

TEST(ExtractReport, offsets_and_ids_run_through_a_long_report) {
    const std::filesystem::path data = std::filesystem::path(MARSAD_BINARY_DIR) / "data";
    base::Diagnostics diagnostics;
    auto opened = std::filesystem::exists(data / "gazetteer.bin") ? Extractor::open({data, std::filesystem::path(MARSAD_SOURCE_DIR) / "assets", {}}, diagnostics)
                                                                  : base::Result<std::unique_ptr<Extractor>>(base::failure(base::ErrorCode::NotFound, "no data"));
    if (!opened) {
        GTEST_SKIP() << opened.error().message;
    }
    model::Report report{"long", "en", timeline::make_day(2022, 1, 3), {}, {}, {}};
    while (report.body.size() < 3 * kChunkBytes) {
        report.body += "Two rockets hit Ain al-Asad air base in western Iraq on Monday – the army said.\n\n";
        for (int i = 0; i < 200; ++i) {
            report.body += "Café talk about the weather went on.\n";
        }
        report.body += "\n";
    }
    const auto result = extract_report(**opened, report);
    ASSERT_GE(result.events.size(), 3U);
    const std::u32string body = base::to_utf32(report.body);
    for (std::size_t i = 0; i < result.events.size(); ++i) {
        EXPECT_EQ(result.events[i].event_id, "long-" + std::to_string(i + 1));
        for (const model::Evidence& span : result.events[i].evidence) {
            EXPECT_EQ(base::to_utf8(body.substr(span.start, span.end - span.start)), span.text);
        }
    }
    for (const model::PlaceMention& mention : result.places) {
        for (const std::string& id : mention.event_ids) {
            EXPECT_TRUE(id.starts_with("long-"));
        }
    }
}

} // namespace
} // namespace marsad::pipeline
