#include "geocode/kinds.h"

#include "lexicon/name_table.h"

#include <array>
#include <utility>

namespace marsad::geocode {

namespace {

using enum KindGroup;

constexpr lexicon::NameTable kGroups(std::to_array<std::pair<std::string_view, KindGroup>>({
    {"airport", Airport},          {"archipelago", Island},       {"area", Area},           {"border", Area},          {"bridge", Site},
    {"building", Site},            {"camp", Camp},                {"canal", Water},         {"cemetery", Site},        {"checkpoint", Post},
    {"city", Settlement},          {"coast", Area},               {"country", Country},     {"crossing", Crossing},    {"dam", Dam},
    {"desert", Nature},            {"district", District},        {"embassy", Embassy},     {"factory", Site},         {"farm", Street},
    {"gate", Street},              {"government", Site},          {"governorate", Province}, {"gulf", Water},           {"hospital", Site},
    {"industrial", Site},          {"island", Island},            {"junction", Street},     {"lake", Nature},          {"market", Site},
    {"military_base", Base},       {"military_post", Post},       {"mosque", Site},         {"mountain", Nature},      {"neighbourhood", Neighbourhood},
    {"nuclear_site", Nuclear},     {"oil_facility", Oil},         {"port", Port},           {"power_plant", Power},    {"prison", Site},
    {"province", Province},        {"region", Region},            {"river", Nature},        {"road", Street},          {"ruins", Site},
    {"school", Site},              {"sea", Water},                {"settled", Settlement},  {"site", Site},            {"square", Street},
    {"station", Site},             {"strait", Water},             {"town", Settlement},     {"valley", Nature},        {"village", Settlement},
}));

} // namespace

KindGroup kind_group(std::string_view kind) {
    if (const KindGroup* const found = kGroups.find(kind)) {
        return *found;
    }
    return kind.empty() ? None : Site;
}

int kind_match(std::string_view wanted_kind, std::string_view kind) {
    const KindGroup wanted = kind_group(wanted_kind);
    const KindGroup group = kind_group(kind);
    if (wanted_kind.empty()) {
        return 0;
    }
    if (wanted == Site && group == Site) {
        const auto loose = [](std::string_view k) { return k == "site" || k == "building" || k == "government"; };
        return wanted_kind == kind ? 2 : loose(wanted_kind) || kind == "site" ? 1 : 0;
    }
    if (wanted == group) {
        return wanted_kind == kind || (wanted != Nature && wanted != Water) ? 2 : 1;
    }
    switch (wanted) {
    case None: return 0;
    case Settlement: return group == Neighbourhood || group == Camp || group == District ? 1 : 0;
    case Neighbourhood: return group == Settlement || group == District || group == Camp || group == Area || group == Site ? 1 : 0;
    case District: return group == Settlement || group == Neighbourhood || group == Area || group == Region || group == Province ? 1 : 0;
    case Area:
        return is_settled(group) || is_area(group) || group == Nature || group == Base || group == Oil || group == Site || group == Port || group == Island ? 1 : 0;
    case Province: return group == Region || group == Country ? 1 : 0;
    case Region: return group == Province || group == Area || group == Country || group == Nature || group == Island ? 1 : 0;
    case Country: return group == Region ? 1 : 0;
    case Camp: return group == Base || group == Neighbourhood ? 1 : 0;
    case Airport: return group == Base ? 1 : 0;
    case Base: return group == Airport || group == Camp || group == Post || group == Port ? 1 : 0;
    case Post: return group == Base || group == Crossing || group == Site ? 1 : 0;
    case Embassy: return group == Site ? 1 : 0;
    case Dam: return group == Power || kind == "lake" ? 1 : 0;
    case Oil: return group == Port || group == Power || kind == "industrial" ? 1 : 0;
    case Power: return group == Dam || group == Nuclear || kind == "industrial" ? 1 : 0;
    case Nuclear: return group == Site || group == Base || group == Power ? 1 : 0;
    case Port: return group == Oil || group == Base ? 1 : 0;
    case Crossing: return group == Post || kind == "bridge" ? 1 : 0;
    case Site:
        return (wanted_kind == "building" && group == Base) || (wanted_kind == "factory" && (group == Oil || group == Power || group == Nuclear)) ||
                       (wanted_kind == "mosque" && (group == Neighbourhood || group == Settlement))
                   ? 1
                   : 0;
    case Street: return group == Site || group == Neighbourhood || group == Post ? 1 : 0;
    case Nature: return group == Region || group == Area || group == Island ? 1 : 0;
    case Island: return group == Nature || group == Region || group == Province ? 1 : 0;
    case Water: return group == Nature || group == Area ? 1 : 0;
    }
    return 0;
}

bool is_site(KindGroup group) {
    switch (group) {
    case Camp: case Airport: case Base: case Post: case Embassy: case Dam: case Oil: case Power: case Nuclear: case Port: case Crossing: case Site: case Street: return true;
    default: return false;
    }
}

bool is_area(KindGroup group) { return group == District || group == Area || group == Province || group == Region || group == Country; }

bool is_settled(KindGroup group) { return group == Settlement || group == Neighbourhood; }

} // namespace marsad::geocode
