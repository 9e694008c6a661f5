// Ranks by Boost.MPI. Rank 0 keeps every other rank busy with two runs, plays itself in a thread, and receives.
#include <algorithm>
#include <atomic>
#include <boost/mpi.hpp>
#include <boost/serialization/string.hpp>
#include <boost/serialization/vector.hpp>
#include <chrono>
#include <cstdlib>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "ranks/ranks.hpp"

namespace mpi = boost::mpi;

namespace ranks {
namespace {

enum Tag : int { work, result, over };

// Each rank has one run under way and one that waits.
constexpr int ahead = 2;
// What rank 0 throws is told by the program, and the others are told that it is over.
constexpr bool abort_on_exception = false;
constexpr auto shortest_nap = std::chrono::microseconds(50);
constexpr auto longest_nap = std::chrono::microseconds(2000);

// A StudyRun as it is sent.
struct Sent {
  trace::StudyRun run;

  template <class Archive>
  void serialize(Archive& archive, unsigned) {
    archive& run.point& run.replication& run.seed& run.held& run.error;
    std::vector<std::pair<bool, double>> values;
    for (const auto& value : run.values) values.emplace_back(value.has_value(), value.value_or(0));
    std::size_t count = values.size();
    archive& count;
    values.resize(count);
    for (auto& [there, value] : values) archive& there& value;
    run.values.clear();
    for (const auto& [there, value] : values) run.values.push_back(there ? std::optional(value) : std::nullopt);
  }
};

// mpirun, srun and their like say so in the environment; without one of them MPI is not even begun.
bool launched() {
  for (const char* name : {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE", "PMIX_RANK"}) {
    if (std::getenv(name) != nullptr) return true;
  }
  return false;
}

}  // namespace

class Ranks::Body {
 public:
  Body() : environment_(mpi::threading::funneled, abort_on_exception) {}

  mpi::communicator world;

 private:
  mpi::environment environment_;
};

Ranks::Ranks() {
  if (launched()) body_ = std::make_unique<Body>();
}

Ranks::~Ranks() {
  if (rank() != 0 || count() == 1) return;
  for (int other = 1; other < count(); ++other) body_->world.send(other, over);
}

int Ranks::rank() const { return body_ ? body_->world.rank() : 0; }
int Ranks::count() const { return body_ ? body_->world.size() : 1; }

void Ranks::tell_of_study(bool fine) {
  if (count() > 1) mpi::broadcast(body_->world, fine, 0);
}

bool Ranks::wait_for_study() {
  bool fine = false;
  mpi::broadcast(body_->world, fine, 0);
  return fine;
}

lab::Crew Ranks::crew() {
  return [this](std::span<const lab::RunPlace> places, lab::StudyPlayer& player, const lab::Keep& keep,
                const std::function<bool()>& stop) {
    mpi::communicator& world = body_->world;
    std::size_t next = 0;
    std::size_t under_way = 0;  // sent to other ranks
    std::mutex mutex;           // of next and own
    std::deque<trace::StudyRun> own;
    const auto take = [&]() -> const lab::RunPlace* {
      const std::lock_guard lock(mutex);
      return next < places.size() && !stop() ? &places[next++] : nullptr;
    };
    const auto send = [&](int to) {
      if (const lab::RunPlace* place = take()) {
        const std::vector<std::uint64_t> words{place->point, place->replication};
        world.send(to, work, words);
        ++under_way;
      }
    };
    for (int round = 0; round < ahead; ++round) {
      for (int other = 1; other < world.size(); ++other) send(other);
    }
    std::atomic<bool> playing = true;
    std::jthread here([&] {
      while (const lab::RunPlace* place = take()) {
        trace::StudyRun run = player(*place);
        const std::lock_guard lock(mutex);
        own.push_back(std::move(run));
      }
      playing = false;
    });
    auto nap = shortest_nap;  // longer while nothing comes
    for (;;) {
      const bool was_playing = playing;
      std::deque<trace::StudyRun> played;
      {
        const std::lock_guard lock(mutex);
        played.swap(own);
      }
      for (trace::StudyRun& run : played) keep(std::move(run));
      if (const auto status = world.iprobe(mpi::any_source, result)) {
        Sent sent;
        world.recv(status->source(), result, sent);
        --under_way;
        send(status->source());
        keep(std::move(sent.run));
        nap = shortest_nap;
      } else if (!was_playing && under_way == 0) {
        return;
      } else if (played.empty()) {
        std::this_thread::sleep_for(nap);
        nap = std::min(longest_nap, 2 * nap);
      }
    }
  };
}

void Ranks::give_up() {
  mpi::environment::abort(EXIT_FAILURE);
  std::abort();
}

void Ranks::serve(lab::StudyPlayer& player) {
  mpi::communicator& world = body_->world;
  for (;;) {
    const mpi::status status = world.probe(0, mpi::any_tag);
    if (status.tag() == over) {
      world.recv(0, over);
      return;
    }
    std::vector<std::uint64_t> words;
    world.recv(0, work, words);
    world.send(0, result, Sent{player({words[0], words[1]})});
  }
}

}  // namespace ranks
