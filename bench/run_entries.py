"""What is measured of whole runs: traces, fleets, clients, reading a file, and the program from start to exit."""
import json
import os
import time

import fleets
from entry import Figure, Versus, Work
from measure import Wrong, median, number

PLAY = ("bench_play",)
CREDSIM = ("credsim",)


def play(runner, scenario, check, *trace):
    """Plays a scenario file in a process of its own."""
    said = runner.run([runner.program("bench_play"), scenario, check, *trace])
    if said["held"] != "1":
        raise Wrong(f"{os.path.basename(scenario)} did not hold")
    return said


def fleet(runner, clusters, days):
    return fleets.write(runner.folder, f"fleet-{clusters}x{days}.yaml", fleets.fleet(clusters, days))


def path(runner, name):
    return os.path.join(runner.folder, name)


# --- traces ---------------------------------------------------------------------------------------------------------


def rate(said):
    return {**said, "items_per_second": number(said, "rows") / number(said, "seconds")}


def bare(runner, trace):
    """SQLite alone inserts the rows of a trace."""
    return rate(runner.run([runner.program("bench_sqlite_insert"), path(runner, trace), path(runner, "bare.sqlite")]))


def write_trace(runner):
    return rate(runner.run([runner.program("bench_trace_insert"), path(runner, "insert.sqlite"), "1000000"]))


def same_rows(ours, peer):
    """Of events and changes; the file has a few more, of its overview."""
    if not number(ours, "rows") <= number(peer, "rows") <= 1.01 * number(ours, "rows"):
        raise Wrong(f"{ours['rows']} rows of ours, {peer['rows']} of the peer")


def traced_fleet(runner):
    """A fleet untraced, traced, and the insertion of the rows that it left, in turn."""
    scenario = fleet(runner, 1000, 365)
    return runner.in_turn(
        "trace",
        lambda: play(runner, scenario, "every"),
        lambda: play(runner, scenario, "every", path(runner, "fleet.sqlite")),
        lambda: bare(runner, "fleet.sqlite"),
    )


def of_traced_fleet(figure):
    return lambda runner, name: figure(runner, *runner.once("traced fleet", lambda: traced_fleet(runner)))


def time_ratio(_, untraced, traced, inserted):
    return median(traced, "seconds") / (median(untraced, "seconds") + median(inserted, "seconds"))


def inserted_ratio(_, untraced, traced, inserted):
    return median(traced, "seconds") / median(inserted, "seconds")


def traced_events(_, untraced, traced, inserted):
    return number(traced[0], "events") / median(traced, "seconds") / 1000


def trace_size(runner, untraced, traced, inserted):
    return os.path.getsize(path(runner, "fleet.sqlite")) / number(traced[0], "events")


def traces():
    yield Versus(
        "trace/insert",
        "synthetic steps through recorder and writer, to the end of the file; against SQLite inserting the same rows",
        "M rows/s",
        Work("ours", write_trace, ("bench_trace_insert",)),
        (Work("SQLite VERSION", lambda runner: bare(runner, "insert.sqlite"), ("bench_sqlite_insert",)),),
        check=same_rows,
    )
    of = "of 1,000 clusters for 365 days, checked and traced"
    programs = PLAY + ("bench_sqlite_insert",)
    yield Figure(
        "trace/time-ratio",
        f"time {of}, by that untraced and of SQLite inserting the same rows",
        "times",
        of_traced_fleet(time_ratio),
        programs,
    )
    yield Figure("trace/inserted", f"time {of}, by that of SQLite inserting the same rows alone", "times", of_traced_fleet(inserted_ratio), programs)
    yield Figure("trace/events", f"speed {of}", "k events/s", of_traced_fleet(traced_events), programs)
    yield Figure("trace/size", f"size of the file {of}", "bytes/event", of_traced_fleet(trace_size), programs)


# --- many files -----------------------------------------------------------------------------------------------------

FILES = 24


def jobs(count):
    def run(runner):
        for i in range(FILES):
            fleets.write(path(runner, "many"), f"fleet-{i:02}.yaml", fleets.fleet(250, 365, seed=i + 1))
        folder = os.path.join(runner.folder, f"traces-{count}", "")
        words = [runner.program("credsim"), "run", path(runner, "many"), "--jobs", str(count), "--trace", folder]
        said = runner.run(words + ["--format", "json"], json.loads)
        prints = [one["fingerprint"] for one in said["runs"]]
        return {"fingerprints": prints, "items_per_second": len(prints) / said["wall"]}

    return Work(f"--jobs {count}", run, CREDSIM)


