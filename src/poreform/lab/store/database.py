"""The database: one transaction for each thing done, and one sentence for each failure."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.pool import NullPool

from poreform.core.collecting import uncollected
from poreform.core.errors import InputError, StoredDataError
from poreform.core.optional import require
from poreform.lab.store.address import SQLITE, address, shown

PATIENCE = 30
"""How long a writer waits for another one [s]."""

RETRY = 0.02
"""Pause before what is turned down without a wait is tried again [s]."""

TURN = 7673
"""Number of the lock that makes writers of a PostgreSQL database take turns."""

BEGINNING = "poreform_beginning"
"""Option of a connection: how its transaction begins in SQLite."""


@dataclass(frozen=True, slots=True)
class Database:
    """One SQLite file or one PostgreSQL database."""

    url: URL
    engine: Engine

    @classmethod
    def at(cls, place: Path | str) -> "Database":
        """Return the database at a path or URL; nothing is opened yet."""
        url = address(place)
        if url.drivername == SQLITE:
            engine = create_engine(
                url,
                poolclass=NullPool,
                connect_args={"timeout": PATIENCE, "isolation_level": None},
            )
            event.listen(engine, "connect", _prepare)
            event.listen(engine, "begin", _begin)
            return cls(url, engine)
        require("psycopg", extra="postgres")
        return cls(url, create_engine(url, poolclass=NullPool))

    @property
    def is_file(self) -> bool:
        """True for an SQLite file."""
        return self.url.drivername == SQLITE

    @property
    def name(self) -> str:
        """The place as messages show it."""
        return shown(self.url)

    def exists(self) -> bool:
        """Return whether there is a file; a server is always taken to be there."""
        return not self.is_file or Path(str(self.url.database)).is_file()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the campaign, whoever writes meanwhile.

        Raises
        ------
        StoredDataError
            The database cannot be read.
        """
        with self._told(), uncollected(), self.engine.connect() as connection:
            if not self.is_file:
                connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose changes are kept all together, or not at all.

        One writer at a time; the others wait up to `PATIENCE` seconds, readers never do.

        Raises
        ------
        StoredDataError
            The database cannot be written or refuses a row.
        """
        with self._told(), uncollected(), self.engine.connect() as connection:
            # a reader that turns writer later may be turned down: a writer says so at once
            connection.execution_options(**{BEGINNING: "BEGIN IMMEDIATE"})
            with connection.begin():
                if not self.is_file:
                    connection.execute(text(f"SET LOCAL lock_timeout = '{PATIENCE}s'"))
                    connection.execute(text(f"SELECT pg_advisory_xact_lock({TURN})"))
                yield connection

    @contextmanager
    def unmade_on_failure(self) -> Iterator[None]:
        """Take an SQLite file away that was made within, when what is done there fails.

        One that another writer has filled meanwhile is left alone.
        """
        stood = self.exists()
        try:
            yield
        except BaseException:
            if not stood and self.is_file and self._is_empty():
                path = Path(str(self.url.database))
                for ending in ("", "-wal", "-shm"):
                    Path(f"{path}{ending}").unlink(missing_ok=True)
            raise

    def _is_empty(self) -> bool:
        with self.engine.connect() as connection:
            return not inspect(connection).get_table_names()

    def write_ahead(self) -> None:
        """Let an SQLite file be read while it is written; it remembers this by itself."""
        if not self.is_file:
            return
        patient_until = time.monotonic() + PATIENCE
        with self._told(), self.engine.connect() as connection:
            connection.execution_options(**{BEGINNING: ""})
            # who changes the mode while another does is turned down without a wait
            while True:
                try:
                    connection.exec_driver_sql("PRAGMA journal_mode = WAL")
                except OperationalError as error:
                    if "locked" not in str(error.orig) or time.monotonic() > patient_until:
                        raise
                    time.sleep(RETRY)
                else:
                    return

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            told = str(error.orig).splitlines()[0]
            if "not a database" in told:
                raise InputError(
                    f"{self.name}: is no campaign; it is another file"
                ) from error
            if "locked" in told or "lock timeout" in told:
                raise StoredDataError(
                    f"{self.name}: another writer has kept the campaign busy for "
                    f"{PATIENCE} s; try again"
                ) from error
            raise StoredDataError(
                f"{self.name}: the database refuses: {told}; nothing was changed"
            ) from error


def _prepare(connection: DBAPIConnection, _record: object) -> None:
    """Check references, and keep what was written though the power fails."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.close()


def _begin(connection: Connection) -> None:
    """Begin the transaction that the driver was told to leave to us."""
    beginning = connection.get_execution_options().get(BEGINNING, "BEGIN")
    if beginning:
        connection.exec_driver_sql(beginning)
