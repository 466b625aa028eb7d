// Any bytes as a body: folding, search keys, tokens, sentences and the matcher of every language.
#include "base/utf8.h"
#include "fuzz/fuzz.h"
#include "lexicon/matcher.h"
#include "text/fold.h"
#include "text/search_key.h"
#include "text/tokenizer.h"

#include <vector>

using namespace marsad;
using fuzz::require;

namespace {

void check_tokens(const text::Document& document) {
    std::uint32_t end = 0;
    for (const auto& token : document.tokens) {
        require(token.span.begin >= end && token.span.begin < token.span.end && token.span.end <= document.body.size(), "spans are in order and inside the body");
        require(!token.norm.empty() && base::is_valid_utf8(token.norm), "norms are valid text");
        require(token.sentence < document.sentences.size(), "each token has its sentence");
        end = token.span.end;
    }
    std::uint32_t next = 0;
    for (const auto& sentence : document.sentences) {
        require(sentence.first == next && sentence.last > sentence.first, "sentences follow one another");
        next = sentence.last;
    }
    require(next == document.tokens.size(), "sentences hold every token");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto bytes = fuzz::as_text(data, size);
    const std::string folded = text::fold(bytes);
    require(base::is_valid_utf8(folded), "folding gives valid text");
    require(text::fold(folded) == folded, "folding twice is folding once");
    const std::string key = text::name_key(bytes);
    require(base::is_valid_utf8(key), "a key is valid text");
    const std::string again = text::name_key(key); // "½" becomes "1⁄2" first, and two words then
    require(text::name_key(again) == again, "a key comes to rest");
    require(!text::split_words(key).empty() || key.empty(), "a key has words");
    (void)text::article_free_key(key);
    (void)text::skeleton_key(bytes);

    const auto document = text::tokenize(bytes);
    require(document.body == base::to_utf32(bytes), "the body is kept whole");
    check_tokens(document);
    static std::vector<lexicon::Matcher> matchers = [] {
        std::vector<lexicon::Matcher> made;
        for (const auto* pack : fuzz::packs().all()) {
            made.emplace_back(*pack->lexicon);
        }
        return made;
    }();
    for (auto& matcher : matchers) {
        for (const auto& hit : matcher.find(document)) {
            require(hit.first < hit.last && hit.last <= document.tokens.size(), "hits lie inside the text");
            require(document.tokens[hit.first].sentence == document.tokens[hit.last - 1].sentence, "no hit runs over a sentence");
        }
    }
    return 0;
}
