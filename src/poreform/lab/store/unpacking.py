"""Unpacking: an archive from anywhere, read without trust, all of it or nothing.

Nothing is ever extracted to a path: members are read by name out of the zip, and only those
that a campaign has.
"""

import hashlib
import json
import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from sqlalchemy import Connection, Table, func, insert, select

from poreform.core.errors import InputError, StoredDataError
from poreform.core.progress import Progress, Silent
from poreform.lab.store.archive import columns
from poreform.lab.store.cells import checked
from poreform.lab.store.crate import (
    FILES_FOLDER,
    METADATA_NAME,
    RECORDS_FOLDER,
    Member,
    described,
)
from poreform.lab.store.raw_file import LARGEST_FILE
from poreform.lab.store.schema import LATEST
from poreform.lab.store.tables import ENTRIES, FILES, MEMBRANES, STANDING, TABLES
from poreform.lab.store.verifying import verify

MOST_MEMBERS = 200_000
MOST_RATIO = 200
"""Content over archive size; tables of figures reach 30, a bomb thousands."""

FREE_SIZE = 64_000_000
"""Content below which the ratio is not looked at [bytes]."""

LARGEST_DESCRIPTION = 100_000_000
LONGEST_LINE = 5_000_000
"""[bytes]."""

BATCH = 5000

DAMAGED = (
    BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    ValueError,  # a name in no known encoding, a negative offset
    OverflowError,
)
"""What a zip file that was damaged, by accident or on purpose, may raise."""

