"""Vocabularies: which field a header word names, and in which unit it is kept."""

import re
from dataclasses import dataclass
from functools import cached_property

from poreform.core.units import Unit

_REPLICATE = re.compile(r"^(?P<name>.*?[^\d\s.#(-])[\s.#(-]*(?P<replicate>\d{1,3})\)?$")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record that a column can fill."""

    name: str
    """Field of `Experiment`, quantity of a `Reading`, or quantity and ``" std"``."""

    unit: Unit | None
    """SI unit; None for text."""

    synonyms: tuple[str, ...]
    """What labs write in the header, in lower case."""

    example: str = ""
    """Header to propose when the unit lacks."""


PERCENT = Unit("dimensionless")

DOPE = Unit("kelvin", least=283.15, most=623.15)
"""Where dopes are dissolved: 10 to 350 degC, so that kelvin headed degC are refused."""

CONDITIONS: tuple[Field, ...] = (
    Field("polymer", None, ("polymer",)),
    Field(
        "weight_average_molar_mass",
        Unit("kilogram/mole", least=0.1, most=1e5),
        ("mw", "molar mass", "weight average molar mass", "weight-average molar mass"),
        "Mw [g/mol]",
    ),
    Field("solvent", None, ("solvent", "diluent")),
    Field(
        "concentration",
        PERCENT,
        ("w", "concentration", "polymer concentration"),
        "w [wt%]",
    ),
)
"""Fields that name the solution, alike in every table."""

SCAN_FIELDS: tuple[Field, ...] = (
    *CONDITIONS,
    Field(
        "dissolution_temperature",
        DOPE,
        (
            "ts",
            "t s",
            "t diss",
            "dissolution temperature",
            "dissolution temp",
            "dissolving temperature",
        ),
        "Ts [degC]",
    ),
    Field(
        "porosity",
        PERCENT,
        ("p", "p mean", "porosity", "porosity mean", "void fraction"),
        "P [%]",
    ),
    Field(
        "breaking_extension",
        PERCENT,
        (
            "tl",
            "tl mean",
            "breaking extension",
            "breaking extension mean",
            "extension at break",
            "elongation at break",
            "elongation",
            "breaking elongation",
        ),
        "TL [%]",
    ),
    Field(
        "porosity std",
        PERCENT,
        ("p sd", "sd p", "p std", "porosity sd", "sd porosity"),
        "P sd [%]",
    ),
    Field(
        "breaking_extension std",
        PERCENT,
        ("tl sd", "sd tl", "tl std", "elongation sd", "breaking extension sd"),
        "TL sd [%]",
    ),
    Field("resin", None, ("resin",)),
    Field(
        "resin_concentration", PERCENT, ("resin concentration", "w resin"), "w resin [wt%]"
    ),
    Field(
        "dissolution_time",
        Unit("second", above=0.0, most=1e8),
        ("dissolution time", "time"),
        "dissolution time [min]",
    ),
    Field("treatment", None, ("treatment", "after-treatment", "after treatment")),
    Field(
        "thickness",
        Unit("metre", above=0.0, most=0.1),
        ("thickness", "wall"),
        "thickness [um]",
    ),
    Field(
        "test_speed",
        Unit("metre/second", above=0.0, most=10.0),
        ("test speed", "crosshead speed"),
        "test speed [mm/min]",
    ),
    Field("lot", None, ("lot", "batch")),
    Field("settings", None, ("settings",)),
    Field("geometry", None, ("geometry", "form")),
    Field("cooling", None, ("cooling", "cooling bath", "quench")),
    Field(
        "set_temperature",
        DOPE,
        ("set temperature", "set ts", "ts set", "t set"),
        "set temperature [degC]",
    ),
    Field("replicate", None, ("replicate", "rep", "no", "membrane no")),
    Field("name", None, ("name", "membrane", "sample", "id")),
    Field("state", None, ("state", "outcome")),
    Field("physical_stop", None, ("physical stop", "stop")),
    Field("remark", None, ("remark", "remarks", "note", "comment")),
)

REPEATED = frozenset({"porosity", "breaking_extension"})
"""Fields of a scan that may stand in several columns, one a replicate."""


@dataclass(frozen=True)
class Vocabulary:
    """The fields of one kind of table, found by what labs write in the header."""

    kind: str
    """Name of the dialect, e.g. ``"scan table"``; a column map calls it by that."""

    fields: tuple[Field, ...]
    """All of them."""

    keys: tuple[str, ...]
    """Fields of which a header names at least one."""

    repeated: frozenset[str] = frozenset()
    """Fields that may stand in several columns, one a replicate."""

    @cached_property
    def by_synonym(self) -> dict[str, Field]:
        """Header word -> field."""
        own = {field.name.replace("_", " "): field for field in self.fields}
        return own | {synonym: field for field in self.fields for synonym in field.synonyms}

    @property
    def example(self) -> str:
        """A header that such a table has."""
        return next(field.example for field in self.fields if field.name in self.keys)

    def called(self, name: str) -> tuple[Field, int] | None:
        """Return the field a header word means and its replicate; None when unknown."""
        if name in self.by_synonym:
            return self.by_synonym[name], 1
        found = _REPLICATE.match(name)
        if found is None:
            return None
        field = self.by_synonym.get(found["name"].strip())
        if field is None or field.name not in self.repeated:
            return None
        return field, int(found["replicate"])

    def is_repeated(self, name: str) -> bool:
        """Return whether a header word means a figure that may have replicates."""
        found = self.called(name)
        return found is not None and found[0].name in self.repeated


SCAN = Vocabulary("scan table", SCAN_FIELDS, ("dissolution_temperature",), REPEATED)
"""Words of a dissolution scan."""
