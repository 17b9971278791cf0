"""Whether Tu - Tl > 0: strict, conservative in a tie, silent about open ends."""

import pytest

from poreform.window.decide import decide
from poreform.window.window import Bound, Flag, Status


def bound(name, *values, flags=(), status=Status.OK):
    chosen = {"Tl": max, "Tu": min}[name](values) if values else None
    quantity = {"Tl": "porosity", "Tu": "breaking_extension"}[name]
    return Bound(
        name=name,
        quantity=quantity,
        status=status,
        reason="r",
        value=chosen,
        values=values,
        flags=flags,
    )


@pytest.mark.parametrize(
    ("lower", "upper", "answer"),
    [(137.5, 142.5, True), (137.5, 137.5, False), (142.5, 137.5, False)],
)
def test_the_window_must_be_wider_than_nothing(lower, upper, answer):
    qualifies, reason = decide(bound("Tl", lower), bound("Tu", upper))
    assert qualifies is answer
    assert f"{upper - lower:g} degC" in reason


def test_a_tie_that_decides_leaves_the_answer_open():
    qualifies, reason = decide(bound("Tl", 132.5, 147.5), bound("Tu", 142.5))
    assert qualifies is None
    assert "10 degC at best" in reason


def test_a_tie_that_does_not_decide_is_answered():
    assert decide(bound("Tl", 112.5, 117.5), bound("Tu", 142.5, 147.5))[0] is True
    assert decide(bound("Tl", 152.5, 157.5), bound("Tu", 142.5, 147.5))[0] is False


@pytest.mark.parametrize(
    ("lower_flags", "upper_flags", "upper", "answer"),
    [
        ((), (Flag.LAST_INTERVAL,), 152.5, None),
        ((), (Flag.LAST_INTERVAL, Flag.PHYSICAL_STOP), 152.5, True),
        ((Flag.LAST_INTERVAL,), (), 152.5, None),
        ((Flag.LAST_INTERVAL,), (), 132.5, False),
        ((), (Flag.LAST_INTERVAL,), 132.5, None),
    ],
)
def test_a_maximum_in_the_last_interval_counts_only_where_it_cannot_change_the_answer(
    lower_flags, upper_flags, upper, answer
):
    found = decide(
        bound("Tl", 137.5, flags=lower_flags), bound("Tu", upper, flags=upper_flags)
    )
    assert found[0] is answer


def test_a_bound_without_a_value_leaves_the_answer_open_and_says_why():
    qualifies, reason = decide(bound("Tl", status=Status.CENSORED), bound("Tu", 142.5))
    assert qualifies is None
    assert reason == "Tl is censored: r"