def same_futures(ours, peer):
    if ours["fingerprints"] != peer["fingerprints"] or len(ours["fingerprints"]) != FILES:
        raise Wrong("the fingerprints depend on the number of jobs")


def many_files():
    yield Versus(
        "jobs-2/jobs-1",
        f"credsim run of {FILES} files, traced, with two jobs; against one",
        "files/s",
        jobs(2),
        (jobs(1),),
        scale=1,
        check=same_futures,
    )


# --- studies --------------------------------------------------------------------------------------------------------

REPLICATIONS = 400


def study(jobs):
    """Ten clusters for 30 days, 100 clients that log in every five minutes, so many times, measures included."""

    def run(runner):
        folder = path(runner, "study")
        fleets.write(folder, "base.yaml", fleets.ten_clusters())
        scenario = fleets.write(folder, "study.yaml", fleets.study(REPLICATIONS))
        results = os.path.join(folder, f"results-{jobs}.sqlite")
        if os.path.exists(results):
            os.remove(results)
        words = [runner.program("credsim"), "sweep", scenario, "--jobs", str(jobs), "--out", results]
        said = runner.run(words + ["--format", "json"], json.loads)
        return {"means": said["points"], "items_per_second": REPLICATIONS / said["wall"]}

    return Work(f"--jobs {jobs}", run, CREDSIM)


def plays(runner):
    """The runs of that study, and nothing else."""
    folder = path(runner, "study")
    fleets.write(folder, "base.yaml", fleets.ten_clusters())
    scenario = fleets.write(folder, "study.yaml", fleets.study(REPLICATIONS))
    return {"items_per_second": REPLICATIONS / number(runner.run([runner.program("bench_study_plays"), scenario]), "seconds")}


def same_means(ours, peer):
    if ours["means"] != peer["means"]:
        raise Wrong("the results of the study depend on the number of jobs")


def studies():
    yield Versus(
        "sweep-2/sweep-1",
        f"credsim sweep of {REPLICATIONS} runs of ten clusters for 30 days with 100 clients, with two jobs; against one",
        "runs/s",
        study(2),
        (study(1),),
        scale=1,
        check=same_means,
    )
    yield Versus(
        "sweep-1/plays",
        f"credsim sweep of {REPLICATIONS} such runs with one job; against playing them alone: the rest is spent outside simulation",
        "runs/s",
        study(1),
        (Work("its runs alone", plays, ("bench_study_plays",)),),
        scale=1,
    )


# --- fleets ---------------------------------------------------------------------------------------------------------


def seconds_of(clusters, days, check, *trace):
    def measure(runner, name):
        scenario = fleet(runner, clusters, days)
        files = [path(runner, file) for file in trace]
        return median(runner.in_turn(name, lambda: play(runner, scenario, check, *files))[0], "seconds")

    return measure


def big_and_small(runner):
    """A million clusters once, a thousand in turn."""
    small = fleet(runner, 1000, 91)
    runner.progress.show("lifecycle: 1,000,000 clusters, a minute or two")
    big = play(runner, fleet(runner, 1_000_000, 91), "off")
    return big, runner.in_turn("lifecycle", lambda: play(runner, small, "off"))[0]


def growth(runner, _):
    big, small = runner.once("a million", lambda: big_and_small(runner))
    per_rotation = median(small, "seconds") / number(small[0], "rotations")
    return number(big, "seconds") / number(big, "rotations") / per_rotation


def memory(runner, _):
    big, small = runner.once("a million", lambda: big_and_small(runner))
    return (number(big, "peak_bytes") - median(small, "peak_bytes")) / (1_000_000 - 1_000)


def rotation_among(clusters):
    def measure(runner, name):
        scenario = fleet(runner, clusters, 91)
        runs = runner.in_turn(name, lambda: play(runner, scenario, "off"))[0]
        return median(runs, "seconds") / number(runs[0], "rotations") * 1e6

    return measure


