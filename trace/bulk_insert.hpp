// Inserts rows of integers many to a statement: the cost of a step is shared by all of its rows.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "sim/effects.hpp"
#include "trace/connection.hpp"

namespace trace {

// sim::absent stands as NULL.
template <std::size_t Columns>
class BulkInsert {
 public:
  BulkInsert(Connection& connection, std::string_view table)
      : many_(connection, sql(table, rows_at_once)), one_(connection, sql(table, 1)) {}

  // In their order.
  void insert(std::span<const std::array<std::int64_t, Columns>> rows) {
    for (; rows.size() >= rows_at_once; rows = rows.subspan(rows_at_once)) {
      int parameter = 1;
      for (const auto& row : rows.first(rows_at_once)) {
        parameter = bind(many_, parameter, row);
      }
      many_.execute();
    }
    for (const auto& row : rows) {
      bind(one_, 1, row);
      one_.execute();
    }
  }

 private:
  // Enough for the cost of a step not to show; more only make the statement longer.
  static constexpr std::size_t rows_at_once = 32;

  static std::string sql(std::string_view table, std::size_t rows) {
    std::string row = "(?";
    for (std::size_t i = 1; i < Columns; ++i) {
      row += ",?";
    }
    row += ')';
    std::string text = "INSERT INTO " + std::string(table) + " VALUES " + row;
    for (std::size_t i = 1; i < rows; ++i) {
      text += ',' + row;
    }
    return text;
  }

  static int bind(Statement& statement, int parameter, const std::array<std::int64_t, Columns>& row) {
    for (const std::int64_t value : row) {
      if (value == sim::absent) {
        statement.bind_null(parameter++);
      } else {
        statement.bind(parameter++, value);
      }
    }
    return parameter;
  }

  Statement many_;
  Statement one_;
};

}  // namespace trace
