#pragma once

#include <string>
#include <utility>

namespace marsad::base {

/// What kind of failure; the command line turns it into an exit code.
enum class ErrorCode {
    Usage,        ///< wrong option or option value (exit 2)
    NotFound,     ///< a file or entry that is not there
    Unreadable,   ///< a file that cannot be read
    Unwritable,   ///< output that cannot be written (permission, full disk)
    BadFormat,    ///< content that does not keep its format
    WrongVersion, ///< a data file of another format version
    Unsupported,  ///< a facility this machine lacks (GL, fonts)
};

/// A failure that was to be expected: what failed, why, and what the user can do; the path stands last.
struct Error {
    ErrorCode code;
    std::string message;
};

} // namespace marsad::base
