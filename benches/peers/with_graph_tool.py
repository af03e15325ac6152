"""Cascades, and adopting and lapsing, with graph-tool (C++): with_graph_tool.py WORKLOAD RUNS

Runs with the system's Python, to which Debian adds graph-tool. A cascade is its SIR model in which everybody
recovers after one step. A sweep makes RUNS runs at every point; its mean comes from further runs at one point.
"""

import graph_tool
import numpy as np
from graph_tool.dynamics import SIRState, SISState

from workload import Clock, asked, report

ADOPTED, DONE = 1, 2
CHECKED = 200


def start(graph, work):
    state = graph.new_vp("int32_t")
    state.a = 0
    state.a[work.starters] = ADOPTED
    return state


def cascade(graph, work):
    settings = dict(beta=work.chance, gamma=1.0, r=0, epsilon=0, constant_beta=True)
    model = SIRState(graph, s=start(graph, work), **settings)
    while (model.s.a == ADOPTED).any():
        model.iterate_sync(niter=1)
    return (model.s.a == DONE).sum()


def adopt_and_lapse(graph, work, chance, lapse):
    settings = dict(beta=chance, gamma=lapse, r=0, epsilon=0, constant_beta=True)
    model = SISState(graph, s=start(graph, work), **settings)
    model.iterate_sync(niter=work.weeks)
    return (model.s.a == ADOPTED).sum()


work, runs = asked()
graph_tool.openmp_set_num_threads(1)
graph = graph_tool.Graph(directed=False)
graph.add_vertex(work.people)
graph.add_edge_list(work.ties().astype(np.int64))
clock = Clock()
with clock:
    if work.rule == "cascade":
        finals = [cascade(graph, work) for _ in range(runs)]
    else:
        points = work.points or [(work.chance, work.lapse)]
        finals = [adopt_and_lapse(graph, work, *point) for point in points for _ in range(runs)]
if work.points:
    checked = [adopt_and_lapse(graph, work, work.chance, work.lapse) for _ in range(CHECKED)]
    report(clock, len(finals), np.mean(checked), CHECKED)
else:
    report(clock, len(finals), np.mean(finals))
