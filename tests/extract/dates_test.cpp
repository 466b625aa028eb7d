#include "extract/dates.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/diagnostics.h"
#include "lexicon/matcher.h"

// Each line of tests/data/extract/dates_LANG.tsv: a short text, the mention expected in it, and its values.

namespace marsad::extract {
namespace {

lexicon::LanguagePack load_pack(const std::string& code) {
    base::Diagnostics diagnostics;
    lexicon::Morphology morphology;
    const std::filesystem::path folder = std::filesystem::path(MARSAD_SOURCE_DIR) / "assets/languages" / code;
    morphology.load_file(folder / "morphology.tsv", diagnostics);
    auto words = std::make_unique<lexicon::Lexicon>(std::move(morphology));
    words->load_file(folder / "numbers.tsv", diagnostics);
    words->load_file(folder / "time.tsv", diagnostics);
    EXPECT_EQ(diagnostics.error_count(), 0U);
    return {code, std::move(words)};
}

const lexicon::LanguagePack& pack(const std::string& code) {
    static const lexicon::LanguagePack arabic = load_pack("ar");
    static const lexicon::LanguagePack english = load_pack("en");
    return code == "ar" ? arabic : english;
}

struct Case {
    std::vector<std::string> fields;
    int line = 0;

    [[nodiscard]] const std::string& published() const { return fields[0]; }
    [[nodiscard]] const std::string& text() const { return fields[1]; }
    [[nodiscard]] const std::string& words() const { return fields[2]; }
};

std::vector<Case> load_cases(const std::string& code) {
    std::vector<Case> cases;
    std::ifstream file(std::filesystem::path(MARSAD_SOURCE_DIR) / ("tests/data/extract/dates_" + code + ".tsv"));
    int number = 0;
    for (std::string line; std::getline(file, line);) {
        ++number;
        if (line.empty() || line.front() == '#') {
            continue;
        }
        Case one;
        one.line = number;
        for (const auto field : lexicon::split_tabs(line)) {
            one.fields.emplace_back(field);
        }
        one.fields.resize(9);
        for (std::size_t at = one.fields[1].find("\\n"); at != std::string::npos; at = one.fields[1].find("\\n")) {
            one.fields[1].replace(at, 2, "\n"); // a line break of the text
        }
        cases.push_back(std::move(one));
    }
    return cases;
}

std::string flags_of(const DateMention& mention) {
    std::string flags;
    const auto add = [&](bool set, std::string_view name) {
        if (set) {
            flags += flags.empty() ? "" : " ";
            flags += name;
        }
    };
    add(mention.time_is_utc, "utc");
    add(mention.future, "future");
    add(mention.period, "period");
    add(mention.anniversary, "anniversary");
    add(mention.part_only, "part_only");
    add(!mention.rivals.empty(), "rivals");
    add(mention.side > 0, "side+");
    add(mention.side < 0, "side-");
    return flags;
}

/// The values of a mention in the columns of the table.
std::string values_of(const DateMention& mention) {
    std::string out = mention.interval ? timeline::to_iso(mention.interval->first) + " " + timeline::to_iso(mention.interval->last) + " " + std::to_string(static_cast<int>(mention.precision)) : "  ";
    out += " time=" + mention.time.value_or("") + " part=" + (mention.time_of_day ? std::string(model::name(*mention.time_of_day)) : "") + " flags=" + flags_of(mention);
    return out;
}

void check(const Case& one, const std::string& code) {
    const auto document = text::tokenize(one.text());
    lexicon::Matcher matcher(*pack(code).lexicon);
    const auto hits = matcher.find(document);
    const Analysis analysis{document, hits, pack(code), timeline::parse_iso_day(one.published())};
    const auto mentions = find_dates(analysis);
    std::uint32_t behind = 0;
    std::string seen;
    const DateMention* found = nullptr;
    for (const auto& mention : mentions) {
        EXPECT_GE(mention.tokens.first, behind) << "mentions overlap";
        EXPECT_LT(mention.tokens.first, mention.tokens.last);
        behind = mention.tokens.last;
        const std::string words = document.utf8(document.span_of(mention.tokens.first, mention.tokens.last));
        seen += "[" + words + " " + values_of(mention) + "] ";
        found = words == one.words() ? &mention : found;
    }
    if (one.words() == "-") {
        EXPECT_TRUE(mentions.empty()) << seen;
        return;
    }
    ASSERT_NE(found, nullptr) << "no mention \"" << one.words() << "\" but " << seen;
    const auto& f = one.fields;
    EXPECT_EQ(values_of(*found), f[3] + " " + f[4] + " " + f[5] + " time=" + f[6] + " part=" + f[7] + " flags=" + f[8]);
}

void check_all(const std::string& code) {
    const auto cases = load_cases(code);
    EXPECT_GE(cases.size(), 120U);
    for (const auto& one : cases) {
        SCOPED_TRACE("dates_" + code + ".tsv:" + std::to_string(one.line) + ": " + one.text());
        check(one, code);
    }
}

TEST(Dates, English) { check_all("en"); }

TEST(Dates, Arabic) { check_all("ar"); }

TEST(Dates, NothingReportedEndsAfterPublication) {
    for (const std::string code : {"en", "ar"}) {
        for (const auto& one : load_cases(code)) {
            const auto published = timeline::parse_iso_day(one.published());
            const auto document = text::tokenize(one.text());
            lexicon::Matcher matcher(*pack(code).lexicon);
            const auto hits = matcher.find(document);
            for (const auto& mention : find_dates({document, hits, pack(code), published})) {
                if (published && mention.interval && !mention.future) {
                    EXPECT_LE(mention.interval->last, *published) << one.text();
                    EXPECT_LE(mention.interval->first, mention.interval->last) << one.text();
                }
            }
        }
    }
}

/// 5/6/2023, 7/13/2023: a date in figures around publication, in either order.
std::string figures_near(timeline::Day published, std::mt19937& random) {
    constexpr unsigned long kTwelveAndMore = 14;
    const auto part = [&] { return std::to_string(random() % kTwelveAndMore + 1); };
    const std::string first = part();
    return first + "/" + part() + "/" + timeline::to_iso(published).substr(0, 4);
}

/// Words of the lexicon in any order: ranges stay in order, intervals and clocks stay possible.
void check_soup(const std::string& code, std::mt19937& random) {
    std::vector<std::string> words{"0", "3", "31", "2024", "1445", "9999", "12:45", "25:99", "0545", "31/2/2024", "2024-02-30", "5-3", ",", "(", ")", "/", "-", ".", "\n", "7.32"};
    for (const auto& entry : pack(code).lexicon->entries()) {
        words.push_back(entry.form.substr(0, entry.form.find('|')));
    }
    lexicon::Matcher matcher(*pack(code).lexicon);
    constexpr int kTexts = 2000;
    constexpr unsigned long kMostWords = 30;
    for (int i = 0; i < kTexts; ++i) {
        const timeline::Day published{std::chrono::days{static_cast<int>(random() % 30000)}};
        std::string body;
        for (auto left = random() % kMostWords; left > 0; --left) {
            body += random() % 16 == 0 ? figures_near(published, random) : words[random() % words.size()];
            body += random() % 8 == 0 ? "" : " ";
        }
        const auto document = text::tokenize(body);
        const auto hits = matcher.find(document);
        std::uint32_t behind = 0;
        for (const auto& mention : find_dates({document, hits, pack(code), published})) {
            ASSERT_GE(mention.tokens.first, behind) << body;
            ASSERT_LT(mention.tokens.first, mention.tokens.last) << body;
            ASSERT_LE(mention.tokens.last, document.tokens.size()) << body;
            behind = mention.tokens.last;
            if (mention.interval) {
                ASSERT_LE(mention.interval->first, mention.interval->last) << body;
                ASSERT_TRUE(mention.future || mention.interval->last <= published) << body;
            }
            ASSERT_LE(mention.time.value_or(""), "23:59") << body;
        }
    }
}

TEST(Dates, WordsInAnyOrderStayPossible) {
    std::mt19937 random(7); // NOLINT: the same soup every run
    check_soup("en", random);
    check_soup("ar", random);
}

} // namespace
} // namespace marsad::extract
