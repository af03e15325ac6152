"""Writes the networks of the workloads: the same graphs on every machine.

    graphs.py FOLDER NAME...      names: er100k ba100k ws100k ws1k er1m er10m

NAME.csv is what Groundswell reads (source,target), NAME.u32 the same pairs as plain 32-bit numbers, for the
peers. Every tie is written once and works both ways; nobody is tied to themselves, and no tie is there twice.
"""

import pathlib
import sys

import numpy as np

SEED = 12345


def random_graph(people, ties, rng):
    """As many ties as asked for, every set of them equally likely: G(n, m)."""
    kept = np.empty(0, np.int64)
    while len(kept) < ties:
        ends = rng.integers(0, people, (2, ties - len(kept) + 100))
        low, high = ends.min(0), ends.max(0)
        kept = np.unique(np.concatenate([kept, (low * people + high)[low < high]]))
    kept = np.sort(rng.choice(kept, ties, replace=False, shuffle=False)) if len(kept) > ties else kept
    return np.stack([kept // people, kept % people], axis=1)


def small_world(people, degree, rewired, rng):
    """A ring in which each tie's far end moves to anybody with the chance `rewired` (Watts & Strogatz 1998)."""
    pair = lambda a, b: (min(a, b), max(a, b))
    ring = [(a, (a + step) % people) for step in range(1, degree // 2 + 1) for a in range(people)]
    ties = {pair(a, b) for a, b in ring}
    for (a, b), moves in zip(ring, rng.random(len(ring)) < rewired):
        if moves:
            while (new := pair(a, int(rng.integers(people)))) in ties or new[0] == new[1]:
                pass
            ties.remove(pair(a, b))
            ties.add(new)
    return np.array(sorted(ties))


def scale_free(people, ties_each, rng):
    """Newcomers tie to the well connected (Barabási & Albert 1999), after a first few who all know each other."""
    ties = [(a, b) for b in range(ties_each + 1) for a in range(b)]
    ends = [end for tie in ties for end in tie]
    for newcomer in range(ties_each + 1, people):
        chosen = set()
        while len(chosen) < ties_each:
            chosen.add(ends[int(rng.random() * len(ends))])
        for other in sorted(chosen):
            ties.append((other, newcomer))
            ends += (other, newcomer)
    return np.array(sorted(ties))


GRAPHS = {
    "er100k": lambda rng: random_graph(100_000, 500_000, rng),
    "ba100k": lambda rng: scale_free(100_000, 5, rng),
    "ws100k": lambda rng: small_world(100_000, 10, 0.1, rng),
    "ws1k": lambda rng: small_world(1_000, 10, 0.1, rng),
    "er1m": lambda rng: random_graph(1_000_000, 5_000_000, rng),
    "er10m": lambda rng: random_graph(10_000_000, 50_000_000, rng),
}


def write_csv(path, ties):
    """In blocks, because ten million people have fifty million ties."""
    with open(path, "w") as out:
        out.write("source,target\n")
        for block in np.array_split(ties, len(ties) // 1_000_000 + 1):
            out.write("%d,%d\n" * len(block) % tuple(block.ravel().tolist()))


def write(folder, name):
    ties = GRAPHS[name](np.random.default_rng(SEED))
    write_csv(folder / f"{name}.csv.part", ties)
    ties.astype("<u4").tofile(folder / f"{name}.u32")
    (folder / f"{name}.csv.part").rename(folder / f"{name}.csv")
    print(f"{name}: {ties.max() + 1} people, {len(ties)} ties", file=sys.stderr)


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[2:]:
        if not (folder / f"{name}.csv").exists():
            write(folder, name)
