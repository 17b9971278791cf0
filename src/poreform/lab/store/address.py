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


def address(place: Path | str) -> URL:
    """Return the address of a campaign; a text without ``://`` is the path of a file."""
    text = str(place)
    if "\0" in text or not text.strip():
        raise InputError("the place of the campaign is no path; write e.g. bench.db")
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
