// A crew of threads.
#include "lab/crew.hpp"

#include <mutex>
#include <utility>

#include "lab/side_by_side.hpp"

namespace lab {

Crew crew_of_threads(std::size_t jobs) {
  return [jobs](std::span<const RunPlace> places, StudyPlayer& player, const Keep& keep,
                const std::function<bool()>& stop) {
    std::mutex mutex;
    side_by_side(places.size(), jobs, [&](std::size_t i) {
      if (stop()) return;
      trace::StudyRun run = player(places[i]);
      const std::lock_guard lock(mutex);
      keep(std::move(run));
    });
  };
}

}  // namespace lab
