// A thread of its own that writes batches while others are being filled.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "trace/batch.hpp"

namespace trace {

// Batches are written in the order in which they are put. After one that failed no other is written, and whoever puts
// or waits next gets the exception, again and again.
class BatchQueue {
 public:
  explicit BatchQueue(std::function<void(const Batch&)> write);
  // Waits until all is written.
  ~BatchQueue();
  BatchQueue(const BatchQueue&) = delete;
  BatchQueue& operator=(const BatchQueue&) = delete;

  // Returns an empty one to be filled. Waits while there are as many as the queue holds.
  [[nodiscard]] Batch put(Batch batch);
  // Until all that was put is written.
  void wait();

 private:
  void write_all();
  void throw_failure() const;

  std::function<void(const Batch&)> write_;
  std::mutex mutex_;
  std::condition_variable put_;
  std::condition_variable written_;
  std::deque<Batch> waiting_;  // the first is being written
  std::vector<Batch> empty_;
  std::exception_ptr failure_;
  bool closed_ = false;
  std::thread thread_;
};

}  // namespace trace
