"""Binodal, spinodal and critical points against temperature, for chi(T)."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal, final

import numpy as np
from jaxtyping import Float
from numpy.typing import NDArray

from poreform.core.errors import InputError
from poreform.thermo.binodal import binodal_curve, critical_point, spinodal_curve
from poreform.thermo.gap_branches import closed_branches, spinodal_branches
from poreform.thermo.gaps import ThreeLiquids, gaps
from poreform.thermo.roots import bracketed_newton
from poreform.thermo.system import System

SCAN_STEP = 1.0
"""[K] of the scan for critical temperatures; chi(T) of any liquid is smooth on it."""

POINTS = 241
"""Points of each piece, crowded towards its ends, where the lines turn steep."""


@final
@dataclass(frozen=True, slots=True)
class CriticalPoint:
    """Where binodal and spinodal touch."""

    temperature: float
    """[K]."""

    phi: float
    weight_fraction: float
    kind: Literal["upper", "lower"]
    """Upper: one phase above it, two below."""


@final
@dataclass(frozen=True, slots=True)
class PairLine:
    """Two branches of composition against temperature."""

    temperature: Float[np.ndarray, " points"]
    """[K], rising."""

    phi_lean: Float[np.ndarray, " points"]
    phi_rich: Float[np.ndarray, " points"]
    weight_lean: Float[np.ndarray, " points"]
    weight_rich: Float[np.ndarray, " points"]


@final
@dataclass(frozen=True, slots=True)
class LiquidLines:
    """Every line of the liquid alone."""

    binodal: tuple[PairLine, ...]
    """Coexisting liquids, one piece per gap."""

    spinodal: tuple[PairLine, ...]
    """Limits of stability."""

    critical_points: tuple[CriticalPoint, ...]
    """Hottest first."""

    three_liquids: tuple[ThreeLiquids, ...] = ()
    """Where two gaps join, for a chi that depends on composition."""


def liquid_lines(system: System, span: tuple[float, float]) -> LiquidLines:
    """Return the lines of the liquid within `span` [K].

    A piece is one range of temperature with two phases: chi(T) may give none, one (upper
    or lower critical point, closed loop) or two (hourglass).
    """
    low, high = span
    if not 0.0 < low < high < float("inf"):
        raise InputError(f"span is {low:g} to {high:g} K; it rises and lies above 0 K")
    if system.chi.model.depends_on_composition:
        return _followed(system, span)
    return _exact(system, span)


def _exact(system: System, span: tuple[float, float]) -> LiquidLines:
    """Return the lines of a chi that depends on temperature alone."""
    low, high = span
    phi_c, chi_c = critical_point(system.chain_length, 1.0)
    grid = np.linspace(low, high, 2 + int((high - low) / SCAN_STEP))
    above = np.asarray(system.chi.at(grid)) > chi_c
    turns = np.flatnonzero(above[:-1] != above[1:])
    kelvin = np.empty(0)
    if turns.size:
        kelvin = _critical_temperatures(system, chi_c, (grid[turns], grid[turns + 1]))
    critical = tuple(
        CriticalPoint(
            temperature=float(t),
            phi=phi_c,
            weight_fraction=system.weight_fraction(phi_c, float(t)),
            kind="upper" if above[i] else "lower",
        )
        for i, t in zip(turns, kelvin, strict=True)
    )
    edges = [low, *(float(t) for t in kelvin), high]
    pieces = [
        (start, end)
        for number, (start, end) in enumerate(pairwise(edges))
        if above[0] == (number % 2 == 0)
    ]
    lines = [_piece(system, start, end) for start, end in pieces]
    return LiquidLines(
        tuple(line for line, _ in lines),
        tuple(line for _, line in lines),
        critical[::-1],
    )


def _followed(system: System, span: tuple[float, float]) -> LiquidLines:
    """Return the lines of a chi that depends on composition."""
    found = gaps(system.free_energy, span)
    pieces = [closed_branches(found, piece) for piece in found.pieces]
    return LiquidLines(
        binodal=tuple(_pair(system, kelvin, (lean, rich)) for kelvin, lean, rich in pieces),
        spinodal=tuple(
            _pair(system, kelvin, (lean, rich))
            for kelvin, lean, rich in spinodal_branches(found)
        ),
        critical_points=tuple(
            CriticalPoint(
                temperature=point.temperature,
                phi=point.phi,
                weight_fraction=system.weight_fraction(point.phi, point.temperature),
                kind="upper" if point.is_upper else "lower",
            )
            for point in reversed(found.critical)
        ),
        three_liquids=found.three_liquids,
    )


def _critical_temperatures(
    system: System, chi_c: float, brackets: tuple[NDArray[np.float64], NDArray[np.float64]]
) -> Float[np.ndarray, " points"]:
    def miss(temperature: NDArray[Any]) -> NDArray[Any]:
        return np.asarray(system.chi.at(temperature) - chi_c)

    return bracketed_newton(miss, *brackets)


def _piece(system: System, start: float, end: float) -> tuple[PairLine, PairLine]:
    """Return binodal and spinodal of one two-phase range of temperature."""
    turn = 0.5 * (1.0 - np.cos(np.linspace(0.0, np.pi, POINTS)))
    # at an end that is critical the two phases are equal: step inside by an ulp's worth
    kelvin = np.clip(
        start + (end - start) * turn, start * (1.0 + 1e-12), end * (1.0 - 1e-12)
    )
    chi = np.asarray(system.chi.at(kelvin))
    curve = binodal_curve(system.chain_length, 1.0, chi)
    inside = curve.two_phases
    limits = spinodal_curve(system.chain_length, 1.0, chi[inside])
    return (
        _pair(system, kelvin[inside], (curve.phi_lean[inside], curve.phi_rich[inside])),
        _pair(system, kelvin[inside], limits),
    )


def _pair(
    system: System,
    kelvin: NDArray[np.float64],
    branches: tuple[NDArray[np.float64], NDArray[np.float64]],
) -> PairLine:
    lean, rich = branches
    weights = [system.weight_fractions(phi, kelvin) for phi in branches]
    return PairLine(kelvin, lean, rich, *weights)
