"""What a sweep costs, as ratios in one run: 20 × 20 points × 20 runs of 1,000 people for 104 weeks under 3 strategies.

    sweep.py --program target/release/groundswell

Time on the clock, in step with points and with runs, memory that does not grow, and both cores used: whole processes, measured
through the command line.
"""

import argparse
import pathlib
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parent / "peers"))

import process  # noqa: E402


def sweep(program, points, runs, threads):
    with tempfile.TemporaryDirectory() as out:
        vary = ["--vary", f"champions.share_percent=1..10:{points}", "--vary", "behaviour.visible_percent=20..100:20"]
        more = ["--runs", runs, "--threads", threads, "--quiet", "--out", out]
        began = time.perf_counter()
        done = process.run([program, "sweep", HERE / "sweep.toml", *vary, *more], HERE)
        return time.perf_counter() - began, done.megabytes


def main():
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--program", type=pathlib.Path, required=True)
    program = asked.parse_args().program.resolve()
    whole = sweep(program, 20, 20, 2)
    alone = sweep(program, 20, 20, 1)
    half_points = sweep(program, 10, 20, 2)
    half_runs = sweep(program, 20, 10, 2)
    print(f"400 points × 20 runs × 3 strategies on 2 threads: {whole[0]:.1f} s, {whole[1]:.0f} MB")
    print(f"on 1 thread {alone[0]:.1f} s: parallel efficiency {alone[0] / whole[0] / 2:.2f}")
    for what, (seconds, megabytes) in {"points": half_points, "runs": half_runs}.items():
        print(f"half the {what}: {seconds / whole[0]:.2f} of the time, {megabytes:.0f} MB")


if __name__ == "__main__":
    main()
