"""A density table follows its law."""

import numpy as np
import pytest

from poreform.thermo.density import DensityTable


def law(temperature):
    return 1780.0 / (1.0 + 6e-4 * (temperature - 298.15))


def test_between_its_points_the_table_follows_the_law():
    table, kelvin = DensityTable.of(law), np.linspace(251.3, 649.7, 57)
    assert table(kelvin) == pytest.approx(law(kelvin), rel=1e-6)


def test_outside_its_span_the_ends_hold():
    table = DensityTable.of(law)
    assert table(900.0) == table(700.0)
