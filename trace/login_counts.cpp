// Counts within one minute of simulated time, common to all clients.
#include "trace/login_counts.hpp"

#include <chrono>

#include "trace/writer.hpp"

namespace trace {

void LoginCounts::login(std::uint32_t client, const LoginRow& row) {
  const sim::Time minute = std::chrono::floor<std::chrono::minutes>(row.at);
  if (minute != begin_) {
    flush();
    begin_ = minute;
  }
  if (client >= clients_.size()) {
    clients_.resize(client + std::size_t{1});
  }
  Client& state = clients_[client];
  const bool failed = row.reason != TextId::none;
  if (failed || state.failed) {
    state.counted = 0;  // what follows in this minute is counted anew
    writer_->login(row);
  } else if (state.counted != 0) {
    minute_[state.counted - 1].count += row.count;
  } else {
    minute_.push_back(row);
    minute_.back().at = minute;
    owners_.push_back(client);
    state.counted = static_cast<std::uint32_t>(minute_.size());
  }
  state.failed = failed;
}

void LoginCounts::flush() {
  for (std::size_t i = 0; i < minute_.size(); ++i) {
    clients_[owners_[i]].counted = 0;
    writer_->login(minute_[i]);
  }
  minute_.clear();
  owners_.clear();
}

}  // namespace trace
