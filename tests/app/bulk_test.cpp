// JSON Lines through a pipe: order, bad records, answers as they come, progress on a terminal alone.

#include "app/process.h"
#include "io/temp_folder.h"

#include <string>

#include <gtest/gtest.h>

namespace marsad::test {
namespace {

/// Records of very different length and language, a bad one, empty lines, CR LF ends, letters of many kinds.
std::string mixed_records(int count) {
    std::string lines;
    for (int i = 0; i < count; ++i) {
        std::string text;
        for (int k = 0; k < (i * 7) % 23; ++k) {
            text += k % 2 == 0 ? "A bomb killed two people in Mosul on Monday. " : "قُتل ثلاثة في قصف على البصرة يوم الأحد. ";
        }
        lines += R"({"id": "r-)" + std::to_string(i) + R"(-é🛰", "published": "2022-01-30", "text": ")" + text + R"(Rockets hit \u0628\u063a\u062f\u0627\u062f\u2028today."})" + (i % 3 == 0 ? "\r\n" : "\n");
        if (i % 40 == 7) {
            lines += "{\"id\": \"broken\", \n\r\n\n";
        }
    }
    return lines;
}

TEST(Bulk, order_and_bytes_do_not_depend_on_the_threads) {
    MARSAD_NEEDS_DATA();
    const RunOptions options{mixed_records(200), {}, {}};
    const auto one = run_marsad({"extract", "--format", "jsonl", "--jobs", "1", "-"}, options);
    EXPECT_EQ(one.code, 1);
    EXPECT_EQ(count_of(one.out, "\n"), 205U); // one line each, the bad ones too
    std::size_t at = 0;
    for (int i = 0; i < 200; ++i) {
        at = one.out.find("{\"id\":\"r-" + std::to_string(i) + "-é🛰\"", at);
        ASSERT_NE(at, std::string::npos) << i;
    }
    for (const char* jobs : {"2", "9"}) {
        const auto many = run_marsad({"extract", "--format", "jsonl", "--jobs", jobs, "-"}, options);
        EXPECT_EQ(many.out, one.out) << jobs;
        EXPECT_EQ(many.err, one.err) << jobs;
        EXPECT_EQ(many.code, 1);
    }
}

TEST(Bulk, a_bad_record_is_told_by_its_line_and_passed_over) {
    MARSAD_NEEDS_DATA();
    const RunOptions options{"{\"id\": \"a\", \"text\": \"Nothing.\"}\r\n\r\n\n{\"id\": \"b\", \"text\": 7}\n{\"id\"\n{\"id\": \"c\", \"text\": \"Nothing.\"}", {}, {}};
    const auto done = run_marsad({"extract", "--format", "jsonl", "-"}, options);
    EXPECT_EQ(done.code, 1);
    EXPECT_EQ(count_of(done.out, "\n"), 4U);
    EXPECT_EQ(count_of(done.out, "{\"id\":\"a\",\"features\":[],\"error\":null}"), 1U);
    EXPECT_EQ(count_of(done.out, "{\"id\":\"c\",\"features\":[],\"error\":null}"), 1U);
    EXPECT_EQ(count_of(done.err, "<stdin>:4: error: "), 1U) << done.err;
    EXPECT_EQ(count_of(done.err, "<stdin>:5: error: "), 1U) << done.err;
    const auto skipped = run_marsad({"extract", "--format", "jsonl", "--skip-bad", "-"}, options);
    EXPECT_EQ(skipped.code, 0);
    EXPECT_EQ(skipped.out, done.out);
    EXPECT_EQ(skipped.err, "marsad: notice: 2 bad records skipped, or read in part\n");
}

TEST(Bulk, a_program_that_writes_a_record_and_waits_gets_its_answer) {
    MARSAD_NEEDS_DATA();
    const auto done = run_shell(R"(coproc M { $MARSAD extract --format jsonl -; }
        to=${M[1]} from=${M[0]}
        for id in a b c; do
            echo "{\"id\": \"$id\", \"text\": \"Nothing.\"}" >&$to
            read -t 120 -r answer <&$from || exit 9
            echo "$answer"
        done
        exec {to}>&-
        wait $M_PID)");
    EXPECT_EQ(done.code, 0);
    EXPECT_EQ(done.out, "{\"id\":\"a\",\"features\":[],\"error\":null}\n{\"id\":\"b\",\"features\":[],\"error\":null}\n{\"id\":\"c\",\"features\":[],\"error\":null}\n");
}

TEST(Bulk, progress_is_told_on_a_terminal_alone) {
    MARSAD_NEEDS_DATA();
    const TempFolder folder;
    RunOptions options{"", {{"IN", folder.write("in.jsonl", mixed_records(12))}}, folder.path()};
    if (run_shell("command -v script > /dev/null").code != 0) {
        GTEST_SKIP() << "no `script` to make a terminal";
    }
    const auto quiet = run_shell("$MARSAD extract --skip-bad --format jsonl $IN > plain.jsonl", options);
    EXPECT_EQ(quiet.err, "marsad: notice: 1 bad record skipped, or read in part\n");
    const auto shown = run_shell("script -qec '$MARSAD extract --skip-bad --format jsonl $IN > seen.jsonl' /dev/null < /dev/null", options);
    EXPECT_EQ(count_of(shown.out, "13 records, "), 1U) << shown.out;
    EXPECT_EQ(count_of(shown.out, " sentences/s, "), 1U) << shown.out;
    EXPECT_EQ(read_all(folder.path() / "seen.jsonl"), read_all(folder.path() / "plain.jsonl"));
    // Where results go to the same terminal, a line that is written over would tear them.
    const auto both = run_shell("script -qec '$MARSAD extract --skip-bad --format jsonl $IN' /dev/null < /dev/null", options);
    EXPECT_EQ(count_of(both.out, " sentences/s, "), 0U);
}

} // namespace
} // namespace marsad::test
