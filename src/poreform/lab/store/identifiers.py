"""Identifiers: unique without asking anybody, and sorted in the order of writing."""

import secrets
import time
from collections.abc import Iterator

LENGTH = 32
"""Hexadecimal digits: 12 of the millisecond, 8 of the place within it, 12 at random."""

MOMENT = 12
"""Digits that tell the millisecond."""


def identifiers(after: str = "") -> Iterator[str]:
    """Give identifiers, each sorting behind those that were given before.

    Two campaigns that grew apart can be joined, because the last 48 bits are random.

    Parameters
    ----------
    after : str
        An identifier behind which all others sort, though another clock goes before ours.
    """
    moment = max(time.time_ns() // 1_000_000, int(after[:MOMENT] or "0", 16) + 1)
    place = 0
    while True:
        yield f"{moment:0{MOMENT}x}{place:08x}{secrets.token_hex(6)}"
        place += 1
