"""Decision (D): whether two liquids may form a planar interface before crystals form."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import final

import numpy as np
from jaxtyping import Float
from scipy.optimize import minimize_scalar

from poreform.core.errors import InputError, NotConvergedError
from poreform.thermo.binodal import OnePhase, binodal
from poreform.thermo.by_weight import at_weight
from poreform.thermo.cloud import cloud_temperatures
from poreform.thermo.crystal_line import CrystalLine
from poreform.thermo.fractionation import split
from poreform.thermo.margin import margins, probability_of_gap
from poreform.thermo.maxwell import liquid_pairs
from poreform.thermo.phase_diagram import PhaseDiagram
from poreform.thermo.roots import root_between
from poreform.thermo.standing import Standing
from poreform.thermo.system import System

CONCENTRATIONS = (0.10, 0.60)
"""Weight fractions of polymer between which the decision is asked (route L)."""

SCAN_POINTS = 51
"""One per weight per cent over the range of route L."""

WEIGHT_TOLERANCE = 1e-6
"""Weight fraction to which the ends of the range and the widest gap are found."""

NEVER = -1e4
"""[K] stands in for the margin of a liquid that never demixes, in root finding."""


@final
@dataclass(frozen=True, slots=True)
class Gap:
    """The cloud curve against one crystal line within the concentrations asked for."""

    permitted: bool
    """True when the cloud point lies above the crystal line somewhere."""

    margin: float
    """[K] greatest cloud temperature less crystal temperature; negative: never above,
    -inf: the liquid does not demix on cooling at all."""

    weight_fraction: float
    """Where that margin is found."""

    concentrations: tuple[float, float] | None
    """Lowest and highest weight fraction with a positive margin; None: nowhere."""

    observation_temperature: float | None
    """[K] at which the two liquids are told below: halfway down the widest gap."""

    weight_lean: float | None
    weight_rich: float | None
    """Weight fractions of the two liquids there."""

    density_difference: float | None
    """[kg/m3] rich less lean liquid there; positive: the rich one lies below."""

    settling_time: float | None
    """[s] estimate, to an order of magnitude, of how long the liquids need to part there;
    None: how they stand was not told, or nothing parts."""

    probability: float
    """That the margin is positive, under the spread of chi."""


@final
@dataclass(frozen=True, slots=True)
class PlanarInterface:
    """The answer (D) from thermodynamics: a prediction, labelled as one."""

    equilibrium: Gap
    """Against the melting line: conservative."""

    kinetic: Gap
    """Against the crystallisation line, the diagram's undercooling below."""

    undercooling: float
    """[K] of the kinetic answer."""

    is_estimate: bool
    """True when chi is a Hansen prior: then no yes or no may be drawn from it."""

    @property
    def verdict(self) -> bool | None:
        """Kinetic yes or no; None when chi is only a Hansen prior."""
        return None if self.is_estimate else self.kinetic.permitted

    @property
    def sentence(self) -> str:
        """The answer in one sentence for people; never a yes or no from Hansen alone."""
        gap = self.kinetic
        chance = f"probability {gap.probability:.2f}"
        if self.is_estimate:
            return (
                "no answer: chi is only a Hansen estimate, good for a rank of solvents and "
                f"not for a yes or no ({chance}); measure a few cloud points"
            )
        if gap.concentrations is None:
            return f"no planar interface expected (margin {gap.margin:.1f} K, {chance})"
        low, high = gap.concentrations
        return (
            f"planar interface expected from {100.0 * low:.3g} to {100.0 * high:.3g} wt% "
            f"(margin {gap.margin:.1f} K at {100.0 * gap.weight_fraction:.3g} wt%, "
            f"{chance})"
        )


def planar_interface(
    diagram: PhaseDiagram,
    *,
    concentrations: tuple[float, float] = CONCENTRATIONS,
    standing: Standing | None = None,
) -> PlanarInterface:
    """Return whether liquid-liquid demixing lies above the crystal line, and by how much.

    Parameters
    ----------
    concentrations : (2,) float
        Weight fractions of polymer between which a gap is sought.
    standing : Standing, optional
        How the solution is left to stand; None: no settling time is estimated.
    """
    low, high = concentrations
    if not 0.0 < low < high < 1.0:
        raise InputError(f"concentrations {low:g} to {high:g}; they rise between 0 and 1")
    return PlanarInterface(
        equilibrium=_gap(diagram.system, CrystalLine(0.0), concentrations, standing),
        kinetic=_gap(diagram.system, diagram.crystal_line, concentrations, standing),
        undercooling=diagram.undercooling,
        is_estimate=diagram.system.chi.is_estimate,
    )


