"""Tables of solutions: where each turns cloudy, melts and crystallises.

One row a solution, with columns such as ``w [wt%]``, ``cloud point [degC]`` and ``cloud
point sd [K]``; text tables and workbooks alike.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, final

import numpy as np
from jaxtyping import Float

from poreform.core.errors import InputError
from poreform.core.units import Unit
from poreform.lab.column_map import ColumnMap
from poreform.lab.columns import CONDITIONS, Field, Vocabulary
from poreform.lab.tabular import figures_of, read_table
from poreform.thermo.crystal_line import CrystallisationPoints
from poreform.thermo.fitting import USUAL_STD, SeenPoints

TEMPERATURE = Unit("kelvin", least=150.0, most=700.0)
ERROR = Unit("kelvin", above=0.0, most=100.0, difference=True)

SOLUTIONS = Vocabulary(
    "table of solutions",
    (
        *CONDITIONS,
        Field(
            "cloud_point", TEMPERATURE,
            ("cloud", "cloud point", "tcp", "t cloud", "cloud temperature"),
            "cloud point [degC]",
        ),
        Field(
            "cloud_point std", ERROR,
            ("cloud point sd", "cloud sd", "sd cloud", "sd cloud point", "cloud point std"),
            "cloud point sd [K]",
        ),
        Field(
            "melting_point", TEMPERATURE,
            ("melting", "melting point", "tm", "t m", "melting temperature"),
            "melting point [degC]",
        ),
        Field(
            "melting_point std", ERROR,
            ("melting point sd", "melting sd", "sd melting point", "tm sd"),
            "melting point sd [K]",
        ),
        Field(
            "crystallisation_temperature", TEMPERATURE,
            ("tc", "t c", "crystallisation temperature", "crystallization temperature",
             "crystallisation", "crystallization"),
            "Tc [degC]",
        ),
    ),
    keys=("cloud_point", "melting_point", "crystallisation_temperature"),
)  # fmt: skip
"""Words of a table of solutions."""


@final
@dataclass(frozen=True, slots=True, eq=False)
class SolutionPoints:
    """What a table says of one polymer in one diluent."""

    cloud: SeenPoints | None
    """Cloud points; None: the table holds none."""

    melting: SeenPoints | None
    """Equilibrium melting points."""

    crystallisation: CrystallisationPoints | None
    """Crystallisation temperatures on cooling."""

    given: dict[str, Any]
    """Conditions told above the header: polymer, solvent, molar mass [kg/mol] ..."""

    notes: tuple[str, ...]
    """What a reader must know of how the table was read."""


def solution_points(path: Path | str, columns: ColumnMap | None = None) -> SolutionPoints:
    """Return the points of a table, or raise InputError naming what is wrong with it."""
    table = read_table(Path(path), SOLUTIONS, columns)
    rows = figures_of(table)
    crystals = _column(rows, "crystallisation_temperature")
    found = SolutionPoints(
        cloud=_seen(rows, "cloud_point"),
        melting=_seen(rows, "melting_point"),
        crystallisation=None if crystals is None else CrystallisationPoints(*crystals),
        given=table.given,
        notes=table.notes,
    )
    if all(p is None for p in (found.cloud, found.melting, found.crystallisation)):
        raise InputError(
            f"{table.where}: no row holds a concentration with a cloud point, a melting "
            "point or a crystallisation temperature"
        )
    return found


def _column(
    rows: Sequence[dict[str, Any]], name: str
) -> tuple[Float[np.ndarray, " points"], Float[np.ndarray, " points"]] | None:
    held = [row for row in rows if name in row and "concentration" in row]
    if not held:
        return None
    weight = np.array([row["concentration"] for row in held])
    return weight, np.array([row[name] for row in held])


def _seen(rows: Sequence[dict[str, Any]], name: str) -> SeenPoints | None:
    held = [row for row in rows if name in row and "concentration" in row]
    both = _column(rows, name)
    if both is None:
        return None
    std = np.array([row.get(f"{name} std", USUAL_STD) for row in held])
    return SeenPoints(*both, std)
