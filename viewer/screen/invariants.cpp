// Invariants and expectations, those that did not hold first.
#include "viewer/screen/invariants.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "viewer/screen/links.hpp"

namespace viewer {
namespace {

ImU32 colour_of(const Look& look, InvariantState state) {
  switch (state) {
    case InvariantState::held:
      return look.palette->good;
    case InvariantState::violated:
      return look.palette->flag;
    default:
      return look.palette->soft;
  }
}

// Told apart without colours, too.
const char* sign_of(InvariantState state) {
  switch (state) {
    case InvariantState::held:
      return "✓";
    case InvariantState::violated:
      return "✗";
    case InvariantState::open:
      return "…";
    case InvariantState::not_checked:
      return "–";
  }
  return "";
}

void draw_violations(const TraceView& view, Selection& selection, const Look& look, const InvariantRow& row) {
  constexpr std::size_t shown = 20;
  for (std::size_t i = 0; i < std::min(shown, row.violations.size()); ++i) {
    const trace::ViolationRecord& violation = row.violations[i];
    ImGui::PushID(static_cast<int>(i));
    event_link(view, selection, look, violation.event, exact_moment(violation.at));
    ImGui::SameLine();
    wrapped_text(look.palette->ink, violation.resource + ": " + violation.message);
    ImGui::PopID();
  }
  if (row.violations.size() > shown) {
    coloured_text(look.palette->soft, fmt::format("and {} more", row.violations.size() - shown));
  }
}

void draw_rows(const TraceView& view, Selection& selection, const InvariantsState& state, const Look& look) {
  constexpr ImGuiTableFlags flags = ImGuiTableFlags_RowBg | ImGuiTableFlags_Resizable | ImGuiTableFlags_BordersInnerV |
                                    ImGuiTableFlags_SizingStretchProp;
  if (!ImGui::BeginTable("invariants", 3, flags)) return;
  ImGui::TableSetupColumn("state", 0, 0.7F);
  ImGui::TableSetupColumn("invariant", 0, 2.F);
  ImGui::TableSetupColumn("says", 0, 5.F);
  ImGui::TableHeadersRow();
  // Those that were broken first, as they stand otherwise.
  std::vector<const InvariantRow*> rows;
  for (const InvariantRow& row : view.invariants()) rows.push_back(&row);
  std::stable_partition(rows.begin(), rows.end(),
                        [](const InvariantRow* row) { return row->state == InvariantState::violated; });
  for (const InvariantRow* row : rows) {
    if (state.only_broken && row->state != InvariantState::violated) continue;
    ImGui::PushID(row);
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    coloured_text(colour_of(look, row->state),
                  fmt::format("{} {}", sign_of(row->state), invariant_state_name(row->state)));
    ImGui::TableNextColumn();
    wrapped_text(look.palette->ink, row->name);
    ImGui::TableNextColumn();
    wrapped_text(look.palette->soft, row->sentence);
    draw_violations(view, selection, look, *row);
    ImGui::PopID();
  }
  ImGui::EndTable();
}

// Those that held, or those that failed.
void draw_expectations(const TraceView& view, Selection& selection, const Look& look, bool held) {
  const auto& expectations = view.expectations();
  if (std::ranges::count(expectations, held, &trace::ExpectationRecord::passed) == 0) return;
  constexpr ImGuiTableFlags flags = ImGuiTableFlags_RowBg | ImGuiTableFlags_Resizable | ImGuiTableFlags_BordersInnerV |
                                    ImGuiTableFlags_SizingStretchProp;
  if (!ImGui::BeginTable(held ? "expectations that held" : "expectations that failed", 5, flags)) return;
  ImGui::TableSetupColumn("expectation", 0, 0.8F);
  ImGui::TableSetupColumn("line", 0, 0.4F);
  ImGui::TableSetupColumn("path", 0, 3.F);
  ImGui::TableSetupColumn("expected", 0, 2.F);
  ImGui::TableSetupColumn("was", 0, 2.F);
  ImGui::TableHeadersRow();
  for (const trace::ExpectationRecord& one : expectations) {
    if (one.passed != held) continue;
    ImGui::PushID(&one);
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    coloured_text(held ? look.palette->good : look.palette->flag, held ? "✓ held" : "✗ failed");
    ImGui::TableNextColumn();
    event_link(view, selection, look, one.event, std::to_string(one.line));
    for (const std::string* text : {&one.path, &one.expected, &one.actual}) {
      ImGui::TableNextColumn();
      wrapped_text(look.palette->ink, *text);
    }
    ImGui::PopID();
  }
  ImGui::EndTable();
  ImGui::Spacing();
}

}  // namespace

void draw_invariants(const TraceView& view, Selection& selection, InvariantsState& state, const Look& look) {
  std::array<std::size_t, 4> count{};
  for (const InvariantRow& row : view.invariants()) ++count.at(static_cast<std::size_t>(row.state));
  const auto& expectations = view.expectations();
  const auto failed = std::ranges::count(expectations, false, &trace::ExpectationRecord::passed);
  ImGui::Checkbox("only what did not hold", &state.only_broken);
  ImGui::SameLine();
  coloured_text(look.palette->soft,
                fmt::format("{} held, {} violated, {} open, {} not checked; {} of {} expectations failed", count[0],
                            count[1], count[2], count[3], failed, expectations.size()));
  ImGui::BeginChild("rows");
  draw_expectations(view, selection, look, false);
  draw_rows(view, selection, state, look);
  ImGui::Spacing();
  if (expectations.empty()) empty_text(look, "The scenario expects nothing.");
  if (!state.only_broken) draw_expectations(view, selection, look, true);
  ImGui::EndChild();
}

bool select_next_flag(const TraceView& view, Selection& selection) {
  std::vector<EventId> flags;
  for (const InvariantRow& row : view.invariants()) {
    for (const trace::ViolationRecord& violation : row.violations) flags.push_back(violation.event);
  }
  for (const trace::ExpectationRecord& one : view.expectations()) {
    if (!one.passed) flags.push_back(one.event);
  }
  if (flags.empty()) return false;
  std::ranges::sort(flags);
  const EventId after = selection.event != 0 ? selection.event : view.event_at(selection.cursor);
  const auto next = std::ranges::upper_bound(flags, after);
  select_event(selection, view, next == flags.end() ? flags.front() : *next);
  return true;
}

}  // namespace viewer
