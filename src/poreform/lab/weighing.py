"""Porosity by weighing, wet against dry or against the outer size, with its error."""

import math
from dataclasses import dataclass

from poreform.core.errors import InputError


@dataclass(frozen=True, slots=True)
class Weighed:
    """A figure with its standard deviation, same unit; 0 where nobody stated an error."""

    value: float
    std: float = 0.0

    @property
    def relative(self) -> float:
        """Standard deviation over the value."""
        return self.std / self.value


def porosity_by_wet_mass(
    dry: Weighed, wet: Weighed, liquid_density: Weighed, polymer_density: Weighed
) -> Weighed:
    """Return the porosity, 0 to 1, of a membrane whose pores a liquid fills.

    P = V_l / (V_l + V_p), V_l = (wet - dry)/rho_l, V_p = dry/rho_p.

    Parameters
    ----------
    dry, wet : Weighed
        Mass of the dry membrane and of the one filled with liquid [kg].
    liquid_density, polymer_density : Weighed
        [kg/m3].

    Raises
    ------
    InputError
        A mass or density is not positive, or the wet membrane is not the heavier one.
    """
    _refuse_not_positive(dry, wet, liquid_density, polymer_density)
    if wet.value <= dry.value:
        raise InputError(
            f"the wet membrane weighs {1e3 * wet.value:g} g and the dry one "
            f"{1e3 * dry.value:g} g; are the columns swapped?"
        )
    gain = wet.value - dry.value
    liquid = gain / liquid_density.value
    polymer = dry.value / polymer_density.value
    # both masses move the ratio r = V_l/V_p; the dry one in two places at once
    slopes = (
        (wet.std / gain),
        (dry.std * wet.value / (gain * dry.value)),
        liquid_density.relative,
        polymer_density.relative,
    )
    share = liquid / (liquid + polymer)
    return Weighed(share, share * (1.0 - share) * math.hypot(*slopes))


def porosity_by_size(mass: Weighed, volume: Weighed, polymer_density: Weighed) -> Weighed:
    """Return the porosity, 0 to 1, of a membrane of known outer volume.

    P = 1 - mass / (volume rho_p).

    Parameters
    ----------
    mass : Weighed
        Of the dry membrane [kg].
    volume : Weighed
        Outer volume [m3].
    polymer_density : Weighed
        [kg/m3].

    Raises
    ------
    InputError
        A figure is not positive, or the membrane is denser than its polymer.
    """
    _refuse_not_positive(mass, volume, polymer_density)
    solid = mass.value / (volume.value * polymer_density.value)
    if solid >= 1.0:
        raise InputError(
            f"the membrane weighs {mass.value / volume.value:.4g} kg per m3, more than its "
            f"polymer ({polymer_density.value:.4g} kg/m3); check the sizes and their units"
        )
    spread = math.hypot(mass.relative, volume.relative, polymer_density.relative)
    return Weighed(1.0 - solid, solid * spread)


def _refuse_not_positive(*figures: Weighed) -> None:
    if not all(figure.value > 0.0 for figure in figures):
        raise InputError("masses, sizes and densities are above 0")
