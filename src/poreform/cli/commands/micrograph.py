"""`poreform micrograph`: pores or nodules on a calibrated picture of a surface."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from poreform.cli.exit_codes import DONE
from poreform.cli.options import AsJson, quantity_option
from poreform.cli.output import say, say_json


def micrograph(
    image: Annotated[Path, typer.Argument(help="Picture: TIFF, PNG, BMP or JPEG.")],
    *,
    pixel: Annotated[
        str | None,
        typer.Option(help='Length of a pixel, where the file has none: "20 nm".'),
    ] = None,
    bar: Annotated[
        int | None,
        typer.Option(help="Rows of the data bar at the foot, which are cut."),
    ] = None,
    part: Annotated[
        str | None,
        typer.Option(
            help=(
                'Rows and columns to measure, "180:520, 0:1536"; default all. Leaves out '
                "what is beside the wall in a section."
            )
        ),
    ] = None,
    smooth: Annotated[
        float,
        typer.Option(help="Width in pixels of the Gaussian that takes off noise; 0: none."),
    ] = 1.0,
    look: Annotated[
        Literal["pores", "nodules"], typer.Option(help="Dark pores or bright nodules.")
    ] = "pores",
    view: Annotated[
        Literal["surface", "section", "grains"],
        typer.Option(help="What nodules per volume assume: whole ones, cut balls, grains."),
    ] = "surface",
    figure: Annotated[
        Path | None,
        typer.Option(help="Draw what was found over the picture: SVG, PNG or PDF."),
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Measure a micrograph: porosity, pores and struts, or nodules and their number.

    The scale is read from the tags of FEI, Thermo Fisher, Zeiss and ImageJ, from the texts
    of JEOL, Hitachi and TESCAN beside the picture, or is given. A surface is not the
    inside: pore sizes of it are no bubble point.

    For example:

      poreform micrograph surface.tif
      poreform micrograph surface.png --pixel "20 nm" --bar 64 --figure found.svg
      poreform micrograph section.tif --part "180:520, 0:1536"
      poreform micrograph nodules.tif --look nodules --view section --json
    """
    from poreform.cli.commands.measure import show
    from poreform.core.units import Unit
    from poreform.measure.surface import SurfaceMethod, surface_of
    from poreform.measure.surface_readings import surface_readings
    from poreform.structure.micrograph import calibrated, part_of
    from poreform.structure.micrograph_files import read_micrograph

    metre = Unit("metre", above=0.0)
    edge = None if pixel is None else quantity_option("--pixel", pixel, metre)
    picture = calibrated(read_micrograph(image), pixel=edge, bar_rows=bar)
    if part is not None:
        picture = part_of(picture, part)
    found = surface_of(picture, SurfaceMethod(look=look, smoothing=smooth))
    readings = list(surface_readings(found, view=view))
    if figure is not None:
        from poreform.report.drawing import save_figure
        from poreform.report.figures.surface import figure_surface

        save_figure(figure_surface(found), figure)
    if as_json:
        say_json({"readings": readings, "figure": figure})
        return DONE
    show(readings, [])
    if figure is not None:
        say(f"drawn: {figure}")
    return DONE
