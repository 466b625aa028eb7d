#include "geocode/gazetteer_check.h"

#include "small_gazetteer.h"

#include <gtest/gtest.h>

#include <ostream>

namespace marsad::geocode {
namespace {

using testing::small_draft;
using testing::TemporaryFile;

const std::string kHeader = "id\tkind\tcountry\tadmin1\tlat\tlon\tradius_km\tname_en\tname_ar\taliases\tparent\tsource\tnote\n";

struct Checked {
    std::vector<CuratedRow> rows;
    CheckCounts counts;
    base::Diagnostics diagnostics;
    std::string first; ///< text of the first problem
};

Checked check(const std::string& lines) {
    const TemporaryFile data(gazetteer_build::gazetteer_bytes(small_draft()));
    const auto gazetteer = Gazetteer::open(data.path());
    const TemporaryFile table(kHeader + lines);
    Checked out;
    out.rows = *read_curated(table.path(), out.diagnostics);
    out.counts = check_curated(*gazetteer, out.rows, out.diagnostics);
    out.first = out.diagnostics.all().empty() ? "" : out.diagnostics.all()[0].text;
    return out;
}

TEST(CuratedTable, ReadsRowsAliasesAndComments) {
    const auto out = check("# a comment\n\ncamp-x\tcamp\tIQ\tBaghdad\t33.5\t44.5\t3\tCamp X\tمعسكر\tX; ar:معسكر س; Ain: the one\tBaghdad\tmemory\tnote here\n");
    ASSERT_EQ(out.rows.size(), 1U);
    EXPECT_EQ(out.rows[0].line, 4U);
    EXPECT_EQ(out.rows[0].radius_km, 3.0);
    ASSERT_EQ(out.rows[0].aliases.size(), 3U);
    EXPECT_EQ(out.rows[0].aliases[0].lang, "");
    EXPECT_EQ(out.rows[0].aliases[1].lang, "ar");
    EXPECT_EQ(out.rows[0].aliases[1].text, "معسكر س");
    EXPECT_EQ(out.rows[0].aliases[2].text, "Ain: the one");
    EXPECT_EQ(out.rows[0].note, "note here");
}

TEST(CuratedTable, WithoutItsHeaderIsRefused) {
    const TemporaryFile table("a\tb\n1\t2\n");
    base::Diagnostics diagnostics;
    const auto rows = read_curated(table.path(), diagnostics);
    ASSERT_FALSE(rows);
    EXPECT_EQ(rows.error().code, base::ErrorCode::BadFormat);
}

TEST(CuratedCheck, PassesASoundRow) {
    const auto out = check("camp-x\tcamp\tIQ\tBaghdad\t33.5\t44.5\t3\tCamp X\tمعسكر\t\tBaghdad\tmemory\t\n");
    EXPECT_EQ(out.counts.problems, 0U) << out.first;
    EXPECT_EQ(out.counts.in_country, 1U);
    EXPECT_EQ(out.counts.in_province, 1U);
    EXPECT_EQ(out.counts.near_parent, 1U);
}

struct BadRow {
    std::string row;
    std::string says;
};
std::ostream& operator<<(std::ostream& stream, const BadRow& bad) {
    return stream << bad.says;
}
class CuratedCheckBadRow : public ::testing::TestWithParam<BadRow> {};

TEST_P(CuratedCheckBadRow, IsToldWithItsLine) {
    const auto out = check(GetParam().row + "\n");
    ASSERT_FALSE(out.diagnostics.all().empty());
    EXPECT_NE(out.first.find(GetParam().says), std::string::npos) << out.first;
    EXPECT_EQ(out.diagnostics.all()[0].line, 2U);
}

INSTANTIATE_TEST_SUITE_P(
    Table, CuratedCheckBadRow,
    ::testing::Values(BadRow{"x\tcamp\tIQ", "columns"}, BadRow{"x\tcamp\tIQ\t\t95\t44\t3\tX\tس\t\t\tmemory\t", "off the globe"}, BadRow{"x\tcamp\tIQ\t\t33\tabc\t3\tX\tس\t\t\tmemory\t", "no numbers"},
                      BadRow{"x\tcamp\tIQ\t\t33\t44\t0\tX\tس\t\t\tmemory\t", "radius"}, BadRow{"x\tcamp\tIQ\t\t33\t44\t3\t\t\t\t\tmemory\t", "no name"},
                      BadRow{"Bad_Id\tcamp\tIQ\t\t33\t44\t3\tX\tس\t\t\tmemory\t", "may hold only"}, BadRow{"x\tspaceship\tIQ\t\t33\t44\t3\tX\tس\t\t\tmemory\t", "unknown kind"},
                      BadRow{"x\tcamp\tIQ\t\t33\t44\t3\tX\t\t\t\tmemory\t", "no Arabic name"}, BadRow{"x\tcamp\tIQ\t\t33\t44\t3\tس\tس\t\t\tmemory\t", "no English name"},
                      BadRow{"x\tcamp\tIQ\t\t33\t44\t2\tX\tس\t\t\tmemory\t", "3 km"}, BadRow{"x\tcamp\tIQ\t\t33\t44\t3\tX\tس\t\t\tinternet\t", "source"},
                      BadRow{"x\tcamp\tIQ\t\t33\t38\t3\tX\tس\t\t\tmemory\t", "outside IQ"}, BadRow{"x\tcamp\tZZ\t\t33\t44\t3\tX\tس\t\t\tmemory\t", "country code"},
                      BadRow{"x\tcamp\tIQ\tBaghdad\t31\t44.5\t3\tX\tس\t\t\tmemory\t", "outside Baghdad"}, BadRow{"x\tcamp\tIQ\tAtlantis\t33\t44\t3\tX\tس\t\t\tmemory\t", "no province"},
                      BadRow{"x\tairport\tIQ\t\t33.5\t44.5\t3\tX\tس\t\t\tairfield:ORBI\t", "from its airfield"}, BadRow{"x\tairport\tIQ\t\t33.5\t44.5\t2\tX\tس\t\t\tairfield:ZZZZ\t", "no airfield"},
                      BadRow{"x\tembassy\tIQ\t\t36.3\t43.1\t3\tX\tس\t\tBaghdad\tmemory\t", "from its parent"}, BadRow{"x\tcamp\tIQ\t\t33\t44\t3\tX\tس\t\tNarnia\tmemory\t", "no place is called"}));

TEST(CuratedCheck, SeesDoubles) {
    const auto out = check("a\tcamp\tIQ\t\t33.50\t44.5\t3\tCamp X\tمعسكر\t\t\tmemory\t\nb\tcamp\tIQ\t\t33.52\t44.5\t3\tcamp x\tمعسكر اخر\t\t\tmemory\t\n");
    ASSERT_EQ(out.counts.problems, 1U);
    EXPECT_NE(out.first.find("name and kind of a"), std::string::npos);
    const auto twice = check("a\tcamp\tIQ\t\t33.5\t44.5\t3\tX\tس\t\t\tmemory\t\na\ttown\tIQ\t\t36\t43\t3\tY\tص\t\t\tmemory\t\n");
    EXPECT_NE(twice.first.find("is taken by"), std::string::npos);
}

/// The released tables against the released data, where this build has compiled them.
TEST(CuratedCheck, ReleasedRowsHaveFewProblems) {
    const auto gazetteer = Gazetteer::open(std::filesystem::path(MARSAD_BINARY_DIR) / "data" / "gazetteer.bin");
    if (!gazetteer) {
        GTEST_SKIP() << gazetteer.error().message;
    }
    base::Diagnostics diagnostics;
    const auto rows = read_curated_folder(std::filesystem::path(MARSAD_SOURCE_DIR) / "assets" / "gazetteer", diagnostics);
    ASSERT_TRUE(rows);
    const auto counts = check_curated(*gazetteer, *rows, diagnostics);
    EXPECT_GE(std::count_if(rows->begin(), rows->end(), [](const CuratedRow& row) { return row.country == "IQ"; }), 400);
    EXPECT_EQ(diagnostics.error_count(), 0U);
    EXPECT_EQ(counts.problems, 0U);
    for (const auto& diagnostic : diagnostics.all()) {
        ADD_FAILURE() << base::to_string(diagnostic);
    }
    EXPECT_GE(counts.in_country * 100, counts.rows * 95);
}

} // namespace
} // namespace marsad::geocode
