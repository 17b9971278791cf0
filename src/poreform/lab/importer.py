"""What every import dialect does: say whether a file is its own, and read it."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path

from poreform.core.reading import Reading
from poreform.lab.experiment import Experiment
from poreform.lab.standing import StandingObservation


@dataclass(frozen=True, slots=True)
class Imported:
    """What one file holds, as records."""

    experiments: tuple[Experiment, ...] = ()
    """Membranes, one a row."""

    standing: tuple[StandingObservation, ...] = ()
    """Standing observations."""

    readings: tuple[Reading, ...] = ()
    """Figures of one membrane, from a file of one instrument."""

    notes: tuple[str, ...] = ()
    """What was taken for granted or left out while reading."""


class Importer(ABC):
    """One import dialect; knows no other one."""

    name: str
    """Short name of the dialect, e.g. ``"scan table"``."""

    @abstractmethod
    def recognises(self, path: Path) -> bool:
        """Return whether the file is of this dialect; never raises on a strange file."""

    @abstractmethod
    def read(self, path: Path) -> Imported:
        """Return the content, or raise InputError naming every fault with its row."""
