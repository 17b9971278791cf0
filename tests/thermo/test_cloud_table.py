"""A table of cloud points answers as the solver does."""

import numpy as np
import pytest

from poreform.core.errors import OutOfRangeError
from poreform.thermo.chains import Chains, schulz_zimm
from poreform.thermo.cloud_table import CloudTable
from poreform.thermo.polydisperse import cloud_point_of


@pytest.fixture(scope="module")
def table():
    return CloudTable.of(schulz_zimm(weight_average=900.0, dispersity=2.0))


@pytest.mark.parametrize("phi", [1.3e-4, 0.0123, 0.0377, 0.21, 0.63])
def test_between_its_points_the_table_follows_the_solver(table, phi):
    exact = cloud_point_of(table.chains, phi).chi
    assert table.chi_at(np.array([phi]))[0] == pytest.approx(exact, abs=1e-5)


def test_a_broad_polymer_clouds_before_a_uniform_one(table):
    # in dilute solution the longest chains drop out first
    uniform = cloud_point_of(Chains.uniform(900.0), 0.005).chi
    assert table.chi_at(np.array([0.005]))[0] < uniform


def test_outside_its_range_the_table_is_silent(table):
    with pytest.raises(OutOfRangeError, match="cloud points are tabulated from"):
        table.chi_at(np.array([0.99]))
