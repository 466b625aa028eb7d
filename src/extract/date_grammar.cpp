#include "extract/date_grammar.h"

#include "extract/date_pieces.h"
#include "extract/date_words.h"

#include <optional>

namespace marsad::extract {

namespace {

constexpr std::uint32_t kMaxGap = 5;
constexpr std::uint32_t kFutureWindow = 3;

/// What stands between two pieces.
struct Gap {
    std::uint32_t next = 0;
    bool loose = false; ///< a comma, dash or bracket
    bool bracket = false;
    bool into = false; ///< "into Monday", على الأحد
};

class DateGrammar {
  public:
    explicit DateGrammar(const Analysis& analysis) : analysis_(analysis), words_(analysis) {}

    std::vector<ParsedDate> run() {
        std::vector<ParsedDate> out;
        for (const auto& sentence : analysis_.document.sentences) {
            for (std::uint32_t at = sentence.first; at < sentence.last;) {
                const auto parsed = mention(at, sentence);
                if (parsed && keep(*parsed, sentence)) {
                    out.push_back(*parsed);
                }
                at = parsed ? parsed->tokens.last : at + 1;
            }
        }
        return out;
    }

  private:
    /// "overnight between Sunday and Monday", "between Sunday night and the early hours of Monday": the day behind "and" is the one after.
    [[nodiscard]] bool ends_night(std::uint32_t at, const DateSpec& spec) const {
        if (spec.weekday == 0 || !(spec.overnight || spec.part == model::TimeOfDay::Night)) {
            return false;
        }
        for (std::uint32_t round = 0; round < kMaxGap; ++round) {
            if (const TimeHit* day = words_.at(at, TimeClass::Weekday)) {
                return day->value == spec.weekday % 7 + 1;
            }
            const TimeHit* part = words_.at(at, TimeClass::DayPart);
            const TimeHit* passed = part != nullptr ? part : words_.at(at, TimeClass::Link);
            if (passed == nullptr) {
                return false;
            }
            at = passed->tokens.last;
        }
        return false;
    }

    [[nodiscard]] Gap gap(std::uint32_t at, std::uint32_t limit, const DateSpec& spec) const {
        Gap out{at};
        for (std::uint32_t round = 0; round < kMaxGap && out.next < limit; ++round) {
            if (words_.is_punct(out.next, ",") || words_.is_punct(out.next, "-")) {
                out.loose = true;
                ++out.next;
            } else if (words_.is_punct(out.next, "/")) {
                ++out.next;
            } else if (words_.is_punct(out.next, "(") && !out.bracket) {
                out.bracket = true;
                out.loose = true;
                ++out.next;
            } else if (const TimeHit* link = words_.at(out.next, TimeClass::Link)) {
                if (link->text() == "range" && !link->has("into") && !ends_night(link->tokens.last, spec)) {
                    break; // "overnight and on Thursday" are two
                }
                out.into = out.into || link->has("into") || (link->text() == "range" && !spec.overnight); // the night ends there
                out.next = link->tokens.last;
            } else if (const TimeHit* approx = words_.at(out.next, TimeClass::Approx)) {
                out.next = approx->tokens.last;
            } else {
                break;
            }
        }
        return out;
    }

    /// Pieces from a token on, as many as go together; nothing where none stands there.
    [[nodiscard]] std::optional<std::uint32_t> sequence(std::uint32_t at, std::uint32_t limit, DateSpec& spec) const {
        const DatePieces pieces(words_, limit);
        auto first = pieces.any(at, spec, false);
        if (!first) {
            return std::nullopt;
        }
        std::uint32_t end = *first;
        while (!spec.names_event && !spec.adjective && spec.direction != DateDirection::Span && spec.direction != DateDirection::Since) {
            const Gap between = gap(end, limit, spec);
            std::optional<std::uint32_t> next;
            if (between.bracket) {
                next = bracketed(between.next, limit, spec);
            } else {
                DateSpec trial = spec;
                trial.into = trial.into || between.into;
                next = pieces.any(between.next, trial, between.loose);
                if (next) {
                    spec = trial;
                }
            }
            if (!next) {
                break;
            }
            end = *next;
        }
        return end;
    }