_KNOWN = re.compile(
    rf"(?P<root>[^/\\]{{1,255}})/(?P<path>{re.escape(METADATA_NAME)}"
    rf"|{RECORDS_FOLDER}/(?:{'|'.join(TABLES)})\.jsonl|{FILES_FOLDER}/[0-9a-f]{{64}})"
)
_FOLDER = re.compile(rf"[^/\\]{{1,255}}/(?:(?:{RECORDS_FOLDER}|{FILES_FOLDER})/)?")


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What an archive brought."""

    entries: int
    """Entries of the journal that were not on file."""

    membranes: int
    """Versions of membranes that were not on file."""

    standing: int
    """Versions of standing observations that were not on file."""

    files: int
    """Raw files that were not on file."""


@dataclass(frozen=True, slots=True)
class _Source:
    """An open archive whose members are those of a campaign, each one described."""

    archive: ZipFile
    infos: dict[str, ZipInfo]
    members: dict[str, Member]


def read_archive(
    connection: Connection, path: Path, *, progress: Progress | None = None
) -> Unpacked:
    """Write every row and file of an archive that is not on file; verify all of it.

    Raises
    ------
    InputError
        There is no such file.
    StoredDataError
        The archive is damaged, is none of a campaign, or contradicts what is on file.
    """
    if not path.is_file():
        raise InputError(f"{path}: there is no such file")
    try:
        with ZipFile(path) as archive:
            infos = _members(archive, path.stat().st_size)
            source = _Source(archive, infos, _described(archive, infos))
            new = _read_tables(connection, source, progress or Silent())
        verify(connection)
    except DAMAGED as error:
        raise StoredDataError(
            f"{path}: is no archive, or a damaged one ({error})"
        ) from error
    except (InputError, StoredDataError) as error:
        raise StoredDataError(f"{path}: {error}; nothing was imported") from error
    return Unpacked(
        new[ENTRIES.name], new[MEMBRANES.name], new[STANDING.name], new[FILES.name]
    )


def _members(archive: ZipFile, size: int) -> dict[str, ZipInfo]:
    """Return path within the crate -> member; refuse what no campaign has."""
    infos = archive.infolist()
    whole = sum(info.file_size for info in infos)
    if len(infos) > MOST_MEMBERS or whole > max(FREE_SIZE, MOST_RATIO * size):
        raise StoredDataError(f"would unpack to {whole / 1e6:.0f} MB in {len(infos)} files")
    members: dict[str, ZipInfo] = {}
    roots: set[str] = set()
    for info in infos:
        if _FOLDER.fullmatch(info.filename) and not info.file_size:
            continue
        found = _KNOWN.fullmatch(info.filename)
        if found is None or found["path"] in members or _is_odd(info):
            raise StoredDataError(
                f"holds {info.filename[:60]!r}, which no archive of a campaign has"
            )
        members[found["path"]] = info
        roots.add(found["root"])
    if len(roots) != 1:
        raise StoredDataError("has no folder that holds everything")
    return members


def _is_odd(info: ZipInfo) -> bool:
    """Return whether a member is locked, or packed otherwise than ours."""
    return bool(info.flag_bits & 1) or info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}


def _described(archive: ZipFile, infos: dict[str, ZipInfo]) -> dict[str, Member]:
    """Return path -> what the description says; it names every other member, no more."""
    info = infos.pop(METADATA_NAME, None)
    if info is None or info.file_size > LARGEST_DESCRIPTION:
        raise StoredDataError(f"has no {METADATA_NAME}")
    members, step = described(archive.read(info))
    if step != LATEST:
        raise StoredDataError(
            f"is of step {step!r} of the schema, this Poreform reads {LATEST!r}; update "
            "Poreform, or export the campaign anew"
        )
    needed = {f"{RECORDS_FOLDER}/{name}.jsonl" for name in TABLES}
    if members.keys() != infos.keys() or not needed <= members.keys():
        odd = sorted((members.keys() ^ infos.keys()) or (needed - members.keys()))
        raise StoredDataError(f"{odd[0]!r} is lacking, or is not described")
    return members


def _read_tables(
    connection: Connection, source: _Source, progress: Progress
) -> dict[str, int]:
    """Write every table and return how many rows of each were not on file."""
    new: dict[str, int] = {}
    progress.start("importing", len(TABLES))
    for table in TABLES.values():
        new[table.name] = _read_table(connection, source, table)
        progress.advance(1)
    progress.finish()
    return new


def _read_table(connection: Connection, source: _Source, table: Table) -> int:
    """Write the rows of a table that are not on file; return how many."""
    path = f"{RECORDS_FOLDER}/{table.name}.jsonl"
    on_file = _on_file(connection, table)
    count = 0
    batch: list[dict[str, Any]] = []
    with source.archive.open(source.infos[path]) as stream:
        for row in _rows(stream, source.members[path]):
            if table is FILES:
                row["content"] = _content(source, row)
            if _is_on_file(on_file, table, checked(table, row)):
                continue
            batch.append(row)
            count += 1
            if len(batch) >= BATCH:
                connection.execute(insert(table), batch)
                batch.clear()
    if batch:
        connection.execute(insert(table), batch)
    return count


def _rows(stream: IO[bytes], member: Member) -> Iterator[dict[str, Any]]:
    """Give the rows of a table; refuse one whose hash is another."""
    digest = hashlib.sha256()
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        digest.update(line)
        yield _row(line, f"line {number} of {member.path}")
    if digest.hexdigest() != member.sha256:
        raise StoredDataError(f"{member.path} is damaged: its hash is another")


def _row(line: bytes, place: str) -> dict[str, Any]:
    if len(line) > LONGEST_LINE:
        raise StoredDataError(f"{place} is longer than {LONGEST_LINE} bytes")
    try:
        row = json.loads(line, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise StoredDataError(f"{place} cannot be read") from error
    if not isinstance(row, dict):
        raise StoredDataError(f"{place} is no record")
    return row


def _no_number(text: str) -> float:
    raise ValueError(f"{text} is no number")


def _content(source: _Source, row: dict[str, Any]) -> bytes:
    sha256, name = str(row.get("sha256")), str(row.get("name"))
    info = source.infos.get(f"{FILES_FOLDER}/{sha256}")
    if info is None or info.file_size > LARGEST_FILE:
        raise StoredDataError(f"the raw file {sha256[:12]} is lacking")
    if Path(name).name != name or "\\" in name:
        raise StoredDataError(f"the raw file {name[:40]!r} is called like a path")
    content = source.archive.read(info)
    if hashlib.sha256(content).hexdigest() != sha256:
        raise StoredDataError(f"the raw file {name!r} is damaged: its hash is another")
    return content


def _on_file(connection: Connection, table: Table) -> dict[tuple[Any, ...], Any]:
    """Return key -> row on file, contents of files left out."""
    keys = [column.name for column in table.primary_key]
    if not connection.execute(select(func.count()).select_from(table)).scalar():
        return {}
    query = select(*(table.c[name] for name in columns(table)))
    return {
        tuple(row[name] for name in keys): dict(row)
        for row in connection.execute(query).mappings()
    }


def _is_on_file(
    on_file: dict[tuple[Any, ...], Any], table: Table, row: dict[str, Any]
) -> bool:
    """Return whether a row is on file; refuse one that is there with another content."""
    before = on_file.get(tuple(row[column.name] for column in table.primary_key))
    if before is None:
        return False
    if table is not FILES and any(row[name] != value for name, value in before.items()):
        raise StoredDataError(
            f"holds another version {row.get('version', '')} of {table.name} "
            f"{next(iter(row.values()))}: the two campaigns were changed apart"
        )
    return True
