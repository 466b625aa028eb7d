#include "io/output.h"

#include "base/file.h"

#include <cerrno>
#include <optional>
#include <unistd.h>

#include <fmt/format.h>

namespace marsad::io {

namespace {
constexpr std::size_t kBufferBytes = 1 << 16;

} // namespace

struct Output::State {
    std::optional<base::AtomicFile> file; ///< nothing = standard output
    std::string buffer;
    bool closed_pipe = false;

    base::Result<void> write_standard_output() {
        std::string_view rest = buffer;
        while (!rest.empty() && !closed_pipe) {
            const ssize_t written = ::write(STDOUT_FILENO, rest.data(), rest.size());
            if (written >= 0) {
                rest.remove_prefix(static_cast<std::size_t>(written));
            } else if (errno == EPIPE) {
                closed_pipe = true;
            } else if (errno != EINTR) {
                const int reason = errno;
                buffer.clear();
                return base::failure(base::ErrorCode::Unwritable, fmt::format("{}: standard output", base::write_failure(reason)));
            }
        }
        buffer.clear();
        return {};
    }
};

Output::Output(std::unique_ptr<State> state) : state_(std::move(state)) {}
Output::Output(Output&&) noexcept = default;
Output& Output::operator=(Output&&) noexcept = default;
Output::~Output() = default;

/// As a file these names would be replaced where the shell has led them into one.
bool Output::is_standard(std::string_view target) {
    return target.empty() || target == "-" || target == "/dev/stdout" || target == "/dev/fd/1" || target == "/proc/self/fd/1";
}

base::Result<Output> Output::open(const std::string& target) {
    auto state = std::make_unique<State>();
    if (!is_standard(target)) {
        auto file = base::AtomicFile::create(target);
        if (!file) {
            return base::failure(file.error());
        }
        state->file.emplace(std::move(*file));
    }
    state->buffer.reserve(kBufferBytes * 2);
    return Output(std::move(state));
}

base::Result<void> Output::write(std::string_view bytes) {
    state_->buffer.append(bytes);
    return state_->buffer.size() < kBufferBytes ? base::Result<void>{} : flush();
}

base::Result<void> Output::flush() {
    if (!state_->file) {
        return state_->write_standard_output();
    }
    auto written = state_->file->write(state_->buffer);
    state_->buffer.clear();
    return written;
}

base::Result<void> Output::commit() {
    if (auto flushed = flush(); !flushed) {
        return flushed;
    }
    return state_->file ? state_->file->commit() : base::Result<void>{};
}

bool Output::closed_pipe() const { return state_->closed_pipe || (state_->file && state_->file->closed_pipe()); }

} // namespace marsad::io
