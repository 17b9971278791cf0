"""Crystal grains per volume."""

import numpy as np
import pytest

from poreform.core.errors import NotMeasurableError
from poreform.measure import measure
from poreform.structure.membrane import Membrane
from poreform.structure.shapes import sphere_packing


def test_it_is_the_number_over_the_volume():
    grains = np.zeros((10, 10, 10), dtype=np.int32)
    grains[1:4, 1:4, 1:4] = 7
    grains[6:9, 6:9, 6:9] = 3
    reading = measure(Membrane(grains == 0, voxel=2e-7, grains=grains), "grain_density")
    assert reading.value == pytest.approx(2.0 / 8.0)  # two in 8 um3
    assert reading.std == pytest.approx(2.0**0.5 / 8.0)


def test_without_labels_there_is_no_density():
    pores = np.random.default_rng(0).random((5, 5, 5)) < 0.5
    with pytest.raises(NotMeasurableError, match="no grain labels"):
        measure(Membrane(pores, voxel=1e-7), "grain_density")


def test_by_image_the_balls_of_a_packing_are_counted():
    packing = sphere_packing("simple cubic", cells=2, voxels=40, edge=1e-6, radius=5.1e-7)
    reading = measure(packing, "grain_density", settings={"by_image": 1.0})
    assert reading.value == pytest.approx(1.0)
    assert reading.method.startswith("image analysis")
