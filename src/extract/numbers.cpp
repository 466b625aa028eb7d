#include "extract/numbers.h"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace marsad::extract {

namespace {

using lexicon::Hit;
using text::Token;
using text::TokenKind;

constexpr std::int64_t kLargest = 1'000'000'000'000;
constexpr std::uint32_t kPostBoundWords = 4;

std::optional<std::int64_t> parse_integer(std::string_view digits) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size() || value > kLargest) {
        return std::nullopt;
    }
    return value;
}

/// "14", "10,000", "1.200.000"; nothing for times, dates and decimals.
std::optional<std::int64_t> plain_number(std::string_view norm) {
    const std::size_t separator = norm.find_first_of(".,");
    if (separator == std::string_view::npos) {
        return parse_integer(norm);
    }
    const char sign = norm[separator];
    std::string digits(norm.substr(0, separator));
    if (digits.empty() || digits.size() > 3) {
        return std::nullopt;
    }
    for (std::size_t at = separator; at < norm.size(); at += 4) {
        if (norm[at] != sign || norm.size() < at + 4) {
            return std::nullopt;
        }
        digits += norm.substr(at + 1, 3);
    }
    return parse_integer(digits);
}

/// "1.2" or "34,5": thousandths of it, for what a scale word follows.
std::optional<std::int64_t> decimal_thousandths(std::string_view norm) {
    const std::size_t separator = norm.find_first_of(".,");
    if (separator == std::string_view::npos || norm.size() - separator > 4 || norm.size() == separator + 1) {
        return std::nullopt;
    }
    std::string digits = std::string(norm.substr(0, separator)) + std::string(norm.substr(separator + 1));
    digits.append(4 - (norm.size() - separator), '0');
    return parse_integer(digits);
}

struct Core {
    std::uint32_t first = 0; ///< clitic token and article included
    std::uint32_t last = 0;
    std::int64_t value = 0;
    std::optional<std::int64_t> high; ///< of a range written as one token
    lexicon::Affix prefix;
    bool ordinal = false;
    bool vague = false;
};

class NumberFinder {
  public:
    explicit NumberFinder(const Analysis& analysis) : analysis_(analysis), tokens_(analysis.document.tokens), hit_from_(tokens_.size() + 1, 0) {
        std::uint32_t hit = 0;
        for (std::uint32_t token = 0; token <= tokens_.size(); ++token) {
            while (hit < analysis.hits.size() && analysis.hits[hit].first < token) {
                ++hit;
            }
            hit_from_[token] = hit;
        }
        bound_ending_.assign(tokens_.size() + 1, nullptr);
        for (const auto& bound : analysis.hits) {
            if (bound.is("bound") && !bound.entry->has("post") && (bound_ending_[bound.last] == nullptr || bound_ending_[bound.last]->length() < bound.length())) {
                bound_ending_[bound.last] = &bound;
            }
        }
    }

    std::vector<NumberMention> run() {
        std::vector<NumberMention> out;
        for (std::uint32_t token = 0; token < tokens_.size();) {
            const auto core = core_at(token);
            if (!core) {
                ++token;
                continue;
            }
            NumberMention mention = mention_of(*core);
            token = std::max(token + 1, mention.core.last);
            out.push_back(mention);
        }
        return out;
    }

  private:
    /// The longest hit of a class at a token, or null.
    [[nodiscard]] const Hit* hit_at(std::uint32_t token, std::string_view cls) const {
        if (token >= tokens_.size()) {
            return nullptr;
        }
        for (std::uint32_t i = hit_from_[token]; i < hit_from_[token + 1]; ++i) {
            if (analysis_.hits[i].is(cls)) {
                return &analysis_.hits[i];
            }
        }
        return nullptr;
    }

    [[nodiscard]] bool same_sentence(std::uint32_t a, std::uint32_t b) const { return b < tokens_.size() && tokens_[a].sentence == tokens_[b].sentence; }

    [[nodiscard]] bool is_punct(std::uint32_t token, std::string_view sign) const {
        return token < tokens_.size() && tokens_[token].kind == TokenKind::Punct && tokens_[token].norm == sign;
    }

    /// A lone clitic before digits ("و 400", "لـ46"): Arabic letters that stand for themselves.
    [[nodiscard]] std::optional<lexicon::Affix> clitic_at(std::uint32_t token) const {
        return tokens_[token].kind == TokenKind::Word ? analysis_.pack.lexicon->morphology().detached_prefix(tokens_[token].norm) : std::nullopt;
    }

