"""Questions: all that one window rests on, and whoever answers many of them at once."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple, dataclass

from poreform.core.reading import Reading
from poreform.window.curve import Readings
from poreform.window.find import Rules, find_window
from poreform.window.window import Window


@dataclass(frozen=True, slots=True)
class Question:
    """The readings of one scan and how they are to be judged."""

    porosity: Mapping[float, Readings]
    """Ts [degC] -> P, as `poreform.window.find.find_window` takes it."""

    extension: Mapping[float, Readings]
    """Ts [degC] -> TL, likewise."""

    rules: Rules
    """Settings of the literal rule."""

    seed: int
    """Of the draws."""

    def window(self) -> Window:
        """Return the answer."""
        return find_window(self.porosity, self.extension, rules=self.rules, seed=self.seed)

    def digest(self) -> str:
        """Return the hash (64 hexadecimal digits) of everything that decides the answer."""
        content = [
            _plain(self.porosity),
            _plain(self.extension),
            astuple(self.rules),
            self.seed,
        ]
        text = json.dumps(content, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


Answer = Callable[[Sequence[Question]], Sequence[Window]]
"""Gives the window of each question, in their order."""


def answered(questions: Sequence[Question]) -> tuple[Window, ...]:
    """Return the window of each question, worked out here and now."""
    return tuple(question.window() for question in questions)


def _plain(readings: Mapping[float, Readings]) -> list[tuple[float, object]]:
    return [(float(ts), _entry(found)) for ts, found in sorted(readings.items())]


def _entry(found: object) -> object:
    """Return the figures of a reading that enter a window: not its method or its file."""
    if isinstance(found, Reading):
        return [found.name, found.value, found.std, found.count]
    if isinstance(found, str):
        return found
    if isinstance(found, Sequence):
        return [_entry(entry) for entry in found]
    return {"number": found}
