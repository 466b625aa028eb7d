#include "render/place_areas.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace marsad::render {

namespace {

std::string key_of(const AreaQuestion& question) {
    std::string out = fmt::format("{} {} {} {} {}", question.place_id, question.position.lon_deg(), question.position.lat_deg(), question.radius_km, question.geo_precision);
    if (const auto& shape = question.shape) {
        out += fmt::format(" {} {} {} {} {} {} {} {} {}", static_cast<int>(shape->kind), shape->anchor.lon_deg(), shape->anchor.lat_deg(), shape->other.lon_deg(), shape->other.lat_deg(),
                           shape->inner_km, shape->outer_km, shape->from_deg, shape->to_deg);
    }
    return out;
}

struct Entry {
    std::optional<PlaceArea> area; ///< nothing: not made yet, or none
};

} // namespace

AreaQuestion question_of(const EventField& field, const FieldPlace& place) {
    const int precision = place.sureness == PlaceSureness::Site ? 1 : place.sureness == PlaceSureness::Near ? 2 : 3;
    const model::AreaShape* shape = field.shape_of(place);
    return {place.place_id, place.position, static_cast<double>(place.radius_km), precision, shape != nullptr ? std::optional(*shape) : std::nullopt};
}

struct PlaceAreas::Worker {
    AreaSource source;
    std::function<void()> ready;
    // Of the frame's thread. Entries stay where they are while the map grows.
    std::unordered_map<std::string, Entry> entries;
    std::unordered_map<std::uint32_t, Entry*> by_place;
    std::size_t waiting = 0;
    // Between the threads.
    std::mutex mutex;
    std::condition_variable_any asked;
    std::deque<std::pair<std::string, AreaQuestion>> questions;
    std::vector<std::pair<std::string, std::optional<PlaceArea>>> answers;
    std::jthread thread; // last: it ends before what it uses

    void run(const std::stop_token& stop) {
        std::unique_lock lock(mutex);
        while (asked.wait(lock, stop, [&] { return !questions.empty(); })) {
            auto [key, question] = std::move(questions.front());
            questions.pop_front();
            lock.unlock();
            auto area = source(question);
            lock.lock();
            answers.emplace_back(std::move(key), std::move(area));
            if (questions.empty() || answers.size() == 1) { // once a batch is enough
                lock.unlock();
                ready();
                lock.lock();
            }
        }
    }
};

PlaceAreas::PlaceAreas() = default;
PlaceAreas::~PlaceAreas() = default;
PlaceAreas::PlaceAreas(PlaceAreas&&) noexcept = default;
PlaceAreas& PlaceAreas::operator=(PlaceAreas&&) noexcept = default;

void PlaceAreas::set_source(AreaSource source, std::function<void()> ready) {
    worker_ = std::make_unique<Worker>();
    worker_->source = std::move(source);
    worker_->ready = std::move(ready);
    worker_->thread = std::jthread([worker = worker_.get()](const std::stop_token& stop) { worker->run(stop); });
}

void PlaceAreas::forget_places() {
    if (worker_) {
        worker_->by_place.clear();
    }
}

const PlaceArea* PlaceAreas::of(const EventField& field, std::uint32_t place) {
    if (!worker_) {
        return nullptr;
    }
    const auto known = worker_->by_place.find(place);
    if (known != worker_->by_place.end()) {
        return known->second->area ? &*known->second->area : nullptr;
    }
    AreaQuestion question = question_of(field, field.places()[place]);
    std::string key = key_of(question);
    const auto [entry, fresh] = worker_->entries.try_emplace(key);
    worker_->by_place.emplace(place, &entry->second);
    if (fresh) {
        ++worker_->waiting;
        const std::lock_guard lock(worker_->mutex);
        worker_->questions.emplace_back(std::move(key), std::move(question));
        worker_->asked.notify_one();
    }
    return entry->second.area ? &*entry->second.area : nullptr;
}

bool PlaceAreas::collect() {
    if (!worker_ || worker_->waiting == 0) {
        return false;
    }
    std::vector<std::pair<std::string, std::optional<PlaceArea>>> answers;
    {
        const std::lock_guard lock(worker_->mutex);
        answers.swap(worker_->answers);
    }
    for (auto& [key, area] : answers) {
        worker_->entries[key].area = std::move(area);
        --worker_->waiting;
    }
    return !answers.empty();
}

std::size_t PlaceAreas::waiting() const { return worker_ ? worker_->waiting : 0; }

} // namespace marsad::render
