// The calls of SQLite's C interface behind Connection, Statement and Transaction.
#include "trace/connection.hpp"

#include <sqlite3.h>

namespace trace {
namespace {

// A path as SQLite's URI, whatever characters it has.
std::string uri_of(const std::string& path, std::string_view parameters) {
  static constexpr std::string_view hex = "0123456789ABCDEF";
  std::string uri = "file:";
  for (const char character : path) {
    if (character == '?' || character == '#' || character == '%') {
      const auto byte = static_cast<unsigned char>(character);
      uri += '%';
      uri += hex[byte >> 4];
      uri += hex[byte & 15];
    } else {
      uri += character;
    }
  }
  return uri.append("?").append(parameters);
}

std::string_view parameters_of(Connection::Mode mode) {
  switch (mode) {
    case Connection::Mode::create:
      return "mode=rwc";
    case Connection::Mode::read:
      return "mode=ro";
    case Connection::Mode::immutable:
      return "mode=ro&immutable=1";
  }
  return "";
}

// SQLite's account of its memory is kept under one lock, on which traces written side by side would wait.
void keep_no_account_of_memory() {
  static const int configured = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(configured);  // misuse where somebody opened a database before: then the account is kept
}

}  // namespace

void Connection::Close::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }

Connection::Connection(const std::filesystem::path& path, Mode mode) : path_(path.string()) {
  keep_no_account_of_memory();
  sqlite3* handle = nullptr;
  // An absolute path: otherwise a name such as "//x" would be taken for a host.
  const std::string uri = uri_of(std::filesystem::absolute(path).lexically_normal().string(), parameters_of(mode));
  const int flags = (mode == Mode::create ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY) |
                    SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX;
  const int code = sqlite3_open_v2(uri.c_str(), &handle, flags, nullptr);
  handle_.reset(handle);
  if (code != SQLITE_OK) {
    throw error(code);
  }
  sqlite3_extended_result_codes(handle, 1);
  sqlite3_busy_timeout(handle, 2000);
}

Error Connection::error(int code) const {
  std::string message = path_ + ": ";
  switch (code & 0xFF) {
    case SQLITE_FULL:
      message += "no space is left for the trace";
      break;
    case SQLITE_NOTADB:
      message += "not a credsim trace";
      break;
    case SQLITE_CORRUPT:
      message += "the trace is damaged or incomplete";
      break;
    case SQLITE_IOERR:
      message += "reading or writing the trace failed";
      break;
    case SQLITE_CANTOPEN:
      message += "cannot be opened";
      break;
    case SQLITE_READONLY:
      message += "cannot be written";
      break;
    default:
      message += "the trace cannot be used";
  }
  message += " (";
  message +=
      handle_ && sqlite3_errcode(handle_.get()) != SQLITE_OK ? sqlite3_errmsg(handle_.get()) : sqlite3_errstr(code);
  return Error(message + ")");
}

void Connection::run(const std::string& sql) {
  const int code = sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) {
    throw error(code);
  }
}

std::int64_t Connection::number(const std::string& sql) {
  Statement statement(*this, sql);
  return statement.step() ? statement.integer(0) : 0;
}

bool Connection::in_transaction() const { return sqlite3_get_autocommit(handle_.get()) == 0; }

void Statement::Finalize::operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }

Statement::Statement(Connection& connection, std::string_view sql) : connection_(&connection) {
  sqlite3_stmt* handle = nullptr;
  const int code = sqlite3_prepare_v3(connection.handle_.get(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &handle, nullptr);
  handle_.reset(handle);
  check(code);
}

void Statement::check(int code) const {
  if (code != SQLITE_OK) {
    throw connection_->error(code);
  }
}

Statement& Statement::bind(int parameter, std::int64_t value) {
  check(sqlite3_bind_int64(handle_.get(), parameter, value));
  return *this;
}

Statement& Statement::bind(int parameter, std::string_view value) {
  // An empty view may have no address at all, which SQLite would take for NULL.
  const char* data = value.data() == nullptr ? "" : value.data();
  check(sqlite3_bind_text64(handle_.get(), parameter, data, value.size(), SQLITE_STATIC, SQLITE_UTF8));
  return *this;
}

Statement& Statement::bind_bytes(int parameter, std::span<const std::uint8_t> value) {
  check(sqlite3_bind_blob64(handle_.get(), parameter, value.data(), value.size(), SQLITE_STATIC));
  return *this;
}

Statement& Statement::bind_real(int parameter, double value) {
  check(sqlite3_bind_double(handle_.get(), parameter, value));
  return *this;
}

Statement& Statement::bind_null(int parameter) {
  check(sqlite3_bind_null(handle_.get(), parameter));
  return *this;
}

Statement& Statement::bind_or_null(int parameter, std::int64_t value) {
  return value == 0 ? bind_null(parameter) : bind(parameter, value);
}

Statement& Statement::bind_or_null(int parameter, std::string_view value) {
  return value.empty() ? bind_null(parameter) : bind(parameter, value);
}

bool Statement::step() {
  const int code = sqlite3_step(handle_.get());
  if (code == SQLITE_ROW) {
    return true;
  }
  if (code != SQLITE_DONE) {
    // The message must be taken before the reset, and the statement must not stay half-way.
    const Error error = connection_->error(code);
    reset();
    throw Error(error);
  }
  reset();
  return false;
}

void Statement::execute() {
  while (step()) {
  }
}

void Statement::reset() { sqlite3_reset(handle_.get()); }

int Statement::columns() const { return sqlite3_column_count(handle_.get()); }

std::string Statement::name(int column) const {
  const char* name = sqlite3_column_name(handle_.get(), column);
  return name == nullptr ? "" : name;
}

Cell Statement::cell(int column) const {
  switch (sqlite3_column_type(handle_.get(), column)) {
    case SQLITE_NULL:
      return {};
    case SQLITE_INTEGER:
      return integer(column);
    case SQLITE_FLOAT:
      return real(column);
    default:
      return std::string(text(column));
  }
}

bool Statement::null(int column) const { return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL; }

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(handle_.get(), column); }

double Statement::real(int column) const { return sqlite3_column_double(handle_.get(), column); }

std::string_view Statement::text(int column) const {
  const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(handle_.get(), column));
  return data == nullptr
             ? std::string_view()
             : std::string_view(data, static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column)));
}

std::span<const std::uint8_t> Statement::bytes(int column) const {
  const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(handle_.get(), column));
  return {data, data == nullptr ? 0 : static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column))};
}

std::optional<std::int64_t> Statement::optional_integer(int column) const {
  return null(column) ? std::nullopt : std::optional(integer(column));
}

std::optional<std::string> Statement::optional_text(int column) const {
  return null(column) ? std::nullopt : std::optional(std::string(text(column)));
}

Transaction::Transaction(Connection& connection) : connection_(&connection) { connection.run("BEGIN"); }

Transaction::~Transaction() {
  if (open_) {
    try {
      connection_->run("ROLLBACK");
    } catch (const Error&) {
      // SQLite has rolled back already.
    }
  }
}

void Transaction::commit() {
  connection_->run("COMMIT");
  open_ = false;
}

}  // namespace trace
