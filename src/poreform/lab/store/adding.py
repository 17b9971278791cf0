"""Adding: what is new, what is on file already, and what says something else."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from poreform.core.errors import InputError
from poreform.core.progress import Progress, Silent
from poreform.lab.experiment import Experiment
from poreform.lab.standing import StandingObservation
from poreform.lab.store.parts import Record, kind_of
from poreform.lab.store.raw_file import RawFile, figures_read_from
from poreform.lab.store.reading import FEW, Row, Stored, stored
from poreform.lab.store.revising import insert_record, is_same, revise
from poreform.lab.store.tables import MEMBRANES
from poreform.lab.store.writing import Act, Writing

MOST_NAMED = 5
"""Records named in one message; the rest are counted."""

TOLD_EVERY = 1000
"""Records between two words about the progress."""

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of the records that were given."""

    new: int = 0
    """Records that were not on file."""

    corrected: tuple[str, ...] = ()
    """Names of the records on file that got a new version."""

    known: int = 0
    """Records that are on file as they are."""

    figures: int = 0
    """Figures added to a membrane on file."""

    discarded: str = ""
    """Why the figures of the file do not count; it is kept and listed all the same."""

    notes: tuple[str, ...] = ()
    """What was taken for granted, left out or told apart while reading."""


def add_records(
    connection: Connection,
    records: Sequence[Record],
    act: Act,
    *,
    file: RawFile | None = None,
    progress: Progress | None = None,
) -> Added:
    """Write what is new of `records`; with a reason, also what is corrected by them.

    Raises
    ------
    InputError
        A record differs from the one on file under its name, and no reason is given; or
        two records have one name.
    """
    refuse_namesakes(records)
    on_file = _on_file(connection, records)
    theirs = set() if file is None else figures_read_from(connection, file.name)

    def owns(row: Row) -> bool:
        return file is None or row["id"] in theirs

    pairs = list(zip(_keys(records), records, strict=True))
    new = [record for key, record in pairs if key not in on_file]
    differing = [
        (on_file[key], record)
        for key, record in pairs
        if key in on_file and not is_same(on_file[key], record, owns=owns)
    ]
    if differing and not act.reason:
        raise InputError(_clash([record for _, record in differing]))
    writing = Writing(connection, act)
    if file is not None and (new or differing):
        writing.keep(file)
    _insert(writing, new, progress or Silent())
    for old, record in differing:
        revise(writing, old, record, owns=owns)
    writing.finish()
    return Added(
        new=len(new),
        corrected=tuple(title(record) for _, record in differing),
        known=len(records) - len(new) - len(differing),
    )


def title(record: Record) -> str:
    """Return the words by which a record can be asked for."""
    if isinstance(record, StandingObservation):
        return record.source
    return record.name if record.replicate == 1 else f"{record.name}#{record.replicate}"


def refuse_namesakes(records: Sequence[Record]) -> None:
    """Raise InputError when two membranes have one name and replicate."""
    counts = Counter(title(r) for r in records if isinstance(r, Experiment))
    twice = [name for name, count in counts.items() if count > 1]
    if twice:
        raise InputError(
            f"two membranes are called {_listed(twice)}; give each its own name, or count "
            "its replicates"
        )


def _insert(writing: Writing, records: Sequence[Record], progress: Progress) -> None:
    told = progress if len(records) >= TOLD_EVERY else Silent()
    told.start("keeping", len(records))
    for count, record in enumerate(records, 1):
        insert_record(writing, record)
        if count % TOLD_EVERY == 0:
            told.advance(TOLD_EVERY)
    told.finish()


def _keys(records: Sequence[Record]) -> list[Key]:
    """Return what makes each record the one it is.

    A membrane has its name and replicate.  A standing observation has no name: it is the
    solution, the temperature and the time, and the how-manieth of such.
    """
    counts: Counter[Key] = Counter()
    keys: list[Key] = []
    for record in records:
        key = _key(record)
        if isinstance(record, StandingObservation):
            counts[key] += 1
            key = (*key, counts[key])
        keys.append(key)
    return keys


def _key(record: Record) -> Key:
    if isinstance(record, Experiment):
        return (record.name, record.replicate)
    return (
        record.source,
        record.polymer,
        record.weight_average_molar_mass,
        record.solvent,
        record.concentration,
        record.temperature,
        record.time_stood,
    )


def _on_file(connection: Connection, records: Sequence[Record]) -> dict[Key, Stored]:
    """Return key -> record on file, of those that may be meant by `records`."""
    names = {record.name for record in records if isinstance(record, Experiment)}
    few = [MEMBRANES.c.name.in_(sorted(names))] if len(names) <= FEW else []
    found = stored(connection, "membranes", *few) if names else []
    if any(kind_of(record) == "standing" for record in records):
        found += stored(connection, "standing")
    return dict(zip(_keys([entry.record for entry in found]), found, strict=True))


def _clash(records: Sequence[Record]) -> str:
    return (
        f"the campaign holds other values for {_listed([title(r) for r in records])}; to "
        "correct them give a reason, to keep both give the new ones a prefix"
    )


def _listed(names: Sequence[str]) -> str:
    rest = len(names) - MOST_NAMED
    return ", ".join(repr(name) for name in names[:MOST_NAMED]) + (
        f" and {rest} more" if rest > 0 else ""
    )
