"""Ten thousand bad lab files: none crashes, none gives a wrong number unsaid.

    python benchmarks/bench_bad_inputs.py [files, default 10000] [seed, default 1]

Every file is a good one, spoilt in a known way, so that a reading can be told right from
wrong.  Left out is what nobody can tell: a digit in place of another, or two columns that
could each be the other.
"""

import hashlib
import io
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import openpyxl
from good_files import curves

from poreform.core.errors import PoreformError
from poreform.lab.experiment import Experiment
from poreform.lab.importer import Imported
from poreform.lab.load import load
from poreform.lab.standing import StandingObservation
from poreform.lab.store.campaign import Campaign

Rng = np.random.Generator

TRUTH = {100.0 + 5 * k: (62.5 - 0.75 * k, 180.25 - 9.5 * k) for k in range(9)}
"""Ts [degC] -> porosity [%], breaking extension [%]."""

ABSURD: dict[str, float | None] = {
    "1e9": None, "-5": None, "nan": None, "inf": None, "1e400": None, "0x10": None,
    "1_000": None, "1.234.567": None, "1,234": None, "5 0": None, "2026-03-01": None,
    "12:30": None, "50 g": None, "50 %%": None, "--5": None, "5-6": None, "~50": None,
    ">50": None, "50±2": None, "50*": None, "#DIV/0!": None, "#N/A": None, "TRUE": None,
    "\uff19\uff19\uff19": 999.0, "5e1": 50.0, "+50": 50.0, "": None, "n/a": None,
    "\x00": None,
    "1e-320": 1e-320, "999999999999999999999": None, "50'000": None, "None": None,
}  # fmt: skip
"""What may stand in a cell, and the number that it means."""

FORMULAS = (
    "=1+1", "=cmd|' /C calc'!A0", "@SUM(1,2)", "+cmd|'x'!A0", "=HYPERLINK(\"x\")", "=A2*2",
    "-2+3+cmd|' /C calc'!A0", "\t=1+1",
)  # fmt: skip

NAMES = (
    "a b.csv", "..csv", "'; DROP TABLE records;--.csv", "$(touch x).csv", "ä日本.csv",
    "a\nb.csv", "-rf.csv", "%2e%2e%2f.csv", "x" * 200 + ".csv", "=cmd.csv",
)  # fmt: skip

CURVE_TOLERANCE = 0.03
"""Of figures of a curve that lost points: a baseline rests on fewer of them."""

NO_FILES = ("a\x00b.csv", "x" * 300 + ".csv", "../../../nowhere.csv", "y" * 5000, "")


@dataclass(frozen=True)
class Bad:
    """One spoilt file."""

    how: str
    name: str
    content: bytes
    meant: frozenset[float] = frozenset()
    """Numbers that the spoilt cells may rightly give."""


def scan_cells() -> list[list[str]]:
    rows = [["Ts [degC]", "P [%]", "TL [%]", "lot"]]
    return rows + [[f"{t:g}", f"{p:g}", f"{x:g}", "A"] for t, (p, x) in TRUTH.items()]


def as_text(cells: list[list[str]], delimiter: str = ",") -> str:
    return "".join(delimiter.join(row) + "\n" for row in cells)


