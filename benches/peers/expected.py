"""What every tool must find, before its time is believed: the mean number of adopters at the end of a run.

Means known from several independent simulators on networks of the same kinds. `spread` is the standard deviation
of one run; `network` is how far the mean of one particular network may lie from that of its kind.
"""

import collections
import math

Expected = collections.namedtuple("Expected", "mean spread network")

EXPECTED = {
    "W1-er": Expected(31_700, 800, 0.01),
    "W1-ba": Expected(32_800, 310, 0.01),
    "W1-ws": Expected(59_500, 730, 0.01),
    "W1-1k": Expected(743, 47, 0.03),
    "W2-er": Expected(37_800, 1_040, 0.01),
    "W2-1k": Expected(299, 55, 0.03),
    "W3-er": Expected(45_600, 151, 0.01),
    "W4-er1m": Expected(314_000, 1_260, 0.01),
    "W4-er10m": Expected(7_970_000, 2_000, 0.01),
    "W5": Expected(288, 72, 0.03),
}

ERRORS = 4  # standard errors of the mean that chance may take


def fault(workload, mean, runs):
    """What is wrong with a mean over so many runs, or None."""
    expected = EXPECTED[workload]
    allowed = expected.network * expected.mean + ERRORS * expected.spread / math.sqrt(runs)
    if abs(mean - expected.mean) <= allowed:
        return None
    return f"mean {mean:,.0f}, expected {expected.mean:,} ± {allowed:,.0f}: not the same model, no time given"
