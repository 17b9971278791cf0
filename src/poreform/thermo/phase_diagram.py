"""The phase diagram of a polymer in a diluent: every line, by volume and by weight."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, final, overload

import numpy as np
from jaxtyping import Float

from poreform.core.errors import InputError
from poreform.materials.mixture import Mixture
from poreform.materials.polymer import Polymer
from poreform.materials.solvent import Solvent
from poreform.thermo.by_weight import at_weight
from poreform.thermo.cloud import cloud_temperatures, temperatures_of_chi
from poreform.thermo.crystal_line import (
    CrystalLine,
    CrystallisationPoints,
    crystal_line,
)
from poreform.thermo.gaps import ThreeLiquids
from poreform.thermo.liquid_lines import CriticalPoint, PairLine, liquid_lines
from poreform.thermo.melting import melting_temperatures
from poreform.thermo.monotectic import Monotectic, NoMonotectic, monotectic
from poreform.thermo.polydisperse import stockmayer
from poreform.thermo.substances import system_of
from poreform.thermo.system import System

Order = Literal["liquid-liquid", "solid-liquid"]
"""Which demixing a solution meets first on cooling."""

MELTING_POINTS = 200
"""Points of the melting line."""

ORDER_POINTS = 95
"""Concentrations at which the order of demixing is looked at: one per weight per cent."""

WEIGHT_TOLERANCE = 1e-6
"""Weight fraction to which a change of the order is found."""

DILUTEST = 1e-4
"""Polymer volume fraction at which the drawn melting line starts."""


@final
@dataclass(frozen=True, slots=True)
class CompositionLine:
    """One temperature at each composition."""

    phi: Float[np.ndarray, " points"]
    weight_fraction: Float[np.ndarray, " points"]
    temperature: Float[np.ndarray, " points"]
    """[K]."""


@final
@dataclass(frozen=True, slots=True)
class PhaseDiagram:
    """Every line of a system, and the questions that a membrane maker asks of them."""

    system: System
    undercooling: float
    """[K] of the crystallisation line below the melting line; the mean if measured."""

    crystal_line: CrystalLine
    """On which the solution crystallises when cooled."""

    binodal: tuple[PairLine, ...]
    """Coexisting liquids, one piece per gap; empty when there is one phase throughout."""

    spinodal: tuple[PairLine, ...]
    """Limits of stability, at the temperatures of the binodal."""

    melting: CompositionLine
    """Equilibrium melting line of the uniform solution."""

    crystallisation: CompositionLine
    """The same as drawn."""

    critical_points: tuple[CriticalPoint, ...]
    """Hottest first."""

    three_liquids: tuple[ThreeLiquids, ...]
    """Where two gaps join and three liquids lie side by side; the coldest first."""

    monotectic: Monotectic | NoMonotectic
    """At equilibrium."""

    kinetic_monotectic: Monotectic | NoMonotectic
    """With the crystallisation line in place of the melting line."""

    cloud: CompositionLine | None
    """Cloud curve of a polydisperse polymer, at the compositions of the solutions; None
    where the chains are equal and the binodal is the cloud curve."""

    shadow: CompositionLine | None
    """The first droplets, at the temperatures of the cloud curve."""

    notes: tuple[str, ...]
    """What a reader must know: extrapolations, estimates, assumptions."""

    @property
    def critical(self) -> CriticalPoint | None:
        """The hottest upper critical point, which cooling meets; None: there is none."""
        uppers = (point for point in self.critical_points if point.kind == "upper")
        return next(uppers, None)

    def melting_temperature(self, phi: float) -> float:
        """Return the equilibrium melting temperature [K] of the uniform solution."""
        return float(melting_temperatures(self.system, np.array([phi]))[0])

    def crystallisation_temperature(self, phi: float) -> float:
        """Return the temperature [K] at which the cooled uniform solution crystallises."""
        return float(self.crystal_line(self.system, np.array([phi]))[0])

    def cloud_temperature(self, phi: float) -> float | None:
        """Return the highest temperature [K] at which cooling meets the binodal.

        None where it never does; infinity where there are two phases up to 1000 K.
        """
        value = float(cloud_temperatures(self.system, np.array([phi]))[0])
        return None if np.isnan(value) else value

    def order(self, phi: float) -> Order:
        """Return which demixing comes first on cooling, with the kinetic crystal line."""
        cloud = self.cloud_temperature(phi)
        crystals = self.crystallisation_temperature(phi)
        return "liquid-liquid" if cloud is not None and cloud > crystals else "solid-liquid"

    def clearing_temperature(self, phi: float) -> float:
        """Return the temperature [K] above which the solution is uniform at equilibrium."""
        cloud = self.cloud_temperature(phi)
        return max(self.melting_temperature(phi), cloud if cloud is not None else 0.0)

    def cloud_std(self, phi: float) -> float:
        """Return the standard deviation [K] of the cloud temperature, from that of chi.

        NaN where there is no cloud point; to first order, by the slope of chi(T).
        """
        cloud = self.cloud_temperature(phi)
        if cloud is None or not np.isfinite(cloud):
            return float("nan")
        slope = float(np.asarray(self.system.chi.model.temperature_slope(cloud, phi)))
        return self.system.chi.std_at(cloud) / abs(slope) if slope else float("inf")

    def orders(
        self, weight_fractions: tuple[float, float] = (0.01, 0.95)
    ) -> tuple[tuple[float, float, Order], ...]:
        """Return the map of what comes first on cooling: (from, to, order) by weight."""
        grid = np.linspace(*weight_fractions, ORDER_POINTS)
        turns = [float(grid[0])]
        found = [self.order_at(turns[0])]
        for low, high in pairwise(float(w) for w in grid):
            if self.order_at(high) != found[-1]:
                turns.append(self._turn(low, high))
                found.append(self.order_at(high))
        turns.append(float(grid[-1]))
        return tuple(
            (low, high, order)
            for (low, high), order in zip(pairwise(turns), found, strict=True)
        )

    def order_at(self, weight_fraction: float) -> Order:
        """Return `order` of a weighed solution."""
        weight = np.array([weight_fraction])
        cloud = self.cloud_temperatures_at(weight)[0]
        crystals = at_weight(self.system, self.crystal_line, weight)[0]
        return "liquid-liquid" if cloud > crystals else "solid-liquid"

    def _turn(self, low: float, high: float) -> float:
        """Return the weight fraction between two at which the order changes."""
        before = self.order_at(low)
        while high - low > WEIGHT_TOLERANCE:
            middle = 0.5 * (low + high)
            low, high = (middle, high) if self.order_at(middle) == before else (low, middle)
        return 0.5 * (low + high)

    def cloud_temperatures_at(
        self, weight_fraction: Float[np.ndarray, " points"]
    ) -> Float[np.ndarray, " points"]:
        """Return `cloud_temperature` [K] by weight fraction; NaN: never cloudy."""
        return at_weight(self.system, cloud_temperatures, weight_fraction)

    def melting_temperatures_at(
        self, weight_fraction: Float[np.ndarray, " points"]
    ) -> Float[np.ndarray, " points"]:
        """Return the equilibrium melting temperature [K] by weight fraction."""
        return at_weight(self.system, melting_temperatures, weight_fraction)


@overload
def phase_diagram(
    polymer: System,
    /,
    *,
    undercooling: float | CrystallisationPoints,
    span: tuple[float, float] | None = None,
) -> PhaseDiagram: ...


@overload
def phase_diagram(
    polymer: Polymer | str,
    solvent: Mixture | Solvent | str,
    /,
    *,
    undercooling: float | CrystallisationPoints,
    molar_mass: float,
    dispersity: float | None = None,
    span: tuple[float, float] | None = None,
) -> PhaseDiagram: ...


def phase_diagram(
    polymer: System | Polymer | str,
    solvent: Mixture | Solvent | str | None = None,
    /,
    *,
    undercooling: float | CrystallisationPoints,
    molar_mass: float | None = None,
    dispersity: float | None = None,
    span: tuple[float, float] | None = None,
) -> PhaseDiagram:
    """Return the phase diagram of a system, or of a polymer in a solvent.

    Parameters
    ----------
    polymer : System, Polymer or str
        A system, as `system_of` makes it or a fit of cloud points; or the polymer.
    solvent : Mixture, Solvent or str
        Of the polymer; documents, or names that the catalogue knows.
    molar_mass : float
        Weight-average molar mass [kg/mol] of the polymer.
    dispersity : float, optional
        Mw/Mn of the polymer, for its cloud and shadow curve.
    undercooling : float or CrystallisationPoints
        [K] below the melting line at which cooling crystallises (0: equilibrium), or the
        crystallisation temperatures that DSC read at the cooling rate of interest.
    span : (2,) float, optional
        Temperatures [K] between which the liquid lines are drawn; by default from 200 K
        below the polymer's equilibrium melting temperature to 150 K above it.
    """
    system = _system(polymer, solvent, molar_mass, dispersity)
    line = crystal_line(system, undercooling)
    middle = system.crystal.melting_temperature
    liquid = liquid_lines(system, span or (middle - 200.0, middle + 150.0))
    phi = np.concatenate(
        [np.geomspace(DILUTEST, 0.05, 60), np.linspace(0.05, 1.0, MELTING_POINTS)[1:]]
    )
    melting = melting_temperatures(system, phi)
    cloud, shadow = _cloud_lines(system)
    return PhaseDiagram(
        system=system,
        undercooling=line.undercooling,
        crystal_line=line,
        binodal=liquid.binodal,
        spinodal=liquid.spinodal,
        melting=_line(system, phi, melting),
        crystallisation=_line(system, phi, line(system, phi)),
        critical_points=_critical_points(system, liquid.critical_points),
        three_liquids=liquid.three_liquids,
        monotectic=monotectic(system),
        kinetic_monotectic=monotectic(system, undercooling=line),
        cloud=cloud,
        shadow=shadow,
        notes=_notes(system, line),
    )


def _system(
    polymer: System | Polymer | str,
    solvent: Mixture | Solvent | str | None,
    molar_mass: float | None,
    dispersity: float | None,
) -> System:
    if isinstance(polymer, System):
        return polymer
    if solvent is None or molar_mass is None:
        raise InputError(
            "a polymer needs its solvent and its molar_mass [kg/mol] for a phase diagram"
        )
    return system_of(polymer, solvent, molar_mass=molar_mass, dispersity=dispersity)


def _cloud_lines(system: System) -> tuple[CompositionLine | None, CompositionLine | None]:
    """Return cloud and shadow curve of a polydisperse polymer, where they exist."""
    table = system.cloud_table
    if table is None:
        return None, None
    kelvin = temperatures_of_chi(system, table.chi)
    held = np.isfinite(kelvin)
    return (
        _line(system, table.phi[held], kelvin[held]),
        _line(system, table.shadow_phi[held], kelvin[held]),
    )


def _critical_points(
    system: System, of_one_length: tuple[CriticalPoint, ...]
) -> tuple[CriticalPoint, ...]:
    """Return where cloud and shadow curve meet, or the critical points of equal chains."""
    table = system.cloud_table
    if table is None:
        return of_one_length
    phi, chi = stockmayer(table.chains)
    kelvin = float(temperatures_of_chi(system, np.array([chi]))[0])
    if not np.isfinite(kelvin):
        return ()
    weight = system.weight_fraction(phi, kelvin)
    return (CriticalPoint(kelvin, phi, weight, "upper"),)


def _line(
    system: System, phi: Float[np.ndarray, " points"], kelvin: Float[np.ndarray, " points"]
) -> CompositionLine:
    return CompositionLine(phi, system.weight_fractions(phi, kelvin), kelvin)


def _notes(system: System, line: CrystalLine) -> tuple[str, ...]:
    chi = system.chi
    notes = [
        f"chi of {system.polymer}/{system.diluent} ({chi.status}, +- {chi.std:.2g}), made "
        f"for {chi.lowest:.0f} to {chi.highest:.0f} K and prolonged outside: {chi.source}",
        f"{_chains_text(system)}; sites of "
        f"{1e6 * system.reference_volume:.4g} cm3/mol at "
        f"{system.reference_temperature:.0f} K",
        f"crystals form {line.undercooling:.4g} K below the equilibrium melting line"
        + ("" if line.measured is None else f", the mean of {len(line.phi)} points"),
    ]
    if chi.is_estimate:
        notes.append(
            "chi is estimated from Hansen parameters: good for a rank of solvents, not for "
            "a yes or no; measure a few cloud points"
        )
    return tuple(notes)


def _chains_text(system: System) -> str:
    length = f"N = {system.chain_length:.4g}"
    if system.cloud_table is None:
        return f"one chain length {length}"
    spread = system.cloud_table.chains.dispersity
    return f"chains of weight-average {length}, Mw/Mn = {spread:.3g}, in the cloud curve"
