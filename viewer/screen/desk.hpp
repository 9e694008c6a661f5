// Everything that is on the screen, as the main loop, the commands and scripts see it. A window is handed only what is
// its own.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "viewer/screen/events.hpp"
#include "viewer/screen/graph.hpp"
#include "viewer/screen/inspector.hpp"
#include "viewer/screen/invariants.hpp"
#include "viewer/screen/lesson.hpp"
#include "viewer/screen/look.hpp"
#include "viewer/screen/panels.hpp"
#include "viewer/screen/prompt.hpp"
#include "viewer/screen/timeline.hpp"
#include "viewer/selection.hpp"

namespace viewer {

struct Desk {
  // At the end of the run, all of it in sight.
  explicit Desk(TraceView& trace) : view(trace), selection(initial_selection(trace)) {}

  TraceView& view;
  Selection selection;
  Look look;
  Layout layout;

  TimelineState timeline;
  EventsState events;
  GraphState graph;
  InvariantsState invariants;
  InspectorState inspector;
  LessonState lesson;
  PromptState prompt;
  bool help = false;
  float toolbar_height = 0;  // pixels, as it was drawn last

  std::string lasting;  // a sentence at the bottom that stays: what became of the trace
  std::string notice;   // a sentence at the bottom: what a command could not do
  bool restyle = true;  // the palette or the size of text is another one
  bool quit = false;
  std::vector<std::filesystem::path> pictures;  // that are to be taken of the next frame
  int states_wanted = 0;                        // how often what is shown is to be written
};

// Lets so much real time pass, and says what came of a search.
void pass_time(Desk& desk, std::chrono::duration<double> elapsed);

// The whole screen.
void draw_desk(Desk& desk);

// Whether a window that is seen has not found all that it shows: it should be drawn again.
bool busy(const Desk& desk);

// What is shown, as a line of JSON, for scripts and tests.
std::string state_json(const Desk& desk);

}  // namespace viewer
