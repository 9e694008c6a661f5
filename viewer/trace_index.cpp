// Reading a trace into the index: events first, their changes after them, logins last.
#include "viewer/trace_index.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "model/fields.hpp"

namespace viewer {
namespace {

using model::Table;
using trace::ResourceId;

// Fewer resources than this are looked at anew when the trace has grown: their parents may be others than before.
constexpr std::size_t few_resources = 50'000;
constexpr std::size_t most_stretches = 400'000;

enum Interest : std::uint8_t { on_track = 1, use = 2, existence = 4 };

std::vector<std::uint8_t> interests() {
  std::vector<std::uint8_t> found(model::table_count << 8);
  for (const std::uint16_t one : trace::StatusTelling::attributes()) found[one] |= on_track;
  for (const std::uint16_t one : trace::Lanes::using_attributes()) found[one] |= use;
  for (const Table one : {Table::cluster, Table::secret, Table::key, Table::client}) {
    found[model::existence(one)] |= existence;
  }
  return found;
}

std::size_t number(ResourceId id) { return static_cast<std::size_t>(id); }

}  // namespace

TraceIndex::TraceIndex()
    : lanes_(
          std::make_unique<trace::Lanes>(std::span<const trace::ResourceRecord>(), std::span<const trace::LaneUse>())),
      telling_([this](const trace::StatusTurn& turn) { take(turn); }),
      of_interest_(interests()),
      changes_(1) {}

void TraceIndex::look(trace::Reader& reader) {
  start_ = reader.start();
  last_event_ = reader.last_event();
  last_change_ = reader.last_change_row();
  last_login_ = reader.last_login_row();
  changes_of_known_ = reader.last_change_row_until(events_.size());
  events_.expect(last_event_);
  if (resources_.size() < few_resources) resources_.clear();
  const auto fresh = reader.resource_links(static_cast<ResourceId>(resources_.size() + 1));
  resources_.expect(resources_.size() + fresh.size());
  telling_.expect(resources_.size() + fresh.size());
  for (const trace::ResourceLink& one : fresh) {
    resources_.add(one);
    telling_.know(one);
  }
  resources_.settle();
  records_ = reader.lane_resources();
  fresh_records_ = true;
  outdated_ = true;
}

bool TraceIndex::complete() const {
  return events_.size() >= last_event_ && changes_read_ >= last_change_ && logins_read_ >= last_login_;
}

std::size_t TraceIndex::to_read() const {
  return static_cast<std::size_t>(last_event_ - events_.size() + last_change_ - changes_read_ + last_login_ -
                                  logins_read_);
}

double TraceIndex::progress() const {
  const auto all = static_cast<double>(last_event_ + last_change_ + last_login_);
  return all == 0 ? 1 : static_cast<double>(events_.size() + changes_read_ + logins_read_) / all;
}

bool TraceIndex::read(trace::Reader& reader, std::size_t rows) {
  auto left = static_cast<std::int64_t>(std::max<std::size_t>(rows, 1));
  bool any = false;
  while (left > 0) {
    std::int64_t taken = 0;
    if (changes_read_ < changes_of_known_) {
      const std::int64_t last = std::min(changes_of_known_, changes_read_ + left);
      reader.each_change_row(changes_read_ + 1, last, [this](const auto& change) { take(change); });
      taken = last - changes_read_;
      changes_read_ = last;
      if (changes_read_ == changes_of_known_) changes_until_ = events_.size();
    } else if (events_.size() < last_event_) {
      const trace::EventId first = events_.size() + 1;
      const trace::EventId last = std::min(last_event_, first + std::max<std::int64_t>(left / 4, 1) - 1);
      reader.each_plain_event(first, last, [this](const auto& event) { take(event); });
      taken = last - first + 1;
      changes_of_known_ = last == last_event_ ? last_change_ : reader.last_change_row_until(last);
      if (changes_read_ >= changes_of_known_) changes_until_ = events_.size();
    } else if (logins_read_ < last_login_) {
      const std::int64_t last = std::min(last_login_, logins_read_ + left);
      reader.each_login_row(logins_read_ + 1, last, [this](const auto& login) { take(login); });
      taken = last - logins_read_;
      logins_read_ = last;
    } else {
      break;
    }
    left -= taken;
    any = true;
  }
  return any;
}

void TraceIndex::place_lanes(std::span<const trace::LaneUse> foretold) {
  outdated_ = false;
  std::vector<trace::LaneUse> uses = uses_;
  uses.insert(uses.end(), foretold.begin(), foretold.end());
  // What was foretold is often all that there is: then the lanes stay.
  std::vector<std::pair<ResourceId, ResourceId>> pairs;
  for (const trace::LaneUse& one : uses) pairs.emplace_back(one.user, one.used);
  std::ranges::sort(pairs);
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  if (!std::exchange(fresh_records_, false) && pairs == placed_uses_) return;
  placed_uses_ = std::move(pairs);
  ++times_placed_;
  lanes_.reset();  // not two of them at once
  lanes_ = std::make_unique<trace::Lanes>(records_, uses);
  const std::size_t count = lanes_->all().size();
  turns_.resize(count);
  lane_events_.resize(count);
  changes_.resize(count + 1);
  lane_owner_.assign(count, ResourceId::none);
  for (const trace::ResourceRecord& one : records_) {
    const auto lane = lanes_->of(one.id);
    if (lane && lane_owner_[*lane] == ResourceId::none) lane_owner_[*lane] = one.id;
  }
  lane_of_.assign(resources_.size() + 1, no_lane);
  for (std::size_t i = 1; i <= resources_.size(); ++i) {
    const auto id = static_cast<ResourceId>(i);
    const auto lane = lanes_->of(id);
    lane_of_[i] = lane ? static_cast<std::uint32_t>(*lane) : lane_of_.at(number(resources_.parent(id)));
  }
}

std::optional<trace::LaneId> TraceIndex::lane_of(ResourceId id) const {
  if (number(id) >= lane_of_.size() || lane_of_[number(id)] == no_lane) return std::nullopt;
  return lane_of_[number(id)];
}

std::size_t TraceIndex::slot(ResourceId id) const {
  const auto lane = lane_of(id);
  return lane ? *lane + 1 : 0;
}

std::vector<trace::ResourceId> TraceIndex::used_by(trace::ResourceId user) const {
  std::vector<trace::ResourceId> found;
  for (auto one = used_.lower_bound({user, trace::ResourceId::none}); one != used_.end() && one->first == user; ++one) {
    found.push_back(one->second);
  }
  return found;
}

const TurnList& TraceIndex::turns(trace::LaneId lane, trace::Track track) const {
  return turns_.at(lane).of(static_cast<std::size_t>(track));
}
const LaneEvents& TraceIndex::events_of(trace::LaneId lane) const { return lane_events_.at(lane); }
const NumberList& TraceIndex::changes_of(std::optional<trace::LaneId> lane) const {
  return changes_.at(lane ? *lane + 1 : 0);
}

void TraceIndex::take(const trace::PlainEvent& event) {
  using model::Action;
  events_.append(event);
  const auto lane = lane_of(event.resource);
  if (!lane) return;
  LaneEvents& own = lane_events_[*lane];
  const auto mark = events_.type(events_.type_of(event.id)).mark;
  own.made(mark ? static_cast<std::size_t>(*mark) : no_mark).append(event.id);
  if (event.action == Action::RotationStarted || event.action == Action::RotationSucceeded ||
      event.action == Action::RotationFailed || event.action == Action::RotationAbandoned) {
    own.made(rotations_only).append(event.id);
  }
}

void TraceIndex::take(const trace::ChangeRowNumbers& change) {
  changes_[slot(change.resource)].append(change.row);
  const std::uint8_t interest = of_interest_[change.attribute];
  if (interest == 0) return;
  if ((interest & on_track) != 0) {
    telling_.take({change.event, events_.at(change.event), change.resource, change.attribute, change.after});
  }
  if ((interest & existence) != 0) outdated_ = true;
  if ((interest & use) != 0 && change.after != sim::absent) {
    const auto lane = lane_of(change.resource);
    const std::pair pair{lane ? lane_owner_[*lane] : change.resource, static_cast<ResourceId>(change.after)};
    if (used_.insert(pair).second) {
      uses_.push_back({pair.first, pair.second});
      outdated_ = true;
    }
  }
}

void TraceIndex::take(const trace::LoginRow& login) {
  if (login.at < start_) return;
  auto stretch = static_cast<std::size_t>((login.at - start_) / login_stretch_);
  while (stretch >= most_stretches) {
    for (std::size_t i = 0; i < logins_.size(); ++i) {
      const Logins one = std::exchange(logins_[i], {});
      logins_[i / 2].ok += one.ok;
      logins_[i / 2].failed += one.failed;
    }
    logins_.resize((logins_.size() + 1) / 2);
    login_stretch_ *= 2;
    stretch /= 2;
  }
  if (stretch >= logins_.size()) logins_.resize(stretch + 1);
  (login.reason == trace::TextId::none ? logins_[stretch].ok : logins_[stretch].failed) +=
      static_cast<std::uint64_t>(login.count);
}

void TraceIndex::take(const trace::StatusTurn& turn) {
  const auto lane = lane_of(turn.on);
  if (!lane) return;
  TurnList& said = turns_[*lane].made(static_cast<std::size_t>(turn.track));
  const auto value = static_cast<std::uint32_t>(turn.value);
  if (turn.track == trace::Track::secret_status) {
    constexpr auto impaired = static_cast<std::uint32_t>(model::SecretStatus::impaired);
    count(impaired_, turn.event, said.last().value == impaired, value == impaired);
  } else if (turn.track == trace::Track::gap) {
    count(gaps_, turn.event, said.last().value != 0, value != 0);
  }
  said.append({static_cast<std::uint32_t>(turn.event), value}, turn.track, events_);
}

void TraceIndex::count(Tally& tally, trace::EventId event, bool before, bool now) const {
  if (before != now) tally.step(event, now ? 1 : -1, events_);
}

}  // namespace viewer
