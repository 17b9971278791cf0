"""What every import dialect does: say whether a file is its own, and read it."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from poreform.core.errors import InputError
from poreform.core.reading import Reading
from poreform.lab.column_map import ColumnMap
from poreform.lab.columns import Vocabulary
from poreform.lab.experiment import Experiment
from poreform.lab.pore_distribution import PoreDistribution
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

    discard: str = ""
    """Why the figures are not to be averaged with others, e.g. a slip; empty: they are."""

    notes: tuple[str, ...] = ()
    """What was taken for granted or left out while reading."""

    distribution: PoreDistribution | None = None
    """Flow by pore size, of a porometer file with a wet and a dry curve."""


class Importer(ABC):
    """One import dialect; knows no other one."""

    name: str
    """Short name of the dialect, e.g. ``"scan table"``."""

    vocabulary: ClassVar[Vocabulary | None] = None
    """Words of its columns; None for a file of fixed columns, which takes no map."""

    @abstractmethod
    def recognises(self, path: Path) -> bool:
        """Return whether the file is of this dialect; never raises on a strange file."""

    @abstractmethod
    def read(self, path: Path, columns: ColumnMap | None = None) -> Imported:
        """Return the content, or raise InputError naming every fault with its row.

        Parameters
        ----------
        path : Path
            The file.
        columns : ColumnMap, optional
            What the columns mean; without one, a remembered map or the usual words.
        """


def refuse_columns(path: Path, name: str, columns: ColumnMap | None) -> None:
    """Raise InputError where a column map is given for a file of fixed columns."""
    if columns is not None:
        raise InputError(f"{path}: a {name} file has its own columns; give no column map")
