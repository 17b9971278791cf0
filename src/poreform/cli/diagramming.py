"""What `poreform diagram` does between parsing and printing: prepare, draw, show."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, final

from poreform.cli.options import quantity_option
from poreform.cli.output import say, say_table

if TYPE_CHECKING:
    from poreform.lab.solution_points import SolutionPoints
    from poreform.process.line import Line
    from poreform.report.curves import Measured, RecipePath
    from poreform.thermo.crystal_line import CrystallisationPoints
    from poreform.thermo.fitting import FittedSystem
    from poreform.thermo.phase_diagram import PhaseDiagram
    from poreform.thermo.planar_interface import PlanarInterface

CONCENTRATIONS = (0.10, 0.15, 0.20, 0.25, 0.30, 0.35, 0.40, 0.45, 0.50, 0.55, 0.60)
"""Weight fractions that the table lists: the range of the routes."""


@final
@dataclass(frozen=True, slots=True)
class Asked:
    """What the user gave."""

    recipe: Path
    points: Path | None
    undercooling: str | None
    folder: Path | None


@final
@dataclass(frozen=True, slots=True)
class Prepared:
    """The diagram with what belongs to it."""

    line: "Line"
    diagram: "PhaseDiagram"
    prediction: "PlanarInterface"
    fit: "FittedSystem | None"
    points: "SolutionPoints | None"


def prepare(asked: Asked) -> Prepared:
    """Return the diagram of a recipe, its chi fitted to the user's points, if any."""
    from poreform.lab.solution_points import solution_points
    from poreform.materials.catalogue import load
    from poreform.process.line import resolve
    from poreform.process.recipe import Recipe
    from poreform.process.standing import standing_of
    from poreform.thermo.fitting import fitted_system
    from poreform.thermo.phase_diagram import phase_diagram
    from poreform.thermo.planar_interface import planar_interface
    from poreform.virtual.substances import effective_system

    catalogue = load(asked.folder)
    line = resolve(Recipe.from_toml(asked.recipe), catalogue)
    system = effective_system(line, catalogue).with_dispersity(line.dispersity)
    points = None if asked.points is None else solution_points(asked.points)
    fit = None
    if points is not None and (points.cloud is not None or points.melting is not None):
        fit = fitted_system(
            system, cloud=points.cloud, melting=points.melting, source=str(asked.points)
        )
        system = fit.system
    found = phase_diagram(system, undercooling=_crystals(asked.undercooling, points))
    prediction = planar_interface(found, standing=standing_of(line))
    return Prepared(line, found, prediction, fit, points)


def _crystals(
    text: str | None, points: "SolutionPoints | None"
) -> "float | CrystallisationPoints":
    from poreform.core.units import Unit
    from poreform.process.crystallisation import HeterogeneousNuclei

    if text is not None:
        unit = Unit("kelvin", least=0.0, difference=True)
        return quantity_option("--undercooling", text, unit)
    if points is not None and points.crystallisation is not None:
        return points.crystallisation
    return HeterogeneousNuclei().mean_undercooling.value


def draw(prepared: Prepared, path: Path) -> None:
    """Write the figure, as a drawing or as a page to zoom, by the ending of its name."""
    measured, way = _measured(prepared.points), _path(prepared.line)
    if path.suffix.lower() == ".html":
        from poreform.report.interactive import interactive_phase_diagram, save_interactive

        page = interactive_phase_diagram(prepared.diagram, measured=measured, path=way)
        save_interactive(page, path)
        return
    from poreform.report.drawing import save_figure
    from poreform.report.figures.phase_diagram import figure_phase_diagram

    drawn = figure_phase_diagram(prepared.diagram, measured=measured, path=way)
    save_figure(drawn, path)


