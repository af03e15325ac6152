"""What was measured, as Markdown."""

MARKS = "<!-- peers: begin -->\n", "<!-- peers: end -->\n"


def row(*cells):
    return "| " + " | ".join(cells) + " |\n"


def simulation_head():
    head = row("workload", "peer", "peer, ms a run", "Groundswell, ms a run", "ratio (least–most)")
    return head + "|---|---|--:|--:|--:|\n"


def simulation_rows(ours, others):
    """A row for every peer: its time, or why it has none."""
    for other in others:
        if ours.fault or other.fault:
            yield row(ours.workload, other.name, ours.fault or other.fault, "", "")
        else:
            yield row(ours.workload, other.name, other.middle(), ours.middle(), other.ratio(ours))


def whole_head():
    head = row("whole program", "peer", "peer, s", "Groundswell, s", "ratio (least–most)", "peak memory, MB: peer / ours")
    return head + "|---|---|--:|--:|--:|--:|\n"


def whole_row(name, ours, theirs, memory):
    """`memory` holds the peaks, theirs and ours."""
    if ours.fault or theirs.fault:
        return row(name, theirs.name, ours.fault or theirs.fault, "", "", "")
    sizes = f"{memory['theirs']:,.0f} / {memory['ours']:,.0f}"
    return row(name, theirs.name, theirs.middle(), ours.middle(), theirs.ratio(ours), sizes)


def put(page, text):
    """Replaces what stands between the marks of a page."""
    before, rest = page.read_text().split(MARKS[0])
    _, after = rest.split(MARKS[1])
    page.write_text(before + MARKS[0] + text + MARKS[1] + after)