def as_book(cells: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    for row in cells:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def typed(cells: list[list[str]]) -> list[list[object]]:
    return [cells[0], *([*map(float, row[:3]), row[3]] for row in cells[1:])]


def truncated(rng: Rng, text: bytes) -> bytes:
    return text[: int(rng.integers(0, len(text)))]


def garbled(rng: Rng, text: bytes) -> bytes:
    """Put signs that are no part of a number over some places."""
    spoilt = bytearray(text)
    for place in rng.integers(0, len(text), int(rng.integers(1, 6))):
        spoilt[place] = int(rng.choice(list(b'\x00\x01\x7f\x80\xc3\xe9\xff"xZ~|=@[{')))
    return bytes(spoilt)


def encoded(rng: Rng, text: bytes) -> bytes:
    word = text.decode().replace("degC", "°C")
    coding = str(rng.choice(["utf-16", "utf-16-le", "utf-32", "cp1252", "cp500", "utf-7"]))
    if coding == "cp500" or rng.random() < 0.3:
        word = word.encode().decode("latin-1")  # encoded twice
    return word.encode(coding, errors="replace")


def scan_cell(rng: Rng, token: str) -> list[list[str]]:
    cells = scan_cells()
    cells[int(rng.integers(1, len(cells)))][int(rng.integers(0, 4))] = token
    return cells


def absurd(rng: Rng) -> Bad:
    token = str(rng.choice(list(ABSURD)))
    value = ABSURD[token]
    cells = scan_cell(rng, f'"{token}"')
    meant = frozenset() if value is None else frozenset({value})
    delimiter = str(rng.choice([",", ";", "\t"]))
    meant |= {1.234} if token == "1,234" else frozenset()
    return Bad("absurd value", "s.csv", as_text(cells, delimiter).encode(), meant)


def formula(rng: Rng) -> Bad:
    cells = scan_cell(rng, '"' + str(rng.choice(FORMULAS)).replace('"', '""') + '"')
    return Bad("formula in text", "s.csv", as_text(cells).encode())


def swapped(rng: Rng) -> Bad:
    one, other = rng.choice(3, 2, replace=False)
    cells = scan_cells()
    cells[0][one], cells[0][other] = cells[0][other], cells[0][one]
    return Bad("swapped columns", "s.csv", as_text(cells).encode())


def spoilt_structure(rng: Rng) -> Bad:
    cells = scan_cells()
    row = int(rng.integers(1, len(cells)))
    commas = [[cell.replace(".", ",") for cell in line] for line in cells]
    wrong = str(rng.choice(["Ts [K]", "Ts [bar]", "Ts [m]", "Ts [%]", "Ts"]))
    ways = (
        [[cells[0][0], "P", *cells[0][2:]], *cells[1:]],
        [*cells[:row], [*cells[row], "7", "8"], *cells[row + 1 :]],
        commas,  # in a table parted by commas
        [[cells[0][0], cells[0][2], *cells[0][2:]], *cells[1:]],
        [["a", "b", "c", "d"], *cells[1:]],
        cells[:1],
        [*cells[:row], ["", *cells[row][1:]], *cells[row + 1 :]],
        [*cells[:row], ['"' + cells[row][0], *cells[row][1:]], *cells[row + 1 :]],
        [[wrong, *cells[0][1:]], *cells[1:]],
        [*cells[:row], ["x"] * 3000, *cells[row:]],
    )
    return Bad("structure", "s.csv", as_text(ways[rng.integers(0, len(ways))]).encode())


def spoilt_text(rng: Rng) -> Bad:
    good = {"s.csv": as_text(scan_cells()), **curves()}
    name = str(rng.choice(list(good)))
    act = (truncated, garbled, encoded)[int(rng.integers(0, 3))]
    return Bad(f"{act.__name__} text", name, act(rng, good[name].encode()))


def named(rng: Rng) -> Bad:
    return Bad("strange name", str(rng.choice(NAMES)), as_text(scan_cells()).encode())


def spoilt_book(rng: Rng) -> Bad:
    cells = typed(scan_cells())
    row = int(rng.integers(1, len(cells)))
    match int(rng.integers(0, 6)):
        case 0:
            return Bad("truncated workbook", "s.xlsx", truncated(rng, as_book(cells)))
        case 1:
            return Bad("garbled workbook", "s.xlsx", garbled(rng, as_book(cells)))
        case 2:
            token = str(rng.choice(list(ABSURD)))
            value = ABSURD[token]
            cells[row][int(rng.integers(0, 3))] = token.replace("\x00", "?")
            meant = frozenset() if value is None else frozenset({value})
            meant |= {1.234} if token == "1,234" else frozenset()
            return Bad("absurd cell", "s.xlsx", as_book(cells), meant)
        case 3:
            cells[row][int(rng.integers(0, 4))] = str(rng.choice(FORMULAS))
            return Bad("formula in workbook", "s.xlsx", as_book(cells))
        case 4:
            cells[0][int(rng.integers(0, 3))] = None
            return Bad("title lost", "s.xlsx", as_book(cells))
        case _:
            return Bad("spoilt part", "s.xlsx", without_part(rng, as_book(cells)))


def without_part(rng: Rng, content: bytes) -> bytes:
    """Lose or garble one part of a workbook, with sound checksums around it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        lost = str(rng.choice(old.namelist()))
        for part in old.namelist():
            inside = old.read(part)
            if part == lost:
                inside = (b"", b"<x/>", truncated(rng, inside), bomb())[rng.integers(0, 4)]
            new.writestr(part, inside)
    return stream.getvalue()


def bomb() -> bytes:
    names = "".join(
        f'<!ENTITY a{k} "{f"&a{k - 1};" * 10 if k else "ha"}">' for k in range(10)
    )
    return f'<?xml version="1.0"?><!DOCTYPE x [{names}]><x>&a9;</x>'.encode()


def packed_bomb(rng: Rng) -> Bad:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", bytes(int(rng.integers(101, 120)) * 1_000_000))
    return Bad("zip bomb", "s.xlsx", stream.getvalue())


KINDS: tuple[tuple[Callable[[Rng], Bad], float], ...] = (
    (spoilt_text, 0.40), (absurd, 0.20), (spoilt_book, 0.15), (formula, 0.08),
    (spoilt_structure, 0.10), (swapped, 0.03), (named, 0.039), (packed_bomb, 0.001),
)  # fmt: skip


def bad_inputs(count: int, seed: int) -> list[Callable[[], Bad]]:
    """Return the makers of bad files, each with its own part of the seed."""
    rng = np.random.default_rng(seed)
    chances = np.array([share for _, share in KINDS])
    which = rng.choice(len(KINDS), count, p=chances / chances.sum())
    return [
        lambda k=k, child=child: KINDS[k][0](np.random.default_rng(child))
        for k, child in zip(which, rng.integers(0, 2**63, count), strict=True)
    ]


def is_right(imported: Imported, bad: Bad, good: dict[str, Imported]) -> bool:
    """Return whether every number is one that the file means."""
    if bad.name in good:
        expected = {r.name: r.value for r in good[bad.name].readings}
        found = {r.name: r.value for r in imported.readings}
        near = [
            np.isclose(v, expected.get(k, np.nan), rtol=CURVE_TOLERANCE)
            for k, v in found.items()
        ]
        return not imported.experiments and all(near) and stood_so(imported, good[bad.name])
    return all(_is_right_record(record, bad.meant) for record in imported.experiments)


def stood_so(imported: Imported, good: Imported) -> bool:
    """Return whether every observation is one of the good file, whatever it is named."""
    told = {_told(observation) for observation in good.standing}
    return all(_told(observation) in told for observation in imported.standing)


def _told(seen: StandingObservation) -> tuple[object, ...]:
    figures = (seen.concentration, seen.temperature, seen.time_stood or 0.0)
    return seen.seen, seen.uniform_before, *(round(figure, 6) for figure in figures)


def _is_right_record(record: Experiment, meant: frozenset[float]) -> bool:
    celsius = round(record.dissolution_temperature - 273.15, 9)
    if celsius in meant:
        return True
    true = dict(
        zip(("porosity", "breaking_extension"), TRUTH.get(celsius, ()), strict=False)
    )
    return celsius in TRUTH and all(
        reading.value in meant or np.isclose(reading.value, true[reading.name])
        for reading in record.readings
    )


def verdict(bad: Bad, folder: Path, good: dict[str, Imported]) -> str:
    """Return ``refused``, ``right`` or ``warned``; ``WRONG`` for a wrong number unsaid."""
    path = folder / bad.name
    path.write_bytes(bad.content)
    try:
        imported = load(path)
    except PoreformError as error:
        return "refused" if str(error) else "WRONG"
    if is_right(imported, bad, good):
        return "right"
    before = good[bad.name] if bad.name in good else Imported()
    said = set(imported.notes) | {r.note for r in imported.readings}
    usual = set(before.notes) | {r.note for r in before.readings}
    return "warned" if any(note for note in said - usual) else "WRONG"


def stored(campaign: Campaign) -> str:
    kept = [r for r in campaign.experiments() if r.name.startswith("kept")]
    return hashlib.sha256("".join(r.canonical() for r in kept).encode()).hexdigest()


def run(count: int, seed: int, *, store_every: int = 20) -> Counter[tuple[str, str]]:
    """Read so many bad files and count (how spoilt, verdict).

    Every so many are also given to a campaign, whose records must stay as they were.
    """
    counts: Counter[tuple[str, str]] = Counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        good = {}
        for file, text in curves().items():
            (folder / file).write_text(text)
            good[file] = load(folder / file)
        campaign = Campaign(folder / "bench.db")
        campaign.add(
            Experiment(name=f"kept {t}", origin="measured", dissolution_temperature=t)
            for t in (400.0, 410.0, 420.0)
        )
        before = stored(campaign)
        for k, make in enumerate(bad_inputs(count, seed)):
            inside = Path(tempfile.mkdtemp(dir=folder))
            bad = make()
            answer = verdict(bad, inside, good)
            if [p.read_bytes() for p in inside.iterdir()] != [bad.content]:
                answer = "FILE CHANGED"
            if k % store_every == 0 and answer != "FILE CHANGED":
                answer = answer if _keeps(campaign, inside / bad.name, before) else "LOST"
            counts[bad.how, answer] += 1
    for lost in NO_FILES:
        counts["no file", "refused" if _is_refused(lost) else "WRONG"] += 1
    return counts


def _keeps(campaign: Campaign, path: Path, before: str) -> bool:
    """Return whether a campaign holds what it held, though it is given a bad file."""
    try:
        campaign.add_file(path)
    except PoreformError:
        return stored(campaign) == before
    return stored(campaign) == before


def _is_refused(name: str) -> bool:
    try:
        load(name)
    except PoreformError:
        return True
    return False


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    processor = time.process_time()
    counts = run(count, seed)
    spent = time.process_time() - processor
    answers = sorted({answer for _, answer in counts})
    print(f"{'spoilt by':24}" + "".join(f"{answer:>10}" for answer in answers))
    for how in sorted({how for how, _ in counts}):
        print(f"{how:24}" + "".join(f"{counts[how, answer]:>10}" for answer in answers))
    print(f"{sum(counts.values())} files, {spent:.0f} s of processor time")


if __name__ == "__main__":
    main()
