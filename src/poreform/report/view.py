"""What a report shows: plain values gathered from records, never from a running scan."""

from dataclasses import dataclass

import numpy as np
from jaxtyping import Float

from poreform.claims.difference import Difference
from poreform.claims.verdict import Verdict
from poreform.core.history import History
from poreform.core.provenance import Provenance
from poreform.lab.experiment import Experiment
from poreform.plan.costs import Bill
from poreform.plan.outlook import Outlook
from poreform.report.beside import Beside
from poreform.structure.membrane import Membrane
from poreform.thermo.phase_diagram import PhaseDiagram
from poreform.window.scans import ScanWindow


@dataclass(frozen=True, slots=True)
class Assumption:
    """One value that the result rests on, and who says so."""

    name: str
    """What it is, e.g. ``"PVDF: heat of fusion"``."""

    value: str
    """Number and lab unit as text, e.g. ``"104.7 J/g"``."""

    status: str
    """``read``, ``read_secondary``, ``computed`` or ``assumed``."""

    source: str
    """Paper, handbook, or the reasoning behind an assumed value."""


@dataclass(frozen=True, slots=True)
class PorometryCurves:
    """Gas flow against pressure through the dry and through the wetted membrane."""

    pressure: Float[np.ndarray, " points"]
    """[Pa], increasing."""

    wet_flow: Float[np.ndarray, " points"]
    """[m/s at the low-pressure side], or any one unit shared with `dry_flow`."""

    dry_flow: Float[np.ndarray, " points"]
    """Same unit as `wet_flow`."""

    bubble_pressure: float | None = None
    """Pressure of the first flow through the wetted membrane [Pa]."""

    half_dry_pressure: float | None = None
    """Pressure at which the wet flow is half of the dry flow [Pa]."""


@dataclass(frozen=True, slots=True)
class PoreSizes:
    """Distribution of pore diameters, as share of the pore volume or of the flow."""

    diameter: Float[np.ndarray, " classes"]
    """Class centres [m], increasing."""

    share: Float[np.ndarray, " classes"]
    """Share of each class; the shares add up to 1."""

    weighting: str
    """What the share is a share of, e.g. ``"pore volume"`` or ``"gas flow"``."""


@dataclass(frozen=True, slots=True)
class StressStrain:
    """Nominal stress against nominal strain up to the break."""

    strain: Float[np.ndarray, " points"]
    """[-]."""

    stress: Float[np.ndarray, " points"]
    """[Pa], on the initial cross-section."""


@dataclass(frozen=True, slots=True)
class Fracture:
    """Where a pulled structure broke, in coarse elements."""

    bearing: Float[np.ndarray, "nx ny nz"]
    """Share of polymer that joins the two faces [-], before the pull."""

    broken: Float[np.ndarray, "nx ny nz"]
    """Share of polymer that failed [-]."""

    element: tuple[float, float, float]
    """Edges of an element [m]."""

    axis: int = 0
    """Direction of pull."""


@dataclass(frozen=True, slots=True)
class ExtractionCurve:
    """Solvent left in the membrane while it is washed."""

    time: Float[np.ndarray, " points"]
    """[s]."""

    residual: Float[np.ndarray, " points"]
    """Solvent left over solvent at the start [-]."""


@dataclass(frozen=True, slots=True)
class RunView:
    """One membrane, made on the virtual line or in the lab, as the report shows it."""

    experiment: Experiment
    """The record: how it was made and every reading."""

    membrane: Membrane | None = None
    """The structure, for the micrograph."""

    history: History | None = None
    """Temperature of the shown layer of the wall while it cooled."""

    porometry: PorometryCurves | None = None
    pore_sizes: PoreSizes | None = None
    stress_strain: StressStrain | None = None
    fracture: Fracture | None = None
    extraction: ExtractionCurve | None = None


@dataclass(frozen=True, slots=True)
class ScanView:
    """Everything that one report shows; what is absent is left out of the report."""

    title: str
    """Headline, e.g. ``"PVDF in DBP/DEHP, 25 wt%"``."""

    experiments: tuple[Experiment, ...]
    """Every record of the scan or campaign, failed ones too."""

    source: str = ""
    """Where the records were read, in words: a file or a campaign."""

    scans: tuple[ScanWindow, ...] = ()
    """One window per scan that is constant in all but Ts and replicate."""

    beside: tuple[Beside, ...] = ()
    """Measured scans with the simulated scan of the same solution."""

    verdicts: tuple[Verdict, ...] = ()
    """One verdict per route."""

    advice: tuple[Outlook, ...] = ()
    """What to make next, scan by scan."""

    bill: Bill | None = None
    """What the records have cost, where prices were given."""

    difference: Difference | None = None
    """The recipe against another one."""

    diagram: PhaseDiagram | None = None
    """Phase diagram of the solution."""

    runs: tuple[RunView, ...] = ()
    """The membranes shown in pictures and curves; three are shown by choice of Ts."""

    assumptions: tuple[Assumption, ...] = ()
    """Every value used, measured or assumed."""

    notes: tuple[str, ...] = ()
    """What a reader must know before believing the rest."""

    recipe_text: str = ""
    """The recipe as written."""

    provenance: Provenance | None = None
    """How to make this result again."""
