"""What is measured of exploring: the small model of the lifecycle, ours beside Spin, and alone where it is larger."""
import json
import os
import re
import shutil

from entry import Figure, Versus, Work
from measure import Missing, Wrong, number

PROGRAM = "bench_explore"
MODEL = os.path.join(os.path.dirname(os.path.abspath(__file__)), "peers", "lifecycle.pml")

# States, transitions and depth of n clusters under two customer keys.
COUNTS = {3: (530_604, 6_336_036, 23), 4: (27_060_804, 412_809_912, 30)}


def same(found, wanted):
    if found != wanted:
        raise Wrong(f"{found} where {wanted} was expected")


def ours(runner, clusters):
    result = runner.run([runner.program(PROGRAM), str(clusters)])
    same(tuple(int(number(result, key)) for key in ("states", "transitions", "depth")), COUNTS[clusters])
    return result


# --- Spin -----------------------------------------------------------------------------------------------------------


def read_pan(output):
    """What a verifier made by Spin printed."""
    if "errors: 0" not in output:
        raise ValueError("Spin found an error")
    found = {key: re.search(pattern, output) for key, pattern in PAN.items()}
    said = {key: match.group(1) for key, match in found.items() if match}
    return {**said, "items_per_second": float(said["states"]) / float(said["seconds"])}


PAN = {
    "version": r"\(Spin Version (\S+)",
    "states": r"(\d+) states, stored",
    "transitions": r"(\d+) transitions \(",
    "seconds": r"elapsed time (\S+) seconds",
}


def verifier(runner, clusters, options):
    """Spin makes a C program of the model, gcc a verifier of that; both once for each form."""
    name = "pan" + "".join(options)
    path = os.path.join(runner.folder, name)

    def build():
        for program in ("spin", "gcc"):
            if shutil.which(program) is None:
                raise Missing(f"there is no {program}")
        runner.run(["spin", "-a", f"-DNC={clusters}", "-DNK=2", MODEL], lambda output: {})
        runner.run(["gcc", "-O2", "-w", "-DSAFETY", "-DNOREDUCE", *options, "-o", path, "pan.c"], lambda output: {})
        return path

    return runner.once(("spin", clusters, name), build)


def spin(label, clusters, *options):
    def run(runner):
        return runner.run([verifier(runner, clusters, options), "-m1000000"], read_pan)

    return Work(f"Spin VERSION, {label}", run)


def same_states(mine, peer):
    """Breadth first, Spin counts the start as a transition; depth first, its depth is another."""
    same(int(number(peer, "states")), int(number(mine, "states")))
    transitions = int(number(mine, "transitions"))
    if int(number(peer, "transitions")) not in (transitions, transitions + 1):
        raise Wrong(f"{peer['transitions']} transitions of the peer, {transitions} of ours")


# --- the lines ------------------------------------------------------------------------------------------------------


def of_four(key, scale=1.0):
    """Of one run with four clusters, which several figures share."""
    return lambda runner, name: number(runner.once("explore-4", lambda: ours(runner, 4)), key) * scale


# The real model: two clusters under one key, with what people do to them and two troubles, as it ships.
FUTURES = "two-clusters-one-key"
FUTURES_COUNTS = {"states": 2_676_312, "transitions": 47_368_364, "depth": 42}


def explore_futures(runner, name):
    runner.progress.show(f"{name}: two or three minutes")
    words = [runner.program("credsim"), "explore", FUTURES, "--threads", "1", "--format", "json"]
    said = runner.run(words, json.loads)
    if not said["held"] or said["ended"] != "exhausted":
        raise Wrong(f"{FUTURES} is not exhausted, or does not hold")
    same({key: said[key] for key in FUTURES_COUNTS}, FUTURES_COUNTS)
    return said["transitions"] / said["seconds"] / 1000


def entries():
    yield Versus(
        "explore/spin",
        "all states of three clusters under two customer keys, one core, reductions off; against the better of Spin's orders",
        "M states/s",
        Work("ours", lambda runner: ours(runner, 3), (PROGRAM,)),
        (spin("breadth first", 3, "-DBFS"), spin("depth first", 3)),
        peer="Spin",
        check=same_states,
    )
    yield Figure("explore/states", "the same of four clusters, 27,060,804 states", "M states/s", of_four("items_per_second", 1e-6), (PROGRAM,))
    yield Figure("explore/memory", "heap at its peak, by state, of four clusters: growth and frontier included", "bytes/state", of_four("bytes_per_state"), (PROGRAM,))
    yield Figure("explore/futures", f"transitions of the real model, {FUTURES}, one core, every invariant judged", "k transitions/s", explore_futures, ("credsim",))
