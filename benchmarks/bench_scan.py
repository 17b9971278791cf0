"""One virtual membrane and one short scan: where the time goes, and how long a demo takes.

    python benchmarks/bench_scan.py [RECIPE] [Ts in degC ...]

Prints, for one membrane made twice in this process (the first time compiles or loads the
kernels), the seconds of the parts; then the wall time of a scan of the given temperatures
over all cores, and what the whole scan of the recipe would take at that pace.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

from poreform.core.units import to_si
from poreform.materials.catalogue import load
from poreform.process.line import resolve
from poreform.process.recipe import Recipe
from poreform.sim.run import run
from poreform.virtual.conditions import Conditions, Models
from poreform.virtual.fidelity import FIDELITIES
from poreform.virtual.finishing import cut, finish
from poreform.virtual.problem import problem
from poreform.virtual.readings import measured
from poreform.virtual.scales import scales
from poreform.virtual.scan import scan
from poreform.virtual.sweep import Workers

RECIPE = Path(__file__).parents[1] / "examples" / "recipes" / "pvdf_sulfolane.toml"


def parts(recipe: Recipe, kelvin: float) -> dict[str, float]:
    """Return the seconds that each part of one membrane takes."""
    catalogue = load()
    point = recipe.point(
        dissolution_temperature=kelvin,
        concentration=recipe.solution.concentration,
        seed=1,
    )
    fidelity = FIDELITIES[recipe.fidelity]
    spent: dict[str, float] = {}
    clock = time.perf_counter()

    def lap(name: str) -> None:
        nonlocal clock
        now = time.perf_counter()
        spent[name], clock = now - clock, now

    conditions = Conditions(resolve(point, catalogue), catalogue, Models())
    history = conditions.history(0.5)
    box = scales(conditions, history, fidelity)
    lap("thermodynamics, dissolution, cooling")
    task = problem(conditions, history, box, fidelity=fidelity, seed=1)
    result = run(task, seed=1)
    lap("phase field")
    spent["  per step"] = spent["phase field"] / result.state.step
    gel = cut(result.state, box.spacing, room_fraction=conditions.phi)
    finished = finish(gel, conditions)
    lap("extraction and drying")
    measured(
        finished.membrane,
        conditions.line.polymer,
        thickness=1e-4,
        drawn=False,
        seed=1,
    )
    lap("instruments")
    return spent


def main() -> None:
    """Print the table."""
    arguments = sys.argv[1:]
    path = Path(arguments[0]) if arguments else RECIPE
    recipe = Recipe.from_toml(path)
    celsius = [float(text) for text in arguments[1:]] or [130.0, 140.0, 150.0, 160.0]
    kelvin = [to_si(value, "degC") for value in celsius]
    parts(recipe, kelvin[0])
    for name, seconds in parts(recipe, kelvin[0]).items():
        print(f"{name:40s} {seconds:8.3f} s")
    chosen = recipe.model_copy(
        update={
            "scan": recipe.scan.model_copy(
                update={"start": kelvin[0], "stop": kelvin[-1], "replicates": 1}
            )
        }
    )
    with tempfile.TemporaryDirectory() as folder:
        begin = time.perf_counter()
        result = scan(chosen, folder=Path(folder), workers=Workers())
        seconds = time.perf_counter() - begin
    made = sum(run.experiment.state == "made" for run in result.runs)
    print(
        f"scan: {len(result.runs)} temperatures, {made} membranes made on "
        f"{os.cpu_count()} cores in {seconds:.1f} s, {seconds / max(made, 1):.1f} s each"
    )


if __name__ == "__main__":
    main()
