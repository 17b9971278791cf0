"""Evidence: everything that may be said for or against a recipe, in one value."""

from collections.abc import Sequence
from dataclasses import dataclass

from poreform.lab.experiment import Experiment
from poreform.lab.standing import StandingObservation
from poreform.window.scans import ScanWindow, windows_of


@dataclass(frozen=True, slots=True)
class PlanarPrediction:
    """What the phase diagram says of (D): liquid-liquid demixing above crystallisation."""

    expected: bool
    """True when the cloud line lies above the crystallisation line in 10-60 wt%."""

    margin: float
    """Greatest cloud temperature less crystallisation temperature [K]; negative: below."""

    concentrations: tuple[float, float] | None
    """Weight fractions between which it does; None when nowhere."""

    cloud_point: float | None = None
    """Cloud temperature [K] at the recipe's own concentration; None without demixing."""

    crystallisation: float | None = None
    """Crystallisation temperature [K] at the recipe's own concentration."""

    probability: float | None = None
    """Probability of `expected` under the uncertainty of chi; None when not computed."""

    source: str = "phase diagram"
    """Which model and which chi."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known beside the recipe."""

    scans: tuple[ScanWindow, ...] = ()
    """Windows of the dissolution scans."""

    experiments: tuple[Experiment, ...] = ()
    """Every record, for the structure formed, the strain and so on."""

    standing: tuple[StandingObservation, ...] = ()
    """Standing observations."""

    prediction: PlanarPrediction | None = None
    """The thermodynamic prediction of (D)."""

    @classmethod
    def of(
        cls,
        experiments: Sequence[Experiment],
        *,
        standing: Sequence[StandingObservation] = (),
        prediction: PlanarPrediction | None = None,
    ) -> "Evidence":
        """Return the evidence held in lab and simulated records."""
        return cls(
            scans=windows_of(experiments),
            experiments=tuple(experiments),
            standing=tuple(standing),
            prediction=prediction,
        )
