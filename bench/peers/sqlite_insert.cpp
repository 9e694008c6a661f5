// SQLite alone: inserts the rows that a trace has, held in memory, into empty tables of the same shape, as fast as we
// know how. Tables of a thousand rows or fewer are left out.
#include <sqlite3.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <filesystem>
#include <string>
#include <vector>

namespace {

// Many rows share the cost of a statement's step; twice as many are no faster. Nor is any journal: a write-ahead log
// takes a third longer.
constexpr std::size_t rows_at_once = 128;

void need(bool holds, sqlite3* database) {
  if (!holds) {
    std::fprintf(stderr, "%s\n", sqlite3_errmsg(database));
    std::exit(1);
  }
}

class Database {
 public:
  Database(const char* path, int flags) { need(sqlite3_open_v2(path, &handle_, flags, nullptr) == SQLITE_OK, handle_); }
  ~Database() { sqlite3_close(handle_); }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void run(const std::string& sql) {
    need(sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK, handle_);
  }
  sqlite3_stmt* prepared(const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    need(sqlite3_prepare_v2(handle_, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK, handle_);
    return statement;
  }
  // Calls `visit(statement)` for each row.
  template <class Visit>
  void each(const std::string& sql, Visit visit) {
    sqlite3_stmt* statement = prepared(sql);
    int code = sqlite3_step(statement);
    for (; code == SQLITE_ROW; code = sqlite3_step(statement)) visit(statement);
    need(code == SQLITE_DONE, handle_);
    sqlite3_finalize(statement);
  }
  std::int64_t number(const std::string& sql) {
    std::int64_t value = 0;
    each(sql, [&](sqlite3_stmt* row) { value = sqlite3_column_int64(row, 0); });
    return value;
  }
  void execute(sqlite3_stmt* statement) {
    need(sqlite3_step(statement) == SQLITE_DONE, handle_);
    sqlite3_reset(statement);
  }

 private:
  sqlite3* handle_ = nullptr;
};

struct Cell {
  int type;
  int size;  // of a text
  union {
    std::int64_t integer;
    double real;
    const char* text;
  };
};

struct Table {
  std::string name;
  std::string sql;
  std::size_t columns = 0;
  std::size_t rows = 0;
  std::vector<Cell> cells;
};

// What the tables hold, and their texts.
struct Rows {
  std::deque<Table> tables;
  std::deque<std::string> texts;

  Cell cell(sqlite3_stmt* row, int column) {
    Cell made{sqlite3_column_type(row, column), 0, {0}};
    if (made.type == SQLITE_INTEGER) {
      made.integer = sqlite3_column_int64(row, column);
    } else if (made.type == SQLITE_FLOAT) {
      made.real = sqlite3_column_double(row, column);
    } else if (made.type == SQLITE_TEXT || made.type == SQLITE_BLOB) {
      const auto* bytes = static_cast<const char*>(sqlite3_column_blob(row, column));
      made.size = sqlite3_column_bytes(row, column);
      texts.emplace_back(bytes, bytes + made.size);
      made.text = texts.back().data();
    }
    return made;
  }
};

// Row ids that count from 1 are left to SQLite, which is faster.
void leave_ids_to_sqlite(Table& table) {
  for (std::size_t row = 0; row < table.rows; ++row) {
    if (table.cells[row * table.columns].integer != static_cast<std::int64_t>(row + 1)) return;
  }
  for (std::size_t row = 0; row < table.rows; ++row) table.cells[row * table.columns].type = SQLITE_NULL;
}

Rows read(const char* path) {
  Database source(path, SQLITE_OPEN_READONLY);
  Rows rows;
  source.each("SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY rowid",
              [&](sqlite3_stmt* row) {
                const auto* name = reinterpret_cast<const char*>(sqlite3_column_text(row, 0));
                const auto* sql = reinterpret_cast<const char*>(sqlite3_column_text(row, 1));
                rows.tables.push_back({name, sql, 0, 0, {}});
              });
  std::erase_if(rows.tables,
                [&](const Table& table) { return source.number("SELECT count(*) FROM " + table.name) <= 1000; });
  for (Table& table : rows.tables) {
    source.each("SELECT * FROM " + table.name, [&](sqlite3_stmt* row) {
      table.columns = static_cast<std::size_t>(sqlite3_column_count(row));
      for (std::size_t i = 0; i < table.columns; ++i) table.cells.push_back(rows.cell(row, static_cast<int>(i)));
      ++table.rows;
    });
    if (source.number("SELECT pk = 1 AND type = 'INTEGER' FROM pragma_table_info('" + table.name + "') LIMIT 1") == 1) {
      leave_ids_to_sqlite(table);
    }
  }
  return rows;
}

std::string insertion(const Table& table, std::size_t rows) {
  std::string row = "(?";
  for (std::size_t i = 1; i < table.columns; ++i) row += ",?";
  row += ')';
  std::string sql = "INSERT INTO " + table.name + " VALUES " + row;
  for (std::size_t i = 1; i < rows; ++i) sql += ',' + row;
  return sql;
}

void bind(sqlite3_stmt* statement, int parameter, const Cell& cell) {
  switch (cell.type) {
    case SQLITE_INTEGER:
      sqlite3_bind_int64(statement, parameter, cell.integer);
      break;
    case SQLITE_FLOAT:
      sqlite3_bind_double(statement, parameter, cell.real);
      break;
    case SQLITE_TEXT:
      sqlite3_bind_text(statement, parameter, cell.text, cell.size, SQLITE_STATIC);
      break;
    case SQLITE_BLOB:
      sqlite3_bind_blob(statement, parameter, cell.text, cell.size, SQLITE_STATIC);
      break;
    default:
      sqlite3_bind_null(statement, parameter);
  }
}

void insert(Database& target, const Table& table) {
  sqlite3_stmt* many = target.prepared(insertion(table, rows_at_once));
  sqlite3_stmt* one = target.prepared(insertion(table, 1));
  const Cell* cell = table.cells.data();
  for (std::size_t left = table.rows; left > 0;) {
    const bool whole = left >= rows_at_once;
    const std::size_t rows = whole ? rows_at_once : 1;
    sqlite3_stmt* statement = whole ? many : one;
    for (std::size_t i = 0; i < rows * table.columns; ++i) bind(statement, static_cast<int>(i + 1), *cell++);
    target.execute(statement);
    left -= rows;
  }
  sqlite3_finalize(many);
  sqlite3_finalize(one);
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) {
    std::fprintf(stderr, "usage: sqlite_insert TRACE NEW_FILE\n");
    return 2;
  }
  const Rows rows = read(words[1]);
  std::filesystem::remove(words[2]);
  std::size_t inserted = 0;

  const auto begin = std::chrono::steady_clock::now();
  {
    Database target(words[2], SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    target.run(
        "PRAGMA page_size = 16384; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
        "PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -16000");
    for (const Table& table : rows.tables) target.run(table.sql);
    target.run("BEGIN");
    for (const Table& table : rows.tables) insert(target, table);
    target.run("COMMIT");
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;

  Database made(words[2], SQLITE_OPEN_READONLY);
  for (const Table& table : rows.tables) {
    inserted += static_cast<std::size_t>(made.number("SELECT count(*) FROM " + table.name));
  }
  std::printf("version=%s\nrows=%zu\nseconds=%.6f\n", sqlite3_libversion(), inserted, took.count());
  return 0;
}
