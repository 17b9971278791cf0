"""Printed results of PMI porometers (``.txt``): the figures as the machine gives them."""

import re
from pathlib import Path
from typing import final

import numpy as np

from poreform.core.errors import InputError
from poreform.core.reading import Reading
from poreform.core.units import to_si
from poreform.lab.cft import LARGEST_FILE, PRESSURE_UNIT
from poreform.lab.column_map import ColumnMap
from poreform.lab.importer import Imported, Importer, refuse_columns
from poreform.lab.pore_distribution import PoreDistribution, peak_note
from poreform.lab.porometer import (
    ASTM_F316,
    ASTM_F316_PSI,
    MIDWAY,
    SHAPE_FACTOR,
    YOUNG_LAPLACE,
)

TITLES = {
    "CAPILLARY FLOW ANALYSIS": "",
    "BUBBLE POINT": "",
    "INTEGRITY TEST": "",
    "PERMEABILITY RESULTS": "is a printed permeability test",
    "PRESSURE HOLD TEST ANALYSIS": "is a printed pressure hold test",
}
"""First line of the print -> why it is refused; empty: it is read."""

SIZES = (
    ("maximum_pore_size", "BUBBLE POINT PORE DIAMETER", "bubble point"),
    ("average_pore_size", "MEAN FLOW PORE DIAMETER", "wet flow half of the dry flow"),
)
"""Quantity, the words in the print, and what they mean."""

NUMBER = r"(\.?\d[\d.]*(?:E[+-]?\d+)?)"

MAKER = "porous materials, inc"


@final
class PorometerPrinted(Importer):
    """The machine's own print of a bubble point or pore size test, with its table."""

    name = "PMI porometer print"

    def recognises(self, path: Path) -> bool:
        """Return whether this is a text that the machine printed."""
        if path.suffix.casefold() != ".txt" or not path.is_file():
            return False
        with path.open("rb") as stream:
            head = stream.read(2000).decode("cp1252", errors="replace")
        return MAKER in head.casefold() and _title(head) is not None

    def read(self, path: Path, columns: ColumnMap | None = None) -> Imported:
        """Return the printed sizes; refuse other tests, saying what to export."""
        refuse_columns(path, self.name, columns)
        text = _text(path)
        title = _title(text)
        if title is None or TITLES[title]:
            raise InputError(
                f"{path}: {TITLES[title] if title else 'is no print of this machine'}; "
                "export the capillary flow test (wet and dry curve), or of a water "
                "permeability test the raw .CFT"
            )
        tension, constant = _tension(path, text), _constant(text)
        readings = _readings(text, tension, constant)
        found = _distribution(text, constant)
        if not readings:
            raise InputError(f"{path}: prints no pore size; export the raw .CFT")
        peak = () if found is None else (peak_note(found),)
        sample = re.search(r"SAMPLE ID\s*=\s*(.+)", text)
        who = f"sample {sample[1].strip()}, as the machine printed it" if sample else ""
        return Imported(
            readings=readings, distribution=found, notes=(*filter(None, [who]), *peak)
        )


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise InputError(f"{path}: is larger than {LARGEST_FILE // 1_000_000} MB")
        return path.read_text(encoding="cp1252")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as text") from error


def _title(text: str) -> str | None:
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return next((title for title in TITLES if first.upper().startswith(title)), None)


def _printed(text: str, words: str, unit: str = "") -> float | None:
    # with its unit behind it a number is whole, where the print breaks off
    found = re.search(rf"{words}\s*=\s*{NUMBER}\s*{unit}", text)
    return float(found[1]) if found else None


def _tension(path: Path, text: str) -> float:
    """Return the surface tension [mN/m]."""
    tension = _printed(text, "SURFACE TENSION")
    if tension is None or tension <= 0.0:
        raise InputError(f"{path}: the surface tension of the wetting liquid is lacking")
    return tension


def _constant(text: str) -> float:
    """Return the constant of the diameter, from the 'tortuosity' where it is printed."""
    factor = _printed(text, "TORTUOSITY")
    if factor is None or factor == SHAPE_FACTOR:
        return ASTM_F316_PSI
    return YOUNG_LAPLACE * factor


def _readings(text: str, tension: float, constant: float) -> tuple[Reading, ...]:
    shaped = constant < MIDWAY * YOUNG_LAPLACE
    other = YOUNG_LAPLACE if shaped else ASTM_F316
    method = f"porometer, d = {constant:.4g} gamma/p, gamma = {tension:.4g} mN/m"
    sizes = {name: _printed(text, words, "MICRONS") for name, words, _ in SIZES}
    readings = [
        Reading(
            name,
            size,
            "um",
            f"{method}, {meaning}, as printed by the machine",
            note=f"by d = {other:g} gamma/p {size * other / constant:.4g} um",
        )
        for name, _, meaning in SIZES
        if (size := sizes[name]) is not None
    ]
    largest, mean = (sizes[name] for name, _, _ in SIZES)
    if largest and mean:
        ratio = f"{method}, printed bubble point over printed mean flow pore"
        readings.append(Reading("pore_size_ratio", largest / mean, "1", ratio))
    return tuple(readings)


def _distribution(text: str, constant: float) -> PoreDistribution | None:
    """Return the printed table of flows as a distribution; None where there is none."""
    rows = [
        figures[:4]
        for line in text.splitlines()
        if len(figures := _figures(line)) in {6, 8}
    ]
    if len(rows) < 2:
        return None
    pressure, diameter, wet, dry = np.array(rows).T
    rising = np.all(np.diff(pressure) > 0.0) and np.all(dry > 0.0)
    if not (rising and pressure[0] > 0.0):
        return None
    return PoreDistribution(
        pressure=pressure * to_si(1.0, PRESSURE_UNIT),
        diameter=1e-6 * diameter,
        wet_flow=wet * to_si(1.0, "L/min"),
        dry_flow=dry * to_si(1.0, "L/min"),
        constant=constant,
    )


def _figures(line: str) -> list[float]:
    """Return the numbers of a line of numbers alone."""
    try:
        return [float(word) for word in line.split()]
    except ValueError:
        return []
