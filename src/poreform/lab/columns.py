"""Columns of a scan table: which field each header names, and in which unit it is kept."""

import re
from dataclasses import dataclass

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

FIELDS: tuple[Field, ...] = (
    Field(
        "dissolution_temperature",
        Unit("kelvin", above=0.0),
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
    Field("porosity", PERCENT, ("p", "porosity", "void fraction"), "P [%]"),
    Field(
        "breaking_extension",
        PERCENT,
        (
            "tl",
            "breaking extension",
            "extension at break",
            "elongation at break",
            "elongation",
            "breaking elongation",
        ),
        "TL [%]",
    ),
    Field("porosity std", PERCENT, ("p sd", "sd p", "p std", "porosity sd"), "P sd [%]"),
    Field(
        "breaking_extension std",
        PERCENT,
        ("tl sd", "sd tl", "tl std", "elongation sd", "breaking extension sd"),
        "TL sd [%]",
    ),
    Field("polymer", None, ("polymer",)),
    Field(
        "weight_average_molar_mass",
        Unit("kilogram/mole", above=0.0),
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
    Field("resin", None, ("resin",)),
    Field(
        "resin_concentration", PERCENT, ("resin concentration", "w resin"), "w resin [wt%]"
    ),
    Field(
        "dissolution_time",
        Unit("second", above=0.0),
        ("dissolution time", "time"),
        "dissolution time [min]",
    ),
    Field("treatment", None, ("treatment", "after-treatment", "after treatment")),
    Field("thickness", Unit("metre", above=0.0), ("thickness", "wall"), "thickness [um]"),
    Field(
        "test_speed",
        Unit("metre/second", above=0.0),
        ("test speed", "crosshead speed"),
        "test speed [mm/min]",
    ),
    Field("lot", None, ("lot", "batch")),
    Field("settings", None, ("settings", "cooling")),
    Field("replicate", None, ("replicate", "rep", "no", "membrane no")),
    Field("name", None, ("name", "membrane", "sample", "id")),
    Field("state", None, ("state", "outcome")),
    Field("physical_stop", None, ("physical stop", "stop")),
    Field("remark", None, ("remark", "remarks", "note", "comment")),
)

_BY_SYNONYM = {synonym: field for field in FIELDS for synonym in field.synonyms}
REPEATED = frozenset({"porosity", "breaking_extension"})
"""Fields that may stand in several columns, one a replicate."""


def field_called(name: str) -> tuple[Field, int] | None:
    """Return the field that a header name means and its replicate; None when unknown."""
    if name in _BY_SYNONYM:
        return _BY_SYNONYM[name], 1
    found = _REPLICATE.match(name)
    if found is None:
        return None
    field = _BY_SYNONYM.get(found["name"].strip())
    if field is None or field.name not in REPEATED:
        return None
    return field, int(found["replicate"])
