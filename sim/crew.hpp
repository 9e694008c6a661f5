// Threads that do the same work at the same time, again and again.
#pragma once

#include <atomic>
#include <cstdint>
#include <exception>
#include <functional>
#include <thread>
#include <vector>

namespace sim {

class Crew {
 public:
  using Work = std::function<void(unsigned)>;

  // `size` members, at least one; the caller's thread is member 0.
  explicit Crew(unsigned size);
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;
  ~Crew();

  [[nodiscard]] unsigned size() const { return static_cast<unsigned>(threads_.size()) + 1; }

  // Calls work(member) in every member's thread and returns when all are done. What the member of the lowest number
  // threw is thrown again.
  void run(const Work& work);

 private:
  void serve(unsigned member);
  void attempt(unsigned member);

  std::vector<std::thread> threads_;
  std::vector<std::exception_ptr> thrown_;  // by member
  const Work* work_ = nullptr;              // null: go home
  std::atomic<std::uint32_t> round_ = 0;
  std::atomic<std::uint32_t> working_ = 0;
};

}  // namespace sim
