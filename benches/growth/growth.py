"""How time and memory of a run grow from 1,000 to 1,000,000 people, measured through the command line and drawn.

    growth.py --program target/release/groundswell [--out output/gallery/growth]

A run builds its organisation and simulates 104 weeks; its time is the difference between a command with several
runs and the same with one, on one core. Memory is the peak of the command with one run. Drawing takes matplotlib.
"""

import argparse
import math
import os
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parent / "peers"))

import process  # noqa: E402

SIZES = [1_000, 10_000, 100_000, 1_000_000]
MODELS = {"whole model, company": "company", "textbook SIS, random network": "random"}
PEOPLE_IN_ALL = 400_000  # simulated beyond the first run, so that small runs can be timed


def command(program, model, people, runs, out):
    sizes = ["--set", f"organisation.people={people}", "--runs", runs, "--threads", 1]
    return [program, "run", HERE / f"{model}.toml", *sizes, "--quiet", "--out", out]


def measure(program, model, people, out):
    """Seconds a run, and megabytes."""
    more = max(PEOPLE_IN_ALL // people, 1)
    one = process.run(command(program, model, people, 1, out), HERE)
    several = process.run(command(program, model, people, 1 + more, out), HERE)
    return (several.seconds - one.seconds) / more, one.megabytes


def slope(values):
    """Of the logarithms, by least squares: 1 where what is measured grows in step with people."""
    across, up = [math.log(size) for size in SIZES], [math.log(value) for value in values]
    middle, level = sum(across) / len(across), sum(up) / len(up)
    products = sum((x - middle) * (y - level) for x, y in zip(across, up))
    return products / sum((x - middle) ** 2 for x in across)


def finding(models):
    slopes = [slope(seconds) for seconds, _ in models.values()]
    close = all(abs(one - 1) < 0.1 for one in slopes)
    words = "grows in step with people" if close else "does not grow in step with people"
    least, most = f"{min(slopes):.2f}", f"{max(slopes):.2f}"
    return f"The cost of a run {words}: slope {least}" + (f" to {most}" if most != least else "")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True, type=pathlib.Path)
    parser.add_argument("--out", default=pathlib.Path("output/gallery/growth"), type=pathlib.Path)
    parser.add_argument("--folder", default=pathlib.Path("target/growth"), type=pathlib.Path, help="for results")
    asked = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    program, folder = asked.program.resolve(), asked.folder.resolve()
    models = {}
    for name, model in MODELS.items():
        seconds, megabytes = zip(*[measure(program, model, people, folder) for people in SIZES])
        models[name] = seconds, megabytes
        for figures in zip(SIZES, seconds, megabytes):
            print("{}, {:,} people: {:.4g} s a run, {:,.0f} MB".format(name, *figures))
        print(f"{name}: slope {slope(seconds):.2f}")
    print(finding(models))
    asked.out.mkdir(parents=True, exist_ok=True)
    from draw import picture  # only now: what is measured would be charged with this process's memory

    picture(SIZES, models, finding(models), asked.out)


if __name__ == "__main__":
    main()
