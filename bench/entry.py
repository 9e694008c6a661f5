"""What a line of the bench is made of: one side of a comparison, a comparison, a figure of ours alone."""
from dataclasses import dataclass

from measure import comparison_line, figure_line, median, number


@dataclass(frozen=True)
class Work:
    """One side of a comparison: run(runner) gives what a program said."""

    label: str
    run: object
    programs: tuple = ()


@dataclass(frozen=True)
class Versus:
    """Ours against a peer. Of several forms of the peer the fastest is taken, after two runs of each."""

    name: str
    sentence: str
    unit: str
    ours: Work
    peers: tuple
    peer: str = ""  # of PACKAGES, if it has to be installed
    scale: float = 1e-6
    key: str = "items_per_second"
    check: object = lambda ours, peer: None

    @property
    def programs(self):
        return self.ours.programs + tuple(name for work in self.peers for name in work.programs)

    def best_peer(self, runner):
        if len(self.peers) == 1:
            return self.peers[0]
        tried = []
        for work in self.peers:
            runner.progress.show(f"{self.name}: trying {work.label}")
            tried.append((max(number(work.run(runner), self.key) for _ in range(2)), work))
        return max(tried, key=lambda one: one[0])[1]

    def lines(self, runner, width):
        best = self.best_peer(runner)
        ours, theirs = runner.in_turn(self.name, lambda: self.ours.run(runner), lambda: best.run(runner))
        for mine, other in zip(ours, theirs):
            self.check(mine, other)
        label = best.label.replace("VERSION", str(theirs[0].get("version", "")))
        a, b = median(ours, self.key) * self.scale, median(theirs, self.key) * self.scale
        yield comparison_line(self.name, width, self.unit, a, b, label)


@dataclass(frozen=True)
class Figure:
    """A figure of ours alone: measure(runner, name) gives it."""

    name: str
    sentence: str
    unit: str
    measure: object
    programs: tuple = ()
    peer: str = ""

    def lines(self, runner, width):
        yield figure_line(self.name, width, self.unit, self.measure(runner, self.name))
