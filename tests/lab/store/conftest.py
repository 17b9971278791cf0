"""Campaigns of a test: in a file, and on a server where one is given."""

import os
import secrets

import pytest
from sqlalchemy import create_engine, text

from poreform.core.reading import Reading
from poreform.lab.experiment import Experiment
from poreform.lab.standing import StandingObservation
from poreform.lab.store.campaign import Campaign
from poreform.lab.store.database import Database

SERVER = "POREFORM_TEST_POSTGRESQL"
"""Environment variable: URL of a PostgreSQL database in which schemas may be made."""

TABLE = "Ts [degC],P [%],TL [%]\n100,50,90\n105,52,85\n110,60,70\n"


@pytest.fixture
def server():
    """The URL of an empty schema of its own on a PostgreSQL server."""
    given = os.environ.get(SERVER)
    if not given:
        pytest.skip(f"{SERVER} names no server")
    schema = f"test_{secrets.token_hex(6)}"
    engine = create_engine(given.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    yield f"{given}?options=-csearch_path%3D{schema}"
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    engine.dispose()


@pytest.fixture
def file(tmp_path):
    """The path of a campaign that is not there yet."""
    return tmp_path / "bench.db"


@pytest.fixture(params=["file", "server"])
def place(request):
    """Where a campaign may be: in a file, or on a server."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def campaign(file):
    """An empty campaign in a file."""
    return Campaign(file, author="Ann")


@pytest.fixture
def database(campaign):
    """The database of the empty campaign."""
    return Database.at(campaign.name)


@pytest.fixture
def table(tmp_path):
    """A scan table as a lab keeps it."""
    path = tmp_path / "scan.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.fixture
def membrane():
    """Makes a membrane that states everything a record can state."""

    def make(name="A", **changes):
        return Experiment(
            **{
                "name": name,
                "origin": "measured",
                "dissolution_temperature": 412.55,
                "set_temperature": 413.15,
                "polymer": "PVDF",
                "weight_average_molar_mass": 250.0,
                "solvent": "dibutyl phthalate",
                "concentration": 0.25,
                "resin": "PMMA",
                "resin_concentration": 0.05,
                "dissolution_time": 3600.0,
                "geometry": "hollow fibre",
                "cooling": "water bath 20 degC",
                "treatment": "iv",
                "thickness": 1.2e-4,
                "test_speed": 1e-3,
                "lot": "B-7",
                "settings": "die 2",
                "physical_stop": "boiling",
                "readings": (
                    Reading("porosity", 71.0, "%", "weighing", std=0.4, count=3),
                    Reading("porosity", 70.2, "%", "wet and dry mass"),
                    Reading(
                        "breaking_extension",
                        120.0,
                        "%",
                        "grip separation",
                        note="toe-compensated",
                        standard="ASTM D882",
                    ),
                ),
                "source": "notebook 3, page 14",
                "remark": "clear dope",
                **changes,
            }
        )

    return make


@pytest.fixture
def observation():
    """Makes a standing observation."""

    def make(source="notebook 4, page 2", **changes):
        return StandingObservation(
            **{
                "polymer": "PVDF",
                "solvent": "dibutyl phthalate",
                "concentration": 0.25,
                "temperature": 400.0,
                "seen": "planar interface",
                "weight_average_molar_mass": 250.0,
                "time_stood": 7200.0,
                "uniform_before": False,
                "source": source,
                **changes,
            }
        )

    return make
