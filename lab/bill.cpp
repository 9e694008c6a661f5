// Spans and calls, split by calendar month.
#include "lab/bill.hpp"

#include <algorithm>
#include <chrono>
#include <tuple>
#include <utility>

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

Bill::Month Bill::month_at(sim::Time at) {
  if (at < begin_ || at >= end_) {
    const Months month = month_of(at);
    month_ = number_of(month);
    begin_ = begin_of(month);
    end_ = begin_of(month + std::chrono::months(1));
  }
  return month_;
}

void Bill::count(Kind kind, model::Resource resource, sim::Time at) {
  std::vector<Running>& counts = kind == Kind::secret_calls ? secret_calls_ : key_requests_;
  const std::size_t place = resource == model::no_resource ? 0 : std::size_t{resource.row()} + 1;
  if (place >= counts.size()) {
    counts.resize(place + 1);
  }
  Running& running = counts[place];
  if (const Month month = month_at(at); month != running.month) {
    if (running.calls != 0) {
      lines_[running.month].push_back({resource, kind, static_cast<double>(running.calls)});
    }
    running = {month, 0};
  }
  ++running.calls;
}

void Bill::close_calls() {
  for (const auto& [kind, table, counts] : {std::tuple{Kind::secret_calls, model::Table::secret, &secret_calls_},
                                            std::tuple{Kind::key_requests, model::Table::key, &key_requests_}}) {
    for (std::uint32_t place = 0; place < counts->size(); ++place) {
      if (const Running& running = (*counts)[place]; running.calls != 0) {
        const model::Resource resource = place == 0 ? model::no_resource : model::resource(table, place - 1);
        lines_[running.month].push_back({resource, kind, static_cast<double>(running.calls)});
      }
    }
    counts->clear();
  }
}

void Bill::span(Kind kind, model::Resource resource, sim::Time from, sim::Time to) {
  while (from < to) {
    const Months month = month_of(from);
    const sim::Time next = begin_of(month + std::chrono::months(1));
    const sim::Duration length = next - begin_of(month);
    const sim::Time until = std::min(next, to);
    lines_[number_of(month)].push_back(
        {resource, kind, static_cast<double>((until - from).count()) / static_cast<double>(length.count())});
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
      std::vector<Line>& lines = lines_[number_of(month_of(first + std::chrono::days(day)))];
      if (reads.calls != 0) {
        lines.push_back({secret.id(), Kind::secret_calls, static_cast<double>(reads.calls)});
      }
      if (reads.decrypted != 0) {
        lines.push_back({world[secret].key.id(), Kind::key_requests, static_cast<double>(reads.decrypted)});
      }
    }
  }
}

void Bill::add_spans(const model::World& world, sim::Time begin, sim::Time end) {
  for (std::uint32_t i = 0; i < world.secrets.size(); ++i) {
    if (const sim::Time since = world.secrets[i].billed_since; since != sim::never) {
      span(Kind::secret, model::SecretRow(i).id(), std::max(since, begin), end);
    }
  }
  for (std::uint32_t i = 0; i < world.keys.size(); ++i) {
    if (const sim::Time since = world.keys[i].billed_since; since != sim::never) {
      key_span(model::KeyRow(i).id(), std::max(since, begin), end);
    }
  }
}

BillItem Bill::item(Month month, const Line& line, const model::World& world) const {
  using model::Knob;
  const auto price = [this](Knob knob) { return setting_->parameters.knob(knob); };
  constexpr double calls_per_price = 10'000;
  BillItem item;
  item.month = month_text(month);
  item.quantity = line.quantity;
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
      item.usd = line.quantity * price(Knob::price_secret);
      break;
    case Kind::secret_calls:
      item.item = "secret-calls";
      item.unit = "calls";
      item.usd = line.quantity / calls_per_price * price(Knob::price_secret_calls);
      break;
    case Kind::key:
      item.item = "key";
      item.unit = "months";
      item.usd = line.quantity * price(Knob::price_key);
      break;
    case Kind::key_material:
      item.item = "key-material";
      item.unit = "months";
      item.usd = line.quantity * price(Knob::price_key);
      break;
    case Kind::key_requests:
      item.item = "key-requests";
      item.unit = "requests";
      item.usd = provided && price(Knob::provided_key_requests_billed) == 0
                     ? 0
                     : line.quantity / calls_per_price * price(Knob::price_key_requests);
      break;
  }
  return item;
}

void Bill::finish(const model::World& world, sim::Time end, const Visit& visit) {
  close_calls();
  add_client_reads(world);
  // A month at a time, so that a fleet's bill is never there as a whole.
  for (Months month = month_of(setting_->start); begin_of(month) <= end; month += std::chrono::months(1)) {
    add_spans(world, begin_of(month), std::min(end, begin_of(month + std::chrono::months(1))));
    std::vector<Line> lines = std::move(lines_[number_of(month)]);
    lines_.erase(number_of(month));
    std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
      return std::pair(a.kind, a.resource) < std::pair(b.kind, b.resource);
    });
    for (auto line = lines.begin(); line != lines.end();) {
      Line whole = *line;
      while (++line != lines.end() && line->kind == whole.kind && line->resource == whole.resource) {
        whole.quantity += line->quantity;
      }
      visit(item(number_of(month), whole, world));
    }
  }
}

}  // namespace lab
