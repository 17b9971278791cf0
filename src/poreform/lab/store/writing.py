"""Writing: the rows of one entry of the journal, gathered and written in batches."""

import getpass
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from importlib.metadata import version as version_of_package
from operator import itemgetter
from typing import Any, Literal

from sqlalchemy import Connection, Table, insert

from poreform.core.errors import InputError
from poreform.lab.store.cells import checked, refuse_faulty
from poreform.lab.store.identifiers import identifiers
from poreform.lab.store.parts import SHARED, Content
from poreform.lab.store.raw_file import RawFile
from poreform.lab.store.reading import current, kept_hashes, last_entry
from poreform.lab.store.tables import TABLES, VERSIONED

BOOKKEEPING = frozenset({"id", "version", "entry_id", "withdrawn"})

BATCH = 5000
"""Rows gathered before they are written."""

Action = Literal["add", "correct", "withdraw"]


@dataclass(frozen=True, slots=True)
class Act:
    """What is done, by whom and why."""

    action: Action
    author: str = ""
    reason: str = ""
    remark: str = ""


class Writing:
    """One entry of the journal in the making.

    Nothing is written, not even the entry, when nothing is new.  Parts that are shared (a
    lot, a solution) are found by their content, or made when there are none.
    """

    def __init__(self, connection: Connection, act: Act) -> None:
        self.connection = connection
        self._act = act
        self._ids = identifiers(after=last_entry(connection))
        self.entry_id = next(self._ids)
        self._rows: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
        self._begun = False
        self._count = 0
        self._files = kept_hashes(connection)
        self._shared: dict[tuple[object, ...], str] = {
            _content_key(kind, row): row["id"]
            for kind in SHARED
            for row in reversed(current(connection, kind))
        }

    def keep(self, file: RawFile) -> None:
        """Keep a raw file, unless it is kept already."""
        if file.sha256 in self._files:
            return
        self._files.add(file.sha256)
        content = file.content
        self._gather(
            "files",
            {
                "sha256": file.sha256,
                "entry_id": self.entry_id,
                "name": file.name,
                "size": len(content),
                "content": content,
            },
        )

    def new(self, kind: str, content: Content, *, withdrawn: int = 0) -> str:
        """Write version 1 of a new record and return its identifier."""
        identifier = next(self._ids)
        self._gather("records", {"id": identifier, "kind": kind})
        self.version(kind, identifier, 1, content, withdrawn=withdrawn)
        return identifier

    def shared(self, kind: str, content: Content) -> str:
        """Return the record of a shared kind with this content, made if there is none."""
        key = _content_key(kind, content)
        if key not in self._shared:
            self._shared[key] = self.new(kind, content)
        return self._shared[key]

    def version(
        self,
        kind: str,
        identifier: str,
        number: int,
        content: Content,
        *,
        withdrawn: int = 0,
    ) -> None:
        """Write one version of a record."""
        raw = content.get("raw_file")
        if raw is not None and raw not in self._files:
            raise InputError(
                f"the raw file {raw[:12]} is not kept in this campaign; add the file itself"
            )
        self._gather(
            kind,
            {
                **content,
                "id": identifier,
                "version": number,
                "entry_id": self.entry_id,
                "withdrawn": withdrawn,
            },
        )

    def finish(self) -> str | None:
        """Write what is left and return the identifier of the entry; None: nothing new."""
        if self._count:
            self._flush()
        return self.entry_id if self._begun else None

    def _gather(self, table: str, row: dict[str, Any]) -> None:
        self._rows[table].append(row)
        self._count += 1
        if self._count >= BATCH:
            self._flush()

    def _flush(self) -> None:
        if not self._begun:
            self._begun = True
            self.connection.execute(insert(TABLES["entries"]), self._entry())
        for name, rows in self._rows.items():
            if rows:
                refuse_faulty(TABLES[name], rows)
                _insert(self.connection, TABLES[name], rows)
                rows.clear()
        self._count = 0

    def _entry(self) -> dict[str, Any]:
        entry = {
            "id": self.entry_id,
            "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "author": self._act.author or _person(),
            "action": self._act.action,
            "reason": self._act.reason.strip(),
            "remark": self._act.remark,
            "package_version": version_of_package("poreform"),
        }
        if self._act.action != "add" and not entry["reason"]:
            raise InputError("a change needs its reason; say why in a few words")
        return checked(TABLES["entries"], entry)


@lru_cache
def _content_of(kind: str) -> Callable[[Any], tuple[object, ...]]:
    """Return what takes the content of a row, its bookkeeping left out."""
    names = [column.name for column in VERSIONED[kind].columns]
    return itemgetter(*(n for n in names if n not in BOOKKEEPING))


def _insert(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Write rows that were looked at: they go to the driver as they are."""
    statement = insert(table).compile(dialect=connection.dialect)
    if statement.positiontup is None:
        connection.exec_driver_sql(str(statement), rows)
        return
    values_of = itemgetter(*statement.positiontup)
    connection.exec_driver_sql(str(statement), [values_of(row) for row in rows])


def _content_key(kind: str, content: Any) -> tuple[object, ...]:  # noqa: ANN401 - row or dict
    return (kind, *_content_of(kind)(content))


def _person() -> str:
    """Return the name of the person at this computer, as far as it knows it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"
