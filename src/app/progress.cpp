#include "app/progress.h"

#include <cstdio>
#include <string>
#include <unistd.h>

#include <fmt/format.h>

namespace marsad::app {

namespace {

constexpr std::chrono::milliseconds kEvery{250};

std::string grouped(std::uint64_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3; at -= 3) {
        digits.insert(at - 3, 1, ',');
    }
    return digits;
}

} // namespace

Progress::Progress(bool results_on_output) : shown_(isatty(STDERR_FILENO) == 1 && !(results_on_output && isatty(STDOUT_FILENO) == 1)) {}

void Progress::add_record(std::uint64_t sentence_count) {
    ++record_count_;
    sentence_count_ = sentence_count;
    if (!shown_ || Clock::now() < next_) {
        return;
    }
    next_ = Clock::now() + kEvery;
    print('\r');
    line_open_ = true;
}

void Progress::clear() {
    if (line_open_) {
        fmt::print(stderr, "\x1b[K");
        line_open_ = false;
    }
}

void Progress::finish() {
    if (shown_ && record_count_ > 0) {
        print('\n');
    }
    shown_ = false;
}

void Progress::print(char end) {
    const double elapsed_s = std::chrono::duration<double>(Clock::now() - start_).count();
    const auto whole_s = static_cast<std::uint64_t>(elapsed_s);
    const auto rate = elapsed_s > 0 ? static_cast<std::uint64_t>(static_cast<double>(sentence_count_) / elapsed_s) : 0;
    fmt::print(stderr, "{} {}, {} sentences, {} sentences/s, {}:{:02}\x1b[K{}", grouped(record_count_), record_count_ == 1 ? "record" : "records", grouped(sentence_count_), grouped(rate),
               whole_s / 60, whole_s % 60, end);
    std::fflush(stderr);
}

} // namespace marsad::app
