"""One virtual membrane: made, measured and stored under the hash of its inputs."""

from collections.abc import Sequence
from pathlib import Path

from poreform.core.errors import NotMeasurableError
from poreform.core.files import folder_atomic, write_text_atomic
from poreform.core.provenance import provenance
from poreform.core.reading import Reading
from poreform.core.streams import stream
from poreform.core.units import from_si
from poreform.lab.experiment import Experiment, State
from poreform.virtual.conditions import Conditions, Models
from poreform.virtual.inputs import RunOrder
from poreform.virtual.layer import Layer, make_layer, save_layer
from poreform.virtual.stack import stacked
from poreform.virtual.store import RunStore


def produce(payload: str, root: str) -> None:
    """Make the run that `payload` (a `RunOrder` as JSON) orders, in the folder `root`.

    A dope that does not dissolve, or forms no structure, is a result of its own kind and
    is stored like any other.
    """
    order = RunOrder.model_validate_json(payload)
    store = RunStore(Path(root))
    digest = order.inputs.digest()
    if store.is_done(digest):
        return
    line, catalogue = order.line()
    conditions = Conditions(line, catalogue, Models())
    seed = line.recipe.seed or 0
    with folder_atomic(store.folder(digest)) as folder:
        experiment = _made(conditions, store, folder, digest=digest, seed=seed)
        record = provenance(seed=seed, inputs={"run": digest} | order.inputs.materials)
        for name, document in (
            ("inputs.json", order.inputs),
            ("experiment.json", experiment),
            ("provenance.json", record),
        ):
            write_text_atomic(folder / name, document.model_dump_json(indent=2))
    for index in range(len(line.recipe.cooling.depths)):
        store.clear(f"{digest}-{index}")
    store.clear(digest)


def _made(
    conditions: Conditions, store: RunStore, folder: Path, *, digest: str, seed: int
) -> Experiment:
    dissolved = conditions.dissolved
    if not dissolved.is_solution:
        return _record(conditions, digest, "not dissolved", remark=dissolved.reason)
    layers = []
    try:
        for index, depth in enumerate(conditions.line.recipe.cooling.depths):
            layer = make_layer(
                conditions,
                depth,
                checkpoint=store.checkpoint(f"{digest}-{index}"),
                seed=int(stream(seed, f"layer {index}").integers(2**31)),
            )
            save_layer(layer, conditions, folder, index)
            layers.append(layer)
    except NotMeasurableError as error:
        return _record(conditions, digest, "failed", remark=str(error))
    notes = [*_cautions(conditions), *(note for layer in layers for note in layer.notes)]
    return _record(conditions, digest, "made", remark="; ".join(notes), layers=layers)


def _cautions(conditions: Conditions) -> list[str]:
    """Return what the thermodynamics says against this dope."""
    cloud = conditions.diagram.cloud_temperature(conditions.phi)
    dissolution = conditions.line.recipe.dissolution.temperature
    if cloud is None or dissolution >= cloud:
        return []
    return [
        f"at Ts the dope lies below its cloud point of {from_si(cloud, 'degC'):.0f} degC: "
        "it is two liquids, stirred together, and no uniform solution"
    ]


def _record(
    conditions: Conditions,
    digest: str,
    state: State,
    *,
    remark: str,
    layers: Sequence[Layer] = (),
) -> Experiment:
    line, recipe = conditions.line, conditions.line.recipe
    celsius = from_si(recipe.dissolution.temperature, "degC")
    share = from_si(recipe.solution.concentration, "%")
    return Experiment(
        name=f"{share:g} wt%, {celsius:g} degC, {digest[:6]}",
        origin="simulated",
        dissolution_temperature=recipe.dissolution.temperature,
        polymer=line.polymer.name,
        weight_average_molar_mass=line.molar_mass,
        solvent=line.diluent.name,
        concentration=recipe.solution.concentration,
        resin="" if line.resin is None else line.resin.name,
        resin_concentration=line.weight_fractions[2],
        dissolution_time=recipe.dissolution.time,
        treatment=recipe.treatment.code,
        thickness=line.wall.thickness,
        settings=f"virtual line, {recipe.fidelity} fidelity",
        state=state,
        readings=_readings(layers),
        source=f"simulated run {digest}",
        remark=remark,
    )


def _readings(layers: Sequence[Layer]) -> tuple[Reading, ...]:
    if not layers:
        return ()
    readings = stacked([layer.bench.readings for layer in layers])
    stretched = layers[0].finished.stretched
    return readings if stretched is None else (*readings, stretched.reading())
