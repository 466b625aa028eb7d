#include "io/json_error.h"

#include "base/utf8.h"

#include <fmt/format.h>

namespace marsad::io {

namespace {

constexpr int kMaxDepth = 1000;

/// A recursive descent over RFC 8259 that remembers the first failure.
class JsonScanner {
  public:
    explicit JsonScanner(std::string_view text) : text_(text) {}

    std::optional<JsonError> scan() {
        skip_space();
        if (value(0)) {
            skip_space();
            if (at_ < text_.size()) {
                fail("something follows the end of the JSON value");
            }
        }
        return error_;
    }

  private:
    bool fail(std::string reason) {
        if (!error_) {
            error_ = JsonError{at_, std::move(reason)};
        }
        return false;
    }
    [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    void skip_space() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n' || text_[at_] == '\r')) {
            ++at_;
        }
    }

    bool value(int depth) {
        if (depth > kMaxDepth) {
            return fail("nested too deeply");
        }
        switch (peek()) {
        case '{': return object(depth);
        case '[': return array(depth);
        case '"': return string();
        case 't': return word("true");
        case 'f': return word("false");
        case 'n': return word("null");
        default: return number();
        }
    }

    bool object(int depth) {
        ++at_;
        skip_space();
        if (peek() == '}') {
            ++at_;
            return true;
        }
        for (;;) {
            skip_space();
            if (peek() != '"') {
                return fail("a member name in quotes is missing");
            }
            if (!string()) {
                return false;
            }
            skip_space();
            if (peek() != ':') {
                return fail("a colon is missing");
            }
            ++at_;
            skip_space();
            if (!value(depth + 1)) {
                return false;
            }
            skip_space();
            if (peek() == '}') {
                ++at_;
                return true;
            }
            if (peek() != ',') {
                return fail("a comma or } is missing");
            }
            ++at_;
        }
    }

    bool array(int depth) {
        ++at_;
        skip_space();
        if (peek() == ']') {
            ++at_;
            return true;
        }
        for (;;) {
            skip_space();
            if (!value(depth + 1)) {
                return false;
            }
            skip_space();
            if (peek() == ']') {
                ++at_;
                return true;
            }
            if (peek() != ',') {
                return fail("a comma or ] is missing");
            }
            ++at_;
        }
    }

    bool escape() {
        ++at_;
        const char c = peek();
        if (c == 'u') {
            for (int i = 0; i < 4; ++i) {
                ++at_;
                const char digit = peek();
                if (!((digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f') || (digit >= 'A' && digit <= 'F'))) {
                    return fail("\\u wants four hexadecimal digits");
                }
            }
        } else if (c == '\0' || std::string_view("\"\\/bfnrt").find(c) == std::string_view::npos) {
            return fail("unknown escape in a string");
        }
        ++at_;
        return true;
    }

    bool string() {
        const std::size_t opened_at = at_;
        ++at_;
        while (at_ < text_.size()) {
            const auto byte = static_cast<unsigned char>(text_[at_]);
            if (byte == '"') {
                ++at_;
                return true;
            }
            if (byte == '\\') {
                if (!escape()) {
                    return false;
                }
            } else if (byte < 0x20) {
                return fail("a control character in a string must be escaped");
            } else {
                const auto decoded = base::decode_utf8(text_, at_);
                if (!decoded.valid) {
                    return fail("invalid UTF-8");
                }
                at_ += decoded.length;
            }
        }
        at_ = opened_at;
        return fail("a string is not closed");
    }

    bool word(std::string_view expected) {
        if (text_.substr(at_, expected.size()) != expected) {
            return fail("a value is missing or misspelt");
        }
        at_ += expected.size();
        return true;
    }

    bool digits() {
        const std::size_t from = at_;
        while (peek() >= '0' && peek() <= '9') {
            ++at_;
        }
        return at_ > from;
    }

    bool number() {
        if (peek() == '-') {
            ++at_;
        }
        const bool leading_zero = peek() == '0';
        const std::size_t from = at_;
        if (!digits()) {
            return fail(at_ < text_.size() ? "a value is missing or misspelt" : "the text ends early");
        }
        if (leading_zero && at_ - from > 1) {
            return fail("a number must not begin with 0");
        }
        if (peek() == '.') {
            ++at_;
            if (!digits()) {
                return fail("digits are missing after the decimal point");
            }
        }
        if (peek() == 'e' || peek() == 'E') {
            ++at_;
            if (peek() == '+' || peek() == '-') {
                ++at_;
            }
            if (!digits()) {
                return fail("digits are missing in the exponent");
            }
        }
        return true;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::optional<JsonError> error_;
};

} // namespace

std::optional<JsonError> find_json_error(std::string_view text) { return JsonScanner(text).scan(); }

std::string describe_json_error(std::string_view line, std::string_view otherwise) {
    const auto error = find_json_error(line);
    return error ? fmt::format("column {}: {}", error->offset + 1, error->reason) : std::string(otherwise);
}

} // namespace marsad::io
