"""Scans: records grouped so that only Ts and the replicate differ within one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from poreform.core.reading import Reading
from poreform.core.units import from_si
from poreform.lab.experiment import Experiment
from poreform.window.curve import Readings
from poreform.window.find import Rules
from poreform.window.question import Answer, Question, answered
from poreform.window.window import Window

SOLUTION = (
    "origin",
    "polymer",
    "weight_average_molar_mass",
    "solvent",
    "concentration",
    "resin",
    "resin_concentration",
)
"""Fields that name the solution: another solution is another scan, without a word."""

MAKING = (
    "dissolution_time",
    "geometry",
    "cooling",
    "treatment",
    "thickness",
    "test_speed",
    "lot",
    "settings",
)
"""Fields that a scan of one solution holds constant; it is split where they differ."""

CONSTANT = SOLUTION + MAKING
"""Fields that are constant within a scan."""

_constant_of = attrgetter(*CONSTANT)

LEAST_W, MOST_W = 0.1, 0.6
"""Weight fractions of polymer between which a scan can qualify a solvent."""

LEAST_MOLAR_MASS = 100.0
"""Mw [kg/mol] from which a scan can qualify a solvent, 1e5 g/mol."""

ROUNDING = 1e-9
"""Relative slack of figures that came through a unit."""

THICKNESS_RATIO = 1.1
"""Walls that differ by less than this ratio are one thickness: they vary as made."""

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class ScanWindow:
    """One scan, the window it gives and the conditions it holds constant."""

    label: str
    """Words that tell this scan from the others, e.g. ``"25 wt%, lot B"``."""

    experiments: tuple[Experiment, ...]
    """The records, by Ts and replicate."""

    window: Window
    """What they give."""

    split_by: tuple[str, ...] = ()
    """Conditions that differed among records of this solution and so split the scan."""

    @property
    def conditions(self) -> Experiment:
        """A record of the scan: its polymer, solvent, concentration and the rest."""
        return self.experiments[0]

    @property
    def simulated(self) -> bool:
        """True when the scan is simulated; a scan never mixes the two origins."""
        return self.conditions.origin == "simulated"

    @property
    def qualifies(self) -> bool | None:
        """Whether this scan qualifies its solvent; None when not known or not able to."""
        return None if self.cannot_qualify else self.window.qualifies

    @property
    def cannot_qualify(self) -> str:
        """Why the scan cannot qualify a solvent whatever its window; empty when it can.

        A concentration or molar mass that nobody wrote down does not forbid it.
        """
        w = self.conditions.concentration
        molar_mass = self.conditions.weight_average_molar_mass
        if w is not None and not LEAST_W - ROUNDING <= w <= MOST_W + ROUNDING:
            return f"{100 * w:.4g} wt% lies outside 10 to 60 wt%"
        if molar_mass is not None and molar_mass < LEAST_MOLAR_MASS * (1.0 - ROUNDING):
            return f"Mw is {from_si(molar_mass, 'g/mol'):.0f} g/mol, below 1e5 g/mol"
        if self.conditions.resin:
            return "Tl and Tu are defined on solutions of the polymer without a resin"
        return ""


def any_qualifies(scans: Sequence[ScanWindow]) -> bool | None:
    """Return whether some one scan qualifies its solvent; None when that is still open.

    Scans that cannot qualify a solvent, such as one at 65 wt%, are left aside.
    """
    answers = {scan.qualifies for scan in scans}
    if True in answers:
        return True
    return None if None in answers or not answers else False


def windows_of(
    experiments: Sequence[Experiment],
    *,
    rules: Rules | None = None,
    seed: int = 0,
    answer: Answer = answered,
) -> tuple[ScanWindow, ...]:
    """Return one window for each scan that is constant in all but Ts and replicate.

    Measured and simulated records, solutions, treatments, wall thicknesses, test speeds,
    lots and dissolution times are never mixed; where one of them differs within a
    solution, the scan is split and `split_by` names it.  Failed runs carry no figure and
    make no scan of their own.

    Parameters
    ----------
    experiments : sequence of Experiment
        In any order.
    rules : Rules, optional
        Settings of the literal rule.  A physical stop on record is added to them.
    seed : int
        Of the draws behind the statistical answer.
    answer : Answer
        Who finds the windows: left out, they are worked out here; `KeptWindows` knows those
        that were found before.
    """
    walls = _wall_classes(experiments)
    groups = _grouped(experiments, walls)
    groups = {key: records for key, records in groups.items() if _says_something(records)}
    split = _split_fields(groups)
    molar_masses = _molar_masses(groups)
    questions = [_question(records, rules or Rules(), seed) for records in groups.values()]
    windows = answer(questions)
    return tuple(
        ScanWindow(
            label=_label(records[0], split[key[: len(SOLUTION)]], molar_masses),
            experiments=_ordered(records),
            window=window,
            split_by=split[key[: len(SOLUTION)]],
        )
        for (key, records), window in zip(groups.items(), windows, strict=True)
    )


def mapping_of(records: Sequence[Experiment], quantity: str) -> dict[float, Readings]:
    """Return Ts [degC] -> readings of `quantity`, or that the polymer did not dissolve.

    A membrane with several readings of the quantity counts once, with their mean; failed
    runs carry no figure.
    """
    found: dict[float, list[float | Reading]] = {}
    undissolved: set[float] = set()
    for record in records:
        temperature = round(from_si(record.dissolution_temperature, "degC"), 6)
        if record.state == "not dissolved":
            undissolved.add(temperature)
        entry = _entry(record, quantity)
        if entry is not None:
            found.setdefault(temperature, []).append(entry)
    never: dict[float, Readings] = dict.fromkeys(undissolved - set(found), "not dissolved")
    return {**never, **found}


def _says_something(records: Sequence[Experiment]) -> bool:
    return any(record.state != "failed" or record.physical_stop for record in records)


def _entry(record: Experiment, quantity: str) -> float | Reading | None:
    if record.state != "made":
        return None
    readings = [reading for reading in record.readings if reading.name == quantity]
    return readings[0] if len(readings) == 1 else record.value(quantity)


def _question(records: Sequence[Experiment], rules: Rules, seed: int) -> Question:
    hottest = max(
        (r.dissolution_temperature for r in records if r.state == "made"), default=0.0
    )
    stops = [
        record.physical_stop
        for record in records
        if record.physical_stop and record.dissolution_temperature >= hottest
    ]
    return Question(
        mapping_of(records, "porosity"),
        mapping_of(records, "breaking_extension"),
        rules=replace(rules, physical_stop=stops[0]) if stops else rules,
        seed=seed,
    )


def _grouped(
    experiments: Sequence[Experiment], walls: dict[object, int]
) -> dict[Key, list[Experiment]]:
    """Return the records of each scan; fields written alike are looked at once."""
    keys: dict[Key, Key] = {}
    groups: dict[Key, list[Experiment]] = {}
    for record in experiments:
        fields = _constant_of(record)
        if fields not in keys:
            keys[fields] = _key_of(fields, walls)
        groups.setdefault(keys[fields], []).append(record)
    return groups


def _key_of(fields: Key, walls: dict[object, int]) -> Key:
    """Return what tells one scan from another, of the fields in `CONSTANT`."""
    return tuple(
        walls.get(value, -1) if name == "thickness" else _plain(value)
        for name, value in zip(CONSTANT, fields, strict=True)
    )


def _plain(value: object) -> object:
    """Return a float without the rounding of unit conversion, a text without its case."""
    if isinstance(value, float):
        return float(f"{value:.9g}")
    return value.strip().casefold() if isinstance(value, str) else value


def _wall_classes(records: Sequence[Experiment]) -> dict[object, int]:
    """Return wall thickness [m] -> class; it ends where the next wall is 10 % thicker."""
    walls = sorted({record.thickness for record in records if record.thickness})
    classes: dict[object, int] = {}
    for place, wall in enumerate(walls):
        apart = place > 0 and wall > THICKNESS_RATIO * walls[place - 1]
        classes[wall] = (classes[walls[place - 1]] + apart) if place else 0
    return classes


def _split_fields(groups: dict[Key, list[Experiment]]) -> dict[Key, tuple[str, ...]]:
    """Return solution -> names of the conditions of making that differ within it."""
    size = len(SOLUTION)
    makings: dict[Key, list[Key]] = {}
    for key in groups:
        makings.setdefault(key[:size], []).append(key[size:])
    return {
        solution: tuple(
            name
            for place, name in enumerate(MAKING)
            if len({making[place] for making in keys}) > 1
        )
        for solution, keys in makings.items()
    }


def _molar_masses(groups: dict[Key, list[Experiment]]) -> dict[str, set[object]]:
    """Return polymer -> the molar masses on record, None where not stated."""
    found: dict[str, set[object]] = {}
    for records in groups.values():
        record = records[0]
        found.setdefault(record.polymer, set()).add(
            _plain(record.weight_average_molar_mass)
        )
    return found


def _label(
    record: Experiment, split_by: tuple[str, ...], molar_masses: dict[str, set[object]]
) -> str:
    parts = []
    if record.concentration is not None:
        parts.append(f"{100 * record.concentration:g} wt%")
    parts.append(" in ".join(name for name in (record.polymer, record.solvent) if name))
    if record.resin:
        parts.append(f"with {100 * record.resin_concentration:g} wt% {record.resin}")
    text = " ".join(part for part in parts if part) or "scan"
    molar_mass = record.weight_average_molar_mass
    if molar_mass is not None and len(molar_masses[record.polymer]) > 1:
        text += f", Mw {from_si(molar_mass, 'g/mol'):.0f} g/mol"
    fields = dict(record)
    extras = [_worded(name, fields[name]) for name in split_by if fields[name] is not None]
    return ", ".join(
        [text, *extras, *(["simulated"] if record.origin == "simulated" else [])]
    )


def _worded(name: str, value: object) -> str:
    units = {"dissolution_time": "min", "thickness": "um", "test_speed": "mm/min"}
    word = name.replace("_", " ")
    if isinstance(value, float):
        return f"{word} {from_si(value, units[name]):.4g} {units[name]}"
    return f"{word} {value}" if value else f"no {word}"


def _ordered(records: Sequence[Experiment]) -> tuple[Experiment, ...]:
    return tuple(sorted(records, key=lambda r: (r.dissolution_temperature, r.replicate)))
