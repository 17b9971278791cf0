"""Two liquid phases of a binary mixture with chi independent of composition: exact."""

from dataclasses import dataclass
from typing import final

import numpy as np
from jaxtyping import Bool, Float

from poreform.core.errors import InputError, NotConvergedError
from poreform.thermo.kernels.separable import separable_binodal

RESIDUAL_ALLOWED = 1e-12
"""Largest mismatch of a chemical potential (RT per segment) that is handed out."""


@final
@dataclass(frozen=True, slots=True)
class OnePhase:
    """The outcome that nothing separates: chi does not exceed its critical value."""

    chi: float
    """The chi asked for."""

    critical_chi: float
    """The chi above which two phases coexist."""

    @property
    def reason(self) -> str:
        """One sentence for people."""
        return (
            f"one phase at every composition: chi {self.chi:.6g} does not exceed the "
            f"critical value {self.critical_chi:.6g}"
        )


@final
@dataclass(frozen=True, slots=True)
class Binodal:
    """Two coexisting compositions, as volume fractions of A (the polymer)."""

    phi_lean: float
    """In the phase lean in A; 0.0 where it underflows, then see `ln_phi_lean`."""

    phi_rich: float
    """In the phase rich in A."""

    ln_phi_lean: float
    """Never underflows."""

    ln_one_minus_phi_rich: float
    """Never underflows."""

    residual: float
    """Greatest mismatch of a chemical potential between the phases, RT per segment."""

    stable: bool
    """Both phases have a positive curvature of f; for constant chi the tangent line then
    touches nowhere else, because f has one unstable interval at most."""


@final
@dataclass(frozen=True, slots=True)
class BinodalCurve:
    """Coexisting compositions at many values of chi; NaN where there is one phase."""

    chi: Float[np.ndarray, " points"]
    phi_lean: Float[np.ndarray, " points"]
    phi_rich: Float[np.ndarray, " points"]
    ln_phi_lean: Float[np.ndarray, " points"]
    ln_one_minus_phi_rich: Float[np.ndarray, " points"]
    residual: Float[np.ndarray, " points"]

    @property
    def two_phases(self) -> Bool[np.ndarray, " points"]:
        """Where two phases coexist."""
        found: Bool[np.ndarray, " points"] = np.isfinite(self.phi_rich)
        return found


def critical_point(n_a: float, n_b: float) -> tuple[float, float]:
    """Return (phi_c, chi_c): where the two phases become one.

    Source: Flory 1953, ch. XIII; phi_c = sqrt(NB)/(sqrt(NA) + sqrt(NB)),
    chi_c = (NA^-1/2 + NB^-1/2)^2/2.
    """
    _check_sizes(n_a, n_b)
    root_a, root_b = n_a**0.5, n_b**0.5
    return root_b / (root_a + root_b), 0.5 * (1.0 / root_a + 1.0 / root_b) ** 2


def spinodal(n_a: float, n_b: float, chi: float) -> tuple[float, float] | OnePhase:
    """Return the two compositions where f'' = 0, or the outcome that there is one phase.

    1/(NA phi) + 1/(NB (1 - phi)) = 2 chi, a quadratic in phi.
    """
    _, chi_c = critical_point(n_a, n_b)
    _check_chi(chi)
    if not chi > chi_c:
        return OnePhase(chi, chi_c)
    low, high = spinodal_curve(n_a, n_b, np.array([chi]))
    return float(low[0]), float(high[0])


def spinodal_curve(
    n_a: float, n_b: float, chi: Float[np.ndarray, " points"]
) -> tuple[Float[np.ndarray, " points"], Float[np.ndarray, " points"]]:
    """Return the two compositions where f'' = 0 at many chi, NaN where there is one phase.

    The discriminant is taken as a product and the small root from the product of the
    roots, so that neither the critical end nor phi = 1e-8 loses digits.
    """
    _, chi_c = critical_point(n_a, n_b)
    square = 2.0 * np.where(chi > chi_c, chi, np.nan) * n_a * n_b
    minus_linear = square + n_b - n_a
    far = square - (n_a**0.5 - n_b**0.5) ** 2
    near = 2.0 * n_a * n_b * (chi - chi_c)
    root = np.sqrt(far * near)
    high = (minus_linear + root) / (2.0 * square)
    return n_b / (square * high), high


