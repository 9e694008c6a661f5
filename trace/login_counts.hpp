// How logins become rows: every failure, and the first success after one, are rows of their own; all other successes of
// a client are counted, a row a minute that stands at the minute's start under the first one's event.
#pragma once

#include <cstdint>
#include <vector>

#include "trace/rows.hpp"

namespace trace {

class Writer;

class LoginCounts {
 public:
  explicit LoginCounts(Writer& writer) : writer_(&writer) {}

  // A login of a client; clients are numbered densely from 0. `row.reason` none: it succeeded. Time does not go back.
  void login(std::uint32_t client, const LoginRow& row);

  // Writes what is counted: the minute is over, or the run.
  void flush();

 private:
  struct Client {
    std::uint32_t counted = 0;  // position in `minute_` plus 1; 0: nothing counted yet
    bool failed = false;        // its last login
  };

  Writer* writer_;
  std::vector<Client> clients_;
  // The minute that is being counted: its rows in the order of their first events, and whose they are.
  std::vector<LoginRow> minute_;
  std::vector<std::uint32_t> owners_;
  sim::Time begin_{};
};

}  // namespace trace
