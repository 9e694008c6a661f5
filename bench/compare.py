"""Runs our benchmarks and the peers' in turn and prints one line a comparison, `./dev bench` being its command.

    NAME ours=FIGURE UNIT peer=FIGURE UNIT (PEER) ratio=R      a ratio above 1: ours is better
    NAME figure=FIGURE UNIT                                    of ours alone

A peer that is not there is skipped, with a line on standard error. Exits with 1 when a program failed or a result is
wrong."""
import argparse
import os
import sys
import tempfile

import engine_entries
import explore_entries
import run_entries
from measure import Missing, Progress, Runner, Wrong

PACKAGES = {"ns-3": "libns3-dev", "SimGrid": "libsimgrid-dev", "SimPy": "python3-simpy3", "Spin": "spin"}
PROGRAMS = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "build/release/bin")
PEER_TARGETS = {"bench_ns3_hold", "bench_ns3_mm1", "bench_simgrid_mm1"}


def everything():
    yield from engine_entries.entries()
    yield from explore_entries.entries()
    yield from run_entries.entries()


def needs(entries, what):
    """What the entries need to be installed or built, for ./dev."""
    if what == "packages":
        return sorted({PACKAGES[one.peer] for one in entries if one.peer})
    targets = {name for one in entries for name in one.programs}
    return sorted(name for name in targets if (name in PEER_TARGETS) == (what == "peer-targets"))


def chosen(entries, words):
    """The entries whose name begins with one of the words; all without words."""
    return [one for one in entries if not words or any(one.name.startswith(word) for word in words)]


def compare(entries, runner, out=sys.stdout, err=sys.stderr):
    """Prints the lines of the entries; returns the exit code."""
    width = max(len(one.name) for one in entries)
    code = 0
    for one in entries:
        try:
            lines = list(one.lines(runner, width))
            runner.progress.clear()
            print("\n".join(lines), file=out, flush=True)
        except Missing as missing:
            runner.progress.clear()
            package = PACKAGES.get(one.peer)
            print(f"{one.name} skipped: {missing}" + (f" ({package})" if package else ""), file=err, flush=True)
        except Wrong as wrong:
            runner.progress.clear()
            print(f"{one.name} failed: {wrong}", file=err, flush=True)
            code = 1
    return code


def main(words):
    parser = argparse.ArgumentParser(prog="./dev bench", description="our benchmarks and the peers', in turn")
    parser.add_argument("names", nargs="*", metavar="NAME", help="only those whose names begin so")
    parser.add_argument("--list", action="store_true", help="what there is, a sentence each")
    parser.add_argument("--runs", type=int, default=5, help="runs of each side (5)")
    parser.add_argument("--programs", default=PROGRAMS, help="the folder of the programs")
    parser.add_argument("--needs", choices=["packages", "targets", "peer-targets"], help=argparse.SUPPRESS)
    options = parser.parse_args(words)
    entries = chosen(list(everything()), options.names)
    if not entries:
        parser.error("no such comparison: " + " ".join(options.names) + "; --list lists them")
    if options.list:
        width = max(len(one.name) for one in entries)
        for one in entries:
            print(f"{one.name:<{width}}  {one.sentence}")
        return 0
    if options.needs:
        print(" ".join(needs(entries, options.needs)))
        return 0
    with tempfile.TemporaryDirectory(prefix="credsim-bench-") as folder:
        return compare(entries, Runner(options.programs, folder, options.runs, Progress()))


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
