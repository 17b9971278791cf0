"""The rows below a header: comments and sums left out, merged conditions filled in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from poreform.lab.cells import heading
from poreform.lab.column_map import letter
from poreform.lab.columns import Vocabulary
from poreform.lab.header import Column, Header
from poreform.lab.sheet import Block, Row, Sheet

SUMMARIES = frozenset(
    {
        *("total", "sum", "mean", "average", "median", "min", "max"),
        *("sd", "std", "stdev", "std dev", "standard deviation"),
        *("gesamt", "summe", "mittelwert", "standardabweichung"),
    }
)
"""First cells of rows that sum up those above them."""


@dataclass(frozen=True, slots=True)
class Body:
    """The data of a table."""

    rows: tuple[tuple[int, Row], ...]
    """(line number, cells)."""

    faults: tuple[str, ...]
    notes: tuple[str, ...]


def body_of(sheet: Sheet, header: Header, vocabulary: Vocabulary) -> Body:
    """Return the rows below a header.

    A condition merged over several rows holds for all of them; a figure merged over
    several rows, and a figure in a column without a title, are faults.
    """
    below = sheet.rows[header.place + header.height :]
    sums = {line: row for line, row in below if _is_summary(row)}
    rows = {n: row for n, row in below if n not in sums and not _is_comment(row)}
    faults = list(_fill_down(sheet, header, vocabulary, rows))
    outside: set[int] = set()
    titled = _titled(header)
    for line, row in rows.items():
        strays = [k for k, cell in enumerate(row) if cell and k not in titled]
        if not strays:
            continue
        near = [k for k in strays if not sheet.name or _is_replicate(k, header, vocabulary)]
        outside.update(strays)
        if near:
            faults.append(
                f"row {line}: column {letter(near[0])} holds {row[near[0]][:20]!r} but has "
                "no title; name it, e.g. as a replicate, or check that no decimal comma "
                "parts a number in two"
            )
    named = ", ".join(letter(place) for place in sorted(outside))
    notes = [f"columns without a title left out: {named}"] if named else []
    notes += [f"row {n} left out: {_first(row)!r}, no specimen" for n, row in sums.items()]
    return Body(tuple(rows.items()), tuple(faults), tuple(notes))


def _is_comment(row: Row) -> bool:
    """Return whether a row is a remark: ``# wild``, but not ``#1`` with more."""
    return row[0].startswith("# ") or (row[0].startswith("#") and not any(row[1:]))


def _first(row: Row) -> str:
    return next((cell for cell in row if cell), "")


def _is_summary(row: Row) -> bool:
    """Return whether a row sums the others up; as a specimen it would count twice."""
    return _first(row).casefold().rstrip(":. ") in SUMMARIES


def _titled(header: Header) -> frozenset[int]:
    """Return the places of the columns that have a title or a meaning."""
    mapped = {column.place for column in header.columns}
    return frozenset(mapped | {k for k, title in enumerate(header.titles) if title})


def _is_replicate(place: int, header: Header, vocabulary: Vocabulary) -> bool:
    """Return whether the nearest title to the left is of a figure with replicates."""
    left = [title for title in header.titles[:place] if title]
    return bool(left) and vocabulary.is_repeated(heading(left[-1]).name)


def _fill_down(
    sheet: Sheet, header: Header, vocabulary: Vocabulary, rows: dict[int, Row]
) -> Iterator[str]:
    """Write merged conditions into all their rows; give the faults."""
    top = sheet.rows[header.place + header.height - 1][0]
    for block in sheet.merged:
        if block.first_line <= top or block.first_line == block.last_line:
            continue
        for column in _within(block, header.columns):
            if vocabulary.repeated and _is_condition(column, vocabulary):
                _fill(block, column.place, rows)
            else:
                yield (
                    f"rows {block.first_line} to {block.last_line} of column "
                    f"{column.title!r} are merged; write each figure in its own row"
                )


def _within(block: Block, columns: Sequence[Column]) -> list[Column]:
    return [c for c in columns if block.first_place <= c.place <= block.last_place]


def _is_condition(column: Column, vocabulary: Vocabulary) -> bool:
    return column.field.name.split()[0] not in vocabulary.repeated


def _fill(block: Block, place: int, rows: dict[int, Row]) -> None:
    anchor = rows.get(block.first_line, ())
    if block.first_place >= len(anchor):
        return
    for line in range(block.first_line + 1, block.last_line + 1):
        row = rows.get(line)
        if row is not None:
            full = row + ("",) * (place + 1 - len(row))
            rows[line] = (*full[:place], anchor[block.first_place], *full[place + 1 :])
