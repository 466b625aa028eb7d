#include "extract/date_head.h"

#include <cstdint>

namespace marsad::extract {

bool in_dateline(const Analysis& analysis, TokenRange date) {
    constexpr std::uint32_t kHeadTokens = 10;
    const auto& tokens = analysis.document.tokens;
    if (date.last > kHeadTokens || tokens[date.first].sentence != 0) {
        return false;
    }
    bool bracket = false; // "March 12 (Reuters) -"
    for (auto at = date.last; at < tokens.size() && at < date.last + kHeadTokens; ++at) {
        const auto& token = tokens[at];
        if (token.kind != text::TokenKind::Punct) {
            if (!bracket) {
                return false;
            }
            continue;
        }
        if (token.norm == "-" || token.norm == ":" || token.norm == "|") {
            return true;
        }
        if (token.norm == ")" && !bracket) {
            return true;
        }
        bracket = token.norm == "(";
        if (!bracket && token.norm != ")") {
            return false;
        }
    }
    return false;
}

} // namespace marsad::extract
