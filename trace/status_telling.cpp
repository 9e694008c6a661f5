// From changes of attributes to what each track says.
#include "trace/status_telling.hpp"

#include <utility>

#include "model/fields.hpp"

namespace trace {
namespace {

using model::attribute;
using model::Table;

constexpr std::array told_attributes{attribute<&model::Cluster::status>, attribute<&model::Cluster::secret_status>,
                                     attribute<&model::Cluster::phase>,  attribute<&model::Cluster::password>,
                                     attribute<&model::Cluster::writer>, model::existence(Table::cluster),
                                     attribute<&model::Instance::down>,  attribute<&model::Secret::current>,
                                     attribute<&model::Secret::phase>,   attribute<&model::Version::value>,
                                     attribute<&model::Key::state>,      attribute<&model::Key::visible_state>};

// Of the track `writer`: there is none, and never was; there is none any more; else an instance, twice its number, and
// one more if it is down.
constexpr TrackValue no_writer_yet = 1;
constexpr TrackValue no_writer = 2;
constexpr TrackValue first_writer = 4;

Tone tone_of_word(std::string_view value) {
  using Row = std::pair<std::string_view, Tone>;
  constexpr std::array<Row, 10> known{{{"available", Tone::calm},
                                       {"active", Tone::calm},
                                       {"Enabled", Tone::calm},
                                       {"stopped", Tone::off},
                                       {"PendingImport", Tone::off},
                                       {"impaired", Tone::bad},
                                       {"Disabled", Tone::bad},
                                       {"PendingDeletion", Tone::bad},
                                       {"retry", Tone::bad},
                                       {"inaccessible-encryption-credentials", Tone::bad}}};
  for (const auto& [word, tone] : known) {
    if (word == value) return tone;
  }
  return value.starts_with("inaccessible") ? Tone::bad : Tone::busy;
}

std::string_view word_on(Track track, TrackValue value) {
  switch (track) {
    case Track::status:
      return model::word_of(model::ValueType::cluster_status, value);
    case Track::secret_status:
      return model::word_of(model::ValueType::secret_status, value);
    case Track::rotation:
      return model::word_of(model::ValueType::rotation_phase, value);
    case Track::key_state:
    case Track::visible_key_state:
      return model::word_of(model::ValueType::key_state, value);
    default:
      return "";
  }
}

constexpr std::int64_t or_nothing(std::int64_t value) { return value == sim::absent ? 0 : value; }
ResourceId named_by(const PlainChange& change) { return static_cast<ResourceId>(or_nothing(change.after)); }

}  // namespace

std::string_view track_name(Track track) {
  constexpr std::array<std::string_view, track_count> names{
      "Status", "writer", "SecretStatus", "rotation", "AWSCURRENT and database", "KeyState", "KeyState in effect"};
  return names.at(static_cast<std::size_t>(track));
}

std::string_view tone_name(Tone tone) {
  constexpr std::array<std::string_view, tone_count> names{"calm", "busy", "off", "gap", "bad"};
  return names.at(static_cast<std::size_t>(tone));
}

Tone tone_of(Track track, TrackValue value) {
  if (track == Track::gap) return Tone::gap;
  if (track != Track::writer) {
    // Asked for millions of times.
    static const auto tones = [] {
      std::array<std::array<Tone, 32>, track_count> made{};
      for (std::size_t one = 0; one < track_count; ++one) {
        for (std::size_t word = 0; word < 32; ++word) {
          made[one][word] = tone_of_word(word_on(static_cast<Track>(one), static_cast<TrackValue>(word)));
        }
      }
      return made;
    }();
    const bool few = value >= 0 && value < 32;
    return few ? tones[static_cast<std::size_t>(track)][static_cast<std::size_t>(value)]
               : tone_of_word(word_on(track, value));
  }
  if (value < first_writer) return value == no_writer ? Tone::bad : Tone::off;
  return value % 2 == 0 ? Tone::calm : Tone::bad;
}

std::string track_text(Track track, TrackValue value, const std::function<std::string(ResourceId)>& name_of) {
  if (track == Track::gap) return "AWSCURRENT does not open the database";
  if (track != Track::writer) return std::string(word_on(track, value));
  if (value < first_writer) return "no writer";
  return name_of(static_cast<ResourceId>((value - first_writer) / 2)) + (value % 2 == 0 ? "" : " is down");
}

std::span<const std::uint16_t> StatusTelling::attributes() { return told_attributes; }

void StatusTelling::expect(std::size_t resources) {
  places_.reserve(resources + 1);
  values_.reserve(resources + 1);
}

void StatusTelling::know(const ResourceLink& resource) {
  const auto number = static_cast<std::size_t>(resource.id);
  if (number >= places_.size()) places_.resize(number + 1);
  const bool moved = places_[number].kind != resource.kind || places_[number].parent != resource.parent;
  places_[number] = {resource.kind, resource.parent};
  if (resource.kind == Table::cluster) {
    clusters_.try_emplace(resource.id);
  } else if (resource.kind == Table::secret && moved) {
    const auto cluster = clusters_.find(resource.parent);
    if (cluster != clusters_.end()) cluster->second.secrets.push_back(resource);
  }
}

StatusTelling::Place StatusTelling::place_of(ResourceId resource) const {
  const auto number = static_cast<std::size_t>(resource);
  return number < places_.size() ? places_[number] : Place{};
}

StatusTelling::ClusterState* StatusTelling::cluster_of(ResourceId secret) {
  const auto found = clusters_.find(place_of(secret).parent);
  return found == clusters_.end() ? nullptr : &found->second;
}

// The one that was made last, if there is any, else the cluster itself.
ResourceId StatusTelling::secret_of(ResourceId cluster, sim::Time at) {
  ResourceId last = cluster;
  for (const ResourceLink& one : clusters_[cluster].secrets) {
    if (one.created <= at) last = one.id;
  }
  return last;
}

void StatusTelling::put(ResourceId on, Track track, TrackValue value, const PlainChange& change) {
  TrackValue& said = said_[on][static_cast<std::size_t>(track)];
  if (std::exchange(said, value) != value) visit_({on, track, value, change.at, change.event});
}

void StatusTelling::take(const PlainChange& change) {
  const ResourceId resource = change.resource;
  const TrackValue value = or_nothing(change.after);
  switch (change.attribute) {
    case attribute<&model::Cluster::status>:
      return put(resource, Track::status, value, change);
    case attribute<&model::Cluster::secret_status>:
      return put(secret_of(resource, change.at), Track::secret_status, value, change);
    case attribute<&model::Cluster::phase>:
      return put(secret_of(resource, change.at), Track::rotation, value, change);
    case attribute<&model::Secret::phase>:
      return put(resource, Track::rotation, value, change);
    case attribute<&model::Key::state>:
      return put(resource, Track::key_state, value, change);
    case attribute<&model::Key::visible_state>:
      return put(resource, Track::visible_key_state, value, change);
    case model::existence(Table::cluster):
      clusters_[resource].exists = change.after != sim::absent;
      return tell_writer(resource, change);
    case attribute<&model::Cluster::writer>:
      clusters_[resource].writer = named_by(change);
      return tell_writer(resource, change);
    case attribute<&model::Instance::down>:
      down_[resource] = value != 0;
      if (clusters_.contains(place_of(resource).parent)) tell_writer(place_of(resource).parent, change);
      return;
    case attribute<&model::Version::value>:
      set_value(resource, value);
      return tell_current(place_of(resource).parent, change);
    case attribute<&model::Secret::current>:
      labels_[resource] = named_by(change);
      return tell_current(resource, change);
    case attribute<&model::Cluster::password>:
      clusters_[resource].password = value;
      return tell_gap(clusters_[resource], change);
    default:
      return;
  }
}

void StatusTelling::tell_writer(ResourceId id, const PlainChange& change) {
  ClusterState& cluster = clusters_[id];
  cluster.had_writer = cluster.had_writer || cluster.writer != ResourceId::none;
  TrackValue value = 0;
  if (cluster.exists && cluster.writer == ResourceId::none) {
    value = cluster.had_writer ? no_writer : no_writer_yet;
  } else if (cluster.exists) {
    value = first_writer + 2 * static_cast<TrackValue>(cluster.writer) + (down_[cluster.writer] ? 1 : 0);
  }
  put(id, Track::writer, value, change);
}

void StatusTelling::set_value(ResourceId version, std::int64_t value) {
  const auto number = static_cast<std::size_t>(version);
  if (number >= values_.size()) values_.resize(number + 1);
  values_[number] = static_cast<std::uint32_t>(value);
}

void StatusTelling::tell_current(ResourceId secret, const PlainChange& change) {
  ClusterState* const cluster = cluster_of(secret);
  if (cluster == nullptr) return;
  cluster->secret = secret;
  const auto version = static_cast<std::size_t>(labels_[secret]);
  cluster->current = version < values_.size() ? values_[version] : 0;
  tell_gap(*cluster, change);
}

void StatusTelling::tell_gap(const ClusterState& cluster, const PlainChange& change) {
  if (cluster.secret == ResourceId::none) return;
  const bool gap = cluster.password != 0 && cluster.current != 0 && cluster.password != cluster.current;
  put(cluster.secret, Track::gap, gap ? 1 : 0, change);
}

}  // namespace trace
