#include "geocode/autocomplete.h"

#include "geocode/completion_ranking.h"
#include "geocode/geocoder.h"
#include "geocode/kinds.h"
#include "geocode/phrase_words.h"
#include "geocode/place_maker.h"
#include "geocode/resolver.h"
#include "text/search_key.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>

namespace marsad::geocode {

namespace {

constexpr std::size_t kMostCompletions = 100;
constexpr std::size_t kMostTypedBytes = 600; ///< as in a query; the longest key has 120
constexpr std::size_t kLettersForErrors = 4;
constexpr std::size_t kSkeletonLetters = 3; ///< fewer consonants say too little
constexpr std::size_t kMostBridged = 5000;  ///< postings looked at for one skeleton
constexpr std::size_t kMostGapped = 4096;   ///< entries looked at for words with others between
constexpr std::size_t kFewOfKind = 8000;    ///< up to here the places of a kind are looked through one by one
constexpr double kNoArticle = -0.03;        ///< met without the article that was typed, which no name bears
constexpr double kOtherArticle = -0.60;     ///< likewise, where names with it begin so
constexpr double kGapped = -0.06;
constexpr double kKindAlike = -0.15; ///< a place that people also call by the kind word
constexpr double kWholeWithTypo = 0.5; ///< an error in a whole name is likelier than one in the beginning of another
constexpr double kExactSkeleton = 0.25;
constexpr std::array<double, 5> kWhole{0.0, 0.0, 0.10, 0.30, 0.65}; ///< by letters typed: few letters are the name of some hamlet, which comes behind a capital that begins so

std::size_t letters_of(std::string_view key) {
    return static_cast<std::size_t>(std::count_if(key.begin(), key.end(), [](char c) { return c != ' ' && (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

double whole_bonus(std::string_view key) { return kWhole[std::min(letters_of(key), kWhole.size() - 1)]; }

/// What is typed, cut at a whole code point, with zero-width non-joiners as spaces.
std::string prepared(std::string_view typed) {
    std::string out;
    constexpr std::string_view kZeroWidthNonJoiner = "\xE2\x80\x8C";
    for (std::size_t i = 0; i < typed.size() && out.size() < kMostTypedBytes;) {
        const bool joiner = typed.substr(i).starts_with(kZeroWidthNonJoiner);
        out.push_back(joiner ? ' ' : typed[i]);
        i += joiner ? kZeroWidthNonJoiner.size() : 1;
    }
    while (out.size() >= kMostTypedBytes && (static_cast<unsigned char>(out.back()) & 0xC0U) == 0x80U) {
        out.pop_back();
    }
    return out;
}

class Completer {
  public:
    Completer(const Geocoder& geocoder, std::string_view typed, std::string_view lang, const std::optional<CompletionView>& view, std::size_t limit)
        : geocoder_(geocoder), gazetteer_(geocoder.gazetteer()), index_(gazetteer_), typed_(prepared(typed)), key_(text::name_key(typed_)), lang_(lang), view_(view), limit_(std::min(limit, kMostCompletions)) {}

    std::vector<Completion> run() {
        if (limit_ == 0 || typed_.find_first_not_of(' ') == std::string::npos) {
            return {};
        }
        CompletionRanking ranking(gazetteer_, index_, view_, limit_);
        if (!key_.empty()) {
            auto runs = prefix_runs(key_);
            add_kind_runs(runs);
            add_gapped(ranking);
            ranking.add(runs);
        }
        add_query(ranking.best().empty());
        add_ranked(ranking);
        if (ranking.best().empty() && letters_of(key_) >= kLettersForErrors) {
            add_typos();
            add_bridged();
        }
        out_.erase(out_.begin() + static_cast<std::ptrdiff_t>(std::min(out_.size(), limit_)), out_.end());
        return std::move(out_);
    }

  private:
    [[nodiscard]] std::vector<CompletionRun> prefix_runs(std::string_view key) const {
        std::vector<CompletionRun> runs;
        runs.push_back({index_.range(key), 0.0, whole_bonus(key), {}, {}});
        if (const auto bare = text::article_free_key(key); bare != key) {
            runs.push_back({index_.range(bare), runs.front().range.empty() ? kNoArticle : kOtherArticle, whole_bonus(bare), {}, {}});
        }
        return runs;
    }

    /// "airport bag", "مطار ب", "baghdad airport", "airport": places of the kind whose name begins with the rest.
    /// Notes words of place on the way.
    void add_kind_runs(std::vector<CompletionRun>& runs) {
        const auto& packs = geocoder_.resolver().packs();
        const auto* given = packs.find(lang_);
        const auto* pack = given != nullptr ? given : packs.find(packs.languages().of_query(typed_));
        if (pack == nullptr) {
            return;
        }
        const auto document = text::tokenize(typed_);
        lexicon::Matcher matcher(*pack->lexicon);
        const auto hits = matcher.find(document);
        const PhraseWords words(document, hits);
        const auto size = words.size();
        if (size == 0) {
            return;
        }
        for (std::uint32_t i = 0; i < size; ++i) {
            related_ = related_ || words.covers(i, WordClass::Relation);
        }
        const auto* front = words.at(0, WordClass::Kind);
        const auto* back = words.before(size, WordClass::Kind);
        if (front != nullptr) {
            add_kind_run(runs, front->entry->value, NameFinder::key_of(document, front->last, size));
        }
        if (back != nullptr && back->first > 0 && back != front) {
            add_kind_run(runs, back->entry->value, NameFinder::key_of(document, 0, back->first));
        }
    }

    void add_kind_run(std::vector<CompletionRun>& runs, std::string_view kind, const std::string& rest) const {
        std::vector<std::span<const PlaceIndex>> lists;
        std::size_t places = 0;
        for (const auto& [name, of_kind] : index_.kinds()) {
            if (kind_match(kind, name) > 0) {
                lists.push_back(of_kind);
                places += of_kind.size();
            }
        }
        if (places == 0 || (rest.empty() && places > kFewOfKind)) {
            return; // every town there is
        }
        const auto filter = [this, wanted = std::string(kind)](PlaceIndex place) -> std::optional<double> {
            const int fit = kind_match(wanted, gazetteer_.place(place).kind());
            return fit == 0 ? std::nullopt : std::optional(fit == 2 ? 0.0 : kKindAlike);
        };
        auto added = rest.empty() ? std::vector<CompletionRun>{{PrefixRange{0, 0, index_.size()}, 0.0, 0.0, {}, {}}} : prefix_runs(rest);
        for (auto& run : added) {
            run.filter = filter;
            if (places <= kFewOfKind) {
                run.only = lists;
            }
            runs.push_back(std::move(run));
        }
    }

    /// "baghdad air" for "Baghdad International Airport": the last word begins a later word of the name.
    void add_gapped(CompletionRanking& ranking) const {
        const auto space = key_.rfind(' ');
        if (space == std::string::npos) {
            return;
        }
        const auto range = index_.range(std::string_view(key_).substr(0, space + 1));
        if (range.last - range.first > kMostGapped) {
            return;
        }
        const std::string wanted = key_.substr(space);
        for (std::uint32_t entry = range.first; entry < range.last; ++entry) {
            const auto place = index_.place(entry);
            if (place < gazetteer_.place_count() && index_.text(entry).substr(std::min(space + 1, index_.text(entry).size())).find(wanted) != std::string_view::npos) {
                const double off = (index_.is_inner(entry) ? kInnerWord : 0.0) + kStanding[index_.standing(entry)];
                ranking.offer(place, entry, ranking.weight(place) + kGapped + off, CompletionMatch::Word);
            }
        }
    }

    /// What the whole of it means as a query, where that is a point of its own, or where nothing begins so.
    void add_query(bool alone) {
        const bool figures = std::any_of(typed_.begin(), typed_.end(), [](char c) { return c >= '0' && c <= '9'; });
        const bool code = (typed_.size() == 3 || typed_.size() == 4) && std::all_of(typed_.begin(), typed_.end(), [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
        if (!alone && !related_ && !figures && !code) {
            return;
        }
        for (auto& place : geocoder_.geocode(typed_, lang_, {}, limit_)) {
            const bool loose = place.rung == "fuzzy" || place.rung == "bridge";
            const bool own = place.rung == "coordinate" || place.rung == "code" || place.rung == "relation";
            if ((alone && !loose) || own) {
                const auto index = place.place_id.empty() ? std::nullopt : gazetteer_.find_by_id(place.place_id);
                if (index) {
                    place.name_local = gazetteer_.place(*index).name_in("ar");
                }
                const double confidence = place.confidence;
                out_.push_back({std::move(place), typed_, CompletionMatch::Query, index.value_or(kNoPlace), confidence});
            }
            if (!alone) {
                return; // its rivals are among the names
            }
        }
    }

    void add_typos() {
        CompletionRanking ranking(gazetteer_, index_, view_, limit_);
        std::vector<CompletionRun> runs;
        for (const std::string& key : {key_, text::article_free_key(key_)}) {
            for (const auto& range : index_.near_ranges(key)) {
                runs.push_back({range, 0.0, kWholeWithTypo, {}, {}});
            }
            if (!runs.empty()) {
                break;
            }
        }
        ranking.add(runs);
        add_ranked(ranking, CompletionMatch::Typo);
    }

    void add_bridged() {
        const auto skeleton = text::skeleton_key(typed_);
        if (skeleton.size() < kSkeletonLetters || out_.size() >= limit_) {
            return;
        }
        CompletionRanking ranking(gazetteer_, index_, view_, limit_);
        std::vector<std::string_view> keys;
        index_.by_skeleton(skeleton, kMostBridged, [&](std::string_view key, PlaceIndex place, bool exact) {
            if (keys.empty() || keys.back() != key) {
                keys.push_back(key);
            }
            ranking.offer(place, static_cast<std::uint32_t>(keys.size() - 1), ranking.weight(place) + (exact ? kExactSkeleton : 0.0), CompletionMatch::Bridge);
        });
        for (const auto& item : ranking.best()) {
            add(item, keys[item.entry]);
        }
    }

    void add_ranked(const CompletionRanking& ranking, std::optional<CompletionMatch> match = std::nullopt) {
        for (auto item : ranking.best()) {
            item.match = match.value_or(item.match);
            add(item, index_.key(item.entry));
        }
    }

    void add(const RankedCompletion& item, std::string_view key) {
        if (out_.size() >= limit_ || std::any_of(out_.begin(), out_.end(), [&](const Completion& c) { return c.index == item.place; })) {
            return;
        }
        const bool loose = item.match == CompletionMatch::Typo || item.match == CompletionMatch::Bridge;
        Mention mention;
        mention.scored.push_back({item.place, 0, item.match == CompletionMatch::Typo ? Rung::Fuzzy : item.match == CompletionMatch::Bridge ? Rung::Bridge : Rung::Exact});
        out_.push_back({make_place(gazetteer_, mention, 0, loose ? 0.5 : 0.95, "ar"), written(item.place, key), item.match, item.place, item.score});
    }

    /// The name that has this key, as written; what is shown of the place where none has it.
    [[nodiscard]] std::string written(PlaceIndex place, std::string_view key) const {
        const auto names = gazetteer_.place(place).names();
        const std::string_view head = key.substr(0, key.find(' '));
        std::string_view loose;
        for (const auto& name : names) {
            const std::string own = text::name_key(name.text);
            if (own == key) {
                return std::string(name.text);
            }
            if (loose.empty() && own.find(head) != std::string::npos && text::article_free_key(own) == key) {
                loose = name.text;
            }
        }
        return std::string(loose.empty() ? gazetteer_.place(place).name() : loose);
    }

    const Geocoder& geocoder_;
    const Gazetteer& gazetteer_;
    CompletionIndex index_;
    std::string typed_;
    std::string key_;
    std::string_view lang_;
    std::optional<CompletionView> view_;
    std::size_t limit_;
    bool related_ = false; ///< a word such as "north of" is there
    std::vector<Completion> out_;
};

} // namespace

std::optional<CompletionView> CompletionView::of(const geo::Bounds& bounds) {
    const double width = bounds.east_deg - bounds.west_deg + (bounds.west_deg > bounds.east_deg ? 360.0 : 0.0);
    const auto centre = geo::LonLat::from_degrees(geo::Lon{std::remainder(bounds.west_deg + width / 2.0, 360.0)}, geo::Lat{(bounds.south_deg + bounds.north_deg) / 2.0});
    const auto corner = geo::LonLat::from_degrees(geo::Lon{bounds.west_deg}, geo::Lat{bounds.south_deg});
    if (!centre || !corner) {
        return std::nullopt;
    }
    return CompletionView{*centre, width >= 180.0 ? geo::kEarthRadiusKm * std::numbers::pi : geo::distance_km(*centre, *corner)};
}

std::string_view name(CompletionMatch match) {
    constexpr std::array<std::string_view, 6> kNames{"query", "name", "prefix", "word", "typo", "bridge"};
    return kNames[static_cast<std::size_t>(match)];
}

std::vector<Completion> complete(const Geocoder& geocoder, std::string_view typed, std::string_view lang, const std::optional<CompletionView>& view, std::size_t limit) {
    return Completer(geocoder, typed, lang, view, limit).run();
}

} // namespace marsad::geocode
