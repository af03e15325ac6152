"""Adopting and lapsing with numpy and scipy.sparse, 64 runs as the columns of a matrix: with_numpy.py WORKLOAD RUNS

What tensor libraries do, on one core. In a sweep, RUNS runs of every point fill the columns one after the other;
its mean comes from further runs at one point.
"""

import numpy as np
import scipy.sparse

from workload import Clock, asked, report

COLUMNS = 64
CHECKED = 192


def adopters(work, contacts, chance, lapse, rng):
    """How many have adopted in the end, a column a run."""
    shape = work.people, len(chance)
    avoided, lapse = np.log1p(-chance).astype("f4"), lapse.astype("f4")
    adopted = np.zeros(shape, "f4")
    adopted[work.starters] = 1
    for _ in range(work.weeks):
        taken_up = 1 - np.exp(avoided * (contacts @ adopted))
        luck = rng.random(shape, dtype="f4")
        adopted = np.where(adopted > 0, luck >= lapse, luck < taken_up).astype("f4")
    return adopted.sum(0)


def simulated(work, contacts, points, rng):
    """A final number for every point, as many at a time as there are columns."""
    blocks = np.array_split(np.array(points), -(-len(points) // COLUMNS))
    return np.concatenate([adopters(work, contacts, *block.T, rng) for block in blocks])


work, runs = asked()
source, target = work.arcs()
ones = np.ones(len(source), "f4")
contacts = scipy.sparse.csr_matrix((ones, (target, source)), shape=(work.people, work.people))
own = (work.chance, work.lapse)
points = [point for point in work.points or [own] for _ in range(runs)]
rng, clock = np.random.default_rng(1), Clock()
with clock:
    finals = simulated(work, contacts, points, rng)
if work.points:
    finals = simulated(work, contacts, [own] * CHECKED, rng)
report(clock, len(points), finals.mean(), len(finals))
