"""Which facts stand behind a material, and how well each is founded."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from poreform.core.document import Document
from poreform.materials.fact import Fact, Status
from poreform.materials.pair import Pair


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One fact of one material, as a report lists it."""

    material: str
    """Name of the material."""

    field: str
    """Name of the property, e.g. ``"hansen.polar"``."""

    value: str
    """The value in its lab unit, with range and temperature."""

    status: Status
    """read, read_secondary, computed or assumed."""

    source: str
    """Where it was read, how computed, or why assumed."""


def facts_used(material: Document) -> tuple[EvidenceRow, ...]:
    """Return every fact of a material document, in the order of its fields."""
    name = material.name if isinstance(material, Pair) else str(dict(material)["name"])
    return tuple(_rows(material, name, ""))


def assumptions(materials: Iterable[Document]) -> tuple[EvidenceRow, ...]:
    """Return those facts of the materials that nobody measured."""
    rows = (row for material in materials for row in facts_used(material))
    return tuple(row for row in rows if row.status == "assumed")


def _rows(entry: object, name: str, field: str) -> Iterator[EvidenceRow]:
    if isinstance(entry, Fact):
        yield EvidenceRow(name, field, entry.lab_text, entry.status, entry.source)
    elif isinstance(entry, Document):
        for part, content in entry:
            yield from _rows(content, name, f"{field}.{part}" if field else part)
    elif isinstance(entry, tuple):
        for content in entry:
            yield from _rows(content, name, field)