def lifecycles():
    for clusters in (1000, 10_000):
        for check, words in (("off", "unchecked"), ("every", "checked after every event")):
            yield Figure(
                f"lifecycle-{clusters}x365/{check}",
                f"{clusters:,} managed clusters for 365 days, untraced, {words}",
                "s",
                seconds_of(clusters, 365, check),
                PLAY,
            )
    yield Figure(
        "lifecycle-1000x365/traced",
        "the same of 1,000 clusters, checked and traced",
        "s",
        seconds_of(1000, 365, "every", "traced.sqlite"),
        PLAY,
    )
    for clusters in (1000, 10_000, 100_000):
        yield Figure(f"lifecycle-{clusters}/rotation", f"time of a rotation among {clusters:,} clusters, of 91 days, unchecked", "us", rotation_among(clusters), PLAY)
    yield Figure("lifecycle-growth", "time of a rotation in 1,000,000 clusters, by that in 1,000", "times", growth, PLAY)
    yield Figure("lifecycle-memory", "memory of a cluster of 1,000,000 after 91 days", "bytes", memory, PLAY)


# --- clients --------------------------------------------------------------------------------------------------------


def logins_a_second(strategy):
    def measure(runner, name):
        text = fleets.fleet_with_clients(1000, 100, strategy)
        scenario = fleets.write(runner.folder, "fleet-with-clients.yaml", text)
        results = runner.in_turn(name, lambda: play(runner, scenario, "every"))[0]
        if number(results[0], "logins") < 144e6:
            raise Wrong(f"{results[0]['logins']} logins, fewer than one a minute")
        return number(results[0], "logins") / median(results, "seconds") / 1e6

    return measure


def crowd_seconds(client):
    def measure(runner, name):
        scenario = fleets.write(runner.folder, "crowd.yaml", fleets.crowd(client))
        return median(runner.in_turn(name, lambda: play(runner, scenario, "every"))[0], "seconds")

    return measure


def clients():
    for suffix, strategy in (("", "strategy: cached-refresh"), ("/cached", "strategy: cached, ttl: 1h")):
        yield Figure(
            f"clients-1000x100{suffix}",
            f"1,000 clusters with 100 clients each ({strategy}) that log in every minute for a day, checked, untraced",
            "M logins/s",
            logins_a_second(strategy),
            PLAY,
        )
        yield Figure(
            f"clients-20000x30{suffix}",
            f"one cluster with 20,000 clients ({strategy}) at exponential moments for 30 days, checked, untraced",
            "s",
            crowd_seconds(strategy + ", login-every: {exponential: 5m}"),
            PLAY,
        )


# --- the program and its input --------------------------------------------------------------------------------------

STARTS = 20


def start(runner, name):
    scenario = fleets.write(runner.folder, "small.yaml", fleets.fleet(1, 30))
    words = [runner.program("credsim"), "run", scenario, "--trace", path(runner, "small.sqlite")]
    took = []
    for turn in range(STARTS):
        runner.progress.show(f"{name}: run {turn + 1} of {STARTS}")
        begin = time.perf_counter()
        runner.run(words, lambda said: {})
        took.append({"ms": 1000 * (time.perf_counter() - begin)})
    return median(took, "ms")


def read_long(runner):
    scenario = fleets.write(runner.folder, "long.yaml", fleets.listed(100_000))
    results = runner.in_turn("read-100000", lambda: runner.run([runner.program("bench_reading"), scenario]))[0]
    if number(results[0], "events") != 100_000:
        raise Wrong(f"{results[0]['events']} events were read")
    return results


def of_long(figure):
    return lambda runner, name: figure(runner.once("read-100000", lambda: read_long(runner)))


def programs():
    yield Figure("start", "credsim run of a small scenario with its trace, from start to exit", "ms", start, CREDSIM)
    reading = ("bench_reading",)
    yield Figure(
        "read-100000",
        "reading a scenario of 100,000 listed events",
        "s",
        of_long(lambda results: median(results, "seconds")),
        reading,
    )
    yield Figure(
        "read-100000/memory",
        "memory of it",
        "bytes/event",
        of_long(lambda results: median(results, "bytes") / 100_000),
        reading,
    )


def entries():
    yield from traces()
    yield from many_files()
    yield from studies()
    yield from programs()
    yield from clients()
    yield from lifecycles()
