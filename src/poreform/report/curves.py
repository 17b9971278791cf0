"""Every curve of a phase diagram as columns: for a spreadsheet and for a page."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import final

import numpy as np
from jaxtyping import Float

from poreform.core.files import write_text_atomic
from poreform.thermo.fitting import SeenPoints
from poreform.thermo.liquid_lines import PairLine
from poreform.thermo.monotectic import Monotectic
from poreform.thermo.phase_diagram import CompositionLine, PhaseDiagram

ZERO_CELSIUS = 273.15

COLUMNS = ("wt%", "T [degC]", "phi [-]")


@final
@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """One line of the diagram."""

    name: str
    """Short, and the name of its file: ``binodal 1 lean``."""

    weight: Float[np.ndarray, " points"]
    """Polymer [wt%]."""

    celsius: Float[np.ndarray, " points"]
    phi: Float[np.ndarray, " points"]
    """Polymer volume fraction."""


@final
@dataclass(frozen=True, slots=True)
class Measured:
    """Points of a laboratory, to stand beside the lines."""

    label: str
    points: SeenPoints


@final
@dataclass(frozen=True, slots=True)
class RecipePath:
    """How a recipe goes through the diagram: dissolved hot, cooled down."""

    concentration: float
    """Weight fraction of the polymer."""

    hottest: float
    """[K] at which it is dissolved."""

    coldest: float
    """[K] of what cools it."""


def curves_of(diagram: PhaseDiagram) -> tuple[Curve, ...]:
    """Return every curve of a diagram, branch by branch."""
    found: list[Curve] = []
    for kind, lines in (("binodal", diagram.binodal), ("spinodal", diagram.spinodal)):
        for number, line in enumerate(lines, start=1):
            found += _branches(f"{kind} {number}", line)
    for kind, curve in (
        ("melting", diagram.melting),
        ("crystallisation", diagram.crystallisation),
        ("cloud", diagram.cloud),
        ("shadow", diagram.shadow),
    ):
        if curve is not None:
            found.append(_composition(kind, curve))
    return (*found, *_single_points(diagram))


def _branches(name: str, line: PairLine) -> list[Curve]:
    celsius = line.temperature - ZERO_CELSIUS
    return [
        Curve(f"{name} lean", 100.0 * line.weight_lean, celsius, line.phi_lean),
        Curve(f"{name} rich", 100.0 * line.weight_rich, celsius, line.phi_rich),
    ]


def _composition(name: str, line: CompositionLine) -> Curve:
    celsius = line.temperature - ZERO_CELSIUS
    return Curve(name, 100.0 * line.weight_fraction, celsius, line.phi)


def _single_points(diagram: PhaseDiagram) -> list[Curve]:
    """Return critical points, monotectics and three-phase lines as curves of few points."""
    system = diagram.system
    found = [
        _at(f"critical {number} {point.kind}", (point.weight_fraction,), (point.phi,),
            point.temperature)
        for number, point in enumerate(diagram.critical_points, start=1)
    ]  # fmt: skip
    for name, point in (
        ("monotectic", diagram.monotectic),
        ("monotectic on cooling", diagram.kinetic_monotectic),
    ):
        if isinstance(point, Monotectic):
            weights = (point.weight_lean, point.weight_rich)
            phi = (point.phi_lean, point.phi_rich)
            found.append(_at(name, weights, phi, point.temperature))
    for number, three in enumerate(diagram.three_liquids, start=1):
        weight = system.weight_fractions(np.array(three.phi), three.temperature)
        found.append(_at(f"three liquids {number}", weight, three.phi, three.temperature))
    return found


def _at(
    name: str,
    weight: Sequence[float] | Float[np.ndarray, " points"],
    phi: Sequence[float],
    kelvin: float,
) -> Curve:
    celsius = np.full(len(phi), kelvin - ZERO_CELSIUS)
    return Curve(name, 100.0 * np.asarray(weight), celsius, np.asarray(phi))


def csv_of(curve: Curve) -> str:
    """Return a curve as comma-separated text with a header."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    rows = zip(curve.weight, curve.celsius, curve.phi, strict=True)
    writer.writerows(tuple(f"{float(value):.10g}" for value in row) for row in rows)
    return text.getvalue()


def save_curves(diagram: PhaseDiagram, folder: Path) -> tuple[Path, ...]:
    """Write every curve of a diagram to its own file in `folder`; return the files."""
    written = []
    for curve in curves_of(diagram):
        path = folder / f"{curve.name.replace(' ', '_')}.csv"
        write_text_atomic(path, csv_of(curve))
        written.append(path)
    return tuple(written)
