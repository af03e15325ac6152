"""Contestants taking turns, and what came of each round."""

import statistics
import sys

import expected
import process

LONG_SECONDS = 30


def say(text):
    print(text, file=sys.stderr, flush=True)


def number(value):
    """Three digits that count."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


class Contestant:
    """One tool on one workload. `measure` gives a figure, the mean, over how many runs, and the seconds it took."""

    def __init__(self, name, workload, measure):
        self.name, self.workload, self.measure = name, workload, measure
        self.figures, self.fault, self.long = [], None, False

    def go(self):
        """Measures once more, unless it was wrong or takes too long."""
        if self.fault or (self.figures and self.long):
            return
        try:
            figure, mean, runs, seconds = self.measure()
        except process.Failed as failed:
            self.fault = f"did not run: {failed}".replace("\n", " ")
            return say(f"  {self.name}: {self.fault}")
        self.long = seconds > LONG_SECONDS
        self.fault = expected.fault(self.workload, mean, runs)
        self.figures.append(figure)
        say(f"  {self.name}: {number(figure)}, mean {mean:,.1f} over {runs} runs, {self.fault or 'as expected'}")

    def middle(self):
        return number(statistics.median(self.figures))

    def ratio(self, ours):
        """Theirs over ours, round by round."""
        ratios = [theirs / own for theirs, own in zip(self.figures, ours.figures)]
        spread = f" ({number(min(ratios))}–{number(max(ratios))})" if len(ratios) > 1 else ""
        return number(statistics.median(ratios)) + spread


def take_turns(contestants, rounds):
    for turn in range(1, rounds + 1):
        say(f"{contestants[0].workload}, round {turn}")
        for contestant in contestants:
            contestant.go()