    struct Part {
        std::uint32_t last = 0;
        std::int64_t value = 0;
        std::int64_t thousandths = -1; ///< of a decimal before a scale word
        std::optional<std::int64_t> high;
        bool scale = false;
        std::int64_t step = 0; ///< what follows must be smaller than this (100 after ثلاثمئة); 0: nothing follows
        lexicon::Affix prefix;
        bool digits = false;
    };

    [[nodiscard]] std::optional<Part> digits_at(std::uint32_t token) const {
        Part part;
        part.last = token + 1;
        part.digits = true;
        const std::string_view norm = tokens_[token].norm;
        if (const auto value = plain_number(norm)) {
            part.value = *value;
            return part;
        }
        if (const std::size_t dash = norm.find('-'); dash != std::string_view::npos) {
            const auto low = plain_number(norm.substr(0, dash));
            const auto high = plain_number(norm.substr(dash + 1));
            if (!low || !high || *low >= *high) {
                return std::nullopt;
            }
            part.value = *low;
            part.high = high;
            return part;
        }
        const auto thousandths = decimal_thousandths(norm);
        const Hit* scale = hit_at(token + 1, "number");
        if (thousandths && scale != nullptr && scale->entry->has("scale")) {
            part.thousandths = *thousandths;
            return part;
        }
        return std::nullopt;
    }

    [[nodiscard]] bool after_number(std::uint32_t token) const {
        return token > 0 && same_sentence(token, token - 1) && (tokens_[token - 1].kind == TokenKind::Number || hit_at(token - 1, "number") != nullptr || ends_number(token));
    }

    [[nodiscard]] bool ends_number(std::uint32_t token) const {
        const Hit* hit = token > 1 ? hit_at(token - 2, "number") : nullptr;
        return hit != nullptr && hit->last == token;
    }

    [[nodiscard]] bool has_tanween(std::uint32_t token) const {
        const auto& body = analysis_.document.body;
        const auto span = tokens_[token].span;
        return std::find(body.begin() + span.begin, body.begin() + span.end, U'\u064B') != body.begin() + span.end;
    }

    [[nodiscard]] std::optional<Part> part_at(std::uint32_t token) const {
        if (token >= tokens_.size()) {
            return std::nullopt;
        }
        if (tokens_[token].kind == TokenKind::Number) {
            return digits_at(token);
        }
        const Hit* hit = hit_at(token, "number");
        if (hit == nullptr) {
            return std::nullopt;
        }
        const auto value = parse_integer(hit->entry->value);
        if (!value) {
            return std::nullopt;
        }
        Part part;
        part.last = hit->last;
        part.value = *value;
        part.scale = hit->entry->has("scale");
        // "ألفا قتيل" is two thousand; after a number ("38 ألفا") the same letters are one.
        if (const auto alone = hit->entry->attr("alone"); alone && !after_number(token) && hit->last < tokens_.size() && tokens_[hit->last].kind == TokenKind::Word && !has_tanween(token)) {
            part.value = parse_integer(*alone).value_or(*value);
        }
        part.prefix = hit->prefix;
        if (hit->entry->has("hundreds")) {
            part.step = 100;
        } else if (hit->entry->has("thousands")) {
            part.step = 1000;
        } else if (hit->entry->has("millions")) {
            part.step = 1'000'000;
        }
        return part;
    }

    /// "hundred and" or a clitic و: where the next smaller part begins, with whether it is tied by "and".
    [[nodiscard]] std::uint32_t after_and(std::uint32_t token, bool& tied) const {
        tied = false;
        if (token + 1 >= tokens_.size()) {
            return token;
        }
        const auto clitic = clitic_at(token);
        tied = hit_at(token, "number_and") != nullptr || (clitic && clitic->only({lexicon::Feature::And}));
        return tied ? token + 1 : token;
    }

