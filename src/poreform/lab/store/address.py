"""Addresses: where a campaign is, an SQLite file by its path or a PostgreSQL URL."""

from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from poreform.core.errors import InputError

SQLITE = "sqlite"
POSTGRESQL = "postgresql"
DRIVERS = {
    "sqlite": "sqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
}
"""What stands before ``://`` -> the driver that is used."""

MAGIC = b"SQLite format 3\x00"
"""First bytes of every SQLite file."""


def address(place: Path | str) -> URL:
    """Return the address of a campaign; a text without ``://`` is the path of a file."""
    text = str(place)
    if "://" not in text:
        return URL.create(SQLITE, database=str(Path(text).expanduser()))
    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as error:
        raise InputError(
            "the address of the campaign cannot be read; write e.g. "
            "postgresql://user@host/name or the path of a file"
        ) from error
    kind = url.drivername.partition("+")[0]
    if kind not in DRIVERS:
        raise InputError(
            f"a campaign lives in an SQLite file or in PostgreSQL, not in {kind!r}; write "
            "e.g. bench.db or postgresql://user@host/name"
        )
    if kind == SQLITE and url.database in {None, "", ":memory:"}:
        raise InputError("the address names no file; write e.g. sqlite:///bench.db")
    return url.set(drivername=DRIVERS[kind])


def shown(url: URL) -> str:
    """Return an address as messages show it: a path, or a URL without its password."""
    if url.drivername == SQLITE:
        return str(url.database)
    return url.set(drivername=POSTGRESQL).render_as_string(hide_password=True)


def is_campaign(place: Path | str) -> bool:
    """Return whether a text is the URL of a database or the path of an SQLite file."""
    text = str(place)
    if text.partition("://")[0].partition("+")[0] in DRIVERS and "://" in text:
        return True
    try:
        with Path(text).expanduser().open("rb") as stream:
            return stream.read(len(MAGIC)) == MAGIC
    except (OSError, ValueError):
        return False
