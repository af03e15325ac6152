"""Optional rows: bare kernels for one textbook model each, found in the folder that YARDSTICK names.

They show how near the limit of the machine we are. Programs w1, w2, w3 and w5 are expected there; they take a
network's 32-bit pairs and print "X ms/rep" with the mean.
"""

import os
import re

import process

KERNELS = {
    "W1-er": "w1 er100k 0.12 512 B6",
    "W1-ba": "w1 ba100k 0.10 512 B6",
    "W1-ws": "w1 ws100k 0.18 512 B6",
    "W1-1k": "w1 ws1k 0.20 51200 C4",
    "W2-er": "w2 er100k 0.05 512 L3",
    "W2-1k": "w2 ws1k 0.05 51200 L4",
    "W3-er": "w3 er100k 0.02 0.1 200 D3",
    "W4-er1m": "w1 er1m 0.12 10 B6",
    "W4-er10m": "w1 er10m 0.2 2 B6",
    "W5": "w5 ws1k 1",
}

RUNS = {"W3-er": 128, "W5": 20}
MEAN = re.compile(r"(?:mean|I\(end\)|final at \(0.02,0.10\) =)\s*([0-9.]+)")
TIME = re.compile(r"([0-9.]+) ms/r")


def on(workload):
    return ["bare kernel"] if os.environ.get("YARDSTICK") and workload in KERNELS else []


def run(workload, folder):
    """Its fastest line, as a peer reports."""
    program, graph, *rest = KERNELS[workload].split()
    command = [f"{os.environ['YARDSTICK']}/{program}", f"graphs/{graph}.u32", *rest]
    done = process.run(command, folder)
    lines = [(TIME.search(line), MEAN.search(line)) for line in done.out.splitlines()]
    ms, mean = min((float(time[1]), float(mean[1])) for time, mean in lines if time and mean)
    runs = RUNS.get(workload) or int(rest[1])
    return {"ms": ms, "mean": mean, "checked": runs}, done
