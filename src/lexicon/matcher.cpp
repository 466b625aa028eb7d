#include "lexicon/matcher.h"

#include <algorithm>

namespace marsad::lexicon {

namespace {

constexpr std::uint32_t kMaxGapWords = 4;
constexpr std::size_t kMaxCachedWords = 200'000;

bool is_quote(const text::Token& token) { return token.kind == text::TokenKind::Punct && (token.norm == "\"" || token.norm == "(" || token.norm == ")"); }

} // namespace

const std::vector<Matcher::WordReading>& Matcher::readings(const std::string& norm) {
    if (const auto found = cache_.find(norm); found != cache_.end()) {
        return found->second;
    }
    std::vector<WordReading> out;
    const auto& morphology = lexicon_.morphology();
    morphology.for_each_reading(norm, [&](const Reading& reading) {
        WordId word = 0;
        if (reading.stripped) {
            word = lexicon_.word_id("\x01" + std::string(reading.stem), reading.pos);
        } else {
            word = lexicon_.word_id(reading.stem, reading.pos);
        }
        if (word != 0) {
            out.push_back({word, reading.prefix, reading.suffix});
        }
    });
    if (cache_.size() > kMaxCachedWords) {
        cache_.clear(); // a bound, so that memory stays flat over endless input
    }
    return cache_.emplace(norm, std::move(out)).first->second;
}

void Matcher::walk(const text::Document& document, std::uint32_t start, std::uint32_t token, std::uint32_t node, const WordReading& first, const WordReading& last,
                   Gap filled, std::vector<Hit>& hits) {
    const auto& here = lexicon_.node(node);
    for (const auto index : here.entries) {
        hits.push_back({start, token, &lexicon_.entries()[index], first.prefix, last.suffix, filled.first, filled.last});
    }
    const auto& tokens = document.tokens;
    std::uint32_t next = token;
    if (next < tokens.size() && is_quote(tokens[next]) && next + 1 < tokens.size()) {
        ++next;
    }
    if (next < tokens.size() && tokens[next].sentence == tokens[start].sentence && tokens[next].kind != text::TokenKind::Punct) {
        for (const auto& reading : readings(tokens[next].norm)) {
            if (const auto child = lexicon_.child(node, reading.word); child != 0) {
                walk(document, start, next + 1, child, first, reading, filled, hits);
            }
        }
    }
    if (here.has_gap) {
        gap(document, start, token, here.gap_node, first, hits);
    }
}

void Matcher::gap(const text::Document& document, std::uint32_t start, std::uint32_t token, std::uint32_t node, const WordReading& first, std::vector<Hit>& hits) {
    const auto& tokens = document.tokens;
    std::uint32_t words = 0;
    for (std::uint32_t next = token; next < tokens.size() && words <= kMaxGapWords && tokens[next].sentence == tokens[start].sentence; ++next) {
        if (tokens[next].kind == text::TokenKind::Punct) {
            if (tokens[next].norm == ";" || tokens[next].norm == ":") {
                return;
            }
            continue;
        }
        for (const auto& reading : readings(tokens[next].norm)) {
            if (const auto child = lexicon_.child(node, reading.word); child != 0) {
                walk(document, start, next + 1, child, first, reading, {token, next}, hits);
            }
        }
        ++words;
    }
}

std::vector<Hit> Matcher::find(const text::Document& document) {
    std::vector<Hit> hits;
    for (std::uint32_t i = 0; i < document.tokens.size(); ++i) {
        const auto& token = document.tokens[i];
        if (token.kind == text::TokenKind::Punct) {
            continue;
        }
        for (const auto& reading : readings(token.norm)) {
            if (const auto child = lexicon_.child(0, reading.word); child != 0) {
                walk(document, i, i + 1, child, reading, reading, {}, hits);
            }
        }
    }
    std::stable_sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
        return a.first != b.first ? a.first < b.first : a.last > b.last;
    });
    // A token may reach one entry by two readings: keep the first.
    std::vector<Hit> kept;
    kept.reserve(hits.size());
    for (const auto& hit : hits) {
        bool drop = false;
        for (auto it = kept.rbegin(); it != kept.rend() && !drop; ++it) {
            if (it->first + 12 < hit.first) {
                break;
            }
            const bool covers = it->first <= hit.first && it->last >= hit.last && !it->in_gap(hit.first, hit.last);
            const bool longer = it->length() > hit.length();
            drop = (covers && it->entry == hit.entry && !longer) || (covers && longer && (it->entry->cls == hit.entry->cls || it->entry->cls == "block"));
        }
        if (!drop) {
            kept.push_back(hit);
        }
    }
    return kept;
}

} // namespace marsad::lexicon
