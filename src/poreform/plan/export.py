"""Membranes as a table and a search space, for optimisers of many factors at once.

Poreform plans one factor, Ts, because Tl and Tu are defined on it.  Whoever varies solvent,
concentration, time and cooling together is better served by a Bayesian optimiser such as
BayBE or Ax; this hands over what such a program asks for, in plain JSON and CSV, and is not
a saved campaign of any of them.  ``benchmarks/bench_optimisers.py`` loads an export into
both and asks for the next membranes.
"""

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from poreform.core.errors import InputError
from poreform.core.files import write_text_atomic
from poreform.core.quantities import quantity
from poreform.core.units import from_si
from poreform.lab.experiment import Experiment

Goal = Literal["maximise", "minimise", "not stated"]
Cell = str | float | None

FACTORS: dict[str, tuple[str, Callable[[Experiment], Cell]]] = {
    "dissolution_temperature": (
        "degC",
        lambda r: round(from_si(r.dissolution_temperature, "degC"), 6),
    ),
    "dissolution_time": (
        "min",
        lambda r: None if r.dissolution_time is None else r.dissolution_time / 60.0,
    ),
    "concentration": (
        "wt%",
        lambda r: None if r.concentration is None else round(100.0 * r.concentration, 9),
    ),
    "resin_concentration": ("wt%", lambda r: round(100.0 * r.resin_concentration, 9)),
    "polymer": ("", lambda r: r.polymer or None),
    "solvent": ("", lambda r: r.solvent or None),
    "resin": ("", lambda r: r.resin or None),
    "cooling": ("", lambda r: r.cooling or None),
    "treatment": ("", lambda r: r.treatment),
    "geometry": ("", lambda r: r.geometry),
    "lot": ("", lambda r: r.lot or None),
}
"""Name -> unit (empty: a word, not a number) and how to read it from a record."""

WHAT_THIS_IS = (
    "Search space and membranes exported by Poreform for a Bayesian optimiser. Plain JSON "
    "and CSV, not a saved campaign of any program: create the parameters and targets below "
    "in yours, then add the rows of membranes.csv. Bounds are those of the records, not "
    "limits of the process; widen or narrow them. Rows whose state is not 'made' are "
    "infeasible points and have no targets. The column of a factor or target is named "
    "beside it; rows with an empty cell in one of them lack a figure that most optimisers "
    "want. Tl and Tu are not targets: they belong to a whole scan, not to a membrane."
)


@dataclass(frozen=True, slots=True)
class SearchSpace:
    """The factors that vary, those that do not, the targets, and every membrane."""

    factors: dict[str, dict[str, object]]
    """Name -> column, unit and bounds, or values of a categorical factor."""

    constant: dict[str, Cell]
    """Name -> the one value that all records share."""

    stated_in_part: dict[str, Cell]
    """Name -> the one value on record, where others left it out: no factor to vary."""

    targets: dict[str, dict[str, str]]
    """Quantity -> column, unit and goal."""

    header: tuple[str, ...]
    """Of the table."""

    rows: tuple[tuple[Cell, ...], ...]
    """One a membrane or dope; None where nobody wrote it down."""

    def as_json(self) -> str:
        """Return the description of the search space."""
        content = {
            "what_this_is": WHAT_THIS_IS,
            "factors": self.factors,
            "held_constant": self.constant,
            "stated_in_part": self.stated_in_part,
            "targets": self.targets,
            "table": "membranes.csv",
            "rows": len(self.rows),
        }
        return json.dumps(content, indent=2, ensure_ascii=False) + "\n"

    def as_csv(self) -> str:
        """Return the table; an empty cell is a figure that nobody wrote down."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(self.header)
        writer.writerows([_cell(value) for value in row] for row in self.rows)
        return text.getvalue()

    def write(self, folder: Path) -> tuple[Path, Path]:
        """Write search_space.json and membranes.csv into `folder`; return both paths."""
        folder.mkdir(parents=True, exist_ok=True)
        places = folder / "search_space.json", folder / "membranes.csv"
        for place, text in zip(places, (self.as_json(), self.as_csv()), strict=True):
            write_text_atomic(place, text)
        return places


def search_space(
    experiments: Sequence[Experiment], goals: Mapping[str, Goal] | None = None
) -> SearchSpace:
    """Return the search space that records span.

    Parameters
    ----------
    experiments : sequence of Experiment
        Measured or simulated; the column ``origin`` tells them apart.
    goals : mapping, optional
        Quantity -> ``"maximise"`` or ``"minimise"``; without one a goal is not stated.

    Raises
    ------
    InputError
        There is no record, or a goal names a quantity that none of them has.
    """
    if not experiments:
        raise InputError("there is no record to export; give at least one membrane")
    read = list(dict.fromkeys(r.name for record in experiments for r in record.readings))
    wanted = dict(goals or {})
    strangers = [name for name in wanted if name not in read]
    if strangers:
        raise InputError(
            f"no record has a reading of {', '.join(strangers)}; "
            f"goals may be set for {', '.join(read) or 'nothing here'}"
        )
    columns = {
        name: [value_of(record) for record in experiments]
        for name, (_, value_of) in FACTORS.items()
    }
    known = {
        name: {value for value in values if value is not None}
        for name, values in columns.items()
    }
    varied = [name for name, values in known.items() if len(values) > 1]
    alone = {name: next(iter(values)) for name, values in known.items() if len(values) == 1}
    partly = {name for name in alone if None in columns[name]}
    targets = {
        name: {
            "column": _column(name, quantity(name).unit),
            "unit": quantity(name).unit,
            "goal": wanted.get(name, "not stated"),
        }
        for name in read
    }
    return SearchSpace(
        factors={name: _described(name, columns[name]) for name in varied},
        constant={name: value for name, value in alone.items() if name not in partly},
        stated_in_part={name: value for name, value in alone.items() if name in partly},
        targets=targets,
        header=(
            "name",
            "origin",
            "state",
            *(_column(name, FACTORS[name][0]) for name in varied),
            *(entry["column"] for entry in targets.values()),
        ),
        rows=tuple(
            (
                record.name,
                record.origin,
                record.state,
                *(columns[name][place] for name in varied),
                *(record.value(name) for name in read),
            )
            for place, record in enumerate(experiments)
        ),
    )


def _column(name: str, unit: str) -> str:
    return f"{name} [{unit}]" if unit else name


def _described(name: str, values: Sequence[Cell]) -> dict[str, object]:
    """Return a factor, every value of it written exactly as it stands in the table."""
    unit = FACTORS[name][0]
    column = _column(name, unit)
    if unit:
        tried = sorted({float(_cell(v)) for v in values if isinstance(v, float)})
        return {
            "kind": "number",
            "column": column,
            "unit": unit,
            "lowest": tried[0],
            "highest": tried[-1],
            "tried": tried,
        }
    words = sorted({_cell(value) for value in values if isinstance(value, str)})
    return {"kind": "category", "column": column, "values": words}


def _cell(value: Cell) -> str:
    """Return a cell as text; a word that a spreadsheet would run as a formula is quoted.

    A number keeps its decimal point: a column of round figures is a column of figures and
    not of counts, which some optimisers tell apart.
    """
    if value is None:
        return ""
    if isinstance(value, float):
        return repr(float(f"{value:.10g}"))
    return f"'{value}" if value[:1] in {"=", "+", "-", "@"} else value
