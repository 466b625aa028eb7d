#include "geocode/reference_use.h"

#include "text/search_key.h"

#include <algorithm>

namespace marsad::geocode {

namespace {

using model::PlaceUse;

constexpr std::uint32_t kSubjectWords = 6;
constexpr std::uint32_t kHeadWords = 5;      ///< "Agency - City - ..."
constexpr std::size_t kSeveralDatelines = 2; ///< paragraphs

class UseReader {
  public:
    UseReader(const Resolver& resolver, const PhraseWords& words, std::vector<Mention>& mentions) : resolver_(resolver), words_(words), tokens_(words.document().tokens), mentions_(mentions) {}

    void run() {
        for (std::size_t i = 0; i < mentions_.size(); ++i) {
            mentions_[i].use = use_of(i);
        }
        settle_datelines();
        settle_headings();
        settle_bearings();
        link_to_headings();
        std::vector<bool> holder(mentions_.size(), false);
        for (std::size_t i = 0; i < mentions_.size(); ++i) {
            // What only says where another place lies is no location of its own.
            const auto& parent = mentions_[i].parent;
            if (parent && !mentions_[i].scored.empty() && (mentions_[*parent].use == PlaceUse::Location || holder[*parent]) && mentions_[i].use != PlaceUse::Dateline && mentions_[i].use != PlaceUse::Heading) {
                holder[*parent] = true;
                if (mentions_[i].use == PlaceUse::Mention && mentions_[i].parent_stated && !holder[i]) {
                    mentions_[i].use = PlaceUse::Location;
                }
                if (mentions_[i].use == PlaceUse::Location || holder[i]) {
                    mentions_[*parent].use = PlaceUse::Mention;
                }
            }
        }
    }

  private:
    [[nodiscard]] const text::Document& document() const { return words_.document(); }

    [[nodiscard]] bool country_like(const Mention& mention) const {
        return !mention.scored.empty() && mention.kind.empty() && resolver_.gazetteer().place(mention.scored.front().place).is_country();
    }
    [[nodiscard]] bool capital_like(const Mention& mention) const {
        return !mention.scored.empty() && mention.kind.empty() && !mention.capital &&
               (resolver_.is_capital(mention.scored.front().place) || words_.is_exactly(mention.name_first, mention.name_last, WordClass::Hub));
    }

    /// First token of the phrase with its preposition.
    [[nodiscard]] std::uint32_t start(const Mention& mention) const {
        std::uint32_t first = mention.first;
        while (first > 0 && (tokens_[first - 1].norm == "\"" || words_.is_article(first - 1))) {
            --first;
        }
        if (const auto* prep = words_.before(first, WordClass::Prep)) {
            first = prep->first;
        }
        return first;
    }

