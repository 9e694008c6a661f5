// The SQL of a study's results.
#include "trace/study_file.hpp"

#include <array>
#include <cmath>
#include <fstream>
#include <map>
#include <utility>

#include "trace/connection.hpp"
#include "trace/error.hpp"

namespace trace {
namespace {

// PRAGMA application_id: "stdy".
constexpr std::int64_t study_id = 0x73746479;
constexpr std::int64_t study_version = 1;

constexpr const char* study_tables = R"(
CREATE TABLE fact (name TEXT NOT NULL UNIQUE, value ANY) STRICT;
CREATE TABLE measure (id INTEGER PRIMARY KEY, name TEXT NOT NULL, resource TEXT, unit TEXT NOT NULL) STRICT;
CREATE TABLE factor (id INTEGER PRIMARY KEY, path TEXT NOT NULL) STRICT;
CREATE TABLE level (point INTEGER NOT NULL, factor INTEGER NOT NULL, level TEXT NOT NULL,
  PRIMARY KEY (point, factor)) STRICT, WITHOUT ROWID;
CREATE TABLE result (
  point       INTEGER NOT NULL,
  replication INTEGER NOT NULL,
  seed        TEXT NOT NULL,  -- a whole number of 64 bits without sign
  held        INTEGER NOT NULL,
  error       TEXT,
  PRIMARY KEY (replication, point)
) STRICT, WITHOUT ROWID;
CREATE TABLE value (
  point       INTEGER NOT NULL,
  replication INTEGER NOT NULL,
  measure     INTEGER NOT NULL,
  value       REAL,
  PRIMARY KEY (replication, point, measure)
) STRICT, WITHOUT ROWID;
CREATE TABLE estimate (
  point INTEGER NOT NULL, measure INTEGER NOT NULL, n INTEGER NOT NULL, mean REAL NOT NULL, deviation REAL NOT NULL,
  low REAL, high REAL, min REAL NOT NULL, median REAL NOT NULL, p95 REAL NOT NULL, max REAL NOT NULL,
  difference REAL, difference_low REAL, difference_high REAL, caution TEXT,
  PRIMARY KEY (point, measure)
) STRICT, WITHOUT ROWID;

CREATE VIEW study AS SELECT name, value FROM fact ORDER BY rowid;
CREATE VIEW runs AS SELECT
  replication * (SELECT value FROM fact WHERE name = 'points') + point AS run,
  point, replication, seed, held, error
FROM result;
CREATE VIEW factors AS SELECT
  l.point AS point,
  f.path AS factor,
  l.level AS level
FROM level l JOIN factor f ON f.id = l.factor;
CREATE VIEW measures AS SELECT
  v.replication * (SELECT value FROM fact WHERE name = 'points') + v.point AS run,
  v.point AS point,
  v.replication AS replication,
  m.name AS name,
  m.resource AS resource,
  v.value AS value,
  m.unit AS unit
FROM value v JOIN measure m ON m.id = v.measure;
CREATE VIEW summary AS SELECT
  e.point AS point, m.name AS name, m.resource AS resource, m.unit AS unit,
  e.n AS n, e.mean AS mean, e.deviation AS deviation, e.low AS low, e.high AS high,
  e.min AS min, e.median AS median, e.p95 AS p95, e.max AS max,
  e.difference AS difference, e.difference_low AS difference_low, e.difference_high AS difference_high,
  e.caution AS caution
FROM estimate e JOIN measure m ON m.id = e.measure;
)";

bool same(const StudyRun& a, const StudyRun& b) {
  return a.seed == b.seed && a.held == b.held && a.error == b.error && a.values == b.values;
}

void bind_finite(Statement& statement, int parameter, double value) {
  if (std::isfinite(value)) {
    statement.bind_real(parameter, value);
  } else {
    statement.bind_null(parameter);
  }
}

void bind_optional(Statement& statement, int parameter, std::optional<double> value) {
  bind_finite(statement, parameter, value.value_or(std::nan("")));
}

}  // namespace

class StudyFile::Body {
 public:
  Body(const std::filesystem::path& path, Connection::Mode mode) : connection_(path, mode) {}

