// A trace's tables, as what is written into them. Statements wait for a commit, which makes them readable from outside.
//
// synchronous = OFF: what is committed has been given to the operating system, which is all that surviving a kill
// takes. Only a machine that loses power can leave a damaged file, and the same scenario and seed write the same trace
// again.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>

#include "trace/batch.hpp"
#include "trace/bulk_insert.hpp"
#include "trace/connection.hpp"
#include "trace/file_kind.hpp"
#include "trace/overview.hpp"
#include "trace/rows.hpp"

namespace trace {

// Every member may throw trace::Error.
class Store {
 public:
  // A trace at `path` is replaced.
  Store(const std::filesystem::path& path, Overwrite overwrite);

  void write(const Batch& batch);

  void facts(std::span<const RunFact> facts);
  void text(TextId id, std::string_view text);
  void resource(ResourceId id, const ResourceRow& row);
  void renamed(ResourceId id, std::string_view name, std::string_view arn, ResourceId parent);
  void deleted(ResourceId id, sim::Time at);
  void call(EventId event, const CallTexts& call);
  void violation(const ViolationRow& row);
  void expectation(const ExpectationRow& row);
  void assumption(const AssumptionRow& row);
  void cost(TextId month, TextId kind, TextId resource, TextId item, double quantity, TextId unit, double usd);
  void measure(TextId name, TextId resource, double value, TextId unit);

  // Of all that is written: at the end, once.
  void overview();

  // How many there are, and the last one's id.
  [[nodiscard]] EventId events();
  // Makes a single file of it, without a log beside it. Where somebody is reading, the log is folded in when the last
  // of them closes the file.
  void fold();

 private:
  void look_over(const Batch& batch);

  Connection connection_;
  struct Schema {
    explicit Schema(Connection& connection);
  };
  Schema schema_;
  Statement fact_;
  Statement text_;
  Statement resource_;
  Statement renamed_;
  Statement deleted_;
  Statement call_;
  Statement violation_;
  Statement expectation_;
  Statement assumption_;
  Statement cost_;
  Statement measure_;
  BulkInsert<9> events_;
  BulkInsert<5> changes_;
  BulkInsert<6> logins_;
  OverviewKeeper overview_;
  EventId events_written_ = 0;
  std::int64_t last_moment_ = 0;  // of the last event
};

}  // namespace trace
