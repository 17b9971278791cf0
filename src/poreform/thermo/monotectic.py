"""The monotectic: where the binodal meets the melting line, two liquids and a crystal."""

from dataclasses import dataclass
from itertools import pairwise
from typing import final

import numpy as np
from scipy.optimize import brentq

from poreform.core.errors import InputError, NotConvergedError
from poreform.core.units import from_si
from poreform.thermo.binodal import Binodal, OnePhase, binodal, critical_point
from poreform.thermo.cloud import COLDEST, HOTTEST, temperatures_of_chi
from poreform.thermo.melting import gain_by_crystallising, melting_temperatures_from_logs
from poreform.thermo.system import System

DISAGREEMENT_ALLOWED = 1e-8
"""[K] between the melting temperatures of the lean and the rich liquid."""

SCAN_STEP = 1.0
"""[K] of the scan that brackets the crossing of two smooth lines."""


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


def monotectic(system: System, *, undercooling: float = 0.0) -> Monotectic | NoMonotectic:
    """Return the hottest temperature where the rich liquid reaches the crystal line.

    Parameters
    ----------
    undercooling : float
        [K] below the melting line at which crystals really form on cooling; 0 is
        equilibrium.

    Raises
    ------
    NotConvergedError
        The lean and the rich liquid give different melting temperatures.

    Notes
    -----
    Root in T of Tm(phi''(T)) - undercooling = T below the upper critical temperature.
    """
    if system.chi.model.depends_on_composition:
        raise InputError("chi depends on composition; give a chi(T)")
    if not 0.0 <= undercooling < float("inf"):
        raise InputError(f"undercooling is {undercooling:g} K; it is at least 0")
    _, critical_chi = critical_point(system.chain_length, 1.0)
    hottest = float(temperatures_of_chi(system, np.array([critical_chi]))[0])
    if np.isnan(hottest):
        return NoMonotectic("the liquid stays one phase between -123 and 727 degC")

    def gain(temperature: float) -> float:
        return _gain_of_rich_liquid(system, temperature, undercooling)

    grid = np.arange(min(hottest * (1.0 - CRITICAL_GUARD), HOTTEST), COLDEST, -SCAN_STEP)
    if gain(float(grid[0])) >= 0.0:
        return NoMonotectic(
            f"the liquid-liquid gap, up to {from_si(hottest, 'degC'):.1f} degC, lies below "
            "the crystal line and is metastable"
        )
    for warm, cold in pairwise(grid):
        if gain(float(cold)) >= 0.0:
            root = brentq(gain, float(cold), float(warm), xtol=1e-12, rtol=1e-15)
            return _assemble(system, float(root), undercooling)
    return NoMonotectic("the polymer does not crystallise from the rich liquid above 150 K")


def _gain_of_rich_liquid(system: System, temperature: float, undercooling: float) -> float:
    pair = _pair(system, temperature)
    rest = float(np.exp(pair.ln_one_minus_phi_rich))
    gain = gain_by_crystallising(
        system, float(np.log1p(-rest)), rest, temperature + undercooling
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


def _assemble(system: System, temperature: float, undercooling: float) -> Monotectic:
    pair = _pair(system, temperature)
    disagreement = None
    if undercooling == 0.0:
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
