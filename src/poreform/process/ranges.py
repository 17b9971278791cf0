"""Ranges of a recipe's fields: each refusal names the value, the limits and the remedy."""

from dataclasses import dataclass

from pydantic import ValidationInfo

from poreform.core.units import Unit, from_si, to_si

ROUNDING = 1e-9
"""Relative slack at a limit, so that '10 wt%' is inside 10 to 60 wt% after conversion."""


@dataclass(frozen=True, slots=True)
class Range:
    """The range of one field, written in the unit in which the lab speaks of it."""

    what: str
    """The quantity in words, e.g. ``"the concentration of the polymer"``."""

    si_unit: str
    """SI unit, as pint spells it."""

    lab_unit: str
    """Unit of `least` and `most` and of the message."""

    least: float
    """Least value, included, in `lab_unit`."""

    most: float
    """Greatest value, included, in `lab_unit`."""

    remedy: str
    """What to do when the value lies outside."""

    difference: bool = False
    """True for a temperature difference."""

    def parse(self, value: object, info: ValidationInfo) -> float:
        """Return `value` as an SI float, or raise ValueError with one clear sentence."""
        number = Unit(self.si_unit, difference=self.difference).parse(value, info)
        shown = number if self.difference else from_si(number, self.lab_unit)
        below, beyond = ROUNDING * abs(self.least), ROUNDING * abs(self.most)
        if not self.least - below <= shown <= self.most + beyond:
            raise ValueError(
                f"{self.what} is {shown:.6g} {self.lab_unit}, outside {self.least:g} to "
                f"{self.most:g} {self.lab_unit}; {self.remedy}"
            )
        if shown < self.least or shown > self.most:
            return self._limit(min(max(shown, self.least), self.most))
        return number

    def _limit(self, shown: float) -> float:
        return shown if self.difference else to_si(shown, self.lab_unit)
