// Text that leads somewhere at a click: to an event, a resource, a moment. And texts in the colours of their meaning.
#pragma once

#include <string>
#include <string_view>

#include "viewer/screen/look.hpp"
#include "viewer/selection.hpp"

namespace viewer {

// True when it was clicked. `text` is drawn up to `##`, as ImGui does.
bool link(const Look& look, const std::string& text);

// Leads to the event, everywhere.
void event_link(const TraceView& view, Selection& selection, const Look& look, EventId event, const std::string& text);
// Leads to the resource.
void resource_link(Selection& selection, const Look& look, ResourceId resource, const std::string& text);

void coloured_text(ImU32 colour, std::string_view text);
// Broken between words, where the room ends.
void wrapped_text(ImU32 colour, std::string_view text);
// The text, or as much of its beginning as there is room for, with an ellipsis.
std::string fitted_text(const std::string& text, float width);
// The next thing, so many pixels wide, stands beside the last one, or on a new line where there is no room.
void beside_or_below(float width);
// So many pixels are what a button, a box to tick and a list of this text take.
float button_width(std::string_view text);
float checkbox_width(std::string_view text);
// A sentence in place of what is not there.
void empty_text(const Look& look, std::string_view text);

// A word in a box of its tone, as on the bars.
void tone_chip(const Look& look, trace::Tone tone, std::string_view text);

// 2026-01-05 00:00:00; with milliseconds.
std::string short_moment(sim::Time time);
std::string exact_moment(sim::Time time);
// 2d03h, 41.2 s, 350 ms.
std::string span_text(sim::Duration span);

}  // namespace viewer
