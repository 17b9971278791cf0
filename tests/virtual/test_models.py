"""Constants of the phase field: what they must say of themselves and how they scale."""

import math
from dataclasses import fields, replace

import pytest

from poreform.core.errors import InputError
from poreform.virtual.models import PhaseFieldModel

MODEL = PhaseFieldModel()


def test_diffusion_of_a_mesh_in_a_thin_liquid_follows_stokes_and_einstein():
    mesh = replace(MODEL, mesh_size=MODEL.mesh_size.fitted(3e-9, source="by hand"))
    by_hand = 1.380649e-23 * 298.15 / (6.0 * math.pi * 0.89e-3 * 3e-9)
    assert mesh.diffusivity(298.15, 0.89e-3) == pytest.approx(by_hand, rel=1e-9)


def test_diffusion_is_slower_in_a_more_viscous_solvent_in_inverse_proportion():
    thin, thick = MODEL.diffusivity(400.0, 1e-3), MODEL.diffusivity(400.0, 4e-3)
    assert thin == pytest.approx(4.0 * thick)


@pytest.mark.parametrize("viscosity", [0.0, -1e-3, math.nan])
def test_a_solvent_without_viscosity_is_refused(viscosity):
    with pytest.raises(InputError, match=r"viscosity of the solvent is .*above 0"):
        MODEL.diffusivity(400.0, viscosity)


def test_the_gradient_coefficient_is_the_square_of_its_length():
    assert MODEL.gradient == pytest.approx(MODEL.gradient_length.value**2)


@pytest.mark.parametrize("name", [entry.name for entry in fields(PhaseFieldModel)])
def test_every_constant_that_nobody_measured_says_so_and_why(name):
    constant = getattr(MODEL, name)
    assert constant.status == "assumed"
    assert len(constant.source) > 10
