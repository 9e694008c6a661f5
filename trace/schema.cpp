// The SQL of the tables and views.
#include "trace/schema.hpp"

#include "trace/connection.hpp"
#include "trace/dictionaries.hpp"

namespace trace {
namespace {

constexpr const char* tables = R"(
CREATE TABLE fact (
  name  TEXT NOT NULL UNIQUE,
  value ANY
) STRICT;

-- Dictionaries. `text` grows with the run; the others are the same in every trace of a version.
CREATE TABLE text      (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
CREATE TABLE kind      (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
CREATE TABLE origin    (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
CREATE TABLE action    (id INTEGER PRIMARY KEY, source TEXT NOT NULL, name TEXT NOT NULL) STRICT;
CREATE TABLE attribute (
  id         INTEGER PRIMARY KEY,  -- those of clusters and secrets first: small numbers are stored in one byte
  kind       INTEGER NOT NULL,
  field      INTEGER NOT NULL,  -- the attribute's number in the model
  name       TEXT NOT NULL,
  form       INTEGER NOT NULL,  -- 0 number, 1 boolean, 2 time, 3 text, 4 resource, 5 password, 6 word
  vocabulary INTEGER NOT NULL,  -- of a word
  internal   INTEGER NOT NULL
) STRICT;
CREATE TABLE word (
  vocabulary INTEGER NOT NULL,
  value      INTEGER NOT NULL,
  word       TEXT NOT NULL,
  PRIMARY KEY (vocabulary, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE resource (
  id      INTEGER PRIMARY KEY,
  kind    INTEGER NOT NULL,
  row     INTEGER NOT NULL,  -- of the world's table
  name    TEXT,
  arn     TEXT,
  parent  INTEGER,
  created INTEGER NOT NULL,
  deleted INTEGER
) STRICT;

CREATE TABLE event (
  id        INTEGER PRIMARY KEY,
  at        INTEGER NOT NULL,
  origin    INTEGER NOT NULL,
  action    INTEGER NOT NULL,
  resource  INTEGER,
  cause     INTEGER,
  principal INTEGER,  -- of text, like the two after it
  error     INTEGER,
  message   INTEGER
) STRICT;

-- What lines of the script say and get.
CREATE TABLE call (
  event    INTEGER PRIMARY KEY,
  line     INTEGER,
  command  TEXT,
  decision TEXT,
  request  TEXT,
  response TEXT
) STRICT;

-- In the order of the events. Without an index: one by resource costs a quarter of a traced run and of its bytes, and
-- saves a reader a tenth of a second in a million and a half changes.
CREATE TABLE change (
  event     INTEGER NOT NULL,
  resource  INTEGER NOT NULL,
  attribute INTEGER NOT NULL,
  before    INTEGER,
  after     INTEGER
) STRICT;

CREATE TABLE violation (
  event     INTEGER,
  at        INTEGER NOT NULL,
  invariant TEXT NOT NULL,
  resource  TEXT,
  message   TEXT NOT NULL
) STRICT;

CREATE TABLE expectation (
  event    INTEGER,
  line     INTEGER,
  path     TEXT,
  expected TEXT,
  actual   TEXT,
  passed   INTEGER NOT NULL
) STRICT;

CREATE TABLE login (
  event   INTEGER NOT NULL,
  at      INTEGER NOT NULL,
  client  INTEGER,  -- of text, like the next and `reason`
  cluster INTEGER,
  reason  INTEGER,
  count   INTEGER NOT NULL
) STRICT;

CREATE TABLE assumption (
  parameter  TEXT NOT NULL,
  value      TEXT NOT NULL,
  confidence TEXT NOT NULL,
  source     TEXT,
  used       INTEGER NOT NULL
) STRICT;

CREATE TABLE cost (
  month    INTEGER NOT NULL,  -- of text, like kind, resource, item and unit
  kind     INTEGER,
  resource INTEGER,
  item     INTEGER NOT NULL,
  quantity REAL NOT NULL,
  unit     INTEGER NOT NULL,
  usd      REAL NOT NULL
) STRICT;

CREATE TABLE measure (
  name     INTEGER NOT NULL,  -- of text, like resource and unit
  resource INTEGER,
  value    REAL NOT NULL,
  unit     INTEGER NOT NULL
) STRICT;

-- For the viewer's first picture, packed: see trace/overview.hpp. Only in finished traces.
CREATE TABLE overview (
  resource INTEGER NOT NULL,
  part     INTEGER NOT NULL,
  data     BLOB NOT NULL
) STRICT;
)";

std::string text_sql(const std::string& id) { return "(SELECT text FROM text WHERE id = " + id + ")"; }

std::string views() {
  return R"(
CREATE VIEW run AS SELECT name, value FROM fact ORDER BY rowid;

CREATE VIEW resources AS SELECT
  r.id AS id,
  (SELECT name FROM kind WHERE id = r.kind) AS kind,
  r.name AS name,
  r.arn AS arn,
  r.parent AS parent_id,
  r.created AS created_at,
  r.deleted AS deleted_at
FROM resource r;

CREATE VIEW events AS SELECT
  e.id AS id,
  e.at AS at,
  )" + iso_sql("e.at") +
         R"( AS time,
  (SELECT name FROM origin WHERE id = e.origin) AS kind,
  (SELECT source FROM action WHERE id = e.action) AS source,
  (SELECT name FROM action WHERE id = e.action) AS name,
  )" + text_sql("e.principal") +
         R"( AS principal,
  e.resource AS resource_id,
  (SELECT name FROM resource WHERE id = e.resource) AS resource,
  )" + text_sql("e.error") +
         R"( AS error,
  )" + text_sql("e.message") +
         R"( AS message,
  e.cause AS cause_id,
  (SELECT line FROM call WHERE event = e.id) AS line,
  (SELECT command FROM call WHERE event = e.id) AS command,
  (SELECT decision FROM call WHERE event = e.id) AS decision,
  (SELECT request FROM call WHERE event = e.id) AS request,
  (SELECT response FROM call WHERE event = e.id) AS response
FROM event e;

CREATE VIEW changes AS SELECT
  c.event AS event_id,
  e.at AS at,
  )" + iso_sql("e.at") +
         R"( AS time,
  (SELECT name FROM kind WHERE id = r.kind) AS kind,
  c.resource AS resource_id,
  r.name AS resource,
  a.name AS attribute,
  )" + value_sql("c.before") +
         R"( AS before,
  )" + value_sql("c.after") +
         R"( AS after
