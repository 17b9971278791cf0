"""Revising: from a record as it stands to one as it should be, in the fewest versions."""

from collections.abc import Callable, Iterator, Mapping
from itertools import zip_longest
from typing import Any

from poreform.core.errors import InputError
from poreform.lab.store.parts import (
    FIELDS,
    PART_OF,
    PARTS,
    SHARED,
    Content,
    Record,
    figures_of,
    parts_of,
)
from poreform.lab.store.reading import Row, Stored
from poreform.lab.store.writing import Writing

Owns = Callable[[Row], bool]
"""Whether a figure on file is one of those that the new record speaks of."""


def insert_record(writing: Writing, record: Record) -> str:
    """Write a new record with all its parts and figures; return its identifier."""
    identifier = ""
    contents = parts_of(record)
    for kind, content in contents.items():
        if kind in PART_OF:
            content[PART_OF[kind]] = identifier
        make = writing.shared if kind in SHARED else writing.new
        identifier = make(kind, content)
    for figure in figures_of(record):
        writing.new("measurements", {**figure, PART_OF["measurements"]: identifier})
    return identifier


def is_same(old: Stored, record: Record, *, owns: Owns) -> bool:
    """Return whether a record says what is on file, whichever raw file it came from."""
    if any(_differs(old.rows[kind], content) for kind, content in parts_of(record).items()):
        return False
    return not any(
        row is None or content is None or _differs(row, content)
        for row, content in _figure_pairs(old, figures_of(record), owns)
    )


def insert_figures(
    writing: Writing, membrane: str, record: Record, *, discarded: bool = False
) -> None:
    """Write the figures of a record as new ones of a membrane; discarded ones neverhold."""
    for figure in figures_of(record):
        content = {**figure, PART_OF["measurements"]: membrane}
        writing.new("measurements", content, withdrawn=int(discarded))


def revise(writing: Writing, old: Stored, record: Record, *, owns: Owns) -> None:
    """Write new versions of the parts and figures in which a record differs.

    A lot or a solution that differs is another one from now on: the record then refers to
    the one with that content, and other records keep theirs.
    """
    identifier = ""
    for kind, content in parts_of(record).items():
        if kind in PART_OF:
            content[PART_OF[kind]] = identifier
        row = old.rows[kind]
        identifier = row["id"]
        if not _differs(row, content):
            continue
        if kind in SHARED:
            identifier = writing.shared(kind, content)
        else:
            writing.version(kind, identifier, row["version"] + 1, content)
    for held, figure in _figure_pairs(old, figures_of(record), owns):
        _revise_figure(writing, old.id, held, figure)


def revise_shared(writing: Writing, old: Stored, record: Record) -> None:
    """Write new versions of the lot and the solution themselves, for all that share them.

    Raises
    ------
    InputError
        The record differs in more than its lot and solution.
    """
    contents = parts_of(record)
    for kind in PARTS[old.kind]:
        row = old.rows[kind]
        content = contents[kind]
        changed = [name for name in content if row[name] != content[name]]
        if not changed:
            continue
        if kind not in SHARED:
            raise InputError(
                f"the {changed[0].replace('_', ' ')} belongs to one record; only what is "
                "said of a lot or a solution can be corrected everywhere"
            )
        part = {PART_OF[kind]: row[PART_OF[kind]]} if kind in PART_OF else {}
        writing.version(kind, row["id"], row["version"] + 1, {**content, **part})


def withdraw(writing: Writing, kind: str, row: Row) -> None:
    """Write a version of a row that says it does not hold any more."""
    writing.version(
        kind, row["id"], row["version"] + 1, own_content(kind, row), withdrawn=1
    )


def own_content(kind: str, row: Mapping[str, Any]) -> Content:
    """Return the fields of a row with its reference, without its bookkeeping."""
    part = (PART_OF[kind],) if kind in PART_OF else ()
    return {name: row[name] for name in (*FIELDS[kind], *part)}


def _figure_pairs(
    old: Stored, contents: list[Content], owns: Owns
) -> Iterator[tuple[Row | None, Content | None]]:
    """Give the figures on file beside the new ones, quantity by quantity, in order."""
    before: dict[str, list[Row]] = {}
    after: dict[str, list[Content]] = {}
    for row in filter(owns, old.figures):
        before.setdefault(row["name"], []).append(row)
    for content in contents:
        after.setdefault(content["name"], []).append(content)
    for name in [*before, *(name for name in after if name not in before)]:
        yield from zip_longest(before.get(name, []), after.get(name, []))


def _revise_figure(
    writing: Writing, membrane: str, row: Row | None, figure: Content | None
) -> None:
    if figure is None:
        if row is not None:
            withdraw(writing, "measurements", row)
        return
    content = {**figure, PART_OF["measurements"]: membrane}
    if row is None:
        writing.new("measurements", content)
    elif _differs(row, content):
        writing.version("measurements", row["id"], row["version"] + 1, content)


def _differs(row: Mapping[str, Any], content: Content) -> bool:
    """Return whether two contents differ in more than the file they were read from."""
    return any(row[name] != value for name, value in content.items() if name != "raw_file")
