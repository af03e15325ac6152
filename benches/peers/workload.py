"""A workload as the drivers of peers meet it: read from the scenario that we run, so that all do the same."""

import dataclasses
import itertools
import json
import pathlib
import sys
import time
import tomllib

import numpy as np


@dataclasses.dataclass
class Workload:
    name: str
    people: int
    weeks: int
    starters: list
    rule: str
    chance: float  # per contact, 0 to 1; unused by thresholds
    lapse: float  # per week, 0 to 1
    points: list  # (chance, lapse) of every point of a sweep
    graph: pathlib.Path

    @staticmethod
    def read(name):
        """From NAME.toml in the working folder."""
        scenario = tomllib.loads(pathlib.Path(f"{name}.toml").read_text())
        behaviour = scenario["behaviour"][0]
        [(rule, settings)] = behaviour["spreads"].items()
        axes = [np.linspace(axis["from"], axis["to"], axis["steps"]) / 100 for axis in scenario.get("sweep", [])]
        return Workload(
            name=name,
            people=scenario["organisation"]["people"],
            weeks=scenario["weeks"],
            starters=scenario["starters"]["ids"],
            rule=rule,
            chance=settings.get("chance_percent", 0) / 100,
            lapse=behaviour.get("lapse_percent_per_week", 0) / 100,
            points=list(itertools.product(*axes)) if axes else [],
            graph=pathlib.Path(scenario["network"]["ties_file"]).with_suffix(".u32"),
        )

    def ties(self):
        """Every tie once, a row each."""
        return np.fromfile(self.graph, "<u4").reshape(-1, 2)

    def arcs(self):
        """Every tie in both directions: (from, to)."""
        one, other = self.ties().T
        return np.concatenate([one, other]), np.concatenate([other, one])

    def rows(self):
        """Contacts person by person: (where each person's begin, all contacts)."""
        source, target = self.arcs()
        begins = np.concatenate([[0], np.cumsum(np.bincount(source, minlength=self.people))])
        return begins, target[np.argsort(source, kind="stable")]

    def networkx(self):
        import networkx

        graph = networkx.Graph()
        graph.add_nodes_from(range(self.people))
        graph.add_edges_from(self.ties().tolist())
        return graph


def asked():
    """The workload and the number of runs given on the command line."""
    return Workload.read(sys.argv[1]), int(sys.argv[2])


class Clock:
    """Processor time of this process while it runs."""

    def __init__(self):
        self.seconds = 0.0

    def __enter__(self):
        self.begun = time.process_time()

    def __exit__(self, *_):
        self.seconds += time.process_time() - self.begun


def report(clock, runs, mean, checked=None):
    """What `compare.py` reads: runs timed, their time, and the mean of final adopters over `checked` runs."""
    each = clock.seconds * 1000 / runs
    print(json.dumps({"runs": runs, "ms": each, "mean": float(mean), "checked": checked or runs}))
