"""The recipe: everything a person decides about one membrane, as a TOML document."""

from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from poreform.core.document import Document
from poreform.core.units import from_si
from poreform.process.fields import Concentration
from poreform.process.sections import (
    CoolingStep,
    DissolutionStep,
    FlatSheet,
    HollowFibre,
    MixturePart,
    PolymerChoice,
    ResinChoice,
    ScanStep,
    Solution,
    SolventChoice,
    TreatmentChoice,
)
from poreform.process.treatments import TREATMENTS

MOST_SOLIDS = 0.6
"""Greatest share of polymer and resin together in the solution (route R)."""

SUM_SLACK = 1e-6
"""How far the shares of a mixture may be from 1 (rounding of percentages)."""


class Recipe(Document):
    """One membrane, or a dissolution scan of otherwise equal membranes.

    Text carries units and is turned into SI once, here; names are looked up in the
    catalogue later, by `process.line.resolve`.
    """

    name: str
    """A title for the report."""

    polymer: PolymerChoice
    """The membrane polymer."""

    solvent: SolventChoice | None = None
    """The solvent; either this or `mixture`."""

    mixture: tuple[MixturePart, ...] = ()
    """The parts of a mixed diluent; either this or `solvent`."""

    resin: ResinChoice | None = None
    """Miscible resin of the blend route, extracted with the solvent."""

    solution: Solution
    """Composition of the dope."""

    dissolution: DissolutionStep
    """How the polymer is dissolved."""

    forming: Annotated[FlatSheet | HollowFibre, Field(discriminator="geometry")]
    """Shape of the wall at the die."""

    cooling: CoolingStep
    """How the wall is cooled."""

    treatment: TreatmentChoice
    """After-treatment."""

    scan: ScanStep | None = None
    """Dissolution scan; none for a single membrane."""

    fidelity: Literal["draft", "standard", "reference"] = "draft"
    """How fine and how large the simulated piece is."""

    tensile: Literal["elements", "estimate"] = "elements"
    """How tensile figures are had: `elements` draws voxel finite elements to the break;
    `estimate`, for wide scans, takes modulus and strength from conduction and the
    extension from a coarse draw, each with its checked error, and has no yield."""

    seed: Annotated[int, Field(ge=0, lt=2**31)] | None = None
    """Origin of every random number; drawn and recorded when left out."""

    @model_validator(mode="after")
    def _has_one_diluent(self) -> Self:
        if (self.solvent is None) == (not self.mixture):
            raise ValueError(
                "the diluent is given by [solvent] or by [[mixture]], exactly one of the "
                f"two; this recipe has {'neither' if self.solvent is None else 'both'}"
            )
        total = sum(part.fraction for part in self.mixture)
        if self.mixture and abs(total - 1.0) > SUM_SLACK:
            raise ValueError(
                f"mixture: the shares make {100 * total:g} wt% of the diluent; "
                "change them so that they make 100 wt%"
            )
        return self

    @model_validator(mode="after")
    def _resin_belongs_to_the_blend_route(self) -> Self:
        blend = TREATMENTS[self.treatment.code].removes_resin
        if blend != (self.resin is not None):
            raise ValueError(
                f"treatment.code is {self.treatment.code!r}, which is "
                f"{'for a blend, but there is no [resin]' if blend else 'not for a blend'}"
                "; blends with a resin take iv, v or vi, other dopes i-iii or vii-ix"
            )
        solids = self.solution.concentration + (
            0.0 if self.resin is None else self.resin.concentration
        )
        if solids > MOST_SOLIDS + SUM_SLACK:
            raise ValueError(
                f"resin.concentration: polymer and resin make {100 * solids:g} wt% of the "
                "solution, more than 60 wt%; lower one of the two"
            )
        return self

    @model_validator(mode="after")
    def _stretches_when_the_treatment_does(self) -> Self:
        stretches = TREATMENTS[self.treatment.code].stretches
        if stretches != (self.treatment.strain is not None):
            raise ValueError(
                f"treatment.strain: treatment {self.treatment.code!r} "
                + (
                    "stretches; give the strain under load"
                    if stretches
                    else "does not stretch; remove the strain or take another treatment"
                )
            )
        return self

    @model_validator(mode="after")
    def _scans_each_concentration_once(self) -> Self:
        chosen = sorted(self.concentrations)
        if any(high - low < SUM_SLACK for low, high in pairwise(chosen)):
            raise ValueError(
                "scan.concentrations names one concentration twice; use replicates instead"
            )
        return self

    @property
    def diluent(self) -> tuple[tuple[str, float], ...]:
        """Names of the solvents, each with its weight fraction of the diluent."""
        if self.solvent is not None:
            return ((self.solvent.name, 1.0),)
        return tuple((part.solvent, part.fraction) for part in self.mixture)

    @property
    def concentrations(self) -> tuple[float, ...]:
        """Concentrations of the scan, or the one of the solution (weight fractions)."""
        if self.scan is None or self.scan.concentrations is None:
            return (self.solution.concentration,)
        return self.scan.concentrations

    @property
    def temperatures(self) -> tuple[float, ...]:
        """Dissolution temperatures [K] of the scan, or the one of the recipe."""
        if self.scan is None:
            return (self.dissolution.temperature,)
        return self.scan.temperatures

    @property
    def die_temperature(self) -> float:
        """Temperature [K] of the dope at the die: the one stated, else Ts."""
        stated = self.forming.die_temperature
        return self.dissolution.temperature if stated is None else stated

    @property
    def route(self) -> Literal["P", "R", "L"]:
        """Route that the after-treatment belongs to."""
        return TREATMENTS[self.treatment.code].route

    def point(
        self, *, dissolution_temperature: float, concentration: Concentration, seed: int
    ) -> "Recipe":
        """Return the recipe of one membrane of the scan (Ts [K], weight fraction).

        Only Ts, the concentration and the seed differ from this recipe, so that a scan
        compares membranes that are equal in everything else.
        """
        return Recipe.model_validate(
            self.model_dump(exclude={"scan"})
            | {
                "solution": {"concentration": concentration},
                "dissolution": self.dissolution.model_dump()
                | {"temperature": dissolution_temperature},
                "seed": seed,
            }
        )

    def describe(self) -> str:
        """Return the recipe in one line, in the units of the lab."""
        diluent = " / ".join(
            f"{100 * share:g} % {name}" if share < 1.0 else name
            for name, share in self.diluent
        )
        return (
            f"{100 * self.solution.concentration:g} wt% {self.polymer.name} in {diluent}, "
            f"dissolved at {from_si(self.dissolution.temperature, 'degC'):g} degC, "
            f"treatment {self.treatment.code}"
        )
