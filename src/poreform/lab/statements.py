"""Statements above the header of a table, or in a column map: polymer, thickness ..."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from poreform.lab.cells import heading, number, plain_text
from poreform.lab.columns import Field, Vocabulary
from poreform.lab.sheet import Row


def given_above(
    rows: Sequence[tuple[int, Row]], vocabulary: Vocabulary
) -> tuple[dict[str, Any], list[str]]:
    """Return the conditions stated in the rows above a header, SI or text, and faults."""
    given: dict[str, Any] = {}
    faults: list[str] = []
    for line, key, text in _statements(rows):
        field = _field(key, vocabulary)
        if field is None or not text:
            continue
        try:
            given[field.name] = _value(field, key, text)
        except ValueError as error:
            faults.append(f"row {line}, {heading(key).name}: {error}")
    return given, faults


def remarks_above(
    rows: Sequence[tuple[int, Row]], vocabulary: Vocabulary
) -> tuple[str, ...]:
    """Return the comments above a header that state no condition: words for a reader."""
    return tuple(
        remark
        for _, row in rows
        if (remark := ", ".join(cell.strip() for cell in row if cell)).startswith("#")
        and (remark := remark.lstrip("# "))
        and _field(remark.partition(":")[0], vocabulary) is None
    )


def given_in_map(
    stated: Mapping[str, str], vocabulary: Vocabulary
) -> tuple[dict[str, Any], list[str]]:
    """Return the conditions that a column map states, SI or text, and faults."""
    given: dict[str, Any] = {}
    faults: list[str] = []
    for key, text in stated.items():
        field = _field(key, vocabulary)
        if field is None:
            faults.append(
                f"the column map gives {key!r}, which is no condition of a "
                f"{vocabulary.kind}; known are: {', '.join(_conditions(vocabulary))}"
            )
            continue
        try:
            given[field.name] = _value(field, key, text)
        except ValueError as error:
            faults.append(f"the column map gives {key!r}: {error}")
    return given, faults


def _conditions(vocabulary: Vocabulary) -> list[str]:
    return [
        field.name.replace("_", " ")
        for field in vocabulary.fields
        if field.name not in vocabulary.repeated and " std" not in field.name
    ]


def _field(key: str, vocabulary: Vocabulary) -> Field | None:
    found = vocabulary.called(heading(key).name)
    if found is None or found[0].name in vocabulary.repeated or " std" in found[0].name:
        return None
    return found[0]


def _value(field: Field, key: str, text: str) -> Any:  # noqa: ANN401 - of any field
    """Return what a statement says; a unit may stand in its key, as in ``w [wt%]: 25``."""
    if field.unit is None:
        return plain_text(text)
    figure, beside = number(text, decimals="either")
    unit = beside or heading(key).unit
    plain = f"{figure:.0f}" if figure.is_integer() else repr(figure)
    return field.unit.checked(field.unit.from_text(f"{plain} {unit}".strip()))


def _statements(rows: Sequence[tuple[int, Row]]) -> Iterator[tuple[int, str, str]]:
    """Give (line, key, value) of ``# polymer: PVDF``, of ``polymer;PVDF`` and the like."""
    for line, row in rows:
        cells = [cell for cell in row if cell]
        if cells[0].startswith("#"):  # the rest of the line, in which commas part nothing
            key, colon, text = ", ".join(cells).lstrip("# ").partition(":")
            if colon:
                yield line, key, text.strip()
                continue
        for place, cell in enumerate(cells):
            key, colon, text = cell.lstrip("# ").partition(":")
            beside = cells[place + 1] if place + 1 < len(cells) else ""
            yield line, key, text.strip() if colon and text.strip() else beside
