"""The sections of a recipe that have rules of their own."""

import pytest
from pydantic import ValidationError

from poreform.process.sections import CoolingStep, HollowFibre, ScanStep, Side


def test_a_scan_steps_by_five_degrees_and_includes_both_ends():
    scan = ScanStep(stop="120 degC")
    assert scan.temperatures == pytest.approx((373.15, 378.15, 383.15, 388.15, 393.15))


def test_a_scan_may_start_above_100_degc_on_the_grid():
    scan = ScanStep(start="150 degC", stop="155 degC")
    assert scan.temperatures == pytest.approx((423.15, 428.15))


def test_a_scan_may_not_start_below_100_degc():
    with pytest.raises(ValidationError, match="start is 95 degC, which is not on the grid"):
        ScanStep(start="95 degC", stop="155 degC")


def test_half_the_difference_of_the_diameters_is_the_wall():
    fibre = HollowFibre(
        geometry="hollow fibre", outer_diameter="1.2 mm", inner_diameter="0.8 mm"
    )
    assert fibre.thickness == pytest.approx(2e-4)


def test_the_bore_is_narrower_than_the_fibre():
    with pytest.raises(
        ValidationError, match="inner diameter is 900 um and the outer one 800 um"
    ):
        HollowFibre(
            geometry="hollow fibre", outer_diameter="0.8 mm", inner_diameter="0.9 mm"
        )


def test_water_above_its_boiling_point_is_refused():
    with pytest.raises(ValidationError, match="water of 120 degC boils; keep it at 100"):
        Side(medium="water", temperature="120 degC")


def test_an_air_gap_longer_than_the_cooling_is_refused():
    with pytest.raises(ValidationError, match="air gap takes 30 s of the 20 s of cooling"):
        CoolingStep(
            time="20 s",
            outer={"medium": "oil", "temperature": "40 degC"},
            air_gap={"time": "30 s", "temperature": "25 degC"},
        )
