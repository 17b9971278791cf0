"""Campaign: everything a laboratory did with its membranes, and how it came to say so."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Self, final

from poreform.core.errors import InputError
from poreform.core.progress import Progress
from poreform.core.reading import Reading
from poreform.lab.column_map import ColumnMap
from poreform.lab.experiment import Experiment
from poreform.lab.standing import StandingObservation
from poreform.lab.store import schema
from poreform.lab.store.adding import Added, add_records, title
from poreform.lab.store.archive import write_archive
from poreform.lab.store.correcting import corrected, place_of
from poreform.lab.store.database import Database
from poreform.lab.store.figures import add_figures, discarded_figures, with_figures
from poreform.lab.store.finding import find
from poreform.lab.store.history import Entry, Version, history, journal
from poreform.lab.store.importing import LabFile, read_lab_file
from poreform.lab.store.parts import Record
from poreform.lab.store.raw_file import RawFile, in_use, raw_file
from poreform.lab.store.reading import made_of, stored
from poreform.lab.store.revising import insert_figures, revise, revise_shared, withdraw
from poreform.lab.store.unpacking import Unpacked, read_archive
from poreform.lab.store.writing import Act, Writing


@final
class Campaign:
    """The records of a laboratory in one database; nothing in it is ever overwritten.

    It keeps and gives back the records that the window, the claims, the plan and the report
    take.  Every change is one transaction: it is kept as a whole, or not at all, and
    several people may write at once.

    Parameters
    ----------
    place : str or Path
        Path of an SQLite file, or ``postgresql://user@host/name``.  A campaign is made
        where there is none.
    author : str
        Whose name the journal gets; that of the account when left out.

    Raises
    ------
    InputError
        The place holds something else.
    StoredDataError
        The database cannot be reached, or a newer version of Poreform wrote it.
    """

    def __init__(self, place: str | Path, *, author: str = "") -> None:
        self._database = Database.at(place)
        self._author = author
        schema.make(self._database)

    @classmethod
    def open(cls, place: str | Path, *, author: str = "") -> Self:
        """Return the campaign at a place; raise InputError when there is none."""
        database = Database.at(place)
        schema.check(database)
        campaign = object.__new__(cls)  # whoever only reads does not wait for a writer
        campaign._database = database
        campaign._author = author
        return campaign

    @property
    def name(self) -> str:
        """The path of the file, or the URL without its password."""
        return self._database.name

    def add_file(
        self,
        path: str | Path,
        *,
        membrane: str = "",
        prefix: str = "",
        reason: str = "",
        columns: ColumnMap | None = None,
        progress: Progress | None = None,
    ) -> Added:
        """Add what a lab file holds, and keep the file itself under its hash.

        A file that is on file already adds nothing.  The figures of a test piece that is to
        be discarded, because it slipped, are listed with their membrane and count nowhere.

        Parameters
        ----------
        path : str or Path
            Any file that an importer reads: tables of membranes, curves of an instrument,
            standing observations.
        membrane : str
            Name of the membrane that the figures of an instrument belong to.
        prefix : str
            Put before the names of the membranes in the file.
        reason : str
            Why records on file that the file states otherwise are to be corrected.
        columns : ColumnMap, optional
            What the columns mean, where they have names of their own.

        Raises
        ------
        InputError
            The file is faulty, or states records on file otherwise and no reason is given.
        """
        lab_file = read_lab_file(Path(path), prefix=prefix, columns=columns)
        _refuse_misplaced(lab_file, membrane, path)
        act = Act(
            "correct" if reason else "add",
            self._author,
            reason,
            "; ".join((lab_file.file.name, *lab_file.notes)),
        )
        with self._database.writing() as connection:
            if in_use(connection, lab_file.file):
                return Added(known=len(lab_file.records), notes=(_known(lab_file.file),))
            if not lab_file.readings:
                added = add_records(
                    connection,
                    lab_file.records,
                    act,
                    file=lab_file.file,
                    progress=progress,
                )
                return replace(added, notes=lab_file.notes)
            return add_figures(connection, membrane, lab_file, act)

    def add(
        self,
        records: Experiment | StandingObservation | Iterable[Record],
        *,
        reason: str = "",
        progress: Progress | None = None,
    ) -> Added:
        """Add records as they are; those that are on file already are left alone.

        Parameters
        ----------
        records : Experiment, StandingObservation or several of them
            Measured or simulated.
        reason : str
            Why records on file under the same name are to be corrected by them.

        Raises
        ------
        InputError
            A record differs from the one on file under its name and no reason is given.
        """
        # a record is a document, and a document can be iterated over itself: ask first
        given: list[Record] = (
            [records]
            if isinstance(records, Experiment | StandingObservation)
            else list(records)
        )
        act = Act("correct" if reason else "add", self._author, reason)
        with self._database.writing() as connection:
            return add_records(connection, given, act, progress=progress)

    def add_readings(self, name: str, readings: Sequence[Reading]) -> None:
        """Add figures to the membrane called `name`."""
        with self._database.writing() as connection:
            old = find(connection, name)
            writing = Writing(connection, Act("add", self._author))
            insert_figures(writing, old.id, with_figures(old.record, readings))
            writing.finish()

    def correct(
        self,
        name: str,
        changes: Mapping[str, object],
        *,
        reason: str,
        everywhere: bool = False,
    ) -> Record:
        """Write a new version of a record and return it; the old one stays in its history.

        Parameters
        ----------
        name : str
            Of a membrane, ``"name#2"`` for its second replicate, or the source of a
            standing observation.
        changes : mapping
            Field -> value (text with a unit, or SI), quantity -> figure (in its lab unit);
            ``"porosity#2"`` where there are several.
        reason : str
            Why, in a few words.
        everywhere : bool
            Correct the lot and the solution themselves, for all that was made of them.

        Raises
        ------
        InputError
            There is no such record or field, the value cannot be, or no reason is given.
        """
        with self._database.writing() as connection:
            old = find(connection, name)
            record = corrected(old.record, changes)
            writing = Writing(connection, Act("correct", self._author, reason))
            if everywhere:
                revise_shared(writing, old, record)
            else:
                revise(writing, old, record, owns=lambda _: True)
            writing.finish()
            return find(connection, title(record)).record

    def withdraw(self, name: str, *, reason: str, figure: str = "") -> None:
        """Take a record, or one figure of it, out of what holds; its history stays.

        Parameters
        ----------
        name : str
            As in `correct`.
        reason : str
            Why, in a few words.
        figure : str
            The quantity to withdraw, e.g. ``"porosity"`` or ``"porosity#2"``; the whole
            record when left out.
        """
        with self._database.writing() as connection:
            old = find(connection, name)
            writing = Writing(connection, Act("withdraw", self._author, reason))
            if not figure:
                withdraw(writing, old.kind, old.rows[old.kind])
            elif isinstance(old.record, Experiment):
                row = old.figures[place_of(old.record, figure)]
                withdraw(writing, "measurements", row)
            else:
                raise InputError("a standing observation has no figures; withdraw it whole")
            writing.finish()

    def experiments(
        self, *, polymer: str = "", solvent: str = "", lot: str = ""
    ) -> tuple[Experiment, ...]:
        """Return the membranes as they stand now, in the order in which they were added.

        Parameters
        ----------
        polymer, solvent, lot : str
            Only those of this one, as it was written; all of them when left out.
        """
        conditions = made_of(polymer=polymer, solvent=solvent, lot=lot)
        with self._database.reading() as connection:
            entries = stored(connection, "membranes", *conditions)
            found = [entry.record for entry in entries]
        return tuple(record for record in found if isinstance(record, Experiment))

    def standing(self) -> tuple[StandingObservation, ...]:
        """Return every standing observation as it stands now."""
        with self._database.reading() as connection:
            found = [entry.record for entry in stored(connection, "standing")]
        return tuple(seen for seen in found if isinstance(seen, StandingObservation))

    def record(self, name: str) -> Record:
        """Return the one record called `name`, as it stands now."""
        with self._database.reading() as connection:
            return find(connection, name).record

    def discarded(self, name: str) -> tuple[Reading, ...]:
        """Return the figures of test pieces of a membrane that were discarded, and why.

        The note of each says why, its raw file is kept; they count nowhere.
        """
        with self._database.reading() as connection:
            return discarded_figures(connection, find(connection, name))

    def history(self, name: str) -> tuple[Version, ...]:
        """Return every version of the record called `name`, the oldest first."""
        with self._database.reading() as connection:
            return history(connection, name)

    def journal(self) -> tuple[Entry, ...]:
        """Return what was done, by whom, when and why, the oldest first."""
        with self._database.reading() as connection:
            return journal(connection)

    def raw_file(self, sha256: str) -> RawFile:
        """Return a kept file by its hash, or by its first digits."""
        with self._database.reading() as connection:
            return raw_file(connection, sha256)

    def export(self, path: str | Path) -> None:
        """Write the whole campaign with its history and files into one ``.eln`` archive."""
        with self._database.reading() as connection:
            write_archive(connection, Path(path))

    @classmethod
    def from_archive(
        cls,
        place: str | Path,
        archive: str | Path,
        *,
        author: str = "",
        progress: Progress | None = None,
    ) -> tuple[Self, Unpacked]:
        """Return the campaign at a place with everything an archive holds, and what came.

        A campaign is made where there is none; when any of the archive is wrong, there is
        none afterwards either.

        Raises
        ------
        StoredDataError
            As in `import_archive`.
        """
        database = Database.at(place)
        with database.unmade_on_failure(), schema.made(database) as connection:
            told = read_archive(connection, Path(archive), progress=progress)
        return cls(place, author=author), told

    def import_archive(
        self, path: str | Path, *, progress: Progress | None = None
    ) -> Unpacked:
        """Take in everything an archive holds, or nothing when any of it is wrong.

        What is on file already stays as it is: an archive can be imported twice, and two
        campaigns that grew from one can be joined.

        Raises
        ------
        StoredDataError
            The archive is damaged, no archive of a campaign, or contradicts this campaign.
        """
        with self._database.writing() as connection:
            return read_archive(connection, Path(path), progress=progress)


def _refuse_misplaced(lab_file: LabFile, membrane: str, path: str | Path) -> None:
    """Refuse figures without a membrane, and a membrane for what has its own names."""
    if lab_file.readings and not membrane:
        raise InputError(
            f"{path}: holds figures of one membrane; say which one, by --membrane or "
            "the argument membrane"
        )
    if membrane and not lab_file.readings:
        raise InputError(
            f"{path}: names its own records; leave out the membrane {membrane!r}"
        )


def _known(file: RawFile) -> str:
    return f"{file.name} is on file already ({file.sha256[:12]}); nothing was added"