    /// One number in digits and words, scales applied: "38 ألفا و400", "two hundred and fifty-three".
    [[nodiscard]] std::optional<Core> number_at(std::uint32_t token) const {
        auto part = part_at(token);
        if (!part) {
            return std::nullopt;
        }
        Core core;
        core.first = token;
        core.prefix = part->prefix;
        core.high = part->high;
        std::int64_t total = 0;
        std::int64_t current = part->value;
        std::int64_t step = part->scale ? part->value : part->step;
        std::uint32_t last = part->last;
        std::int64_t thousandths = part->thousandths;
        while (last < tokens_.size() && !core.high && same_sentence(token, last)) {
            bool tied = false;
            const std::uint32_t next = after_and(last, tied);
            const auto more = part_at(next);
            if (!more || more->high || current > kLargest / 1000) {
                break;
            }
            const bool wa = tied || more->prefix.has(lexicon::Feature::And);
            if (more->scale && !wa && more->prefix.empty() && (thousandths >= 0 || more->value > current || step == 0 || step < more->value)) {
                current = thousandths >= 0 ? thousandths * more->value / 1000 : (current == 0 ? 1 : current) * more->value;
                thousandths = -1;
                step = more->value;
            } else if (step >= 100 && more->value > 0 && more->value < step && (wa || (more->prefix.empty() && !more->digits && tokens_[next].script == text::Script::Latin)) &&
                       !(more->digits && step < 1000) && !(step == 12)) {
                total += current;
                current = more->value;
                step = more->scale ? more->value : more->step;
            } else {
                break;
            }
            last = more->last;
        }
        if (thousandths >= 0) {
            return std::nullopt;
        }
        core.last = last;
        core.value = total + current;
        return core;
    }