FROM change c
JOIN event e ON e.id = c.event
JOIN resource r ON r.id = c.resource
JOIN attribute a ON a.id = c.attribute;

CREATE VIEW violations AS SELECT
  event AS event_id,
  at AS at,
  )" + iso_sql("at") +
         R"( AS time,
  invariant, resource, message
FROM violation;

CREATE VIEW expectations AS SELECT
  event AS event_id,
  line, path, expected, actual, passed
FROM expectation;

CREATE VIEW logins AS SELECT
  event AS event_id,
  at AS at,
  )" + iso_sql("at") +
         R"( AS time,
  )" + text_sql("client") +
         R"( AS client,
  )" + text_sql("cluster") +
         R"( AS cluster,
  CASE WHEN reason IS NULL THEN 'ok' ELSE 'failed' END AS outcome,
  )" + text_sql("reason") +
         R"( AS reason,
  count AS count
FROM login;

CREATE VIEW assumptions AS SELECT parameter, value, confidence, source, used FROM assumption;

CREATE VIEW costs AS SELECT
  )" + text_sql("month") +
         R"( AS month,
  )" + text_sql("kind") +
         R"( AS kind,
  )" + text_sql("resource") +
         R"( AS resource,
  )" + text_sql("item") +
         R"( AS item,
  quantity,
  )" + text_sql("unit") +
         R"( AS unit,
  usd
FROM cost;

CREATE VIEW measures AS SELECT
  )" + text_sql("name") +
         R"( AS name,
  )" + text_sql("resource") +
         R"( AS resource,
  value,
  )" + text_sql("unit") +
         R"( AS unit
FROM measure;
)";
}

}  // namespace

std::string iso_sql(const std::string& microseconds) {
  // Whole seconds rounded down, so that instants before 1970 come out right too.
  const std::string rest = "((" + microseconds + ") % 1000000 + 1000000) % 1000000";
  return "strftime('%Y-%m-%dT%H:%M:%S', ((" + microseconds + ") - " + rest + ") / 1000000, 'unixepoch')" +
         " || printf('.%06dZ', " + rest + ")";
}

std::string value_sql(const std::string& value) {
  return "CASE WHEN " + value + " IS NULL THEN NULL ELSE CASE a.form" + "\n    WHEN 1 THEN CASE " + value +
         " WHEN 0 THEN 'false' ELSE 'true' END" + "\n    WHEN 2 THEN " + iso_sql(value) +
         "\n    WHEN 3 THEN (SELECT text FROM text WHERE id = " + value + ")" +
         "\n    WHEN 4 THEN (SELECT name FROM resource WHERE id = " + value + ")" + "\n    WHEN 5 THEN '#' || " +
         value + "\n    WHEN 6 THEN (SELECT word FROM word WHERE vocabulary = a.vocabulary AND value = " + value + ")" +
         "\n    ELSE CAST(" + value + " AS TEXT) END END";
}

void create_schema(Connection& connection) {
  connection.run("PRAGMA application_id = " + std::to_string(application_id) +
                 "; PRAGMA user_version = " + std::to_string(schema_version));
  connection.run(tables);
  connection.run(views());
  fill_dictionaries(connection);
}

}  // namespace trace