    [[nodiscard]] PlaceUse use_of(std::size_t index) {
        const Mention& mention = mentions_[index];
        if (heads_paragraph(index)) {
            return heading_or_dateline(index);
        }
        if (stands_alone(mention)) {
            return is_area(mention.group) ? PlaceUse::Heading : PlaceUse::Dateline;
        }
        if (mention.hashtag && heads_with_tags(mention) && !country_like(mention)) {
            return PlaceUse::Dateline;
        }
        if (mention.compound) {
            return PlaceUse::Source;
        }
        const bool in = mention.located_by_words();
        const std::uint32_t first = start(mention);
        if (taken_by_words(mention, first)) {
            return PlaceUse::Location;
        }
        if (launch_before(mention, first) || goes_on_with_launch(index)) {
            return PlaceUse::Launch;
        }
        if (words_.before(first, WordClass::SourceSeat) != nullptr || words_.before(mention.first, WordClass::SourceSeat) != nullptr || motive_before(index, first)) {
            return PlaceUse::Source;
        }
        const bool capital = capital_like(mention);
        const bool country = country_like(mention);
        const bool hit = hit_object(index, first);
        if (country && !hit && mention.prep == Prep::To && mention.relations.empty() && tokens_[mention.first].script == text::Script::Latin) {
            return PlaceUse::Source; // "ordered her to Iran", "fled to Jordan"
        }
        if (capital || country) {
            if (government(index, first, in, hit)) {
                return PlaceUse::Government;
            }
            const bool possessive = mention.last < words_.size() && tokens_[mention.last].script == text::Script::Latin && tokens_[mention.last].span.begin > tokens_[mention.last - 1].span.end + 1;
            const bool of_state = mention.state_seat && mention.prep == Prep::On; // "an attack on Iran's parliament"
            if ((in || hit || of_state || !mention.relations.empty()) && !(possessive && country && !mention.state_seat)) {
                return PlaceUse::Location;
            }
            if (chained_dateline(index)) {
                return PlaceUse::Dateline;
            }
            return capital && (mention.prep == Prep::None || mention.prep == Prep::On) && !mention.hashtag ? PlaceUse::Government : PlaceUse::Mention;
        }
        if (mention.hashtag && !in && !hit && mention.kind.empty()) {
            return PlaceUse::Mention;
        }
        const bool area = !mention.scored.empty() && is_area(kind_group(resolver_.gazetteer().place(mention.scored.front().place).kind()));
        if (!in && !hit && (spans_to_next(index) || (index > 0 && mentions_[index - 1].use == PlaceUse::Mention && spans_to_next(index - 1)))) {
            return PlaceUse::Mention;
        }
        if (in || hit || (!mention.relations.empty() && !mention.listed) || ((mention.prep == Prep::On || mention.prep == Prep::To) && !area)) {
            return PlaceUse::Location;
        }
        if (mention.prep == Prep::From) {
            return PlaceUse::Location;
        }
        if (index > 0 && mentions_[index - 1].use == PlaceUse::Location && !mentions_[index - 1].parent && (mention.conjoined || listed(index))) {
            return PlaceUse::Location;
        }
        if (!mention.kind.empty() && !mention.backward && is_site(mention.group)) {
            return PlaceUse::Location;
        }
        return PlaceUse::Mention;
    }

    /// "swamping hospitals from Baalbek to Tyre": how far something reaches.
    [[nodiscard]] bool spans_to_next(std::size_t index) const {
        return mentions_[index].prep == Prep::From && index + 1 < mentions_.size() && mentions_[index + 1].prep == Prep::To && mentions_[index + 1].first <= mentions_[index].last + 1;
    }

    /// "hit Nabatieh, Tyre and the Bekaa": joined to the mention before by a comma or "and" alone.
    [[nodiscard]] bool listed(std::size_t index) const {
        const std::uint32_t from = mentions_[index - 1].last;
        const std::uint32_t to = mentions_[index].first;
        if (to <= from || to - from > 3 || tokens_[from].sentence != tokens_[to].sentence) {
            return false;
        }
        for (std::uint32_t t = from; t < to; ++t) {
            if (tokens_[t].norm != "," && !words_.is_definite_article(t) && !words_.covers(t, WordClass::Conjunction)) {
                return false;
            }
        }
        return true;
    }

    /// "Nikopol district. In the small hours ...", "RAHAT. Two brothers ...": a sentence of its own at the head of a paragraph.
    [[nodiscard]] bool stands_alone(const Mention& mention) const {
        const auto& sentence = document().sentences[tokens_[mention.first].sentence];
        const bool heads = sentence.first == 0 || tokens_[sentence.first - 1].paragraph != tokens_[sentence.first].paragraph;
        const bool goes_on = sentence.last < words_.size() && tokens_[sentence.last].paragraph == tokens_[sentence.first].paragraph;
        const auto sign = [&](std::uint32_t t) { return tokens_[t].kind == text::TokenKind::Punct || (mention.first <= t && t < mention.last); };
        const bool named = !mention.scored.empty() && mention.kind.empty() && mention.relations.empty() && !mention.match.empty() && !is_site(kind_group(resolver_.gazetteer().place(mention.scored.front().place).kind()));
        if (!heads || !goes_on || !(is_area(mention.group) || named) || sentence.last - sentence.first > kHeadWords + 3) {
            return false;
        }
        for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
            if (!sign(t)) {
                return false;
            }
        }
        return true;
    }

