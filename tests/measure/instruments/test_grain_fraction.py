"""The share of the polymer in compact grains."""

import numpy as np
import pytest

from poreform.measure import measure
from poreform.measure.grains import CompactnessRule
from poreform.structure.membrane import Membrane

X, Y, Z = np.ogrid[:25, :25, :60]


def ball_and_rod():
    """A compact ball and a rod of the same volume, far apart."""
    grains = np.zeros((25, 25, 60), dtype=np.int32)
    grains[(X - 12) ** 2 + (Y - 12) ** 2 + (Z - 12) ** 2 <= 81] = 1
    grains[((X - 12) ** 2 + (Y - 12) ** 2 <= 25) & (Z >= 25) & (Z < 58)] = 2
    return Membrane(grains == 0, voxel=1e-7, grains=grains)


def test_the_ball_counts_and_the_rod_does_not():
    membrane = ball_and_rod()
    share = (membrane.grains == 1).sum() / membrane.polymer.sum()
    reading = measure(membrane, "grain_fraction")
    assert reading.value == pytest.approx(100.0 * share)
    assert "1 of 2 compact" in reading.note


def test_the_rule_is_the_callers():
    rule = CompactnessRule(least_fill=0.0, least_width=0.0)
    reading = measure(ball_and_rod(), "grain_fraction", settings={"rule": rule})
    assert reading.value == pytest.approx(100.0)


def test_without_labels_the_image_is_analysed():
    membrane = ball_and_rod()
    labelled = measure(membrane, "grain_fraction")
    seen = measure(Membrane(membrane.pores, voxel=1e-7), "grain_fraction")
    assert seen.value == pytest.approx(labelled.value)
    assert seen.method.startswith("image analysis")
