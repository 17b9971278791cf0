"""Two liquids of a polydisperse polymer inside the gap: how the chains share out.

The feed is fixed.  With the volume share w of the phase '' and ln(phi_i''/phi_i') =
sigma N_i, phi_i' = phi_i/(1 - w + w exp(sigma N_i)).  For each w the equation of the
cloud point (see `polydisperse`) ties sigma to w, and chi follows.  That curve is walked
by its arclength from the cloud point, w = 0, until chi is the one asked for: the share
itself has a maximum on the way, for the rich liquid shrinks as chi rises.
"""

from dataclasses import dataclass
from typing import final

import numpy as np
from jaxtyping import Float

from poreform.core.errors import InputError, NotConvergedError
from poreform.thermo.chains import Chains
from poreform.thermo.polydisperse import cloud_point_of, odd_cubic
from poreform.thermo.roots import root_between

_Point = Float[np.ndarray, "2"]

CRITICAL_FEED = 1e-3
"""|sigma| Nw at the cloud point below which a feed counts as critical."""

DISPLACEMENT = 0.02
"""Relative, of the feed that leads around the critical one."""

MOST_NEWTON = 50
NEWTON_TOLERANCE = 1e-12

FIRST_LOGIT = -40.0
"""ln(w/(1-w)) where the walk starts: the droplets hold 4e-18 of the volume."""

STRIDE = 0.5
"""Longest step along the curve, in logits; sigma is weighed as asinh(sigma Nw) * 4."""

SIGMA_WEIGHT = 4.0
SHORTEST_STRIDE = 1e-6
MOST_STRIDES = 5000
OFFSETS = np.array([1e-3, 1e-2, 0.05, 0.15, 0.3])
"""Half-widths of the search across the curve, in strides."""

PROBE = 1e-5
"""Displacement for the direction of the curve."""

LEAST_WEIGHT = 1e-290
"""Weight fraction below which a species counts as gone from a liquid."""

CLOUD_ALLOWED = 1e-7
"""In chi, by which round-off may put the cloud point of a coexisting liquid too low."""

RESIDUAL_ALLOWED = 1e-12
"""RT per segment."""


@final
@dataclass(frozen=True, slots=True, eq=False)
class Split:
    """Two coexisting liquids of one feed."""

    chi: float
    share_rich: float
    """Volume of the polymer-rich liquid over the whole."""

    phi_lean: float
    phi_rich: float
    """Polymer volume fractions."""

    lean_weights: Float[np.ndarray, " species"]
    rich_weights: Float[np.ndarray, " species"]
    """Weight fractions of the species in the polymer of each liquid."""

    residual: float
    """Greatest mismatch of a chemical potential, RT per segment."""


@final
@dataclass(frozen=True, slots=True, eq=False)
class _Trial:
    """Both phases at one share and one sigma, with what they leave unmet."""

    chi: float
    first: Float[np.ndarray, " species"]
    second: Float[np.ndarray, " species"]
    mismatch: float
    residual: float


def split(chains: Chains, phi: float, chi: float) -> Split | None:
    """Return the two liquids into which a solution separates; None: it stays one.

    Parameters
    ----------
    phi : float
        Polymer volume fraction of the feed, 0 < phi < 1.
    chi : float
        Interaction parameter, independent of composition.

    Raises
    ------
    NotConvergedError
        The path from the cloud point could not be followed to `chi`, as where a third
        liquid appears.

    Notes
    -----
    Accuracy: potentials to 1e-12, the lever rule to round-off.  Cost: about 20 ms.
    """
    if not -np.inf < chi < np.inf:
        raise InputError(f"chi is {chi:g}; give a finite number")
    cloud = cloud_point_of(chains, phi)
    if chi <= cloud.chi:
        return None
    if abs(cloud.sigma) * chains.weight_average < CRITICAL_FEED:
        return _stable(chains, _critical_split(chains, phi, chi))
    return _stable(chains, _follow(_Walk(chains, phi), cloud.sigma, chi)[0])


