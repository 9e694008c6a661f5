// Attributes, versions, kin and history of a resource.
#include "viewer/screen/inspector.hpp"

#include <fmt/format.h>

#include "trace/event_phrase.hpp"
#include "trace/moment_text.hpp"
#include "viewer/screen/links.hpp"

namespace viewer {
namespace {

constexpr std::size_t history_rows = 200;
constexpr ImGuiTableFlags table_flags = ImGuiTableFlags_RowBg | ImGuiTableFlags_BordersInnerV |
                                        ImGuiTableFlags_Resizable | ImGuiTableFlags_SizingStretchProp;

// 01-05 00:01, where there is no room for more.
std::string day_and_time(sim::Time time) { return short_moment(time).substr(5, 11); }

// When it rotates next; empty: nobody knows.
std::string next_rotation_text(const Inspection& inspection, sim::Time now) {
  if (!inspection.rotation_until) return "";
  const sim::Time until = *inspection.rotation_until;
  const sim::Time from = inspection.rotation_from.value_or(now);
  const std::string when = inspection.rotation_from
                               ? fmt::format("between {} and {}", short_moment(from), short_moment(until))
                               : "by " + short_moment(until);
  if (now > until) return fmt::format("was due {}: {} ago", when, span_text(now - until));
  if (now < from) return fmt::format("next {}: in {} or later", when, span_text(from - now));
  return fmt::format("next {}: within {}", when, span_text(until - now));
}

void draw_head(const TraceView& view, Selection& selection, const Look& look, const Inspection& inspection) {
  const trace::ResourceRecord& resource = inspection.resource;
  coloured_text(look.palette->soft, resource.kind);
  ImGui::SameLine();
  wrapped_text(look.palette->ink, resource.name);
  if (!resource.arn.empty()) {
    wrapped_text(look.palette->soft, resource.arn);
    if (ImGui::IsItemClicked()) ImGui::SetClipboardText(resource.arn.c_str());
    if (ImGui::IsItemHovered()) ImGui::SetTooltip("A click copies it.");
  }
  if (resource.parent != ResourceId::none) {
    const trace::ResourceRecord parent = view.resource(resource.parent);
    coloured_text(look.palette->soft, "of " + parent.kind);
    ImGui::SameLine();
    resource_link(selection, look, parent.id, trace::short_name(parent.name));
  }
  wrapped_text(look.palette->soft, "created " + short_moment(resource.created_at) +
                                       (resource.deleted_at ? ", deleted " + short_moment(*resource.deleted_at) : ""));
  if (!inspection.exists) {
    wrapped_text(look.palette->flag, "It does not exist at this moment.");
  }
  if (!inspection.complete) {
    wrapped_text(look.palette->soft, "The trace is still being read: this may be older than the cursor.");
  }
  for (const std::string& trouble : inspection.troubles) wrapped_text(look.palette->flag, trouble);
  if (!inspection.schedule.empty()) {
    wrapped_text(look.palette->ink,
                 (inspection.schedule.ends_with(")") ? "rotates by " : "rotates every ") + inspection.schedule);
    const std::string next = next_rotation_text(inspection, selection.cursor);
    if (!next.empty()) wrapped_text(look.palette->ink, next);
  }
}

void draw_attributes(const TraceView& view, Selection& selection, InspectorState& state, const Look& look,
                     const Inspection& inspection) {
  if (!ImGui::CollapsingHeader("Attributes", ImGuiTreeNodeFlags_DefaultOpen)) return;
  ImGui::Checkbox("the simulator's own, too", &state.bookkeeping);
  if (!ImGui::BeginTable("attributes", 3, table_flags)) return;
  ImGui::TableSetupColumn("attribute", 0, 1.45F);
  ImGui::TableSetupColumn("value", 0, 1.15F);
  ImGui::TableSetupColumn("since", 0, 0.8F);
  ImGui::TableHeadersRow();
  for (const AttributeRow& row : inspection.attributes) {
    if (row.internal && !state.bookkeeping) continue;
    ImGui::PushID(&row);
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    coloured_text(row.internal ? look.palette->soft : look.palette->ink, row.attribute);
    ImGui::TableNextColumn();
    if (row.names != ResourceId::none) {
      resource_link(selection, look, row.names, trace::short_name(row.value));
    } else {
      wrapped_text(look.palette->ink, row.value);
    }
    ImGui::TableNextColumn();
    event_link(view, selection, look, row.event, day_and_time(row.since));
    if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", exact_moment(row.since).c_str());
    ImGui::PopID();
  }
  ImGui::EndTable();
}

void draw_versions(const TraceView& view, Selection& selection, const Look& look, const Inspection& inspection) {
  if (inspection.versions.empty() || !ImGui::CollapsingHeader("Versions", ImGuiTreeNodeFlags_DefaultOpen)) return;
  if (!ImGui::BeginTable("versions", 4, table_flags)) return;
  ImGui::TableSetupColumn("version", 0, 1.F);
  ImGui::TableSetupColumn("labels", 0, 1.5F);
  ImGui::TableSetupColumn("password", 0, 0.8F);
  ImGui::TableSetupColumn("created", 0, 1.1F);
  ImGui::TableHeadersRow();
  for (const VersionRow& row : inspection.versions) {
    ImGui::PushID(static_cast<int>(row.id));
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    resource_link(selection, look, row.id, trace::short_name(row.name));
    ImGui::TableNextColumn();
    std::string labels;
    for (const std::string& label : row.labels) labels += (labels.empty() ? "" : ", ") + label;
    wrapped_text(labels.empty() ? look.palette->soft : look.palette->ink, labels.empty() ? "deprecated" : labels);
    ImGui::TableNextColumn();
    coloured_text(look.palette->ink, row.password);
    if (row.opens) {
      ImGui::SameLine();
      coloured_text(look.palette->good, "✓");
      if (ImGui::IsItemHovered()) ImGui::SetTooltip("It opens the database.");
    }
    ImGui::TableNextColumn();
    if (link(look, day_and_time(row.created))) move_cursor(selection, view, row.created);
    ImGui::PopID();
  }
  ImGui::EndTable();
}

void draw_kin(Selection& selection, const Look& look, const char* title, const std::vector<KinRow>& rows,
              std::size_t left_out) {
  if (rows.empty() || !ImGui::CollapsingHeader(title, ImGuiTreeNodeFlags_DefaultOpen)) return;
  for (const KinRow& row : rows) {
    if (row.count > 1) {
      coloured_text(look.palette->soft, row.kind + "s");
    } else {
      coloured_text(look.palette->soft, row.kind);
    }
    ImGui::SameLine();
    const std::string_view name = row.count > 1 ? trace::client_group(row.name) : std::string_view(row.name);
    resource_link(selection, look, row.id, trace::short_name(std::string(name)));
    if (row.count > 1) {
      ImGui::SameLine();
      coloured_text(look.palette->soft, fmt::format("× {}", row.count));
    }
    if (!row.status.empty()) {
      ImGui::SameLine();
      ImGui::TextUnformatted(row.status.c_str());
    }
  }
  if (left_out > 0) empty_text(look, fmt::format("and {} more", left_out));
}

void draw_history(const TraceView& view, Selection& selection, const Look& look) {
  if (!ImGui::CollapsingHeader("History", ImGuiTreeNodeFlags_DefaultOpen)) return;
  const auto rows = view.history(selection.resource, selection.cursor, history_rows);
  if (rows.empty()) return empty_text(look, "Nothing has happened to it yet.");
  for (const HistoryRow& row : rows) {
    ImGui::PushID(&row);
    event_link(view, selection, look, row.event, short_moment(row.at));
    ImGui::SameLine();
    if (row.resource != selection.resource) {
      coloured_text(look.palette->soft, trace::short_name(row.name));
      ImGui::SameLine();
    }
    wrapped_text(row.internal ? look.palette->soft : look.palette->ink,
                 fmt::format("{} {} → {}", row.attribute, trace::short_name(row.before.value_or("–")),
                             trace::short_name(row.after.value_or("–"))));
    ImGui::PopID();
  }
}

}  // namespace

void draw_inspector(const TraceView& view, Selection& selection, InspectorState& state, const Look& look) {
  if (selection.resource == ResourceId::none) {
    return empty_text(look, "Nothing is selected. A click on a lane, a bar or an event selects what it is about.");
  }
  const Inspection inspection = view.inspect(selection.resource, selection.cursor);
  state.busy = !inspection.complete;
  draw_head(view, selection, look, inspection);
  draw_attributes(view, selection, state, look, inspection);
  draw_versions(view, selection, look, inspection);
  draw_kin(selection, look, "It uses", inspection.uses, 0);
  draw_kin(selection, look, "It has", inspection.owns, inspection.owns_left_out);
  draw_history(view, selection, look);
}

}  // namespace viewer
