"""`poreform tensile`: pull a structure to its break; curve, figures and where it breaks."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from poreform.cli.exit_codes import ANSWER_IS_NO, DONE
from poreform.cli.options import AsJson, PolymerShade, StructureFile, Voxel, VoxelAxes
from poreform.cli.output import say, say_json

if TYPE_CHECKING:
    from poreform.measure.tensile import TensileCurve

FIGURES = ("elastic_modulus", "yield_strength", "breaking_strength", "breaking_extension")


def tensile(
    structure: StructureFile,
    *,
    along: Annotated[
        Literal["x", "y", "z"], typer.Option(help="Direction of pull; z is the wall.")
    ] = "x",
    voxel: Voxel = None,
    axes: VoxelAxes = None,
    polymer: PolymerShade = "bright",
    out: Annotated[
        Path | None,
        typer.Option(help="Folder for curve.csv, curve.svg and break.svg."),
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Pull a structure to its break: modulus, yield, strength, extension and the curve.

    Voxel finite elements with the assumed tensile law of a dense PVDF and the hypothesis of
    a critical ligament; both are printed. Exit code 1 when it does not hold together.

    For example:

      poreform tensile results/runs/0123456789abcdef/structure-0.npz --out pulled
      poreform tensile tomogram.tif --voxel "0.1 um" --along z --json
    """
    from poreform.cli.commands.measure import Cut, opened, read_off, show
    from poreform.measure.tensile import tensile_test

    membrane = opened(structure, Cut(voxel=voxel, axes=axes, polymer=polymer))
    axis = "xyz".index(along)
    readings, refusals = read_off(membrane, {name: {"axis": axis} for name in FIGURES})
    curve = tensile_test(membrane, axis=axis) if readings else None
    written = [] if out is None or curve is None else _write(curve, axis, out)
    if as_json:
        say_json(
            {
                "readings": readings,
                "not_measurable": dict(refusals),
                "strain": None if curve is None else curve.strain,
                "stress": None if curve is None else curve.stress,
                "files": written,
            }
        )
    else:
        show(readings, refusals)
        for path in written:
            say(f"written: {path}")
    return DONE if readings else ANSWER_IS_NO


def _write(curve: "TensileCurve", axis: int, folder: Path) -> list[Path]:
    """Write the curve as a table and as a figure, and the picture of the break."""
    from poreform.core.files import write_text_atomic
    from poreform.report.drawing import save_figure
    from poreform.report.figures.fracture import figure_fracture
    from poreform.report.figures.tensile import figure_tensile
    from poreform.report.view import Fracture, StressStrain

    paths = [folder / name for name in ("curve.csv", "curve.svg", "break.svg")]
    write_text_atomic(paths[0], curve.as_csv())
    save_figure(figure_tensile(StressStrain(curve.strain, curve.stress)), paths[1])
    fracture = Fracture(curve.bearing, curve.broken, curve.element, axis)
    save_figure(figure_fracture(fracture), paths[2])
    return paths
