"""Runs the workloads here and in peers, in turn, and prints the ratios as a Markdown table.

    compare.py --program PATH [--rounds 5] [--only W1-er,W5] [--slow] [--into README.md]

In every round each tool runs once; a ratio is formed within a round, so a busy machine slows both sides of it.
Who takes longer than half a minute runs in the first round only. Nothing but Python's own library is used, so
that this process stays smaller than any that it measures. `run.sh` prepares everything.
"""

import argparse
import os
import pathlib
import statistics

import kernels
import machine
import peers
import table
from ours import Ours
from rounds import Contestant, take_turns

EVERY = ["W1-er", "W1-ba", "W1-ws", "W1-1k", "W2-er", "W2-1k", "W3-er", "W4-er1m", "W5"]  # W4-er10m: name it
WHOLE = {  # as whole programs: how many runs (at every point), beside whom
    "W1-er": (1_000, "cynetdiff"),
    "W4-er1m": (1, "cynetdiff"),
    "W4-er10m": (1, "cynetdiff"),
    "W5": (20, "numpy, 64 columns"),
}
WHOLE_SECONDS = 60


def simulation(asked, ours):
    """What one run costs: us first, then everybody else."""
    work, folder = ours.workload, asked.folder

    def own():
        return ours.milliseconds(), *ours.mean(), 0

    def another(run, *arguments):
        def measure():
            report, done = run(*arguments)
            return report["ms"], report["mean"], report["checked"], done.seconds

        return measure

    everybody = [Contestant("Groundswell", work, own)]
    everybody += [Contestant(peer, work, another(peers.run, peer, work, folder)) for peer in peers.on(work, asked.slow)]
    everybody += [Contestant(kernel, work, another(kernels.run, work, folder)) for kernel in kernels.on(work)]
    take_turns(everybody, asked.rounds)
    return everybody


def whole(asked, ours, runs, peer):
    """The same work as whole programs: seconds, and the peak of memory."""
    memory = {}

    def own():
        done = ours.whole(runs)
        memory["ours"] = done.megabytes
        return done.seconds, *ours.mean(), done.seconds

    def theirs():
        report, done = peers.run(peer, ours.workload, asked.folder, runs)
        memory["theirs"] = done.megabytes
        return done.seconds, report["mean"], report["checked"], done.seconds

    both = [Contestant("Groundswell", ours.workload, own), Contestant(peer, ours.workload, theirs)]
    take_turns(both, asked.rounds)
    points = f" at {ours.points} points" if ours.points else ""
    return table.whole_row(f"{ours.workload}, {runs:,} run{'s' * (runs > 1)}{points}", *both, memory)


def affordable(runs, ours, figures):
    """A tenth of the runs, or of that, where all would take us more than a minute."""
    each = statistics.median(figures) / 1000 * max(ours.points, 1) if figures else 0
    while runs >= 10 and runs * each > WHOLE_SECONDS:
        runs //= 10
    return runs


def tables(asked):
    simulated, complete = table.simulation_head(), ""
    for workload in asked.only:
        ours = Ours(asked.program, asked.folder, workload)
        own, *others = simulation(asked, ours)
        simulated += "".join(table.simulation_rows(own, others))
        if workload in WHOLE:
            runs, peer = WHOLE[workload]
            complete += whole(asked, ours, affordable(runs, ours, own.figures), peer)
    complete = f"\n{table.whole_head()}{complete}" if complete else ""
    return f"{simulated}{complete}\n{machine.lines(asked.program, asked.folder)}\n"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True, type=pathlib.Path)
    parser.add_argument("--folder", default=pathlib.Path("target/peers"), type=pathlib.Path)
    parser.add_argument("--rounds", default=5, type=int)
    parser.add_argument("--only", default=EVERY, type=lambda text: text.split(","))
    parser.add_argument("--slow", action="store_true", help="also what takes minutes a run")
    parser.add_argument("--into", type=pathlib.Path, help="a page with marks for the table")
    asked = parser.parse_args()
    asked.program, asked.folder = asked.program.resolve(), asked.folder.resolve()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})  # children stay on this core too
    text = tables(asked)
    print(text)
    if asked.into:
        table.put(asked.into, text)


if __name__ == "__main__":
    main()
