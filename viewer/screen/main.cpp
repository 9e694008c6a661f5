// The program credsim-viewer: turns what went wrong into a sentence and an exit code.
#include <malloc.h>
#include <signal.h>

#include <exception>
#include <iostream>

#include "credsim_version.hpp"
#include "trace/error.hpp"
#include "viewer/screen/options.hpp"
#include "viewer/screen/show.hpp"
#include "viewer/screen/window.hpp"

namespace {

enum ExitCode : int { fine = 0, mistake = 2, bug = 3, no_display = 4 };

ExitCode said(ExitCode code, const std::string& sentence) {
  std::cerr << "credsim-viewer: " << sentence << '\n';
  return code;
}

}  // namespace

int main(int count, char** words) {
  // Large arrays are given back when they are freed; glibc would keep those up to 32 MB, in pieces.
  mallopt(M_MMAP_THRESHOLD, 256 * 1024);
  try {
    const int signal = viewer::show(viewer::read_options(count, words));
    if (signal != 0) raise(signal);  // everything is put away: whoever waits for us sees what ended us
    return fine;
  } catch (const viewer::Answered& answer) {
    std::cout << answer.text;
    return fine;
  } catch (const viewer::UsageError& error) {
    return said(mistake, error.what());
  } catch (const trace::Error& error) {
    return said(mistake, error.what());
  } catch (const viewer::NoDisplay& error) {
    return said(no_display, error.what());
  } catch (const std::exception& error) {
    return said(bug, "a bug in credsim " + std::string(credsim::version) + ": " + error.what());
  }
}
