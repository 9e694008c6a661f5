"""Runs the programs of a comparison in turn and makes the median of what they say."""
import json
import os
import statistics
import subprocess
import sys
import time


class Wrong(Exception):
    """A program failed, or what it computed is not right."""


class Missing(Exception):
    """A peer that is not on this machine."""


class Progress:
    """The comparison that is being made and how far it is, on a line of standard error: for people only."""

    def __init__(self, stream=sys.stderr):
        self.stream = stream
        self.on = stream.isatty()

    def show(self, text):
        if self.on:
            self.stream.write("\r\033[K" + text[:79])
            self.stream.flush()

    def clear(self):
        self.show("")


def parse(output):
    """What a program printed: the JSON of Google Benchmark with one benchmark, or lines key=value."""
    if not output.lstrip().startswith("{"):
        return dict(line.split("=", 1) for line in output.splitlines() if "=" in line)
    said = json.loads(output[output.index("{") :])
    if len(said["benchmarks"]) != 1:
        raise Wrong(f"{len(said['benchmarks'])} benchmarks where one was asked for")
    one = said["benchmarks"][0]
    if one.get("error_occurred"):
        raise Wrong(one["error_message"])
    return {**one, "version": said["context"].get("version", "")}


def number(result, key):
    try:
        return float(result[key])
    except (KeyError, ValueError):
        raise Wrong(f"no number {key}") from None


class Runner:
    """Where the programs are, how often each is run, and a folder for what they write."""

    def __init__(self, programs, folder, runs=5, progress=None):
        self.programs = programs
        self.folder = folder
        self.runs = runs
        self.progress = progress or Progress()
        self.known = {}  # results of runs that several figures share

    def program(self, name):
        path = os.path.join(self.programs, name)
        if not os.path.exists(path):
            raise Missing(f"{name} was not built")
        return path

    def run(self, words, read=parse):
        """What the program said, as `read` takes it; its wall time is added as `wall`."""
        begin = time.perf_counter()
        done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, text=True, cwd=self.folder)
        wall = time.perf_counter() - begin
        if done.returncode != 0:
            last = (done.stderr.strip() or done.stdout.strip() or "it said nothing").splitlines()[-1]
            raise Wrong(f"{os.path.basename(words[0])} ended with {done.returncode}: {last}")
        try:
            return {"wall": wall, **read(done.stdout)}
        except (ValueError, KeyError) as error:
            raise Wrong(f"{os.path.basename(words[0])}: {error}") from None

    def benchmark(self, name, which):
        """One benchmark of a program made with Google Benchmark."""
        return self.run([self.program(name), f"--benchmark_filter=^{which}$", "--benchmark_format=json"])

    def in_turn(self, name, *measures):
        """Every measure once, then again, so that all of them see the same weather; a list of results a measure."""
        results = [[] for _ in measures]
        for turn in range(self.runs):
            for measure, into in zip(measures, results):
                self.progress.show(f"{name}: run {turn + 1} of {self.runs}")
                into.append(measure())
        return results

    def once(self, key, measure):
        """The same measure for several figures is made once."""
        if key not in self.known:
            self.known[key] = measure()
        return self.known[key]


def median(results, key):
    return statistics.median(number(result, key) for result in results)


def figure_text(value):
    """Three digits at least, and never an exponent."""
    if value == 0:
        return "0"
    digits = max(0, 2 - int(f"{abs(value):e}".split("e")[1]))
    return f"{value:,.{digits}f}".replace(",", "")


def comparison_line(name, width, unit, ours, peer, label, higher_is_better=True):
    ratio = ours / peer if higher_is_better else peer / ours
    left = f"ours={figure_text(ours)} {unit}"
    right = f"peer={figure_text(peer)} {unit} ({label})"
    return f"{name:<{width}} {left:<24} {right:<64} ratio={ratio:.2f}"


def figure_line(name, width, unit, figure):
    return f"{name:<{width}} figure={figure_text(figure)} {unit}"
