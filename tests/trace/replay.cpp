// `changes` is complete: replayed to a moment, it gives the model's world at that moment, attribute by attribute.
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <utility>

#include "model/fields.hpp"
#include "model/model.hpp"
#include "tests/catch.hpp"
#include "tests/trace/story.hpp"
#include "trace/dictionaries.hpp"
#include "trace/explanation.hpp"
#include "trace/reader.hpp"
#include "trace/value_text.hpp"

namespace {

using tests::day;

using Values = std::map<std::pair<std::uint32_t, std::uint16_t>, std::string>;

// The model itself, played into a trace.
struct Play {
  explicit Play(const std::filesystem::path& file)
      : setting(11, tests::story_start, "123456789012", "eu-west-1"),
        writer(file),
        recorder(writer, setting,
                 {[](const model::World&, model::Resource resource) {
                    return trace::ResourceText{std::string(model::table_name(model::table_of(resource))) + "-" +
                                                   std::to_string(resource.row()),
                                               "",
                                               {}};
                  },
                  nullptr}) {
    model::ClientDefinition web;
    web.name = setting.intern("web");
    web.cluster = setting.intern("orders");
    web.count = 3;
    web.ttl = std::chrono::hours(1);
    web.login_every = sim::Distribution::exponential(std::chrono::minutes(20));
    setting.clients.push_back(web);
    setting.settle();
    resolver = std::make_unique<sim::Resolver>(model::make_resolver(setting, world));
    simulation = std::make_unique<model::Simulation>(setting, world, *resolver, setting.start);
    const trace::RunFact scenario{"scenario", "play.yaml"};
    writer.begin({&scenario, 1});
  }

  void run_until(sim::Time time) {
    sim::run(
        *simulation, time, [](const auto&, const auto&) { return false; }, *this);
  }

  void operator()(const model::StepRecord& record, const model::World& now) { recorder.step(record, now); }

  template <class Request>
  void call(Request request, int line) {
    const std::uint32_t number = setting.add({model::PrincipalId::admin, setting.account, setting.region, request});
    recorder.step(simulation->inject(simulation->now(), 0, number), world, {line, "", "", "", ""});
  }

  model::Setting setting;
  model::World world;
  trace::Writer writer;
  trace::Recorder recorder;
  std::unique_ptr<sim::Resolver> resolver;
  std::unique_ptr<model::Simulation> simulation;
};

std::string text_of(Play& play, const model::AttributeRow& row, std::int64_t value) {
  switch (trace::form_of(row)) {
    case trace::Form::text:
      return trace::value_text(play.setting, row.type, value);
    case trace::Form::password:
      return play.recorder.password_label(static_cast<model::Password>(value));
    default:
      return std::to_string(value);
  }
}

// Every attribute of every row of one table that is not at its beginning.
template <class Held>
void collect(Play& play, const Held& rows, Values& values) {
  using RowType = typename Held::value_type;
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    const std::uint32_t bits = model::resource(model::Fields<RowType>::table, i).bits();
    if (!rows[i].exists) continue;
    values[{bits, model::existence(model::Fields<RowType>::table)}] = "1";
    auto attribute = static_cast<std::uint16_t>(static_cast<int>(model::Fields<RowType>::table) << 8);
    std::apply(
        [&](const auto&... field) {
          const auto one = [&](std::uint16_t id, std::int64_t value) {
            const model::AttributeRow& row = model::attribute_row(id);
            const bool before_any = row.type == model::ValueType::refusal && value == 0;
            if (value != sim::absent && !before_any) values[{bits, id}] = text_of(play, row, value);
          };
          (one(attribute++, model::encode(rows[i].*field.member)), ...);
        },
        model::Fields<RowType>::list);
  }
}

Values values_of(Play& play) {
  Values values;
  const model::World& world = play.world;
  collect(play, world.clusters, values);
  collect(play, world.instances, values);
  collect(play, world.secrets, values);
  collect(play, world.versions, values);
  collect(play, world.keys, values);
  collect(play, world.aliases, values);
  collect(play, world.grants, values);
  collect(play, world.snapshots, values);
  collect(play, world.global_clusters, values);
  collect(play, world.blue_greens, values);
  collect(play, world.tags, values);
  collect(play, world.clients, values);
  collect(play, world.faults, values);
  return values;
}

Values replayed(trace::Reader& reader, sim::Time until) {
  Values values;
  reader.replay(until, [&](const trace::RawChange& change) {
    if (change.after == sim::absent) {
      values.erase({change.row.bits(), change.attribute});
      return;
    }
    std::string text = std::to_string(change.after);
    switch (trace::form_of(model::attribute_row(change.attribute))) {
      case trace::Form::text:
        text = reader.text(static_cast<trace::TextId>(change.after));
        break;
      case trace::Form::password:
        text = "#" + text;
        break;
      default:
        break;
    }
    values[{change.row.bits(), change.attribute}] = text;
  });
  return values;
}

