// Opening a trace, following it, and its lanes.
#include "viewer/trace_view.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>

#include "viewer/trace_view_body.hpp"

namespace viewer {
namespace {

FileStamp stamp_of(const std::filesystem::path& path) {
  std::error_code ignored;
  const std::filesystem::path log = path.string() + "-wal";
  FileStamp stamp;
  stamp.size = std::filesystem::file_size(path, ignored);
  stamp.written = std::filesystem::last_write_time(path, ignored);
  if (std::filesystem::exists(log, ignored)) {
    stamp.log_size = std::filesystem::file_size(log, ignored);
    stamp.log_written = std::filesystem::last_write_time(log, ignored);
  }
  return stamp;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

RunInfo run_of(trace::Reader& reader) {
  RunInfo run{reader.fact("title"), reader.fact("scenario"), lines_of(reader.fact("script")),
              reader.fact("seed"),  reader.fact("version"),  reader.fact("fingerprint"),
              reader.fact("level"), reader.start(),          reader.end(),
              reader.last_event(),  reader.finished()};
  const std::string written = reader.fact("end");
  std::int64_t end = 0;
  if (std::from_chars(written.data(), written.data() + written.size(), end).ec == std::errc()) {
    run.end = std::max(run.end, sim::Time(sim::Duration(end)));
  }
  run.end = std::max(run.end, run.start);
  return run;
}

}  // namespace

TraceView::Body::Body(const std::filesystem::path& opened, std::size_t at_once) : path(opened) {
  look();
  if (index.to_read() <= at_once) index.read(*reader, std::max<std::size_t>(at_once, 1));
  if (index.complete()) {
    if (index.lanes_outdated()) index.place_lanes();
  } else {
    preview.emplace(*reader, index.resources());
    index.place_lanes(preview->uses());
  }
  tell_results(*this);
}

const Moments& TraceView::Body::when() const { return preview ? preview->when() : index.events(); }

const TurnList& TraceView::Body::turns(LaneId lane, trace::Track track) {
  return preview ? preview->lane(*reader, index.resource_of(lane)).turns.of(static_cast<std::size_t>(track))
                 : index.turns(lane, track);
}

void TraceView::Body::look() {
  stamp = stamp_of(path);
  reader = std::make_unique<trace::Reader>(path);
  const RunInfo before = std::move(run);
  run = run_of(*reader);
  if (run.events < index.events().size() || (before.events > 0 && before.start != run.start)) {
    throw trace::Error(path.string() + ": another run was written to it; open it again");
  }
  index.look(*reader);
  index.place_lanes(preview ? std::span<const trace::LaneUse>(preview->uses()) : std::span<const trace::LaneUse>());
}

bool TraceView::Body::refresh(std::size_t rows) {
  bool news = false;
  bool grown = false;
  if (!run.finished && stamp_of(path) != stamp) {
    look();
    grown = true;
  }
  if (!index.complete()) news = index.read(*reader, rows);
  if (index.complete() && (news || preview || index.lanes_outdated())) {
    news = true;
    preview.reset();
    preview_tallies.clear();
    if (index.lanes_outdated()) index.place_lanes();
  }
  if (news || grown) ++generation;
  if (grown) {
    tell_results(*this);
  } else if (news && index.complete()) {
    place_flags(*this);
  }
  return news || grown;
}

void TraceView::Body::check_file() {
  const FileStamp now = stamp_of(path);
  if (!run.finished || now == stamp) return;
  if (trace::Reader(path).fact("fingerprint") != run.fingerprint) {
    throw trace::Error(path.string() + ": another run was written to it; open it again");
  }
  stamp = now;
}

std::string_view TraceView::Body::text_of(trace::TextId id) {
  const auto [place, fresh] = texts.try_emplace(id);
  if (fresh) place->second = reader->text(id);
  return place->second;
}

std::pair<EventId, EventId> TraceView::Body::events_in(TimeRange range) const {
  const EventColumns& events = index.events();
  return {events.last_until(range.from - sim::Duration(1)) + 1, events.last_until(range.to - sim::Duration(1)) + 1};
}

TraceView::TraceView(const std::filesystem::path& path, std::size_t at_once)
    : body_(std::make_unique<Body>(path, at_once)) {}
TraceView::~TraceView() = default;

const RunInfo& TraceView::run() const { return body_->run; }
std::uint64_t TraceView::generation() const { return body_->generation; }
double TraceView::indexed() const { return body_->index.progress(); }
bool TraceView::refresh(std::size_t rows) { return body_->refresh(rows); }
void TraceView::check_file() { body_->check_file(); }

const std::vector<trace::Lane>& TraceView::lanes() const { return body_->index.lanes().all(); }
const std::vector<trace::LaneGroup>& TraceView::groups() const { return body_->index.lanes().groups(); }
std::optional<LaneId> TraceView::lane_of(ResourceId resource) const { return body_->index.lane_of(resource); }
ResourceId TraceView::resource_of(LaneId lane) const { return body_->index.resource_of(lane); }

std::vector<trace::Track> TraceView::tracks(LaneId lane) const {
  std::vector<trace::Track> found;
  for (std::size_t i = 0; i < trace::track_count; ++i) {
    const auto track = static_cast<trace::Track>(i);
    // The overviews of earlier versions have no phases; they will be there.
    const bool phases =
        track == trace::Track::rotation && body_->preview && !body_->turns(lane, trace::Track::secret_status).empty();
    if (phases || !body_->turns(lane, track).empty()) found.push_back(track);
  }
  return found;
}

trace::ResourceRecord TraceView::resource(ResourceId id) const { return body_->reader->resource(id); }

namespace {

// A group of clients by its name, or what alone begins so.
std::optional<ResourceId> only_one_meant(const TraceView& view, const TraceIndex& index, std::string_view text) {
  for (LaneId lane = 0; lane < view.lanes().size(); ++lane) {
    if (view.lanes()[lane].kind == trace::LaneKind::clients && view.lanes()[lane].name == text) {
      return view.resource_of(lane);
    }
  }
  std::optional<ResourceId> only;
  for (const trace::ResourceRecord& one : index.lane_resources()) {
    if (text.empty() || !(one.name.starts_with(text) || (one.kind + ":" + one.name).starts_with(text))) continue;
    if (only) return std::nullopt;
    only = one.id;
  }
  return only;
}

}  // namespace

ResourceId TraceView::find(std::string_view text, sim::Time at) const {
  constexpr std::string_view ellipsis = "…";
  if (text.ends_with(ellipsis)) text.remove_suffix(ellipsis.size());
  try {
    return body_->reader->find(text, at).id;
  } catch (const trace::Error& error) {
    if (const auto one = only_one_meant(*this, body_->index, text)) return *one;
    // Which file it is need not be said: it may be that of a scenario's run, which nobody has seen.
    const std::string said = error.what();
    const std::string file = body_->path.string() + ": ";
    throw trace::Error(said.starts_with(file) ? "the trace " + said.substr(file.size()) : said);
  }
}

std::vector<trace::ResourceRecord> TraceView::matching(std::string_view text, std::size_t limit) const {
  std::vector<trace::ResourceRecord> found;
  for (const bool begins : {true, false}) {
    for (const trace::ResourceRecord& one : body_->index.lane_resources()) {
      if (found.size() == limit) return found;
      const std::size_t place = one.name.find(text);
      if (place == std::string::npos || (place == 0) != begins) continue;
      found.push_back(one);
    }
  }
  return found;
}

}  // namespace viewer
