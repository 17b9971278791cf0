"""The virtual dissolution scan: equal membranes at every Ts and concentration."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from poreform.core.document import Document
from poreform.core.errors import InputError
from poreform.core.files import write_text_atomic
from poreform.core.progress import Progress, Silent
from poreform.core.provenance import Provenance, provenance
from poreform.core.streams import draw_seed, stream
from poreform.core.units import from_si
from poreform.lab.experiment import Experiment
from poreform.materials.catalogue import Catalogue, load
from poreform.process.line import Line, resolve
from poreform.process.recipe import Recipe
from poreform.virtual.conditions import Conditions, Models
from poreform.virtual.inputs import RunOrder, order
from poreform.virtual.ordered import Ordered, write_ordered
from poreform.virtual.result import RunResult, load_run
from poreform.virtual.run import produce
from poreform.virtual.store import RunStore
from poreform.virtual.sweep import Task, Workers, sweep

RESULTS = Path("results")
"""Where a scan keeps its runs unless told otherwise, under the folder one works in."""

NOT_DISSOLVED_COST = 0.02
"""Work of a dope that does not dissolve, in units of one that does."""


@dataclass(frozen=True, slots=True)
class ScanResult:
    """A finished scan: every membrane as a record, and what they were made from."""

    recipe: Recipe
    """With its seed, drawn when the recipe had none."""

    line: Line
    """The recipe with its materials."""

    catalogue: Catalogue
    """Where the materials came from."""

    conditions: Conditions
    """Thermodynamics of the recipe's own point, for the phase diagram."""

    runs: tuple[RunResult, ...]
    """By concentration, Ts and replicate."""

    provenance: Provenance
    """How to make it again."""

    @property
    def experiments(self) -> tuple[Experiment, ...]:
        """The records, as window, claims and report read them."""
        return tuple(run.experiment for run in self.runs)


@dataclass(frozen=True, slots=True)
class Point:
    """One membrane of the scan."""

    order: RunOrder
    replicate: int
    dissolves: bool


def scan(
    recipe: Recipe | Path | str,
    *,
    folder: Path = RESULTS,
    workers: Workers | None = None,
    materials: Path | None = None,
    progress: Progress | None = None,
    whole_scan: bool = True,
) -> ScanResult:
    """Return the virtual dissolution scan of `recipe`; what is done is not repeated.

    Parameters
    ----------
    recipe
        The recipe, or the path of its TOML file.
    folder
        Results folder; a scan that was stopped goes on from what it holds.
    workers
        Where to run; one process per core of this machine when None.
    materials
        Folder of the user's own materials, or None for the usual one.
    progress
        Told of every membrane that is done.
    whole_scan
        False makes the one membrane of the recipe and leaves its scan aside.

    Raises
    ------
    InputError
        The recipe cannot be carried out, or is no scan.

    Notes
    -----
    In a script, call it under ``if __name__ == "__main__":``; the worker processes read
    the script again, and would begin the scan once more each.
    """
    chosen = recipe if isinstance(recipe, Recipe) else Recipe.from_toml(recipe)
    if whole_scan and chosen.scan is None:
        raise InputError(
            "the recipe has no [scan] section; add one with start and stop, or make "
            "its one membrane with 'poreform run'"
        )
    catalogue = load(materials)
    resolve(chosen, catalogue)  # a recipe that cannot be made writes nothing
    seeded = chosen if chosen.seed is not None else _with_seed(chosen, folder)
    line = resolve(seeded, catalogue)
    store = RunStore(folder)
    store.sweep_partial()
    points = tuple(_points(seeded, catalogue, materials, whole_scan=whole_scan))
    digests = tuple(point.order.inputs.digest() for point in points)
    write_ordered(folder, seeded.digest(), Ordered(name=seeded.name, runs=digests))
    sweep(
        [_task(point) for point in points],
        produce,
        store=store,
        workers=workers or Workers(),
        progress=progress or Silent(),
    )
    return ScanResult(
        recipe=seeded,
        line=line,
        catalogue=catalogue,
        conditions=Conditions(line, catalogue, Models()),
        runs=tuple(_result(store, point) for point in points),
        provenance=provenance(seed=seeded.seed or 0, inputs={"recipe": seeded.digest()}),
    )


def simulate(recipe: Recipe | Path | str, *, folder: Path = RESULTS) -> RunResult:
    """Return the one membrane of `recipe`, made inside this process."""
    made = scan(recipe, folder=folder, workers=Workers(count=0), whole_scan=False)
    return made.runs[0]


class _DrawnSeed(Document):
    """The seed of a recipe that named none, kept so that its scan can be resumed."""

    seed: int
    """Origin of every random number."""


def _with_seed(recipe: Recipe, folder: Path) -> Recipe:
    """Return the recipe with a seed: the one drawn before for it here, else a new one."""
    path = folder / "seeds" / f"{recipe.digest()}.json"
    if path.exists():
        seed = _DrawnSeed.model_validate_json(path.read_text(encoding="utf-8")).seed
    else:
        seed = draw_seed()
        write_text_atomic(path, _DrawnSeed(seed=seed).model_dump_json())
    return recipe.model_copy(update={"seed": seed})


def _points(
    recipe: Recipe, catalogue: Catalogue, materials: Path | None, *, whole_scan: bool
) -> Iterator[Point]:
    temperatures = recipe.temperatures if whole_scan else (recipe.dissolution.temperature,)
    concentrations = (
        recipe.concentrations if whole_scan else (recipe.solution.concentration,)
    )
    count = recipe.scan.replicates if recipe.scan is not None and whole_scan else 1
    for concentration in concentrations:
        for temperature in temperatures:
            for replicate in range(1, count + 1):
                celsius, share = from_si(temperature, "degC"), from_si(concentration, "%")
                name = f"{share:.6g} wt%, {celsius:.6g} degC, replicate {replicate}"
                point = recipe.point(
                    dissolution_temperature=temperature,
                    concentration=concentration,
                    seed=int(stream(recipe.seed or 0, name).integers(2**31)),
                )
                conditions = Conditions(resolve(point, catalogue), catalogue, Models())
                yield Point(
                    order(point, catalogue, user_materials=materials),
                    replicate,
                    conditions.dissolved.is_solution,
                )


def _task(point: Point) -> Task:
    return Task(
        point.order.inputs.digest(),
        point.order.model_dump_json(),
        cost=1.0 if point.dissolves else NOT_DISSOLVED_COST,
    )


def _result(store: RunStore, point: Point) -> RunResult:
    digest = point.order.inputs.digest()
    found = load_run(store, point.order.inputs)
    experiment = found.experiment.model_copy(update={"replicate": point.replicate})
    return replace(found, experiment=experiment, digest=digest)
