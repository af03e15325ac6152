"""Cascades and thresholds with cynetdiff (Cython): with_cynetdiff.py WORKLOAD RUNS [curve]"""

import array
import sys

import numpy as np
from cynetdiff.models import IndependentCascadeModel, LinearThresholdModel

from workload import Clock, asked, report


def model(work):
    begins, contacts = work.rows()
    rows = array.array("I", begins[:-1].astype("u4")), array.array("I", contacts.astype("u4"))
    if work.rule == "cascade":
        return IndependentCascadeModel(*rows, activation_prob=work.chance, rng=1)
    shares = (1 / np.maximum(np.diff(begins), 1))[contacts]  # what one contact weighs for whom it reaches
    return LinearThresholdModel(*rows, influence=array.array("f", shares.astype("f4")), rng=1)


def week_by_week(model):
    """The same run, asking every week how many are new: what a curve takes."""
    while sum(1 for _ in model.get_newly_activated_nodes()):
        model.advance_model()


work, runs = asked()
advance = week_by_week if "curve" in sys.argv else lambda model: model.advance_until_completion()
clock, adopters = Clock(), 0
cascade = model(work)
cascade.set_seeds(work.starters)
with clock:
    for _ in range(runs):
        cascade.reset_model()
        advance(cascade)
        adopters += cascade.get_num_activated_nodes()
report(clock, runs, adopters / runs)
