"""Lines of the raw files of PMI capillary flow porometers (``.CFT``), test by test."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from poreform.core.errors import InputError

SUFFIX = ".cft"

LARGEST_FILE = 5_000_000
"""[bytes]."""

BLOCK_ENDS = {(0.0, 0.0), (-1.0, -1.0)}
"""Pairs that part the wet curve from the dry one and end the data."""

FLOW_UNIT = "cm**3/min"
PRESSURE_UNIT = "psi"

Pair = tuple[float, float]


def is_cft(path: Path) -> bool:
    """Return whether the file has the suffix of this machine."""
    return path.suffix.casefold() == SUFFIX


def lines_of(path: Path) -> list[str]:
    """Return the lines that hold something, stripped; raise InputError when not text."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise InputError(f"{path}: is larger than {LARGEST_FILE // 1_000_000} MB")
        text = path.read_text(encoding="cp1252")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as text") from error
    return [line.strip() for line in text.splitlines() if line.strip()]


def pair_of(line: str) -> Pair | None:
    """Return the two numbers of a line of data; None for any other line."""
    parts = line.split(",")
    try:
        first, second = (float(part) for part in parts)
    except ValueError:
        return None
    return (first, second) if np.isfinite([first, second]).all() else None


def number_of(line: str) -> float | None:
    """Return the one number of a line; None for any other line."""
    try:
        found = float(line)
    except ValueError:
        return None
    return found if np.isfinite(found) else None


def blocks_of(lines: Sequence[str]) -> list[list[Pair]]:
    """Return the blocks of data, until the first line that is none."""
    blocks: list[list[Pair]] = [[]]
    for line in lines:
        pair = pair_of(line)
        if pair is None:
            break
        if pair in BLOCK_ENDS:
            blocks.append([])
        else:
            blocks[-1].append(pair)
    return [block for block in blocks if block]


def cut_off(lines: Sequence[str]) -> tuple[str, ...]:
    """Return a note where the data lack their end mark or are broken by a strange line."""
    pairs = [pair_of(line) for line in lines]
    stop = pairs.index(None) if None in pairs else len(pairs)
    if any(pair is not None for pair in pairs[stop:]):
        return (
            f"the data are read up to {lines[stop][:20]!r}, which is no pair of numbers; "
            "more follow: the file may be damaged",
        )
    if stop == 0 or pairs[stop - 1] not in BLOCK_ENDS:
        return ("the data have no end mark: the file may be cut off",)
    return ()


def is_hold(lines: Sequence[str]) -> bool:
    """Return whether this is a pressure hold: a leak test without a flow."""
    return bool(lines) and lines[0].casefold() == "hold"


def permeability_start(lines: Sequence[str]) -> int | None:
    """Return the line of the ambient pressure of a permeability test, None for others.

    It stands alone, right above the flows; a pore size test has it as a pair with no flow.
    """
    first = next((k for k, line in enumerate(lines) if pair_of(line) is not None), None)
    if first is None or first < 7:
        return None
    ambient = number_of(lines[first - 1])
    sized = all(number_of(line) is not None for line in lines[first - 3 : first - 1])
    return first - 1 if ambient is not None and ambient > 1.0 and sized else None
