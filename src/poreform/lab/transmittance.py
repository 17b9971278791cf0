"""Light through a cooled solution: the cloud point by a stated rule."""

import numpy as np
from jaxtyping import Float

from poreform.core.errors import InputError, NotMeasurableError
from poreform.core.reading import Reading
from poreform.core.units import from_si

DROP = 0.05
"""Share of the clear solution's transmittance whose loss is called cloudy."""

CLEAR_SHARE = 0.1
"""Hottest share of the points whose median is the clear solution."""

FEWEST_POINTS = 5

Points = Float[np.ndarray, " points"]


def cloud_point(
    temperature: Float[np.ndarray, " points"],
    transmittance: Float[np.ndarray, " points"],
    *,
    drop: float = DROP,
) -> float:
    """Return the temperature [K] at which the cooled solution turns cloudy for good.

    The hottest temperature below which the transmittance stays under (1 - drop) of that of
    the clear solution, linear between the two points around it.

    Parameters
    ----------
    temperature : (points,) float
        [K], any order.
    transmittance : (points,) float
        Any unit, larger is clearer.
    drop : float
        Share of the clear transmittance whose loss is called cloudy, between 0 and 1.

    Raises
    ------
    InputError
        Too few points, or `drop` outside 0 to 1.
    NotMeasurableError
        The solution stays clear, or no clear point was recorded.
    """
    if temperature.size < FEWEST_POINTS or temperature.shape != transmittance.shape:
        raise InputError(
            f"a cloud point needs {FEWEST_POINTS} or more points of both columns"
        )
    if not 0.0 < drop < 1.0:
        raise InputError(f"the drop is {drop:g}; it lies between 0 and 1")
    order = np.argsort(-temperature, kind="stable")
    kelvin, light = temperature[order], transmittance[order]
    count = max(2, round(CLEAR_SHARE * kelvin.size))
    clear = float(np.median(light[:count]))
    limit = (1.0 - drop) * clear
    bright = np.flatnonzero(light >= limit)
    if clear <= 0.0 or bright.size == 0:
        raise NotMeasurableError("no light came through the hot solution; start hotter")
    last = int(bright[-1])
    if last == light.size - 1:
        raise NotMeasurableError(
            "the solution is still clear at the coldest point; cool it further"
        )
    share = (light[last] - limit) / (light[last] - light[last + 1])
    return float(kelvin[last] + share * (kelvin[last + 1] - kelvin[last]))


def light_of_absorbance(absorbance: Points) -> Points:
    """Return the transmittance that belongs to an absorbance (base 10)."""
    return np.asarray(10.0**-absorbance)


def light_of_turbidity(turbidity: Points) -> Points:
    """Return a measure of clearness, 1 at the least turbidity and 0 at the greatest.

    Raises
    ------
    NotMeasurableError
        The turbidity is the same everywhere.
    """
    least, span = float(turbidity.min()), float(np.ptp(turbidity))
    if not span > 0.0:
        raise NotMeasurableError("the turbidity never changes; cool the solution further")
    return np.asarray(1.0 - (turbidity - least) / span)


def at_zero_rate(rates: Points, kelvin: Points) -> tuple[float, float | None]:
    """Return the cloud point [K] extrapolated to no cooling at all, and its deviation.

    A straight line through the cloud points against the rate of cooling; the deviation of
    its foot needs three rates or more.

    Raises
    ------
    InputError
        There are fewer than two different rates.
    """
    if np.unique(rates).size < 2:
        raise InputError("an extrapolation to zero rate needs two different rates")
    design = np.column_stack([np.ones_like(rates), rates])
    (foot, slope), *_ = np.linalg.lstsq(design, kelvin, rcond=None)
    if rates.size < 3:
        return float(foot), None
    misfit = kelvin - design @ np.array([foot, slope])
    variance = float(misfit @ misfit) / (rates.size - 2)
    covariance = variance * np.linalg.inv(design.T @ design)
    return float(foot), float(np.sqrt(covariance[0, 0]))


def cloud_reading(
    kelvin: float, *, rule: str, cooling: str, std: float | None = None
) -> Reading:
    """Return the cloud point as a reading [degC] with the rule that it rests on.

    Parameters
    ----------
    kelvin : float
        [K].
    rule : str
        How the onset was told, e.g. ``"transmittance 5 % below the clear solution"``.
    cooling : str
        Rate or rates, in words; empty when nobody stated them.
    std : float, optional
        Standard deviation [K].
    """
    return Reading(
        "cloud_point",
        from_si(kelvin, "degC"),
        "degC",
        f"on cooling{cooling}, {rule}",
        std=std,
        note="" if cooling else "the cooling rate is not stated: slow cooling reads higher",
    )
