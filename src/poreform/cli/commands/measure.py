"""`poreform measure`: virtual instruments on a structure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from poreform.cli.exit_codes import ANSWER_IS_NO, DONE
from poreform.cli.options import (
    AsJson,
    PolymerShade,
    StructureFile,
    Voxel,
    VoxelAxes,
    quantity_option,
)
from poreform.cli.output import say, say_json, say_table
from poreform.core.errors import InputError, NotMeasurableError, UnknownNameError

if TYPE_CHECKING:
    from poreform.core.reading import Reading
    from poreform.structure.membrane import Membrane


def measure(
    structure: StructureFile,
    *,
    voxel: Voxel = None,
    axes: VoxelAxes = None,
    polymer: PolymerShade = "bright",
    level: Annotated[
        float | None,
        typer.Option(help="Grey value of the wall in a tomogram. Default: that of Otsu."),
    ] = None,
    periodic: Annotated[
        str,
        typer.Option(help="Axes along which a tomogram repeats, e.g. xy; default none."),
    ] = "",
    instrument: Annotated[
        list[str] | None,
        typer.Option(help="Which instrument; may be given often. Default: all that apply."),
    ] = None,
    setting: Annotated[
        list[str] | None,
        typer.Option(help="A setting of the instruments in SI, e.g. thickness=1e-4."),
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Measure a structure: porosity, pore sizes, permeability, strength and the rest.

    An instrument that needs a setting is left out until it is given. Exit code 1 when
    nothing could be measured.

    For example:

      poreform measure results/runs/0123456789abcdef/structure.npz
      poreform measure structure.npz --instrument porosity --instrument maximum_pore_size
      poreform measure structure.npz --setting thickness=1e-4 --json
      poreform measure tomogram.tif --voxel "0.25 um" --polymer dark
      poreform measure box.vti --periodic xyz --instrument relative_diffusivity
    """
    from poreform.structure.specks import noise_text

    settings = dict(_setting(text) for text in setting or ())
    chosen = _chosen(instrument, settings)
    cut = Cut(voxel=voxel, axes=axes, polymer=polymer, level=level, periodic=periodic)
    membrane = opened(structure, cut)
    readings, refusals = read_off(membrane, chosen)
    noise = noise_text(membrane)
    if as_json:
        remarks = [] if noise is None else [noise]
        say_json(
            {"readings": readings, "not_measurable": dict(refusals), "remarks": remarks}
        )
    else:
        show(readings, refusals)
        if noise is not None:
            say(noise)
    return DONE if readings else ANSWER_IS_NO


@dataclass(frozen=True, slots=True)
class Cut:
    """How a tomogram becomes a membrane, as the options say it."""

    voxel: str | None
    axes: str | None
    polymer: Literal["bright", "dark"]
    level: float | None = None
    periodic: str = ""

    @property
    def edges(self) -> float | tuple[float, float, float] | None:
        """Edges of a voxel [m]; None when the file is to state them."""
        from poreform.core.units import Unit

        if self.voxel is None:
            return None
        metre = Unit("metre", above=0.0)
        found = [quantity_option("--voxel", part, metre) for part in self.voxel.split(",")]
        if len(found) not in {1, 3}:
            raise InputError(
                f"--voxel has {len(found)} edges; give one, or three along x, y and z"
            )
        return found[0] if len(found) == 1 else (found[0], found[1], found[2])

    @property
    def wraps(self) -> tuple[bool, bool, bool]:
        """Axes along which the image continues on its opposite face."""
        if set(self.periodic) - set("xyz"):
            raise InputError(
                f"--periodic {self.periodic!r} names no axes; write e.g. xy, or xyz"
            )
        return "x" in self.periodic, "y" in self.periodic, "z" in self.periodic


def opened(path: Path, cut: Cut) -> "Membrane":
    """Return the membrane in a file: of a run by its NPZ, else of a tomogram."""
    from poreform.structure.files import load_membrane
    from poreform.structure.reading import read_tomogram
    from poreform.structure.tomogram import binarised

    if path.suffix.lower() == ".npz" and cut.voxel is None and cut.axes is None:
        if cut.level is not None or cut.periodic or cut.polymer != "bright":
            raise InputError(
                f"{path}: the structure of a run states its polymer, its walls and where "
                "it repeats; --polymer, --level and --periodic are for tomograms, so leave "
                "them out (or give --axes and --voxel, if it is the array of a tomogram)"
            )
        return load_membrane(path)
    return binarised(
        read_tomogram(path, axes=cut.axes),
        polymer=cut.polymer,
        level=cut.level,
        voxel=cut.edges,
        periodic=cut.wraps,
    )


def read_off(
    membrane: "Membrane", chosen: Mapping[str, Mapping[str, float]]
) -> "tuple[list[Reading], list[tuple[str, str]]]":
    """Return what the chosen instruments read, and who refused for which reason."""
    from poreform.measure.measuring import measure as read

    readings: list[Reading] = []
    refusals: list[tuple[str, str]] = []
    for name, own in chosen.items():
        try:
            readings.append(read(membrane, name, settings=own))
        except NotMeasurableError as error:
            refusals.append((name, str(error)))
    return readings, refusals


def _chosen(
    names: Sequence[str] | None, settings: Mapping[str, float]
) -> dict[str, dict[str, float]]:
    """Return each instrument to use with those of the settings that are its own."""
    from poreform.measure.instruments import INSTRUMENTS
    from poreform.measure.measuring import required_settings, setting_names

    for name in names or ():
        if name not in INSTRUMENTS:
            raise UnknownNameError.of("instrument", name, INSTRUMENTS)
    known = {key for entry in INSTRUMENTS for key in setting_names(entry)}
    for key in settings:
        if key not in known:
            raise UnknownNameError.of("setting of an instrument", key, known)
    return {
        name: {key: settings[key] for key in setting_names(name) if key in settings}
        for name in names or INSTRUMENTS
        if names or set(required_settings(name)) <= set(settings)
    }


def _setting(text: str) -> tuple[str, float]:
    from poreform.measure.measuring import AXES

    name, _, number = text.partition("=")
    if name.strip() in AXES and number.strip() in {"x", "y", "z"}:
        return name.strip(), float("xyz".index(number.strip()))
    try:
        return name.strip(), float(number)
    except ValueError as error:
        raise InputError(
            f"--setting {text!r} is not a name and a number; write e.g. thickness=1e-4"
        ) from error


def show(readings: "list[Reading]", refusals: list[tuple[str, str]]) -> None:
    """Print readings, and what could not be measured, as tables."""
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