    /// "many" of "as many as".
    [[nodiscard]] bool inside_bound(std::uint32_t token) const {
        for (std::uint32_t back = 1; back <= 2 && back <= token; ++back) {
            const Hit* bound = hit_at(token - back, "bound");
            if (bound != nullptr && bound->last > token) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] std::optional<Core> core_at(std::uint32_t token) const {
        Core core;
        if (const Hit* vague = hit_at(token, "vague"); vague != nullptr && !inside_bound(token)) {
            core.first = token;
            core.last = vague->last;
            core.value = parse_integer(vague->entry->value).value_or(1);
            core.prefix = vague->prefix;
            core.vague = true;
            return core;
        }
        const Hit* ordinal = hit_at(token, "ordinal");
        if (const auto number = number_at(token); number && (ordinal == nullptr || ordinal->last < number->last)) {
            core = *number;
        } else if (ordinal != nullptr) {
            core.first = token;
            core.last = ordinal->last;
            core.value = parse_integer(ordinal->entry->value).value_or(0);
            core.prefix = ordinal->prefix;
            core.ordinal = true;
            return core;
        } else {
            return std::nullopt;
        }
        if (token == 0 || !same_sentence(token, token - 1)) {
            return core;
        }
        const auto clitic = tokens_[token].kind == TokenKind::Number ? clitic_at(token - 1) : std::nullopt;
        if (clitic) {
            core.first = token - 1;
            core.prefix = *clitic;
        } else if (hit_at(token - 1, "number_article") != nullptr) {
            core.first = token - 1;
        }
        return core;
    }

    /// Figures that count nothing by themselves: ranks, codes, money, shares, and parts of a compound adjective.
    [[nodiscard]] bool is_code(const Core& core) const {
        const Token& head = tokens_[core.last - 1];
        const bool money = core.first > 0 && (is_punct(core.first - 1, "$") || is_punct(core.first - 1, "€") || is_punct(core.first - 1, "£"));
        if (money || (tokens_[core.first].joined_before && tokens_[core.first].kind == TokenKind::Number)) {
            return true;
        }
        if (core.last >= tokens_.size()) {
            return false;
        }
        const Token& next = tokens_[core.last];
        if (next.kind == TokenKind::Punct) {
            return next.norm == "%" || next.norm == "$" || next.norm == "°";
        }
        const bool glued = next.span.begin == head.span.end && next.script == text::Script::Latin;
        return glued || (next.joined_before && next.script == text::Script::Latin);
    }

    [[nodiscard]] bool is_rank(const Core& core) const {
        if (core.last >= tokens_.size() || tokens_[core.last - 1].kind != TokenKind::Number || tokens_[core.last].span.begin != tokens_[core.last - 1].span.end) {
            return false;
        }
        return hit_at(core.last, "ordinal_suffix") != nullptr;
    }

    /// The second number of "X to Y", "X or Y", "between X and Y".
    [[nodiscard]] std::optional<Core> second_of_range(const Core& core, bool between) const {
        if (core.high || core.last >= tokens_.size() || !same_sentence(core.first, core.last)) {
            return std::nullopt;
        }
        std::uint32_t next = core.last;
        if (between) {
            bool tied = false;
            next = after_and(next, tied);
            auto number = number_at(next);
            if (number && (tied || number->prefix.has(lexicon::Feature::And)) && number->value > core.value) {
                return number;
            }
            return std::nullopt;
        }
        const Hit* link = hit_at(next, "range");
        if (link == nullptr || (link->entry->value != "to" && link->entry->value != "or")) {
            return std::nullopt;
        }
        auto number = number_at(link->last);
        if (!number && link->last + 1 < tokens_.size() && clitic_at(link->last)) {
            number = number_at(link->last + 1);
        }
        const bool near = number && number->value > core.value && (link->entry->value == "to" || number->value <= core.value + 10);
        return near ? number : std::nullopt;
    }

    void apply_bound(NumberMention& mention, std::string_view bound) const {
        const auto number = mention.count.low;
        if (bound == "at_least" || bound == "over") {
            mention.count.high.reset();
        } else if (bound == "about") {
            mention.count.low.reset();
            mention.count.high.reset();
        } else if (bound == "at_most") {
            mention.count.low.reset();
            mention.count.high = mention.count.value;
        }
        if (mention.vague) {
            mention.count.low = number;
        }
    }

    void read_bounds(NumberMention& mention, bool range) const {
        for (int step = 0; step < 2; ++step) {
            const Hit* bound = bound_ending_[mention.tokens.first];
            if (bound == nullptr || !same_sentence(mention.tokens.first, bound->first)) {
                break;
            }
            if (!range) {
                apply_bound(mention, bound->entry->value);
            }
            mention.additional = mention.additional || bound->entry->has("additional");
            mention.tokens.first = bound->first;
            if (!bound->prefix.empty()) {
                mention.prefix = bound->prefix;
            }
        }
        if (range || mention.ordinal) {
            return;
        }
        for (std::uint32_t token = mention.core.last; token < mention.core.last + kPostBoundWords && same_sentence(mention.core.first, token); ++token) {
            if (tokens_[token].kind != TokenKind::Word || (token > mention.core.last && (hit_at(token, "number_and") != nullptr || part_at(token)))) {
                return;
            }
            for (std::uint32_t i = hit_from_[token]; i < hit_from_[token + 1]; ++i) {
                const Hit& hit = analysis_.hits[i];
                if (hit.is("bound") && hit.entry->has("post") && !part_at(hit.last)) {
                    apply_bound(mention, hit.entry->value);
                    return;
                }
            }
        }
    }

    [[nodiscard]] NumberMention mention_of(const Core& core) const {
        NumberMention mention;
        mention.tokens = {core.first, core.last};
        mention.core = {core.first, core.last};
        mention.prefix = core.prefix;
        mention.ordinal = core.ordinal || is_rank(core);
        mention.vague = core.vague;
        mention.countable = !mention.ordinal && !is_code(core);
        if (core.vague) {
            mention.count.low = core.value;
        } else {
            mention.count = {core.value, core.value, core.high ? core.high : std::optional(core.value)};
        }
        bool range = core.high.has_value();
        if (!core.vague && !core.ordinal) {
            const Hit* opener = core.first > 0 ? range_opener(core.first) : nullptr;
            const bool between = opener != nullptr && opener->entry->value == "between";
            if (const auto second = second_of_range(core, between)) {
                range = true;
                mention.count.high = second->value;
                mention.core.last = mention.tokens.last = second->last;
                mention.countable = !is_code(*second);
                if (opener != nullptr) {
                    mention.from_to = opener->entry->value == "from";
                    mention.tokens.first = opener->first;
                    mention.prefix = opener->prefix;
                }
            }
        }
        read_bounds(mention, range);
        if (!range && !core.vague && mention.tokens.first + 1 == mention.core.first + 1 && is_punct(core.last, "/") && core.first > 0 && is_punct(core.first - 1, "/")) {
            mention.tokens = {core.first - 1, core.last + 1}; // "/3/"
        }
        return mention;
    }

    /// "between" or "from" right before a number.
    [[nodiscard]] const Hit* range_opener(std::uint32_t token) const {
        for (std::uint32_t back = 1; back <= 2 && back <= token; ++back) {
            const Hit* hit = hit_at(token - back, "range");
            if (hit != nullptr && hit->last == token && same_sentence(token, token - back) && (hit->entry->value == "between" || hit->entry->value == "from")) {
                return hit;
            }
        }
        return nullptr;
    }

    const Analysis& analysis_;
    const std::vector<Token>& tokens_;
    std::vector<std::uint32_t> hit_from_;
    std::vector<const Hit*> bound_ending_;
};

} // namespace

std::vector<NumberMention> find_numbers(const Analysis& analysis) { return NumberFinder(analysis).run(); }

} // namespace marsad::extract
