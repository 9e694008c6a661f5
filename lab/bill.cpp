// Spans and calls, split by calendar month.
#include "lab/bill.hpp"

#include <algorithm>
#include <chrono>

#include "aws/identity_text.hpp"
#include "model/fields.hpp"

namespace lab {
namespace {

using model::Action;
using Months = std::chrono::year_month;

// Each of the first rotations of a key's material adds the price of the key; later ones add nothing.
constexpr std::int64_t billed_rotations = 2;

Months month_of(sim::Time at) {
  const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(at));
  return date.year() / date.month();
}

sim::Time begin_of(Months month) { return std::chrono::sys_days(month / 1); }

std::int32_t number_of(Months month) {
  return static_cast<int>(month.year()) * 12 + static_cast<std::int32_t>(static_cast<unsigned>(month.month())) - 1;
}

std::string month_text(std::int32_t number) {
  const std::string month = std::to_string(number % 12 + 1);
  return std::to_string(number / 12) + (month.size() == 1 ? "-0" : "-") + month;
}

bool is_call(Action action) {
  return model::is_operation(action) || action == Action::CreateSecret || action == Action::GetRandomPassword ||
         action == Action::GenerateDataKey;
}

}  // namespace

void Bill::count(Kind kind, model::Resource resource, sim::Time at, std::uint64_t times) {
  lines_[{number_of(month_of(at)), kind, resource}] += static_cast<double>(times);
}

void Bill::span(Kind kind, model::Resource resource, sim::Time from, sim::Time to) {
  while (from < to) {
    const Months month = month_of(from);
    const sim::Time next = begin_of(month + std::chrono::months(1));
    const sim::Duration length = next - begin_of(month);
    const sim::Time until = std::min(next, to);
    lines_[{number_of(month), kind, resource}] +=
        static_cast<double>((until - from).count()) / static_cast<double>(length.count());
    from = until;
  }
}

void Bill::key_span(model::Resource key, sim::Time from, sim::Time to) {
  span(Kind::key, key, from, to);
  if (const auto rotated = rotated_.find(key); rotated != rotated_.end()) {
    for (const sim::Time at : rotated->second) {
      span(Kind::key_material, key, std::max(from, at), to);
    }
  }
}

void Bill::on_note(const model::Note& note, const model::World& world, bool of_client, sim::Time now) {
  const model::Source source = model::action_row(note.action).source;
  if (!is_call(note.action) || note.refusal == model::Refusal::throttled_json) {
    return;
  }
  if (source == model::Source::kms) {
    count(Kind::key_requests, model::table_of(note.resource) == model::Table::key ? note.resource : model::no_resource,
          now);
  }
  if (source != model::Source::secretsmanager) {
    return;
  }
  if (of_client) {
    return;  // the meters have them
  }
  count(Kind::secret_calls, model::table_of(note.resource) == model::Table::secret ? note.resource : model::no_resource,
        now);
  if (note.action == Action::GetSecretValue && note.refusal == model::Refusal::none &&
      note.detail < world.versions.size()) {
    count(Kind::key_requests, world.versions[note.detail].key.id(), now);
  }
}

void Bill::operator()(const model::StepRecord& record, const model::World& world) {
  const bool of_client = model::table_of(record.event.owner) == model::Table::client;
  for (const model::Note& note : record.notes) {
    on_note(note, world, of_client, record.event.time);
  }
  for (const sim::Change& change : record.changes) {
    if (change.before == sim::absent) {
      continue;
    }
    const bool rotated = change.attribute == model::attribute<&model::Key::rotations> && change.after > change.before;
    if (rotated && change.after <= billed_rotations) {
      rotated_[change.row].push_back(record.event.time);
    }
    const sim::Time since{sim::Duration(change.before)};
    if (change.attribute == model::attribute<&model::Secret::billed_since>) {
      span(Kind::secret, change.row, since, record.event.time);
    } else if (change.attribute == model::attribute<&model::Key::billed_since>) {
      key_span(change.row, since, record.event.time);
    }
  }
}

void Bill::add_client_reads(const model::World& world) {
  const auto first = std::chrono::floor<std::chrono::days>(setting_->start);
  for (std::uint32_t row = 0; row < world.meters.reads.size(); ++row) {
    const model::SecretRow secret(row);
    for (std::size_t day = 0; day < world.meters.reads[row].size(); ++day) {
      const model::ReadCount& reads = world.meters.reads[row][day];
      const sim::Time at = first + std::chrono::days(day);
      if (reads.calls != 0) count(Kind::secret_calls, secret.id(), at, reads.calls);
      if (reads.decrypted != 0) count(Kind::key_requests, world[secret].key.id(), at, reads.decrypted);
    }
  }
}

std::vector<BillItem> Bill::items(const model::World& world, sim::Time end) {
  for (std::uint32_t i = 0; i < world.secrets.size(); ++i) {
    if (world.secrets[i].billed_since != sim::never) {
      span(Kind::secret, model::SecretRow(i).id(), world.secrets[i].billed_since, end);
    }
  }
  for (std::uint32_t i = 0; i < world.keys.size(); ++i) {
    if (world.keys[i].billed_since != sim::never) {
      key_span(model::KeyRow(i).id(), world.keys[i].billed_since, end);
    }
  }
  add_client_reads(world);
  using model::Knob;
  const auto price = [this](Knob knob) { return setting_->parameters.knob(knob); };
  constexpr double calls_per_price = 10'000;
  std::vector<BillItem> items;
  for (const auto& [line, quantity] : lines_) {
    BillItem item;
    item.month = month_text(line.month);
    item.quantity = quantity;
    if (line.resource != model::no_resource) {
      item.kind = model::table_name(model::table_of(line.resource));
      item.resource = aws::name(*setting_, world, line.resource);
    }
    const bool provided = model::table_of(line.resource) == model::Table::key &&
                          world.keys[line.resource.row()].manager == model::KeyManager::AWS;
    switch (line.kind) {
      case Kind::secret:
        item.item = "secret";
        item.unit = "months";
        item.usd = quantity * price(Knob::price_secret);
        break;
      case Kind::secret_calls:
        item.item = "secret-calls";
        item.unit = "calls";
        item.usd = quantity / calls_per_price * price(Knob::price_secret_calls);
        break;
      case Kind::key:
        item.item = "key";
        item.unit = "months";
        item.usd = quantity * price(Knob::price_key);
        break;
      case Kind::key_material:
        item.item = "key-material";
        item.unit = "months";
        item.usd = quantity * price(Knob::price_key);
        break;
      case Kind::key_requests:
        item.item = "key-requests";
        item.unit = "requests";
        item.usd = provided && price(Knob::provided_key_requests_billed) == 0
                       ? 0
                       : quantity / calls_per_price * price(Knob::price_key_requests);
        break;
    }
    items.push_back(std::move(item));
  }
  return items;
}

}  // namespace lab
