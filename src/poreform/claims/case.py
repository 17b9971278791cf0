"""A case: one recipe with its substances and the evidence that speaks of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from poreform.claims.evidence import Evidence
from poreform.core.errors import UnknownNameError
from poreform.lab.experiment import Experiment
from poreform.lab.standing import StandingObservation
from poreform.materials.catalogue import Catalogue
from poreform.materials.liquid import Liquid
from poreform.materials.mixture import Mixture
from poreform.materials.pair import Pair
from poreform.materials.polymer import Polymer
from poreform.materials.resin import Resin
from poreform.materials.solvent import Solvent
from poreform.process.recipe import Recipe
from poreform.window.scans import ScanWindow

SAME_CONCENTRATION = 1e-3
"""Weight fractions nearer than this are one concentration: 25 and 25.1 wt% are."""

SAME_MOLAR_MASS = 1.1
"""Molar masses within this ratio are one polymer: Mw is not known better."""

SAME_SHARE = 5e-3
"""Shares of a mixed diluent nearer than this are one mixture."""

_PART = re.compile(r"^(?P<name>.*?)\s+(?P<share>\d+(?:\.\d+)?)\s*(?:wt)?\s*%$")

Record = Experiment | StandingObservation


@dataclass(frozen=True, slots=True)
class Case:
    """What a condition judges."""

    recipe: Recipe
    """What is to be made."""

    evidence: Evidence
    """What is known."""

    catalogue: Catalogue
    """For the names in the records."""

    polymer: Polymer
    """Of the recipe."""

    molar_mass: float
    """Mw [kg/mol]: the recipe's, else the grade's."""

    diluent: Mixture
    """Of the recipe."""

    resin: Resin | None
    """Of the recipe."""

    resin_pair: Pair | None
    """What is on file of polymer and resin."""

    liquid: Liquid
    """Extraction liquid of the recipe."""

    @classmethod
    def of(cls, recipe: Recipe, evidence: Evidence, catalogue: Catalogue) -> "Case":
        """Return the case; UnknownNameError when a substance is not in the catalogue."""
        polymer = catalogue.polymer(recipe.polymer.name)
        names, shares = zip(*recipe.diluent, strict=True)
        resin = None if recipe.resin is None else catalogue.resin(recipe.resin.name)
        return cls(
            recipe=recipe,
            evidence=evidence,
            catalogue=catalogue,
            polymer=polymer,
            molar_mass=recipe.polymer.weight_average_molar_mass
            or polymer.weight_average_molar_mass.value,
            diluent=Mixture(tuple(catalogue.solvent(name) for name in names), shares),
            resin=resin,
            resin_pair=None if resin is None else catalogue.pair(polymer.name, resin.name),
            liquid=catalogue.liquid(recipe.treatment.liquid),
        )

    @property
    def concentration(self) -> float:
        """Weight fraction of the polymer in the solution."""
        return self.recipe.solution.concentration

    @property
    def resin_concentration(self) -> float:
        """Weight fraction of the resin in the solution."""
        return 0.0 if self.recipe.resin is None else self.recipe.resin.concentration

    def scans(self, *, simulated: bool) -> tuple[ScanWindow, ...]:
        """Return the scans of this polymer and solvent, without a resin."""
        return tuple(
            scan
            for scan in self.evidence.scans
            if scan.simulated == simulated
            and not scan.conditions.resin
            and self.is_same_solution(scan.conditions)
        )

    def records(self, quantity: str) -> tuple[Experiment, ...]:
        """Return the records of this dope with a reading of `quantity`, measured first."""
        found = [
            record
            for record in self.evidence.experiments
            if self.is_same_solution(record)
            and self.is_same_concentration(record)
            and bool(record.resin) == (self.resin is not None)
            and record.value(quantity) is not None
        ]
        return tuple(sorted(found, key=lambda record: record.origin))

    def observations(self) -> tuple[StandingObservation, ...]:
        """Return the standing observations on this polymer and solvent, any w."""
        return tuple(seen for seen in self.evidence.standing if self.is_same_solution(seen))

    def is_same_concentration(self, record: Record) -> bool:
        """Return whether the record has the recipe's concentration."""
        return (
            record.concentration is not None
            and abs(record.concentration - self.concentration) < SAME_CONCENTRATION
        )

    def is_same_solution(self, record: Record) -> bool:
        """Return whether the record has the recipe's polymer and solvent."""
        return self._is_same_polymer(record) and same_diluent(
            record.solvent, self.diluent.name, self.catalogue
        )

    def _is_same_polymer(self, record: Record) -> bool:
        if _known(self.catalogue.polymer, record.polymer) != self.polymer.name:
            return False
        stated = record.weight_average_molar_mass
        if stated is None:
            return True
        return 1.0 / SAME_MOLAR_MASS < stated / self.molar_mass < SAME_MOLAR_MASS


def same_diluent(one: str, other: str, catalogue: Catalogue) -> bool:
    """Return whether two texts such as ``"A 60 wt% + B 40 wt%"`` name one diluent."""
    return _alike(_parts(one, catalogue), _parts(other, catalogue))


def _parts(text: str, catalogue: Catalogue) -> dict[str, float]:
    """Return solvent -> share of the diluent."""
    shares: dict[str, float] = {}
    for part in text.split("+"):
        found = _PART.match(part.strip())
        name = found["name"] if found else part.strip()
        share = float(found["share"]) / 100.0 if found else 1.0
        shares[_known(catalogue.solvent, name)] = share
    return shares


def _known(find: Callable[[str], Polymer | Solvent], name: str) -> str:
    """Return the catalogue's spelling of a name; a name not on file stands for itself."""
    try:
        return find(name).name
    except UnknownNameError:
        return name.strip().casefold()


def _alike(one: dict[str, float], other: dict[str, float]) -> bool:
    return one.keys() == other.keys() and all(
        abs(one[name] - other[name]) < SAME_SHARE for name in one
    )
