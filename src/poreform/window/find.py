"""find_window: from two measured curves to Tl, Tu and whether the solvent qualifies."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from poreform.core.small_matrices import one_thread
from poreform.core.streams import stream
from poreform.window.bound import bound_of
from poreform.window.curve import Readings, curve_of
from poreform.window.decide import decide
from poreform.window.noise import noise_of
from poreform.window.statistics import (
    DRAWS,
    Beliefs,
    beliefs,
    probability_inside,
    probability_of_order,
)
from poreform.window.window import Window


@dataclass(frozen=True, slots=True)
class Rules:
    """The settings of the literal rule."""

    tolerance: float = 0.5
    """Distance [degC] within which a true temperature snaps to the 5 degC grid."""

    porosity_resolution: float = 0.0
    """Steps [%] over 5 degC that differ by no more than this are a tie."""

    extension_resolution: float = 0.0
    """The same for the breaking extension [%]."""

    physical_stop: str = ""
    """Recorded reason why no hotter point can be made, e.g. ``"boiling"``."""


def find_window(
    porosity: Mapping[float, Readings],
    extension: Mapping[float, Readings],
    *,
    rules: Rules | None = None,
    seed: int = 0,
) -> Window:
    """Return Tl, Tu and whether they qualify the solvent, with the statistical answer.

    Parameters
    ----------
    porosity, extension : mapping
        Ts [degC] -> P or TL [%]: a number, a `Reading`, a sequence of replicates, or
        ``"not dissolved"``.  The two need not share their temperatures.
    rules : Rules, optional
        Settings of the literal rule; the declared defaults when left out.
    seed : int
        Of the draws behind the statistical answer.

    Raises
    ------
    InputError
        A porosity outside 0 to 100 %, a negative extension, a figure of another
        quantity, or a temperature that is no finite number, named with its Ts.
    """
    chosen = rules or Rules()
    with one_thread():
        lower = bound_of(
            curve_of("porosity", porosity, chosen.tolerance),
            resolution=chosen.porosity_resolution,
            tolerance=chosen.tolerance,
            physical_stop=chosen.physical_stop,
            rng=stream(seed, "window porosity"),
        )
        upper = bound_of(
            curve_of("breaking_extension", extension, chosen.tolerance),
            resolution=chosen.extension_resolution,
            tolerance=chosen.tolerance,
            physical_stop=chosen.physical_stop,
            rng=stream(seed, "window extension"),
        )
    qualifies, reason = decide(lower.bound, upper.bound)
    known = bool(lower.shares and upper.shares)
    inside = probability_inside(lower.shares, upper.shares) if known else {}
    return Window(
        lower=lower.bound,
        upper=upper.bound,
        qualifies=qualifies,
        reason=reason,
        probability=probability_of_order(lower.shares, upper.shares) if known else None,
        inside=MappingProxyType(inside),
        seed=seed,
    )


def beliefs_of(
    porosity: Mapping[float, Readings],
    extension: Mapping[float, Readings],
    *,
    rules: Rules | None = None,
    seed: int = 0,
    draws: int = DRAWS,
) -> tuple[Beliefs | None, Beliefs | None]:
    """Return the curves that the readings leave possible, for planning.

    Parameters
    ----------
    porosity, extension, rules, seed
        As for `find_window`; None stands for a quantity with too few readings.
    draws : int
        Curves drawn of each quantity.
    """
    tolerance = (rules or Rules()).tolerance
    sides = (("porosity", porosity), ("breaking_extension", extension))
    with one_thread():
        lower, upper = (
            beliefs(
                curve := curve_of(name, readings, tolerance),
                noise_of(curve),
                tolerance=tolerance,
                rng=stream(seed, f"beliefs {name}"),
                draws=draws,
            )
            for name, readings in sides
        )
    return lower, upper
