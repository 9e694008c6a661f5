// How a crew is told to work and says that it is done.
#include "sim/crew.hpp"

#include <algorithm>

namespace sim {

Crew::Crew(unsigned size) {
  thrown_.resize(std::max(size, 1U));
  threads_.reserve(thrown_.size() - 1);
  for (unsigned member = 1; member < size; ++member) {
    threads_.emplace_back([this, member] { serve(member); });
  }
}

Crew::~Crew() {
  work_ = nullptr;
  ++round_;
  round_.notify_all();
  for (std::thread& thread : threads_) {
    thread.join();
  }
}

void Crew::run(const Work& work) {
  work_ = &work;
  working_ = static_cast<std::uint32_t>(threads_.size());
  ++round_;
  round_.notify_all();
  attempt(0);
  for (std::uint32_t working = working_; working != 0; working = working_) {
    working_.wait(working);
  }
  for (std::exception_ptr& thrown : thrown_) {
    if (thrown) {
      const std::exception_ptr first = thrown;
      std::fill(thrown_.begin(), thrown_.end(), nullptr);
      std::rethrow_exception(first);
    }
  }
}

void Crew::serve(unsigned member) {
  for (std::uint32_t round = 0;; ++round) {
    round_.wait(round);
    if (work_ == nullptr) {
      return;
    }
    attempt(member);
    if (--working_ == 0) {
      working_.notify_one();
    }
  }
}

void Crew::attempt(unsigned member) {
  try {
    (*work_)(member);
  } catch (...) {
    thrown_[member] = std::current_exception();
  }
}

}  // namespace sim
