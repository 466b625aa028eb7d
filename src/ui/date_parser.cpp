#include "ui/date_parser.h"

#include "base/utf8.h"
#include "text/fold.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <span>

namespace marsad::ui {

namespace {

using timeline::Day;
using timeline::DayInterval;

struct Token {
    enum class Kind { Number,
                      Word,
                      Mark };
    Kind kind;
    std::string text;      ///< as typed
    std::string plain;     ///< folded
    int value = 0;         ///< of a number
    bool spaced = false;   ///< a space stands before it
    std::size_t begin = 0; ///< bytes of the typed text
    std::size_t end = 0;
};
using Tokens = std::span<const Token>;

constexpr std::size_t kMostDigits = 8;

std::vector<Token> tokens_of(std::string_view text) {
    std::vector<Token> out;
    bool spaced = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto letter = base::decode_utf8(text, at);
        const int digit = text::digit_value(letter.code_point);
        const std::string_view bytes = text.substr(at, letter.length);
        at += letter.length;
        if (text::is_ignorable(letter.code_point)) {
            continue;
        }
        if (letter.code_point == U' ' || letter.code_point == U'\t' || letter.code_point == 0xA0 || letter.code_point == U',' || letter.code_point == 0x060C) {
            spaced = true;
            continue;
        }
        const bool of_word = text::is_letter(letter.code_point) || text::is_mark(letter.code_point);
        const auto kind = digit >= 0 ? Token::Kind::Number : of_word ? Token::Kind::Word
                                                                     : Token::Kind::Mark;
        if (spaced || out.empty() || out.back().kind != kind || kind == Token::Kind::Mark) {
            out.push_back({kind, {}, {}, 0, spaced, at - letter.length, at});
        }
        out.back().text += bytes;
        out.back().end = at;
        if (digit >= 0) {
            out.back().plain += static_cast<char>('0' + digit);
        }
        spaced = false;
    }
    for (Token& token : out) {
        if (token.kind == Token::Kind::Number) {
            const std::size_t digits = std::min(token.plain.size(), kMostDigits);
            std::from_chars(token.plain.data(), token.plain.data() + digits, token.value);
        } else {
            token.plain = text::fold(token.text);
        }
    }
    return out;
}

std::string phrase_of(std::string_view text) {
    std::string out;
    for (const Token& token : tokens_of(text)) {
        out += (out.empty() ? "" : " ") + token.plain;
    }
    return out;
}

template <typename Use>
void for_each_part(std::string_view list, Use use) {
    while (!list.empty()) {
        const std::size_t end = std::min(list.find('|'), list.size());
        use(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
}

/// How many tokens the phrase takes from the first one on; 0 where it does not stand there.
std::size_t match(Tokens tokens, std::string_view phrase) {
    std::size_t count = 0;
    while (!phrase.empty()) {
        const std::size_t end = std::min(phrase.find(' '), phrase.size());
        if (count >= tokens.size() || tokens[count].plain != phrase.substr(0, end)) {
            return 0;
        }
        ++count;
        phrase.remove_prefix(std::min(end + 1, phrase.size()));
    }
    return count;
}

std::string_view phrase(const std::string& entry) { return entry; }
template <typename Value>
std::string_view phrase(const std::pair<std::string, Value>& entry) { return entry.first; }

/// The entry whose phrase takes most tokens.
template <typename Entry>
std::pair<const Entry*, std::size_t> longest(Tokens tokens, const std::vector<Entry>& entries) {
    std::pair<const Entry*, std::size_t> best{nullptr, 0};
    for (const Entry& entry : entries) {
        const std::size_t count = match(tokens, phrase(entry));
        best = count > best.second ? std::pair(&entry, count) : best;
    }
    return best;
}

DateInput problem(DateProblem what) {
    DateInput out;
    out.problem = what;
    return out;
}

DateInput days(DayInterval found) {
    DateInput out = problem(DateProblem::None);
    out.days = found;
    return out;
}

/// One day, month or year.
class SingleDate {
  public:
    SingleDate(std::string_view typed, Tokens tokens, const DateVocabulary& words, const DateContext& context) : typed_(typed), tokens_(tokens), words_(words), context_(context) {}

    [[nodiscard]] DateInput read() {
        if (tokens_.empty()) {
            return problem(DateProblem::Empty);
        }
        if (auto failed = sort()) {
            return *failed;
        }
        if (pattern_ == "N") {
            return number(*numbers_[0]);
        }
        if (pattern_ == "M") {
            return month(year_near([this](int year) { return timeline::month_interval(year, month_); }), month_);
        }
        if (pattern_ == "MN" || pattern_ == "NM") {
            const Token& other = *numbers_[0];
            return is_year(other) ? month(other.value, month_) : day_near(other.value, month_);
        }
        if (pattern_ == "NMN") {
            return is_year(*numbers_[0]) ? day(numbers_[0]->value, month_, numbers_[1]->value) : day(year_of(*numbers_[1]), month_, numbers_[0]->value);
        }
        if (pattern_ == "MNN") {
            return day(year_of(*numbers_[1]), month_, numbers_[0]->value);
        }
        if (pattern_ == "NN") {
            const int a = numbers_[0]->value;
            const int b = numbers_[1]->value;
            return is_year(*numbers_[0]) ? month(a, static_cast<unsigned>(b)) : is_year(*numbers_[1]) ? month(b, static_cast<unsigned>(a))
                                                                                                      : day_near(a, static_cast<unsigned>(b));
        }
        if (pattern_ == "NNN") {
            const int middle = numbers_[1]->value;
            return is_year(*numbers_[0]) ? day(numbers_[0]->value, static_cast<unsigned>(middle), numbers_[2]->value) : day(year_of(*numbers_[2]), static_cast<unsigned>(middle), numbers_[0]->value);
        }
        return problem(DateProblem::NotADate);
    }

  private:
    /// Sorts numbers from month names: the pattern. A word that is neither ends it.
    std::optional<DateInput> sort() {
        for (std::size_t at = 0; at < tokens_.size();) {
            const Tokens rest = tokens_.subspan(at);
            const Token& token = rest.front();
            if (const auto [name, count] = longest(rest, words_.months); count > 0) {
                const bool again = month_ == name->second; // "كانون الثاني/يناير"
                if (month_ != 0 && !again) {
                    return problem(DateProblem::NotADate);
                }
                month_ = name->second;
                pattern_ += again ? "" : "M";
                at += count;
            } else if (token.kind == Token::Kind::Number) {
                pattern_ += 'N';
                numbers_.push_back(&token);
                ++at;
            } else if (token.kind == Token::Kind::Mark) {
                if (token.text != "-" && token.text != "/" && token.text != ".") {
                    return problem(DateProblem::NotADate);
                }
                ++at;
            } else if (const std::size_t count_ignored = longest(rest, words_.ignored).second; count_ignored > 0) {
                at += count_ignored;
            } else {
                DateInput out = problem(DateProblem::UnknownWord);
                out.word = token.text;
                return out;
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] static bool is_year(const Token& number) { return number.plain.size() == 4; }
    /// "22" is 2022, "98" is 1998.
    [[nodiscard]] static int year_of(const Token& number) {
        constexpr int kPivot = 70;
        return number.plain.size() > 2 ? number.value : number.value + (number.value < kPivot ? 2000 : 1900);
    }

    [[nodiscard]] static DateInput number(const Token& token) {
        if (is_year(token) && token.value > 0) {
            return days(timeline::year_interval(token.value));
        }
        if (token.plain.size() == kMostDigits) { // 20220103
            if (const auto found = timeline::make_day(token.value / 10000, static_cast<unsigned>(token.value / 100 % 100), static_cast<unsigned>(token.value % 100))) {
                return days({*found, *found});
            }
        }
        return problem(DateProblem::NotADate);
    }

    [[nodiscard]] static DateInput month(int year, unsigned number) {
        if (number < 1 || number > 12) {
            DateInput out = problem(DateProblem::NotAMonth);
            out.month = number;
            return out;
        }
        return year < 1 ? problem(DateProblem::NotADate) : days(timeline::month_interval(year, number));
    }

    [[nodiscard]] DateInput day(int year, unsigned number, int of_month) const {
        DateInput whole = month(year, number);
        if (whole.problem != DateProblem::None) {
            return whole;
        }
        if (const auto found = of_month < 1 ? std::nullopt : timeline::make_day(year, number, static_cast<unsigned>(of_month))) {
            return days({*found, *found});
        }
        DateInput out = problem(DateProblem::NotADay);
        out.word = without_year();
        out.year = year;
        out.month = number;
        out.last_day = static_cast<unsigned>(std::chrono::year_month_day(whole.days.last).day());
        return out;
    }

    [[nodiscard]] DateInput day_near(int of_month, unsigned number) const {
        const auto interval = [&](int year) {
            const auto found = of_month < 1 ? std::nullopt : timeline::make_day(year, number, static_cast<unsigned>(of_month));
            return found ? std::optional(DayInterval{*found, *found}) : std::nullopt;
        };
        return day(year_near(interval), number, of_month);
    }

    /// The year, that of now or as near to it as can be, in which the extent has such days.
    template <typename Make>
    [[nodiscard]] int year_near(Make make) const {
        const auto year_at = [](Day of) { return static_cast<int>(std::chrono::year_month_day(of).year()); };
        const int now = year_at(context_.now);
        const int reach = std::max(now - year_at(context_.extent.first), year_at(context_.extent.last) - now);
        for (int away = 0; away <= reach; ++away) {
            for (const int year : {now - away, now + away}) {
                const std::optional<DayInterval> found = make(year);
                if (found && found->overlaps(context_.extent)) {
                    return year;
                }
            }
        }
        return now;
    }

    /// "31 feb" of "31 feb 2022", as typed.
    [[nodiscard]] std::string without_year() const {
        if (month_ == 0 || numbers_.size() < 2 || is_year(*numbers_[0])) {
            return std::string(typed_.substr(tokens_.front().begin, tokens_.back().end - tokens_.front().begin));
        }
        std::string_view out = typed_.substr(tokens_.front().begin, numbers_[1]->begin - tokens_.front().begin);
        while (!out.empty() && (out.back() == ' ' || out.back() == ',' || out.back() == '-' || out.back() == '/')) {
            out.remove_suffix(1);
        }
        return std::string(out);
    }

    std::string_view typed_;
    Tokens tokens_;
    const DateVocabulary& words_;
    const DateContext& context_;
    std::string pattern_; ///< of N (number) and M (month)
    std::vector<const Token*> numbers_;
    unsigned month_ = 0;
};

std::optional<DateInput> read_last(Tokens tokens, const DateVocabulary& words, const DateContext& context) {
    const std::size_t head = longest(tokens, words.last).second;
    if (head == 0) {
        return std::nullopt;
    }
    Tokens rest = tokens.subspan(head);
    int count = 1;
    if (!rest.empty() && rest.front().kind == Token::Kind::Number) {
        count = rest.front().value;
        rest = rest.subspan(1);
    }
    const auto [unit, length] = longest(rest, words.units);
    if (length == 0 && !rest.empty() && rest.front().kind == Token::Kind::Word) {
        DateInput out = problem(DateProblem::UnknownWord);
        out.word = rest.front().text;
        return out;
    }
    if (length == 0 || length != rest.size() || count < 1) {
        return problem(DateProblem::NotADate);
    }
    constexpr int kLongest = 400'000; // days; a thousand years
    const int most = kLongest / std::max({1, unit->second.days, unit->second.months * 31});
    count = std::min(count, most);
    const Day last = context.extent.last;
    Day first = last - std::chrono::days{unit->second.days * count - 1};
    if (unit->second.months > 0) {
        std::chrono::year_month_day date{last};
        date -= std::chrono::months{unit->second.months * count};
        first = (date.ok() ? Day{date} : Day{date.year() / date.month() / std::chrono::last}) + std::chrono::days{1};
    }
    DateInput out = days({std::max(first, std::min(context.extent.first, last)), last});
    out.both_ends = true;
    return out;
}

/// Where two days are parted: index of the parting token and how many it takes.
std::optional<std::pair<std::size_t, std::size_t>> find_parting(Tokens tokens, const DateVocabulary& words) {
    for (std::size_t at = 1; at + 1 < tokens.size(); ++at) {
        const Token& token = tokens[at];
        const bool dash = token.text == "–" || token.text == "—" || (token.text == "-" && token.spaced && tokens[at + 1].spaced);
        const std::size_t count = dash ? 1 : token.kind == Token::Kind::Word ? longest(tokens.subspan(at), words.until).second
                                                                             : 0;
        if (count > 0 && at + count < tokens.size()) {
            return std::pair(at, count);
        }
    }
    return std::nullopt;
}

DateInput read_range(std::string_view typed, Tokens left, Tokens right, const DateVocabulary& words, const DateContext& context) {
    DateInput last = SingleDate(typed, right, words, context).read();
    if (last.problem != DateProblem::None) {
        return last;
    }
    // What the first one leaves out, the second one says: "3 – 5 jan 22", "3 dec – 5 jan 22".
    DateInput first;
    if (left.size() == 1 && left.front().kind == Token::Kind::Number && left.front().plain.size() <= 2) {
        const std::chrono::year_month_day date{last.days.first};
        const auto found = timeline::make_day(static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(left.front().value));
        first = found ? days({*found, *found}) : problem(DateProblem::NotADate);
    } else {
        DateContext near = context;
        near.now = last.days.first;
        near.extent.last = std::max(near.extent.first, std::min(near.extent.last, last.days.last));
        first = SingleDate(typed, left, words, near).read();
    }
    if (first.problem != DateProblem::None) {
        return first;
    }
    if (first.days.first > last.days.last) {
        return problem(DateProblem::Backwards);
    }
    DateInput out = days({first.days.first, last.days.last});
    out.both_ends = true;
    return out;
}

} // namespace

void DateVocabulary::add_month(unsigned month, std::string_view list) {
    for_each_part(list, [&](std::string_view name) { months.emplace_back(phrase_of(name), month); });
}

void DateVocabulary::add_units(std::string_view list) {
    for_each_part(list, [&](std::string_view part) {
        const std::size_t sign = part.find('=');
        if (sign == std::string_view::npos) {
            return;
        }
        const bool calendar = part.ends_with('m');
        int count = 0;
        const std::string_view number = part.substr(sign + 1);
        std::from_chars(number.data(), number.data() + number.size(), count);
        units.emplace_back(phrase_of(part.substr(0, sign)), Unit{calendar ? 0 : count, calendar ? count : 0});
    });
}

void DateVocabulary::add_words(std::vector<std::string>& to, std::string_view list) {
    for_each_part(list, [&](std::string_view word) { to.push_back(phrase_of(word)); });
}

DateInput parse_date(std::string_view text, const DateVocabulary& words, const DateContext& context) {
    const auto tokens = tokens_of(text);
    DateInput out;
    if (auto last = read_last(tokens, words, context)) {
        out = std::move(*last);
    } else if (const auto parting = find_parting(tokens, words)) {
        const Tokens all = tokens;
        out = read_range(text, all.first(parting->first), all.subspan(parting->first + parting->second), words, context);
    } else {
        out = SingleDate(text, tokens, words, context).read();
    }
    if (out.problem == DateProblem::None && !out.days.overlaps(context.extent)) {
        out.problem = DateProblem::Outside;
    }
    return out;
}

std::optional<double> parse_number(std::string_view text) {
    std::string plain;
    std::size_t marks = 0;
    std::size_t behind_mark = 0; // digits behind the last mark
    char32_t mark = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto letter = base::decode_utf8(text, at);
        at += letter.length;
        const int digit = text::digit_value(letter.code_point);
        if (digit >= 0) {
            plain += static_cast<char>('0' + digit);
            ++behind_mark;
        } else if (letter.code_point == U',' || letter.code_point == U'.' || letter.code_point == 0x066B || letter.code_point == 0x066C || letter.code_point == 0x060C) {
            const bool grouping = letter.code_point == 0x066C || (letter.code_point != U'.' && letter.code_point != 0x066B && text.size() - at >= 3);
            if (!grouping) {
                plain += '.';
                ++marks;
            }
            mark = letter.code_point;
            behind_mark = 0;
        } else if (!text::is_ignorable(letter.code_point) && letter.code_point != U' ') {
            return std::nullopt;
        }
    }
    double value = 0.0;
    const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    const bool whole = error == std::errc() && end == plain.data() + plain.size();
    return plain.empty() || marks > 1 || !whole || (mark != 0 && behind_mark == 0) ? std::nullopt : std::optional(value);
}

std::optional<double> parse_days(std::string_view text, const DateVocabulary& words) {
    constexpr double kMonth = 30.0;
    const auto tokens = tokens_of(text);
    const auto word = std::find_if(tokens.begin(), tokens.end(), [](const Token& token) { return token.kind == Token::Kind::Word; });
    if (word == tokens.end()) {
        return parse_number(text);
    }
    const Tokens rest = Tokens(tokens).subspan(static_cast<std::size_t>(word - tokens.begin()));
    const auto [unit, length] = longest(rest, words.units);
    if (length == 0 || length != rest.size()) {
        return std::nullopt;
    }
    const auto count = word == tokens.begin() ? std::optional(1.0) : parse_number(text.substr(0, word->begin));
    const int months = unit->second.months;
    const int years = months / 12;
    const double each = months == 0 ? unit->second.days : months % 12 == 0 ? years * 365.0 : months * kMonth;
    return count ? std::optional(*count * each) : std::nullopt;
}

} // namespace marsad::ui
