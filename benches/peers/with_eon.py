"""Cascades with EoN (Python): with_eon.py WORKLOAD RUNS

Its discrete SIR, in which everybody recovers after one step, is an independent cascade. Its SIS runs in continuous
time, which is another model; it is not compared.
"""

import EoN

from workload import Clock, asked, report

work, runs = asked()
graph, clock, adopters = work.networkx(), Clock(), 0
with clock:
    for _ in range(runs):
        adopters += EoN.basic_discrete_SIR(graph, work.chance, initial_infecteds=work.starters)[-1][-1]
report(clock, runs, adopters / runs)
