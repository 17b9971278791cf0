"""Curves of a layer: what an Excel sheet gets is what was found, and it survives a disc."""

import numpy as np
import pytest

from poreform.core.errors import StoredDataError
from poreform.structure.shapes import gaussian_field
from poreform.structure.threshold import threshold_at
from poreform.virtual.curves import Curves, curves, load_curves, save_curves
from poreform.virtual.finishing import finish


@pytest.fixture(scope="module")
def found(conditions):
    field = gaussian_field(voxels=16, correlation=2.0, rng=np.random.default_rng(5))
    gel = threshold_at(field, 0.0, voxel=1e-7, periodic=True)
    return curves(finish(gel, conditions), conditions, 0.5)


def test_curves_come_back_from_their_file_bit_by_bit(found, tmp_path):
    save_curves(found, tmp_path / "curves.npz")
    back = load_curves(tmp_path / "curves.npz")
    assert set(back.arrays) == set(found.arrays)
    np.testing.assert_equal(dict(back.arrays), dict(found.arrays))


def test_the_solvent_left_falls_from_all_of_it(found):
    time, left = found.pair("extraction_time", "extraction_residual")
    assert (time[0], left[0]) == (0.0, pytest.approx(1.0, abs=0.02))
    assert (np.diff(left) <= 1e-12).all()


def test_the_wet_flow_rises_with_pressure_up_to_the_dry_one(found):
    _, wet = found.pair("pressure", "wet_flow")
    _, dry = found.pair("pressure", "dry_flow")
    assert (wet <= dry * (1.0 + 1e-9)).all()
    assert (np.diff(wet) >= -1e-12 * wet[-1]).all()
    assert found.number("bubble_pressure") <= found.number("half_dry_pressure")


def test_the_shares_of_all_pore_sizes_make_the_whole(found):
    _, share = found.pair("pore_diameter", "pore_share")
    assert share.sum() == pytest.approx(1.0)


def test_the_tensile_curve_begins_at_rest(found):
    strain, stress = found.pair("strain", "stress")
    assert (strain[0], stress[0]) == (0.0, pytest.approx(0.0, abs=1e-6 * stress.max()))


def test_a_curve_that_the_structure_lacks_is_none():
    few = Curves({"strain": np.array([0.0])})
    assert few.pair("strain", "stress") is None
    assert few.number("bubble_pressure") is None


@pytest.mark.parametrize("kept", [0, 40, 0.5, 0.99])
def test_a_torn_file_is_named_with_what_to_do(found, tmp_path, kept):
    path = tmp_path / "curves.npz"
    save_curves(found, path)
    content = path.read_bytes()
    path.write_bytes(content[: int(kept * len(content)) if kept < 1 else kept])
    with pytest.raises(StoredDataError, match=r"curves\.npz cannot be read .*run again"):
        load_curves(path)


def test_where_it_broke_is_kept_with_the_curve(found):
    bearing, broken = found.pair("bearing", "broken")
    assert bearing.shape == broken.shape == (16, 16, 16)
    assert (broken <= bearing).all()
    assert found.arrays["element"] == pytest.approx(np.full(3, found.arrays["element"][0]))
