"""The bill: counted, priced by the user, never guessed."""

from pathlib import Path

import pytest

from poreform.core.errors import InputError
from poreform.core.reading import Reading
from poreform.lab.experiment import Experiment
from poreform.plan.costs import Costs, spent, to_come, usual_specimens

PRICES = Costs(unit="EUR", membrane=100.0, measurement={"porosity": 5.0})
SHIPPED = Path(__file__).parents[2] / "examples" / "costs.toml"


def membrane(*readings, **changes):
    fields = {"name": "a", "origin": "measured", "dissolution_temperature": 400.0}
    return Experiment(**{**fields, "readings": readings, **changes})


def porosity(count=1):
    return Reading("porosity", 60.0, "%", "weighing", count=count)


def test_membranes_and_specimens_are_counted():
    bill = spent([membrane(porosity(3)), membrane(porosity())], PRICES)
    assert [(item.what, item.count, item.total) for item in bill.items] == [
        ("membrane", 2, 200.0),
        ("porosity", 4, 20.0),
    ]
    assert (bill.total, bill.unit) == (220.0, "EUR")


def test_what_has_no_price_is_named_and_not_guessed():
    reading = Reading("breaking_extension", 90.0, "%", "tensile")
    bill = spent([membrane(reading)], PRICES)
    assert (bill.total, bill.unpriced) == (100.0, ("breaking extension",))


def test_a_simulated_membrane_costs_nothing():
    assert spent([membrane(porosity(), origin="simulated")], PRICES).total == 0.0


@pytest.mark.parametrize(("price", "total"), [(None, 100.0), (30.0, 30.0)])
def test_a_dope_that_did_not_dissolve_has_a_price_of_its_own(price, total):
    prices = PRICES.model_copy(update={"not_dissolved": price})
    bill = spent([membrane(state="not dissolved")], prices)
    assert bill.total == total
    assert [item.count for item in bill.items] == [0, 1]


def test_a_membrane_that_failed_was_paid_for():
    assert spent([membrane(state="failed")], PRICES).total == 100.0


def test_membranes_to_come_are_each_read_twice_over():
    bill = to_come(4, PRICES)
    assert (bill.total, bill.unpriced) == (420.0, ("breaking extension",))
    assert to_come(4, PRICES, specimens={"porosity": 3}).total == 460.0


def test_no_membrane_costs_nothing():
    assert to_come(0, PRICES).total == 0.0


def test_the_usual_specimens_are_those_of_the_records():
    records = [membrane(porosity(3)), membrane(porosity(3)), membrane(porosity(2))]
    assert usual_specimens(records) == {"porosity": 3, "breaking_extension": 1}


def test_the_shipped_prices_can_be_read():
    prices = Costs.from_toml(SHIPPED)
    assert (prices.unit, prices.membrane, prices.not_dissolved) == ("EUR", 85.0, 30.0)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('unit = "EUR"\nmembrane = -1.0', "membrane"),
        ('unit = "EUR"', "membrane: is missing"),
        ('unit = ""\nmembrane = 1.0', "unit"),
        ('unit = "EUR"\nmembrane = 1.0\n[measurement]\nporosty = 1.0', "porosity"),
    ],
)
def test_a_faulty_price_list_is_refused(tmp_path, text, words):
    path = tmp_path / "costs.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=words):
        Costs.from_toml(path)