def _stable(chains: Chains, found: Split) -> Split:
    """Return the split, or refuse it when a third liquid lies below its tangent plane.

    A liquid that coexists with another is at its own cloud point; where its cloud point
    lies at a lower chi, yet another liquid is more stable.
    """
    held = found.lean_weights > LEAST_WEIGHT
    shares = found.lean_weights[held]
    lean = Chains(chains.sizes[held], shares / shares.sum())
    if cloud_point_of(lean, found.phi_lean).chi < found.chi - CLOUD_ALLOWED:
        raise NotConvergedError(
            f"the two liquids at chi = {found.chi:g} are not stable: a third one coexists",
            last=found,
        )
    return found


def _critical_split(chains: Chains, phi: float, chi: float) -> Split:
    """Return the split of a critical feed, where both liquids appear at a finite share.

    The curve of such a feed branches at the cloud point; that of a feed beside it does
    not, and leads to the neighbourhood, from where Newton returns.
    """
    beside = phi * (1.0 + DISPLACEMENT)
    point = _follow(_Walk(chains, beside), cloud_point_of(chains, beside).sigma, chi)[1]
    walk = _Walk(chains, phi)
    for _ in range(MOST_NEWTON):
        value = walk.unmet(point, chi)
        columns = [
            (walk.unmet(point + step, chi) - walk.unmet(point - step, chi)) / (2.0 * PROBE)
            for step in PROBE * np.eye(2)
        ]
        step = np.linalg.solve(np.column_stack(columns), value)
        point = point - step
        if np.abs(step).max() <= NEWTON_TOLERANCE:
            return _assemble(walk, point)
    raise NotConvergedError(f"no two liquids near phi = {phi:g}, chi = {chi:g}", last=point)


def _follow(walk: "_Walk", sigma: float, chi: float) -> tuple[Split, _Point]:
    """Return the split at `chi` and its place, walking from the cloud point."""
    here = walk.start(sigma)
    ahead, stride = np.array([1.0, 0.0]), STRIDE
    for _ in range(MOST_STRIDES):
        direction = walk.direction(here, ahead)
        there = walk.onto(here + stride * direction, direction, stride)
        if there is None:
            stride *= 0.5
            if stride < SHORTEST_STRIDE:
                break
            continue
        if walk.trial(there).chi >= chi:
            return _between(walk, chi, (here, there), direction)
        here, ahead, stride = there, direction, min(2.0 * stride, STRIDE)
    raise NotConvergedError(
        f"the two liquids of phi = {walk.phi:g} do not reach chi = {chi:g}", last=here
    )


@final
@dataclass(frozen=True, slots=True, eq=False)
class _Walk:
    """The curve of the equation in the plane (ln(w/(1-w)), asinh(sigma Nw))."""

    chains: Chains
    phi: float

    def start(self, sigma: float) -> _Point:
        """Return the point of the cloud point."""
        return np.array(
            [FIRST_LOGIT, SIGMA_WEIGHT * np.arcsinh(sigma * self.chains.weight_average)]
        )

    def trial(self, point: _Point) -> _Trial:
        """Return both phases at a point of the plane."""
        sigma = np.sinh(point[1] / SIGMA_WEIGHT) / self.chains.weight_average
        return _trial(self.chains, self.phi, float(point[0]), float(sigma))

    def unmet(self, point: _Point, chi: float) -> _Point:
        """Return what a point leaves unmet of the equation and of chi, both scaled."""
        trial = self.trial(point)
        scale = self.chains.z_average**2
        return np.array([trial.mismatch / scale, trial.chi - chi])

    def direction(self, point: _Point, ahead: _Point) -> _Point:
        """Return the unit tangent of the curve that looks `ahead`."""
        slope = np.array(
            [
                self.trial(point + step).mismatch - self.trial(point - step).mismatch
                for step in PROBE * np.eye(2)
            ]
        )
        tangent = np.array([-slope[1], slope[0]]) / np.hypot(*slope)
        return np.asarray(tangent if tangent @ ahead >= 0.0 else -tangent)

    def onto(self, point: _Point, along: _Point, stride: float) -> _Point | None:
        """Return the point of the curve across from `point`; None: it is not near."""
        across = np.array([-along[1], along[0]])

        def mismatch(offset: float) -> float:
            return self.trial(point + offset * across).mismatch

        for width in OFFSETS * stride:
            if mismatch(-width) * mismatch(width) <= 0.0:
                root = root_between(mismatch, -width, width, xtol=1e-15, rtol=1e-15)
                return np.asarray(point + float(root) * across)
        return None


