// From what turned to spans.
#include "trace/status_spans.hpp"

#include <map>
#include <utility>

namespace trace {
namespace {

// The turns of a trace as spans on its lanes.
class SpanTelling {
 public:
  SpanTelling(Reader& reader, const Lanes& lanes, const std::function<void(const StatusSpan&)>& visit)
      : reader_(reader), lanes_(lanes), visit_(visit) {}

  // Ends what was there; begins the new one, unless it is nothing.
  void take(const StatusTurn& turn) {
    const auto lane = lanes_.of(turn.on);
    if (!lane) return;
    const auto found = open_.find({*lane, turn.track});
    if (found != open_.end()) {
      found->second.until = turn.at;
      if (found->second.from != turn.at) visit_(found->second);
      open_.erase(found);
    }
    if (turn.value == 0) return;
    open_.emplace(std::pair(*lane, turn.track),
                  StatusSpan{*lane, turn.track, text_of(turn), tone_of(turn.track, turn.value), turn.at, std::nullopt,
                             turn.event});
  }

  void finish() {
    for (auto& [place, span] : open_) visit_(span);
  }

 private:
  const std::string& text_of(const StatusTurn& turn) {
    const auto [place, fresh] = texts_.try_emplace({turn.track, turn.value});
    if (fresh) {
      place->second = track_text(turn.track, turn.value, [this](ResourceId id) { return reader_.resource(id).name; });
    }
    return place->second;
  }

  Reader& reader_;
  const Lanes& lanes_;
  const std::function<void(const StatusSpan&)>& visit_;
  std::map<std::pair<LaneId, Track>, StatusSpan> open_;
  std::map<std::pair<Track, TrackValue>, std::string> texts_;
};

}  // namespace

void each_status_span(Reader& reader, const Lanes& lanes, const std::function<void(const StatusSpan&)>& visit) {
  SpanTelling spans(reader, lanes, visit);
  StatusTelling telling([&](const StatusTurn& turn) { spans.take(turn); });
  for (const ResourceLink& one : reader.resource_links()) telling.know(one);
  reader.each_plain_change(StatusTelling::attributes(), [&](const PlainChange& change) { telling.take(change); });
  spans.finish();
}

}  // namespace trace
