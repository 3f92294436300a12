"""Bars as shapes of an SVG: places and sizes, already as text, for the template to print (V-18)."""

from dataclasses import dataclass
from itertools import count

from .periods import CURRENT

WIDTH, HEIGHT = 1216, 356
LEFT, TOP, GROUND = 66, 32, 320  # the numbers of the scale stand left, the dates below
LINES = 3  # above the ground
SLOT_FILLED = 0.68
STEPS = (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8)
MOST_LABELS = 12  # With more bars only Mondays have their date.


@dataclass
class Bar:
    x: str
    y: str
    width: str
    height: str
    middle: str
    above: str  # where a number on the bar stands
    kind: str
    visits: int
    name: str
    label: str
    is_highest: bool


@dataclass
class Line:
    y: str
    text_y: str
    value: int


def columns(points):
    """Return {bars, lines, width, height, …} of standing bars for Points."""
    top = scale(max(point.visits for point in points)) * LINES
    slot = (WIDTH - LEFT) / len(points)
    highest = max(range(len(points)), key=lambda index: points[index].visits)
    bars = [
        bar(point, LEFT + slot * index, slot, top, label(points, index), index == highest)
        for index, point in enumerate(points)
    ]
    lines = [line(top * step // LINES, top) for step in range(LINES + 1)]
    return {
        "bars": bars, "lines": lines, "width": WIDTH, "height": HEIGHT, "left": LEFT,
        "ground": GROUND, "foot": HEIGHT - 10, "scale_x": LEFT - 10,
    }  # fmt: skip


def scale(highest):
    """Return the smallest round number of which LINES reach as high as the highest bar."""
    for power in count():
        for step in STEPS:
            value = step * 10**power
            if value == int(value) and value * LINES >= highest:
                return int(value)


def bar(point, left, slot, top, text, is_highest):
    y = place(point.visits, top)
    width = slot * SLOT_FILLED
    return Bar(
        x=f"{left + (slot - width) / 2:.1f}", y=f"{y:.1f}", width=f"{width:.1f}",
        height=f"{GROUND - y:.1f}", middle=f"{left + slot / 2:.1f}", above=f"{y - 9:.1f}",
        kind=point.kind, visits=point.visits, name=point.name, label=text,
        is_highest=is_highest and point.visits > 0 and point.kind != CURRENT,
    )  # fmt: skip


def line(value, top):
    y = place(value, top)
    return Line(f"{y:.1f}", f"{y + 5:.1f}", value)


def place(value, top):
    return GROUND - (GROUND - TOP) * value / top


def label(points, index):
    """Return what stands below a bar: the last one is named by the template."""
    if index == len(points) - 1:
        return ""
    is_shown = len(points) <= MOST_LABELS or points[index].start.weekday() == 0
    return points[index].short if is_shown and index < len(points) - 2 + (len(points) < 13) else ""


def rows(points):
    """Return [(Point, width of its lying bar in percent as text)]."""
    highest = max(point.visits for point in points) or 1
    return [(point, f"{100 * point.visits / highest:.1f}") for point in points]