def _between(
    walk: _Walk,
    chi: float,
    ends: tuple[_Point, _Point],
    along: _Point,
) -> tuple[Split, _Point]:
    """Return the split at `chi`, between two points of the curve."""
    here, there = ends
    length = float((there - here) @ along)

    def point(share: float) -> _Point:
        found = walk.onto(here + share * length * along, along, length)
        if found is None:
            raise NotConvergedError("the curve of two liquids was left", last=here)
        return found

    def miss(share: float) -> float:
        return walk.trial(point(share)).chi - chi

    share = root_between(miss, 0.0, 1.0, xtol=1e-15, rtol=1e-15) if miss(0.0) < 0 else 0.0
    place = point(share)
    return _assemble(walk, place), place


def _trial(chains: Chains, phi: float, logit: float, sigma: float) -> _Trial:
    """Return both phases at a share and a sigma; no exponential overflows."""
    ln_share, ln_rest = -np.logaddexp(0.0, -logit), -np.logaddexp(0.0, logit)
    exponents = sigma * chains.sizes
    ln_first = np.log(phi * chains.weights) - np.logaddexp(ln_rest, ln_share + exponents)
    first, second = np.exp(ln_first), np.exp(ln_first + exponents)
    near = np.abs(exponents) < 1.0
    gain = np.where(near, first * np.expm1(np.where(near, exponents, 0.0)), second - first)
    rise, count = float(gain.sum()), float((gain / chains.sizes).sum())
    phi_first = float(first.sum())
    rest = 1.0 - phi_first
    stretch = float(-np.log1p(-rise / rest)) if rise < rest else np.inf
    if not np.isfinite(stretch):
        return _Trial(np.inf, first, second, -np.inf, np.inf)
    half = 0.5 * chains.sizes
    # first exp(x) |x|-scaled: exp(ln_first + x + |x|) is the larger of the two phases' mean
    grow = np.exp(ln_first + 0.5 * exponents + np.abs(0.5 * exponents)) / chains.sizes
    of_chains = float((grow * odd_cubic(0.5 * exponents) * half**3).sum())
    per_sigma = (
        0.5 * stretch / sigma if sigma else 0.5 * _slope_of_stretch(chains, first, rest)
    )
    lift = np.exp(abs(0.5 * stretch) - 0.5 * stretch)
    of_solvent = rest * lift * float(odd_cubic(np.array(0.5 * stretch))) * per_sigma**3
    chi = (sigma + stretch) / (2.0 * rise) if rise else np.nan
    off_solvent = -stretch + rise - count + chi * rise * (2.0 * phi_first + rise)
    off_chains = sigma + rise - count - chi * rise * (2.0 * rest - rise)
    return _Trial(
        chi=chi,
        first=first,
        second=second,
        mismatch=of_chains - of_solvent,
        residual=max(abs(off_solvent), abs(off_chains)),
    )


def _slope_of_stretch(
    chains: Chains, first: Float[np.ndarray, " species"], rest: float
) -> float:
    """Return dz/dsigma at sigma = 0."""
    return float((first * chains.sizes).sum()) / rest


def _assemble(walk: _Walk, point: _Point) -> Split:
    trial, logit = walk.trial(point), float(point[0])
    if not trial.residual <= RESIDUAL_ALLOWED:
        raise NotConvergedError(
            f"the potentials of the two liquids differ by {trial.residual:.2g} RT per "
            "segment",
            last=trial,
        )
    second_is_rich = bool(point[1] > 0.0)
    lean, rich = (
        (trial.first, trial.second) if second_is_rich else (trial.second, trial.first)
    )
    return Split(
        chi=trial.chi,
        share_rich=float(1.0 / (1.0 + np.exp(-logit if second_is_rich else logit))),
        phi_lean=float(lean.sum()),
        phi_rich=float(rich.sum()),
        lean_weights=lean / lean.sum(),
        rich_weights=rich / rich.sum(),
        residual=trial.residual,
    )
