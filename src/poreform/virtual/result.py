"""A finished run, read back from its folder."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from poreform.core.document import faults
from poreform.core.errors import InputError, StoredDataError
from poreform.lab.experiment import Experiment
from poreform.structure.files import load_membrane
from poreform.structure.membrane import Membrane
from poreform.virtual.curves import Curves, load_curves
from poreform.virtual.inputs import RunInputs
from poreform.virtual.store import RunStore


@dataclass(frozen=True, slots=True)
class RunResult:
    """One membrane of the virtual line."""

    digest: str
    """Hash of its inputs."""

    folder: Path | None
    """Where structures and curves are; None for a run that was given up."""

    experiment: Experiment
    """The record."""

    @property
    def layers(self) -> int:
        """Number of depths with a structure; 0 when no membrane was made."""
        if self.folder is None:
            return 0
        return len(list(self.folder.glob("structure-*.npz")))

    def membrane(self, layer: int = 0) -> Membrane:
        """Return the finished structure of a layer."""
        return load_membrane(self._file(f"structure-{layer}.npz"))

    def gel(self, layer: int = 0) -> Membrane:
        """Return the wet structure of a layer, before any treatment."""
        return load_membrane(self._file(f"gel-{layer}.npz"))

    def curves(self, layer: int = 0) -> Curves:
        """Return the curves of a layer."""
        return load_curves(self._file(f"curves-{layer}.npz"))

    def _file(self, name: str) -> Path:
        if self.folder is None or not (self.folder / name).exists():
            raise StoredDataError(
                f"{self.experiment.name} has no {name}: {self.experiment.remark}"
            )
        return self.folder / name


def load_run(store: RunStore, inputs: RunInputs) -> RunResult:
    """Return the run with these inputs; one that was given up is a failed record."""
    digest = inputs.digest()
    folder = store.folder(digest)
    if not folder.is_dir():
        return RunResult(digest, None, _given_up(store, inputs, digest))
    return RunResult(digest, folder, _record(folder / "experiment.json"))


def records_in(folder: Path) -> tuple[Experiment, ...]:
    """Return the record of every finished run in a results folder, by Ts and name.

    Raises
    ------
    InputError
        The folder holds no finished run.
    StoredDataError
        A record is damaged.
    """
    runs = sorted((folder / "runs").glob("*/experiment.json"))
    if not runs:
        raise InputError(
            f"{folder}: holds no finished run; give the results folder of poreform scan"
        )
    records = [_record(path) for path in runs]
    return tuple(sorted(records, key=lambda r: (r.dissolution_temperature, r.name)))


def _record(path: Path) -> Experiment:
    try:
        return Experiment.model_validate_json(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise StoredDataError(
            f"{path} cannot be read ({error}); remove its folder and run again"
        ) from error
    except ValidationError as error:
        raise StoredDataError(
            f"{path} is damaged ({faults(error)}); remove its folder and run again"
        ) from error


def _given_up(store: RunStore, inputs: RunInputs, digest: str) -> Experiment:
    failure = store.failure(digest)
    reason = "it was never made" if failure is None else failure.reason
    recipe = inputs.recipe
    return Experiment(
        name=f"failed run {digest[:6]}",
        origin="simulated",
        dissolution_temperature=recipe.dissolution.temperature,
        polymer=recipe.polymer.name,
        solvent=" + ".join(name for name, _ in recipe.diluent),
        concentration=recipe.solution.concentration,
        treatment=recipe.treatment.code,
        state="failed",
        source=f"simulated run {digest}",
        remark=reason,
    )
