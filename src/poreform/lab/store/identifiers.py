"""Identifiers: unique without asking anybody, and sorted in the order of writing."""

import secrets
import time
from collections.abc import Iterator
from itertools import count

LENGTH = 32
"""Hexadecimal digits: 12 of the millisecond, 8 of the place within it, 12 at random."""

TOGETHER = 64
"""Identifiers for which random digits are drawn at a time."""

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
    head = f"{moment:0{MOMENT}x}"
    for place in count():
        at = place % TOGETHER
        if at == 0:
            tails = secrets.token_hex(6 * TOGETHER)
        yield f"{head}{place:08x}{tails[12 * at : 12 * at + 12]}"
