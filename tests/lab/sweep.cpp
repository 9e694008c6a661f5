// Studies run: the same results however the runs are spread, and nothing run twice.
#include "lab/sweep.hpp"

#include <atomic>
#include <set>

#include "lab/compare.hpp"
#include "scenarios/reader.hpp"
#include "tests/catch.hpp"
#include "tests/folder.hpp"
#include "tests/golden.hpp"
#include "trace/connection.hpp"
#include "trace/error.hpp"

namespace {

std::string base() { return tests::read_source_file("tests/studies/base.yaml"); }

const std::string head = R"(title: Caches
base: base.yaml
factors: {clients.web.ttl: [5m, 24h]}
measures: [outage.failed_logins, gap.max, {measure: outage.longest, of: web}]
)";

class Study {
 public:
  explicit Study(const std::string& rest = "replications: 6\n") {
    folder.write("base.yaml", base());
    study = scenarios::read_study(folder.write("study.yaml", head + rest));
  }

  lab::SweepReport run(const std::string& file, lab::SweepOptions options = {}) const {
    options.results = folder / file;
    return lab::sweep(study, options);
  }
  [[nodiscard]] std::string text(const std::string& file) const {
    const trace::StudyFile results(folder / file);
    std::string all;
    for (const trace::StudyRun& run : results.runs()) {
      all += std::to_string(run.point) + " " + std::to_string(run.replication) + " " + std::to_string(run.seed) + " " +
             std::to_string(run.held) + run.error;
      for (const auto& value : run.values) all += value ? " " + std::to_string(*value) : " -";
      all += "\n";
    }
    for (const trace::StudySummary& row : lab::summary_of(results)) {
      all += std::to_string(row.point) + " " + std::to_string(row.measure) + " " + std::to_string(row.mean) + " " +
             std::to_string(row.low) + " " + std::to_string(row.difference.value_or(0)) + "\n";
    }
    return all;
  }

  tests::TestFolder folder;
  scenarios::Study study;
};

}  // namespace

TEST_CASE("a study has the same results with one job, with three, and in shards that are merged") {
  const Study study;
  CHECK(study.run("one").played == 12);
  lab::SweepOptions three;
  three.crew = lab::crew_of_threads(3);
  study.run("three", three);
  const std::string whole = study.text("one");
  CHECK(study.text("three") == whole);
  std::vector<std::filesystem::path> parts;
  for (std::uint64_t i = 0; i < 5; ++i) {
    lab::SweepOptions shard;
    shard.shard = {i, 5};
    const std::string name = "part-" + std::to_string(i);
    const auto report = study.run(name, shard);
    CHECK(report.played + report.missing == 12);
    parts.push_back(study.folder / name);
  }
  lab::merge(study.folder / "merged", parts);
  CHECK(study.text("merged") == whole);
  lab::merge(study.folder / "merged", {parts[2]});  // again what is there
  CHECK(study.text("merged") == whole);
}

TEST_CASE("points are compared under common random numbers") {
  const Study study;
  study.run("results");
  std::map<std::uint64_t, std::set<std::uint64_t>> seeds;
  std::map<std::uint64_t, std::set<double>> gaps;
  for (const trace::StudyRun& run : trace::StudyFile(study.folder / "results").runs()) {
    seeds[run.replication].insert(run.seed);
    gaps[run.replication].insert(*run.values.at(1));
  }
  std::set<std::uint64_t> all;
  for (const auto& [replication, some] : seeds) {
    CHECK(some.size() == 1);
    CHECK(gaps[replication].size() == 1);  // how long a cache lives changes nothing of a rotation
    all.insert(*some.begin());
  }
  CHECK(all.size() == 6);
}

TEST_CASE("a study that was cut off goes on where it stopped, and runs nothing twice") {
  const Study study;
  study.run("whole");
  lab::SweepOptions cut;
  std::atomic<int> begun = 0;
  cut.stop = [&] { return ++begun > 5; };
  const auto first = study.run("cut", cut);
  CHECK(first.played == 5);
  CHECK(first.missing == 7);
  const auto second = study.run("cut");
  CHECK(second.kept == 5);
  CHECK(second.played == 7);
  CHECK(second.missing == 0);
  CHECK(study.text("cut") == study.text("whole"));
  CHECK(study.run("cut").played == 0);
}

TEST_CASE("the results of one study are not mixed with those of another") {
  const Study study;
  study.run("results");
  const Study changed("replications: 7\n");
  lab::SweepOptions options;
  options.results = study.folder / "results";
  CHECK_THROWS_AS(lab::sweep(changed.study, options), trace::Error);
  changed.run("other");
  CHECK_THROWS_AS(lab::merge(study.folder / "merged", {study.folder / "results", changed.folder / "other"}),
                  trace::Error);
  CHECK_THROWS_AS(trace::StudyFile(study.folder / "base.yaml"), trace::Error);
}

TEST_CASE("a run that is there already is not taken for another one") {
  const Study study;
  study.run("results");
  trace::StudyFile file(study.folder / "results", lab::design_of(study.study));
  std::vector<trace::StudyRun> runs = file.runs();
  file.add({runs[0], runs[1]});
  CHECK(file.runs().size() == 12);
  trace::StudyRun more = runs[2];
  more.replication = 6;
  runs[3].values[0] = runs[3].values[0].value_or(0) + 1;
  CHECK_THROWS_AS(file.add({more, runs[3]}), trace::Error);
  CHECK(file.runs().size() == 12);  // all of them or none
}

