"""All workloads with NDlib (Python): with_ndlib.py WORKLOAD RUNS

Thresholds are drawn anew for every run, outside the time. A sweep makes RUNS runs at 25 of its points, evenly
spread; its mean comes from further runs at one point.
"""

import numpy as np
from ndlib.models.epidemics import IndependentCascadesModel, SISModel, ThresholdModel
from ndlib.models.ModelConfig import Configuration

from workload import Clock, asked, report

ADOPTED, DONE = 1, 2
CHECKED = 30


def model(work, graph, rng, chance, lapse):
    settings = Configuration()
    settings.add_model_initial_configuration("Infected", work.starters)
    if work.rule == "cascade":
        model = IndependentCascadesModel(graph)
        for tie in graph.edges():
            settings.add_edge_configuration("threshold", tie, chance)
    elif work.rule == "threshold":
        model = ThresholdModel(graph)
        for person, threshold in enumerate(rng.random(work.people)):
            settings.add_node_configuration("threshold", person, float(threshold))
    else:
        model = SISModel(graph)
        settings.add_model_parameter("beta", chance)
        settings.add_model_parameter("lambda", lapse)
    model.set_initial_status(settings)
    return model


def final(work, model):
    """Runs to the end, a week a step: until nobody is new, or for the weeks of the workload."""
    before = None
    for week in range(work.weeks + 1):  # the first step gives the start
        now = model.iteration(node_status=False)["node_count"]
        if work.rule == "cascade" and not now.get(ADOPTED, 0):
            return now.get(DONE, 0)
        if work.rule == "threshold" and now == before:
            break
        before = now
    return now[ADOPTED]


def one(work, graph, rng, clock, chance, lapse):
    built = model(work, graph, rng, chance, lapse)
    with clock:
        return final(work, built)


work, runs = asked()
graph, rng, clock = work.networkx(), np.random.default_rng(1), Clock()
points = work.points[1::16] or [(work.chance, work.lapse)]
finals = [one(work, graph, rng, clock, *point) for point in points for _ in range(runs)]
if work.points:
    checked = [one(work, graph, rng, Clock(), work.chance, work.lapse) for _ in range(CHECKED)]
    report(clock, len(finals), np.mean(checked), CHECKED)
else:
    report(clock, len(finals), np.mean(finals))
