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
CHECKED = 400


class Ours:
    """One workload in Groundswell; it remembers how many runs it takes to measure one."""

    def __init__(self, program, folder, workload):
        self.program, self.folder, self.workload = program, folder, workload
        scenario = tomllib.loads((folder / f"{workload}.toml").read_text())
        self.people = scenario["organisation"]["people"]
        self.points = math.prod(axis["steps"] for axis in scenario.get("sweep", [])) if "sweep" in scenario else 0
        self.few = 20 if self.people <= 1_000 else 4 if self.people <= 100_000 else 1
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
            self.run("run", CHECKED)
        with open(pathlib.Path(self.folder, "output", self.workload, "runs.csv")) as table:
            finals = [float(row["adoption"]) * self.people for row in csv.DictReader(table)]
        return statistics.mean(finals), len(finals)
