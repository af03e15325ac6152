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
    said = dict(line.split(":", 1) for line in lines if ":" in line)
    said = {key.strip(): value.strip() for key, value in said.items()}
    family = f"family {said.get('cpu family', '?')} model {said.get('model', '?')}"
    return f"{said.get('model name', platform.machine())} ({family}), {os.cpu_count()} cores"


def versions(folder):
    [site] = pathlib.Path(folder, "venv/lib").glob("python*/site-packages")
    found = {one.metadata["Name"].lower(): one.version for one in importlib.metadata.distributions(path=[str(site)])}
    return ", ".join(f"{name} {found[name.lower()]}" for name in PACKAGES if name.lower() in found)


def lines(program, folder):
    ours = subprocess.run([program, "--version"], capture_output=True, text=True).stdout.strip()
    today = datetime.date.today().strftime("%-d %B %Y")
    load = os.getloadavg()[1]
    busy = f"; the machine had other work, load {load:.1f}" if load > 1.5 else ""
    python = platform.python_version()
    return f"{today}, {processor()}, one core each{busy}. {ours}; {versions(folder)}, Python {python}."
