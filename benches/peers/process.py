"""A command run to its end: what it printed, its processor time and its peak memory."""

import collections
import os
import pathlib
import subprocess
import tempfile

Done = collections.namedtuple("Done", "out seconds megabytes")


class Failed(Exception):
    """The command did not succeed."""


def run(command, folder):
    """User and system time of the command itself, start and end included."""
    environment = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "ROUNDS": "1"}
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as errors:
        child = subprocess.Popen(list(map(str, command)), cwd=folder, stdout=out, stderr=errors, env=environment)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0), errors.seek(0)
        if child.returncode:
            raise Failed(f"{pathlib.Path(command[0]).name}: {errors.read()[-300:].strip() or status}")
        return Done(out.read(), used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
