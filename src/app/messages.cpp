#include "app/messages.h"

#include <cstdio>
#include <string>

namespace marsad::app {

namespace {

void print_line(std::string line) {
    line.push_back('\n');
    std::fwrite(line.data(), 1, line.size(), stderr);
}

} // namespace

void Messages::print(base::Diagnostics& diagnostics) {
    for (const base::Diagnostic& diagnostic : diagnostics.take()) {
        error_count_ += diagnostic.severity == base::Severity::Error ? 1 : 0;
        print_line(base::to_string(diagnostic));
    }
}

void Messages::error(const base::Error& error_value) { error(error_value.message); }

void Messages::error(std::string_view text) {
    ++error_count_;
    print_line("marsad: error: " + std::string(text));
}

void Messages::notice(std::string_view text) { print_line("marsad: notice: " + std::string(text)); }

} // namespace marsad::app
