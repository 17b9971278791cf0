"""Binodal and spinodal lines: where they begin, end and touch."""

import numpy as np
import pytest

from poreform.core.errors import InputError
from poreform.thermo.binodal import binodal, critical_point
from poreform.thermo.chi import PolynomialChi, TemperatureChi
from poreform.thermo.liquid_lines import LiquidLines, liquid_lines

SPAN = (350.0, 600.0)
HOURGLASS = TemperatureChi(-8.74, inverse=600.0, logarithmic=1.3)
LOOP = TemperatureChi(9.86, inverse=-600.0, logarithmic=-1.3)


def test_the_lines_meet_at_the_critical_point(dope):
    found = liquid_lines(dope(0.62), SPAN)
    binodals, spinodals, critical = (
        found.binodal,
        found.spinodal,
        found.critical_points,
    )
    phi_c, _ = critical_point(250.0, 1.0)
    assert len(binodals) == len(spinodals) == len(critical) == 1
    assert critical[0].kind == "upper"
    for line in (binodals[0], spinodals[0]):
        assert line.phi_lean[-1] == pytest.approx(phi_c, rel=1e-4)
        assert line.phi_rich[-1] == pytest.approx(phi_c, rel=1e-4)
        assert line.temperature[-1] == pytest.approx(critical[0].temperature, rel=1e-9)


def test_every_pair_on_the_line_is_the_binodal_at_its_temperature(dope):
    system = dope(0.62)
    line = liquid_lines(system, SPAN).binodal[0]
    point = binodal(250.0, 1.0, float(system.chi.at(line.temperature[40])))
    assert line.phi_rich[40] == pytest.approx(point.phi_rich, rel=1e-12)
    assert line.phi_lean[40] == pytest.approx(point.phi_lean, rel=1e-12)


def test_the_binodal_encloses_the_spinodal(dope):
    found = liquid_lines(dope(0.62), SPAN)
    binodals, spinodals = found.binodal, found.spinodal
    assert (binodals[0].phi_lean <= spinodals[0].phi_lean).all()
    assert (binodals[0].phi_rich >= spinodals[0].phi_rich).all()


def test_a_negative_inverse_part_gives_a_lower_critical_point(dope):
    model = TemperatureChi(1.2, inverse=-270.0)
    critical = liquid_lines(dope(model=model), SPAN).critical_points
    assert [point.kind for point in critical] == ["lower"]


def test_a_closed_loop_is_one_piece_between_two_critical_points(dope):
    found = liquid_lines(dope(model=LOOP), SPAN)
    binodals, critical = found.binodal, found.critical_points
    assert [point.kind for point in critical] == ["upper", "lower"]
    assert len(binodals) == 1
    assert critical[1].temperature < binodals[0].temperature[0]
    assert binodals[0].temperature[-1] < critical[0].temperature


def test_an_hourglass_is_two_pieces(dope):
    found = liquid_lines(dope(model=HOURGLASS), SPAN)
    binodals, critical = found.binodal, found.critical_points
    assert [point.kind for point in critical] == ["lower", "upper"]
    assert len(binodals) == 2


def test_a_good_solvent_has_no_line_and_a_hopeless_one_no_critical_point(dope):
    good = liquid_lines(dope(model=TemperatureChi(0.3)), SPAN)
    assert good == LiquidLines((), (), ())
    found = liquid_lines(dope(2.0), SPAN)
    binodals, critical = found.binodal, found.critical_points
    assert critical == ()
    assert (np.diff(binodals[0].temperature) > 0.0).all()


@pytest.mark.parametrize("span", [(400.0, 300.0), (-1.0, 300.0)])
def test_a_span_that_does_not_rise_is_refused(dope, span):
    with pytest.raises(InputError, match="it rises and lies above 0 K"):
        liquid_lines(dope(), span)


def test_a_chi_that_bends_by_nothing_has_the_exact_lines(dope):
    plain = TemperatureChi(0.62 - 250.0 / 450.0, inverse=250.0)
    exact = liquid_lines(dope(model=plain), SPAN)
    bent = liquid_lines(dope(model=PolynomialChi(plain, (1e-12,))), SPAN)
    (one,), (other,) = exact.binodal, bent.binodal
    inside = slice(5, -8)
    found = np.interp(other.temperature[inside], one.temperature, one.phi_rich)
    assert other.phi_rich[inside] == pytest.approx(found, rel=2e-4)
    assert bent.critical_points[0].temperature == pytest.approx(
        exact.critical_points[0].temperature, abs=1e-7
    )
    assert bent.critical_points[0].kind == "upper"
    assert len(bent.spinodal) == 1


def test_a_bent_chi_may_join_two_gaps(dope):
    model = PolynomialChi(TemperatureChi(0.0, inverse=560.0), (-1.2, 2.3))
    found = liquid_lines(dope(model=model, chain_length=1000.0), (390.0, 420.0))
    (three,) = found.three_liquids
    ends = [line.temperature[-1] for line in found.binodal]
    starts = [line.temperature[0] for line in found.binodal]
    assert [three.temperature in pair for pair in zip(starts, ends, strict=True)] == [
        True, True, True,
    ]  # fmt: skip
