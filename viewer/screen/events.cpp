// The table of events.
#include "viewer/screen/events.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <chrono>

#include "trace/count_text.hpp"
#include "trace/event_phrase.hpp"
#include "viewer/screen/links.hpp"

namespace viewer {
namespace {

using Clock = std::chrono::steady_clock;

constexpr auto filling_a_frame = std::chrono::milliseconds(8);
constexpr std::size_t fewest_rows = 1'000;
constexpr std::size_t most_rows = 200'000;

// Looks at as many rows as there is time for.
void fill(const TraceView& view, EventsState& state) {
  if (state.table.complete()) return;
  const Clock::time_point begun = Clock::now();
  state.table.refine(view, state.rows);
  const double share = std::chrono::duration<double>(filling_a_frame) / (Clock::now() - begun);
  state.rows = std::clamp(static_cast<std::size_t>(static_cast<double>(state.rows) * std::clamp(share, 0.1, 2.)),
                          fewest_rows, most_rows);
}

// A list of words of which one may be chosen; empty: any. True: another one is.
bool choose(const Look& look, const char* what, const std::vector<std::string>& words, std::string& chosen,
            float width) {
  bool changed = false;
  ImGui::SetNextItemWidth(look.px(width));
  const std::string shown = chosen.empty() ? "any " + std::string(what) : chosen;
  ImGui::PushID(what);
  if (ImGui::BeginCombo("##list", shown.c_str(), ImGuiComboFlags_HeightLarge)) {
    if (ImGui::Selectable(("any " + std::string(what)).c_str(), chosen.empty())) {
      changed = !chosen.empty();
      chosen.clear();
    }
    for (const std::string& word : words) {
      if (ImGui::Selectable(word.c_str(), word == chosen)) {
        changed = true;
        chosen = word;
      }
    }
    ImGui::EndCombo();
  }
  ImGui::PopID();
  ImGui::SameLine();
  return changed;
}

void draw_filter(const TraceView& view, Selection& selection, EventsState& state, const Look& look) {
  static const std::vector<std::string> kinds = {"call", "service", "timer", "fault", "client"};
  EventFilter& filter = selection.filter;
  choose(look, "kind", kinds, filter.kind, 84);
  choose(look, "source", state.sources, filter.source, 165);
  choose(look, "name", state.names, filter.name, 150);
  choose(look, "error", state.errors, filter.error, 120);
  ImGui::SetNextItemWidth(look.px(130));
  if (state.focus_text) {
    ImGui::SetKeyboardFocusHere();
    state.focus_text = false;
  }
  std::array<char, 256> text{};
  filter.text.copy(text.data(), text.size() - 1);
  if (ImGui::InputTextWithHint("##text", "text  ( f )", text.data(), text.size())) filter.text = text.data();
  ImGui::SameLine();
  bool of_resource = filter.resource != ResourceId::none;
  const bool selectable = selection.resource != ResourceId::none || of_resource;
  if (selectable && ImGui::Checkbox("of the selected", &of_resource)) {
    filter.resource = of_resource ? selection.resource : ResourceId::none;
  }
  if (selectable) ImGui::SameLine();
  bool in_sight = filter.range.has_value();
  if (ImGui::Checkbox("in sight", &in_sight)) {
    filter.range = in_sight ? std::optional(selection.visible) : std::nullopt;
  }
  ImGui::SameLine();
  if (!filter.empty() && ImGui::Button("all")) filter = {};
  if (!filter.empty()) ImGui::SameLine();
  const std::string found =
      trace::count_text(state.table.size()) +
      (filter.empty() ? "" : " of " + trace::count_text(static_cast<std::uint64_t>(view.run().events))) +
      (state.table.complete() ? "" : fmt::format(" … {:.0f} %", state.table.progress() * 100));
  coloured_text(look.palette->soft, found);
}

void take_sorting(Selection& selection) {
  ImGuiTableSortSpecs* const specs = ImGui::TableGetSortSpecs();
  if (specs == nullptr || !specs->SpecsDirty) return;
  if (specs->SpecsCount > 0) {
    selection.sort.column = static_cast<EventColumn>(specs->Specs[0].ColumnUserID);
    selection.sort.descending = specs->Specs[0].SortDirection == ImGuiSortDirection_Descending;
  }
  specs->SpecsDirty = false;
}

void draw_row(const TraceView& view, Selection& selection, const Look& look, EventId id) {
  const auto event = view.event(id);
  if (!event) return;
  const Palette& palette = *look.palette;
  const bool later = event->at > selection.cursor;
  const ImU32 ink = !event->error.empty() ? palette.flag : later ? palette.soft : palette.ink;
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  ImGui::PushStyleColor(ImGuiCol_Text, ink);
  const std::string number = trace::count_text(static_cast<std::uint64_t>(id));
  if (ImGui::Selectable(number.c_str(), id == selection.event, ImGuiSelectableFlags_SpanAllColumns)) {
    select_event(selection, view, id);
  }
  const auto cell = [](std::string_view text) {
    ImGui::TableNextColumn();
    ImGui::TextUnformatted(text.data(), text.data() + text.size());
  };
  cell(exact_moment(event->at));
  cell(event->kind);
  cell(event->source);
  cell(event->name);
  cell(trace::short_name(event->resource));
  cell(event->principal);
  cell(event->error);
  cell(event->line == 0 ? std::string() : std::to_string(event->line));
  ImGui::PopStyleColor();
}

}  // namespace

void draw_events(const TraceView& view, Selection& selection, EventsState& state, const Look& look) {
  if (state.generation != view.generation()) {
    state.generation = view.generation();
    state.names = view.event_names();
    state.sources = view.event_sources();
    state.errors = view.errors();
    state.errors.insert(state.errors.begin(), "*");
  }
  draw_filter(view, selection, state, look);
  state.table.show(view, selection.filter, selection.sort);
  fill(view, state);
  state.busy = !state.table.complete();
  if (!state.table.note().empty()) coloured_text(look.palette->soft, state.table.note());
  constexpr ImGuiTableFlags flags = ImGuiTableFlags_RowBg | ImGuiTableFlags_BordersInnerV | ImGuiTableFlags_Resizable |
                                    ImGuiTableFlags_ScrollY | ImGuiTableFlags_Sortable | ImGuiTableFlags_Reorderable |
                                    ImGuiTableFlags_Hideable | ImGuiTableFlags_SizingStretchProp;
  if (!ImGui::BeginTable("events", static_cast<int>(event_column_count), flags)) return;
  constexpr std::array<float, event_column_count> widths = {0.6F, 1.65F, 0.6F, 1.95F, 1.9F, 1.4F, 0.65F, 1.5F, 0.4F};
  for (std::size_t i = 0; i < event_column_count; ++i) {
    const auto column = static_cast<EventColumn>(i);
    const std::string name(event_column_name(column));
    ImGui::TableSetupColumn(name.c_str(), i == 0 ? ImGuiTableColumnFlags_DefaultSort : 0, widths.at(i),
                            static_cast<ImGuiID>(i));
  }
  ImGui::TableSetupScrollFreeze(0, 1);
  ImGui::TableHeadersRow();
  take_sorting(selection);
  const float height = ImGui::GetTextLineHeight() + 2 * ImGui::GetStyle().CellPadding.y;
  if (selection.event != state.shown) {
    state.shown = selection.event;
    const std::size_t row = selection.event == 0 ? state.table.size() : state.table.row_of(selection.event);
    if (row < state.table.size()) {
      ImGui::SetScrollY(std::max(0.F, static_cast<float>(row) * height - ImGui::GetWindowHeight() / 2));
    }
  }
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(state.table.size()), height);
  while (clipper.Step()) {
    for (int row = clipper.DisplayStart; row < clipper.DisplayEnd; ++row) {
      draw_row(view, selection, look, state.table.at(static_cast<std::size_t>(row)));
    }
  }
  ImGui::EndTable();
}

}  // namespace viewer
