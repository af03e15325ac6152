"""Who is compared on what, with how many runs in one go: some seconds each."""

import json
import pathlib

import process

HERE = pathlib.Path(__file__).parent
VENV = "venv/bin/python"
SYSTEM = "/usr/bin/python3"

CASCADES = {"W1-er": 100, "W1-ba": 100, "W1-ws": 50, "W1-1k": 10_000}
LARGE = {"W4-er1m": 3, "W4-er10m": 1}

PEERS = {
    "cynetdiff": (VENV, "with_cynetdiff.py", CASCADES | {"W2-er": 10, "W2-1k": 10_000} | LARGE),
    "cynetdiff, week by week": (VENV, "with_cynetdiff.py", CASCADES),
    "pynetim": (VENV, "with_pynetim.py", CASCADES | {"W2-er": 100, "W2-1k": 20_000}),
    "graph-tool": (SYSTEM, "with_graph_tool.py", {"W1-er": 10, "W1-ba": 10, "W1-1k": 1_000, "W3-er": 1, "W5": 1}),
    "numpy, 64 columns": (VENV, "with_numpy.py", {"W3-er": 64, "W5": 20}),
    "EoN": (VENV, "with_eon.py", {"W1-er": 3, "W1-1k": 200}),
    "NDlib": (VENV, "with_ndlib.py", {"W1-er": 1, "W1-1k": 50, "W2-er": 1, "W2-1k": 50, "W3-er": 1, "W5": 1}),
}

SLOW = {("NDlib", "W3-er")}  # minutes a run


def on(workload, slow):
    """The peers that do a workload."""
    does = [name for name, (_, _, runs) in PEERS.items() if workload in runs]
    return [name for name in does if slow or (name, workload) not in SLOW]


def run(peer, workload, folder, runs=None):
    """Its own report (runs, ms, mean, checked), and the process with everything."""
    python, script, most = PEERS[peer]
    python = python if python.startswith("/") else folder / python
    more = ["curve"] if "week by week" in peer else []
    done = process.run([python, HERE / script, workload, runs or most[workload], *more], folder)
    return json.loads(done.out.splitlines()[-1]), done
