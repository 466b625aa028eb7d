#include "model/string_table.h"

#include <functional>

namespace marsad::model {

std::size_t StringTable::slot_of(std::string_view wanted) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = std::hash<std::string_view>{}(wanted)&mask;
    while (slots_[slot] != 0 && text(slots_[slot] - 1) != wanted) {
        slot = (slot + 1) & mask;
    }
    return slot;
}

StringTable::Id StringTable::intern(std::string_view wanted) {
    if ((size() + 1) * 3 > slots_.size() * 2) {
        grow();
    }
    const std::size_t slot = slot_of(wanted);
    if (slots_[slot] != 0) {
        return slots_[slot] - 1;
    }
    const auto id = static_cast<Id>(size());
    bytes_.append(wanted);
    begins_.push_back(bytes_.size());
    slots_[slot] = id + 1;
    return id;
}

void StringTable::grow() {
    slots_.assign(slots_.empty() ? 64 : slots_.size() * 2, 0);
    for (Id id = 0; id < size(); ++id) {
        slots_[slot_of(text(id))] = id + 1;
    }
}

void StringTable::freeze() {
    slots_.clear();
    slots_.shrink_to_fit();
    bytes_.shrink_to_fit();
    begins_.shrink_to_fit();
}

std::size_t StringTable::memory_bytes() const {
    return bytes_.capacity() + begins_.capacity() * sizeof(std::uint64_t) + slots_.capacity() * sizeof(Id);
}

} // namespace marsad::model
