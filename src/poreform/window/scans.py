"""Scans: records grouped so that only Ts and the replicate differ within one."""

from collections.abc import Sequence
from dataclasses import dataclass

from poreform.lab.experiment import Experiment
from poreform.window.find import Rules
from poreform.window.window import Window


@dataclass(frozen=True, slots=True)
class ScanWindow:
    """One scan, the window it gives and the conditions it holds constant."""

    label: str
    """Words that tell this scan from the others, e.g. ``"25 wt%, lot B"``."""

    experiments: tuple[Experiment, ...]
    """The records, by Ts and replicate."""

    window: Window
    """What they give."""

    split_by: tuple[str, ...] = ()
    """Conditions that differed among the records and so split them into scans."""

    @property
    def conditions(self) -> Experiment:
        """A record of the scan: its polymer, solvent, concentration and the rest."""
        return self.experiments[0]

    @property
    def simulated(self) -> bool:
        """True when any record of the scan is simulated."""
        return any(record.origin == "simulated" for record in self.experiments)


def windows_of(
    experiments: Sequence[Experiment], *, rules: Rules | None = None, seed: int = 0
) -> tuple[ScanWindow, ...]:
    """Return one window for each scan that is constant in all but Ts and replicate."""
    raise NotImplementedError