def _measured(points: "SolutionPoints | None") -> "list[Measured]":
    import numpy as np

    from poreform.report.curves import Measured
    from poreform.thermo.fitting import SeenPoints

    if points is None:
        return []
    kinds = [("measured cloud points", points.cloud), ("measured melting", points.melting)]
    found = [Measured(label, seen) for label, seen in kinds if seen is not None]
    crystals = points.crystallisation
    if crystals is not None:
        error = np.full(crystals.temperature.shape, 1e-9)  # no error was told
        seen = SeenPoints(crystals.weight_fraction, crystals.temperature, error)
        found.append(Measured("measured crystallisation", seen))
    return found


def _path(line: "Line") -> "RecipePath":
    from poreform.report.curves import RecipePath

    return RecipePath(
        concentration=line.recipe.solution.concentration,
        hottest=line.recipe.dissolution.temperature,
        coldest=line.stages[-1].outer.temperature,
    )


def show(prepared: Prepared) -> None:
    """Print the table, the special points, the map and the answer (D)."""
    found = prepared.diagram
    rows = []
    for concentration in CONCENTRATIONS:
        melting = found.system.crystal.melting_temperature
        phi = found.system.volume_fraction(concentration, melting)
        rows.append(
            (
                f"{100.0 * concentration:g}",
                _celsius(found.cloud_temperature(phi)),
                _celsius(found.melting_temperature(phi)),
                _celsius(found.crystallisation_temperature(phi)),
                found.order(phi),
            )
        )
    say_table(
        f"{found.system.polymer} in {found.system.diluent}",
        ("wt%", "cloud / degC", "melts / degC", "crystallises / degC", "first on cooling"),
        rows,
    )
    for point in found.critical_points:
        say(
            f"{point.kind} critical point: {100.0 * point.weight_fraction:.1f} wt%, "
            f"{_celsius(point.temperature)} degC"
        )
    for low, high, order in found.orders():
        say(f"{100.0 * low:.3g} to {100.0 * high:.3g} wt%: {order} demixing first")
    if prepared.fit is not None:
        say(f"fitted: {prepared.fit.sentence}")
    _show_answer(prepared)
    for note in found.notes:
        say(f"note: {note}")


def _show_answer(prepared: Prepared) -> None:
    gap = prepared.prediction.kinetic
    say(f"(D), predicted: {prepared.prediction.sentence}")
    known = not prepared.prediction.is_estimate and gap.observation_temperature is not None
    if known and gap.weight_lean is not None and gap.weight_rich is not None:
        hours = (gap.settling_time or float("nan")) / 3600.0
        say(
            f"at {_celsius(gap.observation_temperature)} degC: liquids of "
            f"{100.0 * gap.weight_lean:.3g} and {100.0 * gap.weight_rich:.3g} wt%, "
            f"{gap.density_difference:.3g} kg/m3 apart, parted after about "
            f"{hours:.2g} h in a test tube (an order of magnitude)"
        )
    _show_cloud_margin(prepared)


def _show_cloud_margin(prepared: Prepared) -> None:
    """Say whether the recipe dissolves ten kelvin above its cloud point."""
    import numpy as np

    from poreform.thermo.standing import clears_cloud_point

    recipe = prepared.line.recipe
    weight = np.array([recipe.solution.concentration])
    cloud = float(prepared.diagram.cloud_temperatures_at(weight)[0])
    if not np.isfinite(cloud):
        return
    phi = prepared.diagram.system.volume_fraction(float(weight[0]), cloud)
    clears, probability = clears_cloud_point(
        temperature=recipe.dissolution.temperature,
        cloud_temperature=cloud,
        cloud_std=prepared.diagram.cloud_std(phi),
    )
    say(
        f"dissolved {recipe.dissolution.temperature - cloud:.1f} K above its cloud point: "
        f"{'at least' if clears else 'not surely'} 10 K (probability {probability:.2f})"
    )


def _celsius(kelvin: float | None) -> str:
    return "-" if kelvin is None else f"{kelvin - 273.15:.1f}"