    /// "#Sudan #ElGeneina" as the first line: where what follows happened.
    [[nodiscard]] bool heads_with_tags(const Mention& mention) const {
        if (tokens_[mention.first].paragraph != tokens_.front().paragraph || tokens_.back().paragraph == tokens_.front().paragraph) {
            return false;
        }
        for (std::uint32_t t = 0; t < words_.size() && tokens_[t].paragraph == tokens_.front().paragraph; ++t) {
            if (tokens_[t].kind != text::TokenKind::Punct && !tokens_[t].hashtag) {
                return false;
            }
        }
        return true;
    }

    [[nodiscard]] bool heads_paragraph(std::size_t index) const {
        const Mention& mention = mentions_[index];
        std::uint32_t first = mention.first;
        const auto item = [&](std::uint32_t t) { return tokens_[t].kind == text::TokenKind::Number && (tokens_[t + 1].norm == "/" || tokens_[t + 1].norm == ")") && (t == 0 || tokens_[t - 1].paragraph != tokens_[t].paragraph); }; // "3/ #X: ..."
        const auto leads = [&](std::uint32_t t) { return tokens_[t].kind == text::TokenKind::Punct || item(t) || words_.in_whole_trap(t) || tokens_[t + 1].norm == "-"; };
        while (first > 0 && tokens_[first - 1].paragraph == tokens_[mention.first].paragraph && mention.first - first < kHeadWords && leads(first - 1)) {
            --first;
        }
        if (first > 0 && tokens_[first - 1].paragraph == tokens_[first].paragraph) {
            return false;
        }
        if (mention.clitic_in || mention.prep == Prep::In) {
            return false;
        }
        // "HAMA, Syria —", "KABUL, Sept 30 —", "بغداد –", "حلب:"
        const std::uint32_t limit = std::min<std::uint32_t>(words_.size(), mention.last + 9);
        for (std::uint32_t t = mention.last; t < limit && tokens_[t].paragraph == tokens_[first].paragraph; ++t) {
            const auto& token = tokens_[t];
            if (token.kind == text::TokenKind::Punct) {
                if (token.norm == "-" || token.norm == ":" || token.norm == "|" || token.norm == "/") {
                    return true;
                }
                if (token.norm != "," && token.norm != "(" && token.norm != ")" && token.norm != ".") {
                    return false;
                }
                continue;
            }
            const bool inner = std::any_of(mentions_.begin(), mentions_.end(), [&](const Mention& other) { return other.first <= t && t < other.last; });
            if (!inner && token.kind != text::TokenKind::Number && !words_.is_hard_stop(t, t + 1) && !words_.is_other_word(t)) {
                return false;
            }
        }
        return false;
    }

    /// "QUETTA: ...", "بعقوبة - ...": a place at the head of several paragraphs heads each of them.
    void settle_datelines() {
        std::vector<std::uint32_t> paragraphs;
        for (const auto& mention : mentions_) {
            const auto paragraph = tokens_[mention.first].paragraph;
            if (mention.use == PlaceUse::Dateline && (paragraphs.empty() || paragraphs.back() != paragraph)) {
                paragraphs.push_back(paragraph);
            }
        }
        for (std::size_t i = 0; i < mentions_.size(); ++i) {
            const bool deep = tokens_[mentions_[i].first].paragraph > 0 && stands_alone(mentions_[i]);
            if (mentions_[i].use == PlaceUse::Dateline && (paragraphs.size() >= kSeveralDatelines || deep)) {
                mentions_[i].use = chained_dateline(i) ? PlaceUse::Mention : PlaceUse::Heading;
                mentions_[i].bureau = true;
                prefer_town(mentions_[i]);
            }
        }
    }

    /// "كركوك - ...": a bureau sits in the town, not in the province of its name.
    void prefer_town(Mention& mention) const {
        const auto settled = [&](const Scored& scored) { return is_settled(kind_group(resolver_.gazetteer().place(scored.place).kind())); };
        const auto town = std::find_if(mention.scored.begin(), mention.scored.end(), settled);
        if (mention.kind.empty() && town != mention.scored.end() &&
            resolver_.gazetteer().place(town->place).country_code() == resolver_.gazetteer().place(mention.scored.front().place).country_code()) {
            std::rotate(mention.scored.begin(), town, town + 1);
        }
    }

