"""The view of a virtual scan: its records judged, three of its membranes shown."""

from collections.abc import Iterator

from poreform.claims.check import check
from poreform.claims.evidence import Evidence
from poreform.core.document import Document
from poreform.core.history import History
from poreform.materials.evidence import EvidenceRow, facts_used
from poreform.process.constants import ConstantRow, listing
from poreform.process.leaching import Leaching
from poreform.process.standing import standing_of
from poreform.process.stretching import Drawing
from poreform.report.choice import three_records
from poreform.report.view import (
    Assumption,
    ExtractionCurve,
    Fracture,
    PoreSizes,
    PorometryCurves,
    RunView,
    ScanView,
    StressStrain,
)
from poreform.thermo.planar_interface import planar_interface
from poreform.virtual.conditions import Conditions
from poreform.virtual.curves import Curves
from poreform.virtual.result import RunResult
from poreform.virtual.scan import ScanResult
from poreform.window.scans import windows_of


def view_of_scan(result: ScanResult) -> ScanView:
    """Return what the report of a virtual scan shows.

    Only the membranes that are shown are read from the results folder.
    """
    records = result.experiments
    scans = windows_of(records, seed=result.recipe.seed or 0)
    diagram = result.conditions.diagram
    evidence = Evidence(
        scans=scans,
        experiments=records,
        diagram=diagram,
        prediction=planar_interface(diagram, standing=standing_of(result.line)),
    )
    made = [run for run in result.runs if run.layers > 0]
    shown = three_records([run.experiment for run in made], scans)
    return ScanView(
        title=result.recipe.name,
        experiments=records,
        scans=scans,
        verdicts=check(result.recipe, evidence, catalogue=result.catalogue),
        diagram=diagram,
        runs=tuple(view_of_run(made[place]) for place in shown),
        assumptions=assumptions_of(result.conditions),
        notes=(*result.line.remarks, *diagram.notes),
        provenance=result.provenance,
    )


def view_of_run(run: RunResult) -> RunView:
    """Return the middle layer of a run with its structure and its curves."""
    layer = run.layers // 2
    curves = run.curves(layer)
    history = curves.pair("history_time", "history_temperature")
    sizes = curves.pair("pore_diameter", "pore_share")
    tensile = curves.pair("strain", "stress")
    washing = curves.pair("extraction_time", "extraction_residual")
    return RunView(
        experiment=run.experiment,
        membrane=run.membrane(layer),
        history=None if history is None else History(*history),
        porometry=_porometry(curves),
        pore_sizes=None if sizes is None else PoreSizes(*sizes, weighting="pore volume"),
        stress_strain=None if tensile is None else StressStrain(*tensile),
        fracture=_fracture(curves),
        extraction=None if washing is None else ExtractionCurve(*washing),
    )


def assumptions_of(conditions: Conditions) -> tuple[Assumption, ...]:
    """Return every value of the materials and the models, assumed or not."""
    facts = (row for document in _documents(conditions) for row in facts_used(document))
    models = conditions.models
    constants = listing(
        (
            models.dissolution,
            models.foreign,
            conditions.line.growth_rate,
            models.phase_field,
            models.collapse,
            Leaching(),
            Drawing(),
        )
    )
    rows: list[EvidenceRow | ConstantRow] = [*facts, *constants]
    return tuple(_assumption(row) for row in rows)


def _documents(conditions: Conditions) -> Iterator[Document]:
    line, catalogue = conditions.line, conditions.catalogue
    yield from line.materials
    partners = [solvent.name for solvent in line.diluent.solvents]
    partners += [] if line.resin is None else [line.resin.name]
    pairs = (catalogue.pair(line.polymer.name, partner) for partner in partners)
    yield from (pair for pair in pairs if pair is not None)


def _assumption(row: EvidenceRow | ConstantRow) -> Assumption:
    return Assumption(
        name=f"{row.material}: {row.field.replace('_', ' ')}",
        value=row.value,
        status=row.status,
        source=row.source,
    )


def _porometry(curves: Curves) -> PorometryCurves | None:
    wet, dry = curves.pair("pressure", "wet_flow"), curves.pair("pressure", "dry_flow")
    if wet is None or dry is None:
        return None
    return PorometryCurves(
        pressure=wet[0],
        wet_flow=wet[1],
        dry_flow=dry[1],
        bubble_pressure=curves.number("bubble_pressure"),
        half_dry_pressure=curves.number("half_dry_pressure"),
    )


def _fracture(curves: Curves) -> Fracture | None:
    """Return where the layer broke; runs of earlier versions do not hold it."""
    fields = curves.pair("bearing", "broken")
    if fields is None or "element" not in curves.arrays:
        return None
    x, y, z = (float(edge) for edge in curves.arrays["element"])
    return Fracture(*fields, element=(x, y, z))
