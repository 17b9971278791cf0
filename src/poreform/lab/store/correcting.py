"""Correcting: single fields and figures of a record, in the words of a person."""

import re
from collections.abc import Mapping
from dataclasses import replace

from pydantic import ValidationError

from poreform.core.document import faults
from poreform.core.errors import InputError, UnknownNameError
from poreform.core.quantities import QUANTITIES
from poreform.core.reading import Reading
from poreform.core.units import Unit
from poreform.lab.experiment import Experiment
from poreform.lab.standing import StandingObservation
from poreform.lab.store.parts import Record

_PLACE = re.compile(r"^(?P<name>\w+)(?:#(?P<number>\d{1,4}))?$")
_SPELLED = {"%": "percent", "1": "dimensionless"}
"""Lab unit -> what `core.units` calls it."""

FIXED = frozenset({"readings", "raw_file"})
"""Fields that are no words of a person."""


def corrected(record: Record, changes: Mapping[str, object]) -> Record:
    """Return the record with some fields and figures changed.

    Parameters
    ----------
    record : Experiment or StandingObservation
        As it stands.
    changes : mapping
        Field -> value with its unit as text, or SI; quantity -> figure with its unit as
        text, as a number in its lab unit, or as a `Reading`.  Where a quantity has several
        figures, ``"porosity#2"`` is the second one.

    Raises
    ------
    InputError
        A field is unknown, or its value cannot be.
    """
    fields: dict[str, object] = dict(record)
    for name, value in changes.items():
        if name in fields and name not in FIXED:
            fields[name] = value
        elif isinstance(record, Experiment):
            fields["readings"] = _with_figure(fields["readings"], record, name, value)
        else:
            raise UnknownNameError.of("field", name, set(fields) - FIXED)
    if isinstance(record, StandingObservation) and fields != dict(record):
        fields["raw_file"] = ""
    try:
        return type(record).model_validate(fields)
    except ValidationError as error:
        raise InputError(faults(error).removeprefix("document: ")) from error


def place_of(record: Experiment, name: str) -> int:
    """Return the place among the readings of ``"porosity"`` or ``"porosity#2"``.

    Raises
    ------
    InputError
        The record has no such figure, or several of them.
    """
    found = _PLACE.match(name)
    quantity = found["name"] if found else name
    if quantity not in QUANTITIES:
        known = {*type(record).model_fields, *QUANTITIES} - FIXED
        raise UnknownNameError.of("field or quantity", name, known)
    places = [k for k, reading in enumerate(record.readings) if reading.name == quantity]
    number = int(found["number"]) if found and found["number"] else None
    if number is None and len(places) > 1:
        raise InputError(
            f"{record.name} has {len(places)} figures of {quantity}; write which one, e.g. "
            f"'{quantity}#2'"
        )
    if not 1 <= (number or 1) <= len(places):
        raise InputError(f"{record.name} has no {name} on file; add it as a new figure")
    return places[(number or 1) - 1]


def _with_figure(
    readings: object, record: Experiment, name: str, value: object
) -> tuple[Reading, ...]:
    changed = list(readings) if isinstance(readings, tuple) else []
    place = place_of(record, name)
    changed[place] = _figure(changed[place], value)
    return tuple(changed)


def _figure(reading: Reading, value: object) -> Reading:
    if isinstance(value, Reading):
        return value
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise InputError(
            f"{reading.name}: expected a figure in {reading.unit}, got {value!r}"
        )
    try:
        number = _number(value, reading.unit)
    except ValueError as error:
        raise InputError(f"{reading.name}: {error}") from error
    if number == reading.value:
        return reading
    # no file says the new figure; the old version keeps the file that said the old one
    return replace(reading, value=number, raw_file="")


def _number(value: str | float, unit: str) -> float:
    """Return a figure in its lab unit."""
    if not isinstance(value, str):
        return float(value)
    return Unit(_SPELLED.get(unit, unit)).from_text(value)
