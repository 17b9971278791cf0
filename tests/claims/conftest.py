"""A recipe, records and the shipped catalogue, for every test of the claims."""

import pytest

from poreform.claims.case import Case
from poreform.claims.evidence import Evidence
from poreform.core.reading import Reading
from poreform.lab.experiment import Experiment
from poreform.lab.standing import StandingObservation
from poreform.materials.catalogue import load
from poreform.process.recipe import Recipe


@pytest.fixture(scope="session")
def catalogue():
    return load()


@pytest.fixture
def recipe():
    """A function of what differs from a plain recipe of route P."""

    def make(**changes):
        plain = {
            "name": "test",
            "polymer": {"name": "PVDF", "weight_average_molar_mass": "250000 g/mol"},
            "solvent": {"name": "dibutyl phthalate"},
            "solution": {"concentration": "25 wt%"},
            "dissolution": {"temperature": "150 degC", "time": "60 min"},
            "forming": {"geometry": "flat sheet", "thickness": "200 um"},
            "cooling": {
                "time": "60 s",
                "outer": {"medium": "water", "temperature": "20 degC"},
            },
            "treatment": {
                "code": "i",
                "liquid": "dichloromethane",
                "edges": "free",
                "time": "30 min",
            },
        }
        return Recipe.from_mapping({**plain, **changes}, name="test")

    return make


@pytest.fixture
def record():
    """A function of Ts [degC], P [%], TL [%] and what differs from a plain membrane."""

    def make(celsius, porosity=None, extension=None, **changes):
        figures = (("porosity", porosity), ("breaking_extension", extension))
        plain = {
            "name": f"m{celsius:g}",
            "origin": "measured",
            "dissolution_temperature": celsius + 273.15,
            "polymer": "PVDF",
            "weight_average_molar_mass": 250.0,
            "solvent": "dibutyl phthalate",
            "concentration": 0.25,
            "readings": tuple(
                Reading(name, value, "%", "bench")
                for name, value in figures
                if value is not None
            ),
        }
        return Experiment(**{**plain, **changes})

    return make


@pytest.fixture
def scan(record):
    """A function of Tl and Tu (lower ends, degC): a clean scan from 100 to 200 degC."""

    def make(lower, upper, **changes):
        temperatures = [100.0 + 5 * k for k in range(21)]
        return [
            record(t, 50.0 + 20.0 * (t > lower), 120.0 - 80.0 * (t > upper), **changes)
            for t in temperatures
        ]

    return make


@pytest.fixture
def standing():
    """A function of Ts [degC], what was seen, and what differs from a plain observation."""

    def make(celsius, seen, **changes):
        plain = {
            "polymer": "PVDF",
            "solvent": "dibutyl phthalate",
            "concentration": 0.25,
            "temperature": celsius + 273.15,
            "seen": seen,
            "source": "notebook 7",
        }
        return StandingObservation(**{**plain, **changes})

    return make


@pytest.fixture
def case(catalogue, recipe):
    """A function of records and of what differs in the recipe."""

    def make(experiments=(), *, standing=(), diagram=None, **changes):
        evidence = Evidence.of(experiments, standing=standing, diagram=diagram)
        return Case.of(recipe(**changes), evidence, catalogue)

    return make