TEST_CASE("two that play one study into one file are told so, and neither loses what it has") {
  const Study study;
  study.run("source");
  const std::vector<trace::StudyRun> runs = trace::StudyFile(study.folder / "source").runs();
  const auto design = lab::design_of(study.study);
  trace::StudyFile first(study.folder / "shared", design);
  trace::StudyFile second(study.folder / "shared", design);
  first.add({runs[0]});
  second.add({runs[1]});
  try {
    first.add({runs[2]});
    FAIL("two wrote in turn");
  } catch (const trace::Error& error) {
    CHECK(std::string(error.what()).find("another credsim plays this study into the same file") != std::string::npos);
  }
  CHECK(second.runs().size() == 2);
}

TEST_CASE("a study whose base reads another file is another study when that file is another one") {
  const tests::TestFolder folder;
  const auto policy = [&](const std::string& action) {
    folder.write("reader.json", R"({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ")" + action +
                                    R"(", "Resource": "*"}]})");
  };
  policy("secretsmanager:GetSecretValue");
  folder.write("base.yaml", base() + "principals: {app: {kind: role, policies: [reader.json]}}\n");
  const auto study = scenarios::read_study(folder.write("study.yaml", head + "replications: 1\n"));
  lab::SweepOptions options;
  options.results = folder / "results";
  CHECK(lab::sweep(study, options).played == 2);
  CHECK(lab::sweep(study, options).kept == 2);
  policy("rds:DescribeDBClusters");
  CHECK_THROWS_AS(lab::sweep(study, options), trace::Error);
}

TEST_CASE("replications go on in tens until the interval is narrow enough, the same with several jobs") {
  const Study study("replications: {half-width: 2, of: outage.failed_logins, most: 60}\n");
  lab::SweepOptions jobs;
  jobs.crew = lab::crew_of_threads(3);
  study.run("one");
  study.run("three", jobs);
  CHECK(study.text("one") == study.text("three"));
  std::map<std::uint64_t, std::uint64_t> runs;
  for (const trace::StudyRun& run : trace::StudyFile(study.folder / "one").runs()) ++runs[run.point];
  CHECK(runs[0] == 10);  // a short cache fails seldom, and nearly alike
  CHECK(runs[1] > 10);
  CHECK(runs[1] % 10 == 0);
  for (const trace::StudySummary& row : lab::summary_of(trace::StudyFile(study.folder / "one"))) {
    if (row.measure == 0) CHECK((row.high - row.mean <= 2 || runs[row.point] == 60));
  }
}

TEST_CASE("a measure that nobody knows is a mistake at its place") {
  const tests::TestFolder folder;
  folder.write("base.yaml", base());
  const auto study = scenarios::read_study(
      folder.write("study.yaml", "title: T\nbase: base.yaml\nfactors: {duration: [1d]}\nmeasures: [outage]\n"));
  lab::SweepOptions options;
  options.results = folder / "results";
  try {
    lab::sweep(study, options);
    FAIL("no mistake");
  } catch (const scenarios::Mistake& mistake) {
    CHECK(std::string(mistake.what()).find("study.yaml:4:12: there is no measure \"outage\"") != std::string::npos);
  }
  CHECK_FALSE(std::filesystem::exists(options.results));
}

TEST_CASE("the public views of a study have the promised columns") {
  const Study study;
  study.run("results");
  trace::Connection file(study.folder / "results", trace::Connection::Mode::read);
  const auto columns = [&](const std::string& view) {
    trace::Statement statement(file, "SELECT group_concat(name, ', ') FROM pragma_table_info('" + view + "')");
    statement.step();
    return std::string(statement.text(0));
  };
  CHECK(columns("runs") == "run, point, replication, seed, held, error");
  CHECK(columns("factors") == "point, factor, level");
  CHECK(columns("measures") == "run, point, replication, name, resource, value, unit");
  CHECK(columns("summary") ==
        "point, name, resource, unit, n, mean, deviation, low, high, min, median, p95, max, difference, "
        "difference_low, difference_high, caution");
  CHECK(file.number("SELECT max(run) FROM runs") == 11);
  CHECK(file.number("SELECT count(*) FROM summary") == 6);
}

TEST_CASE("compared with itself a scenario differs in nothing; with a longer cache in what caches decide") {
  std::string other = base();
  other.replace(other.find("ttl: 1h"), 7, "ttl: 24h");
  const auto a = scenarios::read_text(base(), "a.yaml");
  const auto b = scenarios::read_text(other, "b.yaml");
  lab::CompareOptions options;
  options.replications = 12;
  options.jobs = 2;
  const auto same = lab::compare(a, a, options);
  CHECK(same.replications == 12);
  CHECK(same.rows.size() > 30);
  for (const lab::Compared& row : same.rows) CHECK((row.difference.min == 0 && row.difference.max == 0));
  const auto changed = lab::compare(a, b, options);
  for (const lab::Compared& row : changed.rows) {
    INFO(lab::measure_row(row.name).name);
    if (row.name == lab::MeasureName::gap_max) CHECK(row.difference.max == 0);
    if (row.name == lab::MeasureName::outage_longest) CHECK(row.difference.interval().low > 0);
    if (row.name == lab::MeasureName::cost_total) CHECK(row.difference.interval().high < 0);
  }
}
