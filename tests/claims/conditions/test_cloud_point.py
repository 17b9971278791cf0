"""The hot solution of route L."""

import pytest

from poreform.claims.conditions.cloud_point import AboveCloudPoint, UniformSolution
from poreform.claims.verdict import Answer, EvidenceKind
from poreform.core.reading import Reading
from poreform.thermo.phase_diagram import phase_diagram
from poreform.thermo.substances import system_of


@pytest.fixture
def cloudy(record):
    def make(celsius, std=None):
        return record(
            150.0, readings=(Reading("cloud_point", celsius, "degC", "standing", std=std),)
        )

    return make


@pytest.mark.parametrize(
    ("tcp", "answer"), [(140.0, Answer.MET), (140.1, Answer.NOT_MET), (120.0, Answer.MET)]
)
def test_ts_lies_at_least_10_degc_above_a_measured_cloud_point(case, cloudy, tcp, answer):
    found = AboveCloudPoint().rule(case([cloudy(tcp)]))
    assert (found.answer, found.kind) == (answer, EvidenceKind.MEASURED)


@pytest.mark.parametrize(
    ("hottest_cloudy", "clear_above", "answer"),
    [
        (130.0, 140.0, Answer.MET),
        (135.0, 145.0, Answer.NOT_KNOWN),
        (145.0, 150.0, Answer.NOT_MET),
    ],
)
def test_the_standing_method_brackets_the_cloud_point(
    case, standing, hottest_cloudy, clear_above, answer
):
    seen = [
        standing(100.0, "cloudy"),
        standing(hottest_cloudy, "cloudy"),
        standing(clear_above, "one phase"),
        standing(180.0, "one phase"),
    ]
    found = AboveCloudPoint().rule(case(standing=seen))
    assert (found.answer, found.value.split(", ")[1]) == (
        answer,
        f"Tcp between {hottest_cloudy:g} and {clear_above:g} degC",
    )


def test_without_a_clear_solution_above_the_cloud_point_is_at_least_there(case, standing):
    found = AboveCloudPoint().rule(case(standing=[standing(130.0, "cloudy")]))
    assert found.answer is Answer.NOT_KNOWN
    assert "at least 130 degC" in found.value


@pytest.mark.parametrize(
    ("tcp", "std", "answer", "chance"),
    [
        (136.0, 2.0, Answer.MET, "0.98"),
        (139.0, 2.0, Answer.NOT_KNOWN, "0.69"),
        (141.0, 2.0, Answer.NOT_KNOWN, "0.31"),
        (144.0, 2.0, Answer.NOT_MET, "0.02"),
        (139.0, 0.5, Answer.MET, "0.98"),
    ],
)
def test_the_error_of_the_cloud_point_may_leave_it_undecided(
    case, cloudy, tcp, std, answer, chance
):
    """P(Ts - 10 >= Tcp) is the normal distribution at (140 - Tcp)/std."""
    found = AboveCloudPoint().rule(case([cloudy(tcp, std)]))
    assert found.answer is answer
    assert found.value.endswith(f"P(at least 10 K) = {chance}")


def test_what_is_undecided_names_the_observation_that_decides(case, cloudy, standing):
    """The dope at 150 degC: clear or cloudy at 140 degC; or else dissolve hotter."""
    open_case = AboveCloudPoint().rule(case([cloudy(139.0, 2.0)]))
    assert open_case.next_step == (
        "not decided: cool the uniform solution to 140 degC and let it stand: clear there "
        "decides for it, cloudy against it; or dissolve at 152.3 degC or hotter"
    )
    clear, cloud = (
        AboveCloudPoint().rule(case(standing=[standing(celsius, seen)])).answer
        for celsius, seen in ((140.0, "one phase"), (140.1, "cloudy"))
    )
    assert (clear, cloud) == (Answer.MET, Answer.NOT_MET)


def test_a_predicted_cloud_point_asks_to_be_confirmed(case, catalogue):
    solvent = {"name": "sulfolane"}
    plain = case(solvent=solvent)
    system = system_of(plain.polymer, plain.diluent, catalogue, molar_mass=plain.molar_mass)
    diagram = phase_diagram(system, undercooling=20.0)
    found = AboveCloudPoint().rule(case(solvent=solvent, diagram=diagram))
    assert (found.answer, found.kind) == (Answer.MET, EvidenceKind.PREDICTED)
    assert "standard deviation" in found.value
    assert found.next_step.startswith("confirm it: cool the uniform solution to 140 degC")


def test_no_dissolution_above_the_boiling_point_is_proposed(case, cloudy):
    """Dibutyl phthalate boils at 340 degC."""
    low, high = (
        AboveCloudPoint().rule(case([cloudy(140.0, std)])).next_step
        for std in (60.0, 130.0)
    )
    assert "or dissolve at" in low
    assert "or dissolve at" not in high


def test_nothing_known_is_not_known(case):
    assert AboveCloudPoint().rule(case()).answer is Answer.NOT_KNOWN
    assert UniformSolution().rule(case()).answer is Answer.NOT_KNOWN


def test_a_solution_clear_below_ts_is_clear_at_ts(case, standing):
    assert (
        UniformSolution().rule(case(standing=[standing(140.0, "one phase")])).answer
        is Answer.MET
    )
    above = UniformSolution().rule(case(standing=[standing(160.0, "one phase")]))
    assert above.answer is Answer.NOT_KNOWN


def test_lumps_at_a_higher_temperature_leave_lumps_at_ts(case, record):
    lumps = record(155.0, state="not dissolved")
    assert UniformSolution().rule(case([lumps])).answer is Answer.NOT_MET
    cooler = record(140.0, state="not dissolved")
    assert UniformSolution().rule(case([cooler])).answer is Answer.NOT_KNOWN


def test_above_the_clearing_temperature_the_diagram_predicts_one_phase(case, catalogue):
    plain = case()
    system = system_of(plain.polymer, plain.diluent, catalogue, molar_mass=plain.molar_mass)
    diagram = phase_diagram(system, undercooling=20.0)
    hot = case(diagram=diagram, dissolution={"temperature": "240 degC", "time": "1 h"})
    cold = case(diagram=diagram, dissolution={"temperature": "100 degC", "time": "1 h"})
    assert UniformSolution().rule(hot).kind is EvidenceKind.PREDICTED
    assert UniformSolution().rule(cold).answer is Answer.NOT_KNOWN
