"""The polymer crystal against the melt: what a segment gains by crystallising."""

from dataclasses import dataclass
from typing import final

from scipy.constants import gas_constant

from poreform.core.errors import InputError
from poreform.thermo.chi import Scalars


@final
@dataclass(frozen=True, slots=True)
class Crystal:
    """Melting of the pure polymer, counted per site of the reference volume.

    The heat of fusion is taken constant between the melting point and the temperature of
    interest (no dCp), as in Flory's melting line.
    """

    melting_temperature: float
    """Equilibrium melting temperature Tm0 [K] of a large perfect crystal."""

    heat_of_fusion: float
    """dH_u [J/mol] per mole of repeat units."""

    repeat_volume: float
    """V_u [m3/mol], volume of a repeat unit in the melt: it counts the sites that the
    unit fills, so the phase field and the melting line agree."""

    reference_volume: float
    """v0 [m3/mol], volume of one site."""

    def __post_init__(self) -> None:
        for name in (
            "melting_temperature",
            "heat_of_fusion",
            "repeat_volume",
            "reference_volume",
        ):
            value = getattr(self, name)
            if not 0.0 < value < float("inf"):
                raise InputError(f"{name} of the crystal is {value:g}; it is above 0 (SI)")

    @property
    def sites_per_unit(self) -> float:
        """Sites that one repeat unit fills, V_u/v0."""
        return self.repeat_volume / self.reference_volume

    def driving_force(self, temperature: Scalars) -> Scalars:
        """Return the gain of a site of pure melt that crystallises, in units of RT.

        g(T) = (v0/V_u) dH_u (1 - T/Tm0)/(R T): positive below Tm0, zero there.

        Parameters
        ----------
        temperature : float or array
            [K].

        Notes
        -----
        Source: P. J. Flory, Principles of Polymer Chemistry, 1953, ch. XIII (memory).
        """
        scale = self.heat_of_fusion / (gas_constant * self.sites_per_unit)
        return scale * (1.0 / temperature - 1.0 / self.melting_temperature)
