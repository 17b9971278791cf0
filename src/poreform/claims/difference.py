"""What two recipes differ in, and what that changes in the verdicts of the three routes."""

from collections.abc import Mapping
from dataclasses import dataclass

from poreform.claims.check import check
from poreform.claims.evidence import Evidence
from poreform.claims.verdict import Answer, Finding, Route, Verdict
from poreform.core.units import from_si
from poreform.materials.catalogue import Catalogue, load
from poreform.process.recipe import Recipe

LAB_UNITS: dict[str, str] = {
    "temperature": "degC",
    "die_temperature": "degC",
    "start": "degC",
    "stop": "degC",
    "time": "s",
    "weight_average_molar_mass": "g/mol",
    "molar_mass": "g/mol",
    "fraction": "wt%",
    "concentration": "wt%",
    "concentrations": "wt%",
    "thickness": "um",
    "outer_diameter": "um",
    "inner_diameter": "um",
    "heat_transfer_coefficient": "W/m**2/K",
    "depths": "%",
    "strain": "%",
}
"""Field of a recipe -> unit in which a lab writes it; the others are words or counts."""

LEFT_ASIDE = frozenset({"name", "seed", "fidelity", "tensile"})
"""Top fields that say nothing of how the membrane is made."""

SECTIONS = (
    "polymer",
    "diluent",
    "resin",
    "solution",
    "dissolution",
    "forming",
    "cooling",
    "treatment",
    "scan",
)
"""In the order of the process."""

LONG_TIME = 120.0
"""[s]; times from here on are told in minutes."""

ABSENT = "-"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting that differs."""

    path: str
    """Where it stands, e.g. ``"dissolution: temperature"``."""

    first: str
    """In the first recipe, with its unit; ``"-"`` when it is not there."""

    second: str
    """In the second."""


@dataclass(frozen=True, slots=True)
class Change:
    """One condition of a route on which the two recipes are judged differently."""

    route: Route
    """P, R or L."""

    first: Finding
    """On the first recipe."""

    second: Finding
    """On the second."""

    @property
    def decides(self) -> bool:
        """True when the answer changes and not only the value found."""
        return self.first.answer is not self.second.answer


@dataclass(frozen=True, slots=True)
class Difference:
    """Two recipes side by side."""

    names: tuple[str, str]
    """Their titles."""

    settings: tuple[Setting, ...]
    """What differs, in the order of the process."""

    changes: tuple[Change, ...]
    """Findings that differ, those that change an answer first."""

    answers: dict[Route, tuple[Answer, Answer]]
    """Route -> its answer for the first and for the second recipe."""


def difference(
    first: Recipe,
    second: Recipe,
    evidence: tuple[Evidence, Evidence],
    *,
    catalogue: Catalogue | None = None,
) -> Difference:
    """Return what two recipes differ in and what that changes in their verdicts.

    Parameters
    ----------
    first, second : Recipe
        To be compared.
    evidence : (Evidence, Evidence)
        On each of them; the records may be the same, the phase diagrams seldom are.
    catalogue : Catalogue, optional
        Materials; the shipped ones and the user's own when left out.
    """
    known = load() if catalogue is None else catalogue
    verdicts = tuple(
        check(recipe, entry, catalogue=known)
        for recipe, entry in zip((first, second), evidence, strict=True)
    )
    return difference_of((first, second), (verdicts[0], verdicts[1]), known)


def difference_of(
    recipes: tuple[Recipe, Recipe],
    verdicts: tuple[tuple[Verdict, ...], tuple[Verdict, ...]],
    catalogue: Catalogue,
) -> Difference:
    """Return the difference of two recipes that were judged before."""
    pairs = tuple(zip(*verdicts, strict=True))
    changes = [change for pair in pairs for change in _changes(*pair)]
    return Difference(
        names=(recipes[0].name, recipes[1].name),
        settings=settings_that_differ(*recipes, catalogue),
        changes=tuple(sorted(changes, key=lambda change: not change.decides)),
        answers={one.route: (one.answer, other.answer) for one, other in pairs},
    )


def settings_that_differ(
    first: Recipe, second: Recipe, catalogue: Catalogue
) -> tuple[Setting, ...]:
    """Return every setting in which two recipes differ, in lab units."""
    one, other = (settings(recipe, catalogue) for recipe in (first, second))
    paths = sorted({**one, **other}, key=lambda path: SECTIONS.index(path.split(":")[0]))
    return tuple(
        Setting(path, one.get(path, ABSENT), other.get(path, ABSENT))
        for path in paths
        if one.get(path, ABSENT) != other.get(path, ABSENT)
    )


def settings(recipe: Recipe, catalogue: Catalogue) -> dict[str, str]:
    """Return path -> value with its lab unit, for every setting that a recipe states.

    A single solvent and a mixture are told alike, as shares of the diluent, and every
    solvent by the catalogue's name, so that DBP and dibutyl phthalate are no difference.
    """
    content = recipe.model_dump(exclude={*LEFT_ASIDE, "solvent", "mixture"})
    found = {
        f"diluent: {catalogue.solvent(name).name}": _worded("fraction", share)
        for name, share in recipe.diluent
    }
    for section, entry in content.items():
        _collect(found, section, entry)
    return found


def _collect(found: dict[str, str], path: str, value: object) -> None:
    if isinstance(value, Mapping):
        for name, entry in value.items():
            _collect(found, f"{path}: {name.replace('_', ' ')}", entry)
    elif value is not None and value != "":
        found[path] = _worded(path.rpartition(": ")[2].replace(" ", "_"), value)


def _worded(field: str, value: object) -> str:
    if isinstance(value, tuple | list):
        return ", ".join(_worded(field, entry) for entry in value)
    unit = LAB_UNITS.get(field)
    if unit == "s" and isinstance(value, float) and value >= LONG_TIME:
        unit = "min"
    if unit is None or not isinstance(value, float):
        return str(value)
    number = from_si(value, "%" if unit == "wt%" else unit)
    return f"{number:.6g} {unit}"


def _changes(first: Verdict, second: Verdict) -> list[Change]:
    """Return the findings of one route that differ; both list the same conditions."""
    return [
        Change(first.route, one, other)
        for one, other in zip(first.findings, second.findings, strict=True)
        if (one.answer, one.value) != (other.answer, other.value)
    ]