def binodal(n_a: float, n_b: float, chi: float) -> Binodal | OnePhase:
    """Return the coexisting phases of a binary mixture, or the outcome `OnePhase`.

    Parameters
    ----------
    n_a, n_b : float
        Segments per molecule of A (polymer) and of B (solvent: 1), > 0.
    chi : float
        Interaction parameter per site, independent of composition.

    Raises
    ------
    InputError
        A size or chi that is no positive finite number (chi may be negative).
    NotConvergedError
        The iteration ended without an answer good to `RESIDUAL_ALLOWED`.

    Notes
    -----
    Near the critical point a rounding error of half an ulp of chi moves phi''-phi' by
    half an ulp over (chi/chi_c - 1); use `binodal_above_critical` when that matters.
    """
    _, chi_c = critical_point(n_a, n_b)
    _check_chi(chi)
    if not chi > chi_c:
        return OnePhase(chi, chi_c)
    return _point(n_a, n_b, chi - chi_c)


def binodal_above_critical(n_a: float, n_b: float, epsilon: float) -> Binodal:
    """Return the coexisting phases at chi = chi_c (1 + epsilon), exact however near.

    Parameters
    ----------
    epsilon : float
        chi/chi_c - 1 > 0.
    """
    _, chi_c = critical_point(n_a, n_b)
    if not 0.0 < epsilon < float("inf"):
        raise InputError(f"epsilon is {epsilon:g}; the distance above chi_c is above 0")
    return _point(n_a, n_b, epsilon * chi_c)


def binodal_curve(
    n_a: float, n_b: float, chi: Float[np.ndarray, " points"]
) -> BinodalCurve:
    """Return the coexisting phases at many values of chi, NaN where there is one phase.

    10 000 points take about 20 ms.
    """
    _, chi_c = critical_point(n_a, n_b)
    values = np.ascontiguousarray(chi, dtype=np.float64)
    if np.isnan(values).any():
        raise InputError("chi holds NaN; give finite numbers")
    out = separable_binodal(values - chi_c, float(n_a), float(n_b))
    _check_converged(out)
    return BinodalCurve(values, np.exp(out[1]), out[0], out[1], out[2], out[3])


def _point(n_a: float, n_b: float, excess: float) -> Binodal:
    out = separable_binodal(np.array([excess]), float(n_a), float(n_b))
    _check_converged(out)
    phi_rich, ln_lean, ln_rest, residual, _ = (float(value) for value in out[:, 0])
    return Binodal(
        phi_lean=float(np.exp(ln_lean)),
        phi_rich=phi_rich,
        ln_phi_lean=ln_lean,
        ln_one_minus_phi_rich=ln_rest,
        residual=residual,
        stable=_is_outside_spinodal(n_a, n_b, (excess, ln_lean, ln_rest)),
    )


def _is_outside_spinodal(n_a: float, n_b: float, state: tuple[float, float, float]) -> bool:
    excess, ln_lean, ln_rest = state
    chi = critical_point(n_a, n_b)[1] + excess
    limits = spinodal(n_a, n_b, chi)
    if isinstance(limits, OnePhase):  # closer to critical than an ulp of chi
        return True
    return bool(ln_lean < np.log(limits[0]) and ln_rest < np.log1p(-limits[1]))


def _check_converged(out: Float[np.ndarray, "5 points"]) -> None:
    # an iteration that flickers in the last digit has converged all the same
    wrong = (out[3] > RESIDUAL_ALLOWED) | ((out[4] < 0.0) & ~(out[3] <= RESIDUAL_ALLOWED))
    if wrong.any():
        raise NotConvergedError(
            f"{int(wrong.sum())} points of the binodal did not converge; report the sizes "
            "and chi",
            last=out,
        )


def _check_sizes(n_a: float, n_b: float) -> None:
    for name, size in (("n_a", n_a), ("n_b", n_b)):
        if not 0.0 < size < float("inf"):
            raise InputError(
                f"{name} is {size:g}; a molecule has a positive number of sites"
            )


def _check_chi(chi: float) -> None:
    if not float("-inf") < chi < float("inf"):
        raise InputError(f"chi is {chi:g}; give a finite number")
