"""Extraction and drying: which pores the menisci close, and what porosity is left.

Mass balance alone would give every dissolution temperature the same porosity.  While the
volatile liquid leaves, menisci pull on the pore walls; fine structures give way and coarse
ones stand.  Everything here works on classes of pores (a radius and a share of the pore
volume each) and knows no image.
"""

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
from jaxtyping import Bool, Float
from scipy.optimize import brentq

from poreform.core.errors import InputError
from poreform.process.assumptions import (
    COLLAPSE_STRENGTH,
    MATTER_PORE_RADIUS,
    STIFFENING_EXPONENT,
)
from poreform.process.constants import Constant

Classes = Float[np.ndarray, " classes"]
Edges = Literal["free", "clamped"]


@dataclass(frozen=True, slots=True)
class CapillaryCollapse:
    """The law by which drying menisci shrink a porous network.

    A region of solid fraction phi_0 = 1 - P_0 with pores of radius r_0 feels the capillary
    pressure p = 2 gamma cos(theta)/r and resists with

        sigma*(P) = C sigma_y phi_0^1.5 ((1 - P)/phi_0)^m,

    while its pores narrow with their volume, r = r_0 [P/(1 - P)]/[P_0/(1 - P_0)].  With
    q = p_0/sigma*(P_0): for q <= 1 nothing moves; else P falls to the first balance,

        P (1 - P)^(m - 1) = q P_0 phi_0^(m - 1),

    which exists only while P_0 > 1/m and the right-hand side is at most its greatest value,
    at P = 1/m.  Beyond that fold no balance is left and the region closes.

    Source: Gibson and Ashby, Cellular Solids (1997), for the exponent 1.5 of the first
    yield; Scherer, J. Non-Cryst. Solids 215 (1997) 155, for m = 3 of a compacting gel; the
    balance and its fold are worked out here.  Hypothesis; C sigma_y is assumed.
    """

    strength: Constant = COLLAPSE_STRENGTH
    """C sigma_y, collapse strength of the solid while it is wet."""

    exponent: Constant = STIFFENING_EXPONENT
    """m, how steeply the network stiffens as it densifies."""

    matter_radius: Constant = MATTER_PORE_RADIUS
    """Radius of the pores that the solvent leaves inside crystalline matter."""

    def pressure_ratio(
        self, radius: Classes, *, porosity: float, solid: float, tension: float
    ) -> Classes:
        """Return q, the capillary pressure over the collapse stress, of every class.

        Parameters
        ----------
        radius : (classes,) float
            Pore radii [m].
        porosity : float
            Porosity of the region around them.
        solid : float
            Fraction of true solid in the matter between them; 1 when it is dense.
        tension : float
            gamma cos(theta) of the drying liquid on the polymer [N/m].
        """
        stress = self.strength.value * ((1.0 - porosity) * solid) ** 1.5
        return np.asarray(2.0 * tension / (radius * stress))

    def balance(self, ratio: float, *, porosity: float) -> float:
        """Return the porosity at which a region of pressure ratio `ratio` comes to rest.

        0 when it has folded.

        Parameters
        ----------
        ratio : float
            q, at least 0.
        porosity : float
            P_0 before drying, 0 to 1 (1 not included).
        """
        power = self.exponent.value - 1.0
        if ratio <= 1.0 or porosity == 0.0:
            return porosity
        pull = ratio * porosity * (1.0 - porosity) ** power
        fold = 1.0 / self.exponent.value
        if porosity <= fold or pull > fold * (1.0 - fold) ** power:
            return 0.0

        def excess(trial: float) -> float:
            return float(trial * (1.0 - trial) ** power - pull)

        return float(brentq(excess, fold, porosity, xtol=1e-14, rtol=1e-13))


@dataclass(frozen=True, slots=True)
class Dried:
    """A porous wall after extraction and drying."""

    porosity: float
    """All voids of the dried wall, those inside the polymer matter included."""

    pore_porosity: float
    """Voids of the resolved pores alone, over the dried volume."""

    matter_porosity: float
    """Voids inside the polymer matter, over the volume of that matter."""

    class_porosity: Classes
    """Porosity at which the region of every class came to rest; 0 where it closed."""

    class_radius: Classes
    """Pore radius of every class after drying [m]; 0 where it closed."""

    folded: Bool[np.ndarray, " classes"]
    """True for the classes that closed because no balance was left."""

    matter_folded: bool
    """True when the pores inside the matter closed for want of a balance."""

    lengths: tuple[float, float, float]
    """Length after over before drying along x, y (in the plane) and z (thickness)."""

    volume_ratio: float
    """Volume after over before drying."""

    matter_volume_ratio: float
    """The share of that which the polymer matter alone went through."""

    def __post_init__(self) -> None:
        if not 0.0 <= self.porosity < 1.0:
            raise InputError(
                f"a dried wall has a porosity of {self.porosity!r}, not 0 to 1"
            )

    @property
    def linear_shrinkage(self) -> tuple[float, float, float]:
        """Shrinkage along x, y and z, as a share of the wet length."""
        along_x, along_y, along_z = self.lengths
        return 1.0 - along_x, 1.0 - along_y, 1.0 - along_z


