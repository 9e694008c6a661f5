// The steps of the story, and its names.
#include "tests/trace/story.hpp"

#include <stdlib.h>

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "sim/effects.hpp"
#include "trace/connection.hpp"

namespace tests {
namespace {

using model::Action;
using model::NoteKind;

class Usual final : public sim::Chooser {
 public:
  std::uint32_t choose(sim::Owner, std::uint16_t, std::uint32_t, double) override { return 0; }
  sim::Draws draws(sim::Owner owner, std::uint16_t name) override { return {1, at_once_, nullptr, owner, name}; }

 private:
  sim::Distribution at_once_;
};

trace::ResourceText describe(const model::World& world, model::Resource resource) {
  const std::uint32_t row = resource.row();
  const std::string nth = std::to_string(row);
  switch (model::table_of(resource)) {
    case model::Table::cluster:
      return {"orders", "arn:aws:rds:eu-west-1:123456789012:cluster:orders", {}};
    case model::Table::secret:
      return {"rds!cluster-" + nth, "arn:aws:secretsmanager:eu-west-1:123456789012:secret:rds!cluster-" + nth,
              world.secrets[row].cluster.id()};
    case model::Table::version:
      return {"version-" + nth, "", world.versions[row].secret.id()};
    case model::Table::key:
      return {"1234abcd-12ab-34cd-56ef-12345678900" + nth, "arn:aws:kms:eu-west-1:123456789012:key/" + nth, {}};
    case model::Table::client:
      return {"web/" + nth, "", world.clients[row].cluster.id()};
    default:
      return {std::string(model::table_name(model::table_of(resource))) + "-" + nth, "", {}};
  }
}

std::string message(const model::World&, const model::Note& note) {
  return note.refusal == model::Refusal::key_disabled ? "the key is disabled" : "";
}

sim::Event line(sim::Time time) { return {time, sim::script, 0, 0}; }
sim::Event due(sim::Time time, model::Resource owner, model::SlotKind kind) {
  return {time, owner, static_cast<std::uint8_t>(kind), 1};
}

}  // namespace

Folder::Folder() {
  std::string name = (std::filesystem::temp_directory_path() / "credsim-tests-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) {
    throw std::runtime_error("no folder for tests");
  }
  path_ = name;
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

Story::Story(const std::filesystem::path& file, trace::Overwrite overwrite, trace::WritingThread thread)
    : setting(7, story_start, "123456789012", "eu-west-1"),
      writer(file, overwrite, thread),
      recorder(writer, setting, {describe, message}) {
  const trace::RunFact facts[] = {{"title", "A key is disabled"},
                                  {"scenario", "story.yaml"},
                                  {"seed", std::int64_t{7}},
                                  {"start", "2026-01-05T00:00:00.000000Z"}};
  writer.begin(facts);
  model::ClientDefinition web;
  web.name = setting.intern("web");
  web.cluster = setting.intern("orders");
  setting.clients.push_back(web);
}

trace::EventId Story::step(sim::Event event, const std::function<void(model::Step&)>& tell,
                           const trace::CallTexts& call) {
  Usual usual;
  sim::Effects<model::Note> effects(usual);
  model::Step made(setting, world, event, effects);
  tell(made);
  const sim::StepRecord<model::Note> record{event, effects.notes(), effects.changes(), scheduled_};
  const trace::EventId id = recorder.step(record, world, call);
  scheduled_.clear();
  return id;
}

void Story::asks(sim::Time time, model::Resource owner, model::SlotKind kind, std::uint16_t note) {
  scheduled_.push_back({due(time, owner, kind), note});
}

void Story::tell() {
  set_up();
  impair();
  log_in();
}

void Story::set_up() {
  step(line(story_start),
       [&](model::Step& made) {
         const auto note = made.uncaused(NoteKind::call, Action::CreateKey, model::no_resource);
         model::Key row;
         row.created = story_start;
         row.state = row.visible_state = model::KeyState::Enabled;
         row.manager = model::KeyManager::CUSTOMER;
         row.description = setting.intern("orders secret");
         key = made.create(row);
         made.conclude(note, model::accept(key.id()));
       },
       {3, "kms create-key --description \"orders secret\"", "", R"({"Description":"orders secret"})",
        "{\"KeyMetadata\":{}}"});

  asks(story_start + std::chrono::minutes(10), model::resource(model::Table::cluster, 0), model::SlotKind::status);
  step(line(story_start + std::chrono::minutes(5)),
       [&](model::Step& made) {
         const auto note = made.uncaused(NoteKind::call, Action::CreateDBCluster, model::no_resource);
         model::Cluster row;
         row.password = first_password;
         row.engine = model::Engine::aurora_mysql;
         row.status = model::ClusterStatus::creating;
         row.secret_status = model::SecretStatus::creating;
         cluster = made.create(row);
         made.conclude(note, model::accept(cluster.id()));
         made.also(NoteKind::service, Action::CreateSecret, model::no_resource);
         model::Secret its_secret;
         its_secret.cluster = cluster;
         its_secret.key = key;
         its_secret.schedule = setting.add(*model::Schedule::after_days(7, "3h"));
         secret = made.create(its_secret);
         model::Version version;
         version.secret = secret;
         version.value = first_password;
         made.change<&model::Secret::current>(secret, made.create(version));
         made.change<&model::Cluster::secret>(cluster, secret);
       },
       {5, "rds create-db-cluster --db-cluster-identifier orders", "", R"({"DBClusterIdentifier":"orders"})",
        "{\"DBCluster\":{}}"});

  asks(story_start + 4 * day, secret.id(), model::SlotKind::schedule);
  step(due(story_start + std::chrono::minutes(10), cluster.id(), model::SlotKind::status), [&](model::Step& made) {
    made.happened(NoteKind::service, Action::ClusterCreated, cluster.id());
    made.change<&model::Cluster::status>(cluster, model::ClusterStatus::available);
    made.change<&model::Cluster::secret_status>(cluster, model::SecretStatus::active);
  });
}

void Story::impair() {
  asks(story_start + 2 * day + std::chrono::seconds(90), key.id(), model::SlotKind::propagation);
  step(line(story_start + 2 * day),
       [&](model::Step& made) {
         const auto note = made.uncaused(NoteKind::call, Action::DisableKey, key.id());
         made.change<&model::Key::state>(key, model::KeyState::Disabled);
         made.conclude(note, model::accept(key.id()));
       },
       {9, "kms disable-key --key-id 1234abcd-12ab-34cd-56ef-123456789000", "",
        "{\"KeyId\":\"1234abcd-12ab-34cd-56ef-123456789000\"}", "{}"});
  step(due(story_start + 2 * day + std::chrono::seconds(90), key.id(), model::SlotKind::propagation),
       [&](model::Step& made) {
         made.happened(NoteKind::timer, Action::ChangeVisible, key.id());
         made.change<&model::Key::visible_state>(key, model::KeyState::Disabled);
       });

  asks(story_start + 4 * day + std::chrono::microseconds(1'500'001), cluster.id(), model::SlotKind::rotation);
  step(due(story_start + 4 * day, secret.id(), model::SlotKind::schedule), [&](model::Step& made) {
    made.happened(NoteKind::service, Action::RotationStarted, secret.id());
    made.change<&model::Cluster::secret_status>(cluster, model::SecretStatus::rotating);
    made.change<&model::Cluster::attempt>(cluster, std::uint8_t{1});
  });
  step(due(story_start + 4 * day + std::chrono::microseconds(1'500'001), cluster.id(), model::SlotKind::rotation),
       [&](model::Step& made) {
         const auto put = made.happened(NoteKind::service, Action::PutSecretValue, secret.id());
         const model::Blame why{key.id(), model::attribute<&model::Key::visible_state>};
         made.conclude(put, model::refuse(model::Refusal::encryption_failure, secret.id(), why));
         const auto encrypt = made.also(NoteKind::service, Action::GenerateDataKey, key.id());
         made.conclude(encrypt, model::refuse(model::Refusal::key_disabled, key.id(), why));
         made.also(NoteKind::service, Action::RotationFailed, secret.id());
         made.change<&model::Cluster::secret_status>(cluster, model::SecretStatus::impaired);
       });
}

void Story::log_in() {
  const sim::Time hour = story_start + 5 * day;
  asks(hour + std::chrono::seconds(10), model::resource(model::Table::client, 0), model::SlotKind::login);
  step(line(hour), [&](model::Step& made) {
    const auto note = made.uncaused(NoteKind::client, Action::ClientStarted, model::no_resource);
    model::Client row;
    row.cluster = cluster;
    client = made.create(row);
    made.conclude(note, model::accept(client.id()));
  });
  asks(hour + std::chrono::seconds(40), client.id(), model::SlotKind::login);
  step(due(hour + std::chrono::seconds(10), client.id(), model::SlotKind::login), [&](model::Step& made) {
    made.conclude(made.happened(NoteKind::client, Action::Login, client.id()), model::accept(client.id()));
    made.change<&model::Client::outcome>(client, 1);
  });
  // Two more are like the first.
  model::GroupMeter meter;
  meter.quiet_logins = 2;
  meter.minutes.resize(static_cast<std::size_t>((hour - story_start) / std::chrono::minutes(1)) + 1);
  meter.minutes.back() = 2;
  world.meters.groups = {meter};
  step(due(hour + std::chrono::seconds(40), client.id(), model::SlotKind::login), [&](model::Step& made) {
    const model::Outcome refused = model::refuse(model::Refusal::login_mysql_1045, client.id(),
                                                 {cluster.id(), model::attribute<&model::Cluster::password>});
    made.conclude(made.happened(NoteKind::client, Action::Login, client.id()), refused);
    made.change<&model::Client::outcome>(client, static_cast<std::uint16_t>(static_cast<int>(refused.refusal) + 1));
  });
}

void Story::finish() {
  writer.expectation({4, 10, "DBClusters[0].MasterUserSecret.SecretStatus", "impaired", "active", false});
  writer.violation({9, story_start + 4 * day, "I7", "orders", "the secret is impaired without a reason"});
  writer.assumption({"rotation.set", "lognormal(median 8s, sigma 0.7), max 2m", "assumed", "", 1});
  writer.cost({"2026-01", "secret", "rds!cluster-0", "secret", 0.25, "months", 0.1});
  writer.cost({"2026-01", "", "", "secret-calls", 3, "calls", 0.000015});
  writer.measure({"gap.max", "", 11.5, "s"});
  writer.measure({"outage.longest", "web", 90, "s"});
  recorder.finish(world);
  const trace::RunFact facts[] = {{"end", "2026-01-10T00:00:40.000000Z"}, {"fingerprint", "00000000000000ff"}};
  writer.finish(facts);
}

std::string rows_of(const std::filesystem::path& file, const std::string& sql) {
  trace::Connection connection(file, trace::Connection::Mode::read);
  trace::Statement rows(connection, sql);
  std::string text;
  while (rows.step()) {
    for (int column = 0; column < rows.columns(); ++column) {
      text += (column == 0 ? "" : " | ") + rows.optional_text(column).value_or("NULL");
    }
    text += "\n";
  }
  return text;
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace tests