std::string differences(const Values& trace, const Values& world) {
  std::string text;
  const auto tell = [&](const Values& some, const Values& others, const char* whose) {
    for (const auto& [key, value] : some) {
      const auto other = others.find(key);
      if (other == others.end() || other->second != value) {
        text += std::string(model::attribute_row(key.second).name) + " of row " + std::to_string(key.first & 0xFFFFFF) +
                " is " + value + " in the " + whose + "\n";
      }
    }
  };
  tell(trace, world, "trace");
  tell(world, trace, "world");
  return text;
}

}  // namespace

TEST_CASE("a trace replayed to a moment is the model's world at that moment") {
  const tests::Folder folder;
  Play play(folder / "play.sqlite");
  std::vector<std::pair<sim::Time, Values>> moments;
  const auto at = [&](std::chrono::hours since_start) { play.run_until(tests::story_start + since_start); };
  // The moment just before now: a line that follows is at the very instant.
  const auto remember = [&] { moments.emplace_back(play.simulation->now() - sim::Duration(1), values_of(play)); };
  const model::Name orders = play.setting.intern("orders");
  const model::KeyReference key{model::KeyReference::Form::id, model::KeyRow(0), {}, {}, {}, play.setting.intern("k")};

  model::CreateKey create_key;
  create_key.description = play.setting.intern("orders secret");
  play.call(create_key, 1);
  model::CreateDBCluster create;
  create.cluster = orders;
  create.engine = play.setting.intern("aurora-mysql");
  create.master_username = play.setting.intern("admin");
  create.manage_master_user_password = true;
  create.secret_key = key;
  play.call(create, 2);
  play.call(model::CreateDBInstance{play.setting.intern("orders-1"),
                                    orders,
                                    play.setting.intern("aurora-mysql"),
                                    play.setting.intern("db.r6g.large"),
                                    {},
                                    {}},
            3);
  at(day);
  remember();
  at(20 * day);
  remember();
  play.call(model::DisableKey{key}, 4);
  at(40 * day);
  remember();
  play.call(model::EnableKey{key}, 5);
  at(60 * day);
  model::ModifyDBCluster rotate;
  rotate.cluster = orders;
  rotate.rotate_master_user_password = rotate.apply_immediately = true;
  play.call(rotate, 6);
  at(61 * day);
  remember();
  play.call(model::DeleteDBInstance{play.setting.intern("orders-1")}, 7);
  at(62 * day);
  play.call(model::DeleteDBCluster{orders, true, {}}, 8);
  at(70 * day);
  remember();
  play.simulation->inject(play.simulation->now(), static_cast<std::uint8_t>(model::SlotKind::settle), 0);
  play.recorder.finish(play.world);
  play.writer.finish();

  trace::Reader reader(folder / "play.sqlite");
  REQUIRE(play.writer.events() > 100);
  for (const auto& [moment, values] : moments) {
    CHECK(values.size() > 8);
    CHECK(differences(replayed(reader, moment), values) == "");
  }
  // The state that people are shown is the same thing in words.
  const auto state = reader.state(reader.find("cluster-0").id, moments[2].first);
  const auto status = std::ranges::find(state, "SecretStatus", &trace::AttributeState::attribute);
  REQUIRE(status != state.end());
  CHECK(status->value == "impaired");
  CHECK(reader.state(trace::ResourceId::none, moments[2].first).size() == moments[2].second.size());

  const auto why = trace::explain(reader, reader.find("cluster-0"), moments[2].first);
  REQUIRE_FALSE(why.reasons.empty());
  CHECK(why.reasons[0].causes.back().event.name == "DisableKey");
  CHECK(why.reasons[0].causes.back().event.line == 4);

  // What is gone says when.
  const trace::ResourceRecord cluster = reader.find("cluster-0");
  REQUIRE(cluster.deleted_at.has_value());
  CHECK(reader.last_change(cluster.id, "exists", reader.end())->at == *cluster.deleted_at);
  CHECK(trace::explanation_text(trace::explain(reader, cluster, reader.end()))
            .starts_with("The cluster cluster-0 has been gone since 2026-03-08T"));
  for (const trace::ResourceRecord& resource : reader.resources()) {
    INFO(resource.name);
    CHECK(resource.deleted_at.has_value() == reader.state(resource.id, reader.end()).empty());
  }

  // Every cause is an earlier event, and only lines of the script and the starts of clients have none.
  reader.each_event([&](trace::EventRecord&& event) {
    INFO(event.id << " " << event.name);
    CHECK(event.cause < event.id);
    if (event.cause == 0) CHECK((event.line != 0 || event.name == "ClientStarted"));
  });
  std::int64_t logins = 0;
  for (const trace::LoginSummary& summary : reader.logins()) logins += summary.count;
  CHECK(logins > 3 * 24 * 3 * 50);
}
