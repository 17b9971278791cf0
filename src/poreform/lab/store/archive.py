"""Archive: the whole campaign in one ``.eln`` file, the same bytes for the same content."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sqlalchemy import Connection, Table, select

from poreform.core.files import write_atomic
from poreform.lab.store.crate import (
    FILES_FOLDER,
    METADATA_NAME,
    RECORDS_FOLDER,
    Member,
    crate,
)
from poreform.lab.store.reading import last_entry
from poreform.lab.store.schema import LATEST
from poreform.lab.store.tables import ENTRIES, FILES, TABLES

LINES = 2000
"""Rows put into the archive at a time."""

NEVER = "1980-01-01T00:00:00.000+00:00"
"""Time of a campaign in which nothing was done."""


def write_archive(connection: Connection, path: Path) -> None:
    """Write every row and file to `path`; a reader sees the whole archive or none."""
    write_atomic(path, lambda temporary: _write(connection, temporary, path.stem))


def columns(table: Table) -> list[str]:
    """Return the columns that stand in the lines of a table; contents are files."""
    return [column.name for column in table.columns if column.name != "content"]


def _write(connection: Connection, path: Path, name: str) -> None:
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        members = []
        for table in TABLES.values():
            place = f"{name}/{RECORDS_FOLDER}/{table.name}.jsonl"
            members.append(_put(archive, place, table.name, _lines(connection, table)))
        for sha256, title in _files(connection):
            place = f"{name}/{FILES_FOLDER}/{sha256}"
            content = select(FILES.c.content).where(FILES.c.sha256 == sha256)
            whole = iter([connection.execute(content).scalar_one()])
            members.append(_put(archive, place, title, whole))
        last = select(ENTRIES.c.time).where(ENTRIES.c.id == last_entry(connection))
        time = connection.execute(last).scalar() or NEVER
        text = crate(members, name=name, time=time, step=LATEST)
        _put(archive, f"{name}/{METADATA_NAME}", METADATA_NAME, iter([text.encode()]))


def _put(archive: ZipFile, path: str, title: str, content: Iterator[bytes]) -> Member:
    info = ZipInfo(path)
    info.compress_type = ZIP_DEFLATED
    digest, size = hashlib.sha256(), 0
    with archive.open(info, "w", force_zip64=True) as stream:
        for piece in content:
            stream.write(piece)
            digest.update(piece)
            size += len(piece)
    return Member(path.partition("/")[2], title, size, digest.hexdigest())


def _lines(connection: Connection, table: Table) -> Iterator[bytes]:
    names = columns(table)
    query = select(*(table.c[name] for name in names)).order_by(*table.primary_key.columns)
    rows = connection.execute(query)
    while batch := rows.fetchmany(LINES):
        yield "".join(_line(dict(zip(names, row, strict=True))) for row in batch).encode()


def _line(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n"


def _files(connection: Connection) -> list[tuple[str, str]]:
    query = select(FILES.c.sha256, FILES.c.name).order_by(FILES.c.sha256)
    return [(row.sha256, row.name) for row in connection.execute(query)]
