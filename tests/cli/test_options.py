"""Options with units."""

import pytest

from poreform.cli.options import quantity_option
from poreform.core.errors import InputError
from poreform.core.units import Unit


def test_an_option_with_a_unit_is_si():
    assert quantity_option("--voxel", "0.1 um", Unit("metre")) == pytest.approx(1e-7)


def test_an_option_without_a_unit_is_refused_by_its_name():
    with pytest.raises(InputError, match=r"--voxel: '0\.1' has no unit"):
        quantity_option("--voxel", "0.1", Unit("metre"))
