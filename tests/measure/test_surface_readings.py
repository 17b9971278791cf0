"""Readings on micrographs: truth within the stated deviation, caveats, assumptions."""

import numpy as np
import pytest

from poreform.core.errors import InputError
from poreform.measure.surface import SurfaceMethod, surface_of
from poreform.measure.surface_readings import surface_readings
from poreform.structure.micrograph import Micrograph
from poreform.structure.pictures import degraded, random_discs
from poreform.structure.shapes import gaussian_cut

PIXEL = 2e-8


def parted(grey, look="pores"):
    picture = Micrograph(np.asarray(grey, dtype=np.float32), PIXEL, "made up")
    return surface_of(picture, SurfaceMethod(look=look))


def readings(grey, look="pores", **settings):
    return {r.name: r for r in surface_readings(parted(grey, look), **settings)}


@pytest.fixture(scope="module")
def discs():
    return random_discs(
        shape=(240, 300), number=60, radius=10.0, gap=0.0, rng=np.random.default_rng(1)
    )


def test_nodules_are_as_large_and_many_as_they_are(discs):
    rng = np.random.default_rng(2)
    found = readings(degraded(discs.grey, shading=0.6, noise=0.2, rng=rng), "nodules")
    size, area = found["nodule_size"], found["nodule_area_density"]
    assert size.value == pytest.approx(0.4, abs=2 * size.std)
    truth = discs.per_pixel / (PIXEL * 1e6) ** 2
    assert area.value == pytest.approx(truth, abs=2 * area.std)
    assert size.std < 0.06 * size.value
    assert area.std < 0.25 * area.value


@pytest.mark.parametrize(
    ("view", "factor", "says"),
    [
        ("surface", 1.0, "a layer one mean diameter deep"),
        ("section", np.pi / 4, "balls of one size"),
    ],
)
def test_the_number_per_volume_states_what_it_assumes(discs, view, factor, says):
    found = readings(discs.grey, "nodules", view=view)
    volume = found["nodule_density"]
    expected = found["nodule_area_density"].value / found["nodule_size"].value
    assert volume.value == pytest.approx(factor * expected)
    assert says in volume.note
    assert volume.std > volume.value * (0.5 if view == "surface" else 0.1)


def test_an_unknown_view_is_refused(discs):
    with pytest.raises(InputError, match="it is 'surface', 'section', 'grains'"):
        surface_readings(parted(discs.grey, "nodules"), view="side")


@pytest.mark.parametrize("solid", [0.5, 0.65])
def test_a_section_of_a_known_volume_shows_its_porosity_and_struts(solid):
    rng = np.random.default_rng(4)
    volume = gaussian_cut(
        voxels=96, correlation=3.0, solid_fraction=solid, voxel=PIXEL, rng=rng
    )
    plane = np.tanh(2.0 * volume.level[:, :, 0])
    found = readings(plane + 0.2 * rng.standard_normal(plane.shape))
    porosity, width = found["surface_porosity"], found["surface_strut_width"]
    assert porosity.value == pytest.approx(
        100 * volume.pores[:, :, 0].mean(), abs=0.5 * porosity.std
    )
    assert porosity.value == pytest.approx(100 * (1 - solid), abs=3 * porosity.std)
    assert 0.0 < width.std < 0.3 * width.value


def test_every_reading_says_that_it_is_a_surface(discs):
    for found in (readings(discs.grey, "nodules"), readings(1 - discs.grey)):
        assert all(r.note.startswith("a surface, not the inside") for r in found.values())
        assert all(r.std > 0.0 for r in found.values())
        assert all("pixel 20 nm by the caller" in r.note for r in found.values())


def test_coarse_pixels_are_called_so():
    coarse = random_discs(
        shape=(100, 120), number=30, radius=3.0, gap=2.0, rng=np.random.default_rng(3)
    )
    assert "coarse: " in readings(coarse.grey, "nodules")["nodule_size"].note