  void make(const StudyDesign& design) {
    connection_.run("PRAGMA application_id = " + std::to_string(study_id) +
                    "; PRAGMA user_version = " + std::to_string(study_version) + "; PRAGMA journal_mode = WAL");
    Transaction transaction(connection_);
    connection_.run(study_tables);
    fact("title", design.title);
    fact("question", design.question);
    fact("text", design.text);
    fact("version", design.version);
    Statement number(connection_, "INSERT INTO fact VALUES (?, ?)");
    number.bind(1, std::string_view("points")).bind(2, static_cast<std::int64_t>(design.points.size())).execute();
    number.bind(1, std::string_view("confidence")).bind_real(2, design.confidence).execute();
    Statement measure(connection_, "INSERT INTO measure VALUES (?, ?, ?, ?)");
    for (std::size_t i = 0; i < design.measures.size(); ++i) {
      const StudyDesign::Measure& one = design.measures[i];
      measure.bind(1, static_cast<std::int64_t>(i))
          .bind(2, one.name)
          .bind_or_null(3, one.resource)
          .bind(4, one.unit)
          .execute();
    }
    Statement factor(connection_, "INSERT INTO factor VALUES (?, ?)");
    for (std::size_t i = 0; i < design.factors.size(); ++i) {
      factor.bind(1, static_cast<std::int64_t>(i)).bind(2, design.factors[i]).execute();
    }
    Statement level(connection_, "INSERT INTO level VALUES (?, ?, ?)");
    for (std::size_t point = 0; point < design.points.size(); ++point) {
      for (std::size_t i = 0; i < design.factors.size(); ++i) {
        level.bind(1, static_cast<std::int64_t>(point))
            .bind(2, static_cast<std::int64_t>(i))
            .bind(3, design.points[point][i])
            .execute();
      }
    }
    transaction.commit();
  }

  void read_design() {
    if (connection_.number("PRAGMA application_id") != study_id) {
      throw Error(connection_.path() + ": is no file of a study; `credsim sweep STUDY.yaml` makes one");
    }
    if (const std::int64_t version = connection_.number("PRAGMA user_version"); version != study_version) {
      throw Error(connection_.path() + ": is a study of version " + std::to_string(version) +
                  "; this credsim reads version " + std::to_string(study_version));
    }
    design_.title = text_fact("title");
    design_.question = text_fact("question");
    design_.text = text_fact("text");
    design_.version = text_fact("version");
    Statement confidence(connection_, "SELECT CAST(value AS TEXT) FROM fact WHERE name = 'confidence'");
    confidence.step();
    design_.confidence = std::stod(std::string(confidence.text(0)));
    Statement measures(connection_, "SELECT name, coalesce(resource, ''), unit FROM measure ORDER BY id");
    while (measures.step()) {
      design_.measures.push_back(
          {std::string(measures.text(0)), std::string(measures.text(1)), std::string(measures.text(2))});
    }
    Statement factors(connection_, "SELECT path FROM factor ORDER BY id");
    while (factors.step()) design_.factors.emplace_back(factors.text(0));
    Statement count(connection_, "SELECT value FROM fact WHERE name = 'points'");
    count.step();
    design_.points.resize(static_cast<std::size_t>(count.integer(0)));
    Statement levels(connection_, "SELECT point, level FROM level ORDER BY point, factor");
    while (levels.step()) design_.points.at(static_cast<std::size_t>(levels.integer(0))).emplace_back(levels.text(1));
  }

  [[nodiscard]] const StudyDesign& design() const { return design_; }
  [[nodiscard]] const std::string& path() const { return connection_.path(); }

  std::vector<StudyRun> runs() {
    std::vector<StudyRun> all;
    Statement results(connection_,
                      "SELECT point, replication, seed, held, error FROM result ORDER BY replication, point");
    Statement values(connection_,
                     "SELECT measure, value FROM value WHERE replication = ? AND point = ? ORDER BY measure");
    while (results.step()) {
      StudyRun run;
      run.point = static_cast<std::uint64_t>(results.integer(0));
      run.replication = static_cast<std::uint64_t>(results.integer(1));
      run.seed = std::stoull(std::string(results.text(2)));
      run.held = results.integer(3) != 0;
      run.error = results.optional_text(4).value_or("");
      values.bind(1, results.integer(1)).bind(2, results.integer(0));
      while (values.step()) {
        run.values.push_back(values.null(1) ? std::nullopt : std::optional(values.real(1)));
      }
      all.push_back(std::move(run));
    }
    return all;
  }

  void add(const std::vector<StudyRun>& fresh) {
    if (known_.empty()) {
      check_alone();
      for (StudyRun& run : runs()) known_.emplace(std::pair(run.replication, run.point), std::move(run));
    }
    check_alone();
    Transaction transaction(connection_);
    Statement result(connection_, "INSERT INTO result VALUES (?, ?, ?, ?, ?)");
    Statement value(connection_, "INSERT INTO value VALUES (?, ?, ?, ?)");
    for (const StudyRun& run : fresh) {
      const auto [found, is_new] = known_.emplace(std::pair(run.replication, run.point), run);
      if (!is_new) {
        if (!same(found->second, run)) throw differs(run);
        continue;
      }
      result.bind(1, static_cast<std::int64_t>(run.point))
          .bind(2, static_cast<std::int64_t>(run.replication))
          .bind(3, std::to_string(run.seed))
          .bind(4, std::int64_t{run.held})
          .bind_or_null(5, run.error)
          .execute();
      for (std::size_t i = 0; i < run.values.size(); ++i) {
        value.bind(1, static_cast<std::int64_t>(run.point))
            .bind(2, static_cast<std::int64_t>(run.replication))
            .bind(3, static_cast<std::int64_t>(i));
        bind_optional(value, 4, run.values[i]);
        value.execute();
      }
    }
    transaction.commit();
  }