    /// "About 45 km west of Z, in the X area": the bearing only says where X lies.
    void settle_bearings() {
        for (std::size_t i = 0; i + 1 < mentions_.size(); ++i) {
            Mention& bearing = mentions_[i];
            const Mention& named = mentions_[i + 1];
            const bool comma = named.first > bearing.last && tokens_[bearing.last].norm == "," && named.first - bearing.last <= 3 && tokens_[bearing.last].sentence == tokens_[named.first].sentence;
            const auto told = std::find_if(bearing.relations.begin(), bearing.relations.end(), [](const Relation& r) { return r.distance_km.has_value(); });
            if (!comma || told == bearing.relations.end() || bearing.use != PlaceUse::Location || named.use != PlaceUse::Location || !named.located_by_words() || !named.relations.empty() || bearing.scored.empty() || named.scored.empty()) {
                continue;
            }
            const PlaceView place = resolver_.gazetteer().place(named.scored.front().place);
            if (!is_area(kind_group(place.kind())) && geo::distance_km(place.lon_lat(), resolver_.gazetteer().place(bearing.scored.front().place).lon_lat()) < 1.6 * *told->distance_km + 20) {
                bearing.use = PlaceUse::Mention;
            }
        }
    }

    void link_to_headings() {
        std::optional<std::size_t> head;
        for (std::size_t i = 0; i < mentions_.size(); ++i) {
            mentions_[i].heading.reset();
            if (mentions_[i].use == PlaceUse::Heading) {
                head = i;
            } else if (head && tokens_[mentions_[*head].first].paragraph == tokens_[mentions_[i].first].paragraph) {
                mentions_[i].heading = head;
            }
        }
    }

    /// "حلب: ... إدلب: ...": several headings make the first no dateline.
    void settle_headings() {
        const bool several = std::any_of(mentions_.begin(), mentions_.end(), [](const Mention& m) { return m.use == PlaceUse::Heading; });
        for (std::size_t i = 0; i < mentions_.size() && several; ++i) {
            const std::uint32_t last = mentions_[i].last;
            if (mentions_[i].use == PlaceUse::Dateline && !tokens_[mentions_[i].first].all_caps && last < words_.size() && (tokens_[last].norm == ":" || tokens_[last].norm == "|")) {
                mentions_[i].use = PlaceUse::Heading;
            }
        }
    }

    [[nodiscard]] PlaceUse heading_or_dateline(std::size_t index) const {
        const Mention& mention = mentions_[index];
        const auto& head = tokens_[mention.first];
        std::uint32_t t = mention.last;
        while (t < words_.size() && tokens_[t].norm != "-" && tokens_[t].norm != ":" && tokens_[t].norm != "|" && tokens_[t].norm != "/") {
            ++t;
        }
        const bool colon = t < words_.size() && (tokens_[t].norm == ":" || tokens_[t].norm == "|");
        const bool heading = colon && !head.all_caps && (head.paragraph > 0 || !mention.relations.empty() || !mention.kind.empty());
        return heading ? PlaceUse::Heading : PlaceUse::Dateline;
    }

    /// "HAMA, Syria —": the second name of a dateline.
    [[nodiscard]] bool chained_dateline(std::size_t index) const {
        return index > 0 && mentions_[index - 1].use == PlaceUse::Dateline && mentions_[index].first <= mentions_[index - 1].last + 1;
    }

    /// "in support of the people of X": for whose sake, not where. Only the first place behind the words.
    [[nodiscard]] bool motive_before(std::size_t index, std::uint32_t first) const {
        const auto sentence = tokens_[mentions_[index].first].sentence;
        const std::uint32_t floor = index > 0 ? mentions_[index - 1].last : 0;
        for (std::uint32_t t = first, steps = 0; t > floor && steps < 9 && tokens_[t - 1].sentence == sentence && tokens_[t - 1].kind != text::TokenKind::Punct; --t, ++steps) {
            if (words_.before(t, WordClass::Motive) != nullptr) {
                return true;
            }
            if (words_.covers(t - 1, WordClass::VerbHit)) {
                return false;
            }
        }
        return false;
    }