def _gap(
    system: System,
    line: CrystalLine,
    concentrations: tuple[float, float],
    standing: Standing | None,
) -> Gap:
    def margin(weight: float) -> float:
        return float(margins(system, np.array([weight]), line)[0])

    grid = np.linspace(*concentrations, SCAN_POINTS)
    values = margins(system, grid, line)
    best, greatest = _widest(margin, grid, values)
    permitted = greatest > 0.0
    observation = _observe(system, best, line) if permitted else (None,) * 4
    density = observation[3]
    rich = observation[2]
    settles = None
    if standing is not None and density and rich and observation[0]:
        phi = system.volume_fraction(rich, observation[0])
        settles = standing.time(density_difference=density, phi_rich=phi)
    return Gap(
        permitted=permitted,
        margin=greatest,
        weight_fraction=best,
        concentrations=_positive_range(margin, grid, best) if permitted else None,
        observation_temperature=observation[0],
        weight_lean=observation[1],
        weight_rich=observation[2],
        density_difference=density,
        settling_time=settles,
        probability=probability_of_gap(system, line, grid, best),
    )


def _widest(
    margin: Callable[[float], float],
    grid: Float[np.ndarray, " points"],
    values: Float[np.ndarray, " points"],
) -> tuple[float, float]:
    """Return the weight fraction of the greatest margin, and that margin [K]."""
    index = int(np.argmax(values))
    if not np.isfinite(values[index]):
        return float(grid[index]), float(values[index])
    bounds = (float(grid[max(index - 1, 0)]), float(grid[min(index + 1, grid.size - 1)]))
    found = minimize_scalar(
        lambda weight: -margin(weight),
        bounds=bounds,
        method="bounded",
        options={"xatol": WEIGHT_TOLERANCE},
    )
    if -found.fun > values[index]:
        return float(found.x), float(-found.fun)
    return float(grid[index]), float(values[index])


def _positive_range(
    margin: Callable[[float], float], grid: Float[np.ndarray, " points"], best: float
) -> tuple[float, float]:
    """Return the ends of the piece with a positive margin that holds `best`."""

    def finite(weight: float) -> float:
        return max(margin(weight), NEVER)

    def end(outer: float) -> float:
        if finite(outer) > 0.0:
            return outer
        return root_between(finite, outer, best, xtol=WEIGHT_TOLERANCE)

    return end(float(grid[0])), end(float(grid[-1]))


def _observe(
    system: System, weight: float, line: CrystalLine
) -> tuple[float, float, float, float] | tuple[None, None, None, None]:
    """Return temperature, both weight fractions and the density difference halfway down."""
    here = np.array([weight])
    cloud = float(at_weight(system, cloud_temperatures, here)[0])
    crystals = float(at_weight(system, line, here)[0])
    kelvin = 0.5 * (min(cloud, system.boiling_point) + crystals)
    kelvin = kelvin if crystals < kelvin < cloud else 0.5 * (cloud + crystals)
    if not np.isfinite(kelvin):
        return None, None, None, None
    pair = _pair_of(system, kelvin, system.volume_fraction(weight, kelvin))
    if pair is None:
        return None, None, None, None
    polymer, diluent = system.densities(kelvin)
    return (
        kelvin,
        system.weight_fraction(pair[0], kelvin),
        system.weight_fraction(pair[1], kelvin),
        (pair[1] - pair[0]) * float(polymer - diluent),
    )


def _pair_of(system: System, kelvin: float, phi: float) -> tuple[float, float] | None:
    """Return phi of both liquids of a solution at `kelvin` [K]; None: it is one, or three.

    Of chains of many lengths they are those of this very solution, which shares out its
    chains between them.
    """
    if system.chi.model.depends_on_composition:
        pairs = liquid_pairs(system.free_energy, kelvin).pairs
        held = [(p.phi_lean, p.phi_rich) for p in pairs if p.phi_lean < phi < p.phi_rich]
        return held[0] if held else None
    chi = float(system.chi.at(kelvin))
    if system.cloud_table is not None:
        try:
            liquids = split(system.cloud_table.chains, phi, chi)
        except NotConvergedError:
            return None
        return None if liquids is None else (liquids.phi_lean, liquids.phi_rich)
    pair = binodal(system.chain_length, 1.0, chi)
    return None if isinstance(pair, OnePhase) else (pair.phi_lean, pair.phi_rich)
