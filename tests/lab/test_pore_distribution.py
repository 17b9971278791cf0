"""Flow by pore size: what goes in comes out, by either constant."""

import numpy as np
import pytest

from poreform.lab.pore_distribution import (
    distribution_table,
    peak_note,
    pore_distribution,
)
from poreform.lab.porometer import ASTM_F316, YOUNG_LAPLACE, FlowCurve, PorometerRun

TENSION = 0.016


def run_of(diameters, *, constant=ASTM_F316, dry_slope=1e-9):
    """A sample whose pores of these diameters [um] carry equal shares of the flow."""
    at = constant * TENSION / (1e-6 * np.array(diameters))
    pressure = np.linspace(0.5 * at.min(), 1.5 * at.max(), 400)
    open_share = (pressure[:, None] >= at).mean(axis=1)
    return PorometerRun(
        wet=FlowCurve(pressure, dry_slope * pressure * open_share),
        dry=FlowCurve(pressure, dry_slope * pressure),
        surface_tension=TENSION,
        constant=constant,
    )


def test_the_increments_add_up_to_the_whole_flow():
    found = pore_distribution(run_of([0.2, 0.4, 0.8]))
    assert found.increment.sum() == pytest.approx(100.0)


def test_the_flow_lies_where_the_pores_are():
    found = pore_distribution(run_of([0.2, 0.4, 0.8]))
    steps = 1e6 * found.diameter[found.increment > 1.0]
    assert np.sort(steps) == pytest.approx([0.2, 0.4, 0.8], rel=0.01)


def test_density_times_step_is_the_increment():
    found = pore_distribution(run_of([0.3, 0.5]))
    step = -np.diff(1e6 * found.diameter)
    assert found.density[1:] * step == pytest.approx(found.increment[1:])
    assert np.isnan(found.density[0])


def test_the_share_of_each_pore_does_not_depend_on_the_constant():
    one, other = (
        pore_distribution(run_of([0.3, 0.5], constant=constant))
        for constant in (ASTM_F316, YOUNG_LAPLACE)
    )
    assert one.filter_flow == pytest.approx(other.filter_flow)
    assert one.other_constant == YOUNG_LAPLACE
    assert other.other_constant == ASTM_F316


def test_the_table_has_the_diameter_by_both_constants():
    header, rows = distribution_table(pore_distribution(run_of([0.3, 0.5])))
    assert header[1:3] == ("d = 2.86 gamma/p [um]", "d = 4 gamma/p [um]")
    assert rows[5][2] / rows[5][1] == pytest.approx(4.0 / 2.86)
    assert rows[0][-1] is None


def test_the_peak_is_told_by_both_constants():
    words = peak_note(pore_distribution(run_of([0.3])))
    assert "0.3" in words
    assert "by d = 4 gamma/p" in words


def test_beyond_the_dry_curve_nothing_is_known():
    whole = run_of([0.3, 0.5])
    half = whole.dry.pressure.size // 2
    short = FlowCurve(whole.dry.pressure[:half], whole.dry.flow[:half])
    found = pore_distribution(
        PorometerRun(whole.wet, short, whole.surface_tension, whole.constant)
    )
    assert found.pressure[-1] == pytest.approx(short.pressure[-1])


def test_without_a_dry_curve_or_a_flow_there_is_none():
    whole = run_of([0.3])
    closed = FlowCurve(whole.wet.pressure, np.zeros_like(whole.wet.flow))
    assert pore_distribution(PorometerRun(whole.wet, None, TENSION, 2.86)) is None
    assert pore_distribution(PorometerRun(closed, whole.dry, TENSION, 2.86)) is None


def test_readings_at_one_pressure_are_averaged():
    pressure = np.array([1e5, 2e5, 2e5, 3e5])
    wet = FlowCurve(pressure, np.array([1.0, 2.0, 4.0, 9.0]))
    dry = FlowCurve(np.array([1e5, 3e5]), np.array([3.0, 9.0]))
    found = pore_distribution(PorometerRun(wet, dry, TENSION, 2.86))
    assert found.filter_flow == pytest.approx([100 / 3, 50.0, 100.0])