    [[nodiscard]] bool launch_before(const Mention& mention, std::uint32_t first) const {
        for (const auto end : {first, mention.first}) {
            if (const auto* launch = words_.before(end, WordClass::Launch); launch != nullptr && !launch->entry->has("verb")) {
                return true;
            }
        }
        // "launched ... from X": a word of launching shortly before "from".
        if (mention.prep != Prep::From) {
            return false;
        }
        const auto sentence = tokens_[mention.first].sentence;
        for (std::uint32_t t = first, steps = 0; t > 0 && steps < 6 && tokens_[t - 1].sentence == sentence; --t, ++steps) {
            if (words_.covers(t - 1, WordClass::Launch)) {
                return true;
            }
        }
        return false;
    }

    /// "drove the rebels out of X": left by force, not by flight.
    [[nodiscard]] bool taken_by_words(const Mention& mention, std::uint32_t first) const {
        for (const auto end : {first, mention.first, mention.name_first}) {
            if (const auto* verb = words_.before(end, WordClass::VerbHit); verb != nullptr && verb->entry->has("taken")) {
                return true;
            }
        }
        return false;
    }

    /// "launched from Russia's Kursk region and Crimea": what belongs to, or is joined to, the place of a launch.
    [[nodiscard]] bool goes_on_with_launch(std::size_t index) const {
        const Mention& mention = mentions_[index];
        if (index == 0 || mentions_[index - 1].use != PlaceUse::Launch || (mention.prep != Prep::None && mention.prep != Prep::Of) || mention.clitic_in) {
            return false;
        }
        const bool possessed = mention.first == mentions_[index - 1].last && tokens_[mention.first].script == text::Script::Latin && tokens_[mention.first].span.begin > tokens_[mention.first - 1].span.end + 1;
        return possessed || mention.conjoined || listed(index) || mentions_[index - 1].parent == index;
    }

    /// Object of "hit", "overran", قصف, or subject of their passive.
    [[nodiscard]] bool hit_object(std::size_t index, std::uint32_t first) const {
        const Mention& mention = mentions_[index];
        const auto sentence = tokens_[mention.first].sentence;
        if (words_.before(mention.first, WordClass::VerbHit) != nullptr) {
            return true; // "shelling of X"
        }
        for (std::uint32_t t = first, steps = 0; t > 0 && steps < 3 && tokens_[t - 1].sentence == sentence; ++steps) {
            if (words_.before(t, WordClass::VerbHit) != nullptr) {
                return true;
            }
            const auto& token = tokens_[t - 1];
            const bool passable = token.norm == "\"" || words_.is_definite_article(t - 1) || words_.covers(t - 1, WordClass::Kind) || words_.covers(t - 1, WordClass::Demonym) || words_.covers(t - 1, WordClass::Relation);
            if (!passable) {
                break;
            }
            --t;
        }
        if (object_behind_subject(index, first)) {
            return true;
        }
        // "Tikrit was retaken", "درنة، التي انتزعها"; not "blamed on Turkey, hit"
        bool linked = false;
        for (std::uint32_t t = mention.last, steps = 0; t < words_.size() && steps < 5 && tokens_[t].sentence == sentence; ++t, ++steps) {
            if (linked && words_.at(t, WordClass::VerbHit) != nullptr) {
                return true;
            }
            const bool link = words_.covers(t, WordClass::PassiveLink);
            linked = linked || link;
            if (!link && tokens_[t].norm != ",") {
                break;
            }
        }
        return false;
    }

    /// قصف الطيران الروسي X: the verb first, then who did it, then X; no preposition, sign or other place between.
    [[nodiscard]] bool object_behind_subject(std::size_t index, std::uint32_t first) const {
        const Mention& mention = mentions_[index];
        if (tokens_[mention.first].script != text::Script::Arabic || mention.prep != Prep::None || mention.clitic_in || mention.conjoined || mention.backward || country_like(mention)) {
            return false;
        }
        const auto sentence = tokens_[mention.first].sentence;
        if (first == 0 || tokens_[first - 1].sentence != sentence) {
            return false;
        }
        // "يحمل علم جزر مارشال", "طال مصالح أميركا": a bare noun takes the name to itself. Not: an adjective, an article, one known word behind the verb.
        const bool closed = words_.covers(first - 1, WordClass::Demonym) || text::has_article(tokens_[first - 1].norm) || tokens_[first - 1].norm == "\"" || words_.covers(first - 1, WordClass::Adjective) ||
                            (words_.before(first - 1, WordClass::VerbHit) != nullptr && words_.is_known(first - 1)) || (index > 0 && mentions_[index - 1].last == first && !mentions_[index - 1].scored.empty());
        if (!closed) {
            return false;
        }
        for (std::uint32_t t = first, steps = 0; t > 0 && steps < kSubjectWords && tokens_[t - 1].sentence == sentence && (tokens_[t - 1].kind != text::TokenKind::Punct || tokens_[t - 1].norm == "\""); --t, ++steps) {
            const auto* verb = words_.before(t, WordClass::VerbHit);
            if (verb != nullptr && verb->first + 1 < first) {
                return true;
            }
            if (words_.covers(t - 1, WordClass::Prep) || words_.covers(t - 1, WordClass::Kind) || words_.covers(t - 1, WordClass::Relation) || words_.covers(t - 1, WordClass::PassiveLink)) {
                return false;
            }
        }
        return false;
    }

