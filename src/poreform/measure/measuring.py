"""One door to all virtual instruments, by name."""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass

from poreform.core.errors import InputError, UnknownNameError
from poreform.core.reading import Reading
from poreform.core.streams import stream
from poreform.measure.instrument import Instrument
from poreform.measure.instruments import INSTRUMENTS
from poreform.structure.membrane import Membrane

AXES = ("axis", "towards")
"""Settings that name an axis."""


def measure(
    membrane: Membrane,
    instrument: str | Instrument,
    *,
    settings: Mapping[str, object] | None = None,
    seed: int = 0,
) -> Reading:
    """Return the reading of one instrument on `membrane`.

    Parameters
    ----------
    membrane
        Structure to measure; not modified.
    instrument
        A name of `INSTRUMENTS`, or an instrument with its own settings.
    settings
        Settings of a named instrument, SI, e.g. ``{"thickness": 1e-4}``.
    seed
        Integer that every random number of the instrument grows from.

    Raises
    ------
    UnknownNameError
        No instrument has this name.
    InputError
        A setting is missing or unknown.
    NotMeasurableError
        The structure has no such figure (all solid, not percolating, too coarse ...).
    """
    if isinstance(instrument, str):
        instrument = instrument_called(instrument, settings or {})
    return instrument.measure(membrane, rng=stream(seed, instrument.name))


def instrument_called(name: str, settings: Mapping[str, object]) -> Instrument:
    """Return the instrument `name` with `settings` (SI); the others stay as they are."""
    if name not in INSTRUMENTS:
        raise UnknownNameError.of("instrument", name, INSTRUMENTS)
    kind = INSTRUMENTS[name]
    known = setting_names(name)
    strange = sorted(set(settings) - set(known))
    if strange:
        raise InputError(
            f"{name} has no setting {', '.join(strange)}; it has "
            f"{', '.join(sorted(known)) or 'none'}"
        )
    missing = [entry for entry in required_settings(name) if entry not in settings]
    if missing:
        raise InputError(f"{name} needs the setting {', '.join(missing)} (SI units)")
    return kind(**{key: _whole(name, key, value) for key, value in settings.items()})


def _whole(name: str, key: str, value: object) -> object:
    """Return the setting, an axis as a whole number; refuse what is none."""
    if key not in AXES or value is None:
        return value
    if value not in {0, 1, 2}:
        raise InputError(
            f"{name} has {key} = {value}; it is 0, 1 or 2, for x, y or z (2 is through the "
            "wall)"
        )
    return int(value)


def setting_names(name: str) -> tuple[str, ...]:
    """Return the names of all settings of the instrument `name`."""
    kind = INSTRUMENTS[name]
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def required_settings(name: str) -> tuple[str, ...]:
    """Return the settings without which the instrument `name` cannot be used."""
    kind = INSTRUMENTS[name]
    if not is_dataclass(kind):
        return ()
    return tuple(
        field.name
        for field in fields(kind)
        if field.default is MISSING and field.default_factory is MISSING
    )
