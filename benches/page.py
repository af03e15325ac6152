#!/usr/bin/env python3
"""How long the live page takes to answer: 5,000 people, three strategies, 100 runs of 52 weeks.

    python3 benches/page.py --program target/release/groundswell

starts `serve`, asks for the run as the page does, with the word from the link, and measures until the whole answer is
there: on the wall, and in processor time of the program, whose half is what two free cores would need at least. Every
round is the same run again. It ends by itself.
"""

import argparse
import http.client
import json
import os
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

SCENARIO = """
runs = 100
weeks = 52
[organisation]
people = 5000
[[behaviour]]
name = "asks for one objection before starting"
[[strategy]]
name = "Announce it"
uses = ["broadcast"]
[[strategy]]
name = "Champions, leaders backstage"
uses = ["champions", "backstage"]
[[strategy]]
name = "Both"
uses = ["broadcast", "champions", "backstage"]
"""
PATIENCE = 120


def processor_seconds(process):
    """User and system time of a process, from Linux."""
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def answered(link, asked):
    """The last line of a run's answer, and how many lines there were."""
    where = urlsplit(link)
    word = parse_qs(where.query)["token"][0]
    connection = http.client.HTTPConnection(where.hostname, where.port, timeout=PATIENCE)
    headers = {"content-type": "application/json", "x-groundswell-token": word}
    connection.request("POST", "/run", json.dumps(asked), headers)
    answer = connection.getresponse()
    if answer.status != 200:
        raise SystemExit(f"refused: {answer.status} {answer.read().decode()}")
    lines = [json.loads(line) for line in answer.read().splitlines()]
    connection.close()
    if "html" not in lines[-1]:
        raise SystemExit(f"no result: {lines[-1]}")
    return lines


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--program", default="target/release/groundswell")
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--threads", type=int, default=2)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "page.toml")
        file.write_text(SCENARIO)
        command = [asked.program, "serve", str(file), "--quiet", "--threads", str(asked.threads)]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        try:
            link = server.stdout.readline().strip()
            for turn in range(1, asked.rounds + 1):
                before, began = processor_seconds(server.pid), time.monotonic()
                lines = answered(link, {})
                wall, used = time.monotonic() - began, processor_seconds(server.pid) - before
                print(f"round {turn}: {wall:.2f} s, processor {used:.2f} s (half of it {used / 2:.2f}), "
                      f"progress told {len(lines) - 1} times")
        finally:
            server.terminate()
            server.wait(timeout=10)


if __name__ == "__main__":
    main()