def collapse(
    radius: Classes,
    volume_fraction: Classes,
    *,
    porosity: float,
    matter_porosity: float,
    tension: float,
    edges: Edges,
    law: CapillaryCollapse,
) -> Dried:
    """Return what is left of a wet porous wall after its liquid has dried off.

    Parameters
    ----------
    radius : (classes,) float
        Radii of the resolved pores [m], positive.
    volume_fraction : (classes,) float
        Share of the resolved pore volume in every class; their sum is 1.
    porosity : float
        Resolved pores over the wet volume, 0 to 1 (1 not included).
    matter_porosity : float
        Voids inside the polymer matter over the volume of that matter, 0 to 1 (1 not
        included); the solvent that crystalline matter held.
    tension : float
        gamma cos(theta) of the drying liquid on the polymer [N/m]; 0 for none
        (supercritical drying), negative is refused: such a liquid leaves by itself.
    edges : {"free", "clamped"}
        Free edges let all three directions shrink alike, clamped ones the thickness only.
    law : CapillaryCollapse
        Constants of the law.

    Raises
    ------
    InputError
        An argument lies outside its range.

    Notes
    -----
    The finest pores dry last but pull hardest, so the matter is settled first; the resolved
    pores narrow with it in proportion and are then taken class by class, each class a
    region of the mean porosity that keeps its own solid.  A clamp is taken not to change
    the balance itself.  Exact in the limits of no tension and of infinite tension.
    """
    _check(radius, volume_fraction, porosity, matter_porosity, tension)
    matter_ratio = float(
        law.pressure_ratio(
            np.array([law.matter_radius.value]),
            porosity=matter_porosity,
            solid=1.0,
            tension=tension,
        )[0]
    )
    matter = law.balance(matter_ratio, porosity=matter_porosity)
    matter_volume = (1.0 - matter_porosity) / (1.0 - matter)
    ratios = law.pressure_ratio(
        radius * matter_volume ** (1.0 / 3.0),
        porosity=porosity,
        solid=1.0 - matter,
        tension=tension,
    )
    settled = np.array([law.balance(float(q), porosity=porosity) for q in ratios])
    regions = float(np.sum(volume_fraction * (1.0 - porosity) / (1.0 - settled)))
    volume = matter_volume * (regions if radius.size else 1.0)
    pores = 1.0 - (1.0 - porosity) * matter_volume / volume
    return Dried(
        porosity=1.0 - (1.0 - pores) * (1.0 - matter),
        pore_porosity=pores,
        matter_porosity=matter,
        class_porosity=settled,
        class_radius=_narrowed(radius * matter_volume ** (1.0 / 3.0), porosity, settled),
        folded=(settled == 0.0) & (porosity > 0.0),
        matter_folded=matter == 0.0 < matter_porosity,
        lengths=_lengths(volume, edges),
        volume_ratio=volume,
        matter_volume_ratio=matter_volume,
    )


def drying_tension(surface_tension: float, contact_angle: float) -> float:
    """Return gamma cos(theta) [N/m]; 0 for a liquid that does not wet the polymer.

    Parameters
    ----------
    surface_tension : float
        gamma [N/m].
    contact_angle : float
        theta on the polymer [rad].
    """
    return max(surface_tension * math.cos(contact_angle), 0.0)


def _narrowed(radius: Classes, porosity: float, settled: Classes) -> Classes:
    """Return r = r_0 [P/(1 - P)]/[P_0/(1 - P_0)] [m] of every class."""
    if porosity == 0.0:
        return np.zeros_like(radius)
    before = porosity / (1.0 - porosity)
    return np.asarray(radius * settled / (1.0 - settled) / before)


def _lengths(volume_ratio: float, edges: Edges) -> tuple[float, float, float]:
    if edges == "clamped":
        return 1.0, 1.0, volume_ratio
    side = volume_ratio ** (1.0 / 3.0)
    return side, side, side


def _check(
    radius: Classes,
    volume_fraction: Classes,
    *fractions: float,
) -> None:
    porosity, matter_porosity, tension = fractions
    if radius.shape != volume_fraction.shape or radius.ndim != 1:
        raise InputError(
            f"radius has shape {radius.shape} and volume_fraction {volume_fraction.shape}; "
            "give one radius and one share for every class"
        )
    if not (radius > 0.0).all():
        raise InputError("radius holds a value that is not positive; drop empty classes")
    if radius.size and not math.isclose(float(volume_fraction.sum()), 1.0, abs_tol=1e-6):
        raise InputError(
            f"volume_fraction adds up to {float(volume_fraction.sum()):g}; it adds up to 1"
        )
    for name, value in (("porosity", porosity), ("matter_porosity", matter_porosity)):
        if not 0.0 <= value < 1.0:
            raise InputError(f"{name} is {value!r}; it is at least 0 and below 1")
    if not (math.isfinite(tension) and tension >= 0.0):
        raise InputError(f"tension is {tension!r}; give gamma cos(theta) in N/m, 0 or more")
