"""Laws that every registered instrument keeps, whatever it measures."""

from dataclasses import fields

import numpy as np
import pytest

from poreform.core.errors import NotMeasurableError
from poreform.core.quantities import QUANTITIES
from poreform.measure import measure
from poreform.measure.instruments import INSTRUMENTS
from poreform.measure.material_law import EveryLigamentDraws
from poreform.measure.measuring import required_settings
from poreform.structure.membrane import Membrane
from poreform.structure.shapes import gaussian_field
from poreform.structure.threshold import level_of_fraction

VOXEL = 1e-7
NAMES = sorted(INSTRUMENTS)
GIVEN = {"thickness": 5e-5}
"""Settings that an instrument cannot do without."""

DRAWN = ("breaking_strength", "breaking_extension", "yield_strength")
"""Instruments that draw the polymer to its break."""

COARSE = {name: {"elements": 14} for name in DRAWN}
"""Settings that save time: these laws hold at any resolution."""

SHIFTS = dict.fromkeys(COARSE, (6, 10, 14))
"""Shifts by whole elements, where voxels are joined."""

ROUGH = {
    "skeleton_coordination": 0.15,
    "elastic_modulus": 2e-3,
    "disc_pore_size": 0.2,
    "dead_end_share": 0.02,
    "breaking_strength": 0.05,
    "yield_strength": 0.03,
    "breaking_extension": 0.1,
}
"""Relative tolerances.  Elements fail one by one, and which is next hangs on the last
digits of a balance.  Thinning takes the directions in turn: in a turned image a few of
the some thirty nodes of this small texture merge or part."""


WITHOUT_LENGTH = {name: {"rule": EveryLigamentDraws()} for name in DRAWN}
"""Settings that take an instrument's own lengths away."""

GROWN = {"disc_pore_size": {"disc": 0.094}}
"""Settings that are lengths of the sample, twice as long as usual."""

ZERO = {"mean_curvature": 0.02, "closed_pore_share": 1e-9, "disc_pore_size": 0.0}
"""Absolute tolerances of figures that may be 0, in their units."""


def texture():
    field = gaussian_field(voxels=28, correlation=2.2, rng=np.random.default_rng(6))
    return field <= level_of_fraction(field, 0.45)


PORES = texture()
LABELS = (1 + np.arange(28) // 10)[:, None, None] * (~PORES)


def membrane(pores=PORES, grains=LABELS, voxel=VOXEL):
    return Membrane(
        np.ascontiguousarray(pores),
        voxel=voxel,
        periodic=True,
        grains=np.ascontiguousarray(grains).astype(np.int32),
    )


def value(name, structure, **settings):
    given = {entry: GIVEN[entry] for entry in required_settings(name)} | COARSE.get(
        name, {}
    )
    return measure(structure, name, settings=given | settings, seed=1).value


def along_y(name):
    """Settings that turn an instrument which works along x to work along y."""
    axes = [field.default for field in fields(INSTRUMENTS[name]) if field.name == "axis"]
    return {"axis": 1} if axes == [0] else {}


@pytest.mark.parametrize("name", NAMES)
def test_the_names_agree(name):
    kind = INSTRUMENTS[name]
    assert kind.name == name
    assert kind.quantity in QUANTITIES


@pytest.mark.parametrize("name", NAMES)
def test_a_length_doubles_with_the_voxel(name):
    power = INSTRUMENTS[name].length_power
    settings = WITHOUT_LENGTH.get(name, {})
    large = value(name, membrane(voxel=2.0 * VOXEL), **settings | GROWN.get(name, {}))
    small = value(name, membrane(), **settings)
    assert large == pytest.approx(2.0**power * small, rel=2e-4)


@pytest.mark.parametrize("name", NAMES)
def test_turning_about_the_wall_normal_changes_nothing(name):
    turned = membrane(np.rot90(PORES), np.rot90(LABELS))
    tolerance = ROUGH.get(name, 1e-3)
    assert value(name, turned, **along_y(name)) == pytest.approx(
        value(name, membrane()), rel=tolerance, abs=ZERO.get(name)
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_mirror_image_measures_the_same(name):
    mirrored = membrane(PORES[:, :, ::-1], LABELS[:, :, ::-1])
    tolerance = ROUGH.get(name, 1e-3)
    assert value(name, mirrored) == pytest.approx(
        value(name, membrane()), rel=tolerance, abs=ZERO.get(name)
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_periodic_box_has_no_beginning(name):
    shift = SHIFTS.get(name, (5, 9, 13))
    moved = membrane(
        np.roll(PORES, shift, axis=(0, 1, 2)), np.roll(LABELS, shift, axis=(0, 1, 2))
    )
    tolerance = ROUGH.get(name, 1e-3)
    assert value(name, moved) == pytest.approx(
        value(name, membrane()), rel=tolerance, abs=ZERO.get(name)
    )


@pytest.mark.parametrize("name", NAMES)
def test_the_image_is_only_read(name):
    structure = membrane()
    structure.pores.flags.writeable = False
    structure.grains.flags.writeable = False
    assert np.isfinite(value(name, structure))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("filled", [True, False], ids=["all pore", "all polymer"])
def test_one_phase_alone_is_refused(name, filled):
    pores = np.full((8, 8, 8), filled)
    with pytest.raises(NotMeasurableError, match=r"^[a-z].*[^.]$"):
        value(name, membrane(pores, np.zeros((8, 8, 8))))


@pytest.mark.parametrize("name", NAMES)
def test_the_reading_states_its_deviation_or_why_it_has_none(name):
    given = {entry: GIVEN[entry] for entry in required_settings(name)}
    reading = measure(membrane(), name, settings=given | COARSE.get(name, {}))
    assert reading.std is not None or "no deviation" in reading.note
    assert reading.method
    assert reading.note
