"""Evidence: everything that may be said for or against a recipe, in one value."""

from collections.abc import Sequence
from dataclasses import dataclass

from poreform.lab.experiment import Experiment
from poreform.lab.standing import StandingObservation
from poreform.thermo.phase_diagram import PhaseDiagram
from poreform.thermo.planar_interface import PlanarInterface, planar_interface
from poreform.window.question import Answer, answered
from poreform.window.scans import ScanWindow, windows_of


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known beside the recipe; every part may be absent."""

    scans: tuple[ScanWindow, ...] = ()
    """Windows of the dissolution scans."""

    experiments: tuple[Experiment, ...] = ()
    """Every record, for the structure formed, the strain and so on."""

    standing: tuple[StandingObservation, ...] = ()
    """Standing observations."""

    diagram: PhaseDiagram | None = None
    """Phase diagram of the recipe's polymer and diluent."""

    prediction: PlanarInterface | None = None
    """The thermodynamic prediction of (D)."""

    @classmethod
    def of(
        cls,
        experiments: Sequence[Experiment],
        *,
        standing: Sequence[StandingObservation] = (),
        diagram: PhaseDiagram | None = None,
        prediction: PlanarInterface | None = None,
        answer: Answer = answered,
    ) -> "Evidence":
        """Return the evidence held in records and, where given, in a phase diagram.

        Without a `prediction` the diagram gives one; `answer` finds the windows.
        """
        if prediction is None and diagram is not None:
            prediction = planar_interface(diagram)
        return cls(
            scans=windows_of(experiments, answer=answer),
            experiments=tuple(experiments),
            standing=tuple(standing),
            diagram=diagram,
            prediction=prediction,
        )
