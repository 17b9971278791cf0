"""A model dope whose diagram is known from the sensitivity figures of the literature."""

from collections.abc import Callable

import pytest

from poreform.thermo.chi import ChiEstimate, ChiModel, TemperatureChi
from poreform.thermo.crystal import Crystal
from poreform.thermo.system import System

SITE = 266e-6  # m3/mol, like dibutyl phthalate


def polymer_density(temperature: float) -> float:
    return 1780.0 * (1.0 - 5e-4 * (temperature - 298.15))


def diluent_density(temperature: float) -> float:
    return 1043.0 * (1.0 - 8e-4 * (temperature - 298.15))


def make_dope(
    chi_at_450: float = 0.62,
    *,
    inverse: float = 250.0,
    chain_length: float = 250.0,
    model: ChiModel | None = None,
    std: float = 0.05,
    is_estimate: bool = False,
) -> System:
    crystal = Crystal(
        melting_temperature=483.15,
        heat_of_fusion=6700.0,
        repeat_volume=4.0e-5,
        reference_volume=SITE,
    )
    chosen = model or TemperatureChi(chi_at_450 - inverse / 450.0, inverse=inverse)
    return System(
        polymer="polymer",
        diluent="diluent",
        chain_length=chain_length,
        reference_volume=SITE,
        reference_temperature=450.0,
        chi=ChiEstimate(chosen, std, 300.0, 600.0, "assumed", "a test", is_estimate),
        crystal=crystal,
        polymer_density=polymer_density,
        diluent_density=diluent_density,
        boiling_point=613.15,
    )


@pytest.fixture(scope="session")
def dope() -> Callable[..., System]:
    return make_dope
