"""Views of a made-up scan with known truth; no simulation stands behind them."""

import numpy as np
import pytest
from scipy import ndimage

from poreform.claims.verdict import Answer, EvidenceKind, Finding, Verdict
from poreform.core.history import History
from poreform.core.provenance import Provenance
from poreform.core.reading import Reading
from poreform.lab.experiment import Experiment
from poreform.report.view import (
    Assumption,
    ExtractionCurve,
    PoreSizes,
    PorometryCurves,
    RunView,
    ScanView,
    StressStrain,
)
from poreform.structure.membrane import Membrane
from poreform.window.scans import windows_of

LOWER, UPPER = 132.5, 157.5
"""Tl and Tu of the made-up scan [degC]."""

TEMPERATURES = tuple(range(100, 185, 5))


def step(celsius, *, middle, width=4.0):
    return 1.0 / (1.0 + np.exp(-(celsius - middle) / width))


def make_experiment(
    celsius, replicate=1, *, concentration=0.25, rng=None, origin="simulated"
):
    """A membrane of the scan, with a reading error where `rng` is given."""
    noise = rng.normal(size=2) if rng is not None else np.zeros(2)
    porosity = 55.0 + 20.0 * step(celsius, middle=LOWER) + 0.4 * noise[0]
    extension = 100.0 - 80.0 * step(celsius, middle=UPPER) + 1.5 * noise[1]
    return Experiment(
        name=f"A-{celsius}-{replicate}",
        origin=origin,
        dissolution_temperature=celsius + 273.15,
        polymer="PVDF",
        weight_average_molar_mass=300.0,
        solvent="dibutyl phthalate",
        concentration=concentration,
        treatment="i",
        replicate=replicate,
        readings=(
            Reading("porosity", porosity, "%", "voxels", 0.5),
            Reading("breaking_extension", extension, "%", "voxel model", 2.0),
            Reading(
                "maximum_pore_size", 0.4, "um", "ball that passes", 0.05, note="coarse"
            ),
            Reading("water_permeability", 2000.0, "L/m**2/hour/bar", "Stokes", None),
        ),
    )


def make_texture(*, seed=1, side=24, cut=0.4):
    """A smooth random network, porous above the cut."""
    field = np.random.default_rng(seed).normal(size=(side, side, side))
    field = ndimage.gaussian_filter(field, 2.5, mode="wrap")
    field /= field.std()
    return Membrane(pores=field < cut, voxel=1e-7, periodic=True, level=field - cut)


def make_run(celsius, **changes):
    """A membrane with every curve that a report can show."""
    pressure = np.linspace(0.0, 4e5, 30)
    strain = np.linspace(0.0, 0.8, 20)
    time = np.linspace(0.0, 60.0, 30)
    diameter = np.linspace(0.1, 0.5, 9) * 1e-6
    shares = np.exp(-(((diameter - 3e-7) / 1e-7) ** 2))
    return RunView(
        experiment=make_experiment(celsius, **changes),
        membrane=make_texture(seed=celsius),
        history=History(time, 300.0 + 120.0 * np.exp(-time / 5.0)),
        porometry=PorometryCurves(
            pressure, np.maximum(pressure - 1e5, 0.0), pressure, 1e5, 2e5
        ),
        pore_sizes=PoreSizes(diameter, shares / shares.sum(), "gas flow"),
        stress_strain=StressStrain(strain, 5e6 * (1.0 - np.exp(-strain / 0.1))),
        extraction=ExtractionCurve(time[1:], np.exp(-time[1:] / 10.0)),
    )


def finding(answer, condition="dissolution temperature", **changes):
    """A finding with every field filled."""
    return Finding(
        **{
            "condition": condition,
            "answer": answer,
            "value": "150 degC",
            "limit": "Tl to Tu",
            "evidence": "scan A",
            "kind": EvidenceKind.SIMULATED,
            "next_step": "measure it" if answer is Answer.NOT_KNOWN else "",
        }
        | changes
    )


def make_verdict(route, *answers):
    """A verdict of the given answers."""
    titles = {"P": "percolation", "R": "with a miscible resin", "L": "liquid-liquid"}
    findings = [finding(answer, f"condition {i}") for i, answer in enumerate(answers)]
    return Verdict(route, titles[route], tuple(findings))


def make_scan_view(**changes):
    """A full view: a window from 132.5 to 157.5 degC, two routes, three membranes."""
    rng = np.random.default_rng(7)
    experiments = tuple(
        make_experiment(celsius, replicate, rng=rng)
        for celsius in TEMPERATURES
        for replicate in (1, 2, 3)
    )
    return ScanView(
        **{
            "title": "PVDF in <dibutyl phthalate> & friends",
            "experiments": experiments,
            "scans": windows_of(experiments),
            "verdicts": (
                make_verdict("P", Answer.MET, Answer.NOT_KNOWN),
                make_verdict("L", Answer.MET, Answer.NOT_MET),
            ),
            "runs": tuple(make_run(ts) for ts in (100, 120, 145, 180)),
            "assumptions": (
                Assumption("PVDF: density", "1780 kg/m3", "read", "a handbook, page 3"),
                Assumption("W of the front", "0.43", "assumed", "prototype runs"),
            ),
            "notes": ("A note that matters.",),
            "recipe_text": 'name = "demo"\n',
            "provenance": Provenance(
                package_version="0.1",
                commit="abc",
                seed=7,
                inputs={"recipe": "0123"},
                machine="Linux",
                time="2026-01-01T00:00:00+00:00",
            ),
        }
        | changes
    )


@pytest.fixture
def experiment():
    """Make one record: `experiment(150, replicate)`."""
    return make_experiment


@pytest.fixture
def texture():
    """Make one structure: `texture(seed=1)`."""
    return make_texture


@pytest.fixture
def run():
    """Make one membrane with every curve: `run(150)`."""
    return make_run


@pytest.fixture
def verdict():
    """Make one verdict: `verdict("P", Answer.MET)`."""
    return make_verdict


@pytest.fixture
def scan_view():
    """Make a full view; keywords replace its fields: `scan_view(runs=())`."""
    return make_scan_view


@pytest.fixture(scope="module")
def full_view():
    """A view with everything in it but a phase diagram."""
    return make_scan_view()
