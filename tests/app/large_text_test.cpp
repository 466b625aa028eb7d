// A long text is read in time proportional to its length.

#include "app/process.h"
#include "io/temp_folder.h"

#include <algorithm>
#include <cstdlib>
#include <sys/resource.h>

#include <gtest/gtest.h>

namespace marsad::test {
namespace {

const char* const kParagraph = "The ministry said on Monday that the weather over the plain would stay calm for a week.\n"
                               "Two rockets hit Ain al-Asad air base in western Iraq on Tuesday, killing three soldiers, the army said.\n\n"
                               "أسقطت الدفاعات الجوية طائرة مسيرة قرب قاعدة عين الأسد يوم الإثنين وأصيب أربعة جنود.\n";

/// Processor time of the programs that were run and have ended.
double cpu_seconds_so_far() {
    rusage used{};
    ::getrusage(RUSAGE_CHILDREN, &used);
    const auto seconds = [](const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

/// What reading so much text costs, beyond the start of the program.
double cpu_seconds_for(std::size_t bytes) {
    const TempFolder folder;
    std::string text;
    while (text.size() < bytes) {
        text += kParagraph;
    }
    const double before = cpu_seconds_so_far();
    const auto done = run_marsad({"extract", "--published", "2022-01-05", "--format", "geojsonl", folder.write("big.txt", text)});
    const double after = cpu_seconds_so_far();
    EXPECT_EQ(done.code, 0) << done.err;
    EXPECT_GE(count_of(done.out, "\n"), bytes / 200'000) << "events of every part of the text";
    return after - before;
}

// The usual run compares lengths that cost little; MARSAD_SLOW_TESTS=1 reads the 50 MB of the contract.
TEST(LargeText, four_times_the_text_takes_about_four_times_the_processor) {
    MARSAD_NEEDS_DATA();
    const bool whole = std::getenv("MARSAD_SLOW_TESTS") != nullptr;
    const std::size_t bytes = whole ? 12'500'000 : 500'000;
    const double start = cpu_seconds_for(1);
    const double once = std::max(cpu_seconds_for(bytes) - start, 1e-3);
    const double four_times = cpu_seconds_for(4 * bytes) - start;
    EXPECT_LT(four_times / once, 9.0) << once << " s, then " << four_times << " s; a quadratic reader would need sixteen times";
}

} // namespace
} // namespace marsad::test
