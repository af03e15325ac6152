"""Where and when a table was made."""

import datetime
import importlib.metadata
import os
import pathlib
import platform
import subprocess

PACKAGES = ["cynetdiff", "pynetim", "ndlib", "EoN", "numpy", "scipy"]


def processor():
    lines = pathlib.Path("/proc/cpuinfo").read_text().splitlines()
    pairs = (line.split(":", 1) for line in lines if ":" in line)
    cpu = {key.strip(): value.strip() for key, value in pairs}
    family = f"family {cpu.get('cpu family', '?')} model {cpu.get('model', '?')}"
    return f"{cpu.get('model name', platform.machine())} ({family}), {os.cpu_count()} cores"


def versions(folder):
    [site] = pathlib.Path(folder, "venv/lib").glob("python*/site-packages")
    found = {one.metadata["Name"].lower(): one.version for one in importlib.metadata.distributions(path=[str(site)])}
    return ", ".join(f"{name} {found[name.lower()]}" for name in PACKAGES if name.lower() in found)


def said(*command):
    return subprocess.run(command, capture_output=True, text=True).stdout.strip()


def lines(program, folder):
    ours = said(program, "--version")
    graph_tool = said("/usr/bin/python3", "-c", "import graph_tool; print(graph_tool.__version__)") or "not there"
    today = datetime.date.today().strftime("%-d %B %Y")
    load = os.getloadavg()[1]
    busy = f"; the machine had other work, load {load:.1f}" if load > 1.5 else ""
    python = platform.python_version()
    peers = f"{versions(folder)}, graph-tool {graph_tool}"
    return f"{today}, {processor()}, one core each{busy}. {ours}; {peers}, Python {python}."