  void summarise(const std::vector<StudySummary>& rows) {
    Transaction transaction(connection_);
    connection_.run("DELETE FROM estimate");
    Statement statement(connection_, "INSERT INTO estimate VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (const StudySummary& row : rows) {
      statement.bind(1, static_cast<std::int64_t>(row.point))
          .bind(2, static_cast<std::int64_t>(row.measure))
          .bind(3, static_cast<std::int64_t>(row.n))
          .bind_real(4, row.mean)
          .bind_real(5, row.deviation);
      bind_finite(statement, 6, row.low);
      bind_finite(statement, 7, row.high);
      statement.bind_real(8, row.min).bind_real(9, row.median).bind_real(10, row.p95).bind_real(11, row.max);
      bind_optional(statement, 12, row.difference);
      bind_optional(statement, 13, row.difference_low);
      bind_optional(statement, 14, row.difference_high);
      statement.bind_or_null(15, row.caution).execute();
    }
    transaction.commit();
  }

  // A single file again, where nobody else reads.
  void fold() {
    try {
      connection_.run("PRAGMA journal_mode = DELETE");
    } catch (const Error&) {
      // The log is folded in when the last of them closes the file.
    }
  }

  // Whether the tables are there, whoever made them.
  [[nodiscard]] bool is_made() {
    return connection_.number("SELECT count(*) FROM sqlite_master WHERE name = 'fact'") > 0;
  }

 private:
  // What another connection has written since the first look may be what is about to be.
  void check_alone() {
    const std::int64_t version = connection_.number("PRAGMA data_version");
    if (seen_version_.value_or(version) != version) {
      throw Error(connection_.path() +
                  ": another credsim plays this study into the same file; one at a time, or a part "
                  "each with --shard and an --out of its own");
    }
    seen_version_ = version;
  }
  void fact(std::string_view name, const std::string& text) {
    Statement(connection_, "INSERT INTO fact VALUES (?, ?)").bind(1, name).bind(2, text).execute();
  }
  std::string text_fact(std::string_view name) {
    Statement statement(connection_, "SELECT value FROM fact WHERE name = ?");
    statement.bind(1, name);
    return statement.step() ? std::string(statement.text(0)) : std::string();
  }
  [[nodiscard]] Error differs(const StudyRun& run) const {
    return Error(connection_.path() + ": replication " + std::to_string(run.replication) + " of point " +
                 std::to_string(run.point) + " is there already with other values; nothing was added");
  }

  Connection connection_;
  StudyDesign design_;
  std::optional<std::int64_t> seen_version_;
  std::map<std::pair<std::uint64_t, std::uint64_t>, StudyRun> known_;
};

bool is_study(const std::filesystem::path& path) {
  constexpr std::streamoff place = 68;  // of the application's id in SQLite's header, the greatest byte first
  std::ifstream file(path, std::ios::binary);
  std::array<unsigned char, 4> bytes{};
  file.seekg(place);
  file.read(reinterpret_cast<char*>(bytes.data()), bytes.size());
  std::int64_t id = 0;
  for (const unsigned char byte : bytes) id = id << 8 | byte;
  return file.good() && id == study_id;
}

StudyFile::StudyFile(const std::filesystem::path& path, const StudyDesign& design) {
  std::error_code error;
  const bool is_new = !std::filesystem::exists(path, error) || std::filesystem::file_size(path, error) == 0;
  body_ = std::make_unique<Body>(path, Connection::Mode::create);
  try {
    if (is_new) body_->make(design);
  } catch (const Error&) {
    if (!body_->is_made()) throw;  // else somebody was quicker
  }
  body_->read_design();
  check_same(design);
}

StudyFile::StudyFile(const std::filesystem::path& path) {
  body_ = std::make_unique<Body>(path, Connection::Mode::read);
  body_->read_design();
}

StudyFile::~StudyFile() { body_->fold(); }

const StudyDesign& StudyFile::design() const { return body_->design(); }

void StudyFile::check_same(const StudyDesign& design) const {
  if (body_->design().text != design.text || body_->design().version != design.version) {
    throw Error(body_->path() +
                ": has the results of another study, of this one before it was changed, or of another version of "
                "credsim; name another file");
  }
}

std::vector<StudyRun> StudyFile::runs() const { return body_->runs(); }
void StudyFile::add(const std::vector<StudyRun>& runs) { body_->add(runs); }
void StudyFile::summarise(const std::vector<StudySummary>& rows) { body_->summarise(rows); }

}  // namespace trace
