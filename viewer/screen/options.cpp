// The command line, read by CLI11.
#include "viewer/screen/options.hpp"

#include <CLI/CLI.hpp>
#include <charconv>

#include "credsim_version.hpp"
#include "viewer/screen/palette.hpp"
#include "viewer/screen/panels.hpp"

namespace viewer {
namespace {

constexpr int smallest_side = 320;
constexpr int largest_side = 8192;  // what OpenGL 3 has to be able to draw

// `1600x900`
void read_size(const std::string& text, Options& options) {
  const char* const end = text.data() + text.size();
  const auto width = std::from_chars(text.data(), end, options.width);
  const bool cross = width.ec == std::errc() && width.ptr != end && *width.ptr == 'x';
  const auto height = cross ? std::from_chars(width.ptr + 1, end, options.height) : width;
  const auto fits = [](int side) { return side >= smallest_side && side <= largest_side; };
  if (!cross || height.ec != std::errc() || height.ptr != end || !fits(options.width) || !fits(options.height)) {
    throw UsageError("--size should be WIDTHxHEIGHT in pixels, such as 1600x900, each side from " +
                     std::to_string(smallest_side) + " to " + std::to_string(largest_side) + ", not " + text);
  }
}

std::string names_of_palettes() {
  std::string names;
  for (const Palette& one : palettes()) names += (names.empty() ? "" : ", ") + std::string(one.name);
  return names;
}

void check(const Options& options) {
  if (palette_named(options.palette) == nullptr) {
    throw UsageError("there is no palette " + options.palette + "; there are " + names_of_palettes());
  }
  for (const std::string& window : options.show) {
    if (!panel_named(window)) throw UsageError("there is no window " + window + "; there are " + names_of_panels());
  }
  if (!(options.text_scale >= 0.5F && options.text_scale <= 4))
    throw UsageError("--text-scale should be from 0.5 to 4");
  if (options.benchmark && *options.benchmark < 1) throw UsageError("--benchmark should be a number of frames from 1");
}

}  // namespace

Options read_options(int count, const char* const* words) {
  Options options;
  std::string size;
  CLI::App app("Shows what happened in a run of credsim.", "credsim-viewer");
  app.set_version_flag("--version", "credsim-viewer " + std::string(credsim::version));
  app.add_option("FILE", options.file,
                 "a trace that `credsim run` left or is writing; or a scenario, which is run and followed")
      ->required();
  app.add_option(
      "--at", options.at,
      "the moment: 9d since the start, or 2026-01-10T00:00:00Z; otherwise the start, or of a run that goes on its end");
  app.add_option("--select", options.select, "the resource: its name, KIND:NAME, ARN or number");
  app.add_option("--show", options.show, "a window that is to be in front: " + names_of_panels());
  app.add_option("--size", size, "WIDTHxHEIGHT of the window in pixels; otherwise 1600x900");
  app.add_option("--palette", options.palette, names_of_palettes());
  app.add_option("--text-scale", options.text_scale, "the size of the text, 1 is the usual");
  app.add_option("--screenshot", options.screenshot, "writes a picture, PNG, and ends; nobody need be there");
  app.add_option("--script", options.script,
                 "does what a person would do, a line a deed, and ends; - is standard input");
  app.add_option("--state", options.state, "where the key F9 appends what is shown, as a line of JSON");
  app.add_option("--benchmark", options.benchmark, "pans and zooms for so many frames, and tells how long they took");
  app.add_option("--credsim", options.credsim, "the program that runs scenarios; otherwise the one beside this one");
  app.footer("The key F1 shows what the keys do. Exit codes: 0 fine, 2 a mistake in the input, 3 a bug, 4 no display.");
  try {
    app.parse(count, words);
  } catch (const CLI::CallForHelp&) {
    throw Answered{app.help()};
  } catch (const CLI::CallForVersion& version) {
    throw Answered{std::string(version.what()) + "\n"};
  } catch (const CLI::ParseError& error) {
    const std::string what = error.what();
    const bool number = what.starts_with("Could not convert: ");
    throw UsageError(number ? what.substr(19) + " is no number" : what);
  }
  if (!size.empty()) read_size(size, options);
  check(options);
  return options;
}

}  // namespace viewer