    [[nodiscard]] bool government(std::size_t index, std::uint32_t first, bool in, bool hit) {
        const Mention& mention = mentions_[index];
        if (mention.by_agent) {
            return true; // "shelled by Russia", "installed by Addis Ababa"
        }
        if (hit) {
            return false;
        }
        // "allies in Moscow", مسؤولون في طهران
        if (const auto* noun = words_.before(first, WordClass::VerbGov); noun != nullptr && noun->entry->has("noun")) {
            return true;
        }
        if (in || !mention.relations.empty()) {
            const bool pair = std::any_of(mention.relations.begin(), mention.relations.end(), [](const Relation& r) { return r.kind == RelationKind::Between; });
            return pair || (mention.conjoined && index > 0 && mentions_[index - 1].use == PlaceUse::Government && !in && mention.relations.empty());
        }
        if (mention.prep == Prep::From && !mention.clitic_in) {
            return false;
        }
        if (mention.conjoined && index > 0 && mentions_[index - 1].use == PlaceUse::Government) {
            return true;
        }
        return mentions_[index].speaks = gov_verb_near(mention);
    }

    [[nodiscard]] bool gov_verb_near(const Mention& mention) const {
        const auto sentence = tokens_[mention.first].sentence;
        for (std::uint32_t t = mention.first, steps = 0; t > 0 && steps < 3 && tokens_[t - 1].sentence == sentence && tokens_[t - 1].kind != text::TokenKind::Punct; --t, ++steps) {
            if (words_.covers(t - 1, WordClass::VerbGov)) {
                return true;
            }
        }
        for (std::uint32_t t = mention.last, steps = 0; t < words_.size() && steps < 3 && tokens_[t].sentence == sentence; ++t, ++steps) {
            if (words_.covers(t, WordClass::VerbGov)) {
                return true;
            }
            if (tokens_[t].kind == text::TokenKind::Punct && tokens_[t].norm != ",") {
                break;
            }
        }
        return false;
    }

    const Resolver& resolver_;
    const PhraseWords& words_;
    const std::vector<text::Token>& tokens_;
    std::vector<Mention>& mentions_;
};

} // namespace

void assign_uses(const Resolver& resolver, const PhraseWords& words, std::vector<Mention>& mentions) { UseReader(resolver, words, mentions).run(); }

/// "WASHINGTON, Feb 23 - ... near Tuz, Iraq".
void settle_bureaus(const Resolver& resolver, std::vector<Mention>& mentions) {
    const auto country = [&](const Mention& mention) { return resolver.gazetteer().place(mention.scored.front().place).country_code(); };
    const auto located = [](const Mention& mention) { return mention.use == PlaceUse::Location && !mention.scored.empty() && !mention.backward && !mention.capital && !mention.match.empty(); };
    for (auto& dateline : mentions) {
        if (dateline.use != PlaceUse::Dateline || dateline.scored.empty()) {
            continue;
        }
        const auto here = [&](const Mention& mention) { return located(mention) && country(mention) == country(dateline); };
        if (std::any_of(mentions.begin(), mentions.end(), located) && std::none_of(mentions.begin(), mentions.end(), here)) {
            dateline.use = PlaceUse::Source;
        }
    }
}

} // namespace marsad::geocode
