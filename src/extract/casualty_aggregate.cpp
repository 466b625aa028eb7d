#include "extract/casualty_aggregate.h"

#include <algorithm>
#include <vector>

namespace marsad::extract {

namespace {

using model::CountRange;

std::optional<std::int64_t> low_of(const CountRange& count) { return count.low ? count.low : count.value; }
std::optional<std::int64_t> high_of(const CountRange& count) { return count.high ? count.high : count.value; }

CountRange add(const CountRange& a, const CountRange& b) {
    const auto sum = [](std::optional<std::int64_t> x, std::optional<std::int64_t> y) { return x && y ? std::optional(*x + *y) : std::nullopt; };
    return {sum(a.value, b.value), sum(low_of(a), low_of(b)), sum(a.high, b.high)};
}

/// Two tellings that cannot both be true.
CountRange rivals(const CountRange& a, const CountRange& b) {
    CountRange out;
    const auto low_a = low_of(a);
    const auto low_b = low_of(b);
    out.low = low_a && low_b ? std::min(*low_a, *low_b) : (low_a ? low_a : low_b);
    const auto high_a = high_of(a);
    const auto high_b = high_of(b);
    out.high = high_a && high_b ? std::max(*high_a, *high_b) : (high_a ? high_a : high_b);
    return out;
}

/// What one sentence, or one source in it, tells.
struct Telling {
    CountRange count;
    std::uint32_t sentence = 0;
    bool counted = false;
    bool additional = true; ///< all of it is told as more
    bool attackers = true;  ///< all of it are attackers
    bool rival = false;
    const CasualtyMention* first = nullptr; ///< of its mentions
};

void note(FigureNotes* notes, const CasualtyMention* mention, std::string_view rule) {
    if (notes != nullptr) {
        notes->emplace_back(mention, rule);
    }
}

void extend(Telling& telling, const CasualtyMention& mention) {
    telling.count = add(telling.count, mention.count);
    telling.counted = telling.counted || mention.counted;
    telling.additional = telling.additional && mention.additional;
    telling.attackers = telling.attackers && mention.attackers;
}

Telling telling_of(const CasualtyMention& mention) { return {mention.count, mention.sentence, mention.counted, mention.additional, mention.attackers, mention.rival, &mention}; }

bool is_uncounted(const CasualtyMention& mention) { return !mention.counted && !mention.count.value; }

std::vector<Telling> tellings_of(const std::vector<const CasualtyMention*>& mentions, FigureNotes* notes) {
    std::vector<Telling> out;
    for (const auto* mention : mentions) {
        const bool any_counted = std::any_of(mentions.begin(), mentions.end(), [&](const auto* m) { return m->sentence == mention->sentence && m != mention && !is_uncounted(*m); });
        if (is_uncounted(*mention) && any_counted) {
            note(notes, mention, "no figure, beside one");
            continue; // "killing soldiers": nothing beside a figure
        }
        if (!out.empty() && out.back().sentence == mention->sentence && !mention->rival && !out.back().rival) {
            extend(out.back(), *mention);
            note(notes, mention, "added: the same sentence");
        } else {
            out.push_back(telling_of(*mention));
        }
    }
    return out;
}

/// "20 others were hurt", told a second time. The others are other than the dead, so the wounded may have been told plainly.
bool told_before(const std::vector<Telling>& tellings, std::size_t index, CasualtyKind kind) {
    const Telling& next = tellings[index];
    return next.count.value && std::any_of(tellings.begin(), tellings.begin() + static_cast<std::ptrdiff_t>(index), [&](const Telling& earlier) {
               return earlier.sentence != next.sentence && earlier.count.value == next.count.value && (earlier.additional || kind == CasualtyKind::Injured);
           });
}

CountRange settle(const std::vector<Telling>& tellings, CasualtyKind kind, FigureNotes* notes) {
    Telling base = tellings.front();
    note(notes, base.first, "counted: told first");
    for (std::size_t i = 1; i < tellings.size(); ++i) {
        const Telling& next = tellings[i];
        if ((next.count == base.count && !next.additional) || (next.additional && told_before(tellings, i, kind))) {
            note(notes, next.first, "told again: counted once");
            continue;
        }
        if (next.additional || next.attackers != base.attackers) {
            base.count = add(base.count, next.count);
            base.counted = base.counted || next.counted;
            base.attackers = base.attackers && next.attackers;
            note(notes, next.first, next.additional ? "added: others" : "added: attackers and those attacked");
        } else if (!next.counted) {
            if (!base.counted && next.count.value && !base.count.value) {
                base = next; // a name says more than "soldiers"
                note(notes, next.first, "counted: says more than what was told before");
            } else {
                note(notes, next.first, "no figure: adds nothing to what was told");
            }
        } else if (!next.count.value && base.count.value && !next.rival && !base.rival) {
            note(notes, next.first, "uncounted, where a figure is told as well");
            continue; // "dozens", where a figure is told as well
        } else if (!base.counted || (!base.count.value && next.count.value && !next.rival && !base.rival)) {
            base = next; // "killed the commander ... five people died": the figure is the toll
            note(notes, next.first, "counted: the first exact figure");
        } else if (next.count.value != base.count.value || !next.count.value) {
            const bool same_floor = low_of(next.count) == low_of(base.count);
            note(notes, next.first, same_floor ? "the same floor as told before" : "a rival figure, left open");
            base.count = same_floor && (next.count.value || base.count.value) ? (base.count.value ? base.count : next.count) : rivals(base.count, next.count);
        }
    }
    return base.count;
}

CountRange summarize_kind(std::span<const CasualtyMention* const> mentions, CasualtyKind kind, FigureNotes* notes) {
    std::vector<const CasualtyMention*> current;
    const CasualtyMention* revision = nullptr;
    const CasualtyMention* superseded = nullptr;
    bool none = false;
    for (const auto* mention : mentions) {
        if (mention->none) {
            none = none || mention->kind == kind || mention->kind == CasualtyKind::Joint;
            note(notes, mention, "told: none");
            continue;
        }
        if (mention->kind != kind || mention->unknown || mention->subset || mention->cumulative) {
            continue;
        }
        if (mention->superseded) {
            superseded = mention;
            note(notes, mention, "an earlier figure, replaced where a newer one is told");
        } else if (mention->revision) {
            revision = mention;
            note(notes, mention, "counted: the newer toll, which replaces the rest");
        } else {
            current.push_back(mention);
        }
    }
    if (revision != nullptr) {
        for (const auto* mention : current) {
            note(notes, mention, "replaced by the newer toll");
        }
        return revision->count;
    }
    if (!current.empty()) {
        return settle(tellings_of(current, notes), kind, notes);
    }
    if (none) {
        return CountRange{0, 0, 0}; // "first word of one dead was not true, and there were no deaths"
    }
    return superseded != nullptr ? superseded->count : CountRange{};
}

} // namespace

CasualtySummary summarize(std::span<const CasualtyMention* const> mentions, FigureNotes* notes) {
    CasualtySummary out;
    out.fatalities = summarize_kind(mentions, CasualtyKind::Killed, notes);
    out.injuries = summarize_kind(mentions, CasualtyKind::Injured, notes);
    std::vector<const CasualtyMention*> joint;
    for (const auto* mention : mentions) {
        if (mention->kind == CasualtyKind::Joint && !mention->none && !mention->unknown) {
            joint.push_back(mention);
        }
    }
    out.joint = summarize_kind(joint, CasualtyKind::Joint, notes).value;
    return out;
}

} // namespace marsad::extract
