"""Instruments by name."""

import numpy as np
import pytest

from poreform.core.errors import InputError, UnknownNameError
from poreform.measure import measure
from poreform.measure.instruments.pore_connectivity import PoreConnectivity
from poreform.measure.measuring import instrument_called, required_settings, setting_names
from poreform.structure.shapes import slit

SLIT = slit(width=4, wall=2, length=6, voxel=1e-7, periodic=(False, False, False))


def test_a_name_and_the_instrument_itself_give_one_reading():
    assert measure(SLIT, "pore_connectivity") == measure(SLIT, PoreConnectivity())


def test_a_setting_reaches_the_instrument():
    assert measure(SLIT, "pore_connectivity", settings={"axis": 1}).value == 100.0


def test_the_same_seed_gives_the_same_reading():
    assert measure(SLIT, "porosity", seed=3) == measure(SLIT, "porosity", seed=3)


def test_an_unknown_name_meets_its_neighbours():
    with pytest.raises(UnknownNameError, match="did you mean 'porosity'"):
        measure(SLIT, "porosty")


def test_an_unknown_setting_is_refused():
    with pytest.raises(InputError, match=r"no setting axes; it has axis"):
        instrument_called("pore_connectivity", {"axes": 1})


def test_all_settings_of_the_porometer_have_a_default():
    assert setting_names("maximum_pore_size") == ("constant", "axis")
    assert required_settings("maximum_pore_size") == ()


def test_the_image_is_not_written_to():
    SLIT.pores.flags.writeable = False
    assert np.isfinite(measure(SLIT, "porosity").value)


@pytest.mark.parametrize("axis", [3, -1, 0.5, "z"])
def test_an_axis_that_is_none_is_refused(axis):
    with pytest.raises(InputError, match="it is 0, 1 or 2, for x, y or z"):
        measure(SLIT, "tortuosity", settings={"axis": axis})


def test_an_axis_from_the_command_line_is_a_whole_number():
    assert instrument_called("tortuosity", {"axis": 1.0}) == instrument_called(
        "tortuosity", {"axis": 1}
    )
