// M/M/1 at load 0.8 on SimGrid: an actor brings customers, another serves them, a semaphore between them.
#include <simgrid/s4u.hpp>

// It needs what the one above declares.
#include <simgrid/version.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>

namespace {

namespace sg4 = simgrid::s4u;

class Station {
 public:
  void arrive_forever() {
    while (served_ < wanted_) {
      sg4::this_actor::sleep_for(between_arrivals_(random_));
      change(+1);
      waiting_->release();
    }
  }

  void serve() {
    while (served_ < wanted_) {
      waiting_->acquire();
      sg4::this_actor::sleep_for(one_service_(random_));
      change(-1);
      ++served_;
    }
    end_ = last_change_;
  }

  explicit Station(std::int64_t wanted) : wanted_(wanted) {}
  [[nodiscard]] double mean_in_system() const { return area_ / end_; }
  [[nodiscard]] std::int64_t served() const { return served_; }

 private:
  void change(int by) {
    const double now = sg4::Engine::get_clock();
    area_ += static_cast<double>(in_system_) * (now - last_change_);
    last_change_ = now;
    in_system_ += by;
  }

  std::int64_t wanted_;
  sg4::SemaphorePtr waiting_ = sg4::Semaphore::create(0);
  std::mt19937_64 random_{1};
  std::exponential_distribution<double> between_arrivals_{0.8};
  std::exponential_distribution<double> one_service_{1};
  std::int64_t in_system_ = 0;
  std::int64_t served_ = 0;
  double last_change_ = 0;
  double area_ = 0;
  double end_ = 0;
};

}  // namespace

int main(int count, char** words) {
  sg4::Engine engine(&count, words);
  if (count != 2) {
    std::fprintf(stderr, "usage: simgrid_mm1 CUSTOMERS\n");
    return 2;
  }
  sg4::NetZone* zone = sg4::create_full_zone("zone");
  sg4::Host* host = zone->create_host("host", 1e9);
  zone->seal();
  Station station(std::strtoll(words[1], nullptr, 10));
  sg4::Actor::create("arrivals", host, [&] { station.arrive_forever(); });
  sg4::Actor::create("service", host, [&] { station.serve(); });
  const std::clock_t begin = std::clock();
  engine.run();
  const double took = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  std::printf("version=%d.%d\ncustomers=%lld\nmean_in_system=%.6f\nitems_per_second=%.1f\n", SIMGRID_VERSION_MAJOR,
              SIMGRID_VERSION_MINOR, static_cast<long long>(station.served()), station.mean_in_system(),
              static_cast<double>(station.served()) / took);
  return 0;
}
