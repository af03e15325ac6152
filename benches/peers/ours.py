"""Groundswell's own time, through its command line and nothing else.

The program reads the network, simulates, counts and draws. What one more run costs is the difference between a
command with many runs and the same with few: each run's share of the statistics and tables is in it, reading the
network and drawing the charts are not. The whole program is timed too, with everything.
"""

import csv
import math
import pathlib
import statistics
import tomllib

import process

ENOUGH_SECONDS = 1.0  # the least difference that is worth dividing,
ENOUGH_SHARE = 0.5  # and its least share of the shorter command, whose own time is never quite the same
MOST_RUNS = {"W5": 320}  # at each of its 400 points


class Ours:
    """One workload in Groundswell; it remembers how many runs it takes to measure one."""

    def __init__(self, program, folder, workload):
        self.program, self.folder, self.workload = program, folder, workload
        scenario = tomllib.loads((folder / f"{workload}.toml").read_text())
        self.people = scenario["organisation"]["people"]
        axes = scenario.get("sweep", [])
        self.points = math.prod(axis["steps"] for axis in axes) if axes else 0
        self.written = {axis["key"]: written(scenario, axis["key"]) for axis in axes}
        self.few = few(self.people, self.points)
        self.many = None

    def whole(self, runs):
        """The whole program."""
        return self.run("sweep" if self.points else "run", runs)

    def run(self, command, runs):
        scenario, sizes = f"{self.workload}.toml", ["--runs", runs, "--threads", 1]
        return process.run([self.program, command, scenario, *sizes, "--quiet", "--out", "output"], self.folder)

    def milliseconds(self):
        """What one more run costs."""
        few = self.whole(self.few).seconds
        many = self.whole(self.many).seconds if self.many else self.long_enough(few)
        if many <= few:
            raise process.Failed("its runs are too quick to be told from the rest")
        return (many - few) * 1000 / ((self.many - self.few) * max(self.points, 1))

    def long_enough(self, few):
        """More and more runs, until they can be told from the few."""
        most = MOST_RUNS.get(self.workload, 20_000)
        self.many = self.few + max(self.few, 2)
        while True:
            seconds = self.whole(self.many).seconds
            if self.many >= most or seconds - few > max(ENOUGH_SECONDS, ENOUGH_SHARE * few):
                return seconds
            self.many = min(self.few + 3 * (self.many - self.few), most)

    def mean(self):
        """Mean final adopters of the last command, over how many runs."""
        if self.points:
            return self.mean_as_written(), self.many
        with open(pathlib.Path(self.folder, "output", self.workload, "runs.csv")) as table:
            finals = [float(row["adoption"]) * self.people for row in csv.DictReader(table)]
        return statistics.mean(finals), len(finals)

    def mean_as_written(self):
        """Mean final adopters at the point of the last sweep that has the values written in the scenario."""
        with open(pathlib.Path(self.folder, "output", f"{self.workload}-sweep", "sweep.csv")) as table:
            for row in csv.DictReader(table):
                there = all(float(row[key]) == value for key, value in self.written.items())
                if there and (row["measure"], row["statistic"]) == ("adoption", "mean"):
                    return float(row["value"]) * self.people
        raise process.Failed("no point of the sweep has the values written in the scenario")


def few(people, points):
    """The shorter command's runs: as many as go side by side, so that the longer one works in the same way."""
    if points:
        return 20
    return 256 if people <= 1_000 else 64 if people <= 100_000 else 1


def written(scenario, key):
    """What stands in a scenario at a dotted key, in which lists are counted from 1."""
    for step in key.split("."):
        scenario = scenario[int(step) - 1] if step.isdigit() else scenario[step]
    return scenario
