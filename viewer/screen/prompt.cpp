// Asking, and doing what was answered.
#include "viewer/screen/prompt.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "trace/error.hpp"
#include "trace/event_phrase.hpp"
#include "viewer/screen/links.hpp"

namespace viewer {
namespace {

constexpr std::size_t suggestions = 12;

struct PromptRow {
  PromptKind kind;
  std::string_view name;
  std::string_view question;
};
constexpr std::array<PromptRow, 5> prompts = {{
    {PromptKind::none, "", ""},
    {PromptKind::go_to, "go to", "Go to: 9d, +2d6h, 2026-01-10T00:00:00Z, or #1234 for an event"},
    {PromptKind::run_until, "run until",
     "Run until: orders.SecretStatus: impaired, *.KeyState: Disabled, error, violation, failed login"},
    {PromptKind::find, "find", "Select a resource: its name, KIND:NAME, ARN or number"},
    {PromptKind::deed, "do",
     "Do: filter error *, filter name RotationFailed, filter clear, sort time descending, range 9d 12d, show plots …"},
}};

const PromptRow& row_of(PromptKind kind) { return *std::ranges::find(prompts, kind, &PromptRow::kind); }

// By its name, or the first of those that are suggested.
ResourceId found(const TraceView& view, std::string_view text, sim::Time at) {
  try {
    return view.find(text, at);
  } catch (const trace::Error&) {
    const auto near = view.matching(text, 1);
    if (text.empty() || near.empty()) throw;
    return near.front().id;
  }
}

// True: it is done, and the window goes.
bool obey(const TraceView& view, Selection& selection, PromptState& state) {
  const std::string_view text = state.text.data();
  try {
    switch (state.kind) {
      case PromptKind::none:
        break;
      case PromptKind::go_to:
        state.said = go_to(selection, view, text);
        break;
      case PromptKind::run_until:
        run_until(selection, view, text);
        break;
      case PromptKind::find:
        select_resource(selection, found(view, text, selection.cursor));
        break;
      case PromptKind::deed:
        state.deed = text;
        break;
    }
    return true;
  } catch (const trace::Error& error) {
    state.problem = error.what();
    return false;
  }
}

// True: one was chosen.
bool draw_suggestions(const TraceView& view, Selection& selection, const PromptState& state, const Look& look) {
  bool chosen = false;
  for (const trace::ResourceRecord& one : view.matching(state.text.data(), suggestions)) {
    ImGui::PushID(static_cast<int>(one.id));
    if (ImGui::Selectable("##one")) {
      select_resource(selection, one.id);
      chosen = true;
    }
    ImGui::SameLine();
    coloured_text(look.palette->soft, one.kind);
    ImGui::SameLine();
    ImGui::TextUnformatted(trace::short_name(one.name).c_str());
    ImGui::PopID();
  }
  return chosen;
}

}  // namespace

std::string_view prompt_name(PromptKind kind) { return row_of(kind).name; }

void ask(PromptState& state, PromptKind kind) {
  state = {};
  state.kind = kind;
}

void draw_prompt(const TraceView& view, Selection& selection, PromptState& state, const Look& look) {
  if (state.kind == PromptKind::none) return;
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float width = std::min(look.px(620), screen.x * 0.9F);
  ImGui::SetNextWindowPos(ImVec2((screen.x - width) / 2, screen.y / 5));
  ImGui::SetNextWindowSize(ImVec2(width, 0));
  if (!state.begun) ImGui::SetNextWindowFocus();
  ImGui::Begin("##prompt", nullptr,
               ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_AlwaysAutoResize);
  wrapped_text(look.palette->soft, std::string(row_of(state.kind).question));
  if (!state.begun) ImGui::SetKeyboardFocusHere();
  state.begun = true;
  ImGui::SetNextItemWidth(-1);
  ImGui::InputText("##answer", state.text.data(), state.text.size());
  bool done = std::exchange(state.entered, false) && obey(view, selection, state);
  if (!state.problem.empty()) wrapped_text(look.palette->flag, state.problem);
  if (state.kind == PromptKind::find) done = draw_suggestions(view, selection, state, look) || done;
  ImGui::End();
  if (!done) return;
  PromptState left;
  left.said = std::move(state.said);
  left.deed = std::move(state.deed);
  state = std::move(left);
}

}  // namespace viewer
