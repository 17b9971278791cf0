"""Raw files: what an instrument or a person wrote, kept byte by byte under its hash."""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sqlalchemy import Connection, select

from poreform.core.errors import InputError, UnknownNameError
from poreform.lab.store.reading import current, discarded
from poreform.lab.store.tables import FILES, MEASUREMENTS, VERSIONED

LARGEST_FILE = 256_000_000
"""[bytes]; a larger file is not kept in the campaign."""

SHORTEST_HASH = 6
"""Digits of a hash from which it can be asked for."""


@dataclass(frozen=True)
class RawFile:
    """A file with its name; its hash is its identity."""

    name: str
    """As it was called, without its folder."""

    content: bytes
    """Byte by byte."""

    @cached_property
    def sha256(self) -> str:
        """The hash of the content, 64 hexadecimal digits."""
        return hashlib.sha256(self.content).hexdigest()

    @classmethod
    def at(cls, path: Path) -> "RawFile":
        """Return the file at a path, or raise InputError when it cannot be kept."""
        if not path.is_file():
            raise InputError(f"{path}: there is no such file")
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise InputError(
                f"{path}: has {size / 1e6:.0f} MB, more than the "
                f"{LARGEST_FILE / 1e6:.0f} MB that a campaign keeps"
            )
        try:
            return cls(path.name, path.read_bytes())
        except OSError as error:
            raise InputError(f"{path}: cannot be read ({error.strerror})") from error


def raw_file(connection: Connection, sha256: str) -> RawFile:
    """Return the file that is kept under a hash, or under its first digits."""
    digits = sha256.casefold()
    found = connection.execute(
        select(FILES.c.sha256, FILES.c.name, FILES.c.content)
        .where(FILES.c.sha256.startswith(digits, autoescape=True))
        .limit(2)
    ).all()
    if len(digits) < SHORTEST_HASH or len(found) != 1:
        known = connection.execute(select(FILES.c.sha256)).scalars()
        raise UnknownNameError.of("kept file", sha256, (entry[:12] for entry in known))
    return RawFile(found[0].name, found[0].content)


def figures_read_from(connection: Connection, name: str) -> set[str]:
    """Return the identifiers of the figures that ever were read from a file of a name.

    One that was corrected by hand since stands in no file any more, and is still the figure
    that the file speaks of.
    """
    figures = MEASUREMENTS.c
    query = (
        select(figures.id)
        .join(FILES, FILES.c.sha256 == figures.raw_file)
        .where(FILES.c.name == name)
    )
    return set(connection.execute(query.distinct()).scalars())


def in_use(connection: Connection, file: RawFile) -> bool:
    """Return whether something that holds now, or was discarded, was read from a file."""
    return any(
        current(connection, kind, VERSIONED[kind].c.raw_file == file.sha256)
        for kind in ("measurements", "standing")
    ) or bool(discarded(connection, MEASUREMENTS.c.raw_file == file.sha256))
