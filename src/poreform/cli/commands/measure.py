"""`poreform measure`: virtual instruments on a structure from a simulation or tomogram."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from poreform.cli.exit_codes import ANSWER_IS_NO, DONE
from poreform.cli.options import AsJson, quantity_option
from poreform.cli.output import say_json, say_table

if TYPE_CHECKING:
    from poreform.core.reading import Reading
    from poreform.structure.membrane import Membrane


def measure(
    structure: Annotated[
        Path, typer.Argument(help="Structure: .npz of a run, .npy or a TIFF stack.")
    ],
    *,
    voxel: Annotated[
        str | None,
        typer.Option(help='Edge of a voxel with its unit, e.g. "0.1 um"; .npz knows it.'),
    ] = None,
    instrument: Annotated[
        list[str] | None,
        typer.Option(help="Which instrument; may be given often. Default: all that apply."),
    ] = None,
    setting: Annotated[
        list[str] | None,
        typer.Option(help='A setting of the instruments, SI: "thickness=1e-4".'),
    ] = None,
    seed: Annotated[int, typer.Option(help="Origin of the random numbers.")] = 0,
    as_json: AsJson = False,
) -> int:
    """Measure a structure: porosity, pore sizes, permeability, strength and the rest.

    Pores are the voxels that are not zero. Exit code 1 when nothing could be measured.

    For example:

      poreform measure results/runs/0123456789abcdef/structure.npz
      poreform measure tomogram.tif --voxel "0.25 um" --instrument porosity
      poreform measure tomogram.tif --voxel "0.25 um" --setting thickness=1e-4 --json
    """
    from poreform.core.errors import InputError, NotMeasurableError
    from poreform.measure.instruments import INSTRUMENTS
    from poreform.measure.measuring import measure as read
    from poreform.measure.measuring import required_settings, setting_names

    membrane = _open(structure, voxel)
    given = dict(_setting(text) for text in setting or ())
    known = {name for entry in INSTRUMENTS for name in setting_names(entry)}
    if strange := sorted(set(given) - known):
        raise InputError(f"no instrument has a setting {', '.join(strange)}")
    names = instrument or [
        name for name in INSTRUMENTS if set(required_settings(name)) <= set(given)
    ]
    readings: list[Reading] = []
    refusals: list[tuple[str, str]] = []
    for name in names:
        ours = {key: value for key, value in given.items() if key in _settings_of(name)}
        try:
            readings.append(read(membrane, name, settings=ours, seed=seed))
        except NotMeasurableError as error:
            refusals.append((name, str(error)))
    if as_json:
        say_json({"readings": readings, "not_measurable": dict(refusals)})
    else:
        _show(readings, refusals)
    return DONE if readings else ANSWER_IS_NO


def _settings_of(name: str) -> tuple[str, ...]:
    from poreform.measure.instruments import INSTRUMENTS
    from poreform.measure.measuring import setting_names

    return setting_names(name) if name in INSTRUMENTS else ()


def _setting(text: str) -> tuple[str, float]:
    from poreform.core.errors import InputError

    name, _, number = text.partition("=")
    try:
        return name.strip(), float(number)
    except ValueError as error:
        raise InputError(
            f"--setting {text!r} is not a name and a number; write e.g. thickness=1e-4"
        ) from error


def _open(path: Path, voxel: str | None) -> "Membrane":
    from poreform.structure.reading import read_membrane

    return read_membrane(path, voxel=None if voxel is None else _metres(voxel))


def _metres(text: str) -> float:
    from poreform.core.units import Unit

    return quantity_option("--voxel", text, Unit("metre", above=0.0))


def _show(readings: "list[Reading]", refusals: list[tuple[str, str]]) -> None:
    from poreform.report.tables import with_spread

    say_table(
        "readings",
        ("Quantity", "Value", "Unit", "Method", "Remark"),
        [
            (
                reading.name,
                with_spread(reading.value, reading.std),
                reading.unit,
                reading.method,
                reading.note,
            )
            for reading in readings
        ],
    )
    if refusals:
        say_table("not measurable", ("Instrument", "Why"), refusals)
