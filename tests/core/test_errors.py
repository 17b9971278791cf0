"""Errors say what to do."""

import pytest

from poreform.core.errors import (
    InputError,
    NotConvergedError,
    PoreformError,
    UnknownNameError,
)

KNOWN = ["dibutyl phthalate", "diheptyl phthalate", "sulfolane"]


@pytest.mark.parametrize("name", ["dibutyl pthalate", "Dibutyl Phthalate "])
def test_a_misspelling_gets_the_nearest_name(name):
    message = str(UnknownNameError.of("solvent", name, KNOWN))
    assert message.startswith(f"no solvent is called {name!r}; did you mean")
    assert "'dibutyl phthalate'" in message


def test_a_name_near_nothing_gets_what_is_known():
    message = str(UnknownNameError.of("solvent", "xyz", KNOWN))
    assert "known are: dibutyl phthalate, diheptyl phthalate, sulfolane" in message


def test_a_long_list_is_cut():
    message = str(
        UnknownNameError.of("solvent", "?", [f"number {i:02}" for i in range(20)])
    )
    assert message.endswith("number 11, ...")


def test_an_unknown_name_is_a_wrong_input():
    assert issubclass(UnknownNameError, InputError)
    assert issubclass(InputError, PoreformError)


def test_what_did_not_converge_keeps_its_last_iterate():
    assert NotConvergedError("stopped after 3 steps", last=0.25).last == 0.25
