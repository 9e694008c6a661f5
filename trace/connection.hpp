// SQLite as values: a connection, a prepared statement, a transaction. Whatever SQLite refuses becomes a trace::Error
// that names the file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "trace/cell.hpp"
#include "trace/error.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace trace {

class Connection {
 public:
  enum class Mode : std::uint8_t {
    create,     // read and write; the file is made
    read,       // never writes to the file
    immutable,  // nobody else does either: no locks, no log beside the file
  };

  Connection(const std::filesystem::path& path, Mode mode);

  // One or several statements without parameters.
  void run(const std::string& sql);
  // The first column of the first row.
  [[nodiscard]] std::int64_t number(const std::string& sql);

  [[nodiscard]] bool in_transaction() const;
  [[nodiscard]] const std::string& path() const { return path_; }
  // What SQLite said, in a sentence that names the file.
  [[nodiscard]] Error error(int code) const;

 private:
  friend class Statement;
  struct Close {
    void operator()(sqlite3* handle) const;
  };

  std::string path_;
  std::unique_ptr<sqlite3, Close> handle_;
};

// A prepared statement. Parameters count from 1, columns from 0. Bound texts must live until the step is over.
class Statement {
 public:
  Statement(Connection& connection, std::string_view sql);

  Statement& bind(int parameter, std::int64_t value);
  Statement& bind(int parameter, std::string_view value);
  Statement& bind_real(int parameter, double value);
  Statement& bind_bytes(int parameter, std::span<const std::uint8_t> value);
  Statement& bind_null(int parameter);
  Statement& bind_or_null(int parameter, std::int64_t value);      // 0: NULL
  Statement& bind_or_null(int parameter, std::string_view value);  // empty: NULL

  // Moves to the next row; false when there is none, and then the statement is ready to be used again.
  bool step();
  // For statements without rows: step and make ready.
  void execute();
  void reset();

  [[nodiscard]] int columns() const;
  [[nodiscard]] std::string name(int column) const;
  [[nodiscard]] bool null(int column) const;
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] double real(int column) const;
  [[nodiscard]] std::string_view text(int column) const;                // valid until the next step; NULL is empty
  [[nodiscard]] std::span<const std::uint8_t> bytes(int column) const;  // valid until the next step
  [[nodiscard]] Cell cell(int column) const;
  [[nodiscard]] std::optional<std::int64_t> optional_integer(int column) const;
  [[nodiscard]] std::optional<std::string> optional_text(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* handle) const;
  };
  void check(int code) const;

  Connection* connection_;
  std::unique_ptr<sqlite3_stmt, Finalize> handle_;
};

// Begins a transaction; rolls it back at the end unless committed.
class Transaction {
 public:
  explicit Transaction(Connection& connection);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  void commit();

 private:
  Connection* connection_;
  bool open_ = true;
};

}  // namespace trace
