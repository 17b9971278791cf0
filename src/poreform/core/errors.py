"""The one tree of errors; each class is something a caller would handle differently.

A message says what is wrong with which value, what would be right, and what to do.
"""

from collections.abc import Iterable
from difflib import get_close_matches


class PoreformError(Exception):
    """Base of every error that Poreform raises on purpose."""


class InputError(PoreformError):
    """What the caller gave cannot be used; the message names the field and the remedy."""


class UnknownNameError(InputError):
    """A name that is not in a catalogue or table; the message offers the nearest ones."""

    @classmethod
    def of(cls, kind: str, name: str, known: Iterable[str]) -> "UnknownNameError":
        """Return the error for `name`, with up to three near misses out of `known`."""
        names = sorted(known)
        by_folded = {entry.casefold(): entry for entry in names}
        near = get_close_matches(name.casefold(), list(by_folded), n=3, cutoff=0.5)
        hint = (
            f"did you mean {' or '.join(repr(by_folded[entry]) for entry in near)}?"
            if near
            else f"known are: {', '.join(names[:12])}{', ...' if len(names) > 12 else ''}"
        )
        return cls(f"no {kind} is called {name!r}; {hint}")


class OutOfRangeError(InputError):
    """A correlation is asked for a value outside the range that its source covers."""


class NotConvergedError(PoreformError):
    """An iteration stopped without an answer; `last` is the final iterate."""

    def __init__(self, message: str, last: object = None) -> None:
        super().__init__(message)
        self.last = last


class NotMeasurableError(PoreformError):
    """A structure on which a figure has no meaning (all solid, not percolating ...)."""


class NotDissolvedError(PoreformError):
    """The dope is no solution at this temperature: a datum of its own kind, no zero."""


class StoredDataError(PoreformError):
    """A stored result is missing, foreign or damaged."""


class MissingExtraError(PoreformError):
    """An optional package is not installed; the message carries the install line."""
