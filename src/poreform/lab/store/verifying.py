"""Verifying: that the rows of a campaign make sense together."""

from sqlalchemy import Connection, func, or_, select

from poreform.core.errors import StoredDataError
from poreform.lab.store.adding import refuse_namesakes
from poreform.lab.store.parts import PART_OF
from poreform.lab.store.reading import stored
from poreform.lab.store.tables import RECORDS, VERSIONED

WHOLE_OF = {
    "solutions": "lots",
    "dissolutions": "solutions",
    "membranes": "dissolutions",
    "measurements": "membranes",
    "standing": "solutions",
}
"""Kind -> the kind it is made of."""


def verify(connection: Connection) -> None:
    """Raise StoredDataError unless every record is whole and can be read.

    Versions count 1, 2, ... without a gap, every record is of the kind of its table, every
    part that a record refers to is there, no two membranes have one name, and every record
    that holds is one that Poreform would have accepted.
    """
    for kind in VERSIONED:
        _refuse_gaps(connection, kind)
        _refuse_strangers(connection, kind)
        if kind in PART_OF:
            _refuse_orphans(connection, kind)
    for kind in ("membranes", "standing"):
        refuse_namesakes([entry.record for entry in stored(connection, kind)])


def _refuse_gaps(connection: Connection, kind: str) -> None:
    table = VERSIONED[kind]
    gap = or_(func.count() != func.max(table.c.version), func.min(table.c.version) != 1)
    found = connection.execute(select(table.c.id).group_by(table.c.id).having(gap)).first()
    if found is not None:
        raise StoredDataError(f"versions of {kind} {found.id} are lacking")


def _refuse_strangers(connection: Connection, kind: str) -> None:
    table = VERSIONED[kind]
    query = select(table.c.id).join(RECORDS, RECORDS.c.id == table.c.id)
    found = connection.execute(query.where(RECORDS.c.kind != kind)).first()
    if found is not None:
        raise StoredDataError(f"{found.id} stands among the {kind}, but is none")


def _refuse_orphans(connection: Connection, kind: str) -> None:
    table, whole = VERSIONED[kind], VERSIONED[WHOLE_OF[kind]]
    reference = table.c[PART_OF[kind]]
    query = select(table.c.id).where(
        ~select(whole.c.id).where(whole.c.id == reference).exists()
    )
    found = connection.execute(query).first()
    if found is not None:
        raise StoredDataError(f"{WHOLE_OF[kind]} of {kind} {found.id} are lacking")
