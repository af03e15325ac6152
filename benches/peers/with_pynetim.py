"""Cascades and thresholds with pynetim (C++): with_pynetim.py WORKLOAD RUNS"""

import numpy as np
import pynetim

from workload import Clock, asked, report

work, runs = asked()
source, target = work.arcs()
degree = np.bincount(source, minlength=work.people)
weights = work.chance if work.rule == "cascade" else (1 / degree[target]).tolist()
ties = list(zip(source.tolist(), target.tolist()))
graph = pynetim.IMGraph(ties, weights=weights, directed=True, renumber=False)
rule = pynetim.IndependentCascadeModel if work.rule == "cascade" else pynetim.LinearThresholdModel
model = rule(graph, set(work.starters))
clock = Clock()
with clock:
    mean = model.run_monte_carlo_diffusion(runs, random_seed=1)
report(clock, runs, mean)
