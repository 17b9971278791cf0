"""A window written as text comes back as it was, to the last bit and type."""

from dataclasses import fields, is_dataclass

import pytest

from poreform.core.reading import Reading
from poreform.core.streams import stream
from poreform.window.find import Rules, find_window
from poreform.window.stored import text_of, window_of

STATED = Reading("porosity", 50.0, "%", "weighing", std=0.5, count=3)


def step(level, size, *, replicates, gap=()):
    rng = stream(1, f"{level} {replicates}")
    return {
        100.0 + 5 * k: list(level + size * (k > 7) + 0.3 * rng.standard_normal(replicates))
        for k in range(14)
        if k not in gap
    }


WINDOWS = {
    "clear": find_window(
        step(50.0, 20.0, replicates=3), step(150.0, -60.0, replicates=3), seed=5
    ),
    "single readings": find_window(
        step(50.0, 20.0, replicates=1), step(150.0, -60.0, replicates=1)
    ),
    "gap, late start and off the grid": find_window(
        {
            **step(50.0, 20.0, replicates=2, gap=(1, 2, 7)),
            100.0: "not dissolved",
            122.0: [55.0, 56.0],
        },
        step(150.0, -60.0, replicates=2, gap=(0, 1)),
        rules=Rules(physical_stop="boiling"),
    ),
    "noise": find_window(step(50.0, 0.0, replicates=2), step(150.0, 0.0, replicates=2)),
    "stated error and a tie": find_window(
        {100.0: STATED, 105.0: 55.0, 110.0: 60.0}, {100.0: 60, 105.0: 55, 110.0: 50}
    ),
    "nothing": find_window({}, {}),
}


def shape(value):
    """The types of a value, all the way down; a read-only mapping counts as one."""
    if is_dataclass(value):
        return type(value), [shape(getattr(value, entry.name)) for entry in fields(value)]
    if isinstance(value, tuple):
        return tuple, [shape(entry) for entry in value]
    return (type(value), dict(value) if hasattr(value, "items") else None)


@pytest.mark.parametrize("window", WINDOWS.values(), ids=WINDOWS.keys())
def test_a_window_comes_back_as_it_was(window):
    again = window_of(text_of(window))
    assert again == window
    assert shape(again) == shape(window)


def test_the_windows_of_this_test_differ_in_every_part():
    statuses = {w.lower.status for w in WINDOWS.values()}
    assert len(statuses) >= 4
    assert any(w.lower.off_grid and w.lower.not_dissolved for w in WINDOWS.values())
    assert any(w.lower.logistic for w in WINDOWS.values())
