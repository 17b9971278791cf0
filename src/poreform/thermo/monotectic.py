"""The monotectic: where the binodal meets the melting line, two liquids and a crystal."""

from dataclasses import dataclass
from itertools import pairwise
from typing import final

import numpy as np

from poreform.core.errors import NotConvergedError
from poreform.core.units import from_si
from poreform.thermo.binodal import Binodal, OnePhase, binodal, critical_point
from poreform.thermo.cloud import COLDEST, HOTTEST, temperatures_of_chi
from poreform.thermo.crystal_line import CrystalLine, crystal_line
from poreform.thermo.gaps import gaps
from poreform.thermo.liquid_pair import pair_near
from poreform.thermo.melting import gain_by_crystallising, melting_temperatures_from_logs
from poreform.thermo.roots import root_between
from poreform.thermo.system import System

DISAGREEMENT_ALLOWED = 1e-8
"""[K] between the melting temperatures of the lean and the rich liquid."""

SCAN_STEP = 1.0
"""[K] of the scan that brackets the crossing of two smooth lines."""


BELOW_MELTING, ABOVE_MELTING = 200.0, 150.0
"""[K] around the polymer's melting temperature where gaps are followed when chi depends
on composition."""

CRITICAL_GUARD = 1e-9
"""Relative distance from the critical temperature at which the scan starts."""


@final
@dataclass(frozen=True, slots=True)
class Monotectic:
    """Lean liquid, rich liquid and crystal side by side."""

    temperature: float
    """[K]."""

    phi_lean: float
    phi_rich: float
    """Polymer volume fractions of the two liquids."""

    ln_phi_lean: float
    """Never underflows."""

    weight_lean: float
    weight_rich: float
    """Polymer weight fractions of the two liquids, at `temperature`."""

    disagreement: float | None
    """[K] between the melting temperatures that the lean and the rich liquid give; zero in
    exact arithmetic, so it tests the whole chain.  None for a kinetic monotectic, where
    the crystal is not in equilibrium."""


@final
@dataclass(frozen=True, slots=True)
class NoMonotectic:
    """The outcome that the binodal and the crystal line do not meet."""

    reason: str
    """One sentence for people."""


def monotectic(
    system: System, *, undercooling: float | CrystalLine = 0.0
) -> Monotectic | NoMonotectic:
    """Return the hottest temperature where the rich liquid reaches the crystal line.

    Parameters
    ----------
    undercooling : float or CrystalLine
        [K] below the melting line at which crystals really form on cooling, 0 is
        equilibrium; or the line on which they form.

    Raises
    ------
    NotConvergedError
        The lean and the rich liquid give different melting temperatures.

    Notes
    -----
    Root in T of Tm(phi''(T)) - undercooling = T below the upper critical temperature.
    """
    line = (
        undercooling
        if isinstance(undercooling, CrystalLine)
        else crystal_line(system, undercooling)
    )
    if system.chi.model.depends_on_composition:
        return _followed(system, line)
    return _exact(system, line)


def _exact(system: System, line: CrystalLine) -> Monotectic | NoMonotectic:
    """Return the monotectic of a chi that depends on temperature alone."""
    _, critical_chi = critical_point(system.chain_length, 1.0)
    hottest = float(temperatures_of_chi(system, np.array([critical_chi]))[0])
    if np.isnan(hottest):
        return NoMonotectic("the liquid stays one phase between -123 and 727 degC")

    def gain(temperature: float) -> float:
        return _gain(system, temperature, line, _pair(system, temperature))

    grid = np.arange(min(hottest * (1.0 - CRITICAL_GUARD), HOTTEST), COLDEST, -SCAN_STEP)
    if gain(float(grid[0])) >= 0.0:
        return NoMonotectic(
            f"the liquid-liquid gap, up to {from_si(hottest, 'degC'):.1f} degC, lies below "
            "the crystal line and is metastable"
        )
    for warm, cold in pairwise(grid):
        if gain(float(cold)) >= 0.0:
            root = root_between(gain, float(cold), float(warm), xtol=1e-12, rtol=1e-15)
            return _assemble(system, float(root), line, _pair(system, float(root)))
    return NoMonotectic("the polymer does not crystallise from the rich liquid above 150 K")


def _followed(system: System, line: CrystalLine) -> Monotectic | NoMonotectic:
    """Return the monotectic of a chi that depends on composition."""
    liquid = system.free_energy
    middle = system.crystal.melting_temperature
    found = gaps(liquid, (middle - BELOW_MELTING, middle + ABOVE_MELTING))
    if not found.pieces:
        return NoMonotectic("the liquid stays one phase near the melting line")
    hottest: tuple[float, Binodal] | None = None
    for piece in found.pieces:
        gains = [
            _gain(system, kelvin, line, pair)
            for kelvin, pair in zip(piece.temperature, piece.pairs, strict=True)
        ]
        for cold in range(len(gains) - 1):
            ends = piece.temperature[cold], piece.temperature[cold + 1]
            if gains[cold] >= 0.0 > gains[cold + 1]:
                pair = piece.pairs[cold]

                def gain(kelvin: float, pair: Binodal = pair) -> float:
                    there = pair_near(liquid, kelvin, pair)
                    return _gain(system, kelvin, line, there)

                root = root_between(gain, *ends, xtol=1e-12, rtol=1e-15)
                if hottest is None or root > hottest[0]:
                    hottest = root, pair_near(liquid, root, pair)
    if hottest is None:
        return NoMonotectic("the liquid-liquid gap does not meet the crystal line")
    return _assemble(system, hottest[0], line, hottest[1])


def _gain(system: System, temperature: float, line: CrystalLine, pair: Binodal) -> float:
    """Return a figure that is positive where the rich liquid lies below the line."""
    if line.measured is not None:
        return float(line(system, np.array([pair.phi_rich]))[0]) - temperature
    rest = float(np.exp(pair.ln_one_minus_phi_rich))
    gain = gain_by_crystallising(
        system, float(np.log1p(-rest)), rest, temperature + line.undercooling
    )
    return float(gain)


def _pair(system: System, temperature: float) -> Binodal:
    pair = binodal(system.chain_length, 1.0, float(system.chi.at(temperature)))
    if isinstance(pair, OnePhase):
        raise NotConvergedError(
            f"the binodal of {system.polymer}/{system.diluent} ends at {temperature:.6g} K "
            "inside the range of the monotectic; its chi(T) has several critical points",
            last=pair,
        )
    return pair


def _assemble(
    system: System, temperature: float, line: CrystalLine, pair: Binodal
) -> Monotectic:
    disagreement = None
    if line.measured is None and line.undercooling == 0.0:
        melting = melting_temperatures_from_logs(
            system,
            np.array([pair.ln_phi_lean, np.log(pair.phi_rich)]),
            np.array([1.0 - pair.phi_lean, np.exp(pair.ln_one_minus_phi_rich)]),
        )
        disagreement = float(abs(melting[1] - melting[0]))
        if disagreement > DISAGREEMENT_ALLOWED:
            raise NotConvergedError(
                f"lean and rich liquid of {system.polymer}/{system.diluent} melt "
                f"{disagreement:.2g} K apart at the monotectic; they must agree",
                last=melting,
            )
    return Monotectic(
        temperature=temperature,
        phi_lean=pair.phi_lean,
        phi_rich=pair.phi_rich,
        ln_phi_lean=pair.ln_phi_lean,
        weight_lean=system.weight_fraction(pair.phi_lean, temperature),
        weight_rich=system.weight_fraction(pair.phi_rich, temperature),
        disagreement=disagreement,
    )
