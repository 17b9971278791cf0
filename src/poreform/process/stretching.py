"""Stretching: what stays of a strain after release, and what it does to the pores."""

from dataclasses import dataclass
from typing import Literal

from poreform.core.errors import InputError
from poreform.core.reading import Reading
from poreform.process.assumptions import ANELASTIC_SHARE, MATTER_SHARE, NETWORK_POISSON
from poreform.process.constants import Constant

MOST_RESIDUAL_STRAIN = 1.0
"""Greatest stretching residual strain of after-treatments ii, iii, v, vi, viii and ix."""

Condition = Literal["gel", "porous"]


@dataclass(frozen=True, slots=True)
class Drawing:
    """How a network answers to a pull along x.

    Release takes back the elastic strain e_y = sigma_y/E and an anelastic share rho of the
    strain beyond it, so the stretching residual strain is

        e_r = (1 - rho) (e - e_y)   for e > e_y, else 0.

    The width follows with the Hencky Poisson ratio nu, lambda_y = lambda_z =
    (1 + e_r)^-nu: 1/2 for a gel, whose liquid cannot leave while it is pulled, and
    nu = nu_0 + (1/2 - nu_0) phi for a porous film of solid fraction phi, which tends to
    the plastic flow of the dense polymer.  The matter keeps its volume, so the pores take
    up what the film gains: P = 1 - (1 - P_0)/(lambda_x lambda_y lambda_z).

    Deformation is not affine: the matter follows a share a of the draw only, lambda_m =
    1 + a (lambda_x - 1), and the pores, which fill the rest, open to lambda_p with
    P_0 lambda_p + (1 - P_0) lambda_m = lambda_x.

    Source: elastic unloading and isochoric plasticity; the shares are hypotheses.
    """

    anelastic_share: Constant = ANELASTIC_SHARE
    """rho, share of the strain beyond yield that comes back on release."""

    network_poisson: Constant = NETWORK_POISSON
    """nu_0, Poisson ratio of an open network in large drawing."""

    matter_share: Constant = MATTER_SHARE
    """a, share of the drawing that the polymer matter itself follows."""


@dataclass(frozen=True, slots=True)
class Stretched:
    """A wall after stretching along x and release."""

    strain: float
    """Strain under load, (length under load - length before)/(length before)."""

    residual_strain: float
    """Stretching residual strain after release."""

    ratios: tuple[float, float, float]
    """Length after over before along x (the pull), y and z (the thickness)."""

    volume_ratio: float
    """Volume after over before."""

    porosity: float
    """Porosity after release."""

    matter_stretch: float
    """Mean stretch of the polymer matter along the pull, 1 for none."""

    pore_stretch: float
    """Mean stretch of the pores along the pull, 1 for none."""

    @property
    def recovered(self) -> float:
        """Strain that came back on release."""
        return self.strain - self.residual_strain

    def reading(self) -> Reading:
        """Return the stretching residual strain as a reading [%]."""
        return Reading(
            "residual_strain",
            100.0 * self.residual_strain,
            "%",
            "model of elastic and anelastic recovery after release",
        )


def stretch(
    strain: float,
    *,
    porosity: float,
    yield_strain: float,
    condition: Condition,
    drawing: Drawing,
) -> Stretched:
    """Return a wall after a pull to `strain` along x and release.

    Parameters
    ----------
    strain : float
        Under load, above 0.
    porosity : float
        Before, 0 to 1 (1 not included); of a gel, the share of liquid.
    yield_strain : float
        sigma_y/E of the polymer matter.
    condition : {"gel", "porous"}
        A gel before extraction, or the porous film after it.
    drawing : Drawing
        Constants of the model.

    Raises
    ------
    InputError
        An argument lies outside its range, or more than 100 % would stay, which no
        after-treatment allows.
    """
    if not strain > 0.0 or not yield_strain >= 0.0 or not 0.0 <= porosity < 1.0:
        raise InputError(
            f"strain is {strain!r}, yield_strain {yield_strain!r} and porosity "
            f"{porosity!r}; give a strain above 0, a yield strain of 0 or more and a "
            "porosity of at least 0 and below 1"
        )
    kept = (1.0 - drawing.anelastic_share.value) * max(strain - yield_strain, 0.0)
    if kept > MOST_RESIDUAL_STRAIN:
        raise InputError(
            f"strain: of {100 * strain:.0f} % under load {100 * kept:.0f} % stay after "
            "release; the after-treatments allow at most 100 %, so pull less"
        )
    along = 1.0 + kept
    across = along ** -_poisson(porosity, condition, drawing)
    volume = along * across**2
    matter = 1.0 + drawing.matter_share.value * (along - 1.0)
    pores = along if porosity == 0.0 else (along - (1.0 - porosity) * matter) / porosity
    return Stretched(
        strain=strain,
        residual_strain=kept,
        ratios=(along, across, across),
        volume_ratio=volume,
        porosity=1.0 - (1.0 - porosity) / volume,
        matter_stretch=along if porosity == 0.0 else matter,
        pore_stretch=pores,
    )


def _poisson(porosity: float, condition: Condition, drawing: Drawing) -> float:
    if condition == "gel":
        return 0.5
    open_network = drawing.network_poisson.value
    return open_network + (0.5 - open_network) * (1.0 - porosity)
