"""From substances to phase diagrams."""

from poreform.thermo.binodal import (
    Binodal,
    BinodalCurve,
    OnePhase,
    binodal,
    binodal_above_critical,
    binodal_curve,
    critical_point,
    spinodal,
    spinodal_curve,
)
from poreform.thermo.chains import Chains, log_normal, schulz_zimm
from poreform.thermo.chi import (
    ChiEstimate,
    ChiModel,
    KoningsveldKleintjens,
    PolynomialChi,
    ShiftedChi,
    TemperatureChi,
)
from poreform.thermo.chi_fit import (
    ChiFit,
    ChiObservations,
    ChiPrior,
    cloud_observations,
    fit_chi,
    melting_observations,
)
from poreform.thermo.cloud_table import CloudTable
from poreform.thermo.components import Components
from poreform.thermo.crystal import Crystal
from poreform.thermo.fractionation import Split, split
from poreform.thermo.free_energy import FloryHuggins, FreeEnergy
from poreform.thermo.hansen import hansen_chi
from poreform.thermo.maxwell import LiquidPairs, liquid_pairs
from poreform.thermo.melting import melting_temperature
from poreform.thermo.monotectic import Monotectic, NoMonotectic, monotectic
from poreform.thermo.phase_diagram import PhaseDiagram, phase_diagram
from poreform.thermo.planar_interface import PlanarInterface, planar_interface
from poreform.thermo.polydisperse import CloudPoint, cloud_point, stockmayer
from poreform.thermo.screening import Candidate, screen
from poreform.thermo.standing import clears_cloud_point, settling_time
from poreform.thermo.substances import system_of
from poreform.thermo.system import System
from poreform.thermo.ternary import TieCurve, ternary_binodal
from poreform.thermo.three_phases import Triangle, triangles
from poreform.thermo.tie_line import StableFeed, TieLine, tie_line

__all__ = [
    "Binodal",
    "BinodalCurve",
    "Candidate",
    "Chains",
    "ChiEstimate",
    "ChiFit",
    "ChiModel",
    "ChiObservations",
    "ChiPrior",
    "CloudPoint",
    "CloudTable",
    "Components",
    "Crystal",
    "FloryHuggins",
    "FreeEnergy",
    "KoningsveldKleintjens",
    "LiquidPairs",
    "Monotectic",
    "NoMonotectic",
    "OnePhase",
    "PhaseDiagram",
    "PlanarInterface",
    "PolynomialChi",
    "ShiftedChi",
    "Split",
    "StableFeed",
    "System",
    "TemperatureChi",
    "TieCurve",
    "TieLine",
    "Triangle",
    "binodal",
    "binodal_above_critical",
    "binodal_curve",
    "clears_cloud_point",
    "cloud_observations",
    "cloud_point",
    "critical_point",
    "fit_chi",
    "hansen_chi",
    "liquid_pairs",
    "log_normal",
    "melting_observations",
    "melting_temperature",
    "monotectic",
    "phase_diagram",
    "planar_interface",
    "schulz_zimm",
    "screen",
    "settling_time",
    "spinodal",
    "spinodal_curve",
    "split",
    "stockmayer",
    "system_of",
    "ternary_binodal",
    "tie_line",
    "triangles",
]
