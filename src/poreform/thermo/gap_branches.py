"""Gaps as lines for drawing: closed at critical points and at three-phase temperatures."""

import numpy as np
from jaxtyping import Float

from poreform.thermo.gaps import Gaps, Piece

Branches = tuple[
    Float[np.ndarray, " points"], Float[np.ndarray, " points"], Float[np.ndarray, " points"]
]
"""T [K] rising, and the compositions of the lean and of the rich side."""

REACH = 1.5
"""Steps of temperature within which a closing point belongs to the end of a line."""


def closed_branches(found: Gaps, piece: Piece) -> Branches:
    """Return a gap with its closing points at both ends, where it has them."""
    kelvin = np.array(piece.temperature)
    lean = np.array([pair.phi_lean for pair in piece.pairs])
    rich = np.array([pair.phi_rich for pair in piece.pairs])
    for end in (0, -1):
        closing = _closing(found, (kelvin[end], lean[end], rich[end]), end)
        if closing is not None:
            place = 0 if end == 0 else kelvin.size
            kelvin = np.insert(kelvin, place, closing[0])
            lean = np.insert(lean, place, closing[1])
            rich = np.insert(rich, place, closing[2])
    return kelvin, lean, rich


def spinodal_branches(found: Gaps) -> list[Branches]:
    """Return the unstable intervals strung along temperature."""
    strings: list[list[tuple[float, float, float]]] = []
    growing: list[list[tuple[float, float, float]]] = []
    before = -np.inf
    for kelvin, intervals in found.spinodals:
        goes_on = len(intervals) == len(growing) and kelvin - before <= REACH * found.step
        if not goes_on:
            growing = [[] for _ in intervals]
            strings += growing
        for string, (low, high) in zip(growing, intervals, strict=True):
            string.append((kelvin, low, high))
        before = kelvin
    return [_columns(string) for string in strings]


def _columns(rows: list[tuple[float, float, float]]) -> Branches:
    kelvin, low, high = np.array(rows).T
    return kelvin, low, high


def _closing(
    found: Gaps, last: tuple[float, float, float], end: int
) -> tuple[float, float, float] | None:
    """Return the point beyond an end of a gap where it closes or joins another."""
    kelvin, lean, rich = last
    outward = -1.0 if end == 0 else 1.0
    reach = REACH * found.step

    def beyond(temperature: float) -> bool:
        return 0.0 < outward * (temperature - kelvin) <= reach

    for point in found.critical:
        if beyond(point.temperature) and lean < point.phi < rich:
            return point.temperature, point.phi, point.phi
    for three in found.three_liquids:
        if beyond(three.temperature):
            one, two, other = three.phi
            ends = min(
                ((one, two), (two, other), (one, other)),
                key=lambda pair: abs(pair[0] - lean) + abs(pair[1] - rich),
            )
            return three.temperature, *ends
    return None
