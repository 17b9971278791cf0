"""The tables: who wrote what, when and why; every version of every record stays.

A record (a lot, a solution, a membrane, a figure ...) is one identifier with versions 1,
2, ...; the highest one holds.  Each version points to the entry of the journal that wrote
it.  Values are SI, figures in the lab unit of their quantity, as in the records of
`poreform.lab.experiment`.
"""

from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)
from sqlalchemy.types import REAL, TypeEngine

METADATA = MetaData()

Float: TypeEngine[float] = Double().with_variant(REAL(), "sqlite")
"""8 bytes in both databases."""

Item = Column[Any] | CheckConstraint | Index


def _text(name: str) -> Item:
    return Column(name, Text, nullable=False)


def _positive(name: str) -> tuple[Item, Item]:
    return Column(name, Float), CheckConstraint(f"{name} > 0", f"{name}_is_positive")


def _among(name: str, *words: str, nullable: bool = False) -> tuple[Item, Item]:
    listed = ", ".join(f"'{word}'" for word in words)
    return (
        Column(name, Text, nullable=nullable),
        CheckConstraint(f"{name} IN ({listed})", f"{name}_is_known"),
    )


def _part_of(name: str) -> tuple[Item, Item]:
    column = Column(name, Text, ForeignKey("records.id"), nullable=False)
    return column, Index(None, column)


def _versions_of(name: str, *items: Item) -> Table:
    """Return the table with the versions of one kind of record."""
    return Table(
        name,
        METADATA,
        Column("id", Text, ForeignKey("records.id"), primary_key=True),
        Column("version", Integer, primary_key=True),
        Column("entry_id", Text, ForeignKey("entries.id"), nullable=False),
        Column("withdrawn", Integer, nullable=False),
        CheckConstraint("version >= 1", "version_counts_from_1"),
        CheckConstraint("withdrawn IN (0, 1)", "withdrawn_is_yes_or_no"),
        *items,
        sqlite_strict=True,
    )


ENTRIES = Table(
    "entries",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("time", Text, nullable=False),
    Column("author", Text, nullable=False),
    *_among("action", "add", "correct", "withdraw"),
    Column("reason", Text, nullable=False),
    Column("remark", Text, nullable=False),
    Column("package_version", Text, nullable=False),
    CheckConstraint("action = 'add' OR reason <> ''", "a_change_has_a_reason"),
    sqlite_strict=True,
)
"""The journal: one entry for each thing that was done."""

FILES = Table(
    "files",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("entry_id", Text, ForeignKey("entries.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    CheckConstraint("length(sha256) = 64", "sha256_has_64_digits"),
    CheckConstraint("size = length(content)", "size_is_that_of_the_content"),
    sqlite_strict=True,
)
"""Raw files, byte by byte."""

RECORDS = Table(
    "records",
    METADATA,
    Column("id", Text, primary_key=True),
    *_among(
        "kind",
        "lots",
        "solutions",
        "dissolutions",
        "membranes",
        "measurements",
        "standing",
    ),
    sqlite_strict=True,
)
"""Every record, whatever its kind, once."""

LOTS = _versions_of(
    "lots", _text("polymer"), _text("lot"), *_positive("weight_average_molar_mass")
)
"""Lots of polymers."""

SOLUTIONS = _versions_of(
    "solutions",
    *_part_of("lot_id"),
    _text("solvent"),
    Column("concentration", Float),
    _text("resin"),
    Column("resin_concentration", Float, nullable=False),
    CheckConstraint("concentration BETWEEN 0 AND 1", "concentration_is_a_fraction"),
    CheckConstraint(
        "resin_concentration BETWEEN 0 AND 1", "resin_concentration_is_a_fraction"
    ),
)
"""What was dissolved in what."""

DISSOLUTIONS = _versions_of(
    "dissolutions",
    *_part_of("solution_id"),
    Column("dissolution_temperature", Float, nullable=False),
    CheckConstraint("dissolution_temperature > 0", "dissolution_temperature_is_positive"),
    *_positive("set_temperature"),
    *_positive("dissolution_time"),
    _text("physical_stop"),
)
"""Dissolution runs: measured and set temperature, time."""

MEMBRANES = _versions_of(
    "membranes",
    *_part_of("dissolution_id"),
    _text("name"),
    *_among("origin", "measured", "simulated"),
    Column("replicate", Integer, nullable=False),
    CheckConstraint("replicate >= 1", "replicate_counts_from_1"),
    *_among("geometry", "flat sheet", "hollow fibre", nullable=True),
    _text("cooling"),
    _text("settings"),
    *_among(
        "treatment", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", nullable=True
    ),
    *_positive("thickness"),
    *_positive("test_speed"),
    *_among("state", "made", "not dissolved", "failed"),
    _text("source"),
    _text("remark"),
)
"""Membranes made or tried."""

MEASUREMENTS = _versions_of(
    "measurements",
    *_part_of("membrane_id"),
    _text("name"),
    Column("value", Float, nullable=False),
    _text("unit"),
    _text("method"),
    _text("standard"),
    Column("std", Float),
    Column("count", Integer, nullable=False),
    _text("note"),
    Column("raw_file", Text, ForeignKey("files.sha256")),
    CheckConstraint("std >= 0", "std_is_not_negative"),
    CheckConstraint("count >= 1", "count_is_1_or_more"),
)
"""Figures read from membranes."""

STANDING = _versions_of(
    "standing",
    *_part_of("solution_id"),
    Column("temperature", Float, nullable=False),
    CheckConstraint("temperature > 0", "temperature_is_positive"),
    *_among("seen", "one phase", "cloudy", "planar interface", "crystals"),
    Column("time_stood", Float),
    CheckConstraint("time_stood >= 0", "time_stood_is_not_negative"),
    Column("uniform_before", Integer, nullable=False),
    CheckConstraint("uniform_before IN (0, 1)", "uniform_before_is_yes_or_no"),
    *_among("origin", "measured", "simulated"),
    _text("source"),
    Column("raw_file", Text, ForeignKey("files.sha256")),
)
"""Standing observations."""

VERSIONED = {
    table.name: table
    for table in (LOTS, SOLUTIONS, DISSOLUTIONS, MEMBRANES, MEASUREMENTS, STANDING)
}
"""Kind of record -> the table of its versions; parts come before what is made of them."""

TABLES: dict[str, Table] = {t.name: t for t in (ENTRIES, FILES, RECORDS)} | VERSIONED
"""Every table, in an order in which rows can be written."""
