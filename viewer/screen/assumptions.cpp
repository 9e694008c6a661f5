// A table of parameters.
#include "viewer/screen/assumptions.hpp"

#include <algorithm>

#include "trace/count_text.hpp"
#include "viewer/screen/links.hpp"

namespace viewer {
namespace {

using Row = const trace::AssumptionRecord*;

void sort_rows(std::vector<Row>& rows) {
  const ImGuiTableSortSpecs* const specs = ImGui::TableGetSortSpecs();
  if (specs == nullptr || specs->SpecsCount == 0) return;
  const ImS16 column = specs->Specs[0].ColumnIndex;
  const auto less = [column](Row a, Row b) {
    switch (column) {
      case 0:
        return a->parameter < b->parameter;
      case 1:
        return a->value < b->value;
      case 2:
        return a->confidence < b->confidence;
      case 3:
        return a->used < b->used;
      default:
        return a->source < b->source;
    }
  };
  std::ranges::stable_sort(rows, less);
  if (specs->Specs[0].SortDirection == ImGuiSortDirection_Descending) std::ranges::reverse(rows);
}

}  // namespace

void draw_assumptions(const TraceView& view, const Look& look) {
  const auto& assumptions = view.assumptions();
  if (assumptions.empty()) {
    return empty_text(look, view.run().finished ? "This run rested on no guesses."
                                                : "They are written when the run ends, which this one has not.");
  }
  constexpr ImGuiTableFlags flags = ImGuiTableFlags_RowBg | ImGuiTableFlags_Resizable | ImGuiTableFlags_BordersInnerV |
                                    ImGuiTableFlags_ScrollY | ImGuiTableFlags_Sortable |
                                    ImGuiTableFlags_SizingStretchProp;
  if (!ImGui::BeginTable("assumptions", 5, flags)) return;
  ImGui::TableSetupColumn("parameter", 0, 2.F);
  ImGui::TableSetupColumn("value", 0, 2.F);
  ImGui::TableSetupColumn("confidence", 0, 1.F);
  ImGui::TableSetupColumn("used", ImGuiTableColumnFlags_DefaultSort | ImGuiTableColumnFlags_PreferSortDescending, 0.7F);
  ImGui::TableSetupColumn("source", 0, 3.F);
  ImGui::TableSetupScrollFreeze(0, 1);
  ImGui::TableHeadersRow();
  std::vector<Row> rows;
  for (const trace::AssumptionRecord& one : assumptions) rows.push_back(&one);
  sort_rows(rows);
  for (const Row row : rows) {
    ImGui::TableNextRow();
    const auto cell = [&](const std::string& text) {
      ImGui::TableNextColumn();
      wrapped_text(row->used > 0 ? look.palette->ink : look.palette->soft, text);
    };
    cell(row->parameter);
    cell(row->value);
    cell(row->confidence);
    cell(trace::count_text(static_cast<std::uint64_t>(row->used)));
    cell(row->source);
  }
  ImGui::EndTable();
}

}  // namespace viewer
