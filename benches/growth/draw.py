"""The picture of `growth.py`: time and memory by people, both axes logarithmic."""

import matplotlib

matplotlib.use("Agg")
from matplotlib import pyplot, ticker  # noqa: E402

COLOURS = ["#0072B2", "#D55E00"]  # told apart by everybody (Okabe & Ito)
MARKERS = ["o", "s"]
LOOK = {"font.size": 13, "axes.spines.top": False, "axes.spines.right": False, "svg.hashsalt": "growth"}


def picture(sizes, models, finding, out):
    """`models` gives each name's seconds and megabytes, one a size."""
    pyplot.rcParams.update(LOOK)
    figure, panels = pyplot.subplots(1, 2, figsize=(16, 9), dpi=120)
    memory = f"Peak memory, MB: a base, and {per_person(sizes, models)} bytes a person"
    titles = ["Processor time of one run, seconds", memory]
    for place, (panel, title) in enumerate(zip(panels, titles)):
        axes(panel, sizes, title)
        curves = [pair[place] for pair in models.values()]
        labels(panel, sizes, list(models), curves)
    in_step(panels[0], sizes, [pair[0] for pair in models.values()])
    figure.suptitle(finding, x=0.05, ha="left", fontsize=19, fontweight="bold")
    about = "104 weeks on one core, the organisation built anew; dashed: ten times the people, ten times the time"
    figure.text(0.05, 0.915, about)
    figure.subplots_adjust(left=0.05, right=0.99, top=0.84, bottom=0.08, wspace=0.12)
    figure.savefig(out / "growth.png")
    figure.savefig(out / "growth.svg", metadata={"Date": None})


def per_person(sizes, models):
    each = [(peaks[-1] - peaks[0]) * 2**20 / (sizes[-1] - sizes[0]) for _, peaks in models.values()]
    return f"{min(each):,.0f} to {max(each):,.0f}"


def axes(panel, sizes, title):
    panel.set(xscale="log", yscale="log", xlabel="People", xlim=(sizes[0] / 4, sizes[-1] * 16))
    panel.set_title(title, loc="left", fontsize=14, pad=14)
    panel.set_xticks(sizes, [f"{size:,}" for size in sizes])
    panel.yaxis.set_major_locator(ticker.LogLocator(subs=(1, 3)))
    panel.yaxis.set_major_formatter(lambda value, _: f"{value:,.4g}")
    panel.minorticks_off()
    panel.grid(color="#dddddd", linewidth=0.7)
    panel.set_axisbelow(True)


def labels(panel, sizes, names, curves):
    """Each curve with its values, the higher one's above it and the lower one's below."""
    for place, (name, values) in enumerate(zip(names, curves)):
        other = curves[1 - place]
        panel.plot(sizes, values, color=COLOURS[place], marker=MARKERS[place], markersize=9, linewidth=2.5)
        for size, value, beside in zip(sizes, values, other):
            away, side = ((-8, 7), "right") if value > beside else ((9, -16), "left")
            text(panel, f"{float(f'{value:.2g}'):,g}", size, value, away, side, COLOURS[place])
        up = 0 if values[-1] > other[-1] else -50
        text(panel, name.replace(", ", ",\n"), sizes[-1], values[-1], (26, up), "left", COLOURS[place])
    lowest, highest = min(map(min, curves)), max(map(max, curves))
    panel.set_ylim(lowest / 2, highest * 2)


def text(panel, words, size, value, away, side, colour):
    panel.annotate(words, (size, value), away, textcoords="offset points", ha=side, color=colour)


def in_step(panel, sizes, curves):
    """A line of slope 1 for the eye, below the curves."""
    start = min(values[0] for values in curves) / 3
    line = [start * size / sizes[0] for size in sizes]
    panel.plot(sizes, line, color="#888888", linestyle="--", linewidth=1.2)
    panel.set_ylim(start / 2, None)
