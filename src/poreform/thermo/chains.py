"""Chains of different lengths: the distribution of a polymer over its sizes."""

from dataclasses import dataclass
from typing import final

import numpy as np
from jaxtyping import Float
from scipy.linalg import eigvalsh_tridiagonal
from scipy.special import roots_hermitenorm

from poreform.core.errors import InputError

NODES = 40
"""Gauss points of a continuous distribution: its moments up to the 79th are exact."""

NARROWEST = 1e-6
"""Dispersity less one below which a polymer counts as monodisperse."""


@final
@dataclass(frozen=True, slots=True, eq=False)
class Chains:
    """Species of chains by size, with their weight (= volume) fractions in the polymer."""

    sizes: Float[np.ndarray, " species"]
    """Sites per molecule, > 0."""

    weights: Float[np.ndarray, " species"]
    """Weight fraction of each species in the polymer, > 0, adding up to one."""

    def __post_init__(self) -> None:
        if self.sizes.shape != self.weights.shape or self.sizes.ndim != 1:
            raise InputError("each size of chain needs one weight fraction")
        if self.sizes.size == 0 or not (np.isfinite(self.sizes) & (self.sizes > 0.0)).all():
            raise InputError("sizes of chains are positive finite numbers of sites")
        if not (self.weights > 0.0).all() or abs(self.weights.sum() - 1.0) > 1e-9:
            raise InputError(
                "weight fractions of chains are positive and add up to 1, got "
                f"{self.weights.sum():.6g}"
            )

    @property
    def number_average(self) -> float:
        """Nn."""
        return float(1.0 / (self.weights / self.sizes).sum())

    @property
    def weight_average(self) -> float:
        """Nw."""
        return float((self.weights * self.sizes).sum())

    @property
    def z_average(self) -> float:
        """Nz."""
        return float((self.weights * self.sizes**2).sum()) / self.weight_average

    @property
    def dispersity(self) -> float:
        """Nw/Nn."""
        return self.weight_average / self.number_average

    @classmethod
    def uniform(cls, size: float) -> "Chains":
        """Return chains that are all of one size."""
        return cls(np.array([float(size)]), np.array([1.0]))

    @classmethod
    def of_table(
        cls, sizes: Float[np.ndarray, " species"], weights: Float[np.ndarray, " species"]
    ) -> "Chains":
        """Return chains from a measured table, such as GPC slices; empty slices go.

        Parameters
        ----------
        sizes : (species,) float
            Sites per molecule (molar mass over the molar mass of a site).
        weights : (species,) float
            Weight of each slice in any unit, >= 0.
        """
        if sizes.shape != weights.shape or not (weights >= 0.0).all():
            raise InputError("each slice has a weight of at least 0")
        kept = weights > 0.0
        if not kept.any():
            raise InputError("no slice of the distribution has any weight")
        order = np.argsort(sizes[kept])
        chosen = weights[kept][order]
        return cls(sizes[kept][order].astype(np.float64), chosen / chosen.sum())


def schulz_zimm(*, weight_average: float, dispersity: float, nodes: int = NODES) -> Chains:
    """Return the Schulz-Zimm distribution, w(N) ~ N^k exp(-k N/Nn), k = 1/(Nw/Nn - 1).

    Parameters
    ----------
    weight_average : float
        Nw, sites.
    dispersity : float
        Nw/Nn >= 1.
    nodes : int
        Species; the points of a generalised Gauss-Laguerre rule.

    Notes
    -----
    Source: G. V. Schulz, Z. Phys. Chem. B 43 (1939) 25; B. H. Zimm, J. Chem. Phys. 16
    (1948) 1099 (memory).
    """
    if not _is_broad(weight_average, dispersity):
        return Chains.uniform(weight_average)
    shape = 1.0 / (dispersity - 1.0)
    # rule for the number distribution N^(k-1) exp(-k N/Nn): Nn, Nw, Nz ... all exact
    order = np.arange(nodes)
    diagonal = 2.0 * order + shape
    beside = np.sqrt(order[1:] * (order[1:] + shape - 1.0))
    points = eigvalsh_tridiagonal(diagonal, beside)
    weights = points * _christoffel(points, diagonal, beside)
    return Chains(points * weight_average / dispersity / shape, weights / weights.sum())


def log_normal(*, weight_average: float, dispersity: float, nodes: int = NODES) -> Chains:
    """Return the log-normal distribution (Wesslau): ln N is normal with variance ln Nw/Nn.

    Parameters are those of `schulz_zimm`; the species are points of a Gauss-Hermite rule.

    Notes
    -----
    Source: H. Wesslau, Makromol. Chem. 20 (1956) 111 (memory).
    """
    if not _is_broad(weight_average, dispersity):
        return Chains.uniform(weight_average)
    variance = np.log(dispersity)
    points, weights = roots_hermitenorm(nodes)
    # the weight distribution is log-normal too, its median Nw exp(-variance/2)
    sizes = weight_average * np.exp(np.sqrt(variance) * points - 0.5 * variance)
    return Chains(sizes, weights / weights.sum())


def _is_broad(weight_average: float, dispersity: float) -> bool:
    if not 0.0 < weight_average < float("inf"):
        raise InputError(f"weight_average is {weight_average:g}; it is a positive number")
    if not 1.0 <= dispersity < float("inf"):
        raise InputError(f"dispersity Nw/Nn is {dispersity:g}; it is at least 1")
    return dispersity - 1.0 > NARROWEST


def _christoffel(
    points: Float[np.ndarray, " nodes"],
    diagonal: Float[np.ndarray, " nodes"],
    beside: Float[np.ndarray, " less"],
) -> Float[np.ndarray, " nodes"]:
    """Return Gauss weights as 1/sum of squared orthonormal polynomials, no cancellation."""
    before, now = np.zeros_like(points), np.ones_like(points)
    total = now**2
    for k in range(points.size - 1):
        under = beside[k - 1] * before if k else 0.0
        before, now = now, ((points - diagonal[k]) * now - under) / beside[k]
        total = total + now**2
    weights = 1.0 / total
    return np.asarray(weights / weights.sum())
