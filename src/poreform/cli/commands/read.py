"""`poreform read`: what a lab file holds, whatever instrument or table it is from."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from poreform.cli.column_options import (
    Columns,
    Given,
    Kind,
    Remember,
    column_map,
    keep_map,
)
from poreform.cli.exit_codes import DONE
from poreform.cli.options import AsJson
from poreform.cli.output import say, say_json, say_table
from poreform.core.errors import InputError

if TYPE_CHECKING:
    from poreform.core.reading import Reading
    from poreform.lab.importer import Imported


def read(
    files: Annotated[list[Path], typer.Argument(help="Tables and exports of instruments.")],
    *,
    kind: Kind = "",
    column: Columns = None,
    given: Given = None,
    remember: Remember = None,
    out: Annotated[
        Path | None, typer.Option(help="Also write what was read: .csv or .xlsx.")
    ] = None,
    distribution: Annotated[
        Path | None,
        typer.Option(help="Also write the pore size distribution: .csv or .xlsx."),
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Read lab files and print what they hold: readings, membranes, observations.

    Porometer and tensile exports, DSC, light against temperature, weighings, water
    permeation, standing observations and scans, as CSV, text or .xlsx. Several files of
    test pieces are averaged; those that slipped are listed and left out.

    For example:

      poreform read examples/measured_scan.csv
      poreform read pore_sizes.CFT --distribution pore_sizes.csv
      poreform read pull_1.MTR pull_2.MTR pull_3.MTR
      poreform read bench.xlsx --column "Ofen=Ts [degC]" --remember beside
    """
    from poreform.lab.load import load

    imported: dict[Path, Imported] = {}
    kept: list[Path] = []
    for path in files:
        columns = column_map(path, column, given, kind)
        imported[path] = load(path, columns=columns)
        kept += keep_map(path, columns, remember)
    _write(out, imported)
    _write_distribution(distribution, imported)
    means, notes = _means(imported)
    if as_json:
        say_json(
            {
                "files": [
                    {"file": path, "content": held} for path, held in imported.items()
                ],
                "means": means,
                "notes": notes,
                "remembered": kept,
            }
        )
        return DONE
    for path, held in imported.items():
        _show(str(path), held)
    for place in kept:
        say(f"remembered: {place}")
    if means:
        _show_readings("mean of the files", means)
    for note in notes:
        say(f"note: {note}")
    return DONE


def _means(
    imported: "dict[Path, Imported]",
) -> "tuple[tuple[Reading, ...], tuple[str, ...]]":
    """Return means over several files of one kind, and what was left out of them."""
    from poreform.lab.specimens import mean_readings

    held = {str(path): one for path, one in imported.items() if one.readings}
    kept = {name: one.readings for name, one in held.items() if not one.discard}
    listed = tuple(
        f"{name} discarded: {one.discard}" for name, one in held.items() if one.discard
    )
    kinds = {tuple(reading.name for reading in readings) for readings in kept.values()}
    if len(kept) < 2 or len(kinds) > 1:
        return (), listed
    means, notes = mean_readings(kept)
    return means, (*listed, *notes)


def _show(title: str, held: "Imported") -> None:
    from poreform.core.units import from_si

    if held.readings:
        _show_readings(title, held.readings)
    if held.experiments:
        say_table(
            title,
            ("Membrane", "No", "Ts / degC", "P / %", "TL / %", "State"),
            [
                (
                    record.name,
                    str(record.replicate),
                    f"{from_si(record.dissolution_temperature, 'degC'):.6g}",
                    *(
                        _figure(record.value(name))
                        for name in ("porosity", "breaking_extension")
                    ),
                    record.state,
                )
                for record in held.experiments
            ],
        )
    if held.standing:
        say_table(
            title,
            ("Solution", "T / degC", "Seen"),
            [
                (
                    f"{seen.polymer} in {seen.solvent}, {100 * seen.concentration:.4g} wt%",
                    f"{from_si(seen.temperature, 'degC'):.6g}",
                    seen.seen,
                )
                for seen in held.standing
            ],
        )
    for note in held.notes:
        say(f"note: {note}")


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.6g}"


def _show_readings(title: str, readings: "Sequence[Reading]") -> None:
    from poreform.report.tables import with_spread

    say_table(
        title,
        ("Quantity", "Value", "Unit", "n", "Method", "Remark"),
        [
            (r.name, with_spread(r.value, r.std), r.unit, str(r.count), r.method, r.note)
            for r in readings
        ],
    )


def _write(out: Path | None, imported: "dict[Path, Imported]") -> None:
    if out is None:
        return
    from poreform.lab.export import (
        READING_HEADER,
        SCAN_HEADER,
        reading_rows,
        scan_rows,
        write_table,
    )

    records = [record for held in imported.values() for record in held.experiments]
    readings = {
        str(path): held.readings for path, held in imported.items() if held.readings
    }
    if records and readings:
        raise InputError(
            "--out writes membranes or readings, not both; read the files apart"
        )
    if records:
        write_table(out, SCAN_HEADER, scan_rows(records))
    elif readings:
        write_table(out, READING_HEADER, reading_rows(readings))
    else:
        raise InputError("--out: there is no membrane and no reading to write")


def _write_distribution(place: Path | None, imported: "dict[Path, Imported]") -> None:
    if place is None:
        return
    from poreform.lab.export import write_table
    from poreform.lab.pore_distribution import distribution_table

    found = [held.distribution for held in imported.values() if held.distribution]
    if len(found) != 1:
        raise InputError(
            f"--distribution writes that of one porometer file with a wet and a dry curve; "
            f"{len(found)} of the {len(imported)} given have them"
        )
    write_table(place, *distribution_table(found[0]))
