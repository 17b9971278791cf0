"""Options that several commands share, declared once."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from poreform.core.errors import InputError

if TYPE_CHECKING:
    from poreform.core.units import Unit

RecipeFile = Annotated[Path, typer.Argument(help="Recipe (TOML; see examples/recipes).")]
AsJson = Annotated[
    bool, typer.Option("--json", help="Print one JSON document instead of tables.")
]
LabData = Annotated[
    str,
    typer.Argument(
        help="Table of a dissolution scan (CSV, xlsx), or a campaign by its file or URL."
    ),
]
CampaignPlace = Annotated[
    str,
    typer.Argument(
        help="Campaign: a file such as bench.db, or postgresql://user@host/name."
    ),
]
Author = Annotated[
    str, typer.Option(help="Name for the journal; that of the account when left out.")
]
Only = Annotated[
    list[str] | None,
    typer.Option(help="Records of one polymer, solvent or lot, e.g. lot=B-7; often."),
]
MaterialsFolder = Annotated[
    Path | None,
    typer.Option("--materials", help="Folder with your own material files (TOML)."),
]
StructureFile = Annotated[
    Path,
    typer.Argument(help="Structure: the .npz of a run, or a tomogram (TIFF, VTK ...)."),
]
Voxel = Annotated[
    str | None,
    typer.Option(
        help=(
            'Edge of a voxel of a tomogram that does not state it: "0.1 um", or three: '
            '"0.1 um, 0.1 um, 0.3 um" along x, y, z.'
        )
    ),
]
VoxelAxes = Annotated[
    str | None, typer.Option(help="Order of the axes of an array file, e.g. zyx.")
]
PolymerShade = Annotated[
    Literal["bright", "dark"], typer.Option(help="What the polymer is in a tomogram.")
]


def quantity_option(option: str, text: str, unit: "Unit") -> float:
    """Return the SI value of an option such as ``--voxel "0.1 um"``."""
    try:
        return unit.checked(unit.from_text(text))
    except ValueError as error:
        raise InputError(f"{option}: {error}") from error
