"""Collapse on drying: limits, conservation, the fold, and an independent route."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import solve_ivp

from poreform.core.errors import InputError
from poreform.process.extraction import CapillaryCollapse, collapse, drying_tension

LAW = CapillaryCollapse()
ETHANOL = 0.02197  # N/m at 25 degC

porosities = st.floats(0.35, 0.9)
radii = st.lists(st.floats(1e-8, 1e-5), min_size=1, max_size=6)


def dry(radius, share=None, **changes):
    radius = np.atleast_1d(np.asarray(radius, dtype=float))
    share = np.full(radius.size, 1.0 / radius.size) if share is None else np.array(share)
    radius.flags.writeable = share.flags.writeable = False
    plain = {
        "porosity": 0.7,
        "matter_porosity": 0.0,
        "tension": ETHANOL,
        "edges": "free",
        "law": LAW,
    }
    return collapse(radius, share, **(plain | changes))


def test_without_tension_nothing_moves():
    found = dry([1e-8, 1e-6], tension=0.0, matter_porosity=0.5)
    assert found.porosity == pytest.approx(1.0 - 0.3 * 0.5)
    assert found.lengths == (1.0, 1.0, 1.0)
    assert not found.folded.any()


def test_wide_pores_stand():
    assert dry(1e-4).porosity == pytest.approx(0.7)


def test_without_bound_the_wall_closes_to_its_solid():
    found = dry(1e-12, matter_porosity=0.5)
    assert found.porosity == pytest.approx(0.0, abs=1e-12)
    assert found.volume_ratio == pytest.approx(0.3 * 0.5)
    assert found.folded.all()
    assert found.matter_folded


@given(
    radius=radii,
    porosity=porosities,
    matter=st.floats(0.0, 0.8),
    tension=st.floats(0.0, 0.08),
    edges=st.sampled_from(["free", "clamped"]),
)
def test_the_solid_is_conserved_and_lengths_make_the_volume(
    radius, porosity, matter, tension, edges
):
    found = dry(
        radius, porosity=porosity, matter_porosity=matter, tension=tension, edges=edges
    )
    before = (1.0 - porosity) * (1.0 - matter)
    assert (1.0 - found.porosity) * found.volume_ratio == pytest.approx(before)
    assert np.prod(found.lengths) == pytest.approx(found.volume_ratio)
    assert found.volume_ratio <= 1.0 + 1e-12
    voids = found.pore_porosity + (1.0 - found.pore_porosity) * found.matter_porosity
    assert found.porosity == pytest.approx(voids)


@given(radius=st.floats(1e-8, 1e-5), factor=st.floats(1.0, 10.0), porosity=porosities)
def test_coarser_structures_keep_more_porosity(radius, factor, porosity):
    fine = dry(radius, porosity=porosity)
    assert dry(factor * radius, porosity=porosity).porosity >= fine.porosity - 1e-9


@given(radius=st.floats(1e-8, 1e-5), factor=st.floats(0.01, 100.0))
def test_only_tension_over_radius_and_strength_counts(radius, factor):
    reference = dry(radius)
    scaled = dry(factor * radius, tension=factor * ETHANOL)
    strong = replace(LAW, strength=LAW.strength.fitted(factor * 2e6, source="test"))
    stronger = dry(radius, tension=factor * ETHANOL, law=strong)
    assert scaled.porosity == pytest.approx(reference.porosity, abs=1e-9)
    assert stronger.porosity == pytest.approx(reference.porosity, abs=1e-9)


def rest_of_a_slow_squeeze(over: float, porosity: float) -> float:
    """Porosity at which a region stops that creeps while its menisci outpull it.

    Both stresses are written out as in the law; below 5 % the region counts as closed.
    """
    solid, m = 1.0 - porosity, 3.0

    def creep(_, state):
        narrowed = (state[0] / (1.0 - state[0])) / (porosity / solid)
        return [-(over / narrowed - ((1.0 - state[0]) / solid) ** m)]

    def closed(_, state):
        return state[0] - 0.05

    closed.terminal = True
    run = solve_ivp(
        creep,
        (0.0, 300.0),
        [porosity],
        method="LSODA",
        events=closed,
        rtol=1e-9,
        atol=1e-11,
    )
    return float(run.y[0, -1])


@pytest.mark.parametrize(
    ("over", "porosity"), [(1.05, 0.5), (1.05, 0.7), (1.3, 0.7), (1.3, 0.85), (3.0, 0.85)]
)
def test_the_balance_is_where_a_slow_squeeze_comes_to_rest(over, porosity):
    found = LAW.balance(over, porosity=porosity)
    assert found == pytest.approx(rest_of_a_slow_squeeze(over, porosity), abs=1e-5)


@pytest.mark.parametrize(("over", "porosity"), [(1.3, 0.5), (3.0, 0.7), (1.05, 0.3)])
def test_where_no_balance_is_left_a_slow_squeeze_goes_on_to_the_end(over, porosity):
    assert LAW.balance(over, porosity=porosity) == 0.0
    assert rest_of_a_slow_squeeze(over, porosity) == pytest.approx(0.05, abs=1e-6)


def test_for_m_of_three_the_balance_is_a_root_of_a_cubic():
    pull = 1.2 * 0.7 * 0.3**2
    roots = np.roots([1.0, -2.0, 1.0, -pull])
    between = [r.real for r in roots if abs(r.imag) < 1e-12 and 1 / 3 < r.real < 0.7]
    assert LAW.balance(1.2, porosity=0.7) == pytest.approx(between[0])


@pytest.mark.parametrize("porosity", [0.5, 0.7, 0.85])
def test_the_fold_lies_at_one_third(porosity):
    # greatest pull that a balance can bear: P (1 - P)^2 is greatest, 4/27, at P = 1/3
    critical = (4.0 / 27.0) / (porosity * (1.0 - porosity) ** 2)
    last = LAW.balance(critical * (1.0 - 1e-9), porosity=porosity)
    assert last == pytest.approx(1.0 / 3.0, abs=1e-3)
    assert LAW.balance(critical * (1.0 + 1e-9), porosity=porosity) == 0.0


def test_a_dense_region_has_no_balance_left_once_it_moves():
    assert LAW.balance(0.999, porosity=0.3) == 0.3
    assert LAW.balance(1.001, porosity=0.3) == 0.0


def test_pores_at_20_to_30_weight_percent_begin_to_move_near_a_tenth_of_a_micrometre():
    onset = [
        brentq_radius(porosity) for porosity in (0.86, 0.79)
    ]  # solid fractions of 20 and 30 wt% PVDF in an oil
    assert 0.05e-6 < onset[1] < onset[0] < 0.6e-6


def brentq_radius(porosity: float) -> float:
    """Radius [m] at which the pressure ratio is 1."""
    at_one = LAW.pressure_ratio(
        np.array([1.0]), porosity=porosity, solid=1.0, tension=ETHANOL
    )
    return float(at_one[0])


def test_the_first_yield_goes_with_the_power_one_and_a_half_of_the_solid():
    loose, tight = (
        LAW.pressure_ratio(np.ones(1), porosity=p, solid=1.0, tension=1.0)[0]
        for p in (0.9, 0.6)
    )
    assert loose / tight == pytest.approx(4.0**1.5)


def test_solid_that_holds_nanopores_is_as_weak_as_its_share_says():
    wide = replace(LAW, matter_radius=LAW.matter_radius.fitted(1e-3, source="test"))
    weak = replace(LAW, strength=LAW.strength.fitted(2e6 * 0.6**1.5, source="test"))
    held = dry(1.5e-7, matter_porosity=0.4, law=wide)
    assert held.matter_porosity == pytest.approx(0.4)
    assert 0.0 < held.pore_porosity < 0.7
    assert held.pore_porosity == pytest.approx(dry(1.5e-7, law=weak).pore_porosity)


def test_resolved_pores_narrow_with_the_matter_that_closes_around_them():
    shrunk = dry(1.5e-7, matter_porosity=0.6)
    assert shrunk.matter_folded
    alone = dry(1.5e-7 * 0.4 ** (1.0 / 3.0))
    assert shrunk.class_porosity == pytest.approx(alone.class_porosity)
    assert shrunk.class_radius == pytest.approx(alone.class_radius)


def test_every_class_is_judged_by_its_own_radius():
    found = dry([1e-8, 1e-4], [0.25, 0.75])
    assert found.folded.tolist() == [True, False]
    assert found.class_porosity.tolist() == [0.0, pytest.approx(0.7)]
    # a quarter of the wall loses its pores and keeps its solid
    assert found.volume_ratio == pytest.approx(0.25 * 0.3 + 0.75)


def test_pores_narrow_with_their_volume():
    found = dry([1.1e-7])
    rest = found.class_porosity[0]
    assert 1 / 3 < rest < 0.7
    ratio = (rest / (1 - rest)) / (0.7 / 0.3)
    assert found.class_radius[0] == pytest.approx(1.1e-7 * ratio)


def test_nanopores_close_before_the_wide_pores_do():
    found = dry(1e-5, matter_porosity=0.6)
    assert found.matter_folded
    assert found.pore_porosity == pytest.approx(0.7)  # they shrink with the matter
    assert found.porosity == pytest.approx(0.7)
    assert found.matter_volume_ratio == pytest.approx(0.4)


def test_a_clamp_leaves_the_plane_alone():
    free, clamped = dry(1e-8), dry(1e-8, edges="clamped")
    assert clamped.lengths[:2] == (1.0, 1.0)
    assert clamped.linear_shrinkage[2] > free.linear_shrinkage[2] > 0.0
    assert clamped.porosity == pytest.approx(free.porosity)
    assert len(set(free.lengths)) == 1


def test_a_wall_without_resolved_pores_settles_its_matter_only():
    found = dry([], [], porosity=0.0, matter_porosity=0.3)
    assert found.volume_ratio == pytest.approx(found.matter_volume_ratio)
    assert found.pore_porosity == pytest.approx(0.0)


def test_a_liquid_that_does_not_wet_does_not_pull():
    assert drying_tension(0.022, 0.0) == pytest.approx(0.022)
    assert drying_tension(0.072, np.pi / 3) == pytest.approx(0.036)
    assert drying_tension(0.072, 2.0) == 0.0


@pytest.mark.parametrize(
    ("radius", "share", "change", "match"),
    [
        ([1e-7], [0.5, 0.5], {}, r"shape \(1,\) and volume_fraction \(2,\); give one"),
        ([0.0], [1.0], {}, "radius holds a value that is not positive"),
        ([1e-7], [0.9], {}, r"adds up to 0\.9; it adds up to 1"),
        ([1e-7], [1.0], {"porosity": 1.0}, r"porosity is 1\.0; it is at least 0"),
        ([1e-7], [1.0], {"matter_porosity": -0.1}, r"matter_porosity is -0\.1"),
        ([1e-7], [1.0], {"tension": -0.02}, r"tension is -0\.02; give gamma cos"),
    ],
)
def test_what_cannot_dry_is_refused(radius, share, change, match):
    with pytest.raises(InputError, match=match):
        dry(radius, share, **change)
