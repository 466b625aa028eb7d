#include "base/diagnostics.h"

#include <utility>

namespace marsad::base {

namespace {

const char* label(Severity severity) {
    switch (severity) {
    case Severity::Notice: return "notice";
    case Severity::Warning: return "warning";
    case Severity::Error: return "error";
    }
    return "error";
}

} // namespace

void Diagnostics::notice(std::string_view file, std::size_t line, std::string text) {
    all_.push_back({Severity::Notice, std::string(file), line, std::move(text)});
}

void Diagnostics::warning(std::string_view file, std::size_t line, std::string text) {
    all_.push_back({Severity::Warning, std::string(file), line, std::move(text)});
}

void Diagnostics::error(std::string_view file, std::size_t line, std::string text) {
    all_.push_back({Severity::Error, std::string(file), line, std::move(text)});
    ++error_count_;
}

std::vector<Diagnostic> Diagnostics::take() {
    auto taken = std::move(all_);
    all_.clear();
    return taken;
}

void Diagnostics::append(const std::vector<Diagnostic>& others) {
    for (const auto& other : others) {
        all_.push_back(other);
        error_count_ += other.severity == Severity::Error ? 1 : 0;
    }
}

std::string to_string(const Diagnostic& diagnostic) {
    std::string out = diagnostic.file;
    if (diagnostic.line > 0) {
        out += ':';
        out += std::to_string(diagnostic.line);
    }
    if (!out.empty()) {
        out += ": ";
    }
    out += label(diagnostic.severity);
    out += ": ";
    out += diagnostic.text;
    return out;
}

} // namespace marsad::base
