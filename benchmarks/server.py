"""A PostgreSQL server for the benchmarks: a schema of their own, dropped when they end."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import create_engine, text

SERVER = "POREFORM_TEST_POSTGRESQL"
"""Environment variable: URL of a PostgreSQL database in which schemas may be made."""


def given_url() -> str:
    """Return the URL that the environment names; empty when there is none."""
    return os.environ.get(SERVER, "")


@contextmanager
def a_schema(url: str) -> Iterator[str]:
    """Give the URL of a new schema in a database."""
    schema = f"bench_{secrets.token_hex(6)}"
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:", 1))
    try:
        with engine.begin() as connection:
            connection.execute(text(f"CREATE SCHEMA {schema}"))
        yield f"{url}?options=-csearch_path%3D{schema}"
    finally:
        with engine.begin() as connection:
            connection.execute(text(f"DROP SCHEMA IF EXISTS {schema} CASCADE"))
        engine.dispose()
