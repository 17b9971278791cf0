"""What is known of a cloud point: figures, observations, a phase diagram."""

import math

import pytest

from poreform.claims.cloud_evidence import cloud_evidence, safe_temperature
from poreform.claims.verdict import EvidenceKind
from poreform.core.reading import Reading
from poreform.thermo.phase_diagram import phase_diagram
from poreform.thermo.substances import system_of

ZERO = 273.15


@pytest.fixture
def cloudy(record):
    """A function of cloud points [degC]: one record each, with a stated deviation."""

    def make(*celsius, std=None, count=1, origin="measured"):
        return [
            record(
                150.0,
                name=f"c{place}",
                origin=origin,
                readings=(
                    Reading("cloud_point", value, "degC", "tube", std=std, count=count),
                ),
            )
            for place, value in enumerate(celsius)
        ]

    return make


@pytest.fixture
def diagram(case, catalogue):
    plain = case(solvent={"name": "dibutyl maleate"})
    system = system_of(plain.polymer, plain.diluent, catalogue, molar_mass=plain.molar_mass)
    return phase_diagram(system, undercooling=20.0)


def test_a_figure_without_an_error_is_taken_at_its_word(case, cloudy):
    found = cloud_evidence(case(cloudy(140.0)))
    assert (found.low, found.high, found.std) == (140.0 + ZERO, 140.0 + ZERO, 0.0)
    assert found.words == "= 140 degC"


def test_the_error_of_a_mean_is_the_stated_one_over_the_root_of_n(case, cloudy):
    found = cloud_evidence(case(cloudy(140.0, std=4.0, count=4)))
    assert found.std == pytest.approx(2.0)
    assert found.words == "= 140 degC (standard deviation 2 K)"


def test_cloud_points_that_scatter_more_than_stated_are_known_as_they_scatter(case, cloudy):
    """Two at 138 and 142: the mean is known to 2 K."""
    found = cloud_evidence(case(cloudy(138.0, 142.0, std=0.5)))
    assert found.low == pytest.approx(140.0 + ZERO)
    assert found.std == pytest.approx(2.0)
    assert found.source == "c0, c1"


def test_measured_goes_before_simulated_and_observed_before_it(case, cloudy, standing):
    simulated = cloudy(120.0, origin="simulated")
    both = cloud_evidence(case([*simulated, *cloudy(140.0)]))
    assert (both.low, both.kind) == (140.0 + ZERO, EvidenceKind.MEASURED)
    seen = cloud_evidence(case(simulated, standing=[standing(130.0, "cloudy")]))
    assert (seen.low, seen.kind) == (130.0 + ZERO, EvidenceKind.MEASURED)
    assert cloud_evidence(case(simulated)).kind is EvidenceKind.SIMULATED


def test_the_standing_method_brackets_it(case, standing):
    seen = [
        standing(100.0, "cloudy"),
        standing(130.0, "planar interface"),
        standing(140.0, "one phase"),
        standing(180.0, "one phase"),
    ]
    assert cloud_evidence(case(standing=seen)).words == "between 130 and 140 degC"
    assert cloud_evidence(case(standing=seen[:2])).words == "at least 130 degC"
    assert cloud_evidence(case(standing=seen[2:])).words == "below 140 degC"


def test_another_concentration_has_its_own_cloud_point(case, standing):
    seen = [standing(130.0, "cloudy", concentration=0.3)]
    assert cloud_evidence(case(standing=seen)) is None


def test_a_predicted_cloud_point_carries_the_doubt_of_chi(case, diagram):
    found = cloud_evidence(case(solvent={"name": "dibutyl maleate"}, diagram=diagram))
    phi = diagram.system.volume_fraction(0.25, found.low)
    assert found.low == pytest.approx(diagram.cloud_temperature(phi))
    assert found.std == pytest.approx(diagram.cloud_std(phi))
    assert found.std > 0.0
    assert found.kind is EvidenceKind.PREDICTED


def test_a_dissolution_is_safe_from_where_95_percent_lie_below(case, cloudy):
    found = cloud_evidence(case(cloudy(140.0, std=2.0)))
    safe = safe_temperature(found)
    assert safe == pytest.approx(150.0 + ZERO + 1.645 * 2.0, abs=1e-3)
    assert found.clears(safe + 0.01) is True
    assert found.clears(safe - 0.01) is None
    assert found.clears(150.0 + ZERO - 1.645 * 2.0 - 0.01) is False


def test_nothing_is_safe_above_what_was_never_seen_clear(case, standing):
    found = cloud_evidence(case(standing=[standing(130.0, "cloudy")]))
    assert math.isinf(found.high)
    assert safe_temperature(found) is None
