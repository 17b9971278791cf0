"""The readings of a wall whose layers differ: how the figures of the layers combine.

An asymmetric membrane is a stack of equally thick layers, one for each depth simulated.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from poreform.core.reading import Reading

Rule = Callable[[np.ndarray], float]


def _series(values: np.ndarray) -> float:
    """Resistances add: the harmonic mean."""
    return float(values.size / np.sum(1.0 / values))


def _mean(values: np.ndarray) -> float:
    return float(values.mean())


def _least(values: np.ndarray) -> float:
    return float(values.min())


RULES: dict[str, tuple[Rule, str]] = {
    "porosity": (_mean, "mean over the layers"),
    "elastic_modulus": (_mean, "layers pulled side by side"),
    "breaking_strength": (_mean, "layers pulled side by side"),
    "breaking_extension": (_least, "the layer that breaks first"),
    "maximum_pore_size": (_least, "the tightest layer decides"),
    "average_pore_size": (_least, "the tightest layer decides"),
    "water_permeability": (_series, "layers in series"),
    "intrinsic_permeability": (_series, "layers in series"),
    "pore_connectivity": (_least, "the least connected layer"),
    "polymer_connectivity": (_least, "the least connected layer"),
}
"""How each quantity of the stack follows from its layers, with the words for it; every
other one is the mean over the layers."""


def stacked(layers: Sequence[Sequence[Reading]]) -> tuple[Reading, ...]:
    """Return the readings of the whole wall; a figure that one layer lacks is left out."""
    if len(layers) == 1:
        return tuple(layers[0])
    combined = []
    for first in layers[0]:
        group = [_named(layer, first.name) for layer in layers]
        if all(group):
            combined.append(_combined([reading for reading in group if reading]))
    return _with_ratio(tuple(combined))


def _named(layer: Sequence[Reading], name: str) -> Reading | None:
    return next((reading for reading in layer if reading.name == name), None)


def _combined(group: Sequence[Reading]) -> Reading:
    rule, words = RULES.get(group[0].name, (_mean, "mean over the layers"))
    values = np.array([reading.value for reading in group])
    spreads = [reading.std for reading in group if reading.std is not None]
    return replace(
        group[0],
        value=rule(values),
        std=float(np.mean(spreads)) if len(spreads) == len(group) else None,
        method=f"{group[0].method}; {len(group)} layers: {words}",
    )


def _with_ratio(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Return the readings with the pore size ratio of the stack, not the mean of ratios."""
    largest = _named(readings, "maximum_pore_size")
    average = _named(readings, "average_pore_size")
    if largest is None or average is None:
        return readings
    return tuple(
        replace(reading, value=largest.value / average.value)
        if reading.name == "pore_size_ratio"
        else reading
        for reading in readings
    )
