#pragma once

namespace marsad::render {

/// Language of the place names on the map. It also decides that of title and legend; Both: English first, the Arabic
/// name under the English one.
enum class LabelLanguage { Arabic, English, Both };

} // namespace marsad::render
