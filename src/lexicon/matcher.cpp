#include "lexicon/matcher.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace marsad::lexicon {

namespace {

constexpr std::uint32_t kMaxGapWords = 4;
constexpr std::size_t kMaxCachedWords = 200'000;

bool is_quote(const text::Token& token) { return token.kind == text::TokenKind::Punct && (token.norm == "\"" || token.norm == "(" || token.norm == ")"); }

/// The hits from `begin` on, which share their first token; those of one length stay as they were found.
void sort_longest_first(std::vector<Hit>& hits, std::size_t begin) {
    for (std::size_t i = begin + 1; i < hits.size(); ++i) {
        for (std::size_t k = i; k > begin && hits[k - 1].last < hits[k].last; --k) {
            std::swap(hits[k - 1], hits[k]);
        }
    }
}

bool same_class(const Entry& a, const Entry& b) { return a.cls_hash == b.cls_hash && a.cls == b.cls; }

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
            out.push_back({word, lexicon_.child(0, word), reading.prefix, reading.suffix});
        }
    });
    return cache_.emplace(norm, std::move(out)).first->second;
}

namespace {

/// "str*ke", "dr0ne": a letter under a sign or a digit, put there against filters. Every word that it may be, the likeliest first; nothing for other words.
std::vector<std::string> unmasked(const text::Document& document, const text::Token& token) {
    constexpr std::string_view kVowels = "iaoeu";
    constexpr std::array<std::pair<char, char>, 5> kDigits{{{'0', 'o'}, {'1', 'i'}, {'3', 'e'}, {'4', 'a'}, {'5', 's'}}};
    if (token.kind != text::TokenKind::Word || token.script != text::Script::Latin) {
        return {};
    }
    std::vector<std::string> words;
    std::size_t at = 0; // in the folded word, which holds the signs no more
    for (std::uint32_t i = token.span.begin; i < token.span.end; ++i) {
        if (document.body[i] == U'*' && at <= token.norm.size()) {
            for (const char vowel : kVowels) {
                words.push_back(token.norm.substr(0, at) + vowel + token.norm.substr(at));
            }
            return words;
        }
        at += document.body[i] < 0x80 && document.body[i] != U'\'' ? 1 : 0;
    }
    std::string plain = token.norm;
    for (auto& letter : plain) {
        for (const auto& [digit, meant] : kDigits) {
            letter = letter == digit ? meant : letter;
        }
    }
    if (plain != token.norm && token.norm.front() >= 'a') {
        words.push_back(std::move(plain));
    }
    return words;
}

} // namespace

void Matcher::walk(const text::Document& document, std::uint32_t start, std::uint32_t token, std::uint32_t node, const WordReading& first, const WordReading& last,
                   Gap filled, std::vector<Hit>& hits) {
    const auto& here = lexicon_.node(node);
    for (const auto index : here.entries) {
        hits.push_back({start, token, &lexicon_.entries()[index], first.prefix, last.suffix, filled.first, filled.last});
    }
    const auto& tokens = document.tokens;
    std::uint32_t next = token;
    if (here.has_children && next + 1 < tokens.size() && is_quote(tokens[next])) {
        ++next;
    }
    if (here.has_children && next < tokens.size() && tokens[next].sentence == tokens[start].sentence && tokens[next].kind != text::TokenKind::Punct) {
        for (const auto& reading : *readings_[next]) {
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
        for (const auto& reading : *readings_[next]) {
            if (const auto child = lexicon_.child(node, reading.word); child != 0) {
                walk(document, start, next + 1, child, first, reading, {token, next}, hits);
            }
        }
        ++words;
    }
}

std::vector<Hit> Matcher::find(const text::Document& document) {
    if (cache_.size() > kMaxCachedWords) {
        cache_.clear(); // a bound, so that memory stays flat over endless input
    }
    readings_.clear();
    readings_.reserve(document.tokens.size());
    for (const auto& token : document.tokens) {
        readings_.push_back(token.kind == text::TokenKind::Punct ? nullptr : &readings(token.norm));
        if (readings_.back() == nullptr || !readings_.back()->empty()) {
            continue;
        }
        for (const auto& word : unmasked(document, token)) {
            if (const auto& meant = readings(word); !meant.empty()) {
                readings_.back() = &meant;
                break;
            }
        }
    }
    std::vector<Hit> hits;
    for (std::uint32_t i = 0; i < document.tokens.size(); ++i) {
        if (readings_[i] == nullptr) {
            continue;
        }
        const std::size_t begin = hits.size();
        for (const auto& reading : *readings_[i]) {
            if (reading.root_child != 0) {
                walk(document, i, i + 1, reading.root_child, reading, reading, {}, hits);
            }
        }
        sort_longest_first(hits, begin);
    }
    // A token may reach one entry by two readings: keep the first.
    std::vector<Hit> kept;
    std::vector<std::uint32_t> reach; // of the hits kept up to each: the last token that any of them covers
    kept.reserve(hits.size());
    reach.reserve(hits.size());
    for (const auto& hit : hits) {
        bool drop = false;
        for (std::size_t i = kept.size(); i > 0 && reach[i - 1] >= hit.last && !drop; --i) {
            const Hit* const it = &kept[i - 1];
            if (it->first + 12 < hit.first) {
                break;
            }
            const bool covers = it->first <= hit.first && it->last >= hit.last && !it->in_gap(hit.first, hit.last);
            const bool longer = it->length() > hit.length();
            drop = covers && (longer ? same_class(*it->entry, *hit.entry) || it->is("block") : it->entry == hit.entry);
        }
        if (!drop) {
            kept.push_back(hit);
            reach.push_back(reach.empty() ? hit.last : std::max(reach.back(), hit.last));
        }
    }
    return kept;
}

} // namespace marsad::lexicon
