// The queue between the two threads.
#include "trace/batch_queue.hpp"

#include <utility>

namespace trace {
namespace {

// Whoever fills them is either faster, and then no number is enough, or slower, and then one would be.
constexpr std::size_t most_waiting = 3;

}  // namespace

BatchQueue::BatchQueue(std::function<void(const Batch&)> write)
    : write_(std::move(write)), thread_([this] { write_all(); }) {}

BatchQueue::~BatchQueue() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  put_.notify_one();
  thread_.join();
}

Batch BatchQueue::put(Batch batch) {
  std::unique_lock lock(mutex_);
  written_.wait(lock, [this] { return waiting_.size() < most_waiting || failure_; });
  throw_failure();
  waiting_.push_back(std::move(batch));
  Batch empty;
  if (!empty_.empty()) {
    empty = std::move(empty_.back());
    empty_.pop_back();
  }
  lock.unlock();
  put_.notify_one();
  return empty;
}

void BatchQueue::wait() {
  std::unique_lock lock(mutex_);
  written_.wait(lock, [this] { return waiting_.empty() || failure_; });
  throw_failure();
}

void BatchQueue::write_all() {
  std::unique_lock lock(mutex_);
  for (;;) {
    put_.wait(lock, [this] { return !waiting_.empty() || closed_; });
    if (waiting_.empty()) {
      return;
    }
    Batch& batch = waiting_.front();  // stays where it is while others are put behind it
    if (!failure_) {
      lock.unlock();
      std::exception_ptr failure;
      try {
        write_(batch);
      } catch (...) {
        failure = std::current_exception();
      }
      lock.lock();
      failure_ = failure;
    }
    batch.clear();
    empty_.push_back(std::move(batch));
    waiting_.pop_front();
    written_.notify_all();
  }
}

void BatchQueue::throw_failure() const {
  if (failure_) {
    std::rethrow_exception(failure_);
  }
}

}  // namespace trace
