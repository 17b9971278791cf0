"""Several specimens of one membrane: means with their spread, discarded ones listed."""

import math
import statistics
from collections.abc import Mapping, Sequence

from poreform.core.reading import Reading

TENSILE = frozenset({"breaking_strength", "breaking_extension"})
"""Quantities of a tensile test."""

FEWEST_SPECIMENS = 5
"""That ASTM D882 asks for, in each direction of a film."""


def mean_readings(
    specimens: Mapping[str, Sequence[Reading]],
) -> tuple[tuple[Reading, ...], tuple[str, ...]]:
    """Return the mean of each quantity over the specimens, and notes.

    Parameters
    ----------
    specimens : mapping of str to sequence of Reading
        Readings of each specimen by its name.

    Returns
    -------
    tuple of Reading, tuple of str
        Means with the standard deviation of one specimen and their number.
    """
    by_name: dict[str, list[Reading]] = {}
    for readings in specimens.values():
        for reading in readings:
            by_name.setdefault(reading.name, []).append(reading)
    means = tuple(_mean(readings) for readings in by_name.values())
    pulled = TENSILE.intersection(by_name)
    return means, specimen_notes(len(specimens)) if pulled else ()


def specimen_notes(count: int) -> tuple[str, ...]:
    """Return the remark on too few specimens, if they are."""
    if count >= FEWEST_SPECIMENS:
        return ()
    noun = "specimen" if count == 1 else "specimens"
    return (f"{count} {noun}; ASTM D882 asks for at least {FEWEST_SPECIMENS}",)


def _mean(readings: Sequence[Reading]) -> Reading:
    values = [reading.value for reading in readings]
    bounds = sum("at least" in reading.note for reading in readings)
    return Reading(
        readings[0].name,
        math.fsum(values) / len(values),
        readings[0].unit,
        f"mean of specimens, {readings[0].method.partition(', toe of')[0]}",
        std=statistics.stdev(values) if len(values) > 1 else None,
        count=len(values),
        note=f"{bounds} of them not broken: at least" if bounds else "",
    )
