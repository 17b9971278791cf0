"""Calibrated pictures: their scale and their data bar."""

import numpy as np
import pytest

from poreform.core.errors import InputError
from poreform.structure.micrograph import Micrograph, calibrated, part_of

GREY = np.arange(64 * 80, dtype=np.float32).reshape(64, 80)


def test_the_scale_of_the_user_is_taken_where_the_file_has_none():
    found = calibrated(Micrograph(GREY, None, "a.png"), pixel=2e-8)
    assert (found.pixel, found.scale_source) == (2e-8, "the user")
    assert found.grey.shape == GREY.shape


def test_the_data_bar_that_the_file_states_is_cut():
    picture = Micrograph(GREY, 2e-8, "a.tif", "FEI header", rows=50)
    assert calibrated(picture).grey.shape == (50, 80)
    assert calibrated(picture, bar_rows=10).grey.shape == (54, 80)
    assert calibrated(picture, pixel=2.01e-8).pixel == 2e-8


@pytest.mark.parametrize(
    ("stated", "given", "bar", "match"),
    [
        (None, None, None, r"a.tif: does not state how large a pixel is"),
        (2e-8, 3e-8, None, r"FEI header states pixels of 20 nm, not 30 nm"),
        (2e-8, None, 40, r"a data bar of 40 rows leaves no picture of its 64 rows"),
        (2e-8, None, -1, r"a data bar of -1 rows"),
    ],
)
def test_an_unsure_scale_or_bar_is_refused(stated, given, bar, match):
    picture = Micrograph(GREY, stated, "a.tif", "FEI header")
    with pytest.raises(InputError, match=match):
        calibrated(picture, pixel=given, bar_rows=bar)


@pytest.mark.parametrize(
    ("grey", "pixel", "match"),
    [
        (GREY[:20], 1e-8, "has shape"),
        (GREY[None], 1e-8, "a micrograph has two axes"),
        (np.where(GREY > 5, GREY, np.nan).astype(np.float32), 1e-8, "are not numbers"),
        (np.full_like(GREY, 7.0), 1e-8, "the one grey value 7"),
        (GREY, 0.0, "the pixel is 0.0 m"),
        (GREY, float("nan"), "the pixel is nan m"),
    ],
)
def test_what_is_no_picture_is_refused(grey, pixel, match):
    with pytest.raises(InputError, match=match):
        Micrograph(grey, pixel, "a.tif")


@pytest.mark.parametrize(
    ("region", "place"),
    [
        ("10:50, 20:70", np.s_[10:50, 20:70]),
        (" :40 ,8: ", np.s_[:40, 8:]),
        (":,:", np.s_[:, :]),
    ],
)
def test_the_part_is_the_rows_and_columns_named(region, place):
    found = part_of(Micrograph(GREY, 2e-8, "a.tif", "FEI header"), region)
    assert np.array_equal(found.grey, GREY[place])
    assert (found.pixel, found.scale_source) == (2e-8, "FEI header")
    assert found.source == f"a.tif, rows and columns {region}"


@pytest.mark.parametrize(
    "region", ["10:50", "10-50, 0:80", "50:10, 0:80", "0:65, 0:80", "a:b, 0:80", "-1:40, :"]
)
def test_what_is_no_region_is_refused_with_an_example(region):
    with pytest.raises(
        InputError, match=r"64 rows and 80 columns; write first:last of the rows"
    ):
        part_of(Micrograph(GREY, 2e-8, "a.tif"), region)


def test_a_part_too_small_to_measure_is_refused():
    with pytest.raises(InputError, match=r"has 20 x 80 pixels; 32 or more along each edge"):
        part_of(Micrograph(GREY, 2e-8, "a.tif"), "0:20, :")
