"""Recognising: whether a text names a campaign, told without opening it."""

from pathlib import Path

SCHEMES = frozenset({"sqlite", "postgres", "postgresql"})
"""What stands before ``://`` in the URL of a campaign, a driver behind a plus aside."""

MAGIC = b"SQLite format 3\x00"
"""First bytes of every SQLite file."""


def is_campaign(place: Path | str) -> bool:
    """Return whether a text is the URL of a database or the path of an SQLite file."""
    text = str(place)
    scheme, sign, _ = text.partition("://")
    if sign and scheme.partition("+")[0] in SCHEMES:
        return True
    try:
        with Path(text).expanduser().open("rb") as stream:
            return stream.read(len(MAGIC)) == MAGIC
    except (OSError, ValueError, RuntimeError):
        return False
