"""Questions: one hash where the answer must be the same, another where it may differ."""

from dataclasses import replace

import pytest

from poreform.core.reading import Reading
from poreform.window.find import Rules, find_window
from poreform.window.question import Question, answered

POROSITY = {100.0: [50.0, 50.5], 105.0: [51.0, 51.5], 110.0: [60.0, 60.5]}
EXTENSION = {100.0: [150.0, 152.0], 105.0: [149.0, 150.0], 110.0: [90.0, 95.0]}
QUESTION = Question(POROSITY, EXTENSION, Rules(), 0)


def reading(**changes):
    fields = {"value": 50.0, "method": "weighing", "std": 0.5, "count": 3, **changes}
    return Reading("porosity", unit="%", **fields)


def with_reading(**changes):
    return replace(QUESTION, porosity={**POROSITY, 100.0: reading(**changes)})


def test_the_answer_is_that_of_find_window():
    expected = find_window(POROSITY, EXTENSION, seed=3)
    assert answered([replace(QUESTION, seed=3)]) == (expected,)


def test_the_order_of_the_temperatures_does_not_matter():
    turned = dict(reversed(POROSITY.items()))
    assert replace(QUESTION, porosity=turned).digest() == QUESTION.digest()


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(replace(QUESTION, seed=1), id="seed"),
        pytest.param(replace(QUESTION, rules=Rules(tolerance=0.4)), id="tolerance"),
        pytest.param(replace(QUESTION, rules=Rules(physical_stop="boiling")), id="stop"),
        pytest.param(
            replace(QUESTION, porosity=EXTENSION, extension=POROSITY), id="swapped"
        ),
        pytest.param(
            replace(QUESTION, porosity={**POROSITY, 110.0: [60.0]}), id="one less"
        ),
        pytest.param(
            replace(QUESTION, porosity={**POROSITY, 110.0: [60.0, 60.5 + 1e-13]}),
            id="last digit",
        ),
        pytest.param(
            replace(QUESTION, porosity={**POROSITY, 95.0: "not dissolved"}),
            id="undissolved",
        ),
        pytest.param(with_reading(), id="stated error"),
    ],
)
def test_what_may_change_the_answer_changes_the_hash(other):
    assert other.digest() != QUESTION.digest()


@pytest.mark.parametrize(
    "change", [{"value": 50.1}, {"std": 0.6}, {"std": None}, {"count": 4}]
)
def test_every_figure_of_a_reading_counts(change):
    assert with_reading(**change).digest() != with_reading().digest()


def test_the_method_of_a_reading_does_not_enter_the_window():
    assert with_reading(method="other").digest() == with_reading().digest()
