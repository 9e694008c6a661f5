"""What is measured of the engine, alone and beside its peers, and when a result is wrong."""
import math
import os
import subprocess
import sys

from entry import Figure, Versus, Work
from measure import Missing, Wrong, median, number


# --- the hold model -------------------------------------------------------------------------------------------------


def benchmark(label, program, which):
    return Work(label, lambda runner: runner.benchmark(program, which), (program,))


def hold(name, shape, rows, peer):
    iterations = 5_000_000 if rows >= 1_000_000 else 3_000_000
    suffix = f"{shape}/{rows}/iterations:{iterations}"
    if peer == "std":
        peers = (benchmark("std::priority_queue", "bench_std_hold", f"std/{suffix}"),)
        against = "std::priority_queue"
    else:
        # Among 10^5 the calendar is seven times slower than the best already.
        schedulers = ["MapScheduler", "HeapScheduler", "PriorityQueueScheduler"]
        schedulers += ["CalendarScheduler"] if rows <= 100_000 else []
        form = NS3_FORMS[peer]
        peers = tuple(benchmark(f"ns-3 VERSION {one}", "bench_ns3_hold", f"{form}/{one}/{suffix}") for one in schedulers)
        against = f"the best scheduler of ns-3, {'its events with it' if form == 'events' else 'given keys alone'}"
    return Versus(
        f"{name}/{peer}",
        f"{rows} pending events, {SHAPES[shape]}; against {against}",
        "M events/s",
        benchmark("ours", "bench_hold", f"ours/{suffix}"),
        peers,
        peer="" if peer == "std" else "ns-3",
    )


NS3_FORMS = {"ns3": "events", "ns3-keys": "keys"}
SHAPES = {
    "exponential": "increments exponential",
    "bimodal": "nine increments of ten around 1 s, one around 1 h",
    "clustered": "increments of whole minutes, so that many events share a time",
    "cancel": "every fourth operation cancels one and schedules it anew",
}
SIZES = {"1e3": 1_000, "1e5": 100_000, "1e6": 1_000_000}


def holds():
    for peer in ("std", "ns3", "ns3-keys"):
        for size, rows in SIZES.items():
            yield hold(f"hold-{size}", "exponential", rows, peer)
    for size in ("1e5", "1e6"):
        for shape in ("bimodal", "clustered", "cancel"):
            yield hold(f"hold-{shape}-{size}", shape, SIZES[size], "std")


def hold_growth(runner, name):
    few, many = runner.in_turn(
        name,
        lambda: runner.benchmark("bench_hold", "ours/exponential/1000/iterations:3000000"),
        lambda: runner.benchmark("bench_hold", "ours/exponential/10000000/iterations:5000000"),
    )
    return median(few, "items_per_second") / median(many, "items_per_second")


def speed_among(rows):
    iterations = 5_000_000 if rows >= 1_000_000 else 3_000_000
    which = f"ours/exponential/{rows}/iterations:{iterations}"

    def measure(runner, name):
        runs = runner.in_turn(name, lambda: runner.benchmark("bench_hold", which))[0]
        return median(runs, "items_per_second") / 1e6

    return measure


def hold_memory(runner, name):
    return number(runner.run([runner.program("bench_hold_memory")]), "bytes_per_event")


# --- M/M/1 ----------------------------------------------------------------------------------------------------------


def check_mm1(result):
    """At load 0.8 there are 4 customers on average. The variance of a mean over t mean services is 1800 / t."""
    customers, mean = number(result, "customers"), number(result, "mean_in_system")
    tolerance = max(0.2, 4 * math.sqrt(1800 / (1.25 * customers)))
    if abs(mean - 4) > tolerance:
        raise Wrong(f"{mean:.3f} customers in the system after {customers:.0f}, where theory says 4")


def check_both_mm1(ours, peer):
    check_mm1(ours)
    check_mm1(peer)


def python_with_simpy():
    for python in (sys.executable, "/usr/bin/python3"):
        if subprocess.run([python, "-c", "import simpy"], capture_output=True).returncode == 0:
            return python
    raise Missing("python3 has no module simpy")


def simpy(form, customers):
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "peers", "simpy_mm1.py")
    label = {"resource": "SimPy VERSION, a resource", "pair": "SimPy VERSION, two processes"}[form]
    return Work(label, lambda runner: runner.run([python_with_simpy(), script, form, str(customers)]))


def simgrid(customers):
    program = "bench_simgrid_mm1"
    return Work("SimGrid VERSION", lambda runner: runner.run([runner.program(program), str(customers)]), (program,))


def mm1(name, peer, peers, detail=""):
    ours = benchmark("ours", "bench_mm1", "serve_customers/1000000/iterations:1")
    sentence = f"M/M/1 at load 0.8, one queue, customers served in a second; against {peer}{detail}"
    return Versus(name, sentence, "M customers/s", ours, peers, peer=peer, check=check_both_mm1)


def ns3_mm1(name, times, detail):
    schedulers = ["MapScheduler", "HeapScheduler", "PriorityQueueScheduler", "CalendarScheduler", "ListScheduler"]
    peers = [benchmark(f"ns-3 VERSION {one}", "bench_ns3_mm1", f"{times}/{one}/1000000/iterations:1") for one in schedulers]
    return mm1(name, "ns-3", tuple(peers), detail)


def mm1s():
    yield ns3_mm1("mm1/ns3", "nanoseconds", ", times rounded to nanoseconds by hand")
    yield ns3_mm1("mm1/ns3-seconds", "seconds", ", times made as in its examples, Seconds(x)")
    yield mm1("mm1/simpy", "SimPy", (simpy("resource", 100_000),), ", as in its examples: a process a customer, a Resource")
    yield mm1("mm1/simpy-pair", "SimPy", (simpy("pair", 300_000),), ", written lean: two processes that wait for each other")
    yield mm1("mm1/simgrid", "SimGrid", (simgrid(500_000),))


def entries():
    yield from holds()
    for size, rows in {**SIZES, "1e7": 10_000_000}.items():
        yield Figure(f"hold-{size}/speed", f"{rows:,} pending events, increments exponential", "M events/s", speed_among(rows), ("bench_hold",))
    yield Figure("hold-growth", "the time of an event among 10^7 pending, by that among 10^3", "times", hold_growth, ("bench_hold",))
    yield Figure("hold-memory", "heap of a pending event among 10^6, its slot aside", "bytes", hold_memory, ("bench_hold_memory",))
    yield from mm1s()
