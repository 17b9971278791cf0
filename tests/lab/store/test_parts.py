"""A record taken apart and put together is the same record, and nothing is left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poreform.core.errors import StoredDataError
from poreform.core.reading import Reading
from poreform.lab.experiment import Experiment
from poreform.lab.standing import StandingObservation
from poreform.lab.store.parts import FIELDS, PARTS, figures_of, kind_of, parts_of, record_of


def together(record):
    return record_of(kind_of(record), parts_of(record), figures_of(record))


def test_every_field_of_a_membrane_has_its_column():
    columns = [name for kind in PARTS["membranes"] for name in FIELDS[kind]]
    assert sorted(columns) == sorted(set(Experiment.model_fields) - {"readings"})


def test_every_field_of_a_standing_observation_has_its_column():
    columns = {name for kind in PARTS["standing"] for name in FIELDS[kind]}
    extra = {"lot", "resin", "resin_concentration"}
    assert columns - extra == set(StandingObservation.model_fields)


def test_every_field_of_a_figure_has_its_column():
    assert set(FIELDS["measurements"]) == set(Reading.__dataclass_fields__)


def test_a_full_membrane_and_an_observation_survive(membrane, observation):
    assert together(membrane()) == membrane()
    assert together(observation()) == observation()


POSITIVE = st.floats(1e-12, 1e9)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30).map(str.strip)


@given(
    temperature=POSITIVE,
    concentration=st.none() | st.floats(0.0, 1.0),
    solvent=TEXT,
    remark=TEXT,
    value=st.floats(0.0, 100.0),
    std=st.none() | st.floats(0.0, 50.0),
)
def test_any_membrane_survives(temperature, concentration, solvent, remark, value, std):
    record = Experiment(
        name="m",
        origin="simulated",
        dissolution_temperature=temperature,
        concentration=concentration,
        solvent=solvent,
        remark=remark,
        readings=(Reading("porosity", value, "%", remark, std=std),),
    )
    assert together(record) == record


def test_rows_that_are_no_record_are_damaged(membrane):
    parts = parts_of(membrane())
    parts["membranes"]["treatment"] = "xx"
    with pytest.raises(StoredDataError, match="a stored record is damaged: treatment"):
        record_of("membranes", parts, [])


def test_a_figure_that_is_none_is_damaged(membrane):
    (figure, *_) = figures_of(membrane())
    with pytest.raises(StoredDataError, match="a stored figure is damaged"):
        record_of("membranes", parts_of(membrane()), [figure | {"unit": "furlong"}])