    /// "(2200 GMT on Sunday)" beside a local time changes nothing; other dates in brackets go on with the mention.
    [[nodiscard]] std::optional<std::uint32_t> bracketed(std::uint32_t at, std::uint32_t limit, DateSpec& spec) const {
        DateSpec inner;
        const auto end = sequence(at, limit, inner);
        if (!end || !words_.is_punct(*end, ")")) {
            return std::nullopt;
        }
        if (inner.clock.utc) {
            if (!spec.clock.told()) {
                const auto part = spec.part;
                if (inner.has_day()) {
                    spec = inner;
                }
                spec.clock = inner.clock;
                spec.part = part;
            }
            return *end + 1;
        }
        if (inner.clock.told() && spec.clock.utc && !inner.has_day()) {
            spec.clock = inner.clock; // the local time is the one that counts
            return *end + 1;
        }
        const DatePieces pieces(words_, limit);
        DateSpec trial = spec;
        std::uint32_t inside = at;
        while (inside < *end) {
            const auto next = pieces.any(gap(inside, limit, trial).next, trial, true);
            if (!next) {
                return std::nullopt;
            }
            inside = *next;
        }
        spec = trial;
        return *end + 1;
    }

    [[nodiscard]] std::optional<ParsedDate> mention(std::uint32_t at, const text::Sentence& sentence) const {
        if (stamp(at, sentence)) {
            return std::nullopt;
        }
        ParsedDate parsed;
        parsed.tokens.first = at;
        const auto end = sequence(at, sentence.last, parsed.spec);
        if (!end) {
            return std::nullopt;
        }
        parsed.tokens.last = *end;
        parsed.spec.initial = initial(at, sentence);
        parsed.spec.after_and = words_.before(at, TimeClass::Link, "range") != nullptr;
        mark_period(parsed, sentence);
        mark_future(parsed, sentence);
        return parsed;
    }

    /// The post time of a live blog: a clock that opens a line.
    [[nodiscard]] bool stamp(std::uint32_t at, const text::Sentence& sentence) const {
        const auto& token = words_.token(at);
        const bool opens = at == sentence.first && (at == 0 || words_.token(at - 1).paragraph != token.paragraph);
        return opens && token.kind == text::TokenKind::Number && token.norm.find(':') != std::string::npos;
    }

    [[nodiscard]] bool initial(std::uint32_t at, const text::Sentence& sentence) const {
        for (std::uint32_t token = sentence.first; token < at; ++token) {
            const bool passed = words_.token(token).kind == text::TokenKind::Punct || words_.at(token, TimeClass::Link) != nullptr ||
                                words_.at(token, TimeClass::Intro) != nullptr || words_.at(token, TimeClass::Approx) != nullptr;
            if (!passed) {
                return false;
            }
        }
        return true;
    }

    /// "since March", منذ السابع من أكتوبر: a span of counting, unless "when" tells what happened then.
    void mark_period(ParsedDate& parsed, const text::Sentence& sentence) const {
        DateSpec& spec = parsed.spec;
        std::uint32_t head = parsed.tokens.first;
        for (int round = 0; round < 2; ++round) {
            const TimeHit* intro = words_.before(head, TimeClass::Intro);
            if (intro != nullptr && intro->has("period") && (spec.has_calendar() || spec.has_day() || spec.unit_mod != DateMod::None)) {
                spec.period = true;
            }
            const TimeHit* link = words_.before(head, TimeClass::Link);
            if (link == nullptr || spec.period) {
                break;
            }
            head = link->tokens.first;
        }
        std::uint32_t next = parsed.tokens.last;
        next += words_.is_punct(next, ",") ? 1 : 0;
        if (next < sentence.last && words_.at(next, TimeClass::Recall) != nullptr) {
            spec.period = spec.direction == DateDirection::Span;
        }
        const bool bare_year = spec.unit == TimeUnit::Year && !spec.has_day() && spec.month == 0 && spec.year == 0;
        const bool running = bare_year && spec.unit_mod == DateMod::This && spec.section != DateSection::Early && spec.section != DateSection::Earlier;
        spec.period = spec.period || running || spec.section == DateSection::FirstHalf || spec.section == DateSection::SecondHalf;
    }

