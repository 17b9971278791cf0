"""The bubble point of larger and larger samples."""

import numpy as np
import pytest

from poreform.core.errors import InputError, NotMeasurableError
from poreform.measure.porometry import PorometryMethod
from poreform.measure.sample_size import (
    STANDARD_DISC,
    SampleSize,
    mean_period,
    sample_size,
)
from poreform.structure.membrane import Membrane
from poreform.structure.shapes import gaussian_cut

METHOD = PorometryMethod(constant=4.0)


def channels(widths):
    """Straight square channels side by side, 12 voxels apart."""
    rows, columns = widths.shape
    pores = np.zeros((12 * rows, 12 * columns, 3), dtype=bool)
    for (i, j), width in np.ndenumerate(widths):
        pores[12 * i + 1 : 12 * i + 1 + width, 12 * j + 1 : 12 * j + 1 + width] = True
    return Membrane(pores, voxel=1e-7)


def test_equal_pores_have_one_bubble_point_on_any_area():
    found = sample_size(channels(np.full((4, 4), 5)), METHOD)
    assert found.diameter == pytest.approx(np.full(3, 5e-7), rel=1e-5)
    assert found.extrapolated(STANDARD_DISC) == pytest.approx(5e-7, rel=1e-4)


def test_the_largest_pore_of_each_part_sets_its_bubble_point():
    widths = np.full((4, 4), 3)
    widths[0, 0] = 9
    found = sample_size(channels(widths), METHOD)
    # means over 1, 4 and 16 parts of which one holds the wide pore
    assert found.diameter == pytest.approx([9e-7, 4.5e-7, 3.375e-7], rel=1e-5)
    assert found.count.tolist() == [1, 4, 16]
    assert found.extrapolated(STANDARD_DISC) > found.diameter[0]


def test_the_growth_goes_with_the_root_of_the_number_of_periods():
    """Sizes made to lie on the law come back at any area."""
    period, first, growth = 2e-6, 1e-7, 3e-8
    area = np.array([64.0, 16.0, 4.0]) * 4.0 * period**2

    def law(area):
        return first + growth * np.sqrt(np.log(area / period**2))

    made = SampleSize(area, law(area), np.array([1, 4, 16]), period, 1e-5)
    disc = 0.25 * np.pi * STANDARD_DISC**2
    assert made.wide_enough
    assert made.extrapolated(STANDARD_DISC) == pytest.approx(law(disc))
    low, high = made.bounds(STANDARD_DISC)
    assert low == made.diameter[0]
    assert high > made.extrapolated(STANDARD_DISC) > low


def test_parts_whose_own_walls_decide_are_left_aside():
    period = 2e-6
    area = np.array([100.0, 25.0, 1.2]) * period**2
    free = np.array([2.2e-7, 2.0e-7, 0.2e-7])
    made = SampleSize(area, free, np.array([1, 4, 16]), period, 1e-5)
    other = SampleSize(area[:2], free[:2], np.array([1, 4]), period, 1e-5)
    assert made.extrapolated(STANDARD_DISC) == pytest.approx(
        other.extrapolated(STANDARD_DISC)
    )
    narrow = SampleSize(area[1:], free[1:], np.array([1, 4]), period, 1e-5)
    assert not narrow.wide_enough


def random_film(side, thickness, seed, *, narrow):
    """A film of a cut random field: Gaussian spectrum, or a narrow band of wavelengths."""
    rng = np.random.default_rng(seed)
    shape = (side, side, thickness)
    waves = np.meshgrid(*(2 * np.pi * np.fft.fftfreq(n) for n in shape), indexing="ij")
    wave = np.sqrt(sum(part**2 for part in waves))
    weight = np.exp(-(((2.0 * wave - 1.0) / 0.15) ** 2) / 2 if narrow else -2.0 * wave**2)
    field = np.fft.ifftn(np.fft.fftn(rng.standard_normal(shape)) * weight).real
    pores = field > np.quantile(field, 0.4)
    return Membrane(np.ascontiguousarray(pores), voxel=1e-7, periodic=(True, True, False))


def part_of(film, side, row, column):
    """A part of `film` with the radii of the whole, as if cut after the distance map."""
    place = np.s_[row * side : (row + 1) * side, column * side : (column + 1) * side]
    part = Membrane(np.ascontiguousarray(film.pores[place]), voxel=film.voxel)
    part.__dict__["pore_radius"] = np.ascontiguousarray(film.pore_radius[place])
    return part


@pytest.mark.parametrize("narrow", [True, False], ids=["one wavelength", "many"])
def test_small_images_tell_the_bubble_point_of_one_sixteen_times_as_large(narrow):
    films = [random_film(352, 20, seed, narrow=narrow) for seed in range(4)]
    large = np.mean([sample_size(film, METHOD).diameter[0] for film in films])
    parts = [
        sample_size(part_of(film, 88, *place), METHOD)
        for film in films
        for place in np.ndindex(4, 4)
    ]
    disc = np.sqrt(4.0 / np.pi) * 352e-7
    root = np.mean([part.extrapolated(disc) for part in parts])
    least, most = np.mean([part.bounds(disc) for part in parts], axis=0)
    # the four large ones scatter by 6 % where the spectrum is wide, so their mean by 3 %
    assert root == pytest.approx(large, rel=0.06)
    assert least < large < 1.03 * most


def test_the_period_of_layers_is_a_pore_and_a_strut():
    x = np.arange(40) % 10 < 7
    layers = Membrane(
        np.broadcast_to(x[:, None, None], (40, 6, 5)).copy(), voxel=1e-7, periodic=True
    )
    assert mean_period(layers, [0]) == pytest.approx(1e-6)
    assert mean_period(layers, [0, 1]) == pytest.approx(1e-6 * (1.0 + 1.0))


def test_a_random_texture_opens_wider_on_a_disc():
    cut = gaussian_cut(
        voxels=48,
        correlation=2.0,
        solid_fraction=0.35,
        voxel=1e-7,
        rng=np.random.default_rng(0),
    )
    found = sample_size(cut, METHOD)
    assert (np.diff(found.diameter) <= 0.0).all()
    assert found.thickness == pytest.approx(4.8e-6)
    assert found.extrapolated(STANDARD_DISC) > found.diameter[0]


def test_one_pore_alone_cannot_be_parted():
    one = np.zeros((4, 4), dtype=int)
    one[1, 1] = 9
    with pytest.raises(NotMeasurableError, match="too small to be parted"):
        sample_size(channels(one), METHOD)


def test_a_disc_without_a_size_is_refused():
    found = sample_size(channels(np.full((4, 4), 5)), METHOD)
    with pytest.raises(InputError, match="positive length"):
        found.extrapolated(0.0)
