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

// What stands in the list for no word, and for a word.
std::string shown_word(const char* what, const std::string& word) {
  const bool error = std::string_view(what) == "error";
  if (word.empty()) return error ? "error or not" : "any " + std::string(what);
  return word == "*" ? "what went wrong" : word;
}

// A list of words of which one may be chosen; empty: any. True: another one is.
bool choose(const Look& look, const char* what, const std::vector<std::string>& words, std::string& chosen,
            float width) {
  bool changed = false;
  if (std::string_view(what) != "kind") beside_or_below(look.px(width));
  ImGui::SetNextItemWidth(look.px(width));
  const std::string shown = shown_word(what, chosen);
  ImGui::PushID(what);
  if (ImGui::BeginCombo("##list", shown.c_str(), ImGuiComboFlags_HeightLarge)) {
    if (ImGui::Selectable(shown_word(what, "").c_str(), chosen.empty())) {
      changed = !chosen.empty();
      chosen.clear();
    }
    for (const std::string& word : words) {
      if (ImGui::Selectable(shown_word(what, word).c_str(), word == chosen)) {
        changed = true;
        chosen = word;
      }
    }
    ImGui::EndCombo();
  }
  ImGui::PopID();
  return changed;
}

void draw_filter(const TraceView& view, Selection& selection, EventsState& state, const Look& look) {
  static const std::vector<std::string> kinds = event_kinds();
  EventFilter& filter = selection.filter;
  choose(look, "kind", kinds, filter.kind, 84);
  choose(look, "source", state.sources, filter.source, 165);
  choose(look, "name", state.names, filter.name, 150);
  choose(look, "error", state.errors, filter.error, 140);
  beside_or_below(look.px(130));
  ImGui::SetNextItemWidth(look.px(130));
  if (state.focus_text) {
    ImGui::SetKeyboardFocusHere();
    state.focus_text = false;
  }
  std::array<char, 256> text{};
  filter.text.copy(text.data(), text.size() - 1);
  if (ImGui::InputTextWithHint("##text", "text  ( f )", text.data(), text.size())) filter.text = text.data();
  bool of_resource = filter.resource != ResourceId::none;
  const bool selectable = selection.resource != ResourceId::none || of_resource;
  if (selectable) beside_or_below(checkbox_width("of the selected"));
  if (selectable && ImGui::Checkbox("of the selected", &of_resource)) {
    filter.resource = of_resource ? selection.resource : ResourceId::none;
  }
  bool in_sight = filter.range.has_value();
  beside_or_below(checkbox_width("in sight"));
  if (ImGui::Checkbox("in sight", &in_sight)) {
    filter.range = in_sight ? std::optional(selection.visible) : std::nullopt;
  }
  if (!filter.empty()) {
    beside_or_below(button_width("all"));
    if (ImGui::Button("all")) filter = {};
  }
  const std::string found =
      trace::count_text(state.table.size()) +
      (filter.empty() ? "" : " of " + trace::count_text(static_cast<std::uint64_t>(view.run().events))) +
      (state.table.complete() ? "" : fmt::format(" … {:.0f} %", state.table.progress() * 100));
  beside_or_below(ImGui::CalcTextSize(found.c_str()).x);
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
  const ImU32 strong = event->error.empty() ? palette.ink : palette.flag;
  const ImU32 ink = later ? faded(strong, 0.5F) : strong;
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  ImGui::PushStyleColor(ImGuiCol_Text, ink);
  const std::string number = trace::count_text(static_cast<std::uint64_t>(id));
  if (ImGui::Selectable(number.c_str(), id == selection.event, ImGuiSelectableFlags_SpanAllColumns)) {
    select_event(selection, view, id);
  }
  const auto cell = [](const std::string& text) {
    ImGui::TableNextColumn();
    ImGui::TextUnformatted(fitted_text(text, ImGui::GetContentRegionAvail().x).c_str());
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
  if (state.filter != selection.filter || state.sort != selection.sort) {
    state.filter = selection.filter;
    state.sort = selection.sort;
    state.shown = 0;
  }
  state.table.show(view, selection.filter, selection.sort);
  fill(view, state);
  state.busy = !state.table.complete();
  if (!state.table.note().empty()) coloured_text(look.palette->soft, state.table.note());
  constexpr ImGuiTableFlags flags = ImGuiTableFlags_RowBg | ImGuiTableFlags_BordersInnerV | ImGuiTableFlags_Resizable |
                                    ImGuiTableFlags_ScrollY | ImGuiTableFlags_Sortable | ImGuiTableFlags_Reorderable |
                                    ImGuiTableFlags_Hideable | ImGuiTableFlags_SizingStretchProp;
  if (!ImGui::BeginTable("events", static_cast<int>(event_column_count), flags)) return;
  constexpr std::array<float, event_column_count> widths = {0.75F, 2.0F, 0.6F, 1.8F, 1.9F, 1.4F, 0.75F, 1.3F, 0.4F};
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
  const EventId wanted = selection.event != 0 ? selection.event : view.event_at(selection.cursor);
  if (wanted != state.shown && wanted != 0) {
    const std::size_t row = state.table.row_of(wanted);
    const float place = static_cast<float>(row) * height - ImGui::GetWindowHeight() / 2;
    if (row < state.table.size()) ImGui::SetScrollY(std::max(0.F, place));
    // Rows that are not there yet cannot be scrolled to.
    const bool there = row >= state.table.size() || static_cast<float>(state.table.size()) * height <=
                                                        ImGui::GetScrollMaxY() + ImGui::GetWindowHeight();
    if (state.table.complete() && there) state.shown = wanted;
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