    void mark_future(ParsedDate& parsed, const text::Sentence& sentence) const {
        DateSpec& spec = parsed.spec;
        const auto is_next = [](DateMod mod) { return mod == DateMod::Next; };
        spec.future = spec.future || is_next(spec.unit_mod) || is_next(spec.weekday_mod) || is_next(spec.month_mod) || (spec.section == DateSection::Later && spec.unit_mod == DateMod::This);
        const auto looks_back = [](DateMod mod) { return mod == DateMod::Last || mod == DateMod::Previous || mod == DateMod::Same || mod == DateMod::Past; };
        const bool past = spec.direction != DateDirection::None || spec.day_offset.value_or(0) < 0 || looks_back(spec.unit_mod) || looks_back(spec.weekday_mod) ||
                          looks_back(spec.month_mod) || spec.adjective || !spec.has_date();
        const auto& tokens = analysis_.document.tokens;
        const bool possessive = parsed.tokens.last < sentence.last && tokens[parsed.tokens.last].script == text::Script::Latin &&
                                tokens[parsed.tokens.last].span.begin > tokens[parsed.tokens.last - 1].span.end + 2;
        if (spec.future || past || possessive) {
            return;
        }
        std::uint32_t words = 0;
        for (std::uint32_t back = parsed.tokens.first; back > sentence.first && words <= kFutureWindow; --back) {
            if (tokens[back - 1].kind == text::TokenKind::Punct) {
                return;
            }
            if (const TimeHit* cue = words_.before(back, TimeClass::Future)) {
                spec.future = !cue->has("adjacent") || back == parsed.tokens.first;
                return;
            }
            ++words;
        }
    }

    /// Whether what was read is a date at all, and not a name.
    [[nodiscard]] bool keep(const ParsedDate& parsed, const text::Sentence& sentence) const {
        const DateSpec& spec = parsed.spec;
        if (!spec.has_date()) {
            return spec.has_clock_or_part() && part_stands_alone(parsed);
        }
        const bool other_day = spec.month != 0 || spec.weekday != 0 || spec.day_offset || spec.unit_mod != DateMod::None;
        if (spec.hijri_month != 0 && spec.hijri_year == 0 && spec.hijri_day == 0 && !other_day && !spec.solar) {
            return false; // the names are also names of people
        }
        const bool nameable = spec.direction == DateDirection::None && !spec.anniversary && !spec.day_offset && spec.unit_mod == DateMod::None;
        const bool trapped_before = words_.before(parsed.tokens.first, TimeClass::TrapBefore) != nullptr;
        const bool trapped_after = parsed.tokens.last < sentence.last && words_.at(parsed.tokens.last, TimeClass::TrapAfter) != nullptr && (spec.year == 0 || spec.adjective);
        return !(nameable && (trapped_before || trapped_after));
    }

    [[nodiscard]] bool part_stands_alone(const ParsedDate& parsed) const {
        const DateSpec& spec = parsed.spec;
        if (spec.clock.told() || spec.midnight) {
            return true;
        }
        for (std::uint32_t at = parsed.tokens.first; at < parsed.tokens.last; ++at) {
            const TimeHit* part = words_.at(at, TimeClass::DayPart);
            if (part == nullptr) {
                continue;
            }
            if (part->has("lead")) {
                return false;
            }
            if (!part->has("weak")) {
                return true;
            }
            const TimeHit* link = words_.before(at, TimeClass::Link);
            const TimeHit* intro = words_.before(at, TimeClass::Intro);
            const bool through = link != nullptr && link->tokens.first > 0 && words_.before(link->tokens.first, TimeClass::Intro) != nullptr;
            return intro != nullptr || through || words_.before(at, TimeClass::Approx) != nullptr;
        }
        return true;
    }

    const Analysis& analysis_;
    DateWords words_;
};

} // namespace

std::vector<ParsedDate> parse_dates(const Analysis& analysis) { return DateGrammar(analysis).run(); }

} // namespace marsad::extract
