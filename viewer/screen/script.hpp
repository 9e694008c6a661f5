// Scripts: lines of what a person would do, for tests, pictures and demonstrations. A line is the name of a command of
// the table of keys, or one of these with what stands behind it:
//
//   key KEY                     presses it
//   go MOMENT|#EVENT            moves the cursor, as the key g does
//   select RESOURCE             its name, KIND:NAME, ARN or number
//   event NUMBER
//   range MOMENT MOMENT         what the timeline shows
//   filter FIELD VALUE          kind, source, name, error or text; `filter clear`
//   sort COLUMN [descending]
//   until CONDITION             plays until it holds
//   play-for SECONDS            lets so many seconds of playing pass at once
//   show WINDOW
//   palette NAME
//   text-scale FACTOR
//   say TEXT                    answers the lesson's question in words
//   frames NUMBER               draws so many
//   screenshot FILE
//   dump [FILE]                 what is shown, as a line of JSON, at the file's end or on the standard output
//
// What begins with # and empty lines are passed over.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace viewer {

struct Desk;

struct ScriptLine {
  std::string file;
  int number = 0;  // from 1
  std::string word;
  std::string rest;
};

// `-` is the standard input. Throws UsageError where it cannot be read.
std::vector<ScriptLine> read_script(const std::filesystem::path& file);

// What one line says, at once. Throws UsageError or trace::Error where it says nothing, or cannot be done.
void do_deed(Desk& desk, const std::string& line);

// `draw` draws a frame, and takes the pictures that were asked for. Throws UsageError with the place of the line where
// it says nothing, or what it wants cannot be done.
void obey(Desk& desk, const ScriptLine& line, const std::function<void()>& draw);

// Appends what is shown to the file; an empty path is the standard output.
void write_state(const Desk& desk, const std::filesystem::path& file);

}  // namespace viewer
