#include "io/line_reader.h"

#include "base/file.h"
#include "io/encoding.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace marsad::io {

namespace {
constexpr std::size_t kBlockBytes = 1 << 16;
}

struct LineReader::State {
    int descriptor = -1;
    bool owns_descriptor = false;
    bool at_end = false;
    bool began = false;
    bool utf16 = false;
    std::size_t utf16_invalid_count = 0;
    std::string buffer;
    std::size_t position = 0; ///< of the first byte in `buffer` not yet given
    std::size_t line = 0;

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        if (owns_descriptor) {
            ::close(descriptor);
        }
    }

    /// Appends one block; sets at_end at the end.
    base::Result<void> fill() {
        if (at_end) {
            return {};
        }
        if (position > kBlockBytes) {
            buffer.erase(0, position);
            position = 0;
        }
        const std::size_t had = buffer.size();
        buffer.resize(had + kBlockBytes);
        for (;;) {
            const ssize_t got = ::read(descriptor, buffer.data() + had, kBlockBytes);
            if (got < 0 && errno == EINTR) {
                continue;
            }
            buffer.resize(had + (got > 0 ? static_cast<std::size_t>(got) : 0));
            at_end = got <= 0;
            if (got < 0) {
                return base::failure(base::ErrorCode::Unreadable, base::read_failure(errno));
            }
            return {};
        }
    }

    /// Whether a whole line is there that begins a record: enough to tell JSON Lines by, and its writer may wait for the answer.
    [[nodiscard]] bool holds_json_line() const {
        const std::size_t first = buffer.find_first_not_of(" \t\r\n");
        return first != std::string::npos && buffer[first] == '{' && buffer.find('\n', first) != std::string::npos;
    }

    /// Once: drops a byte-order mark, decodes UTF-16.
    base::Result<void> begin() {
        if (began) {
            return {};
        }
        began = true;
        while (!at_end && buffer.size() < kSniffBytes && !holds_json_line()) {
            if (auto filled = fill(); !filled) {
                return filled;
            }
        }
        if (starts_as_utf16(buffer) && !looks_binary(buffer)) {
            while (!at_end) {
                if (auto filled = fill(); !filled) {
                    return filled;
                }
            }
            auto decoded = decode_text(std::move(buffer));
            buffer = std::move(decoded.text);
            utf16_invalid_count = decoded.invalid_count;
            utf16 = true;
        } else if (buffer.starts_with("\xEF\xBB\xBF")) {
            position = 3;
        }
        return {};
    }
};

LineReader::LineReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
LineReader::LineReader(LineReader&&) noexcept = default;
LineReader& LineReader::operator=(LineReader&&) noexcept = default;
LineReader::~LineReader() = default;

base::Result<LineReader> LineReader::open(const std::filesystem::path& path) {
    auto state = std::make_unique<State>();
    state->descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (state->descriptor < 0) {
        const auto code = errno == ENOENT ? base::ErrorCode::NotFound : base::ErrorCode::Unreadable;
        return base::failure(code, base::open_failure(errno));
    }
    state->owns_descriptor = true;
    return LineReader(std::move(state));
}

base::Result<LineReader> LineReader::standard_input() {
    auto state = std::make_unique<State>();
    state->descriptor = STDIN_FILENO;
    return LineReader(std::move(state));
}

LineReader LineReader::from_memory(std::string bytes) {
    auto state = std::make_unique<State>();
    state->buffer = std::move(bytes);
    state->at_end = true;
    return LineReader(std::move(state));
}

base::Result<std::string_view> LineReader::sniff() {
    if (auto begun = state_->begin(); !begun) {
        return base::failure(begun.error());
    }
    return std::string_view(state_->buffer).substr(state_->position, kSniffBytes);
}

base::Result<std::string_view> LineReader::peek_line() {
    if (auto begun = state_->begin(); !begun) {
        return base::failure(begun.error());
    }
    State& state = *state_;
    std::size_t blank = 0;    // bytes ahead known to be blank
    std::size_t searched = 0; // bytes ahead known to hold no end of the line
    for (;;) {
        const std::string_view ahead = std::string_view(state.buffer).substr(state.position);
        const std::size_t first = ahead.find_first_not_of(" \t\r\n", blank);
        blank = std::min(first, ahead.size());
        const std::size_t end = first == std::string_view::npos ? first : ahead.find('\n', std::max(first, searched));
        if (end != std::string_view::npos || (state.at_end && first != std::string_view::npos)) {
            return without_carriage_return(ahead.substr(first, end == std::string_view::npos ? end : end - first));
        }
        if (state.at_end) {
            return std::string_view();
        }
        searched = ahead.size();
        if (auto filled = state.fill(); !filled) {
            return base::failure(filled.error());
        }
    }
}

base::Result<bool> LineReader::next(std::string& line) {
    if (auto begun = state_->begin(); !begun) {
        return base::failure(begun.error());
    }
    State& state = *state_;
    std::size_t searched = 0; // bytes after `position` known to hold no LF: keeps long lines linear
    for (;;) {
        const std::size_t end = state.buffer.find('\n', state.position + searched);
        if (end != std::string::npos) {
            line.assign(state.buffer, state.position, end - state.position);
            state.position = end + 1;
            ++state.line;
            return true;
        }
        searched = state.buffer.size() - state.position;
        if (state.at_end) {
            break;
        }
        if (auto filled = state.fill(); !filled) {
            return base::failure(filled.error());
        }
    }
    if (state.position >= state.buffer.size()) {
        return false;
    }
    line.assign(state.buffer, state.position);
    state.position = state.buffer.size();
    ++state.line;
    return true;
}

base::Result<std::string> LineReader::rest() {
    if (auto begun = state_->begin(); !begun) {
        return base::failure(begun.error());
    }
    while (!state_->at_end) {
        if (auto filled = state_->fill(); !filled) {
            return base::failure(filled.error());
        }
    }
    std::string out = std::move(state_->buffer);
    out.erase(0, state_->position);
    state_->buffer.clear();
    state_->position = 0;
    return out;
}

std::size_t LineReader::line_number() const { return state_->line; }
bool LineReader::from_utf16() const { return state_->utf16; }
std::size_t LineReader::utf16_invalid_count() const { return state_->utf16_invalid_count; }

std::string_view without_carriage_return(std::string_view line) {
    if (line.ends_with('\r')) {
        line.remove_suffix(1);
    }
    return line;
}

} // namespace marsad::io
