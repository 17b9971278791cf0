"""The three routes: which conditions each of them asks, in the order of the process."""

from poreform.claims.condition import Condition
from poreform.claims.conditions.cloud_point import AboveCloudPoint, UniformSolution
from poreform.claims.conditions.dissolution import WithinWindow
from poreform.claims.conditions.forming import TwoPhaseGel
from poreform.claims.conditions.planar import PlanarInterfaceForms
from poreform.claims.conditions.polymer import MolarMass, PolymerKind
from poreform.claims.conditions.proportions import (
    PolymerToLiquids,
    PolymerToResin,
    PolymerToSolvent,
    Solids,
)
from poreform.claims.conditions.resin import MiscibleResin, NoResin
from poreform.claims.conditions.solvent import FormsPercolation
from poreform.claims.conditions.treatment import AfterTreatment, ResidualStrain
from poreform.claims.conditions.volatile_liquid import VolatileLiquid
from poreform.claims.verdict import Route

TITLES: dict[Route, str] = {
    "P": "percolation",
    "R": "with a miscible resin",
    "L": "liquid-liquid",
}

ROUTES: dict[Route, tuple[Condition, ...]] = {
    "P": (
        PolymerKind(),
        MolarMass(),
        FormsPercolation(),
        PolymerToSolvent(),
        NoResin(),
        WithinWindow(),
        TwoPhaseGel(),
        AfterTreatment("P"),
        ResidualStrain(),
        VolatileLiquid(),
    ),
    "R": (
        PolymerKind(),
        MolarMass(),
        FormsPercolation(),
        PolymerToLiquids(),
        MiscibleResin(),
        PolymerToResin(),
        Solids(),
        WithinWindow(),
        TwoPhaseGel(),
        AfterTreatment("R"),
        ResidualStrain(),
        VolatileLiquid(),
    ),
    "L": (
        PolymerKind(),
        MolarMass(),
        PlanarInterfaceForms(),
        PolymerToSolvent(),
        NoResin(),
        UniformSolution(),
        AboveCloudPoint(),
        TwoPhaseGel(),
        AfterTreatment("L"),
        ResidualStrain(),
        VolatileLiquid(),
    ),
}
"""A new condition is one class in `claims.conditions` and one entry here."""
