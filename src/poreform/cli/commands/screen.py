"""`poreform screen`: solvents ranked for a polymer, as an estimate."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from poreform.cli.exit_codes import DONE
from poreform.cli.options import AsJson, MaterialsFolder, quantity_option
from poreform.cli.output import say, say_json, say_table

if TYPE_CHECKING:
    from poreform.thermo.screening import Candidate

WARNING = (
    "An estimate from Hansen parameters, to choose what to try first: it says no yes or "
    "no. Measure a few cloud points and give them to `poreform diagram --points`."
)


def screen(
    polymer: Annotated[str, typer.Argument(help='Name of the polymer, e.g. "PVDF".')],
    *,
    temperature: Annotated[
        str, typer.Option(help='At which chi is told, e.g. "180 degC".')
    ] = "180 degC",
    molar_mass: Annotated[
        str | None,
        typer.Option(help='Mw, e.g. "300 kg/mol"; default: that of the polymer on file.'),
    ] = None,
    figure: Annotated[
        Path | None, typer.Option(help="Also draw Hansen space: .svg, .png or .pdf.")
    ] = None,
    folder: MaterialsFolder = None,
    as_json: AsJson = False,
) -> int:
    """Rank every solvent on file for a polymer, from good to weak.

    For example:

      poreform screen PVDF
      poreform screen PVDF --temperature "160 degC" --figure hansen.svg
    """
    from poreform.core.units import Unit
    from poreform.materials.catalogue import load
    from poreform.thermo.screening import screen as ranked

    catalogue = load(folder)
    grade = catalogue.polymer(polymer)
    mass = grade.weight_average_molar_mass.value
    if molar_mass is not None:
        mass = quantity_option("--molar-mass", molar_mass, Unit("kilogram/mole", above=0.0))
    kelvin = quantity_option("--temperature", temperature, Unit("kelvin", above=0.0))
    found = ranked(
        grade,
        [catalogue.solvent(name) for name in catalogue.names("solvent")],
        catalogue,
        molar_mass=mass,
        temperature=kelvin,
    )
    if figure is not None:
        from poreform.report.drawing import save_figure
        from poreform.report.figures.hansen_space import figure_hansen_space

        drawn = figure_hansen_space(
            found, polymer=grade.name, centre=grade.hansen.parts,
            radius=grade.hansen_radius.value,
        )  # fmt: skip
        save_figure(drawn, figure)
    if as_json:
        say_json({"polymer": grade.name, "warning": WARNING, "candidates": found})
    else:
        _show(grade.name, temperature, found)
    return DONE


def _show(polymer: str, temperature: str, found: "tuple[Candidate, ...]") -> None:
    say_table(
        f"Solvents for {polymer}, chi at {temperature}: an estimate",
        ("Solvent", "Ra/R0", "chi", "+-", "chi from", "P(two liquids)", "boils / degC"),
        [
            (
                entry.solvent,
                f"{entry.relative_distance:.2f}",
                f"{entry.chi:.2f}",
                f"{entry.chi_std:.2f}",
                "Hansen" if entry.is_estimate else "pair file",
                f"{entry.demixing_probability:.2f}",
                f"{entry.boiling_point - 273.15:.0f}",
            )
            for entry in found
        ],
    )
    say(WARNING)
